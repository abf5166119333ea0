"""The word lists that tell names apart (``data/name_cues.yaml``)."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

from newsgen.loader.quotes.lexicon import titles


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of one list, as printed there."""
    return frozenset(_read_lists()[name].split())


@cache
def known_organisations() -> frozenset[str]:
    """Names that are organisations without any mark: ``Interpol``."""
    return frozenset(" ".join(n.split()) for n in _read_lists()["organisations"].split(","))


@cache
def title_words() -> frozenset[str]:
    """Small letters, without a full stop: words before a person's name and no part of it."""
    return frozenset(titles().all | word_list("titles"))


@cache
def office_words() -> frozenset[str]:
    """Those of the `title_words` that a name may follow at once: not ``foreign``, ``former``."""
    known = titles()
    return frozenset(known.courtesy | known.offices | word_list("titles"))


@cache
def suffix_words() -> frozenset[str]:
    """``jr``, ``iii``: after the surname."""
    return frozenset(titles().suffixes)


@cache
def _read_lists() -> Mapping[str, str]:
    data = resources.files("newsgen.loader").joinpath("data", "name_cues.yaml").read_bytes()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return MappingProxyType(yaml.load(data, loader))
