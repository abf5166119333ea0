"""From the printed mention of a speaker to a name: surname, description, ``he`` or ``she``."""

from collections.abc import Iterable, Sequence

from newsgen.loader.quotes.descriptions import described_person
from newsgen.loader.quotes.group_phrases import (
    clean_phrase,
    ends_like_organisation,
    is_anybody,
    is_body,
    is_document,
    is_firm,
    is_institution,
    is_organisation,
    is_plain_plural,
    without_acronym,
)
from newsgen.loader.quotes.head_names import name_of
from newsgen.loader.quotes.identities import Identity
from newsgen.loader.quotes.institutions import name_institution, spell_out
from newsgen.loader.quotes.lexicon import (
    described_persons,
    kin,
    nationalities,
    role_nouns,
    titles,
)
from newsgen.loader.quotes.noun_phrases import is_name_part
from newsgen.loader.quotes.organisations import described_noun
from newsgen.loader.quotes.outside import name_outside
from newsgen.loader.quotes.people import People, join_name
from newsgen.loader.quotes.person_names import KEPT_TITLES, Mention, plain, split_titles
from newsgen.loader.quotes.readings import Attribution
from newsgen.loader.quotes.stand_ins import StandIns, is_pronoun, royal_name
from newsgen.loader.quotes.tokens import Token, is_capitalised, tokenise
from newsgen.loader.quotes.words import (
    NOT_NAMES,
    PARTICLES,
)
from newsgen.records import Span

_LONGEST_NAME = 5
_AND = frozenset(("and", "&"))
_INDEFINITE = frozenset(("a", "an", "another", "one"))
_DEFINITE = frozenset(("the", "his", "her", "its", "their", "our"))


def _words_of(text: str, tokens: Sequence[Token], part: Span) -> list[str]:
    printed = text[tokens[part[0]].start : tokens[part[1] - 1].end]
    return printed.strip(" ,.;:").replace("\xa0", " ").split()


def _halves(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]] | None:
    """``[Ana Ruiz] and [Mr Haddad]``: two persons, nothing but their names and titles."""
    at = next((n for n, one in enumerate(tokens) if one.text in _AND), 0)
    if not 0 < at < len(tokens) - 1 or len(tokens) > 2 * _LONGEST_NAME:
        return None
    if not all(
        is_capitalised(one.text) or one.text in PARTICLES for one in tokens if one.text not in _AND
    ):
        return None
    return tokens[:at], tokens[at + 1 :]


def _is_courtesy(token: Token) -> bool:
    """``Mr``, ``Dr.``."""
    return plain(token.text) in titles().courtesy


def _share_surname(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """``[Mr] and [Mrs Haddad]``."""
    return len(first) == 1 and _is_courtesy(first[0]) and _is_courtesy(second[0])


def _names_a_people(tokens: Sequence[Token], word: str) -> bool:
    """``Norwegian``, ``the Dane``."""
    described = tokens[0].lower == "the" and word in described_persons()
    return described or word in nationalities()


def _is_royal(tokens: Sequence[Token]) -> bool:
    """``the Queen``, ``The Pope``."""
    return (
        len(tokens) == 2
        and tokens[0].lower == "the"
        and tokens[1].text.istitle()
        and (plain(tokens[1].text) in KEPT_TITLES)
    )


def _is_group(tokens: Sequence[Token]) -> bool:
    """``the Water Board``, ``Ministry of Rain``, ``Reed & Oakes``: its own words show it."""
    if is_institution(tokens) or is_firm(tokens):
        return True
    return is_organisation(tokens) and ends_like_organisation(tokens)


class Resolver:
    """Resolves the speakers of one article, named ones first."""

    def __init__(
        self, text: str, pieces: Sequence[Span], quoted: Sequence[Span], people: People
    ) -> None:
        self.text = text
        self.people = people
        self.pieces = pieces
        self.quoted = quoted
        self.identities: dict[Span, Identity] = {}

    def resolve(self, attributions: Iterable[Attribution]) -> dict[Span, Identity]:
        """Who each printed mention stands for."""
        mentions = {one.mention: (one.referent, one.role) for one in attributions}
        open_ones = []
        for span, (referent, role) in mentions.items():
            if referent:
                self.identities[span] = self._identify(referent)
            elif is_pronoun(self.text[slice(*span)]):
                self.identities[span] = Identity(self.text[slice(*span)], anonymous=True)
                open_ones.append(span)
            else:
                found = self._with_apposition(self._identify(span), span, role)
                self.identities[span] = found
                printed = self.text[slice(*span)]
                unnamed = found.anonymous or (found.group and found.name == printed)
                if unnamed and self._may_stand_in(span):
                    open_ones.append(span)
        if open_ones:
            stand_ins = StandIns(self.text, self.pieces, self.quoted, self.people, self.identities)
            self.identities.update(stand_ins.resolve(sorted(open_ones)))
        return self.identities

    def _may_stand_in(self, span: Span) -> bool:
        """Whether a description may stand for somebody: ``the Dane``, ``the airline``."""
        tokens = tokenise(self.text[slice(*span)], span[0], *span)
        return described_person(tokens) is not None or described_noun(tokens) is not None

    def _with_apposition(self, identity: Identity, span: Span, role: Span | None) -> Identity:
        """``The union’s chair, [Ana Ruiz], said``: the apposition names whom the mention tells."""
        if role is None or not (identity.anonymous or identity.inferred or identity.group):
            return identity
        tokens = tokenise(self.text[slice(*role)], role[0], *role)
        if len(tokens) > 2 and tokens[0].lower == "the" and plain(tokens[1].text) in titles().all:
            tokens = tokens[1:]  # "its editor, the Rev. Ana Ruiz"
        least = 1 if self.text[slice(*span)].rpartition(" ")[2].lower() in kin() else 2
        if not least <= len(tokens) <= _LONGEST_NAME or not is_capitalised(tokens[-1].text):
            return identity
        if not all(map(is_name_part, tokens)):
            return identity
        named = self._named(tokens)
        return Identity(named.name, False, span, apposed=True) if named else identity

    def _identify(self, span: Span) -> Identity:
        """A mention that is no pronoun."""
        start, end = span
        tokens = tokenise(self.text[start:end], start, start, end)
        printed = self.text[start:end]
        if is_plain_plural(tokens) or is_anybody(tokens):
            return Identity(printed, anonymous=True)
        body = without_acronym(tokens)
        if _is_group(body):
            two = is_firm(body) and any(one.text == "and" for one in body)  # "Reed & Oakes and Roe"
            return Identity(clean_phrase(body, self.text), False, group=True, joint=two)
        named = self._pair(tokens) or self._named(tokens)
        if named:
            return named
        described = self._by_office(tokens)
        if described:
            return Identity(described, anonymous=False, inferred=True)
        if _is_royal(tokens):
            name = royal_name(self.people, tokens[1].text)
            return Identity(name or printed, anonymous=False, inferred=name is not None)
        if tokens and is_organisation(tokens):
            return Identity(clean_phrase(tokens, self.text), anonymous=False, group=True)
        institution = name_institution(self.text, tokens)
        if institution:
            return Identity(spell_out(self.text, institution), anonymous=False, group=True)
        known = is_body(tokens) or is_document(tokens)
        return Identity(printed, anonymous=not known, group=known)

    def _pair(self, tokens: Sequence[Token]) -> Identity | None:
        """Two who are quoted together: ``Ana Ruiz and Mr Haddad``, one speaker of both names."""
        halves = _halves(tokens)
        if halves is None or any(ends_like_organisation(half) for half in halves):
            return None
        if _share_surname(*halves):
            return Identity(" ".join(one.text for one in tokens), anonymous=False, joint=True)
        first, second = (self._named(half) for half in halves)
        if not first or not second:
            return None
        if " " not in first.name and not _is_courtesy(halves[0][0]) and second.premodifier:
            return None  # "Sport and Health Minister Ruiz"
        return Identity(f"{first.name} and {second.name}", anonymous=False, joint=True)

    def _named(self, tokens: Sequence[Token]) -> Identity | None:
        """``Fresno Mayor Ruiz`` → Ana Ruiz, with ``Fresno Mayor`` as her role."""
        part = name_of(tokens)
        if part is None:
            return self._title_as_surname(tokens)
        words = _words_of(self.text, tokens, part)
        if not all(is_capitalised(word) or word.lower() in PARTICLES for word in words):
            return None
        inside, name = split_titles(words)
        outside = (token.lower.rstrip(".") for token in tokens[: part[0]])
        before = (*(word for word in outside if word in titles().all), *inside)
        if not name or (len(name) == 1 and _names_a_people(tokens, plain(name[0]))):
            return None
        start = tokens[part[0]].start
        full = self.people.full_name(Mention(start, tokens[part[1] - 1].end, name, before))
        if len(full) == 1 and tokens[0].lower in _INDEFINITE:
            return None  # "a Dane"
        if len(full) == 1:
            elsewhere = name_outside(self.text, self.pieces, full[0])
            full = tuple(elsewhere.split(" ")) if elsewhere else full
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
        word = before[0].lower.rstrip(".")
        if len(before) == 1 and word not in titles().all and word not in role_nouns():
            return None  # "famous", "Oslo"
        return before[0].start, before[-1].end

    def _by_office(self, tokens: Sequence[Token]) -> str | None:
        """``Iraq’s prime minister``, ``the mayor``: the one person who carries that office."""
        if not tokens or len(tokens) > 6 or tokens[-1].lower not in role_nouns():
            return None
        definite = tokens[0].lower in _DEFINITE or "’s" in tokens[0].text or "'s" in tokens[0].text
        if not definite:
            return None
        double = " ".join(one.lower for one in tokens[-2:])
        names = self.people.with_office(double) or self.people.with_office(tokens[-1].lower)
        return next(iter(names)) if names and len(names) == 1 else None


def resolve_speakers(
    text: str, pieces: Sequence[Span], quoted: Sequence[Span], attributions: Sequence[Attribution]
) -> dict[Span, Identity]:
    """Who each printed mention of a speaker stands for, by its span."""
    if not attributions:
        return {}
    return Resolver(text, pieces, quoted, People(text, pieces)).resolve(attributions)
