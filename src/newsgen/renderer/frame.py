"""What the pages of one site share: its head, its navigation, the stories as lists show them."""

from dataclasses import dataclass

from newsgen.archive import permalinks
from newsgen.archive.permalinks import absolute_url, date_parts, folder_page, root_from
from newsgen.archive.site import Site, sort_date
from newsgen.renderer.story_views import story_view
from newsgen.renderer.strings.shape import NameStrings, Strings
from newsgen.renderer.views import FeedLink, Link, PageHead, SiteHead, StoryView


@dataclass(frozen=True, slots=True)
class Frame:
    """The site and what its pages share."""

    site: Site
    head: SiteHead
    strings: Strings
    stories: tuple[StoryView, ...]
    """By number; oldest first."""
    asked: frozenset[str] | None = None
    """Folders of the pages that are planned, and those above them; None where all are."""

    def wants(self, *folder: str) -> bool:
        """Whether a page in this folder, or below it, is planned."""
        return self.asked is None or "/".join(folder) in self.asked

    def page(
        self,
        path: str,
        title: str,
        description: str,
        section: str,
        crumbs: tuple[Link, ...] = (),
        language: str = "",
        feeds: tuple[FeedLink, ...] = (),
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
            feeds=self.feeds if path == permalinks.FRONT else feeds,
        )

    @property
    def feeds(self) -> tuple[FeedLink, ...]:
        """The feeds of the site beside its Atom feed, which every page names."""
        title = self.site.config.title
        return (
            FeedLink("application/rss+xml", title, permalinks.RSS),
            FeedLink("application/feed+json", title, permalinks.JSON_FEED),
        )

    def crumbs(self, label: str, folder: str) -> tuple[Link, ...]:
        """The way from the front page to the index in `folder`."""
        return (*self.home, Link(label, folder_page(folder)))

    @property
    def home(self) -> tuple[Link]:
        """The way to the front page."""
        return (self.head.navigation[0],)

    def more(self, *folders: str) -> tuple[Link, ...]:
        """Those pages of the footer that lie in `folders`."""
        paths = [folder_page(folder) for folder in folders]
        return tuple(link for link in self.head.more if link.path in paths)

    def date_crumbs(self, value: str) -> tuple[Link, ...]:
        """The way from the front page to the month of an ISO date."""
        parts = date_parts(value)
        year, month = parts["year"], parts.get("month")
        dates = self.strings.names.dates
        crumbs = (*self.crumbs(dates, permalinks.YEARS), Link(year, year_path(year)))
        if month is None:
            return crumbs
        return (*crumbs, Link(self.month_name(month), month_path(year, month)))

    def month_name(self, month: str) -> str:
        """``July`` for ``07``."""
        return self.strings.dates.months[int(month) - 1]

    def span(self, first: str, last: str) -> str:
        """``2016 to 2024``; ``2016`` where both are equal."""
        return first if first == last else self.strings.dates.span(first=first, last=last)

    def take(self, numbers: tuple[int, ...]) -> tuple[StoryView, ...]:
        """The stories with these numbers."""
        return tuple(self.stories[number] for number in numbers)

    def span_of(self, numbers: tuple[int, ...]) -> str:
        """The years that stories cover: ``2016 to 2024``; empty where none has a year."""
        cards = self.site.cards
        years = {sort_date(cards[number].published)[:4] for number in numbers} - {""}
        if not years:
            return ""
        return self.span(min(years), max(years))


def make_frame(site: Site, strings: Strings) -> Frame:
    """The frame of a site's pages."""
    config = site.config
    stories = tuple(story_view(site, number, strings.dates) for number in range(len(site.cards)))
    head = SiteHead(
        config.title,
        config.tagline,
        config.language,
        _navigation(strings.names, searched=config.search),
        config.footer,
        config.url,
        folder_page(permalinks.DATA) if config.data else "",
        _more(strings.names),
    )
    return Frame(site, head, strings, stories)


def _navigation(names: NameStrings, *, searched: bool) -> tuple[Link, ...]:
    pages = (
        Link(names.front, permalinks.FRONT),
        Link(names.topics, folder_page(permalinks.TOPICS)),
        Link(names.people, folder_page(permalinks.PEOPLE)),
        Link(names.quotations, folder_page(permalinks.QUOTES)),
        Link(names.places, folder_page(permalinks.PLACES)),
        Link(names.dates, folder_page(permalinks.YEARS)),
    )
    return (*pages, Link(names.search, folder_page(permalinks.SEARCH))) if searched else pages


def _more(names: NameStrings) -> tuple[Link, ...]:
    return (
        Link(names.atlas, folder_page(permalinks.ATLAS)),
        Link(names.on_this_day, folder_page(permalinks.ON_THIS_DAY)),
        Link(names.bylines, folder_page(permalinks.BYLINES)),
        Link(names.agencies, folder_page(permalinks.AGENCIES)),
        Link(names.corrections, folder_page(permalinks.CORRECTIONS)),
        Link(names.about, folder_page(permalinks.ABOUT)),
    )


def year_path(year: str) -> str:
    """The page of a year, above the stories whose address starts with it."""
    return folder_page(year)


def month_path(year: str, month: str) -> str:
    """The page of a month."""
    return folder_page(year, month)
