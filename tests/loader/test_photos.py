"""Photos: captions and credits in the printed forms P01-P11, and across two blocks."""

import pytest
from msgspec.structs import replace

from newsgen.loader.blocks import partition
from newsgen.loader.photo_credits import kind_of_holder, read_credit, read_given_credit
from newsgen.loader.photo_lines import find_photo, find_photos, is_credit_line
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
    "a credit in small letters": (
        "Crowds wait. Credit: ines falk",
        "Crowds wait.",
        Credit("ines falk", None, None, "ines falk"),
    ),
    "courtesy without a stop": (
        "Crowds on the quay Courtesy Ines Falk",
        "Crowds on the quay",
        Credit("Courtesy Ines Falk", None, "Ines Falk", None),
    ),
    "a credit broken by a line end": (
        "Crowds wait. (Photo by Ines Falk via\nGetty Images)",
        "Crowds wait.",
        Credit("Ines Falk via\nGetty Images", "Getty Images", "Ines Falk", None),
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


@pytest.mark.parametrize(
    ("credit", "rule"),
    [
        *((f"{word}: AFP", "mixed-mark") for word in ("Photo", "Pic", "Image", "Graphic")),
        *((f"{word} by Tom Akers", "photo-by") for word in ("Photo", "Illustration", "Graphic")),
        *((f"{word}: AFP", "capital-mark") for word in ("PHOTO", "ILLUSTRATION", "GRAPHIC")),
        *((f"{sign} 2021 Ines Falk", "copyright-sign") for sign in ("©", "(c)", "(C)")),
    ],
)
def test_a_picture_has_many_names(credit: str, rule: str) -> None:
    (photo,) = photos_of(f"Crowds wait. {credit}")
    assert (photo.caption, photo.rule) == ("Crowds wait.", rule)
    assert photo.credit is not None
    assert credit.endswith(photo.credit.text)


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
    found = find_photo(line, (0, len(line)))
    assert found
    assert is_credit_line(found, above_story=False) is alone


def test_a_holder_is_no_photographer() -> None:
    line = "Harbour Museum/Getty Images"
    assert read_credit(line, (0, len(line))) == Credit(line, "Getty Images", None, "Harbour Museum")


CREDITS = {
    "two photographers": ("Ines Falk, Tom Akers", Credit("", None, "Ines Falk, Tom Akers", None)),
    "a couple": ("Ines and Tom Falk", Credit("", None, "Ines and Tom Falk", None)),
    "a stringer": ("STR/AFP", Credit("", "AFP", None, None)),
    "a desk of Getty's": (
        "Ines Falk/Getty Images Europe",
        Credit("", "Getty Images", "Ines Falk", None),
    ),
    "a firm": ("Harbour Timber Co., Ltd", Credit("", None, None, "Harbour Timber Co., Ltd")),
    "a firm and a person": ("Quay Labs/Ines Falk", Credit("", None, "Ines Falk", "Quay Labs")),
    "courtesy in capitals": ("COURTESY OF INES FALK", Credit("", None, "Ines Falk", None)),
    "an initial": ("Fen Observatory / I FALK", Credit("", None, "I Falk", "Fen Observatory")),
    "a rare first name beside a paper": (
        "Zorvan Brandt/Pier",
        Credit("", None, "Zorvan Brandt", "Pier"),
    ),
    "a rare first name beside a paper of more words": (
        "Zorvan Brandt/The Fen Packet",
        Credit("", None, "Zorvan Brandt", "The Fen Packet"),
    ),
    "two names in a list, both rare": (
        "Zorvan Brandt, The Fen Packet",
        Credit("", None, None, "Zorvan Brandt"),
    ),
    "all rights": ("@2020 Ines Falk All Rights Reserved", Credit("", None, None, "Ines Falk")),
    "a name across a line end": (
        "Ines Falk/The Fen\nCounty Herald",
        Credit("", None, "Ines Falk", "The Fen County Herald"),
    ),
}


@pytest.mark.parametrize(("line", "credit"), CREDITS.values(), ids=list(CREDITS))
def test_a_credit_is_split_into_its_parts(line: str, credit: Credit) -> None:
    assert read_credit(line, (0, len(line))) == replace(credit, text=line)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("ST PHOTO: ZORVAN LIM-BRANDT", Credit("", None, "Zorvan Lim-Brandt", "The Straits Times")),
        ("Photo: Ines Falk", Credit("", None, "Ines Falk", None)),
        ("(AP Photo/Ines Falk)", Credit("", "AP", "Ines Falk", None)),
        ("Zorvan Brandt/The Fen Packet", Credit("", None, "Zorvan Brandt", "The Fen Packet")),
        ("Harbour Zoo", Credit("", None, None, "Harbour Zoo")),
    ],
)
def test_a_credit_given_alone_is_read_as_one_in_copy(line: str, credit: Credit) -> None:
    assert replace(read_given_credit(line), text="") == credit


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("The Fen Packet", "Organization"),
        ("Reuters", "Organization"),
        ("Facebook", "Organization"),
        ("Ines Falk", "Person"),
        ("Zorvan Brandt", None),
        ("", None),
    ],
)
def test_a_holder_is_called_a_body_or_a_person_only_where_something_tells(
    name: str, kind: str | None
) -> None:
    assert kind_of_holder(name) == kind


def test_a_line_of_agencies_above_the_story_is_the_credit_of_the_caption_before_it() -> None:
    (photo,) = photos_of("Crowds wait on the quay.", "Ines Falk/AFP/Getty Images")
    assert photo.caption == "Crowds wait on the quay."
    assert photo.credit
    assert photo.credit.photographer == "Ines Falk"


def test_a_line_of_agencies_in_the_story_leaves_the_story_alone() -> None:
    text = f"Ferry sinks at its berth\n\n{STORY}\nThe museums\n\nInes Falk/AFP\n\n{STORY}"
    (photo,) = read_photos(text, partition(text))
    assert photo.caption is None


@pytest.mark.parametrize(
    "line",
    ["He was the son and/or heir.", "It ran in The Post/Courier.", "(DOLLARS PER TONNE/IN STORE)"],
)
def test_a_slash_alone_makes_no_credit(line: str) -> None:
    assert find_photo(line, (0, len(line))) is None


@pytest.mark.parametrize("line_end", ["\n\n", "\r\n\r\n"])
def test_paragraphs_read_together_give_what_each_gives_alone(line_end: str) -> None:
    paragraphs = [line for line, _, _ in FORMS.values()] + [STORY.strip(), "İ. PHOTO: AFP"]
    text = line_end.join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + len(line_end)
    assert find_photos(text, spans) == [find_photo(text, span) for span in spans]
