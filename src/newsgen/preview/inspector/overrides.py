"""What to paste, and where, if a finding is wrong: front matter with the values as they are now."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from newsgen.archive.corrections import new_override, new_override_path
from newsgen.explain.story import Story
from newsgen.places import SEEDS
from newsgen.records import Article, Photo, Quote

_NAMES: Final = ("people", "places", "organisations")
_EXAMPLE_DATE: Final = "2001-12-31"


@dataclass(frozen=True, slots=True)
class Target:
    """The file that a correction goes into."""

    path: str
    seed: str = ""
    """Set where the file does not exist yet: the seed that it is to correct."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction that is ready but for the right value."""

    advice: str
    """What to do with it: ``Save as``, ``Add to the front matter of``, ``Change in``."""
    path: str
    yaml: str


def find_target(root: Path, source: str, override: str) -> Target:
    """Where corrections of the article at `source` belong; `override` corrects it already."""
    if override or not source.startswith(f"{SEEDS}/"):
        return Target(override or source)
    return Target(new_override_path(root, source), source)


def correct_field(story: Story, name: str, target: Target) -> Correction | None:
    """The front matter that gives the field `name`; None where front matter cannot."""
    lines = _write_field(story.article, name)
    return _correction(lines, story.given.get(name, ""), target) if lines else None


def correct_quote(story: Story, quote: Quote, target: Target) -> Correction:
    """The front matter that says whose words a quotation is."""
    speaker = quote.speaker
    said: dict[str, str] = {"speaker": speaker.name if speaker else "Full Name"}
    if speaker and speaker.role:
        said["role"] = speaker.role
    given = story.given.get(f"quotes.{quote.id}", "")
    return _correction(_dump({"quotes": {quote.id: said}}), given, target)


def _correction(lines: str, given: str, target: Target) -> Correction:
    if given:
        return Correction("Change in", given, lines)
    if target.seed:
        return Correction("Save as", target.path, new_override(target.seed, lines))
    return Correction("Add to the front matter of", target.path, lines)


def _write_field(article: Article, name: str) -> str:
    """Lines of front matter with the field as it is now, or an example where it is empty."""
    if name in ("headline", "subheadline"):
        return _dump({name: getattr(article, name) or f"The {name}"})
    if name == "published":
        return f"date: {article.published.value or _EXAMPLE_DATE}\n"
    if name == "dateline":
        printed = article.dateline.text.strip() if article.dateline else "CITY (Agency) -"
        return _dump({name: printed})
    if name == "bylines":
        return _dump({name: _write_bylines(article) or ["Full Name"]})
    if name == "photos":
        return _dump({name: [_write_photo(photo) for photo in article.photos] or [_NO_PHOTO]})
    if name in _NAMES:
        return _dump({name: [entity.name for entity in getattr(article, name)] or ["Full Name"]})
    if name == "topics":
        return _dump({name: [topic.label for topic in article.topics] or ["Topic"]})
    return ""


_NO_PHOTO: Final = {"caption": "What it shows", "credit": "Photographer/Agency"}


def _write_bylines(article: Article) -> list[str | dict[str, str]]:
    found: list[str | dict[str, str]] = []
    for byline in article.bylines:
        parts = (("role", byline.role), ("organisation", byline.organisation))
        more = {key: value for key, value in (*parts, ("place", byline.place)) if value}
        found.append({"name": byline.name, **more} if more else byline.name)
    return found


def _write_photo(photo: Photo) -> dict[str, str]:
    credit = photo.credit.text if photo.credit else None
    parts = (("caption", photo.caption), ("credit", credit), ("file", photo.file))
    return {key: value for key, value in parts if value}


def _dump(value: object) -> str:
    """YAML with the innermost lists on one line, as people write them."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6)
