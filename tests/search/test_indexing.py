"""A segment → its files."""

import json
from typing import Any

from newsgen.codec import encode_article
from newsgen.search.facets import NAMES_IN_BLOCK, STORIES_IN_BLOCK
from newsgen.search.indexing import as_script, make_index
from newsgen.search.marks import mark_segment
from newsgen.search.model import GROWTH, PAIR_GROWTH, SMALLEST_SHARD, IndexFile, Story
from newsgen.search.terms import IMPACTS
from newsgen.search.text import FIRST_LENGTH, Copy, decode_copy, split_text
from tests.conftest import ROOT
from tests.factories import make_article
from tests.search.decoding import decode_terms
from tests.search.samples import make_segment, make_story

TEXTS = ["The ferry stayed in Bergen.", "Gulls cried.\n\nThe ferries sailed at nine."]


def read(story: Story) -> Copy:
    return decode_copy(encode_article(make_article(TEXTS[int(story.key.split()[1])])))


def files_of(count: int = 2) -> dict[str, Any]:
    segment = make_segment([make_story(number) for number in range(count)])
    return {file.name: file.value for file in make_index(segment, read)}


def test_a_result_has_all_that_it_shows() -> None:
    title, path, date, source, text, has_rest = files_of()["2019/s1"]
    assert (title, path) == ("Story 1", "2019/03/story-1/index.html")
    assert (date, source) == ("12 March 2019", "Ida Brandt")
    assert (text, has_rest) == ("Gulls cried.\nThe ferries sailed at nine.", 0)


def test_the_index_says_where_shards_start() -> None:
    files = files_of()
    assert files["2019/index"] == {"stories": 2, "starts": "", "pairs": 1, "scale": 8}
    assert [story for story, _ in decode_terms(files["2019/t0"])["ferry"]] == [0, 1]


def test_the_mark_of_a_segment_follows_its_stories_and_the_code() -> None:
    def mark(*stories: Story, name: str = "2019", code: str = "code") -> str:
        return mark_segment(make_segment(list(stories), name), code).mark

    one = make_story(1)
    others = [
        mark(make_story(1, key="other")),
        mark(make_story(1, title="Other")),
        mark(one, make_story(2)),
        mark(one, name="2020"),
        mark(one, code="other"),
    ]
    assert mark(one) == mark(make_story(1))
    assert len({mark(one), *others}) == 6


def test_a_file_is_one_call_of_a_script() -> None:
    script = as_script(IndexFile("2019/t0", 'a "b" \\ é </script>')).decode()
    assert script.startswith('newsgenIndex("2019/t0",')
    assert script.endswith(")\n")
    assert json.loads(script[len('newsgenIndex("2019/t0",') : -2]) == 'a "b" \\ é </script>'


def test_a_long_text_is_cut_between_paragraphs() -> None:
    paragraphs = ["a" * 900, "b" * (FIRST_LENGTH - 900), "c", "d"]
    first, rest = split_text(paragraphs)
    assert first == "\n".join(paragraphs[:2])
    assert rest == "c\nd"
    assert split_text([]) == ("", "")
    assert split_text(["e" * 9000]) == ("e" * 9000, "")


def test_the_page_reckons_with_the_size_that_shards_have() -> None:
    script = (ROOT / "static/search.js").read_text(encoding="utf-8")
    assert f"terms * Math.max({SMALLEST_SHARD}, {GROWTH} * root)" in script
    assert f"pairs * Math.max({SMALLEST_SHARD}, {PAIR_GROWTH} * root)" in script
    assert f"const IMPACTS = {IMPACTS};" in script
    assert f"const STORIES_IN_BLOCK = {STORIES_IN_BLOCK};" in script
    assert f"const NAMES_IN_BLOCK = {NAMES_IN_BLOCK};" in script
