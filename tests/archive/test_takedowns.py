"""takedowns.yaml: what is read, and what is wrong with it."""

from pathlib import Path

import pytest

from newsgen import codes
from newsgen.archive.takedowns import NO_TAKEDOWNS, load_takedowns, read_takedowns
from newsgen.errors import Code
from newsgen.records import Takedown


def test_a_site_without_the_file_has_none(tmp_path: Path) -> None:
    assert load_takedowns(tmp_path) == (NO_TAKEDOWNS, ())


def test_a_reason_alone_and_one_with_a_date_are_read() -> None:
    takedowns, issues = read_takedowns(
        "/2021/07/goat/:\n  reason: The court at Ely ordered it.\n  date: 2024-05\n"
        "/2021/08/Hen: It told another paper's story.\n"
    )
    assert issues == ()
    assert {path: entry.takedown for path, entry in takedowns.by_path.items()} == {
        "2021/07/goat/index.html": Takedown("The court at Ely ordered it.", "2024-05"),
        "2021/08/hen/index.html": Takedown("It told another paper's story.", None),
    }
    assert [entry.line for entry in takedowns.by_path.values()] == [1, 4]


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("/a/: one: two\n", codes.TAKEDOWNS_YAML, (1, 9)),
        ("- /a/\n", codes.TAKEDOWNS_YAML, (1, 1)),
        ("/a/:\n  reasons: It is.\n", codes.TAKEDOWNS_KEY, (2, 3)),
        ("/a/: It is.\n/A: It is too.\n", codes.TAKEDOWNS_KEY, (2, 1)),
        ("/a/:\n", codes.TAKEDOWNS_VALUE, (1, 5)),
        ("/a/: true\n", codes.TAKEDOWNS_VALUE, (1, 6)),
        ("/a/: {reason: It is., date: May}\n", codes.TAKEDOWNS_VALUE, (1, 29)),
        ("https://a.example/b/: It is.\n", codes.TAKEDOWNS_VALUE, (1, 1)),
        ("/a/../b/: It is.\n", codes.TAKEDOWNS_VALUE, (1, 1)),
    ],
)
def test_mistakes_are_named_at_their_place(text: str, code: Code, at: tuple[int, int]) -> None:
    _, issues = read_takedowns(text)
    assert (code.id, *at) in [(issue.code, issue.line, issue.column) for issue in issues]
