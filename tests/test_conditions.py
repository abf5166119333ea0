"""The same bytes on any machine, without a network, and with nothing written beside the site."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.archive.permalinks import assign_addresses
from newsgen.config import Config, FrontMatterConfig
from newsgen.errors import has_errors
from newsgen.loader.front_matter import read_front_matter
from newsgen.slugs import MAX_BYTES, is_device, slugify
from tests.conditions import ROOT, run_newsgen
from tests.conftest import SiteFolder, read_tree
from tests.factories import make_card
from tests.fuzz.harmless import assert_portable

MANY = 230
"""More stories than one process builds alone (`newsgen.executors.SMALL`)."""


def make_archive(folder: Path, stories: int) -> SiteFolder:
    """The seeds of the demo archive among more short ones."""
    site = SiteFolder(folder / "site")
    shutil.copytree(ROOT / "seeds", site.root / "seeds")
    shutil.copy(ROOT / "authority.yaml", site.root)
    site.write("newsgen.yaml", "title: Istanbul Iş\nurl: https://a.example\nninjs: true\n")
    for number in range(stories):
        said = f'"We waited {number} days," said Marta Kosic, the harbour-master.'
        site.write(f"seeds/many/{number:03}.txt", f"Ferry INDIGO {number} sails\n\n{said}\n")
    assert not site.build().failed
    return site


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    return make_archive(tmp_path_factory.mktemp("small"), 3)


@pytest.fixture(scope="module")
def large_archive(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    return make_archive(tmp_path_factory.mktemp("large"), MANY)


def build_under(
    archive: SiteFolder, folder: Path, conditions: dict[str, str], jobs: int = 1
) -> dict[str, bytes]:
    """The output of a clean build of a copy of `archive`."""
    shutil.copytree(archive.root / "seeds", folder / "site/seeds")
    for name in ("newsgen.yaml", "authority.yaml"):
        shutil.copy(archive.root / name, folder / "site")
    # The site is named from the working folder, which is another one each time.
    arguments = ["build", "--site", "site", "--out", "site/build", "--jobs", str(jobs)]
    done = run_newsgen(*arguments, conditions=conditions, folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return read_tree(folder / "site/build")


@pytest.mark.parametrize(
    "conditions",
    [
        pytest.param(
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "Asia/Kathmandu"},
            id="C and no UTF-8",
        ),
        pytest.param({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}, id="Turkish"),
        pytest.param(
            {"LC_ALL": "de_DE.ISO-8859-1", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711"},
            id="German, another day",
        ),
        pytest.param({"LISTING": "reversed", "PYTHONHASHSEED": "1"}, id="folders backwards"),
        pytest.param({"UMASK": "077", "PYTHONOPTIMIZE": "1"}, id="a strict mask, no assertions"),
        pytest.param({"NO_NETWORK": "1"}, id="no network, no other program"),
    ],
)
def test_no_byte_depends_on_the_machine(
    archive: SiteFolder, tmp_path: Path, conditions: dict[str, str]
) -> None:
    assert build_under(archive, tmp_path, conditions) == archive.tree()


def test_workers_that_are_spawned_make_the_same_and_need_no_network(
    large_archive: SiteFolder, tmp_path: Path
) -> None:
    conditions = {"START": "spawn", "NO_NETWORK": "1", "LISTING": "reversed", "UMASK": "027"}
    assert build_under(large_archive, tmp_path, conditions, jobs=2) == large_archive.tree()


def test_the_path_of_the_temporary_folder_may_have_any_length(
    large_archive: SiteFolder, tmp_path: Path
) -> None:
    temporary = tmp_path / ("long" * 30)
    temporary.mkdir()
    conditions = {"TMPDIR": str(temporary)}
    assert build_under(large_archive, tmp_path, conditions, jobs=2) == large_archive.tree()
    assert list(temporary.iterdir()) == []


def test_a_build_needs_no_temporary_folder_and_what_does_says_so(
    large_archive: SiteFolder, tmp_path: Path
) -> None:
    conditions = {"TEMPORARY": str(tmp_path / "none")}
    assert build_under(large_archive, tmp_path, conditions, jobs=2) == large_archive.tree()
    for command in ("check", "verify", "topics", "build --verify"):
        arguments = [*command.split(), "--site", "site"]
        done = run_newsgen(*arguments, conditions=conditions, folder=tmp_path)
        assert done.returncode == 1, command
        assert "error N606 no temporary folder can be made" in done.stderr, command
        assert "Traceback" not in done.stderr, command


def test_python_without_docstrings_is_refused_since_the_data_files_hold_them(
    tmp_path: Path,
) -> None:
    done = run_newsgen("check", conditions={"PYTHONOPTIMIZE": "2"}, folder=tmp_path)
    assert done.returncode == 2
    assert "python -OO" in done.stderr


def test_what_forbids_the_network_does_so(tmp_path: Path) -> None:
    injected = str(ROOT / "tests/conditions/injected")
    for code in (
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['true'])",
    ):
        environment = {"NO_NETWORK": "1", "PYTHONPATH": injected}
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
        assert "RuntimeError: a build" in done.stderr


def test_a_build_writes_to_its_output_its_state_and_where_it_is_told_to(
    archive: SiteFolder, tmp_path: Path
) -> None:
    log, temporary = tmp_path / "log", tmp_path / "temporary"
    temporary.mkdir()
    conditions = {"WRITES": str(log), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    conditions |= {"TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"}
    build_under(archive, tmp_path, conditions)
    paths = {Path(line.split(" ", 1)[1]) for line in log.read_text().splitlines()}
    site = tmp_path / "site"
    allowed = (site / "build", site / ".newsgen", tmp_path / "cache", temporary)
    assert len(paths) > 100
    others = [path for path in sorted(paths) if not any(path.is_relative_to(a) for a in allowed)]
    # Only the ledger, which a build adds to, lies elsewhere.
    assert all(re.match(r"\.?addresses\.tsv", path.relative_to(site).as_posix()) for path in others)


def test_nothing_asks_for_the_locale_the_user_or_the_host() -> None:
    asked = set()
    for path in (ROOT / "src/newsgen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                asked |= {(alias.name, path.name) for alias in node.names}
    assert not {item for item in asked if item[0] in ("locale", "getpass", "random", "uuid")}


@given(st.text(max_size=300))
def test_a_slug_is_a_name_that_every_system_takes(words: str) -> None:
    slug = slugify(words)
    assert slugify(slug) == slug
    assert len(slug.encode()) <= MAX_BYTES + 1
    if slug:
        assert_portable(slug)


@pytest.mark.parametrize("words", ["CON", "nul", "Com1", "LPT¹", "aux.", "con " + "x" * 90])
def test_the_name_of_a_device_becomes_another(words: str) -> None:
    assert slugify(words).endswith("-")
    assert not is_device(slugify(words))
    card = make_card("seeds/a.txt", title=words)
    (address,) = assign_addresses([card], Config())[0].values()
    assert_portable(address.path)


def test_letters_of_four_bytes_stay_within_the_limit_of_file_systems() -> None:
    cards = [make_card(f"seeds/{name}.txt", title="𐌰" * 90) for name in "ab"]
    for address in assign_addresses(cards, Config())[0].values():
        assert_portable(address.path)


@pytest.mark.parametrize("slug", ["con", "NUL", "com1.html", "aux.x.y", "a.", "a:b", "a|b", "a b"])
def test_a_given_slug_that_some_system_does_not_take_is_a_named_error(slug: str) -> None:
    text = f"---\nslug: '{slug}'\n---\nA story\n"
    _, issues = read_front_matter("a.md", text, FrontMatterConfig(), markdown=True)
    assert has_errors(issues)


def test_every_file_of_the_demo_archive_has_a_portable_name(demo: SiteFolder) -> None:
    for path in demo.tree():
        assert_portable(path)
