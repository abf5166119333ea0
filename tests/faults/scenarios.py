"""What a build that is broken off has to do: a site, an edit, and the way that the build goes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.faults.builds import Command, run_build, run_preview
from tests.faults.sites import (
    EDITED,
    MONTH,
    edit_all,
    edit_body,
    edit_headline,
    edit_settings,
    edit_text,
    edit_year,
)

PART: Final = 2
"""Stories in a part of the search index, of newsgen's 128: so a small site has several."""

HEADLINE: Final = "a headline in a preview"
EARLY: Final = f"early: {EDITED} index.html {MONTH}"
"""What is said of the open pages that show a headline, the front page among them."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What a build that is broken off has to do."""

    name: str
    stories: int
    built: bool
    """Whether the site was built before the edit."""
    edit: Callable[[Path], None]
    command: Command = run_build
    """What is broken off; ``newsgen build`` puts it right."""
    goes_on: bool = False
    """Whether the build goes on from the last plan, so that nothing may be planned anew."""
    says: str = ""
    """What the build prints when it goes the way that it was made for."""


def _preview(root: Path) -> int:
    return run_preview(root, EDITED)


def _preview_headline(root: Path) -> int:
    return run_preview(root, EDITED, MONTH, idle=True)


SCENARIOS: Final = (
    Scenario("several edits", 4, True, edit_all),
    Scenario("a body", 4, True, edit_body, goes_on=True),
    Scenario("a quotation", 3, True, edit_text),
    Scenario("first build", 3, False, edit_text),
    Scenario("all pages", 3, True, edit_settings),
    Scenario("a year gets small", 4, True, edit_year),
    Scenario("preview", 4, True, edit_body, _preview, goes_on=True, says=f"early: {EDITED}"),
    Scenario(HEADLINE, 4, True, edit_headline, _preview_headline, says=EARLY),
)
