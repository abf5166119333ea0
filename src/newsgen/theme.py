"""Themes: folders with ``templates/`` and ``static/`` that say how the pages look.

A theme holds only what it does differently; whatever it lacks comes from the default theme. Where a
site has a file of its own, that goes before any theme.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from newsgen.places import STATIC, TEMPLATES, THEMES
from newsgen.site_files import leads_out

DEFAULT = "archive"
"""The theme of every site that names no other, and the ground that every other stands on."""
INTRO_FILE = "theme.txt"
"""Its first line says how the theme looks."""

_DEFAULT_INTRO = "Like a printed newspaper: serif type, ruled columns, light and dark."
_PACKAGED = Path(__file__).parent / "theme"
_CHECKOUT = Path(__file__).parents[2]
_SHIPPED = Path(__file__).parent / THEMES


@dataclass(frozen=True, slots=True)
class Layer:
    """Files that go before those of the same name in the layers below."""

    folder: Path
    label: str
    """For messages, in front of a file's name: ``templates/``, ``newsgen theme wire: ``."""
    own: bool = False
    """The files belong to the site, not to newsgen."""

    def refuses(self, path: Path) -> bool:
        """Whether `path`, in a site's own folder, is a link that leads out of the site."""
        tops = (os.path.realpath(self.folder.parent), os.path.realpath(self.folder))
        return self.own and leads_out(os.fspath(path), *tops)


def theme_folder(kind: str) -> Path:
    """The folder `kind`, ``templates`` or ``static``, of the default theme.

    It lies in the wheel, or in a checkout at the repository's top level.
    """
    packaged = _PACKAGED / kind
    return packaged if packaged.is_dir() else _CHECKOUT / kind


def shipped_folders() -> tuple[Path, ...]:
    """All folders whose templates and static files newsgen brings with it."""
    return (theme_folder(TEMPLATES), theme_folder(STATIC), _SHIPPED)


def find_layer(root: Path, name: str, kind: str) -> Layer | None:
    """What the theme `name` lays over the default, in its folder `kind`; None for the default.

    A theme of the site at `root` goes before one that newsgen has under the same name.
    """
    own = root / THEMES / name
    if own.is_dir():
        return Layer(own / kind, f"{THEMES}/{name}/{kind}/", own=True)
    if name == DEFAULT:
        return None
    return Layer(_SHIPPED / name / kind, f"newsgen theme {name}: ")


def find_layers(root: Path, name: str, kind: str) -> tuple[Layer, ...]:
    """All that a page of the site may take from folders `kind`: default theme, theme, site."""
    between = find_layer(root, name, kind)
    default = Layer(theme_folder(kind), "newsgen theme: ")
    site = Layer(root / kind, f"{kind}/", own=True)
    return (default, *([between] if between else ()), site)


def theme_names(root: Path) -> tuple[str, ...]:
    """The themes that the site at `root` can name, the default first, the rest sorted."""
    others = {path.name for folder in (_SHIPPED, root / THEMES) for path in _folders_in(folder)}
    return (DEFAULT, *sorted(others - {DEFAULT}))


def read_intro(root: Path, name: str) -> str:
    """How the theme `name` looks, in a sentence; empty where it does not say."""
    for folder in (root / THEMES / name, _SHIPPED / name):
        if folder.is_dir():
            try:
                lines = (folder / INTRO_FILE).read_text(encoding="utf-8").splitlines()
            except (OSError, UnicodeDecodeError):
                return ""
            return lines[0].strip() if lines else ""
    return _DEFAULT_INTRO if name == DEFAULT else ""


def _folders_in(folder: Path) -> list[Path]:
    inside = folder.iterdir() if folder.is_dir() else ()
    return [path for path in inside if path.is_dir() and not path.name.startswith((".", "_"))]
