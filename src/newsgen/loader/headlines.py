"""Headlines: whether a first line is one, and what of it is headline or subheadline."""

import re

from newsgen.records import Span

__all__ = ["joins_headline", "looks_like_headline", "looks_like_subheadline", "read_headline"]

_LONGEST = 220
_MOST_WORDS = 32
_MOST_WORDS_WITH_STOP = 18
"""Of 844 headlines printed with a full stop nine in ten have at most 15 words; the shortest first
sentences of 519 newswire stories without a headline have 13 (evaluation sets, 2026)."""
_MOST_WORDS_TITLE_CASE = 24

_SMALL_WORDS = re.compile(r"\b(?:the|an?|its|their|his|her)\b")
_VERBS = re.compile(r"\b(?:is|are|was|were|has|have|had|said|says|who|which)\b")
_TOLD = re.compile(
    r"\b(?:said|told|according to|announced|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:last|this) (?:week|weekend|month|year|night))\b"
)
_SPOKEN = re.compile(r"[\"“][^\"”]{2,200}[,.?!][\"”]\s+(?:said|says|he|she|they|[A-Z]\w+ said)\b")
_SHORT_WORDS = re.compile(
    r"(?:an?|and|as|at|but|by|for|from|if|in|nor|of|off|on|or|per|so|the|to|up|via|vs?|with)\b",
    re.I,
)
_NOT_WORDS = re.compile(r"https?:|www\.|[{<\\]|\W+$")
_LINE_END = re.compile(r"[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_MARKED = re.compile(r"#{1,6}[ \t]+(?P<words>\S[^\n\r]*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINED = re.compile(r"(?P<words>\S[^\n\r]*?)[ \t]*(?:\r\n?|\n) {0,3}(?:=+|-{2,})[ \t]*$")
_STOP = re.compile(r"[.…][\"”’'»)\]]*$")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]\.){2,}|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|Bros|Dept|No|vs|Mass|Calif|Conn|Fla|Wis|"
    r"Wyo|Va|Pa|Ariz|Ill|Mich|Minn|Tenn|Ore|Okla|Ala|Ark|Colo|Ga|Ind|Kan|Ky|La|Md|Mo|Mont|Neb|Nev)"
    r"\.|\b[ap]\.m\.|\b[A-Z]\.)$"
)


def looks_like_headline(line: str) -> bool:
    """Whether the stripped first line of an article can be its headline.

    ``Ferry service resumes after storm`` can; a long paragraph, or a sentence that reports
    (``The ferry sank on Monday, the port said.``) cannot.
    """
    words = line.split()
    if not words or len(line) > _LONGEST or len(words) > _MOST_WORDS:
        return False
    if _SPOKEN.search(line) or _NOT_WORDS.match(line):
        return False
    if not _STOP.search(line):
        return not _reads_like_prose(line, words)
    if _is_title_case(words):
        return len(words) <= _MOST_WORDS_TITLE_CASE
    if len(words) > _MOST_WORDS_WITH_STOP:
        return False
    return len(words) < 12 or (_weigh_prose(line) <= 2 and not _TOLD.search(line))


def _weigh_prose(line: str) -> int:
    """How much of a sentence of the story a line has: small words count one, plain verbs two."""
    return len(_SMALL_WORDS.findall(line)) + 2 * len(_VERBS.findall(line))


def _reads_like_prose(line: str, words: list[str]) -> bool:
    """A paragraph that lost its full stop: long, and with the small words of a sentence."""
    return len(words) > 20 and (_weigh_prose(line) >= 4 or _TOLD.search(line) is not None)


def _is_title_case(words: list[str]) -> bool:
    """``Mayor Opens Bridge In The Rain``, and capitals throughout."""
    bare = [word.lstrip("\"'“‘([#$") for word in words]
    counted = [w for w in bare if w and w[0].isalpha() and not _SHORT_WORDS.fullmatch(w)]
    high = sum(w[0].isupper() for w in counted)
    return len(counted) >= 3 and high >= 0.8 * len(counted)


def looks_like_subheadline(line: str) -> bool:
    """Whether a stripped line can stand below a headline: a short one without a final full stop."""
    words = line.split()
    return 3 <= len(words) <= 30 and len(line) <= 200 and not re.search(r"[.!?:;][\"”’')]*$", line)


def joins_headline(first: str, second: str) -> bool:
    """Whether a headline goes on in the second line of its paragraph.

    ``FERRY COMPANY SAYS IT WILL REPLACE THE WHOLE OF ITS`` / ``FLEET BY SPRING``: capitals wrapped
    by a teleprinter; ``Bridge opens early;`` / ``Mayor keeps her promise.``: one headline of two
    parts; and any line that goes on in small letters.
    """
    if first.endswith((";", ",", " -", " –", " —")):
        return True
    if second[:1].islower() and not first.endswith((".", "!", "?", "”", '"')):
        return True
    capitals = sum(c.isupper() for c in first) > 4 * sum(c.islower() for c in first)
    wrapped = 40 <= len(first) <= 80 and len(second) <= len(first) + 8
    return capitals and wrapped and not first.endswith(".") and not second.endswith(".")


def read_headline(text: str, span: Span) -> tuple[Span, Span | None]:
    """The headline in ``text[span]`` without its final full stop, and a subheadline or None.

    A full stop that belongs to an abbreviation stays: ``Storm crosses the U.S.`` The marks of a
    Markdown heading are cut off.
    """
    start, end = _without_marks(text, span)
    line_end = _LINE_END.search(text, start, end)
    if line_end:
        first_end = line_end.start()
        first, rest = text[start:first_end].rstrip(), text[first_end:end].lstrip()
        if not joins_headline(first, rest):
            below = (end - len(rest), end)
            return _without_stop(text, (start, start + len(first))), _without_stop(text, below)
    return _without_stop(text, (start, end)), None


def _without_marks(text: str, span: Span) -> Span:
    """``# Bridge opens early #`` and a line underlined with ``===``: their words."""
    heading = _MARKED.match(text, *span) or _UNDERLINED.match(text, *span)
    return heading.span("words") if heading else span


def _without_stop(text: str, span: Span) -> Span:
    start, end = span
    if end - start < 2 or text[end - 1] != "." or text[end - 2] in ".…":
        return span
    tail = text[max(start, end - 12) : end]
    return span if _ABBREVIATED.search(tail) else (start, end - 1)
