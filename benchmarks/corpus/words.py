"""The names that stories are made of. The towns are real; every person and body is invented."""

from typing import Final

TOPICS: Final = (
    *("Aviation", "Banking", "Beekeeping", "Bridges", "Budgets", "Canals", "Census"),
    *("Charities", "Chess", "Choirs", "Cinema", "Coastguard", "Consumers", "Courts", "Cricket"),
    *("Cycling", "Dance", "Dentistry", "Drought", "Elections", "Electricity", "Ferries"),
    *("Floods", "Football", "Forests", "Gardens", "Glaciers", "Harbours"),
    *("Hospitals", "Housing", "Inquests", "Insurance", "Languages", "Libraries", "Lighthouses"),
    *("Markets", "Migration", "Mining", "Museums", "Nurseries", "Opera", "Orchards", "Pensions"),
    *("Planning", "Policing", "Postal Services", "Prisons", "Quarries", "Radio", "Railways"),
    *("Rowing", "Schools", "Space", "Strikes", "Taxes", "Trams", "Vaccines", "Wells"),
    *("Wool", "Zoos"),
)
"""60, the commonest first."""

PLACES: Final = tuple(
    (town.strip(), country)
    for country, towns in (
        ("Argentina", "Rosario, Salta, Mendoza, Ushuaia"),
        ("Australia", "Hobart, Darwin, Ballarat, Cairns"),
        ("Austria", "Graz, Linz, Bregenz, Villach"),
        ("Brazil", "Recife, Manaus, Santos, Pelotas"),
        ("Canada", "Halifax, Regina, Moncton, Kelowna"),
        ("Chile", "Valdivia, Iquique, Arica, Osorno"),
        ("Croatia", "Rijeka, Zadar, Osijek, Pula"),
        ("Denmark", "Aarhus, Odense, Esbjerg, Ribe"),
        ("Estonia", "Tartu, Narva, Haapsalu, Viljandi"),
        ("Finland", "Turku, Oulu, Tampere, Kotka"),
        ("France", "Brest, Nancy, Limoges, Calais"),
        ("Germany", "Bremen, Jena, Passau, Emden"),
        ("Ghana", "Kumasi, Tamale, Takoradi, Tema"),
        ("Greece", "Patras, Volos, Kavala, Chania"),
        ("India", "Mysore, Cuttack, Shillong, Kochi"),
        ("Ireland", "Galway, Sligo, Limerick, Tralee"),
        ("Italy", "Trieste, Bari, Cremona, Lucca"),
        ("Japan", "Nagasaki, Sendai, Kanazawa, Otaru"),
        ("Kenya", "Njoro, Kisumu, Nakuru, Lamu"),
        ("Malaysia", "Ipoh, Kuching, Malacca, Taiping"),
        ("Mexico", "Puebla, Oaxaca, Veracruz, Tepic"),
        ("Morocco", "Tangier, Agadir, Essaouira, Oujda"),
        ("New Zealand", "Napier, Dunedin, Nelson, Timaru"),
        ("Norway", "Bergen, Tromso, Molde, Narvik"),
        ("Peru", "Cusco, Arequipa, Iquitos, Tacna"),
        ("Poland", "Gdynia, Lublin, Torun, Opole"),
        ("Portugal", "Porto, Faro, Braga, Aveiro"),
        ("Slovenia", "Maribor, Koper, Celje, Ptuj"),
        ("Sweden", "Visby, Lund, Kalmar, Umea"),
        ("Switzerland", "Basel, Chur, Thun, Lugano"),
    )
    for town in towns.split(",")
)
"""120 towns with their countries."""

_GIVEN: Final = (
    *("Adela", "Bastian", "Cosima", "Dorian", "Elspeth", "Ferran", "Gwenda", "Hilmar", "Ilse"),
    *("Jarmila", "Kenji", "Ludmila", "Marek", "Nerys", "Ottilie", "Pascual", "Quentin", "Rosalind"),
    *("Sanjay", "Tabitha", "Ursula", "Viktor", "Wanjiru", "Yusuf", "Zelda"),
)
_FAMILY: Final = (
    *("Aldous", "Brannigan", "Cavelli", "Dunmore", "Espinar", "Fairbrass", "Gathercole", "Hovland"),
    *("Ingram", "Jessop", "Kowalik", "Lazenby", "Mbeki-Ross", "Nordahl", "Orsini", "Penhallow"),
    *("Quarrie", "Rasmusen", "Szabo", "Thorley"),
)
PEOPLE: Final = tuple(f"{given} {family}" for family in _FAMILY for given in _GIVEN)
"""500 people."""

AGENCIES: Final = ("Reuters", "AFP", "AP", "dpa", "Bernama", "ANSA")
