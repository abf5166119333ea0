"""A file of a site → its story as it can be explained: record, text, and which file gave what."""

from dataclasses import dataclass
from pathlib import Path

from newsgen.errors import Issue
from newsgen.explain.story import Story, find_given
from newsgen.loader.fields import FrontMatter
from newsgen.loader.front_matter import read_front_matter
from newsgen.loader.load import load_article
from newsgen.loader.site_rules import SiteRules
from newsgen.loader.sources import Text, decode, read_bytes
from newsgen.loader.vocabulary import read_vocabulary


@dataclass(frozen=True, slots=True)
class ReadStory:
    """What a file gave."""

    story: Story | None
    issues: tuple[Issue, ...]
    seed: str = ""
    """The seed that the file corrects; it then has no story of its own."""


def read_story(
    root: Path,
    path: str,
    rules: SiteRules,
    override: str = "",
    standing: frozenset[int] = frozenset(),
) -> ReadStory:
    """The story of the file at `path` below `root`, corrected by the file `override`.

    `standing` has the digests of the lines that recur in the archive.
    """
    loaded = load_article(root, path, rules, override, standing)
    article, issues = loaded.parsed.article, loaded.parsed.issues
    text, front = _read(root, path, rules)
    if article is None or text is None:
        return ReadStory(None, issues, loaded.seed)
    given = find_given(path, front)
    if override:
        given |= find_given(override, _read(root, override, rules)[1])
    return ReadStory(Story(article, text.text, given, read_vocabulary(rules.topics)), issues)


def _read(root: Path, path: str, rules: SiteRules) -> tuple[Text | None, FrontMatter]:
    """The text and the head of a file; what is wrong with them has been reported."""
    data = read_bytes(root, path)
    text = None if isinstance(data, Issue) else decode(path, data)[0]
    if not isinstance(text, Text):
        return None, FrontMatter()
    markdown = text.source.format == "markdown"
    front, _ = read_front_matter(path, text.text, rules.front_matter, markdown=markdown)
    return text, front
