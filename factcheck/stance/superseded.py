"""Superseded states: true once, but overtaken ("im ersten Anlauf gescheitert")."""

from __future__ import annotations

from factcheck.stance.passage import Effect, EffectKind, Passage

NAME = "superseded"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the words that place the passage before the present state of things."""
    hits = passage.hits(passage.stance.superseded, passage.focus_clauses)
    return tuple(passage.effect(NAME, EffectKind.SUPERSEDE, hit) for hit in hits[:1])
