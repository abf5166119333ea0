"""axe-core on one page of each kind, light, dark and on a phone."""

import pytest
from playwright.sync_api import Browser

from tests.quality.accessibility import LOOKS, Look, find_violations, run_axe
from tests.quality.page_kinds import PageKind
from tests.quality.tools import require_package


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_axe_finds_no_violation(
    look: Look, browser: Browser, served: str, kinds: tuple[PageKind, ...]
) -> None:
    source = require_package("axe-core/axe.min.js").read_text(encoding="utf-8")
    paths = [kind.path for kind in kinds]
    paths += [f"{kind.path}?q=ferry" for kind in kinds if kind.template == "search.html"]
    assert list(find_violations(browser, source, served, paths, look)) == []


def test_axe_sees_what_is_wrong(browser: Browser, served: str) -> None:
    source = require_package("axe-core/axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{served}404.html")
    faults = '<p style="color:#696969">Grey on white</p><img src="icon.svg">'
    page.evaluate("faults => { document.querySelector('main').innerHTML += faults }", faults)
    found = {line.split()[0] for line in run_axe(page, source)}
    context.close()
    assert found == {"color-contrast-enhanced", "image-alt"}
