"""From effects to the stance of a passage, and from passages to the stance of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import NamedTuple

from factcheck.match.align import ArticleMatcher
from factcheck.match.alignment import Alignment
from factcheck.match.score import Weights, shares_of, signals_of
from factcheck.match.terms import LIGHT
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
from factcheck.stance import answers, belonging, other_actor, other_object, value_mismatch
from factcheck.stance.passage import EffectKind, Passage
from factcheck.stance.reading import RULES, Reading, read_passage
from factcheck.stance.statement import denied_of_all, states
from factcheck.stance.weighing import weigh
from factcheck.text.lines import Lines

SPEAKING = 0.2
"""How much better a silent wording must fit than a speaking one to decide what a sentence says."""
PLAIN, ELSEWHERE = 0.65, 0.4
"""Shares (0 to 1) of a wording: what a sentence must meet that lacks a word of it, and what of a counterclaim may be
told elsewhere in the article, for the claim to be refuted for sure."""
OF_OTHER = (belonging.NAME, other_actor.NAME, other_actor.ROLES, other_object.NAME)
"""The cues by which a passage is about somebody or something else."""
DIGITS = 3
"""Digits of a score behind the point."""


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
    _let_answers_count(best)
    _let_ends_count(best)
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
    doubtful = doubtful or (reading.stance is Stance.REFUTES and not _is_plain(reading))
    strong = strength >= weights.strong and not doubtful and states(passage.alignment, reading.effects)
    confidence = Confidence.STRONG if strong else Confidence.WEAK
    score = round(strength, DIGITS)
    wording = passage.alignment.wording.wording.text
    return _Read(reading, signals, reading.stance, reading.voice, confidence, score, wording)


def _is_plain(reading: Reading) -> bool:
    """Whether a sentence itself tells enough of a wording to contradict the claim for sure.

    A denial must be met as a whole and of whom it speaks, a counterclaim mostly in the sentence itself. Else
    what seems to contradict the claim is as likely to be about another thing (see docs/quality.md).
    """
    alignment = reading.passage.alignment
    wording = alignment.wording
    least = 0.0 if wording.counter or wording.negated else LIGHT
    actors = alignment.terms_in(wording.roles.agent if wording.roles is not None else None)
    actors = actors if denied_of_all(alignment, reading.effects) else ()
    there_is = reading.passage.matcher.index.impersonal_verbs
    missing = [match for match in alignment.matches if match.how == "missing" and match not in actors]
    missing = [match for match in missing if match.term.key not in there_is]  # "es *gab* keinen Rauch"
    if not wording.counter and not wording.negated:  # "wird nicht gesperrt" for "wird *drei Monate* gesperrt"
        missing = [match for match in missing if match.term.value is None]
    lacking = any(match.term.weight > least for match in missing)
    subject = alignment.terms_in(wording.roles.subject if wording.roles is not None else None)
    untold = bool(subject) and all(match.position is None for match in subject)
    if wording.negated and (lacking or untold):
        return False
    point = [m for m in alignment.matches if wording.counter and m.term.key in wording.rivals]
    if point and all(match.how == "missing" for match in point):
        return False  # "the shots at him" for "was shot *in the belly*"
    patient = alignment.terms_in(wording.roles.patient if wording.roles is not None else None)
    if alignment.opposites and patient and all(match.how == "missing" for match in patient):
        return False  # "*won* the race" for "has *lost* its good name"
    apart = sum(match.term.weight for match in alignment.matches if match.position is None)
    if wording.counter and apart > ELSEWHERE * wording.total:
        return False
    return not lacking or alignment.stated >= PLAIN


def _may_outdo(alignment: Alignment, score: float, known: _Read, weights: Weights) -> bool:
    """Whether a less sure alignment may, once it is read, count instead of what was read of its sentence."""
    strong = score >= round(weights.strong, DIGITS)
    same = alignment.wording.wording.text == known.wording
    return same or (strong, score + SPEAKING) > _rank(known)


def _rank(read: _Read) -> tuple[bool, float]:
    """A wording that the sentence says comes before one that fits a little better and says nothing here.

    A counterclaim that it denies comes last: that says nothing, and the statement may be said all the same.
    """
    speaks = read.stance is not Stance.SILENT
    if not speaks and _is_counter_denied(read.reading):
        return False, 0.0
    return read.confidence is Confidence.STRONG, read.score + (SPEAKING if speaks else 0.0)


def _is_counter_denied(reading: Reading) -> bool:
    """Whether a passage is silent for no other reason than that it denies a counterclaim."""
    counter = reading.passage.alignment.wording.counter
    return counter and all(effect.kind is not EffectKind.SILENCE for effect in reading.effects)


def _outdoes(read: _Read, known: _Read) -> bool:
    """Whether a reading of the same sentence counts instead of the one known.

    Of two clauses that state the same wording, the one in own voice counts.
    """
    if _knows_better(read, known):
        return True
    if _knows_better(known, read):
        return False
    same = read.wording == known.wording and Stance.SILENT not in (read.stance, known.stance)
    if same and read.voice is not known.voice:
        return read.voice is Voice.OWN
    return _rank(read) > _rank(known)


def _knows_better(one: _Read, other: _Read) -> bool:
    """Whether a wording with the sentence's own verb tells that it is of somebody else, which the other cannot see.

    "Roths *Sprecher* entschuldigte sich" for "Roth entschuldigte sich"; "bat um Entschuldigung" has other roles.
    """
    first, second = one.reading.passage.alignment, other.reading.passage.alignment
    if first.wording.counter is not second.wording.counter or not set(first.focus) & set(second.focus):
        return False
    of_other = any(effect.rule in OF_OTHER for effect in one.reading.effects)
    heads = first.wording.roles.heads if first.wording.roles is not None else frozenset()
    whole = all(m.position is not None for m in first.matches if m.term.position in heads)
    return of_other and whole and _is_own_verb(first) and not _is_own_verb(second)


def _is_own_verb(alignment: Alignment) -> bool:
    """Whether what decides is met by the wording's own word."""
    return all(match.how in ("same", "spelling") for match in alignment.matches if match.term.predicate)


def _let_answers_count(best: dict[int, _Read]) -> None:
    """Make sure of what contradicts a sure report right behind it; what the article corrects counts no more."""
    for number, report in sorted(best.items()):
        if report.confidence is not Confidence.STRONG:
            continue
        for other in range(number + 1, number + 1 + answers.REACH):
            answer = best.get(other)
            if answer is None:
                continue
            marked = answers.correction(report.reading, answer.reading)
            if marked is not None:
                best[number] = report._replace(reading=replace(report.reading, superseded=True))
                effect = answer.reading.passage.effect(answers.NAME, EffectKind.ASSERT, marked)
                reading = replace(answer.reading, effects=(*answer.reading.effects, effect))
                best[other] = answer._replace(reading=reading, confidence=Confidence.STRONG)
            elif answers.contradicts(report.reading, answer.reading):
                best[other] = answer._replace(confidence=Confidence.STRONG)


def _let_ends_count(best: dict[int, _Read]) -> None:
    """What an article tells to have come to an end was so before: "Am Abend wurde die Sperrung *aufgehoben*".

    Right behind what it ends, the end may leave out of what it is.
    """
    for number, end in sorted(best.items()):
        if end.voice is Voice.ATTRIBUTED or end.stance is Stance.SILENT or not _tells_end(end.reading):
            continue
        contrary = [n for n, r in best.items() if n < number and r.stance not in (end.stance, Stance.SILENT)]
        near = (best[n] for n in contrary if number - n <= answers.REACH)
        plain = all(effect.kind is not EffectKind.WEAKEN for effect in end.reading.effects)
        if plain and any(report.confidence is Confidence.STRONG for report in near):
            best[number] = end = end._replace(confidence=Confidence.STRONG)
        if end.confidence is Confidence.STRONG:
            for other in contrary:
                best[other] = best[other]._replace(reading=replace(best[other].reading, superseded=True))


def _tells_end(reading: Reading) -> bool:
    """Whether what decides in a sentence is a verb of ending, or is what the verb ends."""
    passage = reading.passage
    endings = passage.sentence.find(passage.stance.endings)
    told = {*passage.alignment.focus, *(e.start for e in reading.effects if e.sentence is passage.sentence)}
    return any(hit.start in told for hit in endings)


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
