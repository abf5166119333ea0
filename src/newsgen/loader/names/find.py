"""All names of one article."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from newsgen.loader.names.gather import gather_organisations, gather_people, gather_places
from newsgen.loader.names.mentions import Mention, may_be_person, read_run
from newsgen.loader.names.runs import find_runs
from newsgen.records import Entity, Span, Speaker

_ARTICLES: Final = ("the ", " a ", " an ", "this ", "that ", "our ")


@dataclass(frozen=True, slots=True)
class Names:
    """The people, places and organisations of an article, each by first mention."""

    people: tuple[Entity, ...]
    places: tuple[Entity, ...]
    organisations: tuple[Entity, ...]


def find_names(text: str, pieces: Sequence[Span], speakers: Sequence[Speaker]) -> Names:
    """The names in the pieces of `text`; `speakers` are those of the quotations found there.

    An entity's name is the fullest form printed, without titles; its aliases are the other forms,
    its mentions the spans of all of them.
    """
    spoken = frozenset(
        speaker.span for speaker in speakers if speaker.span and not speaker.anonymous
    )
    read = [mention for run in find_runs(text, pieces) for mention in read_run(run)]
    alone = _find_lone_words(text, read)
    mentions = tuple(_settle(mention, spoken, alone) for mention in read)
    return Names(gather_people(mentions), gather_places(mentions), gather_organisations(mentions))


def _find_lone_words(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """Unclear single words that the story uses like a surname, never with ``the`` or ``an``."""
    alone: set[str] = set()
    things: set[str] = set()
    for mention in mentions:
        if mention.kind == "unknown" and len(mention.words) == 1 and not mention.rule:
            before = text[max(0, mention.start - 5) : mention.start].lower()
            (things if before.endswith(_ARTICLES) else alone).add(mention.words[0])
    return frozenset(alone - things)


def _settle(mention: Mention, spoken: frozenset[Span], alone: frozenset[str]) -> Mention:
    """A name that is quoted, or whose last word the story uses alone, is a person's.

    Only where nothing says otherwise: ``Ama Serwaa Tuffour … Tuffour said``.
    """
    if mention.kind != "unknown" or mention.rule or not may_be_person(mention):
        return mention
    if mention.words[-1] in alone:
        return mention._replace(kind="person", rule="surname-alone", confidence=0.75)
    if any(start <= mention.start and mention.end <= end for start, end in spoken):
        return mention._replace(kind="person", rule="speaker", confidence=0.75)
    return mention
