"""People, places and organisations of a story. All people and firms are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.loader.gazetteer import find_usual_name
from newsgen.loader.names import Names, find_names
from newsgen.loader.names.gather import make_slug
from newsgen.records import Entity, Speaker
from newsgen.slugs import slugify


def names(text: str, speakers: tuple[Speaker, ...] = ()) -> Names:
    return find_names(text, [(0, len(text))], speakers)


def shown(entities: tuple[Entity, ...]) -> list[str]:
    return [entity.name for entity in entities]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("The bus was late, said Ana Ruiz.", ["Ana Ruiz"], id="first name"),
        pytest.param("Mr Tan left. Gen Okonjo stayed.", ["Tan", "Okonjo"], id="titles"),
        pytest.param("Mayor Ana Ruiz left.", ["Ana Ruiz"], id="office before"),
        pytest.param("Health Minister Ana Ruiz left.", ["Ana Ruiz"], id="field and office"),
        pytest.param("Illinois Governor JB Prowse left.", ["JB Prowse"], id="state and office"),
        pytest.param("Ana Ruiz's bus was late.", ["Ana Ruiz"], id="possessive"),
        pytest.param("Ana Ruiz’s bus was late.", ["Ana Ruiz"], id="curly possessive"),
        pytest.param("Mohammad al-Rubai'e left.", ["Mohammad al-Rubai'e"], id="apostrophe"),
        pytest.param("S. Diwakar left.", ["S. Diwakar"], id="initial"),
        pytest.param("Ana de la Cruz and Omar bin Said left.",
                     ["Ana de la Cruz", "Omar bin Said"], id="particles and and"),
        pytest.param("A plan by Lin Shu-hong failed.", ["Lin Shu-hong"], id="family name first"),
        pytest.param("Xoliswa Dube, 45, left.", ["Xoliswa Dube"], id="age"),
        pytest.param("Xoliswa Dubula told the court.", ["Xoliswa Dubula"], id="verb of speech"),
        pytest.param("The spokesman Xoliswa Dubula left.", ["Xoliswa Dubula"], id="role before"),
        pytest.param("Xoliswa Dubula, a lecturer at Bay College, left.",
                     ["Xoliswa Dubula"], id="apposition"),
        pytest.param("Xoliswa Dubula came. The plan was Dubula's.",
                     ["Xoliswa Dubula"], id="surname alone later"),
        pytest.param("Meanwhile Ana Ruiz left.", ["Ana Ruiz"], id="opening word"),
        pytest.param("Police in Newark, N.J. Ana Ruiz left.", ["Ana Ruiz"], id="state before"),
        pytest.param("The minister of Foreign Affairs Ana Ruiz left.", ["Ana Ruiz"], id="field"),
        pytest.param("The UK-based Ana Ruiz left.", ["Ana Ruiz"], id="where she is based"),
        pytest.param("Every Monday Ana Ruiz sails.", ["Ana Ruiz"], id="weekday before"),
        pytest.param("A spokesman, Xoliswa Dubula, left.", ["Xoliswa Dubula"], id="role, comma"),
        pytest.param("Her sister-in-law, Xoliswa Dubula, left.",
                     ["Xoliswa Dubula"], id="kin, comma"),
        pytest.param("She sold it with her husband, Plimko.", ["Plimko"], id="kin, one name"),
        pytest.param("The chairman Don Ruiz left.", ["Don Ruiz"], id="title or first name"),
        pytest.param("Botanist Ana Ruiz left.", ["Ana Ruiz"], id="trade before"),
    ],
)  # fmt: skip
def test_people_are_found_by_a_sign(text: str, people: list[str]) -> None:
    assert shown(names(text).people) == people


@pytest.mark.parametrize(
    "text",
    [
        "The Prime Minister left.",
        "Monday was cold, and Christmas came.",
        "The Ministry of Health said so.",
        "He met the Ruiz Foundation.",
        "In San Diego it rained.",
        "The Booker Prize went to him.",
        "An Iraqi official said so.",
        "Mr X left, and so did the Native Americans.",
        "Grand Moss National Park is closed.",
        "Moss Lines said it would sail.",
        "Plimka Norway said it would sail.",
        "The utility, Plimka Orst, said it would pay.",
        "",
    ],
)
def test_other_capitals_are_no_people(text: str) -> None:
    assert names(text).people == ()


def test_a_surname_and_a_first_mention_are_one_person() -> None:
    text = "Dr Ana Ruiz came. Ruiz spoke, and Ms Ruiz left; Ana Maria Ruiz is her full name."
    (person,) = names(text).people
    assert person.name == "Ana Maria Ruiz"
    assert person.aliases == ("Ana Ruiz", "Ruiz")
    assert [text[a:b] for a, b in person.mentions] == ["Ana Ruiz", "Ruiz", "Ruiz", "Ana Maria Ruiz"]
    assert person.id == "ana-maria-ruiz"


def test_a_surname_is_the_latest_bearers() -> None:
    text = "Ana Ruiz came. Ruiz spoke. Omar Ruiz came. Ruiz left."
    ana, omar = names(text).people
    assert len(ana.mentions) == len(omar.mentions) == 2


@pytest.mark.parametrize(
    ("text", "people", "places"),
    [
        pytest.param("Kim Jordan left. Jordan wept.", ["Kim Jordan"], [], id="later"),
        pytest.param("Kim J. Jordan left. He met Jordan's dog.",
                     ["Kim J. Jordan"], [], id="initial"),
        pytest.param("Kim Jordan left. A shop in Jordan's cellar.",
                     ["Kim Jordan"], [], id="possessor"),
        pytest.param("Kim Jordan left. In Jordan it rained. Jordan wept.",
                     ["Kim Jordan"], ["Jordan"], id="told of the place too"),
        pytest.param("Jordan signed. Kim Jordan left.", ["Kim Jordan"], ["Jordan"], id="before"),
        pytest.param("Kim NYC left. It rained on NYC.", ["Kim NYC"], ["NYC"], id="capitals"),
        pytest.param("The Moss Jordan sank. Jordan wept.", [], ["Jordan"], id="no person"),
        pytest.param("The Kim Jordan sank. Jordan wept.", [], ["Jordan"], id="a ship"),
    ],
)  # fmt: skip
def test_a_surname_that_was_introduced_is_no_place(
    text: str, people: list[str], places: list[str]
) -> None:
    found = names(text)
    assert (shown(found.people), shown(found.places)) == (people, places)


def test_a_quoted_name_is_a_person() -> None:
    text = "“No,” came from Xoliswa Dubula."
    at = text.index("Xoliswa")
    span = (at, at + len("Xoliswa Dubula"))
    speaker = Speaker("Xoliswa Dubula", span, "Xoliswa Dubula", None, None, anonymous=False)
    assert names(text).people == ()
    assert shown(names(text, (speaker,)).people) == ["Xoliswa Dubula"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("It rained in Oslo.", ["Oslo"], id="city"),
        pytest.param(
            "The United States and France agree.", ["United States", "France"], id="countries"
        ),
        pytest.param("US officials left the U.S. on Monday.", ["U.S."], id="one country"),
        pytest.param("It rained in Hubei province.", ["Hubei"], id="province"),
        pytest.param("They swam in Lake Mossmere.", ["Lake Mossmere"], id="lake"),
        pytest.param("The ferry to Coral Island sank.", ["Coral Island"], id="island"),
        pytest.param("An Iraqi and a Kenyan met in Nice.", ["Nice"], id="peoples are no places"),
        pytest.param("Nice weather, and Reading is fun.", [], id="common words"),
        pytest.param("They met in Moss End, Norway.", ["Moss End", "Norway"], id="unlisted town"),
        pytest.param("A Washington Post reporter left.", [], id="newspaper"),
        pytest.param("Deputy Harbour Captain Ana Ruiz came.", [], id="an office's first word"),
        pytest.param("The Clay Drainage District met.", [], id="a public body"),
        pytest.param("Gold cost US$1,900 and A$2,500.", [], id="sums of money"),
        pytest.param("We met at Mile 12 market.", [], id="a number follows"),
        pytest.param("The Peruvian State paid.", [], id="a people's state"),
        pytest.param("They live in County Clare.", ["County Clare"], id="county first"),
    ],
)
def test_places_are_found(text: str, places: list[str]) -> None:
    assert shown(names(text).places) == places


@pytest.mark.parametrize(
    "text", ["It snowed in New York City.", "New York City is in New York.", "It is New York."]
)
def test_new_york_is_one_place_whatever_is_printed(text: str) -> None:
    (place,) = names(text).places
    assert place.id == "new-york"


@pytest.mark.parametrize("printed", ["US", "U.S.", "United States", "America"])
def test_a_country_has_one_id_whatever_is_printed(printed: str) -> None:
    text = f"They left the {printed} on Monday."
    (place,) = names(text).places
    assert (place.id, place.name) == ("united-states", printed)
    assert [text[a:b] for a, b in place.mentions] == [printed]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("They filled sandbags at Marion Bottom.", [], id="bottom land"),
        pytest.param("It was in the Ana County Lantern.", [], id="paper"),
        pytest.param("Ana North Ruiz flooded.", [], id="a direction inside"),
        pytest.param("Ana County Ruiz flooded.", [], id="a county inside"),
        pytest.param("The Ana Swedes left.", [], id="a people"),
        pytest.param("The Ana Coast Fellowship met.", [], id="fellowship"),
        pytest.param(
            "A horn of the Ana di Muggia was sold. The Ana di Muggia sank.", [], id="ship"
        ),
        pytest.param("The Ana Ruiz campaign lost. Ana Ruiz left.", ["Ana Ruiz"], id="campaign"),
        pytest.param("Mayor Ana Ruiz left. The Ana Ruiz sank.", ["Ana Ruiz"], id="a namesake"),
        pytest.param("The Ana Ruiz sank. A diver left the Ana Ruiz.", [], id="never without the"),
    ],
)
def test_things_with_first_names_are_no_people(text: str, people: list[str]) -> None:
    assert shown(names(text).people) == people


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        pytest.param("The Ministry of Health said so.", ["Ministry of Health"], id="of"),
        pytest.param("The Ministry of Health and Sport said so.",
                     ["Ministry of Health and Sport"], id="of and and"),
        pytest.param("The Department of Sport and Human Services (DSHS) left.",
                     ["Department of Sport and Human Services"], id="a field like a firm"),
        pytest.param("The Bureau of Mines & Water Works of Norway left.",
                     ["Bureau of Mines & Water Works of Norway"], id="a field, and of"),
        pytest.param("The Ministry of Sport and Bay Council met.",
                     ["Ministry of Sport", "Bay Council"], id="and another body"),
        pytest.param("The Ministry of Sport and Fenland Bus Services met.",
                     ["Ministry of Sport", "Fenland Bus Services"], id="and a firm"),
        pytest.param("The Ministry of Sport and Oslo Services met.",
                     ["Ministry of Sport", "Oslo Services"], id="and a firm of a place"),
        pytest.param("The Ministry of Sport and Ana Services met.",
                     ["Ministry of Sport", "Ana Services"], id="and a firm of a person"),
        pytest.param("The Bank of Moss and Human Services met.",
                     ["Bank of Moss", "Human Services"], id="no body of fields"),
        pytest.param("The Food and Water Agency left.", ["Food and Water Agency"], id="and"),
        pytest.param("Fighters of Islamic State of Iraq and Syria left.",
                     ["Islamic State of Iraq and Syria"], id="known, of three parts"),
        pytest.param("Clerks of the Ministry of Mayor Ana Ruiz left.", [], id="of a person"),
        pytest.param("Ruiz Holdings fell. Ruiz said so.", ["Ruiz Holdings"], id="company"),
        pytest.param("The Bay Council met on Monday.", ["Bay Council"], id="last word"),
        pytest.param("The Bay Council Tuesday met.", ["Bay Council"], id="day after"),
        pytest.param("Interpol and NATO met.", ["Interpol", "NATO"], id="known"),
        pytest.param("The GDP, the CEO and the DNA.", [], id="letters of things"),
        pytest.param("Staff of LIMA left for PARIS.", ["LIMA"], id="letters of a body, of a town"),
        pytest.param("The Grand Moss Dam (GMD) broke. GMD is old.", [], id="letters of a dam"),
        pytest.param("The office of Mayor Ana Ruiz said so.", [], id="a person's office"),
        pytest.param("The Ana Bottom Levee and Drainage District met.",
                     ["Ana Bottom Levee and Drainage District"], id="district of two works"),
        pytest.param("It was in the Ana County Lantern.", ["Ana County Lantern"], id="paper"),
        pytest.param("It was in the Oslo Packet.", ["Oslo Packet"], id="paper of a town"),
        pytest.param("The Mossy Packet sank.", [], id="a packet of no known place"),
        pytest.param("The Moss Fellowship met.", ["Moss Fellowship"], id="fellowship"),
    ],
)  # fmt: skip
def test_organisations_are_found(text: str, organisations: list[str]) -> None:
    assert shown(names(text).organisations) == organisations


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        pytest.param("The utility, Plimka Orst, will pay.", ["Plimka Orst"], id="noun before"),
        pytest.param("It went to Plimka Orst, a rail firm.", ["Plimka Orst"], id="noun after"),
        pytest.param("The head of the firm, Plimka Orst, left.", [], id="of the noun"),
        pytest.param("It was Plimka Orst, a senior bank clerk.", [], id="noun inside a role"),
        pytest.param("It was Plimka Orst, a dealer.", [], id="a person's noun"),
        pytest.param("PWD Orst said it would pay.", [], id="capitals in front"),
        pytest.param("Historic Norway said it would pay.", ["Historic Norway"], id="a country"),
        pytest.param("Plimka NGRS said it would pay.", ["Plimka NGRS"], id="capitals"),
        pytest.param("The Moss Women's Institute met.", ["Moss Women's Institute"], id="women's"),
        pytest.param("The Orme Ladies’ Rowing Club met.",
                     ["Orme Ladies’ Rowing Club"], id="ladies’"),
        pytest.param("The First Moss Bank closed.", ["First Moss Bank"], id="ordinal"),
        pytest.param("First Ana Ruiz sang.", [], id="no ordinal"),
        pytest.param("Smith's Bay Council met.", ["Bay Council"], id="plain possessive"),
        pytest.param("Divisional Railway Manager Ana Ruiz left.", [], id="an office's field"),
        pytest.param("She has an MBE, and signed an MOU.", [], id="other capitals"),
        pytest.param("Moss Rovers won.", ["Moss Rovers"], id="football club"),
    ],
)  # fmt: skip
def test_organisations_are_known_by_what_stands_beside_them(
    text: str, organisations: list[str]
) -> None:
    assert shown(names(text).organisations) == organisations


@given(st.text(alphabet="Anø’' -", min_size=1, max_size=12))
def test_the_short_way_to_a_slug_is_the_long_way(name: str) -> None:
    assert make_slug(name) == (slugify(name) or "name")


def test_an_acronym_in_brackets_is_the_same_organisation() -> None:
    text = "The Bay Water Board (BWB) met. The BWB left."
    (board,) = names(text).organisations
    assert board.name == "Bay Water Board"
    assert board.aliases == ("BWB",)
    assert len(board.mentions) == 3


def test_a_name_over_a_line_end_is_one_name() -> None:
    (person,) = names("He met Ana\nRuiz there.").people
    assert person.name == "Ana Ruiz"


def test_only_the_pieces_are_read() -> None:
    text = "Ana Ruiz came. Omar Said left."
    assert shown(find_names(text, [(0, 14)], ()).people) == ["Ana Ruiz"]
    assert find_names(text, [], ()) == Names((), (), ())


WORDS = st.sampled_from(
    ["Ana", "Ruiz", "Mr", "Mayor", "Oslo", "US", "U.S.", "Ministry", "of", "and", "the", "Health",
     "(BWB)", "said", ",", ".", "al-Rubai'e", "'s", "’s", "Bank", "de", "la", "O'Keefe", "\n", "a"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=300))
def test_what_always_holds(text: str) -> None:
    found = names(text)
    assert found == names(text)
    for entities in (found.people, found.places, found.organisations):
        assert len({entity.id for entity in entities}) == len(entities)
        firsts = [entity.mentions[0] for entity in entities]
        assert firsts == sorted(firsts)
        for entity in entities:
            assert entity.mentions == tuple(sorted(set(entity.mentions)))
            assert entity.name
            assert entity.name not in entity.aliases
            usual = find_usual_name(entity.name) if entity in found.places else None
            assert slugify(usual or entity.name) in (entity.id, entity.id[:-2], "")
            assert all(0 <= start < end <= len(text) for start, end in entity.mentions)


def test_a_long_list_of_names_is_read_in_time() -> None:
    text = "Ana Ruiz, Omar Ruiz and Ruiz met. " * 3000
    assert len(names(text).people) == 2


def test_a_long_run_of_capitals_is_read_in_time() -> None:
    assert names("Ruiz " * 50_000) is not None
    assert names("A" * 200_000) is not None
    assert names("A-" * 100_000) is not None
    assert names("A of and the " * 30_000) is not None


def test_names_that_give_one_slug_have_an_id_each() -> None:
    people = names("Ana-Lena Ruiz left. Ana Lena Ruiz stayed.").people
    assert [person.id for person in people] == ["ana-lena-ruiz", "ana-lena-ruiz-2"]
