"""Where things lie: in the folder of a site, and in that of its user."""

import os
import sys
from pathlib import Path

STATE = ".newsgen"
"""Folder of what newsgen keeps between builds; may be deleted at any time."""
OUT = "build"
STATIC = "static"
CONFIG_FILE = "newsgen.yaml"
LEDGER_FILE = "addresses.tsv"


def find_cache() -> Path:
    """The folder where newsgen keeps what any site may use again, by the custom of the system.

    It is below ``XDG_CACHE_HOME`` or ``~/.cache``, and on Windows below ``LOCALAPPDATA``.
    """
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    return Path(named or "~/.cache").expanduser() / "newsgen"
