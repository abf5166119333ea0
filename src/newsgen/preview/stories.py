"""From the address of a previewed story back to the source that it came from."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from newsgen.archive.old_addresses import load_past
from newsgen.archive.permalinks import assign_addresses, beside
from newsgen.archive.site import is_published
from newsgen.archive.store import RecordReader
from newsgen.config import Config
from newsgen.renderer.citations import FILES


@dataclass(frozen=True, slots=True)
class SourceOf:
    """Where a story comes from."""

    path: str
    override: str
    """The file that corrects it; empty if none does."""


@dataclass(slots=True)
class StoryFinder:
    """Finds sources by address, in the record store that the builds keep.

    The addresses of all stories are worked out when one is asked for that is not known, or whose
    source is gone: 0.1 s for 1,000 stories.
    """

    root: Path
    out: Path
    store: Path
    _paths: dict[str, str] = field(default_factory=dict)
    """Output path → source."""
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def is_story(self, page: str) -> bool:
        """Whether a story lives at the output path `page`; other pages have no citations."""
        name = next(iter(FILES.values()))[1]
        return page.endswith(".html") and (self.out / beside(page, name)).is_file()

    def find(self, page: str, config: Config) -> SourceOf | None:
        """The source of the story at `page`; None where the last build knew of none."""
        try:
            with self._guard, closing(RecordReader(self.store)) as records:
                path = self._paths.get(page)
                if path is None or not (self.root / path).is_file():
                    self._paths = self._read_paths(records, config)
                    path = self._paths.get(page)
                return SourceOf(path, records.read_overrides().get(path, "")) if path else None
        except sqlite3.DatabaseError:  # there has been no build yet
            return None

    def _read_paths(self, records: RecordReader, config: Config) -> dict[str, str]:
        cards = [card for card in records.read_cards() if is_published(card, config)]
        past, _ = load_past(self.root, config)
        addresses, _ = assign_addresses(cards, config, past.ledger)
        return {address.path: path for path, address in addresses.items()}
