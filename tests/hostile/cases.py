"""What a hostile case is, and how its answer, its time and its memory are taken."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from newsgen.build import Builder
from newsgen.errors import Issue, NewsgenError
from newsgen.loader.load import load_article
from newsgen.loader.site_rules import SiteRules

MOST_SECONDS = 2.0
"""Of processor time, for one case."""
MOST_MEGABYTES = 200
BUILT = "built"
"""The answer of a case that is taken as it is, and does no harm."""
_PEAK, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(frozen=True)
class Case:
    """Something that means harm, and the answer that it has to get."""

    kind: str
    name: str
    run: Callable[[Path], Iterable[Issue]]
    """Makes it in an empty folder and gives what newsgen says of it. What it raises that is no
    `NewsgenError` is a fault."""
    answers: tuple[str, ...] = (BUILT,)
    """Codes, or what a `NewsgenError` says in part."""

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


@dataclass(frozen=True)
class Outcome:
    """How a case went."""

    case: Case
    answers: frozenset[str]
    seconds: float
    megabytes: float
    """The most that the process had while it ran; 0 where the system does not tell."""
    issues: tuple[Issue, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether it was answered as it has to be, in time, within memory."""
        said = " ".join(sorted(self.answers))
        answered = all(answer in said for answer in self.case.answers)
        placed = all(issue.path and issue.line > 0 and issue.column > 0 for issue in self.issues)
        quick = self.seconds <= MOST_SECONDS and self.megabytes <= MOST_MEGABYTES
        return answered and placed and quick


def try_case(case: Case, folder: Path) -> Outcome:
    """Run a case in `folder`."""
    folder.mkdir(parents=True)
    before = _start_peak()
    started = time.process_time()
    issues: tuple[Issue, ...] = ()
    try:
        issues = tuple(case.run(folder))
        answers = frozenset(issue.code for issue in issues) or frozenset({BUILT})
    except NewsgenError as error:
        issues = error.issues
        answers = frozenset(issue.code for issue in issues) or frozenset({str(error)})
    seconds = time.process_time() - started
    return Outcome(case, answers, seconds, max(_peak() - before, 0.0), issues)


def _start_peak() -> float:
    """Forget the highest use of memory so far; what is used now, in megabytes."""
    try:
        _RESET.write_text("5")
    except OSError:
        return 0.0
    return _peak()


def _peak() -> float:
    try:
        lines = _PEAK.read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))


def load_text(folder: Path, data: bytes, name: str = "seeds/a.txt") -> tuple[Issue, ...]:
    """What the loader says of a file with `data`."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return load_article(folder, name, SiteRules()).parsed.issues


def build_site(folder: Path, files: dict[str, str], *, strict: bool = False) -> tuple[Issue, ...]:
    """What a build of a site with `files` says. A site needs no more than newsgen.yaml."""
    for path, text in ({"newsgen.yaml": "title: Quay\n"} | files).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    return Builder(folder, folder / "build", jobs=1, strict=strict).rebuild().issues
