import os
import time
from collections import Counter
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from newsgen import codes
from newsgen.archive import gather
from newsgen.archive.cards import Card
from newsgen.archive.gather import Workers, forget_records, gather_sources, read_cards
from newsgen.archive.store import RecordReader, Store
from newsgen.config import Config, FrontMatterConfig
from newsgen.errors import Issue, issue_in
from newsgen.executors import InlineExecutor
from newsgen.loader import load, sources
from newsgen.loader.site_rules import load_site_rules
from newsgen.loader.standing import digest_line
from tests.factories import scan, write_files

SECOND = 1_000_000_000
STORY = "{0} stays\n\nBERGEN - The {0} stays where it was, the council said on Tuesday.\n"


def story(name: str) -> str:
    return STORY.format(name)


def workers(_pieces: int) -> AbstractContextManager[InlineExecutor]:
    return nullcontext(InlineExecutor())


@dataclass(frozen=True)
class Gathered:
    """What was gathered, with the cards."""

    cards: tuple[Card, ...]
    issues: tuple[Issue, ...]
    parsed: int


class Archive:
    """A site whose sources are gathered again and again, by a clock that the test sets."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.later = 0
        self.reads: list[str] = []
        self.config = Config()
        self.salt = "code"
        self.progress: list[tuple[str, int, int]] = []
        now, read = time.time_ns, sources.read_bytes

        def read_and_note(root: Path, path: str, *rest: int) -> object:
            self.reads.append(path)
            return read(root, path, *rest)

        monkeypatch.setattr(time, "time_ns", lambda: now() + self.later)
        monkeypatch.setattr(load, "read_bytes", read_and_note)

    @property
    def store_file(self) -> Path:
        return self.root / ".newsgen" / "records.sqlite"

    def write(self, **files: str) -> None:
        write_files(
            self.root,
            {f"{name.replace('_', '/', 1)}": text for name, text in files.items()},
        )

    def gather(self, after: float = 10.0) -> Gathered:
        """Gather the cards `after` seconds from now."""
        self.later = int(after * SECOND)
        self.reads.clear()
        self.progress.clear()
        with closing(Store(self.store_file)) as store:
            gathered = gather_sources(
                self.root,
                scan(self.root),
                load_site_rules(self.root, self.config)[0],
                self.salt,
                store,
                Workers(workers, 1, lambda *told: self.progress.append(told)),
            )
            cards = read_cards(store, gathered.keys.values())
            forget_records(store, gathered, ())
            assert gathered.articles == len(cards)
            return Gathered(cards, gathered.issues, gathered.parsed)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    files = {f"seeds/{name}.txt": story(name.capitalize()) for name in ("bell", "boat", "crane")}
    return Archive(write_files(tmp_path, files), monkeypatch)


def titles(gathered: Gathered) -> list[str]:
    return sorted(card.title for card in gathered.cards)


def test_every_source_gives_a_card_whose_record_is_in_the_store(archive: Archive) -> None:
    gathered = archive.gather()
    assert titles(gathered) == ["Bell stays", "Boat stays", "Crane stays"]
    assert (gathered.parsed, gathered.issues) == (3, ())
    with closing(Store(archive.store_file)), closing(RecordReader(archive.store_file)) as reader:
        for card in gathered.cards:
            assert reader.read(card.key).source.path == card.path


def test_sources_that_lay_still_are_neither_parsed_nor_read_again(archive: Archive) -> None:
    first = archive.gather()
    second = archive.gather()
    assert sorted(second.cards, key=lambda c: c.path) == sorted(first.cards, key=lambda c: c.path)
    assert (second.parsed, archive.reads) == (0, [])


def test_a_source_written_just_before_it_was_read_is_read_again(archive: Archive) -> None:
    archive.gather(after=0.0)
    second = archive.gather(after=20.0)
    assert (second.parsed, len(archive.reads)) == (0, 3)
    third = archive.gather(after=40.0)
    assert (third.parsed, archive.reads) == (0, [])


@pytest.mark.parametrize(("after", "reads"), [(1.0, 3), (3.5, 0)])
def test_a_stamp_counts_only_after_two_still_seconds(
    archive: Archive, after: float, reads: int
) -> None:
    for path in (archive.root / "seeds").iterdir():
        os.utime(path)
    archive.gather(after)
    archive.gather()
    assert len(archive.reads) == reads


def test_a_write_of_equal_length_and_time_is_noticed_by_its_ctime(archive: Archive) -> None:
    archive.gather()
    path = archive.root / "seeds/boat.txt"
    before = path.stat()
    path.write_text(story("Goat"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    second = archive.gather()
    assert (titles(second)[-1], second.parsed) == ("Goat stays", 1)
    assert set(archive.reads) == {"seeds/boat.txt"}


def test_only_the_source_that_changed_is_parsed(archive: Archive) -> None:
    archive.gather()
    archive.write(**{"seeds_boat.txt": story("Old boat")})
    second = archive.gather()
    assert titles(second) == ["Bell stays", "Crane stays", "Old boat stays"]
    assert (second.parsed, set(archive.reads)) == (1, {"seeds/boat.txt"})


def test_a_source_that_is_gone_leaves_the_store_too(archive: Archive) -> None:
    archive.gather()
    (archive.root / "seeds/boat.txt").unlink()
    second = archive.gather()
    assert (titles(second), second.parsed) == (["Bell stays", "Crane stays"], 0)
    with closing(Store(archive.store_file)) as store:
        assert len(store.known_keys()) == 2
        assert store.known_paths() == {"seeds/bell.txt", "seeds/crane.txt"}


def test_a_source_that_moves_is_another_article(archive: Archive) -> None:
    before = {card.title: card.id for card in archive.gather().cards}
    (archive.root / "seeds/boat.txt").rename(archive.root / "seeds/ship.txt")
    second = archive.gather()
    after = {card.title: card.id for card in second.cards}
    assert second.parsed == 1
    assert {t for t in before if before[t] != after[t]} == {"Boat stays"}


def test_other_code_parses_everything_anew(archive: Archive) -> None:
    archive.gather()
    archive.salt = "newer code"
    assert archive.gather().parsed == 3


def test_other_settings_of_front_matter_parse_everything_anew(archive: Archive) -> None:
    archive.gather()
    archive.config = Config(front_matter=FrontMatterConfig(ignore=("layout",)))
    assert archive.gather().parsed == 3


def test_settings_that_the_loader_does_not_read_parse_nothing_anew(archive: Archive) -> None:
    archive.gather()
    archive.config = replace(Config(), title="Other", page_size=7, permalink="/{id}/")
    assert archive.gather().parsed == 0


def test_issues_come_back_from_the_store(archive: Archive) -> None:
    archive.write(**{"seeds_bad.txt": "", "seeds_open.txt": "---\nheadline: x\n"})
    first, second = archive.gather(), archive.gather()
    assert sorted((i.path, i.code) for i in first.issues) == [
        ("seeds/bad.txt", "N101"),
        ("seeds/open.txt", "N201"),
    ]
    assert sorted(second.issues) == sorted(first.issues)
    assert (second.parsed, len(second.cards)) == (0, 3)


def test_an_override_corrects_its_seed_and_is_no_article(archive: Archive) -> None:
    archive.write(**{"articles_fix.md": "---\nseed: seeds/boat.txt\nheadline: Ship\n---\n"})
    first = archive.gather()
    assert titles(first) == ["Bell stays", "Crane stays", "Ship"]
    assert [c.override for c in first.cards if c.title == "Ship"] == ["articles/fix.md"]
    assert archive.gather().parsed == 0
    assert archive.reads == []


def test_a_change_of_the_override_parses_its_seed_alone(archive: Archive) -> None:
    archive.write(**{"articles_fix.md": "---\nseed: seeds/boat.txt\nheadline: Ship\n---\n"})
    archive.gather()
    archive.write(**{"articles_fix.md": "---\nseed: seeds/boat.txt\nheadline: Barge\n---\n"})
    second = archive.gather()
    assert (titles(second)[0], second.parsed) == ("Barge", 1)
    (archive.root / "articles/fix.md").unlink()
    third = archive.gather()
    assert (titles(third)[1], third.parsed) == ("Boat stays", 1)


def test_an_override_moved_to_another_seed_parses_both(archive: Archive) -> None:
    archive.write(**{"articles_fix.md": "---\nseed: seeds/boat.txt\nheadline: Ship\n---\n"})
    archive.gather()
    archive.write(**{"articles_fix.md": "---\nseed: seeds/bell.txt\nheadline: Gong\n---\n"})
    second = archive.gather()
    assert (titles(second), second.parsed) == (["Boat stays", "Crane stays", "Gong"], 2)


def test_an_article_of_its_own_in_articles_is_an_article(archive: Archive) -> None:
    archive.write(**{"articles_own.md": "# Own words\n\nThe quay is empty on Sundays.\n"})
    assert "Own words" in titles(archive.gather())
    assert (archive.gather().parsed, archive.reads) == (0, [])


def test_overrides_without_a_seed_and_two_of_one_seed_are_reported_each_time(
    archive: Archive,
) -> None:
    fix = "---\nseed: seeds/{}.txt\nheadline: {}\n---\n"
    archive.write(
        **{
            "articles_a.md": fix.format("boat", "First"),
            "articles_b.md": fix.format("boat", "Second"),
            "articles_c.md": fix.format("gone", "Third"),
        }
    )
    for _ in range(2):
        gathered = archive.gather()
        assert sorted((i.path, i.code) for i in gathered.issues) == [
            ("articles/b.md", "N211"),
            ("articles/c.md", "N209"),
        ]
        assert titles(gathered) == ["Bell stays", "Crane stays", "First"]


def test_progress_tells_how_many_are_done_of_how_many(archive: Archive) -> None:
    archive.gather()
    assert archive.progress == [("look", 3, 3), ("read", 3, 3)]
    archive.gather()
    assert archive.progress == []


def test_what_was_parsed_before_an_interruption_is_kept(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgen.executors.CHUNK", 1)
    load_article = load.load_article

    def interrupted(root: Path, path: str, *rest: object) -> object:
        if path == "seeds/crane.txt":
            raise KeyboardInterrupt
        return load_article(root, path, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(gather, "load_article", interrupted)
        with pytest.raises(KeyboardInterrupt):
            archive.gather()
    assert archive.gather().parsed == 1


def test_a_site_without_sources_has_no_cards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Archive(tmp_path, monkeypatch).gather() == Gathered((), (), 0)


CALL = "Anyone who saw the boat is asked to call the harbour office."


def boilerplate(archive: Archive, gathered: Gathered) -> dict[str, int]:
    """How many pieces of boilerplate each article has."""
    with closing(RecordReader(archive.store_file)) as reader:
        return {card.path: len(reader.read(card.key).boilerplate) for card in gathered.cards}


def with_call(name: str) -> str:
    return f"{story(name)}\n\nThe {name} was seen again on Friday.\n\n{CALL}\n"


def test_a_line_that_recurs_is_boilerplate_in_all_its_articles(archive: Archive) -> None:
    archive.write(**{f"seeds_{name}.txt": with_call(name) for name in ("buoy", "raft")})
    assert set(boilerplate(archive, archive.gather()).values()) == {0}
    archive.write(**{"seeds_skiff.txt": with_call("skiff")})
    second = archive.gather()
    assert {path for path, count in boilerplate(archive, second).items() if count} == {
        "seeds/buoy.txt",
        "seeds/raft.txt",
        "seeds/skiff.txt",
    }
    assert second.parsed == 3
    assert archive.gather().parsed == 0


def test_each_source_is_looked_at_and_parsed_once_whatever_recurs(archive: Archive) -> None:
    names = ("raft", "skiff", "sloop", "wherry", "yawl")
    archive.write(**{f"seeds_{name}.txt": with_call(name) for name in names})
    assert sum(boilerplate(archive, archive.gather()).values()) == 5
    assert set(Counter(archive.reads).values()) == {2}


def test_a_file_saved_after_it_was_looked_at_is_known_as_it_was_parsed(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("buoy", "raft", "skiff")
    archive.write(**{f"seeds_{name}.txt": story(name) for name in names})

    def save_late(root: Path, path: str, *rest: object) -> object:
        if path == "seeds/skiff.txt":
            archive.write(**{f"seeds_{name}.txt": with_call(name) for name in names[2:]})
        return load.load_article(root, path, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(gather, "load_article", save_late)
        archive.gather()
    with closing(Store(archive.store_file)) as store:
        seen = dict(store.sources())["seeds/skiff.txt"]
    assert seen.digest == load.digest_of((archive.root / "seeds/skiff.txt").read_bytes())
    assert [line.line for line in seen.lines] == [digest_line(CALL)]
    archive.write(**{f"seeds_{name}.txt": with_call(name) for name in names[:2]})
    second = archive.gather()
    assert (second.parsed, sum(boilerplate(archive, second).values())) == (3, 3)


def test_a_file_that_could_not_be_read_is_tried_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_root: Path, path: str, *_rest: int) -> Issue:
        return issue_in(codes.UNREADABLE, path, "input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(load, "read_bytes", fail)
        assert len(archive.gather().issues) == 3
    assert (archive.gather().issues, archive.gather().parsed) == ((), 0)


def test_a_line_that_recurs_is_read_in_the_lede_as_a_clean_build_reads_it(
    archive: Archive,
) -> None:
    archive.write(**{f"seeds_{name}.txt": with_call(name) for name in ("buoy", "raft", "skiff")})
    lede = f"The barge was seen\n\n{CALL}\n\nThe barge was seen again on Friday, they say.\n"
    archive.write(**{"seeds_barge.txt": lede})
    clean = boilerplate(archive, archive.gather())
    archive.write(**{"seeds_barge.txt": lede})
    touched = archive.gather()
    assert archive.reads == ["seeds/barge.txt"]
    assert boilerplate(archive, touched) == clean


def test_an_edit_beside_a_line_that_barely_recurs_reads_no_other_article(archive: Archive) -> None:
    names = ("buoy", "raft", "skiff")
    archive.write(**{f"seeds_{name}.txt": with_call(name) for name in names})
    archive.gather()
    archive.write(**{"seeds_raft.txt": with_call("raft").replace("Friday", "Sunday")})
    second = archive.gather()
    assert (second.parsed, set(archive.reads)) == (1, {"seeds/raft.txt"})
    assert sum(boilerplate(archive, second).values()) == 3


def test_a_line_that_recurs_no_more_is_story_text_again(archive: Archive) -> None:
    names = ("buoy", "raft", "skiff")
    archive.write(**{f"seeds_{name}.txt": with_call(name) for name in names})
    archive.gather()
    (archive.root / "seeds/skiff.txt").unlink()
    second = archive.gather()
    assert set(boilerplate(archive, second).values()) == {0}
    assert second.parsed == 2


def test_lines_of_an_article_that_was_only_touched_still_count(archive: Archive) -> None:
    archive.write(**{f"articles_{name}.md": with_call(name) for name in ("buoy", "raft")})
    archive.gather()
    for path in (archive.root / "articles").iterdir():
        path.touch()
    archive.gather()
    archive.write(**{"articles_skiff.md": with_call("skiff")})
    assert sum(boilerplate(archive, archive.gather()).values()) == 3


def test_what_is_an_override_is_asked_again_under_other_rules(archive: Archive) -> None:
    archive.write(**{"articles_bell.md": "---\ncorrects: seeds/bell.txt\nheadline: Rung\n---\n"})
    assert titles(archive.gather()) == ["Bell stays", "Boat stays", "Crane stays"]
    archive.config = Config(front_matter=FrontMatterConfig(rename=(("corrects", "seed"),)))
    assert titles(archive.gather()) == ["Boat stays", "Crane stays", "Rung"]
