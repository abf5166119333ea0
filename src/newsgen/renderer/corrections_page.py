"""The ledger of corrections: every correction and update note of the archive, with its story."""

from collections.abc import Iterator

from newsgen.archive import permalinks
from newsgen.archive.cards import NoteCard
from newsgen.renderer.article_page import note_view
from newsgen.renderer.date_text import date_view
from newsgen.renderer.frame import Frame
from newsgen.renderer.lists import split_list
from newsgen.renderer.story_views import story_link
from newsgen.renderer.views import CorrectionsView, CorrectionView, View


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of each page."""
    if not frame.wants(permalinks.CORRECTIONS):
        return
    notes = [(number, note) for number, card in enumerate(frame.site.cards) for note in card.notes]
    intro = frame.strings.counts.notes(len(notes))
    heading = frame.strings.names.corrections
    for page in split_list(notes, frame.site.config.page_size, permalinks.CORRECTIONS):
        about = intro if page.newest else ""
        view = CorrectionsView(
            site=frame.head,
            page=frame.page(page.path, heading, about, permalinks.CORRECTIONS, frame.home),
            heading=heading,
            intro=about,
            corrections=tuple(_correction(frame, *item) for item in page.items),
            pager=page.pager,
        )
        yield page.path, "corrections.html", view


def _correction(frame: Frame, number: int, note: NoteCard) -> CorrectionView:
    return CorrectionView(
        note_view(note.kind, note.text, frame.strings.kinds),
        story_link(frame.site, number),
        date_view(frame.site.cards[number].published, frame.strings.dates),
    )
