"""The closed classes of English words that the rules of news copy turn on.

Open classes (verbs of speech, titles, roles), which an editor may want to extend, are read from
files: see `newsgen.loader.quotes.lexicon`.
"""

from typing import Final


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


SUBJECT_PRONOUNS: Final = _split("he she they i we it")
PRONOUNS: Final = SUBJECT_PRONOUNS | {"who", "which"}
"""Mentions that name nobody by themselves."""

PERSONAL_PRONOUNS: Final = _split("he she")
NOBODY: Final = _split("nobody no-one none nothing neither")
"""Subjects of whom the sentence says that they do not speak: "Nobody knew why"."""
ANYBODY: Final = _split("everyone everybody someone somebody anyone anybody")
"""Subjects that speak without a name."""

POSSESSIVES: Final = _split("his her their my")
OBJECT_WORDS: Final = _split("him her them me us that so there here")
"""What follows a verb that is not inverted: "said so", "told him"."""

AUXILIARIES: Final = _split(
    "has have had is was were are be been being will would could should can may might must did "
    "does do to 'd 's ’d ’s ’ve 've ’ll 'll wo didn’t didn't don’t don't doesn’t doesn't hasn’t "
    "hasn't wouldn’t wouldn't not never n’t"
)
FORMS_OF_BE: Final = _split("is was were are been be")

ADVERBS: Final = _split(
    "also later then once now again recently reportedly repeatedly previously famously only even "
    "just still quickly immediately simply merely further instead ultimately finally initially "
    "originally once-again often always sometimes apparently publicly privately openly jokingly "
    "sarcastically angrily flatly bluntly plainly reported earlier soon already before both all "
    "either thus long first therefore today yesterday tonight too ever so far"
)
NOT_ADVERBS: Final = _split("family ally early daily weekly elderly")
"""Words in -ly that describe a noun."""

DETERMINERS: Final = _split(
    "a an the his her their its our my this that these those one two three four five some several "
    "many most other another both all each every no any"
)
PRONOMINAL: Final = _split(
    "another one two three four five some several many most both all each this that these those"
)
"""Determiners that can be a subject: "another said"."""

PREPOSITIONS: Final = _split(
    "in on at during after before to as while when about by into from with without over under "
    "against amid among because since until upon through following despite regarding if though "
    "although but where of for via per near outside inside last next this earlier whereas"
)
NOUN_LINKS: Final = _split("of for with from at in on by and &")
"""Words that a noun phrase cannot end with."""

NAME_ENDS: Final = _split("of for with from at in on by about")
"""A name before one of these is the head: "Ana Ruiz of Fresno"."""

CLAUSE_STARTS: Final = _split(
    "that which because but when while as after before if although though since whether what how "
    "where so than like"
)
LEADING_WORDS: Final = _split(
    "and but or as so yet then that because though although while when which where if since like "
    "meanwhile however instead yes no just what how why even still indeed"
)
TRAILING_WORDS: Final = _split(
    "went goes go going began begins by continued proceeded turned who and or recently been on "
    "quoted as"
)
PHRASE_STARTS: Final = _split("in on at during after before for to with from by about")
INTRODUCTIONS: Final = _split(
    "asked speaking according appearing citing calling noting pressed despite following"
)
"""A sentence that begins so has its subject after the comma."""

APPOSITION_STARTS: Final = _split(
    "a an the his her their one who whose whom which where former aged formerly now then once "
    "another himself herself both including also speaking citing referring when while in at on "
    "after during with as for by via like through despite"
)
NOT_ROLE_STARTS: Final = _split(
    "who in at on after when while during with as citing referring speaking including whose whom "
    "which where also both now then once for by via like through despite"
)
DESCRIBING_ADJECTIVES: Final = _split(
    "familiar close briefed involved directly knowledgeable present aware opposed loyal"
)
"""They follow the noun: "an official familiar with the talks"."""

IRREGULAR_PASTS: Final = _split(
    "rose left went took gave made got came saw stood sat began held kept met ran spoke won lost "
    "built drew led flew fought found grew knew paid sent spent threw wore broke chose drove fell "
    "hid rode shook slept struck swore taught wept withdrew became brought bought caught sought"
)
"""They end a subject that begins with a name: "Ruiz [rose]"."""

MENTAL_VERBS: Final = _split(
    "think thinks thought believe believes believed feel feels felt hope hopes hoped want wants "
    "wanted wonder wonders wondered fear fears feared"
)
"""Inside reported speech they yield to the verb that reports it: "Ruiz said she thinks"."""

STATES_OF_MIND: Final = _split(
    "worried concerned afraid confident adamant hopeful convinced certain clear sure proud"
)
"""After a form of be and before "that" they are cues: "the union is worried that"."""

DAYS: Final = _split(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight earlier "
    "later recently last this afterward afterwards january february march april june july august "
    "september october november december jan. feb. aug. sept. oct. nov. dec."
)

PARTICLES: Final = _split(
    "al bin bint ibn van von der den de da dos del della di du la le el ben abu ter ten af zu st. "
    "ap y binti"
)
"""Lower-case parts of names: "Omar bin Said", "Ana de la Cruz"."""

NOT_NAMES: Final = _split(
    "The A An In On At But And Or If When While After Before As It He She They We I You This That "
    "These Those There Here What Who Why How Yes No Not Now Then So For From With To By Of Asked "
    "According Republican Republicans Democrat Democrats Democratic GOP American Americans Monday "
    "Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December His Her Their Its Our My Some Many Most Other "
    "Others One Two Three Both All Every Each Another Also Still Yet Even Just Only Once Last Next "
    "Meanwhile However Instead Later Earlier Recently During Since Despite Although Though Because "
    "Until Speaking Among Like Under Over Where Whether Unlike Today Yesterday Tonight Said Says "
    "Added Thanks Perhaps Maybe Dear Hello Without Within Between Against About Through Our Your "
    "Media Image Caption Video Read Photo Across Along Around Behind Below Beside Beyond Inside "
    "Near Outside Toward Towards Throughout Upon Via Amid Above Nobody No-one None Nothing Neither "
    "Everyone Everybody Someone Somebody Anyone Anybody"
)
"""Capitalised at the start of a sentence, or names of other things than persons."""

AFTER_SPEECH_NOUN: Final = _split("that is was : , of about on to the in which reads read")
"""What may stand between "her remark" and the quotation."""

SUBJECT_NEEDED: Final = _split("told tells telling assured urged advised")
"""They take an object at once, so "told Ruiz" does not name the speaker."""

INVERTING: Final = _split(
    "said says wrote added asked explained reads read recalled tweeted declared noted continued "
    "quipped joked"
)
"""Verbs whose subject may follow without an article: "said police"."""

PARENTHETIC: Final = _split(
    "says said explained explains argues argued notes noted adds added writes wrote"
)

COMPOUNDS: Final = frozenset(
    {
        ("think", "tank"), ("think", "tanks"), ("call", "center"), ("call", "centre"),
        ("call", "centers"), ("call", "centres"), ("report", "card"), ("post", "office"),
        ("state", "department"), ("answer", "sheet"), ("cry", "baby"), ("point", "guard"),
    }
)  # fmt: skip
"""Nouns whose first word looks like a verb of speech."""
