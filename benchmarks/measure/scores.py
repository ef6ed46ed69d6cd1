"""Figures over (article, claim) pairs, by the definitions of the labelled data's own scorer.

A label is a stance and a voice that a person read out of an article; a pair without a label is silent. What
is said is every source of a report whose confidence is `strong`. The main figure is F1 over (article, claim,
stance): one is right if the pair has a label and the stance is the label's.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.model import Assessment, Confidence, Stance, Voice

Key = tuple[str, str]
"""The stem of an article's file name, and a claim's id."""
STANCES = (Stance.SUPPORTS, Stance.REFUTES, Stance.MIXED)
_OPPOSITE = {Stance.SUPPORTS, Stance.REFUTES}


@dataclass(frozen=True, slots=True)
class Label:
    """What a person says that an article says of a claim. `evidence` is the shortest passage that decides."""

    stance: Stance
    voice: Voice
    speaker: str | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many were right, of how many that were said and of how many that are true."""

    right: int
    said: int
    true: int

    @property
    def precision(self) -> float:
        """The share (0 to 1) of what was said that is right; 0 if nothing was said."""
        return self.right / max(1, self.said)

    @property
    def recall(self) -> float:
        """The share (0 to 1) of what is true that was said."""
        return self.right / max(1, self.true)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, from 0 to 1."""
        return 2 * self.right / max(1, self.said + self.true)

    def __str__(self) -> str:
        rates = f"precision {self.precision:.3f}  recall {self.recall:.3f}  F1 {self.f1:.3f}"
        return f"{rates}   ({self.right} of {self.said} said, {self.true} true)"


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of one labelled folder.

    `flipped` counts pairs that were read as the opposite, of the `found` ones that have a label at all. Voice
    is compared where the stance is right, the speaker where voice is right too and the label names one.
    """

    mention: Ratio
    by_stance: Mapping[Stance, Ratio]
    stance: Ratio
    flipped: int
    found: int
    voice_right: int
    voice_of: int
    speaker_right: int
    speaker_of: int

    def lines(self) -> Iterable[str]:
        """Yield the figures as lines of text."""
        yield f"mention    {self.mention}"
        for stance, ratio in self.by_stance.items():
            yield f"{stance:<10} {ratio}"
        yield f"flipped polarity  {self.flipped} of {self.found} found"
        yield f"voice right       {self.voice_right} of {self.voice_of}"
        yield f"speaker right     {self.speaker_right} of {self.speaker_of}"
        yield f"STANCE     {self.stance}"


def score(
    labels: Mapping[Key, Label], assessments: Mapping[Key, Assessment], *, weak: bool = False
) -> Scores:
    """Return the figures. With `weak`, possible matches count as said too."""
    said = {key: found for key, found in assessments.items() if weak or is_said(found)}
    both = labels.keys() & said.keys()
    same = {key for key in both if labels[key].stance is said[key].stance}
    voiced = {key for key in same if labels[key].voice is said[key].voice}
    named = [key for key in voiced if labels[key].speaker]
    return Scores(
        mention=Ratio(len(both), len(said), len(labels)),
        by_stance={
            stance: Ratio(
                sum(labels[key].stance is stance for key in same),
                sum(found.stance is stance for found in said.values()),
                sum(label.stance is stance for label in labels.values()),
            )
            for stance in STANCES
        },
        stance=Ratio(len(same), len(said), len(labels)),
        flipped=sum({labels[key].stance, said[key].stance} == _OPPOSITE for key in both),
        found=len(both),
        voice_right=len(voiced),
        voice_of=len(same),
        speaker_right=sum(names(said[key].speaker, labels[key].speaker or "") for key in named),
        speaker_of=len(named),
    )


def is_said(assessment: Assessment) -> bool:
    """Return whether an assessment is one that may fail a build."""
    return assessment.confidence is Confidence.STRONG and assessment.stance is not Stance.SILENT


def names(speaker: str | None, wanted: str) -> bool:
    """Return whether a speaker is the wanted one: its name is the end of the other's, whatever the title."""
    shorter, longer = sorted(((speaker or "").casefold().split(), wanted.casefold().split()), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


def errors_by_kind(
    labels: Mapping[Key, Label], assessments: Mapping[Key, Assessment]
) -> dict[str, list[Key]]:
    """Return the wrong pairs by kind, such as "refutes read as silent", kinds and pairs sorted."""
    said = {key: found for key, found in assessments.items() if is_said(found)}
    kinds: dict[str, list[Key]] = {}
    for key in sorted(labels.keys() | said.keys()):
        true = labels[key].stance if key in labels else Stance.SILENT
        read = said[key].stance if key in said else Stance.SILENT
        if true is not read:
            kinds.setdefault(f"{true} read as {read}", []).append(key)
    return dict(sorted(kinds.items()))


def f1_interval(
    labels: Mapping[Key, Label], assessments: Mapping[Key, Assessment], rounds: int = 500, seed: int = 17
) -> tuple[float, float]:
    """Return between which values the stance F1 lies in 95 of 100 drawings of as many articles.

    The bootstrap (Efron 1979) over articles, as the pairs of one article are not independent.
    """
    articles = sorted({article for article, _ in labels.keys() | assessments.keys()})
    counts = {article: _counts(labels, assessments, article) for article in articles}
    drawing = random.Random(seed)
    values = sorted(
        _total(counts[article] for article in drawing.choices(articles, k=len(articles))).f1
        for _ in range(rounds if articles else 0)
    )
    return (values[rounds // 40], values[-rounds // 40 - 1]) if values else (0.0, 0.0)


def _counts(labels: Mapping[Key, Label], assessments: Mapping[Key, Assessment], article: str) -> Ratio:
    own = {key: label for key, label in labels.items() if key[0] == article}
    return score(own, {key: found for key, found in assessments.items() if key[0] == article}).stance


def _total(ratios: Iterable[Ratio]) -> Ratio:
    parts: Sequence[Ratio] = tuple(ratios)
    return Ratio(sum(r.right for r in parts), sum(r.said for r in parts), sum(r.true for r in parts))
