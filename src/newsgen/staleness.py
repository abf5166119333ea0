"""Which files of a site have to be made: those whose fingerprint is not the one last written.

A fingerprint holds all that a page is made from: the closure of its template, its view, the key of
its record, and the code. There is no graph of dependencies to keep right.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newsgen import codes
from newsgen.archive.site import Site
from newsgen.errors import Issue, issue_in
from newsgen.output import Manifest, is_intact
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.pages import Page, plan_pages
from newsgen.renderer.templates import TemplateSet, closure_digests
from newsgen.static_files import StaticFile


@dataclass(slots=True)
class Survey:
    """Goes once through the plan of a site and finds what is stale.

    `fingerprints` and `issues` are complete when `stale_pages` is exhausted.
    """

    site: Site
    templates: TemplateSet
    static: Mapping[str, StaticFile]
    manifest: Manifest
    out: Path
    salt: str
    """Stands for the code that renders."""
    fingerprints: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    _owners: dict[str, str] = field(default_factory=dict)
    """Who has each path, compared without case."""

    def stale_pages(self) -> Iterator[Page]:
        """The pages to render, in the order of the plan."""
        digests = closure_digests(self.templates)
        for page in plan_pages(self.site, frozenset(self.static)):
            if self._claim(page.path, _owner(page)):
                mark = fingerprint(page, digests.get(page.template, ""), self.salt)
                self.fingerprints[page.path] = mark
                if self._is_stale(page.path, mark):
                    yield page

    def stale_static(self) -> Iterator[tuple[str, StaticFile]]:
        """The static files to copy, with their paths in the output."""
        for path, file in self.static.items():
            if self._claim(path, file.label):
                mark = file.fingerprint()
                self.fingerprints[path] = mark
                if self._is_stale(path, mark):
                    yield path, file

    def _is_stale(self, path: str, mark: str) -> bool:
        written = self.manifest.files.get(path)
        return (
            written is None or written.fingerprint != mark or not is_intact(self.out, path, written)
        )

    def _claim(self, path: str, owner: str) -> bool:
        """Whether `owner` gets `path`; an issue where another has it already."""
        first = self._owners.setdefault(path.casefold(), owner)
        if first == owner:
            return True
        message = f"the address /{path} belongs to {first} too"
        hint = "give the article another `slug:`, or rename the file in static/"
        article = owner if owner.startswith(("articles/", "seeds/", "static/")) else first
        self.issues.append(issue_in(codes.SAME_ADDRESS, article, message, hint))
        return False


def fingerprint(page: Page, template: str, salt: str) -> str:
    """The digest of all that `page` is made from; `template` is the digest of its closure."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (salt.encode(), template.encode(), page.content()):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _owner(page: Page) -> str:
    """Who a page belongs to, for messages: the source of an article, or the page itself."""
    if isinstance(page.view, ArticleContext):
        return page.view.source
    return f"newsgen's page /{page.path}"
