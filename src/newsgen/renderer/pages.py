"""The plan: every page of a site as a value, in a fixed order. Nothing is rendered here.

`plan_pages` yields pages one by one, so that memory is bounded by cards and not by pages.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from newsgen.archive import permalinks
from newsgen.archive.permalinks import beside, folder_page, is_dated
from newsgen.archive.related import Related
from newsgen.archive.site import Site
from newsgen.codec import pack
from newsgen.renderer import (
    atlas_page,
    colophon_page,
    corrections_page,
    day_pages,
    front_page,
    machine_pages,
    old_addresses,
    person_pages,
    quote_pages,
    search_page,
    source_pages,
    term_pages,
    time_pages,
)
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.citations import make_citation
from newsgen.renderer.date_text import date_view
from newsgen.renderer.frame import Frame
from newsgen.renderer.link_targets import LinkTargets
from newsgen.renderer.ninjs import NINJS, ninjs_context
from newsgen.renderer.story_views import story_link, term_path, term_view
from newsgen.renderer.views import Link, NinjsContext, RelatedView, TermView, View
from newsgen.slugs import slugify

_LISTS = (
    front_page,
    time_pages,
    day_pages,
    quote_pages,
    term_pages,
    person_pages,
    source_pages,
    atlas_page,
    corrections_page,
    colophon_page,
)
"""Who plans the pages that are no story's own."""


@dataclass(frozen=True, slots=True)
class Page:
    """One output file: its template, its view, and the record that completes the view, if any."""

    path: str
    template: str
    view: View | ArticleContext | NinjsContext
    record: str = ""
    """Key in the store; empty for all but articles."""
    source: str = ""
    """Path of the source whose record it is."""
    asked: tuple[str, int] = ("", 0)
    """File and line that ask for a page at an old address, for messages."""

    def content(self) -> bytes:
        """The bytes that stand for all that the page shows, its template and record left out."""
        return pack(self.view)


def plan_pages(frame: Frame, static: frozenset[str]) -> Iterator[Page]:
    """Every page of the site. `static` names the files beside them, for links and pictures."""
    yield from _articles(frame, static, range(len(frame.site.cards)))
    listed = []
    for path, template, view in chain.from_iterable(room.plan(frame) for room in _LISTS):
        listed.append(path)
        yield Page(path, template, view)
    for path, template, view in chain(search_page.plan(frame), machine_pages.plan(frame, listed)):
        yield Page(path, template, view)
    for path, template, view, asked in old_addresses.plan(frame, static):
        yield Page(path, template, view, asked=asked)


def plan_stories(frame: Frame, static: frozenset[str], paths: Collection[str]) -> Iterator[Page]:
    """Those of the stories' own pages that lie at `paths`."""
    numbers = [number for number, path in enumerate(frame.site.paths) if path in paths]
    return (page for page in _articles(frame, static, numbers) if page.template)


def plan_lists(frame: Frame, paths: Collection[str]) -> Iterator[Page]:
    """Those of the lists of stories, quotations and terms that lie at `paths`."""
    folders = {path.rpartition("/")[0] for path in paths}
    above = {folder[:at] for folder in folders for at, sign in enumerate(folder) if sign == "/"}
    asked = replace(frame, asked=frozenset(folders | above))
    for path, template, view in chain.from_iterable(room.plan(asked) for room in _LISTS):
        if path in paths:
            yield Page(path, template, view)


def _articles(frame: Frame, static: frozenset[str], numbers: Iterable[int]) -> Iterator[Page]:
    """The pages of the stories with these numbers."""
    site = frame.site
    targets = LinkTargets(frame, static)
    for number in numbers:
        card = site.cards[number]
        context = _context(frame, number, targets)
        yield Page(site.paths[number], "article.html", context, card.key, card.path)
        if site.config.ninjs:
            path = beside(site.paths[number], NINJS)
            yield Page(path, "", ninjs_context(site, number), card.key, card.path)


def _context(frame: Frame, number: int, targets: LinkTargets) -> ArticleContext:
    site, card, path = frame.site, frame.site.cards[number], frame.site.paths[number]
    running = site.running.get(card.story, ()) if card.story else ()
    page = frame.page(
        path,
        card.title,
        card.teaser,
        section="",
        crumbs=_crumbs(frame, number),
        language=site.config.language_of(card.language),
    )
    links = ((link, targets.resolve(link, card.path)) for link in card.links)
    return ArticleContext(
        site=frame.head,
        page=page,
        kicker=frame.stories[number].kicker,
        authors=_authors(card.bylines),
        agencies=tuple(Link(a.label, term_path("agencies", a.slug)) for a in card.agencies),
        places=tuple(Link(p.label, term_path("places", p.slug)) for p in card.filed_from),
        date=date_view(card.published, frame.strings.dates),
        topics=_topics(site, number),
        named=_named(site, number),
        people=_people(site, number),
        running_story=tuple(frame.stories[n] for n in running if n != number),
        running_story_name=card.story,
        previous=story_link(site, number - 1) if number else None,
        next=story_link(site, number + 1) if number + 1 < len(site.cards) else None,
        related=_related(frame, site.related[number]),
        source=card.path,
        override=card.override,
        links=tuple((link, target) for link, target in links if target),
        pictures=tuple(file for file in card.pictures if file in targets.static),
        citation=make_citation(site, number, frame.strings),
    )


def _crumbs(frame: Frame, number: int) -> tuple[Link, ...]:
    published = frame.site.cards[number].published
    if not is_dated(published):
        shelf = folder_page(permalinks.UNDATED)
        names = frame.strings.names
        return (*frame.crumbs(names.dates, permalinks.YEARS), Link(names.undated, shelf))
    return frame.date_crumbs(published.value or "")


def _authors(names: Sequence[str]) -> tuple[Link, ...]:
    """Bylines that have a page: all but those without letter or digit."""
    slugs = ((name, slugify(name)) for name in names)
    return tuple(Link(name, term_path("bylines", slug)) for name, slug in slugs if slug)


def _people(site: Site, number: int) -> tuple[tuple[str, str], ...]:
    """Ids of people of the story that have a page, and the pages' paths."""
    known = site.terms["people"]
    people = (person for person in site.cards[number].people if person.slug in known)
    return tuple((person.own or person.slug, term_path("people", person.slug)) for person in people)


def _topics(site: Site, number: int) -> tuple[TermView, ...]:
    """Its topics, uncounted, each with the cues that gave it."""
    return tuple(
        TermView(site.terms["topics"][t.slug].label, term_path("topics", t.slug), 0, t.note)
        for t in site.cards[number].topics
    )


def _named(site: Site, number: int) -> tuple[TermView, ...]:
    """People and places of the story that have a page, those it quotes or is filed from aside."""
    card = site.cards[number]
    shown = {quote.person for quote in card.quotes} | {place.slug for place in card.filed_from}
    people = [site.terms["people"].get(p.slug) for p in card.people if p.slug not in shown]
    places = [site.terms["places"].get(p.slug) for p in card.places if p.slug not in shown]
    return tuple(term_view(term, counted=False) for term in (*people, *places) if term)


def _related(frame: Frame, related: tuple[Related, ...]) -> tuple[RelatedView, ...]:
    both = frame.strings.article.both
    return tuple(
        RelatedView(frame.stories[item.story], both(names=", ".join(item.shared)))
        for item in related
    )
