"""News agencies: what a printed name stands for (data/agencies.yaml)."""

import functools
import re
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

import yaml

from newsgen.records import Agency

__all__ = ["find_agency", "split_agencies"]

_SEPARATOR = re.compile(r"\s*(?:[,/;&]|\band\b)\s*")
_SPACE = re.compile(r"\s+")


def _fold(printed: str) -> str:
    """The form that two spellings of one agency share: ``The U.P.I.`` and ``UPI``."""
    key = _SPACE.sub(" ", printed).strip(" ,;:()").casefold().replace(".", "").replace("’", "'")
    return key.removeprefix("the ")


@functools.cache
def _names() -> Mapping[str, str]:
    table: dict[str, str] = {}
    data = files("newsgen.loader").joinpath("data", "agencies.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for row in yaml.load(data, loader):
        for form in (row["name"], *row["aliases"]):
            table[_fold(str(form))] = str(row["name"])
    return MappingProxyType(table)


def find_agency(printed: str) -> Agency:
    """The agency that ``printed`` names, e.g. ``NYTIMES`` → The New York Times.

    An agency that the table does not have keeps its printed form and ``known`` False.
    """
    name = _names().get(_fold(printed))
    return Agency(text=printed, name=name or printed, known=name is not None)


def split_agencies(printed: str) -> tuple[Agency, ...]:
    """The agencies of a list as a dateline prints it: ``THE STAR/ANN, BERNAMA`` gives three."""
    parts = (part.strip() for part in _SEPARATOR.split(printed))
    return tuple(find_agency(part) for part in parts if part)
