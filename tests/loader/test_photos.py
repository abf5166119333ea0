"""Photos: captions and credits in the printed forms P01-P11, and across two blocks."""

import pytest

from newsgen.loader.blocks import partition
from newsgen.loader.photo_credits import read_credit
from newsgen.loader.photo_lines import find_photo, is_credit_alone
from newsgen.loader.photos import read_photos
from newsgen.records import Credit, Photo

STORY = (
    "OSLO (AP) - Snow fell on the town all day, and nobody came to see the ferry go, the port "
    "authority said in a statement on Monday.\n"
)


def photos_of(*paragraphs: str) -> list[Photo]:
    text = "\n\n".join(("Ferry sinks at its berth", *paragraphs, STORY))
    return list(read_photos(text, partition(text)))


FORMS: dict[str, tuple[str, str | None, Credit | None]] = {
    "P01": ("Crowds on a quay. PHOTO: AFP", "Crowds on a quay.", Credit("AFP", "AFP", None, None)),
    "P02": (
        "Crowds wait. Photo: REUTERS/Tom Akers",
        "Crowds wait.",
        Credit("REUTERS/Tom Akers", "Reuters", "Tom Akers", None),
    ),
    "P03": (
        "Crowds wait. (AP Photo/Ines Falk)",
        "Crowds wait.",
        Credit("AP Photo/Ines Falk", "AP", "Ines Falk", None),
    ),
    "P04": (
        "Crowds wait. ST PHOTO: TAN WEI",
        "Crowds wait.",
        Credit("TAN WEI", None, "Tan Wei", "The Straits Times"),
    ),
    "P05": ("PHOTO: EPA-EFE", None, Credit("EPA-EFE", "EPA", None, None)),
    "P06": (
        "Crowds wait. Credit: Tom Akers/The Harbour Post",
        "Crowds wait.",
        Credit("Tom Akers/The Harbour Post", None, "Tom Akers", "The Harbour Post"),
    ),
    "P07": (
        "Crowds wait. © 2021 Ines Falk",
        "Crowds wait.",
        Credit("© 2021 Ines Falk", None, None, "Ines Falk"),
    ),
    "P08": (
        "Crowds wait / Getty Images",
        "Crowds wait",
        Credit("Getty Images", "Getty Images", None, None),
    ),
    "P09": (
        "Crowds wait, in this file photo from May 3, 2020. PHOTOS: AFP, REUTERS",
        "Crowds wait, in this file photo from May 3, 2020.",
        Credit("AFP, REUTERS", "AFP, Reuters", None, None),
    ),
    "P11": (
        "Courtesy of the Falk family",
        None,
        Credit("Courtesy of the Falk family", None, None, "the Falk family"),
    ),
    "image copyright and caption": (
        "Image copyright Getty Images Image caption Crowds wait on the quay",
        "Crowds wait on the quay",
        Credit("Getty Images", "Getty Images", None, None),
    ),
    "image copyright": (
        "Image copyright Ines Falk",
        None,
        Credit("Ines Falk", None, "Ines Falk", None),
    ),
    "image caption": ("Image caption Crowds wait on the quay", "Crowds wait on the quay", None),
    "media caption": (
        "Media playback is unsupported on your device Media caption The ferry goes down",
        "The ferry goes down",
        None,
    ),
    "photo by, in brackets": (
        "Crowds wait. (Photo by Tom Akers via Getty Images)",
        "Crowds wait.",
        Credit("Tom Akers via Getty Images", "Getty Images", "Tom Akers", None),
    ),
    "name and agency in brackets": (
        "Crowds wait (Ines Falk/AFP)",
        "Crowds wait",
        Credit("Ines Falk/AFP", "AFP", "Ines Falk", None),
    ),
    "live page": (
        "AFP Copyright: AFP Crowds wait Image caption: Crowds wait",
        "Crowds wait",
        Credit("AFP", "AFP", None, None),
    ),
    "a name and an agency": (
        "Ines Falk/AFP/Getty Images",
        None,
        Credit("Ines Falk/AFP/Getty Images", "AFP, Getty Images", "Ines Falk", None),
    ),
    "a name before the slash": (
        "Crowds wait. Ines Falk / AFP",
        "Crowds wait.",
        Credit("Ines Falk / AFP", "AFP", "Ines Falk", None),
    ),
    "a name before the sign": (
        "Crowds wait. (Ines Falk © Harbour Zoo)",
        "Crowds wait.",
        Credit("Ines Falk © Harbour Zoo", None, "Ines Falk", "Harbour Zoo"),
    ),
    "a name and a paper in brackets": (
        "Crowds wait (Ines Falk/Harbour Post)",
        "Crowds wait",
        Credit("Ines Falk/Harbour Post", None, "Ines Falk", "Harbour Post"),
    ),
    "photo credit": (
        "Photo credit: Ines Falk",
        None,
        Credit("Ines Falk", None, "Ines Falk", None),
    ),
    "for a paper": (
        "Crowds wait. PHOTO: TAN WEI FOR THE STRAITS TIMES",
        "Crowds wait.",
        Credit("TAN WEI FOR THE STRAITS TIMES", "The Straits Times", "Tan Wei", None),
    ),
}


@pytest.mark.parametrize(("line", "caption", "credit"), FORMS.values(), ids=list(FORMS))
def test_a_caption_and_its_credit_are_told_apart(
    line: str, caption: str | None, credit: Credit | None
) -> None:
    (photo,) = photos_of(line)
    assert (photo.caption, photo.credit) == (caption, credit)


NOT_PHOTOS = {
    "P10": "Photos of the crash appeared online.",
    "an agency that signs off": "The port said the ferry would be back by May. (ANI)",
    "a sentence with credit": "Banks gave the company credit: it had always paid its debts.",
    "a sentence with picture": "The picture: a company that is short of ferries and of money.",
    "a copyright case": "The court said that copyright was not at stake.",
    "brackets at the end": "The ferry was built in Bergen (then the largest yard of the coast)",
    "a headline": "Photos: Ferry Sinks In The Harbour And Nobody Minds",
    "a choice of words": "They could not say whether it was a ferry (or a boat and/or a raft)",
    "a link": "[The harbour](https://harbour.example/ferry)",
    "nothing": "",
}


@pytest.mark.parametrize("line", NOT_PHOTOS.values(), ids=list(NOT_PHOTOS))
def test_prose_is_no_caption(line: str) -> None:
    assert find_photo(line, (0, len(line))) is None


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\n\n"])
def test_a_credit_on_its_own_line_is_joined_to_its_caption(gap: str) -> None:
    (photo,) = photos_of(f"Crowds wait on the quay.{gap}PHOTO: AFP")
    assert photo.caption == "Crowds wait on the quay."
    assert photo.credit == Credit("AFP", "AFP", None, None)


def test_a_caption_in_the_middle_of_the_body_is_found() -> None:
    text = f"Ferry sinks at its berth\n\n{STORY}\nCrowds wait.\n\nPHOTO: AFP\n\n{STORY}"
    (photo,) = read_photos(text, partition(text))
    assert (photo.caption, photo.credit and photo.credit.text) == ("Crowds wait.", "AFP")


def test_a_story_paragraph_above_a_stray_credit_is_not_its_caption() -> None:
    text = f"Ferry sinks at its berth\n\n{STORY}\nPHOTO: AFP\n"
    (photo,) = read_photos(text, partition(text))
    assert photo.caption is None


def test_a_copyright_and_its_caption_in_two_paragraphs_are_one_photo() -> None:
    (photo,) = photos_of("Image copyright AFP", "Image caption Crowds wait")
    assert (photo.caption, photo.credit and photo.credit.text) == ("Crowds wait", "AFP")


def test_two_credited_captions_are_two_photos() -> None:
    found = photos_of("Crowds wait. PHOTO: AFP", "Divers wait. PHOTO: REUTERS")
    assert [photo.caption for photo in found] == ["Crowds wait.", "Divers wait."]


def test_the_span_covers_caption_and_credit() -> None:
    text = "Ferry sinks\n\nCrowds wait.\nPHOTO: AFP\n\n" + STORY
    (photo,) = read_photos(text, partition(text))
    assert photo.span is not None
    assert text[slice(*photo.span)] == "Crowds wait.\nPHOTO: AFP"


@pytest.mark.parametrize(
    ("line", "alone"),
    [("PHOTO: AFP", True), ("Crowds wait. PHOTO: AFP", False), ("Image copyright AFP", False)],
)
def test_a_credit_alone_belongs_to_the_paragraph_before_it(line: str, alone: bool) -> None:
    assert is_credit_alone(line, (0, len(line))) is alone


def test_a_holder_is_no_photographer() -> None:
    line = "Harbour Museum/Getty Images"
    assert read_credit(line, (0, len(line))) == Credit(line, "Getty Images", None, "Harbour Museum")
