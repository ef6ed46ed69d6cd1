"""Order in time: "only after the explosion" for "before the explosion"."""

from __future__ import annotations

from factcheck.match.align import STATED
from factcheck.stance.passage import Effect, EffectKind, Passage, preposition_before

NAME = "order-in-time"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the preposition that sets the deciding clause on the other side of the same event.

    "before" and "after" say contrary things of one event only where the clause has the wording's own
    verb; what stands in another clause is told of something else.
    """
    stance, sentence, wording = passage.stance, passage.sentence, passage.alignment.wording
    said = [word.lower for word in wording.words]
    for match in passage.alignment.matches:
        if match.position is None or match.credit < STATED or match.how == "opposite":
            continue
        own = preposition_before(said, match.term.position, stance)
        here = preposition_before(sentence.lower, match.position, stance)
        if own is None or here is None:
            continue
        contrary = (said[own] in stance.befores and sentence.lower[here] in stance.afters) or (
            said[own] in stance.afters and sentence.lower[here] in stance.befores
        )
        if contrary and _follows_verb(passage, here):
            return (Effect(NAME, EffectKind.DENY, sentence, here, here + 1),)
    return ()


def _follows_verb(passage: Passage, place: int) -> bool:
    """Whether the preposition stands in the deciding clause, or opens the one right behind it."""
    number = passage.sentence.clause_of(place)
    return number in passage.focus_clauses or number - 1 in passage.focus_clauses
