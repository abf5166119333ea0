"""An incremental build equals a clean one byte for byte, after any sequence of edits."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.build import Builder
from newsgen.site_files import STILL_NS
from tests.conftest import ROOT, SiteFolder, read_tree

pytestmark = pytest.mark.usefixtures("small_parts")

HEADLINES = [
    "Ferry finds its harbour",
    "Ferry finds its Harbour",
    "Levee holds through the night",
    "Seed bank counts its beans",
]
OPENINGS = [
    "TRIESTE (AFP) - ",
    "NJORO, Kenya, March 4, 2021 (Reuters) - ",
    "",
]
SENTENCES = [
    '"We waited for the tide," said Marta Kosic, the harbour-master. "It came."',
    "The election for harbour-master was held on Monday and the ballot was short.",
    "Marta Kosic told reporters that the ferry would sail on the flood.",
    "Farmers brought wheat, barley and one goat to the seed bank at noon.",
    "Anyone who saw the ferry is asked to call the harbour office.",
]
TOPICS = ["Ferries", "floods", "Elections", "Seed banks"]
BATCHES = int(os.environ.get("NEWSGEN_BATCHES", "40"))
"""How many series of edits are tried, each of one to three batches; 300 where there is time."""
TICK_NS = 20_000_000
"""Files that have been still for so long are trusted where a test has no time to wait for two
seconds: longer than a tick of the clock of a file system, and shorter than a build."""
RULES = {
    "authority.yaml": [
        "people:\n  m-kosic:\n    name: M. Kosic\n    aliases: [Marta Kosic]\n",
        "topics:\n  boats:\n    name: Boats\n    aliases: [Ferries]\n",
    ],
    "topics.yaml": [
        "House matters:\n  topics:\n    Ferries:\n      cues: {3: ferry}\n",
        "Sport:\n  topics:\n    Tides:\n      cues: {3: tide, 2: [flood]}\ndrop: [Cricket]\n",
    ],
    "houses.yaml": [
        "quay:\n  paths: [seeds/wire/*]\n  boilerplate:\n    promo: ['Farmers {any}']\n"
    ],
    "takedowns.yaml": ["/undated/ferry-finds-its-harbour/: legal\n"],
    "strings.yaml": ["nonsense: 1\n"],
}
"""Files of a site that change how texts are read and shown; some are wrong."""

paths = st.sampled_from(["seeds/a.txt", "seeds/b.txt", "seeds/wire/c.txt"])
edited = st.sampled_from(["articles/d.md", "articles/e.md"])
copy = st.builds(
    lambda headline, opening, sentences: f"{headline}\n\n{opening}" + "\n\n".join(sentences) + "\n",
    st.sampled_from(HEADLINES),
    st.sampled_from(OPENINGS),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4),
)
article = st.builds(
    lambda headline, day, topics, draft, body: (
        f"---\nheadline: {headline}\ndate: {day}\ntopics: [{', '.join(topics)}]\n"
        f"draft: {str(draft).lower()}\n---\n\n{body}\n"
    ),
    st.sampled_from(HEADLINES),
    st.sampled_from(["2019-05-01", "2021-03-04", "2021-03", "2023"]),
    st.lists(st.sampled_from(TOPICS), max_size=3, unique=True),
    st.booleans(),
    st.sampled_from(SENTENCES),
)
override = st.builds(
    lambda field, seed, day: f"---\n{field}: {seed}\ndate: {day}\n---\n",
    st.sampled_from(["seed", "corrects"]),
    paths,
    st.sampled_from(["2020-02-02", "2022-12-31"]),
)
edits = st.one_of(
    st.tuples(st.just("write"), paths, copy),
    st.tuples(st.just("write"), edited, article),
    st.tuples(st.just("write"), st.just("articles/o.md"), override),
    st.tuples(st.just("delete"), st.one_of(paths, edited, st.just("articles/o.md")), st.just("")),
    st.tuples(st.just("touch"), st.one_of(paths, edited), st.just("")),
    st.tuples(st.just("rename"), paths, st.sampled_from(["seeds/b.txt", "seeds/z.txt"])),
    st.tuples(
        st.just("write"),
        st.just("templates/quotes.html"),
        st.sampled_from(["<p>{{ heading }}</p>\n", "<h1>{{ heading }}: {{ intro }}</h1>\n"]),
    ),
    st.tuples(st.just("delete"), st.just("templates/quotes.html"), st.just("")),
    st.tuples(st.just("write"), st.just("static/style.css"), st.sampled_from(["a{}", "b{}"])),
    st.tuples(st.just("delete"), st.just("static/style.css"), st.just("")),
    st.tuples(
        st.just("write"),
        st.just("newsgen.yaml"),
        st.sampled_from(
            [
                "title: One\n",
                "page_size: 5\n",
                "drafts: true\n",
                "theme: wire\n",
                "url: https://a.example\nlanguage: de\n",
                "permalink: /{slug}/\nninjs: true\n",
                "finding: false\n",
                "search: false\ndata: false\n",
                "front_matter:\n  rename:\n    corrects: seed\n",
                "front_matter:\n  ignore: [corrects]\n",
            ]
        ),
    ),
    st.tuples(st.just("delete"), st.just("templates/base.html"), st.just("")),
    st.tuples(
        st.just("write"),
        st.just("templates/base.html"),
        st.sampled_from(["<main>{% block main %}{% endblock %}</main>\n", "{% block main %}"]),
    ),
    *(
        edit
        for path, texts in RULES.items()
        for edit in (
            st.tuples(st.just("write"), st.just(path), st.sampled_from(texts)),
            st.tuples(st.just("delete"), st.just(path), st.just("")),
        )
    ),
)


def apply(site: SiteFolder, edit: tuple[str, str, str]) -> None:
    action, path, value = edit
    full = site.root / path
    if action == "write":
        site.write(path, value)
    elif action == "delete":
        full.unlink(missing_ok=True)
    elif action == "touch" and full.exists():
        full.touch()
    elif full.exists():
        (site.root / value).parent.mkdir(parents=True, exist_ok=True)
        full.replace(site.root / value)


@settings(
    max_examples=BATCHES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    batches=st.lists(st.lists(edits, min_size=1, max_size=4), min_size=1, max_size=3),
    still=st.sampled_from([STILL_NS, TICK_NS]),
)
def test_incremental_builds_equal_clean_ones(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    batches: list[list[tuple[str, str, str]]],
    still: int,
) -> None:
    for module in ("newsgen.archive.gather", "newsgen.inputs"):
        monkeypatch.setattr(f"{module}.STILL_NS", still)
    shutil.rmtree(tmp_path / "site", ignore_errors=True)
    site = SiteFolder(tmp_path / "site")
    site.write("seeds/a.txt", f"{HEADLINES[0]}\n\n{OPENINGS[0]}{SENTENCES[0]}\n")
    site.build()
    for batch in batches:
        before = site.tree()
        for edit in batch:
            apply(site, edit)
        if site.build().failed:
            assert site.tree() == before
            continue
        clean, state = tmp_path / "clean", tmp_path / "state"
        for folder in (clean, state):
            shutil.rmtree(folder, ignore_errors=True)
        assert not Builder(site.root, clean, 1, state=state).rebuild().failed
        assert site.tree() == read_tree(clean)


def test_nothing_is_parsed_or_written_when_nothing_changed(site: SiteFolder) -> None:
    site.write("seeds/a.txt", f"{HEADLINES[0]}\n\n{SENTENCES[0]}\n")
    old = 1_500_000_000
    os.utime(site.root / "seeds/a.txt", (old, old))
    site.build()

    again = site.build()

    assert again.changes.written == ()
    assert again.changes.removed == ()


def test_an_edit_of_one_body_writes_one_page(demo: SiteFolder, tmp_path: Path) -> None:
    site = copy_of(demo, tmp_path)
    site.build()
    path = site.root / "seeds/003_bell.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n\nThe gate was painted green.\n")

    written = [p for p in site.build().changes.written if not p.startswith(("search/", "data/"))]

    assert len(written) == 1
    assert "bell" in written[0]


def test_an_edit_of_one_body_makes_just_its_year_of_the_search_index(
    demo: SiteFolder, tmp_path: Path
) -> None:
    site = copy_of(demo, tmp_path)
    site.build()
    path = site.root / "seeds/2018-09-17_rust.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n\nThe gate was painted green.\n")

    written = [p for p in site.build().changes.written if p.startswith("search/")]

    assert {p.split("/")[1] for p in written} == {"2018", "segments.js"}


def test_an_edit_of_a_template_writes_just_the_pages_that_use_it(
    demo: SiteFolder, tmp_path: Path
) -> None:
    site = copy_of(demo, tmp_path)
    site.build()
    path = site.root / "templates/years.html"
    opening = "{% block main %}"
    changed = path.read_text(encoding="utf-8").replace(opening, f"{opening}<p>All years</p>")
    path.write_text(changed, encoding="utf-8")

    assert site.build().changes.written == ("years/index.html",)


def test_the_page_of_a_removed_story_goes_and_its_folders_too(site: SiteFolder) -> None:
    site.write("seeds/a.txt", f"{HEADLINES[0]}\n\n{SENTENCES[0]}\n")
    site.write("seeds/b.txt", f"{HEADLINES[2]}\n\n{SENTENCES[1]}\n")
    site.build()
    (site.root / "seeds/b.txt").unlink()

    report = site.build()

    assert "undated/levee-holds-through-the-night/index.html" in report.changes.removed
    assert not (site.out / "undated/levee-holds-through-the-night").exists()


def test_a_page_that_was_changed_by_hand_is_made_again(site: SiteFolder) -> None:
    site.write("seeds/a.txt", f"{HEADLINES[0]}\n\n{SENTENCES[0]}\n")
    site.build()
    before = site.tree()
    (site.out / "index.html").write_text("mine now")

    assert site.build().changes.written == ("index.html",)
    assert site.tree() == before


def copy_of(demo: SiteFolder, tmp_path: Path) -> SiteFolder:
    """The demo archive's sources in a folder of their own."""
    site = SiteFolder(tmp_path / "copy")
    for name in ("seeds", "articles", "templates", "static"):
        shutil.copytree(demo.root / name, site.root / name)
    shutil.copy(ROOT / "newsgen.yaml", site.root)
    return site


ENVIRONMENTS = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
]


def test_builds_are_equal_whatever_the_hash_seed_zone_locale_and_jobs(
    demo: SiteFolder, tmp_path: Path
) -> None:
    trees = []
    for number, extra in enumerate(ENVIRONMENTS):
        site = copy_of(demo, tmp_path / str(number))
        command = [sys.executable, "-m", "newsgen", "build", "--site", str(site.root)]
        subprocess.run(
            [*command, "--jobs", str(number + 1)],
            check=True,
            capture_output=True,
            env={**os.environ, **extra},
        )
        trees.append(read_tree(site.out))
    assert trees[0] == trees[1]
    assert len(trees[0]) > 100


def test_two_processes_make_what_one_makes(site: SiteFolder) -> None:
    for number in range(230):
        sentence = SENTENCES[number % len(SENTENCES)]
        site.write(f"seeds/{number:03}.txt", f"Story number {number} of many\n\n{sentence}\n")
    site.build(jobs=2)
    parallel = site.tree()
    shutil.rmtree(site.root / ".newsgen")
    shutil.rmtree(site.out)
    site.build(jobs=1)
    assert site.tree() == parallel
