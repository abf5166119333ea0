"""The loader against the gold set: no field may fall below its committed figures."""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

import pytest
import yaml
from msgspec import Struct
from msgspec.structs import fields

from tests.gold_fields import FIELDS, Item
from tests.gold_records import FOLDER, list_articles, parse, read_gold
from tests.gold_score import Figure, compare, find_worse, main, measure, read_figures, score

MATRIX: Final = tuple(
    f"{family}{number:02}"
    for family, last in (("D", 19), ("B", 8), ("P", 11), ("X", 9), ("Q", 25), ("T", 9))
    for number in range(1, last + 1)
)
RULES: Final = frozenset(
    re.findall(
        r"\S+",
        """
    byline name-and-agency name-below-headline organisation-byline staff-byline
    agency agency-without-dash city-and-colon place-and-agency place-and-bracketed-region
    place-and-date place-and-region place-and-unknown-agency place-in-capitals
    agency-line bracketed-credit capital-mark copyright-sign courtesy credit-mark image-caption
    image-copyright live-page-copyright mixed-mark photo-by slash-credit below-label
    gallery-caption name-and-owner picture-library video-caption colon-before left-far-verb
    left-which floating left-according left-apposition left-colon left-label left-parenthetic
    left-participle
    left-pronoun left-sentence left-speech-noun left-subject-verb left-verb-subject left-who
    left-with next-run paragraph-before right-according right-subject-verb right-unknown-verb
    right-verb-subject running-quote same-paragraph sentence-before signature so-called
    subject-before tail-right-subject-verb tail-subject-verb
    acronym context first-name gazetteer known-organisation organisation-of organisation-word
    place-after place-word speaker surname-alone title
    """,
    )
)
"""Rules of the loader's code; those of boilerplate are read from its file."""

_ROW = re.compile(
    r"\| \[(?P<name>[^\]]+)\]\((?P=name)\) \| .+ \| (?P<ids>[^|]*) \| (?P<rules>.*) \|"
)


def _read_index() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Article → ids of the matrix and names of rules that README.md claims for it."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    return {
        row["name"]: (frozenset(row["ids"].split()), frozenset(row["rules"].split()))
        for row in _ROW.finditer(text)
    }


def _boilerplate_rules() -> frozenset[str]:
    source = files("newsgen.loader").joinpath("data", "boilerplate.yaml")
    kinds: dict[str, list[dict[str, object]]] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return frozenset(str(rule["name"]) for rules in kinds.values() for rule in rules)


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_as_good_as_its_committed_figures(field: str) -> None:
    worse = find_worse(field, read_figures()[field], measure(score()[field]))
    assert worse is None, worse


@pytest.mark.parametrize("name", list_articles())
def test_the_blocks_of_a_gold_article_tile_it(name: str) -> None:
    article = parse(name)
    data = (FOLDER / name).read_bytes()
    encoding = {"windows-1252": "cp1252"}.get(article.source.encoding, article.source.encoding)
    at = 0
    for block in article.blocks:
        assert block.span[0] == at
        at = block.span[1]
    assert at == len(data.decode(encoding))


def confidences_of(value: object, place: str = "") -> Iterator[tuple[str, float]]:
    """Every confidence below `value`, with its place."""
    if isinstance(value, Struct):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == "confidence":
                yield place, inner
            else:
                yield from confidences_of(inner, f"{place}.{field.name}")
    elif isinstance(value, tuple):
        for item in value:
            yield from confidences_of(item, place)


@pytest.mark.parametrize("name", list_articles())
def test_every_confidence_is_a_share(name: str) -> None:
    found = list(confidences_of(parse(name)))
    assert found
    assert [(place, value) for place, value in found if not 0 <= value <= 1] == []


def test_the_set_holds_at_least_eighty_articles_each_with_a_record() -> None:
    names = list_articles()
    records = {path.stem for path in FOLDER.glob("*.json")} - {"figures"}
    assert len(names) >= 80
    assert {name.rpartition(".")[0] for name in names} == records


def test_the_index_names_every_article_and_what_its_record_says_it_shows() -> None:
    index = _read_index()
    assert tuple(index) == list_articles()
    assert {name: ids for name, (ids, _) in index.items()} == {
        name: frozenset(read_gold(name).shows) for name in index
    }


def test_every_form_of_the_matrix_is_shown_by_an_article() -> None:
    assert len(MATRIX) == 81
    shown = frozenset().union(*(ids for ids, _ in _read_index().values()))
    assert shown == frozenset(MATRIX)


def test_every_rule_of_the_loader_has_an_article() -> None:
    claimed = frozenset().union(*(rules for _, rules in _read_index().values()))
    assert not (RULES | _boilerplate_rules()) - claimed


def test_gold_words_stand_in_their_article() -> None:
    """A slip in a record, such as a misspelt quotation, is no fault of the loader."""
    for name in list_articles():
        gold = read_gold(name)
        text = " ".join(_decode(name).split())
        texts = [
            piece.text for piece in (*gold.body, *gold.boilerplate) if piece.kind == "paragraph"
        ]
        texts += [photo.caption for photo in gold.photos if photo.caption]
        texts += [gold.headline] if gold.headline else []
        for words in texts:
            assert words in text, f"{name}: {words}"


def _decode(name: str) -> str:
    data = (FOLDER / name).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def test_the_figures_cover_the_fields_and_no_others() -> None:
    assert tuple(read_figures()) == tuple(FIELDS)


def test_what_is_asked_for_and_what_is_found_are_paired_off_once() -> None:
    wanted = [Item(("ruiz",)), Item(("akers", "tom akers")), Item(("brandt",), optional=True)]
    tally = compare(wanted, ["tom akers", "brandt", "oslo"])
    assert (tally.right, tally.missing, tally.extra) == (1, ("ruiz",), ("oslo",))


def test_an_unnamed_source_may_be_described_at_any_length() -> None:
    item = Item(("doctor",), open_ended=True)
    assert item.fits("doctor who asked not to be named")
    assert not item.fits("nurse")


def test_a_field_that_got_worse_is_told_with_its_figures_and_articles() -> None:
    before = Figure(1.0, 1.0, 4, 0, 0, {})
    now = Figure(1.0, 0.75, 3, 1, 0, {"007-tide.txt": 1})
    told = find_worse("people", before, now)
    assert told is not None
    for part in ("people", "recall 1.0 -> 0.75", "007-tide.txt"):
        assert part in told
    assert find_worse("people", now, before) is None


def test_the_command_prints_a_line_for_each_field(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    printed = capsys.readouterr().out
    assert all(f"\n{field} " in printed for field in FIELDS)
    main(["--wrong", "headline"])
