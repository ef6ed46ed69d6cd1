"""Makes the weights in `factcheck/match/weights.json`, and says there from which data.

`document` fits the drift of a whole article on one half of the Fake News Challenge's stories and tests it on
the other. The few whole numbers by which a passage is weighed are chosen by hand.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure.linear import NotInstalled
from benchmarks.measure.places import CHALLENGE, MissingData, require, shown
from benchmarks.measure.record import today
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


def _write(found: Mapping[str, Any], part: str, note: Mapping[str, str], dry_run: bool) -> None:
    """Replace the found entries in the weights file, and the note on how they were made."""
    if dry_run:
        return
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    data.update(found)
    data["made_by"] = {**data.get("made_by", {}), part: dict(note)}
    WEIGHTS.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


FITS: Mapping[str, Callable[[argparse.Namespace], None]] = {"document": fit_document}
