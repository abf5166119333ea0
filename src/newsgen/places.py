"""Where things lie: in the folder of a site, and in that of its user."""

import os
import sys
from pathlib import Path

STATE = ".newsgen"
"""Folder of what newsgen keeps between builds; may be deleted at any time."""
OUT = "build"

SEEDS = "seeds"
"""Folder of raw copy."""
ARTICLES = "articles"
"""Folder of stories that were written for the site, and of what corrects a seed."""
TEMPLATES = "templates"
STATIC = "static"
THEMES = "themes"
"""Folder of a site's own themes."""
PREVIEWS = "previews"
"""Folder in the user's cache, of what previews show until all is built."""

CONFIG_FILE = "newsgen.yaml"
AUTHORITY_FILE = "authority.yaml"
HOUSES_FILE = "houses.yaml"
STRINGS_FILE = "strings.yaml"
TAKEDOWNS_FILE = "takedowns.yaml"
TOPICS_FILE = "topics.yaml"
"""What the site adds to the vocabulary of topics, and what it drops."""
LEDGER_FILE = "addresses.tsv"

SITE_FILES = (
    CONFIG_FILE,
    AUTHORITY_FILE,
    HOUSES_FILE,
    STRINGS_FILE,
    TAKEDOWNS_FILE,
    TOPICS_FILE,
)
"""What a build reads at the top of a site, the ledger aside, to which it adds."""
SOURCES = (ARTICLES, SEEDS)
BESIDE = (STATIC, TEMPLATES, THEMES)
"""Folders of what pages are made with besides the sources."""


def find_cache() -> Path:
    """The folder where newsgen keeps what any site may use again, by the custom of the system.

    It is below ``XDG_CACHE_HOME`` or ``~/.cache``, and on Windows below ``LOCALAPPDATA``. For a
    user without a home it is one that cannot be made, so that nothing is kept.
    """
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    try:
        return Path(named or "~/.cache").expanduser() / "newsgen"
    except RuntimeError:
        return Path(os.devnull) / "newsgen"
