"""From the passages of an article to what it says as a whole."""

from __future__ import annotations

from collections.abc import Container, Sequence

from factcheck.model import Assessment, Confidence, Evidence, Part, Span, Stance, Voice

OPENING = 0.1
"""How much more a passage in title or lede weighs."""
FAR = 0.15
"""Difference in strength from which a speaker's words say more than an unsure passage in own voice."""
OTHER_SIDE = 0.7
"""Score from which somebody's contrary words count beside what others are sure to have said."""
PLAINLY = 0.15
"""Difference in strength from which one stance prevails over the other."""


def weigh(passages: Sequence[Evidence], superseded: Container[Span]) -> Assessment:
    """Own voice beats attributed; strong beats weak; superseded states give way to others."""
    speaking = [evidence for evidence in passages if evidence.stance is not Stance.SILENT]
    for confidence in (Confidence.STRONG, Confidence.WEAK):
        chosen = [evidence for evidence in speaking if evidence.confidence is confidence]
        present = [evidence for evidence in chosen if evidence.span not in superseded]
        stances = {evidence.stance for evidence in present}
        chosen = [e for e in chosen if e in present or e.stance in stances or not present]
        for voice in _voices(chosen):
            voiced = [evidence for evidence in chosen if evidence.voice is voice]
            voiced = _prevailing(voiced) if voice is Voice.OWN else [*voiced, *_other_side(voiced, speaking)]
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


def _other_side(voiced: Sequence[Evidence], speaking: Sequence[Evidence]) -> list[Evidence]:
    """Return the less sure words of somebody who says the contrary: an accusation and its denial."""
    stances = {evidence.stance for evidence in voiced}
    if len(stances) != 1 or Stance.MIXED in stances:
        return []
    speakers = {evidence.speaker for evidence in voiced if evidence.speaker}
    unsure = [e for e in speaking if e.confidence is Confidence.WEAK and e.voice is Voice.ATTRIBUTED]
    contrary = [e for e in unsure if e.stance not in {*stances, Stance.MIXED} and e.score >= OTHER_SIDE]
    return [e for e in contrary if e.speaker not in speakers]


def _assessment(
    voiced: Sequence[Evidence],
    chosen: Sequence[Evidence],
    passages: Sequence[Evidence],
    voice: Voice,
    confidence: Confidence,
) -> Assessment:
    stances = {evidence.stance for evidence in voiced}
    stance = stances.pop() if len(stances) == 1 else Stance.MIXED
    if stance is Stance.MIXED and voice is Voice.OWN:
        confidence = Confidence.WEAK  # an article does not contradict itself: one of the two is misread
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
