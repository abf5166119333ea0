"""Links in Markdown texts that lead to other files of the site."""

import re
from urllib.parse import urlsplit

_TARGET = re.compile(
    r"\]\(\s*<?([^)\s>]+)"  # [words](target)
    r"|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)"  # [name]: target
    r"|(?:href|src)\s*=\s*[\"']([^\"'\n]+)",  # <a href="target">
    re.MULTILINE,
)


def find_links(text: str) -> tuple[str, ...]:
    """The relative targets that a Markdown text may link to, as written, sorted."""
    targets = {t for found in _TARGET.findall(text) for t in found if t and is_relative(t)}
    return tuple(sorted(targets))


def is_relative(target: str) -> bool:
    """Whether a link leads to another file of the site."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and bool(parts.path)
