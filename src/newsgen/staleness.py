"""Which files of a site have to be made: those whose fingerprint is not the one last written.

A fingerprint holds all that a page is made from: the closure of its template, its view, the key of
its record, and the code. There is no graph of dependencies to keep right.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from newsgen import codes
from newsgen.archive.site import Site
from newsgen.beats import Beat, go_on
from newsgen.errors import Issue, issue_in
from newsgen.exports.files import export_paths
from newsgen.manifest import Manifest
from newsgen.output import Present, is_intact
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.frame import Frame
from newsgen.renderer.pages import Page, plan_pages
from newsgen.renderer.search_page import FOLDER, make_segment, segment_names
from newsgen.renderer.templates import TemplateSet, closure_digests
from newsgen.search.marks import MarkedSegment, mark_segment
from newsgen.search.writing import LIST, Indexed, make_list, mark_of, path_of
from newsgen.static_files import StaticFile

_SOURCES = ("articles/", "seeds/", "static/")


@dataclass(slots=True)
class Survey:
    """Goes once through the plan of a site and finds what is stale.

    `fingerprints` and `issues` are complete when `stale_pages`, `stale_static` and `stale_segments`
    are exhausted, each stale segment was noted, and `stale_list` was asked last.
    """

    frame: Frame
    templates: TemplateSet
    static: Mapping[str, StaticFile]
    manifest: Manifest
    present: Present
    salt: str
    """Stands for the code that renders."""
    data_mark: str
    """Of all that the data files are made from."""
    keep: Callable[[Page, bytes], None]
    """Told of each page that shows the text of a story, with its content."""
    beat: Beat = go_on
    fingerprints: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    in_parts: set[str] = field(default_factory=set)
    """Names of the segments of the index that are made in parts."""
    _segments: dict[str, MarkedSegment] = field(default_factory=dict)
    """The segments of the index that are made."""
    _rows: list[tuple[str, int, str]] = field(default_factory=list)
    """Name, stories and mark of each segment, in their order."""
    _owners: dict[str, str] = field(default_factory=dict)
    """Who has each path, compared without case."""
    _static_owners: dict[str, str] = field(default_factory=dict)

    @property
    def site(self) -> Site:
        """The site whose files they are."""
        return self.frame.site

    def stale_pages(self) -> Iterator[Page]:
        """The pages to render, in the order of the plan."""
        digests = closure_digests(self.templates)
        for page in plan_pages(self.frame, frozenset(self.static)):
            self.beat()
            if self._claim_old(page) if page.asked[0] else self._claim(page.path, _owner(page)):
                content = page.content()
                mark = fingerprint(page, content, digests.get(page.template, ""), self.salt)
                if page.record:
                    self.keep(page, content)
                self.fingerprints[page.path] = mark
                if self._is_stale(page.path, mark):
                    yield page

    def stale_static(self) -> Iterator[tuple[str, StaticFile]]:
        """The static files to copy, with their paths in the output."""
        for path, file in self.static.items():
            if self._claim(path, file.label):
                mark = file.fingerprint()
                self.fingerprints[path] = mark
                if self._is_stale(path, mark):
                    yield path, file

    def stale_segments(self) -> Iterator[MarkedSegment]:
        """The segments of the index to make: those whose stories are not the ones last indexed."""
        written = self._indexed_files()
        for name in segment_names(self.site):
            segment = make_segment(self.site, name, self.templates.strings.dates)
            marked = mark_segment(segment, self.salt)
            self._rows.append((name, len(segment.stories), marked.mark))
            if len(marked.parts) > 1:
                self.in_parts.add(name)
            paths = written.get(name, ())
            stale = {path for path in paths if self._is_stale(path, marked.mark_of(path))}
            if path_of(FOLDER, f"{name}/index") in paths and not stale:
                self._note_files(paths, marked)
            else:
                self._segments[name] = marked.keeping(set(paths) - stale, stale)
                yield self._segments[name]

    def note_segment(self, indexed: Indexed) -> None:
        """A stale segment was made."""
        self._note_files(indexed.paths, self._segments.pop(indexed.name))

    def _note_files(self, paths: Iterable[str], marked: MarkedSegment) -> None:
        for path in paths:
            self._note((path,), marked.mark_of(path))

    def stale_list(self) -> tuple[str, bytes] | None:
        """The list of segments, with its path, where it is stale."""
        if not self.site.config.search:
            return None
        path, data = path_of(FOLDER, LIST), make_list(self._rows)
        mark = mark_of(data)
        self._note((path,), mark)
        return (path, data) if self._is_stale(path, mark) else None

    def stale_data(self, *, previews: bool = False) -> tuple[str, ...]:
        """The data files to write. They are made in one pass, and so they have one fingerprint.

        A preview leaves those that are there as they are, with the fingerprint that they have.
        """
        paths = export_paths(self.site.config)
        if previews and self.has_data():
            for path in paths:
                self._note((path,), self.manifest.files[path].fingerprint)
            return ()
        self._note(paths, self.data_mark)
        return tuple(path for path in paths if self._is_stale(path, self.data_mark))

    def has_data(self) -> bool:
        """Whether all data files are there as the last build left them."""
        files = self.manifest.files
        paths = export_paths(self.site.config)
        return all(p in files and is_intact(self.present, p, files[p]) for p in paths)

    def known_data(self, settings: str) -> frozenset[int] | None:
        """The stories, by number, whose data were made last from the records that they have.

        None where the data files are not whole, were made with other settings than those with this
        mark, or are older than the pages, as after a preview.
        """
        receipt, files = self.manifest.receipt, self.manifest.files
        if receipt is None or not receipt.exported or receipt.settings != settings:
            return None
        if not self.has_data():
            return None
        stories = enumerate(zip(self.site.paths, self.site.cards, strict=True))
        return frozenset(
            number
            for number, (path, card) in stories
            if path in files and shows_record(files[path].fingerprint, card.key)
        )

    def find_buried(self) -> None:
        """An issue for each file whose path is that of a folder of others; asked last."""
        folders: set[str] = set()
        for path in self.fingerprints:
            folder = path.rpartition("/")[0]
            while folder and folder not in folders:
                folders.add(folder)
                owner = self._owners.get(folder.casefold())
                if owner is not None:
                    message = f"/{folder} is {owner}, and a folder for /{path} too"
                    at = owner if owner.startswith(_SOURCES) else path
                    hint = "give one of them another name"
                    self.issues.append(issue_in(codes.SAME_ADDRESS, at, message, hint))
                folder = folder.rpartition("/")[0]

    def has_fresh_data(self) -> bool:
        """Whether the data files will be those of this site; a preview may have left older ones."""
        paths = export_paths(self.site.config)
        return all(self.fingerprints.get(path) == self.data_mark for path in paths)

    def _indexed_files(self) -> dict[str, list[str]]:
        """The files of the index that were written last, by segment."""
        found: dict[str, list[str]] = defaultdict(list)
        for path in self.manifest.files:
            if path.startswith(FOLDER):
                found[path.removeprefix(FOLDER).partition("/")[0]].append(path)
        return found

    def _note(self, paths: Iterable[str], mark: str) -> None:
        for path in paths:
            if self._claim(path, f"newsgen's file /{path}"):
                self.fingerprints[path] = mark

    def _is_stale(self, path: str, mark: str) -> bool:
        written = self.manifest.files.get(path)
        return (
            written is None
            or written.fingerprint != mark
            or not is_intact(self.present, path, written)
        )

    def _claim_old(self, page: Page) -> bool:
        """Whether an old address is free: of newsgen's own pages, static files and their folders.

        Those come first, and a page in a folder named like a file could not be written.
        """
        path = page.path.casefold()
        self._static_owners = self._static_owners or {
            name.casefold(): file.label for name, file in self.static.items()
        }
        for taken in (path, *(path[:at] for at, sign in enumerate(path) if sign == "/")):
            holder = self._owners.get(taken) or self._static_owners.get(taken)
            if holder is not None:
                file, line = page.asked
                code = codes.ALIAS_TAKEN
                message = f"/{page.path} cannot lead elsewhere: {holder} is at /{taken}"
                hint = "remove the alias, or the line of addresses.tsv if it was never public"
                self.issues.append(Issue(file, line, 1, code.id, code.severity, message, hint))
                return False
        self._owners[path] = page.asked[0]
        return True

    def _claim(self, path: str, owner: str) -> bool:
        """Whether `owner` gets `path`; an issue where another has it already."""
        first = self._owners.setdefault(path.casefold(), owner)
        if first == owner:
            return True
        message = f"the address /{path} belongs to {first} too"
        hint = "give the article another `slug:`, or rename the file in static/"
        article = owner if owner.startswith(_SOURCES) else first
        self.issues.append(issue_in(codes.SAME_ADDRESS, article, message, hint))
        return False


def fingerprint(page: Page, content: bytes, template: str, salt: str) -> str:
    """What `page` is made from: the code, its template's closure, its view, and its record.

    They stand apart, so that a build can say which of them changed (`name_parts`): eight digits for
    the code, eight for the template, the digest of the view with its `content`, and where the page
    shows the text of a story the key of its record.
    """
    view = hashlib.blake2b(type(page.view).__name__.encode() + b"\0" + content, digest_size=16)
    head = "-".join((_short(salt), _short(template), view.hexdigest()))
    return with_record(head, page.record)


def _short(value: str) -> str:
    return hashlib.blake2b(value.encode(), digest_size=4).hexdigest()


def with_record(mark: str, record: str) -> str:
    """The fingerprint `mark` of a page when it shows the text of another record."""
    head = "-".join(mark.split("-")[:3])
    return f"{head}-{record}" if record else head


def shows_record(mark: str, record: str) -> bool:
    """Whether `mark` is the fingerprint of a page that shows the text of this record."""
    return mark.endswith(f"-{record}")


def name_parts(mark: str) -> Mapping[str, str]:
    """The parts of a fingerprint by what they stand for: code, template, view, record."""
    return dict(zip(("code", "template", "view", "record"), mark.split("-"), strict=False))


def _owner(page: Page) -> str:
    """Who a page belongs to, for messages: the source of an article, or the page itself."""
    if isinstance(page.view, ArticleContext):
        return page.view.source
    return f"newsgen's page /{page.path}"
