"""Data files patched with a few changed texts have the bytes of those written anew."""

from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from msgspec.structs import replace

from newsgen.archive.site import Site
from newsgen.exports import patching
from newsgen.exports.bundle import write_bundle
from newsgen.exports.files import FILES
from newsgen.exports.patching import find_changed, patch_bundle
from newsgen.exports.reading import make_shelf
from newsgen.records import Article
from tests.conftest import read_tree
from tests.exports.test_bundle import ARTICLES, CARDS, SITE
from tests.factories import make_published, make_rich_card, make_site, take_staged

CHANGED = CARDS[1]
NUMBER = next(n for n, card in enumerate(SITE.cards) if card.key == CHANGED.key)


class Records:
    """Full records that are not in a store."""

    def __init__(self, articles: dict[str, Article]) -> None:
        self._articles = articles

    def read(self, key: str) -> Article:
        return self._articles[key]


def written(folder: Path, articles: dict[str, Article]) -> Path:
    records: Any = Records(articles)
    staging = folder.with_name(f"{folder.name}-staging")
    staged = write_bundle(SITE, records, staging, folder, FILES.values())
    take_staged(staging, staged, folder)
    return folder


def edited() -> Article:
    article = ARTICLES[CHANGED.key]
    (first, *rest) = article.body
    source = replace(article.source, sha256="0" * 64)
    return replace(article, source=source, body=(replace(first, text='Dry, "at last"\nö'), *rest))


def test_a_patched_bundle_equals_one_that_is_written_anew(tmp_path: Path) -> None:
    before = written(tmp_path / "before", ARTICLES)
    after = written(tmp_path / "after", ARTICLES | {CHANGED.key: edited()})
    staging = tmp_path / "staging"

    staged = patch_bundle(before, staging, [(make_shelf(SITE, NUMBER), edited())])

    assert staged is not None
    changed = {FILES[n] for n in ("articles.jsonl", "articles.csv", "archive.sqlite")}
    assert {file.path for file in staged} == changed
    take_staged(staging, staged, before)
    assert read_tree(before) == read_tree(after)


def test_a_patch_of_a_patch_is_the_first_bundle_again(tmp_path: Path) -> None:
    folder = written(tmp_path / "data", ARTICLES)
    first = read_tree(folder)
    for number, article in enumerate((edited(), ARTICLES[CHANGED.key])):
        staging = tmp_path / f"staging{number}"
        staged = patch_bundle(folder, staging, [(make_shelf(SITE, NUMBER), article)])
        assert staged
        take_staged(staging, staged, folder)
    assert read_tree(folder) == first


def test_nothing_is_staged_where_nothing_differs(tmp_path: Path) -> None:
    folder, staging = written(tmp_path / "data", ARTICLES), tmp_path / "staging"
    same = [(make_shelf(SITE, NUMBER), ARTICLES[CHANGED.key])]
    assert patch_bundle(folder, staging, same) == ()
    assert read_tree(staging) == {}


def test_other_quotations_need_a_bundle_written_anew(tmp_path: Path) -> None:
    folder = written(tmp_path / "data", ARTICLES)
    article = replace(edited(), quotes=())
    assert patch_bundle(folder, tmp_path / "s", [(make_shelf(SITE, NUMBER), article)]) is None


@pytest.mark.parametrize("name", ["articles.jsonl", "articles.csv", "archive.sqlite"])
@pytest.mark.parametrize("damage", [b"", b"no such file"])
def test_damaged_files_are_written_anew(tmp_path: Path, name: str, damage: bytes) -> None:
    folder = written(tmp_path / "data", ARTICLES)
    (folder / FILES[name]).write_bytes(damage)
    assert patch_bundle(folder, tmp_path / "s", [(make_shelf(SITE, NUMBER), edited())]) is None
    assert not list(tmp_path.rglob("*.draft"))


def test_a_missing_file_is_written_anew(tmp_path: Path) -> None:
    assert patch_bundle(tmp_path, tmp_path / "s", [(make_shelf(SITE, NUMBER), edited())]) is None


EVERY = range(len(SITE.cards))
"""All stories, as those whose records are the ones in the data."""


def with_card(number: int, **changes: Any) -> Site:
    """The site with another card of one story."""
    cards = list(SITE.cards)
    cards[number] = structs.replace(cards[number], **changes)
    return make_site(cards, SITE.config)


def test_nothing_has_changed_in_the_data_of_the_same_site(tmp_path: Path) -> None:
    assert find_changed(SITE, written(tmp_path / "data", ARTICLES), EVERY) == []


def test_stories_with_other_records_have_changed(tmp_path: Path) -> None:
    folder = written(tmp_path / "data", ARTICLES)
    assert find_changed(SITE, folder, set(EVERY) - {0, NUMBER}) == sorted({0, NUMBER})


def test_a_story_in_another_language_has_changed_whatever_its_record(tmp_path: Path) -> None:
    folder = written(tmp_path / "data", ARTICLES)
    assert find_changed(with_card(NUMBER, language="fr"), folder, EVERY) == [NUMBER]


def test_a_story_at_another_address_has_changed(tmp_path: Path) -> None:
    folder = written(tmp_path / "data", ARTICLES)
    moved = with_card(NUMBER, slug="moved")
    assert moved.paths[NUMBER] != SITE.paths[NUMBER]
    assert find_changed(moved, folder, EVERY) == [NUMBER]


@pytest.mark.parametrize(
    "site",
    [
        make_site(SITE.cards[1:], SITE.config),
        make_site([*SITE.cards, make_rich_card("seeds/new.txt", id="new")], SITE.config),
        with_card(0, topics=()),
        with_card(NUMBER, published=make_published("1950-01-01")),
    ],
    ids=["a story is gone", "a story is new", "a term has fewer stories", "another order"],
)
def test_data_of_other_stories_or_terms_are_written_anew(tmp_path: Path, site: Site) -> None:
    assert find_changed(site, written(tmp_path / "data", ARTICLES), EVERY) is None


@pytest.mark.parametrize("name", ["articles.jsonl", "terms.csv"])
def test_data_that_are_damaged_are_not_compared(tmp_path: Path, name: str) -> None:
    folder = written(tmp_path / "data", ARTICLES)
    (folder / FILES[name]).write_bytes(b"{}\n")
    assert find_changed(SITE, folder, EVERY) is None
    (folder / FILES[name]).unlink()
    assert find_changed(SITE, folder, EVERY) is None


def test_many_changes_are_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path / "data", ARTICLES)
    monkeypatch.setattr(patching, "MOST", 1)
    assert find_changed(SITE, folder, set(EVERY) - {0}) == [0]
    assert find_changed(SITE, folder, set(EVERY) - {0, 1}) is None


def test_another_author_needs_a_bundle_written_anew(tmp_path: Path) -> None:
    folder = written(tmp_path / "data", ARTICLES)
    article = replace(edited(), bylines=())
    assert patch_bundle(folder, tmp_path / "s", [(make_shelf(SITE, NUMBER), article)]) is None
