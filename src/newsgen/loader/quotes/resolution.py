"""From the printed mention of a speaker to a name: surname, description, ``he`` or ``she``."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from newsgen.loader.first_names import Gender, is_first_name
from newsgen.loader.quotes.antecedents import (
    Person,
    Spoken,
    Surroundings,
    find_antecedent,
    survey,
)
from newsgen.loader.quotes.lexicon import (
    nationalities,
    organisation_words,
    role_nouns,
    titles,
)
from newsgen.loader.quotes.noun_phrases import name_in
from newsgen.loader.quotes.people import People, find_people, join_name
from newsgen.loader.quotes.person_names import Mention, split_titles
from newsgen.loader.quotes.readings import Attribution
from newsgen.loader.quotes.tokens import Token, is_capitalised, tokenise
from newsgen.loader.quotes.words import (
    DETERMINERS,
    IRREGULAR_PASTS,
    NOT_NAMES,
    PARTICLES,
    PRONOUNS,
)
from newsgen.records import Span

_PRONOUN_GENDERS: Final[dict[str, Gender]] = {"he": "m", "she": "f"}
_LONGEST_NAME = 5
_AFTER_NAME = frozenset(
    ("of", "for", "from", "with", "at", "in", "on", "himself", "herself", "too", "also", "who")
)
_INDEFINITE = frozenset(("a", "an", "another", "one"))
_DEFINITE = frozenset(("the", "his", "her", "its", "their", "our"))


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


def _proper_part(tokens: Sequence[Token]) -> Sequence[Token]:
    """From the first capitalised word: ``the independent [Water Board]``."""
    if len(tokens) < 2 or tokens[0].lower != "the":
        return tokens
    return tokens[2:] if tokens[1].text.islower() and len(tokens) > 2 else tokens[1:]


def _clean_phrase(tokens: Sequence[Token], text: str) -> str:
    """The name of an organisation as printed, without article and adjectives."""
    part = _proper_part(tokens)
    return text[part[0].start : part[-1].end]


def _is_organisation(tokens: Sequence[Token]) -> bool:
    """``the Water Board``, ``Bank of Oslo``, ``CNN``; not ``US officials``, ``the King``."""
    body = _proper_part(tokens)
    if not body or not is_capitalised(body[-1].text):
        return False
    last = body[-1].lower.rstrip(".")
    if last in nationalities() or last in titles().all:
        return False
    return all(is_capitalised(one.text) or one.lower in ("of", "and", "for", "&") for one in body)


def _has_organisation_word(tokens: Sequence[Token]) -> bool:
    """``the King Center``, ``Bank of Oslo``; not ``Senate Leader Ana Ruiz``."""
    at = max((n for n, one in enumerate(tokens) if one.lower in organisation_words()), default=-1)
    return at >= 0 and (at == len(tokens) - 1 or tokens[at + 1].lower == "of")


def _words_of(text: str, tokens: Sequence[Token], part: Span) -> list[str]:
    printed = text[tokens[part[0]].start : tokens[part[1] - 1].end]
    return printed.strip(" ,.;:").replace("\xa0", " ").split()


def _is_described(tokens: Sequence[Token], part: Span) -> bool:
    """``the Reed campaign``: the name only describes the noun after it."""
    follows = tokens[part[1] :]
    if not follows or follows[0].lower in _AFTER_NAME or not follows[0].text[0].isalnum():
        return False
    if tokens[0].lower in DETERMINERS:
        return True
    verb = follows[0].lower in IRREGULAR_PASTS or follows[0].lower.endswith("ed")
    whole = part[1] - part[0] > 1 and is_first_name(tokens[part[0]].text)
    return not (verb or whole or is_capitalised(follows[0].text))


def _closing_name(tokens: Sequence[Token]) -> Span | None:
    """``the head of the Joint Council Gen. [Ana Ruiz]``: a name after a title or an institution."""
    at = end = len(tokens)
    while at > 0 and is_capitalised(tokens[at - 1].text):
        lower = tokens[at - 1].lower.rstrip(".")
        if lower in titles().all or lower in organisation_words():
            return (at, end) if end - at > 1 else None
        at -= 1
    titled = at > 0 and tokens[at - 1].lower in titles().all
    return (at, end) if titled and end - at > 1 else None


class Resolver:
    """Resolves the speakers of one article, named ones first."""

    def __init__(
        self, text: str, pieces: Sequence[Span], quoted: Sequence[Span], people: People
    ) -> None:
        self.text = text
        self.people = people
        self.pieces = pieces
        self.quoted = quoted
        self.genders: dict[str, Gender] = {}
        self.identities: dict[Span, Identity] = {}

    def resolve(self, attributions: Iterable[Attribution]) -> dict[Span, Identity]:
        """Who each printed mention stands for."""
        mentions = {one.mention: (one.referent, one.role) for one in attributions}
        pronouns = []
        for span, (referent, role) in mentions.items():
            if referent:
                self.identities[span] = self._identify(referent)
            elif self.text[span[0] : span[1]].lower() in PRONOUNS:
                pronouns.append(span)
            else:
                self.identities[span] = self._with_apposition(self._identify(span), span, role)
        if pronouns:
            self._resolve_pronouns(sorted(pronouns))
        return self.identities

    def _with_apposition(self, identity: Identity, span: Span, role: Span | None) -> Identity:
        """``The union’s chair, [Ana Ruiz], said``: the apposition names whom the mention tells."""
        if not identity.anonymous or role is None:
            return identity
        tokens = tokenise(self.text[slice(*role)], role[0], *role)
        if not 2 <= len(tokens) <= _LONGEST_NAME:
            return identity
        if not all(is_capitalised(one.text) or one.text in PARTICLES for one in tokens):
            return identity
        named = self._named(tokens)
        return Identity(named.name, False, span, apposed=True) if named else identity

    def _identify(self, span: Span) -> Identity:
        """A mention that is no pronoun."""
        start, end = span
        tokens = tokenise(self.text[start:end], start, start, end)
        printed = self.text[start:end]
        if _is_organisation(tokens) and _has_organisation_word(tokens):
            return Identity(_clean_phrase(tokens, self.text), anonymous=False)
        named = self._named(tokens)
        if named:
            return named
        described = self._by_office(tokens)
        if described:
            return Identity(described, anonymous=False, inferred=True)
        if tokens and _is_organisation(tokens):
            return Identity(_clean_phrase(tokens, self.text), anonymous=False)
        return Identity(printed, anonymous=True)

    def _named(self, tokens: Sequence[Token]) -> Identity | None:
        """``Fresno Mayor Ruiz`` → Ana Ruiz, with ``Fresno Mayor`` as her role."""
        part = name_in(tokens, (0, len(tokens)))
        if part is None or _is_described(tokens, part):
            part = _closing_name(tokens)
        if part is None:
            return self._title_as_surname(tokens)
        words = _words_of(self.text, tokens, part)
        if not all(is_capitalised(word) or word.lower() in PARTICLES for word in words):
            return None
        inside, name = split_titles(words)
        outside = (token.lower.rstrip(".") for token in tokens[: part[0]])
        before = (*(word for word in outside if word in titles().all), *inside)
        if not name or (len(name) == 1 and name[0].lower().rstrip(".") in nationalities()):
            return None
        start = tokens[part[0]].start
        full = self.people.full_name(Mention(start, tokens[part[1] - 1].end, name, before))
        if len(full) == 1 and tokens[0].lower in _INDEFINITE:
            return None  # "a Dane"
        return Identity(join_name(full), False, self._premodifier(tokens, name))

    def _title_as_surname(self, tokens: Sequence[Token]) -> Identity | None:
        """``King`` where the article names ``Ana King``."""
        if len(tokens) != 1 or not is_capitalised(tokens[0].text):
            return None
        one = tokens[0]
        full = self.people.full_name(Mention(one.start, one.end, (one.text,), ()))
        return Identity(join_name(full), anonymous=False) if len(full) > 1 else None

    def _premodifier(self, tokens: Sequence[Token], name: Sequence[str]) -> Span | None:
        """The role before a name, courtesy titles left out: ``[Mayor] Ana Ruiz``."""
        at = next((n for n, one in enumerate(tokens) if one.text == name[0]), 0)
        before = list(tokens[:at])
        while before and before[-1].lower.rstrip(".") in titles().courtesy:
            before.pop()
        while before and before[0].lower in ("the", "a", "an"):
            before.pop(0)
        if not before or all(one.text in NOT_NAMES for one in before):
            return None
        if len(before) == 1 and before[0].lower.rstrip(".") not in titles().all | role_nouns():
            return None  # "famous", "Oslo"
        return before[0].start, before[-1].end

    def _by_office(self, tokens: Sequence[Token]) -> str | None:
        """``Iraq’s prime minister``, ``the mayor``: the one person who carries that office."""
        if not tokens or len(tokens) > 6 or tokens[-1].lower not in role_nouns() | titles().offices:
            return None
        definite = tokens[0].lower in _DEFINITE or "’s" in tokens[0].text or "'s" in tokens[0].text
        if not definite:
            return None
        double = " ".join(one.lower for one in tokens[-2:])
        names = self.people.by_office.get(double) or self.people.by_office.get(tokens[-1].lower)
        return next(iter(names)) if names and len(names) == 1 else None

    def _persons(self) -> Iterator[Person]:
        """All mentions of people in order; learns their genders on the way."""
        speakers = {one.name for one in self.identities.values() if not one.anonymous}
        for mention in self.people.mentions:
            name = join_name(self.people.full_name(mention))
            if mention.gender:
                self.genders.setdefault(name, mention.gender)
            full = " " in name
            known = name in speakers or name in self.genders
            sure = mention.sure or known or len(mention.name) < name.count(" ") + 1
            if sure or full:
                yield Person(mention.start, mention.end, name, mention.opens, sure)

    def _resolve_pronouns(self, pronouns: Sequence[Span]) -> None:
        """``he`` and ``she`` in order; other pronouns stay as printed."""
        around: Surroundings | None = None
        named = sorted(
            (span, one.name) for span, one in self.identities.items() if not one.anonymous
        )
        spoken = [Spoken(span[1], name) for span, name in named]
        at = 0
        last: Spoken | None = None
        for span in pronouns:
            while at < len(spoken) and spoken[at].end <= span[0]:
                last = spoken[at]
                at += 1
            printed = self.text[span[0] : span[1]]
            gender = _PRONOUN_GENDERS.get(printed.lower())
            name = None
            if gender:
                if around is None:
                    around = survey(self.text, list(self._persons()), self.pieces, self.quoted)
                name = find_antecedent(around, self.genders, span[0], gender, last)
            if name and gender:
                self.genders.setdefault(name, gender)
                last = Spoken(span[1], name)
            self.identities[span] = Identity(
                name or printed, anonymous=name is None, inferred=name is not None
            )


def resolve_speakers(
    text: str, pieces: Sequence[Span], quoted: Sequence[Span], attributions: Sequence[Attribution]
) -> dict[Span, Identity]:
    """Who each printed mention of a speaker stands for, by its span."""
    if not attributions:
        return {}
    return Resolver(text, pieces, quoted, find_people(text, pieces)).resolve(attributions)
