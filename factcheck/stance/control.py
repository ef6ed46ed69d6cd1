"""Control: who does what a verb behind another verb's object tells: "praised *the court* for *closing* it".

Read only where word order shows it.
"""

from __future__ import annotations

from factcheck.match.alignment import TermMatch
from factcheck.match.terms import TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import met_within, phrase_effect, stands_in
from factcheck.text.chunks import NounPhrase
from factcheck.text.verb_forms import Form, verb_forms

NAME = "other-actor"


def controller(passage: Passage) -> NounPhrase | None:
    """Return the object that does what decides: "praised *the court* for closing it", "let *the court* close it".

    A thing closes nothing: "spent *money* for closing it".
    """
    sentence, focus, stance = passage.sentence, passage.alignment.focus, passage.stance
    if sentence.pack.lexicon.infinitive_endings or not focus or len(passage.focus_clauses) != 1:
        return None
    first = focus[0]
    here = sentence.roles[passage.focus_clauses[0]]
    if here.passive or sentence.finite[first] or not first:
        return None
    form = verb_forms(sentence.pack).of(sentence.lower[first])
    before = first - 1
    while before > 0 and (
        sentence.lower[before] in stance.restrictors or sentence.lower[before].endswith("ly")
    ):
        before -= 1  # "for *only* releasing it"
    end = before if form is Form.CONTINUOUS and sentence.lower[before] in stance.prepositions else first
    if form not in (Form.CONTINUOUS, Form.BASE) or (form is Form.CONTINUOUS and end == first):
        return None
    patient = here.patient
    if patient is None or patient.pronoun:
        return None
    if form is Form.BASE:
        verb = max((p for p in range(patient.start) if sentence.finite[p]), default=None)
        if verb is None or sentence.lower[verb] not in stance.lettings or patient.start == first:
            return None
        if patient.head == first:  # read as one phrase: "let *the court close*"
            patient = patient._replace(end=first, head=first - 1)
    if patient.end != end:
        return None
    head = sentence.words[patient.head].text
    known = passage.matcher.index.relations.is_known(sentence.words[patient.head].key)
    acts = head in sentence.pack.titles or (head[0].isupper() and not known)
    return patient if acts or any(p in passage.aligned for p in range(patient.start, patient.end)) else None


def of_other(passage: Passage, agents: tuple[TermMatch, ...]) -> tuple[Effect, ...]:
    """Return the object that does what decides, where whom the wording has act is somebody else in the sentence."""
    acting = controller(passage)
    met = [m for m in agents if m.position is not None]
    if acting is None or met_within(agents, acting) or 0 < len(met) < len(agents):
        return ()
    if not met and (stands_in(passage, acting) or not any(m.term.kind is TermKind.ACTOR for m in agents)):
        return ()
    return (phrase_effect(passage, acting, EffectKind.SILENCE, NAME),)


def is_aside(passage: Passage, agents: tuple[TermMatch, ...], subject: NounPhrase | None) -> bool:
    """ "After meeting *the union*, the court closed it": who is named before a comma is not whoever acts behind it."""
    sentence, stance = passage.sentence, passage.stance
    if subject is None or subject.pronoun or not agents or sentence.pack.lexicon.infinitive_endings:
        return False
    if any(p in passage.aligned for p in range(subject.start, subject.end)):
        return False
    clause = passage.clauses[passage.focus_clauses[0]]
    if sentence.gap_before(subject.start).strip() != "," or subject.start == clause.start:
        return False
    if any(match.term.kind is TermKind.ACTOR for match in agents) and stands_in(passage, subject):
        return False
    for match in agents:
        if match.position is None or not clause.start <= match.position < subject.start:
            return False
        phrase = sentence.phrase_at(match.position)
        if phrase is None or phrase.preposition in stance.inside:
            return False
        before = sentence.lower[phrase.start - 1] if phrase.start else ""
        if not phrase.preposition and verb_forms(sentence.pack).of(before) is not Form.CONTINUOUS:
            return False
    return True
