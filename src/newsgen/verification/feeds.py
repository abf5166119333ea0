"""The addresses that files for machines list: feeds, sitemaps, robots.txt, redirects."""

import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from newsgen.archive.permalinks import JSON_FEED, ROBOTS

REDIRECTS = "_redirects"
_LINKS = frozenset({"link", "loc", "url", "docs", "comments"})
"""Elements whose text is an address."""
_ATTRIBUTES = frozenset({"href", "src", "url", "uri"})


def is_feed(path: str) -> bool:
    """Whether the file at `path` lists addresses for machines."""
    return path.endswith((".xml", JSON_FEED)) or path in (ROBOTS, REDIRECTS)


def read_addresses(path: str, data: bytes) -> list[str]:
    """The addresses in the file at `path`, in order. Raises `ValueError` where it is damaged."""
    text = data.decode()
    if path == ROBOTS:
        lines = (line.partition(":") for line in text.splitlines())
        return [value.strip() for name, _, value in lines if name.strip().lower() == "sitemap"]
    if path == REDIRECTS:
        lines_of_words = (line.split() for line in text.splitlines() if not line.startswith("#"))
        return [words[1] for words in lines_of_words if len(words) > 1]
    if path.endswith(JSON_FEED):
        return list(_in_json(json.loads(text)))
    try:
        return list(_in_xml(ElementTree.fromstring(text)))
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from None


def _in_xml(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        name, text = element.tag.rpartition("}")[2], (element.text or "").strip()
        is_link = name == "guid" and element.get("isPermaLink") != "false"
        if text and (is_link or name in _LINKS):
            yield text
        yield from (element.attrib[key] for key in sorted(_ATTRIBUTES & element.attrib.keys()))


def _in_json(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "url" or key.endswith("_url"):
                yield str(inner)
            else:
                yield from _in_json(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _in_json(inner)
