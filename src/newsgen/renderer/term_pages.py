"""Pages of topics, and the indexes of all terms."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from newsgen.archive import permalinks
from newsgen.archive.permalinks import folder_page
from newsgen.archive.terms import Said, Term, TermKind
from newsgen.renderer.feeds import feed_links
from newsgen.renderer.frame import Frame
from newsgen.renderer.letters import (
    group_by_letter,
    letter_bar,
    letter_id,
    letter_pages,
    sort_name,
)
from newsgen.renderer.lists import split_list
from newsgen.renderer.story_lists import (
    NEAR_TOPICS,
    describe_members,
    list_members,
    topic_slugs,
)
from newsgen.renderer.story_views import FOLDERS, quote_view, term_path, term_view
from newsgen.renderer.strings.kinds import Count
from newsgen.renderer.strings.shape import Strings
from newsgen.renderer.views import (
    Link,
    QuoteView,
    TermGroup,
    TermsView,
    TermView,
    TopicView,
    View,
)

TOPIC_QUOTATIONS = 3
INDEX_MOST = 400
"""Terms on one page of an index; at more it would be slow to load."""
LARGEST = 60
"""Terms on the first page of an index that is split by letters."""
_ALSO: dict[TermKind, tuple[str, ...]] = {
    "people": (permalinks.BYLINES,),
    "places": (permalinks.ATLAS,),
    "agencies": (permalinks.BYLINES,),
    "bylines": (permalinks.AGENCIES,),
}
"""Pages that go well with an index."""
OTHER_ID = "group-other-topics"
"""Of the topics that the vocabulary does not have."""


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of each page."""
    for kind in FOLDERS:
        if frame.wants(FOLDERS[kind]):
            yield from _index(frame, kind)
    topics, uppers = frame.site.terms["topics"], frame.site.uppers
    for term in (*(t for t in topics.values() if t.slug not in uppers), *uppers.values()):
        if frame.wants(permalinks.TOPICS, term.slug):
            yield from _topic(frame, term)


def terms_of(frame: Frame, kind: TermKind) -> Mapping[str, Term]:
    """All terms of a kind by slug."""
    return frame.site.bylines if kind == "bylines" else frame.site.terms[kind]


def _name(strings: Strings, kind: TermKind) -> tuple[str, Count]:
    """What a kind is called, and how its terms are counted."""
    names, counts = strings.names, strings.counts
    return {
        "topics": (names.topics, counts.topics),
        "people": (names.people, counts.people),
        "places": (names.places, counts.places),
        "agencies": (names.agencies, counts.agencies),
        "bylines": (names.bylines, counts.authors),
    }[kind]


def _index(frame: Frame, kind: TermKind) -> Iterator[tuple[str, str, View]]:
    """The index of a kind; a long one has pages for each letter."""
    terms = list(terms_of(frame, kind).values())
    path, (heading, count) = folder_page(FOLDERS[kind]), _name(frame.strings, kind)
    intro = count(len(terms))
    head = frame.page(path, heading, intro, FOLDERS[kind], frame.home)
    if kind == "topics":
        view = TermsView(frame.head, head, heading, intro, _by_parent(frame), letters=False)
        yield path, "terms.html", view
        return
    also = frame.more(*_ALSO[kind])
    groups = group_by_letter(sorted(terms, key=lambda t: t.slug), sort_name)
    if len(terms) <= INDEX_MOST:
        shown = tuple(_letter_group(letter, members) for letter, members in groups.items())
        view = TermsView(frame.head, head, heading, intro, shown, letters=True, also=also)
        yield path, "terms.html", view
        return
    largest = sorted(terms, key=lambda t: (-len(t.members), sort_name(t)))[:LARGEST]
    most = TermGroup("largest", frame.strings.lists.most_stories, _views(largest))
    bar = letter_bar(tuple(groups), FOLDERS[kind])
    view = TermsView(frame.head, head, heading, intro, (most,), letters=True, bar=bar, also=also)
    yield path, "terms.html", view
    yield from _letters(frame, kind, groups)


def _letters(
    frame: Frame, kind: TermKind, groups: dict[str, list[Term]]
) -> Iterator[tuple[str, str, View]]:
    folder, (name, count) = FOLDERS[kind], _name(frame.strings, kind)
    crumbs = frame.crumbs(name, folder)
    for page in letter_pages(groups, folder, INDEX_MOST, frame.strings.lists):
        heading = f"{name}: {page.letter}"
        intro = count(len(groups[page.letter]))
        view = TermsView(
            site=frame.head,
            page=frame.page(page.path, heading, intro, folder, crumbs),
            heading=heading,
            intro=intro,
            groups=(_letter_group(page.letter, page.items),),
            letters=True,
            bar=letter_bar(tuple(groups), folder, page.letter),
            previous=page.previous,
            next=page.next,
        )
        yield page.path, "terms.html", view


def _letter_group(letter: str, members: Sequence[Term]) -> TermGroup:
    return TermGroup(f"letter-{letter_id(letter)}", letter, _views(members))


def _by_parent(frame: Frame) -> tuple[TermGroup, ...]:
    """Topics by their top-level topic, those that the vocabulary lacks last."""
    uppers = frame.site.uppers
    groups = [
        TermGroup(
            f"group-{upper.slug}",
            upper.label,
            _views(_below(frame, upper.slug)),
            term_path("topics", upper.slug),
            len(upper.members),
        )
        for upper in uppers.values()
    ]
    others = [term for term in _below(frame, "") if term.slug not in uppers]
    if others:
        groups.append(TermGroup(OTHER_ID, frame.strings.lists.other_topics, _views(others)))
    return tuple(groups)


def _below(frame: Frame, upper: str) -> list[Term]:
    """The topics below an upper one, by the alphabet."""
    topics = (t for t in frame.site.terms["topics"].values() if t.parent == upper)
    return sorted(topics, key=lambda t: (t.label.casefold(), t.slug))


def _views(terms: Sequence[Term]) -> tuple[TermView, ...]:
    return tuple(term_view(term) for term in terms)


def _topic(frame: Frame, term: Term) -> Iterator[tuple[str, str, View]]:
    """A topic, or an upper one with the stories of all topics below it."""
    above = _topic_crumbs(frame, term)
    children = _below(frame, term.slug) if term.slug in frame.site.uppers else []
    members, years, year_pages = list_members(frame, term, above)
    for page in split_list(members, frame.site.config.page_size, permalinks.TOPICS, term.slug):
        head = frame.page(
            page.path,
            term.label,
            describe_members(frame, term.members) if page.newest else "",
            permalinks.TOPICS,
            above,
            feeds=feed_links(frame.site, term) if page.newest else (),
        )
        yield (
            page.path,
            "topic.html",
            TopicView(
                site=frame.head,
                page=head,
                heading=term.label,
                intro=describe_members(frame, term.members)
                if page.newest
                else frame.span_of(page.items),
                parent=_parent(frame, term),
                children=_views(children),
                stories=frame.take(page.items),
                quotations=_topic_quotations(frame, page.items) if page.newest else (),
                near=_near(frame, term) if page.newest else (),
                years=years if page.newest else (),
                pager=page.pager,
            ),
        )
    yield from year_pages


def _parent(frame: Frame, term: Term) -> Link | None:
    """The upper topic of a topic, or its place in the index; None for an upper one."""
    if term.slug in frame.site.uppers:
        return None
    upper = frame.site.uppers.get(term.parent)
    if upper is None:
        label = frame.strings.lists.other_topics
        return Link(label, f"{folder_page(permalinks.TOPICS)}#{OTHER_ID}")
    return Link(upper.label, term_path("topics", upper.slug))


def _topic_crumbs(frame: Frame, term: Term) -> tuple[Link, ...]:
    """The way from the front page to a topic, by way of its upper one."""
    crumbs = frame.crumbs(frame.strings.names.topics, permalinks.TOPICS)
    upper = frame.site.uppers.get(term.parent)
    return (*crumbs, Link(upper.label, term_path("topics", upper.slug))) if upper else crumbs


def _topic_quotations(frame: Frame, numbers: Sequence[int]) -> tuple[QuoteView, ...]:
    found = []
    for number in numbers:
        quotes = [q for q in frame.site.cards[number].quotes if q.person]
        if quotes:
            longest = max(quotes, key=lambda q: min(len(q.text), 200))
            found.append(quote_view(frame.site, Said(number, longest), frame.stories))
        if len(found) == TOPIC_QUOTATIONS:
            break
    return tuple(found)


def _near(frame: Frame, term: Term) -> tuple[TermView, ...]:
    """Topics that stand in the same stories, with the number of stories shared.

    Those below an upper topic are listed beside it anyway.
    """
    topics = frame.site.terms["topics"]
    together: Counter[str] = Counter()
    for number in term.members:
        together.update(
            slug
            for slug in topic_slugs(frame, number)
            if term.slug not in (slug, topics[slug].parent) and slug != term.parent
        )
    ranked = sorted(together.items(), key=lambda item: (-item[1], item[0]))[:NEAR_TOPICS]
    return tuple(
        TermView(topics[slug].label, term_path("topics", slug), count) for slug, count in ranked
    )
