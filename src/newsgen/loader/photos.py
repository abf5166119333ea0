"""Photos: each caption with its credit, out of the caption blocks of an article."""

from collections.abc import Mapping, Sequence

from newsgen.loader.house_lines import NO_LINES, HouseLine
from newsgen.loader.photo_credits import read_credit
from newsgen.loader.photo_lines import PhotoLine, find_photo
from newsgen.records import Block, Photo, Span

__all__ = ["read_photos"]


def read_photos(
    text: str, blocks: Sequence[Block], house: Mapping[Span, HouseLine] = NO_LINES
) -> tuple[Photo, ...]:
    """The photos that the caption blocks speak of, in reading order.

    `house` is what the article's house profile says of some of them.

    A caption whose credit stands in the next block is one photo with it; a credit without a
    caption is a photo too.
    """
    content = [block for block in blocks if block.kind != "blank"]
    photos: list[Photo] = []
    number = 0
    while number < len(content):
        if content[number].kind == "caption":
            photo, used = _read_photo(text, content, number, house)
            photos.append(photo)
            number += used
        else:
            number += 1
    return tuple(photos)


def _read_photo(
    text: str, content: Sequence[Block], number: int, house: Mapping[Span, HouseLine]
) -> tuple[Photo, int]:
    span = content[number].span
    here = _find(text, span, house) or PhotoLine(span, None, "caption-above-credit")
    following = content[number + 1] if number + 1 < len(content) else None
    if following is not None and following.kind == "caption":
        after = _find(text, following.span, house)
        if after and (joined := _join(here, after)):
            return _make_photo(text, joined, (span[0], following.span[1])), 2
    return _make_photo(text, here, span), 1


def _find(text: str, span: Span, house: Mapping[Span, HouseLine]) -> PhotoLine | None:
    return house[span].read_photo() if span in house else find_photo(text, span)


def _join(here: PhotoLine, after: PhotoLine) -> PhotoLine | None:
    """One photo out of a caption and the credit below it, or of a copyright and its caption."""
    if here.caption and not here.credit and after.credit and not after.caption:
        return PhotoLine(here.caption, after.credit, after.rule, after.house)
    if here.rule == "image-copyright" and not here.caption and after.rule == "image-caption":
        return PhotoLine(after.caption, here.credit, here.rule)
    return None


def _make_photo(text: str, line: PhotoLine, span: Span) -> Photo:
    caption = text[line.caption[0] : line.caption[1]] if line.caption else None
    credit = read_credit(text, line.credit, line.house) if line.credit else None
    return Photo(caption, credit, span, line.rule, 0.95 if credit else 0.85)
