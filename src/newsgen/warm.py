"""What each worker needs before its first piece of work, loaded once for all of them.

Workers are forked from a server process that imports this module (`executors.py`). To import
newsgen and to read its word lists takes each of them a second, and a build starts workers thrice.
"""

import newsgen.staging
from newsgen.loader.article import parse_article
from newsgen.loader.fields import FrontMatter
from newsgen.loader.sources import Text, decode

__all__ = ["newsgen"]

_STORY = """\
Ferry finds its harbour

By Marta Kosic

The ferry at noon. PHOTO: AFP

TRIESTE (Reuters) - The ferry came in on Tuesday (March 3), said Livio Furlan, its master.

"We waited for the tide," he said. "It came."

Follow us for more news.
"""
"""Has something for each family of rules, so that all of them load what they look things up in."""


def _load_word_lists() -> None:
    text, _ = decode("seeds/warm.txt", _STORY.encode())
    if isinstance(text, Text):
        parse_article(text, FrontMatter())


_load_word_lists()
