"""What web pages leave in copy that was taken from them: buttons, players, galleries, link lists.

Copy as an agency files it has none of this, and some of it reads like a story (``Read More`` may
be a subheading). So it is read only where a house profile says ``web_pages: true``.
"""

from collections.abc import Sequence

from newsgen.loader.boilerplate import classify_web, is_web_link_label
from newsgen.loader.house_lines import HouseLine
from newsgen.loader.paragraphs import BULLETS
from newsgen.loader.photo_lines import find_photo, find_web_photo
from newsgen.records import Span

__all__ = ["read_web_lines"]


def read_web_lines(text: str, spans: Sequence[Span]) -> dict[Span, HouseLine]:
    """The paragraphs that a web page left, by their span."""
    found = {}
    listing = False
    for span in spans:
        words = text[slice(*span)]
        listing = is_web_link_label(words) or (listing and words.startswith(BULLETS))
        line = _read_line(text, span, words, linked=listing)
        if line is not None:
            found[span] = line
    return found


def _read_line(text: str, span: Span, words: str, *, linked: bool) -> HouseLine | None:
    if named := classify_web(words):
        return HouseLine("boilerplate", span, f"web {named[1]}", {}, named[0])
    if linked and words.startswith(BULLETS):
        return HouseLine("boilerplate", span, "web link-list", {}, "related")
    if find_photo(text, span):
        return None
    if photo := find_web_photo(text, span):
        slots = {"caption": photo.caption, "credit": photo.credit}
        held = {slot: at for slot, at in slots.items() if at is not None}
        return HouseLine("caption", span, f"web {photo.rule}", held)
    return None
