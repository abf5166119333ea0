"""newsgen.yaml → `Config`, a frozen value; every mistake of the file is reported at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from newsgen import codes
from newsgen.errors import ConfigError, Issue, issue_in
from newsgen.located_yaml import Codes, Entry, Reader
from newsgen.places import CONFIG_FILE, THEMES
from newsgen.site_files import read_settings
from newsgen.slugs import is_device
from newsgen.theme import DEFAULT, theme_names

PERMALINK_PARTS = ("year", "month", "day", "slug", "id")

_CODES = Codes(
    codes.CONFIG_YAML,
    codes.CONFIG_KEY,
    codes.CONFIG_YAML,
    codes.CONFIG_KEY,
    codes.CONFIG_VALUE,
)
_KEYS = (
    "title",
    "tagline",
    "url",
    "language",
    "story_language",
    "footer",
    "theme",
    "permalink",
    "undated_permalink",
    "page_size",
    "drafts",
    "ledger",
    "finding",
    "search",
    "data",
    "ninjs",
    "front_matter",
    "limits",
)
_LONGEST_PERMALINK = 200
_MOST = 1_000_000_000
"""The highest limit that can be named."""


@dataclass(frozen=True, slots=True)
class FrontMatterConfig:
    """How front matter that was written for another tool is read."""

    rename: tuple[tuple[str, str], ...] = ()
    """Field as written, newsgen's field: ``("kicker", "subheadline")``."""
    ignore: tuple[str, ...] = ()
    """Fields that are let pass unread."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one text may hold; a larger one is an error, not a build without an end."""

    file_bytes: int = 1_000_000
    lines: int = 20_000
    quote_marks: int = 20_000
    markup: int = 20_000
    """Signs that mean something to Markdown."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a site (docs/configuration.md)."""

    title: str = "News archive"
    tagline: str = ""
    url: str = ""
    """Absolute address without a final ``/``; empty: no sitemap, no canonical links."""
    language: str = "en"
    """Of the pages: BCP 47."""
    story_language: str = ""
    """Of the stories that do not say theirs; empty: that of the pages."""
    footer: str = ""
    theme: str = DEFAULT
    """Which templates and styles the pages are made with."""
    permalink: str = "/{year}/{month}/{slug}/"
    undated_permalink: str = "/undated/{slug}/"
    page_size: int = 50
    """Stories on a list page."""
    drafts: bool = False
    """Whether drafts are built."""
    ledger: bool | None = None
    """Whether published addresses are kept in addresses.tsv; None: where `url` is set."""
    finding: bool = True
    """Whether quotations, names, topics and dates are looked for in the texts."""
    search: bool = True
    """Whether the site has a search page and an index for it."""
    data: bool = True
    """Whether the site offers its articles, quotations and terms as data."""
    ninjs: bool = False
    """Whether a ninjs file lies beside each article."""
    front_matter: FrontMatterConfig = field(default_factory=FrontMatterConfig)
    limits: Limits = field(default_factory=Limits)

    def language_of(self, given: str) -> str:
        """The language of a story that gives this one, or none."""
        return given or self.story_language or self.language

    @property
    def keeps_ledger(self) -> bool:
        """An archive that says where it lives is public, so that its addresses are to be kept."""
        return bool(self.url) if self.ledger is None else self.ledger


def load_config(root: Path) -> tuple[Config, tuple[Issue, ...]]:
    """The configuration of the site at `root`, and all that is wrong with it.

    Raises `ConfigError` where newsgen.yaml is missing or cannot be read.
    """
    path = root / CONFIG_FILE
    try:
        text = read_settings(path)
    except FileNotFoundError:
        raise ConfigError(
            f"no {CONFIG_FILE} in {root}: run `newsgen init {root}` to make a site there, "
            "or name the site's folder with --site"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}"
        raise ConfigError(message, [issue_in(codes.UNREADABLE, CONFIG_FILE, message)]) from None
    return read_config(text, themes=theme_names(root))


def require_config(root: Path) -> Config:
    """The configuration of the site at `root`. Raises `ConfigError` where anything is wrong."""
    config, issues = load_config(root)
    if issues:
        raise ConfigError(f"{CONFIG_FILE} has mistakes", issues)
    return config


def read_config(
    text: str, path: str = CONFIG_FILE, themes: Sequence[str] = (DEFAULT,)
) -> tuple[Config, tuple[Issue, ...]]:
    """The configuration that `text` gives, with defaults, and all that is wrong with it.

    `themes` are those that it can name.
    """
    reader = Reader(path, text, 0, len(text), _CODES)
    entries = reader.mapping()
    if entries is None:
        return Config(), tuple(reader.issues)
    reader.check_known(entries, _KEYS)
    default = Config()
    config = Config(
        title=_string(reader, entries, "title", default.title),
        tagline=_string(reader, entries, "tagline", default.tagline),
        url=_url(reader, entries),
        language=_language(reader, entries, "language", default.language),
        story_language=_language(reader, entries, "story_language", default.story_language),
        footer=_string(reader, entries, "footer", default.footer),
        theme=_theme(reader, entries, default.theme, themes),
        permalink=_permalink(reader, entries, "permalink", default.permalink),
        undated_permalink=_permalink(
            reader, entries, "undated_permalink", default.undated_permalink
        ),
        page_size=_page_size(reader, entries, default.page_size),
        drafts=_boolean(reader, entries, "drafts", default.drafts),
        ledger=reader.boolean(entries["ledger"].value) if "ledger" in entries else None,
        finding=_boolean(reader, entries, "finding", default.finding),
        search=_boolean(reader, entries, "search", default.search),
        data=_boolean(reader, entries, "data", default.data),
        ninjs=_boolean(reader, entries, "ninjs", default.ninjs),
        front_matter=_front_matter(reader, entries),
        limits=_limits(reader, entries),
    )
    return config, tuple(sorted(reader.issues))


def _string(reader: Reader, entries: dict[str, Entry], key: str, default: str) -> str:
    if key not in entries:
        return default
    return reader.string(entries[key].value) or default


def _boolean(reader: Reader, entries: dict[str, Entry], key: str, default: bool) -> bool:
    value = reader.boolean(entries[key].value) if key in entries else None
    return default if value is None else value


def _page_size(reader: Reader, entries: dict[str, Entry], default: int) -> int:
    if "page_size" not in entries:
        return default
    return reader.integer(entries["page_size"].value, 5, 500) or default


def _url(reader: Reader, entries: dict[str, Entry]) -> str:
    value = _string(reader, entries, "url", "")
    if not value:
        return ""
    if not _is_address(value):
        message = f"`{value}` is not an address of a site"
        reader.report_at(
            codes.CONFIG_VALUE, entries["url"].value, message, "write `https://archive.example`"
        )
        return ""
    return value.rstrip("/")


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    plain = not parts.query and not parts.fragment
    plain = plain and not re.search(r"[\s\"'<>`\\^{|}\x00-\x20\x7f]", value)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and plain


def _language(reader: Reader, entries: dict[str, Entry], key: str, default: str) -> str:
    value = _string(reader, entries, key, default)
    if value == default or is_language(value):
        return value
    message = f"`{value}` is not a language"
    reader.report_at(codes.CONFIG_VALUE, entries[key].value, message, "write `en` or `en-GB`")
    return default


def is_language(tag: str) -> bool:
    """Whether `tag` has the shape of a BCP 47 language tag: ``en``, ``pt-BR``, ``zh-Hant``."""
    return bool(re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag))


def _theme(reader: Reader, entries: dict[str, Entry], default: str, themes: Sequence[str]) -> str:
    value = _string(reader, entries, "theme", default)
    if value in themes:
        return value
    message = f"there is no theme `{value}`; there are {', '.join(themes)}"
    close = get_close_matches(value, themes, n=1)
    hint = f"did you mean `{close[0]}`?" if close else f"one of your own is a folder in {THEMES}/"
    reader.report_at(codes.CONFIG_VALUE, entries["theme"].value, message, hint)
    return default


def _permalink(reader: Reader, entries: dict[str, Entry], key: str, default: str) -> str:
    pattern = _string(reader, entries, key, default)
    problem = _permalink_problem(pattern, dated=key == "permalink")
    if problem:
        reader.report_at(codes.CONFIG_VALUE, entries[key].value, problem, f"write `{default}`")
        return default
    return pattern


def _permalink_problem(pattern: str, *, dated: bool) -> str:
    names = re.findall(r"\{([^{}]*)\}", pattern)
    allowed = PERMALINK_PARTS if dated else ("slug", "id")
    unknown = [name for name in names if name not in allowed]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in allowed)
        return f"`{{{unknown[0]}}}` is not a part of an address here; there are {known}"
    if "slug" not in names and "id" not in names:
        return "an address needs {slug} or {id}, or stories would share it"
    if len(pattern.encode()) > _LONGEST_PERMALINK:
        return f"an address has {_LONGEST_PERMALINK} bytes at most, before its parts are filled in"
    if not (pattern.startswith("/") and pattern.endswith("/")):
        return "an address starts and ends with /"
    plain = re.sub(r"\{\w+\}", "x", pattern).strip("/")
    if any(part in ("", ".", "..") for part in plain.split("/")) or "\\" in plain:
        return "an address may not leave the output folder"
    if any(part.endswith(".") or is_device(part) for part in plain.split("/")):
        return "Windows makes no folder of a name that ends with a full stop or is a device's"
    if not re.fullmatch(r"[\w\-.~/]+", plain):
        return "an address has letters, digits, hyphens and whole parts such as {slug} only"
    return ""


def _front_matter(reader: Reader, entries: dict[str, Entry]) -> FrontMatterConfig:
    if "front_matter" not in entries:
        return FrontMatterConfig()
    inner = reader.fields(entries["front_matter"].value, ("rename", "ignore"))
    if inner is None:
        return FrontMatterConfig()
    ignore = reader.strings(inner["ignore"].value) if "ignore" in inner else ()
    rename: dict[str, str] = {}
    if "rename" in inner:
        node = inner["rename"].value
        if isinstance(node, yaml.MappingNode):
            for name, entry in reader.entries(node).items():
                rename[name] = reader.string(entry.value) or name
        else:
            reader.report_at(codes.CONFIG_VALUE, node, "expected fields such as `kicker: topics`")
    return FrontMatterConfig(tuple(rename.items()), ignore or ())


def _limits(reader: Reader, entries: dict[str, Entry]) -> Limits:
    names = tuple(item.name for item in fields(Limits))
    inner = reader.fields(entries["limits"].value, names) if "limits" in entries else None
    given = {name: inner[name].value for name in names if inner and name in inner}
    values = {name: reader.integer(node, 1, _MOST) for name, node in given.items()}
    return Limits(**{name: value for name, value in values.items() if value is not None})
