"""The invented archive: the same everywhere, of the size of news, readable by every contender."""

import re
from pathlib import Path
from statistics import mean

import pytest
import yaml

from benchmarks.contenders import Contender, missing_switches, newsgen, raw_newsgen
from benchmarks.corpus.forms import write_copy, write_front_matter, write_pelican_fields
from benchmarks.corpus.stories import Story, make_head, make_story
from benchmarks.corpus.words import PEOPLE, PLACES, TOPICS
from benchmarks.sites import make_sites
from newsgen.config import require_config
from newsgen.loader.load import load_article
from newsgen.loader.site_rules import load_site_rules
from newsgen.records import Article

STORIES = [make_story(number) for number in range(200)]


def find_story(part: str) -> Story:
    """The first story that has `part` in its text."""
    return next(story for story in STORIES if part in "\n".join(story.paragraphs))


def test_there_are_as_many_names_as_are_said() -> None:
    assert (len(set(TOPICS)), len(set(PLACES)), len(set(PEOPLE))) == (60, 120, 500)


def test_a_story_is_the_same_whatever_was_made_before_it() -> None:
    assert make_story(7) == STORIES[7]
    assert make_head(7) == STORIES[7].head


def test_stories_have_the_size_of_news() -> None:
    words = mean(len(" ".join(story.paragraphs).split()) for story in STORIES)
    assert 560 < words < 620
    assert 19 < mean(len(story.paragraphs) for story in STORIES) < 21.5


def test_addresses_differ() -> None:
    assert len({story.head.address for story in STORIES}) == len(STORIES)


def test_links_lead_to_older_stories() -> None:
    addresses = {story.head.address: story.head.number for story in STORIES}
    linked = 0
    for story in STORIES:
        for target in re.findall(r"\]\((.*?)\)", "\n".join(story.paragraphs)):
            linked += 1
            assert addresses[target] < story.head.number
    assert 0.3 < linked / len(STORIES) < 0.5


def test_front_matter_is_yaml_with_the_fields_of_the_story() -> None:
    story = STORIES[3]
    head, body = write_front_matter(story).removeprefix("---\n").split("\n---\n")
    fields = yaml.safe_load(head)
    assert fields["title"] == story.head.headline
    assert fields["date"] == story.head.published
    assert tuple(fields["topics"]) == story.head.topics
    assert body.strip().split("\n\n") == list(story.paragraphs)


def test_pelican_gets_no_empty_field() -> None:
    story = next(story for story in STORIES if not story.head.people)
    head = write_pelican_fields(story).split("\n\n")[0]
    assert "Authors" not in head
    assert all(re.match(r"\w+: .", line) for line in head.splitlines())


@pytest.mark.parametrize("mark", ["## ", "](/", "*"])
def test_raw_copy_has_no_markdown(mark: str) -> None:
    assert mark not in write_copy(find_story(mark))


def load(contender: Contender, root: Path) -> Article:
    """Story 0 as newsgen reads it in a contender's site."""
    make_sites([(contender, root)], 1)
    config = require_config(root)
    path = contender.source_of(make_head(0)).as_posix()
    parsed = load_article(root, path, load_site_rules(root, config)[0]).parsed
    assert parsed.article is not None
    assert parsed.issues == ()
    return parsed.article


def test_newsgen_reads_the_front_matter(tmp_path: Path) -> None:
    story, article = STORIES[0], load(newsgen(), tmp_path)
    assert article.headline == story.head.headline
    assert article.subheadline == story.summary
    assert article.slug == story.head.slug
    assert [photo.caption for photo in article.photos] == [story.caption]


def test_newsgen_reads_the_raw_copy(tmp_path: Path) -> None:
    story, article = STORIES[0], load(raw_newsgen(), tmp_path)
    assert article.headline == story.head.headline
    assert article.dateline is not None
    assert article.dateline.places[0].name == story.head.place
    assert article.published.value == f"{story.head.published:%Y-%m-%d}"
    assert [photo.caption for photo in article.photos] == [story.caption]
    assert article.quotes
    assert len(article.boilerplate) == 2


def test_switches_that_newsgen_lacks_are_known() -> None:
    assert "search" not in missing_switches()
