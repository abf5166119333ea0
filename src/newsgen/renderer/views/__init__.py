"""All that a template may see, a view for each template (docs/templates.md).

Values are ready to print. A `path` is relative to the root of the output and names a file
(``topics/floods/index.html``, ``2021/07/slug/index.html#q3``); a template writes it behind
``page.root``, so that every link is relative and works from a folder as well as from a server.
"""

from typing import TypeAlias

from newsgen.renderer.views.article import (
    AboutView,
    ArticleView,
    BylineView,
    CitationFile,
    CitationView,
    NoteView,
    Part,
    PhotoView,
    Piece,
    PullView,
    RelatedView,
    SpeakerView,
    TimelineEntry,
)
from newsgen.renderer.views.browsing import (
    AtlasDot,
    AtlasView,
    Bar,
    CalendarView,
    ColophonView,
    CorrectionsView,
    CorrectionView,
    DaysView,
    Fact,
    FrontView,
    LocatorView,
    PlaceView,
    SourceView,
    StoriesView,
)
from newsgen.renderer.views.common import (
    DateView,
    FeedLink,
    LetterView,
    Link,
    PageHead,
    Pager,
    QuoteView,
    SiteHead,
    StoryGroup,
    StoryView,
    TermGroup,
    TermView,
)
from newsgen.renderer.views.machine import (
    AliasView,
    Citation,
    DataField,
    DataTable,
    DataView,
    FeedEntry,
    FeedView,
    GoneRule,
    GoneView,
    JsonFeedView,
    MovedRule,
    NewsEntry,
    NewsSitemapView,
    NinjsContext,
    RobotsView,
    RulesView,
    SitemapEntry,
    SitemapView,
)
from newsgen.renderer.views.terms import (
    HeatDay,
    HeatLevel,
    HeatView,
    NotFoundView,
    PersonView,
    QuotesView,
    SearchView,
    TermsView,
    TopicView,
    YearRow,
    YearsView,
    YearView,
)

__all__ = [
    "AboutView",
    "AliasView",
    "ArticleView",
    "AtlasDot",
    "AtlasView",
    "Bar",
    "BylineView",
    "CalendarView",
    "Citation",
    "CitationFile",
    "CitationView",
    "ColophonView",
    "CorrectionView",
    "CorrectionsView",
    "DataField",
    "DataTable",
    "DataView",
    "DateView",
    "DaysView",
    "Fact",
    "FeedEntry",
    "FeedLink",
    "FeedView",
    "FrontView",
    "GoneRule",
    "GoneView",
    "HeatDay",
    "HeatLevel",
    "HeatView",
    "JsonFeedView",
    "LetterView",
    "Link",
    "LocatorView",
    "MovedRule",
    "NewsEntry",
    "NewsSitemapView",
    "NinjsContext",
    "NotFoundView",
    "NoteView",
    "PageHead",
    "Pager",
    "Part",
    "PersonView",
    "PhotoView",
    "Piece",
    "PlaceView",
    "PullView",
    "QuoteView",
    "QuotesView",
    "RelatedView",
    "RobotsView",
    "RulesView",
    "SearchView",
    "SiteHead",
    "SitemapEntry",
    "SitemapView",
    "SourceView",
    "SpeakerView",
    "StoriesView",
    "StoryGroup",
    "StoryView",
    "TermGroup",
    "TermView",
    "TermsView",
    "TimelineEntry",
    "TopicView",
    "View",
    "YearRow",
    "YearView",
    "YearsView",
]

View: TypeAlias = (
    FrontView
    | StoriesView
    | DaysView
    | CalendarView
    | PlaceView
    | SourceView
    | AtlasView
    | CorrectionsView
    | ColophonView
    | TopicView
    | PersonView
    | TermsView
    | YearsView
    | YearView
    | QuotesView
    | SearchView
    | NotFoundView
    | ArticleView
    | FeedView
    | JsonFeedView
    | DataView
    | SitemapView
    | NewsSitemapView
    | RobotsView
    | AliasView
    | GoneView
    | RulesView
)
