"""Sitemaps (sitemaps.org): an index, a file for each year, and one of the newest for Google News.

No clock is asked. A story's ``lastmod`` is its day of publication where that is known and nothing
says that the page was changed since; lists have none, and neither have the files in the index.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from newsgen.archive import permalinks
from newsgen.archive.cards import Card
from newsgen.archive.permalinks import absolute_url, is_dated
from newsgen.archive.site import Site
from newsgen.renderer.views import NewsEntry, NewsSitemapView, SitemapEntry, SitemapView, View

SITEMAP_MOST = 50_000
"""Addresses in one file (sitemaps.org)."""
NEWS_MOST = 1_000
NEWS_DAYS = 2
"""Google News reads stories of the last two days, at most 1,000 in a file."""


def plan(site: Site, listed: Sequence[str]) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of each file; none for a site without an address."""
    base = site.config.url
    if not base:
        return
    maps = []
    for name, entries in _parts(site, base, listed):
        for at in range(0, len(entries), SITEMAP_MOST):
            suffix = f"-{at // SITEMAP_MOST + 1}" if len(entries) > SITEMAP_MOST else ""
            path = f"sitemap-{name}{suffix}.xml"
            maps.append(absolute_url(base, path))
            yield path, "sitemap.xml", SitemapView(tuple(entries[at : at + SITEMAP_MOST]), ())
    news = _news(site, base)
    if news:
        maps.append(absolute_url(base, permalinks.NEWS_SITEMAP))
        yield permalinks.NEWS_SITEMAP, "sitemap-news.xml", NewsSitemapView(site.config.title, news)
    yield permalinks.SITEMAP, "sitemap.xml", SitemapView((), tuple(maps))


def _parts(
    site: Site, base: str, listed: Sequence[str]
) -> Iterator[tuple[str, list[SitemapEntry]]]:
    """Name and addresses of each part: the stories of a year, those without one, the lists."""
    for year, months in site.years.items():
        numbers = sorted(number for members in months.values() for number in members)
        yield year, [_story(site, base, number) for number in numbers]
    if site.undated:
        yield permalinks.UNDATED, [_story(site, base, number) for number in site.undated]
    if listed:
        yield "lists", [SitemapEntry(absolute_url(base, path), "") for path in listed]


def _story(site: Site, base: str, number: int) -> SitemapEntry:
    card = site.cards[number]
    return SitemapEntry(absolute_url(base, site.paths[number]), _modified(card))


def _modified(card: Card) -> str:
    """The day of publication as far as it is known; empty for a story that an editor corrected."""
    known = is_dated(card.published) and not card.override
    return (card.published.value or "")[:10] if known else ""


def _news(site: Site, base: str) -> tuple[NewsEntry, ...]:
    """The stories of the archive's two newest days, newest first.

    “Fresh” is told from the newest story whose day is known: with a clock two builds would differ.
    """
    newest: str = ""
    entries: list[NewsEntry] = []
    for number in reversed(range(len(site.cards))):
        card = site.cards[number]
        value = card.published.value or ""
        if not is_dated(card.published) or card.published.precision not in ("day", "second"):
            continue
        newest = newest or value
        if not _is_fresh(value, newest) or len(entries) == NEWS_MOST:
            break
        url = absolute_url(base, site.paths[number])
        language = news_language(site.config.language_of(card.language))
        entries.append(NewsEntry(url, card.title, language, news_date(value)))
    return tuple(entries)


def _is_fresh(value: str, newest: str) -> bool:
    days = date.fromisoformat(newest[:10]) - date.fromisoformat(value[:10])
    return days < timedelta(days=NEWS_DAYS)


def news_date(value: str) -> str:
    """A day as it is; a time only with its zone, as W3C's profile of ISO 8601 wants."""
    if len(value) <= len("2019-03-12"):
        return value
    zoned = value.endswith("Z") or "+" in value[10:] or "-" in value[10:]
    return value if zoned else f"{value}Z"


def news_language(tag: str) -> str:
    """ISO 639 of a BCP 47 tag; Google tells simplified and traditional Chinese apart."""
    parts = tag.casefold().split("-")
    if parts[0] == "zh":
        return "zh-tw" if {"tw", "hk", "hant"} & set(parts[1:]) else "zh-cn"
    return parts[0]
