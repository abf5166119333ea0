"""The pages that stand for all others: one of each template, in each part of the site."""

from pathlib import Path

from tests.conftest import ROOT
from tests.quality.page_kinds import PageKind

FRAME = "base.html"


def test_each_template_of_the_theme_has_a_page_in_the_demo(kinds: tuple[PageKind, ...]) -> None:
    theme = {
        path.name for path in (ROOT / "templates").glob("*.html") if not path.name.startswith("_")
    }
    assert theme - {kind.template for kind in kinds} == {FRAME}


def test_kinds_differ_by_name_and_their_pages_are_there(
    out: Path, kinds: tuple[PageKind, ...]
) -> None:
    assert len({kind.name for kind in kinds}) == len(kinds)
    assert [kind.path for kind in kinds if not (out / kind.path).is_file()] == []
    assert {"article-dated", "front", "terms-people", "terms-topics"} <= {k.name for k in kinds}
