"""What pages are made with besides the stories: templates, the words in them, static files."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from newsgen.config import Config
from newsgen.errors import Issue
from newsgen.places import STATIC, TEMPLATES, find_cache
from newsgen.renderer.compiling import forget_oldest
from newsgen.renderer.inheritance import check_inheritance
from newsgen.renderer.strings.reading import load_strings
from newsgen.renderer.templates import TemplateSet, check_templates, read_templates
from newsgen.static_files import StaticFile, find_links_out, find_static
from newsgen.theme import find_layers


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a site, whole and checked."""

    templates: TemplateSet
    static: Mapping[str, StaticFile]
    """By path in the output."""
    issues: tuple[Issue, ...]


def read_look(root: Path, config: Config) -> Look:
    """The look of the site at `root`, with all that is wrong with it."""
    layers = partial(find_layers, root, config.theme)
    templates, unread = load_templates(root, config)
    forget_oldest(find_cache() / TEMPLATES)
    links = find_links_out((*layers(TEMPLATES), *layers(STATIC)))
    mistakes = (*check_templates(templates), *check_inheritance(templates))
    issues = (*unread, *links, *mistakes)
    return Look(templates, find_static(layers(STATIC)), issues)


def load_templates(root: Path, config: Config) -> tuple[TemplateSet, tuple[Issue, ...]]:
    """The templates of the site at `root` with their words, and what of them cannot be read.

    That is enough where another build has found the rest to be right.
    """
    strings, found = load_strings(root, config.language)
    layers = find_layers(root, config.theme, TEMPLATES)
    templates, unread = read_templates(layers, strings, find_cache() / TEMPLATES)
    return templates, (*found, *unread)
