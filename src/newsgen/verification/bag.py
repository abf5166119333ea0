"""An archive as a BagIt bag (RFC 8493): sources and output with their sums, for a repository.

A bag holds no time of its own, which the standard leaves free, so equal archives give equal bags.
"""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsgen import __version__, codes
from newsgen.config import Config
from newsgen.errors import OutputError, issue_in
from newsgen.manifest import Manifest
from newsgen.verification.checksums import find_sources, require_outside, sum_of

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_PAYLOAD = "data"


@dataclass(frozen=True, slots=True)
class Payload:
    """What a bag holds: each file's path below ``data/``, sum and size."""

    path: str
    digest: str
    size: int


def write_bag(bag: Path, root: Path, out: Path, config: Config, manifest: Manifest) -> int:
    """Write the bag of the site at `root`, built into `out` as `manifest` says; how many files.

    It is made beside its place and moved there whole. Raises `OutputError` where something is in
    its place or a file cannot be copied.
    """
    require_outside(bag, root, out)
    if bag.exists() and (not bag.is_dir() or any(bag.iterdir())):
        raise _refused(bag, f"{bag} is there already")
    making = bag.with_name(f"{bag.name}.partial")
    shutil.rmtree(making, ignore_errors=True)
    try:
        payload = list(_copy(making, _planned(root, out, manifest)))
        _write_tags(making, config, payload)
        making.replace(bag)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise _refused(bag, f"{error.filename or bag}: {error.strerror or error}") from None
    return len(payload)


def _refused(bag: Path, message: str) -> OutputError:
    hint = "name a folder that does not exist yet; `newsgen verify` tells what else is wrong"
    return OutputError(message, [issue_in(codes.EXPORT_IN_THE_WAY, str(bag), message, hint)])


def _planned(root: Path, out: Path, manifest: Manifest) -> Iterator[tuple[Path, str]]:
    """Each file, and its path below ``data/``. Foreign files in the output are not taken."""
    for path in sorted(manifest.files):
        yield out / path, f"build/{path}"
    for path in find_sources(root):
        yield root / path, f"sources/{path}"


def _copy(making: Path, planned: Iterable[tuple[Path, str]]) -> Iterator[Payload]:
    """Copy the files; sums are those of the copies, read back."""
    for source, path in planned:
        target = making / _PAYLOAD / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        yield Payload(path, sum_of(target), target.stat().st_size)


def _write_tags(making: Path, config: Config, payload: list[Payload]) -> None:
    sums = ((file.digest, f"{_PAYLOAD}/{file.path}") for file in payload)
    texts = {
        "bag-info.txt": _describe(config, payload),
        "bagit.txt": DECLARATION,
        "manifest-sha256.txt": _list_sums(sums),
    }
    for name, text in texts.items():
        (making / name).write_bytes(text.encode(errors="surrogateescape"))
    tags = _list_sums((sum_of(making / name), name) for name in texts)
    (making / "tagmanifest-sha256.txt").write_bytes(tags.encode())


def _describe(config: Config, payload: list[Payload]) -> str:
    """``bag-info.txt``. Payload-Oxum is the number of bytes, a dot, and the number of files."""
    fields = {
        "Bag-Software-Agent": f"newsgen {__version__}",
        "External-Description": config.title,
        "External-Identifier": config.url,
        "Payload-Oxum": f"{sum(file.size for file in payload)}.{len(payload)}",
    }
    lines = ((name, " ".join(value.split())) for name, value in fields.items())
    return "".join(f"{name}: {value}\n" for name, value in lines if value)


def _list_sums(sums: Iterable[tuple[str, str]]) -> str:
    """Lines of a manifest; what would break a line is percent-encoded (RFC 8493, 2.1.3)."""
    lines = []
    for digest, path in sums:
        encoded = path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
        lines.append(f"{digest}  {encoded}\n")
    return "".join(lines)
