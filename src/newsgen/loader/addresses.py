"""Addresses below the root of a site, as an editor or the ledger writes them.

``/2019/old-name/`` and ``/2019/old-name`` are the page of a folder, ``/old/page.html`` is a file of
its own. An address such as ``/story.php`` is a folder too: a server leads on to ``/story.php/``,
while a file of that name would not be shown as a page.
"""

import re
from urllib.parse import unquote

INDEX = "index.html"
_PAGE_FILE = re.compile(r"\.html?$", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_LONGEST_PART = 200
"""Bytes of one part: file systems take 255, and a temporary name needs some of them."""


def find_fault(written: str) -> str:
    """Why `written` is no address of this site; empty where it is one."""
    if _ELSEWHERE.match(written):
        return "leaves the site"
    if "?" in written or "#" in written:
        return "has a query or a fragment, which a folder of files cannot answer"
    address = _decode(written)
    if not address.strip("/") or _CONTROL.search(address) or "\\" in address:
        return "is not the address of a page"
    parts = address.strip("/").split("/")
    if ".." in parts:
        return "leaves the site"
    if any(part.startswith(".") or not part.strip() for part in parts):
        return "is not the address of a page"
    if any(len(part.encode(errors="replace")) > _LONGEST_PART for part in parts):
        return "is too long"
    return ""


def read_address(written: str) -> str:
    """`written` as the ledger keeps it: from ``/``, decoded, a folder with its last ``/``.

    It must have no fault.
    """
    return address_of(file_of(_decode(written)))


def file_of(address: str) -> str:
    """The output file that answers at `address`: ``2019/old-name/index.html``."""
    path = address.strip("/")
    if not path:
        return INDEX
    if not address.endswith("/") and _PAGE_FILE.search(path):
        return path
    return f"{path}/{INDEX}"


def address_of(path: str) -> str:
    """The address of an output file: ``/2019/old-name/``."""
    folder, _, name = path.rpartition("/")
    if name == INDEX:
        return f"/{folder}/" if folder else "/"
    return f"/{path}"


def _decode(written: str) -> str:
    """`written` without percent signs, where they spell UTF-8."""
    try:
        return unquote(written, errors="strict")
    except UnicodeDecodeError:
        return written
