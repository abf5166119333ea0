"""Corrections: one value written into an override in ``articles/``; the seed stays as it is."""

import re
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

import yaml

from newsgen.archive.standing import read_recurring
from newsgen.archive.store import STORE_FILE
from newsgen.errors import Issue, NewsgenError, has_errors
from newsgen.loader.load import load_article
from newsgen.loader.site_rules import SiteRules
from newsgen.places import ARTICLES, SEEDS, STATE
from newsgen.scanning import scan_site
from newsgen.scratch import open_scratch
from newsgen.slugs import slugify

FIELDS = ("headline", "subheadline", "date", "dateline", "slug", "language", "story")
"""Fields of one value; besides them ``quotes.q3.speaker`` and ``quotes.q3.role``."""
_QUOTE = re.compile(r"quotes\.(q\d+)\.(speaker|role|kind)")
_CLOSING = re.compile(r"^-{3,}\s*$", re.MULTILINE)


def write_correction(
    root: Path, seed: str, override: str, field: str, value: str, rules: SiteRules
) -> str:
    """Write `value` for `field` of the seed at `seed`; the path of the file that now says it.

    `override` is the file that corrects the seed so far, empty if none does. Raises `NewsgenError`
    where there is no such seed, where the field is not one of those or is given there already,
    where the loader would refuse the file, and where there is no temporary folder to try that in.
    That another story has the same ``slug`` only the whole archive shows.
    """
    _require_seed(root, seed)
    path = override or new_override_path(root, seed)
    full = root / path
    text = full.read_text(encoding="utf-8") if override else new_override(seed)
    corrected = _insert(path, text, field, value)
    if issues := _find_errors(root, seed, path, corrected, rules):
        raise NewsgenError(f"{field}: {value!r} cannot be written: {issues[0].message}", issues)
    full.parent.mkdir(parents=True, exist_ok=True)
    temporary = full.with_name(f".{full.name}.new")
    temporary.write_text(corrected, encoding="utf-8")
    temporary.replace(full)
    return path


def _require_seed(root: Path, seed: str) -> None:
    sources, _ = scan_site(root)
    if seed not in sources:
        near = get_close_matches(seed, sources, n=1)
        advice = f": did you mean {near[0]}?" if near else ""
        raise NewsgenError(f"there is no {seed} among the sources{advice}")
    if not seed.startswith(f"{SEEDS}/"):
        raise NewsgenError(f"{seed} has front matter of its own: correct it there")


def _find_errors(
    root: Path, seed: str, path: str, text: str, rules: SiteRules
) -> tuple[Issue, ...]:
    """What a build would refuse in `text` if the file `path`, which corrects `seed`, held it."""
    standing = read_recurring(root / STATE / STORE_FILE)
    with open_scratch() as trial:
        for name, data in ((seed, (root / seed).read_bytes()), (path, text.encode())):
            (trial / name).parent.mkdir(parents=True, exist_ok=True)
            (trial / name).write_bytes(data)
        issues = load_article(trial, seed, rules, path, standing).parsed.issues
    return tuple(each for each in issues if each.path == path and has_errors((each,)))


def new_override(seed: str, fields: str = "") -> str:
    """The text of a file that corrects `seed`; `fields` are whole lines of front matter."""
    return f"---\nseed: {_scalar(seed)}\n{fields}---\n"


def new_override_path(root: Path, seed: str) -> str:
    """A free path for a file that corrects `seed`. Raises `NewsgenError` where there is none."""
    stem = slugify(PurePosixPath(seed).with_suffix("").as_posix().removeprefix(f"{SEEDS}/"))
    for suffix in ("", *(f"-{number}" for number in range(2, 1000))):
        path = f"{ARTICLES}/{stem or 'correction'}{suffix}.md"
        if not (root / path).exists():
            return path
    raise NewsgenError(f"there is no free name for {ARTICLES}/{stem}.md")


def _insert(path: str, text: str, field: str, value: str) -> str:
    """`text` with the value put in before the end of its front matter."""
    marks = list(_CLOSING.finditer(text))
    if len(marks) < 2:
        raise NewsgenError(f"{path} has no front matter")
    start, end = marks[0].end(), marks[1].start()
    head = text[start:end]
    if match := _QUOTE.fullmatch(field):
        added = _quote_line(path, head, match[1], match[2], value)
        if re.search(r"^quotes:\s*$", head, re.MULTILINE):
            head = re.sub(r"^quotes:\s*$", lambda _: f"quotes:\n{added}", head, count=1, flags=re.M)
        else:
            head += f"quotes:\n{added}\n"
    elif field in FIELDS:
        if re.search(rf"^{field}:", head, re.MULTILINE):
            raise NewsgenError(f"{path} gives a {field} already: correct it there")
        head += f"{field}: {_scalar(value)}\n"
    else:
        known = ", ".join((*FIELDS, "quotes.q1.speaker"))
        raise NewsgenError(f"`{field}` cannot be corrected here; fields: {known}")
    return text[:start] + head + text[end:]


def _quote_line(path: str, head: str, quote: str, part: str, value: str) -> str:
    if re.search(rf"^\s+{quote}:", head, re.MULTILINE) or re.search(r"^quotes: *\S", head, re.M):
        raise NewsgenError(f"{path} says something of the quotes already: correct it there")
    return f"  {quote}: {{{part}: {_scalar(value)}}}"


def _scalar(value: str) -> str:
    """`value` as YAML that reads back as the same text."""
    plain = re.fullmatch(r"[\w/][\w ./\-]*[\w]|\w", value)
    return value if plain else yaml.dump(value, default_style='"', width=10**6).strip()
