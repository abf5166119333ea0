"""The article's page: what the site knows of a story, completed with its record when rendered.

The context is small and enters the fingerprint as it is; the record enters by its key. So a page is
known to be stale without its text being read.
"""

from collections.abc import Sequence

from msgspec import Struct

from newsgen.archive.cards import NOTES
from newsgen.archive.wording import title_of
from newsgen.records import GIVEN, Article, Boilerplate, Quote
from newsgen.renderer.article_body import leading_photos, show_copy, show_markdown
from newsgen.renderer.citations import show_citation
from newsgen.renderer.date_text import format_date
from newsgen.renderer.strings.kinds import show_decimal
from newsgen.renderer.strings.shape import KindStrings, MarkdownStrings, Strings
from newsgen.renderer.timeline import make_timeline
from newsgen.renderer.views import (
    AboutView,
    ArticleView,
    BylineView,
    Citation,
    DateView,
    Link,
    NoteView,
    PageHead,
    Piece,
    RelatedView,
    SiteHead,
    SpeakerView,
    StoryView,
    TermView,
    TimelineEntry,
)

WORDS_A_MINUTE = 230
"""Silent reading of English prose, adults: about 238 (Brysbaert 2019)."""


class ArticleContext(Struct, frozen=True):
    """What an article's page takes from the site."""

    site: SiteHead
    page: PageHead
    kicker: Link | None
    authors: tuple[Link, ...]
    """Bylines that have a page."""
    agencies: tuple[Link, ...]
    places: tuple[Link, ...]
    date: DateView
    topics: tuple[TermView, ...]
    named: tuple[TermView, ...]
    people: tuple[tuple[str, str], ...]
    """Slug of a person with a page, and the page's path."""
    running_story: tuple[StoryView, ...]
    running_story_name: str
    previous: Link | None
    next: Link | None
    related: tuple[RelatedView, ...]
    source: str
    """Path of the source file."""
    override: str
    links: tuple[tuple[str, str], ...]
    """Relative link in a Markdown text, and the path that it leads to."""
    pictures: tuple[str, ...]
    """Files of its photos that the site holds."""
    citation: Citation


def complete_article(context: ArticleContext, article: Article, strings: Strings) -> ArticleView:
    """The view of an article's page. Pure: equal arguments give equal views."""
    timeline = make_timeline(article, strings.dates)
    return ArticleView(
        site=context.site,
        page=context.page,
        kicker=context.kicker,
        headline=title_of(article),
        subheadline=article.subheadline or "",
        bylines=_bylines(context, article),
        agencies=context.agencies,
        places=context.places,
        date=context.date,
        minutes=max(1, round(sum(len(p.text.split()) for p in article.body) / WORDS_A_MINUTE)),
        notes=tuple(_note(b, strings) for b in article.boilerplate if b.kind in NOTES),
        photos=leading_photos(article, context.pictures),
        body=_body(context, article, strings.markdown, timeline),
        timeline=timeline,
        speakers=_speakers(article.quotes, dict(context.people)),
        topics=context.topics,
        named=context.named,
        running_story=context.running_story,
        running_story_name=context.running_story_name,
        previous=context.previous,
        next=context.next,
        related=context.related,
        about=_about(context, article, strings),
        citation=show_citation(context.citation, strings.locale),
    )


def _bylines(context: ArticleContext, article: Article) -> tuple[BylineView, ...]:
    """The bylines; an agency that the page links beside them is not named twice."""
    linked = {agency.label for agency in context.agencies}
    paths = {author.label: author.path for author in context.authors}
    views = []
    for byline in article.bylines:
        known = [byline.role, byline.organisation, byline.place]
        note = ", ".join(n for n in known if n and n not in linked)
        views.append(BylineView(byline.name, note, paths.get(byline.name, "")))
    return tuple(views)


def _body(
    context: ArticleContext,
    article: Article,
    words: MarkdownStrings,
    timeline: Sequence[TimelineEntry],
) -> tuple[Piece, ...]:
    if article.source.format == "markdown":
        return show_markdown(article, dict(context.links), context.page.root, words)
    return show_copy(article, context.pictures, {entry.path for entry in timeline})


def _note(boilerplate: Boilerplate, strings: Strings) -> NoteView:
    return note_view(boilerplate.kind, boilerplate.text, strings.kinds)


def note_view(kind: str, text: str, words: KindStrings) -> NoteView:
    """A text around a story, named by its kind unless it says so itself."""
    label: str = getattr(words, kind.replace("-", "_"))
    # Copy in English says so in English, whatever the language of the pages.
    names = (label.casefold().split()[0], kind.split("-")[0])
    says_so = text.casefold().startswith(names)
    return NoteView(kind, "" if says_so else label, text)


def _speakers(quotes: Sequence[Quote], people: dict[str, str]) -> tuple[SpeakerView, ...]:
    """Who is quoted, in order, with links to their words in this page."""
    order: dict[str, list[Quote]] = {}
    for quote in quotes:
        if quote.speaker is not None and quote.kind in ("speech", "fragment"):
            order.setdefault(quote.speaker.person or quote.speaker.name, []).append(quote)
    views = []
    for said in order.values():
        speakers = [quote.speaker for quote in said if quote.speaker]
        role = next((speaker.role for speaker in speakers if speaker.role), "")
        views.append(
            SpeakerView(
                name=speakers[0].name,
                path=people.get(speakers[0].person or "", ""),
                role=" ".join(role.split()),
                anonymous=speakers[0].anonymous,
                quotes=tuple(Link(quote.id, f"#{quote.id}") for quote in said),
            )
        )
    return tuple(views)


def _about(context: ArticleContext, article: Article, strings: Strings) -> AboutView:
    source = article.source
    return AboutView(
        id=article.id,
        source=source.path,
        override=context.override,
        sha256=source.sha256,
        size=source.bytes,
        encoding=source.encoding,
        format=source.format,
        date=_date_sentence(article, strings),
        evidence=article.published.evidence,
        boilerplate=tuple(_note(b, strings) for b in article.boilerplate if b.kind not in NOTES),
    )


def _date_sentence(article: Article, strings: Strings) -> str:
    published, words = article.published, strings.about
    if published.origin in GIVEN:
        return words.by_editor
    if published.value is None:
        return words.unknown
    if published.origin == "parsed":
        return words.in_copy
    confidence = show_decimal(published.confidence, strings.locale.decimal)
    earliest, latest = published.earliest, published.latest
    if earliest and latest and earliest != latest:
        first, last = (format_date(day, strings.dates) for day in (earliest, latest))
        return words.estimated_between(first=first, last=last, confidence=confidence)
    return words.estimated(confidence=confidence)
