"""Links in Markdown texts that lead to other files of the site."""

import re
from urllib.parse import SplitResult, urlsplit

_TARGET = re.compile(
    r"\]\(\s*(?:<([^>\n]+)>|((?:[^()\s<>]|\([^()\s<>]*\))+))"  # [words](target)
    r"|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)"  # [name]: target
    r"|(?:href|src)\s*=\s*[\"']([^\"'\n]+)",  # <a href="target">
    re.MULTILINE,
)
_HINTS = ("](", "]:", "href", "src")
"""Without one of these there is no target, and most stories have none."""


def find_links(text: str) -> tuple[str, ...]:
    """The relative targets that a Markdown text may link to, as written, sorted."""
    if not any(map(text.__contains__, _HINTS)):
        return ()
    targets = {t for found in _TARGET.findall(text) for t in found if t and is_relative(t)}
    return tuple(sorted(targets))


def is_relative(target: str) -> bool:
    """Whether a link leads to another file of the site."""
    parts = split_target(target)
    return parts is not None and not parts.scheme and not parts.netloc and bool(parts.path)


def split_target(target: str) -> SplitResult | None:
    """The parts of a link's target; None where it cannot be one."""
    try:
        return urlsplit(target)
    except ValueError:
        return None
