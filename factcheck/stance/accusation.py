"""Accusation: who is charged with, tried for, convicted or acquitted of something is not said to have done it.

"Gegen Meier wird *wegen* Betrugs *ermittelt*": until a court has spoken, and after it, the deed is the
accuser's or the court's word and never the article's own (presumption of innocence, German press code 13).
"""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.speakers import subject_in

NAME = "accusation"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return who accuses or judges; an acquittal denies, and dropped or missing charges say nothing."""
    charge = passage.charge
    stance = passage.stance
    scope = (*passage.focus_clauses, *passage.governing_clauses)
    if charge is None or passage.hits(stance.denial_verbs, scope):
        return ()  # a denial is told by its own rule
    speaker = _accuser(passage, charge)
    acquitted = passage.hits(stance.acquittals, scope)
    if acquitted:
        return (
            passage.effect(NAME, EffectKind.DENY, acquitted[0]),
            passage.effect(NAME, EffectKind.ATTRIBUTE, acquitted[0], speaker),
        )
    open_ended = passage.hits(stance.dropped_charges, scope) or passage.hits(stance.negators, scope)
    if open_ended:
        return (passage.effect(NAME, EffectKind.SILENCE, open_ended[0]),)
    return (passage.effect(NAME, EffectKind.ATTRIBUTE, charge, speaker),)


def _accuser(passage: Passage, charge: PhraseHit) -> str | None:
    """The subject of the charge, unless it is whoever the wording speaks of: "Meier steht vor Gericht"."""
    sentence = passage.sentence
    agent = sentence.roles[sentence.clause_of(charge.start)].agent
    if agent is None or any(position in passage.aligned for position in range(agent.start, agent.end)):
        return None
    return subject_in(passage.matcher, passage.alignment.index, sentence, charge)
