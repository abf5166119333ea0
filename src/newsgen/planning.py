"""Cards → the plan of a site's pages, with all that is wrong with what they are planned from."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from newsgen.archive.authority import Authority, load_authority
from newsgen.archive.cards import Card
from newsgen.archive.old_addresses import Past, load_past
from newsgen.archive.site import Site, build_site
from newsgen.beats import Beat
from newsgen.config import Config
from newsgen.errors import Issue
from newsgen.inputs import mark_all
from newsgen.loader.vocabulary import Vocabulary, read_vocabulary
from newsgen.look import Look, read_look
from newsgen.renderer.frame import Frame, make_frame
from newsgen.renderer.pages import Page, plan_lists, plan_pages, plan_stories
from newsgen.renderer.story_views import story_view


@dataclass(frozen=True, slots=True)
class Planned:
    """What the pages of a site are planned from."""

    frame: Frame
    look: Look
    authority: Authority
    vocabulary: Vocabulary
    past: Past
    issues: tuple[Issue, ...]
    """What is wrong with the files that these come from."""
    clashes: tuple[Issue, ...]
    """Addresses, ids and terms that clash, and addresses that are no story's any more."""
    paths_mark: str
    """The mark of the addresses of all stories."""

    @property
    def site(self) -> Site:
        """The site itself."""
        return self.frame.site

    @property
    def unrecorded(self) -> int:
        """How many lines the ledger lacks."""
        return len(self.site.ledger.lines) - len(self.past.ledger.lines)

    @property
    def static(self) -> frozenset[str]:
        """Paths of the static files in the output."""
        return frozenset(self.look.static)

    def plan(self) -> Iterator[Page]:
        """Every page of the site."""
        return plan_pages(self.frame, self.static)

    def plan_stories(self, paths: Collection[str]) -> Iterator[Page]:
        """Those of the stories' own pages that lie at `paths`."""
        return plan_stories(self.frame, self.static, paths)

    def plan_lists(self, paths: Collection[str]) -> Iterator[Page]:
        """Those of the lists that lie at `paths`."""
        return plan_lists(self.frame, paths)

    def amended(self, site: Site, number: int) -> "Planned":
        """The same for `site`, in which the story `number` is another."""
        stories = list(self.frame.stories)
        stories[number] = story_view(site, number, self.frame.strings.dates)
        return replace(self, frame=replace(self.frame, site=site, stories=tuple(stories)))


OnPlan: TypeAlias = Callable[[Planned], None]
"""Told of a plan that was carried out."""


def forget_plan(_planned: Planned) -> None:
    """Keep nothing of a plan."""


def plan_site(
    root: Path,
    config: Config,
    cards: tuple[Card, ...],
    sources: Collection[str],
    topics: str,
    beat: Beat,
) -> Planned:
    """What the pages of the site at `root` are planned from, when it has these `cards`.

    `sources` are the paths of all sources, those without a card too; `topics` is the text of
    topics.yaml. `beat` is called in between.
    """
    authority, mistakes = load_authority(root)
    past, unread = load_past(root, config)
    vocabulary = read_vocabulary(topics)
    lost = set(sources) - {card.path for card in cards}
    site, clashes = build_site(cards, config, authority, vocabulary, past, lost, beat)
    beat()
    look = read_look(root, config)
    frame = make_frame(site, look.templates.strings)
    issues = mistakes + unread + look.issues
    mark = mark_all(*site.paths)
    return Planned(frame, look, authority, vocabulary, past, issues, clashes, mark)
