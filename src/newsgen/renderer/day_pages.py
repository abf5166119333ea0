"""Stories by day: the months of a year, and the days of the calendar whatever the year."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from newsgen.archive import permalinks
from newsgen.archive.permalinks import folder_page, is_dated
from newsgen.archive.site import Site
from newsgen.renderer.date_text import day_name, format_date
from newsgen.renderer.frame import Frame, month_path, year_path
from newsgen.renderer.lists import split_list
from newsgen.renderer.views import (
    CalendarView,
    DaysView,
    Link,
    StoryGroup,
    StoryView,
    TermGroup,
    TermView,
    View,
)

FRONT_MOST = 4
"""Stories of other years on the front page."""


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of the calendar, of its days, and of the months."""
    if frame.wants(permalinks.ON_THIS_DAY):
        yield from _days(frame)
    months = [(year, month) for year, found in frame.site.years.items() for month in found if month]
    for at, (year, month) in enumerate(months):
        before = _month_link(frame, *months[at - 1]) if at else None
        after = _month_link(frame, *months[at + 1]) if at + 1 < len(months) else None
        if frame.wants(year, month):
            yield from _month(frame, year, month, before, after)


def _days(frame: Frame) -> Iterator[tuple[str, str, View]]:
    by_day = find_days(frame.site)
    yield _calendar(frame, by_day)
    days = sorted(by_day)
    for at, day in enumerate(days):
        beside = (days[at - 1] if at else "", days[at + 1] if at + 1 < len(days) else "")
        if frame.wants(permalinks.ON_THIS_DAY, day):
            yield from _day(frame, day, by_day[day], beside)


def _month_link(frame: Frame, year: str, month: str) -> Link:
    return Link(format_date(f"{year}-{month}", frame.strings.dates), month_path(year, month))


def day_of(site: Site, number: int) -> str:
    """The ISO date of a story; empty where its day is not known."""
    published = site.cards[number].published
    value = published.value or ""
    return value[:10] if is_dated(published) and len(value) >= 10 else ""


def find_days(site: Site) -> dict[str, tuple[int, ...]]:
    """Stories by day of the calendar, ``07-24``, oldest first."""
    found: dict[str, list[int]] = defaultdict(list)
    for number in range(len(site.cards)):
        day = day_of(site, number)
        if day:
            found[day[5:]].append(number)
    return {day: tuple(numbers) for day, numbers in found.items()}


def day_path(day: str) -> str:
    """The page of a day of the calendar."""
    return folder_page(permalinks.ON_THIS_DAY, day)


def month_pages(site: Site, year: str, month: str) -> dict[str, str]:
    """For each day with stories of a month, the page and the place on it where they begin."""
    found: dict[str, str] = {}
    numbers = site.years[year][month]
    for page in split_list(numbers, site.config.page_size, year, month):
        for number in page.items:
            day = day_of(site, number)
            if day:
                found.setdefault(day, f"{page.path}#day-{int(day[8:])}")
    return found


def find_anniversary(frame: Frame, days: Mapping[str, tuple[int, ...]]) -> StoryGroup | None:
    """Stories of other years on the day of the newest story whose day is known, or in its month."""
    site = frame.site
    newest = next((d for n in reversed(range(len(site.cards))) if (d := day_of(site, n))), "")
    if not newest:
        return None
    same = [n for n in days[newest[5:]] if day_of(site, n)[:4] != newest[:4]]
    if same:
        day = day_name(newest[5:], frame.strings.dates)
        heading = f"{frame.strings.names.on_this_day}, {day}"
        return StoryGroup("on-this-day", heading, day_path(newest[5:]), _newest_of(frame, same))
    month = newest[5:7]
    same = [
        number
        for year, months in site.years.items()
        if year != newest[:4]
        for number in months.get(month, ())
    ]
    heading = frame.strings.front.other_years(month=frame.month_name(month))
    path = f"{folder_page(permalinks.ON_THIS_DAY)}#month-{month}"
    return StoryGroup("on-this-day", heading, path, _newest_of(frame, same)) if same else None


def _newest_of(frame: Frame, numbers: Sequence[int]) -> tuple[StoryView, ...]:
    """The newest story of each of the newest years, for a look across the years."""
    by_year = {(frame.site.cards[n].published.value or "")[:4]: n for n in sorted(numbers)}
    return frame.take(tuple(sorted(by_year.values(), reverse=True)[:FRONT_MOST]))


def _calendar(frame: Frame, by_day: Mapping[str, tuple[int, ...]]) -> tuple[str, str, View]:
    path, words = folder_page(permalinks.ON_THIS_DAY), frame.strings.dates
    heading = frame.strings.names.on_this_day
    months = tuple(
        TermGroup(
            f"month-{number:02}",
            name,
            tuple(
                TermView(str(int(day[3:])), day_path(day), len(by_day[day]), day_name(day, words))
                for day in sorted(by_day)
                if day.startswith(f"{number:02}-")
            ),
        )
        for number, name in enumerate(words.months, start=1)
    )
    shown = tuple(month for month in months if month.terms)
    intro = frame.strings.time.days(len(by_day))
    head = frame.page(path, heading, intro, permalinks.YEARS, frame.home)
    return path, "calendar.html", CalendarView(frame.head, head, heading, intro, shown)


def _day(
    frame: Frame, day: str, numbers: tuple[int, ...], beside: tuple[str, str]
) -> Iterator[tuple[str, str, View]]:
    words, calendar = frame.strings.dates, frame.strings.names.on_this_day
    before, after = (Link(day_name(d, words), day_path(d)) if d else None for d in beside)
    crumbs = frame.crumbs(calendar, permalinks.ON_THIS_DAY)
    folder = (permalinks.ON_THIS_DAY, day)

    def year_of(number: int) -> tuple[str, str, str]:
        year = day_of(frame.site, number)[:4]
        return f"year-{year}", year, year_path(year)

    heading = f"{calendar}: {day_name(day, words)}"
    yield from _grouped(frame, folder, heading, numbers, crumbs, year_of, before, after)


def _month(
    frame: Frame, year: str, month: str, before: Link | None, after: Link | None
) -> Iterator[tuple[str, str, View]]:
    strings = frame.strings

    def day_heading(number: int) -> tuple[str, str, str]:
        day = day_of(frame.site, number)
        if not day:
            return "day-unknown", strings.time.day_unknown, ""
        return f"day-{int(day[8:])}", day_name(day[5:], strings.dates), day_path(day[5:])

    heading = format_date(f"{year}-{month}", strings.dates)
    numbers = frame.site.years[year][month]
    crumbs = frame.date_crumbs(year)
    yield from _grouped(frame, (year, month), heading, numbers, crumbs, day_heading, before, after)


def _grouped(
    frame: Frame,
    folder: tuple[str, ...],
    heading: str,
    numbers: tuple[int, ...],
    crumbs: tuple[Link, ...],
    name: Callable[[int], tuple[str, str, str]],
    before: Link | None,
    after: Link | None,
) -> Iterator[tuple[str, str, View]]:
    """A list of stories under the headings that `name` gives: id, text and page."""
    intro = frame.strings.counts.stories(len(numbers))
    for page in split_list(numbers, frame.site.config.page_size, *folder):
        about = intro if page.newest else ""
        head = frame.page(page.path, heading, about, permalinks.YEARS, crumbs)
        groups = tuple(
            StoryGroup(*key, frame.take(tuple(members)))
            for key, members in groupby(page.items, key=name)
        )
        view = DaysView(frame.head, head, heading, about, groups, before, after, page.pager)
        yield page.path, "days.html", view
