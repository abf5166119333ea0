"""What an archive holds and what it lacks, counted from its cards."""

from dataclasses import dataclass

from newsgen.archive.permalinks import is_dated
from newsgen.archive.site import Site


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of stories, and the stretches of time without one."""

    stories: int
    first: str
    """The earliest known date as ISO, as much of it as is known; empty where no date is known."""
    last: str
    estimated: int
    """Stories whose date is only worked out."""
    undated: int
    """Stories without any date."""
    no_byline: int
    no_source: int
    """Neither byline nor agency."""
    no_dateline: int
    no_topic: int
    voiced: int
    """Quotations with a speaker that stand in the indexes."""
    unvoiced: int
    """Quotations whose speaker is not known."""
    silent_years: tuple[str, ...]
    """Years without a story between the first and the last."""
    silent_months: tuple[tuple[str, tuple[int, ...]], ...]
    """Other years, and their months without a story, none before the first or after the last.

    A year of which a story gives no month is left out: the story may be from any."""


def measure_coverage(site: Site) -> Coverage:
    """The coverage of the stories that the site shows."""
    cards = site.cards
    dates = sorted(c.published.value or "" for c in cards if is_dated(c.published))
    estimated = [c for c in cards if c.published.origin == "inferred" and c.published.value]
    dated = len(dates)
    return Coverage(
        stories=len(cards),
        first=dates[0][:10] if dates else "",
        last=dates[-1][:10] if dates else "",
        estimated=len(estimated),
        undated=len(cards) - dated - len(estimated),
        no_byline=sum(not card.bylines for card in cards),
        no_source=sum(not card.bylines and not card.agencies for card in cards),
        no_dateline=sum(not card.filed_from for card in cards),
        no_topic=sum(not card.topics for card in cards),
        voiced=len(site.said),
        unvoiced=sum(card.unvoiced for card in cards),
        silent_years=_silent_years(site),
        silent_months=_silent_months(site),
    )


def _silent_years(site: Site) -> tuple[str, ...]:
    years = [int(year) for year in site.years]
    if not years:
        return ()
    return tuple(f"{y:04}" for y in range(min(years), max(years)) if f"{y:04}" not in site.years)


def _silent_months(site: Site) -> tuple[tuple[str, tuple[int, ...]], ...]:
    found = []
    names = list(site.years)
    for year, months in site.years.items():
        if "" in months:
            continue
        first = min(map(int, months)) if year == names[0] else 1
        last = max(map(int, months)) if year == names[-1] else 12
        silent = tuple(m for m in range(first, last + 1) if f"{m:02}" not in months)
        if silent:
            found.append((year, silent))
    return tuple(found)
