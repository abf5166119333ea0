import multiprocessing
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import forkserver

import pytest

from newsgen.executors import (
    CHUNK,
    SMALL,
    InlineExecutor,
    default_jobs,
    map_chunks,
    open_executor,
    warm_workers,
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
