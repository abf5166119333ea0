"""The ledger: every address that a site has published, in ``addresses.tsv`` at its top.

A line holds the id of an article, an address, and the first digits of the SHA-256 of the source at
the time. Lines are only ever added, sorted by id and then in the order of publication, so that the
changes of two people seldom meet in one place. The file belongs to the sources: it is committed
with them, and a build from a clean clone keeps every old address.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from newsgen import codes
from newsgen.durable import replace_durably
from newsgen.errors import Code, Issue, NewsgenError, issue_at, issue_in
from newsgen.loader.addresses import file_of, find_fault
from newsgen.loader.field_readers import is_safe_slug
from newsgen.places import LEDGER_FILE
from newsgen.site_files import LEDGER_BYTES, read_settings

HEADER = (
    "# Every address that this archive has published. `newsgen build` adds to it: commit it.",
    "# article\taddress\tstart of the SHA-256 of its source when it was first published there",
)
_CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line: an article was published at an address."""

    id: str
    address: str
    """``/2022/05/bridge-at-ely-reopens/``."""
    digest: str = ""
    line: int = 0
    """Of the file, counted from 1; 0 where it is not written yet."""

    @property
    def path(self) -> str:
        """The output file that answers at the address."""
        return file_of(self.address)


@dataclass(frozen=True)
class Ledger:
    """All lines, in the order of the file. `comments` are those at its top."""

    lines: tuple[LedgerLine, ...] = ()
    comments: tuple[str, ...] = HEADER
    text: str = field(default="", compare=False)
    """The file as it was read, for messages."""

    @cached_property
    def by_id(self) -> Mapping[str, tuple[LedgerLine, ...]]:
        """The lines of each article, oldest first."""
        found: dict[str, list[LedgerLine]] = defaultdict(list)
        for line in self.lines:
            found[line.id].append(line)
        return {id_: tuple(lines) for id_, lines in found.items()}

    @cached_property
    def owners(self) -> Mapping[str, frozenset[str]]:
        """The ids that have been published at each output file, compared without case."""
        found: dict[str, set[str]] = defaultdict(set)
        for line in self.lines:
            found[line.path.casefold()].add(line.id)
        return {path: frozenset(ids) for path, ids in found.items()}

    def issue(self, code: Code, line: LedgerLine, message: str, hint: str) -> Issue:
        """The issue `code` at a line of the file."""
        found = self._raw[line.line - 1] if line.line else ""
        return Issue(LEDGER_FILE, line.line, 1, code.id, code.severity, message, hint, found)

    @cached_property
    def _raw(self) -> list[str]:
        return self.text.splitlines()

    def with_lines(self, more: Iterable[LedgerLine]) -> "Ledger":
        """This ledger and those of `more` that it lacks."""
        known = {(line.id, line.address) for line in self.lines}
        new = [line for line in more if (line.id, line.address) not in known]
        if not new:
            return self
        lines = sorted((*self.lines, *new), key=lambda line: line.id)
        return Ledger(tuple(lines), self.comments or HEADER)


NO_LEDGER = Ledger()
"""That of a site that keeps none, or has published nothing yet."""


def load_ledger(root: Path) -> tuple[Ledger, tuple[Issue, ...]]:
    """The ledger of the site at `root`, empty where it has none, and its mistakes."""
    try:
        text = read_settings(root / LEDGER_FILE, LEDGER_BYTES)
    except FileNotFoundError:
        return NO_LEDGER, ()
    except (OSError, UnicodeDecodeError) as error:
        return NO_LEDGER, (issue_in(codes.LEDGER_LINE, LEDGER_FILE, str(error)),)
    return read_ledger(text)


def read_ledger(text: str) -> tuple[Ledger, tuple[Issue, ...]]:
    """The ledger that `text` gives, and the lines that cannot be read.

    Order and repetition make no difference, so that two versions may be merged line by line.
    """
    comments: list[str] = []
    lines: dict[tuple[str, str], LedgerLine] = {}
    issues: list[Issue] = []
    offset = 0
    for number, raw in enumerate(text.splitlines(keepends=True), start=1):
        line = raw.rstrip("\r\n")
        if line.startswith("#"):
            comments += [line] if not lines else []
        elif line.strip():
            found = _read_line(line, number)
            if isinstance(found, LedgerLine):
                lines.setdefault((found.id, found.address), found)
            else:
                at = offset + found.column
                hint = found.hint
                issues.append(
                    issue_at(codes.LEDGER_LINE, LEDGER_FILE, text, at, found.message, hint)
                )
        offset += len(raw)
    in_order = sorted(lines.values(), key=lambda line: line.id)
    return Ledger(tuple(in_order), tuple(comments) or HEADER, text), tuple(issues)


@dataclass(frozen=True, slots=True)
class _Fault:
    column: int
    message: str
    hint: str = "write: id, tab, address; or take the line back from the last commit"


def _read_line(line: str, number: int) -> LedgerLine | _Fault:
    if _CONFLICT.match(line):
        message = "two versions of the file were merged and left a mark"
        return _Fault(0, message, "keep the lines of both, and remove the marks")
    id_, _, rest = line.partition("\t")
    address, _, digest = rest.partition("\t")
    if not is_safe_slug(id_):
        return _Fault(0, f"`{id_[:60]}` is no id")
    if not address.startswith("/") or (fault := find_fault(address)):
        reason = fault if address.startswith("/") else "is no address below the site's root"
        return _Fault(min(len(id_) + 1, len(line)), f"`{address[:60]}` {reason}")
    return LedgerLine(id_, address, digest.strip(), number)


def find_unrecorded(before: Ledger, after: Ledger) -> Iterator[Issue]:
    """An issue for each line that `after` has and `before` lacks."""
    known = {(line.id, line.address) for line in before.lines}
    for line in after.lines:
        if (line.id, line.address) not in known:
            message = f"{line.address} of `{line.id}` is not in the file"
            hint = "run `newsgen build` where the file can be committed, and commit it"
            yield issue_in(codes.UNRECORDED, LEDGER_FILE, message, hint)


def write_ledger(root: Path, ledger: Ledger) -> None:
    """Replace the ledger of the site at `root` in one step.

    Raises `NewsgenError` where it cannot be written.
    """
    target = root / LEDGER_FILE
    try:
        replace_durably(target, target.with_name(f".{LEDGER_FILE}.new"), [print_ledger(ledger)])
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"the pages are written, but {target} cannot be: {reason}"
        hint = "once it can, build again before the next story moves"
        issue = issue_in(codes.FILE_REFUSED, LEDGER_FILE, message, hint)
        raise NewsgenError(f"{message}; {hint}", [issue]) from None


def print_ledger(ledger: Ledger) -> bytes:
    """The bytes of its file."""
    return "".join(_print(ledger)).encode()


def _print(ledger: Ledger) -> Iterator[str]:
    for comment in ledger.comments:
        yield f"{comment}\n"
    for line in ledger.lines:
        yield "\t".join(part for part in (line.id, line.address, line.digest) if part) + "\n"
