"""`newsgen reparse`: what a change of rules would do, before anything is written."""

import sqlite3
from contextlib import closing

import msgspec
import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from newsgen.archive.changes import find_changes
from newsgen.codec import decode_article, encode_article
from newsgen.commands.reparse import command
from newsgen.databases import seal, unseal
from tests.conftest import SiteFolder, read_tree
from tests.factories import make_article

COPY = (
    "Ferry finds its harbour\n\nTRIESTE (AFP) - The ferry came home on a calm sea at noon.\n\n"
    '"We waited for the tide," said Marta Kosic, the harbour-master.\n'
)


def run(site: SiteFolder, *options: str) -> Result:
    return CliRunner().invoke(command, ["--site", str(site.root), *options])


def pretend_an_older_version(site: SiteFolder) -> None:
    """Put into the store what a version with other rules would have found."""
    path = site.root / ".newsgen/records.sqlite"
    with closing(sqlite3.connect(path)) as database:
        key, record = database.execute("SELECT key, record FROM texts").fetchone()
        article = decode_article(unseal(record))
        quote = article.quotes[0]
        assert quote.speaker is not None
        other = replace(quote, speaker=replace(quote.speaker, name="the tide"))
        old = replace(article, headline="Ferry", quotes=(other,), dateline=None)
        database.execute(
            "UPDATE texts SET record = ? WHERE key = ?", (seal(encode_article(old)), key)
        )
        database.commit()


def test_nothing_changes_where_the_rules_are_the_same(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    site.build()
    assert run(site, "--diff").output == "Nothing would change.\n"


def test_each_field_that_would_change_is_shown_old_and_new(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    site.build()
    pretend_an_older_version(site)
    sources, pages = read_tree(site.root / "seeds"), site.tree()

    result = run(site, "--diff")

    assert "seeds/a.txt: headline\n  - Ferry\n  + Ferry finds its harbour\n" in result.output
    assert "  - speech, the tide: We waited" in result.output
    assert "  + speech, Marta Kosic: We waited" in result.output
    assert "  + TRIESTE (AFP) -" in result.output
    assert (read_tree(site.root / "seeds"), site.tree()) == (sources, pages)


def test_one_field_can_be_looked_at_alone(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    site.build()
    pretend_an_older_version(site)
    assert "1 change in 1 article" in run(site, "--field", "headline").output


@pytest.mark.parametrize(
    ("name", "hint"),
    [("nope", "there are headline, subheadline,"), ("quote", "did you mean quotes")],
)
def test_an_unknown_field_is_wrong_usage(site: SiteFolder, name: str, hint: str) -> None:
    result = run(site, "--field", "headline", "--field", name)
    assert result.exit_code == 2
    assert f"there is no field `{name}`: {hint}" in result.stderr


def test_the_help_lists_the_fields(site: SiteFolder) -> None:
    told = " ".join(run(site, "--help").output.split())
    assert "headline, subheadline, bylines, dateline, published," in told


def test_the_date_may_be_called_by_either_name(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    site.build()
    assert run(site, "--field", "date").output == run(site, "--field", "published").output


def test_a_site_that_was_never_built_is_explained(site: SiteFolder) -> None:
    result = run(site)
    assert result.exit_code == 1
    assert "newsgen build" in result.output


def test_sources_that_changed_themselves_are_left_out(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    site.build()
    site.write("seeds/a.txt", COPY.replace("calm", "rough"))
    assert run(site).output == "Nothing would change.\n"


def test_records_of_another_form_are_explained(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    site.build()
    with closing(sqlite3.connect(site.root / ".newsgen/records.sqlite")) as database:
        database.execute("UPDATE texts SET record = ?", (seal(msgspec.json.encode({"id": 1})),))
        database.commit()
    result = run(site)
    assert result.exit_code == 1
    assert "another form" in result.output


def test_a_change_of_order_alone_is_a_change_too() -> None:
    article = make_article("One.\n\nTwo.")
    turned = replace(article, body=article.body[::-1])
    (change,) = find_changes(article, turned)
    assert (change.field, change.old) == ("body", "paragraph: One. · paragraph: Two.")
