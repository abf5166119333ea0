from pathlib import Path

import pytest

from newsgen.errors import OutputError
from newsgen.output import check_folders


@pytest.mark.parametrize("out", ["build", "../elsewhere", "a/b/c", "seeds-public"])
def test_an_output_folder_beside_the_sources_is_well(tmp_path: Path, out: str) -> None:
    root = tmp_path / "site"
    root.mkdir()
    check_folders(root, root / out)


@pytest.mark.parametrize(
    "out",
    [".", "..", "seeds", "articles/public", "templates", "static/x/y", ".newsgen/out", "a/.."],
)
def test_an_output_folder_around_or_among_the_sources_is_refused(tmp_path: Path, out: str) -> None:
    root = tmp_path / "site"
    root.mkdir()
    with pytest.raises(OutputError, match="lie in one another") as caught:
        check_folders(root, root / out)
    assert [issue.code for issue in caught.value.issues] == ["N602"]


def test_a_link_to_the_sources_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "build").symlink_to(tmp_path / "seeds")
    with pytest.raises(OutputError):
        check_folders(tmp_path, tmp_path / "build")


def test_an_output_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("mine")
    with pytest.raises(
        OutputError, match="build is a file, and the output needs a folder"
    ) as error:
        check_folders(tmp_path, tmp_path / "build")
    assert [issue.code for issue in error.value.issues] == ["N604"]
