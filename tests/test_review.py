"""`newsgen review`: what is least certain first, and corrections that leave the seed alone."""

import tempfile
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from newsgen.archive.corrections import new_override_path, write_correction
from newsgen.archive.doubts import find_doubts
from newsgen.commands import review
from newsgen.commands.review import command
from newsgen.errors import NewsgenError
from newsgen.loader.site_rules import SiteRules
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
        write_correction(site.root, "seeds/a.txt", "", field, value, SiteRules())
    assert not (site.root / "articles").exists()


def test_a_field_that_is_given_already_is_left_to_its_file(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    path = write_correction(site.root, "seeds/a.txt", "", "date", "2021-07-27", SiteRules())
    with pytest.raises(NewsgenError, match="already"):
        write_correction(site.root, "seeds/a.txt", path, "date", "2021-07-28", SiteRules())


@pytest.mark.parametrize(
    ("seed", "field", "told"),
    [
        ("seeds/ghost.txt", "headline", "there is no seeds/ghost.txt among the sources"),
        ("seeds/b.txt", "headline", "did you mean seeds/a.txt?"),
        ("seeds/../newsgen.yaml", "headline", "there is no seeds/../newsgen.yaml"),
        ("seeds/.hidden.txt", "headline", "there is no seeds/.hidden.txt"),
        ("seeds/a.txt", "quotes.q7.role", "q7"),
    ],
)
def test_what_a_check_would_refuse_is_not_written(
    site: SiteFolder, seed: str, field: str, told: str
) -> None:
    site.write("seeds/a.txt", COPY)
    site.write("seeds/.hidden.txt", COPY)

    result = run(site, "--set", seed, field, "X")

    assert (result.exit_code, told in str(result.exception)) == (1, True), result.exception
    assert not (site.root / "articles").exists()


def test_a_file_that_a_check_refuses_already_is_not_added_to(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    text = "---\nseed: seeds/a.txt\nhouse: nowhere\n---\n"
    site.write("articles/a.md", text)
    with pytest.raises(NewsgenError, match="there is no house `nowhere`"):
        write_correction(
            site.root, "seeds/a.txt", "articles/a.md", "date", "2021-07-27", SiteRules()
        )
    assert (site.root / "articles/a.md").read_text() == text


def test_names_of_fields_that_the_site_lets_pass_are_no_reason_to_refuse(site: SiteFolder) -> None:
    site.write("newsgen.yaml", "title: Quay\nfront_matter:\n  ignore: [desk]\n")
    site.write("seeds/a.txt", COPY)
    site.write("articles/a.md", "---\nseed: seeds/a.txt\ndesk: harbour\n---\n")
    assert run(site, "--set", "seeds/a.txt", "date", "2021-07-27").exit_code == 0


def test_an_article_with_front_matter_is_corrected_there(site: SiteFolder) -> None:
    site.write("articles/a.md", "---\nheadline: A ferry\n---\n\nIt came.\n")
    with pytest.raises(NewsgenError, match="front matter of its own"):
        write_correction(site.root, "articles/a.md", "", "date", "2021-07-27", SiteRules())


@pytest.fixture
def asked(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> SiteFolder:
    """A site whose editor sits at a terminal: the date is the first doubt, a speaker the next."""
    site.write("seeds/a.txt", COPY)
    stream = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(review, "sys", SimpleNamespace(stdin=stream, stdout=stream))
    return site


def answer(site: SiteFolder, *answers: str) -> Result:
    done = CliRunner().invoke(
        command, ["--site", str(site.root), "--most", "2"], input="\n".join(answers) + "\n"
    )
    assert done.exit_code == 0, done.output
    return done


def written(site: SiteFolder) -> str:
    path = site.root / "articles/a.md"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_values_are_accepted_and_corrected_at_a_terminal(asked: SiteFolder) -> None:
    done = answer(asked, "a", "c", "Ilka Orme")
    assert "2 values written" in done.output
    lines = written(asked).splitlines()
    assert lines[:2] == ["---", "seed: seeds/a.txt"]
    assert "Ilka Orme" in written(asked)
    assert not asked.build().failed


def test_skipped_doubts_are_asked_of_again(asked: SiteFolder) -> None:
    assert "0 values written" in answer(asked, "s", "").output  # to press Enter is to skip
    assert written(asked) == ""
    assert "0 values written" in answer(asked, "s", "s").output


def test_whoever_quits_keeps_what_was_answered(asked: SiteFolder) -> None:
    assert "1 value written" in answer(asked, "c", "2021-07-26", "q").output
    assert "2021-07-26" in written(asked)


def test_an_answer_that_there_is_not_is_asked_for_again(asked: SiteFolder) -> None:
    assert "0 values written" in answer(asked, "x", "q").output
    assert written(asked) == ""


def test_an_archive_without_doubts_says_so(site: SiteFolder) -> None:
    site.write("articles/a.md", "---\nheadline: A ferry\ndate: 2021-07-26\n---\n\nIt came.\n")
    assert run(site).output.endswith("Nothing is in doubt.\n")


def test_quotes_that_a_file_corrects_already_are_left_to_it(site: SiteFolder) -> None:
    site.write("seeds/a.txt", COPY)
    path = write_correction(
        site.root, "seeds/a.txt", "", "quotes.q1.speaker", "Ilka Orme", SiteRules()
    )
    before = (site.root / path).read_bytes()
    with pytest.raises(NewsgenError, match="says something of the quotes already"):
        write_correction(site.root, "seeds/a.txt", path, "quotes.q1.role", "cook", SiteRules())
    assert (site.root / path).read_bytes() == before


def test_without_a_temporary_folder_nothing_is_written_and_that_is_told(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("seeds/a.txt", COPY)
    monkeypatch.setattr(tempfile, "tempdir", str(site.root / "none"))
    with pytest.raises(NewsgenError, match="no temporary folder can be made"):
        write_correction(site.root, "seeds/a.txt", "", "headline", "X", SiteRules())
    assert not (site.root / "articles").exists()


def test_an_override_gets_a_name_that_is_free(site: SiteFolder) -> None:
    assert new_override_path(site.root, "seeds/wire/a.txt") == "articles/wire-a.md"
    site.write("articles/wire-a.md", "taken")
    assert new_override_path(site.root, "seeds/wire/a.txt") == "articles/wire-a-2.md"
    assert new_override_path(site.root, "seeds/….txt") == "articles/correction.md"
