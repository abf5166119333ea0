"""Front matter, newsgen.yaml and its sisters: bombs, wrong kinds, mistakes by the thousand."""

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from newsgen.archive.authority import load_authority
from newsgen.archive.ledger import load_ledger
from newsgen.archive.takedowns import load_takedowns
from newsgen.config import load_config, read_config
from newsgen.errors import Issue
from newsgen.loader.house_files import read_houses
from newsgen.loader.load import load_article
from newsgen.loader.site_rules import SiteRules, load_site_rules
from newsgen.renderer.strings.reading import load_strings
from tests.hostile.cases import BUILT, Case, load_text

_BODY = "\n---\n\nThe council met at noon.\n"
_LAUGHS = "".join(
    f"  {name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HEADS = {
    "a billion laughs": ("headline: Ferry\nquotes:\n  a: &a [ha, ha]\n" + _LAUGHS, "N206"),
    "a billion laughs as topics": (
        "x: &a [ha]\n" + _LAUGHS.replace("  ", "") + "topics: *i",
        "N205",
    ),
    "an alias of itself": ("topics: &a [*a, *a]", "N206"),
    "a mapping of itself": ("photos: &a\n  - *a", "N206"),
    "merged keys": ("<<: {headline: Ferry}\nheadline: x", "N205"),
    "100,000 brackets": ("topics: " + "[" * 100_000, "N202"),
    "100,000 braces": ("topics: " + "{a: " * 100_000, "N202"),
    "100,000 dashes": ("topics:\n" + "- " * 100_000, "N202"),
    "100,000 question marks": ("? " * 100_000, "N202"),
    "a stair of 1,000 steps": ("".join(" " * n + "a:\n" for n in range(1_000)), "N20"),
    "a stair of 200 steps": ("".join(" " * n + "a:\n" for n in range(200)), ""),
    "a key of 500,000 letters": ("k" * 500_000 + ": x", "N20"),
    "a value of 500,000 letters": ("headline: " + "h" * 500_000, BUILT),
    "a key of 1,000 letters": ("k" * 1_000 + ": x", "N20"),
    "10,000 unknown fields": ("".join(f"k{n}: x\n" for n in range(10_000)), "N205"),
    "10,000 times one field": ("headline: x\n" * 10_000, "N203"),
    "400,000 topics in a line": ("topics: [" + "a," * 400_000 + "]", "N202"),
    "90,000 lists for topics": ("topics: [" + "[]," * 90_000 + "]", "N206"),
    "10,000 topics": ("topics: [" + "a, " * 10_000 + "]", BUILT),
    "a tag that makes Python": ("headline: !!python/object/apply:os.system ['true']", "N206"),
    "a tag that makes a module": ("topics: !!python/module:os", ""),
    "a tag of its own": ("headline: !<tag:evil.example,2020:x> x", ""),
    "two documents": ("headline: x\n--- !!map\nheadline: y", ""),
    "a directive": ("%YAML 9.9\nheadline: x", "N202"),
    "an anchor without a name": ("headline: & x", "N202"),
    "an alias without an anchor": ("headline: *nobody", "N202"),
    "a terminal's escape": ("headline: \x1b]0;x" + " y" * 99, "N202"),
    "a terminal's escape, written": ('headline: "\\e]0;x\\a"\nslug: "\\e[2J"', "N208"),
    "NUL, written": ('headline: "a\\0b"\nslug: "a\\0b"', "N208"),
    "half a surrogate, written": ('headline: "\\ud800"', "N202"),
    "a number without end": ("date: " + "9" * 100_000, "N20"),
    "an octal date": ("date: 0o7777", "N206"),
    "a language of 100,000 parts": ("language: en" + "-abc" * 100_000, ""),
}
SLUGS = {
    "..": "N208", "../../etc/cron.d/x": "N208", "/etc/passwd": "N208", "a/b": "N208",
    "a\\\\b": "N208", "C:\\\\x": "N208", "a\\0b": "N208", "a\\nb": "N208", "CON": "N208",
    "nul": "N208", "nul.txt": "N208", "Aux": "N208", "com1.html": "N208", "lpt9": "N208",
    "a.": "N208", "a ": BUILT, ".a": "N208", "...": "N208", "a:b": "N208", "a*b": "N208",
    "a?b": "N208", "<a>": "N208", "a|b": "N208", "a'b": "N208", "a&b": "N208", "a%2e%2e": "N208",
    "a\\u202eb": "N208", "a\\u200bb": "N208", "a\\ufeffb": "N208", "a\\u2028b": "N208",
    "\\u0301a": "N208", "раypal": BUILT, "हिंदी": BUILT, "ภาษาไทย": BUILT, "a" * 201: "N208",
    "é" * 101: "N208", "~root": BUILT, "a b": "N208", "{slug}": "N208", "#": "N208",
}  # fmt: skip
CONFIGS = {
    "url: javascript:alert(1)": "N703",
    "url: data:text/html,x": "N703",
    "url: https://a.example/?x=<script>": "N703",
    'url: "https://a.example/\\"><script>"': "N703",
    'url: "https://a.example/ onload=x"': "N703",
    "url: //evil.example": "N703",
    'url: "https://a\\nb.example"': "N703",
    "url: https://[": "N703",
    "permalink: /../{slug}/": "N703",
    "permalink: /{slug}": "N703",
    "permalink: '/{slug.__class__}/'": "N703",
    "permalink: '/{slug!r}/'": "N703",
    "permalink: '/{slug:>1000000000}/'": "N703",
    "permalink: /con/{slug}/": "N703",
    "permalink: /a./{slug}/": "N703",
    f"permalink: /{'a' * 300}/{{slug}}/": "N703",
    f"permalink: /{'a/' * 3000}{{slug}}/": "N703",
    "language: <script>": "N703",
    "theme: ../../x": "N703",
    "page_size: 999999999999999999999": "N703",
    "limits: {file_bytes: -1}": "N703",
    "limits: {file_bytes: 99999999999999}": "N703",
    "limits: {lines: many}": "N703",
    "limits: {evil: 1}": "N702",
    "front_matter: {rename: {a: __class__}}": BUILT,
    "title: !!python/object/apply:os.system [x]": "N703",
}
HOUSES = {
    "a pattern of a hundred gaps": "  bylines: ['" + "{any} " * 100 + "{name}']\n",
    "a pattern of stars": "  bylines: ['(a+)+$ {name}']\n",
    "a pattern of 100,000 letters": "  bylines: ['" + "x" * 100_000 + " {name}']\n",
    "10,000 patterns": "  bylines: ["
    + ", ".join(f"'W{n}: {{name}}'" for n in range(10_000))
    + "]\n",
}
_FILES = ("authority.yaml", "houses.yaml", "strings.yaml", "takedowns.yaml", "topics.yaml")


def make_cases() -> Iterator[Case]:
    """All cases of this module."""
    for name, (head, answer) in HEADS.items():
        data = f"---\n{head}{_BODY}".encode(errors="surrogatepass")
        run = partial(load_text, data=data, name="articles/a.md")
        yield Case("front matter", name, run, (answer,))
    for slug, answer in SLUGS.items():
        data = f'---\nheadline: x\nslug: "{slug}"{_BODY}'.encode()
        run = partial(load_text, data=data, name="articles/a.md")
        yield Case("slugs", slug[:40], run, (answer,))
    for line, answer in CONFIGS.items():
        yield Case("configuration", line[:60], partial(_read_config, line=line), (answer,))
    for name, lines in HOUSES.items():
        yield Case("houses", name, partial(_try_house, lines=lines), ())
    bombs = {
        "100,000 brackets": b"a: " + b"[" * 100_000,
        "10 MB": b"a: b\n" * 2_000_000,
        "1 MB of values": b"a: [" + b"a," * 500_000 + b"]",
        "10,000 unknown keys": b"".join(b"k%d: x\n" % n for n in range(10_000)),
        "a billion laughs": f"a: &a [ha, ha]\n{_LAUGHS.replace('  ', '')}".encode(),
        "an alias of itself": b"a: &a {b: *a}",
        "bytes": bytes(range(256)),
    }
    for file in (*_FILES, "newsgen.yaml"):
        for name, data in bombs.items():
            read = partial(_read_file, file=file, data=data)
            yield Case("files at the top", f"{file}: {name}", read, ("",))
        for kind in ("pipe", "device", "folder"):
            answer = "N105" if file == "newsgen.yaml" else "N7"
            special = partial(_read_special, file=file, kind=kind)
            yield Case("files at the top", f"{file} is a {kind}", special, (answer,))
    yield Case("files at the top", "a ledger of 10,000 bad lines",
               partial(_read_file, file="addresses.tsv", data=b"x\n" * 9_999),
               ("N713",))  # fmt: skip


def _read_config(folder: Path, line: str) -> Iterable[Issue]:
    return read_config(line)[1]


def _try_house(folder: Path, lines: str) -> Iterable[Issue]:
    """Read a text with the rules of a house that means harm."""
    houses, issues = read_houses(f"evil:\n  paths: [seeds/]\n{lines}")
    (folder / "seeds").mkdir()
    text = "Ferry finds its harbour\n\n" + ("a " * 500 + "b\n\n") * 40
    (folder / "seeds/a.txt").write_text(text)
    return (*issues, *load_article(folder, "seeds/a.txt", SiteRules(houses=houses)).parsed.issues)


def _read_special(folder: Path, file: str, kind: str) -> Iterable[Issue]:
    if kind == "pipe":
        os.mkfifo(folder / file)
    elif kind == "device":
        (folder / file).symlink_to("/dev/zero")
    else:
        (folder / file).mkdir()
    return _read_all(folder)


def _read_file(folder: Path, file: str, data: bytes) -> Iterable[Issue]:
    (folder / file).write_bytes(data)
    return _read_all(folder)


def _read_all(folder: Path) -> Iterable[Issue]:
    """What is said of all files at the top of a site."""
    if not os.path.lexists(folder / "newsgen.yaml"):
        (folder / "newsgen.yaml").write_text("title: Quay\n")
    config, issues = load_config(folder)
    found = [issues, load_site_rules(folder, config)[1], load_authority(folder)[1]]
    found += [load_takedowns(folder)[1], load_ledger(folder)[1], load_strings(folder, "en")[1]]
    return [issue for part in found for issue in part]
