"""Plans of invented sites, and what their pages lead to."""

from collections import Counter
from collections.abc import Iterator

from msgspec.inspect import is_struct
from msgspec.structs import fields

from newsgen.archive.cards import Card
from newsgen.config import Config
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.frame import make_frame
from newsgen.renderer.pages import Page, plan_pages
from newsgen.renderer.views import (
    DataView,
    FeedEntry,
)
from tests.factories import (
    ENGLISH,
    make_card,
    make_estimate,
    make_published,
    make_rich_card,
    make_site,
)

URL = "https://ledger.example"


def plan_site(
    cards: list[Card], config: Config | None = None, static: frozenset[str] = frozenset()
) -> dict[str, Page]:
    """The pages by their path."""
    pages = list(plan_pages(make_frame(make_site(cards, config), ENGLISH), static))
    assert [path for path, n in Counter(page.path for page in pages).items() if n > 1] == []
    return {page.path: page for page in pages}


def article_at(pages: dict[str, Page], path: str) -> ArticleContext:
    view = pages[path].view
    assert isinstance(view, ArticleContext)
    return view


def links_of(value: object) -> Iterator[str]:
    """Every path that a view leads to."""
    if isinstance(value, FeedEntry):
        return  # its topics are slugs, its address may be absolute
    if isinstance(value, DataView):
        value = value.page  # its files are no pages
    if is_struct(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            leads = field.name in ("path", "speaker_path", "feed")
            leads |= field.name in ("newer", "older", "oldest", "newest")
            if leads and isinstance(inner, str):
                yield inner
            else:
                yield from links_of(inner)
    elif isinstance(value, tuple):
        for item in value:
            yield from links_of(item)


RICH = [
    make_rich_card("seeds/one.txt", published=make_published("2018-07-24")),
    make_rich_card("seeds/two.txt", published=make_published("2019-03")),
    make_rich_card("seeds/three.txt", published=make_published("2019")),
    make_rich_card("seeds/four.txt", published=make_estimate("2019-01-02", "2019-01-09")),
    make_card("seeds/five.txt", published=make_published(None)),
]
