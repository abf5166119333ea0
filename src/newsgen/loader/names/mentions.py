"""What each run names: a person, a place, an organisation, or something not yet clear."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from newsgen.loader.first_names import is_first_name
from newsgen.loader.gazetteer import EVERYONE, is_place, measure_prominence
from newsgen.loader.names.lexicon import known_organisations, title_words, word_list
from newsgen.loader.names.organisations import count_organisation
from newsgen.loader.names.runs import Part, Run, Word
from newsgen.loader.names.shapes import (
    LONGEST_NAME,
    ends_organisation,
    find_inner_name,
    find_short,
    is_acronym,
    is_name_shaped,
    join_words,
    last_title,
    looks_personal,
    strip_first,
    strip_last,
)
from newsgen.loader.names.signs import (
    LARGE_TOWN,
    follows_office,
    is_before_place,
    is_located,
    is_personal_context,
    is_sure_place,
)

Kind: TypeAlias = Literal["person", "place", "organisation", "unknown"]


class Mention(NamedTuple):
    """A name as printed, without titles; `words` are its words."""

    kind: Kind
    words: tuple[str, ...]
    start: int
    end: int
    rule: str
    confidence: float
    short: str = ""
    """An acronym introduced in brackets after the name."""


def read_run(run: Run) -> Iterator[Mention]:
    """The names in a run, in order."""
    parts = run.parts
    at = 0
    while at < len(parts):
        count = count_organisation(parts, at)
        before = run.before if at == 0 else f"{parts[at].link} "
        after = run.after if at + max(1, count) == len(parts) else " "
        if count:
            yield _join_parts(parts[at : at + count], after)
        else:
            yield from _read_part(parts[at], before, after)
        at += max(1, count)


def _join_parts(parts: Sequence[Part], after: str) -> Mention:
    """One organisation of several parts, the ``of`` and ``and`` between them kept."""
    first = strip_first(parts[0].words) or parts[0].words
    rest = [word for part in parts[1:] for word in part.words]
    words = strip_last([*first, *rest])
    printed = [word.text for word in first]
    for part in parts[1:]:
        printed += [*part.link.split(), *(word.text for word in part.words if word in words)]
    short = find_short(words, after)
    texts = tuple(printed)
    start, end = words[0].start, words[-1].end
    return Mention("organisation", texts, start, end, "organisation-of", 0.85, short)


def _read_part(part: Part, before: str, after: str) -> Iterator[Mention]:
    kept = strip_first(part.words)
    if len(kept) < len(part.words):
        before = f"{part.words[len(part.words) - len(kept) - 1].text.lower()} "
    words = strip_last(kept)
    if not words:
        return
    joined = join_words(words)
    if joined in known_organisations():
        yield _mention("organisation", words, "known-organisation", 0.9)
        return
    title = None if is_place(joined) else last_title(words)
    if title is not None and not ends_organisation(words):
        yield from _read_titled(words, title)
        return
    inner = find_inner_name(words)
    if inner:
        yield _mention("person", words[inner:], "first-name", 0.8)
        return
    kind, rule, confidence = _classify(words, joined, before, after)
    yield _mention(kind, words, rule, confidence, find_short(words, after))


def _read_titled(words: Sequence[Word], title: int) -> Iterator[Mention]:
    """``Mossland President Ana Ruiz``: what is before the title, and the person after it."""
    first = title
    while first > 0 and words[first - 1].text.lower().rstrip(".") in title_words():
        first -= 1
    ahead = words[:first]
    if ahead:
        joined = join_words(ahead)
        kind, rule, confidence = _classify(ahead, joined, "", "")
        if kind in ("place", "organisation"):
            yield _mention(kind, ahead, rule, confidence)
    name = words[title + 1 : title + 1 + LONGEST_NAME]
    if is_name_shaped(name):
        yield _mention("person", name, "title", 0.9)


def _classify(
    words: Sequence[Word], joined: str, before: str, after: str
) -> tuple[Kind, str, float]:
    if len(words) == 1:
        return _classify_word(joined, before, after)
    last = words[-1].text.lower()
    if is_place(joined) and not (
        is_first_name(words[0].text) and measure_prominence(joined) < LARGE_TOWN
    ):
        return "place", "gazetteer", 0.9
    if ends_organisation(words):
        return "organisation", "organisation-word", 0.8
    if last in word_list("place_ends"):
        return "place", "place-word", 0.8
    if looks_personal(words):
        return "person", "first-name", 0.85
    if words[0].text.lower() in word_list("place_heads") and len(words) < 4:
        return "place", "place-word", 0.7
    if is_name_shaped(words) and is_personal_context(words, before, after):
        return "person", "context", 0.75
    if len(words) < 4 and is_before_place(before, after):
        return "place", "place-after", 0.7
    return "unknown", "", 0.0


def _classify_word(word: str, before: str, after: str) -> tuple[Kind, str, float]:
    low = word.lower()
    if low in word_list("no_names") or low in word_list("demonyms"):
        return "unknown", "none", 0.0
    if is_acronym(word) and measure_prominence(word) < (LARGE_TOWN if len(word) > 4 else EVERYONE):
        return "organisation", "acronym", 0.7
    if is_place(word) and (is_sure_place(word, low) or is_located(before, low)):
        return "place", "gazetteer", 0.85
    if follows_office(before):
        return "person", "context", 0.7
    if is_before_place(before, after):
        return "place", "place-after", 0.7
    return "unknown", "", 0.0


def may_be_person(mention: Mention) -> bool:
    """Whether an unclear mention has the shape of a full name: ``Ama Tuffour``."""
    words = mention.words
    return (
        2 <= len(words) <= 3
        and all(word[:1].isupper() and not word.isupper() for word in words)
        and not any(word.lower() in _shapeless() for word in words)
        and not is_place(words[0])
    )


@cache
def _shapeless() -> frozenset[str]:
    """Words that stand in no person's name."""
    lists = ("no_names", "demonyms", "thing_ends", "organisation_ends", "place_ends", "never_first")
    return frozenset().union(*map(word_list, lists)) | title_words()


def _mention(
    kind: Kind, words: Sequence[Word], rule: str, confidence: float, short: str = ""
) -> Mention:
    texts = tuple(word.text for word in words)
    return Mention(kind, texts, words[0].start, words[-1].end, rule, confidence, short)
