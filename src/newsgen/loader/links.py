"""Links in Markdown texts that lead to other files of the site."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from newsgen.loader.markdown_blocks import split_markdown
from newsgen.loader.markup import find_code

_TARGET = re.compile(
    r"\]\(\s*(?:<([^>\n]+)>|((?:[^()\s<>]|\([^()\s<>]*\))+))"  # [words](target)
    r"|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)"  # [name]: target
    r"|(?:href|src)\s*=\s*[\"']([^\"'\n]+)",  # <a href="target">
    re.MULTILINE,
)
_HINTS = ("](", "]:", "href", "src")
"""Without one of these there is no target, and most stories have none."""
_FENCES = ("```", "~~~")
_SHORTCODES = ("{{", "{%")
"""A warning of its own tells of them."""


def find_links(text: str) -> tuple[str, ...]:
    """The relative targets that a Markdown text may link to, as written, sorted."""
    if not any(map(text.__contains__, _HINTS)):
        return ()
    targets = {t for found in _TARGET.findall(text) for t in found if t and is_relative(t)}
    return tuple(sorted(targets))


def locate_links(text: str) -> Iterator[tuple[str, int]]:
    """The same targets and where each stands, in order; those in code, which lead nowhere, not."""
    for kind, (start, end) in split_markdown(text, 0):
        block = text[start:end]
        if kind == "code" and block.lstrip().startswith(_FENCES):
            continue
        code = list(find_code(block))
        starts = [first for first, _ in code]
        for found in _TARGET.finditer(block):
            within = bisect_right(starts, found.start()) - 1
            target = found[found.lastindex or 0]
            shown = within < 0 or code[within][1] <= found.start()
            if shown and is_relative(target) and not any(map(target.__contains__, _SHORTCODES)):
                yield target, start + found.start(found.lastindex or 0)


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
