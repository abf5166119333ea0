"""Choose between what stands right and what stands left of a quotation."""

from newsgen.loader.quotes.left import continues_speaker, read_left
from newsgen.loader.quotes.lexicon import unnamed_persons
from newsgen.loader.quotes.noun_phrases import Range, Tokens, is_denied, read_noun_phrase
from newsgen.loader.quotes.paragraphs import View
from newsgen.loader.quotes.readings import Attribution, Reading, attribution_of
from newsgen.loader.quotes.right import read_right, read_tail
from newsgen.loader.quotes.tokens import is_capitalised, is_strong
from newsgen.loader.quotes.words import DAYS, DETERMINERS

_JOINING = ",?!—–-…"
"""Ends of a quotation to which an attribution belongs."""
_LABELS = frozenset(("left-label", "left-colon"))
_ARTICLES = frozenset(("the", "a", "an"))
_CONJUNCTIONS = frozenset(("and", "but", "while", "though", "although"))
_NAMING = frozenset(("called", "calls", "calling", "describes", "described", "dubbed", "branded"))
_TELLING = frozenset(("told", "tells", "telling", "tell", "radioed"))
_PERSONS_TOLD = frozenset(
    ("reporters", "journalists", "lawmakers", "parliament", "mps", "police", "media", "congress",
     "viewers", "listeners", "delegates", "mission")
)  # fmt: skip


def _wants_attribution(view: View) -> bool:
    """Whether the quotation breaks off for an attribution: ``"We go," said``.

    So it does where the sentence goes on in spite of a full stop: ``"We go." Ruiz said.``
    """
    if not view.last or view.last in _JOINING:
        return True
    if not view.right:
        return False
    if view.right[0].text in ",—–" or is_strong(view.right[0].lower):
        return True
    return view.last == "." and any(is_strong(token.lower) for token in view.right[:4])


def _starts_clause(view: View) -> bool:
    """``Ruiz called it "a gift," and [he vowed]``: what follows is a clause of its own."""
    first = 1 if view.right[0].text in ",—–-" else 0
    return first < len(view.right) and view.right[first].lower in _CONJUNCTIONS


def _prefer(view: View, right: Reading, left: Reading) -> Reading:
    """One of two readings: a colon on the left wins, then a sure right one, then a comma."""
    if left.rule in _LABELS or _starts_clause(view):
        return left
    joined = _wants_attribution(view)
    if joined and right.is_sure:
        return right
    if _closes_sentence(view, right) and not _is_strong_cue(view, left):
        return right
    return left


def _is_strong_cue(view: View, left: Reading) -> bool:
    return any(is_strong(one.lower) or one.lower in _NAMING for one in view.left[slice(*left.cue)])


def _closes_sentence(view: View, right: Reading) -> bool:
    """``offered a "gift" to each, its manager said.``: nothing follows the attribution."""
    end = max(right.cue[1], right.speaker[1])
    rest = view.right[end:]
    return right.rule.startswith("tail") and all(one.text in ".,!?" for one in rest)


def _is_plainly_right(view: View, right: Reading) -> bool:
    """Whether nothing on the left can win, so that it need not be read: see `_prefer`."""
    labelled = bool(view.left) and view.left[-1].text == ":"
    return right.is_sure and not labelled and not _starts_clause(view)


def has_capital(word: str) -> bool:
    """``Ruiz``, ``3FM``."""
    return is_capitalised(word) or (
        word[:1].isdigit() and not word.islower() and word[-1:].isalpha()
    )


def _is_told(lower: str) -> bool:
    """``senators``, ``reporters``: more than one person who hears."""
    return lower in _PERSONS_TOLD or lower.removesuffix("s") in unnamed_persons()


def _addressee(tokens: Tokens, cue: Range) -> Range | None:
    """Whom the speaker told: ``Ruiz told [Reuters]``."""
    verb = cue[1] - 1
    if cue[1] <= cue[0] or tokens[verb].lower not in _TELLING or cue[1] >= len(tokens):
        return None
    first = tokens[cue[1]]
    if first.lower in DAYS:
        return None
    if not (has_capital(first.text) or first.lower in DETERMINERS or _is_told(first.lower)):
        return None
    phrase = read_noun_phrase(tokens, cue[1], stop_at_verb=True)
    return phrase if phrase[1] > phrase[0] else None


def _names_somebody(tokens: Tokens, phrase: Range) -> bool:
    """Whether a word of the phrase is more than a mark or an article, and ``nobody`` is none."""
    if is_denied(tokens, phrase):
        return False
    for text, lower, _, _ in tokens[slice(*phrase)]:
        if text[0].isalnum() and lower not in _ARTICLES:
            return True
    return False


def attribute(view: View) -> Attribution | None:
    """Who says the quoted run, by the words of its own sentence; ``None`` where none tell."""
    joined = _wants_attribution(view)
    right = read_right(view.right) if joined else read_tail(view.right)
    left = None
    if not (right and joined and _is_plainly_right(view, right)):
        left = None if continues_speaker(view.left) else read_left(view.left)
    chosen = _prefer(view, right, left) if right and left else right or left
    if chosen is None:
        return None
    tokens = view.right if chosen is right else view.left
    if not _names_somebody(tokens, chosen.speaker):
        return None
    return attribution_of(tokens, chosen, _addressee(tokens, chosen.cue))


def continues_last_speaker(view: View) -> bool:
    """``Adding: "We go."``: no subject of its own, so the last speaker's."""
    return bool(view.left) and continues_speaker(view.left)
