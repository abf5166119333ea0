"""Files → texts: read the bytes of sources, and decode them without changing them."""

import hashlib
import re
import stat
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Literal

from newsgen import codes
from newsgen.errors import Issue, issue_in
from newsgen.records import Source
from newsgen.scanning import format_of, unreadable

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_NEWLINE = re.compile(r"\r\n|\n|\r")
_CONTROL_SHARE = 0.02
"""Share of control characters above which bytes count as binary."""
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26})


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded source file, its text exactly as in the file but for a byte-order mark."""

    source: Source
    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that gives no text, and why."""

    issue: Issue


def read_bytes(root: Path, path: str, most: int | None = None) -> bytes | Issue:
    """The bytes of a source, or the issue why they cannot be read, or are more than `most`."""
    try:
        full = root / path
        status = full.stat()
        if not stat.S_ISREG(status.st_mode):
            return issue_in(codes.UNREADABLE, path, "this is not a file")
        if most is not None and status.st_size > most:
            message = f"the file has {status.st_size:,} bytes; the limit is {most:,}"
            hint = "divide it, or set `limits: {file_bytes: …}` in newsgen.yaml"
            return issue_in(codes.TOO_LARGE, path, message, hint)
        with FileIO(full) as file:  # 0.7 of the time of `Path.read_bytes`
            return file.readall()
    except OSError as error:
        return unreadable(path, error)


def decode(path: str, data: bytes) -> tuple[Text | Unread, tuple[Issue, ...]]:
    """The text of a source, with warnings: UTF-8 with or without a mark, else Windows-1252."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n\f\v\0"):
        hint = "remove it, or put the copy into it"
        return Unread(issue_in(codes.EMPTY_FILE, path, "the file is empty", hint)), ()
    decoded = _decode_utf8(data)
    if decoded is not None and not _is_binary(data):
        text, encoding = decoded
        return _text(path, data, text, encoding), ()
    return _decode_legacy(path, data)


def _decode_utf8(data: bytes) -> tuple[str, Literal["utf-8", "utf-8-sig"]] | None:
    try:
        if data.startswith(_UTF8_MARK):
            return data[len(_UTF8_MARK) :].decode("utf-8"), "utf-8-sig"
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return None


def _decode_legacy(path: str, data: bytes) -> tuple[Text | Unread, tuple[Issue, ...]]:
    """Read bytes that are not UTF-8."""
    if data.startswith(_UTF16_MARKS):
        hint = "save it as UTF-8"
        return Unread(issue_in(codes.UNDECODABLE, path, "the file is UTF-16", hint)), ()
    if b"\0" in data or _is_binary(data):
        hint = "only text is read; move it out of the folder"
        return Unread(issue_in(codes.BINARY_FILE, path, "the file is not text", hint)), ()
    line, column, byte = _first_foreign_byte(data)
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        message = f"byte 0x{byte:02X} belongs neither to UTF-8 nor to Windows-1252"
        code = codes.UNDECODABLE
        issue = Issue(path, line, column, code.id, code.severity, message, "save it as UTF-8")
        return Unread(issue), ()
    code = codes.NOT_UTF8
    message = f"byte 0x{byte:02X} is not UTF-8; the file was read as Windows-1252"
    excerpt = _NEWLINE.split(text)[line - 1]
    hint = "check the letters on its page, or save it as UTF-8"
    warning = Issue(path, line, column, code.id, code.severity, message, hint, excerpt)
    return _text(path, data, text, "windows-1252"), (warning,)


def _is_binary(data: bytes) -> bool:
    return len(data) - len(data.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(data)


def _first_foreign_byte(data: bytes) -> tuple[int, int, int]:
    """Line, column and value of the first byte that is not UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("windows-1252", errors="replace")
        lines = _NEWLINE.split(before)
        return len(lines), len(lines[-1]) + 1, data[error.start]
    return 1, 1, 0


def _text(
    path: str, data: bytes, text: str, encoding: Literal["utf-8", "utf-8-sig", "windows-1252"]
) -> Text:
    source = Source(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        encoding=encoding,
        newline=newline_of(text),
        format=format_of(path) or "text",
    )
    return Text(source, text)


def newline_of(text: str) -> Literal["lf", "crlf", "cr", "mixed", "none"]:
    """Which line ends a text has."""
    if "\r" not in text:
        return "lf" if "\n" in text else "none"
    crlf = text.count("\r\n")
    lf = text.count("\n") - crlf
    cr = text.count("\r") - crlf
    kinds = [bool(crlf), bool(lf), bool(cr)]
    if sum(kinds) > 1:
        return "mixed"
    return "crlf" if crlf else "lf" if lf else "cr" if cr else "none"
