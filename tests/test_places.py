import os
import tempfile
from pathlib import Path

import pytest

from newsgen.places import PREVIEWS, find_cache
from newsgen.scratch import claim_scratch
from tests.conftest import SiteFolder

pytestmark = pytest.mark.skipif(os.name == "nt", reason="on Windows the cache is named otherwise")


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who is in no list of users, as in some containers."""

    def refuse(number: int) -> None:
        raise KeyError(number)

    monkeypatch.setattr("pwd.getpwuid", refuse)
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("named", "cache"), [("kept", "kept/newsgen"), ("", "kosic/.cache/newsgen")]
)
def test_the_cache_lies_where_the_user_wants_it(
    named: str, cache: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "kosic"))
    monkeypatch.setenv("XDG_CACHE_HOME", named and str(tmp_path / named))
    assert find_cache() == tmp_path / cache


@pytest.mark.usefixtures("homeless")
def test_without_a_home_nothing_is_kept_and_all_is_built(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "Ferry finds its harbour\n\nIt came in at noon.\n")
    site.write("templates/extra.html", "{{ page.title }}")
    assert not site.build().failed
    assert not find_cache().exists()


@pytest.mark.usefixtures("homeless")
def test_without_a_home_a_preview_has_a_temporary_folder() -> None:
    with claim_scratch(find_cache() / PREVIEWS) as folder:
        assert folder.parent == Path(tempfile.gettempdir())
