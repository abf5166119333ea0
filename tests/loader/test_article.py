"""The order of work, as a whole: what a site may leave out."""

from newsgen.loader.article import parse_article
from newsgen.loader.fields import FrontMatter
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
