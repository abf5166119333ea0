"""Speakers, linked to the people and bodies that their story names."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from newsgen.records import Entity, Quote, Span, Speaker


def link_speakers(
    quotes: Iterable[Quote], people: Iterable[Entity], organisations: Iterable[Entity]
) -> tuple[Quote, ...]:
    """The quotes, each named speaker linked to the first of `people` who has that name.

    What reads like two who speak together, ``said Reed and Oakes``, is one of `organisations` where
    that has the name, or is named right there.
    """
    persons, bodies = dict[str, str](), dict[str | Span | None, str]()
    for person in people:
        for form in (person.name, *person.aliases):
            persons.setdefault(form, person.id)
    for body in organisations:
        signs: tuple[str | Span, ...] = (body.name, *body.aliases, *body.mentions)
        for sign in signs:
            bodies.setdefault(sign, body.name)
    return tuple([_link_quote(quote, persons, bodies) for quote in quotes])


def _link_quote(
    quote: Quote, persons: Mapping[str, str], bodies: Mapping[str | Span | None, str]
) -> Quote:
    speaker = quote.speaker
    if speaker is None or speaker.anonymous:
        return quote
    linked = _link_speaker(speaker, persons, bodies)
    return quote if linked is speaker else replace(quote, speaker=linked)


def _link_speaker(
    speaker: Speaker, persons: Mapping[str, str], bodies: Mapping[str | Span | None, str]
) -> Speaker:
    person = persons.get(speaker.name)
    if person is not None:
        same = person == speaker.person
        return speaker if same else replace(speaker, person=person, joint=False)
    body = (bodies.get(speaker.name) or bodies.get(speaker.span)) if speaker.joint else None
    return replace(speaker, name=body, joint=False) if body else speaker
