"""The model of how surely a passage speaks to a claim, fitted on labelled articles and the case suite.

A row is one sentence of an article laid beside a claim, by the wording that fits it best. It counts as
speaking if it overlaps the evidence of a label, and as not speaking if the pair has no label at all; other
sentences of labelled pairs may speak or not, so they are left out. So is what the engine doesn't read as a
statement anyway.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.measure.cases import Case
from benchmarks.measure.labelled import Labelled, article_key
from benchmarks.measure.linear import Signals, fit_models
from benchmarks.measure.scores import Key
from benchmarks.measure.setup import Setup
from factcheck.match.align import Alignment, ArticleMatcher
from factcheck.match.score import LinearModel, Weights, signals_of
from factcheck.model import Article, Assessment, Span, Stance
from factcheck.stance.judge import PREDICATE, judge, read_passage
from factcheck.stance.passage import Passage

CASE_COUNT = 0.3
"""How much a row of the case suite weighs beside one of a real article: its texts are short and clean."""
UNSTATED = frozenset({"hedges", "irrealis"})
"""Families whose silent texts do speak of the claim, only not as of a fact."""
STRENGTHS = (0.03, 0.1, 0.3, 1.0, 3.0)
SPEAKS, OTHER = "speaks", "other"


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence beside a claim. `story` is the claim's topic within its set; None for a case."""

    story: str | None
    speaks: bool
    signals: Signals


@dataclass(frozen=True, slots=True)
class Met:
    """A pair of article and claim with what the matcher found, ready to be judged with any weights."""

    key: Key
    story: str
    matcher: ArticleMatcher
    alignments: tuple[Alignment, ...]

    def assessment(self, setup: Setup, weights: Weights) -> Assessment:
        """Return what the article says of the claim by its passages."""
        return judge(self.matcher, self.alignments, weights, setup.rules)


def met_pairs(data: Labelled, setup: Setup) -> tuple[Met, ...]:
    """Return every pair of a labelled folder that the matcher found anything for, but for ignored ones."""
    engine = setup.engine(data.project.claims, data.project.aliases)
    found: list[Met] = []
    for article in data.articles:
        matcher = engine.matcher(article)
        for number, alignments in sorted(engine.alignments(matcher).items()):
            claim = engine.claims[number]
            key = article_key(article.path), claim.id
            if key not in data.ignored:
                story = f"{data.name}: {claim.topic or claim.id}"
                found.append(Met(key, story, matcher, tuple(alignments)))
    return tuple(found)


def labelled_rows(data: Labelled, pairs: Iterable[Met], setup: Setup) -> Iterator[Row]:
    """Yield the rows of a labelled folder."""
    for pair in pairs:
        label = data.labels.get(pair.key)
        evidence = (
            evidence_span(pair.matcher.article.document.article.text, label.evidence) if label else None
        )
        if label and evidence is None:
            continue
        alignments = [
            alignment
            for alignment in pair.alignments
            if evidence is None or _overlap(alignment.sentence.sentence.span, evidence)
        ]
        yield from _rows(pair.story, pair.matcher, alignments, setup, speaks=evidence is not None)


def case_rows(cases: Iterable[Case], setup: Setup) -> Iterator[Row]:
    """Yield the rows of the case suite: a case's best sentence if it takes a stance, all of a silent one."""
    for case in cases:
        engine = setup.engine([case.claim])
        matcher = engine.matcher(Article("text", case.text, language=case.language))
        alignments = engine.alignments(matcher).get(0, [])
        if case.stance is not Stance.SILENT:
            yield from _rows(None, matcher, _best(alignments)[:1], setup, speaks=True)
        elif case.family not in UNSTATED:
            yield from _rows(None, matcher, alignments, setup, speaks=False)


def fitted(rows: Sequence[Row], strength: float) -> LinearModel:
    """Return the model fitted on rows; `strength` is the inverse of the penalty."""
    targets = [SPEAKS if row.speaks else OTHER for row in rows]
    counts = [CASE_COUNT if row.story is None else 1.0 for row in rows]
    return fit_models([row.signals for row in rows], targets, counts, strength)[SPEAKS]


def without_each_story(rows: Sequence[Row], strength: float) -> dict[str, LinearModel]:
    """Return for each story the model fitted on everything else."""
    stories = sorted({row.story for row in rows if row.story is not None})
    return {story: fitted([row for row in rows if row.story != story], strength) for story in stories}


def surprise(rows: Sequence[Row], strength: float) -> float:
    """Return the mean log loss over the rows of articles, each by the model that hasn't seen its story."""
    models = without_each_story(rows, strength)
    losses = [
        -math.log(max(1e-9, chance if row.speaks else 1 - chance))
        for row in rows
        if row.story is not None
        for chance in (models[row.story].probability(row.signals),)
    ]
    return sum(losses) / max(1, len(losses))


def judged_unseen(
    pairs: Iterable[Met], models: Mapping[str, LinearModel], weights: Weights, strong: float, setup: Setup
) -> dict[Key, Assessment]:
    """Return what is said of each pair by the model that hasn't seen its story.

    `models` are by story; the package's own model judges the stories that have none.
    """
    return {
        pair.key: pair.assessment(
            setup, replace(weights, passage=models.get(pair.story, weights.passage), strong=strong)
        )
        for pair in pairs
    }


def evidence_span(text: str, evidence: str) -> Span | None:
    """Return where a label's evidence stands in a text, whatever the white space."""
    if not evidence.split():
        return None
    found = re.search(r"\s+".join(map(re.escape, evidence.split())), text)
    return Span(*found.span()) if found else None


def _rows(
    story: str | None,
    matcher: ArticleMatcher,
    alignments: Sequence[Alignment],
    setup: Setup,
    *,
    speaks: bool,
) -> Iterator[Row]:
    by_sentence: dict[int, Alignment] = {}
    for alignment in _best([each for each in alignments if each.predicate >= PREDICATE]):
        if speaks or read_passage(Passage(alignment, matcher), setup.rules).stance is not Stance.SILENT:
            by_sentence.setdefault(alignment.index, alignment)
    for alignment in by_sentence.values():
        yield Row(story, speaks, signals_of(alignment, matcher))


def _best(alignments: Iterable[Alignment]) -> list[Alignment]:
    return sorted(alignments, key=lambda each: -(each.coverage + each.predicate))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
