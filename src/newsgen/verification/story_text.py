"""A story's page against its record: all words in order, what stood around them, its quotations.

Plain copy is held to the page character by character, but for runs of white space, which are equal
to a blank. Of Markdown the letters and digits are held to what the `markdown` package alone makes
of the text, without newsgen's marks, links, pictures and cleaning; shortcodes of other generators
are to stand there as they are written.
"""

import functools
import re
from collections.abc import Iterator
from html import unescape

import markdown

from newsgen import codes
from newsgen.errors import Code, Issue, issue_at, issue_in
from newsgen.loader.shortcodes import find_shortcodes
from newsgen.records import Article, Span
from newsgen.verification.html_reading import Html, read_html
from newsgen.verification.model import Counts
from newsgen.whole_emphasis import use_whole_emphasis

_BLANKS = re.compile(r"[ \t\r\n]+")
_ODD_BLANKS = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
"""Those that are not one blank already, since most are."""
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""What no page can hold; U+FFFD stands for it."""
_NO_LETTER = re.compile(r"[\W_]+")
_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_SHOWN = 40
"""Characters of lost words shown in a message."""
_MARKED = ("speech", "fragment", "unattributed")
"""Kinds of quotation that have an address."""


def check_story(
    article: Article, text: str, html: Html, page: str, counts: Counts
) -> Iterator[Issue]:
    """What of `article`, whose source is `text`, does not stand in `html`, the file `page`."""
    content = squeeze(html.read(html.content))
    if article.source.format == "markdown":
        yield from _check_markdown(article, content, page, counts)
    else:
        yield from _check_plain(article, text, content, page, counts)
    yield from _check_surroundings(article, squeeze(html.read(html.main)), page)
    yield from _check_quotations(article, text, html, page)


def squeeze(text: str) -> str:
    """`text` as a page shows it: runs of white space as one blank, none at either end."""
    return _ODD_BLANKS.sub(" ", _UNSHOWABLE.sub("\ufffd", text)).strip(" ")


def _check_plain(
    article: Article, text: str, content: str, page: str, counts: Counts
) -> Iterator[Issue]:
    at = 0
    for words, span in _pieces_shown(article):
        wanted = squeeze(words)
        counts["text", "piece"] += 1
        counts["text", "character"] += len(wanted)
        found = content.find(wanted, at)
        if found >= 0:
            at = found + len(wanted)
            continue
        held = _length_held(content, wanted, at)
        lost = wanted[held : held + _SHOWN]
        start = span[0] + offset_of(text[slice(*span)], held)
        yield _lost(codes.TEXT_LOST, article, text, start, f"{page} lacks “{lost}” at this place")


def _pieces_shown(article: Article) -> Iterator[tuple[str, Span]]:
    """The story in the order of its page. A rule is drawn, so its signs are not shown."""
    dateline = article.dateline
    waiting = dateline if dateline is not None and dateline.span is not None else None
    for piece in article.body:
        if waiting is not None and waiting.span is not None and piece.span[0] >= waiting.span[1]:
            yield waiting.text, waiting.span
            waiting = None
        if piece.kind != "rule":
            yield piece.text, piece.span


def _length_held(content: str, wanted: str, at: int) -> int:
    """How many of the first characters of `wanted` stand together in `content` after `at`."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        if content.find(wanted[:middle], at) >= 0:
            low = middle
        else:
            high = middle - 1
    return low


def offset_of(raw: str, squeezed: int) -> int:
    """Where the character that is number `squeezed` of ``squeeze(raw)`` stands in `raw`."""
    at = len(raw) - len(raw.lstrip(" \t\r\n"))
    for _ in range(squeezed):
        run = _BLANKS.match(raw, at)
        at = run.end() if run else at + 1
    return min(at, len(raw))


def _check_markdown(article: Article, content: str, page: str, counts: Counts) -> Iterator[Issue]:
    letters, at = _letters(content), 0
    wanted = _convert(article.dateline.text) if article.dateline and article.dateline.span else []
    wanted += _convert("\n\n".join(piece.text for piece in article.body))
    for words in map(_letters, wanted):
        counts["text", "piece"] += 1
        counts["text", "character"] += len(words)
        found = letters.find(words, at)
        if found >= 0:
            at = found + len(words)
            continue
        held = _length_held(letters, words, at)
        message = f"{page} lacks the letters “{words[held : held + _SHOWN]}” at this place"
        yield issue_in(codes.TEXT_LOST, article.source.path, message, _HINT)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def _convert(text: str) -> list[str]:
    """The words of a Markdown text, cut where it has pictures, since some are shown as words."""
    html = _converter().reset().convert(_spell_shortcodes(text))
    return [unescape(read_html(part).raw) for part in _IMAGE.split(html)]


def _spell_shortcodes(text: str) -> str:
    """`text` with only the letters and digits of its shortcodes: they are shown as written."""
    pieces, at = [], 0
    for start, end in find_shortcodes(text):
        pieces += [text[at:start], _letters(text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


@functools.cache
def _converter() -> markdown.Markdown:
    converter = markdown.Markdown(extensions=["extra", "sane_lists", "toc"], output_format="html")
    use_whole_emphasis(converter)
    return converter


def _check_surroundings(article: Article, shown: str, page: str) -> Iterator[Issue]:
    """Headlines, bylines, captions, credits and boilerplate, wherever they stand.

    Of Markdown they are shown without its signs: letters and digits are compared, as of its body.
    """
    letters = _letters(shown) if article.source.format == "markdown" else ""
    for what, words in _surroundings(article):
        if squeeze(words) in shown:
            continue
        if not letters or any(_letters(part) not in letters for part in _convert(words)):
            message = f"{page} lacks the {what} “{squeeze(words)[:_SHOWN]}”"
            yield issue_in(codes.SURROUNDINGS_LOST, article.source.path, message, _HINT)


def _surroundings(article: Article) -> Iterator[tuple[str, str]]:
    yield "headline", " ".join((article.headline or "").split())  # so do pages show it
    yield "subheadline", article.subheadline or ""
    for byline in article.bylines:
        yield "byline", byline.name
    for photo in article.photos:
        yield "caption", photo.caption or ""
        yield "credit", photo.credit.text if photo.credit else ""
    for part in article.boilerplate:
        yield part.kind, part.text


def _check_quotations(article: Article, text: str, html: Html, page: str) -> Iterator[Issue]:
    """Each quotation stands at its address; one inside another only has the address."""
    runs = sorted(
        (fragment.span, quote.id if number == 0 else "")
        for quote in article.quotes
        if quote.kind in _MARKED
        for number, fragment in enumerate(quote.fragments)
    )
    covered = 0
    for (start, end), name in runs:
        if name and name not in html.ids:
            message = f"{page} has no place `{name}` for this quotation"
            yield _lost(codes.QUOTATION_LOST, article, text, start, message)
        elif name and start >= covered and article.source.format == "text":
            wanted = squeeze(text[start:end])
            at = html.ids[name]
            if not squeeze(html.read((at, at + 6 * (end - start) + 80))).startswith(wanted):
                message = f"other words stand at #{name} of {page}"
                yield _lost(codes.QUOTATION_LOST, article, text, start, message)
        covered = max(covered, end)


_HINT = "compare page and source; `newsgen build` makes a page anew that was deleted"


def _lost(code: Code, article: Article, text: str, at: int, message: str) -> Issue:
    return issue_at(code, article.source.path, text, at, message, _HINT)
