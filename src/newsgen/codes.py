"""The table of codes: every problem that newsgen reports, by number (docs/errors.md)."""

from newsgen.errors import Code, Severity

_E, _W = Severity.ERROR, Severity.WARNING

# N1: reading files
EMPTY_FILE = Code("N101", _E, "the file is empty")
BINARY_FILE = Code("N102", _E, "the file is not text")
NOT_UTF8 = Code("N103", _W, "the file is not UTF-8 and was read as Windows-1252")
UNDECODABLE = Code("N104", _E, "the file is neither UTF-8 nor Windows-1252")
UNREADABLE = Code("N105", _E, "the file cannot be read")
ONLY_HEADLINE = Code("N106", _E, "the file has a headline and nothing else")
OTHER_FILE = Code("N107", _W, "a file is neither text nor Markdown and was left out")
TOO_LARGE = Code("N108", _E, "a file is larger than its limit")
TANGLED = Code("N109", _E, "the Markdown of a file is too tangled")
NAME_NOT_UTF8 = Code("N110", _E, "the name of a file is not UTF-8")
LINK_OUT = Code("N111", _E, "a link leads out of the site")
LINKED_FOLDER = Code("N112", _W, "a folder of the site is a link to another place")

# N2: front matter
UNCLOSED_FRONT_MATTER = Code("N201", _E, "the front matter is not closed")
INVALID_YAML = Code("N202", _E, "the front matter is not valid YAML")
DUPLICATE_KEY = Code("N203", _E, "a key stands twice")
NOT_A_MAPPING = Code("N204", _E, "the front matter is not a list of fields")
UNKNOWN_FIELD = Code("N205", _E, "a field is unknown")
WRONG_TYPE = Code("N206", _E, "a field has the wrong type")
IMPOSSIBLE_DATE = Code("N207", _E, "a date does not exist")
UNSAFE_SLUG = Code("N208", _E, "a slug would leave the output folder")
MISSING_SEED = Code("N209", _E, "an override names a seed that is missing")
OVERRIDE_BODY = Code("N210", _E, "an override has text of its own")
TWO_OVERRIDES = Code("N211", _E, "two overrides name one seed")
UNKNOWN_QUOTE = Code("N212", _E, "an override names a quote that the seed does not have")
MISPLACED_OVERRIDE = Code("N213", _E, "a file outside articles/ names a seed")
UNKNOWN_HOUSE = Code("N214", _E, "front matter names a house that does not exist")
UNSAFE_ALIAS = Code("N215", _E, "an alias is no address of the site")

# N3: copy
UNCLOSED_QUOTE = Code("N301", _W, "a quotation is opened and never closed")
DATE_DISAGREES = Code("N302", _W, "the front matter and the text give different dates")
SHORTCODES = Code("N303", _W, "the copy holds shortcodes of another generator")
DEAD_LINK = Code("N304", _W, "a relative link leads nowhere")
MISSING_PICTURE = Code("N305", _W, "a picture that front matter names is missing")

# N4: the archive
SAME_ADDRESS = Code("N401", _E, "two pages have one address")
SLUG_SUFFIXED = Code("N402", _W, "two headlines make one slug; the later story got a suffix")
SAME_TERM = Code("N403", _E, "two terms have one slug")
SAME_ID = Code("N404", _E, "two articles have one id")
VANISHED = Code("N405", _E, "a published address would vanish")
ALIAS_LOOP = Code("N406", _E, "an alias leads to itself")
SAME_ALIAS = Code("N407", _E, "two stories claim one old address")
ALIAS_TAKEN = Code("N408", _E, "an old address is the address of another page")
UNRECORDED = Code("N409", _E, "addresses.tsv lacks an address, and the build may not add it")

# N5: templates
TEMPLATE_SYNTAX = Code("N501", _E, "a template has a syntax error")
TEMPLATE_UNDEFINED = Code("N502", _E, "a template uses a name that does not exist")
TEMPLATE_FAILED = Code("N503", _E, "a template failed")
TEMPLATE_MISSING = Code("N504", _E, "a template is missing")

# N6: output
FOREIGN_FILES = Code("N601", _W, "the output folder holds files that newsgen did not write")
OUTPUT_HOLDS_SOURCES = Code("N602", _E, "the output folder contains the sources")
FOREIGN_IN_THE_WAY = Code("N603", _E, "a file that newsgen did not write is in the way")
OUTPUT_UNWRITABLE = Code("N604", _E, "the output cannot be written")
LOCKED = Code("N605", _E, "another newsgen is building the site")
FILE_REFUSED = Code("N606", _E, "the system refused a file that newsgen needs")
MADE_ANEW = Code("N607", _W, "a file that newsgen keeps for itself was made anew")
WORKER_DIED = Code("N608", _E, "a process of newsgen ended before its work was done")
NO_MEMORY = Code("N609", _E, "memory ran out")

# N7: configuration and authority file
CONFIG_YAML = Code("N701", _E, "newsgen.yaml is not valid YAML")
CONFIG_KEY = Code("N702", _E, "newsgen.yaml has an unknown key")
CONFIG_VALUE = Code("N703", _E, "newsgen.yaml has a wrong value")
AUTHORITY_YAML = Code("N704", _E, "authority.yaml cannot be read")
AUTHORITY_KEY = Code("N705", _E, "authority.yaml has an unknown key, or one twice")
AUTHORITY_VALUE = Code("N706", _E, "authority.yaml has a wrong value")
TOPICS_YAML = Code("N707", _E, "topics.yaml cannot be read")
TOPICS_KEY = Code("N708", _E, "topics.yaml has an unknown key, or a heading twice")
TOPICS_VALUE = Code("N709", _E, "topics.yaml has a wrong value")
HOUSES_YAML = Code("N710", _E, "houses.yaml cannot be read")
HOUSES_KEY = Code("N711", _E, "houses.yaml has an unknown key, or one twice")
HOUSES_VALUE = Code("N712", _E, "houses.yaml has a wrong value")
LEDGER_LINE = Code("N713", _E, "addresses.tsv has a line that cannot be read")
TAKEDOWNS_YAML = Code("N714", _E, "takedowns.yaml cannot be read")
TAKEDOWNS_KEY = Code("N715", _E, "takedowns.yaml has an unknown key, or one twice")
TAKEDOWNS_VALUE = Code("N716", _E, "takedowns.yaml has a wrong value")
STRINGS_YAML = Code("N720", _E, "strings.yaml cannot be read")
STRINGS_KEY = Code("N721", _E, "strings.yaml has an unknown key, or one twice")
STRINGS_VALUE = Code("N722", _E, "strings.yaml has a wrong value")
UNTRANSLATED = Code("N723", _W, "there is no catalogue for the language of the pages")

# N8: verification
SOURCE_ROTTEN = Code("N801", _E, "a source changed and its stamp did not")
SOURCE_CHANGED = Code("N802", _E, "a source is not the one that was built")
RECORD_UNREADABLE = Code("N803", _E, "a record cannot be read")
RECORD_DISAGREES = Code("N804", _E, "a record disagrees with its source")
NOT_BUILT = Code("N805", _E, "there is no build to verify")
OUTPUT_MISSING = Code("N811", _E, "a file of the output is missing")
OUTPUT_CHANGED = Code("N812", _E, "a file of the output was changed")
OUTPUT_FOREIGN = Code("N813", _E, "the output holds a file that the manifest does not")
TEXT_LOST = Code("N821", _E, "a page lacks words of its story")
SURROUNDINGS_LOST = Code("N822", _E, "a page lacks words printed around its story")
QUOTATION_LOST = Code("N823", _E, "a quotation does not stand at its address")
LINK_BROKEN = Code("N831", _E, "a link leads nowhere")
FRAGMENT_LOST = Code("N832", _E, "a link leads to a place that its page lacks")
LIST_DIFFERS = Code("N841", _E, "a list is not that of its term")
COUNT_DIFFERS = Code("N842", _E, "a number of stories is wrong")
DATA_DIFFERS = Code("N851", _E, "a data file disagrees with the records")
FEED_BROKEN = Code("N861", _E, "a feed or sitemap leads nowhere")
SITEMAP_LACKS = Code("N862", _E, "the sitemaps lack a story")
EXPORT_IN_THE_WAY = Code("N871", _E, "an export cannot be written there")

ALL: tuple[Code, ...] = tuple(
    sorted((value for value in vars().values() if isinstance(value, Code)), key=lambda c: c.id)
)
