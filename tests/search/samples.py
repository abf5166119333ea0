"""Invented stories for tests of the index."""

from typing import Any

from newsgen.search.model import Facet, Segment, Story
from newsgen.search.text import BODY, HEADLINE, Field
from newsgen.search.vocabulary import Vocabulary


def make_story(number: int, **changes: Any) -> Story:
    values: dict[str, Any] = {
        "key": f"key {number}",
        "path": f"2019/03/story-{number}/index.html",
        "title": f"Story {number}",
        "date": "12 March 2019",
        "source": "Ida Brandt",
        "topics": (),
        "people": (),
        "places": (),
    }
    return Story(**(values | changes))


def make_facets(*labels: str) -> tuple[Facet, ...]:
    return tuple(Facet(label.lower().replace(" ", "-"), label) for label in labels)


def make_segment(stories: list[Story], name: str = "2019") -> Segment:
    return Segment(name, tuple(stories))


def head(text: str, words: Vocabulary) -> Field:
    return Field(words.find(text.split()), HEADLINE)


def body(text: str, words: Vocabulary) -> Field:
    return Field(words.find(text.split()), BODY)
