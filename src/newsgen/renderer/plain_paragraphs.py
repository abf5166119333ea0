"""Paragraphs of a Markdown text that need little Markdown: they are set aside and put back as HTML.

Python-Markdown tries some twenty patterns at each place of a text, and most paragraphs of news copy
have nothing for them to find, or only ``*emphasis*`` and ``&``.
`tests/renderer/test_plain_paragraphs.py` holds the result to what Python-Markdown alone makes of
the same texts.
"""

import re

_SIGN, _STOP = "\ue0f3", "\ue0f2"
"""Private-use characters around the number of a paragraph that was set aside."""
_ELSEWHERE = re.compile(r"<|```|~~~|\*\[|\[\^|^ {0,3}:|\ue0f3", re.MULTILINE)
"""What can change the meaning of a paragraph elsewhere: HTML, fences, abbreviations, footnotes,
definitions. A text with one of them is converted whole."""
_MARKUP = r"\\`*_{}\[\]<>&#|~^\x00-\x1f\x7f-\xa0\u2028\u2029"
"""Signs that mean something to Markdown somewhere in a line, or that HTML writes otherwise."""
_WORDS = rf"\w(?:[^{_MARKUP}]*\w)?"
_MARKED = rf"(?:& |(?<![\w*])(?:\*\*{_WORDS}\*\*|\*{_WORDS}\*)(?![\w*]))"
_LINE = rf"(?![ +=-]|\d+\.)(?=\S)[^{_MARKUP}]*(?:{_MARKED}[^{_MARKUP}]*)*(?<!\s)"
"""A line that does not begin like a list, an underline or code, nor end with white space."""
_PARAGRAPH = rf"{_LINE}(?:\n{_LINE})*(?=\n\n|\Z)"
_RUN = re.compile(rf"(?:(?<=\n\n)|\A){_PARAGRAPH}(?:\n{{2,}}{_PARAGRAPH})*")
"""Paragraphs one after the other: Python-Markdown then sees one where there were many."""
_BETWEEN = re.compile(r"\n{2,}")
_STRONG = re.compile(rf"\*\*({_WORDS})\*\*")
_EMPHASIS = re.compile(rf"\*({_WORDS})\*")


def set_aside(text: str) -> tuple[str, list[str]]:
    """`text` with a number in place of each run of paragraphs that need no Markdown, and these."""
    if _ELSEWHERE.search(text):
        return text, []
    plain: list[str] = []

    def take(match: re.Match[str]) -> str:
        plain.append(match[0])
        return f"{_SIGN}{len(plain) - 1}{_STOP}"

    return _RUN.sub(take, text), plain


def put_back(html: str, plain: list[str]) -> str | None:
    """`html` with what was set aside; None where a run of it is not just paragraphs there."""
    taken: list[int] = []

    def give(match: re.Match[str]) -> str:
        taken.append(int(match[1]))
        if taken[-1] >= len(plain):  # a text may hold the sign, if only as `&#xe0f3;`
            return match[0]
        run = _BETWEEN.sub("</p>\n<p>", _mark_up(plain[taken[-1]]))
        return f"<p>{run}</p>"

    whole = re.sub(f"<p>{_SIGN}([0-9]{{1,6}}){_STOP}</p>", give, html)
    return whole if taken == list(range(len(plain))) else None


def _mark_up(run: str) -> str:
    """The HTML of what was set aside."""
    if "*" in run:
        run = _EMPHASIS.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", run))
    return run.replace("& ", "&amp; ")
