"""What a build was made from and what it said: where all that is as it was, so is the output.

A build of ten thousand stories that has nothing to do must not even look at its cards. So it leaves
a receipt in the manifest, and the next one compares that before it loads anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from newsgen.errors import Issue


@dataclass(frozen=True, slots=True)
class Receipt:
    """Of a build that was published."""

    inputs: str
    """The mark of all that it read but the ledger (`newsgen.inputs`)."""
    ledger: str
    """The digest of the ledger as it left it."""
    noted_ns: int
    """A time before anything was read, nanoseconds since 1970."""
    settings: str
    """The mark of the code and of the files at the top of the site."""
    plan: str
    """The mark of all that its pages were made from but the texts of the stories."""
    paths: str
    """The mark of the addresses of all stories."""
    recorded: bool
    """The ledger, where the site keeps one, holds every address."""
    exported: bool
    """The data files are up to date."""
    source_issues: tuple[Issue, ...]
    """What is wrong with single sources."""
    site_issues: tuple[Issue, ...]
    """What is wrong with all else, foreign files in the output left out."""
    articles: int
    drafts: int
    site_files: Mapping[str, str]
    """The mark of each file at the top of the site but the ledger, by its name."""
    url: str
    """The archive's own address; may be empty."""
