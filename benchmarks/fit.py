"""Makes the weights in `factcheck/match/weights.json`, and says there from which data.

`document` fits the drift of a whole article on one half of the Fake News Challenge's stories and tests it on
the other. `passage` fits how surely a passage speaks to a claim on the labelled folders and the case suite.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measure.linear import NotInstalled, as_data
from benchmarks.measure.page import PAGE, write_between
from benchmarks.measure.passage_fit import Met
from benchmarks.measure.places import CASES, CHALLENGE, DEVELOPMENT, HELD_OUT, MissingData, require, shown
from benchmarks.measure.record import commit_now, today
from benchmarks.measure.scores import Key
from benchmarks.measure.setup import Setup
from factcheck.match.score import Weights
from factcheck.model import Assessment

WEIGHTS = Path(__file__).parents[1] / "factcheck" / "match" / "weights.json"


def main(arguments: Sequence[str]) -> int:
    """Fit, print the figures, write the weights, and return 0; 2 if data or scikit-learn isn't there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks fit", description=__doc__)
    parser.add_argument("what", choices=sorted(FITS))
    parser.add_argument("--challenge", type=Path, default=CHALLENGE, help="folder of the FNC-1 training part")
    parser.add_argument(
        "--folders", type=Path, nargs="+", default=[DEVELOPMENT], help="labelled folders to fit passages on"
    )
    parser.add_argument(
        "--strong", type=float, help="from which strength on a passage is strong; else chosen"
    )
    parser.add_argument("--dry-run", action="store_true", help="print the figures, write nothing")
    options = parser.parse_args(arguments)
    try:
        FITS[options.what](options)
    except (MissingData, NotInstalled) as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def fit_document(options: argparse.Namespace) -> None:
    """Fit the models of a whole article's drift."""
    from benchmarks.measure.challenge import FITTED, TESTED, f1_by_label, read_challenge, weighted_score
    from benchmarks.measure.document_fit import best_choice, fitted, rows_of, training_rows

    require(options.challenge)
    pairs = [pair for pair in read_challenge(options.challenge) if pair.half is not None]
    rows = tuple(rows_of(pairs, Setup()))
    training = training_rows(rows)
    choice, reached = best_choice(training)
    print(f"best in cross-validation within the fitting half: {choice}, goodness {reached:.3f}")
    models = fitted(training).raised(choice)
    for half, what in ((FITTED, "fitting half"), (TESTED, "testing half")):
        members = [row for row in rows if row.pair.half == half]
        gold, said = [row.pair.label for row in members], [models.answer(row) for row in members]
        figures = "  ".join(f"{name} {value:.3f}" for name, value in f1_by_label(gold, said).items())
        print(f"{what}: weighted {weighted_score(gold, said):.2f}  F1: {figures}")
    note = {
        "by": "python -m benchmarks fit document",
        "date": today(),
        "data": f"{shown(options.challenge)}, {len(training):,} pairs: one half of the stories",
        "halves": "stories dealt out by size, without chance; no headline or body in both",
        "choice": f"{choice}, by six cross-validations over the stories of that half; nothing random",
    }
    _write(models.as_data(), "document", note, options.dry_run)


def fit_passage(options: argparse.Namespace) -> None:
    """Fit how surely a passage speaks to a claim, and choose from which strength on it is strong."""
    from benchmarks.measure.calibration import bin_lines, bins, chosen, curve, curve_lines
    from benchmarks.measure.cases import read_cases
    from benchmarks.measure.labelled import read_labelled
    from benchmarks.measure.passage_fit import (
        STRENGTHS,
        case_rows,
        fitted,
        judged_unseen,
        labelled_rows,
        met_pairs,
        surprise,
        without_each_story,
    )

    setup = Setup()
    folders = [read_labelled(require(folder), shown(folder)) for folder in options.folders]
    met = {data.name: met_pairs(data, setup) for data in folders}
    rows = [row for data in folders for row in labelled_rows(data, met[data.name], setup)]
    rows += case_rows(read_cases(CASES), setup)
    losses = {strength: surprise(rows, strength) for strength in STRENGTHS}
    strength = min(losses, key=lambda each: losses[each])
    print(f"{len(rows):,} rows; log loss without the story, by inverse penalty: {losses}")
    model = fitted(rows, strength)
    models = without_each_story(rows, strength)
    weights = replace(setup.weights, passage=model)
    labels = {
        (f"{data.name}/{article}", claim): label
        for data in folders
        for (article, claim), label in data.labels.items()
    }

    def judged(strong: float) -> dict[Key, Assessment]:
        return {
            (f"{data.name}/{article}", claim): assessment
            for data in folders
            for (article, claim), assessment in judged_unseen(
                met[data.name], models, weights, strong, setup
            ).items()
        }

    points = curve(labels, judged)
    strong = options.strong or chosen(points)
    lines = [f"{today()}, commit {commit_now()}, `python -m benchmarks fit passage`.", ""]
    lines += _block("by the model that hasn't seen the story", curve_lines(points))
    lines += _block("the same, by strength", bin_lines(bins(labels, judged(0.0))))
    for folder in HELD_OUT:
        data = read_labelled(folder, shown(folder))
        judged_held_out = partial(_judged, met_pairs(data, setup), weights, setup)
        lines += _block(
            f"{data.name}, by the model made now", curve_lines(curve(data.labels, judged_held_out))
        )
    print("\n".join(lines))
    print(f"strong from {strong}")
    if not options.dry_run:
        write_between(PAGE, "calibration", lines)
    note = {
        "by": "python -m benchmarks fit passage",
        "date": today(),
        "data": f"{', '.join(data.name for data in folders)}; {shown(CASES)}; {len(rows):,} rows",
        "choice": f"inverse penalty {strength}, by log loss leaving one story out; nothing random",
        "strong": f"{strong}: docs/quality.md says how right it is",
    }
    _write({"passage": as_data(model), "strong": strong}, "passage", note, options.dry_run)


def _judged(pairs: Sequence[Met], weights: Weights, setup: Setup, strong: float) -> dict[Key, Assessment]:
    chosen_weights = replace(weights, strong=strong)
    return {pair.key: pair.assessment(setup, chosen_weights) for pair in pairs}


def _block(title: str, lines: Iterable[str]) -> list[str]:
    return [f"{title[0].upper()}{title[1:]}:", "```text", *lines, "```"]


def _write(found: Mapping[str, Any], part: str, note: Mapping[str, str], dry_run: bool) -> None:
    """Replace the found entries in the weights file, and the note on how they were made."""
    if dry_run:
        return
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    data.update(found)
    data["made_by"] = {**data.get("made_by", {}), part: dict(note)}
    WEIGHTS.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


FITS: Mapping[str, Callable[[argparse.Namespace], None]] = {"document": fit_document, "passage": fit_passage}
