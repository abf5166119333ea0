"""Pages of terms: topics, people quoted, places, agencies, and the index of each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from newsgen.archive import permalinks
from newsgen.archive.permalinks import folder_page, is_dated
from newsgen.archive.terms import Said, Term, TermKind
from newsgen.loader.topics import upper_label
from newsgen.renderer.frame import Frame, count_of
from newsgen.renderer.lists import is_split, split_list
from newsgen.renderer.story_views import FOLDERS, quote_view, term_path, term_view
from newsgen.renderer.time_pages import story_list
from newsgen.renderer.views import (
    Link,
    PersonView,
    QuoteView,
    TermGroup,
    TermsView,
    TermView,
    TopicView,
    View,
)
from newsgen.slugs import slugify

TOPIC_QUOTATIONS = 3
NEAR_TOPICS = 8
_NAMES: dict[TermKind, str] = {
    "topics": "Topics",
    "people": "People",
    "places": "Places",
    "agencies": "Agencies",
}
OTHER_TOPICS = "Other topics"
"""Heading of the topics that the vocabulary does not have."""


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of each page."""
    for kind, heading in _NAMES.items():
        yield _index(frame, kind, heading)
    for term in frame.site.terms["topics"].values():
        yield from _topic(frame, term)
    for term in frame.site.terms["people"].values():
        yield from _person(frame, term)
    for kind in ("places", "agencies"):
        for term in frame.site.terms[kind].values():
            yield from _plain(frame, term)


def _index(frame: Frame, kind: TermKind, heading: str) -> tuple[str, str, View]:
    terms = list(frame.site.terms[kind].values())
    path = folder_page(FOLDERS[kind])
    words = {"topics": "topic", "people": "person", "places": "place", "agencies": "agency"}
    many = "people" if kind == "people" else kind
    intro = count_of(len(terms), words[kind], many)
    head = frame.page(path, heading, intro, FOLDERS[kind], frame.crumbs("", "")[:1])
    groups = _by_parent(terms) if kind == "topics" else _by_letter(terms)
    return (
        path,
        "terms.html",
        TermsView(frame.head, head, heading, intro, groups, letters=kind != "topics"),
    )


def _by_letter(terms: Sequence[Term]) -> tuple[TermGroup, ...]:
    """Terms by the first letter of their slug, in its order; digits and others under ``#``."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in sorted(terms, key=lambda t: (_sort_name(t), t.slug)):
        first = _sort_name(term)[:1].upper()
        groups[first if first.isalpha() else "#"].append(term)
    return tuple(
        TermGroup(f"letter-{letter.lower() if letter != '#' else 'other'}", letter, _views(members))
        for letter, members in sorted(groups.items())
    )


def _sort_name(term: Term) -> str:
    """People stand under their last name as printed, all others under their first word."""
    words = term.slug.split("-")
    return "-".join(words[-1:] + words[:-1]) if term.kind == "people" else term.slug


def _by_parent(terms: Sequence[Term]) -> tuple[TermGroup, ...]:
    """Topics by their top-level topic."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in sorted(terms, key=lambda t: (t.label.casefold(), t.slug)):
        groups[upper_label(term.slug) or OTHER_TOPICS].append(term)
    ordered = sorted(groups.items(), key=lambda item: (item[0] == OTHER_TOPICS, item[0]))
    return tuple(
        TermGroup(f"group-{slugify(heading)}", heading, _views(members))
        for heading, members in ordered
    )


def _views(terms: Sequence[Term]) -> tuple[TermView, ...]:
    return tuple(term_view(term) for term in terms)


def _intro(frame: Frame, term: Term) -> str:
    count = count_of(len(term.members), "story", "stories")
    span = frame.span_of(term.members)
    return f"{count}, {span}" if span else count


def _topic(frame: Frame, term: Term) -> Iterator[tuple[str, str, View]]:
    heading = upper_label(term.slug) or OTHER_TOPICS
    group = Link(heading, f"{folder_page(permalinks.TOPICS)}#group-{slugify(heading)}")
    members, years, year_pages = _members(frame, term)
    for page in split_list(members, frame.site.config.page_size, permalinks.TOPICS, term.slug):
        head = frame.page(
            page.path,
            term.label,
            _intro(frame, term) if page.newest else "",
            permalinks.TOPICS,
            frame.crumbs("Topics", permalinks.TOPICS),
        )
        yield (
            page.path,
            "topic.html",
            TopicView(
                site=frame.head,
                page=head,
                heading=term.label,
                intro=_intro(frame, term) if page.newest else frame.span_of(page.items),
                parent=group,
                children=(),
                stories=frame.take(page.items),
                quotations=_topic_quotations(frame, page.items) if page.newest else (),
                near=_near(frame, term) if page.newest else (),
                years=years if page.newest else (),
                pager=page.pager,
            ),
        )
    yield from year_pages


def _topic_quotations(frame: Frame, numbers: Sequence[int]) -> tuple[QuoteView, ...]:
    found = []
    for number in numbers:
        quotes = [q for q in frame.site.cards[number].quotes if q.person]
        if quotes:
            longest = max(quotes, key=lambda q: min(len(q.text), 200))
            found.append(quote_view(frame.site, Said(number, longest)))
        if len(found) == TOPIC_QUOTATIONS:
            break
    return tuple(found)


def _near(frame: Frame, term: Term) -> tuple[TermView, ...]:
    """Topics that stand in the same stories, with the number of stories shared."""
    together: Counter[str] = Counter()
    for number in term.members:
        together.update(t.slug for t in frame.site.cards[number].topics if t.slug != term.slug)
    ranked = sorted(together.items(), key=lambda item: (-item[1], item[0]))[:NEAR_TOPICS]
    topics = frame.site.terms["topics"]
    return tuple(
        TermView(topics[slug].label, term_path("topics", slug), count) for slug, count in ranked
    )


def _person(frame: Frame, term: Term) -> Iterator[tuple[str, str, View]]:
    said = frame.site.said_by.get(term.slug, ())
    roles = tuple(dict.fromkeys(item.quote.role for item in said if item.quote.role))
    crumbs = frame.crumbs("People", permalinks.PEOPLE)
    intro = f"named in {_intro(frame, term)}"
    if said:
        quoted = count_of(len(said), "quotation", "quotations")
        places = count_of(len({item.story for item in said}), "story", "stories")
        intro = f"{quoted} in {places}; {intro}"
    for page in split_list(said, frame.site.config.page_size, permalinks.PEOPLE, term.slug):
        shown = intro if page.newest else ""
        head = frame.page(page.path, term.label, shown, permalinks.PEOPLE, crumbs)
        stories = tuple(reversed(term.members)) if page.newest else ()
        yield (
            page.path,
            "person.html",
            PersonView(
                site=frame.head,
                page=head,
                heading=term.label,
                intro=shown,
                aliases=term.aliases,
                links=term.links,
                roles=roles if page.newest else (),
                quotations=tuple(quote_view(frame.site, item) for item in page.items),
                stories=frame.take(stories),
                pager=page.pager,
            ),
        )


def _plain(frame: Frame, term: Term) -> Iterator[tuple[str, str, View]]:
    """A place or an agency."""
    folder = FOLDERS[term.kind]
    crumbs = frame.crumbs(_NAMES[term.kind], folder)
    members, years, year_pages = _members(frame, term)
    yield from story_list(frame, (folder, term.slug), term.label, members, folder, crumbs, years)
    yield from year_pages


def _members(
    frame: Frame, term: Term
) -> tuple[tuple[int, ...], tuple[TermView, ...], Iterator[tuple[str, str, View]]]:
    """The stories that a term's own pages list, its years, and the pages of these.

    A term with very many stories lists its newest and leads to the rest by year.
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
        TermView(year.capitalize(), folder_page(*folder, year), len(members))
        for year, members in sorted(by_year.items())
    )
    crumbs = (
        *frame.crumbs(_NAMES[term.kind], FOLDERS[term.kind]),
        Link(term.label, folder_page(*folder)),
    )
    pages = (
        page
        for year, members in sorted(by_year.items())
        for page in story_list(
            frame,
            (*folder, year),
            f"{term.label}: {year}",
            tuple(members),
            FOLDERS[term.kind],
            crumbs,
        )
    )
    return term.members[-size:], years, pages
