"""The head of a file between two ``---`` lines: fields with their places, all mistakes reported.

Where the head begins and ends is python-frontmatter's definition, so that a file means here what it
means in other tools. The rest is ours: on its own that library publishes an unclosed head as body,
drops a head that is no mapping, and names neither file nor line.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Generic, TypeVar

import yaml
from frontmatter.default_handlers import YAMLHandler

from newsgen import codes
from newsgen.config import FrontMatterConfig, is_language
from newsgen.errors import Issue, issue_at
from newsgen.loader.given_dates import GivenDate, read_date
from newsgen.located_yaml import Codes, Entry, Reader
from newsgen.records import Byline, Credit, Photo, Span

T = TypeVar("T")

_CODES = Codes(
    codes.INVALID_YAML,
    codes.DUPLICATE_KEY,
    codes.NOT_A_MAPPING,
    codes.UNKNOWN_FIELD,
    codes.WRONG_TYPE,
)
_BOUNDARY: re.Pattern[str] = YAMLHandler.FM_BOUNDARY
_FIELD_LINE = re.compile(r"\s*[\w\-\"' ]+\s*:(\s|$)")

FIELDS = (
    "headline",
    "subheadline",
    "date",
    "bylines",
    "dateline",
    "topics",
    "people",
    "places",
    "organisations",
    "photos",
    "quotes",
    "slug",
    "language",
    "story",
    "draft",
    "id",
    "seed",
)
ALIASES = {
    "title": "headline",
    "subtitle": "subheadline",
    "deck": "subheadline",
    "published": "date",
    "author": "bylines",
    "authors": "bylines",
    "byline": "bylines",
    "tags": "topics",
    "photo": "photos",
    "lang": "language",
}
"""Names that other tools give to newsgen's fields."""


@dataclass(frozen=True, slots=True)
class Given(Generic[T]):
    """A value that front matter gives, and where it stands in the file."""

    value: T
    span: Span

    @classmethod
    def of(cls, reader: Reader, node: yaml.Node, value: T | None) -> "Given[T] | None":
        """The value read from `node`; None where it could not be read."""
        return None if value is None else cls(value, reader.span(node))


@dataclass(frozen=True, slots=True)
class QuoteGiven:
    """What front matter says of one quotation: ``q3: {speaker: Ana Ruiz}``."""

    id: str
    speaker: str | None
    role: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a head; None where it does not give one."""

    end: int = 0
    """Where the text below the head starts, in code points."""
    headline: Given[str] | None = None
    subheadline: Given[str] | None = None
    date: Given[GivenDate] | None = None
    bylines: Given[tuple[Byline, ...]] | None = None
    dateline: Given[str] | None = None
    topics: Given[tuple[str, ...]] | None = None
    people: Given[tuple[str, ...]] | None = None
    places: Given[tuple[str, ...]] | None = None
    organisations: Given[tuple[str, ...]] | None = None
    photos: Given[tuple[Photo, ...]] | None = None
    quotes: Given[tuple[QuoteGiven, ...]] | None = None
    slug: Given[str] | None = None
    language: Given[str] | None = None
    story: Given[str] | None = None
    draft: Given[bool] | None = None
    id: Given[str] | None = None
    seed: Given[str] | None = None


def read_front_matter(
    path: str, text: str, config: FrontMatterConfig, *, markdown: bool
) -> tuple[FrontMatter, tuple[Issue, ...]]:
    """The head of `text`, empty where it has none, and all that is wrong with it."""
    head = find_head(text, markdown=markdown)
    if head is None:
        return FrontMatter(), ()
    start, end, below = head
    if end is None:
        hint = "end the front matter with a line of three hyphens: ---"
        issue = issue_at(
            codes.UNCLOSED_FRONT_MATTER, path, text, 0, "the front matter is not closed", hint
        )
        return FrontMatter(end=len(text)), (issue,)
    reader = Reader(path, text, start, end, _CODES)
    entries = reader.mapping()
    if entries is None:
        return FrontMatter(end=below), tuple(reader.issues)
    fields = _Fields(reader, _rename(reader, entries, config))
    return fields.read(below), tuple(reader.issues)


def find_head(text: str, *, markdown: bool) -> tuple[int, int | None, int] | None:
    """Where the YAML starts and ends and where the text below it starts; None without a head.

    The end is None where the head is opened and not closed. Plain copy may open with a line of
    hyphens, so there the next line has to look like a field.
    """
    if not text.startswith("---"):
        return None
    lines = text.replace("\r", "\n")  # of the same length, so that offsets hold
    opening = _BOUNDARY.match(lines)
    if opening is None:
        return None
    start = opening.end()
    below = lines[start : start + 2000].lstrip("\n")
    closing = _BOUNDARY.search(lines, start)
    empty = closing is not None and not text[start : closing.start()].strip()
    if not markdown and not empty and not _FIELD_LINE.match(below):
        return None
    if closing is None:
        return start, None, len(text)
    return start, closing.start(), closing.end()


def _rename(
    reader: Reader, entries: dict[str, Entry], config: FrontMatterConfig
) -> dict[str, Entry]:
    """The entries under newsgen's names, without those that the site lets pass."""
    rename = ALIASES | dict(config.rename)
    known: dict[str, Entry] = {}
    for name, entry in entries.items():
        if name in config.ignore:
            continue
        target = rename.get(name, name)
        if target in known:
            message = f"`{name}` and `{known[target].name}` both give the {target}"
            reader.report_at(codes.DUPLICATE_KEY, entry.key, message, "keep one of the two")
            continue
        known[target] = entry
    hint = "if it is meant, list it under `front_matter: ignore:` in newsgen.yaml"
    reader.check_known(known, FIELDS, hint)
    return known


@dataclass(frozen=True, slots=True)
class _Fields:
    """Reads each field by its own rule."""

    reader: Reader
    entries: dict[str, Entry]

    def read(self, end: int) -> FrontMatter:
        return FrontMatter(
            end=end,
            headline=self._text("headline"),
            subheadline=self._text("subheadline"),
            date=self._date(),
            bylines=self._items("bylines", self._byline),
            dateline=self._text("dateline"),
            topics=self._texts("topics"),
            people=self._texts("people"),
            places=self._texts("places"),
            organisations=self._texts("organisations"),
            photos=self._items("photos", self._photo),
            quotes=self._quotes(),
            slug=self._slug(),
            language=self._language(),
            story=self._text("story"),
            draft=self._boolean("draft"),
            id=self._id(),
            seed=self._seed(),
        )

    def _node(self, name: str) -> yaml.Node | None:
        return self.entries[name].value if name in self.entries else None

    def _text(self, name: str) -> Given[str] | None:
        node = self._node(name)
        return None if node is None else Given.of(self.reader, node, self.reader.string(node))

    def _texts(self, name: str) -> Given[tuple[str, ...]] | None:
        node = self._node(name)
        return None if node is None else Given.of(self.reader, node, self.reader.strings(node))

    def _boolean(self, name: str) -> Given[bool] | None:
        node = self._node(name)
        return None if node is None else Given.of(self.reader, node, self.reader.boolean(node))

    def _items(
        self, name: str, read: Callable[[yaml.Node], T | None]
    ) -> Given[tuple[T, ...]] | None:
        node = self._node(name)
        return None if node is None else Given.of(self.reader, node, self.reader.items(node, read))

    def _date(self) -> Given[GivenDate] | None:
        given = self._text("date")
        if given is None:
            return None
        value = read_date(given.value)
        if isinstance(value, GivenDate):
            return Given(value, given.span)
        node = self.entries["date"].value
        hint = "write 2021-07-24, 2021-07, 2021, or 2021-07-24T09:30:00+02:00"
        self.reader.report_at(value, node, _DATE_MESSAGES[value.id].format(given.value), hint)
        return None

    def _byline(self, node: yaml.Node) -> Byline | None:
        if isinstance(node, yaml.ScalarNode):
            name = self.reader.string(node)
            return _byline(self.reader.span(node), name) if name else None
        fields = self.reader.fields(node, ("name", "role", "organisation", "place"))
        if fields is None:
            return None
        values = {key: self.reader.string(entry.value) for key, entry in fields.items()}
        if not values.get("name"):
            self.reader.report_at(codes.WRONG_TYPE, node, "a byline needs a `name`")
            return None
        return _byline(
            self.reader.span(node),
            values["name"] or "",
            values.get("role"),
            values.get("organisation"),
            values.get("place"),
        )

    def _photo(self, node: yaml.Node) -> Photo | None:
        fields = self.reader.fields(node, ("caption", "credit", "file"))
        if fields is None:
            return None
        values = {key: self.reader.string(entry.value) for key, entry in fields.items()}
        credit = values.get("credit")
        file = values.get("file")
        if file and not is_inside(file):
            message = f"`{file}` is not below static/"
            self.reader.report_at(codes.WRONG_TYPE, fields["file"].value, message)
            return None
        return Photo(
            caption=values.get("caption"),
            credit=Credit(credit, None, None, None) if credit else None,
            span=self.reader.span(node),
            rule="front matter",
            confidence=1.0,
            file=file,
        )

    def _quotes(self) -> Given[tuple[QuoteGiven, ...]] | None:
        node = self._node("quotes")
        if node is None:
            return None
        if not isinstance(node, yaml.MappingNode):
            message = "expected quotations by their id"
            self.reader.report_at(codes.WRONG_TYPE, node, message, "q3: {speaker: Ana Ruiz}")
            return None
        given = []
        for name, entry in self.reader.entries(node).items():
            fields = self.reader.fields(entry.value, ("speaker", "role", "kind"))
            values = {k: self.reader.string(e.value) for k, e in (fields or {}).items()}
            kind = values.get("kind")
            if kind not in (None, *_QUOTE_KINDS):
                message = f"`{kind}` is not a kind of quotation"
                hint = f"one of {', '.join(_QUOTE_KINDS)}"
                self.reader.report_at(codes.WRONG_TYPE, (fields or {})["kind"].value, message, hint)
            given.append(QuoteGiven(name, values.get("speaker"), values.get("role"), kind))
        return Given(tuple(given), self.reader.span(node))

    def _slug(self) -> Given[str] | None:
        given = self._text("slug")
        if given is None or is_safe_slug(given.value):
            return given
        message = f"`{given.value}` cannot be part of an address"
        hint = "use letters, digits and hyphens, without / and without a leading dot"
        self.reader.report_at(codes.UNSAFE_SLUG, self.entries["slug"].value, message, hint)
        return None

    def _id(self) -> Given[str] | None:
        given = self._text("id")
        if given is None or is_safe_slug(given.value):
            return given
        message = f"`{given.value}` cannot be an id"
        hint = "use letters, digits and hyphens"
        self.reader.report_at(codes.WRONG_TYPE, self.entries["id"].value, message, hint)
        return None

    def _language(self) -> Given[str] | None:
        given = self._text("language")
        if given is None or is_language(given.value):
            return given
        message = f"`{given.value}` is not a language"
        self.reader.report_at(
            codes.WRONG_TYPE, self.entries["language"].value, message, "write `en` or `en-GB`"
        )
        return None

    def _seed(self) -> Given[str] | None:
        given = self._text("seed")
        if given is None or (given.value.startswith("seeds/") and is_inside(given.value)):
            return given
        message = f"`{given.value}` is not a file below seeds/"
        self.reader.report_at(
            codes.MISSING_SEED, self.entries["seed"].value, message, "write `seed: seeds/x.txt`"
        )
        return None


_DATE_MESSAGES = {
    codes.IMPOSSIBLE_DATE.id: "`{}` does not exist in the calendar",
    codes.WRONG_TYPE.id: "`{}` is not a date",
}
_QUOTE_KINDS: Sequence[str] = ("speech", "fragment", "scare", "title", "unattributed")


def _byline(
    span: Span,
    name: str,
    role: str | None = None,
    organisation: str | None = None,
    place: str | None = None,
) -> Byline:
    return Byline(name, role, organisation, place, span, "front matter", 1.0)


def is_safe_slug(slug: str) -> bool:
    """Whether `slug` is one part of an address that every file system takes."""
    return (
        bool(re.fullmatch(r"[\w\-.~]+", slug))
        and not slug.startswith(".")
        and not slug.endswith(".")
        and len(slug.encode()) <= 200
    )


def is_inside(path: str) -> bool:
    """Whether a relative path stays below the folder that it starts from."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path
