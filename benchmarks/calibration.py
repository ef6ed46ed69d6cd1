"""How right `strong` is: the figures by the strength from which a passage counts, for the weights that are shipped.

Takes labelled folders, by default those that `quality` judges. `--write` puts the tables into docs/quality.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.measure.calibration import bin_lines, bins, chosen, curve, curve_lines
from benchmarks.measure.labelled import Labelled, assessments_of, read_labelled
from benchmarks.measure.page import PAGE, write_between
from benchmarks.measure.places import DEVELOPMENT, HELD_OUT, MissingData, require, shown
from benchmarks.measure.record import commit_now, today
from benchmarks.measure.scores import Key
from benchmarks.measure.setup import Setup
from factcheck.match.score import load_weights
from factcheck.model import Assessment


def main(arguments: Sequence[str]) -> int:
    """Print the tables and return 0; 2 if a folder isn't there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks calibration", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[DEVELOPMENT, *HELD_OUT])
    parser.add_argument("--write", action="store_true", help="write the tables into docs/quality.md")
    options = parser.parse_args(arguments)
    try:
        folders = [read_labelled(require(folder), shown(folder)) for folder in options.folders]
    except MissingData as problem:
        print(problem, file=sys.stderr)
        return 2
    lines = [f"{today()}, commit {commit_now()}, `python -m benchmarks calibration`.", ""]
    for data in folders:
        lines += _block(data.name, curve_lines(curve(data.labels, partial(_judged, data))))
    together = {_key(data, key): label for data in folders for key, label in data.labels.items()}
    everything = curve(together, lambda strong: _together(folders, strong))
    lines += _block("all together", curve_lines(everything))
    lines += _block("all together, by strength", bin_lines(bins(together, _together(folders, 0.0))))
    print("\n".join(lines))
    print(f"the rule above chooses {chosen(everything)}; strong is from {load_weights().strong}")
    if options.write:
        write_between(PAGE, "calibration", lines)
    return 0


def _judged(data: Labelled, strong: float) -> Mapping[Key, Assessment]:
    """Return what is said of a labelled folder with passages strong from one strength on."""
    return assessments_of(data, Setup(weights=replace(load_weights(), strong=strong)))


def _together(folders: Iterable[Labelled], strong: float) -> dict[Key, Assessment]:
    return {_key(data, key): each for data in folders for key, each in _judged(data, strong).items()}


def _key(data: Labelled, key: Key) -> Key:
    return f"{data.name}/{key[0]}", key[1]


def _block(title: str, lines: Iterable[str]) -> list[str]:
    return [f"{title[0].upper()}{title[1:]}:", "```text", *lines, "```"]
