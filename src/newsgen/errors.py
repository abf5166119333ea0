"""Problems in a site's files, as values, and the exceptions that end a command.

    NewsgenError            a command cannot go on; its message is for the user
    ├── ConfigError         newsgen.yaml is wrong or missing
    └── OutputError         the output folder may not be written

What is wrong in one of a site's files is an `Issue`, never an exception: a run reports all of them
together. Exceptions that are not a `NewsgenError` are faults of newsgen and show a traceback.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass

MAX_EXCERPT = 160
"""Code points of a source line shown under a message; longer lines are cut around the column, and
``…`` stands where."""


class Severity(enum.StrEnum):
    """How bad an issue is. An error ends the build with the last good output untouched."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of the table of codes (docs/errors.md)."""

    id: str
    severity: Severity
    title: str


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One problem in one of a site's files, at a line and column counted from 1."""

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str = ""
    excerpt: str = ""
    """The line of the file that `line` names, without its line end."""

    def __str__(self) -> str:
        head = f"{self.path}:{self.line}:{self.column}: {self.severity} {self.code} {self.message}"
        parts = [_printable(head)]
        if self.excerpt:
            parts.append(_excerpt(self.line, self.column, self.excerpt))
        if self.hint:
            parts.append(_printable(f"  hint: {self.hint}"))
        return "\n".join(parts)


class NewsgenError(Exception):
    """A command cannot go on. `issues` holds what was found, if it lies in the site's files."""

    def __init__(self, message: str, issues: Iterable[Issue] = ()) -> None:
        super().__init__(message)
        self.issues = tuple(issues)


class ConfigError(NewsgenError):
    """newsgen.yaml is wrong or missing."""


class OutputError(NewsgenError):
    """The output folder may not be written."""


def has_errors(issues: Iterable[Issue], *, strict: bool = False) -> bool:
    """Whether `issues` must stop a build; `strict` counts warnings too."""
    return any(strict or issue.severity is Severity.ERROR for issue in issues)


def issue_at(code: Code, path: str, text: str, offset: int, message: str, hint: str = "") -> Issue:
    """The issue `code` at the code point `offset` of `text`, which is the file at `path`."""
    line, column, excerpt = locate(text, offset)
    return Issue(path, line, column, code.id, code.severity, message, hint, excerpt)


def issue_in(code: Code, path: str, message: str, hint: str = "") -> Issue:
    """The issue `code` for a whole file."""
    return Issue(path, 1, 1, code.id, code.severity, message, hint)


def locate(text: str, offset: int) -> tuple[int, int, str]:
    """Line and column, counted from 1, of a code point, and its line without the line end."""
    offset = min(max(offset, 0), len(text))
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    stops = [at for at in (text.find("\n", offset), text.find("\r", offset)) if at >= 0]
    end = min(stops, default=len(text))
    return before.count("\n") + 1, offset - start + 1, text[start:end]


def _printable(text: str) -> str:
    """`text` without what moves a terminal's cursor or turns its lines round.

    Names of files and values of fields may hold it.
    """
    return "".join(
        c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in text
    )


def _excerpt(line: int, column: int, text: str) -> str:
    """The line with a mark below the column, which stands at the middle of one that is cut."""
    start = max(0, column - MAX_EXCERPT // 2) if len(text) > MAX_EXCERPT else 0
    shown = "".join(c if c.isprintable() else " " for c in text[start : start + MAX_EXCERPT])
    shown = "…" + shown[1:] if start else shown
    shown = shown[:-1] + "…" if len(text) > start + MAX_EXCERPT else shown
    margin = f"{line:>5} | "
    return f"{margin}{shown}\n{' ' * (len(margin) - 2)}| {' ' * (column - 1 - start)}^"
