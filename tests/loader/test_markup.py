from time import process_time

import pytest

from newsgen.loader.code_spans import find_code
from newsgen.loader.link_forms import find_references
from newsgen.loader.markup import find_marks
from newsgen.loader.plain_text import plain_text
from newsgen.loader.shown_text import THING, find_hidden, show_markdown_text
from tests.counting import count_calls


def shown(text: str, references: frozenset[str] = frozenset()) -> str:
    """What is left of `text`; ``•`` is a thing, ``|`` a line end that a tag makes."""
    pieces, at = [], 0
    for hidden in find_hidden(text, references):
        pieces += [text[at : hidden.start], hidden.shown.replace(THING, "•").replace("\n", "|")]
        at = hidden.end
    return "".join([*pieces, text[at:]])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param('A <a href="u" target="_blank">b</a>.', "A b.", id="a tag"),
        pytest.param("A <a title='x > y' href=u>b</a>.", "A b.", id="a bracket in an attribute"),
        pytest.param("A <a title=it's href=u>b</a>.", "A b.", id="an odd mark in an attribute"),
        pytest.param('A <a\n href="u"\n>b</a>.', "A b.", id="a tag over lines"),
        pytest.param("A<br>b<hr/>c", "A|b|c", id="tags that end a line"),
        pytest.param("A <m:b>c</m:b> d", "A |c| d", id="a tag of another language"),
        pytest.param("A < b and c > d", "A < b and c > d", id="no tag"),
        pytest.param("A <b", "A <b", id="a tag that does not end"),
        pytest.param('A <!-- "b" said C --> d', "A  d", id="a comment"),
        pytest.param('A <!-- "b"', 'A <!-- "b"', id="a comment that does not end"),
        pytest.param('<code>"b"</code> c <CODE>d</Code>', "• c •", id="an element of code"),
        pytest.param("a <script>b</script> c", "a  c", id="an element that is not shown"),
        pytest.param("See <https://x.example/a> or <a@x.example>.", "See • or •.", id="addresses"),
    ],
)
def test_tags_and_comments_are_hidden(text: str, words: str) -> None:
    assert shown(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("A `b` c", "A • c", id="code"),
        pytest.param("A ``b ` c`` d", "A • d", id="code with a backtick"),
        pytest.param("A (`\\`) b “c” `d`", "A (•) b “c” •", id="code that ends with a backslash"),
        pytest.param("A \\`b` c", "A `b` c", id="a backtick behind a backslash"),
        pytest.param("A `b c", "A `b c", id="an odd backtick"),
        pytest.param("A ``b' c`` d '' `e`", "A • d '' •", id="runs of their own lengths"),
        pytest.param("A \\`b\\` c", "A `b` c", id="backslashes"),
        pytest.param("A `<b>` <i>c</i> `](d)`", "A • c •", id="signs in code"),
        pytest.param('```\n"a" said B\n```', "•", id="a fence"),
    ],
)
def test_code_is_hidden(text: str, words: str) -> None:
    assert shown(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("A [b](c.md) d", "A b d", id="a link"),
        pytest.param('[b](u "A “good” title")', "b", id="a title"),
        pytest.param('[b](u "A "good" title") c "d")', 'b c "d")', id="marks in a title"),
        pytest.param("[b](u 'T') [c](u (T))", "b c", id="other titles"),
        pytest.param("[b](<u v> 'T')", "b", id="an address in brackets"),
        pytest.param("[b](u_(v) 'T')", "b", id="an address with brackets"),
        pytest.param("[b](a name.md)", "b", id="an address with blanks"),
        pytest.param('[b]({{< ref "a.md" >}})', "b", id="an address by a shortcode"),
        pytest.param("[b [c] d](u)", "b [c] d", id="brackets in the words"),
        pytest.param('![A "good" dog](d.png) runs', " runs", id="a picture"),
        pytest.param("[![dog](d.png) Runs](u)", " Runs", id="a picture in a link"),
        pytest.param("[We] go (soon)", "[We] go (soon)", id="an editor's brackets"),
        pytest.param("\\[b](u)", "[b](u)", id="a backslash"),
        pytest.param('[b][one] [c][two]\n\n[one]: u "T"', "b [c][two]\n\n", id="a reference"),
        pytest.param("A,[^1] b\n[^1]: C", "A, b\n C", id="footnotes"),
        pytest.param('![a](u){: title="b"} c', " c", id="an attribute list"),
        pytest.param('[a](u){.b title="c"} {d}', "a {d}", id="an attribute list without a colon"),
    ],
)
def test_of_links_only_the_words_are_shown(text: str, words: str) -> None:
    assert shown(text, find_references(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("*a* **b** ***c*** _d_ __e__", "a b c d e", id="each length"),
        pytest.param("***a** b* **c *d***", "a b c d", id="one in the other"),
        pytest.param("**a**b **f*ck**", "ab f*ck", id="in words"),
        pytest.param(
            "snake__case a_b_c 5 ** 3 * 2 _ x", "snake__case a_b_c 5 ** 3 * 2 _ x", id="none"
        ),
        pytest.param("f**k and *not her **a*", "f**k and *not her *a", id="odd runs"),
        pytest.param("*a _b* c_", "a _b c_", id="crossing"),
        pytest.param("*[a](u_v_w)* [*b](u) c*", "a *b c*", id="not over the end of a link"),
        pytest.param("- *a\n- b*", "|| *a\n| b*".replace("||", "|"), id="not over items"),
        pytest.param("*a\n\nb* *c\nd*", "*a\n\nb* c\nd", id="not over an empty line"),
        pytest.param('\\*a\\* *b\\* c* \\"', '*a* b* c \\"', id="backslashes"),
    ],
)
def test_of_emphasis_only_the_words_are_shown(text: str, words: str) -> None:
    assert shown(text) == words


def test_references_are_shown_as_their_characters() -> None:
    assert shown("&#8220;A &amp; B,&#x201d; AT&T; R&D &nosuch;") == "“A & B,” AT&T; R&D &nosuch;"


def test_signs_before_lines_are_hidden() -> None:
    assert shown("> a\n> > b > c") == "a\nb > c"
    assert shown("  * a\n    - b - c\n1. d") == "| a\n| b - c\n| d"
    assert shown("a\n- b") == "a\n- b"


def test_a_shortcode_is_a_thing() -> None:
    assert shown('A {{< b "c" >}} {{% d %}} {% e f="g" %} {{ h }} {i}') == "A • • • • {i}"


def test_a_shortcode_may_stand_in_a_tag() -> None:
    assert shown('A <a href="{{< ref "b.md" >}}">c</a> <a href={{< ref "b.md" >}}>d</a>') == "A c d"


def test_code_is_found_by_its_runs() -> None:
    assert list(find_code("``a`b`` `c`")) == [(0, 7), (8, 11)]


@pytest.mark.parametrize(
    "piece",
    [
        *("[x](", "]", "![", "`", '<a "', "{{<", "{%", "<!--", "<code>", '](x "', '[x](y "a" '),
        *("{:", "[^", "<b>", "[a](b) ", '[a]: b "', "*a ", "*", "_a _", "*a _b* ", "![*a](b) "),
        *("](<", "[*", "**a*b", "> ", "- *a\n", "&#8220;", "\\*", "[a]", "[a][b]"),
    ],
)
def test_twice_the_text_takes_twice_the_steps(piece: str) -> None:
    def work(size: int) -> int:
        text = piece * (size // len(piece))
        return count_calls(lambda: show_markdown_text(text, [(0, len(text))]))

    assert work(20_000) < 2_000 + 2.5 * work(10_000)


@pytest.mark.parametrize(
    "piece",
    [
        "*",
        "_",
        "[",
        "](<",
        "<",
        "`",
        "*a ",
        "_a",
        "](",
        "<a ",
        "&",
        "\\",
        "> ",
        "{{",
        "![",
        "[a]: b\n",
    ],
)
def test_many_signs_are_read_in_seconds(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    start = process_time()
    find_marks(text, frozenset({"a"}))
    plain_text(text, find_references(text))
    assert process_time() - start < 20
