"""The gold set: what a careful editor says of each article in tests/gold/ (README.md there)."""

import functools
from pathlib import Path

import msgspec
from msgspec import UNSET, UnsetType

from newsgen.loader.load import load_article
from newsgen.loader.site_rules import SiteRules
from newsgen.records import Article

FOLDER = Path(__file__).parent / "gold"


class GoldName(msgspec.Struct, forbid_unknown_fields=True):
    """A name; ``optional`` where an editor would let it pass or leave it out."""

    name: str
    also: tuple[str, ...] = ()
    optional: bool = False


class GoldByline(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    role: str | None
    organisation: str | None
    place: str | None


class GoldPlace(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    region: str | None
    country: str | None


class GoldDateline(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    places: tuple[GoldPlace, ...]
    agencies: tuple[str, ...]
    date: str | None
    """``07-24`` or ``2021-07-24``."""


class GoldCredit(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    agency: str | None
    photographer: str | None
    holder: str | None


class GoldPhoto(msgspec.Struct, forbid_unknown_fields=True):
    caption: str | None
    credit: GoldCredit | None


class GoldPiece(msgspec.Struct, forbid_unknown_fields=True):
    """A body piece or a line of boilerplate, white space folded."""

    kind: str
    text: str


class GoldSpeaker(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    anonymous: bool
    also: tuple[str, ...] = ()
    role: tuple[str, ...] | UnsetType | None = UNSET
    """Roles any of which is right; None: none is printed; left out: not judged."""


class GoldQuote(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    kind: str
    speaker: GoldSpeaker | None
    addressee: str | None
    optional: bool = False


class GoldTopics(msgspec.Struct, forbid_unknown_fields=True):
    must: tuple[tuple[str, ...], ...]
    """Each a choice: one of these has to be there."""
    must_not: tuple[str, ...]


class GoldPublished(msgspec.Struct, forbid_unknown_fields=True):
    precision: str
    origin: str
    value: str | None = None
    within: str | None = None
    """A day that the estimated window has to hold."""


class Gold(msgspec.Struct, forbid_unknown_fields=True):
    """The gold record of one article."""

    shows: tuple[str, ...]
    """Ids of the parsing reference's matrix that the article is an example of."""
    headline: str | None
    subheadline: str | None
    bylines: tuple[GoldByline, ...]
    dateline: GoldDateline | None
    photos: tuple[GoldPhoto, ...]
    body: tuple[GoldPiece, ...]
    boilerplate: tuple[GoldPiece, ...]
    quotes: tuple[GoldQuote, ...]
    people: tuple[GoldName, ...]
    places: tuple[GoldName, ...]
    organisations: tuple[GoldName, ...]
    topics: GoldTopics
    published: GoldPublished


def list_articles() -> tuple[str, ...]:
    """File names of the gold set's articles, in order."""
    return tuple(
        path.name
        for path in sorted(FOLDER.iterdir())
        if path.suffix in (".txt", ".md") and path.name != "README.md"
    )


@functools.cache
def read_gold(name: str) -> Gold:
    """The gold record beside the article `name`."""
    return msgspec.json.decode((FOLDER / name).with_suffix(".json").read_bytes(), type=Gold)


@functools.cache
def parse(name: str) -> Article:
    """What the loader makes of the article `name`."""
    loaded = load_article(FOLDER, name, SiteRules())
    if loaded.parsed.article is None:
        raise AssertionError(f"{name}: {'; '.join(str(issue) for issue in loaded.parsed.issues)}")
    return loaded.parsed.article
