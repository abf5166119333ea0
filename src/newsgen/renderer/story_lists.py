"""Lists of stories, cut into pages: plain ones, and those of a term by year."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from newsgen.archive import permalinks
from newsgen.archive.permalinks import folder_page, is_dated
from newsgen.archive.terms import Term
from newsgen.renderer.frame import Frame
from newsgen.renderer.lists import is_split, split_list
from newsgen.renderer.story_views import FOLDERS, term_path
from newsgen.renderer.strings.kinds import Count
from newsgen.renderer.views import Link, StoriesView, TermView, View

NEAR_TOPICS = 8


def story_list(
    frame: Frame,
    folder: tuple[str, ...],
    heading: str,
    numbers: tuple[int, ...],
    section: str,
    crumbs: tuple[Link, ...],
) -> Iterator[tuple[str, str, View]]:
    """A plain list of stories, cut into pages."""
    intro = frame.strings.counts.stories(len(numbers))
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
                years=(),
                pager=page.pager,
            ),
        )


def list_members(
    frame: Frame, term: Term, crumbs: tuple[Link, ...]
) -> tuple[tuple[int, ...], tuple[TermView, ...], Iterator[tuple[str, str, View]]]:
    """The stories that a term's own pages list, its years, and the pages of these.

    A term with very many stories lists its newest and leads to the rest by year. `crumbs` lead to
    the term, which is left out.
    """
    size = frame.site.config.page_size
    if not is_split(len(term.members), size):
        return term.members, (), iter(())
    by_year: dict[str, list[int]] = defaultdict(list)
    for number in term.members:
        published = frame.site.cards[number].published
        year = (published.value or "")[:4] if is_dated(published) else permalinks.UNDATED
        by_year[year].append(number)
    folder = (FOLDERS[term.kind], term.slug)
    years = tuple(
        TermView(_year_name(frame, year), folder_page(*folder, year), len(members))
        for year, members in sorted(by_year.items())
    )
    below = (*crumbs, Link(term.label, folder_page(*folder)))
    pages = (
        page
        for year, members in sorted(by_year.items())
        for page in story_list(
            frame,
            (*folder, year),
            f"{term.label}: {_year_name(frame, year)}",
            tuple(members),
            folder[0],
            below,
        )
    )
    return term.members[-size:], years, pages


def _year_name(frame: Frame, year: str) -> str:
    return frame.strings.names.undated if year == permalinks.UNDATED else year


def describe_members(frame: Frame, numbers: tuple[int, ...], count: Count | None = None) -> str:
    """``12 stories, 2016 to 2024``; `count` is another way to say the first half."""
    stories = (count or frame.strings.counts.stories)(len(numbers))
    span = frame.span_of(numbers)
    return f"{stories}, {span}" if span else stories


def topic_slugs(frame: Frame, number: int) -> set[str]:
    """The topics on whose pages a story stands.

    An upper topic that front matter gives has the stories of all topics below it on its page.
    """
    topics = frame.site.terms["topics"]
    own = {topic.slug for topic in frame.site.cards[number].topics}
    return own | {topics[slug].parent for slug in own if topics[slug].parent in topics}


def count_topics(frame: Frame, numbers: Sequence[int]) -> tuple[TermView, ...]:
    """The topics of most of these stories, with the number of stories."""
    found: Counter[str] = Counter()
    for number in numbers:
        found.update(topic_slugs(frame, number))
    topics = frame.site.terms["topics"]
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:NEAR_TOPICS]
    return tuple(
        TermView(topics[slug].label, term_path("topics", slug), count) for slug, count in ranked
    )
