"""Jinja's lexer, for templates that may mean harm.

Jinja reads a number or a string in quote marks by a group that is repeated. For each turn of it
Python's regular expressions keep where to go on if what follows should fail: a number of a million
digits took 270 MB. What follows cannot succeed with less, so here nothing is kept (possessive
quantifiers), and the same is matched.
"""

import copy
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from jinja2 import Environment
from jinja2.lexer import TOKEN_FLOAT, TOKEN_INTEGER, TOKEN_STRING, Lexer, get_lexer

_DIGITS = r"\d++(?:_\d++)*+"
_PATTERNS: Final[Mapping[object, re.Pattern[str]]] = MappingProxyType(
    {
        TOKEN_INTEGER: re.compile(
            r"0b(?:_?[01])++|0o(?:_?[0-7])++|0x(?:_?[\da-f])++|[1-9](?:_?\d)*+|0(?:_?0)*+",
            re.IGNORECASE,
        ),
        TOKEN_FLOAT: re.compile(
            rf"(?<!\.){_DIGITS}(?:(?:\.{_DIGITS})?e[+\-]?{_DIGITS}|\.{_DIGITS})", re.IGNORECASE
        ),
        TOKEN_STRING: re.compile(r"'(?:[^'\\]++|\\.)*+'|\"(?:[^\"\\]++|\\.)*+\"", re.DOTALL),
    }
)
"""By what they find, in place of `integer_re`, `float_re` and `string_re` of `jinja2.lexer`."""


def make_lexer(environment: Environment) -> Lexer:
    """A lexer that finds what that of `environment` would."""
    lexer = copy.copy(get_lexer(environment))
    lexer.rules = {
        state: [rule._replace(pattern=_PATTERNS.get(rule.tokens, rule.pattern)) for rule in rules]
        for state, rules in lexer.rules.items()
    }
    return lexer
