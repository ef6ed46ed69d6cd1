"""From effects to the stance of a passage, and from passages to the stance of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import NamedTuple

from factcheck.match.align import Alignment, ArticleMatcher
from factcheck.match.score import Weights, linked, shares_of, signals_of
from factcheck.match.terms import COMMON, FULL, LIGHT, TermKind
from factcheck.model import (
    Assessment,
    Confidence,
    Cue,
    Evidence,
    Part,
    Span,
    Stance,
    Voice,
    WordMatch,
)
from factcheck.stance import (
    accusation,
    attribution,
    case_roles,
    denial,
    extent,
    irrealis,
    negation,
    opposition,
    order_in_time,
    other_bearer,
    other_name,
    other_object,
    rebuttal,
    referent,
    refutation,
    roles,
    superseded,
    value_mismatch,
)
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.lines import Lines

OPENING = 0.1
"""How much more a passage in title or lede weighs."""
SPEAKING = 0.2
"""How much better a silent wording must fit than a speaking one to decide what a sentence says."""
DIGITS = 3
"""Digits of a score behind the point."""
PREDICATE = 0.4
"""How well (0 to 1) the wording's predicate must be met for a strong reading."""
COMPLEMENT = 4
"""Words behind a subject that may tell what it is of: "die Rückkehr zu den Grenzen"."""
WHOLE = 0.8
"""Share of a negated counterclaim's words that a sentence must have to affirm the claim."""
FAR = 0.15
"""Difference in strength from which a speaker's words say more than an unsure passage in own voice."""
PLAINLY = 0.15
"""Difference in strength from which one stance prevails over the other."""

RULES: tuple[ModuleType, ...] = (
    negation,
    opposition,
    order_in_time,
    denial,
    rebuttal,
    refutation,
    value_mismatch,
    irrealis,
    superseded,
    accusation,
    roles,
    case_roles,
    other_bearer,
    other_name,
    other_object,
    extent,
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
    effects = _once(tuple(effect for rule in rules for effect in rule.find(passage)))
    kinds = {effect.kind for effect in effects}
    refuted = EffectKind.REFUTE in kinds
    denials = sum(effect.kind is EffectKind.DENY for effect in effects)
    attributions = [effect for effect in effects if effect.kind is EffectKind.ATTRIBUTE]
    wording = passage.alignment.wording
    meets = (denials + refuted + wording.negated) % 2 == 0
    silencers = [effect for effect in effects if effect.kind is EffectKind.SILENCE]
    if attributions:
        silencers = [effect for effect in silencers if effect.rule not in ("conditional",)]
    if (silencers and not refuted) or (wording.counter and not meets and not _excludes(passage.alignment)):
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


def _excludes(alignment: Alignment) -> bool:
    """Whether a counterclaim denied affirms the claim: one of the two is the other's plain denial.

    What a negated counterclaim denies must stand in the sentence nearly as a whole.
    """
    words = [match for match in alignment.matches if match.term.kind is TermKind.WORD]
    here = sum(match.term.weight for match in words if match.position is not None)
    whole = here >= WHOLE * sum(match.term.weight for match in words)
    return alignment.wording.claim_denies or (alignment.wording.negated and whole)


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
    readings: dict[Span, Reading] = {}
    for _, read in sorted(best.items()):
        assert lines is not None
        evidence = _evidence(read, matcher, lines, weights)
        passages.append(evidence)
        readings[evidence.span] = read.reading
    return _weigh(tuple(passages), readings)


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
    strong = strength >= weights.strong and not doubtful and _states(reading)
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


def _states(reading: Reading) -> bool:
    """Whether the passage says what the wording says, and not only names its topic.

    The wording's predicate must be met in the sentence itself, and a subhead must have a verb.
    """
    alignment = reading.passage.alignment
    verdicts = (EffectKind.REFUTE, EffectKind.ASSERT, EffectKind.DENY)
    judged = any(e.sentence is not alignment.sentence and e.kind in verdicts for e in reading.effects)
    if alignment.predicate < PREDICATE and not judged:
        return False
    if any(
        m.how == "missing" and m.term.kind is TermKind.ACTOR and m.term.weight >= FULL
        for m in alignment.matches
    ):
        return False
    if _lacks_subject(alignment) or _lacks_object(alignment):
        return False
    sentence = alignment.sentence
    here = linked(alignment)
    if sentence.sentence.part in (Part.TITLE, Part.HEADING) and not any(sentence.finite):
        return sentence.sentence.part is Part.TITLE and here == 1.0
    met = [m for m in alignment.matches if m.position is not None and m.how != "differs"]
    telling = [m for m in met if m.term.weight > LIGHT]
    if here == 0.0 and all(match.term.predicate for match in met):
        return False  # the predicate alone, of nobody that the sentence points at
    if _says_little(alignment):
        return False
    named = any(match.term.kind is TermKind.ACTOR for match in alignment.matches)
    if not named and len(telling) < 2 and all(match.how == "equivalent" for match in telling):
        return False  # "das Votum" for "Es wird abgestimmt"
    # "ist ein Mann": what somebody is must be said of them, not of men in general
    nouns = all(m.term.text[0].isupper() for m in alignment.matches if m.term.predicate)
    return here > 0 or not nouns


def _lacks_object(alignment: Alignment) -> bool:
    """Whether what the wording's verb acts upon is told nowhere: "ein Beginn" of no war for "begann den Krieg"."""
    roles = alignment.wording.roles
    patient = roles.patient if roles is not None and not roles.passive else None
    if patient is None or patient.pronoun:
        return False
    return any(
        match.how == "missing" and match.term.position == patient.head and match.term.weight >= COMMON
        for match in alignment.matches
        if not match.term.predicate
    )


def _says_little(alignment: Alignment) -> bool:
    """Whether only a verb without a meaning of its own is met: "auf der Piste *steht*" for "steht hinter ihm"."""
    deciding = [m for m in alignment.matches if m.term.predicate and m.position is not None]
    if not deciding or any(match.term.weight > LIGHT for match in deciding):
        return False
    others = [m for m in alignment.matches if not m.term.predicate and m.term.kind is not TermKind.ACTOR]
    told = [m for m in others if m.position is not None and m.term.weight > LIGHT and m.how != "differs"]
    missing = [m for m in alignment.matches if m.position is None]
    return bool(missing) and not told


def _lacks_subject(alignment: Alignment) -> bool:
    """Whether who or what the wording speaks of is nowhere: "Meiers *Bruder*", or only in "*Staats*bürger".

    "Die Rückkehr zu den Grenzen" may go by another name where its complement is told.
    """
    wording, stance = alignment.wording, alignment.sentence.pack.stance
    subject = wording.roles.agent if wording.roles is not None else None
    if subject is None or subject.pronoun:
        return False
    lacking = [m for m in alignment.matches if m.term.position == subject.head and m.term.weight >= COMMON]
    if not any(match.how in ("missing", "part") for match in lacking):
        return False
    behind = wording.words[subject.end : subject.end + COMPLEMENT]
    if not behind or behind[0].lower not in stance.prepositions:
        return True
    told = range(subject.end, subject.end + COMPLEMENT)
    words = (m for m in alignment.matches if m.term.kind is not TermKind.ACTOR and m.term.position in told)
    return all(match.position is None for match in words)


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


def _weigh(passages: Sequence[Evidence], readings: dict[Span, Reading]) -> Assessment:
    """Own voice beats attributed; strong beats weak; superseded states give way to others."""
    speaking = [evidence for evidence in passages if evidence.stance is not Stance.SILENT]
    for confidence in (Confidence.STRONG, Confidence.WEAK):
        chosen = [evidence for evidence in speaking if evidence.confidence is confidence]
        present = [evidence for evidence in chosen if not readings[evidence.span].superseded]
        stances = {evidence.stance for evidence in present}
        chosen = [e for e in chosen if e in present or e.stance in stances or not present]
        for voice in _voices(chosen):
            voiced = [evidence for evidence in chosen if evidence.voice is voice]
            voiced = _prevailing(voiced) if voice is Voice.OWN else voiced
            if voiced:
                return _assessment(voiced, chosen, passages, voice, confidence)
    return Assessment(Stance.SILENT, considered=tuple(passages))


def _voices(chosen: Sequence[Evidence]) -> tuple[Voice, Voice]:
    """Own voice counts before attributed, unless its passages are far less sure."""
    best = {voice: max((e.score for e in chosen if e.voice is voice), default=0.0) for voice in Voice}
    if best[Voice.ATTRIBUTED] - best[Voice.OWN] > FAR:
        return Voice.ATTRIBUTED, Voice.OWN
    return Voice.OWN, Voice.ATTRIBUTED


def _prevailing(voiced: Sequence[Evidence]) -> list[Evidence]:
    """Drop the stance whose best passage is plainly less sure than the other's: no real disagreement."""
    best: dict[Stance, float] = {}
    for evidence in voiced:
        weight = evidence.score + (OPENING if evidence.part in (Part.TITLE, Part.LEDE) else 0.0)
        best[evidence.stance] = max(best.get(evidence.stance, 0.0), weight)
    top = max(best.values(), default=0.0)
    return [evidence for evidence in voiced if best[evidence.stance] >= top - PLAINLY]


def _assessment(
    voiced: Sequence[Evidence],
    chosen: Sequence[Evidence],
    passages: Sequence[Evidence],
    voice: Voice,
    confidence: Confidence,
) -> Assessment:
    stances = {evidence.stance for evidence in voiced}
    stance = stances.pop() if len(stances) == 1 else Stance.MIXED
    ordered = sorted(voiced, key=lambda e: (-e.score, e.span))
    others = sorted((e for e in chosen if e not in voiced), key=lambda e: (-e.score, e.span))
    speakers = list(dict.fromkeys(e.speaker for e in ordered if e.speaker))
    speaker = speakers[0] if speakers and stance is not Stance.MIXED and voice is Voice.ATTRIBUTED else None
    used = {evidence.span for evidence in (*ordered, *others)}
    return Assessment(
        stance=stance,
        voice=voice,
        speaker=speaker,
        confidence=confidence,
        score=ordered[0].score,
        evidence=(*ordered, *others),
        considered=tuple(evidence for evidence in passages if evidence.span not in used),
    )
