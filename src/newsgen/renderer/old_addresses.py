"""Pages at old addresses, and the same as rules for servers that can redirect.

The pages work everywhere, from a folder too. ``_redirects`` (Netlify, Cloudflare Pages) and
``.htaccess`` (Apache) let a server answer 301 and 410 before it looks for a page.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from msgspec.structs import replace

from newsgen.archive.old_addresses import OldAddress
from newsgen.archive.permalinks import INDEX, absolute_url
from newsgen.archive.site import Site
from newsgen.loader.addresses import address_of
from newsgen.places import AUTHORITY_FILE
from newsgen.records import Takedown
from newsgen.renderer.date_text import format_date
from newsgen.renderer.frame import Frame
from newsgen.renderer.story_views import term_path
from newsgen.renderer.views import (
    AliasView,
    DateView,
    GoneRule,
    GoneView,
    Link,
    MovedRule,
    RulesView,
    View,
)
from newsgen.slugs import slugify

RULES = (("_redirects", "redirects.txt"), (".htaccess", "htaccess.txt"))
"""Files of rules, and their templates."""
Planned: TypeAlias = tuple[str, str, View, tuple[str, int]]
_PLAIN = re.compile(r"[A-Za-z0-9/_~-]")


def plan(frame: Frame, static: frozenset[str]) -> Iterator[Planned]:
    """Path, template and view of each page, and the file and line that ask for it.

    A file of rules that the site brings itself goes before newsgen's.
    """
    merged = list(_merged_terms(frame.site))
    numbers = {card.path: number for number, card in enumerate(frame.site.cards)}
    for old in frame.site.old:
        asked = (old.file, old.line)
        if old.takedown is not None:
            yield old.path, "gone.html", _gone(frame, old, old.takedown), asked
        elif old.card is not None:
            yield old.path, "alias.html", _alias(frame, old, numbers[old.card.path]), asked
    for path, target in merged:
        page = frame.page(path, target.label, "", "")
        canonical = absolute_url(frame.site.config.url, target.path)
        page = replace(page, canonical=canonical)
        yield path, "alias.html", AliasView(frame.head, page, target), (AUTHORITY_FILE, 1)
    if frame.site.old or merged:
        rules = _rules(frame, numbers, merged)
        for path, template in RULES:
            if path not in static:
                yield path, template, rules, ("", 0)


def _merged_terms(site: Site) -> Iterator[tuple[str, Link]]:
    """The pages that other forms of a name would have had, and the page of the name.

    An editor who brings two forms together in the authority file takes one of their pages away.
    """
    for kind, terms in site.terms.items():
        for term in terms.values():
            slugs = dict.fromkeys(slugify(form) for form in term.aliases)
            for slug in slugs:
                if slug and slug not in terms and slug not in site.uppers:
                    yield term_path(kind, slug), Link(term.label, term_path(kind, term.slug))


def _alias(frame: Frame, old: OldAddress, number: int) -> AliasView:
    story, card = frame.stories[number], frame.site.cards[number]
    language = frame.site.config.language_of(card.language)
    page = frame.page(old.path, story.title, story.teaser, "", language=language)
    canonical = absolute_url(frame.site.config.url, story.path)
    return AliasView(frame.head, replace(page, canonical=canonical), Link(story.title, story.path))


def _gone(frame: Frame, old: OldAddress, takedown: Takedown) -> GoneView:
    page = frame.page(old.path, frame.strings.lost.gone_title, "", "")
    date = takedown.date
    words = frame.strings.dates
    shown = DateView(format_date(date, words), date, estimated=False) if date else None
    return GoneView(frame.head, replace(page, canonical=""), shown, takedown.reason)


def _rules(frame: Frame, numbers: dict[str, int], merged: Sequence[tuple[str, Link]]) -> RulesView:
    base = urlsplit(frame.site.config.url).path.rstrip("/")
    moved, gone = [], []
    for old in frame.site.old:
        address = base + address_of(old.path)
        if old.takedown is not None:
            gone.append(GoneRule(quote(address), quote(f"{base}/{old.path}"), _pattern(address)))
        elif old.card is not None:
            target = base + address_of(frame.site.paths[numbers[old.card.path]])
            moved.append(MovedRule(quote(address), quote(target), _pattern(address)))
    for path, link in merged:
        address, target = base + address_of(path), base + address_of(link.path)
        moved.append(MovedRule(quote(address), quote(target), _pattern(address)))
    return RulesView(tuple(moved), tuple(gone))


def _pattern(address: str) -> str:
    """`address` as a regular expression of plain ASCII, its last ``/`` left off.

    Apache matches bytes, decoded; written as ``\\xc3`` they need no care for quotes and blanks.
    """
    return "".join(
        char if _PLAIN.fullmatch(char) else "".join(f"\\x{byte:02x}" for byte in char.encode())
        for char in address.removesuffix(INDEX).rstrip("/")
    )
