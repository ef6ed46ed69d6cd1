"""The models of a whole article's drift, fitted on one half of the Fake News Challenge's stories.

The signals of all pairs are taken once. From which probability on an article is about a claim, and how much
an `agree` and a `disagree` weigh against a `discuss`, is decided by cross-validation over stories within that
half; the other half is looked at once, for the figures.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from benchmarks.measure.challenge import (
    FITTED,
    UNRELATED,
    Pair,
    Text,
    f1_by_label,
    label_of,
    parts_of_stories,
    prepared,
    weighted_score,
)
from benchmarks.measure.linear import Signals, as_data, fit_models
from benchmarks.measure.setup import Setup
from factcheck.match.score import LinearModel
from factcheck.model import Assessment
from factcheck.stance.document import is_short, leaning_of, settled, stands, wording_of
from factcheck.stance.document_signals import Reach, leaning_signals
from factcheck.stance.judge import judge

FOLDS = (3, 4, 5, 6, 8, 10)
"""Into how many folds the stories are dealt, one time after the other: a few stories decide one dealing."""
RELATED_STRENGTH, LEANING_STRENGTH = 1.0, 0.03
"""Inverse penalties of the two models, on standardised signals."""
THRESHOLDS = (0.25, 0.3, 0.35, 0.4)
AGREES = (0.7, 0.85, 1.0, 1.15, 1.3)
DISAGREES = (1.5, 2.0, 2.5, 3.0, 3.5, 4.0)
"""By how much the odds of an `agree` and of a `disagree` are raised."""
_RELATED = "related"


@dataclass(frozen=True, slots=True)
class Row:
    """A pair with its signals (None if the headline has no words of its own).

    `passages` is what the passages say, or None where the drift decides. In a `short` text they decide alone.
    """

    pair: Pair
    related: Signals | None
    leaning: Signals | None
    passages: Assessment | None
    short: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What cross-validation chooses: a threshold, and by how much two labels' odds are raised."""

    threshold: float
    agree: float
    disagree: float


@dataclass(frozen=True, slots=True)
class DocumentModels:
    """Whether an article is about a claim at all, from which probability on, and which way it leans."""

    related: LinearModel
    threshold: float
    leanings: Mapping[str, LinearModel]

    def answer(self, row: Row) -> str:
        """Return the challenge's label as `factcheck.check` gives it, by passages and document."""
        if row.passages is not None and (row.short or row.leaning is None):
            return label_of(row.passages.stance, row.passages.voice)
        if row.related is None or row.leaning is None:
            return UNRELATED
        if row.passages is None and self.related.probability(row.related) < self.threshold:
            return UNRELATED
        leaning = leaning_of(self.leanings, row.leaning, short=row.short)
        return leaning if row.passages is None else label_of(*settled(row.passages, leaning))

    def raised(self, choice: Choice) -> DocumentModels:
        """Return the models with a choice's threshold and odds."""
        odds = {"agree": choice.agree, "disagree": choice.disagree}
        leanings = {
            name: LinearModel(round(model.intercept + math.log(odds.get(name, 1.0)), 3), model.weights)
            for name, model in self.leanings.items()
        }
        return DocumentModels(self.related, choice.threshold, leanings)

    def as_data(self) -> dict[str, Any]:
        """Return the models' part of the weights file."""
        return {
            "related": as_data(self.related),
            "related_from": self.threshold,
            "leanings": {name: as_data(model) for name, model in sorted(self.leanings.items())},
        }


def rows_of(pairs: Sequence[Pair], setup: Setup) -> Iterator[Row]:
    """Yield the pairs with the signals that the engine sees."""
    for each in prepared(pairs, setup):
        weights = each.engine.weights
        passages = judge(each.matcher, each.alignments, weights, each.engine.rules)
        wording = wording_of(each.matcher, each.claim)
        if wording is None:
            yield Row(each.pair, None, None, passages, True)
            continue
        reach = Reach(each.matcher, wording)
        speaks = stands(each.matcher, passages, weights)
        yield Row(
            each.pair,
            reach.related_signals(),
            leaning_signals(reach),
            passages if speaks else None,
            is_short(each.matcher),
        )


def fitted(rows: Sequence[Row]) -> DocumentModels:
    """Return the models fitted on rows, with no threshold and plain odds."""
    return DocumentModels(_fit_related(rows), 0.0, _fit_leanings(rows))


def best_choice(rows: Sequence[Row]) -> tuple[Choice, float]:
    """Return the choice with the best mean goodness in cross-validations over the rows' stories, and its goodness.

    Headlines and bodies are never in both a fold's training and its test, but for headlines of unrelated
    test pairs.
    """
    figures: dict[Choice, float] = dict.fromkeys(_choices(), 0.0)
    for folds in FOLDS:
        gold, answers = _cross_validated(rows, folds)
        for choice, labels in answers.items():
            figures[choice] += goodness(gold, labels) / len(FOLDS)
    best = max(figures, key=lambda choice: figures[choice])
    return best, figures[best]


def _cross_validated(rows: Sequence[Row], folds: int) -> tuple[list[str], dict[Choice, list[str]]]:
    """Return the true labels, and those of each choice, by models that haven't seen the story."""
    fold_of = _parts(rows, folds)
    gold: list[str] = []
    answers: dict[Choice, list[str]] = {choice: [] for choice in _choices()}
    for fold in range(folds):
        training = [
            row
            for row in rows
            if fold not in (fold_of["headline", row.pair.headline], fold_of["body", row.pair.body])
        ]
        testing = [row for row in rows if fold_of["body", row.pair.body] == fold]
        gold += [row.pair.label for row in testing]
        models = fitted(training)
        for choice, labels in answers.items():
            labels += map(models.raised(choice).answer, testing)
    return gold, answers


def goodness(gold: Sequence[str], said: Sequence[str]) -> float:
    """Return the mean of the challenge's weighted score and of macro F1, both from 0 to 1."""
    return (weighted_score(gold, said) / 100 + f1_by_label(gold, said)["macro"]) / 2


def training_rows(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that may be fitted on: headline and body in the fitting half."""
    return [row for row in rows if row.pair.half == FITTED]


def _choices() -> Iterator[Choice]:
    for threshold, agree, disagree in product(THRESHOLDS, AGREES, DISAGREES):
        yield Choice(threshold, agree, disagree)


def _parts(rows: Sequence[Row], parts: int) -> dict[Text, int]:
    return parts_of_stories([(row.pair.headline, row.pair.body, row.pair.label) for row in rows], parts)


def _fit_related(rows: Sequence[Row]) -> LinearModel:
    known = [(row.related, row.pair.label) for row in rows if row.related is not None]
    targets = [UNRELATED if label == UNRELATED else _RELATED for _, label in known]
    counts = [1.0] * len(known)
    model = fit_models([signals for signals, _ in known], targets, counts, RELATED_STRENGTH)[UNRELATED]
    return LinearModel(-model.intercept, {name: -weight for name, weight in model.weights.items()})


def _fit_leanings(rows: Sequence[Row]) -> dict[str, LinearModel]:
    """Fit on the related pairs. A story weighs as the root of its pairs: a few large ones have most of them."""
    known = [(row.leaning, row) for row in rows if row.leaning is not None and row.pair.label != UNRELATED]
    story_of = _parts([row for _, row in known], len(known))
    stories = [story_of["body", row.pair.body] for _, row in known]
    sizes = Counter(stories)
    counts = [1 / math.sqrt(sizes[story]) for story in stories]
    scale = len(counts) / sum(counts)
    labels = [row.pair.label for _, row in known]
    return fit_models([s for s, _ in known], labels, [scale * count for count in counts], LEANING_STRENGTH)
