"""Where Markdown is not rendered its words stand, in all files of a site."""

import re

from tests.conftest import SiteFolder

STORY = """\
# Bell **rings** [twice](https://x.example/h) at Ely

![A bell](../static/no.png)

The [town bell](https://x.example/b) at **Ely** rang twice on Monday, the *keeper* told the board.

"We have *never* heard [the bell](https://x.example/w) like **this** before," said Nils Aker.

Correction: An **earlier** version said [the bell](https://x.example/c) was cracked.
"""
SIGNS = re.compile(r"\]\(|\*\*|!\[|\*[a-z]")
KINDS = (".html", ".xml", ".json", ".csv", ".txt")


def test_no_file_but_the_data_holds_a_sign_of_markdown(site: SiteFolder) -> None:
    site.write("newsgen.yaml", "title: Test archive\nurl: https://archive.example\nninjs: true\n")
    site.write("articles/a.md", f"---\ndate: 2021-05-04\n---\n\n{STORY}")
    assert not site.build().failed
    for path in site.out.rglob("*"):
        if path.suffix in KINDS and not path.name.endswith(".ninjs.json"):
            found = SIGNS.search(path.read_text(encoding="utf-8"))
            assert not found, (path, found)
    page = site.page("2021/05/bell-rings-twice-at-ely/index.html")
    assert '<meta name="description" content="The town bell at Ely rang twice on Monday' in page
    assert '"text":"We have never heard the bell like this before"' in page
    said = "We have never heard the bell like this before"
    assert said in site.page("quotes/index.html")
    assert said in site.page("data/quotations.csv")
