"""What does the work of a run: this process, more of them, or a cluster. Each is loaded when it is used."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import chain

from factcheck.reading import available_cores
from factcheck.workers import Answer, Recipe, Runner, Task, run_here

SMALL_RUN = 500_000
"""Bytes to judge up to which one process is faster than starting more: about a second of work."""


def runner_for(jobs: int | None = None, cluster: str | None = None) -> Runner:
    """Return what does the work: a cluster if one is named, else so many processes, None for all cores."""
    if cluster is not None:
        from factcheck.cluster import run_on_cluster

        return lambda recipe, tasks: run_on_cluster(recipe, tasks, cluster)
    count = jobs or available_cores()
    return run_here if count == 1 else lambda recipe, tasks: run_by_size(recipe, tasks, count)


def run_by_size(recipe: Recipe, tasks: Iterator[Task], jobs: int) -> Generator[Answer]:
    """Judge in `jobs` processes, or up to `SMALL_RUN` bytes in this one, which loads nothing for more."""
    first: list[Task] = []
    size = 0
    for task in tasks:
        first.append(task)
        size += sum(given.size for given in task[1])
        if size > SMALL_RUN:
            break
    else:
        yield from run_here(recipe, iter(first))
        return
    from factcheck.processes import run_in_processes

    yield from run_in_processes(recipe, chain(first, tasks), jobs)
