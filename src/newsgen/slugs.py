"""Slugs: the part of an address that is made from words."""

import re
import unicodedata

MAX_LENGTH = 80
"""Code points; a longer slug is cut at a word, so that a path stays within file systems' limits."""
MAX_BYTES = 240
"""UTF-8; file systems take 255, and a story's suffix needs some of them. Only scripts whose letters
take four bytes reach it before `MAX_LENGTH`."""

_TELLING = frozenset("+#&%$@*")
"""Signs that tell labels apart."""
_NO_MATTER = {
    code: None for code in range(128) if not chr(code).isalnum() and chr(code) not in _TELLING
}
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d",
     "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ł": "l", "Ł": "l", "ı": "i",
     "’": "", "'": "", "‘": "", "ʼ": ""}
)  # fmt: skip
_ASCII_WORD = re.compile("[a-z0-9]+")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def slugify(words: str) -> str:
    """Lower-case words joined by hyphens: ``"St. Louis: Ruiz’s win"`` → ``"st-louis-ruizs-win"``.

    Accents are dropped where a plain letter is left; letters of other scripts stay. Empty where
    `words` has no letter and no digit. The name of a device gets a hyphen: ``"CON"`` → ``"con-"``.
    """
    slug = "-".join(_find_words(words))
    if len(slug) > MAX_LENGTH:
        cut = slug[: MAX_LENGTH + 1]
        slug = cut.rpartition("-")[0] or cut[:MAX_LENGTH]
    if len(slug.encode()) > MAX_BYTES:
        slug = slug.encode()[:MAX_BYTES].decode(errors="ignore").rstrip("-")
    return f"{slug}-" if is_device(slug) else slug


def sameness(label: str) -> str:
    """Equal for labels that differ only in case, accents, spaces and plain punctuation.

    ``Plan C`` and ``plan-c`` are one label; ``C`` and ``C++`` are two.
    """
    if label.isascii():
        return label.lower().translate(_NO_MATTER)
    folded = unicodedata.normalize("NFKD", label).casefold()
    return "".join(c for c in folded if c.isalnum() or c in _TELLING)


def is_device(name: str) -> bool:
    """Whether Windows takes `name` for a device and makes no file of it: ``nul``, ``com1.html``."""
    return _DEVICE.fullmatch(name) is not None


def _find_words(text: str) -> list[str]:
    """The words of a slug."""
    if text.isascii():  # what is said below, in a tenth of the time
        return _ASCII_WORD.findall(text.replace("'", "").lower())
    folded = unicodedata.normalize("NFKD", text.translate(_LETTERS)).translate(_LETTERS)
    plain = "".join(c for c in folded if not "\u0300" <= c <= "\u036f")
    return _split_words(unicodedata.normalize("NFC", plain).casefold())


def _split_words(text: str) -> list[str]:
    """Runs of letters and digits; a mark belongs to the letter before it, as Hindi's vowels do."""
    kept: list[str] = [" "]
    for character in text:
        is_mark = kept[-1] != " " and unicodedata.category(character).startswith("M")
        kept.append(character if character.isalnum() or is_mark else " ")
    return "".join(kept).split()
