"""Static files: those of the theme, each replaced by the site's file of the same name."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsgen.theme import Layer


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that is copied to the output as it is."""

    source: Path
    label: str
    """For messages: ``static/style.css``."""

    def read(self) -> bytes:
        """Its bytes."""
        return self.source.read_bytes()

    def fingerprint(self) -> str:
        """The digest of its bytes."""
        with self.source.open("rb") as file:
            return hashlib.file_digest(file, "blake2b").hexdigest()[:32]


def find_static(layers: Sequence[Layer]) -> Mapping[str, StaticFile]:
    """Static files by their path in the output, sorted; one of a later layer replaces another.

    Hidden files are left out.
    """
    found: dict[str, StaticFile] = {}
    for layer in layers:
        folder = layer.folder
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            name = path.relative_to(folder).as_posix()
            if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
                found[name] = StaticFile(path, layer.label + name)
    return dict(sorted(found.items()))
