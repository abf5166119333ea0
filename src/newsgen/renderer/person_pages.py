"""Pages of people: what they said, in which roles, and the stories that name them."""

from collections.abc import Iterable, Iterator, Sequence

from newsgen.archive import permalinks
from newsgen.archive.permalinks import folder_page
from newsgen.archive.terms import Said, Term
from newsgen.renderer.feeds import feed_links
from newsgen.renderer.frame import Frame
from newsgen.renderer.lists import split_list
from newsgen.renderer.story_lists import describe_members, story_list
from newsgen.renderer.story_views import quote_view, term_path
from newsgen.renderer.views import Link, PersonView, View
from newsgen.slugs import sameness

PERSON_STORIES = 50
"""Stories on a person's page; where more name the person, they have a list of their own."""
PERSON_NEWEST = 12
"""Stories on the page of a person who has such a list."""


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of each page."""
    for term in frame.site.terms["people"].values():
        if frame.wants(permalinks.PEOPLE, term.slug):
            yield from _person(frame, term)


def _person(frame: Frame, term: Term) -> Iterator[tuple[str, str, View]]:
    said = frame.site.said_by.get(term.slug, ())
    roles = _different(item.quote.role for item in said)
    crumbs = frame.crumbs(frame.strings.names.people, permalinks.PEOPLE)
    intro = _describe_person(frame, term, said)
    shown_members, all_stories, pages = _person_stories(frame, term, crumbs)
    yield from pages
    for page in split_list(said, frame.site.config.page_size, permalinks.PEOPLE, term.slug):
        shown = intro if page.newest else ""
        feeds = feed_links(frame.site, term) if page.newest else ()
        head = frame.page(page.path, term.label, shown, permalinks.PEOPLE, crumbs, feeds=feeds)
        stories = tuple(reversed(shown_members)) if page.newest else ()
        yield (
            page.path,
            "person.html",
            PersonView(
                site=frame.head,
                page=head,
                heading=term.label,
                intro=shown,
                aliases=term.aliases,
                links=term.links,
                roles=roles if page.newest else (),
                quotations=tuple(
                    quote_view(frame.site, item, frame.stories) for item in page.items
                ),
                stories=frame.take(stories),
                pager=page.pager,
                all_stories=all_stories if page.newest else None,
            ),
        )


def _describe_person(frame: Frame, term: Term, said: Sequence[Said]) -> str:
    """``3 quotations in 2 stories; named in 12 stories, 2016 to 2024``."""
    counts, words = frame.strings.counts, frame.strings.terms
    named = words.named_in(in_stories=describe_members(frame, term.members, counts.in_stories))
    if not said:
        return named
    stories = counts.in_stories(len({item.story for item in said}))
    quoted = words.quoted_in(quotations=counts.quotations(len(said)), in_stories=stories)
    return f"{quoted}; {named}"


def _different(roles: Iterable[str]) -> tuple[str, ...]:
    """`roles` without those that differ from an earlier one in capitals or quote marks alone."""
    found: dict[str, str] = {}
    for role in roles:
        found.setdefault(sameness(role), role)
    return tuple(role for role in found.values() if role)


def _person_stories(
    frame: Frame, term: Term, crumbs: tuple[Link, ...]
) -> tuple[tuple[int, ...], Link | None, Iterator[tuple[str, str, View]]]:
    """The stories on a person's page, and where there are more, a list of all and its pages."""
    if len(term.members) <= PERSON_STORIES:
        return term.members, None, iter(())
    folder = (permalinks.PEOPLE, term.slug, permalinks.STORIES)
    words = frame.strings.terms
    label = words.all_stories(len(term.members))
    below = (*crumbs, Link(term.label, term_path("people", term.slug)))
    heading = words.stories_of(name=term.label)
    pages = story_list(frame, folder, heading, term.members, permalinks.PEOPLE, below)
    return term.members[-PERSON_NEWEST:], Link(label, folder_page(*folder)), pages
