"""Where the relative links of Markdown texts lead: to stories by their sources, to static files."""

import posixpath
from collections.abc import Collection, Mapping
from urllib.parse import unquote, urlsplit

from newsgen.archive.site import Site


def find_file(link: str, source: str) -> str:
    """The file of the site that a relative link of the source at `source` names."""
    target = unquote(urlsplit(link).path)
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def resolve_link(
    link: str, source: str, site: Site, by_source: Mapping[str, int], static: Collection[str]
) -> str:
    """The path that a relative link of the source at `source` leads to; empty if nowhere.

    `by_source` has the number of each story by its source, and `static` the paths of files in the
    output. Of fragments only those are kept that lead to a quotation.
    """
    path = find_file(link, source)
    if path in by_source:
        number = by_source[path]
        fragment = urlsplit(link).fragment
        quoted = any(quote.id == fragment for quote in site.cards[number].quotes)
        return site.paths[number] + (f"#{fragment}" if quoted else "")
    file = path.removeprefix("static/")
    return file if file in static else ""
