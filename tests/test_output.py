import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen import output
from newsgen.errors import Issue, OutputError, Severity
from newsgen.manifest import Manifest, Written, manifest_path, read_manifest
from newsgen.output import (
    Changes,
    Plan,
    Present,
    find_foreign,
    is_intact,
    look_into,
    place_staged,
    publish,
    stage,
)
from tests.conftest import read_tree
from tests.factories import set_time, write_files


class Folder:
    """An output folder with its state, published to again and again."""

    def __init__(self, root: Path) -> None:
        self.out, self.state = root / "build", root / ".newsgen"
        self.manifest_file = manifest_path(self.state, self.out)

    @property
    def staging(self) -> Path:
        return self.state / "staging"

    @property
    def manifest(self) -> Manifest:
        return read_manifest(self.manifest_file)

    def publish(self, files: Mapping[str, bytes]) -> Changes:
        """Bring the output to hold `files`, as a build does."""
        shutil.rmtree(self.staging, ignore_errors=True)
        made = (stage(self.staging, self.out, path, data) for path, data in files.items())
        staged = {file.path: file for file in made if file}
        marks = {path: f"mark of {path}" for path in files}
        present, plan = look_into(self.out), Plan(marks, self.staging, staged)
        return publish(self.out, self.manifest_file, self.manifest, present, plan)

    def find_foreign(self, planned: Iterable[str], staged: Iterable[str]) -> tuple[Issue, ...]:
        """What others have put into the folder."""
        present = look_into(self.out)
        return find_foreign(self.out, present, self.manifest, set(planned), set(staged))

    def tree(self) -> dict[str, bytes]:
        return read_tree(self.out)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_a_first_build_writes_every_file(folder: Folder) -> None:
    files = {"index.html": b"front", "2019/03/a/index.html": b"story"}
    assert folder.publish(files) == Changes(("2019/03/a/index.html", "index.html"), 0, ())
    assert folder.tree() == files


def test_the_manifest_knows_each_file_as_it_was_written(folder: Folder) -> None:
    folder.publish({"a/index.html": b"four"})
    (path,), (written,) = folder.manifest.files.keys(), folder.manifest.files.values()
    assert (path, written.fingerprint, written.size) == ("a/index.html", "mark of a/index.html", 4)
    assert is_intact(look_into(folder.out), path, written)


def test_only_what_differs_is_written(folder: Folder) -> None:
    folder.publish({"a.html": b"one", "b.html": b"two"})
    set_time(folder.out / "a.html", 1_000_000_000)
    changes = folder.publish({"a.html": b"one", "b.html": b"changed"})
    assert changes == Changes(("b.html",), 1, ())
    assert (folder.out / "a.html").stat().st_mtime == 1_000_000_000


def test_a_build_without_changes_does_not_touch_the_manifest(folder: Folder) -> None:
    folder.publish({"a.html": b"one"})
    set_time(folder.manifest_file, 1_000_000_000)
    assert folder.publish({"a.html": b"one"}) == Changes((), 1, ())
    assert folder.manifest_file.stat().st_mtime == 1_000_000_000


def test_orphans_go_and_so_do_the_folders_that_they_leave_empty(folder: Folder) -> None:
    folder.publish({"index.html": b"x", "2019/03/a/index.html": b"y", "2019/b.html": b"z"})
    changes = folder.publish({"index.html": b"x", "2019/b.html": b"z"})
    assert changes.removed == ("2019/03/a/index.html",)
    assert sorted(p.relative_to(folder.out).as_posix() for p in folder.out.rglob("*")) == [
        "2019",
        "2019/b.html",
        "index.html",
    ]


def test_foreign_files_stay_as_they_are(folder: Folder) -> None:
    folder.publish({"index.html": b"x", "a/index.html": b"y"})
    write_files(folder.out, {"CNAME": "ledger.example", "a/notes.txt": "mine"})
    folder.publish({"index.html": b"new"})
    assert folder.tree() == {
        "CNAME": b"ledger.example",
        "a/notes.txt": b"mine",
        "index.html": b"new",
    }


def test_an_orphan_that_is_gone_already_does_no_harm(folder: Folder) -> None:
    folder.publish({"a/b.html": b"x", "c.html": b"y"})
    (folder.out / "a/b.html").unlink()
    assert folder.publish({"c.html": b"y"}).removed == ("a/b.html",)


@pytest.mark.parametrize(
    ("before", "after"),
    [("a", "a/index.html"), ("a/index.html", "a"), ("About.html", "about.html")],
    ids=["a file becomes a folder", "a folder becomes a file", "a name changes its case"],
)
def test_an_orphan_makes_way_for_what_replaces_it(folder: Folder, before: str, after: str) -> None:
    folder.publish({before: b"old"})
    folder.publish({after: b"new"})
    assert folder.tree() == {after: b"new"}


def test_new_files_are_named_in_the_manifest_before_they_are_written(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.publish({"a.html": b"old", "orphan.html": b"x"})
    seen: list[tuple[set[str], Written | None, set[str]]] = []
    move = output._move

    def spy(source: str, target: str, near: str) -> None:
        known = folder.manifest.files
        seen.append((set(known), known.get(Path(target).name), set(folder.tree())))
        move(source, target, near)

    monkeypatch.setattr(output, "_move", spy)
    folder.publish({"a.html": b"new", "b.html": b"y"})
    everything = {"a.html", "b.html", "orphan.html"}
    unfinished = Written("", 0, 0)
    assert seen == [
        (everything, unfinished, {"a.html"}),
        (everything, unfinished, {"a.html"}),
    ]
    assert set(folder.manifest.files) == {"a.html", "b.html"}


@pytest.mark.parametrize("moves", [0, 1, 2])
def test_after_a_crash_no_file_is_foreign_and_the_next_build_is_whole(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    folder.publish({"a.html": b"old", "orphan/index.html": b"x"})
    files = {"a.html": b"new", "b/index.html": b"y", "c.html": b"z"}
    move, left = output._move, iter(range(moves))

    def failing(source: str, target: str, near: str) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        move(source, target, near)

    monkeypatch.setattr(output, "_move", failing)
    with pytest.raises(KeyboardInterrupt):
        folder.publish(files)
    monkeypatch.undo()
    assert folder.find_foreign(files, files) == ()
    changed = [p for p, w in folder.manifest.files.items() if p in files and w.fingerprint]
    assert changed == []
    folder.publish(files)
    assert folder.tree() == files


def test_an_output_on_another_file_system_is_published_too(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.publish({"a.html": b"old"})
    replace = os.replace
    copied: list[str] = []

    def refuse(source: str | Path, target: str | Path) -> None:
        """As the system does: only names on one file system can be moved to one another."""
        if not Path(target).parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), source, None, target)
        if (folder.staging in Path(source).parents) != (folder.staging in Path(target).parents):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), source, None, target)
        copied.append(Path(source).name)
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    files = {"a.html": b"new", "b/c/index.html": b"y"}
    folder.publish(files)
    # By way of a file beside it, so that nobody sees half of a page.
    assert output._MOVING in copied
    assert folder.tree() == files
    assert folder.find_foreign(files, ()) == ()


def test_what_the_disk_refuses_is_not_taken_for_another_file_system(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.publish({"a.html": b"old"})
    replace = os.replace

    def refuse(source: str | Path, target: str | Path) -> None:
        if Path(target).suffix == ".html":
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), target)
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    for files in ({"a.html": b"new"}, {"a.html": b"old", "b/index.html": b"y"}):
        with pytest.raises(OutputError, match=os.strerror(errno.EROFS)):
            folder.publish(files)
        assert folder.tree() == {"a.html": b"old"}


def test_what_is_staged_is_not_in_the_output_yet(folder: Folder) -> None:
    staged = stage(folder.staging, folder.out, "a/index.html", b"x")
    assert folder.tree() == {}
    assert staged is not None
    assert Path(place_staged(folder.staging, staged.path)).read_bytes() == b"x"
    assert staged.sha256 == hashlib.sha256(b"x").hexdigest()


def test_what_the_output_has_already_is_not_staged(folder: Folder) -> None:
    write_files(folder.out, {"a.html": "x"})
    assert not stage(folder.staging, folder.out, "a.html", b"x")
    assert not folder.staging.exists()


@pytest.mark.parametrize("change", ["touched", "longer", "gone"])
def test_a_file_changed_by_others_is_not_intact(folder: Folder, change: str) -> None:
    folder.publish({"a.html": b"x"})
    path, written = folder.out / "a.html", folder.manifest.files["a.html"]
    if change == "touched":
        set_time(path, 1_000_000_000)
    elif change == "longer":
        path.write_bytes(b"xy")
    else:
        path.unlink()
    assert not is_intact(look_into(folder.out), "a.html", written)


def test_foreign_files_elsewhere_are_one_warning_that_names_a_few(folder: Folder) -> None:
    folder.publish({"a.html": b"x"})
    write_files(folder.out, {f"mine/{n}.txt": "x" for n in range(5)})
    (issue,) = folder.find_foreign({"a.html"}, ())
    assert (issue.code, issue.severity) == ("N601", Severity.WARNING)
    assert issue.message == ("5 not written by newsgen: mine/0.txt, mine/1.txt, mine/2.txt, …")


@pytest.mark.parametrize(
    "planned", ["a.html", "a.html/index.html"], ids=["the page itself", "a folder of the page"]
)
def test_a_foreign_file_in_the_way_is_an_error(folder: Folder, planned: str) -> None:
    write_files(folder.out, {"a.html": "mine"})
    (issue,) = folder.find_foreign({planned}, {planned})
    assert (issue.code, issue.severity, issue.path) == ("N603", Severity.ERROR, "build/a.html")


def test_a_foreign_file_with_the_bytes_of_its_page_is_taken_over(folder: Folder) -> None:
    write_files(folder.out, {"a.html": "x"})
    assert not stage(folder.staging, folder.out, "a.html", b"x")
    assert folder.find_foreign({"a.html"}, ()) == ()
    assert folder.publish({"a.html": b"x"}) == Changes((), 1, ())
    assert set(folder.manifest.files) == {"a.html"}


def test_a_folder_that_is_not_there_holds_nothing_foreign(tmp_path: Path) -> None:
    out = tmp_path / "none"
    assert look_into(out) == Present()
    assert find_foreign(out, Present(), Manifest(), {"a"}, {"a"}) == ()


FILES = st.dictionaries(
    st.sampled_from(["index.html", "a/index.html", "a/b/index.html", "c.css", "a/page/1.html"]),
    st.sampled_from([b"", b"one", b"two"]),
)


@given(st.lists(FILES, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_the_output_is_always_that_of_a_build_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, bytes]]
) -> None:
    folder = Folder(tmp_path_factory.mktemp("site"))
    for files in builds:
        before = folder.tree()
        changes = folder.publish(files)
        assert folder.tree() == files
        assert set(changes.written) == {p for p in files if before.get(p) != files[p]}
        assert set(changes.removed) == set(before) - set(files)
        assert changes.kept == len(files) - len(changes.written)
