"""What front matter says, put into a record field by field."""

from collections.abc import Sequence

from msgspec.structs import replace

from newsgen import codes
from newsgen.errors import Issue, issue_at
from newsgen.loader.dateline import find_dateline
from newsgen.loader.dates.showing import format_date, format_estimate
from newsgen.loader.fields import FrontMatter, Given, QuoteGiven
from newsgen.loader.given_dates import GivenDate
from newsgen.loader.photo_credits import read_given_credit
from newsgen.loader.sources import Text
from newsgen.loader.speakers import link_speakers
from newsgen.loader.topics import name_topics
from newsgen.loader.vocabulary import Vocabulary
from newsgen.records import (
    Article,
    Byline,
    Dateline,
    Entity,
    GivenBy,
    Photo,
    Provenance,
    Published,
    Quote,
    QuoteKind,
    Span,
    Speaker,
)
from newsgen.slugs import sameness, slugify


def apply_front_matter(
    article: Article, front: FrontMatter, text: Text, origin: GivenBy, vocabulary: Vocabulary
) -> tuple[Article, list[Issue]]:
    """`article` with each field that `front` gives, and what does not fit.

    `text` is the file that holds the front matter.
    """
    if front == FrontMatter(front.end):  # Most texts have no head.
        return article, []
    issues = [
        *_date_issues(article, front, text),
        *_quote_issues(article, front, text),
        *_topic_issues(front, text),
    ]
    people = _people(article, front, origin)
    organisations = _entities(front.organisations, article.organisations, origin)
    return replace(
        article,
        id=front.id.value if front.id else article.id,
        headline=front.headline.value if front.headline else article.headline,
        subheadline=front.subheadline.value if front.subheadline else article.subheadline,
        bylines=_bylines(front.bylines.value, origin) if front.bylines else article.bylines,
        dateline=_dateline(front.dateline) if front.dateline else article.dateline,
        published=_published(article, front, origin),
        photos=_photos(front.photos.value, origin) if front.photos else article.photos,
        quotes=link_speakers(_quotes(article.quotes, front), people, organisations),
        people=people,
        places=_entities(front.places, article.places, origin),
        organisations=organisations,
        topics=name_topics(front.topics.value, origin, vocabulary)
        if front.topics
        else article.topics,
        slug=front.slug.value if front.slug else article.slug,
        language=front.language.value if front.language else article.language,
        story=front.story.value if front.story else article.story,
        draft=front.draft.value if front.draft else article.draft,
        aliases=front.aliases.value if front.aliases else article.aliases,
        takedown=front.takedown.value if front.takedown else article.takedown,
        provenance=article.provenance | _provenance(front, text, origin),
    ), issues


_SCALARS = ("id", "headline", "subheadline", "dateline", "slug", "language", "story", "draft")
_LATER = ("aliases", "takedown")


def _provenance(front: FrontMatter, text: Text, origin: GivenBy) -> dict[str, Provenance]:
    rule = f"{text.source.path}"
    found = {}
    for name in (*_SCALARS, *_LATER, "date"):
        given = getattr(front, name)
        if given is not None:
            span = _span(given.span, origin)
            spans = (span,) if span else ()
            found["published" if name == "date" else name] = Provenance(origin, rule, spans, 1.0)
    return found


def _published(article: Article, front: FrontMatter, origin: GivenBy) -> Published:
    if front.date is None:
        return article.published
    given: GivenDate = front.date.value
    evidence = [f"An editor gave the date {format_date(given.value)}."]
    other = article.published
    if other.value and not given.value.startswith(other.value[: len(given.value)]):
        printed = format_estimate(other) or format_date(other.value)
        evidence.append(f"From the text alone it would be {printed}.")
    return Published(given.value, None, None, given.precision, origin, 1.0, tuple(evidence))


def _date_issues(article: Article, front: FrontMatter, text: Text) -> list[Issue]:
    """A warning where the text carries a date of its own and it is another one."""
    other = article.published
    if front.date is None or other.origin != "parsed" or other.value is None:
        return []
    length = min(len(front.date.value.value), len(other.value), len("2021-07-24"))
    if front.date.value.value[:length] == other.value[:length]:
        return []
    message = f"the date here is {front.date.value.value}, the text says {other.value}"
    hint = "front matter wins; the other date is noted on the page"
    return [
        issue_at(
            codes.DATE_DISAGREES, text.source.path, text.text, front.date.span[0], message, hint
        )
    ]


def _dateline(given: Given[str]) -> Dateline | None:
    """The dateline that front matter prints, taken apart by the same rules as one in copy."""
    printed = given.value
    found = find_dateline(f"{printed} - X", (0, len(printed) + 4)) or find_dateline(
        f"{printed} X", (0, len(printed) + 2)
    )
    if found is None:
        return Dateline(printed, None, (), (), None, "front matter", 1.0)
    return replace(found, text=printed, span=None, rule="front matter", confidence=1.0)


def _bylines(given: Sequence[Byline], origin: GivenBy) -> tuple[Byline, ...]:
    return tuple(replace(byline, span=_span(byline.span, origin)) for byline in given)


def _photos(given: Sequence[Photo], origin: GivenBy) -> tuple[Photo, ...]:
    """The photos with their credits split into agency, photographer and holder."""
    return tuple(
        replace(
            photo,
            credit=read_given_credit(photo.credit.text) if photo.credit else None,
            span=_span(photo.span, origin),
        )
        for photo in given
    )


def _span(span: Span | None, origin: GivenBy) -> Span | None:
    """Spans count in the record's own source; those of an override lie in another file."""
    return span if origin == "front matter" else None


def _topic_issues(front: FrontMatter, text: Text) -> list[Issue]:
    """Two labels of one article that would share a page: ``C`` and ``C++``."""
    issues = []
    seen: dict[str, str] = {}
    for label in front.topics.value if front.topics else ():
        first = seen.setdefault(slugify(label), label)
        if front.topics and sameness(first) != sameness(label):
            message = f"“{label}” and “{first}” would share the page “{slugify(label)}”"
            hint = "use words that differ by more than their signs"
            at = front.topics.span[0]
            issues.append(issue_at(codes.SAME_TERM, text.source.path, text.text, at, message, hint))
    return issues


def _entities(
    given: Given[tuple[str, ...]] | None, parsed: Sequence[Entity], origin: GivenBy
) -> tuple[Entity, ...]:
    if given is None:
        return tuple(parsed)
    return tuple(_entity(name, parsed, origin) for name in dict.fromkeys(given.value))


def _entity(name: str, parsed: Sequence[Entity], origin: GivenBy) -> Entity:
    """A name that front matter gives, with the mentions that the text has of it."""
    same = next((e for e in parsed if name == e.name or name in e.aliases), None)
    if same is None:
        return Entity(slugify(name), name, (), (), origin, 1.0)
    aliases = tuple(a for a in (same.name, *same.aliases) if a != name)
    return Entity(slugify(name), name, aliases, same.mentions, origin, 1.0)


def _people(article: Article, front: FrontMatter, origin: GivenBy) -> tuple[Entity, ...]:
    """The people that front matter lists, and whoever it names or the text quotes as a speaker."""
    people = list(_entities(front.people, article.people, origin))
    if front.people:
        quoted = {q.speaker.person for q in article.quotes if q.speaker}
        taken = {a for p in people for a in (p.name, *p.aliases)}
        people += [p for p in article.people if p.id in quoted and p.name not in taken]
    for given in front.quotes.value if front.quotes else ():
        if given.speaker and all(given.speaker != person.name for person in people):
            people.append(_entity(given.speaker, article.people, origin))
    return tuple({person.id: person for person in people if person.id}.values())


def _quotes(quotes: Sequence[Quote], front: FrontMatter) -> tuple[Quote, ...]:
    given = {item.id: item for item in (front.quotes.value if front.quotes else ())}
    return tuple(_corrected(q, given[q.id]) if q.id in given else q for q in quotes)


def _corrected(quote: Quote, given: QuoteGiven) -> Quote:
    kind: QuoteKind = given.kind if given.kind else quote.kind  # type: ignore[assignment]
    speaker = quote.speaker
    if given.speaker:
        mention = (speaker.mention, speaker.span) if speaker else (given.speaker, None)
        role = given.role or (speaker.role if speaker else None)
        speaker = Speaker(*mention, given.speaker, slugify(given.speaker), role, anonymous=False)
        if not given.kind and kind not in ("speech", "fragment"):
            kind = "speech"
    elif given.kind in ("scare", "title", "unattributed"):
        speaker = None
    elif given.role and speaker:
        speaker = replace(speaker, role=given.role)
    return replace(quote, kind=kind, speaker=speaker, rule="front matter", confidence=1.0)


def _quote_issues(article: Article, front: FrontMatter, text: Text) -> list[Issue]:
    if front.quotes is None:
        return []
    known = [quote.id for quote in article.quotes]
    return [
        issue_at(
            codes.UNKNOWN_QUOTE,
            text.source.path,
            text.text,
            front.quotes.span[0],
            f"the text has no quotation `{given.id}`",
            f"it has {', '.join(known)}" if known else "it has none",
        )
        for given in front.quotes.value
        if given.id not in known
    ]
