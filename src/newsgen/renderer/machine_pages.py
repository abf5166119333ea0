"""Files for machines: feeds, sitemaps, robots.txt; and the pages on data and on what is missing."""

from collections.abc import Iterator, Sequence
from itertools import chain
from urllib.parse import urlsplit

from msgspec.structs import replace

from newsgen.archive import permalinks
from newsgen.archive.permalinks import absolute_url
from newsgen.renderer import data_page, feeds, sitemaps
from newsgen.renderer.frame import Frame
from newsgen.renderer.views import NotFoundView, RobotsView, View


def plan(frame: Frame, listed: Sequence[str]) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of each file. `listed` are the pages other than articles.

    A file without a template is written by a function of its view.
    """
    yield permalinks.NOT_FOUND, "404.html", _not_found(frame)
    pages = tuple(data_page.plan(frame))
    yield from pages
    yield from feeds.plan(frame.site)
    yield from sitemaps.plan(frame.site, tuple(chain(listed, (path for path, _, _ in pages))))
    base = frame.site.config.url
    yield permalinks.ROBOTS, "robots.txt", RobotsView(absolute_url(base, permalinks.SITEMAP))


def _not_found(frame: Frame) -> NotFoundView:
    """Served at any depth, so its links alone start at the root of the server."""
    head = frame.page(permalinks.NOT_FOUND, frame.strings.lost.title, "", "")
    base = urlsplit(frame.site.config.url).path.rstrip("/")
    return NotFoundView(frame.head, replace(head, root=f"{base}/", canonical=""))
