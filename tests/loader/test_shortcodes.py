import pytest

from newsgen.loader.article import parse_article
from newsgen.loader.fields import FrontMatter
from newsgen.loader.shortcodes import find_shortcodes
from newsgen.loader.sources import Text, decode


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('a {{< ref "b.md" >}} c', ['{{< ref "b.md" >}}'], id="Hugo"),
        pytest.param("{{% note %}}a{{% /note %}}", ["{{% note %}}", "{{% /note %}}"], id="a pair"),
        pytest.param("{{</* a */>}}", ["{{</* a */>}}"], id="Hugo, escaped"),
        pytest.param('{% include a.html b="c" %}', ['{% include a.html b="c" %}'], id="Jekyll"),
        pytest.param("{{ page.title }}", ["{{ page.title }}"], id="a variable"),
        pytest.param('{{< a\n  b="c"\n>}}', ['{{< a\n  b="c"\n>}}'], id="over lines"),
        pytest.param("{{< a\n\nb >}}", [], id="over paragraphs"),
        pytest.param("{{< a\r\n\r\nb >}}", [], id="over paragraphs of other line ends"),
        pytest.param("{{< a {{% b %}}", ["{{% b %}}"], id="one that does not end"),
        pytest.param("{{}} {%%} {a} }} %}", [], id="none"),
        pytest.param("{{< " + "a" * 3_000 + " >}}", [], id="too long"),
    ],
)
def test_shortcodes_are_found(text: str, found: list[str]) -> None:
    assert [text[slice(*span)] for span in find_shortcodes(text)] == found


def warnings(path: str, copy: str) -> list[str]:
    text, _ = decode(path, copy.encode())
    assert isinstance(text, Text)
    return [str(issue).split("\n")[0] for issue in parse_article(text, FrontMatter()).issues]


def test_a_file_with_shortcodes_is_warned_of_once() -> None:
    copy = 'Rain fell.\n\nSee {{< a >}}.\n\n{% b c="d" %}\n\n<div>{{ e }}</div>\n'
    assert warnings("articles/a.md", copy) == [
        "articles/a.md:3:5: warning N303 3 shortcodes of another generator, printed as written"
    ]


def test_the_warning_of_one_shortcode_says_so() -> None:
    assert warnings("articles/a.md", "See {{< a >}}.") == [
        "articles/a.md:1:5: warning N303 a shortcode of another generator, printed as written"
    ]


@pytest.mark.parametrize(
    ("path", "copy"),
    [
        pytest.param("articles/a.md", "Write `{{< a >}}`.\n\n```\n{{< a >}}\n```\n", id="code"),
        pytest.param("articles/a.md", "Write {a}.", id="none"),
        pytest.param("seeds/a.txt", "Write {{< a >}}.", id="plain copy"),
    ],
)
def test_no_warning_without_need(path: str, copy: str) -> None:
    assert not [line for line in warnings(path, copy) if "N303" in line]
