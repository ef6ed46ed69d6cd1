"""A cluster of dask.distributed gives the same result, also when a worker is killed in mid-run."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from factcheck.cluster import run_on_client, run_on_cluster
from factcheck.errors import InputError
from factcheck.reading import Input
from factcheck.workers import Answer, Recipe, Task, judge_all
from tests.fake_engine import recipe, texts

CONTENTS = ["ja", "nein", "weder noch", ""] * 150


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r"dask\[distributed\]"):
        judge_all(recipe(), texts("ja"), runner=partial(run_on_cluster, address="local"))


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """A real cluster: a scheduler and two workers, each a process that a nanny starts again."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=":0") as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def test_a_cluster_gives_the_same_as_one_process(client: Any) -> None:
    judged = judge_all(recipe(), texts(*CONTENTS), runner=partial(run_on_client, client=client))
    assert judged == judge_all(recipe(), texts(*CONTENTS))


def test_a_killed_worker_loses_nothing_and_counts_nothing_twice(client: Any) -> None:
    inputs: list[Input] = [*texts(*CONTENTS)]
    slow = texts(*["SLEEP 0.01 ja"] * 600)
    answered: list[int] = []
    killed: list[int] = []

    def killing(recipe: Recipe, tasks: Iterator[Task]) -> Iterator[Answer]:
        for answer in run_on_client(recipe, tasks, client):
            answered.append(answer[0])
            if len(answered) == 3:
                pids = client.run(kill_soon, workers=[next(iter(client.nthreads()))])
                killed.extend(pids.values())
            yield answer

    judged = judge_all(recipe(), [*inputs, *slow], runner=killing)  # type: ignore[arg-type]
    assert killed
    assert killed[0] not in client.run(pid_of).values()
    assert sorted(answered) == list(range(len(answered)))
    assert judged == judge_all(recipe(), [*inputs, *slow])


def kill_soon() -> int:
    """Have this worker killed a moment after it said which process it is."""
    import os
    import signal
    import threading

    threading.Timer(0.1, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
    return os.getpid()


def pid_of() -> int:
    import os

    return os.getpid()


def test_an_interrupted_local_cluster_ends_at_once() -> None:
    pytest.importorskip("distributed")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it

    def interrupted(recipe: Recipe, tasks: Iterator[Task]) -> Iterator[Answer]:
        for answer in run_on_cluster(recipe, tasks, "local"):
            yield answer
            signal.raise_signal(signal.SIGINT)

    before = set(multiprocessing.active_children())
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        judge_all(recipe(), texts(*["ja"] * 64, *["SLEEP 30"] * 99), runner=interrupted)  # type: ignore[arg-type]
    assert set(multiprocessing.active_children()) <= before
    assert time.monotonic() - begun < 25, "it waited for a sleeping worker"


def test_an_address_without_a_cluster_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("factcheck.cluster._TIMEOUT", 0.5)
    for address in ("tcp://127.0.0.1:9", "nonsense"):
        with pytest.raises(InputError, match="no cluster answers"):
            judge_all(recipe(), texts("ja"), runner=partial(run_on_cluster, address=address))
