"""The word lists in ``newsgen/loader/data`` that the rules for quotations read.

Each is read once. A list is plain text: ``#`` starts a comment, ``[name]`` a section.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from newsgen.loader.first_names import Gender

_PACKAGE = "newsgen.loader"


@dataclass(frozen=True, slots=True)
class SpeechVerbs:
    """Forms of the verbs of speech, in lower case."""

    forms: frozenset[str]
    strong: frozenset[str]
    """A cue wherever they stand: ``said``."""
    noun_like: frozenset[str]
    """As often a noun: ``report``; a cue only right after their subject."""


@dataclass(frozen=True, slots=True)
class Titles:
    """Words before a person's name, in lower case and without a full stop."""

    all: frozenset[str]
    courtesy: frozenset[str]
    """``mr``, ``dr``: neither a name nor a role."""
    offices: frozenset[str]
    """``mayor``, ``spokesman``."""
    female: frozenset[str]
    male: frozenset[str]
    suffixes: frozenset[str]
    """``jr``: after the surname."""


def _read_lines(name: str) -> Iterator[str]:
    """The lines of one list without comments and blank lines."""
    text = resources.files(_PACKAGE).joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        words = line.partition("#")[0].strip()
        if words:
            yield words


@cache
def read_sections(name: str) -> Mapping[str, frozenset[str]]:
    """The words of each ``[section]`` of the list called `name`."""
    sections: dict[str, set[str]] = {}
    here: set[str] = set()
    for line in _read_lines(name):
        if line.startswith("["):
            here = sections.setdefault(line.strip("[]"), set())
        else:
            here.update(line.split())
    return {title: frozenset(words) for title, words in sections.items()}


@cache
def speech_verbs() -> SpeechVerbs:
    """All forms in ``speech_verbs.txt``: ``say!: says! said!``."""
    marked = [form for line in _read_lines("speech_verbs.txt") for form in line.split()]
    forms = [form.rstrip(":") for form in marked]
    return SpeechVerbs(
        forms=frozenset(form.rstrip("!?") for form in forms),
        strong=frozenset(form.rstrip("!?") for form in forms if "!" in form),
        noun_like=frozenset(form.rstrip("!?") for form in forms if "?" in form),
    )


@cache
def titles() -> Titles:
    """The words of ``titles_before_names.txt``."""
    sections = read_sections("titles_before_names.txt")
    courtesy = frozenset().union(*(v for k, v in sections.items() if k.startswith("courtesy")))
    offices = frozenset().union(*(v for k, v in sections.items() if k.startswith("offices")))
    return Titles(
        all=courtesy | offices | sections["modifiers"],
        courtesy=courtesy,
        offices=offices,
        female=sections["courtesy female"] | sections["offices female"],
        male=sections["courtesy male"] | sections["offices male"],
        suffixes=sections["suffixes"],
    )


@cache
def role_nouns() -> frozenset[str]:
    """Nouns that name what somebody is: ``lecturer``."""
    return read_sections("role_nouns.txt")["roles"] | titles().offices


@cache
def kin_genders() -> Mapping[str, Gender]:
    """Whether a word for a relative tells a woman or a man: ``sister`` → f."""
    sections = read_sections("role_nouns.txt")
    genders: dict[str, Gender] = dict.fromkeys(sections["kin female"], "f")
    return genders | dict.fromkeys(sections["kin male"], "m")


@cache
def kin() -> frozenset[str]:
    """Words for a relative: ``her sister``."""
    return read_sections("role_nouns.txt")["kin"] | frozenset(kin_genders())


@cache
def unnamed_persons() -> frozenset[str]:
    """Nouns for one person whom a story may leave unnamed: ``neighbour``, ``baker``."""
    sections = read_sections("role_nouns.txt")
    return sections["persons unnamed"] | sections["persons described"] | role_nouns() | kin()


@cache
def bodies() -> frozenset[str]:
    """Nouns for an organisation that speaks without a name: ``army``, ``airline``, ``council``."""
    own = read_sections("role_nouns.txt")["bodies"]
    return own | described_organisations() | kinds_of_organisation()


@cache
def documents() -> frozenset[str]:
    """Nouns for what is written: ``report``; what it tells has a source."""
    return read_sections("role_nouns.txt")["documents"]


@cache
def described_persons() -> frozenset[str]:
    """Nouns for one person whom the article names elsewhere: ``dane``, ``winner``."""
    sections = read_sections("role_nouns.txt")
    return sections["persons described"] | sections["persons by country or party"]


@cache
def described_organisations() -> frozenset[str]:
    """Nouns for an organisation that the article names elsewhere: ``airline``."""
    return read_sections("role_nouns.txt")["organisations described"]


@cache
def kinds_of_organisation() -> frozenset[str]:
    """Nouns that stand in the names they stand for: ``ministry``, ``council``."""
    return read_sections("role_nouns.txt")["organisations named by kind"] | institutions()


@cache
def institutions() -> frozenset[str]:
    """Organisations named by what they are for: ``foreign ministry``."""
    return read_sections("role_nouns.txt")["institutions"]


@cache
def word_bearers() -> frozenset[str]:
    """Things on which words stand, which nobody says: ``banner``."""
    return read_sections("role_nouns.txt")["things that carry words"]


@cache
def read_surfaces() -> frozenset[str]:
    """Things whose words are read, where a verb says so: ``the board read``."""
    return read_sections("role_nouns.txt")["things that words are read on"] | word_bearers()


@cache
def speech_nouns() -> frozenset[str]:
    """Nouns for something said or written: ``remark``."""
    return read_sections("speech_nouns.txt")["speech nouns"]


@cache
def organisation_words() -> frozenset[str]:
    """Words of names that no person bears: ``foundation``."""
    return read_sections("words_not_in_names.txt")["organisation words"]


@cache
def nationalities() -> frozenset[str]:
    """Words as ``iraqi`` that stand before a name or a noun, and are no name."""
    return read_sections("words_not_in_names.txt")["nationalities"]
