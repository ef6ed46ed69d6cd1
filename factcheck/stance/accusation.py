"""Accusation: who is charged with, tried for, convicted or acquitted of something is not said to have done it.

"Gegen Meier wird *wegen* Betrugs *ermittelt*": until a court has spoken, and after it, the deed is the
accuser's or the court's word and never the article's own (presumption of innocence, German press code 13).
"""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.speakers import subject_in
from factcheck.stance.verdict import is_spoken

NAME = "accusation"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return who accuses or judges; an acquittal denies, and dropped or missing charges say nothing."""
    charge = passage.charge
    stance = passage.stance
    scope = (*passage.focus_clauses, *passage.governing_clauses)
    if charge is None or passage.hits(stance.denial_verbs, scope):
        return ()  # a denial is told by its own rule
    exposed = _disproved(passage, charge) or _exposed(passage, charge)
    if exposed:
        return exposed
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


def _disproved(passage: Passage, charge: PhraseHit) -> tuple[Effect, ...]:
    """ "Die Universität *entkräftete* den Vorwurf": what is shown to be false is not only called so."""
    sentence = passage.sentence
    number = sentence.clause_of(charge.start)
    roles, hits = sentence.roles[number], passage.hits(passage.stance.disproofs, (number,))
    phrases = (phrase for phrase in (roles.patient, roles.bearer) if phrase is not None)
    told = any(phrase.start <= charge.start < phrase.end for phrase in phrases)
    if not hits or not told or passage.hits(passage.stance.negators, (number,)):
        return ()
    return (passage.effect("refutation", EffectKind.REFUTE, hits[0]),)


def _exposed(passage: Passage, charge: PhraseHit) -> tuple[Effect, ...]:
    """ "Der *Vorwurf* des Betrugs hat sich als *haltlos* erwiesen": the charge itself is called false."""
    sentence = passage.sentence
    number = sentence.clause_of(charge.start)
    subject = sentence.roles[number].bearer
    if subject is None or not subject.start <= charge.start < subject.end:
        return ()
    verdicts = [
        hit for hit in passage.hits(passage.stance.false_predicates, (number,)) if hit.start > charge.end
    ]
    if not verdicts or any(
        hit.start < verdicts[0].start for hit in passage.hits(passage.stance.negators, (number,))
    ):
        return ()
    if not is_spoken(passage, sentence, verdicts[0].start):
        return (passage.effect("refutation", EffectKind.REFUTE, verdicts[0]),)
    return tuple(passage.effect(NAME, kind, verdicts[0]) for kind in (EffectKind.DENY, EffectKind.ATTRIBUTE))


def _accuser(passage: Passage, charge: PhraseHit) -> str | None:
    """The subject of the charge, unless it is whoever the wording speaks of: "Meier steht vor Gericht"."""
    sentence = passage.sentence
    agent = sentence.roles[sentence.clause_of(charge.start)].agent
    if agent is None or any(position in passage.aligned for position in range(agent.start, agent.end)):
        return None
    return subject_in(passage.matcher, passage.alignment.index, sentence, charge)
