"""Every page of the demo archive by three judges of HTML, its style sheet and icon by one."""

import json
from pathlib import Path

import html5lib

from tests.quality.tools import require_node, require_package, require_program, run_program

CONFIG = Path(__file__).with_name("htmlvalidate.json")
# vnu takes 'self' in the policy to shut out the page's own style sheet; Chromium applies it.
MISTAKEN = ".*Content Security Policy.*"

READ_BY_VNU = (".html", ".css", ".svg")


def test_html5lib_finds_no_parse_error(out: Path) -> None:
    found = []
    for path in sorted(out.rglob("*.html")):
        parser = html5lib.HTMLParser()
        parser.parse(path.read_bytes())
        found += [f"{path.relative_to(out)}: {error}" for error in parser.errors]
    assert found == []


def test_vnu_finds_no_error_and_no_warning(out: Path) -> None:
    java, jar = require_program("java"), require_package("vnu-jar/build/dist/vnu.jar")
    switches = ("--also-check-css", "--also-check-svg", "--filterpattern", MISTAKEN)
    files = sorted(path for path in out.rglob("*") if path.suffix in READ_BY_VNU)
    # One JVM for all files; the simple compiler and collector start faster and are enough.
    quick = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    _, said, code = run_program(
        java, *quick, "-jar", jar, "--format", "json", *switches, *files, folder=out
    )
    found = [
        f"{message['url'].removeprefix(out.as_uri())}:{message.get('lastLine', '')}"
        f" {message['message']}"
        for message in json.loads(said)["messages"]
    ]
    assert sorted(found) == []
    assert code == 0


def test_html_validate_finds_no_error_and_no_warning(out: Path, tmp_path: Path) -> None:
    node = require_node()
    tool = require_package("html-validate/bin/html-validate.mjs")
    # To a file, since it ends before a long answer is through the pipe.
    answer = tmp_path / "found.json"
    _, complaint, _ = run_program(
        node, tool, "--config", CONFIG, "--formatter", f"json={answer}", "**/*.html",
        folder=out,
    )  # fmt: skip
    assert answer.exists(), complaint
    found = [
        f"{Path(file['filePath']).relative_to(out)}:{message['line']}"
        f" {message['ruleId']}: {message['message']}"
        for file in json.loads(answer.read_bytes())
        for message in file["messages"]
    ]
    assert found == []
