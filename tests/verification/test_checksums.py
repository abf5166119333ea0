import os
import shutil
import subprocess
from pathlib import Path

import pytest

from newsgen.errors import OutputError
from newsgen.verification.checksums import find_sources, require_outside, write_checksums
from tests.conftest import SiteFolder


def check(site: SiteFolder, file: Path) -> "subprocess.CompletedProcess[str]":
    """What ``sha256sum -c`` says."""
    if shutil.which("sha256sum") is None:
        pytest.skip("there is no sha256sum")
    arguments = ["sha256sum", "--check", "--strict", "--quiet", str(file)]
    return subprocess.run(arguments, cwd=site.root, capture_output=True, text=True, check=False)


def test_sums_are_those_of_sha256sum(copied: SiteFolder, tmp_path: Path) -> None:
    file = tmp_path / "SHA256SUMS"

    number = write_checksums(file, copied.root, copied.out)

    lines = file.read_text(encoding="utf-8").splitlines()
    paths = [line[66:] for line in lines]
    assert len(lines) == number
    assert {"newsgen.yaml", "seeds/ferry.txt", "build/index.html"} <= set(paths)
    assert not [path for path in paths if path.startswith((".newsgen", "/"))]
    assert check(copied, file).returncode == 0


def test_a_changed_byte_is_found_by_sha256sum(copied: SiteFolder, tmp_path: Path) -> None:
    file = tmp_path / "SHA256SUMS"
    write_checksums(file, copied.root, copied.out)

    copied.write("seeds/ferry.txt", "another story\n")

    assert "seeds/ferry.txt: FAILED" in check(copied, file).stdout


def test_the_same_archive_gives_the_same_sums(copied: SiteFolder, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"

    write_checksums(one, copied.root, copied.out)
    write_checksums(two, copied.root, copied.out)

    assert one.read_bytes() == two.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_odd_names_are_written_as_sha256sum_reads_them(copied: SiteFolder, tmp_path: Path) -> None:
    for name in ("back\\slash.txt", "line\nend.txt", "  blanks é.txt"):
        copied.write(f"seeds/{name}", "A story\n\nIt is short.\n")
    file = tmp_path / "SHA256SUMS"

    write_checksums(file, copied.root, copied.out)

    assert check(copied, file).returncode == 0


def test_links_among_the_sources_are_followed_but_not_in_a_circle(copied: SiteFolder) -> None:
    other = copied.root / "elsewhere"
    copied.write("elsewhere/linked.txt", "A story\n\nIt is short.\n")
    (copied.root / "seeds" / "more").symlink_to(other)
    (other / "back").symlink_to(copied.root / "seeds")
    copied.write("seeds/.hidden", "x")

    assert [path for path in find_sources(copied.root) if path.startswith("seeds/")] == [
        "seeds/ferry.txt",
        "seeds/levee.txt",
        "seeds/more/linked.txt",
    ]


def test_what_a_link_out_of_the_site_leads_to_is_no_source(
    copied: SiteFolder, tmp_path: Path
) -> None:
    before = list(find_sources(copied.root))
    (tmp_path / "private").mkdir()
    (tmp_path / "private/letter.txt").write_text("not yours\n")
    for folder in ("seeds", "static", "templates"):
        (copied.root / folder).mkdir(exist_ok=True)
        (copied.root / folder / "more").symlink_to(tmp_path / "private")
        (copied.root / folder / "letter.txt").symlink_to(tmp_path / "private/letter.txt")
        (copied.root / folder / "gone.txt").symlink_to(tmp_path / "nowhere")

    assert list(find_sources(copied.root)) == before


def test_a_folder_of_the_site_that_is_a_link_is_a_source(
    copied: SiteFolder, tmp_path: Path
) -> None:
    before = list(find_sources(copied.root))
    (copied.root / "seeds").rename(tmp_path / "elsewhere")
    (copied.root / "seeds").symlink_to(tmp_path / "elsewhere")

    assert list(find_sources(copied.root)) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among files")
def test_a_pipe_is_not_waited_for(copied: SiteFolder) -> None:
    before = list(find_sources(copied.root))
    os.mkfifo(copied.root / "seeds" / "pipe.txt")

    assert list(find_sources(copied.root)) == before


@pytest.mark.parametrize("place", ["build/SUMS", "seeds/SUMS", "build", "."])
def test_sums_are_not_written_among_what_they_are_of(copied: SiteFolder, place: str) -> None:
    with pytest.raises(OutputError):
        require_outside(copied.root / place, copied.root, copied.out)
