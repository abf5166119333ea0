"""The partition: lossless for any text, and right for the shapes that copy comes in."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.loader.blocks import partition
from newsgen.loader.boilerplate import read_boilerplate

FIRST = (
    "The ferry that has linked the two shores since 1921 sank at its berth on Monday night, and "
    "nobody was hurt, the port authority said in a statement."
)
SECOND = (
    "Divers will look for the cause on Tuesday. The company that owns the vessel said it would pay "
    "for the buses that now take its place, and that a new ferry was three years away."
)
HEAD = "Ferry sinks at its berth"


def kinds_of(text: str, *, markdown: bool = False) -> list[tuple[str, str]]:
    blocks = partition(text, markdown=markdown)
    return [(b.kind, text[slice(*b.span)]) for b in blocks if b.kind != "blank"]


def only_kinds(text: str, *, markdown: bool = False) -> list[str]:
    return [kind for kind, _ in kinds_of(text, markdown=markdown)]


def wrap(paragraph: str, indent: str = "") -> str:
    return textwrap.fill(paragraph, 66, initial_indent=indent)


ALPHABET = "aB .\n\r\f\v\t\u00a0\u2028\u0085\u200b\"'#-*>`=1(:©é\0"


@settings(deadline=None)
@given(
    text=st.one_of(st.text(max_size=300), st.text(alphabet=ALPHABET, max_size=300)),
    start=st.integers(0, 20),
    markdown=st.booleans(),
)
def test_the_blocks_tile_any_text(text: str, start: int, markdown: bool) -> None:
    start = min(start, len(text))
    at = start
    for block in partition(text, start, markdown=markdown):
        assert block.span[0] == at
        assert block.span[1] > at
        assert (block.kind == "blank") is not bool(text[slice(*block.span)].strip())
        at = block.span[1]
    assert at == len(text)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([HEAD, FIRST, SECOND, "PHOTO: AFP", "By Ines Falk", ""]), max_size=8)
)
def test_line_ends_do_not_change_the_kinds(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    expected = only_kinds(text)
    for line_end in ("\r\n", "\r"):
        assert only_kinds(text.replace("\n", line_end)) == expected


@pytest.mark.parametrize("text", ["", "   ", "\n\n\n", "\f\n\u00a0"])
def test_white_space_has_no_content(text: str) -> None:
    assert kinds_of(text) == []


def test_nothing_is_left_behind_the_start() -> None:
    assert partition("---\n---\n", 8) == ()


def test_content_blocks_are_stripped() -> None:
    assert kinds_of(f"  {HEAD} \n\n\u00a0 {FIRST}\t\n") == [
        ("headline", HEAD),
        ("paragraph", FIRST),
    ]


def test_a_whole_article_is_told_apart() -> None:
    text = "\n\n".join(
        (
            HEAD,
            "Nobody was hurt, port says",
            "By Ines Falk, Reuters",
            "3 May 2019",
            "Crowds wait. PHOTO: AFP",
            f"OSLO (Reuters) - {FIRST}",
            "What happens next?",
            SECOND,
            "* * *",
            "(Reporting by Ines Falk)",
        )
    )
    assert only_kinds(text) == [
        "headline", "subheadline", "byline", "date", "caption", "paragraph", "subheading",
        "paragraph", "rule", "boilerplate",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "first",
    [FIRST, f"OSLO (Reuters) - {FIRST}", "OSLO (AP) - Snow fell."],
    ids=["a long paragraph", "a dateline", "a short paragraph with a dateline"],
)
def test_a_text_that_opens_with_its_story_has_no_headline(first: str) -> None:
    assert only_kinds(f"{first}\n\n{SECOND}") == ["paragraph", "paragraph"]


def test_a_headline_alone_is_a_headline() -> None:
    assert only_kinds(HEAD) == ["headline"]


def test_a_moderate_sentence_above_a_dateline_is_the_headline() -> None:
    head = "As the ferry turns 90, a look at what it was that made the town love her so much."
    assert only_kinds(f"{head}\n\nOSLO (AP) - {FIRST}")[0] == "headline"


@pytest.mark.parametrize(
    "note",
    ["Correction: An earlier version gave the wrong day.", "By Ines Falk", "3 May 2019"],
)
def test_a_note_a_byline_or_a_date_may_stand_above_the_headline(note: str) -> None:
    assert only_kinds(f"{note}\n\n{HEAD}\n\n{FIRST}")[1:] == ["headline", "paragraph"]


def test_a_wire_correction_belongs_to_its_headline() -> None:
    head = "CORRECTED - FERRY COMPANY TO RAISE FARES"
    assert kinds_of(f"{head}\n\n{FIRST}")[0] == ("headline", head)


def test_a_headline_of_two_lines_is_one_block() -> None:
    head = "Bridge opens early; \nMayor keeps her promise."
    assert kinds_of(f"{head}\n\n{FIRST}") == [("headline", head), ("paragraph", FIRST)]


def test_a_second_line_in_the_headline_paragraph_is_the_subheadline() -> None:
    text = f"{HEAD}\nNobody was hurt, port says\n\n{FIRST}"
    assert only_kinds(text) == ["headline", "subheadline", "paragraph"]


def test_one_paragraph_a_line_is_many_blocks() -> None:
    text = f"{HEAD}\n{FIRST}\n{SECOND}\nJoin our Telegram channel for more.\n"
    assert only_kinds(text) == ["headline", "paragraph", "paragraph", "boilerplate"]


def test_wrapped_copy_is_joined() -> None:
    text = f"{HEAD}\n\n{wrap(FIRST)}\n\n{wrap(SECOND)}\n"
    assert kinds_of(text) == [
        ("headline", HEAD),
        ("paragraph", wrap(FIRST)),
        ("paragraph", wrap(SECOND)),
    ]


def test_an_indented_line_starts_a_paragraph_of_wrapped_copy() -> None:
    text = f"FERRY SINKS\n{wrap(FIRST, '    ')}\n{wrap(SECOND, '    ')}\n REUTER\n"
    assert only_kinds(text) == ["headline", "paragraph", "paragraph", "boilerplate"]


def test_rows_of_a_table_are_not_joined() -> None:
    rows = "\n".join(f" {port}  {number}" for number, port in enumerate(("Oslo", "Rome", "Lima")))
    text = f"{HEAD}\n\n{wrap(FIRST)}\n\n{wrap(SECOND)}\n\n{rows}\n"
    assert only_kinds(text) == ["headline"] + ["paragraph"] * 5


def test_a_bracketed_credit_over_two_lines_is_one_block() -> None:
    text = f"{HEAD}\n\n{FIRST}\n\n(Reporting by Ines Falk;\nEditing by Tom Akers)\n"
    assert only_kinds(text) == ["headline", "paragraph", "boilerplate"]


def test_the_paragraph_below_a_label_belongs_to_it() -> None:
    text = f"{HEAD}\n\n{FIRST}\n\nCORRECTION:\n\nThe ferry is older than we said.\n"
    assert only_kinds(text) == ["headline", "paragraph", "boilerplate", "boilerplate"]
    notes = read_boilerplate(text, partition(text))
    assert [(note.kind, note.rule) for note in notes][1] == ("correction", "below-label")


@pytest.mark.parametrize(
    "head", ["Photos: Ferry Sinks In The Harbour", "UPDATE: Ferry Found In Fog"]
)
def test_a_first_line_with_a_label_is_still_the_headline(head: str) -> None:
    assert kinds_of(f"{head}\n\n{FIRST}")[0] == ("headline", head)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_outlet_below_a_byline_belongs_to_it(gap: str) -> None:
    text = f"{HEAD}\n\nBy Ines Falk{gap}BBC News\n\n{FIRST}"
    assert set(only_kinds(text)) == {"headline", "byline", "paragraph"}


def test_plain_copy_is_never_read_as_markdown() -> None:
    text = f"{HEAD}\n\n#FerryGate grew on Monday.\n\n2021. That was the year.\n\n{FIRST}"
    assert only_kinds(text) == ["headline", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("3 May 2019", "date"),
        ("Monday, May 3, 2021", "date"),
        ("Published: May 3, 2021 10:15 GMT", "date"),
        ("2021-05-03T10:15:00Z", "date"),
        ("May 3 was a quiet day on the quay, the captain said.", "paragraph"),
    ],
)
def test_a_line_of_only_a_date_is_a_date(line: str, kind: str) -> None:
    assert only_kinds(f"{HEAD}\n\n{line}\n\n{FIRST}")[1] == kind


def test_nothing_recognisable_is_body() -> None:
    text = f"{FIRST}\n\nxyzzy, plugh.\n\n{SECOND}"
    assert only_kinds(text) == ["paragraph"] * 3


def test_a_long_line_is_read_in_reasonable_time() -> None:
    assert only_kinds("ferry " * 170_000) == ["paragraph"]
    assert only_kinds("(" * 200_000) == ["paragraph"]


@pytest.mark.parametrize(
    "note",
    [
        "(Corrects the age of the captain in paragraph three)",
        "CORRECTION - In the item on the ferry please read Oslo throughout",
        "CORRECTION:\n\nThe ferry takes five hours, not four.",
    ],
    ids=["in brackets", "of a wire", "below a label"],
)
def test_a_correction_above_the_headline_is_no_headline(note: str) -> None:
    found = kinds_of(f"{note}\n\n{HEAD}\n\nOSLO (AP) - {FIRST}\n\n{SECOND}")
    assert [text for kind, text in found if kind == "headline"] == [HEAD]
    assert {kind for kind, _ in found[:1]} == {"boilerplate"}


@pytest.mark.parametrize(
    ("paragraphs", "kinds"),
    [
        (("Ines Falk", "3 May 2019"), ["byline", "date"]),
        (("Zorvan Brandt", "3 May 2019"), ["byline", "date"]),
        (("Ines Falk",), ["byline"]),
        (("Zorvan Brandt",), ["paragraph"]),
        (
            ("Port says nobody was hurt", "Ines Falk", "3 May 2019"),
            ["subheadline", "byline", "date"],
        ),
        (("By Ines Falk, The Harbour Courier",), ["byline"]),
    ],
)
def test_a_name_below_the_headline_is_a_byline(paragraphs: list[str], kinds: list[str]) -> None:
    text = "\n\n".join((HEAD, *paragraphs, FIRST, SECOND))
    assert only_kinds(text) == ["headline", *kinds, "paragraph", "paragraph"]


def test_a_name_in_the_story_is_no_byline() -> None:
    assert "byline" not in only_kinds(f"{HEAD}\n\n{FIRST}\n\nInes Falk\n\n{SECOND}")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_links_below_a_label_are_boilerplate_of_its_kind(gap: str) -> None:
    links = gap.join(("RELATED STORIES:", "- Bridge opens early", "- Tunnel opens late"))
    text = f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n\n{links}\n"
    blocks = partition(text)
    found = read_boilerplate(text, blocks)
    assert {item.kind for item in found} == {"related"}
    assert found[-1].text.endswith("- Tunnel opens late")
    assert only_kinds(text)[:3] == ["headline", "paragraph", "paragraph"]


def test_items_on_lines_of_their_own_are_one_list() -> None:
    items = "- Ferries are cancelled\n- The storm turns east"
    text = f"{HEAD}\n\n{FIRST}\n\nIn other developments:\n\n{items}\n\n{SECOND}"
    assert kinds_of(text)[3] == ("list", items)


@pytest.mark.parametrize(
    ("last", "kind"), [("© The Fen Post", "boilerplate"), ("Crowds wait. © Ines Falk", "caption")]
)
def test_a_copyright_line_at_the_end_is_the_papers(last: str, kind: str) -> None:
    assert kinds_of(f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n\n{last}")[-1] == (kind, last)


def test_a_hard_wrapped_caption_keeps_its_credit() -> None:
    caption = "Crowds wait on the quay below a string of lamps, the only ones that would reach it"
    lines = textwrap.fill(f"{caption}. Credit: Ines Falk/The Fen County Herald", 70)
    text = "\n\n".join((HEAD, lines, f"OSLO (AP) - {wrap(FIRST)}", wrap(SECOND)))
    assert only_kinds(text) == ["headline", "caption", "paragraph", "paragraph"]
