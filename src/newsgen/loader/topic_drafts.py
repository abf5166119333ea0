"""The headings and cues of ``data/topics.yaml``, as they are written, ready to be added to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

from newsgen.loader.folding import fold
from newsgen.slugs import slugify

_PLAIN: Final = 40
"""Characters; a longer name may be cut in its slug."""


@dataclass(slots=True)
class Draft:
    """A heading as it is written. An upper one has headings below it, a lower one has cues."""

    label: str
    iptc: str = ""
    also: list[str] = field(default_factory=list)
    """Other names that front matter may use."""
    claimed: list[str] = field(default_factory=list)
    """Those that a site gives it; they are taken from other headings."""
    cues: dict[str, float] = field(default_factory=dict)
    """Word or phrase → 1, 2 or 3."""
    strong: bool = False
    """Whether it asks for a cue of weight 3, or for a high score."""
    topics: dict[str, "Draft"] = field(default_factory=dict)
    """Lower headings by id, in the order of the file."""

    id: str = field(init=False)
    """``Floods and storms`` → ``floods-and-storms``."""

    def __post_init__(self) -> None:
        self.id = fold_label(self.label)


def fold_label(label: str) -> str:
    """What two spellings of a heading share: ``Law & Justice`` → ``law-and-justice``."""
    words = label.split(" ")
    if len(label) <= _PLAIN and all(w.isascii() and w.isalpha() and w.islower() for w in words):
        return "-".join(words)  # as most other names are written, and ten times as fast
    return slugify(fold(label.replace("&", " and ")))


def read_drafts() -> dict[str, Draft]:
    """The upper headings of the built-in vocabulary by id, made anew at each call."""
    uppers = [_read_upper(label, upper) for label, upper in _load().items()]
    return {upper.id: upper for upper in uppers}


@cache
def _load() -> Any:
    data = resources.files("newsgen.loader").joinpath("data", "topics.yaml").read_bytes()
    return yaml.load(data, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _read_upper(label: str, upper: Mapping[str, Any]) -> Draft:
    lower = [_read_lower(name, values) for name, values in upper["topics"].items()]
    topics = {draft.id: draft for draft in lower}
    return Draft(label, upper["iptc"], list(upper.get("also", ())), topics=topics)


def _read_lower(label: str, values: Mapping[str, Any]) -> Draft:
    # The last weight would win; a cue is given its first.
    cues: dict[str, float] = {}
    for weight, words in values["cues"].items():
        for cue in words.split(", "):
            cues.setdefault(cue, float(weight))
    also, strong = list(values.get("also", ())), bool(values.get("strong", False))
    return Draft(label, values["iptc"], also, cues=cues, strong=strong)
