"""All cases that are tried one by one; those of `markup` are built together."""

from collections.abc import Iterator

from tests.hostile import files, settings, site_templates, texts
from tests.hostile.cases import Case


def all_cases() -> Iterator[Case]:
    """Every case of the corpus."""
    for module in (settings, files, site_templates, texts):
        yield from module.make_cases()
