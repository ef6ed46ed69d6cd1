"""Other preposition: the same verb with one that tells something else: "moved *from* Halden" for "moved *to* Halden".

Read only where word order shows what a verb acts upon.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.match.alignment import STATED, TermMatch
from factcheck.match.terms import TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import phrase_effect
from factcheck.text.chunks import NounPhrase

NAME = "other-preposition"
OWN = ("same", "spelling")
"""How a verb or noun is met by the wording's own word."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the first phrase that stands behind another preposition than in the wording; it weakens."""
    stance, alignment = passage.stance, passage.alignment
    if not stance.off_objects.phrases or not alignment.focus:
        return ()
    if not all(_is_own_word(passage, match) for match in alignment.deciding):
        return ()
    for match in alignment.matches:
        said = _said(passage, match)
        if said is None:
            continue
        here = list(_phrases_here(passage, match))
        if not here or any(phrase.preposition == said.preposition for phrase in here):
            continue
        if all(_is_unlike(passage, said, phrase) for phrase in here):
            return (phrase_effect(passage, here[0], EffectKind.WEAKEN, NAME),)
    return ()


def _is_own_word(passage: Passage, match: TermMatch) -> bool:
    """Whether a word of the wording's own begins what decides: "*moved*" for "*moved* to Halden"."""
    key = passage.sentence.words[match.position].key if match.position is not None else ""
    return match.how in OWN or key == match.term.key.split()[0]


def _said(passage: Passage, match: TermMatch) -> NounPhrase | None:
    """The phrase of the wording whose noun a word of the sentence meets; None of times and amounts."""
    wording = passage.alignment.wording
    if match.position is None or match.how not in OWN or match.credit < STATED:
        return None
    if match.term.kind is TermKind.VALUE or passage.sentence.pack.is_time(match.term.text.lower()):
        return None
    place = match.term.position
    return next((p for p in wording.phrases if p.start <= place < p.end and not p.pronoun), None)


def _phrases_here(passage: Passage, match: TermMatch) -> Iterator[NounPhrase]:
    """Yield the phrases of the sentence that have a word of the wording, wherever it stands in them."""
    sentence = passage.sentence
    key = sentence.words[match.position or 0].key
    for phrase in sentence.phrases:
        if any(sentence.words[place].key == key for place in range(phrase.start, phrase.end)):
            yield phrase


def _is_unlike(passage: Passage, said: NounPhrase, here: NounPhrase) -> bool:
    """ "outside the mosque" for "in the mosque", "searched *for* Roe" for "searched Roe"."""
    if said.preposition and here.preposition:
        pair = " ".join(sorted((said.preposition, here.preposition)))
        return pair in passage.stance.unlike_prepositions.phrases
    return _is_off_object(passage, said, here)


def _is_off_object(passage: Passage, said: NounPhrase, here: NounPhrase) -> bool:
    """ "left *for* Norland" for "left Norland", and the other way round; but "fled *from* Norland" is the same."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    roles = sentence.roles[sentence.clause_of(here.head)]
    own = wording.roles
    preposition = said.preposition or here.preposition
    if own is None or own.passive or roles.passive or preposition not in stance.off_objects:
        return False
    verbs = [m.position for m in passage.alignment.deciding if m.position is not None]
    if preposition in stance.origin_prepositions and any(
        h.start in verbs for h in sentence.find(stance.leavings)
    ):
        return False
    led = said if said.preposition else here
    acted, other = (roles.patient, own.patient) if led is said else (own.patient, roles.patient)
    met = acted is not None and acted.start == (here if led is said else said).start
    return met and other is None and bool(verbs) and min(verbs) < here.start
