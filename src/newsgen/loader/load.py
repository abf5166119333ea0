"""A file → a record: read, decode, split the front matter, parse, with an override if there is one.

Each `load` reads the bytes that it parses, so the digests it returns are those of what was parsed.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from newsgen import codes
from newsgen.errors import Issue, has_errors, issue_at
from newsgen.loader.article import Override, Parsed, parse_article
from newsgen.loader.blocks import split
from newsgen.loader.fields import FrontMatter
from newsgen.loader.front_matter import find_head, read_front_matter
from newsgen.loader.houses import find_house
from newsgen.loader.limits import find_excess, find_markdown_excess
from newsgen.loader.site_rules import SiteRules
from newsgen.loader.sources import Text, Unread, decode, read_bytes
from newsgen.loader.standing import StandingLine, find_standing_lines
from newsgen.loader.surroundings import Surroundings
from newsgen.loader.vocabulary import read_vocabulary
from newsgen.places import SEEDS


@dataclass(frozen=True, slots=True)
class Glance:
    """What a file tells before it is parsed, in a twentieth of the time."""

    digest: str
    """Of its bytes; empty where they could not be read."""
    seed: str = ""
    """The seed that it corrects."""
    lines: tuple[StandingLine, ...] = ()
    """Lines that are standing copy if they recur in the archive; a correction has none."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one source gave."""

    parsed: Parsed
    glance: Glance
    """At the bytes that were parsed."""
    override_digest: str
    """Of the bytes that were read of its override."""
    seed: str = ""
    """The seed that the file corrects; it then has no article of its own."""


def digest_of(data: bytes) -> str:
    """The digest by which a file's bytes are told apart: BLAKE2b, 16 bytes, hexadecimal."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def load_article(
    root: Path,
    path: str,
    rules: SiteRules,
    override: str = "",
    standing: frozenset[int] = frozenset(),
    known: Glance | None = None,
) -> Loaded:
    """The article of the file at `path`, corrected by the front matter of the file `override`.

    `standing` has the digests of the lines that recur in the archive. `known` is what an earlier
    glance told: a file with other bytes is looked at anew.
    """
    text, front, issues, digest = _read(root, path, rules)
    same = known is not None and known.digest == digest
    glance = known if known is not None and same else _look(text, digest, rules)
    if front.seed is not None:
        return Loaded(Parsed(None, issues), glance, "", front.seed.value)
    over, over_digest = None, ""
    if override:
        over, over_issues, over_digest = _read_override(root, override, rules)
        issues += over_issues
    if text is None or has_errors(issues):
        return Loaded(Parsed(None, issues), glance, over_digest)
    around, wrong = _look_around(path, text, front, over, rules, standing)
    issues += wrong
    if wrong:
        return Loaded(Parsed(None, issues), glance, over_digest)
    parsed = parse_article(text, front, over, around)
    return Loaded(Parsed(parsed.article, issues + parsed.issues), glance, over_digest)


def _look_around(
    path: str,
    text: Text,
    front: FrontMatter,
    over: Override | None,
    rules: SiteRules,
    standing: frozenset[int],
) -> tuple[Surroundings, tuple[Issue, ...]]:
    """What is said of a text beside itself; its override names its house first, its path last."""
    house, issues = find_house(rules.houses, path), []
    places = [(over.path, over.text, over.front)] if over else []
    places.append((path, text.text, front))
    for file, words, given in reversed(places):
        if given.house is not None:
            named = given.house.value
            house = next((item for item in rules.houses if item.name == named), None)
            if house is None:
                message = f"there is no house `{named}`"
                hint = f"there are {', '.join(item.name for item in rules.houses)}"
                at = given.house.span[0]
                issues.append(issue_at(codes.UNKNOWN_HOUSE, file, words, at, message, hint))
    vocabulary = read_vocabulary(rules.topics)
    return Surroundings(standing, house, vocabulary, rules.finding), tuple(issues)


def glance_at(root: Path, path: str, rules: SiteRules) -> Glance:
    """What the file at `path` tells unparsed; what is wrong with it is told when it is loaded."""
    text, _, digest = _read_text(root, path, rules)
    return _look(text, digest, rules)


def _look(text: Text | None, digest: str, rules: SiteRules) -> Glance:
    if text is None:
        return Glance(digest)
    if seed := _find_seed(text, rules):
        return Glance(digest, seed)
    markdown = text.source.format == "markdown"
    head = find_head(text.text, markdown=markdown)
    below = head[2] if head else 0
    spans = split(text.text, below, markdown=markdown)
    return Glance(digest, lines=find_standing_lines(text.text, spans))


def read_seed_name(root: Path, path: str, rules: SiteRules) -> str:
    """The seed that the file at `path` overrides; empty if none."""
    text, _, _ = _read_text(root, path, rules)
    return _find_seed(text, rules) if text else ""


def _find_seed(text: Text, rules: SiteRules) -> str:
    # Nearly no article is an override, and YAML takes a tenth of the time of a build. The path of a
    # seed stands as it is, unless it is written with escapes.
    if not (f"{SEEDS}/" in text.text or "\\" in text.text):
        return ""
    front, _ = _read_head(text, rules)
    return front.seed.value if front.seed else ""


def read_front(root: Path, path: str, rules: SiteRules) -> tuple[Text | None, FrontMatter]:
    """The text and the head of the file at `path`; what is wrong is told when it is loaded."""
    text, front, _, _ = _read(root, path, rules)
    return text, front


def _read(
    root: Path, path: str, rules: SiteRules
) -> tuple[Text | None, FrontMatter, tuple[Issue, ...], str]:
    """The text and head of a file, what is wrong with them, and the digest of the bytes."""
    text, issues, digest = _read_text(root, path, rules)
    if text is None:
        return None, FrontMatter(), issues, digest
    front, noted = _read_head(text, rules)
    return text, front, issues + noted, digest


def _read_text(
    root: Path, path: str, rules: SiteRules
) -> tuple[Text | None, tuple[Issue, ...], str]:
    """The text of a file, what is wrong with it, and the digest of its bytes."""
    data = read_bytes(root, path, rules.limits.file_bytes)
    if isinstance(data, Issue):
        return None, (data,), ""
    digest = digest_of(data)
    text, issues = decode(path, data)
    if isinstance(text, Unread):
        return None, (*issues, text.issue), digest
    if excess := find_excess(text, rules.limits):
        return None, (*issues, excess), digest
    return text, issues, digest


def _read_head(text: Text, rules: SiteRules) -> tuple[FrontMatter, tuple[Issue, ...]]:
    """The head of a text, and what is wrong with it and with the Markdown below."""
    markdown = text.source.format == "markdown"
    front, issues = read_front_matter(
        text.source.path, text.text, rules.front_matter, markdown=markdown
    )
    if markdown and front.seed is None:
        excess = find_markdown_excess(text, front.end, rules.limits)
        issues += (excess,) if excess else ()
    return front, issues


def _read_override(
    root: Path, path: str, rules: SiteRules
) -> tuple[Override | None, tuple[Issue, ...], str]:
    text, front, issues, digest = _read(root, path, rules)
    if text is None:
        return None, issues, digest
    below = len(text.text[front.end :]) - len(text.text[front.end :].lstrip())
    at = front.end + below
    if front.seed is not None and at < len(text.text):
        message = "an override has front matter only; this text would be lost"
        hint = "remove it; to rewrite the story, write an article without `seed:`"
        issues += (issue_at(codes.OVERRIDE_BODY, path, text.text, at, message, hint),)
    return Override(path, text.text, front), issues, digest
