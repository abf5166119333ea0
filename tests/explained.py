"""A seed, its override, and how both are shown: for the tests of ``newsgen explain``."""

from newsgen.config import FrontMatterConfig
from newsgen.explain.show import Sheet
from newsgen.explain.story import Story, find_given
from newsgen.loader.article import Override, parse_article
from newsgen.loader.front_matter import read_front_matter
from newsgen.loader.sources import Text
from tests.factories import make_source

COPY = (
    "Ferry finds its harbour\n\n"
    "The ferry at the quay. PHOTO: AFP\n\n"
    "TRIESTE (AFP) - The ferry came home on a calm sea on Tuesday (May 3), "
    "in 2021 still a wreck.\n\n"
    "Nobody had seen the tide so low. The port was shut for an hour.\n\n"
    '"We waited for the tide," said Marta Kosic, the harbour-master. "It came."\n\n'
    "The quay filled with people.\n\n"
    "Passengers sang. The cook wept.\n\n"
    'Residents called it "a small wonder", and the ferry a boat.\n\n'
    "Join our channel for the latest news.\n"
)

HEAD = (
    "---\nseed: seeds/ferry.txt\nheadline: The boat is back\ndate: 2022-05-04\n"
    "bylines: [Ida Brandt]\ntopics: [Shipping]\npeople: [Marta Kosic]\n"
    "quotes:\n  q1: {speaker: Ilka Orme}\n---\n"
)
"""An override of it."""


def story_of(copy: str = COPY, head: str = "") -> Story:
    """The story of a seed, corrected by an override with the front matter `head`."""
    text = Text(make_source(), copy)
    config = FrontMatterConfig()
    front, _ = read_front_matter(text.source.path, text.text, config, markdown=False)
    given = find_given(text.source.path, front)
    override = None
    if head:
        path = "articles/ferry.md"
        over, issues = read_front_matter(path, head, config, markdown=True)
        assert issues == ()
        override = Override(path, head, over)
        given |= find_given(path, over)
    article = parse_article(text, front, override).article
    assert article is not None
    return Story(article, text.text, given)


def show(name: str | None, story: Story | None = None, width: int = 200) -> str:
    return "\n".join(Sheet(width, color=False).show(story or story_of(), name))
