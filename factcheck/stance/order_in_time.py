"""Order in time: "only after the explosion" for "before the explosion", "erst im Juni" for "vor Mai"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.languages.lists import StanceWords
from factcheck.match.alignment import STATED
from factcheck.stance.passage import Effect, EffectKind, Passage, preposition_before
from factcheck.text.moments import Comparison, Order
from factcheck.text.values import compare
from factcheck.text.words import Word

NAME = "order-in-time"
ADJECTIVES = 2
"""Words that may describe the event: "vor der *parlamentarischen* Sommerpause"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the preposition that sets the deciding clause on the other side of the same event.

    "before" and "after" say contrary things of one event only where the clause has the wording's own
    verb; what stands in another clause is told of something else.
    """
    stance, sentence, wording = passage.stance, passage.sentence, passage.alignment.wording
    for match in passage.alignment.matches:
        dated = match.term.value is not None and match.term.value.moment is not None
        if match.position is None or match.credit < STATED or match.how == "opposite" or dated:
            continue
        own = _introduced(wording.words, match.term.position, stance)
        here = _introduced(sentence.words, match.position, stance)
        if own is None or here is None:
            continue
        said, found = wording.words[own].lower, sentence.lower[here]
        contrary = (said in stance.befores and found in stance.afters) or (
            said in stance.afters and found in stance.befores
        )
        if contrary and _follows_verb(passage, here):
            kind = EffectKind.SILENCE if _is_another(passage, match.position) else EffectKind.DENY
            return (Effect(NAME, kind, sentence, here, here + 1),)
    return _open(passage)


def _introduced(words: Sequence[Word], position: int, stance: StanceWords) -> int | None:
    """Return the place of the preposition before a noun, articles and adjectives aside."""
    lower = [word.lower for word in words]
    for place in range(position, max(0, position - ADJECTIVES - 1), -1):
        found = preposition_before(lower, place, stance)
        if found is not None:
            return found
        before = words[place - 1]
        if not before.text.islower() or before.lower in stance.finite_auxiliaries:
            return None
    return None


def _is_another(passage: Passage, position: int) -> bool:
    """ "nach der Wahl *in Bern*": another event of the kind, if the wording doesn't tell where."""
    words, stance = passage.sentence.words, passage.stance
    behind = position + 1
    if behind + 1 >= len(words) or words[behind].start - words[position].end > 1:
        return False
    linked = words[behind].lower in stance.prepositions or words[behind].lower in stance.genitives
    named = behind + 2 if words[behind + 1].lower in stance.determiners else behind + 1
    return linked and named not in passage.aligned


def _open(passage: Passage) -> tuple[Effect, ...]:
    """ "im Juni 2019" for "vor Mai 2019": what is told of another time doesn't affirm."""
    for match in passage.alignment.matches:
        value = match.term.value
        if value is None or value.moment is None or match.how not in ("missing", "context"):
            continue
        if value.moment.order is Order.AT:
            continue
        for other in passage.sentence.values:
            if other.moment is not None and compare(value, other) is Comparison.OPEN:
                return (Effect("time-open", EffectKind.WEAKEN, passage.sentence, other.start, other.end),)
    return ()


def _follows_verb(passage: Passage, place: int) -> bool:
    """Whether the preposition stands in the deciding clause, opens the one behind it, or stands before its verb.

    "In der Woche, der letzten vor der Pause, *soll* der Rat entscheiden": the verb opens what it parts from the rest.
    """
    number = passage.sentence.clause_of(place)
    if number in passage.focus_clauses or number - 1 in passage.focus_clauses:
        return True
    clauses = passage.clauses
    split = number + 1 < len(clauses) and passage.sentence.finite[clauses[number + 1].start]
    return bool(split) and number + 1 in passage.focus_clauses
