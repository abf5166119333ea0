import hashlib
from pathlib import Path

import pytest
from msgspec.structs import fields, replace

from newsgen.config import Config
from newsgen.loader.load import (
    Glance,
    Loaded,
    digest_of,
    glance_at,
    load_article,
    read_seed_name,
)
from newsgen.loader.site_rules import SiteRules, load_site_rules
from newsgen.loader.standing import digest_line
from newsgen.records import Article
from tests.factories import write_files

RULES = SiteRules()
SEED = """\
Night boat keeps its place

By Ida Brandt

BERGEN, Norway (Reuters) - The council voted on Tuesday to keep the night boat, ending a long
and bitter quarrel over its cost.

"The tide waits for nobody," said Oda Lindqvist, a harbour pilot.

"We shall see about that," said Nils Aker, who had voted against the boat in the spring.
"""


def load(root: Path, override: str = "", seed: str = SEED) -> Loaded:
    files = {"seeds/ferry.txt": seed}
    if override:
        files["articles/fix.md"] = override
    write_files(root, files)
    return load_article(root, "seeds/ferry.txt", RULES, "articles/fix.md" if override else "")


def article_of(loaded: Loaded) -> Article:
    assert loaded.parsed.issues == ()
    assert loaded.parsed.article is not None
    return loaded.parsed.article


def correct(root: Path, lines: str) -> tuple[Article, Article]:
    """The article of the seed alone, and as the override with `lines` corrects it."""
    plain = article_of(load(root))
    return plain, article_of(load(root, f"---\nseed: seeds/ferry.txt\n{lines}\n---\n"))


def changed_fields(before: Article, after: Article) -> set[str]:
    return {f.name for f in fields(Article) if getattr(before, f.name) != getattr(after, f.name)}


def codes_of(loaded: Loaded) -> list[str]:
    return [issue.code for issue in loaded.parsed.issues]


def test_a_seed_is_loaded(tmp_path: Path) -> None:
    article = article_of(load(tmp_path))
    assert article.source.path == "seeds/ferry.txt"
    assert article.headline == "Night boat keeps its place"
    assert [quote.id for quote in article.quotes] == ["q1", "q2"]


def test_the_digests_are_those_of_the_bytes_that_were_read(tmp_path: Path) -> None:
    override = "---\nseed: seeds/ferry.txt\n---\n"
    loaded = load(tmp_path, override)
    assert loaded.glance.digest == digest_of(SEED.encode())
    assert loaded.override_digest == digest_of(override.encode())
    assert digest_of(b"") == hashlib.blake2b(b"", digest_size=16).hexdigest()


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("headline: The boat stays", {"headline"}),
        ("subheadline: After a long quarrel", {"subheadline"}),
        ("date: 2019-03-12", {"published", "dates"}),
        ("bylines: Nils Aker", {"bylines"}),
        ("dateline: OSLO", {"dateline"}),
        ("topics: [Night life]", {"topics"}),
        ("places: [Askholm]", {"places"}),
        ("organisations: [Pilots' guild]", {"organisations"}),
        ("photos: [{caption: The boat.}]", {"photos"}),
        ("slug: boat", {"slug"}),
        ("language: en-GB", {"language"}),
        ("story: The ferry", {"story"}),
        ("draft: true", {"draft"}),
        ("id: ferry-1", {"id"}),
        ("quotes: {q2: {kind: scare}}", {"quotes"}),
    ],
)
def test_an_override_changes_the_field_that_it_gives_and_no_other(
    tmp_path: Path, line: str, changed: set[str]
) -> None:
    before, after = correct(tmp_path, line)
    assert changed_fields(before, after) - {"provenance"} == changed


def test_an_override_that_gives_nothing_changes_nothing(tmp_path: Path) -> None:
    before, after = correct(tmp_path, "")
    assert changed_fields(before, after) <= {"provenance"}


def test_the_record_says_which_fields_an_override_gave(tmp_path: Path) -> None:
    before, after = correct(tmp_path, "headline: The boat stays\ndate: 2019-03\n")
    given = after.provenance["headline"]
    assert (given.origin, given.rule, given.spans) == ("override", "articles/fix.md", ())
    assert after.provenance["published"].origin == "override"
    assert after.provenance["dateline"] == before.provenance["dateline"]
    assert (after.published.value, after.published.precision) == ("2019-03", "month")
    assert after.published.origin == "override"


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2022-05-03", "An editor gave the date 3 May 2022."),
        ("2022-05", "An editor gave the date May 2022."),
        ("2022-05-03T09:30:00+02:00", "An editor gave the date 3 May 2022."),
    ],
)
def test_what_an_editor_says_of_the_date_is_told_in_words(
    tmp_path: Path, date: str, said: str
) -> None:
    override = f"---\nseed: seeds/ferry.txt\ndate: {date}\n---\n"
    seed = "Ferry found\n\n24 July 2021\n\nThe ferry was found at noon in the harbour.\n"
    article = load(tmp_path, override, seed).parsed.article
    assert article is not None
    assert article.published.evidence == (said, "From the text alone it would be 24 July 2021.")


def test_front_matter_of_the_seed_itself_gives_way_to_the_override(tmp_path: Path) -> None:
    seed = f"---\nheadline: From the seed\nslug: own\n---\n{SEED}"
    loaded = load(tmp_path, "---\nseed: seeds/ferry.txt\nheadline: From outside\n---\n", seed)
    article = article_of(loaded)
    assert (article.headline, article.slug) == ("From outside", "own")
    assert article.provenance["slug"].origin == "front matter"


def test_the_seed_is_left_untouched(tmp_path: Path) -> None:
    correct(tmp_path, "headline: The boat stays\nquotes: {q1: {speaker: Nils Aker}}")
    assert (tmp_path / "seeds/ferry.txt").read_text(encoding="utf-8") == SEED


def test_spans_of_a_corrected_article_still_count_in_the_seed(tmp_path: Path) -> None:
    _, after = correct(tmp_path, "headline: The boat stays\ndateline: OSLO")
    assert all(SEED[slice(*piece.span)] == piece.text for piece in after.body)
    assert all(
        fragment.text in SEED[slice(*fragment.span)]
        for quote in after.quotes
        for fragment in quote.fragments
    )


def test_a_speaker_may_be_corrected(tmp_path: Path) -> None:
    before, after = correct(tmp_path, "quotes: {q2: {speaker: Rut Holm, role: treasurer}}")
    speaker = after.quotes[1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.person, speaker.role) == ("Rut Holm", "rut-holm", "treasurer")
    assert after.quotes[0] == before.quotes[0]
    assert after.quotes[1].text == before.quotes[1].text
    assert (after.quotes[1].rule, after.quotes[1].confidence) == ("front matter", 1.0)
    assert "Rut Holm" in [person.name for person in after.people]


def test_a_corrected_speaker_is_still_shown_where_the_seed_names_one(tmp_path: Path) -> None:
    before, after = correct(tmp_path, "quotes: {q1: {speaker: Rut Holm}}")
    said, was = after.quotes[0].speaker, before.quotes[0].speaker
    assert said is not None
    assert was is not None
    assert was.span is not None
    assert (said.mention, said.span, said.role) == (was.mention, was.span, was.role)
    assert SEED[slice(*was.span)] == said.mention
    assert said.name == "Rut Holm"


def test_a_role_alone_may_be_corrected(tmp_path: Path) -> None:
    before, after = correct(tmp_path, "quotes: {q1: {role: chief pilot}}")
    said, was = after.quotes[0].speaker, before.quotes[0].speaker
    assert said is not None
    assert was is not None
    assert said == replace(was, role="chief pilot")


def test_a_quotation_may_be_declared_none(tmp_path: Path) -> None:
    _, after = correct(tmp_path, "quotes: {q1: {kind: title}}")
    assert after.quotes[0].kind == "title"


def test_a_quotation_that_the_seed_does_not_have_is_reported_in_the_override(
    tmp_path: Path,
) -> None:
    loaded = load(tmp_path, "---\nseed: seeds/ferry.txt\nquotes:\n  q7: {speaker: x}\n---\n")
    (issue,) = loaded.parsed.issues
    assert (issue.path, issue.line, issue.code) == ("articles/fix.md", 4, "N212")
    assert "q7" in issue.message
    assert "q1, q2" in issue.hint


def test_an_override_with_text_of_its_own_is_reported_at_the_text(tmp_path: Path) -> None:
    loaded = load(tmp_path, "---\nseed: seeds/ferry.txt\n---\n\n  My own words.\n")
    (issue,) = loaded.parsed.issues
    assert (issue.path, issue.line, issue.column, issue.code) == ("articles/fix.md", 5, 3, "N210")
    assert loaded.parsed.article is None


def test_an_error_in_the_override_holds_the_article_back(tmp_path: Path) -> None:
    loaded = load(tmp_path, "---\nseed: seeds/ferry.txt\nslug: a/b\n---\n")
    assert (loaded.parsed.article, codes_of(loaded)) == (None, ["N208"])
    assert loaded.parsed.issues[0].path == "articles/fix.md"


def test_a_date_in_front_matter_that_the_text_contradicts_is_a_warning(tmp_path: Path) -> None:
    seed = SEED.replace("By Ida Brandt", "By Ida Brandt\n\nMarch 12, 2019")
    loaded = load(tmp_path, "---\nseed: seeds/ferry.txt\ndate: 2018-01-02\n---\n", seed)
    assert codes_of(loaded) == ["N302"]
    assert loaded.parsed.article is not None
    assert loaded.parsed.article.published.value == "2018-01-02"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "N101"),
        (b"\x89PNG\0\0\0", "N102"),
        (b"one \x81 two", "N104"),
        (b"---\nheadline: x\n", "N201"),
    ],
)
def test_a_source_that_gives_no_article_says_why(tmp_path: Path, content: bytes, code: str) -> None:
    write_files(tmp_path, {"seeds/a.txt": content})
    loaded = load_article(tmp_path, "seeds/a.txt", RULES)
    assert loaded.parsed.article is None
    assert codes_of(loaded) == [code]
    assert loaded.glance.digest == digest_of(content)


def test_a_source_with_a_headline_and_nothing_else_is_reported(tmp_path: Path) -> None:
    assert codes_of(load(tmp_path, seed="Only a headline\n")) == ["N106"]


def test_a_source_that_is_gone_says_so(tmp_path: Path) -> None:
    loaded = load_article(tmp_path, "seeds/gone.txt", RULES)
    assert (codes_of(loaded), loaded.glance.digest) == (["N105"], "")


def test_a_warning_about_the_encoding_comes_with_the_article(tmp_path: Path) -> None:
    write_files(tmp_path, {"seeds/a.txt": SEED.encode() + "\nThe café closed.\n".encode("cp1252")})
    loaded = load_article(tmp_path, "seeds/a.txt", RULES)
    assert codes_of(loaded) == ["N103"]
    assert loaded.parsed.article is not None


@pytest.mark.parametrize(
    ("content", "seed"),
    [
        (b"---\nseed: seeds/a.txt\n---\n", "seeds/a.txt"),
        (b'---\n"s\\x65ed": "s\\x65eds/a.txt"\n---\n', "seeds/a.txt"),
        (b"---\nheadline: of seeds/a.txt\n---\n", ""),
        (b"---\nheadline: x\n---\nText.\n", ""),
        (b"Text.\n", ""),
        (b"---\nseed: other/a.txt\n---\n", ""),
        (b"", ""),
        (b"\0\0\1", ""),
    ],
)
def test_the_seed_that_a_file_corrects_is_read(tmp_path: Path, content: bytes, seed: str) -> None:
    write_files(tmp_path, {"articles/fix.md": content})
    assert read_seed_name(tmp_path, "articles/fix.md", RULES) == seed
    assert glance_at(tmp_path, "articles/fix.md", RULES) == Glance(digest_of(content), seed)


CALL = "Anyone who saw the boat is asked to call the harbour office."


@pytest.mark.parametrize("name", ["seeds/ferry.txt", "articles/ferry.md"])
@pytest.mark.parametrize("head", ["", "---\nheadline: Ferry leaves\n---\n"])
def test_a_glance_tells_the_lines_that_the_article_is_known_by(
    tmp_path: Path, name: str, head: str
) -> None:
    write_files(tmp_path, {name: f"{head}{SEED}\n\n{CALL}\n"})
    glance = glance_at(tmp_path, name, RULES)
    assert [line.line for line in glance.lines] == [digest_line(CALL)]
    recurring = frozenset({digest_line(CALL)})
    loaded = load_article(tmp_path, name, RULES, standing=recurring)
    assert loaded.glance == glance
    assert loaded.parsed.article is not None
    assert [each.text for each in loaded.parsed.article.boilerplate] == [CALL]


def test_a_file_saved_after_a_glance_is_looked_at_anew(tmp_path: Path) -> None:
    name = "seeds/ferry.txt"
    write_files(tmp_path, {name: SEED})
    before = glance_at(tmp_path, name, RULES)
    assert load_article(tmp_path, name, RULES, known=before).glance is before
    write_files(tmp_path, {name: f"{SEED}\n\n{CALL}\n"})
    after = load_article(tmp_path, name, RULES, known=before).glance
    assert after == glance_at(tmp_path, name, RULES) != before


HOUSES = """
harbour-post:
  paths: [seeds/]
  bylines: ["Words: {name}"]
  photo_credits: ["HP PIC: {credit}"]
  sections: {Quayside: Floods and storms}
  dates: month-first
"""
POST_COPY = """Quayside

Ferry stays in port

Words: Ines Falk

Published 03/04/2021

HP PIC: Omar Lind

The ferry to Lunsay stayed in port on Monday, and nobody knew when it would leave.
"""


def load_post(root: Path, head: str = "") -> Loaded:
    write_files(root, {"houses.yaml": HOUSES, "seeds/a.txt": head + POST_COPY})
    rules, issues = load_site_rules(root, Config())
    assert not issues
    return load_article(root, "seeds/a.txt", rules)


def test_a_house_is_chosen_by_path_and_reads_its_own_lines(tmp_path: Path) -> None:
    article = load_post(tmp_path).parsed.article
    assert article is not None
    assert article.headline == "Ferry stays in port"
    assert [(b.name, b.rule) for b in article.bylines] == [("Ines Falk", "house harbour-post")]
    assert [p.credit.text for p in article.photos if p.credit] == ["Omar Lind"]
    assert article.published.value == "2021-03-04"
    assert article.topics[0].id == "floods-and-storms"
    assert [(b.text, b.rule) for b in article.boilerplate] == [("Quayside", "house harbour-post")]
    assert "".join((POST_COPY)[slice(*block.span)] for block in article.blocks) == POST_COPY


def test_front_matter_names_another_house(tmp_path: Path) -> None:
    article = load_post(tmp_path, "---\nhouse: broadsheet\n---\n").parsed.article
    assert article is not None
    assert article.published.value == "2021-04-03"
    assert [b.name for b in article.bylines] == ["Ines Falk"]
    assert not any(photo.credit for photo in article.photos)


def test_a_house_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    loaded = load_post(tmp_path, "---\nhouse: broadshet\n---\n")
    assert loaded.parsed.article is None
    (issue,) = loaded.parsed.issues
    assert (issue.code, issue.line, issue.column) == ("N214", 2, 8)
    assert "harbour-post" in issue.hint
