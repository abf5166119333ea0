import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.errors import Issue, Severity
from newsgen.loader.sources import Text, Unread, decode, newline_of, read_bytes
from tests.factories import write_files


def read(data: bytes, path: str = "seeds/a.txt") -> tuple[Text, tuple[Issue, ...]]:
    text, issues = decode(path, data)
    assert isinstance(text, Text)
    return text, issues


def refuse(data: bytes) -> Issue:
    text, issues = decode("seeds/a.txt", data)
    assert isinstance(text, Unread)
    assert issues == ()
    return text.issue


def place(issue: Issue) -> tuple[int, int, str]:
    return issue.line, issue.column, issue.code


def test_utf8_is_read_as_it_is() -> None:
    data = "“Café” — 東京\n\n\ttabbed \U0001f600\n".encode()
    text, issues = read(data)
    assert (text.text, issues) == (data.decode(), ())
    assert text.source.encoding == "utf-8"
    assert text.source.sha256 == hashlib.sha256(data).hexdigest()
    assert (text.source.path, text.source.bytes) == ("seeds/a.txt", len(data))


def test_a_byte_order_mark_is_removed_and_remembered() -> None:
    text, issues = read(b"\xef\xbb\xbfLede \xef\xbb\xbfinside")
    assert (text.text, issues) == ("Lede \ufeffinside", ())
    assert text.source.encoding == "utf-8-sig"
    assert text.source.bytes == 17


@pytest.mark.parametrize(
    ("data", "newline"),
    [
        (b"a\nb\n", "lf"),
        (b"a\r\nb\r\n", "crlf"),
        (b"a\rb\r", "cr"),
        (b"a\r\nb\nc", "mixed"),
        (b"a\nb\rc", "mixed"),
        (b"a\r\nb\rc", "mixed"),
        (b"a\n\r\n", "mixed"),
        (b"a", "none"),
    ],
)
def test_line_ends_are_named_and_kept(data: bytes, newline: str) -> None:
    text, _ = read(data)
    assert text.text == data.decode()
    assert text.source.newline == newline_of(text.text) == newline


def test_windows_1252_is_read_with_a_warning_at_its_first_byte() -> None:
    text, (issue,) = read(b"Headline\r\n\r\nShe said \x93never\x94 \x96 and left the caf\xe9.\r\n")
    assert text.text == "Headline\r\n\r\nShe said “never” – and left the café.\r\n"
    assert text.source.encoding == "windows-1252"
    assert place(issue) == (3, 10, "N103")
    assert issue.severity is Severity.WARNING
    assert "0x93" in issue.message
    assert issue.excerpt == "She said “never” – and left the café."


@pytest.mark.parametrize(
    ("data", "at"),
    [
        (b"\xe9t\xe9", (1, 1, "N103")),
        (b"a\rb\rc\xe9", (3, 2, "N103")),
        (b"a\nb\r\n\xe9", (3, 1, "N103")),
        (b"cut in a letter \xc3", (1, 17, "N103")),
    ],
    ids=["first byte", "CR", "mixed line ends", "a letter cut off"],
)
def test_the_warning_stands_at_its_line_and_column(data: bytes, at: tuple[int, int, str]) -> None:
    _, (issue,) = read(data)
    assert place(issue) == at


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_a_byte_of_neither_encoding_is_refused(byte: int) -> None:
    issue = refuse(b"one\ntwo " + bytes([byte]) + b" three\n")
    assert place(issue) == (2, 5, "N104")
    assert f"0x{byte:02X}" in issue.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf16_is_refused(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    issue = refuse(mark + "Headline\n\nThe story.\n".encode(encoding))
    assert place(issue) == (1, 1, "N104")
    assert "UTF-16" in issue.message


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        "Headline".encode("utf-16-le"),
        b"a\0" * 50,
        b"\x93quoted\x94 and a \0 byte",
        bytes(range(1, 32)) * 4,
    ],
    ids=["png", "jpeg", "utf-16 without its mark", "nuls", "a nul in 1252", "controls"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert place(refuse(data)) == (1, 1, "N102")


def test_a_stray_control_character_does_not_make_a_long_text_binary() -> None:
    words = "The boat left on time and came back late. " * 5
    text, issues = read(f"{words}\x00\x07{words}".encode())
    assert (text.text, issues) == (f"{words}\x00\x07{words}", ())


@pytest.mark.parametrize(
    "data", [b"", b" ", b"\n\r\n\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\0\0\n", b"\f\v"]
)
def test_a_file_without_a_word_is_empty(data: bytes) -> None:
    assert place(refuse(data)) == (1, 1, "N101")


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    text, issues = decode("seeds/a.txt", data)
    if isinstance(text, Unread):
        assert text.issue.severity is Severity.ERROR
    elif text.source.encoding == "windows-1252":
        assert text.text.encode("windows-1252") == data
        assert [issue.code for issue in issues] == ["N103"]
    else:
        mark = b"\xef\xbb\xbf" if text.source.encoding == "utf-8-sig" else b""
        assert mark + text.text.encode() == data
        assert issues == ()


@given(st.text(min_size=1).filter(lambda words: any(c.isalnum() for c in words)))
def test_any_words_in_utf8_come_back(words: str) -> None:
    text = f"{'a' * 50 * len(words)}{words}"
    assert read(text.encode())[0].text == text


def test_the_bytes_of_a_file_are_read(tmp_path: Path) -> None:
    write_files(tmp_path, {"seeds/a.txt": b"\xff\r\n"})
    assert read_bytes(tmp_path, "seeds/a.txt") == b"\xff\r\n"


def test_a_missing_file_is_an_issue(tmp_path: Path) -> None:
    issue = read_bytes(tmp_path, "seeds/a.txt")
    assert isinstance(issue, Issue)
    assert place(issue) == (1, 1, "N105")
    assert issue.path == "seeds/a.txt"


def test_what_is_no_file_is_an_issue_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("pipe.txt", "."):
        issue = read_bytes(tmp_path, name)
        assert isinstance(issue, Issue)
        assert issue.code == "N105"
