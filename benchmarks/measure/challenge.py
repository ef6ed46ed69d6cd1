"""The Fake News Challenge (FNC-1, 2017): headlines against article bodies, judged as `factcheck.check` does.

A headline is a claim's statement, a body an article. Silent is `unrelated`, own support `agree`, own
refutation `disagree`, everything attributed or mixed `discuss`.

Its pairs fall into stories: headlines and bodies that a related label joins, and bodies with the same
text. The stories are dealt into two halves, to fit on one and test on the other. An unrelated pair whose
headline belongs to one half and whose body to the other is in neither, so the halves share no text.
"""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure.setup import Setup
from factcheck.library import claim_of
from factcheck.match.align import ArticleMatcher
from factcheck.match.alignment import Alignment
from factcheck.model import Article, Assessment, Stance, Voice
from factcheck.pipeline import Engine, assess

LABELS = ("agree", "disagree", "discuss", "unrelated")
UNRELATED = "unrelated"
FITTED, TESTED = 0, 1
"""The half whose labels the document models may be fitted on, and the half that tests them."""
TOPIC_WORTH, STANCE_WORTH = 0.25, 0.75
"""The challenge's points for related or not, and for the right stance of a related pair."""

Text = tuple[str, str]
"""What a text is, `headline` or `body`, and the text."""

_BODIES, _STANCES = "train_bodies.csv.gz", "train_stances.csv.gz"


@dataclass(frozen=True, slots=True)
class Pair:
    """A headline, a body and what a person said of them, and in which half of the stories each lies."""

    headline: str
    body: str
    label: str
    headline_half: int
    body_half: int

    @property
    def half(self) -> int | None:
        """The half that the pair lies in, or None if it joins both."""
        return self.body_half if self.headline_half == self.body_half else None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A pair met by the engine, before it is judged: `claim` is the headline's number in the engine."""

    pair: Pair
    engine: Engine
    matcher: ArticleMatcher
    alignments: Sequence[Alignment]
    claim: int

    def assessment(self) -> Assessment:
        """Return what `factcheck.check` returns for the pair."""
        return assess(self.engine, self.matcher, self.alignments, self.claim)


def read_challenge(folder: Path) -> tuple[Pair, ...]:
    """Return all pairs of the training part, in the file's order. Raises OSError if a file isn't there."""
    bodies = {row["Body ID"]: row["articleBody"] for row in _rows(folder / _BODIES)}
    pairs = [(row["Headline"], bodies[row["Body ID"]], row["Stance"]) for row in _rows(folder / _STANCES)]
    return with_halves(pairs)


def with_halves(pairs: Sequence[tuple[str, str, str]]) -> tuple[Pair, ...]:
    """Return pairs of headline, body and label with the half of the stories that each lies in."""
    part_of = parts_of_stories(pairs, 2)
    return tuple(
        Pair(headline, body, label, part_of["headline", headline], part_of["body", body])
        for headline, body, label in pairs
    )


def parts_of_stories(pairs: Iterable[tuple[str, str, str]], parts: int) -> dict[Text, int]:
    """Return the part (from 0) of every headline and body, whole stories dealt out, the largest first.

    A story goes to the part that has the fewest related pairs so far; the order of the pairs changes nothing.
    """
    parents: dict[Text, Text] = {}

    def root(text: Text) -> Text:
        while parents.setdefault(text, text) != text:
            parents[text] = parents[parents[text]]
            text = parents[text]
        return text

    sizes: Counter[Text] = Counter()
    for headline, body, label in pairs:
        ends = root(("headline", headline)), root(("body", body))
        if label != UNRELATED:
            parents[max(ends)] = min(ends)
            sizes["body", body] += 1
    stories: Counter[Text] = Counter({root(text): 0 for text in list(parents)})
    for text, size in sizes.items():
        stories[root(text)] += size
    totals = [0] * parts
    dealt: dict[Text, int] = {}
    for story, size in sorted(stories.items(), key=lambda each: (-each[1], each[0])):
        dealt[story] = totals.index(min(totals))
        totals[dealt[story]] += max(1, size)
    return {text: dealt[root(text)] for text in list(parents)}


def prepared(pairs: Iterable[Pair], setup: Setup) -> Iterator[Prepared]:
    """Yield every pair met by an engine, body by body.

    One engine holds all headlines of a body. That is for speed alone: each claim is judged by itself.
    """
    by_body: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_body.setdefault(pair.body, []).append(pair)
    for body, members in by_body.items():
        headlines = list(dict.fromkeys(pair.headline for pair in members))
        engine = setup.engine([claim_of(text) for text in headlines])
        matcher = engine.matcher(Article("text", body))
        alignments = engine.alignments(matcher)
        numbers = {text: number for number, text in enumerate(headlines)}
        for pair in members:
            number = numbers[pair.headline]
            yield Prepared(pair, engine, matcher, alignments.get(number, ()), number)


def answers(pairs: Sequence[Pair], setup: Setup) -> dict[Pair, str]:
    """Return the label that `factcheck.check` gives each pair."""
    found = ((each.pair, each.assessment()) for each in prepared(pairs, setup))
    return {pair: label_of(assessment.stance, assessment.voice) for pair, assessment in found}


def label_of(stance: Stance, voice: Voice) -> str:
    """Return the challenge's label for a stance and voice."""
    if stance is Stance.SILENT:
        return UNRELATED
    if stance is Stance.MIXED or voice is Voice.ATTRIBUTED:
        return "discuss"
    return "agree" if stance is Stance.SUPPORTS else "disagree"


def weighted_score(gold: Sequence[str], said: Sequence[str]) -> float:
    """Return the challenge's score, in percent of what a perfect answer gets; 0 for no pairs."""
    most = sum(TOPIC_WORTH if label == UNRELATED else 1.0 for label in gold)
    reached = 0.0
    for true, label in zip(gold, said, strict=True):
        if (true == UNRELATED) == (label == UNRELATED):
            reached += TOPIC_WORTH
        if true == label != UNRELATED:
            reached += STANCE_WORTH
    return 100 * reached / most if most else 0.0


def f1_by_label(gold: Sequence[str], said: Sequence[str]) -> dict[str, float]:
    """Return F1 (0 to 1) of each label, and their plain mean as `macro`."""
    true, answered = Counter(gold), Counter(said)
    right = Counter(label for label, answer in zip(gold, said, strict=True) if label == answer)
    figures = {label: 2 * right[label] / max(1, true[label] + answered[label]) for label in LABELS}
    return {**figures, "macro": sum(figures.values()) / len(LABELS)}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
