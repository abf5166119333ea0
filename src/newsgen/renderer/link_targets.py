"""Where the relative links of Markdown texts lead: to files of the site, or to its addresses."""

import posixpath
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from urllib.parse import unquote, urlsplit

from newsgen.loader.addresses import file_of
from newsgen.renderer.frame import Frame, month_path, year_path
from newsgen.renderer.story_views import term_path


@dataclass(frozen=True)
class LinkTargets:
    """All that a relative link can lead to."""

    frame: Frame
    static: Collection[str]
    """Paths of files in the output that the site brings itself."""

    def resolve(self, link: str, source: str) -> str:
        """The path that a relative link of the source at `source` leads to; empty if nowhere.

        A link names a source, the override of one, or a static file, as seen from `source`, or from
        ``/``; or, from ``/``, an address of the site. Of fragments only those are kept that lead to
        a quotation.
        """
        file = find_file(link, source)
        number = self._by_source.get(file)
        if number is not None:
            return self._story(number, link)
        file = file.removeprefix("static/")
        if file in self.static:
            return file
        return self._resolve_address(link) if link.startswith("/") else ""

    def was_taken_down(self, link: str) -> bool:
        """Whether `link` is the address of a story that was taken down."""
        return link.startswith("/") and self._file_at(link) in self._taken_down

    def _resolve_address(self, link: str) -> str:
        page = self._file_at(link)
        number = self._by_address.get(page)
        return self._pages.get(page, "") if number is None else self._story(number, link)

    def _story(self, number: int, link: str) -> str:
        site, fragment = self.frame.site, urlsplit(link).fragment
        quoted = any(quote.id == fragment for quote in site.cards[number].quotes)
        return site.paths[number] + (f"#{fragment}" if quoted else "")

    def _file_at(self, link: str) -> str:
        """The file that answers at the address `link`, without case, as addresses are compared."""
        path, base = unquote(urlsplit(link).path), urlsplit(self.frame.site.config.url).path
        below = path.removeprefix(base.rstrip("/"))
        return file_of(below if below.startswith("/") else path).casefold()

    @cached_property
    def _by_source(self) -> dict[str, int]:
        cards = list(enumerate(self.frame.site.cards))
        overrides = {card.override: number for number, card in cards if card.override}
        return overrides | {card.path: number for number, card in cards}

    @cached_property
    def _by_address(self) -> dict[str, int]:
        """The stories by their files, and by those at their old addresses."""
        site = self.frame.site
        found = {path.casefold(): number for number, path in enumerate(site.paths)}
        for old in site.old:
            if old.card is not None and old.takedown is None:
                found.setdefault(old.path.casefold(), self._by_source[old.card.path])
        return found

    @cached_property
    def _taken_down(self) -> frozenset[str]:
        old = self.frame.site.old
        return frozenset(address.path.casefold() for address in old if address.takedown)

    @cached_property
    def _pages(self) -> dict[str, str]:
        """The pages of terms, years, months, and what the navigation and the footer lead to."""
        site, head = self.frame.site, self.frame.head
        paths = [link.path for link in (*head.navigation, *head.more)]
        paths += [head.data] if head.data else []
        for term in chain(site.uppers.values(), site.bylines.values()):
            paths.append(term_path(term.kind, term.slug))
        for kind, terms in site.terms.items():
            paths += [term_path(kind, slug) for slug in terms]
        for year, months in site.years.items():
            paths += [year_path(year), *(month_path(year, month) for month in months if month)]
        return {path.casefold(): path for path in paths}


def find_file(link: str, source: str) -> str:
    """The file of the site that a relative link of the source at `source` names."""
    target = unquote(urlsplit(link).path)
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
