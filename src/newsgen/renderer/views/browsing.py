"""The front page, lists by day, place and source, the map, corrections, what the archive holds."""

from msgspec import Struct

from newsgen.renderer.views.article import NoteView
from newsgen.renderer.views.common import (
    DateView,
    Link,
    PageHead,
    Pager,
    QuoteView,
    SiteHead,
    StoryGroup,
    StoryView,
    TermGroup,
    TermView,
)


class FrontView(Struct, frozen=True):
    """front.html: the front page."""

    site: SiteHead
    page: PageHead
    lead: StoryView | None
    latest: tuple[StoryView, ...]
    """Newest first, without the lead."""
    quotation: QuoteView | None
    topics: tuple[TermView, ...]
    """The largest topics."""
    years: tuple[TermView, ...]
    """Oldest first, for the bar chart."""
    bars: tuple["Bar", ...]
    """The newest of these years and the empty years between them, as bars."""
    pager: Pager
    empty: bool
    """The site has no article yet."""
    on_this_day: StoryGroup | None = None
    """Stories of other years on the calendar day of the newest one, or in its month."""
    search: str = ""
    """Path of the search page; empty where the site has none."""


class Bar(Struct, frozen=True):
    """One bar of the chart of stories by year, in units of its 304 × 78 view box."""

    label: str
    count: int
    x: float
    y: int
    height: int
    path: str
    """Page of the year; empty for a year without stories."""


class StoriesView(Struct, frozen=True):
    """stories.html: a list of stories: older pages of the front, the undated, a term's year."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    """``12 stories, 2016 to 2024``."""
    stories: tuple[StoryView, ...]
    years: tuple[TermView, ...]
    """For a term with very many stories, its years; else empty."""
    pager: Pager


class DaysView(Struct, frozen=True):
    """days.html: a month by its days, or a day of the calendar by its years."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    groups: tuple[StoryGroup, ...]
    """Newest first."""
    previous: Link | None
    """The month or the day before."""
    next: Link | None
    pager: Pager


class CalendarView(Struct, frozen=True):
    """calendar.html: the days of the year that have stories, whatever the year."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    months: tuple[TermGroup, ...]


class PlaceView(Struct, frozen=True):
    """place.html: a place: where it is, and its stories."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    country: str
    """In full; may be empty."""
    locator: "LocatorView | None"
    """None where its coordinates are not known."""
    aliases: tuple[str, ...]
    near: tuple[TermView, ...]
    """Topics of its stories, with the number of stories."""
    stories: tuple[StoryView, ...]
    years: tuple[TermView, ...]
    """Where it has very many stories, its years; else empty."""
    pager: Pager


class LocatorView(Struct, frozen=True):
    """A piece of the map of the world around one place."""

    box: str
    """The view box: ``430 60 250 115``."""
    x: float
    y: float
    width: int
    """Of the whole map, in the same units."""
    height: int
    coordinates: str
    """``45.65° N, 13.77° E``."""
    atlas: str
    """Path of the map of datelines."""


class SourceView(Struct, frozen=True):
    """source.html: who wrote or filed stories: an author, an agency."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    roles: tuple[str, ...]
    """Of an author, as printed: role, organisation."""
    aliases: tuple[str, ...]
    topics: tuple[TermView, ...]
    places: tuple[TermView, ...]
    """Where the stories were filed from."""
    others: tuple[TermView, ...]
    """The agencies of an author, the authors of an agency."""
    stories: tuple[StoryView, ...]
    years: tuple[TermView, ...]
    pager: Pager


class AtlasDot(Struct, frozen=True):
    """A dot on the map of datelines, in units of its view box."""

    x: float
    y: float
    radius: float
    label: str
    """``Trieste, 12 stories``; ``London and 3 places near it, 40 stories``."""
    path: str


class AtlasView(Struct, frozen=True):
    """atlas.html: where stories were filed from, as a map and as a list."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    width: int
    """Of the map, in its units."""
    height: int
    dots: tuple[AtlasDot, ...]
    """Largest first, so that a small dot is never below a large one."""
    groups: tuple[TermGroup, ...]
    """The same places by country, with the stories filed from each."""
    unplaced: tuple[TermView, ...]
    """Places of datelines that stand in the list only."""
    left_out: int
    """Places with the fewest stories, for which the list has no room."""
    index: str
    """Path of the index of places."""


class CorrectionView(Struct, frozen=True):
    """A correction or an update note, and its story."""

    note: "NoteView"
    story: Link
    date: DateView
    """Of the story."""


class CorrectionsView(Struct, frozen=True):
    """corrections.html: all corrections and update notes."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    corrections: tuple[CorrectionView, ...]
    """Newest story first."""
    pager: Pager


class Fact(Struct, frozen=True):
    """A line of a table of figures."""

    label: str
    value: str
    path: str = ""
    """The page that shows them; may be empty."""


class ColophonView(Struct, frozen=True):
    """colophon.html: what the archive holds, what it lacks, how it was made."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    holdings: tuple[Fact, ...]
    sources: tuple[TermView, ...]
    """The agencies with the most stories."""
    gaps: tuple[Fact, ...]
    """Stories that lack something, with their share."""
    silent: tuple[Fact, ...]
    """Years without a story, and of the other years the months without one."""
