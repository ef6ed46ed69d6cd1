"""Superseded states: true once, but overtaken ("im ersten Anlauf gescheitert")."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage

NAME = "superseded"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the words that place the passage before the present state of things."""
    scope = (*passage.focus_clauses, *passage.governing_clauses)
    hits = passage.hits(passage.stance.superseded, scope) or _pluperfect(passage)
    return tuple(passage.effect(NAME, _kind(passage, hit), hit) for hit in hits[:1])


def _kind(passage: Passage, hit: PhraseHit) -> EffectKind:
    """Who "used to" do something does it no more: that denies a wording about the present."""
    wording = passage.alignment.wording
    habit = passage.sentence.lower[hit.end - 1] in passage.stance.infinitive_markers
    return EffectKind.DENY if habit and not (wording.past or wording.negated) else EffectKind.SUPERSEDE


def _pluperfect(passage: Passage) -> tuple[PhraseHit, ...]:
    """ "hatte abgelehnt": what had been before something else happened."""
    normalizer = passage.matcher.index.normalizer
    hits = passage.hits(passage.stance.pluperfects, passage.focus_clauses)
    focus = passage.alignment.focus
    participle = any(normalizer.is_participle(passage.sentence.words[position].text) for position in focus)
    return hits if participle else ()
