import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from newsgen.config import Config
from newsgen.records import Article
from newsgen.renderer.ninjs import NINJS, ninjs_context, write_ninjs
from newsgen.renderer.views import NinjsContext
from tests.conftest import ROOT
from tests.factories import make_article, make_card, make_estimate, make_rich_card, make_site
from tests.full_article import make_full_article
from tests.renderer.planning import URL, plan_site
from tests.renderer.rendering import HOSTILE, fill, render

SCHEMA: Path = ROOT / "tests" / "grammars" / "ninjs-3.1.json"
VALIDATOR = Draft202012Validator(
    json.loads(SCHEMA.read_text("utf-8")), format_checker=FormatChecker()
)
RICH_SITE = make_site([make_rich_card()], Config(url=URL, title="The Quay Ledger"))


def item_of(article: Article, context: NinjsContext) -> dict[str, Any]:
    item = json.loads(render("", context, "a/index.ninjs.json", article))
    VALIDATOR.validate(item)
    return dict(item)


def test_a_full_article_fits_the_schema() -> None:
    item = item_of(make_full_article(), ninjs_context(RICH_SITE, 0))
    assert item["uri"].startswith("tag:ledger.example,2020:")
    assert item["renditions"][0]["href"] == f"{URL}/2019/03/rich/"
    assert item["contentCreated"] == "2019-03-12T00:00:00Z"
    assert item["located"] == "Bergen"
    assert item["by"] == "Ida Brandt"
    assert item["infoSources"][-1] == {"name": "The Quay Ledger", "role": "publisher"}
    assert item["people"] == [{"name": "Oda Lindqvist", "rel": "speaker"}]
    assert item["subjects"] == [{"name": "Harbour lights", "uri": f"{URL}/topics/harbour-lights/"}]
    assert item["associations"][0]["type"] == "picture"


def test_an_estimated_date_stands_in_the_note_to_editors_alone() -> None:
    published = make_estimate("2021-07-23", "2021-07-25")
    site = make_site([make_card(published=published)])
    item = item_of(make_article(published=published), ninjs_context(site, 0))
    assert "contentCreated" not in item
    assert item["edNote"] == "It says Tuesday."
    assert item["uri"].startswith("tag:newsgen.invalid,2020:")
    assert "renditions" not in item


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_the_file(text: str) -> None:
    context = fill(NinjsContext, text)
    item = json.loads(write_ninjs(context, make_full_article(headline=text)))
    assert item["title"] == item["headlines"][0]["value"] == " ".join(text.split())
    body = json.loads(write_ninjs(context, make_article("Tea & <b>buns</b>")))["bodies"][0]
    assert body["value"] == "<p>Tea &amp; &lt;b&gt;buns&lt;/b&gt;</p>"


def test_the_files_are_made_where_the_site_asks_for_them() -> None:
    assert not [path for path in plan_site([make_rich_card()]) if path.endswith(NINJS)]
    pages = plan_site([make_rich_card()], Config(ninjs=True))
    (path,) = (path for path in pages if path.endswith(NINJS))
    assert path == "2019/03/rich/index.ninjs.json"
    assert pages[path].record
