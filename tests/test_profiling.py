"""Where the time of a build goes, by phases."""

from newsgen.build import Builder
from newsgen.profiling import PHASES, profile_build
from newsgen.report import ignore_progress
from tests.conftest import SiteFolder

STORY = "Ferry finds its harbour\n\nTRIESTE, March 3, 2021 (AFP) - The ferry came in at noon.\n"


def profiled(site: SiteFolder) -> set[str]:
    _, profile = profile_build(Builder(site.root, site.out, 1), ignore_progress)
    titles = [row.name for row in profile.phases]
    assert len(titles) == len(set(titles))
    return set(titles)


def test_a_cold_build_has_every_phase_and_an_edit_of_a_text_those_that_it_takes(
    site: SiteFolder,
) -> None:
    site.write("seeds/a.txt", STORY)
    titles = {title for title, _, _ in PHASES}
    assert profiled(site) == titles - {"patch data"}
    site.write("seeds/a.txt", STORY + "\nThe crew slept.\n")
    planning = {"load cards", "gather terms, addresses and neighbours", "plan pages", "write data"}
    assert profiled(site) == titles - planning
