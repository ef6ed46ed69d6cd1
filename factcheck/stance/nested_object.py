"""Nested object: "warnt vor *Lügen* über die Impfung" for "warnt vor der Impfung": what the verb governs is another."""

from __future__ import annotations

from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.chunks import NounPhrase

NAME = "nested-object"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the noun that stands between the verb and the wording's object, where German shows it; it weakens.

    Read of what somebody demands, fears or does with somebody: to hit the edge of a town is to hit the town.
    """
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    said = wording.roles
    if not sentence.pack.lexicon.infinitive_endings or said is None or said.passive or wording.state:
        return ()
    if len(passage.focus_clauses) != 1 or not passage.alignment.focus:
        return ()
    wished = (stance.demands, stance.hopes, stance.mutuals)
    if not any(wording.find(table) for table in wished):
        return ()
    if sum(bool(phrase.preposition) for phrase in wording.phrases) > 1:
        return ()  # one of them may hang on another itself
    met = {m.term.position: m.position for m in passage.alignment.matches if m.position is not None}
    for own in wording.phrases:
        place = met.get(own.head)
        patient = said.patient
        object_of_verb = bool(own.preposition) if patient is None else own.head == patient.head
        if place is None or own.genitive or not object_of_verb:
            continue
        before = _governing(passage, own, place)
        if before is not None:
            return (Effect(NAME, EffectKind.WEAKEN, sentence, before.start, before.end),)
    return ()


def _governing(passage: Passage, own: NounPhrase, place: int) -> NounPhrase | None:
    """The phrase right before the object here, if that hangs on it and the wording has no such noun."""
    sentence = passage.sentence
    here = sentence.phrase_at(place)
    if here is None or here.head != place or here.coordinated:
        return None
    hangs = here.genitive or (bool(here.preposition) and here.preposition != own.preposition)
    before = sentence.phrase_until(here.start) if hangs else None
    if before is None or before.pronoun or before.preposition != own.preposition:
        return None
    subject = sentence.roles[sentence.clause_of(place)].bearer
    if subject is not None and subject.head == before.head:
        return None
    apart = "," in sentence.gap_before(here.start) or not passage.aligned.isdisjoint(
        range(before.start, before.end)
    )
    timed = sentence.pack.is_time(sentence.lower[before.head])
    return None if apart or timed else before
