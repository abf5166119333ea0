"""The authority file: who and what is the same under several names, as an editor decides it.

``authority.yaml`` at the top of a site lists people, places, agencies and topics by an id that
never changes, each with its name, other names and links. Names that it does not list stay apart:
newsgen merges nobody on a guess.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import structs

from newsgen import codes
from newsgen.archive.cards import Card, QuoteCard, TermCard
from newsgen.errors import Issue, issue_in
from newsgen.located_yaml import Codes, Entry, Reader
from newsgen.places import AUTHORITY_FILE
from newsgen.site_files import read_settings
from newsgen.slugs import slugify

KINDS = ("people", "places", "agencies", "topics")

_CODES = Codes(
    codes.AUTHORITY_YAML,
    codes.AUTHORITY_KEY,
    codes.AUTHORITY_YAML,
    codes.AUTHORITY_KEY,
    codes.AUTHORITY_VALUE,
)
_FIELDS = ("name", "aliases", "links")


@dataclass(frozen=True, slots=True)
class Heading:
    """One authorised name."""

    id: str
    """Slug of its page."""
    name: str
    aliases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses that identify it elsewhere, ``https://…``."""


@dataclass(frozen=True, slots=True)
class Authority:
    """All authorised names of a site, by kind and by the slug of every form."""

    headings: Mapping[str, Mapping[str, Heading]] = field(default_factory=dict)

    def find(self, kind: str, slug: str) -> Heading | None:
        """The heading that a form of a name belongs to."""
        return self.headings.get(kind, {}).get(slug)

    def settle_card(self, card: Card) -> Card:
        """`card` with its terms and speakers under their authorised names."""
        if not self.headings:
            return card
        return structs.replace(
            card,
            filed_from=self._settle_all("places", card.filed_from),
            agencies=self._settle_all("agencies", card.agencies),
            topics=self._settle_all("topics", card.topics),
            people=self._settle_all("people", card.people),
            places=self._settle_all("places", card.places),
            quotes=tuple(self._settle_quote(quote) for quote in card.quotes),
        )

    def _settle_all(self, kind: str, terms: Sequence[TermCard]) -> tuple[TermCard, ...]:
        return tuple(self._settle(kind, term) for term in terms)

    def _settle(self, kind: str, term: TermCard) -> TermCard:
        heading = self.find(kind, term.slug)
        if heading is None:
            return term
        return structs.replace(term, slug=heading.id, label=heading.name, own=term.slug)

    def _settle_quote(self, quote: QuoteCard) -> QuoteCard:
        heading = self.find("people", quote.person) if quote.person else None
        return structs.replace(quote, person=heading.id, speaker=heading.name) if heading else quote


NO_AUTHORITY = Authority()
"""That of a site without the file."""


def load_authority(root: Path) -> tuple[Authority, tuple[Issue, ...]]:
    """The authority file of the site at `root`, empty where it has none, and its mistakes."""
    try:
        text = read_settings(root / AUTHORITY_FILE)
    except FileNotFoundError:
        return NO_AUTHORITY, ()
    except (OSError, UnicodeDecodeError) as error:
        return NO_AUTHORITY, (issue_in(codes.AUTHORITY_YAML, AUTHORITY_FILE, str(error)),)
    return read_authority(text)


def read_authority(text: str, path: str = AUTHORITY_FILE) -> tuple[Authority, tuple[Issue, ...]]:
    """The authority that `text` gives, and all that is wrong with it."""
    reader = Reader(path, text, 0, len(text), _CODES)
    entries = reader.mapping() or {}
    reader.check_known(entries, KINDS)
    headings = {
        kind: _index(reader, list(_headings(reader, entries[kind])))
        for kind in KINDS
        if kind in entries
    }
    return Authority(headings), tuple(sorted(reader.issues))


def _headings(reader: Reader, kind: Entry) -> Iterator[tuple[Heading, Entry]]:
    for entry in (reader.children(kind.value) or {}).values():
        values = reader.fields(entry.value, _FIELDS)
        if values is None:
            continue
        name = reader.string(values["name"].value) if "name" in values else None
        if not name or entry.name != slugify(entry.name):
            message = f"`{entry.name}` needs a `name`" if not name else f"`{entry.name}` is no id"
            hint = f"write `{slugify(entry.name) or 'marta-kosic'}:` and below it `name: …`"
            reader.report_at(codes.AUTHORITY_VALUE, entry.key, message, hint)
            continue
        aliases = reader.strings(values["aliases"].value) if "aliases" in values else ()
        links = _links(reader, values["links"]) if "links" in values else ()
        yield Heading(entry.name, name, aliases or (), links), entry


def _links(reader: Reader, entry: Entry) -> tuple[str, ...]:
    links = reader.strings(entry.value) or ()
    for link in links:
        if not link.startswith(("https://", "http://")):
            message = f"`{link}` is not an address"
            reader.report_at(codes.AUTHORITY_VALUE, entry.value, message, "write `https://…`")
    return tuple(link for link in links if link.startswith(("https://", "http://")))


def _index(reader: Reader, found: list[tuple[Heading, Entry]]) -> dict[str, Heading]:
    """Headings by the slug of each of their forms; a form that two claim is reported."""
    index: dict[str, Heading] = {}
    for heading, entry in found:
        for form in dict.fromkeys((heading.id, heading.name, *heading.aliases)):
            other = index.setdefault(slugify(form), heading)
            if other != heading:
                message = f"“{form}” belongs to `{other.id}` too"
                hint = "a name can stand for one of them only"
                reader.report_at(codes.AUTHORITY_VALUE, entry.key, message, hint)
    return index
