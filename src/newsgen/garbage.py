"""How often Python looks for garbage that refers to itself.

By default it looks whenever 700 more things were made than freed, and each hundredth time or so
through all that there is: the cards of ten thousand stories, word lists, templates. Nearly all that
a build makes is freed as soon as nothing refers to it, without such a search. For 1,250 stories the
searches took 0.97 seconds of 29, and take 0.25 so.
"""

import gc

_YOUNG, _MIDDLE, _OLD = 50_000, 20, 50
"""Things made since the last search; searches of the young for one of those that outlived one; and
of these for one through all."""


def collect_seldom() -> None:
    """Let this process, the command's own or a worker's, search seldom."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
