"""When an article was published, from the article alone: printed dates first, then inference."""

from newsgen.loader.dates.published import find_published
from newsgen.loader.dates.showing import format_estimate

__all__ = ["find_published", "format_estimate"]
