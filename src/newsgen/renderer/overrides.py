"""What a site changes of its theme: which files it replaces, how, and whether to any effect."""

import difflib
import errno
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsgen.places import STATIC, TEMPLATES
from newsgen.renderer.blocks import cut_blocks, find_line, resolve_block
from newsgen.renderer.templates import find_pages, find_used, read_templates
from newsgen.theme import DEFAULT, Layer, find_layers

KINDS = (TEMPLATES, STATIC)


@dataclass(frozen=True, slots=True)
class Override:
    """A file of the site that replaces one of the theme, or a template that is the site's alone."""

    path: str
    """``templates/base.html``."""
    theirs: str
    """The file that it replaces: ``newsgen theme: base.html``; empty where there is none."""
    equal: bool
    """It is the same, byte for byte, or extends that file and changes nothing of it."""
    diff: tuple[str, ...]
    """What the site changes, as a unified diff without line ends; empty for a file of no text."""
    used: bool
    """A page is made with it. Static files always count as used."""
    extends: bool = False
    """It extends the file, so only what it changes of its blocks is in the diff."""

    @property
    def is_pointless(self) -> bool:
        """Without it every page would be as it is."""
        return self.equal or not self.used


def find_overrides(root: Path, theme: str) -> tuple[Override, ...]:
    """What the site at `root` replaces of the theme it names; templates first, sorted."""
    return (*_find_template_overrides(root, theme), *_find_static_overrides(root, theme))


def is_theme_itself(root: Path) -> bool:
    """Whether the templates of the site are the default theme's, as in newsgen's own repository."""
    site, default = root / TEMPLATES, find_layers(root, "", TEMPLATES)[0].folder
    return site.is_dir() and default.is_dir() and site.samefile(default)


def _find_template_overrides(root: Path, theme: str) -> Iterator[Override]:
    layers = find_layers(root, theme, TEMPLATES)
    templates, _ = read_templates(layers)
    pages = find_pages(read_templates(layers[:1])[0])
    used = find_used(templates, pages)
    texts = {file.name: file.text for file in templates.files}
    for name in texts:
        if (layers[-1].folder / name).is_file():
            extended = _compare_blocks(layers, name, texts, name in used)
            yield extended or _compare(layers, name, TEMPLATES, name in used)


def _compare_blocks(
    layers: tuple[Layer, ...], name: str, texts: Mapping[str, str], used: bool
) -> Override | None:
    """The site's template `name` beside the one of its theme, if it extends just that."""
    mine, below = cut_blocks(texts[name]), _find_file(layers[:-1], name)
    names = {f"theme/{name}", *([f"{DEFAULT}/{name}"] if below is layers[0] else ())}
    if below is None or mine.extends not in names:
        return None
    label, path = below.label + name, f"{TEMPLATES}/{name}"
    line = tuple(find_line(texts, mine.extends))
    diff = list[str]()
    for block in mine.outer:
        old, new = resolve_block(line, block), resolve_block((mine, *line), block)
        has = "block" if old is not None else "which has no block"
        said = f"{label}, {has} {block}", f"{path}, block {block}"
        diff += _diff_texts(old or "", new or "", *said)
    diff += _diff_texts("", mine.rest, label, f"{path}, outside its blocks")
    return Override(path, label, not diff, tuple(diff), used, extends=True)


def _diff_texts(old: str, new: str, theirs: str, mine: str) -> Iterator[str]:
    """A unified diff, empty lines around the texts left out."""
    before, after = (text.strip("\n").rstrip().splitlines() for text in (old, new))
    yield from difflib.unified_diff(before, after, theirs, mine, lineterm="")


def _find_static_overrides(root: Path, theme: str) -> Iterator[Override]:
    layers = find_layers(root, theme, STATIC)
    site = layers[-1].folder
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and _find_file(layers[:-1], name):
            yield _compare(layers, name, STATIC, True)


def _compare(layers: tuple[Layer, ...], name: str, kind: str, used: bool) -> Override:
    """The site's file `name` beside what it replaces."""
    mine, below = (layers[-1].folder / name).read_bytes(), _find_file(layers[:-1], name)
    path = f"{kind}/{name}"
    if below is None:
        return Override(path, "", False, (), used)
    theirs = (below.folder / name).read_bytes()
    label = below.label + name
    diff: tuple[str, ...] = ()
    if mine != theirs and b"\0" not in mine + theirs:
        old, new = (data.decode(errors="replace").splitlines() for data in (theirs, mine))
        diff = tuple(difflib.unified_diff(old, new, label, path, lineterm=""))
    return Override(path, label, mine == theirs, diff, used)


def _find_file(layers: tuple[Layer, ...], name: str) -> Layer | None:
    """The last of the layers that has the file `name`."""
    return next((layer for layer in reversed(layers) if (layer.folder / name).is_file()), None)


def theme_files(root: Path, theme: str) -> tuple[str, ...]:
    """All files that the site can replace: ``templates/404.html``, …, ``static/style.css``."""
    found = set()
    for kind in KINDS:
        for layer in find_layers(root, theme, kind)[:-1]:
            for path in layer.folder.rglob("*"):
                parts = path.relative_to(layer.folder).parts
                if path.is_file() and not any(part.startswith(".") for part in parts):
                    found.add("/".join((kind, *parts)))
    return tuple(sorted(found))


def copy_file(root: Path, theme: str, path: str) -> Path:
    """Copy the theme's file ``templates/base.html`` into the site; where it is then.

    Raises `FileExistsError` where the site has that file, and `OSError` where it cannot be written.
    """
    kind, _, name = path.partition("/")
    layer = _find_file(find_layers(root, theme, kind)[:-1], name)
    if layer is None:
        raise FileNotFoundError(errno.ENOENT, "no such file of the theme", path)
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with (layer.folder / name).open("rb") as source, target.open("xb") as copy:
        shutil.copyfileobj(source, copy)
    return target
