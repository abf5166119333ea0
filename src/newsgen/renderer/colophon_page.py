"""About the archive: what it holds, what it lacks, how it was made."""

from collections.abc import Iterator

from newsgen.archive import permalinks
from newsgen.archive.coverage import Coverage, measure_coverage
from newsgen.archive.permalinks import folder_page
from newsgen.archive.site import Site
from newsgen.renderer.date_text import format_date
from newsgen.renderer.frame import Frame, year_path
from newsgen.renderer.story_views import term_view
from newsgen.renderer.strings.kinds import group_digits
from newsgen.renderer.strings.shape import Strings
from newsgen.renderer.views import ColophonView, Fact, View

SOURCES = 12
"""Agencies shown, those with the most stories."""
SILENT_MOST = 60
"""Lines of years with silent months; of longer archives the newest are shown."""


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of the page."""
    if not frame.wants(permalinks.ABOUT):
        return
    site, path = frame.site, folder_page(permalinks.ABOUT)
    coverage = measure_coverage(site)
    strings = frame.strings
    stories, heading = strings.counts.stories(coverage.stories), strings.names.about
    intro = strings.colophon.intro(title=site.config.title)
    agencies = sorted(site.terms["agencies"].values(), key=lambda t: (-len(t.members), t.label))
    head = frame.page(path, heading, f"{stories}. {intro}.", permalinks.ABOUT, frame.home)
    view = ColophonView(
        site=frame.head,
        page=head,
        heading=heading,
        intro=intro,
        holdings=tuple(_holdings(frame, coverage)),
        sources=tuple(term_view(term) for term in agencies[:SOURCES]),
        gaps=tuple(_gaps(strings, coverage)),
        silent=tuple(_silent(frame, coverage)),
    )
    yield path, "colophon.html", view


def _holdings(frame: Frame, coverage: Coverage) -> Iterator[Fact]:
    site, strings = frame.site, frame.strings
    names, words = strings.names, strings.colophon
    yield Fact(names.stories, _number(strings, coverage.stories), permalinks.FRONT)
    if coverage.first:
        first, last = (format_date(day, strings.dates) for day in (coverage.first, coverage.last))
        span = strings.dates.span(first=first, last=last)
        yield Fact(words.dates, span, folder_page(permalinks.YEARS))
    counted = (
        (words.quotations, coverage.voiced, permalinks.QUOTES),
        (names.topics, len(site.terms["topics"]), permalinks.TOPICS),
        (names.people, len(site.terms["people"]), permalinks.PEOPLE),
        (names.places, len(site.terms["places"]), permalinks.PLACES),
        (names.agencies, len(site.terms["agencies"]), permalinks.AGENCIES),
        (names.bylines, len(site.bylines), permalinks.BYLINES),
        (words.notes, _notes(site), permalinks.CORRECTIONS),
    )
    for label, count, folder in counted:
        yield Fact(label, _number(strings, count), folder_page(folder))


def _number(strings: Strings, number: int) -> str:
    return group_digits(number, strings.locale.thousands)


def _notes(site: Site) -> int:
    return sum(len(card.notes) for card in site.cards)


def _gaps(strings: Strings, coverage: Coverage) -> Iterator[Fact]:
    shelf = folder_page(permalinks.UNDATED) if coverage.estimated + coverage.undated else ""
    words, stories = strings.colophon, coverage.stories
    yield Fact(words.estimated, _share(strings, coverage.estimated, stories), shelf)
    yield Fact(words.undated, _share(strings, coverage.undated, stories), shelf)
    yield Fact(words.no_byline, _share(strings, coverage.no_byline, stories))
    yield Fact(words.no_source, _share(strings, coverage.no_source, stories))
    yield Fact(words.no_dateline, _share(strings, coverage.no_dateline, stories))
    yield Fact(words.no_topic, _share(strings, coverage.no_topic, stories))
    spoken = coverage.voiced + coverage.unvoiced
    yield Fact(words.no_speaker, _share(strings, coverage.unvoiced, spoken))


def _share(strings: Strings, count: int, of: int) -> str:
    """``12 (30%)``; a share that is not nothing is never shown as 0%."""
    if not count:
        return strings.colophon.no_gap
    rounded = round(100 * count / of)
    share = strings.locale.percent(number=max(rounded, 1))
    shown = share if rounded else strings.colophon.under(share=share)
    return f"{_number(strings, count)} ({shown})"


def _silent(frame: Frame, coverage: Coverage) -> Iterator[Fact]:
    if coverage.silent_years:
        years = [(int(first), int(last)) for first, last in _runs(coverage.silent_years)]
        spans = ", ".join(frame.span(str(a), str(b)) for a, b in years)
        yield Fact(frame.strings.colophon.silent_years, spans)
    for year, months in coverage.silent_months[-SILENT_MOST:]:
        runs = _runs(tuple(f"{month:02}" for month in months))
        named = ((frame.month_name(a), frame.month_name(b)) for a, b in runs)
        yield Fact(year, ", ".join(frame.span(a, b) for a, b in named), year_path(year))


def _runs(numbers: tuple[str, ...]) -> list[tuple[str, str]]:
    """First and last of each unbroken run of ascending whole numbers."""
    runs: list[tuple[str, str]] = []
    for number in numbers:
        if runs and int(number) == int(runs[-1][1]) + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
