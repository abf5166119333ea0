"""``newsgen parse``."""

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path

import click

from newsgen.archive.standing import find_recurring
from newsgen.codec import encode_article, format_article
from newsgen.commands.printing import print_issues
from newsgen.config import require_config
from newsgen.errors import ConfigError, Issue, Severity
from newsgen.executors import default_jobs, map_chunks, open_executor
from newsgen.loader.dates import format_published
from newsgen.loader.load import glance_at, load_article
from newsgen.loader.site_rules import SiteRules, load_site_rules
from newsgen.loader.standing import StandingLine
from newsgen.records import Article
from newsgen.scanning import scan_paths


@click.command("parse")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH…"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "json", "text"]),
    default="text",
    help="jsonl: one record a line; json: a list, indented; text: for reading.  [default: text]",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=default_jobs, help="Processes to use.")
def command(paths: tuple[Path, ...], form: str, jobs: int) -> None:
    """Print what the loader makes of texts, without a site.

    PATHs are files, or folders that are searched for .txt and .md files. A line that recurs in them
    is read as boilerplate, as in a site.
    """
    work = list(scan_paths(paths))
    rules = _rules()
    issues: list[Issue] = []
    first = True
    with open_executor(jobs, len(work)) as executor:
        read = partial(read_lines_chunk, rules)
        recurring = find_recurring(chain.from_iterable(map_chunks(executor, read, work, jobs)))
        make = partial(parse_chunk, form, rules, recurring)
        for texts, found in map_chunks(executor, make, work, jobs):
            issues += found
            for text in texts:
                _write(text, form, first=first)
                first = False
    if form == "json":
        _write_raw("[]\n" if first else "\n]\n")
    sys.stdout.flush()
    print_issues(issues)
    if any(issue.severity is Severity.ERROR for issue in issues):
        raise SystemExit(1)


def _rules() -> SiteRules:
    """Those of the site in this folder, where there is one."""
    with suppress(ConfigError):
        return load_site_rules(Path(), require_config(Path()))[0]
    return SiteRules()


def read_lines_chunk(
    rules: SiteRules, work: list[tuple[Path, str]]
) -> list[tuple[StandingLine, ...]]:
    """What could be standing copy in each file of a chunk; runs in any process."""
    return [glance_at(root, path, rules).lines for root, path in work]


def parse_chunk(
    form: str, rules: SiteRules, recurring: frozenset[int], work: list[tuple[Path, str]]
) -> tuple[list[str], list[Issue]]:
    """The printed records of a chunk of files; runs in any process."""
    shapes: dict[str, Callable[[Article], str]] = {
        "jsonl": lambda article: encode_article(article).decode(),
        "json": format_article,
        "text": describe,
    }
    texts: list[str] = []
    issues: list[Issue] = []
    for root, path in work:
        loaded = load_article(root, path, rules, standing=recurring)
        parsed = loaded.parsed
        issues += parsed.issues
        if loaded.seed:
            click.echo(f"{path} corrects {loaded.seed}, which is parsed as it is", err=True)
        if parsed.article is not None:
            texts.append(shapes[form](parsed.article))
    return texts, issues


def _write(text: str, form: str, *, first: bool) -> None:
    if form == "json":
        _write_raw(("[\n" if first else ",\n") + text)
    else:
        _write_raw(text + "\n")


def _write_raw(text: str) -> None:
    # Records are UTF-8 whatever the terminal's locale is.
    sys.stdout.buffer.write(text.encode())


def describe(article: Article) -> str:
    """The record as a reader would want it told."""
    return "\n".join(_lines(article)) + "\n"


def _lines(article: Article) -> Iterator[str]:
    yield f"{article.source.path}"
    yield f"  headline     {article.headline or '(none)'}"
    if article.subheadline:
        yield f"  subheadline  {article.subheadline}"
    for byline in article.bylines:
        extra = [part for part in (byline.role, byline.organisation, byline.place) if part]
        yield f"  byline       {', '.join([byline.name, *extra])}"
    if article.dateline:
        yield f"  dateline     {article.dateline.text.strip()}"
    yield f"  date         {format_published(article.published)}"
    for reason in article.published.evidence:
        yield f"               - {reason}"
    for photo in article.photos:
        credit = f" [{photo.credit.text}]" if photo.credit else ""
        yield f"  photo        {photo.caption or '(no caption)'}{credit}"
    yield f"  body         {len(article.body)} pieces"
    for quote in article.quotes:
        speaker = quote.speaker.name if quote.speaker else "?"
        yield f"  {quote.id:<4} {quote.kind:<12} {speaker}: {quote.text}"
    for item in article.boilerplate:
        yield f"  {item.kind:<12} {item.text}"
    for label, entities in (
        ("people", article.people),
        ("places", article.places),
        ("groups", article.organisations),
    ):
        if entities:
            yield f"  {label:<12} {', '.join(entity.name for entity in entities)}"
    if article.dates:
        named_dates = [f"{' '.join(d.text.split())} ({d.value})" for d in article.dates]
        yield f"  dates        {', '.join(named_dates)}"
    for topic in article.topics:
        cues = f" ({', '.join(topic.cues)})" if topic.cues else ""
        yield f"  topic        {topic.label}{cues}"
