"""``newsgen topics``."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from newsgen.archive.authority import load_authority
from newsgen.archive.cards import Card
from newsgen.archive.site import Site, build_site
from newsgen.archive.store import RecordReader
from newsgen.archive.terms import Term
from newsgen.archive.uncovered import FEW, Uncovered, find_uncovered
from newsgen.commands.printing import plural, site_options
from newsgen.commands.reading import read_site
from newsgen.config import require_config
from newsgen.errors import Severity
from newsgen.executors import default_jobs
from newsgen.loader.vocabulary import Vocabulary, load_topics, read_vocabulary
from newsgen.records import Article

OTHER = "Not in the vocabulary"
_COUNT = 7
"""Width of a column of counts."""
_PHRASE = 28


@click.command("topics")
@site_options
@click.option(
    "--most",
    type=click.IntRange(0, 1000),
    default=20,
    show_default=True,
    help="Phrases to list that the vocabulary lacks.",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=default_jobs, help="Processes to use.")
def command(site: Path, most: int, jobs: int) -> None:
    """List the topics of the archive, and phrases that the vocabulary lacks.

    The phrases are common in stories with one topic or none, and rare in the others. They show what
    could be added to topics.yaml at the top of the site, which extends the built-in vocabulary.
    Nothing is written.
    """
    config = require_config(site)
    authority, _ = load_authority(site)
    extra, mistakes = load_topics(site)
    vocabulary = read_vocabulary(extra)
    with read_site(site, jobs) as found:
        archive, _ = build_site(found.cards, config, authority, vocabulary)
        for line in describe_topics(archive):
            click.echo(line)
        if most:
            for line in describe_uncovered(
                _find_uncovered(found.records, archive.cards, most, vocabulary)
            ):
                click.echo(line)
    issues = (*found.issues, *mistakes)
    errors = sum(issue.severity is Severity.ERROR for issue in issues)
    if errors:
        # Standard error, so that a list that is piped on stays a list.
        click.echo(f"{plural(errors, 'error')} left sources out: see `newsgen check`", err=True)


def describe_topics(site: Site) -> Iterator[str]:
    """The topics below their upper headings, with the number of their stories."""
    topics, uppers = site.terms["topics"], site.uppers
    yield f"{plural(len(topics), 'topic')} of {_count_stories(len(site.cards))}"
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in topics.values():
        if term.slug not in uppers:
            groups[term.parent].append(term)
    for upper in uppers.values():
        yield from _describe_group(upper.label, len(upper.members), groups.pop(upper.slug, []))
    for terms in groups.values():
        members = {number for term in terms for number in term.members}
        yield from _describe_group(OTHER, len(members), terms)
    bare = sum(not card.topics for card in site.cards)
    if bare:
        yield ""
        yield f"{bare:>{_COUNT},}  without a topic"


def _describe_group(heading: str, count: int, terms: Sequence[Term]) -> Iterator[str]:
    yield ""
    yield f"{count:>{_COUNT},}  {heading}"
    for term in sorted(terms, key=lambda t: (-len(t.members), t.label.casefold())):
        yield f"{len(term.members):>{_COUNT},}    {term.label}"


def _count_stories(number: int) -> str:
    return f"{number:,} {'story' if number == 1 else 'stories'}"


def _find_uncovered(
    records: RecordReader, cards: Sequence[Card], most: int, vocabulary: Vocabulary
) -> Uncovered:
    """What the vocabulary misses; records are read one at a time."""
    thin = [card.key for card in cards if len(card.topics) <= FEW]
    others = [card.key for card in cards if len(card.topics) > FEW]
    return find_uncovered(_read(records, thin), _read(records, others), most, vocabulary)


def _read(reader: RecordReader, keys: Sequence[str]) -> Iterator[Article]:
    return (reader.read(key) for key in keys)


def describe_uncovered(found: Uncovered) -> Iterator[str]:
    """The phrases as a table: stories with few topics, the others, the phrase, an example."""
    thin, others = _count_stories(found.thin), f"{found.others:,}"
    yield ""
    if not found.phrases:
        yield f"No phrase sets the {thin} with at most {plural(FEW, 'topic')} apart."
        return
    yield f"What the vocabulary lacks: phrases of the {thin} with at most {plural(FEW, 'topic')},"
    yield f"and how many of these and of the {others} others have them"
    yield ""
    yield f"{'these':>{_COUNT}} {'others':>{_COUNT}}  {'phrase':<{_PHRASE}}  for example"
    for phrase in found.phrases:
        counts = f"{phrase.thin:>{_COUNT},} {phrase.others:>{_COUNT},}"
        yield f"{counts}  {phrase.text:<{_PHRASE}}  {phrase.example}"
