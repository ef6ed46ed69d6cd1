"""What each stance rule and each mechanism is worth: every figure with it switched off, one at a time."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.measure.cases import Case, passed, read_cases
from benchmarks.measure.challenge import TESTED, Pair, answers, f1_by_label, read_challenge, weighted_score
from benchmarks.measure.labelled import Labelled, assessments_of, read_labelled
from benchmarks.measure.page import PAGE, write_between
from benchmarks.measure.places import CASES, CHALLENGE, DEVELOPMENT, FRESH, HELD_OUT, shown
from benchmarks.measure.record import commit_now, today
from benchmarks.measure.scores import Ratio, score
from benchmarks.measure.setup import Setup
from benchmarks.measure.switches import switches

EVERY = 12
"""One in so many bodies of the challenge's testing half is asked: the whole half would take hours."""


Figures = tuple[tuple[float, ...], ...]
"""What each column shows: one number, or F1 and precision."""


@dataclass(frozen=True, slots=True)
class Data:
    """What every setup is measured on. `groups` are labelled folders that are counted together, by name."""

    groups: Mapping[str, tuple[Labelled, ...]]
    cases: tuple[Case, ...]
    pairs: tuple[Pair, ...]

    def columns(self) -> tuple[str, ...]:
        """Return the names of the figures, in order."""
        challenge = ("FNC-1 weighted", "FNC-1 macro F1") if self.pairs else ()
        return (*self.groups, "cases passed", *challenge)

    def figures(self, setup: Setup) -> Figures:
        """Return stance F1 and precision by group, the number of cases passed, and the challenge's figures."""
        stances = [_pooled(folders, setup) for folders in self.groups.values()]
        found = [*((each.f1, each.precision) for each in stances), (float(len(passed(self.cases, setup))),)]
        if self.pairs:
            said = answers(self.pairs, setup)
            gold, labels = [pair.label for pair in self.pairs], [said[pair] for pair in self.pairs]
            found += [(weighted_score(gold, labels),), (f1_by_label(gold, labels)["macro"],)]
        return tuple(found)


def _pooled(folders: Sequence[Labelled], setup: Setup) -> Ratio:
    found = [score(data.labels, assessments_of(data, setup)).stance for data in folders]
    return Ratio(sum(r.right for r in found), sum(r.said for r in found), sum(r.true for r in found))


def main(arguments: Sequence[str]) -> int:
    """Print the table, write it into docs/quality.md if asked to, and return 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks ablation", description=__doc__)
    parser.add_argument("--only", metavar="TEXT", help="switch off only what has TEXT in its name")
    parser.add_argument("--without-fnc", action="store_true", help="leave the challenge out")
    parser.add_argument("--write", action="store_true", help=f"put the table into {shown(PAGE)}")
    options = parser.parse_args(arguments)
    data = read_data(with_challenge=not options.without_fnc)
    lines = []
    for line in table(data, options.only or ""):
        print(line, flush=True)
        lines.append(line)
    if options.write:
        write_between(PAGE, "ablation", lines)
    return 0


def read_data(*, with_challenge: bool) -> Data:
    """Return all data that are there."""
    fresh = sorted(folder for folder in FRESH.iterdir() if folder.is_dir())
    wanted = {
        **{shown(folder): [folder] for folder in (DEVELOPMENT, *HELD_OUT) if folder.is_dir()},
        "fresh German": [folder for folder in fresh if folder.name.startswith("de")],
        "fresh English": [folder for folder in fresh if folder.name.startswith("en")],
    }
    groups = {name: tuple(map(read_labelled, folders)) for name, folders in wanted.items()}
    pairs: tuple[Pair, ...] = ()
    if with_challenge and CHALLENGE.is_dir():
        pairs = sample(read_challenge(CHALLENGE), EVERY)
    return Data(groups, read_cases(CASES), pairs)


def sample(pairs: Sequence[Pair], every: int) -> tuple[Pair, ...]:
    """Return the testing half's pairs of one in `every` bodies, chosen by their order in the alphabet."""
    bodies = sorted({pair.body for pair in pairs if pair.half == TESTED})[::every]
    chosen = frozenset(bodies)
    return tuple(pair for pair in pairs if pair.half == TESTED and pair.body in chosen)


def table(data: Data, only: str = "") -> Iterator[str]:
    """Yield the lines of a Markdown table: the engine as it is, then what changes without each part."""
    pairs = f", {len(data.pairs):,} pairs of FNC-1's testing half" if data.pairs else ""
    made = f"{today()}, commit {commit_now()}, `python -m benchmarks ablation --write`"
    yield f"{made}: {len(data.cases)} cases{pairs}."
    yield ""
    yield "| without | " + " | ".join(data.columns()) + " |"
    yield "| --- |" + " ---: |" * len(data.columns())
    whole = data.figures(Setup())
    yield "| (nothing) | " + " | ".join(" / ".join(map(_shown, cell)) for cell in whole) + " |"
    for switch in switches():
        if only in switch.name:
            cells = map(_changes, data.figures(switch.setup), whole)
            yield f"| {switch.name} | " + " | ".join(cells) + " |"


def _shown(value: float) -> str:
    return f"{value:.3f}" if value <= 1 else f"{value:.4g}"


def _changes(now: Sequence[float], before: Sequence[float]) -> str:
    changes = [value - old for value, old in zip(now, before, strict=True)]
    if all(abs(change) < 0.0005 for change in changes):
        return "·"
    return " / ".join(f"{change:+.3f}" if abs(change) < 1 else f"{change:+.3g}" for change in changes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
