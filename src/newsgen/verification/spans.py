"""A record against its source: the blocks tile the text, what is sliced from it stands there."""

from collections.abc import Iterator
from html import unescape

from newsgen import codes
from newsgen.errors import Issue, issue_at
from newsgen.records import Article, Span
from newsgen.verification.model import Counts

_QUOTE_MARKS = "\"'`´“”‘’„‚«»‹›「」『』 \t\r\n\u00a0\u202f\u2019"
"""What may stand around the words of a quotation, inside its span."""


def check_spans(article: Article, text: str, counts: Counts) -> Iterator[Issue]:
    """What in `article` is not what `text`, its source, has at its place."""
    counts["records", "record"] += 1
    yield from _check_tiling(article, text)
    for what, words, (start, end) in _sliced(article):
        counts["records", "span"] += 1
        if text[start:end] != words:
            yield _disagrees(article, text, start, f"{what} is not what stands here")
    for quote in article.quotes:
        counts["quotations", "quotation"] += 1
        for fragment in quote.fragments:
            counts["quotations", "fragment"] += 1
            start, end = fragment.span
            if _inside_marks(article, text[start:end]) != _inside_marks(article, fragment.text):
                yield _disagrees(
                    article, text, start, f"quotation {quote.id} is not what stands here"
                )
        if " ".join(part.text for part in quote.fragments if part.text) != quote.text:
            start = quote.fragments[0].span[0] if quote.fragments else 0
            yield _disagrees(article, text, start, f"quotation {quote.id} is not its fragments")


def _inside_marks(article: Article, quoted: str) -> str:
    """The words of a quotation; in Markdown its marks may be entities: ``&#8220;We go.&#8221;``."""
    decoded = unescape(quoted) if article.source.format == "markdown" else quoted
    return decoded.strip(_QUOTE_MARKS)


def _check_tiling(article: Article, text: str) -> Iterator[Issue]:
    at = 0
    for block in article.blocks:
        if block.span[0] != at:
            yield _disagrees(article, text, at, "the blocks leave a gap or overlap here")
        at = block.span[1]
    if at != len(text):
        yield _disagrees(article, text, at, "the blocks end before the text, or after it")


def _sliced(article: Article) -> Iterator[tuple[str, str, Span]]:
    """What is sliced from the source: its name, its words, and where they stand."""
    for number, piece in enumerate(article.body, start=1):
        yield f"piece {number} of the body", piece.text, piece.span
    for part in article.boilerplate:
        yield f"the {part.kind}", part.text, part.span
    dateline = article.dateline
    if dateline is not None and dateline.span is not None:
        yield "the dateline", dateline.text, dateline.span


def _disagrees(article: Article, text: str, at: int, message: str) -> Issue:
    hint = "delete .newsgen/ and build again; if it stays, it is a fault of newsgen: report it"
    return issue_at(codes.RECORD_DISAGREES, article.source.path, text, at, message, hint)
