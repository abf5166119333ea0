"""Cells of CSV files (RFC 4180), safe to open in a spreadsheet.

A program such as LibreOffice Calc or Excel runs a cell that starts with ``=``, ``+``, ``-`` or
``@`` as a formula (OWASP, "CSV Injection"). Text of that kind gets an apostrophe in front, which
`unprotect` takes away again. Numbers are left as they are.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""The start of a formula. Apostrophes before it count too, or `unprotect` could not tell."""
_FIRST = frozenset("'=+-@\t\r")
"""What a formula can start with: there are a hundred cells for each article."""
_PROTECTED = re.compile(r"'+[=+\-@\t\r]")


def write_cell(value: str | int | float | bool | None) -> str:
    """``=1+1`` → ``'=1+1``; null is an empty cell; true and false are 1 and 0."""
    if isinstance(value, str):
        return protect(value)
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, bool) else repr(value)


def protect(text: str) -> str:
    """`text` with an apostrophe in front where a spreadsheet would run it."""
    return f"'{text}" if text[:1] in _FIRST and _FORMULA.match(text) else text


def unprotect(cell: str) -> str:
    """The text that `protect` was given."""
    return cell[1:] if _PROTECTED.match(cell) else cell
