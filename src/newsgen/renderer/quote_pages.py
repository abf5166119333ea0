"""All quotations with a speaker: the newest, and all by the speaker's letter."""

from collections.abc import Iterator

from newsgen.archive import permalinks
from newsgen.archive.permalinks import folder_page
from newsgen.archive.terms import Said
from newsgen.renderer.frame import Frame
from newsgen.renderer.letters import (
    group_by_letter,
    letter_bar,
    letter_pages,
    plain_name,
    turn_name,
)
from newsgen.renderer.story_views import quote_view
from newsgen.renderer.views import QuotesView, View
from newsgen.slugs import slugify


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of each page."""
    if not frame.wants(permalinks.QUOTES):
        return
    site, size = frame.site, frame.site.config.page_size
    names = [_name(frame, said) for said in site.said]
    # Of one speaker the newest words come first.
    order = sorted(range(len(names)), key=lambda n: (names[n], -site.said[n].story, n))
    groups = group_by_letter(order, names.__getitem__)
    yield _newest(frame, tuple(groups))
    name = frame.strings.names.quotations
    crumbs = frame.crumbs(name, permalinks.QUOTES)
    for page in letter_pages(groups, permalinks.QUOTES, size, frame.strings.lists):
        heading = f"{name}: {page.letter}"
        head = frame.page(page.path, heading, "", permalinks.QUOTES, crumbs)
        view = QuotesView(
            site=frame.head,
            page=head,
            heading=heading,
            intro="",
            bar=letter_bar(tuple(groups), permalinks.QUOTES, page.letter),
            quotations=tuple(quote_view(site, site.said[n], frame.stories) for n in page.items),
            previous=page.previous,
            next=page.next,
        )
        yield page.path, "quotes.html", view


def _name(frame: Frame, said: Said) -> str:
    """By which a quotation is sorted: the speaker's last name, or the words that stand for one."""
    if said.quote.person in frame.site.terms["people"]:
        return turn_name(said.quote.person)
    return plain_name(slugify(said.quote.speaker))


def _newest(frame: Frame, letters: tuple[str, ...]) -> tuple[str, str, View]:
    path, said = folder_page(permalinks.QUOTES), frame.site.said
    strings, heading = frame.strings, frame.strings.names.quotations
    intro = whole = strings.counts.quotations(len(said))
    shown = said[-frame.site.config.page_size :]
    if len(shown) < len(said):
        intro = strings.quotes.newest(quotations=whole, shown=len(shown))
    view = QuotesView(
        site=frame.head,
        page=frame.page(path, heading, whole, permalinks.QUOTES, frame.home),
        heading=heading,
        intro=intro,
        bar=letter_bar(letters, permalinks.QUOTES),
        quotations=tuple(quote_view(frame.site, item, frame.stories) for item in reversed(shown)),
        previous=None,
        next=None,
    )
    return path, "quotes.html", view
