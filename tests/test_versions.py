import importlib.metadata
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen import versions
from newsgen.versions import code_digest


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    code_digest.cache_clear()
    yield
    code_digest.cache_clear()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small package in place of newsgen's own."""
    package = tmp_path / "package"
    (package / "data").mkdir(parents=True)
    for name in ("__init__.py", "data/words.txt", "data/places.tsv.gz", "notes.md"):
        (package / name).write_bytes(name.encode())
    shutil.copy(versions.__file__, package / "versions.py")
    monkeypatch.setattr(versions, "__file__", str(package / "versions.py"))
    return package


def digest() -> str:
    code_digest.cache_clear()
    return code_digest()


def test_the_digest_stays_while_the_code_does() -> None:
    assert re.fullmatch(r"[0-9a-f]{32}", digest())
    assert digest() == digest()


@pytest.mark.parametrize("name", ["__init__.py", "data/words.txt", "data/places.tsv.gz"])
def test_a_change_of_code_or_data_changes_the_digest(package: Path, name: str) -> None:
    before = digest()
    (package / name).write_bytes(b"changed")
    assert digest() != before


def test_a_new_module_and_a_new_name_change_the_digest(package: Path) -> None:
    digests = {digest()}
    (package / "new.py").write_bytes(b"")
    digests.add(digest())
    (package / "new.py").rename(package / "newer.py")
    digests.add(digest())
    assert len(digests) == 3


def test_files_that_no_output_depends_on_leave_the_digest(package: Path) -> None:
    before = digest()
    (package / "notes.md").write_bytes(b"changed")
    (package / "module.pyc").write_bytes(b"x")
    assert digest() == before


def test_where_the_package_lies_makes_no_difference(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digest()
    moved = package.with_name("moved")
    package.rename(moved)
    monkeypatch.setattr(versions, "__file__", str(moved / "versions.py"))
    assert digest() == before


@pytest.mark.parametrize("library", ["jinja2", "markdown", "nh3", "python-frontmatter"])
def test_another_version_of_a_library_changes_the_digest(
    package: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    before = digest()
    known = importlib.metadata.version
    monkeypatch.setattr(
        versions, "version", lambda name: "99.0" if name == library else known(name)
    )
    assert digest() != before
