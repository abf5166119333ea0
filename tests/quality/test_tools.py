"""A gate whose tool is missing: shut in CI, passed by with a word on a reader's machine."""

import pytest
from _pytest.outcomes import Failed, Skipped

from tests.quality import tools


@pytest.mark.parametrize(("ci", "outcome"), [("true", Failed), ("", Skipped)], ids=["ci", "home"])
def test_a_missing_tool_fails_in_ci_and_is_skipped_elsewhere(
    ci: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="no-such-program is not installed"):
        tools.require_program("no-such-program")
    with pytest.raises(outcome, match="no-such-package is not in node_modules"):
        tools.require_package("no-such-package/index.js")
