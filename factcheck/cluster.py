"""Judging on more than one machine, with dask.distributed (extra `dask`).

The inputs are read here and sent as bytes, so the workers need no common disk; they need this package in
the same version. A worker that dies loses nothing: the scheduler gives its chunks, also those that were
done but not yet fetched, to others. Every chunk is fetched once, by its number, so nothing counts twice.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import uuid
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any

from factcheck.cache_key import package_digest
from factcheck.errors import InputError
from factcheck.reading import Chunk, available_cores
from factcheck.workers import Answer, Judge, Recipe, Result, Task, judge_chunk

if TYPE_CHECKING:
    from distributed import Client, Future

LOCAL = "local"
"""The address that stands for a cluster of processes on this machine."""

_RETRIES = 2
_TASKS_PER_THREAD = 3
_TIMEOUT = 15
"""Seconds within which a scheduler must answer."""


class OtherVersion(Exception):
    """A worker's package differs from this one: its results would be of another kind."""


def run_on_cluster(recipe: Recipe, tasks: Iterator[Task], address: str) -> Generator[Answer]:
    """Judge on the workers of the scheduler at `address` (`tcp://host:8786`), or of a `local` cluster.

    Raises `InputError` if the extra is missing, no scheduler answers, its workers have another version of
    this package, or a chunk killed several workers.
    """
    with _connected(address) as client:
        yield from run_on_client(recipe, tasks, client)


def run_on_client(recipe: Recipe, tasks: Iterator[Task], client: Client) -> Generator[Answer]:
    """Judge on the workers that a client of dask.distributed is connected to."""
    from distributed import KilledWorker, wait
    from distributed.comm import CommClosedError

    run = f"factcheck-{uuid.uuid4().hex}"
    working: dict[Future, Task] = {}
    first = list(_some(tasks, 1))
    if not first:
        return
    tasks = chain(first, tasks)
    try:
        client.register_plugin(_plugin(recipe.compiled(), run), name=run)
        done = False
        while True:
            for task in [] if done else _some(tasks, _room(client) - len(working)):
                future = client.submit(
                    _work, run, task[1], key=f"{run}-{task[0]}", pure=False, retries=_RETRIES
                )
                working[future] = task
            if not working:
                return
            for future in wait(list(working), return_when="FIRST_COMPLETED").done:
                task = working[future]
                answer = task[0], future.result()
                del working[future]
                yield answer
    except OtherVersion as error:
        raise InputError(None, str(error), "install the same one everywhere") from None
    except KilledWorker:
        raise InputError(
            None,
            "the cluster gave up on some articles: all workers that took them died, perhaps out of memory",
            "give the workers more memory (docs/scaling.md)",
        ) from None
    except (CommClosedError, TimeoutError, OSError) as error:
        raise InputError(None, f"the connection to the cluster broke: {error}") from None
    finally:
        client.cancel(list(working), force=True)
        client.unregister_worker_plugin(run)


def _some(tasks: Iterator[Task], count: int) -> Iterator[Task]:
    for _, task in zip(range(count), tasks, strict=False):
        yield task


def _room(client: Client) -> int:
    """Return how many chunks to have on the cluster: it may grow and shrink during the run."""
    threads = sum(client.nthreads().values())
    return max(2, int(threads) * _TASKS_PER_THREAD)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise InputError(
            None, "--cluster needs dask.distributed", "install it: pip install 'dask[distributed]'"
        ) from None
    if address == LOCAL:
        # One thread a worker: the work is Python's, and threads would wait for each other.
        with (
            LocalCluster(
                available_cores(), threads_per_worker=1, dashboard_address=":0", silence_logs=logging.CRITICAL
            ) as cluster,
            Client(cluster) as client,
        ):
            try:
                yield client
            except BaseException:  # Ctrl-C, or the end of the generator that this serves
                _kill(cluster)
                raise
        return
    try:
        client = Client(address, timeout=_TIMEOUT)
    except (OSError, ValueError, TimeoutError) as error:
        hint = "write the scheduler's address as tcp://host:8786, or `local`"
        raise InputError(None, f"no cluster answers at {address}: {error}", hint) from None
    with client:
        yield client


def _kill(cluster: Any) -> None:
    """End the workers of a local cluster at once: closing it would wait for what they work on."""
    for nanny in cluster.workers.values():
        nanny.auto_restart = False
        if nanny.pid is not None:
            os.kill(nanny.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


# --- on the worker ------------------------------------------------------------------------------


def _plugin(recipe: Recipe, run: str) -> Any:
    """Return what every worker of a run gets, those too that join later: the judge, built on first use."""
    from distributed import WorkerPlugin

    digest = package_digest()

    class JudgePlugin(WorkerPlugin):  # type: ignore[misc]
        name = run

        def setup(self, worker: object) -> None:
            del worker
            self.lock = threading.Lock()
            self.built: Judge | None = None

        def judge(self) -> Judge:
            with self.lock:
                if self.built is None:
                    if package_digest() != digest:
                        raise OtherVersion("a worker of the cluster has another version of factcheck")
                    self.built = recipe.judge()
                return self.built

    return JudgePlugin()


def _work(run: str, chunk: Chunk) -> tuple[Result, ...]:
    from distributed import get_worker

    plugin: Any = get_worker().plugins[run]
    return judge_chunk(plugin.judge(), chunk)
