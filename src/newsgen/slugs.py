"""Slugs: the part of an address that is made from words."""

import unicodedata

MAX_LENGTH = 80
"""Code points; a longer slug is cut at a word, so that a path stays within file systems' limits."""

_TELLING = frozenset("+#&%$@*")
"""Signs that tell labels apart."""
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d",
     "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ł": "l", "Ł": "l", "ı": "i",
     "’": "", "'": "", "‘": "", "ʼ": ""}
)  # fmt: skip


def slugify(words: str) -> str:
    """Lower-case words joined by hyphens: ``"St. Louis: Ruiz’s win"`` → ``"st-louis-ruizs-win"``.

    Accents are dropped where a plain letter is left; letters of other scripts stay. Empty where
    `words` has no letter and no digit.
    """
    folded = unicodedata.normalize("NFKD", words.translate(_LETTERS)).translate(_LETTERS)
    plain = "".join(c for c in folded if not "\u0300" <= c <= "\u036f")
    slug = "-".join(_split_words(unicodedata.normalize("NFC", plain).casefold()))
    if len(slug) <= MAX_LENGTH:
        return slug
    cut = slug[: MAX_LENGTH + 1]
    return cut.rpartition("-")[0] or cut[:MAX_LENGTH]


def sameness(label: str) -> str:
    """Equal for labels that differ only in case, accents, spaces and plain punctuation.

    ``Plan C`` and ``plan-c`` are one label; ``C`` and ``C++`` are two.
    """
    folded = unicodedata.normalize("NFKD", label).casefold()
    return "".join(c for c in folded if c.isalnum() or c in _TELLING)


def _split_words(text: str) -> list[str]:
    """Runs of letters and digits; a mark belongs to the letter before it, as Hindi's vowels do."""
    kept: list[str] = [" "]
    for character in text:
        is_mark = kept[-1] != " " and unicodedata.category(character).startswith("M")
        kept.append(character if character.isalnum() or is_mark else " ")
    return "".join(kept).split()
