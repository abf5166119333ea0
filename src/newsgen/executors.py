"""Who does the work: this process for little of it, several processes for much.

Everything that is mapped over chunks takes a `concurrent.futures.Executor` and knows no more.
"""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent import futures
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import forkserver
from multiprocessing.connection import wait
from queue import SimpleQueue
from typing import ParamSpec, TypeAlias, TypeVar

from newsgen.beats import Beat, go_on
from newsgen.garbage import collect_seldom

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")

Tell: TypeAlias = Callable[[int], None]
"""Told by a piece of work how many more of its steps are done; it leaves the work by raising."""

SMALL = 200
"""Pieces of work below which starting processes costs more than it saves."""
CHUNK = 64
"""Pieces handed over at a time."""
_WARM = "newsgen.warm"
"""Imported once by the process that all workers are forked from."""
_AHEAD = 3
"""Chunks in waiting for each worker; more would only fill memory."""
_BEAT_SECONDS = 0.05


class InlineExecutor(Executor):
    """Runs each call at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The finished future of the call."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def default_jobs() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def open_executor(jobs: int, pieces: int) -> Iterator[Executor]:
    """An executor for `pieces` of work with at most `jobs` processes."""
    if jobs <= 1 or pieces < SMALL:
        yield InlineExecutor()
        return
    # Never fork: the preview has threads, and a forked lock stays locked.
    context = multiprocessing.get_context("forkserver" if _start_server() else "spawn")
    others = multiprocessing.active_children()
    workers = min(jobs, pieces // CHUNK + 1)
    executor = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)
    try:
        yield executor
    except BaseException:
        # Nobody waits for what they would give, and one may hang.
        executor.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            if process not in others:
                process.terminate()
        raise
    finally:
        executor.shutdown()


def warm_workers(jobs: int) -> None:
    """Begin to load what workers need, beside what this process does until it opens them."""
    if jobs > 1:
        _start_server()


def _start_server() -> bool:
    """Start the process that workers are forked from, if none runs; False where there can be none.

    It listens on a socket in the temporary folder. That may not be written, its disk may know no
    sockets, or its path may be too long for the name of one: on Linux more than 75 bytes, on macOS
    71, since Python adds 32 and the system takes 107 or 103. Workers that are spawned need none.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return False
    forkserver.set_forkserver_preload([_WARM])
    try:
        forkserver.ensure_running()
    except OSError:
        return False
    return True


def _begin() -> None:
    """What a worker does first."""
    collect_seldom()
    _end_with_parent()


def _end_with_parent() -> None:
    """End this worker when the process that started it is gone, however that came about.

    It would wait for work for ever: it holds both ends of the pipe that work comes by.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def map_chunks(
    executor: Executor,
    function: Callable[[list[T]], R],
    items: Iterable[T],
    jobs: int,
    size: int | None = None,
    beat: Beat = go_on,
) -> Iterator[R]:
    """`function` of each chunk of `items`, in order; `items` are taken only as they are needed.

    A chunk has `size` items, `CHUNK` by default. `beat` is called before each and while all wait.
    """
    source = iter(items)
    waiting: deque[Future[R]] = deque()
    while chunk := list(islice(source, size or CHUNK)):
        beat()
        waiting.append(executor.submit(function, chunk))
        if len(waiting) > jobs * _AHEAD or isinstance(executor, InlineExecutor):
            yield _await(waiting.popleft(), beat)
    while waiting:
        yield _await(waiting.popleft(), beat)


def _await(future: Future[R], beat: Beat) -> R:
    while not futures.wait([future], _BEAT_SECONDS).done:
        beat()
    return future.result()


class _LeftError(Exception):
    """Nobody waits for this work any more."""


@contextmanager
def work_beside(
    jobs: int, work: Callable[[Tell], T], tell: Tell, beat: Beat = go_on
) -> Iterator[Callable[[], T]]:
    """Do `work` in a thread beside the body, which has processes to wait for.

    The body is given the function that waits for what `work` returns or raises. `tell` and `beat`
    are called in the body's own thread, while it waits. With one job the work is done only then. If
    the body ends without having waited, the work is left at its next step.
    """
    if jobs <= 1:
        yield lambda: work(_tell_and(beat, tell))
        return
    steps: SimpleQueue[int] = SimpleQueue()
    left = threading.Event()

    def step(done: int) -> None:
        if left.is_set():
            raise _LeftError
        steps.put(done)

    def tell_steps() -> None:
        beat()
        while not steps.empty():
            tell(steps.get())

    def finish() -> T:
        result = _await(future, tell_steps)
        tell_steps()
        return result

    with ThreadPoolExecutor(1) as thread:
        future = thread.submit(work, step)
        try:
            yield finish
        finally:
            left.set()


def _tell_and(beat: Beat, tell: Tell) -> Tell:
    def step(done: int) -> None:
        tell(done)
        beat()

    return step
