"""The inspector's page: read a story as it is now, and show what was understood."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsgen.archive.standing import read_recurring
from newsgen.archive.store import STORE_FILE
from newsgen.config import load_config
from newsgen.errors import NewsgenError
from newsgen.explain.files import ReadStory, read_story
from newsgen.explain.story import Item, Story
from newsgen.loader.site_rules import load_site_rules
from newsgen.preview.inspector.findings import TITLES, Finding, Group, find_groups
from newsgen.preview.inspector.overrides import (
    Correction,
    Target,
    correct_field,
    correct_quote,
    find_target,
)
from newsgen.preview.inspector.text import SAID, MarkedText, Place, mark_text
from newsgen.preview.newsroom import describe_issues
from newsgen.preview.pages import templates
from newsgen.preview.stories import SourceOf, StoryFinder


@dataclass(frozen=True, slots=True)
class FindingView:
    """One value, as the page lists it."""

    id: str
    item: Item
    places: tuple[Place, ...]
    doubt: str
    correction: Correction | None


@dataclass(frozen=True, slots=True)
class GroupView:
    """A field, as the page lists it."""

    field: str
    title: str
    findings: tuple[FindingView, ...]
    doubt: str
    correction: Correction | None


@dataclass(frozen=True, slots=True)
class Inspector:
    """Shows the stories of one site."""

    root: Path
    out: Path
    finder: StoryFinder

    def show(self, page: str) -> bytes | None:
        """The page on the story at the output path `page`; None where there is none.

        The source is read anew, so it shows what stands in the file even while no build is good.
        """
        try:
            config, _ = load_config(self.root)
        except NewsgenError:
            return None
        source = self.finder.find(page)
        if source is None:
            return None
        rules, _ = load_site_rules(self.root, config)
        standing = read_recurring(self.finder.state / STORE_FILE)
        read = read_story(self.root, source.path, rules, source.override, standing)
        return self._render(page, source, read, config.language_of(""))

    def _render(self, page: str, source: SourceOf, read: ReadStory, language: str) -> bytes:
        story = read.story
        groups: tuple[GroupView, ...] = ()
        text = MarkedText((), {})
        if story is not None:
            found = find_groups(story)
            text = mark_text(story.text, (one for group in found for one in group.findings))
            target = find_target(self.root, source.path, source.override)
            groups = tuple(_show_groups(story, found, text, target))
            language = story.article.language or language
        shown = (
            templates()
            .get_template("inspect.html")
            .render(
                address="/" + page.removesuffix("index.html"),
                source=source,
                article=story.article if story else None,
                language=language,
                lines=text.lines,
                groups=groups,
                kinds=_kinds_in(text),
                issues=describe_issues(read.issues),
                styled=(self.out / "style.css").is_file(),
            )
        )
        return shown.encode()


def _show_groups(
    story: Story, groups: tuple[Group, ...], text: MarkedText, target: Target
) -> Iterator[GroupView]:
    for group in groups:
        findings = tuple(_show_finding(story, one, text, target) for one in group.findings)
        correction = None if group.field == "quotes" else correct_field(story, group.field, target)
        title = TITLES[group.field]
        yield GroupView(group.field, title, findings, group.doubt, correction)


def _show_finding(story: Story, found: Finding, text: MarkedText, target: Target) -> FindingView:
    correction = None
    if found.field == "quotes":
        quote = next(one for one in story.article.quotes if one.id == found.item.label)
        correction = correct_quote(story, quote, target)
    return FindingView(found.id, found.item, text.places[found.id], found.doubt, correction)


def _kinds_in(text: MarkedText) -> tuple[tuple[str, str], ...]:
    """The kinds of marks that the text has, and what each is called."""
    there = {kind for line in text.lines for piece in line.pieces for kind in piece.looks.split()}
    return tuple((kind, name) for kind, name in SAID.items() if kind in there)
