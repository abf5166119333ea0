"""What a site adds to the loader's own rules: how front matter is named, its topics, its houses."""

from dataclasses import dataclass, field
from pathlib import Path

from newsgen import codes
from newsgen.config import Config, FrontMatterConfig, Limits
from newsgen.errors import Code, Issue, issue_in
from newsgen.loader.house_files import read_houses, shipped_houses
from newsgen.loader.houses import House
from newsgen.loader.vocabulary import load_topics
from newsgen.places import HOUSES_FILE
from newsgen.site_files import read_settings


@dataclass(frozen=True, slots=True)
class SiteRules:
    """All of a site that decides what a text is read as, beside the text itself.

    Its ``repr`` tells two sets of rules apart, so it can stand in the key of a record.
    """

    front_matter: FrontMatterConfig = field(default_factory=FrontMatterConfig)
    topics: str = ""
    """The text of topics.yaml; workers build the vocabulary from it once."""
    houses: tuple[House, ...] = field(default_factory=shipped_houses)
    finding: bool = True
    """Whether quotations, names, topics and dates are looked for in the body."""
    limits: Limits = field(default_factory=Limits)


def load_site_rules(root: Path, config: Config) -> tuple[SiteRules, tuple[Issue, ...]]:
    """The rules of the site at `root`, and all that is wrong with their files."""
    text, issues = _read(root, HOUSES_FILE, codes.HOUSES_YAML)
    houses, found = read_houses(text)
    topics, wrong = load_topics(root)
    rules = SiteRules(config.front_matter, topics, houses, config.finding, config.limits)
    return rules, issues + found + wrong


def _read(root: Path, name: str, unreadable: Code) -> tuple[str, tuple[Issue, ...]]:
    """The text of a file at the top of the site; empty where there is none."""
    try:
        return read_settings(root / name), ()
    except FileNotFoundError:
        return "", ()
    except (OSError, UnicodeDecodeError) as error:
        return "", (issue_in(unreadable, name, str(error)),)
