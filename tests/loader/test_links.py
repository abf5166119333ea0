import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.links import find_links, is_relative


@pytest.mark.parametrize(
    ("text", "links"),
    [
        pytest.param("See [this](other.md).", ("other.md",), id="inline"),
        pytest.param("See [this](<other.md>).", ("other.md",), id="in angle brackets"),
        pytest.param('See [this](other.md "A title").', ("other.md",), id="with a title"),
        pytest.param("See [this](../seeds/a.txt#q1).", ("../seeds/a.txt#q1",), id="a fragment"),
        pytest.param("![boat](/static/boat.jpg)", ("/static/boat.jpg",), id="a picture"),
        pytest.param("See [this][1].\n\n[1]: other.md", ("other.md",), id="a definition"),
        pytest.param("  [one two]: <other.md> 'T'", ("other.md",), id="a definition's signs"),
        pytest.param('<a href="other.md">x</a>', ("other.md",), id="HTML"),
        pytest.param("<img alt='' src = 'boat.jpg'>", ("boat.jpg",), id="an HTML picture"),
        pytest.param("[b](b.md) [a](a.md) [b](b.md)", ("a.md", "b.md"), id="sorted, each once"),
        pytest.param("[![boat](boat.jpg)](a.md)", ("a.md", "boat.jpg"), id="a linked picture"),
        pytest.param("[x](https://x.example/a.md)", (), id="another site"),
        pytest.param("[x](//x.example/a.md)", (), id="another host"),
        pytest.param("[x](mailto:ida@x.example)", (), id="mail"),
        pytest.param("[x](#below)", (), id="this page"),
        pytest.param("[x]() and (a.md)", (), id="no target"),
        pytest.param("", (), id="nothing"),
        pytest.param("[Mayor]: We had no funds.", (), id="a speaker of a transcript"),
        pytest.param('{{< figure src="a.jpg" title="x" >}}', (), id="a shortcode"),
        pytest.param("`[x](a.md)` and a](b.md) c", (), id="code, and no link"),
        pytest.param("A src='a.jpg' and href = 'b.md'", (), id="no tag"),
        pytest.param("[b]({{< ref 'a.md' >}}) [c](c.md)", ("c.md",), id="a shortcode's target"),
        pytest.param("![*a*](a.png){.wide} **[b](b.md)**", ("a.png", "b.md"), id="in emphasis"),
    ],
)
def test_relative_targets_are_found(text: str, links: tuple[str, ...]) -> None:
    assert find_links(text) == links


@pytest.mark.parametrize(
    "target", ["http://[bad", "//[bad", "javascript:alert(1)", "data:text/html,x", "?a=b", ""]
)
def test_other_targets_are_not_relative(target: str) -> None:
    assert not is_relative(target)


@given(st.text(st.sampled_from("[]()<>:#/ab.\n \"'=href!\\%"), max_size=80))
def test_any_text_gives_targets_that_stand_in_it(text: str) -> None:
    found = find_links(text)
    assert list(found) == sorted(set(found))
    assert all(link in text and is_relative(link) for link in found)


def test_a_long_text_without_end_is_read_quickly() -> None:
    assert (
        find_links("](<" * 100_000 + "](" * 200_000 + "[" * 200_000 + "href" * 100_000) is not None
    )
