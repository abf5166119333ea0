"""What a site adds to the loader's own rules: how front matter is named, its topics, its houses."""

from dataclasses import dataclass, field
from pathlib import Path

from newsgen.config import Config, FrontMatterConfig
from newsgen.errors import Issue


@dataclass(frozen=True, slots=True)
class SiteRules:
    """All of a site that decides what a text is read as, beside the text itself.

    Its ``repr`` tells two sets of rules apart, so it can stand in the key of a record.
    """

    front_matter: FrontMatterConfig = field(default_factory=FrontMatterConfig)


def load_site_rules(root: Path, config: Config) -> tuple[SiteRules, tuple[Issue, ...]]:
    """The rules of the site at `root`, and all that is wrong with their files."""
    return SiteRules(config.front_matter), ()
