"""Clashes: what is told of two stories that share what only one can have, at its line."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from newsgen import codes
from newsgen.errors import Issue, locate
from newsgen.loader.load import read_front
from newsgen.loader.site_rules import SiteRules
from newsgen.places import ARTICLES, SEEDS

_ABOUT = MappingProxyType({codes.SAME_ADDRESS.id: "slug", codes.SAME_ID.id: "id"})
"""The field that gives what two stories share."""


def place_at_field(root: Path, rules: SiteRules, issue: Issue) -> Issue:
    """`issue`, of a whole text, at the field that it is about, where the text gives that."""
    about = _ABOUT.get(issue.code)
    if about is None or not issue.path.startswith((f"{SEEDS}/", f"{ARTICLES}/")):
        return issue
    text, front = read_front(root, issue.path, rules)
    given = getattr(front, about)
    if text is None or given is None:
        return issue
    line, column, excerpt = locate(text.text, given.span[0])
    return replace(issue, line=line, column=column, excerpt=excerpt)
