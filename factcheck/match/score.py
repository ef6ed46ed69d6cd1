"""How sure a match is: a linear model over named signals, each of which `explain` can show.

The weights lie in `weights.json` beside this module, with notes on where they come from. A logistic
function turns their sum into a strength from 0 to 1 (Platt 1999).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from factcheck.match.align import ArticleMatcher
from factcheck.match.alignment import Alignment, TermMatch
from factcheck.match.terms import FULL, TermKind
from factcheck.model import Part, Signal
from factcheck.text.prepared import PreparedSentence

DENSE = 8
"""Words over which the met words of a clause are spread."""
ENOUGH = 5.0
"""Weight of met words beyond which more of them tell nothing new."""
NEARLY_NOTHING = 0.3
POINTED_AT = 0.7
VERBATIM = ("same", "alias", "value")
"""Ways to meet a word that are no other word."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """An intercept and a weight per named signal."""

    intercept: float
    weights: Mapping[str, float]

    def total(self, signals: Mapping[str, float]) -> float:
        """Return the weighted sum of the signals; one without a weight counts nothing."""
        return self.intercept + sum(value * self.weights.get(name, 0.0) for name, value in signals.items())

    def probability(self, signals: Mapping[str, float]) -> float:
        """Return the logistic of the sum, from 0 to 1."""
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, self.total(signals)))))


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted models, and the strengths from which a reading counts.

    `passage` says how sure a passage speaks to a wording: `strong` from one strength on, a possible
    match from another. `related` says whether a whole article is about a claim, `leanings` (agree,
    disagree, discuss) which way it leans.
    """

    passage: LinearModel
    strong: float
    possible: float
    related: LinearModel
    related_from: float
    leanings: Mapping[str, LinearModel]


@cache
def load_weights() -> Weights:
    """Return the weights that come with the package."""
    data = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return weights_from(data)


def weights_from(data: Mapping[str, Any]) -> Weights:
    """Return weights from the parsed content of a weights file."""
    return Weights(
        passage=_model(data["passage"]),
        strong=float(data["strong"]),
        possible=float(data["possible"]),
        related=_model(data["related"]),
        related_from=float(data["related_from"]),
        leanings=MappingProxyType({name: _model(model) for name, model in data["leanings"].items()}),
    )


def _model(data: Mapping[str, Any]) -> LinearModel:
    weights = MappingProxyType({str(name): float(weight) for name, weight in data["weights"].items()})
    return LinearModel(float(data["intercept"]), weights)


def signals_of(
    alignment: Alignment, matcher: ArticleMatcher, names: Iterable[str] | None = None
) -> dict[str, float]:
    """Return the signals of one alignment, each from 0 to 1: all of them, or those that are named."""
    if names is None:
        names = SIGNALS
    return {name: SIGNALS[name](alignment, matcher) for name in names}


def _share(met: Sequence[TermMatch], of: Sequence[TermMatch]) -> float:
    total = sum(m.term.weight for m in of)
    return sum(m.term.weight * m.credit for m in met) / total if total else 1.0


def _actors_here(alignment: Alignment) -> float:
    actors = [m for m in alignment.matches if m.term.kind is TermKind.ACTOR]
    return _share([m for m in actors if m.position is not None], actors)


def linked(alignment: Alignment) -> float:
    """Return whether the sentence points at the wording's actors: 1 by name, 0.7 by a pronoun, a title or as known.

    0 where it doesn't. As known: "*das* Abkochgebot" has been told of before, with where it holds.
    """
    actors = [m for m in alignment.matches if m.term.kind is TermKind.ACTOR]
    if not actors or any(m.position is not None for m in actors):
        return 1.0
    sentence = alignment.sentence
    lexicon = sentence.pack.lexicon
    if any(_points(sentence, place) for place in range(len(sentence.words))):
        return POINTED_AT
    if any(_is_known(alignment, match) for match in alignment.matches):
        return POINTED_AT
    words = (*sentence.words, None)
    # "der Präsident" stands for one named before, "Präsident Meier" for Meier
    titles = any(
        word.text in lexicon.offices and (behind is None or behind.text[0].islower())
        for word, behind in pairwise(words)
        if word is not None
    )
    return POINTED_AT if titles else 0.0


def _points(sentence: PreparedSentence, place: int) -> bool:
    """Whether a word is a pronoun: "*diesen* Moment" points at the moment alone, "*dieser* Konzern" at a firm."""
    word, stance = sentence.lower[place], sentence.pack.stance
    if word not in stance.pronouns:
        return False
    if word not in stance.demonstratives or word not in stance.determiners:
        return True
    phrase = sentence.phrase_at(place)
    own = phrase is not None and not phrase.pronoun and phrase.determiner == word
    return phrase is None or not own or sentence.words[phrase.head].text in sentence.pack.titles


def _is_known(alignment: Alignment, match: TermMatch) -> bool:
    """Whether a noun of the wording that says much stands behind a definite article."""
    if match.position is None or match.how != "same" or match.term.weight < FULL:
        return False
    phrase = alignment.sentence.phrase_at(match.position)
    return phrase is not None and phrase.determiner in alignment.sentence.pack.stance.definites


def _nominal(alignment: Alignment) -> float:
    """Whether a noun stands where the wording has a verb: named perhaps, but not stated."""
    verbs = [m for m in alignment.matches if m.term.predicate and m.term.text[0].islower()]
    nouns = [m for m in verbs if m.position is not None and m.met[:1].isupper() and m.position > 0]
    return len(nouns) / len(verbs) if verbs else 0.0


def _together(alignment: Alignment) -> float:
    """The share of the met words that stand in the clause of the predicate."""
    clauses = {alignment.sentence.clause_of(position) for position in alignment.focus}
    positions = alignment.positions
    if not positions:
        return 0.0
    return sum(alignment.sentence.clause_of(position) in clauses for position in positions) / len(positions)


def _topic(alignment: Alignment, matcher: ArticleMatcher) -> float:
    """The share of the wording that the article's title and first sentences meet."""
    terms = alignment.wording.terms
    met = sum(term.weight for term in terms if term.key in matcher.topics)
    return met / alignment.wording.total


def _said(alignment: Alignment) -> list[TermMatch]:
    return [m for m in alignment.matches if m.term.kind is not TermKind.ACTOR]


def _words(alignment: Alignment, _: ArticleMatcher) -> float:
    said = _said(alignment)
    return _share(said, said)


def _words_here(alignment: Alignment, _: ArticleMatcher) -> float:
    said = _said(alignment)
    return _share([m for m in said if m.position is not None], said)


def _missing(alignment: Alignment, _: ArticleMatcher) -> float:
    """The weight of the heaviest word that is met nowhere."""
    return min(1.0, max((m.term.weight for m in alignment.matches if m.credit < NEARLY_NOTHING), default=0.0))


def _here(alignment: Alignment) -> list[TermMatch]:
    return [m for m in alignment.matches if m.position is not None and m.how != "differs"]


def _met(alignment: Alignment, _: ArticleMatcher) -> float:
    return min(1.0, sum(m.term.weight * m.credit for m in _here(alignment)) / ENOUGH)


def _dense(alignment: Alignment, _: ArticleMatcher) -> float:
    """Whether the met words stand close together."""
    positions = alignment.positions
    spread = positions[-1] - positions[0] + 1 if positions else 1
    return min(1.0, 2 * len(positions) / max(DENSE, spread))


def _verbatim(alignment: Alignment, _: ArticleMatcher) -> float:
    return _share([m for m in _here(alignment) if m.how in VERBATIM], alignment.matches)


SIGNALS: Mapping[str, Callable[[Alignment, ArticleMatcher], float]] = MappingProxyType(
    {
        "coverage": lambda alignment, _: alignment.coverage,
        "stated": lambda alignment, _: alignment.stated,
        "words": _words,
        "words-here": _words_here,
        "predicate": lambda alignment, _: alignment.predicate,
        "predicate-and-words": lambda alignment, _: alignment.predicate * _words_here(alignment, _),
        "actors": lambda alignment, _: alignment.actors,
        "actors-here": lambda alignment, _: _actors_here(alignment),
        "values": lambda alignment, _: alignment.values,
        "missing": _missing,
        "met": _met,
        "dense": _dense,
        "verbatim": _verbatim,
        "topic": _topic,
        "linked": lambda alignment, _: linked(alignment),
        "nominal": lambda alignment, _: _nominal(alignment),
        "together": lambda alignment, _: _together(alignment),
        "opening": lambda alignment, _: float(alignment.sentence.sentence.part in (Part.TITLE, Part.LEDE)),
        "opposite": lambda alignment, _: float(bool(alignment.opposites)),
        "differs": lambda alignment, _: float(bool(alignment.differing)),
    }
)
"""Every signal by its name. A model weighs some of them."""


def shares_of(signals: Mapping[str, float], weights: Weights) -> tuple[Signal, ...]:
    """Return each signal's share in a passage's strength, largest first."""
    model = weights.passage
    shares = [
        Signal(name, round(value, 3), round(value * model.weights.get(name, 0.0), 3))
        for name, value in signals.items()
    ]
    return tuple(sorted(shares, key=lambda s: -abs(s.share)))
