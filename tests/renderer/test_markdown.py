from collections.abc import Mapping, Sequence

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.records import Span
from newsgen.renderer.markdown import RESERVED_IDS, render_markdown
from tests.factories import ENGLISH

LINKS = {"vote.md": "2019/03/vote/index.html", "boat.jpg": "img/boat.jpg", "b.jpg": "b.jpg"}
HEAD = "2019/03/vote/index.html"


def render(text: str, said: Sequence[str] = (), links: Mapping[str, str] = LINKS) -> str:
    """The HTML of `text`; each of `said` is a quotation in it, in order, ``q1``, ``q2``…"""
    runs: list[tuple[Span, str]] = []
    at = 0
    for number, words in enumerate(said, start=1):
        start = text.index(words, at)
        at = start + len(words)
        runs.append(((start, at), f"q{number}"))
    return render_markdown(text, runs, links, "../", ENGLISH.markdown)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("One *two* **three**", "<p>One <em>two</em> <strong>three</strong></p>"),
        pytest.param("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", id="a list"),
        pytest.param("> a", "<blockquote>\n<p>a</p>\n</blockquote>", id="a quotation"),
        pytest.param("a\n\n* * *\n\nb", "<p>a</p>\n<hr>\n<p>b</p>", id="a rule"),
        pytest.param("a & b < c", "<p>a &amp; b &lt; c</p>", id="signs"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_markdown_becomes_html(text: str, html: str) -> None:
    assert render(text) == html


def test_tables_and_footnotes_are_understood() -> None:
    assert "<td>1</td>" in render("| a |\n|---|\n| 1 |")
    note = render("a[^1]\n\n[^1]: Note.")
    assert 'href="#fn:1"' in note
    assert 'id="fn:1"' in note


@pytest.mark.parametrize(
    ("text", "said", "html"),
    [
        pytest.param(
            "He said “it stays” today.",
            ["“it stays”"],
            '<p>He said <q id="q1">“it stays”</q> today.</p>',
            id="in a paragraph",
        ),
        pytest.param(
            "“a” and “b”",
            ["“a”", "“b”"],
            '<p><q id="q1">“a”</q> and <q id="q2">“b”</q></p>',
            id="two in one paragraph",
        ),
        pytest.param(
            "“it *stays*”",
            ["“it *stays*”"],
            '<p><q id="q1">“it <em>stays</em>”</q></p>',
            id="with marks inside",
        ),
        pytest.param(
            "*“it stays”*",
            ["“it stays”"],
            '<p><em><q id="q1">“it stays”</q></em></p>',
            id="inside marks",
        ),
        pytest.param(
            "“a < b”", ["“a < b”"], '<p><q id="q1">“a &lt; b”</q></p>', id="with a sign of HTML"
        ),
        pytest.param(
            "- “a”\n- b", ["“a”"], '<ul>\n<li><q id="q1">“a”</q></li>\n<li>b</li>\n</ul>', id="list"
        ),
        pytest.param(
            "# “Head”", ["“Head”"], '<h2 id="head"><q id="q1">“Head”</q></h2>', id="in a heading"
        ),
        pytest.param(
            "[a “b”](vote.md)",
            ["“b”"],
            f'<p><a href="../{HEAD}">a <q id="q1">“b”</q></a></p>',
            id="in a link",
        ),
    ],
)
def test_quotations_are_marked(text: str, said: list[str], html: str) -> None:
    assert render(text, said) == html


@pytest.mark.parametrize(
    ("text", "said", "html"),
    [
        pytest.param(
            "“One *two” three*",
            ["“One *two”"],
            '<p><span id="q1"></span>“One <em>two” three</em></p>',
            id="across emphasis",
        ),
        pytest.param(
            "“One\n\nTwo”",
            ["“One\n\nTwo”"],
            '<p><span id="q1"></span>“One</p>\n<p>Two”</p>',
            id="across paragraphs",
        ),
        pytest.param(
            "“a [b” c](vote.md)",
            ["“a [b”"],
            f'<p><span id="q1"></span>“a <a href="../{HEAD}">b” c</a></p>',
            id="across a link's start",
        ),
        pytest.param(
            "“a <b>b”</b>",
            ["“a <b>b”"],
            '<p><span id="q1"></span>“a <b>b”</b></p>',
            id="across a tag",
        ),
        pytest.param(
            "<div>“a<p>b</p>c”</div>",
            ["“a<p>b</p>c”"],
            '<div><span id="q1"></span>“a<p>b</p>c”</div>',
            id="around a block",
        ),
        pytest.param(
            '[a](vote.md "a “b” c")',
            ["“b”"],
            f'<span id="q1"></span><p><a href="../{HEAD}" title="a “b” c">a</a></p>',
            id="inside an attribute",
        ),
    ],
)
def test_a_quotation_that_does_not_nest_becomes_an_anchor(
    text: str, said: list[str], html: str
) -> None:
    assert render(text, said) == html


def test_later_runs_of_a_quotation_have_no_id() -> None:
    runs = [((0, 3), "q1"), ((6, 9), "")]
    assert render_markdown("“a” x “b”", runs, {}, "./", ENGLISH.markdown) == (
        '<p><q id="q1">“a”</q> x <q>“b”</q></p>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>\n\nText",
        "Text <script>alert(1)</script> on",
        "<style>p {}</style>\n\nText",
        '<p onclick="alert(1)">Text</p>',
        '<iframe src="https://x.example/alert"></iframe>Text',
        "[Text](javascript:alert(1))",
        "[Text](JaVaScRiPt:alert(1))",
        "[Text](data:text/html;base64,alert)",
        "[Text](vbscript:alert)",
        '<a href="&#106;avascript:alert(1)">Text</a>',
        '<img src=x onerror="alert(1)">Text',
        "Text <svg><script>alert(1)</script></svg>",
        '<form action="/alert"><input name="x"></form>Text',
        "Text <!-- alert -->",
        '<div style="background: url(alert)">Text</div>',
        '<object data="alert"></object>Text',
        "<<script>script>alert(1)<</script>/script>\n\nText",
        '![Text](x" onerror="alert)',
    ],
)
def test_nothing_that_acts_comes_through(text: str) -> None:
    html = render(text)
    assert "Text" in html
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    for element in tree.iter():
        assert element.tag not in ("script", "style", "iframe", "object", "form", "input")
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert "script:" not in value
            assert "alert" not in value


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("[x](vote.md)", f'<p><a href="../{HEAD}">x</a></p>', id="resolved"),
        pytest.param("[x][1]\n\n[1]: vote.md", f'<p><a href="../{HEAD}">x</a></p>', id="reference"),
        pytest.param('<a href="vote.md">x</a>', f'<p><a href="../{HEAD}">x</a></p>', id="HTML"),
        pytest.param("[x](gone.md)", "<p>x</p>", id="dropped"),
        pytest.param(
            "[x](https://x.example/?a=b&c=d)",
            '<p><a href="https://x.example/?a=b&amp;c=d">x</a></p>',
            id="another site",
        ),
        pytest.param("[x](//x.example/a)", "<p>x</p>", id="without a scheme"),
        pytest.param("[x](ftp://x.example/)", "<p>x</p>", id="another scheme"),
        pytest.param("[x](mailto:a@x.example)", '<p><a href="mailto:a@x.example">x</a></p>'),
        pytest.param("[x](#nowhere)", "<p>x</p>", id="a fragment that leads nowhere"),
        pytest.param('[x *y*](gone.md "T") z', "<p>x <em>y</em> z</p>", id="dropped with a title"),
        pytest.param(
            "[x](gone.md) [y](vote.md)", f'<p>x <a href="../{HEAD}">y</a></p>', id="dropped, kept"
        ),
        pytest.param(
            '<a id="x" href="gone.md">y</a> [z](#x)',
            '<p><span id="x">y</span> <a href="#x">z</a></p>',
            id="dropped, and a place that something leads to",
        ),
        pytest.param(
            "[![boat](https://x.example/b.jpg)](gone.md)",
            '<p><a href="https://x.example/b.jpg">boat</a></p>',
            id="dropped around a picture of another host",
        ),
    ],
)
def test_links_lead_to_pages_or_are_dropped(text: str, html: str) -> None:
    assert render(text) == html


def test_a_fragment_may_lead_to_a_heading_of_the_text() -> None:
    assert '<a href="#the-vote">x</a>' in render("[x](#the-vote)\n\n# The vote")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("![boat](boat.jpg)", '<p><img alt="boat" src="../img/boat.jpg"></p>'),
        pytest.param("![](b.jpg)", '<p><img alt="" src="../b.jpg"></p>', id="without words"),
        pytest.param('<img src="b.jpg">', '<p><img alt="" src="../b.jpg"></p>', id="HTML"),
        pytest.param("![the *boat*](gone.jpg)", "<p><em>the *boat*</em></p>", id="lost"),
        pytest.param("![](gone.jpg)", "<p></p>", id="lost without words"),
        pytest.param(
            "![boat](https://x.example/b.jpg)",
            '<p><a href="https://x.example/b.jpg">boat</a></p>',
            id="another host",
        ),
        pytest.param(
            "![](http://x.example/b.jpg)",
            '<p><a href="http://x.example/b.jpg">Picture</a></p>',
            id="another host without words",
        ),
    ],
)
def test_only_pictures_of_the_site_are_shown(text: str, html: str) -> None:
    assert render(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(
            'a {{< ref "b.md" >}} c',
            "<p>a {{&lt; ref &quot;b.md&quot; &gt;}} c</p>",
            id="in a line",
        ),
        pytest.param(
            '{{<figure src="*a*">}}b{{</figure>}}',
            "<p>{{&lt;figure src=&quot;*a*&quot;&gt;}}b{{&lt;/figure&gt;}}</p>",
            id="like tags",
        ),
        pytest.param("`{{< a >}}`", "<p><code>{{&lt; a &gt;}}</code></p>", id="in code"),
        pytest.param('[b]({{< ref "b.md" >}}) c', "<p>b c</p>", id="as the address of a link"),
        pytest.param(
            '<a href="{{< ref "b.md" >}}">b</a> c', "<p>b c</p>", id="as that of an HTML link"
        ),
        pytest.param(
            "# a {% b %}", '<h2 id="a">a {% b %}</h2>', id="in a heading, whose id is its words"
        ),
        pytest.param("&#xe0f4;0&#xe0f2; {{ a }}", "<p>{{ a }} {{ a }}</p>", id="a forged number"),
        pytest.param("&#xe0f4;9&#xe0f2; {{ a }}", "<p>\ue0f49\ue0f2 {{ a }}</p>", id="none such"),
    ],
)
def test_shortcodes_stand_as_they_are_written(text: str, html: str) -> None:
    assert render(text) == html


def test_a_shortcode_may_stand_in_a_quotation() -> None:
    html = '<p><q id="q1">“We {{&lt; a &gt;}} go”</q></p>'
    assert render("“We {{< a >}} go”", ["“We {{< a >}} go”"]) == html


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a\n\n## b\n\n### c", [2, 3, 4]),
        ("## a\n\n### b", [2, 3]),
        ("### a\n\n##### b", [2, 4]),
        ("# a\n\n###### b", [2, 6]),
        ("a\n=\n\nb\n-", [2, 3]),
    ],
)
def test_headings_move_below_that_of_the_page(text: str, levels: list[int]) -> None:
    html = render(text)
    assert [int(html[at + 2]) for at in range(len(html)) if html[at : at + 2] == "<h"] == levels


@pytest.mark.parametrize("name", [*sorted(RESERVED_IDS), "q1", "q27"])
def test_a_heading_takes_no_id_that_the_page_uses(name: str) -> None:
    assert f'id="{name}-section"' in render(f"# {name.capitalize()}")


def test_headings_of_one_name_have_different_ids() -> None:
    html = render("# The vote\n\n# The vote\n\n# ?!")
    assert [p.split('"')[0] for p in html.split('id="')[1:]] == [
        "the-vote",
        "the-vote_1",
        "-section",
    ]


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    first = render("[x][1] a[^1] *[NTB]: Bureau\n\n# The vote\n\n[1]: vote.md\n[^1]: Note.")
    assert render("[x][1] a[^1] NTB\n\n# The vote") == (
        '<p>[x][1] a[^1] NTB</p>\n<h2 id="the-vote">The vote</h2>'
    )
    again = render("[x][1] a[^1] *[NTB]: Bureau\n\n# The vote\n\n[1]: vote.md\n[^1]: Note.")
    assert again == first


SIGNS = ["<", ">", "[x](", ")", "`", "*", "_", "# ", "\n", "\n\n", "a", " ", "    ", "&", '"', "|"]
SIGNS += [
    "{{<",
    ">}}",
    "{%",
    "%}",
    "- ",
    "1. ",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<script>",
    "<!--",
    "-->",
    "<![",
    "“",
    "”",
]


@given(st.lists(st.sampled_from(SIGNS), max_size=25).map("".join), st.data())
@settings(max_examples=150, deadline=None)
def test_any_text_is_rendered_with_its_quotation_and_without_scripts(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    html = render_markdown(text, [((start, end), "q1")], {}, "./", ENGLISH.markdown)
    assert html.count('id="q1"') == 1
    assert "<script" not in html
    assert not any("\ue000" <= c <= "\uf8ff" for c in html)


@pytest.mark.parametrize(
    "text",
    [
        "*Update **May*7 the harbour opened.",
        '*The mayor **Ruiz*"We go,"',
        "_Update __May_7 the harbour opened.",
        "**Update *May**7 the harbour* opened.",
        "*{**o*{% %}",
    ],
)
def test_emphasis_that_does_not_pair_loses_no_letter(text: str) -> None:
    assert _without_signs(_words_of(render(text))) == _without_signs(text)


def test_a_long_text_of_unpaired_signs_takes_no_time() -> None:
    text = "*Update **May*7 " * 4000
    assert _without_signs(_words_of(render(text))) == _without_signs(text)


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(["*", "**", "_", "__", " ", "a", "7", "“", "b. ", '"']), max_size=16)
)
def test_no_text_loses_anything_but_signs_of_emphasis(pieces: list[str]) -> None:
    text = "x" + "".join(pieces)  # else it might be a list or a rule
    assert _without_signs(_words_of(render(text))) == _without_signs(text)


def _words_of(html: str) -> str:
    return "".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext())


def _without_signs(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "*_ \n")))
