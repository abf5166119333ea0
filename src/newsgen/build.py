"""The whole pipeline, from a site's folder to its output, in one readable class.

A build does no more than it must. Where nothing was changed it compares marks (`unchanged.py`);
where only texts were, it goes on from the last plan (`resumption.py`); else it plans all pages and
renders those that are stale (`staleness.py`).
"""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from newsgen.archive.clashes import place_at_field
from newsgen.archive.gather import Workers, forget_records, gather_sources, read_cards
from newsgen.archive.ledger import find_unrecorded, print_ledger, write_ledger
from newsgen.archive.site import is_published
from newsgen.archive.store import Store
from newsgen.beats import Beat, go_on
from newsgen.config import load_config
from newsgen.data_files import restage_data, stage_beside
from newsgen.databases import is_damage, remove_database
from newsgen.dead_links import PLACED, find_dead_links
from newsgen.errors import Issue, has_errors
from newsgen.executors import default_jobs, open_executor
from newsgen.failures import name_failures
from newsgen.inputs import is_same, mark_all, mark_bytes, read_inputs, was_still
from newsgen.loader.site_rules import SiteRules, load_site_rules
from newsgen.locking import hold_lock
from newsgen.look import load_templates
from newsgen.manifest import manifest_path, read_manifest
from newsgen.output import Changes, Plan, Staged, check_folders, find_foreign, look_into, publish
from newsgen.places import STATE
from newsgen.plan_store import PlanStore
from newsgen.planning import OnPlan, Planned, forget_plan, plan_site
from newsgen.receipt import Receipt
from newsgen.renderer.link_targets import LinkTargets
from newsgen.renderer.templates import TemplateSet
from newsgen.report import BuildReport, Progress, ignore_progress
from newsgen.resumption import Resumption, keep_page, keep_stories, resume
from newsgen.runs import Made, Run
from newsgen.scanning import Snapshot
from newsgen.search.kept_parts import forget_segments
from newsgen.staging import Stager, try_templates
from newsgen.staleness import Survey
from newsgen.unchanged import report_unchanged
from newsgen.versions import code_digest


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds one site into one output folder, again and again."""

    root: Path
    out: Path
    jobs: int = field(default_factory=default_jobs)
    strict: bool = False
    state: Path | None = None
    """Where the store and the manifest are kept; by default ``.newsgen`` in `root`."""
    publishes: bool = True
    """False: find all that is wrong and write nothing."""
    records: bool = False
    """Add what is published to the ledger, if the site keeps one. A preview publishes nothing."""
    previews: bool = False
    """Leave the data files as they are, where there are any: they take longer than all else."""
    locked: bool = False
    """An address that the ledger lacks is an error."""
    beat: Beat = go_on
    on_plan: OnPlan = forget_plan
    """Told of each plan of all pages that was carried out."""
    only: Snapshot | None = None
    """The sources to build, where these are not all (`newsgen.sample`)."""

    def rebuild(self, progress: Progress = ignore_progress) -> BuildReport:
        """Bring the output up to date with the sources.

        Raises `ConfigError` and `OutputError`; everything else that is wrong in the site's files
        comes back in the report.
        """
        started = time.perf_counter()
        state = self.state or self.root / STATE
        with name_failures(state):
            # In a folder that is no site nothing is made, not even the lock.
            load_config(self.root)
            if self.publishes:
                check_folders(self.root, self.out)
            with hold_lock(state):
                report = self._rebuild_alone(state, started, progress)
        return replace(report, seconds=time.perf_counter() - started)

    def _rebuild_alone(self, state: Path, started: float, progress: Progress) -> BuildReport:
        """Rebuild by the shortest way, while no other process builds the site."""
        noted = time.time_ns()
        # First: of a file that is saved meanwhile the mark is then too old, and not its content.
        inputs = read_inputs(self.root, code_digest(), self.beat)
        config, issues = load_config(self.root)
        run = Run(
            state=state,
            config=config,
            inputs=inputs,
            noted_ns=noted,
            manifest=read_manifest(manifest_path(state, self.out)),
            present=look_into(self.out, self.beat),
            progress=progress,
            beat=self.beat,
            issues=issues,
        )
        return self._find_unchanged(run, started) or self._rebuild_or_mend(run)

    def _find_unchanged(self, run: Run, started: float) -> BuildReport | None:
        receipt = run.manifest.receipt
        if receipt is None or not self._may_go_on(receipt) or not is_same(run.inputs, receipt):
            return None
        return report_unchanged(self.out, run.manifest, run.present, started, strict=self.strict)

    def _may_go_on(self, receipt: Receipt) -> bool:
        """Whether the last build left nothing undone that this one has to do."""
        recorded = receipt.recorded or not (self.records or self.locked)
        return self.publishes and recorded and (receipt.exported or self.previews)

    def _rebuild_or_mend(self, run: Run) -> BuildReport:
        """Rebuild; once more from nothing where what newsgen keeps turns out to be damaged."""
        file = manifest_path(run.state, self.out)
        if file.exists() and not run.manifest.files:
            run = run.note_mended(file, "it cannot be read")
        try:
            return self._rebuild(run)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            for file in (run.store, run.plan_file):
                remove_database(file)
            return self._rebuild(run.note_mended(run.state, str(error)))

    def _rebuild(self, run: Run) -> BuildReport:
        """The pipeline, while no other process builds the site."""
        snapshot = run.inputs.snapshot if self.only is None else self.only
        rules, mistakes = load_site_rules(self.root, run.config)
        with (
            closing(Store(run.store)) as store,
            closing(PlanStore(run.plan_file)) as plan,
        ):
            run = run.note_mended(run.store, store.damage).note_mended(run.plan_file, plan.damage)
            gathered = gather_sources(
                self.root,
                snapshot,
                rules,
                code_digest(),
                store,
                Workers(
                    partial(open_executor, self.jobs),
                    self.jobs,
                    run.progress,
                    run.beat,
                ),
            )
            run = replace(
                run,
                gathered=gathered,
                issues=run.issues + mistakes,
                source_issues=run.inputs.source_issues + gathered.issues,
                plan_mark=mark_all(run.inputs.surroundings, gathered.faces),
            )
            report = self._resume(run, plan) or self._replan(run, plan, store, rules)
            # Not before: a build that is killed or fails has to leave what the output was made of.
            forget_records(store, gathered, run.manifest.keys if report.failed else ())
            return report

    # Only texts have changed ---------------------------------------------------------------------

    def _resume(self, run: Run, plan: PlanStore) -> BuildReport | None:
        """Go on from the last plan; None where it is not that of this site, or not enough."""
        receipt = run.manifest.receipt
        if receipt is None or not self._may_go_on(receipt):
            return None
        same = (receipt.plan, receipt.ledger) == (run.plan_mark, run.inputs.ledger)
        if not same or plan.mark() != run.plan_mark:
            return None
        if not was_still(run.inputs.surroundings_ns, receipt):
            return None
        if has_errors(run.source_issues + receipt.site_issues, strict=self.strict):
            return None
        keys = run.gathered.keys
        resumption = resume(plan, keys, code_digest(), run.manifest, run.present, run.beat)
        if resumption is None or _may_have_moved(receipt.site_issues, resumption, run):
            return None
        templates, _ = load_templates(self.root, run.config)
        with emptied(run.staging.parent):
            data: dict[str, Staged] | None = {}
            if run.config.data and resumption.changed and not self.previews:
                data = restage_data(run, self.out, resumption, receipt.paths)
            if data is None:
                return None
            stager = self._stager(run, templates)
            pages, stories = len(resumption.stale), len(resumption.changed)
            staged, failed = stager.stage_site(resumption, pages)
            if failed:
                return None
            staged |= stager.stage_index(resumption, stories)
            receipt = replace(
                receipt,
                inputs=run.inputs.everything,
                noted_ns=run.noted_ns,
                source_issues=run.source_issues,
                exported=receipt.exported and not (self.previews and stories),
            )
            return self._publish(run, Made(resumption.fingerprints, staged | data, receipt))

    # Anything else -------------------------------------------------------------------------------

    def _replan(self, run: Run, plan: PlanStore, store: Store, rules: SiteRules) -> BuildReport:
        """Plan all pages, and make those that are stale."""
        cards = read_cards(store, run.gathered.keys.values(), run.beat)
        planned = plan_site(self.root, run.config, cards, run.gathered.keys, rules.topics, run.beat)
        place = partial(place_at_field, self.root, rules)
        faults = self._find_faults(run, planned, rules)
        issues = run.issues + planned.issues + tuple(map(place, faults))
        articles = len(planned.site.cards)
        drafts = sum(not is_published(card, run.config) for card in cards)
        if has_errors(issues + run.source_issues, strict=self.strict):
            if not has_errors(planned.look.issues):
                issues += try_templates(planned.look.templates, run.store, planned.plan())
            return self._fail(run, issues, articles, drafts)
        with emptied(run.staging.parent):
            survey, staged, found = self._make(run, plan, planned)
            issues += tuple(map(place, found))
            if has_errors(found, strict=self.strict):
                return self._fail(run, issues, articles, drafts)
            records = self.records and run.config.keeps_ledger and planned.unrecorded > 0
            receipt = _leave_receipt(run, planned, survey, issues, drafts, records=records)
            report = self._publish(run, Made(survey.fingerprints, staged, receipt))
        # Last: a crash before leaves the ledger as it was, and the next build does it.
        if records and not report.failed:
            write_ledger(self.root, planned.site.ledger)
            report = replace(report, recorded=planned.unrecorded)
        if not report.failed:
            self.on_plan(planned)
        return report

    def _find_faults(self, run: Run, planned: Planned, rules: SiteRules) -> Iterator[Issue]:
        """What is wrong between stories, and with what they lead to."""
        if self.only is None:  # else addresses and targets that are left out would be missing
            yield from planned.clashes
            targets = LinkTargets(planned.frame, planned.static)
            sources = run.inputs.snapshot
            yield from find_dead_links(self.root, targets, sources, rules, run.beat)
        if self.locked and run.config.keeps_ledger:
            yield from find_unrecorded(planned.past.ledger, planned.site.ledger)

    def _make(
        self, run: Run, plan: PlanStore, planned: Planned
    ) -> tuple[Survey, dict[str, Staged], tuple[Issue, ...]]:
        """Make and stage what is stale, and keep the plan; with what is wrong."""
        site, look = planned.site, planned.look
        with plan.replacing(run.plan_mark):
            survey = Survey(
                planned.frame,
                look.templates,
                look.static,
                run.manifest,
                run.present,
                code_digest(),
                run.data_mark(planned.paths_mark),
                partial(keep_page, plan),
                run.beat,
            )
            stager = self._stager(run, look.templates)
            staged, failed = stager.stage_site(survey, site.page_estimate())
            stale = survey.stale_data(previews=self.previews)
            wanted = stale if self.publishes else ()
            # Beside the index, for which this process does nothing but wait for others.
            with stage_beside(run, self.out, survey, wanted, self.jobs) as data:
                staged |= stager.stage_index(survey, len(site.cards)) | data()
            forget_segments(run.parts, survey.in_parts)
            survey.find_buried()
            keep_stories(plan, site, look.templates.strings.dates, run.beat)
        return survey, staged, (*failed, *survey.issues)

    # Both ----------------------------------------------------------------------------------------

    def _stager(self, run: Run, templates: TemplateSet) -> Stager:
        return Stager(
            templates,
            run.store,
            run.parts,
            run.staging,
            self.out,
            self.jobs,
            run.progress,
            run.beat,
        )

    def _publish(self, run: Run, made: Made) -> BuildReport:
        """Bring the output to what was made, unless a foreign file is in the way."""
        foreign = find_foreign(self.out, run.present, run.manifest, made.fingerprints, made.staged)
        receipt = made.receipt
        issues = receipt.source_issues + receipt.site_issues + foreign
        if has_errors(issues, strict=self.strict):
            site_issues = receipt.site_issues + foreign
            return self._fail(run, site_issues, receipt.articles, receipt.drafts)
        changes = Changes((), len(made.fingerprints), ())
        if self.publishes:
            file = manifest_path(run.state, self.out)
            plan = Plan(made.fingerprints, run.staging, made.staged, receipt, run.sources())
            changes = publish(self.out, file, run.manifest, run.present, plan)
        return BuildReport(
            issues=tuple(sorted(issues + run.mended)),
            failed=False,
            articles=receipt.articles,
            parsed=run.gathered.parsed,
            changes=changes,
            drafts=receipt.drafts,
            sitemap=bool(receipt.url),
            slowest=run.gathered.slowest,
        )

    def _fail(self, run: Run, issues: tuple[Issue, ...], articles: int, drafts: int) -> BuildReport:
        """The report of a build that left the output as it was."""
        return BuildReport(
            issues=tuple(sorted(run.source_issues + issues + run.mended)),
            failed=True,
            articles=articles,
            parsed=run.gathered.parsed,
            drafts=drafts,
            sitemap=bool(run.config.url),
        )


@contextmanager
def emptied(folder: Path) -> Iterator[None]:
    """A folder that is gone before and after."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _leave_receipt(
    run: Run,
    planned: Planned,
    survey: Survey,
    issues: tuple[Issue, ...],
    drafts: int,
    *,
    records: bool,
) -> Receipt:
    """The receipt of a build of all pages, which `records` what the ledger lacks."""
    site, keeps = planned.site, run.config.keeps_ledger
    return Receipt(
        inputs=run.inputs.everything,
        ledger=mark_bytes(print_ledger(site.ledger)) if records else run.inputs.ledger,
        noted_ns=run.noted_ns,
        settings=run.inputs.settings,
        plan=run.plan_mark,
        paths=planned.paths_mark,
        recorded=records or not (keeps and planned.unrecorded),
        exported=survey.has_fresh_data(),
        source_issues=run.source_issues,
        site_issues=issues,
        articles=len(site.cards),
        drafts=drafts,
        site_files=run.inputs.site_files,
        url=run.config.url,
    )


def _may_have_moved(issues: tuple[Issue, ...], resumption: Resumption, run: Run) -> bool:
    """Whether one of `issues` may stand in another line by now, as the plan alone could tell.

    A file that is no source of its own is an override, and may be that of any changed story.
    """
    changed, known = resumption.changed, run.gathered.keys
    return bool(changed) and any(
        issue.code in PLACED and (issue.path in changed or issue.path not in known)
        for issue in issues
    )
