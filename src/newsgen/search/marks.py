"""What each file of the index is made from, as marks.

What a result is shown from depends on the stories that are indexed with it, its part; all other
files of a segment depend on the whole of it.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from newsgen.codec import pack
from newsgen.search.model import Segment
from newsgen.search.parts import PART, Part, split_segment

_SHOWN = re.compile(r"/s([0-9]+)(-rest)?\.js$")


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """A part, and what its files are made from."""

    part: Part
    mark: str
    kept: tuple[str, ...] = ()
    """Its files, where the output has all of them as they are to be."""


@dataclass(frozen=True, slots=True)
class MarkedSegment:
    """A segment, and what each of its files is made from."""

    segment: Segment
    mark: str
    parts: tuple[MarkedPart, ...]

    def mark_of(self, path: str) -> str:
        """The fingerprint of a file of the segment, by its path in the output."""
        shown = _SHOWN.search(path)
        at = int(shown[1]) // PART if shown else len(self.parts)
        return self.parts[at].mark if at < len(self.parts) else self.mark

    def keeping(self, right: Collection[str], wrong: Iterable[str]) -> "MarkedSegment":
        """The segment, with what need not be made again.

        `right` are its paths in the output whose files have their marks, `wrong` all others.
        """
        damaged = {int(shown[1]) // PART for path in wrong if (shown := _SHOWN.search(path))}
        files: dict[int, list[str]] = {}
        whole: Counter[int] = Counter()
        for path in sorted(right):
            if shown := _SHOWN.search(path):
                at = int(shown[1]) // PART
                files.setdefault(at, []).append(path)
                whole[at] += shown[2] is None
        parts = (
            replace(part, kept=tuple(files[at]))
            if at not in damaged and whole[at] == len(part.part.stories)
            else part
            for at, part in enumerate(self.parts)
        )
        return replace(self, parts=tuple(parts))


def mark_segment(segment: Segment, salt: str) -> MarkedSegment:
    """`segment` with its marks. `salt` stands for the code."""
    parts = tuple(MarkedPart(part, _digest(salt, part)) for part in split_segment(segment))
    return MarkedSegment(segment, segment.mark(salt), parts)


def _digest(salt: str, part: Part) -> str:
    digest = hashlib.blake2b(salt.encode(), digest_size=16)
    digest.update(pack(part))
    return digest.hexdigest()
