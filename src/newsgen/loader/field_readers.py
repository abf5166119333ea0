"""How each field of front matter is read from its YAML node."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar
from unicodedata import category

import yaml

from newsgen import codes
from newsgen.config import is_language
from newsgen.errors import Code, locate
from newsgen.loader.addresses import find_fault, read_address
from newsgen.loader.dates.mentions import LATEST_YEAR
from newsgen.loader.fields import FrontMatter, Given, QuoteGiven
from newsgen.loader.given_dates import GivenDate, read_date
from newsgen.loader.joined import KINDS, advise_list, find_parts
from newsgen.loader.references import decode_references
from newsgen.located_yaml import Entry, Reader, is_empty
from newsgen.records import Alias, Byline, Credit, Photo, Span, Takedown
from newsgen.slugs import is_device

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Reads each field of a head by its own rule; mistakes go to the reader."""

    reader: Reader
    entries: dict[str, Entry]

    def read(self, end: int) -> FrontMatter:
        """All fields. `end` is where the text below the head starts."""
        for name in KINDS:
            self._tell_joined(name)
        return FrontMatter(
            end=end,
            headline=self._words("headline"),
            subheadline=self._words("subheadline"),
            date=self._date(),
            bylines=self._items("bylines", self._byline),
            dateline=self._words("dateline"),
            topics=self._texts("topics"),
            people=self._texts("people"),
            places=self._texts("places"),
            organisations=self._texts("organisations"),
            photos=self._items("photos", self._photo),
            quotes=self._quotes(),
            slug=self._slug(),
            language=self._language(),
            story=self._words("story"),
            draft=self._boolean("draft"),
            id=self._id(),
            aliases=self._items("aliases", self._alias),
            takedown=self._takedown(),
            house=self._text("house"),
            seed=self._seed(),
        )

    def _node(self, name: str) -> yaml.Node | None:
        """The value of a field; None where the field is missing or empty."""
        entry = self.entries.get(name)
        return None if entry is None or is_empty(entry.value) else entry.value

    def _text(self, name: str) -> Given[str] | None:
        node = self._node(name)
        return None if node is None else Given.of(self.reader, node, self.reader.string(node))

    def _words(self, name: str) -> Given[str] | None:
        given = self._text(name)
        return given and Given(decode_references(given.value), given.span)

    def _texts(self, name: str) -> Given[tuple[str, ...]] | None:
        node = self._node(name)
        given = None if node is None else Given.of(self.reader, node, self.reader.strings(node))
        return given and Given(tuple(map(decode_references, given.value)), given.span)

    def _words_of(self, fields: Mapping[str, Entry]) -> dict[str, str | None]:
        """The words of a group of fields by their names."""
        texts = {name: self.reader.string(entry.value) for name, entry in fields.items()}
        return {name: text and decode_references(text) for name, text in texts.items()}

    def _tell_joined(self, name: str) -> None:
        """Warn of one text that seems to be several values."""
        node = self._node(name)
        if not isinstance(node, yaml.ScalarNode):
            return
        text = " ".join(str(node.value).split())
        parts = find_parts(name, text)
        if parts:
            shown = f"{text[:80]}…" if len(text) > 80 else text
            hint = advise_list(self.entries[name].name, text, parts)
            message = f"`{shown}` is read as one {KINDS[name]}"
            self.reader.report_at(codes.JOINED_VALUES, node, message, hint)

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
        node = self.entries["date"].value
        if isinstance(value, GivenDate):
            self._tell_far(value, node)
            return Given(value, given.span)
        hint = "write 2021-07-24, 2021-07, 2021, or 2021-07-24T09:30:00+02:00"
        self.reader.report_at(value, node, _DATE_MESSAGES[value.id].format(given.value), hint)
        return None

    def _tell_far(self, given: GivenDate, node: yaml.Node) -> None:
        """Warn of a year that no news can have yet, by the same year on every day of building."""
        if int(given.value[:4]) > LATEST_YEAR:
            message = f"`{given.value}` lies after {LATEST_YEAR}"
            self.reader.report_at(codes.FAR_DATE, node, message, "correct the year")

    def _byline(self, node: yaml.Node) -> Byline | None:
        if isinstance(node, yaml.ScalarNode):
            name = self.reader.string(node)
            return _byline(self.reader.span(node), decode_references(name)) if name else None
        fields = self.reader.fields(node, ("name", "role", "organisation", "place"))
        if fields is None:
            return None
        values = self._words_of(fields)
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
        values = self._words_of(fields)
        credit = values.get("credit")
        file = self.reader.string(fields["file"].value) if "file" in fields else None
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
            values = self._words_of(fields or {})
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

    def _alias(self, node: yaml.Node) -> Alias | None:
        written = self.reader.string(node)
        if written is None:
            return None
        fault = find_fault(written)
        if fault:
            hint = "write the part below the site's root: `/2019/old-name/`"
            self.reader.report_at(codes.UNSAFE_ALIAS, node, f"`{written}` {fault}", hint)
            return None
        line, _, _ = locate(self.reader.text, self.reader.span(node)[0])
        return Alias(read_address(written), line)

    def _takedown(self) -> Given[Takedown] | None:
        node = self._node("takedown")
        if node is None:
            return None
        return Given.of(self.reader, node, read_takedown(self.reader, node, codes.WRONG_TYPE))

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


def read_takedown(reader: Reader, node: yaml.Node, wrong: Code) -> Takedown | None:
    """A takedown: its reason alone, or ``{reason: …, date: …}``; mistakes go to the reader."""
    if isinstance(node, yaml.MappingNode):
        fields = reader.fields(node, ("reason", "date")) or {}
        values = {name: reader.string(entry.value) for name, entry in fields.items()}
        reason, date = values.get("reason"), values.get("date")
    else:
        reason, date = reader.string(node), None
    if not reason or reason.casefold() in ("true", "yes"):
        reader.report_at(wrong, node, "a takedown needs a `reason`", "write a sentence for readers")
        return None
    given = read_date(date) if date else None
    if isinstance(given, Code):
        message = _DATE_MESSAGES[given.id].format(date)
        reader.report_at(wrong, fields["date"].value, message, "write 2021-07-24")
        return None
    return Takedown(reason, given.value if given else None)


def _byline(
    span: Span,
    name: str,
    role: str | None = None,
    organisation: str | None = None,
    place: str | None = None,
) -> Byline:
    return Byline(name, role, organisation, place, span, "front matter", 1.0)


def is_safe_slug(slug: str) -> bool:
    """Whether `slug` is one part of an address that every file system takes.

    Its letters may be of any script, with their marks: ``हिंदी``.
    """
    return (
        bool(slug)
        and all(c in "-.~_" or c.isalnum() or category(c).startswith("M") for c in slug)
        and not category(slug[0]).startswith("M")
        and not slug.startswith(".")
        and not slug.endswith(".")
        and not is_device(slug)
        and len(slug.encode()) <= 200
    )


def is_inside(path: str) -> bool:
    """Whether a relative path stays below the folder that it starts from."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path
