"""Which files of a site are walked, and how its settings are read."""

import os
from pathlib import Path

import pytest

from newsgen.site_files import leads_out, read_settings, walk_files


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def walked(root: Path, name: str = "seeds", *, backups: bool = False) -> list[str]:
    return [path for path, _ in walk_files(root, name, backups=backups)]


def test_files_are_walked_in_order_with_their_status(tmp_path: Path) -> None:
    write(tmp_path, "seeds/b.txt", "seeds/a/z.txt", "seeds/a/é.txt", "elsewhere/c.txt")
    assert walked(tmp_path) == ["seeds/a/z.txt", "seeds/a/é.txt", "seeds/b.txt"]
    assert [status.st_size for _, status in walk_files(tmp_path, "seeds")] == [1, 1, 1]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert walked(tmp_path) == []


def test_hidden_names_are_passed_over_and_backups_unless_they_are_asked_for(
    tmp_path: Path,
) -> None:
    write(tmp_path, "seeds/a.txt", "seeds/.b.txt", "seeds/.git/c.txt", "seeds/d~", "seeds/e~/f.txt")
    assert walked(tmp_path) == ["seeds/a.txt"]
    assert walked(tmp_path, backups=True) == ["seeds/a.txt", "seeds/d~", "seeds/e~/f.txt"]


def test_links_are_followed_within_the_site_and_no_further(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, "seeds/a.txt", "wire/b.txt")
    write(tmp_path, "elsewhere/c.txt")
    (site / "seeds/in").symlink_to(site / "wire")
    (site / "seeds/out").symlink_to(tmp_path / "elsewhere")
    (site / "seeds/out.txt").symlink_to(tmp_path / "elsewhere/c.txt")
    (site / "seeds/loop").symlink_to(site / "seeds")
    (site / "seeds/gone").symlink_to(site / "nowhere")
    found = dict(walk_files(site, "seeds"))
    assert list(found) == ["seeds/a.txt", "seeds/in/b.txt", "seeds/out", "seeds/out.txt"]
    for name in ("seeds/out", "seeds/out.txt"):
        assert os.path.samestat(found[name], (site / name).lstat())


def test_a_folder_that_is_itself_a_link_is_walked(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/a.txt", "elsewhere/more/b.txt")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/seeds").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/in").symlink_to(tmp_path / "elsewhere/more")
    assert walked(tmp_path / "site") == ["seeds/a.txt", "seeds/in/b.txt", "seeds/more/b.txt"]


@pytest.mark.parametrize("linked", ["themes/ours", "themes/ours/templates"])
def test_a_theme_may_be_a_link_and_so_may_its_folders(tmp_path: Path, linked: str) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    write(elsewhere, "a.html" if linked.endswith("templates") else "templates/a.html")
    (site / linked).parent.mkdir(parents=True)
    (site / linked).symlink_to(elsewhere)
    assert walked(site, "themes") == ["themes/ours/templates/a.html"]


def test_a_link_leads_out_where_its_target_is_there_and_outside(tmp_path: Path) -> None:
    write(tmp_path, "site/a.txt", "site-two/b.txt")
    site = tmp_path / "site"
    for name, target in (("in", site / "a.txt"), ("out", tmp_path / "site-two/b.txt")):
        (site / name).symlink_to(target)
    (site / "gone").symlink_to(tmp_path / "nowhere")
    top = os.path.realpath(site)
    names = ("a.txt", "in", "out", "gone")
    assert [name for name in names if leads_out(os.fspath(site / name), top)] == ["out"]


def test_settings_are_read_without_a_mark_and_within_bounds(tmp_path: Path) -> None:
    file = tmp_path / "topics.yaml"
    file.write_text("\ufeffSport:\n", "utf-8")
    assert read_settings(file) == "Sport:\n"
    with pytest.raises(OSError, match="larger than 5 bytes"):
        read_settings(file, 5)
    with pytest.raises(OSError, match="not a file"):
        read_settings(tmp_path)
