"""Watching a site's sources: every way to save is seen once, and nothing else is."""

import errno
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsgen.preview import watch
from newsgen.preview.watch import Batch, Watcher
from tests.conftest import SiteFolder


@pytest.fixture
def watcher(site: SiteFolder) -> Iterator[Watcher]:
    site.write("seeds/a.txt", "One")
    site.write("articles/b.md", "One")
    time.sleep(0.05)  # out of the clock's grain
    watching = Watcher(site.root)
    assert watching.start() == ""
    yield watching
    watching.stop()


def changed(watcher: Watcher, timeout: float = 10) -> set[str]:
    batch = watcher.wait(timeout)
    return set(batch.changed) if batch else set()


def in_place(path: Path) -> None:
    path.write_text("Saved in place")


def by_rename(path: Path) -> None:
    temporary = path.with_name(f"{path.name}.tmp")
    temporary.write_text("Saved by a rename")
    temporary.replace(path)


def by_sed(path: Path) -> None:
    subprocess.run(["sed", "-i", "s/One/Two/", str(path)], check=True)


def like_vim(path: Path) -> None:
    swap = path.with_name(f".{path.name}.swp")
    swap.write_text("x")
    probe = path.with_name("4913")
    probe.write_text("")
    probe.unlink()
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text("Saved as Vim does")
    path.with_name(f"{path.name}~").unlink()
    swap.unlink()


def in_steps(path: Path) -> None:
    with path.open("w") as file:
        for word in ("Saved ", "in ", "steps"):
            file.write(word)
            file.flush()
            time.sleep(0.005)


@pytest.mark.parametrize("save", [in_place, by_rename, by_sed, like_vim, in_steps])
def test_every_way_to_save_is_one_change(
    watcher: Watcher, site: SiteFolder, save: Callable[[Path], None]
) -> None:
    save(site.root / "seeds/a.txt")
    assert changed(watcher) == {"seeds/a.txt"}
    assert watcher.wait(0.3) is None


def test_reading_building_and_editors_files_are_no_change(
    watcher: Watcher, site: SiteFolder
) -> None:
    (site.root / "seeds/a.txt").read_bytes()
    site.write("build/index.html", "x")
    site.write(".newsgen/records.sqlite", "x")
    site.write("articles/.b.md.swp", "x")
    site.write("notes.txt", "x")
    assert watcher.wait(0.4) is None


def test_a_touch_of_equal_bytes_is_a_change_that_the_build_can_judge(
    watcher: Watcher, site: SiteFolder
) -> None:
    site.write("seeds/a.txt", "One")
    assert changed(watcher) == {"seeds/a.txt"}


def test_new_moved_and_removed_folders_are_seen(watcher: Watcher, site: SiteFolder) -> None:
    site.write("seeds/2021/05/c.txt", "Three")
    assert changed(watcher) == {"seeds/2021/05/c.txt"}
    (site.root / "seeds/2021").rename(site.root / "seeds/2022")
    assert changed(watcher) == {"seeds/2021/05/c.txt", "seeds/2022/05/c.txt"}
    shutil.rmtree(site.root / "seeds/2022")
    assert changed(watcher) == {"seeds/2022/05/c.txt"}
    site.write("templates/base.html", "x")
    assert changed(watcher) == {"templates/base.html"}


def test_the_configuration_is_watched(watcher: Watcher, site: SiteFolder) -> None:
    site.write("newsgen.yaml", "title: Another\n")
    assert changed(watcher) == {"newsgen.yaml"}


def test_what_changes_while_a_build_runs_is_kept(watcher: Watcher, site: SiteFolder) -> None:
    site.write("seeds/a.txt", "Two")
    assert changed(watcher) == {"seeds/a.txt"}
    site.write("articles/b.md", "While a build runs")
    time.sleep(0.3)
    assert changed(watcher) == {"articles/b.md"}


def test_changes_that_no_event_tells_of_are_found_by_looking(
    watcher: Watcher, site: SiteFolder
) -> None:
    site.write("seeds/4913/c.txt", "In a folder whose events are taken for an editor's")
    assert changed(watcher) == {"seeds/4913/c.txt"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells that a file was closed")
def test_a_save_counts_as_settled_when_it_is_whole(
    watcher: Watcher, site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "QUIET_SECONDS", 60.0)
    assert watcher.settled_at == 0.0
    with (site.root / "seeds/a.txt").open("w") as file:
        file.write("Half of")
        file.flush()
        wait_until(lambda: watcher.has_news)
        assert watcher.settled_at == 0.0
        file.write(" it")
    wait_until(lambda: watcher.settled_at > 0.0)


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_demand_is_a_batch_without_changes(watcher: Watcher) -> None:
    threading.Timer(0.05, watcher.demand).start()
    assert watcher.wait(10) == Batch(frozenset(), demanded=True)


def test_a_flood_is_awaited_and_whole(
    watcher: Watcher, site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "FLOOD_QUIET_SECONDS", 1.0)

    def check_out() -> None:
        for number in range(600):
            site.write(f"seeds/wire/{number}.txt", f"Number {number}")
            if number % 100 == 70:
                time.sleep(0.3)  # longer than an editor is waited for

    writer = threading.Thread(target=check_out)
    writer.start()
    found: list[set[str]] = []
    while sum(map(len, found)) < 600:
        found.append(changed(watcher))
    writer.join()
    assert set().union(*found) == {f"seeds/wire/{number}.txt" for number in range(600)}
    # It is not known for a flood before so many files have changed.
    assert len(found[-1]) >= 600 - 2 * watch.FLOOD


def test_git_is_let_finish(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "One")
    lock = site.root / ".git/index.lock"
    lock.parent.mkdir()
    lock.write_text("")
    watcher = Watcher(site.root)
    watcher.start()
    site.write("seeds/b.txt", "Half of a checkout")
    threading.Timer(0.5, lock.unlink).start()
    threading.Timer(0.4, lambda: site.write("seeds/c.txt", "The other half")).start()
    assert changed(watcher) == {"seeds/b.txt", "seeds/c.txt"}
    watcher.stop()


def test_polling_finds_changes_without_events(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "One")
    watcher = Watcher(site.root, poll=True)
    assert watcher.start() == ""
    assert watcher.polls
    time.sleep(0.05)
    site.write("seeds/a.txt", "Two")
    assert changed(watcher) == {"seeds/a.txt"}
    watcher.stop()


@pytest.mark.parametrize("way", ["count", "start"])
def test_where_watching_cannot_work_it_polls_and_says_why(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    if way == "count":
        monkeypatch.setattr(watch, "describe_too_many", lambda folders: f"{folders} are too many")
    else:

        def fail(self: object) -> None:
            raise OSError(errno.EMFILE, "Too many open files")

        monkeypatch.setattr("watchdog.observers.api.BaseObserver.start", fail)
    watcher = Watcher(site.root)
    reason = watcher.start()
    assert "too many" in reason or "max_user_instances" in reason
    assert watcher.polls
    site.write("seeds/a.txt", "One")
    assert changed(watcher) == {"seeds/a.txt"}
    watcher.stop()
