"""From effects to the stance of a passage, and from passages to the stance of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import NamedTuple

from factcheck.match.align import Alignment, ArticleMatcher, TermMatch
from factcheck.match.score import Weights, shares_of, signals_of
from factcheck.match.terms import TermKind
from factcheck.model import (
    Assessment,
    Confidence,
    Cue,
    Evidence,
    Span,
    Stance,
    Voice,
    WordMatch,
)
from factcheck.stance import (
    accusation,
    attribution,
    blame,
    case_roles,
    denial,
    extent,
    generality,
    irrealis,
    negation,
    opposition,
    order_in_time,
    other_bearer,
    other_cause,
    other_name,
    other_object,
    other_sense,
    other_time,
    other_verb,
    rebuttal,
    referent,
    refutation,
    roles,
    superseded,
    untold_actor,
    value_mismatch,
)
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.statement import states
from factcheck.stance.weighing import weigh
from factcheck.text.lines import Lines

SPEAKING = 0.2
"""How much better a silent wording must fit than a speaking one to decide what a sentence says."""
DIGITS = 3
"""Digits of a score behind the point."""
WHOLE = 0.8
"""Share of a negated counterclaim's words that a sentence must have to affirm the claim."""

RULES: tuple[ModuleType, ...] = (
    negation,
    opposition,
    order_in_time,
    other_cause,
    denial,
    rebuttal,
    refutation,
    value_mismatch,
    irrealis,
    superseded,
    accusation,
    blame,
    roles,
    case_roles,
    other_bearer,
    other_name,
    other_object,
    other_sense,
    other_time,
    other_verb,
    extent,
    generality,
    untold_actor,
    referent,
    attribution,
)
"""Every stance rule, in the order in which its cues are shown."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage read: its stance and voice, and the effects that made them."""

    passage: Passage
    stance: Stance
    voice: Voice
    speaker: str | None
    effects: tuple[Effect, ...]
    superseded: bool


def read_passage(passage: Passage, rules: Sequence[ModuleType] = RULES) -> Reading:
    """Return what a passage says of its claim, in whose voice, and why."""
    effects = _once(_instead(tuple(effect for rule in rules for effect in rule.find(passage))))
    kinds = {effect.kind for effect in effects}
    refuted = EffectKind.REFUTE in kinds
    denials = sum(effect.kind is EffectKind.DENY for effect in effects)
    attributions = [effect for effect in effects if effect.kind is EffectKind.ATTRIBUTE]
    wording = passage.alignment.wording
    meets = (denials + refuted + wording.negated) % 2 == 0
    silencers = [effect for effect in effects if effect.kind is EffectKind.SILENCE]
    if attributions:
        silencers = [effect for effect in silencers if effect.rule not in ("conditional",)]
    if (silencers and not refuted) or (
        wording.counter and not meets and not _excludes(passage.alignment, effects)
    ):
        stance = Stance.SILENT
    elif attributions and EffectKind.DISPUTE in kinds and not refuted:
        stance = Stance.MIXED
    else:
        stance = Stance.SUPPORTS if meets is not wording.counter else Stance.REFUTES
    own = refuted or EffectKind.ASSERT in kinds or not attributions
    speaker = (
        None if own or stance is Stance.MIXED else next((e.speaker for e in attributions if e.speaker), None)
    )
    voice = Voice.OWN if own else Voice.ATTRIBUTED
    return Reading(passage, stance, voice, speaker, effects, EffectKind.SUPERSEDE in kinds)


def _excludes(alignment: Alignment, effects: Sequence[Effect]) -> bool:
    """Whether a counterclaim denied affirms the claim: one of the two is the other's plain denial.

    What a negated counterclaim denies must stand in the sentence nearly as a whole, and with it how many the claim
    speaks of: that somebody died is not that five did. Of the contrary of the claim only
    the contrary affirms it: what is "not falling" need not be rising.
    """
    denied = {effect.rule for effect in effects if effect.kind in (EffectKind.DENY, EffectKind.REFUTE)}
    if alignment.wording.contrary and denied == {opposition.NAME}:
        return True
    if denied == {value_mismatch.NAME} and _tells_amount_of_claim(alignment):
        return True
    words = [match for match in alignment.matches if match.term.kind is TermKind.WORD]
    here = sum(
        match.term.weight for match in words if match.position is not None or _is_left_out(alignment, match)
    )
    whole = here >= WHOLE * sum(match.term.weight for match in words)
    wording = alignment.wording
    amounts = {value.amount for value in alignment.sentence.values}
    told = wording.valued or all(value.amount in amounts for value in wording.claim_values)
    return wording.claim_denies or (wording.negated and whole and told)


def _tells_amount_of_claim(alignment: Alignment) -> bool:
    """Whether the amounts by which a passage differs from a counterclaim are those that the claim itself tells."""
    here = {value.start: value.amount for value in alignment.sentence.values}
    claimed = {value.amount for value in alignment.wording.claim_values}
    told = [here.get(match.position) for match in alignment.differing if match.position is not None]
    return bool(claimed) and all(amount in claimed for amount in told)


def _is_left_out(alignment: Alignment, match: TermMatch) -> bool:
    """Whether a word of the wording's subject was told before, and a pronoun is the subject: "*Der* war schnell"."""
    said = alignment.wording.roles
    subject = (said.patient if said.passive else said.agent) if said is not None else None
    if subject is None or match.how != "context" or not subject.start <= match.term.position < subject.end:
        return False
    sentence = alignment.sentence
    clauses = {sentence.clause_of(position) for position in alignment.focus}
    roles = [sentence.roles[number] for number in clauses]
    here = [each.patient if each.passive else each.agent for each in roles]
    return all(phrase is None or phrase.pronoun for phrase in here)


def _instead(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Of another cause that denies the one claimed it says nothing that it is another one."""
    if all(effect.rule != other_cause.NAME for effect in effects):
        return effects
    return tuple(effect for effect in effects if effect.rule not in (other_bearer.NAME, "cause-missing"))


def _once(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """ "He denied that … It is false, he said.": a verdict behind a denial says the same again."""
    denied = {effect.sentence.sentence.span for effect in effects if effect.rule == denial.NAME}
    return tuple(
        effect
        for effect in effects
        if effect.kind is not EffectKind.REFUTE or not denied or effect.sentence.sentence.span in denied
    )


def judge(
    matcher: ArticleMatcher,
    alignments: Iterable[Alignment],
    weights: Weights,
    rules: Sequence[ModuleType] = RULES,
) -> Assessment:
    """Return what an article says of one claim, from all alignments of the claim's wordings.

    A passage less sure than a possible match (`weights.possible`) is not even read.
    """
    best: dict[int, _Read] = {}
    for alignment, signals, score in _likely(alignments, matcher, weights):
        known = best.get(alignment.index)
        if known is not None and not _may_outdo(alignment, score, known, weights):
            continue
        read = _read(Passage(alignment, matcher), signals, weights, rules)
        if known is None or _outdoes(read, known):
            best[alignment.index] = read
    lines = Lines.of(matcher.article.document.article.text) if best else None
    passages = []
    superseded: set[Span] = set()
    for _, read in sorted(best.items()):
        assert lines is not None
        evidence = _evidence(read, matcher, lines, weights)
        passages.append(evidence)
        if read.reading.superseded:
            superseded.add(evidence.span)
    return weigh(tuple(passages), superseded)


def _likely(
    alignments: Iterable[Alignment], matcher: ArticleMatcher, weights: Weights
) -> list[tuple[Alignment, Mapping[str, float], float]]:
    """Return the alignments that may be a possible match with their signals and scores, the surest first."""
    rated = []
    for alignment in alignments:
        signals = signals_of(alignment, matcher, weights.passage.weights)
        strength = weights.passage.probability(signals)
        if strength >= weights.possible:
            rated.append((alignment, signals, round(strength, DIGITS)))
    return sorted(rated, key=lambda each: -each[2])


class _Read(NamedTuple):
    """A passage read, with what tells whether it counts before another wording's reading of the sentence."""

    reading: Reading
    signals: Mapping[str, float]
    stance: Stance
    voice: Voice
    confidence: Confidence
    score: float
    wording: str


def _read(
    passage: Passage, signals: Mapping[str, float], weights: Weights, rules: Sequence[ModuleType]
) -> _Read:
    reading = read_passage(passage, rules)
    strength = weights.passage.probability(signals)
    doubtful = any(effect.kind is EffectKind.WEAKEN for effect in reading.effects)
    doubtful = doubtful or (reading.voice is Voice.OWN and _is_disputed(reading))
    doubtful = doubtful or _is_of_others(reading)
    strong = strength >= weights.strong and not doubtful and states(passage.alignment, reading.effects)
    confidence = Confidence.STRONG if strong else Confidence.WEAK
    score = round(strength, DIGITS)
    wording = passage.alignment.wording.wording.text
    return _Read(reading, signals, reading.stance, reading.voice, confidence, score, wording)


def _may_outdo(alignment: Alignment, score: float, known: _Read, weights: Weights) -> bool:
    """Whether a less sure alignment may, once it is read, count instead of what was read of its sentence."""
    strong = score >= round(weights.strong, DIGITS)
    same = alignment.wording.wording.text == known.wording
    return same or (strong, score + SPEAKING) > _rank(known)


def _rank(read: _Read) -> tuple[bool, float]:
    """A wording that the sentence says comes before one that fits a little better and says nothing here."""
    speaks = read.stance is not Stance.SILENT
    return read.confidence is Confidence.STRONG, read.score + (SPEAKING if speaks else 0.0)


def _outdoes(read: _Read, known: _Read) -> bool:
    """Whether a reading of the same sentence counts instead of the one known.

    Of two clauses that state the same wording, the one in own voice counts.
    """
    same = read.wording == known.wording and Stance.SILENT not in (read.stance, known.stance)
    if same and read.voice is not known.voice:
        return read.voice is Voice.OWN
    return _rank(read) > _rank(known)


def _evidence(read: _Read, matcher: ArticleMatcher, lines: Lines, weights: Weights) -> Evidence:
    reading = read.reading
    alignment = reading.passage.alignment
    span = alignment.sentence.sentence.span
    for effect in reading.effects:
        other = effect.sentence.sentence
        if abs(other.paragraph - alignment.sentence.sentence.paragraph) > 1:
            continue  # a denial far away is shown as a cue, and its place with it
        span = Span(min(span.start, other.span.start), max(span.end, other.span.end))
    path = matcher.article.document.article.path
    line, column = lines.place(span.start)
    end_line, end_column = lines.place(span.end)
    return Evidence(
        path=path,
        span=span,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        quote=alignment.sentence.article_text[span.start : span.end],
        stance=reading.stance,
        voice=reading.voice,
        speaker=reading.speaker,
        confidence=read.confidence,
        wording=read.wording,
        wording_kind=alignment.wording.wording.kind,
        score=read.score,
        part=alignment.sentence.sentence.part,
        cues=_cues(reading, lines),
        words=_words(alignment),
        signals=shares_of(read.signals, weights),
    )


def _is_disputed(reading: Reading) -> bool:
    """Whether somebody denies what the article seems to say itself: its words may be a report's."""
    kinds = {effect.kind for effect in reading.effects}
    return EffectKind.DISPUTE in kinds and EffectKind.REFUTE not in kinds


def _is_of_others(reading: Reading) -> bool:
    """Whether another amount is denied: "did not kill *39*" says nothing of 43."""
    denials = {effect.rule for effect in reading.effects if effect.kind is EffectKind.DENY}
    return value_mismatch.NAME in denials and len(denials) > 1


def _cues(reading: Reading, lines: Lines) -> tuple[Cue, ...]:
    cues = []
    if reading.passage.alignment.wording.counter:
        match = max(
            (m for m in reading.passage.alignment.matches if m.position is not None),
            key=lambda m: m.term.weight * m.credit,
        )
        if match.position is not None:
            sentence = reading.passage.sentence
            cues.append(
                _cue(
                    "counterclaim",
                    sentence.span_of(match.position, match.end or match.position + 1),
                    reading,
                    lines,
                )
            )
    cues += [_cue(effect.rule, effect.span, reading, lines) for effect in reading.effects]
    return tuple(dict.fromkeys(cues))


def _cue(rule: str, span: Span, reading: Reading, lines: Lines) -> Cue:
    text = reading.passage.sentence.article_text[span.start : span.end]
    return Cue(rule, text, *lines.place(span.start), span)


def _words(alignment: Alignment) -> tuple[WordMatch, ...]:
    return tuple(
        WordMatch(
            word=match.term.text,
            met=match.met,
            how=match.how,
            weight=round(match.term.weight, 2),
            credit=round(match.credit, 2),
            span=None
            if match.position is None
            else alignment.sentence.span_of(match.position, match.end or match.position + 1),
        )
        for match in alignment.matches
    )
