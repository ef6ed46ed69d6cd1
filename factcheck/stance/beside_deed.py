"""Beside the deed: whoever "*solved* the murder of Cole" or "*drew* criticism *from* Cole" has not done it himself.

Read only where word order shows who acts.
"""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import met_within

NAME = "beside-deed"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the verb by which the wording's actor has to do with a deed that only its noun names; it weakens."""
    stance, sentence, focus = passage.stance, passage.sentence, passage.alignment.focus
    said = passage.alignment.wording.roles
    if not stance.onlookings.phrases or not focus or said is None or said.agent is None or said.passive:
        return ()
    roles = sentence.roles[sentence.clause_of(focus[0])]
    if roles.agent is None or roles.patient is None or roles.passive:
        return ()
    if not all(roles.patient.start <= place < roles.patient.end for place in focus):
        return ()
    if not met_within(passage.alignment.terms_in(said.agent), roles.agent):
        return ()
    verb = _verb_before(passage, roles.patient.start)
    if verb is None or not passage.aligned.isdisjoint(range(verb.start, verb.end)):
        return ()
    if verb.phrase in stance.onlookings.phrases or _is_from_other(passage, verb, roles.patient.end):
        return (passage.effect(NAME, EffectKind.WEAKEN, verb),)
    return ()


def _verb_before(passage: Passage, place: int) -> PhraseHit | None:
    """The verb right before what it acts upon that tells of no deed of its own: "*solved* the murder"."""
    sentence, stance = passage.sentence, passage.stance
    tables = (stance.onlookings, stance.receivings)
    return next((hit for table in tables for hit in sentence.find(table) if hit.end == place), None)


def _is_from_other(passage: Passage, verb: PhraseHit, place: int) -> bool:
    """ "drew criticism *from Cole*" for "criticised Cole": the other one of the wording is who gives."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.roles
    if verb.phrase not in stance.receivings.phrases or said is None:
        return False
    phrase = next((p for p in sentence.phrases if p.start >= place and p.preposition), None)
    if phrase is None or not (
        phrase.preposition in stance.origin_prepositions or phrase.preposition in stance.agents
    ):
        return False
    return not passage.aligned.isdisjoint(range(phrase.start, phrase.end))
