"""Which function explains which field, and the whole story with its main fields marked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final

from newsgen.explain import lists, said, singles
from newsgen.explain.marks import Mark
from newsgen.explain.story import FIELDS, Explanation, Story

_EXPLAINED: Final[Mapping[str, Callable[[Story], Explanation]]] = MappingProxyType(
    {
        "headline": partial(singles.explain_words, name="headline"),
        "subheadline": partial(singles.explain_words, name="subheadline"),
        "bylines": lists.explain_bylines,
        "dateline": singles.explain_dateline,
        "published": singles.explain_published,
        "photos": lists.explain_photos,
        "body": singles.explain_body,
        "quotes": said.explain_quotes,
        "boilerplate": lists.explain_boilerplate,
        "people": partial(lists.explain_names, name="people"),
        "places": partial(lists.explain_names, name="places"),
        "organisations": partial(lists.explain_names, name="organisations"),
        "dates": lists.explain_dates,
        "topics": lists.explain_topics,
        "blocks": singles.explain_blocks,
    }
)
_IN_WHOLE: Final = ("headline", "subheadline", "bylines", "dateline", "photos", "boilerplate")
"""Fields marked in the whole story, beside its quotations."""


def explain_field(story: Story, name: str) -> Explanation:
    """How the field `name`, one of `FIELDS`, came to be. Raises `KeyError` on another name."""
    return _EXPLAINED[name](story)


def explain_all(story: Story) -> tuple[Explanation, ...]:
    """Every field, in the order of the record."""
    return tuple(explain_field(story, name) for name in FIELDS)


def mark_whole(explanations: tuple[Explanation, ...]) -> Iterator[Mark]:
    """The marks of the whole story, each labelled with its field or quotation."""
    for explanation in explanations:
        if explanation.field in _IN_WHOLE:
            for mark in explanation.marks:
                yield replace(mark, kind=explanation.field, label=explanation.field)
        elif explanation.field == "quotes":
            yield from explanation.marks
