"""Dates as readers see them, never with more precision than is known."""

from newsgen.loader.dates import round_estimate
from newsgen.records import Published
from newsgen.renderer.strings.shape import DateStrings
from newsgen.renderer.views import DateView


def date_view(published: Published, words: DateStrings) -> DateView:
    """``24 July 2021``; ``about 24 July 2021`` where it is estimated; ``undated``."""
    if published.origin == "inferred":
        estimate = round_estimate(published)
        if estimate is None:
            return undated(words)
        return DateView(format_span(*estimate, words), published.value or "", estimated=True)
    if published.value is None:
        return undated(words)
    return DateView(format_date(published.value, words), published.value, estimated=False)


def undated(words: DateStrings) -> DateView:
    """What stands in place of a date that is not known at all."""
    return DateView(words.undated, "", estimated=False)


def format_date(value: str, words: DateStrings) -> str:
    """An ISO date as far as it goes: ``2021-07`` → ``July 2021``; a time is left out."""
    year, _, rest = value[:10].partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return year
    name = words.months[int(month) - 1]
    if not day:
        return words.month(month=name, year=year)
    return words.day(day=int(day), month=name, year=year)


def format_span(first: str, last: str, words: DateStrings) -> str:
    """An estimate: ``about July 2021``, ``between May and August 2021``."""
    if first == last:
        about = (words.about_year, words.about_month, words.about_day)[first.count("-")]
        return about(date=format_date(first, words))
    if first[:4] == last[:4]:
        months = [words.months[int(value[5:7]) - 1] for value in (first, last)]
        return words.between_months(first=months[0], last=months[1], year=first[:4])
    return words.between(first=format_date(first, words), last=format_date(last, words))


def day_name(day: str, words: DateStrings) -> str:
    """``24 July`` for ``07-24``."""
    month, _, number = day.partition("-")
    return words.day_of_year(day=int(number), month=words.months[int(month) - 1])
