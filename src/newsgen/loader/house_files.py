"""``houses.yaml`` → house profiles, together with those that newsgen brings; mistakes located."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Final, cast, get_args

import yaml

from newsgen import codes
from newsgen.errors import Issue
from newsgen.loader.houses import SLOTS, DateOrder, House, find_form_mistake
from newsgen.located_yaml import Codes, Entry, Reader
from newsgen.places import HOUSES_FILE
from newsgen.records import BoilerplateKind

_CODES = Codes(
    codes.HOUSES_YAML,
    codes.HOUSES_KEY,
    codes.HOUSES_YAML,
    codes.HOUSES_KEY,
    codes.HOUSES_VALUE,
)
_FIELDS = (
    "like",
    "paths",
    "bylines",
    "photo_credits",
    "boilerplate",
    "sections",
    "dates",
    "web_pages",
)
_KINDS: Final[tuple[str, ...]] = get_args(BoilerplateKind)
_ORDERS: Final[tuple[str, ...]] = get_args(DateOrder)


@cache
def shipped_houses() -> tuple[House, ...]:
    """The profiles that newsgen brings: a wire agency, a broadsheet, a broadcaster.

    None of them has paths: a site chooses them in its own houses.yaml or in front matter.
    """
    folder = resources.files("newsgen.loader").joinpath("data")
    return _read(folder.joinpath(HOUSES_FILE).read_text(encoding="utf-8"), "", {})[0]


def read_houses(text: str, path: str = HOUSES_FILE) -> tuple[tuple[House, ...], tuple[Issue, ...]]:
    """All profiles of a site whose houses.yaml is `text`, and all that is wrong with it.

    A site's own profile replaces the one of the same name that newsgen brings.
    """
    known = {house.name: house for house in shipped_houses()}
    own, issues = _read(text, path, known)
    return tuple((known | {house.name: house for house in own}).values()), issues


def _read(
    text: str, path: str, known: dict[str, House]
) -> tuple[tuple[House, ...], tuple[Issue, ...]]:
    reader = Reader(path, text, 0, len(text), _CODES)
    found = dict(known)
    own = []
    for entry in (reader.mapping() or {}).values():
        house = _HouseReader(reader, entry, found).read()
        if house is not None:
            found[house.name] = house
            own.append(house)
    return tuple(own), tuple(sorted(reader.issues))


_MOST_FORMS = 500
"""Of one kind in a house. Each is tried at each line of its texts."""


class _HouseReader:
    """Reads one profile."""

    def __init__(self, reader: Reader, entry: Entry, known: dict[str, House]) -> None:
        self._reader = reader
        self._name = entry.name
        self._known = known
        self._fields = reader.fields(entry.value, _FIELDS)

    def read(self) -> House | None:
        """The profile, upon the one that it is ``like``; None where it is no group of fields."""
        if self._fields is None:
            return None
        base = self._base()
        return replace(
            base,
            name=self._name,
            paths=self._strings("paths"),
            bylines=(*self._forms("bylines", ("name", "role", "place", "any")), *base.bylines),
            credits=(*self._forms("photo_credits", ("credit", "caption")), *base.credits),
            boilerplate=(*self._boilerplate(), *base.boilerplate),
            sections=(*self._sections(), *base.sections),
            dates=self._dates() or base.dates,
            web_pages=self._web_pages(base.web_pages),
        )

    def _base(self) -> House:
        """The profile that this one adds to: named by ``like``, or shipped under its own name."""
        node = self._node("like")
        name = self._reader.string(node) if node is not None else None
        if node is None or name is None:
            return self._known.get(self._name, House(self._name))
        if name in self._known:
            return self._known[name]
        near = get_close_matches(name, self._known, n=1) or sorted(self._known)
        hint = f"there is {', '.join(near)}; a house stands below the one that it is like"
        self._reader.report_at(codes.HOUSES_VALUE, node, f"there is no house `{name}`", hint)
        return House(self._name)

    def _node(self, field: str) -> yaml.Node | None:
        entry = (self._fields or {}).get(field)
        return entry.value if entry else None

    def _strings(self, field: str) -> tuple[str, ...]:
        node = self._node(field)
        return (self._reader.strings(node) or ()) if node is not None else ()

    def _forms(self, field: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Lines as they look; the first slot allowed is the one that each needs."""
        node = self._node(field)
        return () if node is None else tuple(self._each_form(node, allowed, allowed[0]))

    def _each_form(self, node: yaml.Node, allowed: tuple[str, ...], needed: str) -> Iterator[str]:
        forms = self._reader.strings(node) or ()
        if len(forms) > _MOST_FORMS:
            message = f"there are {len(forms):,} lines; the limit is {_MOST_FORMS}"
            self._reader.report_at(codes.HOUSES_VALUE, node, message, "write fewer, with {any}")
        for form in forms[:_MOST_FORMS]:
            mistake = find_form_mistake(form, allowed, needed)
            if mistake:
                hint = f"write the line as it looks, such as `Words: {{{needed or SLOTS[-1]}}}`"
                self._reader.report_at(codes.HOUSES_VALUE, node, mistake, hint)
            else:
                yield form

    def _boilerplate(self) -> Iterator[tuple[BoilerplateKind, str]]:
        node = self._node("boilerplate")
        kinds = self._reader.fields(node, _KINDS) if node is not None else None
        for entry in (kinds or {}).values():
            for form in self._each_form(entry.value, ("any",), ""):
                yield cast(BoilerplateKind, entry.name), form

    def _sections(self) -> Iterator[tuple[str, str]]:
        """``[World, Sport]``, or ``{World: , Cricket corner: Cricket}``."""
        node = self._node("sections")
        if isinstance(node, yaml.MappingNode):
            for entry in self._reader.entries(node).values():
                yield entry.name, self._reader.string(entry.value) or ""
        elif node is not None:
            for name in self._reader.strings(node) or ():
                yield name, ""

    def _web_pages(self, default: bool) -> bool:
        node = self._node("web_pages")
        return default if node is None else bool(self._reader.boolean(node))

    def _dates(self) -> DateOrder | None:
        node = self._node("dates")
        order = self._reader.string(node) if node is not None else None
        if node is None or order is None or order in _ORDERS:
            return cast(DateOrder | None, order)
        message = f"`{order}` is no order of dates"
        self._reader.report_at(codes.HOUSES_VALUE, node, message, f"write {' or '.join(_ORDERS)}")
        return None
