"""Where stories were filed from: the map of datelines, and the pages of places."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from newsgen.archive import permalinks
from newsgen.archive.permalinks import folder_page
from newsgen.archive.terms import Term
from newsgen.loader.gazetteer import country_name
from newsgen.renderer.frame import Frame
from newsgen.renderer.lists import split_list
from newsgen.renderer.story_lists import count_topics, describe_members, list_members
from newsgen.renderer.story_views import term_path
from newsgen.renderer.strings.kinds import show_decimal
from newsgen.renderer.strings.shape import Strings
from newsgen.renderer.views import (
    AtlasDot,
    AtlasView,
    LocatorView,
    PlaceView,
    TermGroup,
    TermView,
    View,
)
from newsgen.renderer.world_map import HEIGHT, WIDTH, Dot, place_dots, project
from newsgen.slugs import slugify

LISTED = 400
"""Places in the list below the map; at more the page would be slow to load."""
LOCATOR = (240, 110)
"""Width and height of the piece of the map on a place's page, in units of the map."""


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of the map and of each place."""
    if frame.wants(permalinks.ATLAS):
        yield _atlas(frame)
    for term in frame.site.terms["places"].values():
        if frame.wants(permalinks.PLACES, term.slug):
            yield from _place(frame, term)


def _atlas(frame: Frame) -> tuple[str, str, View]:
    filed = _count_filed(frame)
    listed = filed[:LISTED]
    spots = frame.site.spots
    dots = place_dots((slug, spots[slug], count) for slug, count in filed if slug in spots)
    path, heading, counts = (
        folder_page(permalinks.ATLAS),
        frame.strings.names.atlas,
        frame.strings.counts,
    )
    stories = counts.stories(sum(bool(card.filed_from) for card in frame.site.cards))
    places = counts.from_places(len(filed))
    intro = frame.strings.places.filed(stories=stories, from_places=places)
    view = AtlasView(
        site=frame.head,
        page=frame.page(path, heading, intro, permalinks.PLACES, frame.home),
        heading=heading,
        intro=intro,
        width=WIDTH,
        height=HEIGHT,
        dots=tuple(_dot_view(frame, dot) for dot in dots),
        groups=_by_country(frame, [item for item in listed if item[0] in spots]),
        unplaced=tuple(_filed_view(frame, *item) for item in listed if item[0] not in spots),
        left_out=len(filed) - len(listed),
        index=folder_page(permalinks.PLACES),
    )
    return path, "atlas.html", view


def _count_filed(frame: Frame) -> list[tuple[str, int]]:
    """Places of datelines with the number of stories filed from there, most first."""
    found: Counter[str] = Counter()
    for card in frame.site.cards:
        found.update({place.slug for place in card.filed_from})
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def _filed_view(frame: Frame, slug: str, count: int) -> TermView:
    return TermView(frame.site.terms["places"][slug].label, term_path("places", slug), count)


def _dot_view(frame: Frame, dot: Dot) -> AtlasDot:
    label = frame.site.terms["places"][dot.slug].label
    if dot.nearby:
        label = frame.strings.places.nearby(dot.nearby, place=label)
    label += f", {frame.strings.counts.stories(dot.count)}"
    return AtlasDot(dot.x, dot.y, dot.radius, label, term_path("places", dot.slug))


def _by_country(frame: Frame, filed: Sequence[tuple[str, int]]) -> tuple[TermGroup, ...]:
    countries: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for slug, count in filed:
        code = frame.site.terms["places"][slug].note
        countries[country_name(code) if code else frame.strings.names.places].append((slug, count))
    return tuple(
        TermGroup(
            f"country-{slugify(country)}",
            country,
            tuple(_filed_view(frame, *item) for item in items),
        )
        for country, items in sorted(countries.items())
    )


def _place(frame: Frame, term: Term) -> Iterator[tuple[str, str, View]]:
    crumbs = frame.crumbs(frame.strings.names.places, permalinks.PLACES)
    members, years, year_pages = list_members(frame, term, crumbs)
    intro = describe_members(frame, term.members)
    for page in split_list(members, frame.site.config.page_size, permalinks.PLACES, term.slug):
        first = page.newest
        about = intro if first else ""
        view = PlaceView(
            site=frame.head,
            page=frame.page(page.path, term.label, about, permalinks.PLACES, crumbs),
            heading=term.label,
            intro=intro if first else frame.span_of(page.items),
            country=country_name(term.note) if term.note else "",
            locator=_locator(frame.site.spots.get(term.slug), frame.strings) if first else None,
            aliases=term.aliases if first else (),
            near=count_topics(frame, term.members) if first else (),
            stories=frame.take(page.items),
            years=years if first else (),
            pager=page.pager,
        )
        yield page.path, "place.html", view
    yield from year_pages


def _locator(spot: tuple[float, float] | None, strings: Strings) -> LocatorView | None:
    if spot is None:
        return None
    x, y = project(*spot)
    width, height = LOCATOR
    left = round(min(max(x - width / 2, 0), WIDTH - width))
    top = round(min(max(y - height / 2, 0), HEIGHT - height))
    return LocatorView(
        box=f"{left} {top} {width} {height}",
        x=round(x, 1),
        y=round(y, 1),
        width=WIDTH,
        height=HEIGHT,
        coordinates=_show_coordinates(spot, strings),
        atlas=folder_page(permalinks.ATLAS),
    )


def _show_coordinates(spot: tuple[float, float], strings: Strings) -> str:
    """``45.65° N, 13.77° E``."""
    north, south, east, west = strings.places.compass
    sides = (south if spot[0] < 0 else north, west if spot[1] < 0 else east)
    degrees = (show_decimal(abs(value), strings.locale.decimal) for value in spot)
    return ", ".join(f"{value}° {side}" for value, side in zip(degrees, sides, strict=True))
