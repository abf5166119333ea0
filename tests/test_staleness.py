"""What of a site has to be made: just what is not in the output as its fingerprint says."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from newsgen.archive.site import Site
from newsgen.config import Config
from newsgen.exports.files import FILES
from newsgen.manifest import Manifest, Written
from newsgen.output import Present
from newsgen.renderer.frame import make_frame
from newsgen.renderer.pages import Page
from newsgen.search.writing import Indexed
from newsgen.staleness import Survey
from newsgen.static_files import StaticFile
from tests.factories import make_card, make_published, make_site
from tests.renderer.rendering import TEMPLATES

CARDS = (
    make_card("seeds/ferry.txt"),
    make_card("seeds/barge.txt", published=make_published("2020-05-01")),
    make_card("seeds/tram.txt", published=make_published(None)),
)
STORY = "2019/03/ferry/index.html"
SEGMENTS = ("2020", "2019", "undated")


class Finding:
    """What a survey finds when it is asked as a build asks it."""

    def __init__(self, survey: Survey, *, previews: bool = False) -> None:
        self.survey = survey
        self.pages = [page.path for page in survey.stale_pages()]
        self.static = [path for path, _ in survey.stale_static()]
        self.segments = []
        for marked in survey.stale_segments():
            name = marked.segment.name
            self.segments.append(name)
            survey.note_segment(Indexed(name, 1, files_of(name), ()))
        self.listed = survey.stale_list()
        self.data = survey.stale_data(previews=previews)
        survey.find_buried()

    @property
    def issues(self) -> list[tuple[str, str, str]]:
        return [(issue.code, issue.path, issue.message) for issue in self.survey.issues]


def files_of(segment: str) -> tuple[str, ...]:
    return tuple(f"search/{segment}/{name}.js" for name in ("index", "words-0"))


def survey(
    site: Site | None = None,
    written: Mapping[str, str] | None = None,
    static: Mapping[str, StaticFile] | None = None,
    kept: list[tuple[str, str]] | None = None,
) -> Survey:
    """A survey of `site`, where the files in `written` are there with their fingerprints."""

    def keep(page: Page, content: bytes) -> None:
        assert content == page.content()
        if kept is not None:
            kept.append((page.path, page.record))

    written = written or {}
    return Survey(
        frame=make_frame(site or make_site(CARDS), TEMPLATES.strings),
        templates=TEMPLATES,
        static=static or {},
        manifest=Manifest({path: Written(mark, 3, 7, "ab") for path, mark in written.items()}),
        present=Present(dict.fromkeys(written, (3, 7))),
        salt="code",
        data_mark="data",
        keep=keep,
    )


@pytest.fixture(scope="module")
def built() -> dict[str, str]:
    """The fingerprints of a site that was built."""
    return Finding(survey()).survey.fingerprints


@pytest.fixture
def static(tmp_path: Path) -> dict[str, StaticFile]:
    (tmp_path / "extra.css").write_text("a{}")
    return {"extra.css": StaticFile(tmp_path / "extra.css", "static/extra.css")}


def test_of_a_site_that_was_never_built_everything_is_stale(
    built: dict[str, str], static: dict[str, StaticFile]
) -> None:
    found = Finding(survey(static=static))
    assert {STORY, "index.html", "sitemap.xml"} <= {*found.pages} | {"sitemap.xml"}
    assert found.static == ["extra.css"]
    assert tuple(found.segments) == SEGMENTS
    assert found.listed is not None
    assert found.data == tuple(FILES.values())
    made = [*found.pages, *found.static, found.listed[0], *found.data]
    made += [path for name in SEGMENTS for path in files_of(name)]
    assert sorted(made) == sorted(found.survey.fingerprints)
    assert found.survey.has_fresh_data()
    assert found.issues == []
    del found.survey.fingerprints["extra.css"]
    assert found.survey.fingerprints == built


def test_pages_that_show_a_text_are_kept(built: dict[str, str]) -> None:
    kept: list[tuple[str, str]] = []
    Finding(survey(written=built, kept=kept))
    assert sorted(kept) == sorted(
        (path, f"key of {card.path}")
        for path, card in zip(
            (STORY, "2020/05/barge/index.html", "undated/tram/index.html"), CARDS, strict=True
        )
    )


def test_of_what_was_built_nothing_is_stale(
    built: dict[str, str], static: dict[str, StaticFile]
) -> None:
    marks = built | {path: file.fingerprint() for path, file in static.items()}
    found = Finding(survey(written=marks, static=static))
    assert (found.pages, found.static, found.segments, found.data) == ([], [], [], ())
    assert found.listed is None
    assert found.survey.fingerprints == marks


def stale_where(one: Survey) -> list[str]:
    found = Finding(one)
    listed = [found.listed[0]] if found.listed else []
    return [*found.pages, *found.static, *found.segments, *listed, *found.data]


PLACES = {
    STORY: STORY,
    "index.html": "index.html",
    "extra.css": "extra.css",
    "search/2019/index.js": "2019",
    "search/2019/words-0.js": "2019",
    "search/undated/words-0.js": "undated",
    "search/segments.js": "search/segments.js",
    "data/articles.csv": "data/articles.csv",
}


@pytest.mark.parametrize("change", ["another mark", "another size", "another time", "gone"])
@pytest.mark.parametrize("path", PLACES)
def test_just_what_is_not_as_it_was_written_is_stale(
    built: dict[str, str], static: dict[str, StaticFile], path: str, change: str
) -> None:
    marks = built | {name: file.fingerprint() for name, file in static.items()}
    one = survey(written=marks, static=static)
    if change == "another mark":
        one.manifest.files[path] = structs.replace(one.manifest.files[path], fingerprint="other")
    else:
        there = {"another size": (4, 7), "another time": (3, 8)}.get(change)
        present = {**one.present.files, path: there}
        one.present = Present({name: at for name, at in present.items() if at})
    assert stale_where(one) == [PLACES[path]]


def test_a_file_that_the_manifest_lacks_is_stale(built: dict[str, str]) -> None:
    for path in (STORY, "search/2020/index.js", "data/terms.csv"):
        marks = {name: mark for name, mark in built.items() if name != path}
        assert stale_where(survey(written=marks)) == ["2020" if "search" in path else path]


def test_a_site_without_search_and_data_has_neither(built: dict[str, str]) -> None:
    site = make_site(CARDS, Config(search=False, data=False))
    found = Finding(survey(site, built))
    assert (found.segments, found.listed, found.data) == ([], None, ())
    assert not [path for path in found.survey.fingerprints if path.startswith(("search/", "data/"))]
    assert found.survey.has_fresh_data()


def test_a_preview_leaves_the_data_files_that_are_there(built: dict[str, str]) -> None:
    older = built | dict.fromkeys(FILES.values(), "older data")
    found = Finding(survey(written=older), previews=True)
    assert found.data == ()
    assert {found.survey.fingerprints[path] for path in FILES.values()} == {"older data"}
    assert not found.survey.has_fresh_data()
    assert Finding(survey(written=older)).data == tuple(FILES.values())


@pytest.mark.parametrize("lacks", ["the manifest", "the output"])
def test_a_preview_makes_the_data_files_that_are_missing(built: dict[str, str], lacks: str) -> None:
    path = "data/terms.csv"
    one = survey(written=built | dict.fromkeys(FILES.values(), "older data"))
    if lacks == "the manifest":
        del one.manifest.files[path]
    else:
        one.present = Present({name: at for name, at in one.present.files.items() if name != path})
    found = Finding(one, previews=True)
    assert found.data == tuple(FILES.values())
    assert found.survey.has_fresh_data()


def theirs(tmp_path: Path, *names: str) -> dict[str, StaticFile]:
    (tmp_path / "x").write_text("x")
    return {name: StaticFile(tmp_path / "x", f"static/{name}") for name in names}


@pytest.mark.parametrize("name", ["index.html", "INDEX.html"])
def test_a_page_goes_before_a_static_file_of_its_address(tmp_path: Path, name: str) -> None:
    found = Finding(survey(static=theirs(tmp_path, name)))
    assert found.static == []
    assert found.issues == [
        (
            "N401",
            f"static/{name}",
            f"the address /{name} belongs to newsgen's page /index.html too",
        )
    ]
    assert found.survey.issues[0].hint == (
        "give the article another `slug:`, or rename the file in static/"
    )


def test_a_file_may_not_have_the_name_of_a_folder(tmp_path: Path) -> None:
    found = Finding(survey(static=theirs(tmp_path, "2019", "2020/05", "a", "a/b/c.css")))
    assert sorted(found.issues) == [
        ("N401", "static/2019", found_in(found, "/2019 is static/2019")),
        ("N401", "static/2020/05", found_in(found, "/2020/05 is static/2020/05")),
        ("N401", "static/a", "/a is static/a, and a folder for /a/b/c.css too"),
    ]
    assert {issue.hint for issue in found.survey.issues} == {"give one of them another name"}


def found_in(found: Finding, beginning: str) -> str:
    (message,) = {m for _, _, m in found.issues if m.startswith(f"{beginning}, and a folder for /")}
    return message


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("old/story/INDEX.html", "old/story/index.html"),
        ("OLD/story", "old/story"),
        ("Old", "old"),
        ("old/story/index.html/more.css", ""),
        ("older", ""),
    ],
    ids=["the page", "its folder", "the folder above", "a folder below", "another"],
)
def test_an_old_address_gives_way_to_static_files_and_their_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, taken: str
) -> None:
    (front,) = (page for page in survey().stale_pages() if page.path == "index.html")
    old = replace(front, path="Old/story/index.html", asked=("addresses.tsv", 4))
    monkeypatch.setattr("newsgen.staleness.plan_pages", lambda *_: iter((front, old)))
    one = survey(static=theirs(tmp_path, name))
    pages = [page.path for page in one.stale_pages()]
    assert pages == (["index.html"] if taken else ["index.html", "Old/story/index.html"])
    message = f"/Old/story/index.html cannot lead elsewhere: static/{name} is at /{taken}"
    hint = "remove the alias, or the line of addresses.tsv if it was never public"
    assert [(i.code, i.path, i.line, i.message, i.hint) for i in one.issues] == (
        [("N408", "addresses.tsv", 4, message, hint)] if taken else []
    )
