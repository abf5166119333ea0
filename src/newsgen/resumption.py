"""Going on from the last plan, where nothing but the texts of stories has changed.

An edit in the body of a story changes its page, the text that the search index and the data files
hold of it, and nothing else. So its page is made from what was planned for it before
(`plan_store.py`) and its new record, and neither cards nor other pages are loaded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec import structs

from newsgen.archive.site import Site
from newsgen.beats import Beat, beating, go_on
from newsgen.codec import pack, unpack
from newsgen.exports.files import FILES
from newsgen.exports.reading import Shelf, make_shelf
from newsgen.manifest import Manifest
from newsgen.output import Present, is_intact
from newsgen.plan_store import PlannedPage, PlannedStory, PlanStore
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.pages import Page
from newsgen.renderer.search_page import FOLDER, in_order, indexed_story, segment_of
from newsgen.renderer.strings.shape import DateStrings
from newsgen.renderer.views import NinjsContext
from newsgen.search.marks import MarkedSegment, mark_segment
from newsgen.search.model import Segment, Story
from newsgen.search.writing import LIST, Indexed, make_list, mark_of, path_of
from newsgen.staleness import shows_record, with_record
from newsgen.static_files import StaticFile

MOST = 500
"""Changed stories above which planning anew takes less time."""


@dataclass(slots=True)
class Resumption:
    """What is stale, in the same words as `staleness.Survey`.

    `fingerprints` is complete when each stale segment was noted and `stale_list` was asked last.
    """

    plan: PlanStore
    keys: Mapping[str, str]
    """The key of each source's record."""
    salt: str
    fingerprints: dict[str, str]
    stale: tuple[str, ...]
    """Paths of the pages to render."""
    changed: tuple[str, ...]
    """Sources whose text is another than that in the output."""
    _segments: dict[str, MarkedSegment] = field(default_factory=dict)
    """Those of the search index that are made."""

    def stale_pages(self) -> Iterator[Page]:
        """The pages to render."""
        for planned in self.plan.pages(self.stale):
            yield read_page(planned, self.keys[planned.source])

    def stale_static(self) -> Iterator[tuple[str, StaticFile]]:
        """None: they are as they were."""
        yield from ()

    def stale_segments(self) -> Iterator[MarkedSegment]:
        """The segments of the index that hold a changed story."""
        stories = self.plan.stories_of(self.changed)
        for name in sorted({story.segment for story in stories} - {""}):
            members = tuple(
                structs.replace(unpack(indexed, Story), key=self.keys[source])
                for source, indexed in self.plan.segment(name)
            )
            marked = mark_segment(Segment(name, members), self.salt)
            paths = [path for path in self.fingerprints if path.startswith(f"{FOLDER}{name}/")]
            marks = {path: self.fingerprints.pop(path) for path in paths}
            right = {path for path, mark in marks.items() if mark == marked.mark_of(path)}
            self._segments[name] = marked.keeping(right, marks.keys() - right)
            yield self._segments[name]

    def note_segment(self, indexed: Indexed) -> None:
        """A stale segment was made."""
        mark_of = self._segments[indexed.name].mark_of
        self.fingerprints.update((path, mark_of(path)) for path in indexed.paths)

    def stale_list(self) -> tuple[str, bytes] | None:
        """The list of segments, with its path, where one of them was made."""
        if not self._segments:
            return None
        counts = self.plan.segments()
        rows = [
            (name, counts[name], self.fingerprints[path_of(FOLDER, f"{name}/index")])
            for name in in_order(counts)
        ]
        path, data = path_of(FOLDER, LIST), make_list(rows)
        self.fingerprints[path] = mark_of(data)
        return path, data

    def shelves(self) -> Iterator[tuple[Shelf, str]]:
        """What the data files hold of each changed story, and the key of its record."""
        for story in self.plan.stories_of(self.changed):
            yield unpack(story.shelf, Shelf), self.keys[story.source]

    def note_data(self, mark: str) -> None:
        """The data files were made."""
        for path in FILES.values():
            if path in self.fingerprints:
                self.fingerprints[path] = mark


def resume(
    plan: PlanStore,
    keys: Mapping[str, str],
    salt: str,
    manifest: Manifest,
    present: Present,
    beat: Beat = go_on,
) -> Resumption | None:
    """What is stale in an output whose plan is kept in `plan`; None where that is not enough.

    It is not where a file is damaged that shows no text, or where very many texts have changed.
    """
    marks = {path: written.fingerprint for path, written in manifest.files.items()}
    beat()
    broken = {p for p, written in manifest.files.items() if not is_intact(present, p, written)}
    stale, changed = [], set()
    for source, path in beating(plan.paths(), beat):
        if path not in marks or source not in keys:
            return None
        if not shows_record(marks[path], keys[source]):
            changed.add(source)
            marks[path] = with_record(marks[path], keys[source])
        elif path not in broken:
            continue
        stale.append(path)
    if len(changed) > MOST or not broken <= set(stale):
        return None
    return Resumption(plan, keys, salt, marks, tuple(sorted(stale)), tuple(sorted(changed)))


def read_page(planned: PlannedPage, record: str) -> Page:
    """The page that was planned, to be made with the record whose key is `record`."""
    kind: type[ArticleContext | NinjsContext] = ArticleContext if planned.template else NinjsContext
    view = unpack(planned.view, kind)
    return Page(planned.path, planned.template, view, record, planned.source)


def keep_page(plan: PlanStore, page: Page, content: bytes) -> None:
    """Keep a page that shows the text of a story; `content` is its view, packed."""
    plan.put_page(PlannedPage(page.path, page.source, page.template, content))


def keep_stories(plan: PlanStore, site: Site, words: DateStrings, beat: Beat) -> None:
    """Keep what of each story goes into the search index and the data files, its text left out."""
    plan.put_stories(
        PlannedStory(
            source=card.path,
            number=number,
            segment=segment_of(site, number),
            indexed=pack(structs.replace(indexed_story(site, number, words), key="")),
            shelf=pack(make_shelf(site, number)),
        )
        for number, card in enumerate(beating(site.cards, beat))
    )
