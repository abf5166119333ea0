"""One story."""

from typing import Literal

from msgspec import Struct

from newsgen.records import BodyKind
from newsgen.renderer.views.common import DateView, Link, PageHead, SiteHead, StoryView, TermView


class Part(Struct, frozen=True):
    """A run of text inside a paragraph: plain, quoted, or a piece of the dateline."""

    kind: Literal["text", "quote", "place", "agency"]
    text: str
    id: str = ""
    """``q3`` on the first fragment of a quotation, for its address."""
    title: str = ""
    """What an abbreviation stands for: ``The New York Times``."""


class PhotoView(Struct, frozen=True):
    """A caption, a credit, or both; `src` is empty where the picture is not held."""

    id: str
    caption: str
    credit: str
    """As printed: ``REUTERS/John Smith``."""
    src: str
    """Path of the picture file."""


class PullView(Struct, frozen=True):
    """Words of the story shown large beside it; for the eye only."""

    text: str
    speaker: str


class Piece(Struct, frozen=True):
    """A piece of the body: text in parts, or a photo, or HTML made from Markdown."""

    kind: BodyKind | Literal["photo", "pull"]
    parts: tuple[Part, ...] = ()
    photo: PhotoView | None = None
    html: str = ""
    """Trusted: from Markdown; the template marks it ``| safe``."""
    pull: PullView | None = None
    id: str = ""
    """``p3`` where the timeline leads to it."""


class BylineView(Struct, frozen=True):
    """``By Ana Ruiz, Transport Correspondent``."""

    name: str
    note: str
    """Role, organisation and place, joined by commas; may be empty."""
    path: str = ""
    """The author's page; empty for a name without letter or digit."""


class SpeakerView(Struct, frozen=True):
    """Somebody quoted in the article."""

    name: str
    path: str
    """The person's page; empty for groups and unnamed sources."""
    role: str
    anonymous: bool
    quotes: tuple[Link, ...]
    """One for each quotation: ``q1`` and ``#q1``; these are fragments of this page."""


class TimelineEntry(Struct, frozen=True):
    """A date that the story names, and the sentence that names it."""

    date: DateView
    text: str
    """As printed; a long sentence is cut around its date, and says so."""
    path: str
    """The paragraph: ``#p3``, a fragment of this page; empty where it has no address."""
    counted: bool
    """Whether the date was counted from the day of publication: ``on Friday``."""


class RelatedView(Struct, frozen=True):
    """A related story and why it is related: ``In both stories: Trieste, Lea Petit``."""

    story: StoryView
    reason: str


class NoteView(Struct, frozen=True):
    """A correction, an update note or other text around the story, as printed."""

    kind: str
    label: str
    """The kind in words; empty where the text says it itself: ``Correction: …``."""
    text: str


class AboutView(Struct, frozen=True):
    """ "About this text": where the record came from and how it is known."""

    id: str
    source: str
    """Path of the source file."""
    override: str
    """Path of the front matter that corrects it; may be empty."""
    sha256: str
    size: int
    """Bytes."""
    encoding: str
    format: str
    date: str
    """How the date is known, as a sentence."""
    evidence: tuple[str, ...]
    boilerplate: tuple[NoteView, ...]
    """Without the notes that stand on top of the story."""


class CitationFile(Struct, frozen=True):
    """A citation for reference managers."""

    label: str
    """The name of the format."""
    name: str
    """Under which a browser saves it."""
    address: str
    """The file itself as a ``data:`` address, for `href`."""


class CitationView(Struct, frozen=True):
    """How to cite a story."""

    text: str
    """A sentence to copy: ``“Night boat stays.” Ida Brandt, Bergen, 12 March 2019. …``."""
    files: tuple[CitationFile, ...]
    """The same for reference managers."""


class ArticleView(Struct, frozen=True):
    """article.html: one story."""

    site: SiteHead
    page: PageHead
    kicker: Link | None
    headline: str
    subheadline: str
    bylines: tuple[BylineView, ...]
    agencies: tuple[Link, ...]
    places: tuple[Link, ...]
    """Where it was filed from."""
    date: DateView
    minutes: int
    """To read it, at 230 words a minute."""
    notes: tuple[NoteView, ...]
    """Corrections and update notes, shown on top."""
    photos: tuple[PhotoView, ...]
    """Those that stand before the body."""
    body: tuple[Piece, ...]
    timeline: tuple[TimelineEntry, ...]
    """Dates in their order; empty where the story names hardly any."""
    speakers: tuple[SpeakerView, ...]
    topics: tuple[TermView, ...]
    named: tuple[TermView, ...]
    """Other people and places with a page of their own."""
    running_story: tuple[StoryView, ...]
    """Other instalments of the running story, oldest first."""
    running_story_name: str
    previous: Link | None
    """The next older story."""
    next: Link | None
    related: tuple[RelatedView, ...]
    about: AboutView
    citation: CitationView
