"""Lighthouse on one page: its four scores of 100, and what cost points."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.conftest import CHROMIUM_FLAGS
from tests.quality.tools import (
    CHROMIUM_NAMES,
    require_node,
    require_package,
    require_program,
    run_program,
)

FORMS = ("mobile", "desktop")
RUNS = 3


@dataclass(frozen=True, slots=True)
class Scores:
    """What one run of Lighthouse gave."""

    points: Mapping[str, int]
    """0 to 100 of each category."""
    losses: tuple[str, ...]
    """The audits that cost points."""

    @property
    def are_full(self) -> bool:
        """Whether every category has 100."""
        return len(self.points) == 4 and self.total == 400

    @property
    def only_lack_speed(self) -> bool:
        """Whether performance alone, the one score that varies from run to run, is not full."""
        return not self.are_full and self.total - self.points["performance"] == 300

    @property
    def total(self) -> int:
        """The sum of all points."""
        return sum(self.points.values())


def run_lighthouse(url: str, form: str) -> Scores:
    """The scores of the page at `url` on a `form` of device: mobile or desktop."""
    require_program(*CHROMIUM_NAMES)
    node, tool = require_node(), require_package("lighthouse/cli/index.js")
    with TemporaryDirectory(prefix="lighthouse-") as folder:
        answer = Path(folder) / "report.json"
        flags = " ".join(("--headless=new", *CHROMIUM_FLAGS))
        switches = ["--quiet", "--output=json", f"--output-path={answer}"]
        switches += [f"--chrome-flags={flags}", "--disable-full-page-screenshot"]
        if form == "desktop":
            switches.append("--preset=desktop")
        _, complaint, code = run_program(node, tool, url, *switches, folder=Path(folder))
        assert code == 0, complaint
        return _read_report(json.loads(answer.read_bytes()))


def _read_report(report: dict[str, Any]) -> Scores:
    points = {
        name: round(100 * (category["score"] or 0))
        for name, category in report["categories"].items()
    }
    losses = [
        f"{audit['title']} ({audit.get('displayValue', '')})"
        for category in report["categories"].values()
        for ref in category["auditRefs"]
        if ref["weight"] and (audit := report["audits"][ref["id"]])["score"] not in (1, None)
    ]
    return Scores(points, tuple(losses))
