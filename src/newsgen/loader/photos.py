"""Photos: each caption with its credit, out of the caption blocks of an article."""

from collections.abc import Sequence

from newsgen.loader.photo_credits import read_credit
from newsgen.loader.photo_lines import PhotoLine, find_photo
from newsgen.records import Block, Photo, Span

__all__ = ["read_photos"]


def read_photos(text: str, blocks: Sequence[Block]) -> tuple[Photo, ...]:
    """The photos that the caption blocks speak of, in reading order.

    A caption whose credit stands in the next block is one photo with it; a credit without a
    caption is a photo too.
    """
    content = [block for block in blocks if block.kind != "blank"]
    photos: list[Photo] = []
    number = 0
    while number < len(content):
        if content[number].kind == "caption":
            photo, used = _read_photo(text, content, number)
            photos.append(photo)
            number += used
        else:
            number += 1
    return tuple(photos)


def _read_photo(text: str, content: Sequence[Block], number: int) -> tuple[Photo, int]:
    span = content[number].span
    here = find_photo(text, span) or PhotoLine(span, None, "caption-above-credit")
    following = content[number + 1] if number + 1 < len(content) else None
    if following is not None and following.kind == "caption":
        after = find_photo(text, following.span)
        if after and (joined := _join(here, after)):
            return _make_photo(text, joined, (span[0], following.span[1])), 2
    return _make_photo(text, here, span), 1


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
