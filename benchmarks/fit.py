"""Makes the weights in `factcheck/match/weights.json`, and says there from which data.

`document` fits the drift of a whole article on one half of the Fake News Challenge's stories and tests it on
the other. `passage` fits how surely a passage speaks to a claim on the labelled folders and the case suite.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure.linear import NotInstalled
from benchmarks.measure.places import CHALLENGE, MissingData, shown
from benchmarks.measure.setup import Setup

WEIGHTS = Path(__file__).parents[1] / "factcheck" / "match" / "weights.json"


def main(arguments: Sequence[str]) -> int:
    """Fit, print the figures, write the weights, and return 0; 2 if data or scikit-learn isn't there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks fit", description=__doc__)
    parser.add_argument("what", choices=sorted(FITS))
    parser.add_argument("--challenge", type=Path, default=CHALLENGE, help="folder of the FNC-1 training part")
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
    from benchmarks.measure.places import require

    require(options.challenge)
    rows = tuple(rows_of(read_challenge(options.challenge), Setup()))
    training = training_rows(rows)
    choice, reached = best_choice(training)
    print(f"best in cross-validation within the fitting half: {choice}, goodness {reached:.3f}")
    models = fitted(training, choice)
    for half, what in ((FITTED, "fitting half"), (TESTED, "testing half")):
        members = [row for row in rows if row.pair.half == half]
        gold = [row.pair.label for row in members]
        for says, answers in (
            ("documents alone", [models.label(row.signals) for row in members]),
            ("as check says", [row.passages or models.label(row.signals) for row in members]),
        ):
            figures = "  ".join(f"{name} {value:.3f}" for name, value in f1_by_label(gold, answers).items())
            print(f"{what}, {says}: weighted {weighted_score(gold, answers):.2f}  F1: {figures}")
    note = {
        "by": "python -m benchmarks fit document",
        "date": datetime.date.today().isoformat(),
        "data": f"{shown(options.challenge)}, {len(training):,} pairs: one half of the stories",
        "halves": "stories dealt out by size, without chance; no headline or body in both",
        "choice": f"{choice}, by cross-validation over the stories of that half",
    }
    _write(models.as_data(), "document", note, options.dry_run)


def _write(found: Mapping[str, Any], part: str, note: Mapping[str, str], dry_run: bool) -> None:
    """Replace the found entries in the weights file, and the note on how they were made."""
    if dry_run:
        return
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    data.update(found)
    data["made_by"] = {**data.get("made_by", {}), part: dict(note)}
    WEIGHTS.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


FITS: Mapping[str, Callable[[argparse.Namespace], None]] = {"document": fit_document}
