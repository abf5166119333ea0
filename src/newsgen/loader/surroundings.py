"""What a text is read with, beside itself."""

from dataclasses import dataclass, field

from newsgen.loader.houses import House
from newsgen.loader.vocabulary import Vocabulary, read_vocabulary


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the archive, the publisher and the site say of one text."""

    standing: frozenset[int] = frozenset()
    """Digests of the lines that recur in the archive (`newsgen.loader.standing`)."""
    house: House | None = None
    """The profile of the publisher that printed it."""
    vocabulary: Vocabulary = field(default_factory=read_vocabulary)
    """The topics of the site."""
    finding: bool = True
    """Whether quotations, names, topics and dates are looked for in the body."""
