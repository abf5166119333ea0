"""House profiles: lines as they look, chosen by path, with mistakes that say where."""

import pickle

import pytest

from newsgen.loader.house_files import read_houses, shipped_houses
from newsgen.loader.houses import House, find_house, read_house_lines
from newsgen.loader.paragraphs import split_paragraphs

POST = """
harbour-post:
  like: broadsheet
  paths: [seeds/post/, "seeds/letters-*.txt"]
  bylines: ["Notes by {name}"]
  photo_credits: ["HP PIC: {credit}", "{caption} [Post/{credit}]"]
  boilerplate:
    promo: ["Our tide tables are {any} from every newsagent"]
  sections:
    Quayside: Shipping
  dates: month-first
"""


def post() -> House:
    houses, issues = read_houses(POST)
    assert not issues
    return next(house for house in houses if house.name == "harbour-post")


def read(copy: str, house: House) -> dict[str, tuple[str, dict[str, str]]]:
    """Each line that the house knows: its kind, and the words of its slots."""
    lines = read_house_lines(copy, split_paragraphs(copy, 0), house)
    return {
        copy[slice(*span)]: (line.kind, {k: copy[slice(*s)] for k, s in line.slots.items()})
        for span, line in lines.items()
    }


def test_three_houses_are_shipped_and_none_has_paths() -> None:
    assert [house.name for house in shipped_houses()] == [
        "wire-agency",
        "broadsheet",
        "broadcaster",
    ]
    assert not any(house.paths for house in shipped_houses())


@pytest.mark.parametrize(
    ("line", "kind", "slots"),
    [
        ("Notes by Ines de la Torre", "byline", {"name": "Ines de la Torre"}),
        ("Words: Ines Falk", "byline", {"name": "Ines Falk"}),
        ("Anna Falk | Shipping", "byline", {"name": "Anna Falk", "role": "Shipping"}),
        ("HP PIC: Omar Lind", "caption", {"credit": "Omar Lind"}),
        (
            "The ferry at noon. [Post/Omar Lind]",
            "caption",
            {"caption": "The ferry at noon.", "credit": "Omar Lind"},
        ),
        ("Our tide tables are 40p from every newsagent", "boilerplate", {}),
        ("QUAYSIDE", "boilerplate", {}),
        ("Full report, page 7", "boilerplate", {}),
    ],
)
def test_a_line_of_the_house_is_known(line: str, kind: str, slots: dict[str, str]) -> None:
    assert read(f"{line}\n\nFerry stays in port", post())[line] == (kind, slots)


@pytest.mark.parametrize(
    "line",
    [
        "Ferry Stays In Port",
        "notes by the harbour master were found on the quay",
        "Our tide tables are from every newsagent, the council said.",
        "HP PIC:",
        "The quayside was empty on Monday.",
    ],
)
def test_other_lines_are_left_to_the_rules(line: str) -> None:
    assert read(f"{line}\n\nFerry stays in port", post()) == {}


def test_bylines_and_sections_stand_at_the_top_only() -> None:
    copy = "\n\n".join([f"The {n}th ferry stayed in port." for n in range(9)] + ["Quayside"])
    assert read(copy, post()) == {}


def test_a_section_gives_its_topic() -> None:
    copy = "Quayside\n\nFerry stays in port"
    lines = read_house_lines(copy, split_paragraphs(copy, 0), post())
    assert [line.topic for line in lines.values()] == ["Shipping"]


def test_a_house_adds_to_the_one_that_it_is_like() -> None:
    (broadsheet,) = (house for house in shipped_houses() if house.name == "broadsheet")
    assert set(broadsheet.bylines) < set(post().bylines)
    assert (broadsheet.dates, post().dates) == ("day-first", "month-first")


def test_a_site_may_give_paths_to_a_house_that_is_shipped() -> None:
    houses, issues = read_houses("broadcaster: {paths: [seeds/radio/]}")
    house = find_house(houses, "seeds/radio/2021/a.txt")
    assert not issues
    assert house is not None
    assert house.bylines == shipped_houses()[2].bylines


def test_the_longest_pattern_that_fits_chooses_the_house() -> None:
    houses = (House("a", ("seeds/",)), House("b", ("seeds/post/",)), House("c", ("seeds/post/x*",)))
    paths = ("seeds/a.txt", "seeds/post/a.txt", "seeds/post/x1.txt", "articles/a.md")
    chosen = [find_house(houses, path) for path in paths]
    assert [house.name if house else None for house in chosen] == ["a", "b", "c", None]


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("post: [", (1, 8), ""),
        ("post:\n  byline: x", (2, 3), "byline"),
        ("post:\n  like: broadshet", (2, 9), "there is no house `broadshet`"),
        ("post:\n  bylines: ['Words: {author}']", (2, 12), "{author}"),
        ("post:\n  bylines: ['Words only']", (2, 12), "{name}"),
        ("post:\n  photo_credits: ['{caption}{credit}']", (2, 18), "two slots"),
        ("post:\n  boilerplate: {promo: ['{any}']}", (2, 24), "every line"),
        ("post:\n  boilerplate: {promos: [x]}", (2, 17), "promos"),
        ("post:\n  dates: british", (2, 10), "british"),
    ],
)
def test_mistakes_are_reported_at_their_place(text: str, place: tuple[int, int], says: str) -> None:
    _, issues = read_houses(text)
    assert [(issue.line, issue.column) for issue in issues] == [place]
    assert says in issues[0].message


def test_a_house_travels_to_worker_processes() -> None:
    assert pickle.loads(pickle.dumps(post())) == post()


def test_time_grows_with_the_length_of_a_line() -> None:
    copy = "The ferry [Post/" * 70
    assert read(copy, post()) == {}
