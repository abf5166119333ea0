"""What the open tabs are told: which pages a build has changed, and what is wrong since."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import msgspec

from newsgen.errors import Issue, Severity

MOST_LISTED: Final = 1000
"""Changed files listed in one message; of more, each tab asks for its own."""
MOST_PROBLEMS: Final = 500
"""Problems shown in the browser; the terminal has them all."""
MOST_OPEN: Final = 24
"""Pages that count as open, the one looked at last first."""
PING_SECONDS: Final = 15.0
"""Between two signs of life on a stream, so that a closed browser is noticed."""
_PROGRESS_SECONDS: Final = 0.25
_SHOWN: Final = (".js", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico")


@dataclass(frozen=True, slots=True)
class Problem:
    """An issue as the browser shows it."""

    place: str
    """``articles/a.md:3:9``; empty where it lies in no file."""
    kind: str
    """``error N201``."""
    message: str
    hint: str = ""
    line: int = 0
    column: int = 0
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the running build is."""

    phase: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class News:
    """One message to the tabs."""

    generation: int
    """Of the pages as they are now."""
    previous: int | None
    """The generation that `urls`, `css` and `files` lead on from; None where they are not known."""
    urls: tuple[str, ...] | None
    """Pages that are new, different or gone, as output paths; None: too many to list."""
    css: tuple[str, ...]
    files: tuple[str, ...]
    """Pictures and scripts."""
    problems: tuple[Problem, ...]
    errors: int
    """How many of all problems stop the build, those that are not listed too."""
    warnings: int
    """How many do not."""
    progress: Progress | None
    restarted: bool = False
    """The server knows nothing of the generation that it was asked about."""


@dataclass(slots=True)
class Newsroom:
    """The state of the preview, shared by the build and all connections.

    Generations start at the clock, in milliseconds, so that tabs of a server that was restarted
    know that theirs is old; a browser's numbers are exact to 2**53.
    """

    generation: int = field(default_factory=lambda: time.time_ns() // 1_000_000)
    ready: bool = False
    """A build has been good since the start, so that a page which is missing does not exist."""
    problems: tuple[Problem, ...] = ()
    _first: int = 0
    _previous: int | None = None
    _last: tuple[str, ...] = ()
    """Paths that the last generation changed."""
    _changed_in: dict[str, int] = field(default_factory=dict)
    """Output path → the generation that changed it last."""
    _sampled: frozenset[str] = frozenset()
    """Paths of pages that may be those of a sample."""
    _open: dict[str, None] = field(default_factory=dict)
    _progress: Progress | None = None
    _told: float = 0.0
    _version: int = 0
    _closed: bool = False
    _news: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self._first = self.generation

    def announce_progress(self, phase: str, done: int, total: int) -> None:
        """`done` more of `total` pieces of `phase` are finished; tabs hear of it now and then."""
        with self._news:
            before = self._progress
            so_far = before.done if before and before.phase == phase else 0
            self._progress = Progress(phase, so_far + done, total)
            if time.monotonic() - self._told > _PROGRESS_SECONDS and not self.ready:
                self._tell()

    def announce_pages(self, paths: Iterable[str]) -> None:
        """These files of the output have changed; the build may go on."""
        with self._news:
            self._previous, self._last = self.generation, tuple(paths)
            self.generation += 1
            self._changed_in.update(dict.fromkeys(self._last, self.generation))
            self._tell()

    def announce_sample(self, paths: Iterable[str]) -> None:
        """These pages are shown until the build is done, whether it gives the same or others."""
        with self._news:
            paths = frozenset(paths)
            self._sampled |= paths
            self.announce_pages(paths)

    def announce_build(self, paths: Iterable[str]) -> None:
        """A build is done and good, and `paths` have changed since the last announcement."""
        with self._news:
            self.ready, self._progress = True, None
            self.problems = ()
            self.announce_pages(dict.fromkeys([*paths, *self._sampled]))
            self._sampled = frozenset()

    def announce_problems(self, problems: Sequence[Problem]) -> None:
        """A build failed, and the pages are as they were."""
        with self._news:
            self._progress = None
            self.problems = tuple(problems)
            self._tell()

    def close(self) -> None:
        """End all streams."""
        with self._news:
            self._closed = True
            self._tell()

    def note_open(self, path: str) -> None:
        """The page at the output path `path` is looked at."""
        with self._news:
            self._open.pop(path, None)
            self._open[path] = None
            while len(self._open) > MOST_OPEN:
                del self._open[next(iter(self._open))]

    def open_pages(self) -> tuple[str, ...]:
        """Output paths of the pages that were looked at, the latest first."""
        with self._news:
            return tuple(reversed(self._open))

    def wait_until(self, holds: Callable[[], bool], seconds: float) -> bool:
        """Whether `holds` came true within `seconds`; asked again at each announcement."""
        with self._news:
            return self._news.wait_for(lambda: holds() or self._closed, seconds) and holds()

    def stream(self) -> Iterator[bytes]:
        """The messages of one stream, first the state as it is; empty ones as signs of life."""
        version, known = -1, None
        while not self._closed:
            with self._news:
                self._news.wait_for(partial(self._is_newer, version), PING_SECONDS)
                news = self._next_news(known) if self._is_newer(version) else None
                version, known = self._version, self.generation
            yield msgspec.json.encode(news) if news else b""

    def _is_newer(self, version: int) -> bool:
        return self._version != version

    def catch_up(self, generation: int, page: str) -> News:
        """What has changed since `generation` for a tab that shows the output path `page`."""
        with self._news:
            changed = (path for path, at in self._changed_in.items() if at > generation)
            pages, css, files = sort_files(changed)
            urls = (page,) if page in pages else ()
            restarted = generation < self._first
            return self._make(generation, urls, css, files[:MOST_LISTED], restarted=restarted)

    def _next_news(self, known: int | None) -> News:
        """For a stream that was told of the generation `known` last."""
        if known == self.generation:
            return self._make(known)
        if known is None or known != self._previous:
            return self._make(None)
        pages, css, files = sort_files(self._last)
        if len(pages) + len(css) + len(files) > MOST_LISTED:
            return self._make(known, None)
        return self._make(known, pages, css, files)

    def _make(
        self,
        previous: int | None,
        urls: tuple[str, ...] | None = (),
        css: tuple[str, ...] = (),
        files: tuple[str, ...] = (),
        *,
        restarted: bool = False,
    ) -> News:
        warnings = sum(problem.kind.startswith(Severity.WARNING) for problem in self.problems)
        return News(
            self.generation,
            previous,
            urls,
            css,
            files,
            self.problems[:MOST_PROBLEMS],
            len(self.problems) - warnings,
            warnings,
            self._progress,
            restarted,
        )

    def _tell(self) -> None:
        self._told = time.monotonic()
        self._version += 1
        self._news.notify_all()


def sort_files(
    paths: Iterable[str],
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Pages, style sheets, and what else a page may show or run. Data files are left out."""
    pages, css, files = [], [], []
    for path in paths:
        if path.endswith(".html"):
            pages.append(path)
        elif path.endswith(".css"):
            css.append(path)
        elif path.endswith(_SHOWN):
            files.append(path)
    return tuple(pages), tuple(css), tuple(files)


def describe_issues(issues: Iterable[Issue]) -> tuple[Problem, ...]:
    """Issues as problems, errors before warnings."""
    ordered = sorted(issues, key=lambda issue: issue.severity is not Severity.ERROR)
    return tuple(
        Problem(
            f"{issue.path}:{issue.line}:{issue.column}",
            f"{issue.severity} {issue.code}",
            issue.message,
            issue.hint,
            issue.line,
            issue.column,
            issue.excerpt,
        )
        for issue in ordered
    )
