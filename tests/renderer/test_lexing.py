"""The lexer of a site's templates finds what that of Jinja finds, in less memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, TemplateSyntaxError
from jinja2.lexer import Lexer

from newsgen.renderer.guarding import GuardedEnvironment
from newsgen.renderer.lexing import make_lexer

NUMBERS = (
    *("0", "00", "0_0", "0_", "_0", "01", "10", "1_0", "1__0", "1_", "9" * 50),
    *("0b", "0b1", "0B1_0", "0b_1", "0b2", "0o", "0o7", "0O_7", "0o8", "0x", "0xfF", "0X_f", "0xg"),
    *("1.", ".1", "1.5", "1..5", "1.5.5", "1_0.0_1", "1_.5", "1._5", "1.5_"),
    *("1e", "1e5", "1E+5", "1.5e-5", "1_0e1_0", "1e_5", "1e5_", "1.e5", "2e5e5", "1e5.5"),
)
TEXTS = (
    "''",
    '""',
    "'a'",
    "'\\''",
    "'\\\\'",
    "'\\",
    "'",
    "'\"'",
    '"\'"',
    "'a\nb'",
    "'\\\n'",
    "'é'",
)


def find_tokens(lexer: Lexer, source: str) -> list[tuple[int, str, str]] | str:
    try:
        return list(lexer.tokeniter(source, "a"))
    except TemplateSyntaxError as error:
        return str(error)


def assert_same(source: str) -> None:
    environment = Environment()
    expected = find_tokens(environment.lexer, source)
    assert find_tokens(make_lexer(environment), source) == expected


@pytest.mark.parametrize("written", [*NUMBERS, *TEXTS])
def test_numbers_and_texts_are_those_of_jinja(written: str) -> None:
    for source in (f"{{{{ {written} }}}}", f"{{{{a.{written}}}}}", f"{{% set a={written}%}}"):
        assert_same(source)


@given(st.text("019_.eE+-xXobfF'\"\\ \n{}%a٣", max_size=40))
def test_anything_is_read_as_jinja_reads_it(written: str) -> None:
    assert_same("{{" + written)


def test_templates_of_a_site_are_read_by_it() -> None:
    shared, own = Environment().lexer, GuardedEnvironment().lexer
    assert shared is Environment().lexer
    assert own.rules != shared.rules
    assert own.rules.keys() == shared.rules.keys()


def test_a_lexer_replaces_each_pattern_wherever_jinja_has_it() -> None:
    """So a Jinja that names them otherwise is noticed."""
    before, after = Environment().lexer.rules, GuardedEnvironment().lexer.rules
    for state in ("block_begin", "variable_begin"):
        pairs = zip(before[state], after[state], strict=True)
        replaced = {old.tokens for old, new in pairs if old.pattern != new.pattern}
        assert replaced == {"integer", "float", "string"}
