"""Whether a build has anything to do, found without loading an article, a template or a rule."""

import time
from pathlib import Path

from newsgen.errors import has_errors
from newsgen.failures import name_failures
from newsgen.inputs import is_same, read_inputs
from newsgen.locking import hold_lock
from newsgen.manifest import Manifest, manifest_path, read_manifest
from newsgen.output import Changes, Present, find_foreign, is_intact, look_into
from newsgen.report import BuildReport
from newsgen.versions import code_digest


def find_unchanged(root: Path, out: Path, state: Path, *, strict: bool) -> BuildReport | None:
    """What a build of the site at `root` into `out` would report, where it would change nothing.

    None where that takes a closer look. Raises `NewsgenError` where another build goes on too long.
    """
    started = time.perf_counter()
    manifest_file = manifest_path(state, out)
    if not manifest_file.exists():
        return None
    with name_failures(state), hold_lock(state):
        manifest = read_manifest(manifest_file)
        receipt = manifest.receipt
        if receipt is None or not (receipt.recorded and receipt.exported):
            return None
        if not is_same(read_inputs(root, code_digest()), receipt):
            return None
        present = look_into(out)
    return report_unchanged(out, manifest, present, started, strict=strict)


def report_unchanged(
    out: Path, manifest: Manifest, present: Present, started: float, *, strict: bool
) -> BuildReport | None:
    """The report of a build that has read what the last one did; None where files are missing."""
    receipt = manifest.receipt
    if receipt is None or not _is_whole(manifest, present):
        return None
    issues = receipt.source_issues + receipt.site_issues
    issues += find_foreign(out, present, manifest, manifest.files, ())
    if has_errors(issues, strict=strict):
        return None
    return BuildReport(
        issues=tuple(sorted(issues)),
        failed=False,
        articles=receipt.articles,
        changes=Changes((), len(manifest.files), ()),
        seconds=time.perf_counter() - started,
        drafts=receipt.drafts,
        sitemap=bool(receipt.url),
    )


def _is_whole(manifest: Manifest, present: Present) -> bool:
    return all(is_intact(present, path, written) for path, written in manifest.files.items())
