"""What a new rule, lexicon or version would change in the records that the store holds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from newsgen.loader.dates import format_published
from newsgen.records import Article


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one article, as a reader would say it."""

    path: str
    field: str
    old: str
    new: str


def find_changes(old: Article, new: Article) -> Iterator[Change]:
    """Each field that differs, in the order of the record. Lists are compared by item."""
    for name, describe in _FIELDS.items():
        before, after = describe(old), describe(new)
        if isinstance(before, str) and isinstance(after, str):
            if before != after:
                yield Change(new.source.path, name, before, after)
        elif before != after:
            yield from _list_changes(new.source.path, name, tuple(before), tuple(after))


def _list_changes(
    path: str, name: str, before: tuple[str, ...], after: tuple[str, ...]
) -> Iterator[Change]:
    """What went out of a list and what came in."""
    gone = [item for item in before if item not in after]
    come = [item for item in after if item not in before]
    for number in range(max(len(gone), len(come))):
        old = gone[number] if number < len(gone) else ""
        new = come[number] if number < len(come) else ""
        yield Change(path, name, old, new)
    if not gone and not come:
        yield Change(path, name, " · ".join(before), " · ".join(after))


def _dateline(article: Article) -> tuple[str, ...]:
    dateline = article.dateline
    if dateline is None:
        return ()
    places = [f"place {p.name or p.text} {p.country or ''}".strip() for p in dateline.places]
    return (dateline.text.strip(), *places, *(f"agency {a.name}" for a in dateline.agencies))


def _published(article: Article) -> str:
    return format_published(article.published)


def _photos(article: Article) -> tuple[str, ...]:
    return tuple(
        f"{photo.caption or '(no caption)'} [{photo.credit.text if photo.credit else ''}]"
        for photo in article.photos
    )


def _quotes(article: Article) -> tuple[str, ...]:
    return tuple(
        f"{quote.kind}, {quote.speaker.name if quote.speaker else 'nobody'}: {quote.text}"
        for quote in article.quotes
    )


_FIELDS: Mapping[str, Callable[[Article], str | tuple[str, ...]]] = {
    "headline": lambda article: article.headline or "",
    "subheadline": lambda article: article.subheadline or "",
    "bylines": lambda article: tuple(byline.name for byline in article.bylines),
    "dateline": _dateline,
    "published": _published,
    "photos": _photos,
    "body": lambda article: tuple(f"{piece.kind}: {piece.text}" for piece in article.body),
    "quotes": _quotes,
    "boilerplate": lambda article: tuple(f"{b.kind}: {b.text}" for b in article.boilerplate),
    "people": lambda article: tuple(person.name for person in article.people),
    "places": lambda article: tuple(place.name for place in article.places),
    "organisations": lambda article: tuple(group.name for group in article.organisations),
    "dates": lambda article: tuple(f"{named.text}: {named.value}" for named in article.dates),
    "topics": lambda article: tuple(topic.label for topic in article.topics),
}
FIELDS: Final = tuple(_FIELDS)
"""The names of the fields that are compared."""
