"""How right the engine is by its strength, and from which strength on it may speak up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.measure.scores import Key, Label, Ratio, is_said, score
from factcheck.model import Assessment

THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(4, 19))
BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
AIM = 0.9
"""The precision that a strong assessment should have."""
WORTH = 0.02
"""How much stance F1 may be given up for precision where the aim is out of reach."""


@dataclass(frozen=True, slots=True)
class Point:
    """What is reached if assessments count from one strength on."""

    strong: float
    stance: Ratio
    mention: Ratio


@dataclass(frozen=True, slots=True)
class Bin:
    """Assessments of a range of strengths: how many, and how many have the right stance, or any label."""

    low: float
    high: float
    said: int
    right: int
    labelled: int


def curve(
    labels: Mapping[Key, Label], judged: Callable[[float], Mapping[Key, Assessment]]
) -> tuple[Point, ...]:
    """Return the figures by threshold; `judged` gives the assessments for one."""
    points = []
    for strong in THRESHOLDS:
        scores = score(labels, judged(strong))
        points.append(Point(strong, scores.stance, scores.mention))
    return tuple(points)


def chosen(points: Sequence[Point]) -> float:
    """Return the threshold to use: the lowest that reaches the aim and gives up no more F1 than it is worth.

    Where there is none, it is the highest threshold whose F1 is within `WORTH` of the best.
    """
    best = max(point.stance.f1 for point in points)
    worthy = [point for point in points if point.stance.f1 >= best - WORTH]
    reaching = [point.strong for point in worthy if point.stance.precision >= AIM]
    return min(reaching) if reaching else max(point.strong for point in worthy)


def bins(labels: Mapping[Key, Label], assessments: Mapping[Key, Assessment]) -> tuple[Bin, ...]:
    """Return how right strong assessments are by their score; for all of them, judge from strength 0 on."""
    found = []
    for low, high in pairwise(BINS):
        members = {
            key: each
            for key, each in assessments.items()
            if is_said(each) and (low <= each.score < high or each.score == high == 1.0)
        }
        right = sum(key in labels and labels[key].stance is each.stance for key, each in members.items())
        found.append(Bin(low, high, len(members), right, len(labels.keys() & members.keys())))
    return tuple(found)


def curve_lines(points: Sequence[Point]) -> Iterator[str]:
    """Yield a table of the figures by threshold."""
    yield "strong from   stance: precision  recall     F1   about the claim at all: precision"
    for point in points:
        rates = f"{point.stance.precision:9.3f}{point.stance.recall:8.3f}{point.stance.f1:7.3f}"
        yield f"{point.strong:11.2f}{'':11}{rates}{point.mention.precision:29.3f}"


def bin_lines(found: Sequence[Bin]) -> Iterator[str]:
    """Yield a table of how right assessments are by strength."""
    yield "strength       said  right stance  about the claim at all"
    for each in found:
        if each.said:
            right, labelled = each.right / each.said, each.labelled / each.said
            yield f"{each.low:.1f} to {each.high:.1f} {each.said:8}{right:14.2f}{labelled:24.2f}"
