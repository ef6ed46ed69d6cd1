"""Judging many: the same result for any number of processes, and none of them outlives the run."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import workers
from factcheck.errors import InputError
from factcheck.model import (
    Expectation,
    Place,
    Rating,
    Skipped,
    Stance,
    VerdictPeriod,
    Wording,
    WordingKind,
)
from factcheck.processes import run_in_processes
from factcheck.reading import CHUNK_ARTICLES, FileContent, chunked
from factcheck.runners import runner_for
from factcheck.workers import Judged, Recipe, Runner, judge_all, recipe_for, run_here
from tests import fake_engine
from tests.builders import claim
from tests.fake_engine import recipe, texts

MANY = ["ja", "nein", "weder noch", ""] * 60
ROOT = Path(__file__).parents[1]


def processes(jobs: int) -> Runner:
    """Processes for any run, however small."""
    return partial(run_in_processes, jobs=jobs)


def stances(judged: Judged) -> dict[str, list[Stance]]:
    return {
        each.source.path: [assessment.stance for _, assessment in each.assessments]
        for each in judged.outcomes
    }


def test_results_come_in_the_order_of_the_inputs() -> None:
    judged = judge_all(recipe(), [*texts("ja", "nein"), Skipped("b", "why"), *texts("", "und")[1:]])
    assert [each.source.path for each in judged.outcomes] == ["a/0000.txt", "a/0001.txt", "a/0001.txt"]
    assert judged.skipped == (Skipped("b", "why"),)


def test_without_articles_no_engine_is_built() -> None:
    judged = judge_all(Recipe((), build=fake_engine.forbidden), [Skipped("a", "why")])
    assert judged == Judged((), (Skipped("a", "why"),))


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_number_of_processes_changes_nothing(jobs: int) -> None:
    expected = judge_all(recipe(), texts(*MANY))
    assert judge_all(recipe(), texts(*MANY), runner=processes(jobs)) == expected
    assert len(expected.outcomes) + len(expected.skipped) == len(MANY)
    assert multiprocessing.active_children() == []


def test_processes_that_are_not_forked_give_the_same() -> None:
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        judged = judge_all(recipe(), texts(*MANY), runner=processes(1))
    finally:
        ended.set()
        thread.join()
    assert judged == judge_all(recipe(), texts(*MANY))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["ja", "nein", "", "x"]), max_size=12), st.integers(1, 5))
def test_the_size_of_chunks_changes_nothing(contents: list[str], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("factcheck.reading.CHUNK_ARTICLES", size)
        patch.setattr(workers, "_BLOCK", size + 1)
        cut = judge_all(recipe(), texts(*contents))
    assert cut == judge_all(recipe(), texts(*contents))


def test_small_runs_stay_in_one_process() -> None:
    judged = judge_all(recipe(), texts(*MANY), runner=runner_for(jobs=2))
    assert judged == judge_all(recipe(), texts(*MANY))


def test_chunks_are_bounded_by_number_and_by_size() -> None:
    large = FileContent("large.txt", b"x" * 300_000)
    small = texts(*["ja"] * CHUNK_ARTICLES)
    assert [len(chunk) for chunk in chunked([*small, large, *small[:3], large, large])] == [32, 1, 4, 1]


def test_inputs_are_taken_only_as_they_are_worked_on() -> None:
    taken: list[int] = []

    def endless() -> Iterator[FileContent]:
        for number in range(100_000):
            taken.append(number)
            yield FileContent(f"{number}.txt", b"ja")

    def first_only(recipe: Recipe, tasks: Iterator[workers.Task]) -> Iterator[workers.Answer]:
        yield next(run_here(recipe, tasks))

    with pytest.raises(RuntimeError, match="was not judged"):
        judge_all(recipe(), endless(), runner=first_only)  # type: ignore[arg-type]
    assert len(taken) < 1_000


# --- what dies ----------------------------------------------------------------------------------


def test_what_a_dead_process_worked_on_is_judged_once_more(tmp_path: Path) -> None:
    contents = [*MANY, f"DIE-ONCE {tmp_path / 'died'} ja", *MANY]
    judged = judge_all(recipe(), texts(*contents), runner=processes(2))
    assert (tmp_path / "died").exists()
    assert judged == judge_all(recipe(), texts(*contents))


def test_an_article_that_kills_every_process_is_named() -> None:
    with pytest.raises(InputError, match=r"a/0000\.txt.* died twice.*--jobs 1"):
        judge_all(recipe(), texts("DIE", *MANY), runner=processes(2))
    assert multiprocessing.active_children() == []


RUN = """
import sys
from functools import partial
from factcheck.processes import run_in_processes
from factcheck.workers import judge_all
from tests.fake_engine import recipe, texts
print("begun", flush=True)
try:
    judge_all(recipe(), texts(*["SLEEP 60"] * 99), runner=partial(run_in_processes, jobs=2))
except KeyboardInterrupt:
    sys.exit(130)
"""


@contextmanager
def running() -> Iterator[subprocess.Popen[str]]:
    """Start a run that sleeps in two processes, all three in a process group of their own."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUN],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        time.sleep(0.7)
        yield process
    finally:
        if not is_gone(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def is_gone(group: int) -> bool:
    """Return whether no process of a group runs; one that only waits to be reaped does not."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                return False
    return True


def wait_until_gone(group: int) -> None:
    for _ in range(200):
        if is_gone(group):
            return
        time.sleep(0.05)
    raise AssertionError("a process is left")


@pytest.mark.skipif(sys.platform != "linux", reason="what runs is read from /proc")
def test_ctrl_c_ends_at_once_and_says_nothing() -> None:
    with running() as process:
        os.killpg(process.pid, signal.SIGINT)
        output = process.communicate(timeout=10)
        assert (process.returncode, output) == (130, ("", ""))
        wait_until_gone(process.pid)


@pytest.mark.skipif(sys.platform != "linux", reason="what runs is read from /proc")
def test_processes_end_with_a_parent_that_was_killed() -> None:
    with running() as process:
        process.kill()
        process.wait()
        wait_until_gone(process.pid)


# --- recipes ------------------------------------------------------------------------------------


def test_a_recipe_holds_nothing_that_judging_must_not_depend_on() -> None:
    plain = claim()
    rated = claim(verdict=(VerdictPeriod(Rating.FALSE),), line=99)
    expecting = Expectation("a.txt", Stance.REFUTES, Place("claims.yaml", 7, 9))
    with_more = type(rated)(
        rated.id, rated.wordings, rated.place, verdict=rated.verdict, note="new", expect=(expecting,)
    )
    assert recipe_for([plain]) == recipe_for([with_more])


def test_a_recipe_changes_with_what_is_judged() -> None:
    plain = claim()
    paraphrase = Wording("Die Brücke ist zu.", WordingKind.PARAPHRASE, plain.place)
    reworded = type(plain)(plain.id, (*plain.wordings, paraphrase), plain.place)
    assert recipe_for([plain]) != recipe_for([reworded])
    assert recipe_for([plain]) != recipe_for([plain], [("Rhein", "Rhine")])
