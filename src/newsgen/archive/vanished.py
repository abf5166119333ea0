"""Published addresses that nothing would answer, and what an editor can do about each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsgen import codes
from newsgen.archive.cards import Card
from newsgen.archive.ledger import Ledger, LedgerLine
from newsgen.errors import Issue
from newsgen.loader.addresses import address_of
from newsgen.loader.article import article_id
from newsgen.places import LEDGER_FILE, TAKEDOWNS_FILE
from newsgen.slugs import slugify

_MADE_ID = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True)
class Lost:
    """Finds what the ledger lists and the site no longer has."""

    ledger: Ledger
    cards: tuple[Card, ...]
    """All stories, those taken down too."""
    paths: Mapping[str, str]
    """The output file of each, by its source."""
    drafts: tuple[Card, ...]
    unread: frozenset[str]
    """Sources that gave no article. What is wrong with them is reported already."""

    def find_vanished(self, old: frozenset[str], live: Mapping[str, Card]) -> Iterator[Issue]:
        """One issue for each story of the ledger that has an address with nothing behind it.

        `old` are the old addresses that lead somewhere, `live` the stories by where they live;
        both by output file without case.
        """
        known = {card.id: card for card in self.cards}
        unread = {article_id(path) for path in self.unread}
        for id_, lines in self.ledger.by_id.items():
            if id_ in known:
                yield from self._differing_by_case(lines, known[id_])
            elif id_ not in unread and (not unread or _MADE_ID.fullmatch(id_)):
                lost = [line for line in lines if not self._is_answered(line, old, live)]
                if lost:
                    yield self._vanished(lost)

    def _is_answered(self, line: LedgerLine, old: frozenset[str], live: Mapping[str, Card]) -> bool:
        path = line.path.casefold()
        return path in old or (path in live and live[path].id in self.ledger.owners[path])

    def _differing_by_case(self, lines: Sequence[LedgerLine], card: Card) -> Iterator[Issue]:
        own = self.paths[card.path]
        for line in lines:
            if line.path != own and line.path.casefold() == own.casefold():
                message = (
                    f"{line.address} would vanish: {card.path} moved to {address_of(own)}, which "
                    "differs by case alone, so no page can stand beside it"
                )
                hint = "give it its old `slug:`, or one of other letters"
                yield self.ledger.issue(codes.VANISHED, line, message, hint)

    def _vanished(self, lost: Sequence[LedgerLine]) -> Issue:
        last = lost[-1]
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        message = f"{last.address}{more} would vanish: {self._reason(last)}"
        return self.ledger.issue(codes.VANISHED, last, message, self._advice(last))

    def _reason(self, line: LedgerLine) -> str:
        draft = self._find_draft(line)
        return (
            f"{draft.editors_file} is a draft now"
            if draft
            else f"no article has the id `{line.id}`"
        )

    def _advice(self, line: LedgerLine) -> str:
        down = f"say why in {TAKEDOWNS_FILE}: `{line.address}: the reason`"
        if self._find_draft(line):
            return "publish it, or give it `takedown: the reason`"
        if (moved := self._find_moved(line)) is not None:
            return f"if {moved} is the same story, give it `id: {line.id}`; if not, {down}"
        return (
            f"bring its file back, or {down}; if it was never public, remove the line from "
            f"{LEDGER_FILE}"
        )

    def _find_draft(self, line: LedgerLine) -> Card | None:
        return self._drafts_by_id.get(line.id)

    @cached_property
    def _drafts_by_id(self) -> Mapping[str, Card]:
        return {card.id: card for card in self.drafts}

    def _find_moved(self, line: LedgerLine) -> str | None:
        """The source that is the lost one under another path: by its bytes, or else its slug."""
        signs = [known.digest for known in self.ledger.by_id[line.id]]
        signs.append(line.address.strip("/").rpartition("/")[2])
        return next((self._new[sign] for sign in signs if sign in self._new), None)

    @cached_property
    def _new(self) -> Mapping[str, str]:
        """The sources that the ledger does not know, by digest and by slug."""
        found: dict[str, str] = {}
        for card in self.cards:
            if card.id not in self.ledger.by_id:
                for sign in (card.digest, card.slug, slugify(card.title)):
                    found.setdefault(sign, card.path)
        found.pop("", None)
        return found
