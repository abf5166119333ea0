"""Who may ask the preview for what: plain functions from a request to an answer or a refusal.

A preview runs on the machine of somebody who also browses the web, so every page of the web can
send requests to it. Pages that are not published yet, and the sources, are nobody else's business.
"""

import ipaddress
import os
import socket
from email.message import Message
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import unquote_to_bytes, urlsplit

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")


class RefusedError(Exception):
    """The request gets `status` and nothing else."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


def check_host(named: str, host: str, port: int) -> None:
    """Refuse a request for another host (421): that is DNS rebinding.

    `named` is the request's Host header and `host` what the server listens on. Where it listens to
    other machines, any number and this machine's own name will do: rebinding needs a name of the
    attacker's own.
    """
    name, _, given = named.lower().rpartition(":")
    if not name:
        name, given = given, "80"
    known = name in (*LOOPBACK, host)
    if not known and not is_loopback(host):
        own = socket.gethostname().lower()
        known = _is_number(name.strip("[]")) or name in (own, f"{own}.local")
    if not known or given != str(port):
        raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server on `host`."""
    return host == "localhost" or (_is_number(host) and ipaddress.ip_address(host).is_loopback)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def check_origin(headers: Message) -> None:
    """Refuse what a page of another site asks for (403).

    Browsers name the asking site themselves; what has neither header is no browser's.
    """
    site = headers.get("Sec-Fetch-Site", "same-origin")
    origin = headers.get("Origin")
    foreign = origin is not None and urlsplit(origin).netloc != headers.get("Host")
    if site not in ("same-origin", "none") or foreign:
        raise RefusedError(HTTPStatus.FORBIDDEN)


def read_target(target: str) -> str:
    """The path below the root that a request's target names: ``2021/05/story/``; no leading ``/``.

    It is decoded once. NUL, backslash and bytes that are not UTF-8 are refused (400), and so is
    every path that leads up or has an empty part (404).
    """
    raw = unquote_to_bytes(target.partition("?")[0].partition("#")[0])
    if b"\0" in raw or b"\\" in raw:
        raise RefusedError(HTTPStatus.BAD_REQUEST)
    try:
        path = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(HTTPStatus.BAD_REQUEST) from None
    if not path.startswith("/"):
        raise RefusedError(HTTPStatus.BAD_REQUEST)
    parts = path[1:].split("/")
    if any(part in (".", "..") for part in parts) or "" in parts[:-1]:
        raise RefusedError(HTTPStatus.NOT_FOUND)
    return path[1:]


def find_file(root: Path, path: str) -> Path | None:
    """The file or folder at `path` below `root`, None where there is none.

    One that a link puts outside `root` is refused (403).
    """
    full = root / path
    try:
        real = os.path.realpath(full)
        if not Path(real).is_relative_to(os.path.realpath(root)):
            raise RefusedError(HTTPStatus.FORBIDDEN)
        return full if full.exists() else None
    except OSError:  # a name too long for the system
        return None
