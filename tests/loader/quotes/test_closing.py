"""What closes a quotation that its own paragraph leaves open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.article import parse_article
from newsgen.loader.fields import FrontMatter
from newsgen.loader.quotes.closing import find_closing
from newsgen.loader.sources import Text, decode


@pytest.mark.parametrize(
    ("text", "closer"),
    [
        ("“We go.\n\nAnd we stay.”", "”"),
        ('"We go.\n\nAnd we stay."', '"'),
        ("„We go.\n\nAnd we stay.“", "“"),
        ("«We go.\n\nAnd we stay.»", "»"),
        ("``We go.\n\nAnd we stay.''", "''"),
        ("“We go.&#8221; He left.", "&#8221;"),
        ('"We go.&quot; He left.', "&quot;"),
    ],
)
def test_the_next_mark_that_closes_is_found(text: str, closer: str) -> None:
    found = find_closing(text, 0)
    assert found is not None
    assert text[slice(*found.span)] == found.written == closer
    assert found.is_entity == closer.startswith("&")


@pytest.mark.parametrize(
    "text",
    ["“We go.", "“We go.\n\nHe said: “We stay.”", '"We go.\n\nHe said: "We stay."', "We go.", ""],
    ids=["nothing", "another opens", "another straight one opens", "no mark", "empty"],
)
def test_a_mark_that_closes_another_quotation_is_not_taken(text: str) -> None:
    assert find_closing(text, 0) is None


@given(st.text(alphabet="“”\"„«»'`‘’&#;quot8 a.\n", max_size=60), st.integers(0, 60))
def test_whatever_the_text_what_is_found_stands_behind_the_mark(text: str, at: int) -> None:
    found = find_closing(text, at)
    assert found is None or (found.span[0] > at and text[slice(*found.span)] == found.written)


def warn(copy: str, path: str = "seeds/a.txt") -> tuple[str, str]:
    """Place with message, and hint, of the one warning of a text."""
    text, _ = decode(path, copy.encode())
    assert isinstance(text, Text)
    (issue,) = parse_article(text, FrontMatter(), None).issues
    assert issue.code == "N301"
    return f"{issue.line}:{issue.column} {issue.message}", issue.hint


HEAD = "Harbour bell returns\n\n"


def test_the_warning_names_the_line_where_the_quotation_is_closed() -> None:
    copy = f"{HEAD}Ana Ruiz said: “We go to the harbour.\n\nThe bell rang.\n\nAnd we stay there.”\n"
    message, hint = warn(copy)
    assert message == (
        "3:16 the quotation opened here is not closed in its paragraph; `”` follows in line 7"
    )
    assert "open the next paragraph" in hint


def test_the_warning_of_a_list_names_the_later_item() -> None:
    copy = f"{HEAD}Ana Ruiz spoke.\n\nShe said “we go:\n\n- to town\n- and home,” and left.\n"
    message, _ = warn(copy, "seeds/a.md")
    assert message.startswith("5:10 the quotation opened here is not closed")
    assert message.endswith("in line 8")


def test_the_warning_of_a_mark_that_nothing_closes_says_no_more_than_that() -> None:
    message, hint = warn(f"{HEAD}Ana Ruiz said: “We go to the harbour.\n\nThe bell rang.\n")
    assert message == "3:16 the quotation opened here is not closed in its paragraph"
    assert "leave it as received" in hint


def test_an_entity_in_plain_copy_is_named() -> None:
    message, hint = warn(f"{HEAD}Ana Ruiz said: “We go to the harbour.&#8221; The bell rang.\n")
    assert message.endswith("; `&#8221;` follows in line 3")
    assert "the mark itself" in hint
