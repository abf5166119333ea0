"""The sites on disk: made once, then edited and cleaned between measurements."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.contenders import BODY, COLD, HEADLINE, Contender
from benchmarks.corpus.stories import Head, make_story


class WrongOutputError(Exception):
    """A generator was quick because it left something out."""


def make_sites(sites: Sequence[tuple[Contender, Path]], articles: int) -> None:
    """Write each contender's site, with the stories 0 to `articles` - 1 in its own form."""
    for contender, root in sites:
        if contender.theme:
            shutil.copytree(contender.theme, root, dirs_exist_ok=True)
        root.mkdir(parents=True, exist_ok=True)
        for name, text in contender.settings.items():
            (root / name).write_text(text, encoding="utf-8")
    for number in range(articles):
        story = make_story(number)
        for contender, root in sites:
            path = root / contender.source_of(story.head)
            if not path.parent.exists():
                _make_month(contender, path.parent)
            path.write_text(contender.write(story), encoding="utf-8")


def _make_month(contender: Contender, folder: Path) -> None:
    folder.mkdir(parents=True)
    if contender.month_text:
        year, month = folder.parts[-2:]
        texts = {folder.parent: year, folder: f"{year}/{month}"}
        for place, title in texts.items():
            (place / contender.month_text).write_text(f'---\ntitle: "{title}"\n---\n')


def prepare(contender: Contender, root: Path, scenario: str, edited: Head, mark: str) -> None:
    """Bring the site to where `scenario` starts: cold, as it was built, or with `mark` written in.

    The story `edited` is the one whose body or headline changes.
    """
    if scenario == COLD:
        for name in (contender.output, *contender.state):
            remove(root / name)
        return
    path = root / contender.source_of(edited)
    text = path.read_text(encoding="utf-8")
    if scenario == BODY:
        path.write_text(f"{text}\n{mark}.\n", encoding="utf-8")
    elif scenario == HEADLINE:
        headline = re.compile(r"^(title: ).*$", re.MULTILINE | re.IGNORECASE)
        path.write_text(headline.sub(rf"\g<1>{mark}", text, count=1), encoding="utf-8")


def remove(path: Path) -> None:
    """Delete a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def check_output(contender: Contender, root: Path, articles: int) -> None:
    """Raise `WrongOutputError` unless there is a page below a month for each story."""
    pages = sum(1 for _ in (root / contender.output).glob("[12]*/[01]*/*/index.html"))
    if pages != articles:
        raise WrongOutputError(f"{contender.name} wrote {pages} pages for {articles} stories")


def check_edit(contender: Contender, root: Path, edited: Head, mark: str) -> None:
    """Raise `WrongOutputError` unless the story's page shows the edit."""
    page = contender.page_of(edited)
    if mark not in (root / page).read_text(encoding="utf-8"):
        raise WrongOutputError(f"{contender.name} did not bring “{mark}” into {page}")


def measure_output(contender: Contender, root: Path) -> tuple[int, int]:
    """Files that a build wrote, and their bytes together."""
    sizes = [path.stat().st_size for path in (root / contender.output).rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
