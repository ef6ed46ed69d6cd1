"""The models of a whole article's drift, fitted on one half of the Fake News Challenge's stories.

The signals of all pairs are taken once. Which penalty, class weights and threshold are best is decided by
cross-validation over stories within that half; the other half is looked at once, for the figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from benchmarks.measure.challenge import (
    FITTED,
    UNRELATED,
    Pair,
    f1_by_label,
    label_of,
    parts_of_stories,
    prepared,
    weighted_score,
)
from benchmarks.measure.linear import Signals, as_data, fit_models
from benchmarks.measure.setup import Setup
from factcheck.match.score import LinearModel
from factcheck.stance.document import document_signals, is_short, stands
from factcheck.stance.judge import judge

FOLDS = 4
RELATED_STRENGTHS = (0.1, 1.0)
LEANING_STRENGTHS = (0.01, 0.1, 1.0)
CLASS_WEIGHTS = ((1.0, 1.0), (2.0, 1.1), (3.0, 1.3), (4.0, 1.5), (6.0, 1.5))
"""How much more a `disagree` and an `agree` weigh than a `discuss`, which is far more frequent."""
THRESHOLDS = (0.2, 0.3, 0.4, 0.5)
_RELATED = "related"


@dataclass(frozen=True, slots=True)
class Row:
    """A pair with the signals of its document (None if the headline has no words of its own).

    `passages` is the label that the passages give, or None where the document decides. In a `short` text
    they decide alone; else the document says whether the article only reports them.
    """

    pair: Pair
    signals: Signals | None
    passages: str | None
    short: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What the models are fitted with."""

    related: float
    leaning: float
    disagree: float
    agree: float
    threshold: float


@dataclass(frozen=True, slots=True)
class DocumentModels:
    """Whether an article is about a claim at all, from which probability on, and which way it leans."""

    related: LinearModel
    threshold: float
    leanings: Mapping[str, LinearModel]

    def label(self, signals: Signals | None) -> str:
        """Return the challenge's label for a document by its signals alone."""
        if signals is None or self.related.probability(signals) < self.threshold:
            return UNRELATED
        return self._leaning(signals)

    def answer(self, row: Row) -> str:
        """Return the challenge's label as `factcheck.check` gives it, by passages and document."""
        if row.passages is None:
            return self.label(row.signals)
        if row.passages == "agree" and not row.short and row.signals is not None:
            return "discuss" if self._leaning(row.signals) == "discuss" else row.passages
        return row.passages

    def _leaning(self, signals: Signals) -> str:
        return max(self.leanings, key=lambda name: self.leanings[name].total(signals))

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
        wording = next((w for w in each.matcher.index.wordings if w.claim == each.claim), None)
        signals = None
        if wording is not None:
            signals = document_signals(each.matcher, wording, passages)
        speaks = wording is None or stands(each.matcher, passages, weights)
        label = label_of(passages.stance, passages.voice) if speaks else None
        yield Row(each.pair, signals, label, wording is None or is_short(each.matcher))


def fitted(rows: Sequence[Row], choice: Choice) -> DocumentModels:
    """Return the models fitted on rows."""
    return DocumentModels(_fit_related(rows, choice), choice.threshold, _fit_leanings(rows, choice))


def best_choice(rows: Sequence[Row]) -> tuple[Choice, float]:
    """Return the choice with the best goodness in cross-validation over the rows' stories, and its goodness.

    The models answer alone, so that the choice doesn't hang on what today's passages say. Their headlines and
    bodies are never in both a fold's training and its test, but for headlines of unrelated test pairs.
    """
    texts = [(row.pair.headline, row.pair.body, row.pair.label) for row in rows]
    fold_of = parts_of_stories(texts, FOLDS)
    gold: list[str] = []
    answers: dict[Choice, list[str]] = {choice: [] for choice in _choices()}
    for fold in range(FOLDS):
        training = [
            row
            for row in rows
            if fold not in (fold_of["headline", row.pair.headline], fold_of["body", row.pair.body])
        ]
        testing = [row for row in rows if fold_of["body", row.pair.body] == fold]
        gold += [row.pair.label for row in testing]
        for choice, labels in _answers(training, testing):
            answers[choice] += labels
    figures = {choice: goodness(gold, labels) for choice, labels in answers.items()}
    best = max(figures, key=lambda choice: figures[choice])
    return best, figures[best]


def goodness(gold: Sequence[str], said: Sequence[str]) -> float:
    """Return the mean of the challenge's weighted score and of macro F1, both from 0 to 1."""
    return (weighted_score(gold, said) / 100 + f1_by_label(gold, said)["macro"]) / 2


def training_rows(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that may be fitted on: headline and body in the fitting half."""
    return [row for row in rows if row.pair.half == FITTED]


def _choices() -> Iterator[Choice]:
    for related, leaning, (disagree, agree), threshold in product(
        RELATED_STRENGTHS, LEANING_STRENGTHS, CLASS_WEIGHTS, THRESHOLDS
    ):
        yield Choice(related, leaning, disagree, agree, threshold)


def _answers(training: Sequence[Row], testing: Sequence[Row]) -> Iterator[tuple[Choice, list[str]]]:
    """Yield what the models of each choice answer; each model is fitted and asked once."""
    related: dict[float, list[float]] = {}
    leanings: dict[tuple[float, float, float], list[str]] = {}
    for choice in _choices():
        if choice.related not in related:
            model = _fit_related(training, choice)
            related[choice.related] = [
                model.probability(row.signals) if row.signals else 0.0 for row in testing
            ]
        key = choice.leaning, choice.disagree, choice.agree
        if key not in leanings:
            models = DocumentModels(LinearModel(0.0, {}), 0.0, _fit_leanings(training, choice))
            leanings[key] = [models.label(row.signals) for row in testing]
        yield (
            choice,
            [
                label if probability >= choice.threshold else UNRELATED
                for probability, label in zip(related[choice.related], leanings[key], strict=True)
            ],
        )


def _fit_related(rows: Sequence[Row], choice: Choice) -> LinearModel:
    signals = [row.signals for row in rows if row.signals is not None]
    targets = [
        UNRELATED if row.pair.label == UNRELATED else _RELATED for row in rows if row.signals is not None
    ]
    model = fit_models(signals, targets, [1.0] * len(targets), choice.related)[UNRELATED]
    return LinearModel(-model.intercept, {name: -weight for name, weight in model.weights.items()})


def _fit_leanings(rows: Sequence[Row], choice: Choice) -> dict[str, LinearModel]:
    weight = {"disagree": choice.disagree, "agree": choice.agree}
    known = [
        (row.signals, row.pair.label)
        for row in rows
        if row.signals is not None and row.pair.label != UNRELATED
    ]
    labels = [label for _, label in known]
    counts = [weight.get(label, 1.0) for label in labels]
    return fit_models([signals for signals, _ in known], labels, counts, choice.leaning)
