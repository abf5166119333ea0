import multiprocessing
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import forkserver

import pytest

from newsgen.executors import (
    CHUNK,
    SMALL,
    InlineExecutor,
    Tell,
    default_jobs,
    map_chunks,
    open_executor,
    warm_workers,
    work_beside,
)


def fail(chunk: list[int]) -> int:
    if 100 in chunk:
        raise LookupError(100)
    return len(chunk)


def test_a_call_runs_at_once_in_this_process() -> None:
    done: list[int] = []
    future = InlineExecutor().submit(done.append, 3)
    assert done == [3]
    assert future.result() is None


def test_a_failed_call_raises_when_its_result_is_asked_for() -> None:
    future = InlineExecutor().submit(int, "three")
    with pytest.raises(ValueError, match="three"):
        future.result()


def test_there_is_at_least_one_processor() -> None:
    assert default_jobs() >= 1


@pytest.mark.parametrize(("jobs", "pieces"), [(1, 10**6), (0, 10**6), (8, SMALL - 1), (8, 0)])
def test_little_work_or_one_job_starts_no_process(jobs: int, pieces: int) -> None:
    with open_executor(jobs, pieces) as executor:
        assert isinstance(executor, InlineExecutor)


@pytest.mark.parametrize("count", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 10 * CHUNK + 7])
@pytest.mark.parametrize("jobs", [1, 3])
def test_all_items_come_back_in_their_order(count: int, jobs: int) -> None:
    items = list(range(count))
    with ThreadPoolExecutor(jobs) as threads:
        for executor in (InlineExecutor(), threads):
            chunks = list(map_chunks(executor, list[int], iter(items), jobs))
            assert [item for chunk in chunks for item in chunk] == items
            assert all(0 < len(chunk) <= CHUNK for chunk in chunks)


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_are_taken_only_as_they_are_needed(jobs: int) -> None:
    taken = 0

    def source() -> Iterator[int]:
        nonlocal taken
        for item in range(100 * CHUNK):
            taken = item + 1
            yield item

    with ThreadPoolExecutor(jobs) as threads:
        results = map_chunks(threads, len, source(), jobs)
        next(results)
        assert taken <= (jobs * 3 + 1) * CHUNK
        results = map_chunks(InlineExecutor(), len, source(), jobs)
        next(results)
        assert taken == CHUNK


def test_a_failure_in_a_chunk_reaches_the_caller_after_the_chunks_before_it() -> None:
    results = map_chunks(InlineExecutor(), fail, range(3 * CHUNK), 1)
    assert next(results) == CHUNK
    with pytest.raises(LookupError):
        next(results)


def test_much_work_goes_to_several_processes_and_comes_back_in_order() -> None:
    items = list(range(4 * CHUNK))
    with open_executor(2, len(items)) as executor:
        assert isinstance(executor, ProcessPoolExecutor)
        assert list(map_chunks(executor, max, items, 2)) == [63, 127, 191, 255]


def loaded(_number: int) -> bool:
    return "newsgen.loader.article" in sys.modules


@pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork"
)
def test_workers_begin_with_the_loader_in_place() -> None:
    with open_executor(2, 1000) as executor:
        assert list(executor.map(loaded, range(3))) == [True, True, True]


def find_kind(_number: int) -> str:
    return type(multiprocessing.current_process()).__name__


def test_workers_are_spawned_where_no_server_can_be_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> None:
        raise OSError("AF_UNIX path too long")

    monkeypatch.setattr(forkserver, "ensure_running", refuse)
    warm_workers(2)
    with open_executor(2, 1000) as executor:
        assert set(executor.map(find_kind, range(3))) == {"SpawnProcess"}


@pytest.mark.parametrize(("jobs", "started"), [(1, 0), (2, 1)])
def test_workers_are_warmed_only_where_there_will_be_some(
    jobs: int, started: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[bool] = []
    monkeypatch.setattr(forkserver, "ensure_running", lambda: calls.append(True))
    warm_workers(jobs)
    assert len(calls) == started


def count_to(end: int, step: Tell) -> int:
    for _ in range(end):
        step(2)
    return end


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_beside_gives_its_result_and_tells_each_of_its_steps_in_the_waiting_thread(
    jobs: int,
) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int) -> None:
        told.append((done, threading.get_ident()))

    with work_beside(jobs, partial(count_to, 500), tell) as finish:
        assert finish() == 500
    assert told == [(2, threading.get_ident())] * 500


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_work_beside_is_raised_where_it_is_waited_for(jobs: int) -> None:
    def work(_step: Tell) -> None:
        raise LookupError(jobs)

    with work_beside(jobs, work, print) as finish, pytest.raises(LookupError, match=str(jobs)):
        finish()


def test_work_beside_goes_on_while_the_body_does_other_things() -> None:
    begun = threading.Event()

    def work(_step: Tell) -> str:
        begun.set()
        return "done"

    with work_beside(2, work, print) as finish:
        assert begun.wait(60)
        assert finish() == "done"


def test_work_that_nobody_waits_for_is_left_at_its_next_step() -> None:
    """Else a build that was interrupted would write data files to their end."""
    begun, steps = threading.Event(), []

    def work(step: Tell) -> None:
        while True:
            begun.set()
            step(1)
            steps.append(1)

    with work_beside(2, work, print):
        assert begun.wait(60)
    before = len(steps)
    time.sleep(0.05)
    assert len(steps) == before


def test_a_beat_that_raises_leaves_the_work_beside() -> None:
    def work(step: Tell) -> None:
        while True:
            step(1)

    def stop() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError), work_beside(2, work, print, stop) as finish:
        finish()
