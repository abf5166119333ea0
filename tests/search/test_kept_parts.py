"""Parts of the index that wait in files: which of them stay."""

from pathlib import Path

import pytest

from newsgen.search.kept_parts import forget_parts, forget_segments


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Two segments of a part each, and a file that a killed build was about to rename."""
    for name in ("2019/a.terms", "2019/a.pairs", "2020/b.terms", "2020/b.pairs", "2020/b.terms.7"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"part")
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_what_a_killed_build_left_goes_with_the_parts_that_are_old(kept: Path) -> None:
    forget_parts(kept / "2020", {"b"})
    assert names(kept / "2020") == ["b.pairs", "b.terms"]
    forget_parts(kept / "2020", {"c"})
    assert names(kept / "2020") == []


def test_a_segment_that_cannot_be_removed_ends_nothing_and_goes_later(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("os.unlink", refuse)
        forget_segments(kept, {"2019"})
    assert "b.terms" in names(kept)
    forget_segments(kept, {"2019"})
    assert names(kept) == ["2019", "a.pairs", "a.terms"]


def refuse(path: str, *_arguments: object, **_named: object) -> None:
    raise PermissionError(13, "Permission denied", path)


def test_there_need_be_none(tmp_path: Path) -> None:
    forget_parts(tmp_path / "2020", ())
    forget_segments(tmp_path / "index", ())
    assert not list(tmp_path.iterdir())
