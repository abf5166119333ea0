"""A little fuzzing in every run: the corpus, and some hundred changes of it for each target.

``make fuzz`` goes on without end and is led by coverage. `NEWSGEN_FUZZ` sets the number of changes.
"""

import os
from itertools import islice

import pytest

from tests.fuzz.mutating import mutate_corpus, read_corpus
from tests.fuzz.targets import TARGETS

CHANGES = int(os.environ.get("NEWSGEN_FUZZ", "150"))


@pytest.mark.parametrize("target", TARGETS)
def test_no_input_of_the_corpus_breaks_a_promise(target: str) -> None:
    inputs = read_corpus(target)
    assert inputs
    for data in inputs:
        TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
def test_no_changed_input_breaks_a_promise(target: str) -> None:
    for number, data in enumerate(islice(mutate_corpus(target, seed=20261123), CHANGES)):
        try:
            TARGETS[target](data)
        except Exception as error:
            pytest.fail(f"change {number}, {data!r}: {error!r}")
