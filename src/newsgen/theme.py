"""Where the default theme lies: in the wheel, or in a checkout at the repository's top level."""

from pathlib import Path

_PACKAGED = Path(__file__).parent / "theme"
_CHECKOUT = Path(__file__).parents[2]


def theme_folder(name: str) -> Path:
    """The folder ``templates`` or ``static`` of the default theme."""
    packaged = _PACKAGED / name
    return packaged if packaged.is_dir() else _CHECKOUT / name
