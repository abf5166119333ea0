"""Markdown bodies → HTML that is safe to show: quotations marked, links led to pages, no scripts.

Plain copy never comes here: ``#MeToo`` would become a heading, ``2021. That was`` a list.
"""

import functools
import html as html_text
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions.tables import TableProcessor
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.treeprocessors import Treeprocessor

from newsgen.loader.links import is_relative, split_target
from newsgen.records import Span
from newsgen.renderer.plain_paragraphs import put_back, set_aside
from newsgen.renderer.shortcodes import drop_numbers, put_shortcodes_back, set_shortcodes_aside
from newsgen.renderer.strings.shape import MarkdownStrings
from newsgen.whole_emphasis import use_whole_emphasis

RESERVED_IDS = frozenset(
    {"main", "about", "quoted", "running", "named", "filed", "related", "title"}
)
"""Ids that the templates of an article use."""

_OPEN, _CLOSE, _STOP = "\ue0f0", "\ue0f1", "\ue0f2"
"""Private-use characters that carry the quote marks' places through the conversion."""
_MARK = re.compile(f"{_OPEN}\\d+{_STOP}|{_CLOSE}")
_TAG = re.compile(r"(<[^>]*>)")
_IMAGE = re.compile(r'<img((?:\s[\w:-]+="[^"]*")*)>')
_LINK = re.compile(r'<a((?:\s[\w:-]+="[^"]*")*)>|</a>')
_ATTRIBUTE = re.compile(r'\s([\w:-]+)="([^"]*)"')
_OWN_ID = re.compile(r"(?:q|photo-)\d+")
_BLOCKS = re.compile(r"</?(?:p|h[1-6]|li|ul|ol|dl|dt|dd|blockquote|div|table|tr|td|th|pre|hr)\b")
_TAGS = nh3.ALLOWED_TAGS - {"map", "area"}
_ATTRIBUTES = {
    **{tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()},
    "*": {"id", "class", "title", "lang", "dir"},
}


def render_markdown(
    text: str,
    quotes: Sequence[tuple[Span, str]],
    links: Mapping[str, str],
    root: str,
    words: MarkdownStrings,
) -> str:
    """The HTML of a Markdown text.

    `quotes` are the quoted runs as spans in `text`, in order, each with its id (empty for a later
    run of the same quotation). `links` leads the text's relative links to paths of pages or static
    files; one that leads nowhere is left as plain text. `root` goes before each path. Shortcodes
    of other generators are shown as they are written.
    """
    marked, shortcodes = set_shortcodes_aside(_mark_quotes(text, quotes))
    rest, plain = set_aside(marked)
    clean = put_back(_convert(rest, links, root, words), plain)
    if clean is None:
        clean = _convert(marked, links, root, words)
    shown = _show_images(_drop_dead_links(clean), words.picture)
    placed = _place_quotes(shown, [name for _, name in quotes])
    return put_shortcodes_back(placed, [_MARK.sub("", shortcode) for shortcode in shortcodes])


def _convert(text: str, links: Mapping[str, str], root: str, words: MarkdownStrings) -> str:
    """The HTML of a text, with all that may not be shown left out."""
    html = _converter(words.back_to_note.text).reset().convert(text)
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
        attribute_filter=_LinkFilter(links, root, frozenset(re.findall(r'\bid="([^"]*)"', html))),
    )


class _LinkFilter:
    """Decides what becomes of each attribute: nh3 calls it with tag, attribute and value."""

    def __init__(self, links: Mapping[str, str], root: str, ids: frozenset[str]) -> None:
        self._links, self._root, self._ids = links, root, ids

    def __call__(self, _tag: str, attribute: str, value: str) -> str | None:
        if attribute == "id":
            return None if _is_reserved(value) else value
        if attribute not in ("href", "src", "cite"):
            return value
        if value.startswith("#"):
            return value if value[1:] in self._ids else None
        if is_relative(value):
            path = self._links.get(value)
            return None if not path else self._root + path
        parts = split_target(value)
        return value if parts and parts.scheme else None


class _LowerHeadings(Treeprocessor):
    """Moves headings down until the highest is h2, since the page's headline is its h1."""

    def run(self, root: Element) -> None:
        headings = [e for e in root.iter() if re.fullmatch(r"h[1-6]", e.tag)]
        highest = min((int(e.tag[1]) for e in headings), default=2)
        for heading in headings:
            level = int(heading.tag[1]) + 2 - highest
            heading.tag = f"h{min(level, 6)}"


class _Tables(TableProcessor):
    """Tells by two lines that a block is no table: the library splits all of them, each time.

    It asks about what is left of a block after each heading in it, so that thousands of headings
    without empty lines between them took time that grew with their square.
    """

    def test(self, parent: Element, block: str) -> bool:
        header, _, rest = block.partition("\n")
        separator = rest[: rest.find("\n")] if "\n" in rest else rest
        # Backslashes too: of two before the last bar the library takes both for its border.
        return "|" in header and set(separator) <= set("|:- \\") and super().test(parent, block)


@functools.lru_cache(maxsize=4)  # one for each language; a preview sees new words
def _converter(back_to_note: str) -> markdown.Markdown:
    converter = markdown.Markdown(
        extensions=["extra", "sane_lists", TocExtension(slugify=_heading_id)],
        # The extension gives the number to str.format.
        extension_configs={"extra": {"footnotes": {"BACKLINK_TITLE": _format_of(back_to_note)}}},
        output_format="html",
    )
    tables = _Tables(converter.parser, {"use_align_attribute": False})
    converter.parser.blockprocessors.register(tables, "table", 75)  # in place of that of "extra"
    use_whole_emphasis(converter)
    converter.treeprocessors.register(_LowerHeadings(converter), "lower_headings", 1)
    return converter


def _format_of(text: str) -> str:
    """``Footnote {number}`` as `str.format` wants it: ``Footnote {}``."""
    return text.replace("{", "{{").replace("}", "}}").replace("{{number}}", "{}")


def _heading_id(words: str, separator: str) -> str:
    slug = slugify_unicode(drop_numbers(_MARK.sub("", words)), separator)
    return f"{slug}-section" if not slug or _is_reserved(slug) else slug


def _is_reserved(name: str) -> bool:
    return name in RESERVED_IDS or bool(_OWN_ID.fullmatch(name))


def _mark_quotes(text: str, quotes: Sequence[tuple[Span, str]]) -> str:
    if any(sign in text for sign in (_OPEN, _CLOSE, _STOP)):
        return text
    parts, at = [], 0
    for number, ((start, end), _) in enumerate(quotes):
        if start < at:  # inside another quotation
            continue
        parts += [text[at:start], f"{_OPEN}{number}{_STOP}", text[start:end], _CLOSE]
        at = end
    return "".join([*parts, text[at:]])


def _place_quotes(html: str, names: Sequence[str]) -> str:
    """Turn the marks into ``<q>`` where that nests, and into an empty anchor where it does not."""
    pieces = [_MARK.sub("", p) if p.startswith("<") else p for p in _TAG.split(html)]
    joined = "".join(pieces)
    found = re.compile(f"{_OPEN}([0-9]{{1,6}}){_STOP}(.*?){_CLOSE}", re.DOTALL)
    placed = _MARK.sub("", found.sub(lambda match: _quote(match, names), joined))
    # A quotation inside an attribute has no place; its address must lead to the story all the same.
    lost = [name for name in names if name and f' id="{name}"' not in placed]
    return "".join(f'<span id="{name}"></span>' for name in lost) + placed


def _quote(match: re.Match[str], names: Sequence[str]) -> str:
    number, inside = int(match[1]), match[2]
    if number >= len(names):  # a text may hold the marks, if only as `&#xe0f0;`
        return inside
    name = names[number]
    attribute = f' id="{name}"' if name else ""
    if _BLOCKS.search(inside) or not _is_balanced(inside):
        return f"<span{attribute}></span>{inside}" if name else inside
    return f"<q{attribute}>{inside}</q>"


def _is_balanced(html: str) -> bool:
    open_tags: list[str] = []
    for closing, tag, empty in re.findall(r"<(/?)(\w+)[^>]*?(/?)>", html):
        if empty or tag in ("br", "img", "wbr"):
            continue
        if not closing:
            open_tags.append(tag)
        elif not open_tags or open_tags.pop() != tag:
            return False
    return not open_tags


def _drop_dead_links(html: str) -> str:
    """`html` whose links without an address are their words; one with an id stays a place."""
    closing: list[str] = []

    def turn(match: re.Match[str]) -> str:
        attributes = match[1]
        if attributes is None:
            return closing.pop() if closing else match[0]
        if ' href="' in attributes:
            closing.append("</a>")
            return match[0]
        place = ' id="' in attributes
        closing.append("</span>" if place else "")
        return f"<span{attributes}>" if place else ""

    return _LINK.sub(turn, html)


def _show_images(html: str, label: str) -> str:
    """`html` with each picture as it may be shown; `label` stands for one without words."""
    inside = False
    pieces = []
    for piece in _TAG.split(html):
        if piece.startswith(("<a ", "<a>", "</a")):
            inside = not piece.startswith("</")
        match = _IMAGE.fullmatch(piece)
        pieces.append(_image(match, label, inside_link=inside) if match else piece)
    return "".join(pieces)


def _image(match: re.Match[str], label: str, *, inside_link: bool) -> str:
    """A picture held by the site stays; one of another host becomes a link; a lost one its text."""
    attributes = dict(_ATTRIBUTE.findall(match[1]))
    source, words = attributes.get("src", ""), attributes.get("alt", "")
    held = source and not urlsplit(source).scheme
    if not source or (inside_link and not held):
        return f"<em>{words or html_text.escape(label)}</em>" if words or inside_link else ""
    if not held:
        return f'<a href="{source}">{words or html_text.escape(label)}</a>'
    return match[0] if "alt" in attributes else match[0].replace("<img", '<img alt=""', 1)
