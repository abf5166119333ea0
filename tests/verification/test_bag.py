"""A bag is held to RFC 8493 by a validator that knows nothing of how it was made."""

import hashlib
import re
from pathlib import Path

import pytest

from newsgen.config import Config, require_config
from newsgen.errors import OutputError
from newsgen.verification.bag import write_bag
from newsgen.verification.built import require_manifest
from tests.conftest import SiteFolder, read_tree

CONFIG = Config(title="Gulf\nWire", url="https://gulf.example/wire")


def make(site: SiteFolder, bag: Path, config: Config = CONFIG) -> int:
    manifest, _ = require_manifest(site.out, site.root / ".newsgen")
    return write_bag(bag, site.root, site.out, config, manifest)


def read_sums(file: Path) -> dict[str, str]:
    """Path → sum of a manifest of RFC 8493, 2.1.3."""
    sums = {}
    for line in file.read_bytes().decode("utf-8").splitlines():
        match = re.fullmatch(r"([0-9a-f]{64})[ \t]+(.+)", line)
        assert match, line
        path = match[2].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        assert not path.startswith(("/", "~"))
        assert ".." not in path.split("/")
        assert path not in sums
        sums[path] = match[1]
    return sums


def validate(bag: Path) -> dict[str, str]:
    """The tags of a bag that is complete and valid (RFC 8493, 3)."""
    files = read_tree(bag)
    declared = files["bagit.txt"].decode("utf-8").splitlines()
    assert declared == ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"]
    payload = {path for path in files if path.startswith("data/")}
    sums, tags = read_sums(bag / "manifest-sha256.txt"), read_sums(bag / "tagmanifest-sha256.txt")
    assert sums.keys() == payload
    assert tags.keys() == files.keys() - payload - {"tagmanifest-sha256.txt"}
    for path, digest in (sums | tags).items():
        assert hashlib.sha256(files[path]).hexdigest() == digest, path
    lines = files["bag-info.txt"].decode("utf-8").splitlines()
    info = dict(line.split(": ", 1) for line in lines)
    size = sum(len(files[path]) for path in payload)
    assert info["Payload-Oxum"] == f"{size}.{len(payload)}"
    return info


def test_a_bag_is_complete_and_valid(copied: SiteFolder, tmp_path: Path) -> None:
    number = make(copied, tmp_path / "bag")

    info = validate(tmp_path / "bag")
    files = read_tree(tmp_path / "bag" / "data")
    assert len(files) == number
    assert files["sources/seeds/ferry.txt"] == (copied.root / "seeds/ferry.txt").read_bytes()
    assert {path.removeprefix("build/") for path in files if path.startswith("build/")} == set(
        copied.tree()
    )
    assert info["External-Description"] == "Gulf Wire"
    assert info["External-Identifier"] == "https://gulf.example/wire"


def test_the_same_archive_gives_the_same_bag(copied: SiteFolder, tmp_path: Path) -> None:
    make(copied, tmp_path / "one")
    make(copied, tmp_path / "two")

    assert read_tree(tmp_path / "one") == read_tree(tmp_path / "two")


def test_an_archive_without_an_address_has_a_valid_bag(copied: SiteFolder, tmp_path: Path) -> None:
    make(copied, tmp_path / "bag", Config())

    assert "External-Identifier" not in validate(tmp_path / "bag")


def test_a_percent_sign_in_a_name_is_encoded(copied: SiteFolder, tmp_path: Path) -> None:
    copied.write("seeds/100%25.txt", "A story\n\nIt is short.\n")

    make(copied, tmp_path / "bag")

    validate(tmp_path / "bag")
    assert "seeds/100%2525.txt" in (tmp_path / "bag/manifest-sha256.txt").read_text("utf-8")


def test_foreign_files_of_the_output_are_not_taken(copied: SiteFolder, tmp_path: Path) -> None:
    copied.write("build/private.txt", "x")

    make(copied, tmp_path / "bag")

    assert not (tmp_path / "bag/data/build/private.txt").exists()


def test_a_bag_takes_the_files_of_links_within_the_site_and_of_no_other(
    copied: SiteFolder, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("not yours\n")
    (copied.root / "seeds/letter.txt").symlink_to(tmp_path / "letter.txt")
    (copied.root / "seeds/again.txt").symlink_to(copied.root / "seeds/ferry.txt")

    make(copied, tmp_path / "bag")

    validate(tmp_path / "bag")
    taken = tmp_path / "bag/data/sources/seeds"
    assert sorted(path.name for path in taken.iterdir()) == ["again.txt", "ferry.txt", "levee.txt"]
    assert not (taken / "again.txt").is_symlink()
    assert (taken / "again.txt").read_bytes() == (taken / "ferry.txt").read_bytes()


def test_a_bag_is_not_written_over_anything(copied: SiteFolder, tmp_path: Path) -> None:
    (tmp_path / "bag").mkdir()
    (tmp_path / "bag" / "mine.txt").write_text("x")

    with pytest.raises(OutputError, match="is there already"):
        make(copied, tmp_path / "bag")

    assert [path.name for path in (tmp_path / "bag").iterdir()] == ["mine.txt"]


def test_a_bag_that_cannot_be_finished_is_not_begun(copied: SiteFolder, tmp_path: Path) -> None:
    (copied.out / "index.html").unlink()

    with pytest.raises(OutputError, match=r"index\.html"):
        make(copied, tmp_path / "bag")

    assert not (tmp_path / "bag").exists()
    assert not (tmp_path / "bag.partial").exists()


def test_a_site_that_was_not_built_has_no_bag(site: SiteFolder, tmp_path: Path) -> None:
    from_config = require_config(site.root)

    with pytest.raises(Exception, match="built nothing"):
        make(site, tmp_path / "bag", from_config)
