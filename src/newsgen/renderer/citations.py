"""How to cite a story: a sentence for readers, and files for reference managers.

The files lie in the page itself, as ``data:`` addresses that a browser saves: three small files
beside each story would make most of an archive's files, and say what the page says already.

BibTeX as its manual has it; RIS as Zotero writes a newspaper article (type ``NEWS``); CSL-JSON 1.0
(``article-newspaper``). A date that is only estimated stands in the note and nowhere else. There is
no date of access, for there is no clock in the output.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from newsgen.archive.cards import Card
from newsgen.archive.permalinks import absolute_url, is_dated
from newsgen.archive.site import Site
from newsgen.codec import encode_plain
from newsgen.renderer.date_text import date_view
from newsgen.renderer.strings.shape import CiteStrings, LocaleStrings, Strings
from newsgen.renderer.views import Citation, CitationFile, CitationView
from newsgen.slugs import slugify

_PARTICLES = frozenset(
    {"al", "bin", "binti", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du"}
    | {"el", "ibn", "la", "le", "ten", "ter", "van", "von"}
)
"""Small words that belong to the family name behind them."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Macros that every BibTeX style has."""
_PLAIN = "/:;,?@=+$!*()'"
"""Characters that stand for themselves in a ``data:`` address and in an attribute."""
_BREAKS = re.compile("[\x00-\x20\x7f\x85\u2028\u2029]+")
"""White space and control characters: in these formats a line break ends a field."""
_BIBTEX: Final = MappingProxyType(
    str.maketrans(
        {
            "\\": r"\textbackslash{}",
            "{": r"\{",
            "}": r"\}",
            "$": r"\$",
            "&": r"\&",
            "%": r"\%",
            "#": r"\#",
            "_": r"\_",
            "~": r"\textasciitilde{}",
            "^": r"\textasciicircum{}",
        }
    )
)


def make_citation(site: Site, number: int, strings: Strings) -> Citation:
    """What citations of a story are made from."""
    card, config = site.cards[number], site.config
    date_text = date_view(card.published, strings.dates).text
    return Citation(
        id=card.id,
        title=card.title,
        people=card.bylines,
        agencies=tuple(agency.label for agency in card.agencies),
        publication=config.title,
        place=card.filed_from[0].label if card.filed_from else "",
        date=(card.published.value or "") if is_dated(card.published) else "",
        date_text=date_text,
        note=_note(card, date_text, strings.cite),
        language=config.language_of(card.language),
        url=absolute_url(config.url, site.paths[number]),
    )


def show_citation(citation: Citation, words: LocaleStrings) -> CitationView:
    """What the story's own page says of it."""
    return CitationView(write_sentence(citation, words), tuple(_files(citation)))


def _files(citation: Citation) -> Iterator[CitationFile]:
    stem = slugify(citation.id) or "story"
    for label, suffix, kind, write in (
        ("BibTeX", "bib", "application/x-bibtex", write_bibtex),
        ("RIS", "ris", "application/x-research-info-systems", write_ris),
        ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", write_csl),
    ):
        data = quote(write(citation), safe=_PLAIN)
        yield CitationFile(label, f"{stem}.{suffix}", f"data:{kind};charset=utf-8,{data}")


def write_sentence(citation: Citation, words: LocaleStrings) -> str:
    """``“Night boat stays.” Ida Brandt, Reuters, Bergen, 12 March 2019. The Quay Ledger, ….``"""
    close = "" if citation.title.endswith((".", "!", "?", "…")) else "."
    parts = [*citation.people, *citation.agencies, citation.place, citation.date_text]
    said = ", ".join(part for part in parts if part)
    where = f"{citation.publication}, {citation.url}" if citation.url else citation.publication
    title = f"{words.open_quote}{citation.title}{close}{words.close_quote}"
    return f"{title} {said}. {where}."


def split_name(name: str) -> tuple[str, str]:
    """Family name and given names: ``("van Dijk", "Eva")``; no given name for a single word.

    The last word is taken for the family name, as Western bylines print it, with the small words
    before it. A name in another order has to be turned in the reference manager.
    """
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _PARTICLES:
        at -= 1
    return " ".join(words[at:]), " ".join(words[:at])


def write_bibtex(citation: Citation) -> str:
    """The text of a BibTeX file; ends with a line break."""
    authors = [_tex(name) for name in citation.people]
    authors = authors or [f"{{{_tex(name)}}}" for name in citation.agencies]
    year, _, rest = citation.date[:10].partition("-")
    fields = {
        "author": " and ".join(authors),
        "title": f"{{{_tex(citation.title)}}}",
        "journal": _tex(citation.publication),
        "year": year,
        "date": citation.date[:10],
        "url": _url(citation.url),
        "langid": _tex(citation.language),
        "note": _tex(citation.note),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if rest:
        lines.append(f"  month = {_MONTHS[int(rest[:2]) - 1]},\n")
    key = re.sub(r"[^A-Za-z0-9:._-]", "-", citation.id) or "story"
    return f"@article{{{key},\n{''.join(lines)}}}\n"


def write_ris(citation: Citation) -> str:
    """The text of an RIS file; ends with a line break."""
    people = [", ".join(part for part in split_name(_line(n)) if part) for n in citation.people]
    authors = people or [_line(name) for name in citation.agencies]
    tags = [("TY", "NEWS"), ("TI", citation.title), *(("AU", name) for name in authors)]
    tags += [
        ("T2", citation.publication),
        ("PY", citation.date[:4]),
        ("DA", citation.date[:10].replace("-", "/")),
        ("LA", citation.language),
        ("UR", _url(citation.url)),
        ("ID", citation.id),
        ("N1", citation.note),
    ]
    lines = (f"{tag}  - {_line(value)}\r\n" for tag, value in tags if value)
    return "".join(lines) + "ER  - \r\n"


def write_csl(citation: Citation) -> str:
    """The text of a CSL-JSON file; ends with a line break."""
    people = [_csl_name(name) for name in citation.people]
    item = {
        "id": citation.id,
        "type": "article-newspaper",
        "title": citation.title,
        "author": people or [{"literal": name} for name in citation.agencies],
        "container-title": citation.publication,
        "issued": _date_parts(citation.date),
        "URL": _url(citation.url),
        "language": citation.language,
        "note": citation.note,
    }
    kept = {name: value for name, value in item.items() if value}
    return encode_plain([kept]).decode() + "\n"


def _csl_name(name: str) -> dict[str, str]:
    family, given = split_name(name)
    return {"family": family, "given": given} if given else {"literal": family}


def _date_parts(date: str) -> dict[str, list[list[int]]]:
    """CSL's partial date: ``2021-07`` → ``{"date-parts": [[2021, 7]]}``."""
    return {"date-parts": [[int(part) for part in date[:10].split("-")]]} if date else {}


def _note(card: Card, date_text: str, words: CiteStrings) -> str:
    """What the other fields have no place for."""
    parts = []
    if card.bylines and card.agencies:
        parts.append(", ".join(agency.label for agency in card.agencies))
    if card.filed_from:
        parts.append(words.filed_from(place=card.filed_from[0].label))
    if not is_dated(card.published):
        known = card.published.value is not None
        parts.append(words.estimated(date=date_text) if known else words.undated)
    return ". ".join(parts)


def _line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


def _tex(text: str) -> str:
    return _line(text).translate(_BIBTEX)


def _url(url: str) -> str:
    """An address, with what would end a field as its percent-code."""
    return re.sub("[\x00-\x20\x7f\x85\u2028\u2029\\\\{}]", lambda m: quote(m[0]), url)
