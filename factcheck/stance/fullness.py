"""Fullness: "*fast* alle", "*weitgehend* zerstört" for "alle", "völlig zerstört"; "*einer der*" for "der einzige"."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage

NAME = "fullness"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return what tells that it is nearly or mostly so, which weakens, or that there are others."""
    if not passage.alignment.focus:
        return ()
    less = _nearly(passage) or _mostly(passage)
    if less is not None:
        return (passage.effect(NAME, EffectKind.WEAKEN, less),)
    return _among_others(passage)


def _nearly(passage: Passage) -> PhraseHit | None:
    """ "*fast* alle Kitas", "*beinahe* einstimmig": what is all but reached; "fast 300" is about 300."""
    sentence, stance = passage.sentence, passage.stance
    hits = passage.hits(stance.nearly, passage.focus_clauses)
    if not hits or passage.alignment.wording.find(stance.nearly):
        return None
    values = {m.position for m in passage.alignment.matches if m.term.value is not None}
    wholes = {hit.start for table in (stance.universals, stance.absolutes) for hit in sentence.find(table)}
    prefixes = {
        prefix for place, (_, prefix) in sentence.particles_apart.items() if place in passage.alignment.focus
    }
    met = (passage.aligned - values) | wholes | prefixes
    return next((hit for hit in hits if hit.end in met), None)


def _mostly(passage: Passage) -> PhraseHit | None:
    """ "*die meisten* Parteien", "*jeder dritte* Zug", "*weitgehend* zerstört" for "alle", "völlig"."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    whole = wording.find(stance.universals) or wording.find(stance.absolutes)
    if not whole or wording.negated:
        return None
    ordinals, here = sentence.pack.values.ordinals, passage.focus_clauses
    for hit in passage.hits(stance.universals, here):
        if ordinals.get(sentence.lower[hit.end] if hit.end < len(sentence.words) else "", 1) > 1:
            return PhraseHit(hit.start, hit.end + 1, NAME)
    if sentence.find(stance.absolutes) or sentence.find(stance.universals):
        return None
    return next(iter(passage.hits(stance.mostlies, here)), None)


def _among_others(passage: Passage) -> tuple[Effect, ...]:
    """ "ist *einer der* Zeugen", "*eine von drei* Frauen" for "der einzige Zeuge", "die einzige Frau"."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    if not wording.find(stance.soles) or wording.negated:
        return ()
    if sentence.find(stance.soles) or any(word in stance.restrictors for word in sentence.lower):
        return ()
    for hit in passage.hits(stance.one_of, passage.focus_clauses):
        if not passage.aligned.isdisjoint(range(hit.end, hit.end + 2)):
            return (passage.effect(NAME, EffectKind.DENY, hit),)
    place = passage.alignment.focus[-1]
    return (Effect(NAME, EffectKind.WEAKEN, sentence, place, place + 1),)
