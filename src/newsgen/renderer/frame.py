"""What the pages of one site share: its head, its navigation, the stories as lists show them."""

from dataclasses import dataclass

from newsgen.archive import permalinks
from newsgen.archive.permalinks import absolute_url, date_parts, folder_page, root_from
from newsgen.archive.site import Site, sort_date
from newsgen.renderer.date_text import format_date
from newsgen.renderer.views import Link, PageHead, SiteHead, StoryView

NAVIGATION = (
    Link("Front page", permalinks.FRONT),
    Link("Topics", folder_page(permalinks.TOPICS)),
    Link("People", folder_page(permalinks.PEOPLE)),
    Link("Quotations", folder_page(permalinks.QUOTES)),
    Link("Places", folder_page(permalinks.PLACES)),
    Link("Agencies", folder_page(permalinks.AGENCIES)),
    Link("Dates", folder_page(permalinks.YEARS)),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The site and what its pages share."""

    site: Site
    head: SiteHead
    stories: tuple[StoryView, ...]
    """By number; oldest first."""

    def page(
        self,
        path: str,
        title: str,
        description: str,
        section: str,
        crumbs: tuple[Link, ...] = (),
        language: str = "",
    ) -> PageHead:
        """The head of the page at `path`. `section` is the folder of its navigation entry."""
        config = self.site.config
        return PageHead(
            title=title,
            description=description,
            language=language or config.language,
            root=root_from(path),
            path=path,
            canonical=absolute_url(config.url, path),
            section=folder_page(section) if section not in ("", permalinks.FRONT) else section,
            feed=permalinks.FEED,
            crumbs=crumbs,
        )

    def crumbs(self, label: str, folder: str) -> tuple[Link, ...]:
        """The way from the front page to the index in `folder`."""
        return (NAVIGATION[0], Link(label, folder_page(folder)))

    def date_crumbs(self, value: str) -> tuple[Link, ...]:
        """The way from the front page to the month of an ISO date."""
        parts = date_parts(value)
        year, month = parts["year"], parts.get("month")
        crumbs = (*self.crumbs("Dates", permalinks.YEARS), Link(year, year_path(year)))
        if month is None:
            return crumbs
        return (*crumbs, Link(format_date(f"{year}-{month}").split()[0], month_path(year, month)))

    def take(self, numbers: tuple[int, ...]) -> tuple[StoryView, ...]:
        """The stories with these numbers."""
        return tuple(self.stories[number] for number in numbers)

    def span_of(self, numbers: tuple[int, ...]) -> str:
        """The years that stories cover: ``2016 to 2024``; empty where none has a year."""
        cards = self.site.cards
        years = {sort_date(cards[number].published)[:4] for number in numbers} - {""}
        if not years:
            return ""
        first, last = min(years), max(years)
        return first if first == last else f"{first} to {last}"


def make_frame(site: Site, stories: tuple[StoryView, ...]) -> Frame:
    """The frame of a site's pages."""
    config = site.config
    head = SiteHead(config.title, config.tagline, config.language, NAVIGATION, config.footer)
    return Frame(site, head, stories)


def year_path(year: str) -> str:
    """The page of a year, above the stories whose address starts with it."""
    return folder_page(year)


def month_path(year: str, month: str) -> str:
    """The page of a month."""
    return folder_page(year, month)


def count_of(number: int, one: str, many: str) -> str:
    """``1 story``, ``12 stories``, ``1,204 stories``; in templates the filter of this name."""
    return f"{number:,} {one if number == 1 else many}"
