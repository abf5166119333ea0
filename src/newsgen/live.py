"""Building for a preview: the stories that are open come first, and all the rest after them.

A save should be seen before the eyes are back at the browser, at any size of archive. So an open
story whose text or template has changed is rendered by itself, from what the last build planned for
its page, and the build that follows puts right what else depends on it. Nothing of this is trusted
later: to that build the page is a file that it did not write.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsgen.archive.standing import read_recurring
from newsgen.archive.store import STORE_FILE
from newsgen.build import Builder
from newsgen.config import load_config
from newsgen.errors import Issue, NewsgenError, has_errors
from newsgen.loader.load import load_article
from newsgen.loader.site_rules import SiteRules, load_site_rules
from newsgen.loader.sources import Stamp, stamp_of
from newsgen.locking import hold_lock
from newsgen.look import load_templates
from newsgen.output import replace_file
from newsgen.places import STATE
from newsgen.plan_store import PLAN_FILE, PlanStore
from newsgen.records import Article
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.pages import Page
from newsgen.renderer.render import render_page
from newsgen.renderer.templates import TemplateSet, closure_digests
from newsgen.report import BuildReport, Progress
from newsgen.resumption import read_page


@dataclass(frozen=True, slots=True)
class OneRecord:
    """A record that is in no store."""

    article: Article

    def read(self, _key: str) -> Article:
        """It."""
        return self.article


MOST_OVERTAKEN = 20
"""Builds in a row that give way to a later save; the next one is finished, whatever comes."""


class OvertakenError(Exception):
    """Something was saved while a build went on, which was left for a new one."""


@dataclass(slots=True)
class LiveBuilder:
    """Builds one site for a preview, again and again."""

    builder: Builder
    is_overtaken: Callable[[], bool] = lambda: False
    """Whether something has been saved since the build began."""
    _stamps: dict[str, tuple[Stamp | None, ...]] = field(default_factory=dict)
    """Of the files of each open story when its page was made."""
    _looks: dict[str, str] = field(default_factory=dict)
    """The digest of the template that each open page was made with."""
    _standing: frozenset[int] | None = None
    """The lines that recurred in the last build."""
    _overtaken: int = 0
    """Builds in a row that were."""

    def rebuild(
        self,
        progress: Progress,
        first: Sequence[str],
        on_first: Callable[[Collection[str]], None],
        /,
    ) -> BuildReport:
        """Bring the output up to date; open stories, of the output paths `first`, come first.

        `on_first` is told which of them have changed, when they lie in the output. Raises what
        `Builder.rebuild` raises, and `OvertakenError` where a later save has to be shown first.
        """
        early = self._make_early(first)
        if early:
            on_first(early)

        report = replace(self.builder, beat=self._give_way).rebuild(progress)
        self._overtaken = 0
        if report.parsed:
            self._standing = None
        return report

    def _give_way(self) -> None:
        """Leave a build for a later save."""
        if self._overtaken < MOST_OVERTAKEN and self.is_overtaken():
            self._overtaken += 1
            raise OvertakenError

    @property
    def _state(self) -> Path:
        return self.builder.state or self.builder.root / STATE

    def _make_early(self, first: Sequence[str]) -> list[str]:
        """Render those stories of `first` that have changed; the build tells what is wrong."""
        if not (self._state / PLAN_FILE).exists():
            return []
        try:
            # The lock first: a plan that is damaged is made anew, and a build may have it open.
            with (
                hold_lock(self._state, patience=0),
                closing(PlanStore(self._state / PLAN_FILE)) as plan,
            ):
                pages = [read_page(planned, "early") for planned in plan.pages(first)]
                stories = [page for page in pages if isinstance(page.view, ArticleContext)]
                return list(self._render(stories)) if stories else []
        except (NewsgenError, sqlite3.DatabaseError):  # the build tells, or mends it
            return []

    def _render(self, stories: list[Page]) -> Iterator[str]:
        root = self.builder.root
        config, issues = load_config(root)
        rules, more = load_site_rules(root, config)
        templates, unread = load_templates(root, config)
        if has_errors((*issues, *more, *unread)):
            return
        digests = closure_digests(templates)
        for page in stories:
            if self._is_stale(page, digests.get(page.template, "")):
                data = self._render_one(page, rules, templates)
                if data is not None and replace_file(self.builder.out, page.path, data):
                    yield page.path

    def _is_stale(self, page: Page, look: str) -> bool:
        """Whether an open story differs from when its page was looked at last."""
        override = page.view.override if isinstance(page.view, ArticleContext) else ""
        paths = [path for path in (page.source, override) if path]
        stamps = tuple(map(self._stamp, paths))
        same = self._stamps.get(page.path) == stamps and self._looks.get(page.path) == look
        self._stamps[page.path], self._looks[page.path] = stamps, look
        return not same

    def _stamp(self, path: str) -> Stamp | None:
        try:
            return stamp_of((self.builder.root / path).stat())
        except OSError:
            return None

    def _render_one(self, page: Page, rules: SiteRules, templates: TemplateSet) -> bytes | None:
        override = page.view.override if isinstance(page.view, ArticleContext) else ""
        if self._standing is None:
            self._standing = read_recurring(self._state / STORE_FILE)
        loaded = load_article(self.builder.root, page.source, rules, override, self._standing)
        article, issues = loaded.parsed.article, loaded.parsed.issues
        if article is None or has_errors(issues, strict=self.builder.strict):
            return None
        output = render_page(page, templates, OneRecord(article))
        return None if isinstance(output, Issue) else output.data
