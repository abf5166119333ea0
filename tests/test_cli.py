"""The commands as a user runs them: what they print, and how they end."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import jsonschema
import pytest
from click.testing import CliRunner

from newsgen import __version__, cli
from newsgen.cli import COMMANDS
from newsgen.commands import check
from tests.conftest import ROOT, SiteFolder, read_tree

COPY = (
    "Ferry finds its harbour\n\n"
    "The ferry at the quay. PHOTO: AFP\n\n"
    "TRIESTE (AFP) - The ferry came home on a calm sea at noon.\n\n"
    '"We waited for the tide," said Marta Kosic, the harbour-master. "It came."\n\n'
    "Join our channel for the latest news.\n"
)


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newsgen", *arguments],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_version_and_help_say_what_there_is() -> None:
    assert run("--version").stdout == f"newsgen, version {__version__}\n"
    text = run("--help").stdout
    for name in COMMANDS:
        assert f"\n  {name}" in text
        assert run(name, "--help").returncode == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("biuld", "No such command 'biuld'. Did you mean 'build'?"),
        ("exp", "No such command 'exp'. Did you mean 'export' or 'explain'?"),
        ("zzz", "No such command 'zzz'."),
    ],
)
def test_a_misspelt_command_is_told_with_the_nearest(name: str, said: str) -> None:
    told = CliRunner().invoke(cli.group, [name])
    assert told.exit_code == 2
    assert told.output.splitlines()[-1] == f"Error: {said}"


def list_commands() -> dict[str, click.Command]:
    """All commands by name, ``theme diff`` too."""
    found: dict[str, click.Command] = {}
    context = click.Context(cli.group)
    for name in COMMANDS:
        command = cli.group.get_command(context, name)
        assert command is not None
        found[name] = command
        if isinstance(command, click.Group):
            found |= {f"{name} {inner}": item for inner, item in command.commands.items()}
    return found


def test_no_help_ends_in_the_middle_of_a_sentence() -> None:
    for name, command in list_commands().items():
        told = CliRunner().invoke(cli.group, [*name.split(), "--help"]).output
        usage, _, rest = told.partition("\n\n")
        assert "..." not in rest, name
        assert usage.startswith("Usage: ")
        assert command.get_short_help_str(60).endswith("."), name


def test_the_readme_names_the_commands_that_take_no_site() -> None:
    without = [
        name
        for name, command in list_commands().items()
        if not isinstance(command, click.Group)
        and all("--site" not in option.opts for option in command.params)
    ]
    assert without == ["init", "parse", "schema"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "All but `init`, `parse` and `schema` take `--site DIR`" in readme


def test_the_number_of_processes_has_one_range() -> None:
    ranges = {
        (option.type.min, option.type.max)
        for command in list_commands().values()
        for option in command.params
        if "--jobs" in option.opts and isinstance(option.type, click.IntRange)
    }
    assert ranges == {(1, 64)}


def test_version_loads_neither_templates_nor_the_loader() -> None:
    code = (
        "import sys; sys.argv = ['newsgen', '--version']\n"
        "from newsgen.cli import main\n"
        "try: main()\nfinally: print(sorted(m for m in ('jinja2', 'yaml', 'newsgen.loader', "
        "'watchdog', 'markdown') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_init_then_build_gives_a_site(tmp_path: Path) -> None:
    site = tmp_path / "my archive"
    assert run("init", str(site)).returncode == 0
    (site / "seeds/ferry.txt").write_text(COPY)

    done = run("build", cwd=site)

    assert done.returncode == 0, done.stderr
    assert "1 article, " in done.stdout
    assert "build/index.html" in done.stdout
    page = (site / "build/undated/ferry-finds-its-harbour/index.html").read_text()
    assert "Marta Kosic" in page


def test_init_says_what_to_do_next_from_where_one_is(tmp_path: Path) -> None:
    told = run("init", ".", cwd=tmp_path).stdout.splitlines()
    assert told[-1] == "Put raw texts into seeds/, then: newsgen build"
    assert "No stories yet: put texts into seeds/" in run("build", cwd=tmp_path).stdout
    told = run("init", "desk", cwd=tmp_path).stdout.splitlines()
    assert told[-1] == "Put raw texts into desk/seeds/, then: newsgen build --site desk"


def test_init_leaves_an_existing_site_alone(site: SiteFolder) -> None:
    before = read_tree(site.root)
    done = run("init", str(site.root))
    assert done.returncode == 2
    assert "is there already" in done.stderr
    assert read_tree(site.root) == before


def test_build_ends_with_1_and_prints_every_error(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "")
    site.write("articles/b.md", "---\nheadline: A\ntopics: 5\n---\n\nText.\n")

    done = run("build", "--site", str(site.root))

    assert done.returncode == 1
    assert "seeds/a.txt:1:1: error N101 the file is empty" in done.stderr
    assert "articles/b.md:3:9: error N206" in done.stderr
    assert "    3 | topics: 5" in done.stderr
    assert "Not built: 2 errors" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_usage_ends_with_2(tmp_path: Path) -> None:
    assert run("build", "--jobs", "none").returncode == 2
    assert run("bild").returncode == 2


def test_a_folder_without_a_site_is_explained(tmp_path: Path) -> None:
    done = run("build", "--site", str(tmp_path))
    assert done.returncode == 1
    assert "newsgen init" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_check_reports_and_writes_nothing(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    site.write("seeds/b.txt", b"Caf\xe9\n\nThe caf\xe9 was shut for the whole of the winter.\n")
    before = read_tree(site.root)

    done = run("check", "--site", str(site.root))

    assert done.returncode == 0
    assert "warning N103" in done.stderr
    assert "2 articles, 0 errors, 1 warning" in done.stdout
    assert read_tree(site.root) == before
    assert run("check", "--strict", "--site", str(site.root)).returncode == 1


def test_parse_prints_records_that_the_schema_describes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COPY)
    schema = json.loads(run("schema").stdout)

    done = run("parse", "--format", "jsonl", str(tmp_path))

    (line,) = done.stdout.splitlines()
    record = json.loads(line)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(record, schema)
    assert record["headline"] == "Ferry finds its harbour"
    assert record["dateline"]["text"].strip() == "TRIESTE (AFP) -"
    assert record["photos"][0]["credit"]["text"] == "AFP"
    assert [quote["speaker"]["name"] for quote in record["quotes"]] == ["Marta Kosic"]
    assert record["boilerplate"][0]["kind"] == "promo"
    assert record["source"]["path"] == "a.txt"


def test_parse_as_json_is_one_list(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(COPY)
    records = json.loads(run("parse", "--format", "json", str(tmp_path)).stdout)
    assert [record["source"]["path"] for record in records] == ["a.txt", "b.txt"]


def test_parse_as_text_reads_well(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COPY)
    text = run("parse", str(tmp_path / "a.txt")).stdout
    assert "headline     Ferry finds its harbour" in text
    assert "We waited for the tide" in text


RICH = """---
headline: Ferry finds its harbour
subheadline: A goat came with it
date: 2021-05-03
byline: Ida Brandt, Gulf Wire
topics: [Music]
---

The ferry came home to Trieste on a calm sea in March 2021.

"We waited for the tide," said Marta Kosic, the harbour-master.

The Ministry of Health and Sport said nothing.
"""


def test_parse_as_text_tells_of_each_field_that_there_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(RICH)
    lines = run("parse", str(tmp_path / "a.md")).stdout.splitlines()
    told = {line[2:15].strip(): line[15:] for line in lines}
    assert told["subheadline"] == "A goat came with it"
    assert told["byline"].startswith("Ida Brandt")
    assert told["date"] == "2021-05-03"
    assert told["people"] == "Marta Kosic"
    assert told["places"] == "Trieste"
    assert told["groups"] == "Ministry of Health and Sport"
    assert "2021-03" in told["dates"]
    assert told["topic"].startswith("Music")


def test_parse_reads_with_the_rules_of_the_site_that_it_is_called_in(site: SiteFolder) -> None:
    site.write("topics.yaml", "Seaside:\n  topics:\n    Ferries: {cues: {3: ferry, 2: tide}}\n")
    site.write("seeds/a.txt", COPY)
    told = run("parse", "seeds/a.txt", cwd=site.root)
    assert "topic        Ferries" in told.stdout, told.stderr


def test_parse_reads_a_seed_and_not_what_corrects_it(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    site.write("articles/a.md", "---\nseed: seeds/a.txt\nheadline: Another\n---\n")
    told = run("parse", str(site.root / "seeds"), str(site.root / "articles"))
    assert "Ferry finds its harbour" in told.stdout
    assert "Another" not in told.stdout
    assert "a.md corrects seeds/a.txt, which is parsed as it is" in told.stderr


def test_a_command_that_is_stopped_says_so_and_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(**_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check.command, "callback", stop)
    monkeypatch.setattr(sys, "argv", ["newsgen", "check"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 130
    assert capsys.readouterr().err.endswith("stopped\n")


def test_an_unknown_command_is_wrong_usage() -> None:
    done = run("biuld")
    assert done.returncode == 2
    assert "No such command 'biuld'" in done.stderr


def test_another_output_folder_has_a_manifest_of_its_own(site: SiteFolder, tmp_path: Path) -> None:
    site.write("seeds/a.txt", COPY)
    other = tmp_path / "other"
    assert run("build", "--site", str(site.root)).returncode == 0
    assert run("build", "--site", str(site.root), "--out", str(other)).returncode == 0
    assert read_tree(other) == site.tree()


@pytest.mark.skipif("CI" not in os.environ, reason="builds a wheel: `CI=1 make test` runs it")
def test_the_wheel_carries_the_theme_and_works_elsewhere(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", str(tmp_path), str(ROOT)],
        check=True,
    )
    (wheel,) = tmp_path.glob("newsgen-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for file in (*(ROOT / "templates").iterdir(), *(ROOT / "static").iterdir()):
        assert f"newsgen/theme/{file.parent.name}/{file.name}" in names
    assert {"newsgen/themes/wire/theme.txt", "newsgen/themes/wire/static/style.css"} <= set(names)
    assert "newsgen/themes/contrast/templates/base.html" in names
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    site = tmp_path / "site"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    for arguments in (["init", str(site)], ["build", "--site", str(site)]):
        subprocess.run([sys.executable, "-m", "newsgen", *arguments], check=True, env=environment)
    assert (site / "build/style.css").exists()
