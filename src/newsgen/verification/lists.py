"""Lists and numbers: a term's page lists the stories of the term, and each number says how many.

A number beside a link is that of the stories behind the link; on the page of a term it is that of
the stories which both share. On the map, and on the pages of who filed stories, the number of a
place is that of the stories filed from there.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from newsgen import codes
from newsgen.archive.permalinks import AGENCIES, ATLAS, BYLINES, INDEX, PLACES, UNDATED
from newsgen.archive.site import Site
from newsgen.errors import Issue, issue_in
from newsgen.exports.reading import all_terms
from newsgen.verification.model import Counts
from newsgen.verification.pages import Listing

_PAGE = re.compile(r"page/\d+/$")
_FILING = (f"{ATLAS}/", f"{AGENCIES}/", f"{BYLINES}/")
"""Folders of pages on which the number of a place is that of the stories filed from there."""
_NAMED = 3
"""Stories named in a message."""


class Lists:
    """What all pages list, gathered file by file, and then held to the site."""

    def __init__(self, site: Site, out: str) -> None:
        """Lists of `site`; `out` is the name of the output folder, for messages."""
        self._site, self._out = site, out
        self._numbers = {path: number for number, path in enumerate(site.paths)}
        self._listed: dict[str, set[int]] = defaultdict(set)
        self._stated: list[tuple[str, str, int]] = []
        self._mapped: set[int] = set()

    def add(self, listing: Listing) -> None:
        """Take what one page or sitemap lists."""
        stories = {self._numbers[path] for path in listing.targets if path in self._numbers}
        if listing.path.endswith(".html"):
            self._listed[folder_of(listing.path)] |= stories
            self._stated += [(listing.path, target, n) for target, n in listing.counts]
        elif listing.path.startswith("sitemap"):
            self._mapped |= stories

    def check(self, counts: Counts) -> Iterator[Issue]:
        """What differs from the site."""
        terms = {f"{t.kind}/{t.slug}/": frozenset(t.members) for t in all_terms(self._site)}
        times = _times(self._site)
        below: dict[str, set[int]] = defaultdict(set)
        for folder, stories in self._listed.items():
            below[_term_of(folder)] |= stories
        for folder, wanted in terms.items():
            yield from self._compare(folder, wanted, below[folder], counts)
        for folder, wanted in times.items():
            yield from self._compare(folder, wanted, self._listed.get(folder, set()), counts)
        yield from self._check_numbers(terms, times, counts)
        yield from self._check_sitemaps()

    def _compare(
        self, folder: str, wanted: AbstractSet[int], listed: AbstractSet[int], counts: Counts
    ) -> Iterator[Issue]:
        counts["lists", "list"] += 1
        counts["lists", "entry"] += len(wanted)
        parts = [("lacks", wanted - listed), ("has", listed - wanted)]
        told = [f"{verb} {self._name(stories)}" for verb, stories in parts if stories]
        if told:
            message = f"the list, of {len(wanted):,} stories, {', and '.join(told)}"
            path = f"{self._out}/{folder}{INDEX}"
            yield issue_in(codes.LIST_DIFFERS, path, message, "run `newsgen build`")

    def _name(self, stories: AbstractSet[int]) -> str:
        named = ", ".join(f"/{self._site.paths[n]}" for n in sorted(stories)[:_NAMED])
        return named + (f" and {len(stories) - _NAMED:,} more" if len(stories) > _NAMED else "")

    def _check_numbers(
        self,
        terms: Mapping[str, frozenset[int]],
        times: Mapping[str, frozenset[int]],
        counts: Counts,
    ) -> Iterator[Issue]:
        years = {f"{year}/": months for year, months in self._site.years.items()}
        filed = _filed_from(self._site)
        for page, target, number in self._stated:
            folder = folder_of(target)
            stories: AbstractSet[int] | None = terms.get(folder, times.get(folder))
            if folder in years:
                stories = {n for members in years[folder].values() for n in members}
            elif stories is None:
                stories = self._listed.get(folder)
            if not stories:
                continue
            if page.startswith(_FILING):
                stories = filed.get(folder, stories)
            own = terms.get(_term_of(folder_of(page)))
            right = len(stories if own is None else stories & own)
            counts["lists", "count"] += 1
            if number != right:
                message = f"/{target} is said to have {number:,} stories; it has {right:,}"
                yield issue_in(codes.COUNT_DIFFERS, f"{self._out}/{page}", message)

    def _check_sitemaps(self) -> Iterator[Issue]:
        lost = set(self._numbers.values()) - self._mapped if self._site.config.url else set()
        if lost:
            message = f"{len(lost):,} not in any sitemap: {self._name(lost)}"
            yield issue_in(codes.SITEMAP_LACKS, f"{self._out}/sitemap.xml", message)


def folder_of(path: str) -> str:
    """The folder of the list that a page belongs to: ``topics/floods/`` for its page 2, too."""
    return _PAGE.sub("", path.removesuffix(INDEX))


def _term_of(folder: str) -> str:
    """The folder of the term that a list belongs to: ``people/x/`` of ``people/x/stories/``."""
    return "/".join(folder.split("/")[:2]) + "/"


def _times(site: Site) -> dict[str, frozenset[int]]:
    """The stories of each month, and those without a date, by the folder of the page."""
    times = {
        f"{year}/{month}/": frozenset(members)
        for year, months in site.years.items()
        for month, members in months.items()
        if month
    }
    return times | ({f"{UNDATED}/": frozenset(site.undated)} if site.undated else {})


def _filed_from(site: Site) -> dict[str, set[int]]:
    """The stories filed from each place, by the folder of the place."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, card in enumerate(site.cards):
        for place in card.filed_from:
            found[f"{PLACES}/{place.slug}/"].add(number)
    return found
