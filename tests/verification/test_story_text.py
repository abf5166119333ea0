from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from newsgen.verification.story_text import offset_of, squeeze
from tests.conftest import SiteFolder
from tests.verification.conftest import verify

copy = st.text(st.sampled_from("ab \t\r\n\u00a0\x07é"), max_size=30)


@given(copy)
def test_white_space_alone_is_squeezed(text: str) -> None:
    squeezed = squeeze(text)

    shown = text.replace("\x07", "\ufffd")
    assert "".join(squeezed.split(" ")) == "".join(c for c in shown if c not in " \t\r\n")
    assert "  " not in squeezed
    assert squeeze(squeezed) == squeezed


@given(copy)
def test_a_place_in_squeezed_text_leads_back_to_its_character(text: str) -> None:
    for number, sign in enumerate(squeeze(text)):
        there = text[offset_of(text, number)].replace("\x07", "\ufffd")
        assert there == sign or (sign == " " and there in " \t\r\n")


MARKUP = """---
headline: Two\u200a steps to the quay
date: 2021-03-12
---

The town offers <a href="https://x.example/a" target="_blank">two-step checks</a>, said Ana Ruiz.

See [this](https://x.example/b "A “good” title"). <!-- "a comment" said Ana Ruiz -->

{{<figure src="*goat*.jpg" title="A goat">}}{{</figure>}} Write `{{< ref "a.md" >}}`, [not
that]({{< ref "a.md" >}}) nor [this](../seeds/gone.txt).

"We are <em>glad</em> to go," said <b>Luka Petrin</b>, the harbour-master.
"""


def test_markup_and_shortcodes_are_no_quotations_and_no_fault(tmp_path: Path) -> None:
    site = SiteFolder(tmp_path / "site")
    site.write("articles/quay.md", MARKUP)
    assert not site.build().failed

    page = site.page("2021/03/two-steps-to-the-quay/index.html")

    assert '<a href="https://x.example/a">two-step checks</a>' in page
    assert '<a href="https://x.example/b" title="A “good” title">this</a>' in page
    assert "{{&lt;figure src=&quot;*goat*.jpg&quot; title=&quot;A goat&quot;&gt;}}" in page
    assert page.count("<q") == 1
    assert '<q id="q1">"We are <em>glad</em> to go,"</q>' in page
    report = verify(site)
    assert not report.issues, [str(issue) for issue in report.issues]
