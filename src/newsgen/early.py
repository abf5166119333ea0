"""Open pages of a preview, made before the build that puts right all else.

An open story whose text or template was saved is rendered by itself, from what the last build
planned for its page. Where more of it was changed than its text, such as the headline, the site of
the last build is amended by its new card, and the open pages are planned and made from that.
Nothing of this is trusted later: to the build a page that was made here is one that it did not
write.

Pages can also be made between two steps of a build that goes on. It has looked at the output before
and may put older pages over them, so they are made once more when it is done (`make`). And it may
leave them, and note in the manifest what it knew of them: to the next build they are then files
that newsgen did not write, as above.
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from newsgen.archive.cards import face_of, make_card
from newsgen.archive.gather import read_cards
from newsgen.archive.site import amend_site, find_story
from newsgen.archive.standing import read_recurring
from newsgen.archive.store import STORE_FILE, Store
from newsgen.beats import Beat
from newsgen.config import load_config
from newsgen.errors import Issue, NewsgenError, has_errors
from newsgen.loader.load import load_article
from newsgen.loader.site_rules import SiteRules, load_site_rules
from newsgen.locking import hold_lock
from newsgen.look import load_templates
from newsgen.manifest import manifest_path, read_manifest
from newsgen.output import replace_file
from newsgen.plan_store import PLAN_FILE, PlanReader, PlanStore
from newsgen.planning import Planned, plan_site
from newsgen.records import Article
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.pages import Page
from newsgen.renderer.render import render_page
from newsgen.renderer.templates import TemplateSet, closure_digests
from newsgen.resumption import read_page
from newsgen.scanning import Stamp, stamp_of

_RECORD = "early"
"""Stands for a record that is in no store."""


@dataclass(frozen=True, slots=True)
class _OneRecord:
    """Gives the record of the one story that a page shows, if it shows any."""

    article: Article | None

    def read(self, key: str) -> Article:
        if self.article is None:
            raise KeyError(key)
        return self.article


@dataclass(frozen=True, slots=True)
class _Tools:
    """What pages are made with, read anew for each save."""

    rules: SiteRules
    templates: TemplateSet
    looks: Mapping[str, str]
    """The digests of the templates by name."""


@dataclass(slots=True)
class EarlyPages:
    """Makes open pages of one site, again and again."""

    root: Path
    out: Path
    state: Path
    strict: bool
    _stamps: dict[str, tuple[Stamp | None, ...]] = field(default_factory=dict)
    """Of the files of each open story when its page was made."""
    _looks: dict[str, str] = field(default_factory=dict)
    """The digest of the template that each open page was made with."""
    _standing: frozenset[int] | None = None
    """The lines that recurred in the last build."""
    _planned: Planned | None = None
    """What the last build planned, and what was saved since; None before there is a plan."""
    _anew: dict[str, Page] = field(default_factory=dict)
    """Pages that were planned here since, by path."""
    _unsure: bool = False
    """Pages were made during a build, which may have put others over them."""

    def note_plan(self, planned: Planned) -> None:
        """A build has planned all pages anew."""
        self._planned = planned
        self._anew.clear()

    def prepare(self, beat: Beat) -> None:
        """Read which lines recur; plan the site as the last build left it, if none has planned it.

        A save would have to wait for the first, and a headline for the second. `beat` may leave the
        planning by an exception.
        """
        if not (self.state / STORE_FILE).exists():
            return
        self._read_standing()
        if self._planned:
            return
        try:
            config, _ = load_config(self.root)
            rules, _ = load_site_rules(self.root, config)
            with (
                hold_lock(self.state, patience=0),
                closing(Store(self.state / STORE_FILE)) as store,
            ):
                manifest = read_manifest(manifest_path(self.state, self.out))
                cards = read_cards(store, manifest.keys, beat)
            self._planned = plan_site(self.root, config, cards, (), rules.topics, beat)
        except (NewsgenError, sqlite3.DatabaseError):  # the next build tells, or mends it
            return

    def note_parsed(self) -> None:
        """A build has read texts, so other lines may recur."""
        self._standing = None

    def make(self, paths: Collection[str]) -> list[str]:
        """Make those of the pages `paths` that have changed since; the build tells what is wrong.

        They are put into the output. Pages are found by the stories among `paths`.
        """
        if not (self.state / PLAN_FILE).exists():
            return []
        if self._unsure:
            self._stamps.clear()
            self._unsure = False
        try:
            # The lock first: a plan that is damaged is made anew, and a build may have it open.
            with (
                hold_lock(self.state, patience=0),
                closing(PlanStore(self.state / PLAN_FILE)) as plan,
            ):
                return self._make_planned(plan, paths)
        except (NewsgenError, sqlite3.DatabaseError):  # the build tells, or mends it
            return []

    def make_meanwhile(self, paths: Collection[str]) -> list[str]:
        """The same between two steps of a build of this thread, which holds the lock."""
        self._unsure = True
        try:
            # What the build plans is not committed yet: this is still the plan of the output.
            with closing(PlanReader(self.state / PLAN_FILE)) as plan:
                return self._make_planned(plan, paths)
        except (NewsgenError, sqlite3.DatabaseError):  # the next build tells, or mends it
            return []

    def has_plan(self) -> bool:
        """Whether a build has planned pages, so that there is something to make them from."""
        try:
            with closing(PlanReader(self.state / PLAN_FILE)) as plan:
                return bool(plan.mark())
        except sqlite3.DatabaseError:
            return False

    def _make_planned(self, plan: PlanReader, paths: Collection[str]) -> list[str]:
        pages = [read_page(planned, _RECORD) for planned in plan.pages(paths)]
        stories = [page for page in pages if isinstance(page.view, ArticleContext)]
        return list(dict.fromkeys(self._make(stories, paths))) if stories else []

    def _make(self, stories: list[Page], paths: Collection[str]) -> Iterator[str]:
        tools = self._read_tools()
        if tools is None:
            return
        for page in stories:
            if not self._is_stale(page, tools.looks.get(page.template, "")):
                continue
            article = self._load(page, tools.rules)
            if article is not None:
                yield from self._show(page, article, tools, paths)

    def _read_tools(self) -> _Tools | None:
        config, issues = load_config(self.root)
        rules, more = load_site_rules(self.root, config)
        templates, unread = load_templates(self.root, config)
        if has_errors((*issues, *more, *unread)):
            return None
        return _Tools(rules, templates, closure_digests(templates))

    def _is_stale(self, page: Page, look: str) -> bool:
        """Whether an open story differs from when its page was looked at last."""
        stamps = tuple(self._stamp(path) for path in (page.source, _override_of(page)) if path)
        same = self._stamps.get(page.path) == stamps and self._looks.get(page.path) == look
        self._stamps[page.path], self._looks[page.path] = stamps, look
        return not same

    def _stamp(self, path: str) -> Stamp | None:
        try:
            return stamp_of((self.root / path).stat())
        except OSError:
            return None

    def _load(self, page: Page, rules: SiteRules) -> Article | None:
        """The article of a story's page as it is now; None where it is wrong."""
        override, standing = _override_of(page), self._read_standing()
        loaded = load_article(self.root, page.source, rules, override, standing)
        article, issues = loaded.parsed.article, loaded.parsed.issues
        return None if has_errors(issues, strict=self.strict) else article

    def _read_standing(self) -> frozenset[int]:
        """The lines that recurred in the last build."""
        if self._standing is None:
            self._standing = read_recurring(self.state / STORE_FILE)
        return self._standing

    def _show(
        self, page: Page, article: Article, tools: _Tools, paths: Collection[str]
    ) -> Iterator[str]:
        """Make the page of a story, and the open pages that show something else of it."""
        before = self._planned
        amended = _amend(before, page, article) if before else None
        if before is None or amended is None:
            yield from self._put(self._anew.get(page.path, page), article, tools)
            return
        known = {each.path: each.content() for each in before.plan_stories(paths)}
        differ = [e for e in amended.plan_stories(paths) if e.content() != known.get(e.path)]
        self._planned = amended
        self._anew.update((each.path, each) for each in differ)
        yield from self._put(self._anew.get(page.path, page), article, tools)
        for each in differ:
            other = None if each.path == page.path else self._load(each, tools.rules)
            if other is not None:
                yield from self._put(each, other, tools)
        for each in amended.plan_lists(paths):
            yield from self._put(each, None, tools)

    def _put(self, page: Page, article: Article | None, tools: _Tools) -> Iterator[str]:
        """Render a page into the output; its path, where that changed it."""
        output = render_page(page, tools.templates, _OneRecord(article))
        if not isinstance(output, Issue) and replace_file(self.out, page.path, output.data):
            yield page.path


def _override_of(page: Page) -> str:
    return page.view.override if isinstance(page.view, ArticleContext) else ""


def _amend(planned: Planned, page: Page, article: Article) -> Planned | None:
    """The plan with a story as it is now; None where that shows on no other page, or moves it."""
    card = planned.authority.settle_card(make_card(article, _RECORD, _override_of(page)))
    number = find_story(planned.site, card.path)
    if number is None or face_of(card) == face_of(planned.site.cards[number]):
        return None
    site = amend_site(planned.site, number, card, planned.authority, planned.vocabulary)
    return planned.amended(site, number) if site else None
