"""Why an article says what it says of a claim: the reasons of the judge, and what each of them is worth.

A reason's worth is found as in an ablation: the article is judged again without it. Nothing is made up
beside what the engine itself uses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import ModuleType

from factcheck.match.align import ArticleMatcher
from factcheck.match.alignment import Alignment, TermMatch
from factcheck.match.score import Weights, signals_of
from factcheck.model import (
    Article,
    Assessment,
    Claim,
    Confidence,
    Cue,
    Evidence,
    Rating,
    SourceInfo,
    Span,
    Stance,
)
from factcheck.pipeline import Engine, source_info
from factcheck.stance.document import Drift, drift_of
from factcheck.stance.judge import judge
from factcheck.stance.passage import Effect, Passage

COUNTERCLAIM = "counterclaim"
"""The cue that a counterclaim was met: the wording itself is the reason, no rule is."""

MOST_FLIPS = 8
"""Reasons that are tried one by one; each costs as much as judging the claim anew."""


@dataclass(frozen=True, slots=True)
class Flip:
    """What the article would say of the claim if one reason were not there."""

    cue: Cue
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Completion:
    """The words that would make a weak passage strong if it had them, and the score (0 to 1) then."""

    words: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """One claim and one article, with all reasons.

    `read_as` is the language whose rules read the article, `wordings` how many wordings of the claim are
    in it, `rating` the verdict at the article's date, `strong` the score from which a passage is strong.
    `nearest` is the passage that comes nearest to the claim where none was even considered. `drift`
    is how the whole article leans, by which only `factcheck.check` judges, and `related_from` the probability
    from which it counts as being about the claim.
    """

    claim: Claim
    source: SourceInfo
    read_as: str
    wordings: int
    rating: Rating
    strong: float
    related_from: float
    assessment: Assessment
    flips: tuple[Flip, ...] = ()
    completion: Completion | None = None
    nearest: Evidence | None = None
    drift: Drift | None = None

    @property
    def silent(self) -> bool:
        """Whether the article says nothing of the claim."""
        return self.assessment.stance is Stance.SILENT


def explain(engine: Engine, claim: Claim, article: Article) -> Explanation:
    """Explain what an article says of one of the engine's claims."""
    number = [each.id for each in engine.claims].index(claim.id)
    matcher = engine.matcher(article)
    alignments = tuple(engine.alignments(matcher).get(number, ()))
    weights = patient(engine.weights_of(number))
    assessment = judge(matcher, alignments, weights, engine.rules)
    wordings = {each.wording for each in matcher.index.wordings if each.claim == number}
    passages = assessment.evidence or assessment.considered
    return Explanation(
        claim=claim,
        source=source_info(matcher.article.document),
        read_as=matcher.index.pack.code,
        wordings=len(wordings),
        rating=claim.rating_at(article.date),
        strong=weights.strong,
        related_from=weights.related_from,
        assessment=assessment,
        flips=_flips(engine, weights, matcher, alignments, assessment),
        completion=_completion(weights, matcher, alignments, assessment),
        nearest=None if passages else _nearest(engine, matcher, number),
        drift=drift_of(matcher, number, weights),
    )


def patient(weights: Weights) -> Weights:
    """Return weights by which even the least likely passage is read, so that near misses can be shown."""
    return replace(weights, possible=0.0)


class _Without(ModuleType):
    """A stance rule that overlooks one cue."""

    def __init__(self, rule: ModuleType, cue: Cue) -> None:
        super().__init__(rule.__name__)
        self._rule = rule
        self._cue = cue

    def find(self, passage: Passage) -> tuple[Effect, ...]:
        """Return the rule's effects but for the one of the cue."""
        overlooked = self._cue.rule, self._cue.span
        return tuple(e for e in self._rule.find(passage) if (e.rule, e.span) != overlooked)


def _flips(
    engine: Engine,
    weights: Weights,
    matcher: ArticleMatcher,
    alignments: Sequence[Alignment],
    assessment: Assessment,
) -> tuple[Flip, ...]:
    """Try one by one the cues of what decided, or of what was considered, and keep those that matter."""
    cues: dict[tuple[str, Span | None], tuple[Cue, str]] = {}
    for evidence in assessment.evidence or assessment.considered:
        for cue in evidence.cues:
            cues.setdefault((cue.rule, cue.span), (cue, evidence.wording))
    flips = []
    for cue, wording in list(cues.values())[:MOST_FLIPS]:
        if cue.rule == COUNTERCLAIM:
            others = [each for each in alignments if each.wording.wording.text != wording]
            changed = judge(matcher, others, weights, engine.rules)
        else:
            rules = [_Without(rule, cue) for rule in engine.rules]
            changed = judge(matcher, alignments, weights, rules)
        if _conclusion(changed) != _conclusion(assessment):
            flips.append(Flip(cue, changed))
    return tuple(flips)


def _conclusion(assessment: Assessment) -> tuple[object, ...]:
    if assessment.stance is Stance.SILENT:
        return (Stance.SILENT,)
    return assessment.stance, assessment.voice, assessment.speaker, assessment.confidence


def _completion(
    weights: Weights, matcher: ArticleMatcher, alignments: Sequence[Alignment], assessment: Assessment
) -> Completion | None:
    """Return the fewest words, heaviest first, that would make the best passage strong; None if it is."""
    if not assessment.evidence or assessment.confidence is Confidence.STRONG:
        return None
    best = assessment.evidence[0]
    alignment = next((each for each in alignments if _made(each, best)), None)
    if alignment is None or best.score >= weights.strong:
        return None
    lacking = sorted(
        (match for match in alignment.matches if match.position is None),
        key=lambda match: match.term.weight * (match.credit - 1),
    )
    words: list[str] = []
    for match in lacking:
        words.append(match.term.text)
        alignment = _met(alignment, match)
        score = weights.passage.probability(signals_of(alignment, matcher, weights.passage.weights))
        if score >= weights.strong:
            return Completion(tuple(words), round(score, 3))
    return None


def _made(alignment: Alignment, evidence: Evidence) -> bool:
    """Return whether an alignment is the one that a passage was made of."""
    span = alignment.sentence.sentence.span
    inside = evidence.span.start <= span.start and span.end <= evidence.span.end
    return inside and alignment.wording.wording.text == evidence.wording


def _met(alignment: Alignment, lacking: TermMatch) -> Alignment:
    """Return the alignment as it would be if the sentence had a word that it lacks, beside those it has."""
    position = alignment.positions[0] if alignment.positions else 0
    met = TermMatch(lacking.term, "same", 1.0, position, position + 1, lacking.term.text)
    return replace(alignment, matches=tuple(met if m is lacking else m for m in alignment.matches))


def _nearest(engine: Engine, matcher: ArticleMatcher, number: int) -> Evidence | None:
    """Return the passage that meets most of one of the claim's wordings, if any meets a word at all."""
    best = max(_all_alignments(matcher, number), key=lambda each: (each.stated, each.coverage), default=None)
    if best is None:
        return None
    read = judge(matcher, (best,), patient(engine.weights), engine.rules)
    return next(iter(read.evidence or read.considered), None)


def _all_alignments(matcher: ArticleMatcher, number: int) -> Iterator[Alignment]:
    """Yield the claim's wordings laid upon every sentence that has at least one of their words."""
    for wording in matcher.index.wordings:
        if wording.claim != number:
            continue
        keys = {term.key for term in wording.terms}
        for index, met in enumerate(matcher.meetings):
            if not keys.isdisjoint(met):
                yield matcher.align(index, wording)
