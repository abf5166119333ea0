"""Which addresses a feed, a sitemap, robots.txt and _redirects send machines to."""

import pytest

from newsgen.verification.feeds import read_addresses


@pytest.mark.parametrize(
    ("path", "text", "addresses"),
    [
        pytest.param(
            "_redirects",
            "# Old addresses\n/old/ /new/ 301!\n/old/ /new/ 301\n/gone/ /gone/index.html 410!\n\n",
            ["/new/", "/new/", "/gone/index.html"],
            id="redirects",
        ),
        pytest.param(
            "robots.txt",
            "User-agent: *\nDisallow: /x/\nSitemap: https://a.example/sitemap.xml\n",
            ["https://a.example/sitemap.xml"],
            id="robots",
        ),
        pytest.param(
            "topics/music/feed.json",
            '{"feed_url": "/f", "items": [{"url": "/a", "title": "url"}]}',
            ["/f", "/a"],
            id="JSON feed",
        ),
        pytest.param(
            "feed.xml",
            '<feed xmlns="http://www.w3.org/2005/Atom"><link href="/a"/><id>urn:x</id></feed>',
            ["/a"],
            id="Atom",
        ),
        pytest.param(
            "rss.xml",
            '<rss><link>/a</link><guid>/b</guid><guid isPermaLink="false">tag:x</guid></rss>',
            ["/a", "/b"],
            id="RSS",
        ),
    ],
)
def test_addresses_are_read_in_order(path: str, text: str, addresses: list[str]) -> None:
    assert read_addresses(path, text.encode()) == addresses


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("feed.xml", b"<feed>"),
        ("feed.json", b"{"),
        ("robots.txt", b"\xff"),
        ("_redirects", b"\xff"),
    ],
)
def test_a_damaged_file_is_a_value_error(path: str, data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_addresses(path, data)
