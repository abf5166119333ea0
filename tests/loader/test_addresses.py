"""Addresses as editors write them, and the files that answer there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.addresses import address_of, file_of, find_fault, read_address


@pytest.mark.parametrize(
    ("written", "address", "file"),
    [
        ("/2019/old-name/", "/2019/old-name/", "2019/old-name/index.html"),
        ("2019/old-name", "/2019/old-name/", "2019/old-name/index.html"),
        ("/old/page.html", "/old/page.html", "old/page.html"),
        ("old/page.HTM", "/old/page.HTM", "old/page.HTM"),
        ("/old/index.html", "/old/", "old/index.html"),
        ("/story.php", "/story.php/", "story.php/index.html"),
        ("/caf%C3%A9/", "/café/", "café/index.html"),
        ("/caf%E9/", "/caf%E9/", "caf%E9/index.html"),
        ("/two words/", "/two words/", "two words/index.html"),
        ("/release-2.0/", "/release-2.0/", "release-2.0/index.html"),
    ],
)
def test_an_address_has_one_form_and_one_file(written: str, address: str, file: str) -> None:
    assert find_fault(written) == ""
    assert read_address(written) == address
    assert file_of(address) == file
    assert address_of(file) == address


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("https://old.example/ferry/", "leaves"),
        ("//old.example/ferry/", "leaves"),
        ("/../ferry/", "leaves"),
        ("/%2e%2e/ferry/", "leaves"),
        ("mailto:ana@old.example", "leaves"),
        ("/?p=12", "query"),
        ("/ferry/#q1", "fragment"),
        ("", "no"),
        ("/", "not the address"),
        ("/a//b/", "not the address"),
        ("/.htaccess", "not the address"),
        ("/a\\b/", "not the address"),
        ("/a\tb/", "not the address"),
        (f"/{'x' * 201}/", "long"),
    ],
)
def test_what_is_no_address_is_told(written: str, fault: str) -> None:
    assert fault in find_fault(written)


@given(st.text(max_size=40))
def test_reading_an_address_twice_changes_nothing(written: str) -> None:
    if find_fault(written) == "" and "%" not in read_address(written):
        address = read_address(written)
        assert read_address(address) == address
        assert address_of(file_of(address)) == address
        assert ".." not in file_of(address).split("/")
