"""What is fuzzed: each target takes any bytes and raises only where newsgen broke a promise."""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from newsgen.archive.authority import read_authority
from newsgen.archive.cards import make_card
from newsgen.archive.ledger import print_ledger, read_ledger
from newsgen.archive.permalinks import absolute_url, assign_addresses, tag_uri
from newsgen.archive.takedowns import read_takedowns
from newsgen.codec import decode_article, encode_article
from newsgen.config import FrontMatterConfig, read_config
from newsgen.errors import Issue
from newsgen.loader.addresses import find_fault, read_address
from newsgen.loader.article import parse_article
from newsgen.loader.fields import FrontMatter
from newsgen.loader.front_matter import read_front_matter
from newsgen.loader.house_files import read_houses
from newsgen.loader.houses import read_house_lines
from newsgen.loader.links import find_links, is_relative
from newsgen.loader.sources import Text, Unread, decode
from newsgen.loader.vocabulary import check_vocabulary, read_vocabulary
from newsgen.records import Article
from newsgen.renderer.article_page import complete_article
from newsgen.renderer.markdown import render_markdown
from newsgen.renderer.strings.reading import read_catalogue
from newsgen.search.words import LONGEST, split_words
from newsgen.slugs import MAX_LENGTH, sameness, slugify
from tests.factories import ENGLISH, make_article, make_context
from tests.fuzz.harmless import assert_harmless, assert_portable
from tests.loader.test_lossless import assert_whole

Target = Callable[[bytes], None]
_NEWLINE = re.compile(r"\r\n|\n|\r")


def fuzz_plain_copy(data: bytes) -> None:
    """A ``.txt`` file, from its bytes to the view of its page."""
    _read_story("seeds/a.txt", data)


def fuzz_edited_copy(data: bytes) -> None:
    """A ``.md`` file, from its bytes to the view of its page."""
    _read_story("articles/a.md", data)


def _read_story(path: str, data: bytes) -> None:
    text, _ = decode(path, data)
    if isinstance(text, Unread):
        return
    markdown = text.source.format == "markdown"
    front, issues = read_front_matter(path, text.text, FrontMatterConfig(), markdown=markdown)
    parsed = parse_article(text, front)
    _check_places(text.text, (*issues, *parsed.issues))
    if parsed.article is None:
        return
    assert_whole(text.text, parsed.article)
    assert decode_article(encode_article(parsed.article)) == parsed.article
    if parsed.article.body:
        _show(text, parsed.article)


def _show(text: Text, article: Article) -> None:
    """The page: no sign of the body is lost, and nothing in it can do harm."""
    view = complete_article(make_context(), article, ENGLISH)
    shown = [piece for piece in view.body if piece.kind != "pull"]
    for piece in shown:
        assert_harmless(piece.html)
    if text.source.format == "text":
        parts = "".join(part.text for piece in shown for part in piece.parts)
        for body in article.body:
            if body.kind == "paragraph":
                assert _letters(body.text) in _letters(parts)


def _letters(text: str) -> str:
    return "".join(text.split())


def fuzz_front_matter(data: bytes) -> None:
    """The fields between two lines of hyphens."""
    text = f"---\n{_text(data)}\n---\nFerry sails\n\nThe ferry sailed on Monday.\n"
    front, issues = read_front_matter("a.md", text, FrontMatterConfig(), markdown=True)
    _check_places(text, issues)
    source, _ = decode("a.md", text.encode())
    if isinstance(source, Unread) or issues:
        return
    article = parse_article(source, front).article
    if article is not None:
        (address,) = assign_addresses([make_card(article, "k")], read_config("")[0])[0].values()
        assert_portable(address.path)


def fuzz_settings(data: bytes) -> None:
    """newsgen.yaml, and addresses made by what it says."""
    text = _text(data)
    config, issues = read_config(text)
    _check_places(text, issues)
    card = make_card(make_article("A headline\n\nA body.", slug=None), "k")
    (address,) = assign_addresses([card], config)[0].values()
    assert_portable(address.path)
    assert absolute_url(config.url, address.path).startswith(config.url)
    assert tag_uri(config.url, "a").startswith("tag:")


def fuzz_site_files(data: bytes) -> None:
    """The other files of a site that are YAML, and the ledger; the first byte chooses."""
    text = _text(data[1:])
    readers = tuple(_READERS.values())
    issues = readers[(data or b"\0")[0] % len(readers)](text)
    _check_places(text, issues)


def _read_houses(text: str) -> tuple[Issue, ...]:
    houses, issues = read_houses(text)
    if not issues:
        for house in houses:
            read_house_lines(text, [(0, len(text))], house)
    return issues


def _read_topics(text: str) -> tuple[Issue, ...]:
    issues = check_vocabulary(text, "topics.yaml")
    if not issues:
        read_vocabulary(text)
    return issues


def _read_ledger(text: str) -> tuple[Issue, ...]:
    ledger, issues = read_ledger(text)
    if not issues:
        again, none = read_ledger(print_ledger(ledger).decode())
        assert not none
        # It is written sorted by id, and each story's addresses in the order they had.
        assert again.by_id == ledger.by_id or _unplaced(again.by_id) == _unplaced(ledger.by_id)
    return issues


def _unplaced(by_id: Mapping[str, Iterable[object]]) -> dict[str, list[tuple[str, str]]]:
    return {
        key: [(line.address, line.digest) for line in lines]  # type: ignore[attr-defined]
        for key, lines in by_id.items()
    }


_READERS: Final[Mapping[str, Callable[[str], tuple[Issue, ...]]]] = MappingProxyType(
    {
        "houses.yaml": _read_houses,
        "topics.yaml": _read_topics,
        "authority.yaml": lambda text: read_authority(text)[1],
        "takedowns.yaml": lambda text: read_takedowns(text)[1],
        "strings.yaml": lambda text: read_catalogue(text, "de")[1],
        "addresses.tsv": _read_ledger,
    }
)


def fuzz_addresses(data: bytes) -> None:
    """Slugs, old addresses and the targets of links."""
    text = _text(data)
    slug = slugify(text)
    assert slugify(slug) == slug
    assert len(slug) <= MAX_LENGTH + 1
    if slug:
        assert_portable(f"{slug}/index.html")
    assert sameness(sameness(text)) == sameness(text)
    if not find_fault(text):
        address = read_address(text)
        assert address.startswith("/")
        assert ".." not in address.split("/")
    for target in find_links(text):
        assert is_relative(target)


def fuzz_markdown(data: bytes) -> None:
    """A Markdown body with quotations and links, to HTML."""
    text = _text(data)
    links = dict.fromkeys(find_links(text), "index.html")
    quotes = [(span.span(), f"q{number}") for number, span in enumerate(_quoted(text), start=1)]
    assert_harmless(render_markdown(text, quotes, links, "./", ENGLISH.markdown))


def _quoted(text: str) -> Iterable[re.Match[str]]:
    return re.finditer("“[^“”]*”", text)


def fuzz_search_words(data: bytes) -> None:
    """The tokeniser of the search index."""
    text = _text(data)
    words = split_words(text)
    for word in words:
        assert word.text
        assert len(word.term) <= LONGEST
        assert not any(character.isspace() for character in word.text)
    parts = _NEWLINE.split(text)
    assert [word for part in parts for word in split_words(part)] == words


def fuzz_bare_copy(data: bytes) -> None:
    """The loader alone on any text, a control sign and a lone surrogate included."""
    text = data.decode("utf-8", "surrogateescape")
    source, _ = decode("a.txt", b"A")
    if isinstance(source, Unread):
        raise AssertionError
    parsed = parse_article(Text(source.source, text), FrontMatter())
    if parsed.article is not None and text:
        assert_whole(text, parsed.article)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _check_places(text: str, issues: Iterable[Issue]) -> None:
    """Every issue names a place that the file has, and can be printed."""
    lines = _NEWLINE.split(text)
    for issue in issues:
        assert 1 <= issue.line <= len(lines), issue
        assert 1 <= issue.column <= len(lines[issue.line - 1]) + 1, issue
        assert str(issue)


TARGETS: Final[Mapping[str, Target]] = MappingProxyType(
    {
        "plain_copy": fuzz_plain_copy,
        "edited_copy": fuzz_edited_copy,
        "bare_copy": fuzz_bare_copy,
        "front_matter": fuzz_front_matter,
        "settings": fuzz_settings,
        "site_files": fuzz_site_files,
        "addresses": fuzz_addresses,
        "markdown": fuzz_markdown,
        "search_words": fuzz_search_words,
    }
)
"""By name, as the command line and the folders of the corpus have it."""
