"""Static files: those of the theme, each replaced by the site's file of the same name."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import fspath
from os.path import realpath
from pathlib import Path

from newsgen.errors import Issue
from newsgen.site_files import leads_out, link_out, linked_folder
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

    Hidden files are left out, and links that lead out of the site.
    """
    found: dict[str, StaticFile] = {}
    for layer in layers:
        folder = layer.folder
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            name = path.relative_to(folder).as_posix()
            hidden = any(part.startswith(".") for part in name.split("/"))
            if path.is_file() and not hidden and not layer.refuses(path):
                found[name] = StaticFile(path, layer.label + name)
    return dict(sorted(found.items()))


def find_links_out(layers: Sequence[Layer]) -> tuple[Issue, ...]:
    """An error for each link in a site's own folders that leads out of the site.

    Where such a folder is itself a link, that is a warning, and its files are read.
    """
    issues = []
    for layer in layers:
        if not layer.own or not layer.folder.is_dir():
            continue
        if leads_out(fspath(layer.folder), realpath(layer.folder.parent)):
            issues.append(linked_folder(layer.label.rstrip("/"), realpath(layer.folder)))
        for path in sorted(layer.folder.rglob("*")):
            if layer.refuses(path):
                name = path.relative_to(layer.folder).as_posix()
                issues.append(link_out(layer.label + name))
    return tuple(issues)
