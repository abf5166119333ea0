"""What is compared of each field: the gold set's items and the loader's."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from msgspec import UNSET

from newsgen.records import Article, Entity, Quote
from tests.gold_records import Gold, GoldName, GoldQuote

WIDEST_WINDOW: Final = 31
"""Days; a window of publication that is wider says too little."""

_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_MARKS = str.maketrans("’‘“”\u00a0", "''\"\" ")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the gold record asks for, in any of the `accepted` forms."""

    accepted: tuple[str, ...]
    optional: bool = False
    open_ended: bool = False
    """Whether one form may go on where the other ends: ``a doctor``, ``a doctor who …``."""

    def fits(self, found: str) -> bool:
        """Whether `found` is what is asked for."""
        if found in self.accepted:
            return True
        return self.open_ended and any(
            form.startswith(found) or found.startswith(form) for form in self.accepted
        )


Pair: TypeAlias = tuple[list[Item], list[str]]
Reader: TypeAlias = Callable[[Gold, Article], Pair]


def fold(text: str) -> str:
    """White space, quote marks and a leading article make no difference."""
    folded = " ".join(text.translate(_MARKS).split()).casefold()
    return _ARTICLE.sub("", folded, count=1) if _ARTICLE.match(folded) else folded


def _pair(gold: Iterable[str | None], found: Iterable[str | None]) -> Pair:
    return [Item((fold(g),)) for g in gold if g], [fold(f) for f in found if f]


def _piece_text(text: str) -> str:
    """The words of a piece of Markdown without the marks at the starts of its lines."""
    return fold(" ".join(line.strip(" \t#>") for line in text.splitlines()))


def _headline(gold: Gold, article: Article) -> Pair:
    return _pair([gold.headline], [article.headline])


def _subheadline(gold: Gold, article: Article) -> Pair:
    return _pair([gold.subheadline], [article.subheadline])


def _bylines(name: str) -> Reader:
    def read(gold: Gold, article: Article) -> Pair:
        def show(author: object) -> str | None:
            value = getattr(author, name)
            return f"{author.name}: {value}" if value and hasattr(author, "name") else value

        return _pair(map(show, gold.bylines), map(show, article.bylines))

    return read


def _dateline(gold: Gold, article: Article) -> Pair:
    return _pair(
        [gold.dateline.text] if gold.dateline else [],
        [article.dateline.text] if article.dateline else [],
    )


def _dateline_places(gold: Gold, article: Article) -> Pair:
    wanted = gold.dateline.places if gold.dateline else ()
    found = article.dateline.places if article.dateline else ()
    return _pair(
        [f"{place.name}, {place.country}" for place in wanted],
        [f"{place.name or place.text}, {place.country}" for place in found],
    )


def _dateline_regions(gold: Gold, article: Article) -> Pair:
    """Regions are judged only where the gold record gives one."""
    wanted = [place.region for place in gold.dateline.places] if gold.dateline else []
    found = [place.region for place in article.dateline.places] if article.dateline else []
    return _pair(wanted, found if any(wanted) else [])


def _dateline_agencies(gold: Gold, article: Article) -> Pair:
    found = article.dateline.agencies if article.dateline else ()
    return _pair(gold.dateline.agencies if gold.dateline else (), (a.name for a in found))


def _dateline_date(gold: Gold, article: Article) -> Pair:
    when = article.dateline.date if article.dateline else None
    found = None
    if when:
        found = f"{when.month:02}-{when.day:02}"
        found = f"{when.year}-{found}" if when.year else found
    return _pair([gold.dateline.date if gold.dateline else None], [found])


def _captions(gold: Gold, article: Article) -> Pair:
    return _pair((p.caption for p in gold.photos), (p.caption for p in article.photos))


def _credits(name: str) -> Reader:
    def read(gold: Gold, article: Article) -> Pair:
        return _pair(
            (getattr(p.credit, name) for p in gold.photos if p.credit),
            (getattr(p.credit, name) for p in article.photos if p.credit),
        )

    return read


def _body(gold: Gold, article: Article) -> Pair:
    wanted = [Item((_piece_text(piece.text),)) for piece in gold.body]
    return wanted, [_piece_text(piece.text) for piece in article.body]


def _body_kinds(gold: Gold, article: Article) -> Pair:
    wanted = [Item((f"{p.kind}: {_piece_text(p.text)}",)) for p in gold.body]
    return wanted, [f"{p.kind}: {_piece_text(p.text)}" for p in article.body]


def _boilerplate(gold: Gold, article: Article) -> Pair:
    return _pair(
        (f"{p.kind}: {fold(p.text)}" for p in gold.boilerplate),
        (f"{p.kind}: {fold(p.text)}" for p in article.boilerplate),
    )


def _words(text: str) -> str:
    return fold(text).strip(" ,.;:")


def _quotes(gold: Gold, article: Article) -> Pair:
    wanted = [Item((_words(q.text),), q.optional) for q in gold.quotes]
    return wanted, [_words(q.text) for q in article.quotes]


def _kinds(gold: Gold, article: Article) -> Pair:
    wanted = [Item((f"{q.kind}: {_words(q.text)}",), q.optional) for q in gold.quotes]
    return wanted, [f"{q.kind}: {_words(q.text)}" for q in article.quotes]


def _common(gold: Gold, article: Article) -> Iterator[tuple[GoldQuote, Quote]]:
    """Quotations that both have."""
    found = {_words(quote.text): quote for quote in article.quotes}
    for quote in gold.quotes:
        if match := found.get(_words(quote.text)):
            yield quote, match


def _speakers(gold: Gold, article: Article) -> Pair:
    """Speakers of all quotations: one that is missing has no speaker."""
    wanted = []
    for quote in gold.quotes:
        if who := quote.speaker:
            forms = tuple(f"{_words(quote.text)} - {fold(n)}" for n in (who.name, *who.also))
            wanted.append(Item(forms, quote.optional, who.anonymous))
    found = (q for q in article.quotes if q.speaker)
    return wanted, [f"{_words(q.text)} - {fold(q.speaker.name)}" for q in found if q.speaker]


def _roles(gold: Gold, article: Article) -> Pair:
    """Roles of the quotations that both have, where the gold record judges them."""
    wanted, found = [], []
    for quote, match in _common(gold, article):
        role = quote.speaker.role if quote.speaker else UNSET
        if role is UNSET:
            continue
        if role:
            wanted.append(Item(tuple(f"{_words(quote.text)} - {fold(form)}" for form in role)))
        if match.speaker and match.speaker.role:
            found.append(f"{_words(quote.text)} - {fold(match.speaker.role)}")
    return wanted, found


def _anonymous(gold: Gold, article: Article) -> Pair:
    return _pair(
        (_words(q.text) for q in gold.quotes if q.speaker and q.speaker.anonymous),
        (_words(q.text) for q in article.quotes if q.speaker and q.speaker.anonymous),
    )


def _addressees(gold: Gold, article: Article) -> Pair:
    return _pair(
        (f"{_words(q.text)} - {fold(q.addressee)}" for q in gold.quotes if q.addressee),
        (f"{_words(q.text)} - {fold(q.addressee)}" for q in article.quotes if q.addressee),
    )


def _names(name: str) -> Reader:
    def read(gold: Gold, article: Article) -> Pair:
        wanted: tuple[GoldName, ...] = getattr(gold, name)
        found: tuple[Entity, ...] = getattr(article, name)
        return (
            [Item(tuple(map(fold, (n.name, *n.also))), n.optional) for n in wanted],
            [fold(entity.name) for entity in found],
        )

    return read


def _topics(gold: Gold, article: Article) -> Pair:
    """Topics that must be there and that must not; all others are let pass."""
    wanted = [Item(choice) for choice in gold.topics.must]
    barred = gold.topics.must_not
    found = [topic.id for topic in article.topics]
    first = {next((t for t in found if item.fits(t)), None) for item in wanted}
    return wanted, [topic for topic in found if topic in first or topic in barred]


def _published(gold: Gold, article: Article) -> Pair:
    published, day = article.published, gold.published.within
    found = published.value
    if day and published.earliest and published.latest:
        first, last = map(date.fromisoformat, (published.earliest, published.latest))
        narrow = (last - first).days <= WIDEST_WINDOW
        found = day if narrow and first <= date.fromisoformat(day) <= last else found
    return _pair([day or gold.published.value], [found])


def _precision(gold: Gold, article: Article) -> Pair:
    return _pair([gold.published.precision], [article.published.precision])


def _origin(gold: Gold, article: Article) -> Pair:
    dated = gold.published.value or gold.published.within
    return _pair(
        [gold.published.origin] if dated else [],
        [article.published.origin] if article.published.value else [],
    )


FIELDS: Final = MappingProxyType(
    {
        "headline": _headline,
        "subheadline": _subheadline,
        "bylines": _bylines("name"),
        "byline-roles": _bylines("role"),
        "byline-organisations": _bylines("organisation"),
        "byline-places": _bylines("place"),
        "dateline": _dateline,
        "dateline-places": _dateline_places,
        "dateline-regions": _dateline_regions,
        "dateline-agencies": _dateline_agencies,
        "dateline-date": _dateline_date,
        "captions": _captions,
        "credits": _credits("text"),
        "credit-agencies": _credits("agency"),
        "credit-photographers": _credits("photographer"),
        "credit-holders": _credits("holder"),
        "body": _body,
        "body-kinds": _body_kinds,
        "boilerplate": _boilerplate,
        "quotes": _quotes,
        "quote-kinds": _kinds,
        "speakers": _speakers,
        "speaker-roles": _roles,
        "anonymous": _anonymous,
        "addressees": _addressees,
        "people": _names("people"),
        "places": _names("places"),
        "organisations": _names("organisations"),
        "topics": _topics,
        "published": _published,
        "published-precision": _precision,
        "published-origin": _origin,
    }
)
"""Each field's reader, in the order of the record."""
