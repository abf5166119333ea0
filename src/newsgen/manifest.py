"""The manifest: which files newsgen wrote into an output folder, and what from.

It lies in ``.newsgen/``. What it does not list is not newsgen's, and is let be.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from newsgen.durable import replace_durably
from newsgen.receipt import Receipt

_CHUNK = 1000
"""Files whose entries are printed at once."""


class Written(Struct, frozen=True):
    """A file that newsgen wrote."""

    fingerprint: str
    """Of all that it was made from; empty where it may not have been finished."""
    size: int
    mtime_ns: int
    sha256: str = ""
    """Of its bytes; empty where it may not have been finished, or an older newsgen wrote it."""


UNFINISHED = Written("", 0, 0)


class Source(Struct, frozen=True):
    """A source that the files were made from, as it was read."""

    digest: str
    size: int
    mtime_ns: int
    key: str
    """Of its record; empty for an override, which is in the record of its seed."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files that newsgen wrote into one output folder, by path."""

    files: dict[str, Written] = field(default_factory=dict)
    receipt: Receipt | None = None
    """Of the build that wrote them; None where it may not have been finished."""
    sources: dict[str, Source] = field(default_factory=dict)
    """What they were made from, by path; empty where `receipt` is None.

    The record store goes with the sources, also where a build fails; this goes with the output.
    """

    @property
    def keys(self) -> set[str]:
        """The keys of the records that the files were made from."""
        return {source.key for source in self.sources.values() if source.key}


class _Stored(Struct, frozen=True):
    """A manifest as it lies in its file."""

    files: dict[str, Written]
    receipt: msgspec.Raw
    sources: msgspec.Raw


def manifest_path(state: Path, out: Path) -> Path:
    """Where the manifest of the output folder `out` is kept."""
    name = hashlib.blake2b(os.fsencode(os.path.relpath(out, state)), digest_size=8).hexdigest()
    return state / f"manifest-{name}.json"


def read_manifest(path: Path) -> Manifest:
    """The manifest at `path`; empty where there is none, or a damaged one.

    Where receipt or sources are those of another newsgen, the files are still newsgen's own.
    """
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=_Stored)
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        return Manifest()
    try:
        receipt = msgspec.json.decode(stored.receipt, type=Receipt | None)
        sources = msgspec.json.decode(stored.sources, type=dict[str, Source])
    except msgspec.DecodeError:
        return Manifest(stored.files)
    return Manifest(stored.files, receipt, sources)


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Replace the manifest at `path` in one step that a power cut does not halve."""
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_durably(path, path.with_suffix(".new"), _print_manifest(manifest))


def _print_manifest(manifest: Manifest) -> Iterator[bytes]:
    """The bytes of `manifest` in pieces: in one they would take as much memory as all it holds."""
    yield b'{"files":'
    yield from _print_mapping(manifest.files)
    yield b',"receipt":' + msgspec.json.encode(manifest.receipt) + b',"sources":'
    yield from _print_mapping(manifest.sources)
    yield b"}"


def _print_mapping(values: Mapping[str, Struct]) -> Iterator[bytes]:
    items = iter(values.items())
    yield b"{"
    separator = b""
    while chunk := dict(islice(items, _CHUNK)):
        yield separator + msgspec.json.encode(chunk)[1:-1]
        separator = b","
    yield b"}"
