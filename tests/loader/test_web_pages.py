"""What web pages leave in copy is read where the house profile says so, and only there."""

import pytest

from newsgen.loader.article import parse_article
from newsgen.loader.fields import FrontMatter
from newsgen.loader.houses import House
from newsgen.loader.sources import Text, decode
from newsgen.loader.surroundings import Surroundings
from newsgen.records import Article, Credit

STORY = (
    "OSLO (AP) - Snow fell on the town all day, and nobody came to see the ferry go, the port "
    "authority said in a statement on Monday.\n"
)
WEB = Surroundings(house=House("web", web_pages=True))
PHOTOS: dict[str, tuple[str, str | None, Credit | None]] = {
    "a name and an agency behind a sentence": (
        "Crowds wait. INES FALK/AFP via Getty Images",
        "Crowds wait.",
        Credit("INES FALK/AFP via Getty Images", "AFP, Getty Images", "Ines Falk", None),
    ),
    "a name and an unknown owner": (
        "Crowds wait. Ines Falk/Harbour Zoo",
        "Crowds wait.",
        Credit("Ines Falk/Harbour Zoo", None, "Ines Falk", "Harbour Zoo"),
    ),
    "a picture library": (
        "Crowds wait on the quay. Shutterstock",
        "Crowds wait on the quay.",
        Credit("Shutterstock", "Shutterstock", None, None),
    ),
    "a picture of a series": (
        "Photos: Ferries of the fen Crowds wait. Hide Caption 2 of 9",
        "Ferries of the fen Crowds wait.",
        None,
    ),
    "media caption": (
        "Media playback is unsupported on your device Media caption The ferry goes down",
        "The ferry goes down",
        None,
    ),
    "live page": (
        "AFP Copyright: AFP Crowds wait Image caption: Crowds wait",
        "Crowds wait",
        Credit("AFP", "AFP", None, None),
    ),
}
BOILERPLATE = {
    "a button": ("Read More", "related"),
    "a player": ("JUST WATCHED Ferry docks Replay More Videos ...", "related"),
    "related content": ("Related content The winter that closed the harbour", "related"),
    "a list of links": ("You may also be interested in:\n\n- Why ferries float", "related"),
}


def read(*paragraphs: str, around: Surroundings = WEB) -> Article:
    copy = "\n\n".join(("Ferry sinks at its berth", STORY.strip(), *paragraphs, STORY))
    text, _ = decode("seeds/a.txt", copy.encode())
    assert isinstance(text, Text)
    article = parse_article(text, FrontMatter(), around=around).article
    assert article is not None
    assert "".join(copy[slice(*block.span)] for block in article.blocks) == copy
    return article


@pytest.mark.parametrize(("line", "caption", "credit"), PHOTOS.values(), ids=PHOTOS.keys())
def test_pictures_of_a_web_page_are_read(
    line: str, caption: str | None, credit: Credit | None
) -> None:
    (photo,) = read(line).photos
    assert (photo.caption, photo.credit) == (caption, credit)
    assert photo.rule.startswith("web ")


@pytest.mark.parametrize(("lines", "kind"), BOILERPLATE.values(), ids=BOILERPLATE.keys())
def test_what_stands_around_a_story_on_a_web_page_is_boilerplate(lines: str, kind: str) -> None:
    article = read(lines)
    assert [item.text for item in article.boilerplate] == lines.split("\n\n")
    assert {item.kind for item in article.boilerplate} == {kind}
    assert len(article.body) == 2


@pytest.mark.parametrize(
    "line",
    ["Read More", "Photos: Ferries Crowds wait. Hide Caption 2 of 9", "Crowds wait. Shutterstock"],
)
def test_without_the_profile_such_lines_are_story_text(line: str) -> None:
    article = read(line, around=Surroundings())
    assert len(article.body) == 3
    assert not article.photos
    assert not article.boilerplate
