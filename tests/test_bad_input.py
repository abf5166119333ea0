"""Every kind of bad input gets its code at its place; the last good output stays as it was."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from newsgen import codes, output
from newsgen.build import Builder
from newsgen.errors import Code, NewsgenError, OutputError
from newsgen.locking import hold_lock
from tests.conftest import SiteFolder

GOOD = "Ferry finds its harbour\n\nTRIESTE (AFP) - The ferry came home on a calm sea at noon.\n"


def head(lines: str, body: str = "The council met at noon and left at one.\n") -> str:
    return f"---\n{lines}---\n\n{body}"


@dataclass(frozen=True)
class Case:
    """Files to add to a good site, and the issues that must come of them."""

    files: dict[str, str | bytes]
    code: Code
    at: str
    says: str = ""
    hint: str = ""
    config: str = "title: Test archive\n"
    also: tuple[str, ...] = field(default=())


CASES = {
    "unclosed front matter": Case(
        {"articles/a.md": "---\nheadline: Ferry\n\nThe council met.\n"},
        codes.UNCLOSED_FRONT_MATTER,
        "articles/a.md:1:1",
        hint="---",
    ),
    "invalid YAML": Case(
        {"articles/a.md": head("headline: Mayor: no deal\n")},
        codes.INVALID_YAML,
        "articles/a.md:2:16",
        hint="quotes",
    ),
    "unclosed quote mark in YAML": Case(
        {"articles/a.md": head("slug: a\nheadline: 'Ferry\ndate: 2021-01-01\n")},
        codes.INVALID_YAML,
        "articles/a.md:3:11",
        hint="not closed",
    ),
    "duplicate key": Case(
        {"articles/a.md": head("headline: One\ndate: 2021-01-01\nheadline: Two\n")},
        codes.DUPLICATE_KEY,
        "articles/a.md:4:1",
        hint="line 2",
    ),
    "head that is a list": Case(
        {"articles/a.md": head("- one\n- two\n")}, codes.NOT_A_MAPPING, "articles/a.md:2:1"
    ),
    "unknown field, near match offered": Case(
        {"articles/a.md": head("headline: One\ntopcis: floods\n")},
        codes.UNKNOWN_FIELD,
        "articles/a.md:3:1",
        "topcis",
        hint="did you mean `topics`",
    ),
    "topics is a number": Case(
        {"articles/a.md": head("headline: One\ntopics: 5\n")},
        codes.WRONG_TYPE,
        "articles/a.md:3:9",
        "found `5`",
    ),
    "headline is a list": Case(
        {"articles/a.md": head("headline: [One, Two]\n")}, codes.WRONG_TYPE, "articles/a.md:2:11"
    ),
    "date in words": Case(
        {"articles/a.md": head("date: yesterday\nheadline: One\n")},
        codes.WRONG_TYPE,
        "articles/a.md:2:7",
        "`yesterday` is not a date",
    ),
    "impossible date": Case(
        {"articles/a.md": head("headline: One\ndate: 2021-13-45\n")},
        codes.IMPOSSIBLE_DATE,
        "articles/a.md:3:7",
        "2021-13-45",
    ),
    "two explicit slugs, one address": Case(
        {
            "articles/a.md": head("headline: One\ndate: 2021-01-05\nslug: ferry\n"),
            "articles/b.md": head("headline: Two\ndate: 2021-01-06\nslug: ferry\n"),
        },
        codes.SAME_ADDRESS,
        "articles/b.md:4:7",
        "articles/a.md",
    ),
    "two explicit slugs that differ only by case": Case(
        {
            "articles/a.md": head("headline: One\ndate: 2021-01-05\nslug: ferry\n"),
            "articles/b.md": head("headline: Two\ndate: 2021-01-06\nslug: Ferry\n"),
        },
        codes.SAME_ADDRESS,
        "articles/b.md:4:7",
        "articles/a.md",
    ),
    "two terms with one slug": Case(
        {
            "articles/a.md": head("headline: One\ntopics: [Plan C]\n"),
            "articles/b.md": head("headline: Two\ntopics: [Plan C++]\n"),
        },
        codes.SAME_TERM,
        "articles/b.md:1:1",
        "articles/a.md",
    ),
    "two topics of one article with one slug": Case(
        {"articles/a.md": head("headline: One\ntopics: [Plan C, Plan C++]\n")},
        codes.SAME_TERM,
        "articles/a.md:3:9",
    ),
    "two articles with one id": Case(
        {
            "articles/a.md": head("headline: One\nid: x1\n"),
            "articles/b.md": head("headline: Two\nid: x1\n"),
        },
        codes.SAME_ID,
        "articles/b.md:3:5",
        "articles/a.md",
    ),
    "two explicit slugs, one of them in an override": Case(
        {
            "articles/a.md": head("headline: One\nslug: ferry\n"),
            "seeds/b.txt": GOOD.replace("harbour", "pier"),
            "articles/over.md": "---\nseed: seeds/b.txt\ndate:\nslug: ferry\n---\n",
        },
        codes.SAME_ADDRESS,
        "articles/over.md:4:7",
        "articles/a.md",
    ),
    "slug that leaves the output folder": Case(
        {"articles/a.md": head("headline: One\nslug: ../../etc/ferry\n")},
        codes.UNSAFE_SLUG,
        "articles/a.md:3:7",
    ),
    "empty file": Case({"seeds/a.txt": ""}, codes.EMPTY_FILE, "seeds/a.txt:1:1"),
    "file of white space": Case({"seeds/a.txt": "\n \n"}, codes.EMPTY_FILE, "seeds/a.txt:1:1"),
    "only a headline": Case(
        {"seeds/a.txt": "Ferry finds its harbour at last\n"},
        codes.ONLY_HEADLINE,
        "seeds/a.txt:1:1",
    ),
    "binary file": Case(
        {"seeds/a.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xfe"},
        codes.BINARY_FILE,
        "seeds/a.txt:1:1",
    ),
    "undecodable byte": Case(
        {"seeds/a.txt": b"Ferry\n\nThe caf\x81 was shut.\n"},
        codes.UNDECODABLE,
        "seeds/a.txt:3:8",
        "0x81",
    ),
    "override of a seed that is missing": Case(
        {"articles/a.md": "---\nseed: seeds/none.txt\ndate: 2021-01-05\n---\n"},
        codes.MISSING_SEED,
        "articles/a.md:2:7",
        "seeds/none.txt",
    ),
    "two overrides of one seed": Case(
        {
            "articles/a.md": "---\nseed: seeds/good.txt\n---\n",
            "articles/b.md": "---\nseed: seeds/good.txt\n---\n",
        },
        codes.TWO_OVERRIDES,
        "articles/b.md:2:7",
        "articles/a.md",
    ),
    "override with text of its own": Case(
        {"articles/a.md": "---\nseed: seeds/good.txt\n---\n\nNew words.\n"},
        codes.OVERRIDE_BODY,
        "articles/a.md:5:1",
    ),
    "override in the wrong folder": Case(
        {"seeds/b.txt": "---\nseed: seeds/good.txt\n---\n"},
        codes.MISPLACED_OVERRIDE,
        "seeds/b.txt:1:1",
    ),
    "quotation that the seed does not have": Case(
        {"articles/a.md": "---\nseed: seeds/good.txt\nquotes:\n  q9: {speaker: Ana Ruiz}\n---\n"},
        codes.UNKNOWN_QUOTE,
        "articles/a.md:4:3",
        "q9",
    ),
    "template syntax error": Case(
        {"templates/quotes.html": "<p>\n  {% if quotations %}\n</p>\n"},
        codes.TEMPLATE_SYNTAX,
        "templates/quotes.html:3:1",
    ),
    "unknown filter": Case(
        {"templates/quotes.html": "<p>\n  {{ heading | shout }}\n</p>\n"},
        codes.TEMPLATE_SYNTAX,
        "templates/quotes.html:2:3",
        "shout",
    ),
    "undefined name in a template": Case(
        {"templates/article.html": "<h1>{{ headline }}</h1>\n<p>{{ headlin }}</p>\n"},
        codes.TEMPLATE_UNDEFINED,
        "templates/article.html:2:1",
        "seeds/good.txt",
    ),
    "misspelt attribute in a template": Case(
        {"templates/article.html": "<h1>{{ headline }}</h1>\n<p>{{ date.txt }}</p>\n"},
        codes.TEMPLATE_UNDEFINED,
        "templates/article.html:2:1",
        "txt",
    ),
    "template that includes a missing one": Case(
        {"templates/quotes.html": '<p>\n{% include "no.html" %}\n'},
        codes.TEMPLATE_MISSING,
        "templates/quotes.html:2:13",
        "no.html",
    ),
    "alias that leaves the site": Case(
        {"articles/a.md": head("headline: One\naliases: [/a/, https://b.example/]\n")},
        codes.UNSAFE_ALIAS,
        "articles/a.md:3:16",
        "leaves the site",
        hint="/2019/old-name/",
    ),
    "alias with a query": Case(
        {"articles/a.md": head("headline: One\naliases: /?p=12\n")},
        codes.UNSAFE_ALIAS,
        "articles/a.md:3:10",
        "query",
    ),
    "alias that leads to itself": Case(
        {"articles/a.md": head("headline: One\naliases:\n  - undated/one\n")},
        codes.ALIAS_LOOP,
        "articles/a.md:4:1",
        hint="remove",
    ),
    "one alias of two stories": Case(
        {
            "articles/a.md": head("headline: One\naliases: /old/\n"),
            "articles/b.md": head("headline: Two\nslug: two\naliases: [/other/, /Old]\n"),
        },
        codes.SAME_ALIAS,
        "articles/b.md:4:1",
        "articles/a.md",
    ),
    "alias where another story lives": Case(
        {"articles/a.md": head("headline: One\naliases: /undated/ferry-finds-its-harbour\n")},
        codes.ALIAS_TAKEN,
        "articles/a.md:3:1",
        "seeds/good.txt",
    ),
    "alias where a list stands": Case(
        {"articles/a.md": head("headline: One\naliases: /topics/\n")},
        codes.ALIAS_TAKEN,
        "articles/a.md:3:1",
        "topics/index.html",
    ),
    "takedown without a reason": Case(
        {"articles/a.md": head("headline: One\ntakedown: true\n")},
        codes.WRONG_TYPE,
        "articles/a.md:3:11",
        "reason",
    ),
    "published address that would vanish": Case(
        {
            "newsgen.yaml": "ledger: true\n",
            "addresses.tsv": "# kept\n\nx1\t/2021/bell/\nx1\t/2021/bells/\n",
        },
        codes.VANISHED,
        "addresses.tsv:4:1",
        "/2021/bells/ and 1 more would vanish",
        hint="takedowns.yaml",
    ),
    "ledger with a broken line": Case(
        {"newsgen.yaml": "ledger: true\n", "addresses.tsv": "x1\t2021/bell/\n"},
        codes.LEDGER_LINE,
        "addresses.tsv:1:4",
        "2021/bell/",
    ),
    "invalid YAML in takedowns.yaml": Case(
        {"takedowns.yaml": "/a/: one: two\n"}, codes.TAKEDOWNS_YAML, "takedowns.yaml:1:9"
    ),
    "misspelt key in takedowns.yaml": Case(
        {"takedowns.yaml": "/a/:\n  reason: It is.\n  dat: 2024\n"},
        codes.TAKEDOWNS_KEY,
        "takedowns.yaml:3:3",
        hint="`date`",
    ),
    "wrong value in takedowns.yaml": Case(
        {"takedowns.yaml": "/a/: {reason: It is., date: May}\n"},
        codes.TAKEDOWNS_VALUE,
        "takedowns.yaml:1:29",
        "May",
    ),
    "static file where a folder of pages belongs": Case(
        {"static/topics": "mine"},
        codes.SAME_ADDRESS,
        "static/topics:1:1",
        "/topics/index.html",
    ),
    "static file where a page belongs": Case(
        {"static/topics/index.html": "mine"},
        codes.SAME_ADDRESS,
        "static/topics/index.html:1:1",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_bad_input_is_named_and_the_last_good_build_stays(case: Case, site: SiteFolder) -> None:
    site.write("seeds/good.txt", GOOD)
    assert not site.build().failed
    before = site.tree()

    for path, content in case.files.items():
        site.write(path, content)
    report = site.build()

    assert report.failed
    matching = [i for i in report.issues if i.code == case.code.id]
    assert [f"{i.path}:{i.line}:{i.column}" for i in matching] == [case.at]
    shown = str(matching[0])
    assert shown.startswith(f"{case.at}: error {case.code.id} ")
    assert case.says in shown
    assert case.hint in matching[0].hint
    assert site.tree() == before


def test_all_mistakes_of_a_site_are_reported_in_one_run(site: SiteFolder) -> None:
    names = ["duplicate key", "impossible date", "empty file", "binary file", "invalid YAML"]
    for number, name in enumerate(names):
        for path, content in CASES[name].files.items():
            folder, _, file = path.partition("/")
            site.write(f"{folder}/{number}-{file}", content)

    site.write("newsgen.yaml", "titel: Test\n")
    site.write("templates/quotes.html", "<p>{{ headin }}</p>\n")

    found = {issue.code for issue in site.build().issues}

    expected = {CASES[name].code.id for name in names}
    assert found >= expected | {codes.CONFIG_KEY.id, codes.TEMPLATE_UNDEFINED.id}


CONFIG_CASES = {
    "unknown key": ("title: A\npagesize: 20\n", codes.CONFIG_KEY, 2, 1, "page_size"),
    "wrong value": ("page_size: many\n", codes.CONFIG_VALUE, 1, 12, ""),
    "invalid YAML": ("title: A: B\n", codes.CONFIG_YAML, 1, 9, ""),
    "address pattern that leaves": ("permalink: /../{slug}/\n", codes.CONFIG_VALUE, 1, 12, ""),
    "url that is none": ("url: archive\n", codes.CONFIG_VALUE, 1, 6, ""),
}


@pytest.mark.parametrize(
    ("config", "code", "line", "column", "hint"), CONFIG_CASES.values(), ids=CONFIG_CASES.keys()
)
def test_bad_configuration_is_named(
    site: SiteFolder, config: str, code: Code, line: int, column: int, hint: str
) -> None:
    site.write("seeds/good.txt", GOOD)
    site.build()
    before = site.tree()
    site.write("newsgen.yaml", config)

    report = site.build()

    assert report.failed
    assert [(i.code, i.line, i.column) for i in report.issues] == [(code.id, line, column)]
    assert hint in report.issues[0].hint
    assert site.tree() == before


def test_foreign_files_in_the_output_stay_and_are_named(site: SiteFolder) -> None:
    site.write("seeds/good.txt", GOOD)
    site.write("build/notes/mine.txt", "keep me")

    report = site.build()

    assert not report.failed
    assert [issue.code for issue in report.issues] == [codes.FOREIGN_FILES.id]
    assert "notes/mine.txt" in report.issues[0].message
    assert site.page("notes/mine.txt") == "keep me"


def test_a_foreign_file_where_a_page_belongs_stops_the_build(site: SiteFolder) -> None:
    site.write("seeds/good.txt", GOOD)
    site.write("build/index.html", "mine")

    report = site.build()

    assert report.failed
    assert [i.code for i in report.issues] == [codes.FOREIGN_IN_THE_WAY.id]
    assert site.tree() == {"index.html": b"mine"}


def test_an_empty_folder_where_a_page_belongs_stops_the_build(site: SiteFolder) -> None:
    site.write("seeds/good.txt", GOOD)
    (site.out / "topics/index.html").mkdir(parents=True)

    report = site.build()

    assert report.failed
    assert [i.code for i in report.issues] == [codes.FOREIGN_IN_THE_WAY.id]


@pytest.mark.parametrize("out", [".", "..", "seeds/out"])
def test_an_output_folder_that_holds_the_sources_is_refused(site: SiteFolder, out: str) -> None:
    site.write("seeds/good.txt", GOOD)
    site.out = site.root / out

    with pytest.raises(OutputError) as caught:
        site.build()

    assert [issue.code for issue in caught.value.issues] == [codes.OUTPUT_HOLDS_SOURCES.id]


def test_a_refused_output_folder_is_named_as_it_was_given(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("seeds/good.txt", GOOD)
    monkeypatch.chdir(site.root)
    with pytest.raises(OutputError) as caught:
        Builder(Path(), Path("seeds/pages"), jobs=1).rebuild()
    assert str(caught.value.issues[0]).startswith(
        "seeds/pages:1:1: error N602 the output folder seeds/pages and the sources in seeds lie in"
    )


def test_a_link_out_of_the_output_is_not_written_through(site: SiteFolder, tmp_path: Path) -> None:
    site.write("seeds/good.txt", GOOD)
    (tmp_path / "elsewhere").mkdir()
    site.out.mkdir()
    (site.out / "topics").symlink_to(tmp_path / "elsewhere")

    report = site.build()

    assert report.failed
    assert {i.code for i in report.issues} == {codes.FOREIGN_IN_THE_WAY.id}
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_an_output_that_is_a_file_is_refused(site: SiteFolder) -> None:
    site.write("seeds/good.txt", GOOD)
    site.write("build", "mine")
    with pytest.raises(OutputError) as caught:
        site.build()
    assert [issue.code for issue in caught.value.issues] == [codes.OUTPUT_UNWRITABLE.id]


def test_a_write_that_fails_is_named_and_made_up_later(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("seeds/good.txt", GOOD)
    with monkeypatch.context() as patch:
        patch.setattr(output, "_move", fail_on_pages)
        with pytest.raises(OutputError, match="No space left"):
            site.build()
    assert not site.build().failed
    assert "index.html" in site.tree()


def fail_on_pages(source: str, target: str, _near: str) -> None:
    if target.endswith(".html"):
        raise OSError(28, "No space left on device", target)
    Path(source).replace(target)


def test_a_second_build_waits_and_says_who_it_waited_for(site: SiteFolder) -> None:
    state = site.root / ".newsgen"
    with hold_lock(state), pytest.raises(NewsgenError, match="another newsgen"):
        hold_lock(state, 0.1).__enter__()
    with hold_lock(state, 0.1):
        pass


def test_a_text_with_nothing_recognisable_becomes_a_page(site: SiteFolder) -> None:
    words = "lorem ipsum dolor sit amet " * 12 + "\n\nand no more of it\n"
    site.write("seeds/odd.txt", words)

    report = site.build()

    assert not report.failed
    pages = [path for path in report.changes.written if path.endswith(".html")]
    (page,) = (path for path in pages if path.startswith("undated/lorem"))
    assert "and no more of it" in site.page(page)


def test_headlines_that_collide_keep_the_first_and_suffix_the_rest(site: SiteFolder) -> None:
    site.write("seeds/a.txt", GOOD)
    site.write("seeds/b.txt", GOOD)

    report = site.build()

    assert not report.failed
    assert [(i.code, i.path) for i in report.issues] == [(codes.SLUG_SUFFIXED.id, "seeds/b.txt")]
    pages = [path for path in report.changes.written if path.endswith(".html")]
    stories = sorted(path for path in pages if path.startswith("undated/ferry"))
    assert len(stories) == 2
    assert "undated/ferry-finds-its-harbour/index.html" in stories


def test_strict_builds_stop_at_warnings(site: SiteFolder) -> None:
    site.write("seeds/a.txt", GOOD.encode("utf-8").replace(b"calm", b"caf\xe9"))

    assert not site.build().failed
    assert site.build(strict=True).failed
