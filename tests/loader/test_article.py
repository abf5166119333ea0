"""The order of work, as a whole: what a site may leave out, and who speaks in the end."""

import pytest

from newsgen.config import FrontMatterConfig
from newsgen.loader.article import parse_article
from newsgen.loader.fields import FrontMatter
from newsgen.loader.front_matter import read_front_matter
from newsgen.loader.sources import Text, decode
from newsgen.loader.surroundings import Surroundings


def test_a_site_may_leave_quotations_names_topics_and_dates_unsought() -> None:
    copy = (
        "Ferry strike ends in vote\n\nBERGEN, March 3, 2021 (AFP) - The union voted on Monday.\n\n"
        '"We are glad," said Marta Kosic, the harbour-master of Bergen.\n'
    )
    text, _ = decode("seeds/a.txt", copy.encode())
    assert isinstance(text, Text)
    sought = parse_article(text, FrontMatter()).article
    unsought = parse_article(text, FrontMatter(), around=Surroundings(finding=False)).article
    assert sought is not None
    assert unsought is not None
    assert sought.quotes
    assert sought.people
    nothing = (unsought.quotes, unsought.people, unsought.places, unsought.topics, unsought.dates)
    assert nothing == ((), (), (), (), ())
    assert unsought.headline == sought.headline
    assert unsought.dateline == sought.dateline
    assert unsought.blocks == sought.blocks


@pytest.mark.parametrize(
    ("speaker", "joint"),
    [("Marks and Spencer", False), ("Ruiz and Haddad", True), ("Reed and Oakes", False)],
    ids=["known as a firm", "two people", "a firm by the head of the text"],
)
def test_two_names_that_speak_are_one_body_where_the_story_has_it(
    speaker: str, joint: bool
) -> None:
    head = "---\norganisations: [Reed and Oakes]\n---\n" if speaker == "Reed and Oakes" else ""
    copy = f'{head}Ferry opens early\n\n{speaker} said: "We sell boats to the whole town."\n'
    text, _ = decode("articles/a.md", copy.encode())
    assert isinstance(text, Text)
    front, _ = read_front_matter("articles/a.md", copy, FrontMatterConfig(), markdown=True)
    article = parse_article(text, front).article
    assert article is not None
    found = article.quotes[0].speaker
    assert found is not None
    assert (found.name, found.joint) == (speaker, joint)
