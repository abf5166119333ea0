"""Who may ask the preview for what."""

from email.message import Message
from http import HTTPStatus
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.preview.guard import (
    RefusedError,
    check_host,
    check_origin,
    find_file,
    is_loopback,
    read_target,
)


def headers(**named: str) -> Message:
    message = Message()
    for name, value in named.items():
        message[name.replace("_", "-")] = value
    return message


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"]
)
def test_this_machines_own_names_are_let_in(host: str) -> None:
    check_host(host, "127.0.0.1", 8000)


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:80", "localhost:8001",
     "127.0.0.1.evil.example:8000", "192.168.1.9:8000", "127.0.0.1:8000:8000"],
)  # fmt: skip
def test_other_names_and_ports_are_refused(host: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        check_host(host, "127.0.0.1", 8000)
    assert refusal.value.status is HTTPStatus.MISDIRECTED_REQUEST


def test_on_port_80_browsers_leave_the_port_out() -> None:
    check_host("localhost", "127.0.0.1", 80)


def test_a_server_for_other_machines_takes_numbers_but_no_foreign_name() -> None:
    check_host("192.168.1.9:8000", "0.0.0.0", 8000)
    check_host("localhost:8000", "0.0.0.0", 8000)
    with pytest.raises(RefusedError):
        check_host("evil.example:8000", "0.0.0.0", 8000)


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("localhost", True), ("::1", True),
     ("0.0.0.0", False), ("192.168.1.9", False), ("example.org", False), ("", False)],
)  # fmt: skip
def test_the_loopback_is_known(host: str, local: bool) -> None:
    assert is_loopback(host) is local


@pytest.mark.parametrize(
    "named",
    [
        {},
        {"Sec_Fetch_Site": "same-origin"},
        {"Sec_Fetch_Site": "none"},
        {"Origin": "http://localhost:8000", "Host": "localhost:8000"},
    ],
)
def test_own_pages_and_people_are_let_in(named: dict[str, str]) -> None:
    check_origin(headers(**named))


@pytest.mark.parametrize(
    "named",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "http://localhost:3000", "Host": "localhost:8000"},
        {"Origin": "null", "Host": "localhost:8000"},
    ],
)
def test_pages_of_others_are_refused(named: dict[str, str]) -> None:
    with pytest.raises(RefusedError) as refusal:
        check_origin(headers(**named))
    assert refusal.value.status is HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", ""),
        ("/2021/05/story/", "2021/05/story/"),
        ("/style.css?newsgen=12", "style.css"),
        ("/caf%C3%A9/", "café/"),
        ("/a%20b", "a b"),
        ("/100%25/", "100%/"),
        ("/..a/.htaccess", "..a/.htaccess"),
        ("/a%3Fb%23c", "a?b#c"),
    ],
)
def test_a_target_names_a_path(target: str, path: str) -> None:
    assert read_target(target) == path


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/../newsgen.yaml", 404),
        ("/%2e%2e/newsgen.yaml", 404),
        ("/..%2fnewsgen.yaml", 404),
        ("/a/%2E%2E/%2e%2e/newsgen.yaml", 404),
        ("/./a", 404),
        ("//etc/passwd", 404),
        ("/a//b", 404),
        ("/%2fetc/passwd", 404),
        ("/a\\..\\b", 400),
        ("/a%5C..%5Cb", 400),
        ("/a%00.html", 400),
        ("/%ff", 400),
        ("*", 400),
        ("http://evil.example/", 400),
        ("", 400),
    ],
)
def test_a_target_that_leads_elsewhere_is_refused(target: str, status: int) -> None:
    with pytest.raises(RefusedError) as refusal:
        read_target(target)
    assert refusal.value.status == status


@given(st.text(st.sampled_from("./%2eEfFcC5\\\0aé?#:"), max_size=24))
def test_no_target_leads_out_of_the_folder(tail: str) -> None:
    root = Path("/srv/build")
    try:
        path = read_target(f"/{tail}")
    except RefusedError:
        return
    assert ".." not in path.split("/")
    assert Path(f"{root}/{path}").is_relative_to(root)


def test_a_link_out_of_the_folder_is_refused_and_one_inside_is_served(tmp_path: Path) -> None:
    root = tmp_path / "build"
    root.mkdir()
    (tmp_path / "secret").write_text("x")
    (root / "page").write_text("x")
    (root / "out").symlink_to(tmp_path / "secret")
    (root / "inside").symlink_to(root / "page")
    assert find_file(root, "inside") == root / "inside"
    assert find_file(root, "none") is None
    assert find_file(root, "a" * 5000) is None
    with pytest.raises(RefusedError) as refusal:
        find_file(root, "out")
    assert refusal.value.status is HTTPStatus.FORBIDDEN
