"""Links and pictures that lead to no file of the site are told with their places."""

import pytest

from tests.conftest import SiteFolder

HEAD = "---\nheadline: A ferry in fog\ndate: 2021-03-04\n---\n\n"
LINKED = HEAD + "It rained for a while at the quay.\n\nSee [the plan](../seeds/no.txt) of it.\n"


def told(site: SiteFolder) -> list[str]:
    """The warnings of a build, their lines left out."""
    report = site.build()
    assert not report.failed
    return [str(issue).split("\n")[0] for issue in report.issues]


@pytest.mark.parametrize(
    "target", ["../seeds/no.txt", "no.md", "/static/no.pdf", "../static/no.png", "no.md#q1"]
)
@pytest.mark.parametrize("form", ["[a]({})", "![a]({})", '<a href="{}">a</a>', "[a][1]\n\n[1]: {}"])
def test_a_target_that_is_missing_is_told_once(site: SiteFolder, form: str, target: str) -> None:
    link = form.format(target)
    site.write("articles/a.md", f"{HEAD}It rained.\n\n{link}\n\n{link}\n")
    copy = (site.root / "articles/a.md").read_text()
    before = copy[: copy.index(target)]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert told(site) == [
        f"articles/a.md:{line}:{column}: warning N304 `{target}` leads nowhere: "
        "only its words are printed"
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[a](b.md) [b](../seeds/c.txt) [c](/seeds/c.txt#q1)", id="texts"),
        pytest.param("![a](../static/d.png) [b](/d.png) [c](/static/d.png)", id="static files"),
        pytest.param("[a](draft.md) [b](over.md)", id="drafts"),
        pytest.param("[a](gone.md) [b](/2022/05/sun/)", id="a story that was taken down"),
        pytest.param("[a](/undated/snow-at-noon/) [b](/years/)", id="addresses"),
        pytest.param("`[a](no.md)`\n\n```\n[a](no.md)\n```\n", id="code"),
        pytest.param("[a](https://x.example/no.md) [b](#no)", id="other links"),
    ],
)
def test_what_leads_somewhere_is_not_told(site: SiteFolder, text: str) -> None:
    site.write("articles/a.md", f"{HEAD}It rained.\n\n{text}\n")
    site.write("articles/b.md", "---\nheadline: Snow at noon\n---\n\nIt snowed.\n")
    site.write("articles/draft.md", "---\nheadline: Hail\ndraft: true\n---\n\nIt hailed.\n")
    gone = "---\nheadline: Sun\ndate: 2022-05-06\ntakedown: By request.\n---\n\nIt shone.\n"
    site.write("articles/gone.md", gone)
    site.write("seeds/e.txt", "Dew at dawn\n\nIt was wet for a day and a night.\n")
    site.write("articles/over.md", "---\nseed: seeds/e.txt\ndraft: true\n---\n")
    site.write("seeds/c.txt", "Wind at the quay\n\nIt blew for a day and a night.\n")
    site.write("static/d.png", b"png")
    assert told(site) == []


def test_a_shortcode_for_an_address_is_told_as_such(site: SiteFolder) -> None:
    site.write("articles/a.md", f'{HEAD}See [a]({{{{< ref "b.md" >}}}}).\n')
    assert [line.split(" warning ")[1][:4] for line in told(site)] == ["N303"]


def test_a_dead_link_is_plain_text_on_the_page(site: SiteFolder) -> None:
    site.write("articles/a.md", LINKED)
    site.build()
    assert "<p>See the plan of it.</p>" in site.page("2021/03/a-ferry-in-fog/index.html")


def test_the_place_is_right_after_an_edit_above_it(site: SiteFolder) -> None:
    site.write("articles/a.md", LINKED)
    assert told(site)[0].startswith("articles/a.md:8:16: warning N304")
    site.write("articles/a.md", LINKED.replace("See", "More rain.\n\nSee"))
    assert told(site)[0].startswith("articles/a.md:10:16: warning N304")


def test_a_link_that_comes_alive_is_told_no_more(site: SiteFolder) -> None:
    site.write("articles/a.md", LINKED)
    assert len(told(site)) == 1
    site.write("seeds/no.txt", "Wind at the quay\n\nIt blew for a day and a night.\n")
    assert told(site) == []


def test_a_missing_picture_is_told_where_it_is_named(site: SiteFolder) -> None:
    photos = "photos:\n  - {file: photos/x.jpg}\n"
    site.write("articles/a.md", HEAD.replace("date:", f"{photos}date:") + "It rained.\n")
    site.write("seeds/b.txt", "Wind at the quay\n\nIt blew for a day and a night.\n")
    site.write("articles/over.md", f"---\nseed: seeds/b.txt\n{photos}---\n")
    assert told(site) == [
        "articles/a.md:4:12: warning N305 there is no `static/photos/x.jpg`",
        "articles/over.md:4:12: warning N305 there is no `static/photos/x.jpg`",
    ]
    page = site.page("2021/03/a-ferry-in-fog/index.html")
    assert "The picture that belongs here is not held in this archive." in page
    assert "Only the" not in page
    site.write("articles/over.md", f"---\n# Why\nseed: seeds/b.txt\n{photos}---\n")
    assert told(site)[1].startswith("articles/over.md:5:12: warning N305")
    site.write("static/photos/x.jpg", b"jpg")
    assert told(site) == []


@pytest.mark.parametrize(
    ("photo", "column"),
    [
        pytest.param("{file: x.jpg, caption: By the boat}", 12, id="plain"),
        pytest.param("{caption: There was x.jpg, file: x.jpg}", 38, id="named in its caption"),
        pytest.param("{'file': 'x.jpg'}", 15, id="with quote marks"),
        pytest.param('{file: "x\\u002ejpg"}', 5, id="escaped"),
    ],
)
def test_a_missing_picture_is_told_where_its_photo_names_it(
    site: SiteFolder, photo: str, column: int
) -> None:
    site.write("static/big-x.jpg", b"jpg")
    photos = f"subheadline: About x.jpg\nphotos:\n  - {{file: big-x.jpg}}\n  - {photo}\n"
    site.write("articles/a.md", HEAD.replace("date:", f"{photos}date:") + "It rained by x.jpg.\n")
    assert told(site) == [
        f"articles/a.md:6:{column}: warning N305 there is no `static/x.jpg`",
    ]
