"""Pages in the order of time: the front page, years, months, the undated shelf, quotations."""

from collections.abc import Iterator, Sequence

from newsgen.archive import permalinks
from newsgen.archive.permalinks import folder_page
from newsgen.archive.terms import Said
from newsgen.renderer.date_text import format_date
from newsgen.renderer.frame import Frame, count_of, month_path, year_path
from newsgen.renderer.lists import split_list
from newsgen.renderer.story_views import quote_view, term_view
from newsgen.renderer.views import (
    Bar,
    FrontView,
    Link,
    QuotesView,
    QuoteView,
    StoriesView,
    TermView,
    View,
    YearRow,
    YearsView,
    YearView,
)

FRONT_TOPICS = 12
QUOTATION_LENGTHS = range(60, 240)
"""Code points of a quotation that the front page may show."""
_QUOTATION_REACH = 200
"""Newest quotations among which the front page's is looked for."""
_BARS = 10
"""Years in the chart; its view box has room for ten."""
_BAR_STEP, _BAR_BASE, _BAR_HEIGHT = 30, 62, 46


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of each page."""
    yield from _front(frame)
    yield from _years(frame)
    yield from _undated(frame)
    yield from _quotes(frame)


def _front(frame: Frame) -> Iterator[tuple[str, str, View]]:
    site, config = frame.site, frame.site.config
    for page in split_list(range(len(site.cards)), config.page_size):
        stories = frame.take(page.items)
        if not page.newest:
            title = f"Stories, {page.pager.label.lower()}"
            head = frame.page(page.path, title, "", permalinks.FRONT, frame.crumbs("", "")[:1])
            heading = frame.span_of(page.items)
            yield (
                page.path,
                "stories.html",
                StoriesView(frame.head, head, "Older stories", heading, stories, (), page.pager),
            )
            continue
        head = frame.page(page.path, config.title, config.tagline, permalinks.FRONT)
        years = _year_terms(frame)
        topics = sorted(site.terms["topics"].values(), key=lambda t: (-len(t.members), t.label))
        yield (
            page.path,
            "front.html",
            FrontView(
                site=frame.head,
                page=head,
                lead=stories[0] if stories else None,
                latest=stories[1:],
                quotation=_front_quotation(frame),
                topics=tuple(term_view(term) for term in topics[:FRONT_TOPICS]),
                years=years,
                bars=_bars(years),
                pager=page.pager,
                empty=not stories,
            ),
        )


def _front_quotation(frame: Frame) -> QuoteView | None:
    """The newest quotation of a named person that is neither a scrap nor a speech."""
    for said in reversed(frame.site.said[-_QUOTATION_REACH:]):
        if said.quote.person and len(said.quote.text) in QUOTATION_LENGTHS:
            return quote_view(frame.site, said)
    return None


def _year_terms(frame: Frame) -> tuple[TermView, ...]:
    return tuple(
        TermView(year, year_path(year), sum(len(members) for members in months.values()))
        for year, months in frame.site.years.items()
    )


def _bars(years: Sequence[TermView]) -> tuple[Bar, ...]:
    """The last ten years as bars of at least one unit."""
    shown = years[-_BARS:]
    most = max((year.count for year in shown), default=1)
    bars = []
    for number, year in enumerate(shown):
        height = max(1, round(year.count * _BAR_HEIGHT / most))
        bars.append(Bar(year.label, year.count, 4 + number * _BAR_STEP, _BAR_BASE - height, height))
    return tuple(bars)


def _years(frame: Frame) -> Iterator[tuple[str, str, View]]:
    site = frame.site
    path = folder_page(permalinks.YEARS)
    rows = tuple(YearRow(year, _months(frame, year.label)) for year in reversed(_year_terms(frame)))
    undated = None
    if site.undated:
        shelf = folder_page(permalinks.UNDATED)
        undated = TermView("Undated", shelf, len(site.undated))
    dated = len(site.cards) - len(site.undated)
    intro = f"{count_of(dated, 'story', 'stories')} with a known date"
    head = frame.page(path, "Dates", intro, permalinks.YEARS, frame.crumbs("", "")[:1])
    yield path, "years.html", YearsView(frame.head, head, "Dates", intro, rows, undated)
    years = list(site.years)
    for at, year in enumerate(years):
        older = Link(years[at - 1], year_path(years[at - 1])) if at else None
        newer = Link(years[at + 1], year_path(years[at + 1])) if at + 1 < len(years) else None
        yield from _year(frame, year, older, newer)


def _months(frame: Frame, year: str) -> tuple[TermView, ...]:
    return tuple(
        TermView(format_date(f"{year}-{month}").split()[0], month_path(year, month), len(members))
        for month, members in frame.site.years[year].items()
        if month
    )


def _year(
    frame: Frame, year: str, older: Link | None, newer: Link | None
) -> Iterator[tuple[str, str, View]]:
    months = frame.site.years[year]
    members = tuple(sorted(number for numbers in months.values() for number in numbers))
    intro = count_of(len(members), "story", "stories")
    crumbs = frame.crumbs("Dates", permalinks.YEARS)
    for page in split_list(members, frame.site.config.page_size, year):
        about = intro if page.newest else ""
        head = frame.page(page.path, year, about, permalinks.YEARS, crumbs)
        yield (
            page.path,
            "year.html",
            YearView(
                site=frame.head,
                page=head,
                heading=year,
                intro=about,
                months=_months(frame, year) if page.newest else (),
                stories=frame.take(page.items),
                previous=older,
                next=newer,
                pager=page.pager,
            ),
        )
    for month, numbers in months.items():
        if month:
            yield from _month(frame, year, month, numbers)


def _month(
    frame: Frame, year: str, month: str, numbers: tuple[int, ...]
) -> Iterator[tuple[str, str, View]]:
    heading = format_date(f"{year}-{month}")
    crumbs = frame.date_crumbs(year)
    yield from story_list(frame, (year, month), heading, numbers, permalinks.YEARS, crumbs)


def story_list(
    frame: Frame,
    folder: tuple[str, ...],
    heading: str,
    numbers: tuple[int, ...],
    section: str,
    crumbs: tuple[Link, ...],
    years: tuple[TermView, ...] = (),
) -> Iterator[tuple[str, str, View]]:
    """A plain list of stories, cut into pages."""
    intro = count_of(len(numbers), "story", "stories")
    for page in split_list(numbers, frame.site.config.page_size, *folder):
        head = frame.page(page.path, heading, intro if page.newest else "", section, crumbs)
        yield (
            page.path,
            "stories.html",
            StoriesView(
                site=frame.head,
                page=head,
                heading=heading,
                intro=intro if page.newest else frame.span_of(page.items),
                stories=frame.take(page.items),
                years=years if page.newest else (),
                pager=page.pager,
            ),
        )


def _undated(frame: Frame) -> Iterator[tuple[str, str, View]]:
    if frame.site.undated:
        crumbs = frame.crumbs("Dates", permalinks.YEARS)
        folder = (permalinks.UNDATED,)
        yield from story_list(
            frame, folder, "Undated", frame.site.undated, permalinks.YEARS, crumbs
        )


def _quotes(frame: Frame) -> Iterator[tuple[str, str, View]]:
    said: Sequence[Said] = frame.site.said
    crumbs = frame.crumbs("", "")[:1]
    intro = count_of(len(said), "quotation", "quotations")
    for page in split_list(said, frame.site.config.page_size, permalinks.QUOTES):
        title = "Quotations"
        head = frame.page(page.path, title, intro if page.newest else "", permalinks.QUOTES, crumbs)
        quotations = tuple(quote_view(frame.site, item) for item in page.items)
        shown = intro if page.newest else ""
        yield (
            page.path,
            "quotes.html",
            QuotesView(frame.head, head, title, shown, quotations, page.pager),
        )
