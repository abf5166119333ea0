"""Links of Markdown texts, and pictures of front matter, that lead to no file of the site.

What exists is known when all cards are; where a link stands only its text can tell, so the texts
that have a dead one are read once more.
"""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from newsgen import codes
from newsgen.archive.cards import Card
from newsgen.beats import Beat, beating
from newsgen.errors import Issue, issue_at
from newsgen.loader.links import locate_links
from newsgen.loader.load import read_front
from newsgen.loader.site_rules import SiteRules
from newsgen.located_yaml import MOST_MISTAKES
from newsgen.renderer.link_targets import LinkTargets, find_file

PLACED: Final = frozenset({codes.DEAD_LINK.id, codes.MISSING_PICTURE.id})
"""Codes of warnings that name a place in a text: an edit may move it, though not the link."""


def find_dead_links(
    root: Path, targets: LinkTargets, sources: Collection[str], rules: SiteRules, beat: Beat
) -> Iterator[Issue]:
    """A warning for each target that a story of the site at `root` names and that is not there.

    A link to one of the `sources` is right, even where its story is held back or was taken down.
    """
    for card in beating(targets.frame.site.cards, beat):
        dead = {
            link
            for link in card.links
            if not targets.resolve(link, card.path)
            and find_file(link, card.path) not in sources
            and not targets.was_taken_down(link)
        }
        if dead:
            yield from _place_links(root, card, dead, rules)
        missing = [file for file in card.pictures if file not in targets.static]
        if missing:
            yield from _place_pictures(root, card, missing, rules)


def _place_links(root: Path, card: Card, dead: set[str], rules: SiteRules) -> Iterator[Issue]:
    """Each dead link where it first stands; one that stands in code only is none."""
    text, _ = read_front(root, card.path, rules)
    copy = text.text if text else ""
    told: set[str] = set()
    for target, at in locate_links(copy):
        if target not in dead or target in told or len(told) == MOST_MISTAKES:
            continue
        told.add(target)
        message = f"`{target}` leads nowhere: only its words are printed"
        hint = "write the path of a text from this file, or the address of a page from /"
        yield issue_at(codes.DEAD_LINK, card.path, copy, at, message, hint)


def _place_pictures(
    root: Path, card: Card, missing: list[str], rules: SiteRules
) -> Iterator[Issue]:
    """Each missing picture where the head names it: the override's, or the text's own."""
    places = dict(_named_pictures(root, card, rules))
    for file in missing:
        path, text, at = places.get(file, (card.path, "", 0))
        message = f"there is no `static/{file}`"
        hint = "put the picture there, or correct the path below static/"
        yield issue_at(codes.MISSING_PICTURE, path, text, at, message, hint)


def _named_pictures(
    root: Path, card: Card, rules: SiteRules
) -> Iterator[tuple[str, tuple[str, str, int]]]:
    """The files of a story's photos, each with the path and text of the head, and its place."""
    for path in filter(None, (card.path, card.override)):  # the last one goes before the others
        text, front = read_front(root, path, rules)
        if text is None or front.photos is None:
            continue
        for photo in front.photos.value:
            if photo.file and photo.span:
                named = re.compile(rf"file\W{{1,9}}{re.escape(photo.file)}")
                found = named.search(text.text, *photo.span)
                at = found.end() - len(photo.file) if found else photo.span[0]
                yield photo.file, (path, text.text, at)
