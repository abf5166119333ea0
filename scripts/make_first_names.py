"""Write src/newsgen/loader/data/first_names_census.tsv from the PyPI package `names` 0.3.0.

The package carries the first-name lists of the US Census of 1990 (a work of the US government:
public domain). Run it with a Python that has the package:  python scripts/make_first_names.py
"""

from importlib import resources
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/newsgen/loader/data/first_names_census.tsv"

CLEAR = 6.0
"""A name is a man's or a woman's where that list has it at least this many times as often."""

# In a newspaper these capitalised words are rather a place, a month, a people or a plain word.
PLACES = """
Africa Alexandria America Arizona Asia Aurora Boston Brazil Britain Brooklyn Burma Cairo Carolina
China Cuba Dakota Dallas Denver Dover Eden England Florida France Genoa Georgia Geneva Golden
Holland Houston Ida India Indiana Iran Ireland Israel Italia Jamaica Jordan Kansas Kenya Kingston
Lagos Laos Lima Lincoln London Lourdes Maine Mecca Melbourne Memphis Mexico Milan Mississippi
Missouri Montana Nevada Odessa Orlando Palermo Paris Persia Peru Petra Phoenix Portland Roma Sahara
San Santa Santo Santiago Savanna Savannah Siena Sierra Spain Sparta Sydney Tehran Tennessee Texas
Troy Tripoli Valencia Venice Vienna Wales Washington York Zion
"""
MONTHS = "April August December February January July June March May Monday November October Sunday"
WORDS = """
Aide Angel Army Art Autumn Bambi Bao Barb Barley Baron Bee Bell Bird Bishop Blossom Bok Bong Born
Brandy Bridge Broad Brook Buck Bud Can Candy Cannon Caprice Captain Cash Chae Chance Chang Chas
Chase Chau Cherry Chief China Chong Chung Church Cinderella Clair Classie Coral Cotton Coy Creola
Crystle Cuc Daily Dare Dee Dell Desire Destiny Diamond Dick Divina Do Dong Dot Dove Duke Dung Dusty
Early Easter Echo Else Era Essence Evening Ever Every Exie Fairy Fawn Fe Fern Fleta Florida Flower
Fountain Free Friend Garden Gay General Genesis Gilberte Ginger Glory Golda Golden Good Grand Green
Grove Hae Hall Hang Happy Harmony Haven Heaven Hee Hill Honey Hong Hope Hospital House Hue Human
Hung Hyun Illa In Infant Isis Island Ivory Ja January Jewel Jin Judge Judiciary Jung Justice Ka Kam
Kathlene Keen King Kip Kit Kum Lady Lai Lake Lan Land Lane Lang Latin Latina Lawyer Le Lea Lean
Leave Less Liberal Liberty Like Line Little Loan Local Lon Long Lord Lore Love Lucky Ma Magic Major
Man Many Mao Marine Marvel Marx Master Means Mee Mercy Merry Mi Miss Mission Mister Misty Modesta
Moment Moon Mora Mount Mountain My Na Nam Nana Native News Noble North Nova Novel Nu Numbers Obey
Ocie Ok Olympic Ona Opera Pa Page Palm Park Part Pass Pastor Paz Peace Pepper Pet Piety Ping Plant
Play Pleasant Pok Port Prairie Precious President Price Prime Prince Princess Promise Providence
Public Queen Rain Rainbow Ranch Real Red Regent Republic Rich Ride Rio River Road Rock Romance
Royal Rural Rush Sage Saint Sale Sang Sau Sea Season See Senate Serene Serenity Sergeant Seven Sha
Shade Share Sharp Shin Shine Silver Sir So Sol Sold Son Song Soo Sook Soon South Special Spring
Square Squire Star Starr State Stone Storm Stormy Street Strong Su Summer Sun Sung Sunny Sunshine
Super Supreme Sweet Ta Talent Tam Tama Tempest Temple Ten Tenant Than Thanh Thao The They Thing
Thousand Thu Tiger Times Tiny Tobacco Tomorrow Ton Tory Town Treasure Tree Trinidad True Truth Tu
Twin Twins Un Una Union Usa Val Valentine Valley Van Velvet Vi Village Virgin Vision Von Wai Wall
Wan War Ward Was Water Way Welcome Wen West What White Wide Wind Windy Winter Won Wonder Wood Woods
World Yen Yer Yes Yong You Young
"""

SHORT = frozenset({"Bo", "Cy", "Ed", "Jo", "Ty"})
"""Two-letter names kept; the others (An, Do, In, Le, So) are words and particles."""


def read_shares(name: str) -> dict[str, float]:
    """Name → per cent of the sex that bears it, as the census counted."""
    lines = resources.files("names").joinpath(name).read_text(encoding="ascii").splitlines()
    return {line.split()[0].title(): float(line.split()[1]) for line in lines if line.strip()}


def gender(male: float, female: float) -> str:
    """``m``, ``f``, or ``-`` where the name is borne by both."""
    if male >= CLEAR * female:
        return "m"
    return "f" if female >= CLEAR * male else "-"


def main() -> None:
    """Write the file, sorted by name."""
    male, female = read_shares("dist.male.first"), read_shares("dist.female.first")
    dropped = set(f"{PLACES} {MONTHS} {WORDS}".split())
    names = sorted(n for n in male.keys() | female.keys() if n not in dropped)
    rows = [
        f"{n}\t{gender(male.get(n, 0.0), female.get(n, 0.0))}"
        for n in names
        if len(n) > 2 or n in SHORT
    ]
    heading = (
        "# First names of the US Census of 1990 (public domain), by way of the PyPI package\n"
        "# names 0.3.0; written by scripts/make_first_names.py. name <tab> f, m, or - for both.\n"
    )
    TARGET.write_text(heading + "\n".join(rows) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
