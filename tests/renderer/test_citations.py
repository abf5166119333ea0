import json
import re
from urllib.parse import unquote

import pytest
from msgspec import structs

from newsgen.renderer.citations import (
    make_citation,
    show_citation,
    split_name,
    write_bibtex,
    write_csl,
    write_ris,
    write_sentence,
)
from newsgen.renderer.strings.reading import shipped_strings
from newsgen.renderer.views import Citation
from tests import factories
from tests.factories import (
    ENGLISH,
    make_card,
    make_estimate,
    make_published,
    make_site,
)
from tests.renderer.rendering import HOSTILE, fill

CITED = factories.make_citation()


def bibtex(citation: Citation) -> dict[str, str]:
    """The fields of the one entry, read as BibTeX reads them: by braces."""
    text = write_bibtex(citation)
    lines = text.splitlines()
    assert re.fullmatch(r"@article\{[\w:.-]+,", lines[0])
    assert lines[-1] == "}"
    found = {}
    for line in lines[1:-1]:
        match = re.fullmatch(r"  (\w+) = (\{.*\}|[a-z]{3}),", line)
        assert match, line
        depth = 0
        for sign in re.findall(r"(?<!\\)[{}]", match[2]):
            depth += 1 if sign == "{" else -1
            assert depth >= 0
        assert depth == 0
        found[match[1]] = match[2].removeprefix("{").removesuffix("}")
    return found


def ris(citation: Citation) -> list[tuple[str, str]]:
    text = write_ris(citation)
    rows = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in text.split("\r\n")[:-1]]
    assert None not in rows
    return [(row[1], row[2]) for row in rows if row]


def csl(citation: Citation) -> dict[str, object]:
    (item,) = json.loads(write_csl(citation))
    return dict(item)


def test_the_sentence_names_who_where_and_when() -> None:
    assert write_sentence(CITED, ENGLISH.locale) == (
        "“Night boat keeps its place.” Ida Brandt, Coastal Press, Bergen, 12 March 2019. "
        "The Quay Ledger, https://ledger.example/2019/03/a/."
    )
    bare = structs.replace(CITED, title="Who sails?", people=(), agencies=(), place="", url="")
    assert write_sentence(bare, ENGLISH.locale) == "“Who sails?” 12 March 2019. The Quay Ledger."


def test_bibtex_has_the_fields_of_a_newspaper_article() -> None:
    assert bibtex(CITED) == {
        "author": "Ida Brandt",
        "title": "{Night boat keeps its place}",
        "journal": "The Quay Ledger",
        "year": "2019",
        "date": "2019-03-12",
        "url": CITED.url,
        "langid": "en",
        "note": "Coastal Press. Filed from Bergen",
        "month": "mar",
    }
    assert bibtex(structs.replace(CITED, people=()))["author"] == "{Coastal Press}"


def test_ris_has_the_tags_that_zotero_writes_for_news() -> None:
    assert ris(CITED) == [
        ("TY", "NEWS"),
        ("TI", CITED.title),
        ("AU", "Brandt, Ida"),
        ("T2", "The Quay Ledger"),
        ("PY", "2019"),
        ("DA", "2019/03/12"),
        ("LA", "en"),
        ("UR", CITED.url),
        ("ID", CITED.id),
        ("N1", "Coastal Press. Filed from Bergen"),
        ("ER", ""),
    ]


def test_csl_json_has_the_keys_of_its_schema() -> None:
    assert csl(CITED) == {
        "id": CITED.id,
        "type": "article-newspaper",
        "title": CITED.title,
        "author": [{"family": "Brandt", "given": "Ida"}],
        "container-title": "The Quay Ledger",
        "issued": {"date-parts": [[2019, 3, 12]]},
        "URL": CITED.url,
        "language": "en",
        "note": "Coastal Press. Filed from Bergen",
    }
    assert csl(structs.replace(CITED, people=()))["author"] == [{"literal": "Coastal Press"}]


@pytest.mark.parametrize(
    ("published", "date", "note"),
    [
        (make_published("2021-07"), "2021-07", ""),
        (make_estimate("2021-07-24", "2021-07-24"), "", "Date estimated: about 24 July 2021"),
        (make_published(None), "", "Date not known"),
    ],
    ids=["month", "estimated", "unknown"],
)
def test_a_date_that_is_not_known_stands_in_the_note_alone(
    published: object, date: str, note: str
) -> None:
    site = make_site([make_card(published=published)])
    citation = make_citation(site, 0, shipped_strings())
    assert citation.date == date
    assert bibtex(citation).get("note", "") == note
    assert ("issued" in csl(citation)) is ("year" in bibtex(citation)) is bool(date)
    assert [value for tag, value in ris(citation) if tag == "DA"] == (["2021/07"] if date else [])


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Ida Brandt", "Brandt", "Ida"),
        ("Eva van der Meer", "van der Meer", "Eva"),
        ("Omar bin Salim", "bin Salim", "Omar"),
        ("De Wit", "Wit", "De"),
        ("Staff", "Staff", ""),
        ("", "", ""),
    ],
)
def test_a_name_is_split_before_its_family_name(name: str, family: str, given: str) -> None:
    assert split_name(name) == (family, given)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_a_file(text: str) -> None:
    citation = structs.replace(fill(Citation, text), date="2019-03-12")
    assert bibtex(citation)["year"] == "2019"
    tags = [tag for tag, _ in ris(citation)]
    assert (tags[0], tags.count("TY"), tags.count("TI"), tags.count("ER")) == ("TY", 1, 1, 1)
    assert csl(citation)["title"] == text


@pytest.mark.parametrize("text", ["Tide & \u201ctime\u201d", *HOSTILE])
def test_the_page_holds_each_file_as_an_address_that_a_browser_saves(text: str) -> None:
    citation = structs.replace(CITED, title=text)
    view = show_citation(citation, ENGLISH.locale)
    texts = []
    for file in view.files:
        head, _, data = file.address.partition(",")
        assert re.fullmatch(r"data:application/[\w.+-]+;charset=utf-8", head)
        assert re.fullmatch(r"[\w%./:;,?@=+$!*()'~-]*", data, re.ASCII)
        texts.append(unquote(data))
    assert texts == [write_bibtex(citation), write_ris(citation), write_csl(citation)]
    ends = ("bib", "ris", "json")
    assert [file.name for file in view.files] == [f"{CITED.id}.{end}" for end in ends]
