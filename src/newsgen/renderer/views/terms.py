"""Topics, people and years, their indexes, quotations and the search."""

from msgspec import Struct

from newsgen.renderer.views.common import (
    LetterView,
    Link,
    PageHead,
    Pager,
    QuoteView,
    SiteHead,
    StoryView,
    TermGroup,
    TermView,
)


class TopicView(Struct, frozen=True):
    """topic.html: one topic."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    parent: Link | None
    children: tuple[TermView, ...]
    stories: tuple[StoryView, ...]
    quotations: tuple[QuoteView, ...]
    """A few of what was said in its newest stories."""
    near: tuple[TermView, ...]
    """Topics that stand in the same stories."""
    years: tuple[TermView, ...]
    pager: Pager


class PersonView(Struct, frozen=True):
    """person.html: a person: what they said, and the stories that name them."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    aliases: tuple[str, ...]
    links: tuple[str, ...]
    """Addresses that identify the person elsewhere, from the authority file."""
    roles: tuple[str, ...]
    """As printed, first to last."""
    quotations: tuple[QuoteView, ...]
    """Newest first."""
    stories: tuple[StoryView, ...]
    """Stories that name the person, newest first; on the newest page only."""
    pager: Pager
    all_stories: Link | None = None
    """Where there are too many to stand here: the list of all."""


class TermsView(Struct, frozen=True):
    """terms.html: the index of topics, people quoted, places or agencies."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    groups: tuple[TermGroup, ...]
    letters: bool
    """The groups are letters (show a bar of them), not top-level topics."""
    bar: tuple[LetterView, ...] = ()
    """The letters, where each has pages of its own; else empty."""
    previous: Link | None = None
    """On the page of a letter: the page before."""
    next: Link | None = None
    also: tuple[Link, ...] = ()
    """Other ways to the same: the map, for places."""


class YearRow(Struct, frozen=True):
    """A year and its months."""

    year: TermView
    months: tuple[TermView, ...]


class YearsView(Struct, frozen=True):
    """years.html: all years with their months, and the undated shelf."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    rows: tuple[YearRow, ...]
    """Newest first."""
    undated: TermView | None
    also: tuple[Link, ...] = ()
    """Other ways to the same: the days of the calendar."""


class HeatDay(Struct, frozen=True):
    """A day with stories, in the grid of its year."""

    label: str
    """``24 July: 3 stories``."""
    path: str
    x: int
    y: int


class HeatLevel(Struct, frozen=True):
    """Days with about as many stories."""

    strength: str
    """Of the colour: ``.25`` to ``1``."""
    days: tuple[HeatDay, ...]


class HeatView(Struct, frozen=True):
    """Half a year as a grid: a column a week, a row a weekday, Monday first."""

    label: str
    """``January to June 2021``."""
    box: str
    """The view box."""
    ground: str
    """A path along the rows, to be stroked with dashes: a square for each day."""
    months: tuple[tuple[str, int], ...]
    """Names and where they stand."""
    levels: tuple[HeatLevel, ...]


class YearView(Struct, frozen=True):
    """year.html: one year."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    months: tuple[TermView, ...]
    stories: tuple[StoryView, ...]
    previous: Link | None
    next: Link | None
    pager: Pager
    heat: tuple[HeatView, ...] = ()
    """Its two halves, where the days of stories are known; on the newest page only."""
    moved: bool = False
    """The year has so many stories that only its newest stand here; its months have all."""


class QuotesView(Struct, frozen=True):
    """quotes.html: the newest quotations, or all of the speakers under one letter."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    bar: tuple[LetterView, ...]
    quotations: tuple[QuoteView, ...]
    """By speaker on the page of a letter, else newest first."""
    previous: Link | None
    """On the page of a letter: the page before."""
    next: Link | None


class SearchView(Struct, frozen=True):
    """search.html: the search page. It alone has scripts."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    """``12 stories, 2016 to 2024``."""
    index: str
    """Folder of the index: ``search/``."""
    ways: tuple[Link, ...]
    """Other ways to find a story: the indexes of topics, people, places and dates."""


class NotFoundView(Struct, frozen=True):
    """404.html."""

    site: SiteHead
    page: PageHead
