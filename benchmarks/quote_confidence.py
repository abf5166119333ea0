"""How often each rule for quotations names the right speaker. See README.md here.

usage: quote_confidence.py [--data FOLDER] [--judged FILE]

Two sets of articles whose speakers people marked, neither of which is part of newsgen:

* PolNeAR, in FOLDER/polnear (txt/*.txt, quoted_spans.jsonl): right means that the mention is one
  that the annotators marked. Only quoted runs of four words or more count.
* newspapers of 2020, in FILE and FOLDER/newspapers-2020/txt: the mention, and the person that it
  stands for.

Printed are for each rule the cases, the right ones and their smoothed share, which is what
quotes/confidences.py holds: (right + 1) / (cases + 2); the same for names that stand elsewhere
(``she``), by the person; and how often quotations of each confidence are right.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from newsgen.loader.quotes.confidences import CONFIDENCES, INFERRED

FEWEST_WORDS: Final = 4
PAGE: Final = 0.8
"""The threshold of people's pages: PAGE_CONFIDENCE in newsgen/archive/cards.py."""
BINS: Final = (0.95, 0.9, 0.85, 0.8, 0.6, 0.0)
STOP_WORDS: Final = frozenset(("the", "of", "a", "al", "de", "bin", "mr", "ms", "mrs", "dr"))


class Case(NamedTuple):
    """One quoted run that the loader gave a speaker, and whether that is right."""

    rule: str
    confidence: float
    mention: bool
    person: bool | None
    """None where the set does not tell."""
    inferred: bool


def fold(text: str | None) -> frozenset[str]:
    """The words of a name that tell anything."""
    plain = "".join(c if c.isalnum() else " " for c in (text or "").casefold())
    return frozenset(plain.split()) - STOP_WORDS


def parse(texts: Sequence[Path]) -> dict[str, list[Mapping[str, Any]]]:
    """The quotations of each text, by its name."""
    command = [sys.executable, "-m", "newsgen", "parse", "--format", "jsonl", *map(str, texts)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    records = map(json.loads, done.stdout.splitlines())
    return {Path(one["source"]["path"]).stem: one["quotes"] for one in records}


def find_quote(
    quotes: Sequence[Mapping[str, Any]], span: Sequence[int]
) -> Mapping[str, Any] | None:
    """The quotation that covers half of the `span` or more, if somebody says it."""
    for quote in quotes:
        for fragment in quote["fragments"]:
            first, last = fragment["span"]
            if 2 * (min(last, span[1]) - max(first, span[0])) >= span[1] - span[0]:
                return quote if quote["speaker"] else None
    return None


def judge(quote: Mapping[str, Any], gold: Mapping[str, Any]) -> Case:
    """Whether the quotation has the speaker of the `gold` run."""
    speaker = quote["speaker"]
    start, end = speaker["span"] or (-1, -1)
    overlaps = any(max(start, a) < min(end, b) for a, b in gold["speaker_spans"] or ())
    named = gold["speaker_type"] == "named"
    mention = overlaps or (named and bool(fold(gold["speaker"]) & fold(speaker["mention"])))
    person = None
    name = None if speaker["anonymous"] else speaker["name"]
    if "persons" in gold:
        unnamed = any(one.startswith("ANON") for one in gold["persons"])
        person = bool(fold(name) & fold(" ".join(gold["persons"]))) or (unnamed and not name)
    inferred = name is not None and not fold(name) & fold(speaker["mention"])
    return Case(quote["rule"], quote["confidence"], mention, person, inferred)


def find_cases(spans: Path, texts: Path) -> Iterator[Case]:
    """All cases of one set."""
    gold = [json.loads(line) for line in spans.read_text(encoding="utf-8").splitlines()]
    names = sorted({one["id"] for one in gold})
    quotes = parse([texts / f"{name}.txt" for name in names])
    for one in gold:
        if one["words"] < FEWEST_WORDS or one["speaker_type"] == "unclear":
            continue
        found = find_quote(quotes.get(one["id"], ()), one["span"])
        if found:
            yield judge(found, one)


def smooth(right: int, cases: int) -> float:
    """The share of right ones, as if there had been one more of either kind."""
    return (right + 1) / (cases + 2)


def show_rules(cases: Sequence[Case]) -> None:
    """One row a rule."""
    print("| rule | cases | right | smoothed share | in the code |")
    print("|---|---|---|---|---|")
    found = {case.rule for case in cases}
    for rule in sorted(CONFIDENCES, key=lambda one: -CONFIDENCES[one]):
        own = [case.mention for case in cases if case.rule == rule]
        share = f"{smooth(sum(own), len(own)):.2f}" if rule in found else "-"
        print(f"| {rule} | {len(own)} | {sum(own)} | {share} | {CONFIDENCES[rule]:.2f} |")
    inferred = [bool(one.person) for one in cases if one.inferred and one.person is not None]
    share = f"{smooth(sum(inferred), len(inferred)):.2f}"
    print(
        f"| name stands elsewhere | {len(inferred)} | {sum(inferred)} | {share} | {INFERRED:.2f} |"
    )


def show_reliability(cases: Sequence[Case], title: str) -> None:
    """How often quotations of each confidence are right."""
    right = [(one.confidence, one.mention if one.person is None else one.person) for one in cases]
    print(f"\n{title}\n\n| confidence | cases | right |\n|---|---|---|")
    top = 1.01
    for least in BINS:
        own = [fits for confidence, fits in right if least <= confidence < top]
        share = f"{sum(own) / len(own):.3f}" if own else "-"
        print(f"| {least} to {min(top, 1):.2f} | {len(own)} | {share} |")
        top = least
    kept = [fits for confidence, fits in right if confidence >= PAGE]
    if kept:
        print(f"| {PAGE} and more: {len(kept) / len(right):.1%} | {len(kept)} | ", end="")
        print(f"{sum(kept) / len(kept):.3f} |")


def main(arguments: Sequence[str]) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--judged", type=Path, default=Path("newspapers-judged.jsonl"))
    options = parser.parse_args(arguments)
    polnear, papers = options.data / "polnear", options.data / "newspapers-2020" / "txt"
    sets = {
        "PolNeAR": (polnear / "quoted_spans.jsonl", polnear / "txt"),
        "Judged newspapers": (options.judged, papers),
    }
    found: dict[str, list[Case]] = {}
    for name, (spans, texts) in sets.items():
        if spans.exists() and texts.exists():
            found[name] = list(find_cases(spans, texts))
        else:
            print(f"{name} is left out: there is no {spans} or no {texts}.")
    cases = [case for own in found.values() for case in own]
    if not cases:
        return
    show_rules(cases)
    for name, own in found.items():
        show_reliability(own, name)


if __name__ == "__main__":
    main(sys.argv[1:])
