"""What is wrong between templates though each is right for itself: loops, blocks and files unused.

It is told only where it is sure. A template that names others when it runs, or extends one under a
condition, may mean what cannot be seen here.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from newsgen import codes
from newsgen.errors import Issue, issue_at, issue_in
from newsgen.places import TEMPLATES
from newsgen.renderer.compiling import Compiled, TemplateFile, compile_template, issue_on_line
from newsgen.renderer.templates import TemplateSet, find_used
from newsgen.theme import DEFAULT

_ALIKE = 0.8
"""How alike names of files have to be, whose endings are: ``artikle.html`` and ``article.html``."""
_PLAIN = ".txt"
"""Also the ending of notes that somebody put beside the templates."""


def check_inheritance(templates: TemplateSet) -> tuple[Issue, ...]:
    """Templates that extend themselves, then, where there are none, what of them shows nowhere."""
    compiled = {file.name: compile_template(file, templates.kept) for file in templates.files}
    loops = tuple(_find_loops(templates, compiled))
    if loops or any(item.issue for item in compiled.values()):
        return loops
    unused = tuple(_find_unused(templates))
    idle = {issue.path for issue in unused}
    lost = dict.fromkeys(_find_lost_blocks(templates, compiled))
    return (*(issue for issue in lost if issue.path not in idle), *unused)


def _ancestors(name: str, compiled: dict[str, Compiled]) -> list[str]:
    """What a template extends, and what that extends; ends with itself where it is a loop."""
    chain: list[str] = []
    parent = compiled[name].parent
    while parent in compiled and parent not in chain:
        chain.append(parent)
        parent = None if parent == name else compiled[parent].parent
    return chain


def _find_loops(templates: TemplateSet, compiled: dict[str, Compiled]) -> Iterator[Issue]:
    for file in templates.files:
        chain = _ancestors(file.name, compiled)
        if file.name not in chain:
            continue
        others = ", ".join(f"`{name}`" for name in chain[:-1])
        message = f"`{file.name}` extends itself{f' by way of {others}' if others else ''}"
        at = max(file.text.find(chain[0]), 0)
        hint = f"to extend the theme's template write `{_below(file)}/{file.name}`"
        hint = "extend another template" if file.added else hint
        yield issue_at(codes.TEMPLATE_FAILED, file.path, file.text, at, message, hint)


def _below(file: TemplateFile) -> str:
    """The name under which a file sees what it replaces."""
    return "theme" if file.path.startswith(f"{TEMPLATES}/") else DEFAULT


def _find_lost_blocks(templates: TemplateSet, compiled: dict[str, Compiled]) -> Iterator[Issue]:
    """Blocks of the site's templates that stand in nothing that these extend, so are not shown."""
    for file in templates.files:
        chain = _ancestors(file.name, compiled)
        if not (file.own and chain) or compiled[chain[-1]].parent != "":
            continue
        known = sorted({name for above in chain for name, _ in compiled[above].blocks})
        for name, line in compiled[file.name].outer:
            if name not in known:
                message = f"`{chain[0]}` has no block `{name}`: it is not shown"
                hint = _near(name, known) or f"its blocks: {', '.join(known) or 'none'}"
                yield issue_on_line(codes.TEMPLATE_BLOCK, file, line, message, hint)


def _find_unused(templates: TemplateSet) -> Iterator[Issue]:
    """Files of the site that replace none of the theme's and that no template uses."""
    given = [file.name for file in templates.files if not file.added]
    used = find_used(templates, given)
    for file in templates.files:
        if not file.added or file.name in used:
            continue
        near = _near(file.name, given, _ALIKE)
        if near or not file.name.endswith(_PLAIN):
            hint = near or "extend, include or import it in another template, or remove it"
            yield issue_in(codes.TEMPLATE_UNUSED, file.path, "no page uses this template", hint)


def _near(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    found = get_close_matches(name, list(known), n=2, cutoff=cutoff)
    return f"did you mean {' or '.join(f'`{one}`' for one in found)}?" if found else ""
