"""``newsgen topics``."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from newsgen.archive.authority import load_authority
from newsgen.archive.cards import Card
from newsgen.archive.gather import gather_cards
from newsgen.archive.site import Site, build_site
from newsgen.archive.store import STORE_FILE, RecordReader, Store
from newsgen.archive.terms import Term
from newsgen.archive.uncovered import FEW, Uncovered, find_uncovered
from newsgen.commands.printing import plural, show_progress, site_options
from newsgen.config import require_config
from newsgen.errors import Severity
from newsgen.executors import default_jobs, open_executor
from newsgen.loader.sources import scan_site
from newsgen.loader.topics import read_vocabulary, topic_label, topic_parent
from newsgen.records import Article
from newsgen.versions import code_digest

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
    could be added to loader/data/topics.yaml. Nothing is written.
    """
    with TemporaryDirectory(prefix="newsgen-") as folder:
        store = Path(folder) / STORE_FILE
        archive, errors = _gather(site, store, jobs)
        for line in describe_topics(archive):
            click.echo(line)
        if most:
            for line in describe_uncovered(_read_uncovered(store, archive.cards, most)):
                click.echo(line)
    if errors:
        # Standard error, so that a list that is piped on stays a list.
        click.echo(f"{plural(errors, 'error')} left sources out: see `newsgen check`", err=True)


def _gather(root: Path, store_file: Path, jobs: int) -> tuple[Site, int]:
    """The archive, its records in a store of its own, and the number of errors found."""
    config = require_config(root)
    snapshot, _ = scan_site(root)
    workers = partial(open_executor, jobs)
    with closing(Store(store_file)) as store, show_progress() as progress:
        read = partial(progress, "read")
        gathered = gather_cards(root, snapshot, config, code_digest(), store, workers, jobs, read)
    errors = sum(issue.severity is Severity.ERROR for issue in gathered.issues)
    authority, _ = load_authority(root)
    return build_site(gathered.cards, config, authority)[0], errors


def describe_topics(site: Site) -> Iterator[str]:
    """The topics below their upper headings, with the number of their stories."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in site.terms["topics"].values():
        groups[_group_of(term.slug)].append(term)
    yield f"{plural(len(site.terms['topics']), 'topic')} of {_count_stories(len(site.cards))}"
    for heading, terms in sorted(groups.items(), key=lambda group: (group[0] == OTHER, group[0])):
        members = {number for term in terms for number in term.members}
        yield ""
        yield f"{len(members):>{_COUNT},}  {heading}"
        for term in sorted(terms, key=lambda t: (-len(t.members), t.label.casefold())):
            yield f"{len(term.members):>{_COUNT},}    {term.label}"
    bare = sum(not card.topics for card in site.cards)
    if bare:
        yield ""
        yield f"{bare:>{_COUNT},}  without a topic"


def _group_of(topic: str) -> str:
    """The upper heading of a topic; an upper one stands under itself."""
    known = topic in read_vocabulary().headings
    return topic_label(topic_parent(topic) or topic) if known else OTHER


def _count_stories(number: int) -> str:
    return f"{number:,} {'story' if number == 1 else 'stories'}"


def _read_uncovered(store: Path, cards: Sequence[Card], most: int) -> Uncovered:
    """What the vocabulary misses; records are read one at a time."""
    thin = [card.key for card in cards if len(card.topics) <= FEW]
    others = [card.key for card in cards if len(card.topics) > FEW]
    with closing(RecordReader(store)) as reader:
        return find_uncovered(_read(reader, thin), _read(reader, others), most)


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
