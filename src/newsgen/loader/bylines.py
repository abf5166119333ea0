"""Bylines: ``By Ana Ruiz and Tom Akers, Reuters`` → who wrote the story, as what, from where."""

import re
from dataclasses import dataclass

from msgspec.structs import replace

from newsgen.loader.agencies import find_agency
from newsgen.loader.first_names import is_first_name
from newsgen.loader.gazetteer import is_place
from newsgen.records import Byline, Span

__all__ = ["continues_byline", "find_inline_byline", "is_byline", "read_bylines", "title_case_name"]

_MOST_CHARACTERS = 220
_MOST_WORDS = 24
"""A byline is short; four authors with their towns and papers fit."""

_PARTICLE = (
    r"(?:de|da|das|do|dos|del|della|di|du|la|le|van|von|der|den|ter|ten|zu|bin|binti|binte|ibn|"
    r"al|el|ul|y|e|st\.?)"
)
_WORD = r"(?:al-|el-|d['’]|O['’])?[A-ZÀ-ÞĀ-Ž][\w.'’\-]*"
_PARTICLES = frozenset(_PARTICLE[3:-1].replace(r"\.?", "").split("|"))
_FIRST_OF_LEADS = tuple("ABPRSTWb")
"""First letters of what `_LEAD` matches."""

_MOST_SPACES_IN_NAME = 7
_MOST_SPACES_BEHIND_NAME = 14
"""In a byline without ``By``: its role, its paper and the labels of the page."""

_BARE_RULE = "name-below-headline"

_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{0,5}}")

_LEAD = re.compile(
    r"(?:(?:Story|Report|Words|Text|Analysis|Written|WRITTEN|Reported|Posted)\s+)?(?:[Bb]y|BY)\s*:?\s+"
)
_TAIL_LEAD = re.compile(r"\s*,?\s*(?:Written|Reported)\s+by$")
"""``Ana Ruiz, CNN Written by``: a page's label that came loose behind the name."""

_CUT = re.compile(
    r"\s*(?:\||•|·|\s[-–—]\s|\(?\b(?:Updated|Published|Posted|Last modified)\b|@\w|\S+@\S+)"
)
_SEPARATOR = re.compile(r"\s*(?:,|;|/|&|\n|\r|\band\b|\bAND\b|\bwith\b)\s*")
_PLACE = re.compile(r"\s+(?:in|IN|at|from)\s+(?=[A-ZÀ-Þ])")
_FOR = re.compile(r"\s+(?:for|FOR|of|OF)\s+(?=[A-ZÀ-Þ])")
_ROLE = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|writers?|columnists?|journalists?|producers?|"
    r"bureau|chiefs?|staff|desk|analysts?|contributors?|presenters?|critics?|photographers?|"
    r"fellow|professor|director|economist|researcher|intern|freelancer?|specialist)\b",
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s+\d|$)|The\b|Then\b|Now\b|This\b|That\b|These\b|Those\b|Popular\b|Order\b"
)
_OUTLET = re.compile(
    r"(?:The )?(?:[A-ZÀ-Þ][\w.&'’-]*\s+){1,4}(?:and\s+[A-ZÀ-Þ]\w+\s+)?"
    r"(?:Advertiser|Argus|Bugle|Bulletin|Chronicle|Courier|Dispatch|Echo|Enquirer|Examiner|Express|"
    r"Gazette|Globe|Guardian|Herald|Independent|Inquirer|Journal|Lantern|Ledger|Mail|Mercury|"
    r"Messenger|Mirror|Monitor|News|Observer|Packet|Post|Press|Radio|Recorder|Register|Review|"
    r"Sentinel|Standard|Star|Sun|Telegraph|Times|Tribune|Weekly)"
)
"""``The Harbour Courier``, ``Fen Gazette``: a paper by the last word of its name."""

_THE_OUTLET = re.compile(r"The(?: [A-ZÀ-Þ][\w.&'’-]*){1,4}")
_NATIONS = frozenset({"England", "Northern Ireland", "Scotland", "Wales"})
"""Behind a broadcaster they name a service, ``BBC Wales``; a city names a bureau."""

_STAFF = frozenset({"staff", "agencies", "correspondent", "our correspondent", "news desk"})
_SMALL_MAC = re.compile(r"\b(?:Mc|Mac)(?=[A-Z]{2})")
"""``McDONALD``: capitals but for the small letters of the prefix."""
_MC = re.compile(r"^(Mc|Mac)([a-z])([a-z]{2,})$")
_INLINE = re.compile(
    rf"(?:[Bb]y|BY)\s+(?P<who>{_WORD}(?:\s+{_WORD}|\s+{_PARTICLE}){{1,4}}"
    rf"(?:\s+and\s+{_WORD}(?:\s+{_WORD}){{1,3}})?(?:,\s*[A-Z][\w ]{{1,24}}?)?)"
    r"(?:\s{2,}|\s*[\n\r]\s*|\s+[-–—|]\s+)(?=[A-Z]{2})"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int


def title_case_name(name: str) -> str:
    """``ANA DE LA CRUZ`` → ``Ana de la Cruz``; a name in mixed case stays as it is."""
    raised = _SMALL_MAC.sub(lambda match: match[0].upper(), name)
    if sum(c.isalpha() for c in raised) < 3 or not raised.isupper():
        return name
    words = raised.split()
    return " ".join(
        word.lower() if place and word.lower() in _PARTICLES else _capitalise(word)
        for place, word in enumerate(words)
    )


def _capitalise(word: str) -> str:
    if "." in word[:-1]:  # initials: J.K.
        return word
    parts = re.split(r"([-'’])", word)
    joined = "".join(part.capitalize() for part in parts)
    return _MC.sub(lambda m: m[1] + m[2].upper() + m[3], joined) if word[:2] == "MC" else joined


def is_byline(line: str, *, below_headline: bool = False) -> bool:
    """Whether a stripped line is a byline and nothing else.

    A name alone, or with a role or a paper that no list has, needs its place to tell: right below
    the headline (``below_headline``).
    """
    if not _may_be_byline(line, below_headline):
        return False
    return any(below_headline or by.rule != _BARE_RULE for by in read_bylines(line, (0, len(line))))


def _may_be_byline(line: str, below_headline: bool) -> bool:
    """A cheap look: ``By``, or a name of few words, as a rule before a comma."""
    if len(line) > _MOST_CHARACTERS:
        return False
    if (line[:1] in _FIRST_OF_LEADS and _LEAD.match(line)) or line.endswith("by"):
        return True
    name, comma, rest = line.partition(",")
    if not comma and not below_headline:
        return False
    return name.count(" ") <= _MOST_SPACES_IN_NAME and rest.count(" ") <= _MOST_SPACES_BEHIND_NAME


def continues_byline(line: str, below: str) -> bool:
    """Whether the line below a byline says more of its authors: ``BBC News`` below ``By …``."""
    authors = len(read_bylines(line, (0, len(line))))
    joined = f"{line}, {below}"
    return 0 < authors == len(read_bylines(joined, (0, len(joined))))


def read_bylines(text: str, span: Span) -> tuple[Byline, ...]:
    """The authors that the line ``text[span]`` names; empty where it is not a byline.

    Forms (needs.md, B01-B08): ``By Ana Ruiz``, ``By ANA RUIZ and TOM AKERS``, ``By Ana Ruiz,
    Political Correspondent``, ``By Ana Ruiz in Oslo``, ``Ana Ruiz, Reuters``, ``Written by Ana
    Ruiz, CNN``, ``By Agence France-Presse``, ``By Ana Ruiz | Updated: …``; and ``Ana Ruiz``, ``Ana
    Ruiz, Transport Editor, The Fen Post``, which only their place can tell (`is_byline`).
    """
    start, end = span
    if end - start > _MOST_CHARACTERS:
        return ()
    line = text[start:end]
    lead = _LEAD.match(line)
    tail = _TAIL_LEAD.search(line)
    offset = lead.end() if lead else 0
    stop = tail.start() if tail else len(line)
    cut = _CUT.search(line, offset, stop)
    if cut:
        stop = cut.start()
    body = line[offset:stop].rstrip(" \t,.")
    if not body or len(body.split()) > _MOST_WORDS:
        return ()
    pieces = _split(body, start + offset)
    marked = bool(lead or tail)
    authors = _read_pieces(pieces, marked)
    if marked or _is_bare_byline(authors, pieces, comma="," in body):
        return authors
    return _read_bare(authors, line)


def _split(body: str, start: int) -> tuple[_Piece, ...]:
    found, at = [], 0
    for match in _SEPARATOR.finditer(body):
        found.append(_Piece(body[at : match.start()], start + at))
        at = match.end()
    found.append(_Piece(body[at:], start + at))
    return tuple(piece for piece in found if piece.text.strip())


def _is_bare_byline(
    authors: tuple[Byline, ...], pieces: tuple[_Piece, ...], *, comma: bool
) -> bool:
    """Without ``By``, only ``Ana Ruiz, Reuters``: a full name and a known agency.

    ``Ana Ruiz/Reuters`` is the credit of a photo.
    """
    return (
        len(authors) == 1
        and len(pieces) == 2
        and len(authors[0].name.split()) in (2, 3)
        and find_agency(pieces[1].text).known
        and comma
    )


def _read_bare(authors: tuple[Byline, ...], line: str) -> tuple[Byline, ...]:
    """Names without ``By``, whose place has to tell: ``Ana Ruiz``, ``Ana Ruiz, Fen Post``."""
    if line[-1] in ".,:;!?" or len(authors) > 2:
        return ()
    if not all(_is_bare_name(author.name) for author in authors):
        return ()
    return tuple(replace(a, rule=_BARE_RULE, confidence=0.6) for a in authors)


def _is_bare_name(name: str) -> bool:
    """Two words, or three with a known first name; not ``Virginia Beach``, not ``Fen Post``."""
    words = name.split()
    if len(words) == 2 or (len(words) == 3 and is_first_name(words[0])):
        return not (is_place(name) or _OUTLET.fullmatch(name) or find_agency(name).known)
    return False


def _read_pieces(pieces: tuple[_Piece, ...], marked: bool) -> tuple[Byline, ...]:
    authors: list[Byline] = []
    for piece in pieces:
        if authors and (more := _describe(authors, piece.text)):
            authors = more
            continue
        author = _read_author(piece, marked)
        if author is None:
            return ()
        authors.append(author)
    return tuple(authors)


def _describe(authors: list[Byline], text: str) -> list[Byline] | None:
    """Give a role, an organisation or a place to the authors that have none; None: it is a name."""
    agency = find_agency(text)
    if agency.known:
        return [replace(a, organisation=a.organisation or agency.name) for a in authors]
    organisation, rest = _split_agency(text)
    if _is_outlet(text) or (organisation and rest in _NATIONS):
        return [replace(a, organisation=a.organisation or text) for a in authors]
    if organisation and is_place(rest):
        return [
            replace(a, organisation=a.organisation or organisation, place=a.place or rest)
            for a in authors
        ]
    if _ROLE.search(text):
        return [
            replace(a, role=a.role or rest, organisation=a.organisation or organisation)
            for a in authors
        ]
    if authors[-1].organisation and is_place(text):
        return [replace(a, place=a.place or text) for a in authors]
    return None


def _is_outlet(text: str) -> bool:
    """``The Harbour Courier``; but ``Tom Post`` is a person."""
    if _THE_OUTLET.fullmatch(text):
        return _ROLE.search(text) is None
    return _OUTLET.fullmatch(text) is not None and not is_first_name(text.split(maxsplit=1)[0])


def _split_agency(text: str) -> tuple[str | None, str]:
    """``BBC News technology reporter``, ``CNN Seoul`` → the outlet, and the role or the place."""
    words = text.split()
    for size in (3, 2, 1):
        agency = find_agency(" ".join(words[:size]))
        if agency.known and len(words) > size:
            return agency.name, " ".join(words[size:])
    return None, text


def _read_author(piece: _Piece, marked: bool) -> Byline | None:
    text, place, organisation = piece.text, None, None
    if match := _PLACE.search(text):
        text, place = text[: match.start()], text[match.end() :]
    if match := _FOR.search(text):
        text, organisation = text[: match.start()], text[match.end() :]
    span = (piece.start, piece.start + len(text))
    agency = find_agency(text)
    if agency.known and marked:
        return Byline(text, None, agency.name, place, span, "organisation-byline", 0.9)
    if text.casefold() in _STAFF or text.casefold().removesuffix("s").endswith("staff writer"):
        return Byline(text, text, organisation, place, span, "staff-byline", 0.8)
    if marked and _is_outlet(text):
        return Byline(text, None, text, place, span, "organisation-byline", 0.9)
    words = text.split()
    if len(words) < 2 or len(words) > 6 or not _NAME.fullmatch(text) or _NOT_NAMES.match(text):
        return None
    rule, confidence = ("byline", 0.95) if marked else ("name-and-agency", 0.7)
    return Byline(title_case_name(text), None, organisation, place, span, rule, confidence)


def find_inline_byline(text: str, span: Span) -> Span | None:
    """The byline that stands before a dateline on the same line, trailing space excluded.

    ``By Ana Ruiz, Reuters    OSLO, May 3 - Rain fell.`` → the span of ``By Ana Ruiz, Reuters``.
    """
    match = _INLINE.match(text, span[0], min(span[1], span[0] + _MOST_CHARACTERS))
    return (match.start(), match.end("who")) if match else None
