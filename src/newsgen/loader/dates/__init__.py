"""When an article was published, from the article alone: printed dates first, then inference."""

from newsgen.loader.dates.named import find_dates
from newsgen.loader.dates.numeric import Order
from newsgen.loader.dates.published import Publication, find_publication, find_published
from newsgen.loader.dates.relative import NamedDay, find_named_days
from newsgen.loader.dates.showing import format_estimate, format_published, round_estimate

__all__ = [
    "NamedDay",
    "Order",
    "Publication",
    "find_dates",
    "find_named_days",
    "find_publication",
    "find_published",
    "format_estimate",
    "format_published",
    "round_estimate",
]
