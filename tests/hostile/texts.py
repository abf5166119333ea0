"""Texts that are too much: long, deep, or made for a rule to go over them again and again."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from newsgen.errors import Issue
from newsgen.loader.load import load_article
from newsgen.loader.site_rules import SiteRules
from newsgen.renderer.markdown import render_markdown
from newsgen.renderer.strings.reading import shipped_strings
from tests.hostile.cases import BUILT, Case, load_text

_HEADLINE = "Ferry finds its harbour\n\n"
_SIZE = 400_000
"""Bytes. Time grows with them, so a megabyte, the limit, takes two or three times as long."""
_MARKS = 9_990
"""Pairs of quote marks, just below the limit."""
_LINES = 19_900

# What is repeated without end, one for each family of rules. Each has to be read in a time that
# grows with its length; the regular expressions of the loader are what they are after.
REPEATED = {
    "one word": "a",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "tabs": "\t",
    "capitals": "A ",
    "initials": "A.",
    "initials with spaces": "A. ",
    "names": "Ana Ruiz ",
    "names joined by and": "Ana and ",
    "names joined by of": "Bank of ",
    "names joined by hyphens": "Al-",
    "titles": "Mr. ",
    "titles and initials": "Dr. A. ",
    "companies": "Acme Ltd. ",
    "roles": "a spokesman for ",
    "roles after names": "said Ana Ruiz, the mayor of ",
    "attributions": "he said, ",
    "relative clauses": "who said ",
    "cues": "said ",
    "articles": "the ",
    "prepositions": "of the ",
    "brackets": "(",
    "square brackets": "[",
    "braces": "{",
    "agencies in brackets": "(AP) - ",
    "agencies": "AP ",
    "datelines": "PARIS, ",
    "photo credits": "(Photo by Ana/AP) ",
    "photo marks": "Photo: ",
    "file photos": "FILE - ",
    "commas": ",",
    "full stops": ".",
    "dashes": "— ",
    "hyphens": "-",
    "slashes": "/",
    "backslashes": "\\",
    "at signs": "@",
    "addresses of mail": "a@b.",
    "addresses": "http://",
    "digits": "1",
    "numbers": "12 ",
    "fractions": "1/1 ",
    "sums": "$5 ",
    "dates": "2021-01-01 ",
    "days and months": "12 May ",
    "months and days": "June 1, ",
    "weekdays": "on Monday ",
    "months": "May ",
    "short months": "Jan. ",
    "times past": "two years ago ",
    "last": "last ",
    "stars": "*",
    "less-than signs": "<",
    "tags": "<b>",
    "entities": "&#0;",
    "ampersands": "&",
    "zero-width spaces": "\u200b",
    "right-to-left overrides": "\u202e",
    "combining marks": "a" + "\u0301" * 50,
    "emoji": "😀",
    "Hindi": "की ",
    "Thai": "ที่",
    "Chinese": "北京",
    "ligatures": "ﷺ",
}
LINES = {
    "empty lines": "\n",
    "lines": "x\n",
    "paragraphs": "x\n\n",
    "bylines": "By Ana\n",
    "captions": "Photo: Ana / AP\n\n",
    "credits": "(Ana Ruiz/AP)\n\n",
    "continuation lines": "CONTINUED\n\n",
    "list items": "- x\n",
    "carriage returns": "x\r",
    "headings in capitals": "THE COUNCIL\n\n",
    "dates of publication": "Published 12 May 2021\n",
}
QUOTED = {
    "straight marks": '"',
    "apostrophes": "'",
    "opening marks": "“",
    "closing marks": "”",
    "pairs": "“a” ",
    "straight pairs": '"Aa" ',
    "marks in marks": "“‘",
    "marks that open in each paragraph": "He said: “a\n\n",
    "attributed pairs": "“a”, said Ana. ",
    "backticks": "``a'' ",
    "angle marks": "«",
}
# Of Markdown, in one paragraph unless it says otherwise.
MARKDOWN = {
    "emphasis": "*a ",
    "strong in words": "a**b",
    "stars": "*",
    "emphasis of two kinds": "*a _b ",
    "code": "`a ",
    "backticks": "`",
    "open brackets": "[",
    "links never closed": "[a](",
    "links": "[a](b) ",
    "links by name": "[a][b] ",
    "pictures": "![a](b) ",
    "tags never closed": "<a ",
    "tags never opened": "</b>",
    "tags in tags": "<b>",
    "blocks in blocks": "<div>",
    "comments never closed": "<!--",
    "sections of data": "<![CDATA[",
    "instructions": "<?",
    "declarations": "<!",
    "quotations in quotations": "> ",
    "lists in lists": "- ",
    "headings": "# a\n",
    "headings in paragraphs": "# a\n\n",
    "underlined headings": "a\n===\n",
    "list items": "- a\n",
    "numbered items": "1. a\n",
    "definitions": "a\n: b\n",
    "fences never closed": "``` \n",
    "rules": "---\n\n",
    "footnotes": "[^1] ",
    "abbreviations": "*[A]: b\n",
    "tables": "a|b\n-|-\n",
    "wide tables": "|a",
    "attributes": "{: #a .b}",
    "headings with attributes": "# a {: #x }\n",
    "addresses": "<http://a.b> ",
    "HTML with Markdown inside": '<div markdown="1">\n',
    "placeholders": "\x02wzxhzdk:0\x03",
    "private use characters": "\ue0f00\ue0f2a\ue0f1\ue0f3",
    "private use characters as entities": "&#xe0f0;0&#xe0f2;a&#xe0f1;\n\n&#xe0f3;7&#xe0f2;\n\n",
    "escapes": "\\*",
    "entities": "&#",
}


def make_cases() -> Iterator[Case]:
    """All cases of this module."""
    for name, unit in REPEATED.items():
        data = (_HEADLINE + "x " + unit * (_SIZE // len(unit.encode()))).encode()
        yield Case("patterns", f"400 kB of {name}", partial(load_text, data=data))
    for name, unit in LINES.items():
        data = (_HEADLINE + unit * (_LINES // (unit.count("\n") + unit.count("\r")))).encode()
        answer = "N106" if name == "empty lines" else BUILT
        yield Case("lines", f"20,000 lines of {name}", partial(load_text, data=data), (answer,))
        data = (_HEADLINE + unit * 100_000).encode()
        yield Case("lines", f"100,000 {name}", partial(load_text, data=data), ("N108",))
    for name, unit in QUOTED.items():
        data = (_HEADLINE + unit * (_MARKS // len(unit.strip()))).encode()
        yield Case("quote marks", f"10,000 {name}", partial(load_text, data=data), ())
        data = (_HEADLINE + unit * 1_000_000)[:900_000].encode()
        yield Case("quote marks", f"a megabyte of {name}", partial(load_text, data=data), ("N108",))
    for name, unit in MARKDOWN.items():
        for size in (15_000, 200_000):
            text = unit * (size // len(unit))
            yield Case("markdown", f"{size:,} of {name}", partial(_convert, text=text), ())
    yield from _large_files()


def _convert(folder: Path, text: str) -> Iterable[Issue]:
    """Load and render a Markdown body."""
    body = _HEADLINE + text
    issues = load_text(folder, body.encode(), "seeds/a.md")
    if not any(issue.severity == "error" for issue in issues):
        html = render_markdown(body, (), {}, "./", shipped_strings().markdown)
        assert "<script" not in html
    return issues


def _large_files() -> Iterator[Case]:
    for name, size in (("100 MB", 100_000_000), ("10 GB", 10_000_000_000)):
        yield Case("large files", name, partial(_load_hole, size=size), ("N108",))
    for ending in ("\n", ""):
        data = b"x" * 10_000_000 + ending.encode()
        yield Case("large files", f"10 MB in a line{ending!r}", partial(load_text, data=data),
                   ("N108",))  # fmt: skip
    yield Case("large files", "NUL in a text",
               partial(load_text, data=b"Ferry\n\nA\0B. " + b"It sailed. " * 9),
               (BUILT,))  # fmt: skip
    yield Case("large files", "NUL and nothing else", partial(load_text, data=b"\0" * 900_000),
               ("N101",))  # fmt: skip


def _load_hole(folder: Path, size: int) -> Iterable[Issue]:
    """A file that takes no room on the disk: all zeros."""
    (folder / "seeds").mkdir()
    with (folder / "seeds/a.txt").open("wb") as file:
        file.truncate(size)
    return load_text_there(folder)


def load_text_there(folder: Path) -> tuple[Issue, ...]:
    """What the loader says of seeds/a.txt as it stands."""
    return load_article(folder, "seeds/a.txt", SiteRules()).parsed.issues
