"""What a quoted run is: speech, a fragment of it, a title, scare quotes, or nobody's words."""

import re

from newsgen.loader.quotes.lexicon import read_surfaces, word_bearers
from newsgen.loader.quotes.paragraphs import View
from newsgen.loader.quotes.readings import Attribution
from newsgen.loader.quotes.tokens import is_masked
from newsgen.loader.quotes.words import NAME_ENDS
from newsgen.records import QuoteKind

_LONGEST_TITLE = 7
_SHORTEST_SPEECH = 3
_SHORTEST_SENTENCE = 6
"""Words from which a sentence that nobody is named for is a quotation all the same."""
_UNSURE_RULES = frozenset(("left-speech-noun",))
"""They are no reason to take a word or two for somebody's."""
_SURE_RULES = frozenset(("right-verb-subject", "left-colon", "left-label"))
_READ = frozenset(("read", "reads", "reading"))
_MARKED = frozenset(("marked", "labelled", "labeled", "inscribed", "stamped", "emblazoned"))
_TITLED = frozenset(("titled", "entitled", "christened"))
_WORKS = frozenset(
    ("ferry", "ship", "boat", "vessel", "trawler", "yacht", "tanker", "liner", "submarine",
     "steamer", "film", "movie", "novel", "book", "album", "song", "single", "play", "musical",
     "opera", "ballet", "series", "sitcom", "documentary", "show", "magazine", "memoir", "poem",
     "painting", "game", "podcast", "exhibition")
)  # fmt: skip
"""Nouns before the name of a ship or a work."""
_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w’'\-]*")


def is_title_case(words: str) -> bool:
    """``Salt Road``, ``A Year in Oslo``; not ``The port``."""
    found = _WORD.findall(words[:200])
    long_words = [word for word in found if len(word) > 3]
    return (
        len(found) >= 2
        and bool(long_words)
        and found[0][0].isupper()
        and all(word[0].isupper() for word in long_words)
    )


def _looks_like_title(view: View, attribution: Attribution | None) -> bool:
    if view.words > _LONGEST_TITLE or view.last in ".,!?" or not is_title_case(view.quoted):
        return False
    return attribution is None or attribution.rule not in _SURE_RULES


def _head_noun(mention: str) -> str:
    """``board`` of ``A painted board on the gate``."""
    words = mention.lower().split()
    end = next((at for at, word in enumerate(words) if at and word in NAME_ENDS), len(words))
    return words[end - 1] if words and words[end : end + 1] != ["of"] else ""


def is_inscription(mention: str, cue: str = "") -> bool:
    """Whether a thing carries the words, ``Signs``, ``A banner``: nobody says them.

    Some do only where they are read: ``The board on the gate read``.
    """
    noun = _head_noun(mention)
    return noun in word_bearers() or (cue in _READ and noun in read_surfaces())


def _is_written(view: View) -> bool:
    """``a sheet with the words "``, ``a tape marked "``: words that stand somewhere."""
    left = view.left
    if not left:
        return False
    last = left[-1].lower
    if last == "words":
        return [one.lower for one in left[-3:-1]] in (["with", "the"], ["bore", "the"])
    return last in _MARKED


def _names_work(view: View) -> bool:
    """``The ferry "Alma"``, ``her novel "Salt"``, ``"Salt Road" and "Alma"``."""
    found = _WORD.findall(view.quoted[:200])
    if not found or not found[0][0].isupper() or view.words > _LONGEST_TITLE or not view.left:
        return False
    last = view.left[-1].lower
    if last in _WORKS or last in _TITLED:
        return True
    return (
        last in ("and", "or")
        and len(view.left) > 1
        and is_masked(view.left[-2].text)
        and (view.words == 1 and not view.begins_sentence)
    )


def _said_so_called(view: View) -> bool:
    """``the so-called "wine tide"``."""
    return bool(view.left) and view.left[-1].lower in ("so-called", "dubbed", "nicknamed")


def _reads_like_sentence(view: View) -> bool:
    """Also with the full stop outside: ``He said: "We have gone to the port".``"""
    if view.reads_like_sentence:
        return True
    introduced = bool(view.left) and view.left[-1].text == ":"
    ends = not view.right or view.right[0].text in ".!?"
    return introduced and ends and view.starts_like_sentence and view.words >= _SHORTEST_SENTENCE


def kind_of(view: View, mention: str | None, found: Attribution | None, cue: str = "") -> QuoteKind:
    """The kind of the run, given the speaker's printed `mention` and the `cue`."""
    if _said_so_called(view) and view.words <= _LONGEST_TITLE:
        return "scare"
    written = _is_written(view)
    if (not written and _looks_like_title(view, found)) or (found is None and _names_work(view)):
        return "title"
    inscribed = written or (mention is not None and is_inscription(mention, cue.lower()))
    if found and not inscribed:
        if view.words >= _SHORTEST_SPEECH:
            return "speech" if _reads_like_sentence(view) else "fragment"
        if view.words and found.rule not in _UNSURE_RULES:
            return "speech" if view.reads_like_sentence else "fragment"
    least = _SHORTEST_SPEECH if inscribed else _SHORTEST_SENTENCE
    if (inscribed or view.reads_like_sentence) and view.words >= least:
        return "unattributed"
    return "scare"
