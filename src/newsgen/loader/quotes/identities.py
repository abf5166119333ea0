"""What resolving the mention of a speaker gives."""

from dataclasses import dataclass

from newsgen.records import Span


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a mention stands for; `premodifier` is the role printed before the name."""

    name: str
    anonymous: bool
    premodifier: Span | None = None
    apposed: bool = False
    """Whether the mention describes, and the apposition names: ``its boss, Ana Ruiz, said``."""
    inferred: bool = False
    """Whether the name stands elsewhere: ``she``, ``the mayor``."""
    group: bool = False
    """Whether it is an organisation."""
    joint: bool = False
    """Whether two speak together: ``Ana Ruiz and Mr Haddad``."""
