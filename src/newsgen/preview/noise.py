"""What editors and tools leave beside the files that people save."""

import re
from pathlib import PurePath
from typing import Final

_NOISE: Final = re.compile(
    r"""
    \..*            # .a.md.swp, .#a.md, .git: a build passes over hidden files anyway
    | .*~           # backups
    | \#.*\#        # Emacs
    | 4913          # Vim tries whether it may write
    | sed\w{6}      # sed -i writes here, then renames
    | .*\.(swp|swx|swo|tmp|temp|part|crswap|new)
    | .*___jb_(tmp|old)___
    | __pycache__ | node_modules | Thumbs\.db
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def is_noise(path: str) -> bool:
    """Whether the file or folder `path`, relative to the site, is no work of an author's.

    A name that only looks like one is not lost: the look at everything, every few seconds, does
    not ask.
    """
    return any(_NOISE.fullmatch(part) for part in PurePath(path).parts)
