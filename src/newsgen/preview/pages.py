"""What the preview adds to a page on its way to the browser. Nothing of it is ever written."""

from functools import cache
from html import escape
from importlib import resources
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

PREFIX: Final = "__newsgen/"
"""Addresses of the preview's own; no page of a site lives below it."""
_TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
}
OWN_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Content-Security-Policy of the preview's own pages."""


def add_client(page: bytes, generation: int, status: int, path: str, source: str = "") -> bytes:
    """The page with the script that keeps it up to date, and follows the story of `source`.

    A module waits until the page is there, and the `generation` is the one known before the file
    was read, so a change in between is noticed. The script takes its own tag out again.
    """
    tag = (
        f'<script type="module" src="/{PREFIX}client.js" data-newsgen-page="{escape(path)}" '
        f'data-source="{escape(source)}" data-generation="{generation}" '
        f'data-status="{status}"></script>'
    )
    head, end, tail = page.rpartition(b"</body>")
    if not end:
        head, tail = tail, b""
    return head + tag.encode() + end + tail


@cache
def read_asset(name: str) -> tuple[bytes, str] | None:
    """A script or style of the preview and its media type; None where there is no such file."""
    suffix = name[name.rfind(".") :]
    if "/" in name or suffix not in _TYPES:
        return None
    for folder in ("browser", "vendor"):
        file = resources.files("newsgen.preview").joinpath(folder, name)
        if file.is_file():
            return file.read_bytes(), _TYPES[suffix]
    return None


@cache
def templates() -> Environment:
    """The environment of the preview's own pages."""
    return Environment(
        loader=PackageLoader("newsgen.preview", "browser"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_waiting() -> bytes:
    """The page that stands in for one that is being built; it goes away by itself."""
    return templates().get_template("waiting.html").render().encode()
