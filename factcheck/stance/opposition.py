"""Opposites: a word of contrary meaning where the wording has its own ("sinken" for "steigen")."""

from __future__ import annotations

from factcheck.stance.passage import Effect, EffectKind, Passage

NAME = "opposite"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the contrary words among those that decide."""
    return tuple(
        Effect(NAME, EffectKind.DENY, passage.sentence, match.position, match.position + 1)
        for match in passage.alignment.opposites
        if match.position is not None and (match.term.predicate or match.position in passage.alignment.focus)
    )
