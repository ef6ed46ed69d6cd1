"""How sure a match is: a linear model over named signals, each of which `explain` can show.

The weights lie in `weights.json` beside this module; benchmarks/fit.py makes them. A logistic
function turns their sum into a strength from 0 to 1 (Platt 1999).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from factcheck.match.align import Alignment, ArticleMatcher
from factcheck.match.wordings import TermKind
from factcheck.model import Part, Signal

DENSE = 12
"""Words over which the met words of a clause or two are spread."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The linear model: an intercept, a weight per signal, and the strengths that count."""

    intercept: float
    weights: Mapping[str, float]
    strong: float
    possible: float


@cache
def load_weights() -> Weights:
    """Return the weights that come with the package."""
    data = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    weights = MappingProxyType({str(name): float(weight) for name, weight in data["weights"].items()})
    return Weights(float(data["intercept"]), weights, float(data["strong"]), float(data["possible"]))


def signals_of(alignment: Alignment, matcher: ArticleMatcher) -> dict[str, float]:
    """Return the signals of one alignment, each from 0 to 1."""
    matches = alignment.matches
    met = [m for m in matches if m.position is not None and m.how != "differs"]
    missing = max((m.term.weight for m in matches if m.credit < 0.3), default=0.0)
    actors_here = [m for m in matches if m.term.kind is TermKind.ACTOR]
    here = sum(m.position is not None for m in actors_here) / len(actors_here) if actors_here else 1.0
    positions = alignment.positions
    spread = positions[-1] - positions[0] + 1 if positions else 0
    return {
        "coverage": alignment.coverage,
        "stated": alignment.stated,
        "predicate": alignment.predicate,
        "actors": alignment.actors,
        "actors-here": here,
        "values": alignment.values,
        "words": alignment.words,
        "missing": min(1.0, missing),
        "met": min(1.0, len(met) / 5),
        "density": min(1.0, len(positions) * 3 / max(DENSE, spread)) if positions else 0.0,
        "opening": float(alignment.sentence.sentence.part in (Part.TITLE, Part.LEDE)),
        "opposite": float(bool(alignment.opposites)),
        "differs": float(bool(alignment.differing)),
    }


def strength_of(signals: Mapping[str, float], weights: Weights) -> tuple[float, tuple[Signal, ...]]:
    """Return the strength (0 to 1) and each signal's share in it, largest first."""
    shares = [
        Signal(name, round(value, 3), round(value * weights.weights.get(name, 0.0), 3))
        for name, value in signals.items()
    ]
    total = weights.intercept + sum(value * weights.weights.get(name, 0.0) for name, value in signals.items())
    return 1 / (1 + math.exp(-total)), tuple(sorted(shares, key=lambda s: -abs(s.share)))
