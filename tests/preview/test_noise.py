"""What editors leave beside the files that people save."""

import pytest

from newsgen.preview.noise import is_noise


@pytest.mark.parametrize(
    "path",
    ["articles/.a.md.swp", "articles/.a.md.swx", "articles/a.md~", "articles/.#a.md",
     "articles/#a.md#", "articles/4913", "articles/sedK3d9xQ", "articles/a.md.tmp",
     "static/.git/index.lock", "seeds/a.txt___jb_tmp___", "seeds/a.txt.part", "static/Thumbs.db"],
)  # fmt: skip
def test_what_tools_leave_is_noise(path: str) -> None:
    assert is_noise(path)


@pytest.mark.parametrize(
    "path",
    ["articles/a.md", "seeds/2021/4913.txt", "seeds/sedation.txt", "static/new.css",
     "articles/swp.md", "seeds/#metoo.txt", "newsgen.yaml", "templates/base.html"],
)  # fmt: skip
def test_what_authors_write_is_none(path: str) -> None:
    assert not is_noise(path)
