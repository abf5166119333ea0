"""The article's page: what the site knows of a story, completed with its record when rendered.

The context is small and enters the fingerprint as it is; the record enters by its key. So a page is
known to be stale without its text being read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsgen.archive.cards import NOTES, title_of
from newsgen.records import Article, Body, Boilerplate, Dateline, Photo, Quote, Span
from newsgen.renderer.citations import show_citation
from newsgen.renderer.date_text import format_date
from newsgen.renderer.markdown import render_markdown
from newsgen.renderer.pull_quotes import choose_pull
from newsgen.renderer.strings.kinds import show_decimal
from newsgen.renderer.strings.shape import KindStrings, MarkdownStrings, Strings
from newsgen.renderer.views import (
    AboutView,
    ArticleView,
    BylineView,
    Citation,
    DateView,
    Link,
    NoteView,
    PageHead,
    Part,
    PhotoView,
    Piece,
    RelatedView,
    SiteHead,
    SpeakerView,
    StoryView,
    TermView,
)

WORDS_A_MINUTE = 230
"""Silent reading of English prose, adults: about 238 (Brysbaert 2019)."""
_QUOTED = ("speech", "fragment", "unattributed")


@dataclass(frozen=True, slots=True)
class ArticleContext:
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
        photos=tuple(
            view for photo, view in _photos(context, article) if not _is_inside(photo, article)
        ),
        body=_body(context, article, strings.markdown),
        speakers=_speakers(article.quotes, dict(context.people)),
        topics=context.topics,
        named=context.named,
        running_story=context.running_story,
        running_story_name=context.running_story_name,
        previous=context.previous,
        next=context.next,
        related=context.related,
        about=_about(context, article, strings),
        citation=show_citation(context.page.path, context.citation, strings.locale),
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


def _note(boilerplate: Boilerplate, strings: Strings) -> NoteView:
    return note_view(boilerplate.kind, boilerplate.text, strings.kinds)


def note_view(kind: str, text: str, words: KindStrings) -> NoteView:
    """A text around a story, named by its kind unless it says so itself."""
    label: str = getattr(words, kind.replace("-", "_"))
    # Copy in English says so in English, whatever the language of the pages.
    names = (label.casefold().split()[0], kind.split("-")[0])
    says_so = text.casefold().startswith(names)
    return NoteView(kind, "" if says_so else label, text)


def _photos(context: ArticleContext, article: Article) -> list[tuple[Photo, PhotoView]]:
    return [
        (
            photo,
            PhotoView(
                id=f"photo-{number}",
                caption=photo.caption or "",
                credit=photo.credit.text if photo.credit else "",
                src=photo.file if photo.file and photo.file in context.pictures else "",
            ),
        )
        for number, photo in enumerate(article.photos, start=1)
    ]


def _is_inside(photo: Photo, article: Article) -> bool:
    """Whether a caption stands in the middle of the body, where its picture stood."""
    if photo.span is None or photo.rule == "front matter" or not article.body:
        return False
    return photo.span[0] > article.body[0].span[0] and article.source.format == "text"


def _body(context: ArticleContext, article: Article, words: MarkdownStrings) -> tuple[Piece, ...]:
    if article.source.format == "markdown":
        return _markdown_body(context, article, words)
    photos = [
        (p.span[0], v) for p, v in _photos(context, article) if _is_inside(p, article) and p.span
    ]
    pieces: list[Piece] = []
    opening = _first_paragraph(article)
    pull_at, pull = choose_pull(article) or (-1, None)
    for index, piece in enumerate(article.body):
        while photos and photos[0][0] < piece.span[0]:
            pieces.append(Piece("photo", photo=photos.pop(0)[1]))
        if index == pull_at:
            pieces.append(Piece("pull", pull=pull))
        parts = _dateline_parts(article.dateline) if index == opening else ()
        pieces.append(Piece(piece.kind, parts + _parts(piece, article.quotes)))
    pieces += [Piece("photo", photo=view) for _, view in photos]
    return tuple(pieces)


def _first_paragraph(article: Article) -> int:
    """The piece that the dateline opens."""
    dateline = article.dateline
    if dateline is None:
        return -1
    after = dateline.span[1] if dateline.span else 0
    return next(
        (i for i, p in enumerate(article.body) if p.kind == "paragraph" and p.span[0] >= after), -1
    )


def _dateline_parts(dateline: Dateline | None) -> tuple[Part, ...]:
    """The dateline as printed, its places and agencies told apart."""
    if dateline is None:
        return ()
    printed = dateline.text
    if dateline.span is None:
        bare = printed.rstrip().endswith(("-", "–", "—", ":"))
        printed = printed.rstrip() + (" " if bare else " – ")
    marks: list[tuple[int, int, Part]] = []
    at = 0
    for place in dateline.places:
        found = printed.find(place.text, at)
        if found >= 0:
            at = found + len(place.text)
            marks.append((found, at, Part("place", place.text)))
    for agency in dateline.agencies:
        found = printed.find(agency.text)
        if found >= 0:
            title = agency.name if agency.name != agency.text else ""
            part = Part("agency", agency.text, title=title)
            marks.append((found, found + len(agency.text), part))
    return _fill(printed, 0, marks)


def _parts(piece: Body, quotes: Sequence[Quote]) -> tuple[Part, ...]:
    """A piece of the body, its quoted runs told apart."""
    start, end = piece.span
    marks = [
        (a - start, b - start, Part("quote", piece.text[a - start : b - start], name))
        for (a, b), name in quoted_runs(quotes)
        if start <= a and b <= end
    ]
    return _fill(piece.text, 0, marks)


def quoted_runs(quotes: Sequence[Quote]) -> list[tuple[Span, str]]:
    """Spans of all quoted runs in order; the first of each quotation with its id."""
    runs = [
        (fragment.span, quote.id if number == 0 else "")
        for quote in quotes
        if quote.kind in _QUOTED
        for number, fragment in enumerate(quote.fragments)
    ]
    return sorted(runs)


def _fill(text: str, at: int, marks: Sequence[tuple[int, int, Part]]) -> tuple[Part, ...]:
    """`text` as parts: `marks` in their places, plain text between them."""
    parts = []
    for start, end, part in sorted(marks, key=lambda mark: mark[:2]):
        if start < at:
            if part.id:  # a quotation inside another keeps its address
                parts.append(replace(part, text=""))
            continue
        if start > at:
            parts.append(Part("text", text[at:start]))
        parts.append(part)
        at = end
    if at < len(text):
        parts.append(Part("text", text[at:]))
    return tuple(parts)


def _markdown_body(
    context: ArticleContext, article: Article, words: MarkdownStrings
) -> tuple[Piece, ...]:
    """The whole body as one piece, since footnotes and link definitions reach across it."""
    text, moved = "", {}
    for piece in article.body:
        moved[piece.span[0]] = len(text) - piece.span[0]
        text += piece.text + "\n\n"
    runs = []
    for (start, end), name in quoted_runs(article.quotes):
        home = max((at for at in moved if at <= start), default=None)
        if home is not None:
            runs.append(((start + moved[home], end + moved[home]), name))
    html = render_markdown(text, runs, dict(context.links), context.page.root, words)
    opening = Piece("paragraph", _dateline_parts(article.dateline)) if article.dateline else None
    pieces = (opening,) if opening else ()
    return (*pieces, Piece("html", html=html)) if html.strip() else pieces


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
    if published.origin in ("front matter", "override"):
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
