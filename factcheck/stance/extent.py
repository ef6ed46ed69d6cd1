"""Extent: "*einige* Schulen" for "*alle* Schulen", and "teilgenommen" for "*zu wenige* haben teilgenommen"."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage

NAME = "extent"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return what tells less than the wording's "all", or nothing of its "too few"; both only weaken."""
    stance, focus = passage.stance, passage.alignment.focus
    said = [word.lower for word in passage.alignment.wording.words]
    if not focus:
        return ()
    if stance.all_of.find(said) and not stance.some_of.find(said):
        hits = passage.hits(stance.some_of, passage.focus_clauses)
        return tuple(passage.effect(NAME, EffectKind.WEAKEN, hit) for hit in hits[:1])
    if stance.too_few.find(said):
        if passage.sentence.find(stance.too_few):
            return ()
        hits = passage.hits(stance.enough, passage.focus_clauses)
        if hits:
            return (passage.effect(NAME, EffectKind.DENY, hits[0]),)
        return (passage.effect(NAME, EffectKind.WEAKEN, PhraseHit(focus[0], focus[0] + 1, NAME)),)
    return ()
