"""What answers at the addresses that stories once had: the story, or a page that says it is gone.

Every address that the ledger lists must lead somewhere. An old one leads straight to where its
story lives now, never to another old one, so a chain of renames is no chain of redirects. A live
page always goes before an old address; `assign_addresses` sees to it that no automatic slug takes
an address that another story has had.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsgen import codes
from newsgen.archive.cards import Card
from newsgen.archive.ledger import NO_LEDGER, Ledger, LedgerLine, load_ledger
from newsgen.archive.takedowns import NO_TAKEDOWNS, Takedowns, load_takedowns
from newsgen.archive.vanished import Lost
from newsgen.config import Config
from newsgen.errors import Code, Issue
from newsgen.loader.addresses import address_of, file_of
from newsgen.places import LEDGER_FILE, TAKEDOWNS_FILE
from newsgen.records import Takedown


@dataclass(frozen=True, slots=True)
class Past:
    """What a site has published, and what it took down."""

    ledger: Ledger = NO_LEDGER
    takedowns: Takedowns = NO_TAKEDOWNS


NO_PAST = Past()
"""That of a site without ledger and takedowns."""


def load_past(root: Path, config: Config) -> tuple[Past, tuple[Issue, ...]]:
    """The ledger, if the site at `root` keeps one, and the takedowns, with their mistakes."""
    takedowns, issues = load_takedowns(root)
    ledger, more = load_ledger(root) if config.keeps_ledger else (NO_LEDGER, ())
    return Past(ledger, takedowns), (*issues, *more)


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An address that is no story's own."""

    path: str
    """The output file that answers there."""
    card: Card | None
    """The story that has it; None where no file of it is left."""
    takedown: Takedown | None
    """Set where the story was taken down; else the address leads to it."""
    file: str
    """That gives the address: front matter, the ledger, or takedowns.yaml."""
    line: int

    @property
    def given(self) -> bool:
        """Whether an editor wrote it, not newsgen."""
        return self.file != LEDGER_FILE

    def issue(self, code: Code, message: str, hint: str) -> Issue:
        """The issue `code` at the line that gives the address."""
        return Issue(self.file, self.line, 1, code.id, code.severity, message, hint)


@dataclass(frozen=True, slots=True)
class Settled:
    """Which stories are shown, and what answers at all other addresses."""

    shown: tuple[Card, ...]
    old: tuple[OldAddress, ...]
    """By path."""
    ledger: Ledger
    """That with which this site is published."""
    issues: tuple[Issue, ...]


def settle_addresses(
    cards: Sequence[Card],
    paths: Mapping[str, str],
    past: Past,
    drafts: Iterable[Card] = (),
    unread: Iterable[str] = (),
) -> Settled:
    """What answers at each address of a site.

    `paths` has the output file of each of `cards` by its source. `drafts` are articles that are
    held back, and `unread` the sources that gave none, for what is said of addresses that vanish.
    """
    takedowns = {card.id: _find_takedown(card, paths[card.path], past) for card in cards}
    shown = tuple(card for card in cards if takedowns[card.id] is None)
    live = {paths[card.path].casefold(): card for card in shown}
    claims = [claim for card in cards for claim in _claims(card, paths, takedowns, past.ledger)]
    claims += _claims_without_card(past, frozenset(takedowns), live)
    issues = [*_loops(shown, paths)]
    old, clashes = _resolve(claims, live, past.ledger)
    issues += clashes
    issues += _inside_one_another(old.values(), live)
    lost = Lost(past.ledger, tuple(cards), paths, tuple(drafts), frozenset(unread))
    issues += lost.find_vanished(frozenset(old), live)
    in_order = tuple(old[path] for path in sorted(old))
    ledger = past.ledger.with_lines(_lines(shown, paths, in_order))
    return Settled(shown, in_order, ledger, tuple(issues))


def _find_takedown(card: Card, path: str, past: Past) -> Takedown | None:
    """The takedown of a story: its own, or one listed for any address that it has had."""
    if card.takedown is not None:
        return card.takedown
    listed = past.takedowns.by_path
    if not listed:
        return None
    had = [path, *(line.path for line in past.ledger.by_id.get(card.id, ()))]
    found = (listed.get(path.casefold()) for path in had)
    return next((entry.takedown for entry in found if entry), None)


def _claims(
    card: Card, paths: Mapping[str, str], takedowns: Mapping[str, Takedown | None], ledger: Ledger
) -> Iterator[OldAddress]:
    """The addresses of a story other than the one where it lives."""
    own, takedown = paths[card.path], takedowns[card.id]
    file = card.editors_file
    for alias in card.aliases:
        if file_of(alias.address).casefold() != own.casefold():
            yield OldAddress(file_of(alias.address), card, takedown, file, alias.line)
    if takedown is not None:
        yield OldAddress(own, card, takedown, file, 1)
    for line in ledger.by_id.get(card.id, ()):
        if line.path.casefold() != own.casefold():
            yield OldAddress(line.path, card, takedown, LEDGER_FILE, line.line)


def _claims_without_card(
    past: Past, known: frozenset[str], live: Mapping[str, Card]
) -> Iterator[OldAddress]:
    """Takedowns of stories whose files are gone, at each address that they have had."""
    for path, entry in past.takedowns.by_path.items():
        owners = past.ledger.owners.get(path, frozenset())
        if path in live or owners & known:
            continue
        place = (TAKEDOWNS_FILE, entry.line)
        yield OldAddress(file_of(entry.address), None, entry.takedown, *place)
        for owner in sorted(owners):
            for line in past.ledger.by_id[owner]:
                yield OldAddress(line.path, None, entry.takedown, *place)


def _loops(shown: Sequence[Card], paths: Mapping[str, str]) -> Iterator[Issue]:
    for card in shown:
        for alias in card.aliases:
            if file_of(alias.address).casefold() == paths[card.path].casefold():
                message = f"`{alias.address}` is where the story lives: it would lead to itself"
                yield Issue(
                    card.editors_file,
                    alias.line,
                    1,
                    codes.ALIAS_LOOP.id,
                    codes.ALIAS_LOOP.severity,
                    message,
                    "remove the alias",
                )


def _resolve(
    claims: Sequence[OldAddress], live: Mapping[str, Card], ledger: Ledger
) -> tuple[dict[str, OldAddress], list[Issue]]:
    """Who has each old address, by path without case, and where two want it."""
    found: dict[str, OldAddress] = {}
    issues: list[Issue] = []
    for claim in sorted(claims, key=lambda c: (not c.given, c.file, c.line, c.path)):
        path = claim.path.casefold()
        if path in live:
            issues += _taken(claim, live[path], ledger)
            continue
        first = found.setdefault(path, claim)
        if _story_of(first) != _story_of(claim):
            message = f"{address_of(claim.path)} is an old address of {_name(first)} too"
            hint = "it can lead to one story: remove it from the other"
            if not first.given and not claim.given:
                hint = f"remove line {first.line} or line {claim.line}"
            issues.append(claim.issue(codes.SAME_ALIAS, message, hint))
    return found, issues


def _story_of(claim: OldAddress) -> object:
    return claim.card.path if claim.card else claim.takedown


def _name(claim: OldAddress) -> str:
    return claim.card.path if claim.card else "a story in takedowns.yaml"


def _taken(claim: OldAddress, holder: Card, ledger: Ledger) -> Iterator[Issue]:
    """An old address where another story lives now; none where the ledger has that story there."""
    address = address_of(claim.path)
    if claim.given:
        message = f"{address} is the address of {holder.path}"
        hint = "a page goes before an alias: remove the alias, or give that story another `slug:`"
        yield claim.issue(codes.ALIAS_TAKEN, message, hint)
    elif holder.id not in ledger.owners.get(claim.path.casefold(), ()):
        message = f"{address} was published as the address of {_name(claim)}"
        hint = (
            "links to it would lead to the wrong story: give this one another `slug:`, or if it "
            f"was never public, remove line {claim.line} of {LEDGER_FILE}"
        )
        code = codes.ALIAS_TAKEN
        file = holder.editors_file
        yield Issue(file, 1, 1, code.id, code.severity, message, hint)


def _inside_one_another(old: Iterable[OldAddress], live: Mapping[str, Card]) -> Iterator[Issue]:
    """An alias that is a file, as ``/old.html``, where others have a folder ``/old.html/``."""
    claims = list(old)
    if not claims:
        return
    inside: dict[str, str] = {}
    for path in [*live, *(claim.path.casefold() for claim in claims)]:
        parent = path.rpartition("/")[0]
        while parent:
            inside.setdefault(parent, path)
            parent = parent.rpartition("/")[0]
    for claim in claims:
        if (other := inside.get(claim.path.casefold())) is not None:
            message = f"{address_of(claim.path)} is a folder, since {address_of(other)} lies in it"
            yield claim.issue(codes.ALIAS_TAKEN, message, "a file and a folder cannot share a name")


def _lines(
    shown: Sequence[Card], paths: Mapping[str, str], old: Sequence[OldAddress]
) -> Iterator[LedgerLine]:
    """What is published, old addresses first, so that a story's own is its last line."""
    for claim in old:
        if claim.card is not None:
            yield LedgerLine(claim.card.id, address_of(claim.path), claim.card.digest)
    for card in shown:
        yield LedgerLine(card.id, address_of(paths[card.path]), card.digest)
