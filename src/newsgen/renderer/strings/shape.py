"""The catalogue as a value: a class for each of its parts, a field for each text."""

from dataclasses import dataclass

from newsgen.renderer.strings.kinds import Count, Phrase


@dataclass(frozen=True, slots=True)
class LocaleStrings:
    """How a language writes."""

    thousands: str
    decimal: str
    percent: Phrase
    open_quote: str
    close_quote: str


@dataclass(frozen=True, slots=True)
class DateStrings:
    """Dates."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    day: Phrase
    month: Phrase
    day_of_year: Phrase
    about_day: Phrase
    about_month: Phrase
    about_year: Phrase
    between_months: Phrase
    between: Phrase
    undated: str
    span: Phrase


@dataclass(frozen=True, slots=True)
class CountStrings:
    """How many of what."""

    stories: Count
    stories_word: Count
    in_stories: Count
    quotations: Count
    topics: Count
    people: Count
    places: Count
    from_places: Count
    agencies: Count
    authors: Count
    notes: Count


@dataclass(frozen=True, slots=True)
class NameStrings:
    """Pages and what they list."""

    front: str
    topics: str
    people: str
    quotations: str
    places: str
    dates: str
    search: str
    atlas: str
    on_this_day: str
    bylines: str
    agencies: str
    corrections: str
    about: str
    data: str
    stories: str
    undated: str


@dataclass(frozen=True, slots=True)
class FrameStrings:
    """Around every page."""

    skip: str
    main: str
    breadcrumb: str
    more: str
    feed: str
    credits: str


@dataclass(frozen=True, slots=True)
class ListStrings:
    """Pieces of many pages."""

    estimated: str
    not_named: str
    empty: str
    empty_index: str
    pages: str
    newest: str
    newer: str
    older: str
    oldest: str
    page: Phrase
    before: str
    after: str
    see_also: str
    letters: str
    letter_page: Phrase
    by_year: str
    also_printed: str
    about_name: Phrase
    most_stories: str
    other_topics: str


@dataclass(frozen=True, slots=True)
class PhotoStrings:
    """Pictures."""

    described: str
    bare: str
    credit: Phrase
    not_held: str


@dataclass(frozen=True, slots=True)
class MarkdownStrings:
    """Bodies made from Markdown."""

    picture: str
    back_to_note: Phrase


@dataclass(frozen=True, slots=True)
class FrontStrings:
    """The front page."""

    heading: Phrase
    empty: str
    empty_text: Phrase
    latest: str
    said: str
    more: str
    other_years: Phrase
    by_year: str
    topics: str
    earlier: str
    older: str
    older_page: Phrase


@dataclass(frozen=True, slots=True)
class ArticleStrings:
    """A story."""

    by: Phrase
    filed_from: Phrase
    minutes: Count
    quotation: Phrase
    no_text: str
    timeline: str
    counted: str
    quoted: str
    quotations: Count
    running: str
    named: str
    unnamed: str
    filed: str
    related: str
    both: Phrase
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class KindStrings:
    """Kinds of text around a story."""

    promo: str
    related: str
    credits: str
    copyright: str
    update_note: str
    correction: str
    ad: str
    contact: str
    disclaimer: str


@dataclass(frozen=True, slots=True)
class AboutStrings:
    """ "About this text"."""

    heading: str
    date: str
    by_editor: str
    unknown: str
    in_copy: str
    estimated: Phrase
    estimated_between: Phrase
    left_out: str
    left_out_text: str
    topics: str
    source: str
    file: str
    corrected_by: str
    size: str
    bytes: Count
    read_as: str
    record: str


@dataclass(frozen=True, slots=True)
class CiteStrings:
    """Citations."""

    heading: str
    managers: str
    filed_from: Phrase
    undated: str
    estimated: Phrase


@dataclass(frozen=True, slots=True)
class TermStrings:
    """Topics, people, sources."""

    around: str
    narrower: str
    said: str
    same_stories: str
    no_story: str
    narrower_have: str
    quoted_in: Phrase
    named_in: Phrase
    no_words: Phrase
    all_stories: Count
    stories_of: Phrase
    roles: str
    as_printed: str
    elsewhere: str
    filed_from: str
    together: str


@dataclass(frozen=True, slots=True)
class PlaceStrings:
    """The map and places."""

    filed: Phrase
    nearby: Count
    where: str
    compass: tuple[str, ...]
    off_map: str
    none: str
    left_out: Count
    index: str


@dataclass(frozen=True, slots=True)
class TimeStrings:
    """Years, months, days."""

    dated: Phrase
    no_year: str
    by_month: str
    newest: str
    empty_year: str
    months_have: str
    year_before: str
    year_after: str
    half: Phrase
    days: Count
    no_day: str
    day_unknown: str


@dataclass(frozen=True, slots=True)
class QuoteStrings:
    """All quotations."""

    newest: Phrase
    none: str


@dataclass(frozen=True, slots=True)
class CorrectionStrings:
    """All corrections."""

    none: str


@dataclass(frozen=True, slots=True)
class ColophonStrings:
    """About the archive."""

    intro: Phrase
    holds: str
    dates: str
    quotations: str
    notes: str
    gaps: str
    gaps_text: str
    estimated: str
    undated: str
    no_byline: str
    no_source: str
    no_dateline: str
    no_topic: str
    no_speaker: str
    no_gap: str
    under: Phrase
    silent: str
    silent_years: str
    reading: str
    reading_rules: str
    reading_doubts: str
    reading_whole: str
    credits: str
    credit_places: Phrase
    credit_topics: Phrase
    credit_land: Phrase
    credit_names: str
    credit_newsgen: str


@dataclass(frozen=True, slots=True)
class DataStrings:
    """The archive as data."""

    heading: str
    intro: str
    files: str
    in_files: Phrase


@dataclass(frozen=True, slots=True)
class LostStrings:
    """Addresses where no story stands."""

    title: str
    not_found: str
    no_page: str
    ways: str
    moved: str
    new_address: str
    taken_down: str
    gone_title: str
    gone: str
    gone_on: Phrase


@dataclass(frozen=True, slots=True)
class SearchStrings:
    """The search page."""

    description: Phrase
    no_script: str
    words: str
    submit: str
    how: Phrase
    narrowed: str
    order: str
    best: str
    newest: str
    oldest: str
    more: str
    older: str
    narrow: str
    topic: str
    person: str
    place: str
    year: str
    ways: str
    say_none: str
    say_one: str
    say_many: str
    say_so_far: str
    say_began: str
    say_partial: str
    say_cut: str
    say_common: str
    say_wordless: str
    say_unknown: str
    say_missing: str
    say_no_values: str
    say_undated: str
    say_remove: str
    say_topic: str
    say_person: str
    say_place: str
    say_year: str


@dataclass(frozen=True, slots=True)
class Strings:
    """All that pages say of themselves, in one language."""

    locale: LocaleStrings
    dates: DateStrings
    counts: CountStrings
    names: NameStrings
    frame: FrameStrings
    lists: ListStrings
    photos: PhotoStrings
    markdown: MarkdownStrings
    front: FrontStrings
    article: ArticleStrings
    kinds: KindStrings
    about: AboutStrings
    cite: CiteStrings
    terms: TermStrings
    places: PlaceStrings
    time: TimeStrings
    quotes: QuoteStrings
    corrections: CorrectionStrings
    colophon: ColophonStrings
    data: DataStrings
    lost: LostStrings
    search: SearchStrings
