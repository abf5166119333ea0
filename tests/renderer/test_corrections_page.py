from newsgen.archive.cards import NoteCard
from newsgen.renderer.views import CorrectionsView
from tests.factories import make_card, make_published
from tests.renderer.planning import plan_site


def test_all_corrections_and_update_notes_stand_in_one_ledger_newest_story_first() -> None:
    cards = [
        make_card("a.txt", notes=(NoteCard("correction", "It was eleven votes."),)),
        make_card(
            "b.txt",
            published=make_published("2021-01-01"),
            notes=(
                NoteCard("update-note", "Updated: with the vote."),
                NoteCard("correction", "Correction: two cranes."),
            ),
        ),
        make_card("c.txt"),
    ]
    view = plan_site(cards)["corrections/index.html"].view
    assert isinstance(view, CorrectionsView)
    assert [(item.note.kind, item.story.path) for item in view.corrections] == [
        ("correction", "2021/01/b/index.html"),
        ("update-note", "2021/01/b/index.html"),
        ("correction", "2019/03/a/index.html"),
    ]
    assert [bool(item.note.label) for item in view.corrections] == [False, False, True]


def test_an_archive_without_corrections_has_the_page_too() -> None:
    view = plan_site([make_card()])["corrections/index.html"].view
    assert isinstance(view, CorrectionsView)
    assert view.corrections == ()
