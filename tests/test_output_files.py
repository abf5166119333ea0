"""Single files of the output: how they are looked at, staged, moved and replaced."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from newsgen import output
from newsgen.errors import OutputError
from newsgen.manifest import Manifest, Written, read_manifest, write_manifest
from newsgen.output import (
    Plan,
    Present,
    Staged,
    find_foreign,
    list_files,
    look_into,
    place_staged,
    publish,
    replace_file,
    stage,
    stage_file,
)
from newsgen.receipt import Receipt
from tests.conftest import read_tree
from tests.factories import set_time, write_files

RECEIPT = Receipt("in", "ledger", 7, "settings", "plan", "paths", True, True, (), (), 1, 0, {}, "")
OTHER_DISK = OSError(errno.EXDEV, "Invalid cross-device link")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "build"
    folder.mkdir()
    return folder


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    return tmp_path / "staging"


def test_all_that_lies_in_the_output_is_told_with_its_size_and_time(out: Path) -> None:
    write_files(out, {"a/b/c.html": "four", "d.css": "", ".newsgen-moving": "half"})
    (out / "empty").mkdir()
    (out / "here").symlink_to(out / "d.css")
    (out / "folder").symlink_to(out / "a")
    (out / "gone").symlink_to(out / "nowhere")
    times = {path: (out / path).stat().st_mtime_ns for path in ("a/b/c.html", "d.css")}
    present = look_into(out)
    assert present.folders == {"a", "a/b", "empty"}
    assert present.files == {
        "a/b/c.html": (4, times["a/b/c.html"]),
        "d.css": (0, times["d.css"]),
        "here": (0, times["d.css"]),
        "folder": (-1, 0),
        "gone": (-1, 0),
    }
    assert list_files(out) == ["a/b/c.html", "d.css", "folder", "gone", "here"]


@pytest.mark.parametrize(
    ("count", "message"),
    [
        (1, "1 not written by newsgen: 0.txt"),
        (3, "3 not written by newsgen: 0.txt, 1.txt, 2.txt"),
        (4, "4 not written by newsgen: 0.txt, 1.txt, 2.txt, …"),
    ],
)
def test_a_few_foreign_files_are_named(out: Path, count: int, message: str) -> None:
    write_files(out, {f"{n}.txt": "mine" for n in range(count)})
    (issue,) = find_foreign(out, look_into(out), Manifest(), (), ())
    assert (issue.message, issue.hint) == (message, "they stay as they are")


@pytest.mark.parametrize(
    ("theirs", "page"),
    [("a.html", "a.html"), ("a.html/notes.txt", "a.html"), ("a", "a/index.html")],
    ids=["a file", "a folder", "a file where a folder belongs"],
)
def test_what_is_in_the_way_of_a_page_is_named(out: Path, theirs: str, page: str) -> None:
    write_files(out, {theirs: "mine"})
    issues = find_foreign(out, look_into(out), Manifest(), {page}, {page})
    name = theirs if theirs == "a" else "a.html"
    assert issues[0].message == f"build/{name} is not newsgen's, and a page belongs there"
    assert [issue.code for issue in issues] == ["N603", "N601"][: 1 + theirs.count("/")]


def read_staged(staging: Path, staged: Staged) -> bytes:
    return Path(place_staged(staging, staged.path)).read_bytes()


def test_pages_of_one_beginning_are_staged_apart(out: Path, staging: Path) -> None:
    paths = [f"{n}/index.html" for n in range(600)]
    staged = [stage(staging, out, path, path.encode()) for path in paths]
    found = [Path(place_staged(staging, each.path)).read_text() for each in staged if each]
    assert found == paths
    assert len(list(staging.iterdir())) <= 256


@pytest.mark.parametrize("data", [b"", b"longer", b"twice"], ids=["shorter", "longer", "another"])
def test_a_page_with_other_bytes_than_the_output_is_staged(
    out: Path, staging: Path, data: bytes
) -> None:
    write_files(out, {"a.html": "there"})
    staged = stage(staging, out, "a.html", data)
    assert staged is not None
    assert (staged.path, read_staged(staging, staged)) == ("a.html", data)


def test_a_file_is_replaced_in_one_step_and_only_where_its_bytes_differ(out: Path) -> None:
    write_files(out, {"a/b.html": "old", "c.html": "same"})
    assert replace_file(out, "a/b.html", b"new")
    assert replace_file(out, "c.html", b"same") is False
    assert read_tree(out) == {"a/b.html": b"new", "c.html": b"same"}


@pytest.mark.parametrize("path", ["gone.html", "folder"])
def test_what_is_no_file_of_the_output_is_not_replaced(out: Path, path: str) -> None:
    (out / "folder").mkdir()
    assert replace_file(out, path, b"new") is False
    assert read_tree(out) == {}


def test_a_large_file_is_kept_where_the_output_has_other_bytes(out: Path, staging: Path) -> None:
    write_files(out, {"data/a.csv": "old", "data/b.csv": "same"})
    write_files(staging, {"data/a.csv": "new", "data/b.csv": "same", "data/c.csv": "more"})
    found = [stage_file(staging, out, f"data/{name}.csv") for name in "abc"]
    assert found == [Staged("data/a.csv", ""), None, Staged("data/c.csv", "")]
    assert [read_staged(staging, each) for each in found if each] == [b"new", b"more"]
    assert len(read_tree(staging)) == 2


def refuse_to_rename(monkeypatch: pytest.MonkeyPatch, staging: Path, error: OSError) -> None:
    """Let `os.replace` fail for what is staged, as it does between two disks."""
    rename = os.replace

    def replace(source: str | Path, target: str | Path) -> None:
        if str(source).startswith(f"{staging}/"):
            raise error if Path(target).parent.is_dir() else FileNotFoundError(target)
        rename(source, target)

    monkeypatch.setattr(os, "replace", replace)


def publish_one(out: Path, staging: Path, path: str, data: bytes) -> Manifest:
    """Publish an output of one file; the manifest that is left."""
    manifest_file = out.parent / "manifest.json"
    staged = stage(staging, out, path, data)
    assert staged is not None
    plan = Plan({path: "mark"}, staging, {path: staged})
    publish(out, manifest_file, Manifest(), look_into(out), plan)
    return read_manifest(manifest_file)


@pytest.mark.parametrize("path", ["a.html", "far/below/a.html"])
def test_files_are_moved_from_another_disk(
    out: Path, staging: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    refuse_to_rename(monkeypatch, staging, OTHER_DISK)
    manifest = publish_one(out, staging, path, b"whole")
    assert read_tree(out) == {path: b"whole"}
    assert manifest.files[path].size == 5


@pytest.mark.parametrize("path", ["a.html", "far/below/a.html"])
def test_a_file_that_cannot_be_moved_is_an_error(
    out: Path, staging: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    refuse_to_rename(monkeypatch, staging, OSError(errno.EACCES, "Permission denied", "a.html"))
    with pytest.raises(OutputError, match=r"a\.html cannot be written: Permission denied") as error:
        publish_one(out, staging, path, b"whole")
    assert [(i.code, i.path) for i in error.value.issues] == [("N604", str(out))]
    assert read_tree(out) == {}


def test_an_error_without_words_or_a_name_is_told_of_the_output(
    out: Path, staging: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_rename(monkeypatch, staging, OSError("the disk is on fire"))
    with pytest.raises(OutputError, match="build cannot be written: the disk is on fire"):
        publish_one(out, staging, "a.html", b"whole")


def test_what_a_killed_build_was_moving_is_removed(out: Path, staging: Path) -> None:
    write_files(out, {".newsgen-moving": "half"})
    publish_one(out, staging, "a.html", b"whole")
    assert read_tree(out) == {"a.html": b"whole"}


def test_a_manifest_removes_nothing_that_is_not_in_the_output(out: Path, staging: Path) -> None:
    write_files(out.parent, {"mine.txt": "mine"})
    manifest_file = out.parent / "state" / "of" / "manifest.json"
    write_manifest(manifest_file, Manifest({"../mine.txt": Written("mark", 4, 0)}))
    publish(out, manifest_file, read_manifest(manifest_file), Present(), Plan({}, out, {}))
    assert (out.parent / "mine.txt").read_text() == "mine"
    assert read_manifest(manifest_file) == Manifest()


def test_a_file_that_stays_is_read_only_if_the_manifest_is_not_true_of_it(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    reading = output._read_written

    def note(out: Path, path: str, mark: str, sha256: str) -> Written:
        read.append(path)
        return reading(out, path, mark, sha256)

    monkeypatch.setattr(output, "_read_written", note)
    write_files(out, {"true.html": "one", "longer.html": "more", "later.html": "x", "new.html": ""})
    write_files(out, {"unsummed.html": "y"})
    present = look_into(out)
    known = {path: Written("old", *present.files[path], "ab" * 32) for path in present.files}
    known["longer.html"] = Written("old", 3, known["longer.html"].mtime_ns, "ab" * 32)
    known["later.html"] = Written("old", 1, 7, "ab" * 32)
    known["true.html"] = Written("old", *present.files["true.html"], "cd" * 32)
    known["unsummed.html"] = Written("old", *present.files["unsummed.html"])
    del known["new.html"]
    marks = dict.fromkeys(present.files, "mark")
    publish(out, out.parent / "m.json", Manifest(known), present, Plan(marks, out, {}))
    assert read == ["later.html", "longer.html", "new.html", "unsummed.html"]
    files = read_manifest(out.parent / "m.json").files
    assert files["true.html"] == Written("mark", *present.files["true.html"], "cd" * 32)
    assert files["unsummed.html"].sha256 == hashlib.sha256(b"y").hexdigest()
    assert (files["longer.html"].fingerprint, files["longer.html"].size) == ("mark", 4)


def test_a_large_file_of_the_same_size_and_time_is_kept_where_its_bytes_differ(
    out: Path, staging: Path
) -> None:
    write_files(out, {"a.csv": "one"})
    write_files(staging, {"a.csv": "two"})
    for folder in (out, staging):
        set_time(folder / "a.csv", 1_000_000_000)
    assert stage_file(staging, out, "a.csv") is not None


def test_a_folder_that_another_process_makes_meanwhile_is_used(
    out: Path, staging: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, missing = output._write, iter([FileNotFoundError])

    def late(path: str, data: bytes) -> None:
        for error in missing:
            Path(path).parent.mkdir(parents=True)
            raise error(path)
        write(path, data)

    monkeypatch.setattr(output, "_write", late)
    staged = stage(staging, out, "a.html", b"whole")
    assert staged is not None
    assert read_staged(staging, staged) == b"whole"


def test_new_files_are_named_before_they_are_there_also_where_none_goes(
    out: Path, staging: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(output, "_move", die)
    with pytest.raises(KeyboardInterrupt):
        publish_one(out, staging, "a.html", b"whole")
    named = read_manifest(out.parent / "manifest.json")
    assert named == Manifest({"a.html": Written("", 0, 0)})


def test_a_manifest_without_its_receipt_is_left_while_orphans_go(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_arguments: object) -> None:
        raise KeyboardInterrupt

    write_files(out, {"a.html": "x", "old.html": "y"})
    present, file = look_into(out), out.parent / "manifest.json"
    known = {path: Written("mark", *present.files[path], "ab") for path in present.files}
    before = Manifest(known, RECEIPT)
    write_manifest(file, before)
    monkeypatch.setattr(output, "_remove_empty", die)
    with pytest.raises(KeyboardInterrupt):
        publish(out, file, before, present, Plan({"a.html": "mark"}, out, {}, RECEIPT))
    assert read_manifest(file) == Manifest(known)


def test_an_orphan_that_another_removes_meanwhile_does_no_harm(out: Path) -> None:
    write_files(out, {"old.html": "y"})
    present, file = look_into(out), out.parent / "manifest.json"
    (out / "old.html").unlink()
    known = Manifest({"old.html": Written("mark", 1, 1, "ab")})
    assert publish(out, file, known, present, Plan({}, out, {})).removed == ("old.html",)
