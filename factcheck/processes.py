"""Judging over the cores of this machine, with processes that never outlive the run."""

from __future__ import annotations

import functools
import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection
from multiprocessing.context import BaseContext

from factcheck.errors import InputError
from factcheck.load.problems import shown
from factcheck.reading import Chunk
from factcheck.workers import Answer, Judge, Recipe, Result, Task, judge_chunk

_TASKS_PER_WORKER = 2
"""One in work and one waiting: more would only take memory."""


def run_in_processes(recipe: Recipe, tasks: Iterator[Task], jobs: int) -> Generator[Answer]:
    """Judge in `jobs` processes.

    If a process dies (the system ran out of memory, say), what it worked on is judged once more, alone.
    Raises `InputError` if that fails too. However this ends, by an error or by Ctrl-C, no process is left.
    """

    @functools.cache
    def given(method: str) -> Judge | Recipe:
        # A forked worker shares the engine that this process builds; another builds its own.
        return recipe.judge() if method == "fork" else recipe.compiled()

    pool = _Pool(given, jobs)
    working: dict[Future[tuple[Result, ...]], Task] = {}
    try:
        while True:
            lost: list[Task] = []
            for task in itertools.islice(tasks, _TASKS_PER_WORKER * jobs - len(working)):
                try:
                    working[pool.submit(task[1])] = task
                except BrokenProcessPool:
                    lost.append(task)
            if not working and not lost:
                return
            for future in wait(working, return_when=FIRST_COMPLETED).done:
                task = working.pop(future)
                try:
                    answer = task[0], future.result()
                except BrokenProcessPool:
                    lost.append(task)
                else:
                    yield answer
            if lost:
                # The death of one worker ends all; which chunk it had is found out by judging each alone.
                lost += working.values()
                working.clear()
                pool.kill()
                for task in sorted(lost, key=lambda task: task[0]):
                    yield task[0], _alone(given, task[1])
                pool = _Pool(given, jobs)
    finally:
        pool.kill()


def _alone(given: Callable[[str], Judge | Recipe], chunk: Chunk) -> tuple[Result, ...]:
    """Judge a chunk in a process of its own."""
    pool = _Pool(given, 1)
    try:
        return pool.submit(chunk).result()
    except BrokenProcessPool:
        first, last = chunk[0].path, chunk[-1].path
        raise InputError(
            None,
            f"the process that judged {shown(first)} to {shown(last)} died twice, perhaps for want of memory",
            "try --jobs 1, or leave these articles out",
        ) from None
    finally:
        pool.kill()


class _Pool:
    """A process pool whose workers can be ended at once.

    `given` says what a worker gets, by how it is started.
    """

    def __init__(self, given: Callable[[str], Judge | Recipe], jobs: int) -> None:
        context = _context()
        arguments = (given(context.get_start_method()),)
        self._others = set(multiprocessing.active_children())
        self._executor = ProcessPoolExecutor(jobs, context, _start_worker, arguments)

    def submit(self, chunk: Chunk) -> Future[tuple[Result, ...]]:
        """Have a chunk judged."""
        with _interrupts_blocked():
            return self._executor.submit(_work, chunk)

    def kill(self) -> None:
        """End all workers at once, whatever they are doing."""
        for worker in set(multiprocessing.active_children()) - self._others:
            worker.kill()
        self._executor.shutdown(wait=True, cancel_futures=True)


def _context() -> BaseContext:
    """Return how to start processes: by fork where that is safe, on Linux in a program without threads."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Keep Ctrl-C from processes that are started meanwhile: ending them is this process's task."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- in the worker ------------------------------------------------------------------------------

_judges: list[Judge] = []
"""The judge of this worker process. A pool's functions have no other place to keep what they share."""


def _start_worker(given: Judge | Recipe) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _judges[:] = [given.judge() if isinstance(given, Recipe) else given]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it ended, even if that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _work(chunk: Chunk) -> tuple[Result, ...]:
    return judge_chunk(_judges[0], chunk)
