"""A story as a file: Markdown with front matter, Markdown with Pelican's fields, raw news copy."""

import json
import re

from benchmarks.corpus.stories import Story


def write_front_matter(story: Story) -> str:
    """Markdown below YAML front matter, one file for newsgen, Hugo and Eleventy alike."""
    head = story.head
    fields = {
        "title": head.headline,
        "date": f"{head.published:%Y-%m-%dT%H:%M:00Z}",
        "slug": head.slug,
        "topics": list(head.topics),
        "places": [head.place],
        "people": list(head.people),
        "bylines": [head.agency],
        "summary": story.summary,
        "photos": [{"caption": story.caption, "credit": story.credit}],
    }
    # The date stands bare: in quotation marks it would be a text to some tools.
    lines = [
        f"{name}: {value if name == 'date' else _yaml(value)}" for name, value in fields.items()
    ]
    return "\n".join(("---", *lines, "---", "", _body(story)))


def write_pelican_fields(story: Story) -> str:
    """Markdown below the fields that Pelican reads.

    Pelican's tags are the topics, its category the place, its authors the people.
    """
    head = story.head
    fields = {
        "Title": head.headline,
        "Date": f"{head.published:%Y-%m-%d %H:%M}",
        "Slug": head.slug,
        "Tags": ", ".join(head.topics),
        "Category": head.place,
        "Authors": "; ".join(head.people),
        "Agency": head.agency,
        "Summary": story.summary,
        "Caption": story.caption,
        "Credit": story.credit,
    }
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    return "\n".join((*lines, "", _body(story)))


def write_copy(story: Story) -> str:
    """Raw copy as a wire sends it: headline, byline, caption, dateline, text and a tail."""
    head = story.head
    dateline = f"{head.place.upper()}, {head.country}, {head.published:%B} {head.published.day}"
    paragraphs = [_unmark(text) for text in story.paragraphs]
    return "\n\n".join(
        (
            head.headline,
            f"By {story.credit.split(' / ')[0]}",
            f"{head.published:%B} {head.published.day}, {head.published:%Y}",
            f"{story.caption} PHOTO: {head.agency}",
            f"{dateline} ({head.agency}) - {paragraphs[0]}",
            *paragraphs[1:],
            "Sign up for our morning letter, free of charge.",
            f"© {head.published:%Y} The Benchmark Courier. All rights reserved.",
        )
    ) + "\n"  # fmt: skip


def _body(story: Story) -> str:
    return "\n\n".join(story.paragraphs) + "\n"


def _unmark(markdown: str) -> str:
    """The words of a paragraph: ``## Who is [to](/x/) *pay*`` gives ``Who is to pay``."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", markdown.removeprefix("## ")).replace("*", "")


def _yaml(value: object) -> str:
    """JSON in one line is YAML too."""
    return json.dumps(value, ensure_ascii=False)
