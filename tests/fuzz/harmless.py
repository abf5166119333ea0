"""What no output may hold, judged by a parser that is not newsgen's."""

import re
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

_FORBIDDEN: Final = frozenset(
    {"script", "style", "iframe", "object", "embed", "form", "input", "base", "meta", "link", "svg"}
)
_SCHEMES: Final = frozenset({"", "http", "https", "mailto", "tel"})
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_FOREIGN: Final = re.compile(r'[<>:"|?*\\\x00-\x1f]')


class _Judge(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in _FORBIDDEN, tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name != "style"
            if name in ("href", "src", "cite"):
                assert urlsplit(value or "").scheme in _SCHEMES, value

    handle_startendtag = handle_starttag


def assert_harmless(html: str) -> None:
    """Hold HTML to the promise: no script, no handler, no address that runs."""
    judge = _Judge()
    judge.feed(html)
    judge.close()


def assert_portable(path: str) -> None:
    """Hold an output path to what Windows, macOS and Linux take as a file below a folder."""
    assert path
    assert not path.startswith("/")
    for part in path.split("/"):
        assert part not in ("", ".", ".."), path
        assert not part.endswith((".", " ")), path
        assert not _FOREIGN.search(part), path
        assert not _DEVICE.fullmatch(part), path
        assert len(part.encode()) <= 255, path
