"""What has really changed below a site."""

import shutil
from pathlib import Path

from newsgen.preview.stamps import Memory, count_folders, walk_site
from tests.conftest import SiteFolder


def seen(site: SiteFolder) -> Memory:
    """A memory of the site, so long ago that no write is within the clock's grain."""
    memory = Memory(site.root)
    memory.look_everywhere()
    memory.looked_ns += 10**9
    return memory


def test_a_file_that_was_written_added_or_removed_has_changed(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "One")
    site.write("seeds/b.txt", "One")
    memory = seen(site)
    assert memory.look_everywhere() == frozenset()
    site.write("seeds/a.txt", "Two and more")
    site.write("articles/new/c.md", "Three")
    (site.root / "seeds/b.txt").unlink()
    assert memory.look_everywhere() == {"seeds/a.txt", "seeds/b.txt", "articles/new/c.md"}
    assert memory.look_everywhere() == frozenset()


def test_only_the_named_files_are_looked_at(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "One")
    site.write("seeds/b.txt", "One")
    memory = seen(site)
    site.write("seeds/a.txt", "Two and more")
    site.write("seeds/b.txt", "Two and more")
    (site.root / "newsgen.yaml").unlink()
    assert memory.look_at(["seeds/a.txt", "newsgen.yaml", "seeds/none.txt"]) == {
        "seeds/a.txt",
        "newsgen.yaml",
    }
    assert memory.look_everywhere() == {"seeds/b.txt"}


def test_reading_and_touching_nothing_is_no_change(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "One")
    memory = seen(site)
    (site.root / "seeds/a.txt").read_bytes()
    assert memory.look_at(["seeds/a.txt"]) == frozenset()


def test_a_write_within_the_clocks_grain_counts_whatever_its_stamp(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "One")
    memory = Memory(site.root)
    memory.look_everywhere()
    assert memory.look_at(["seeds/a.txt"]) == {"seeds/a.txt"}


def test_hidden_files_the_output_and_loops_are_passed_over(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "One")
    site.write("seeds/.a.txt.swp", "x")
    site.write("seeds/a.txt~", "x")
    site.write("build/index.html", "x")
    site.write("notes.txt", "x")
    (site.root / "seeds/loop").symlink_to(site.root / "seeds")
    assert walk_site(site.root).keys() == {"newsgen.yaml", "seeds/a.txt"}


def test_a_folder_behind_a_link_is_looked_at(site: SiteFolder) -> None:
    site.write("wire/a.txt", "One")
    site.write("seeds/b.txt", "One")
    (site.root / "seeds/wire").symlink_to(site.root / "wire")
    memory = seen(site)
    assert "seeds/wire/a.txt" in memory.stamps
    shutil.rmtree(site.root / "wire")
    assert memory.look_everywhere() == {"seeds/wire/a.txt"}


def test_a_link_out_of_the_site_is_seen_but_not_what_it_leads_to(
    site: SiteFolder, tmp_path: Path
) -> None:
    for name in ("wire/a.txt", "b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("One")
    site.write("seeds/c.txt", "One")
    memory = seen(site)
    (site.root / "seeds/wire").symlink_to(tmp_path / "wire")
    (site.root / "seeds/b.txt").symlink_to(tmp_path / "b.txt")
    assert memory.look_everywhere() == {"seeds/wire", "seeds/b.txt"}
    memory.looked_ns += 10**9
    (tmp_path / "wire/a.txt").write_text("Two and more")
    (tmp_path / "b.txt").write_text("Two and more")
    assert memory.look_at(["seeds/wire", "seeds/b.txt"]) == frozenset()
    assert memory.look_everywhere() == frozenset()


def test_directories_are_counted(site: SiteFolder) -> None:
    assert count_folders(site.root) == 1
    site.write("seeds/2021/05/a.txt", "One")
    assert count_folders(site.root) == 4
