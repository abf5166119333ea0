"""Invented views of every kind, for tests of the theme: made-up people, papers and stories."""

import re
from typing import TypeAlias

from msgspec.structs import replace

from newsgen.renderer import views as v

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenverein"
PAGES = ("index.html", "topics/index.html", "people/index.html", "quotes/index.html")

Pages: TypeAlias = dict[str, tuple[str, v.View]]
"""A name for the page, the template, and what the template is filled with."""


SITE = v.SiteHead(
    title="The Selwick Record",
    tagline="News of the coast, kept since 2012",
    language="en-GB",
    navigation=tuple(
        v.Link(label, path)
        for label, path in zip(("Front page", "Topics", "People", "Quotations"), PAGES, strict=True)
    ),
    footer="A made-up archive, for looking at the theme.",
    more=(v.Link("About this archive", "about/index.html"),),
)
DAY = v.DateView("14 March 2019", "2019-03-14", False)
ABOUT_DAY = v.DateView("about 9 March 2019", "2019-03", True)
UNDATED = v.DateView("undated", "", False)
FERRIES = v.Link("Ferries", "topics/ferries/index.html")
ONE_PAGE = v.Pager("", "", "", "", 0)
MIDDLE_PAGE = v.Pager("index.html", "page/1/index.html", "page/1/index.html", "index.html", 2)


def head(title: str, path: str, *, canonical: bool = True, section: str = "") -> v.PageHead:
    depth = path.count("/")
    return v.PageHead(
        title=title,
        description=f"{title}, in the archive of the Selwick Record.",
        language="en-GB",
        root="../" * depth or "./",
        path=path,
        canonical=f"https://selwick.example/{path}" if canonical else "",
        section=section or path,
        feed="feed.xml",
        crumbs=(v.Link("Front page", "index.html"),) if depth else (),
    )


def story(title: str, date: v.DateView = DAY, kicker: v.Link | None = FERRIES) -> v.StoryView:
    slug = re.sub(r"\W+", "-", title.lower())[:40]
    teaser = (
        "The last boat of the day carried nine people and a crate of hens on Tuesday night, and "
        "for once nobody on the quay at Askholm complained about the times, the fare or the coffee."
    )
    return v.StoryView(
        title, f"2019/03/{slug}/index.html", teaser, "Ida Brandt", "Bergen", date, kicker
    )


STORIES = (
    story("Night ferry to Askholm wins another year"),
    story("Council <counts> the cost of a new slipway & two cranes", ABOUT_DAY),
    story("Harbour bell rings again after forty silent winters", UNDATED, None),
    story("Pilots ask for a light on the north mole"),
    story("Herring shares rise as the boats come home late", ABOUT_DAY),
    story("School on the island counts eleven pupils"),
    story(f"{LONG_WORD} opens its doors to visitors", DAY, None),
    story("Ticket office moves into the old customs house"),
)


def quote(text: str, *, anonymous: bool = False, date: v.DateView = DAY) -> v.QuoteView:
    where = STORIES[0].path
    speaker = (
        ("a harbour official", "") if anonymous else ("Nils Aker", "people/nils-aker/index.html")
    )
    role = "" if anonymous else "master of the ferry"
    link = v.Link(STORIES[0].title, where)
    return v.QuoteView(text, f"{where}#q1", *speaker, role, anonymous, link, date)


QUOTES = (
    quote("We have sailed in worse weather than this, and with fewer passengers to cheer us."),
    quote("Nobody has shown us the sum yet.", anonymous=True, date=ABOUT_DAY),
)
TERMS = (
    v.TermView("Ferries", "topics/ferries/index.html", 1, "named in the headline"),
    v.TermView("Fishing", "topics/fishing/index.html", 1234),
    v.TermView("Harbours and lighthouses", "topics/harbours/index.html", 31, "ports, piers"),
)
YEARS = tuple(
    v.TermView(str(year), f"{year}/index.html", count)
    for year, count in zip(range(2012, 2022), (14, 22, 41, 37, 30, 52, 48, 61, 88, 73), strict=True)
)
BARS = tuple(
    v.Bar(term.label, term.count, 4 + 30 * at, 62 - term.count // 2, term.count // 2, term.path)
    for at, term in enumerate(YEARS)
)
MONTHS = tuple(
    v.TermView(month, f"2019/{at:02}/index.html", 3 + at * 7 % 11)
    for at, month in enumerate(("January", "March", "April", "June", "July", "November"), 1)
)
GROUPS = tuple(
    v.TermGroup(f"letter-{letter.lower()}", letter, TERMS * 2) for letter in "ABCDEFGHKLMNORSTW"
)
HELD = v.PhotoView(
    "photo-4", "The ferry at the north mole.", "SELWICK RECORD/Ida Brandt", "boat.jpg"
)
CAPTION_ONLY = v.PhotoView("photo-2", "Passengers wait in the rain.", "NTB/Per Holm", "")
CREDIT_ONLY = v.PhotoView("photo-3", "", "AFP", "")

PARTS = (
    v.Part("place", "BERGEN"),
    v.Part("text", ", Norway ("),
    v.Part("agency", "NTB", title="Norsk Telegrambyrå"),
    v.Part("text", ") – The night ferry keeps its place in the timetable. "),
    v.Part("quote", "“We have sailed in worse weather,”", id="q1"),
    v.Part("text", " said Nils Aker, its master, who added that the crew "),
    v.Part("quote", "“would rather sail than wait”"),
    v.Part("text", ". The vote on Thursday took less than a minute, and was not close."),
)
PLAIN = (
    v.Part("text", "The council had asked for savings of a fifth, & got <none> of them. " * 4),
)
BODY = (
    v.Piece("paragraph", PARTS, id="p1"),
    v.Piece("paragraph", PLAIN),
    v.Piece("photo", photo=CAPTION_ONLY),
    v.Piece("subheading", (v.Part("text", "A crossing of forty minutes"),)),
    v.Piece("paragraph", PLAIN),
    v.Piece("pull", pull=v.PullView("We have sailed in worse weather than <this>", "Nils Aker")),
    v.Piece("list", (v.Part("text", "- one boat\n- two crews\n- no spare engine"),)),
    v.Piece("quotation", (v.Part("text", "The sea is the road here."),)),
    v.Piece("html", html="<p>Made from <em>Markdown</em>.</p>"),
    v.Piece("rule"),
    v.Piece("code", (v.Part("text", "06.40  dep. Bergen\n07.20  arr. Askholm"),)),
    v.Piece("photo", photo=CREDIT_ONLY),
    v.Piece("paragraph", (v.Part("text", f"The {LONG_WORD} {'ab12' * 16} sent its wishes."),)),
)
ABOUT = v.AboutView(
    id="5b1d0c9e4f7a",
    source="seeds/2019/night-ferry.txt",
    override="articles/night-ferry.md",
    sha256="0123456789abcdef" * 4,
    size=12345,
    encoding="windows-1252",
    format="text",
    date="Worked out from the text: between 8 and 10 March 2019.",
    evidence=("It calls 12 March a Tuesday, as it was in 2019.", "It was filed before that day."),
    boilerplate=(v.NoteView("promo", "Promo", "Sign up for our <daily> letter\nfrom the quay."),),
)
CITATION = v.CitationView(
    "“Night ferry to Askholm <wins> another year.” Ida Brandt, Bergen, 9 March 2019. Selwick.",
    tuple(v.CitationFile(label, f"night-ferry.{end}", f"data:text/plain;charset=utf-8,{label}")
          for label, end in (("BibTeX", "bib"), ("RIS", "ris"))),
)  # fmt: skip
SPEAKERS = (
    v.SpeakerView("Nils Aker", "people/nils-aker/index.html", "master of the ferry", False,
                  (v.Link("q1", "#q1"),)),
    v.SpeakerView("a harbour official", "", "", True, ()),
)  # fmt: skip
TIMELINE = (
    v.TimelineEntry(v.DateView("1958", "1958", estimated=False),
                    "The line to <Askholm> was opened in 1958, by a goat.", "#p1", False),
    v.TimelineEntry(v.DateView("5 March 2019", "2019-03-05", estimated=True),
                    "The council met on Tuesday and stayed until the last boat.", "", True),
)  # fmt: skip
ARTICLE = v.ArticleView(
    site=SITE,
    page=head("Night ferry wins another year", STORIES[0].path, section="index.html"),
    kicker=FERRIES,
    headline="Night ferry to Askholm <wins> another year",
    subheadline="The island keeps its last boat home, by eleven votes to two.",
    bylines=(
        v.BylineView("Ida Brandt", "Shipping Correspondent", "bylines/ida-brandt/index.html"),
        v.BylineView("Per Holm", ""),
    ),
    agencies=(v.Link("Norsk Telegrambyrå", "agencies/ntb/index.html"),),
    places=(v.Link("Bergen", "places/bergen/index.html"),),
    date=ABOUT_DAY,
    minutes=3,
    notes=(
        v.NoteView("correction", "Correction", "An earlier version misstated the number of votes."),
    ),
    photos=(replace(CAPTION_ONLY, id="photo-1"),),
    body=BODY,
    timeline=TIMELINE,
    speakers=SPEAKERS,
    topics=TERMS,
    named=(v.TermView("Askholm", "places/askholm/index.html", 7, "Norway"),),
    running_story=STORIES[3:6],
    running_story_name="The night ferry",
    previous=v.Link(STORIES[3].title, STORIES[3].path),
    next=v.Link(STORIES[5].title, STORIES[5].path),
    related=tuple(v.RelatedView(item, "Both: Bergen, Nils Aker") for item in STORIES[1:4]),
    about=ABOUT,
    citation=CITATION,
)
BARE_ARTICLE = replace(
    ARTICLE, kicker=None, subheadline="", bylines=(), agencies=(), places=(), date=UNDATED,
    minutes=0, notes=(), photos=(), body=(), timeline=(), speakers=(), topics=(), named=(),
    running_story=(), running_story_name="", previous=None, next=None, related=(),
    about=replace(ABOUT, override="", evidence=(), boilerplate=()),
)  # fmt: skip
FRONT = v.FrontView(
    SITE, head("Front page", "index.html"), STORIES[0], STORIES[1:] + STORIES * 2, QUOTES[0],
    TERMS, YEARS, BARS, MIDDLE_PAGE, False,
    v.StoryGroup("on-this-day", "On this day", "on-this-day/03-14/index.html", STORIES[:2]),
    "search/index.html",
)  # fmt: skip
TOPIC = v.TopicView(
    SITE, head("Ferries", FERRIES.path, section=PAGES[1]), "Ferries", "8 stories, 2012 to 2021",
    v.Link("Transport", "topics/transport/index.html"), TERMS[:2], STORIES, QUOTES, TERMS, YEARS,
    MIDDLE_PAGE,
)  # fmt: skip
PERSON = v.PersonView(
    SITE, head("Nils Aker", "people/nils-aker/index.html"), "Nils Aker", "2 quotations",
    ("Captain Aker",), ("https://selwick.example/aker",), ("mate", "master of the ferry"),
    QUOTES, STORIES[:3], MIDDLE_PAGE,
    v.Link("All 120 stories", "people/nils-aker/stories/index.html"),
)  # fmt: skip
FEED = v.FeedView(
    "tag:selwick.example,2012:feed", "The Selwick <Record>", "Coast & harbour",
    "https://selwick.example/", "https://selwick.example/feed.xml", "2021-03-14T00:00:00Z",
    "Sun, 14 Mar 2021 00:00:00 +0000", "en-GB",
    (v.FeedEntry("tag:selwick.example,2012:5b1d", "Council <counts> & counts",
                 "https://selwick.example/a/?b=1&c=2", "2021-03-14T00:00:00Z",
                 "Sun, 14 Mar 2021 00:00:00 +0000", ("Ida Brandt",),
                 (v.Link("Ferries", "ferries"),), "A summary."),
     v.FeedEntry("tag:selwick.example,2012:5b1e", "Bell", "https://selwick.example/b/",
                 "2021-03-13T00:00:00Z", "Sat, 13 Mar 2021 00:00:00 +0000", (), (), "")),
)  # fmt: skip


LETTERS = tuple(
    v.LetterView(letter, f"people/letters/{letter.lower()}/index.html", letter == "B")
    for letter in "ABCÅ"
)
BEFORE = v.Link("before", "before/index.html")
AFTER = v.Link("after", "after/index.html")
HEAT = v.HeatView(
    "January to June 2019", "0 0 324 98", "M0 19H322M12 31H310", (("Jan", 0), ("Feb", 48)),
    (v.HeatLevel(".3", (v.HeatDay("3 March: 1 story", "2019/03/index.html#day-3", 96, 14),)),),
)  # fmt: skip
GROUPED = (
    v.StoryGroup("day-14", "14 March", "on-this-day/03-14/index.html", STORIES[:3]),
    v.StoryGroup("day-unknown", "Day not known", "", STORIES[3:4]),
)
PLACE = v.PlaceView(
    SITE, head("Bergen", "places/bergen/index.html"), "Bergen", "8 stories", "Norway",
    v.LocatorView("400 10 240 110", 512.5, 60.1, 1000, 460, "60.39° N, 5.32° E", "map/index.html"),
    ("Bergen town",), TERMS, STORIES, YEARS, MIDDLE_PAGE,
)  # fmt: skip
SOURCE = v.SourceView(
    SITE, head("Ida Brandt", "bylines/ida-brandt/index.html"), "Ida Brandt", "8 stories",
    ("Shipping Correspondent",), ("I. Brandt",), TERMS, TERMS[:1], TERMS[:1], STORIES, YEARS,
    MIDDLE_PAGE,
)  # fmt: skip
ATLAS = v.AtlasView(
    SITE, head("Map of datelines", "map/index.html"), "Map of datelines", "8 stories", 1000, 460,
    (v.AtlasDot(512.5, 60.1, 16.0, "Bergen & 2 near it, 8 stories", "places/bergen/index.html"),),
    (v.TermGroup("country-norway", "Norway", TERMS[:1]),), TERMS[1:], 12, "places/index.html",
)  # fmt: skip
CORRECTIONS = v.CorrectionsView(
    SITE, head("Corrections", "corrections/index.html"), "Corrections", "2 corrections",
    (v.CorrectionView(v.NoteView("correction", "Correction", "It was <eleven> votes."),
                      v.Link(STORIES[0].title, STORIES[0].path), ABOUT_DAY),
     v.CorrectionView(v.NoteView("update-note", "", "Updated with a boat."),
                      v.Link(STORIES[1].title, STORIES[1].path), UNDATED)),
    MIDDLE_PAGE,
)  # fmt: skip
COLOPHON = v.ColophonView(
    SITE, head("About this archive", "about/index.html"), "About this archive", "What it holds",
    (v.Fact("Stories", "1,234", "index.html"), v.Fact("From", "2012")), TERMS,
    (v.Fact("Stories without a byline", "12 (1%)"),),
    (v.Fact("2014", "May to June", "2014/index.html"),),
)  # fmt: skip
CALENDAR = v.CalendarView(
    SITE, head("On this day", "on-this-day/index.html"), "On this day", "2 days",
    (v.TermGroup("month-03", "March",
                 (v.TermView("14", "on-this-day/03-14/index.html", 3, "14 March"),)),),
)  # fmt: skip


def make_other_pages() -> Pages:
    days = v.DaysView(
        SITE, head("March 2019", "2019/03/index.html"), "March 2019", "4 stories", GROUPED, BEFORE,
        AFTER, MIDDLE_PAGE,
    )  # fmt: skip
    no_days = replace(days, groups=(), previous=None, next=None, pager=ONE_PAGE)
    place = replace(
        PLACE, country="", locator=None, aliases=(), near=(), stories=(), years=(), pager=ONE_PAGE
    )
    source = replace(
        SOURCE, roles=(), aliases=(), topics=(), places=(), others=(), stories=(), years=(),
        pager=ONE_PAGE,
    )  # fmt: skip
    atlas = replace(ATLAS, dots=(), groups=(), unplaced=(), left_out=0)
    corrections = replace(CORRECTIONS, corrections=(), pager=ONE_PAGE)
    return {
        "days": ("days.html", days),
        "days-empty": ("days.html", no_days),
        "calendar": ("calendar.html", CALENDAR),
        "calendar-empty": ("calendar.html", replace(CALENDAR, months=())),
        "place": ("place.html", PLACE),
        "place-bare": ("place.html", place),
        "source": ("source.html", SOURCE),
        "source-bare": ("source.html", source),
        "atlas": ("atlas.html", ATLAS),
        "atlas-empty": ("atlas.html", atlas),
        "corrections": ("corrections.html", CORRECTIONS),
        "corrections-empty": ("corrections.html", corrections),
        "colophon": ("colophon.html", COLOPHON),
        "colophon-bare": ("colophon.html", replace(COLOPHON, sources=(), silent=())),
    }


def make_pages() -> Pages:
    stories = v.StoriesView(
        SITE, head("Bergen", "places/bergen/index.html"), "Bergen", "8 stories", STORIES, YEARS,
        MIDDLE_PAGE,
    )  # fmt: skip
    year = v.YearView(
        SITE, head("2019", "2019/index.html"), "2019", "61 stories", MONTHS, STORIES,
        v.Link("2018", "2018/index.html"), v.Link("2020", "2020/index.html"), MIDDLE_PAGE, (HEAT,),
    )  # fmt: skip
    terms = v.TermsView(SITE, head("Topics", PAGES[1]), "Topics", "102 topics", GROUPS, True)
    rows = tuple(v.YearRow(term, MONTHS) for term in reversed(YEARS))
    years = v.YearsView(
        SITE, head("Years", "years/index.html"), "Years", "All of them", rows,
        v.TermView("Undated", "undated/index.html", 3), (AFTER,),
    )  # fmt: skip
    quotes = v.QuotesView(
        SITE, head("Quotations", PAGES[3]), "Quotations", "Who said what", LETTERS, QUOTES * 3,
        BEFORE, AFTER,
    )  # fmt: skip
    front = replace(FRONT, lead=None, latest=(), quotation=None, topics=(), years=(), bars=(),
                    on_this_day=None, search="")  # fmt: skip
    topic = replace(TOPIC, parent=None, children=(), quotations=(), near=(), years=())
    person = replace(PERSON, aliases=(), roles=(), quotations=(), pager=ONE_PAGE)
    return {
        "front": ("front.html", FRONT),
        "front-empty": ("front.html", replace(front, pager=ONE_PAGE, empty=True)),
        "stories": ("stories.html", stories),
        "stories-empty": ("stories.html", replace(stories, stories=(), years=(), pager=ONE_PAGE)),
        "topic": ("topic.html", TOPIC),
        "topic-bare": ("topic.html", replace(topic, pager=ONE_PAGE)),
        "topic-empty": ("topic.html", replace(topic, stories=(), intro="", pager=ONE_PAGE)),
        "person": ("person.html", PERSON),
        "person-empty": ("person.html", person),
        "terms": ("terms.html", terms),
        "terms-empty": ("terms.html", replace(terms, groups=(), letters=False)),
        "terms-split": (
            "terms.html",
            replace(terms, groups=GROUPS[:1], bar=LETTERS, next=AFTER, also=(BEFORE, AFTER)),
        ),
        "year-moved": ("year.html", replace(year, heat=(), moved=True, pager=ONE_PAGE)),
        "years": ("years.html", years),
        "years-empty": ("years.html", replace(years, rows=(), undated=None)),
        "year": ("year.html", year),
        "quotes": ("quotes.html", quotes),
        "quotes-empty": ("quotes.html", replace(quotes, quotations=(), bar=(), previous=None)),
        "article": ("article.html", ARTICLE),
        "article-bare": ("article.html", BARE_ARTICLE),
        "404": ("404.html", v.NotFoundView(SITE, head("Not found", "404.html"))),
        "alias": ("alias.html", v.AliasView(SITE, head("Ferry", "a/b.html"), FERRIES)),
        "gone": ("gone.html", v.GoneView(SITE, head("Gone", "a/c.html"), DAY, "It <was> wrong.")),
        "gone-bare": ("gone.html", v.GoneView(SITE, head("Gone", "a/d.html"), None, "Wrong.")),
        **make_other_pages(),
    }  # fmt: skip


PAGES_BY_NAME = make_pages()
