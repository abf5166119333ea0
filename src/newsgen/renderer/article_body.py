"""A story's text as the pieces of its page: paragraphs in parts, photos, a pull quote, Markdown."""

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from newsgen.records import Article, Body, Dateline, Photo, Quote, Span
from newsgen.renderer.markdown import render_markdown
from newsgen.renderer.pull_quotes import choose_pull
from newsgen.renderer.strings.shape import MarkdownStrings
from newsgen.renderer.timeline import piece_id
from newsgen.renderer.views import Part, PhotoView, Piece

_QUOTED = ("speech", "fragment", "unattributed")


def leading_photos(article: Article, pictures: Sequence[str]) -> tuple[PhotoView, ...]:
    """The photos that stand before the body; `pictures` are the files that the site holds."""
    return tuple(view for at, view in _photos(article, pictures) if at is None)


def show_copy(
    article: Article, pictures: Sequence[str], targets: Collection[str] = ()
) -> tuple[Piece, ...]:
    """The body of plain copy, with the photos that stand in the middle of it.

    `targets` are the fragments that something leads to: ``#p3`` is the third piece.
    """
    photos = [(at, view) for at, view in _photos(article, pictures) if at is not None]
    pieces: list[Piece] = []
    opening = _first_paragraph(article)
    pull_at, pull = choose_pull(article) or (-1, None)
    for index, piece in enumerate(article.body):
        while photos and photos[0][0] < piece.span[0]:
            pieces.append(Piece("photo", photo=photos.pop(0)[1]))
        if index == pull_at:
            pieces.append(Piece("pull", pull=pull))
        parts = _dateline_parts(article.dateline) if index == opening else ()
        name = piece_id(index)
        address = name if f"#{name}" in targets else ""
        pieces.append(Piece(piece.kind, parts + _parts(piece, article.quotes), id=address))
    pieces += [Piece("photo", photo=view) for _, view in photos]
    return tuple(pieces)


def show_markdown(
    article: Article, links: Mapping[str, str], root: str, words: MarkdownStrings
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
    html = render_markdown(text, runs, links, root, words)
    opening = Piece("paragraph", _dateline_parts(article.dateline)) if article.dateline else None
    pieces = (opening,) if opening else ()
    return (*pieces, Piece("html", html=html)) if html.strip() else pieces


def _photos(article: Article, pictures: Sequence[str]) -> list[tuple[int | None, PhotoView]]:
    """All photos, each with where it stands in the body's text; None for those before it."""
    return [
        (
            _place_inside(photo, article),
            PhotoView(
                id=f"photo-{number}",
                caption=photo.caption or "",
                credit=photo.credit.text if photo.credit else "",
                src=photo.file if photo.file and photo.file in pictures else "",
            ),
        )
        for number, photo in enumerate(article.photos, start=1)
    ]


def _place_inside(photo: Photo, article: Article) -> int | None:
    """Where a caption stands in the middle of plain copy, as its picture did."""
    if photo.span is None or photo.rule == "front matter" or not article.body:
        return None
    inside = photo.span[0] > article.body[0].span[0] and article.source.format == "text"
    return photo.span[0] if inside else None


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
