"""The search page, and what the index is made from: a segment for each year of the archive."""

from collections.abc import Iterable, Iterator

from newsgen.archive import permalinks
from newsgen.archive.cards import TermCard
from newsgen.archive.permalinks import date_parts, folder_page, is_dated
from newsgen.archive.site import Site
from newsgen.renderer.date_text import date_view
from newsgen.renderer.frame import Frame
from newsgen.renderer.story_views import source_of
from newsgen.renderer.strings.shape import DateStrings
from newsgen.renderer.views import SearchView, View
from newsgen.search.model import UNDATED, Facet, Segment, Story

FOLDER = f"{permalinks.SEARCH}/"
"""Of the page and of the index, in the output."""
_WAYS = (permalinks.TOPICS, permalinks.PEOPLE, permalinks.PLACES, permalinks.YEARS)


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of the search page; nothing where the site has none."""
    if not frame.site.config.search:
        return
    path = folder_page(permalinks.SEARCH)
    numbers = tuple(range(len(frame.stories)))
    span = frame.span_of(numbers)
    stories, name = frame.strings.counts.stories(len(numbers)), frame.strings.names.search
    ways = [folder_page(folder) for folder in _WAYS]
    view = SearchView(
        site=frame.head,
        page=frame.page(path, name, "", permalinks.SEARCH, frame.home),
        heading=name,
        intro=f"{stories}, {span}" if span else stories,
        index=FOLDER,
        ways=tuple(link for link in frame.head.navigation if link.path in ways),
    )
    yield path, "search.html", view


def segment_names(site: Site) -> list[str]:
    """The segments of the index, newest year first, undated stories last."""
    if not site.config.search:
        return []
    return in_order([*site.years, *([UNDATED] if site.undated else [])])


def in_order(names: Iterable[str]) -> list[str]:
    """Segments as the list of them has them: newest year first, undated stories last."""
    return sorted(names, key=lambda name: "" if name == UNDATED else name, reverse=True)


def make_segment(site: Site, name: str, words: DateStrings) -> Segment:
    """The stories of a year, or the undated ones, oldest first."""
    months = site.years.get(name, {})
    numbers = site.undated if name == UNDATED else sorted(n for m in months.values() for n in m)
    return Segment(name, tuple(indexed_story(site, number, words) for number in numbers))


def segment_of(site: Site, number: int) -> str:
    """The segment of a story; empty where the site has no index."""
    if not site.config.search:
        return ""
    published = site.cards[number].published
    return date_parts(published.value or "")["year"] if is_dated(published) else UNDATED


def indexed_story(site: Site, number: int, words: DateStrings) -> Story:
    """What the index holds of a story, its text left out."""
    card = site.cards[number]
    place = card.filed_from[0].label if card.filed_from else ""
    return Story(
        key=card.key,
        path=site.paths[number],
        title=card.title,
        date=date_view(card.published, words).text,
        source=", ".join(part for part in (source_of(card), place) if part),
        topics=_facets(card.topics),
        people=_facets(card.people),
        places=_facets((*card.filed_from, *card.places)),
    )


def _facets(terms: tuple[TermCard, ...]) -> tuple[Facet, ...]:
    """The terms as this story names them: those of a year do not depend on another's."""
    labels: dict[str, str] = {}
    for term in terms:
        if term.slug:
            labels.setdefault(term.slug, term.label)
    return tuple(Facet(slug, label) for slug, label in labels.items())
