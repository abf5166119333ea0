"""Who wrote or filed the stories: pages of authors and of agencies."""

from collections import Counter
from collections.abc import Iterator, Sequence

from newsgen.archive import permalinks
from newsgen.archive.terms import Term, TermKind
from newsgen.renderer.frame import Frame
from newsgen.renderer.lists import split_list
from newsgen.renderer.story_lists import count_topics, describe_members, list_members
from newsgen.renderer.story_views import FOLDERS, term_path
from newsgen.renderer.views import SourceView, TermView, View
from newsgen.slugs import slugify

MOST_SHOWN = 8
"""Places, or other sources, beside the stories of one."""


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of each page."""
    for term in frame.site.bylines.values():
        if frame.wants(permalinks.BYLINES, term.slug):
            yield from _source(frame, term, frame.strings.names.bylines, _roles(frame, term))
    for term in frame.site.terms["agencies"].values():
        if frame.wants(permalinks.AGENCIES, term.slug):
            yield from _source(frame, term, frame.strings.names.agencies, ())


def _source(
    frame: Frame, term: Term, index: str, roles: tuple[str, ...]
) -> Iterator[tuple[str, str, View]]:
    folder = FOLDERS[term.kind]
    crumbs = frame.crumbs(index, folder)
    members, years, year_pages = list_members(frame, term, crumbs)
    intro = describe_members(frame, term.members)
    others: TermKind = "agencies" if term.kind == "bylines" else "bylines"
    for page in split_list(members, frame.site.config.page_size, folder, term.slug):
        first = page.newest
        about = intro if first else ""
        view = SourceView(
            site=frame.head,
            page=frame.page(page.path, term.label, about, folder, crumbs),
            heading=term.label,
            intro=intro if first else frame.span_of(page.items),
            roles=roles if first else (),
            aliases=term.aliases if first else (),
            topics=count_topics(frame, term.members) if first else (),
            places=_together(frame, term.members, "places") if first else (),
            others=_together(frame, term.members, others) if first else (),
            stories=frame.take(page.items),
            years=years if first else (),
            pager=page.pager,
        )
        yield page.path, "source.html", view
    yield from year_pages


def _roles(frame: Frame, term: Term) -> tuple[str, ...]:
    """What is printed beside the name, first to last."""
    found = []
    for number in term.members:
        card = frame.site.cards[number]
        named = zip(card.bylines, card.roles, strict=False)
        found += [role for name, role in named if role and slugify(name) == term.slug]
    return tuple(dict.fromkeys(found))


def _together(frame: Frame, numbers: Sequence[int], kind: TermKind) -> tuple[TermView, ...]:
    """The places, agencies or authors of most of these stories, with the number of stories."""
    found: Counter[str] = Counter()
    for number in numbers:
        found.update(_slugs(frame, number, kind))
    known = frame.site.bylines if kind == "bylines" else frame.site.terms[kind]
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST_SHOWN]
    return tuple(
        TermView(known[slug].label, term_path(kind, slug), count)
        for slug, count in ranked
        if slug in known
    )


def _slugs(frame: Frame, number: int, kind: TermKind) -> set[str]:
    card = frame.site.cards[number]
    if kind == "bylines":
        return {slugify(name) for name in card.bylines}
    return {term.slug for term in (card.filed_from if kind == "places" else card.agencies)}
