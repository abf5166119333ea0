"""What each file of the index is made from, as marks.

What a result is shown from depends on the stories that are indexed with it, its part; all other
files of a segment depend on the whole of it.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from newsgen.codec import pack
from newsgen.search.model import Segment
from newsgen.search.parts import Part, read_shown, split_segment


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
        shown = read_shown(path)
        if shown is None or shown[0] >= len(self.parts):
            return self.mark
        return self.parts[shown[0]].mark

    def keeping(self, right: Collection[str], wrong: Iterable[str]) -> "MarkedSegment":
        """The segment, with what need not be made again.

        `right` are its paths in the output whose files have their marks, `wrong` all others.
        """
        damaged = {shown[0] for path in wrong if (shown := read_shown(path))}
        files: dict[int, list[str]] = defaultdict(list)
        stories: Counter[int] = Counter()
        for path in sorted(right):
            if shown := read_shown(path):
                at, is_first = shown
                files[at].append(path)
                stories[at] += is_first
        parts = (
            replace(part, kept=tuple(files[at]))
            if at not in damaged and stories[at] == len(part.part.stories)
            else part
            for at, part in enumerate(self.parts)
        )
        return replace(self, parts=tuple(parts))


def mark_segment(segment: Segment, salt: str) -> MarkedSegment:
    """`segment` with its marks. `salt` stands for the code."""
    parts = tuple(MarkedPart(part, _digest(salt, part)) for part in split_segment(segment))
    mark = _digest(salt, [part.mark for part in parts])
    return MarkedSegment(segment, mark, parts)


def _digest(salt: str, value: object) -> str:
    digest = hashlib.blake2b(salt.encode(), digest_size=16)
    digest.update(pack(value))
    return digest.hexdigest()
