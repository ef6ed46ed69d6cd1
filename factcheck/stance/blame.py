"""Blame: "Kiew *macht* Moskau für die Sprengung *verantwortlich*" says, as Kyiv's word, that Moscow did it.

Who blames did nothing by that, and of two who blame each other each is said to have done it, and denies it.
"""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.match.terms import TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.speaker_phrases import inside_quotation
from factcheck.stance.speakers import subject_in

NAME = "blame"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return whose word it is that the wording's actor did it; silence where that actor is the one who blames."""
    stance, sentence, wording = passage.stance, passage.sentence, passage.alignment.wording
    if wording.roles is None or wording.roles.agent is None or passage.charge is not None:
        return ()
    if wording.find(stance.accusing):
        return ()
    hit = _accusation(passage)
    if hit is None:
        return ()
    clause = passage.clauses[sentence.clause_of(hit.start)]
    if stance.reciprocals.find(sentence.lower[clause.start : clause.end]):
        attributed = passage.effect(NAME, EffectKind.ATTRIBUTE, hit)
        return (attributed, passage.effect("dispute", EffectKind.DISPUTE, hit))
    accuser = _accuser(passage, hit)
    actor = wording.roles.agent
    places = [
        match.position
        for match in passage.alignment.terms_in(actor)
        if match.position is not None
        if match.term.kind is TermKind.ACTOR or match.term.position == actor.head
    ]
    if not places:
        return ()
    if all(place in accuser for place in places):
        return (passage.effect(NAME, EffectKind.SILENCE, hit),)
    speaker = subject_in(passage.matcher, passage.alignment.index, sentence, hit)
    return (passage.effect(NAME, EffectKind.ATTRIBUTE, hit, speaker),)


def is_blamed(passage: Passage) -> bool:
    """Return whether what decides is a word of blame: whom the wording has act is the object of "macht … schuldig"."""
    if passage.alignment.wording.find(passage.stance.accusing):
        return False
    hit = _accusation(passage)
    return hit is not None and any(hit.start <= place < hit.end for place in passage.alignment.focus)


def _accusation(passage: Passage) -> PhraseHit | None:
    """The word of blame that has what decides as its matter, or decides itself ("verantwortlich")."""
    sentence, focus = passage.sentence, passage.alignment.focus
    for hit in sentence.find(passage.stance.accusing):
        number, verb = sentence.clause_of(hit.start), sentence.words[hit.start]
        if inside_quotation(passage.matcher, verb.start):
            continue
        if not (
            verb.text[0].islower() if sentence.pack.lexicon.infinitive_endings else sentence.finite[hit.start]
        ):
            continue  # "rejects the *accusation*"
        inside = [place for place in focus if hit.start <= place < hit.end]
        beside = number in passage.focus_clauses and not any(sentence.finite[place] for place in focus)
        if inside or beside or number in passage.governing_clauses:
            return hit
    return None


def _accuser(passage: Passage, hit: PhraseHit) -> range:
    """The words of who blames: the subject, and in a passive the phrase of its "by"."""
    sentence = passage.sentence
    number = sentence.clause_of(hit.start)
    clause, roles = passage.clauses[number], sentence.roles[number]
    agent = roles.agent
    led = sentence.lower[max(clause.start, hit.start - 1) : hit.start]
    if not sentence.pack.lexicon.infinitive_endings and any(word in passage.stance.copulas for word in led):
        return range(0)  # "Roe *is alleged* to have sold it"
    if not roles.passive and (agent is None or agent.start < hit.start):
        return range(clause.start, hit.start)  # "the president of Norland", "Norland und der Westen"
    return range(agent.start, agent.end) if agent is not None else range(0)
