"""The front page, and the older stories behind it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping

from newsgen.archive import permalinks
from newsgen.archive.permalinks import folder_page
from newsgen.archive.terms import Said
from newsgen.renderer.day_pages import find_anniversary, find_days
from newsgen.renderer.frame import Frame, year_path
from newsgen.renderer.lists import ListPage, split_list
from newsgen.renderer.story_views import quote_view, term_view
from newsgen.renderer.time_pages import year_terms
from newsgen.renderer.views import Bar, FrontView, QuoteView, StoriesView, View

FRONT_TOPICS = 12
QUOTATION_LENGTHS = range(60, 240)
"""Code points of a quotation that the front page may show."""
_MOST_BARS = 40
"""Years in the chart: at more its bars would be thinner than the gaps between them."""
_CHART_WIDTH, _BASE, _BAR_HEIGHT = 304, 62, 46
_WIDEST_STEP = 30
"""From one bar to the next, in units of the chart: ten years fill it."""


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of each page."""
    for page in split_list(range(len(frame.site.cards)), frame.site.config.page_size):
        if frame.wants(page.path.rpartition("/")[0]):
            yield _front(frame, page) if page.newest else _older(frame, page)


def _older(frame: Frame, page: ListPage[int]) -> tuple[str, str, View]:
    words = frame.strings.front
    title = words.older_page(number=page.pager.number)
    head = frame.page(page.path, title, "", permalinks.FRONT, frame.home)
    span, stories = frame.span_of(page.items), frame.take(page.items)
    view = StoriesView(frame.head, head, words.older, span, stories, (), page.pager)
    return page.path, "stories.html", view


def _front(frame: Frame, page: ListPage[int]) -> tuple[str, str, View]:
    site, config = frame.site, frame.site.config
    stories, years = frame.take(page.items), year_terms(frame)
    topics = sorted(site.terms["topics"].values(), key=lambda t: (-len(t.members), t.label))
    view = FrontView(
        site=frame.head,
        page=frame.page(page.path, config.title, config.tagline, permalinks.FRONT),
        lead=stories[0] if stories else None,
        latest=stories[1:],
        quotation=choose_quotation(frame),
        topics=tuple(term_view(term) for term in topics[:FRONT_TOPICS]),
        years=years,
        bars=draw_bars({year.label: year.count for year in years}),
        pager=page.pager,
        empty=not stories,
        on_this_day=find_anniversary(frame, find_days(site)),
        search=folder_page(permalinks.SEARCH) if config.search else "",
    )
    return page.path, "front.html", view


def choose_quotation(frame: Frame) -> QuoteView | None:
    """A quotation of a named person that is neither a scrap nor a speech, from the whole archive.

    That of the story with the smallest digest, which the newest story's id has a part in: the
    choice is the same in each build, and another when a story is added.
    """
    cards, people = frame.site.cards, frame.site.terms["people"]
    fit: dict[int, list[Said]] = defaultdict(list)
    for said in frame.site.said:
        if said.quote.person in people and len(said.quote.text) in QUOTATION_LENGTHS:
            fit[said.story].append(said)

    def lot(*ids: str) -> bytes:
        return hashlib.blake2b(" ".join((cards[-1].id, *ids)).encode(), digest_size=8).digest()

    story = min(fit, key=lambda number: lot(cards[number].id), default=None)
    if story is None:
        return None
    chosen = min(fit[story], key=lambda said: lot(cards[story].id, said.quote.id))
    return quote_view(frame.site, chosen, frame.stories)


def draw_bars(years: Mapping[str, int]) -> tuple[Bar, ...]:
    """The newest years as bars of at least one unit, the empty years between them without one."""
    if not years:
        return ()
    last = int(max(years))
    first = max(int(min(years)), last - _MOST_BARS + 1)
    shown = [(f"{year:04}", years.get(f"{year:04}", 0)) for year in range(first, last + 1)]
    most = max(count for _, count in shown)
    step = min(_WIDEST_STEP, (_CHART_WIDTH - 4) / len(shown))
    bars = []
    for number, (year, count) in enumerate(shown):
        height = max(1, round(count * _BAR_HEIGHT / most)) if count else 0
        path = year_path(year) if count else ""
        bars.append(Bar(year, count, round(4 + number * step, 1), _BASE - height, height, path))
    return tuple(bars)
