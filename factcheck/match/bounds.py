"""How sure a wording can become at most, from which of its terms are met: sums over named signals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from factcheck.match.agreement import ValueIndex
from factcheck.match.alignment import ACTOR_NEAR
from factcheck.match.score import LinearModel
from factcheck.match.terms import CompiledWording, Term, TermKind, described_names

BOUNDED = ("coverage", "stated", "verbatim", "topic", "words", "actors", "predicate", "dense", "differs")
"""Signals of which the bounds know how large they can be; all others may be 1."""
ROUNDING = 1e-6
"""What rounding may take from a sum."""


class Gain(NamedTuple):
    """What a term adds to a wording's strength, in which the model's signals are sums over terms.

    `here` for each credit by which the sentence meets it, `verbatim` beside that if it does so word for word,
    `around` for each credit by which its context does, and `topic` if the article's beginning does. `most` is what
    it adds where the sentence and the beginning have it, word for word.
    """

    key: str
    here: float
    verbatim: float
    around: float
    topic: float
    actor: bool
    most: float


class ValueGain(NamedTuple):
    """The same for a value: its number in the index of values (-1 for a date), its unit, and its term."""

    number: int
    unit: str | None
    gain: Gain
    term: Term

    @property
    def most(self) -> float:
        """What it adds where the sentence gives it."""
        return self.gain.here + self.gain.verbatim


class Bound(NamedTuple):
    """What a wording needs to be read: the sum of gains of its terms that are met, and the gain of each.

    `deciding` are the words of its predicate, which the sentence itself must have. Where others of the claim's
    wordings may lend theirs, `gains` are without the predicate's `own`. `measures` are the verbs for which an
    amount may stand.
    """

    needed: float
    gains: tuple[Gain, ...]
    deciding: tuple[str, ...]
    own: Gain | None = None
    measures: tuple[Gain, ...] = ()
    values: tuple[ValueGain, ...] = ()


class BoundMaker:
    """Makes the bounds of wordings that are to be as sure as `possible` (0 to 1) under a model."""

    def __init__(self, model: LinearModel, possible: float, values: ValueIndex) -> None:
        weights = {name: max(0.0, weight) for name, weight in model.weights.items()}
        self.weights = {name: weights.get(name, 0.0) for name in BOUNDED}
        others = sum(weight for name, weight in weights.items() if name not in BOUNDED)
        self._least = _logit(possible) - model.intercept - ROUNDING - others
        self._values = values

    def bound(self, wording: CompiledWording) -> Bound:
        """Return what an article must meet of a wording, wherever its words stand."""
        weights = self.weights
        kinds = {term.kind for term in wording.terms}
        needed = self._least - weights["predicate"] - weights["dense"]
        needed -= weights["words"] if kinds == {TermKind.ACTOR} else 0.0
        needed -= weights["actors"] if TermKind.ACTOR not in kinds else 0.0
        spared = described_names(wording.terms)  # they may go without saying
        needed -= sum(
            ACTOR_NEAR * self._gain(t, wording).around for t in wording.terms if t.position in spared
        )
        gains, measures, values = [], [], []
        own = None
        for term in wording.terms:
            gain = self._gain(term, wording)
            if term.value is not None:
                number = self._values.number_of(term.value)
                values.append(ValueGain(number, term.value.unit, gain, term))
            elif term.key in wording.measured:
                measures.append(gain)
            elif term.predicate and wording.lent and not wording.measured:
                own = gain
            else:
                gains.append(gain)
        deciding = tuple(term.key for term in wording.terms if term.predicate and term.value is None)
        free = wording.lent or wording.measured
        return Bound(needed, tuple(gains), () if free else deciding, own, tuple(measures), tuple(values))

    def _gain(self, term: Term, wording: CompiledWording) -> Gain:
        weights, weight, total = self.weights, term.weight, wording.total
        actor = term.kind is TermKind.ACTOR
        own = weights["actors"] / (total - wording.said) if actor else weights["words"] / wording.said
        here = weight * ((weights["coverage"] + weights["stated"]) / total + own)
        verbatim = weight * weights["verbatim"] / total
        around = weight * (weights["coverage"] / total + own)
        topic = weight * weights["topic"] / total if term.value is None else 0.0
        return Gain(term.key, here, verbatim, around, topic, actor, here + verbatim + topic)

    def most_of_values(
        self,
        values: Sequence[ValueGain],
        agreed: AbstractSet[int] | None = None,
        units: AbstractSet[str | None] = frozenset(),
    ) -> float:
        """Return what a wording's values add at most, if those with `agreed` numbers and dates may agree.

        One that differs is told by its unit, of which there must be one among `units`. Without `agreed`
        all may do either.
        """
        if not values:
            return 0.0
        may_agree = [v.most for v in values if agreed is None or v.number < 0 or v.number in agreed]
        total = sum(may_agree)
        if agreed is not None and all(value.unit not in units for value in values):
            return total
        spared = min(may_agree) if len(may_agree) == len(values) else 0.0
        return max(total, total - spared + self.weights["differs"])


def _logit(probability: float) -> float:
    if probability <= 0.0:
        return -math.inf
    return math.log(probability / (1 - probability)) if probability < 1.0 else math.inf
