"""`newsgen review`: what is least certain first, and corrections that leave the seed alone."""

import pytest
from click.testing import CliRunner, Result

from newsgen.archive.corrections import write_correction
from newsgen.archive.doubts import find_doubts
from newsgen.commands.review import command
from newsgen.errors import NewsgenError
from tests.conftest import SiteFolder
from tests.factories import make_article, make_published

COPY = (
    "Ferry finds its harbour\n\n"
    "The ferry came home on Monday (July 26), a calm day, as nothing had since 2020.\n\n"
    '"We waited for the tide," said Marta Kosic, the harbour-master.\n\n'
    '"It came, and then it went again, and we were still there."\n'
)


def run(site: SiteFolder, *options: str) -> Result:
    return CliRunner().invoke(command, ["--site", str(site.root), *options])


def test_the_least_certain_field_comes_first(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    lines = [line for line in run(site).output.splitlines() if "seeds/a.txt" in line]
    confidences = [float(line.split()[0]) for line in lines]
    assert confidences == sorted(confidences)
    assert any(" date: " in line for line in lines)
    assert any(" quotes.q2.speaker: " in line for line in lines)


def test_what_an_editor_gave_is_settled() -> None:
    given = make_published("2021-07-24", origin="front matter")
    assert list(find_doubts(make_article(published=given))) == []


def test_a_correction_is_an_override_and_the_seed_stays(site: SiteFolder) -> None:
    site.write("seeds/wire/a b.txt", COPY)
    result = run(site, "--set", "seeds/wire/a b.txt", "date", "2021-07-27")
    assert result.exit_code == 0, result.output
    text = (site.root / "articles/wire-a-b.md").read_text()
    assert text == "---\nseed: seeds/wire/a b.txt\ndate: 2021-07-27\n---\n"
    assert (site.root / "seeds/wire/a b.txt").read_text() == COPY
    report = site.build()
    assert not report.failed
    assert "2021/07/ferry-finds-its-harbour/index.html" in report.changes.written


def test_corrections_of_one_seed_go_into_one_file(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    for field, value in (
        ("headline", 'Ferry: "home" at last'),
        ("quotes.q2.speaker", "Marta Kosic"),
        ("quotes.q1.role", "harbour-master"),
    ):
        assert run(site, "--set", "seeds/a.txt", field, value).exit_code == 0
    assert [path.name for path in (site.root / "articles").iterdir()] == ["a.md"]
    site.build()
    page = site.page("undated/ferry-home-at-last/index.html")
    assert "Ferry: &#34;home&#34; at last" in page
    assert site.page("people/marta-kosic/index.html").count("<blockquote>") == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [("date", "yesterday"), ("body", "x"), ("slug", "../x"), ("quotes.q1.colour", "x")],
)
def test_a_value_that_cannot_be_is_refused(site: SiteFolder, field: str, value: str) -> None:
    site.write("seeds/a.txt", COPY)
    with pytest.raises(NewsgenError):
        write_correction(site.root, "seeds/a.txt", "", field, value)
    assert not (site.root / "articles").exists()


def test_a_field_that_is_given_already_is_left_to_its_file(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    path = write_correction(site.root, "seeds/a.txt", "", "date", "2021-07-27")
    with pytest.raises(NewsgenError, match="already"):
        write_correction(site.root, "seeds/a.txt", path, "date", "2021-07-28")


def test_an_article_with_front_matter_is_corrected_there(site: SiteFolder) -> None:
    with pytest.raises(NewsgenError, match="front matter of its own"):
        write_correction(site.root, "articles/a.md", "", "date", "2021-07-27")
