"""What is said of a field that newsgen does not know, written and read back.

Reading is for printing: a build that finds nothing changed prints without what reads files.
"""

from typing import Final

from newsgen import codes
from newsgen.errors import Issue

FRONT_MATTER_HINT: Final = (
    "if it is meant, say what it means with `rename`, or let it pass with `ignore`, "
    "under `front_matter:` in newsgen.yaml"
)
"""Of fields at the top of front matter, unlike those inside of others."""
_MESSAGE: Final = "unknown field `{}`"


def say_unknown(name: str) -> str:
    """The message of an issue."""
    return _MESSAGE.format(name)


def find_unknown(issue: Issue) -> str:
    """The field that newsgen.yaml can let pass, of an issue that says it is unknown; else empty."""
    if issue.code != codes.UNKNOWN_FIELD.id or not issue.hint.endswith(FRONT_MATTER_HINT):
        return ""
    before, after = _MESSAGE.split("{}")
    return issue.message.removeprefix(before).removesuffix(after)
