"""Pages of time: all years, each year, the undated shelf. Months are in `day_pages`."""

from collections.abc import Iterator
from itertools import chain

from newsgen.archive import permalinks
from newsgen.archive.permalinks import folder_page
from newsgen.renderer.day_pages import day_of, month_pages
from newsgen.renderer.frame import Frame, month_path, year_path
from newsgen.renderer.heat import draw_heat
from newsgen.renderer.lists import is_split, split_list
from newsgen.renderer.story_lists import story_list
from newsgen.renderer.views import HeatView, Link, TermView, View, YearRow, YearsView, YearView


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of each page."""
    if frame.wants(permalinks.YEARS):
        yield _index(frame)
    years = list(frame.site.years)
    for at, year in enumerate(years):
        older = Link(years[at - 1], year_path(years[at - 1])) if at else None
        newer = Link(years[at + 1], year_path(years[at + 1])) if at + 1 < len(years) else None
        if frame.wants(year):
            yield from _year(frame, year, older, newer)
    if frame.site.undated and frame.wants(permalinks.UNDATED):
        names = frame.strings.names
        crumbs = frame.crumbs(names.dates, permalinks.YEARS)
        folder = (permalinks.UNDATED,)
        yield from story_list(
            frame, folder, names.undated, frame.site.undated, permalinks.YEARS, crumbs
        )


def year_terms(frame: Frame) -> tuple[TermView, ...]:
    """The years that have stories, oldest first."""
    return tuple(
        TermView(year, year_path(year), sum(len(members) for members in months.values()))
        for year, months in frame.site.years.items()
    )


def _index(frame: Frame) -> tuple[str, str, View]:
    site, path, strings = frame.site, folder_page(permalinks.YEARS), frame.strings
    heading = strings.names.dates
    rows = tuple(YearRow(year, _months(frame, year.label)) for year in reversed(year_terms(frame)))
    undated = None
    if site.undated:
        undated = TermView(
            strings.names.undated, folder_page(permalinks.UNDATED), len(site.undated)
        )
    dated = strings.counts.stories(len(site.cards) - len(site.undated))
    intro = strings.time.dated(stories=dated)
    head = frame.page(path, heading, intro, permalinks.YEARS, frame.home)
    also = frame.more(permalinks.ON_THIS_DAY)
    return path, "years.html", YearsView(frame.head, head, heading, intro, rows, undated, also)


def _months(frame: Frame, year: str) -> tuple[TermView, ...]:
    return tuple(
        TermView(frame.month_name(month), month_path(year, month), len(members))
        for month, members in frame.site.years[year].items()
        if month
    )


def _year(
    frame: Frame, year: str, older: Link | None, newer: Link | None
) -> Iterator[tuple[str, str, View]]:
    """A year; one with very many stories lists its newest and leads to the rest by month.

    Stories of which only the year is known have no month, so such a year is listed in whole.
    """
    months, size = frame.site.years[year], frame.site.config.page_size
    members = tuple(sorted(chain.from_iterable(months.values())))
    moved = is_split(len(members), size) and "" not in months
    intro = frame.strings.counts.stories(len(members))
    crumbs = frame.crumbs(frame.strings.names.dates, permalinks.YEARS)
    for page in split_list(members[-size:] if moved else members, size, year):
        about = intro if page.newest else ""
        view = YearView(
            site=frame.head,
            page=frame.page(page.path, year, about, permalinks.YEARS, crumbs),
            heading=year,
            intro=about,
            months=_months(frame, year) if page.newest else (),
            stories=frame.take(page.items),
            previous=older,
            next=newer,
            pager=page.pager,
            heat=_heat(frame, year) if page.newest else (),
            moved=moved,
        )
        yield page.path, "year.html", view


def _heat(frame: Frame, year: str) -> tuple[HeatView, ...]:
    counts: dict[str, int] = {}
    for month, numbers in frame.site.years[year].items():
        for number in numbers if month else ():
            day = day_of(frame.site, number)
            if day:
                counts[day] = counts.get(day, 0) + 1
    pages: dict[str, str] = {}
    for month in frame.site.years[year]:
        if month:
            pages |= month_pages(frame.site, year, month)
    days = {day: (count, pages[day]) for day, count in counts.items()}
    return draw_heat(int(year), days, frame.strings)
