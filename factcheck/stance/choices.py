"""Choices: who decides over a thing has not chosen it ("entscheidet *über* den Abriss"), and may choose against it.

And of two that "or" joins, one may be so and the other not: "Malk *oder* Roth hat es gestohlen".
"""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.clauses import ClauseKind

NAME = "choice"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the word that leaves open what is decided, or tells that it is decided against."""
    stance, sentence, said = passage.stance, passage.sentence, passage.alignment.wording.lower
    tables = (stance.choice_matters, stance.choice_openers, stance.cons)
    if any(word in table for word in said for table in tables) or passage.alignment.opposites:
        return ()  # "gegen ... stimmen" is the contrary as a whole
    for hit in sentence.find(stance.choices):
        if hit.start in passage.alignment.focus:
            return _of_choice(passage, hit.start)
    return _of_two(passage)


def _of_two(passage: Passage) -> tuple[Effect, ...]:
    """ "*Malk oder Roth* hat es gestohlen", "*either* Malk took it, or": the wording tells only one of the two."""
    stance, sentence = passage.stance, passage.sentence
    found = passage.hits(stance.alternatives, passage.focus_clauses)
    opened = passage.hits(stance.eithers, passage.focus_clauses)
    if not (found or opened) or passage.alignment.wording.find(stance.alternatives):
        return ()
    if passage.hits(stance.negators, passage.focus_clauses) or passage.is_question:
        return ()
    for hit in (*opened, *(h for h in found if _tells_one(passage, h))):
        if not sentence.is_shielded(hit.start):
            return (passage.effect("either", EffectKind.WEAKEN, hit),)
    return ()


def _tells_one(passage: Passage, hit: PhraseHit) -> bool:
    """Whether the wording has only one of the two phrases that "or" stands between."""
    sentence = passage.sentence
    first, second = sentence.phrase_until(hit.start), sentence.phrase_from(hit.end)
    if first is None or second is None:
        return False
    return any(
        not passage.aligned.isdisjoint(range(one.start, one.end))
        and passage.aligned.isdisjoint(range(other.start, other.end))
        for one, other in ((first, second), (second, first))
    )


def _of_choice(passage: Passage, place: int) -> tuple[Effect, ...]:
    sentence, stance = passage.sentence, passage.stance
    number = sentence.clause_of(place)
    clause = passage.clauses[number]
    for phrase in sentence.phrases:
        told = phrase.start in range(clause.start, clause.end)
        own = passage.aligned.isdisjoint(range(phrase.start, phrase.end)) or phrase.start in passage.aligned
        if not told or own or (phrase.end <= place and not sentence.pack.lexicon.infinitive_endings):
            continue  # "decided *against* voting": not what is voted against
        if phrase.preposition in stance.cons:
            return (Effect(NAME, EffectKind.DENY, sentence, phrase.start, phrase.start + 1),)
        if phrase.preposition in stance.choice_matters:
            return (Effect(NAME, EffectKind.WEAKEN, sentence, phrase.start, phrase.start + 1),)
    starts = (place + 1, *(each.start for each in passage.clauses[number + 1 : number + 2]))
    for start in starts:
        if sentence.lower[start : start + 1] and sentence.lower[start] in stance.choice_openers:
            return (Effect(NAME, EffectKind.SILENCE, sentence, start, start + 1),)
    return (Effect(NAME, EffectKind.WEAKEN, sentence, place, place + 1),) if _is_bare(passage, number) else ()


def _is_bare(passage: Passage, number: int) -> bool:
    """ "Im Mai *entscheidet der Rat*.": nothing in the sentence tells what is decided."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.roles
    if said is None or said.patient is None or said.passive:
        return False
    objects = passage.alignment.terms_in(said.patient)
    if not objects or any(match.position is not None for match in objects):
        return False
    here, clause = sentence.roles[number], passage.clauses[number]
    if here.patient is not None or any(word in stance.demonstratives for word in sentence.lower):
        return False
    further = passage.clauses[number + 1 :]
    content = any(c.opener in stance.complementizers or c.kind is ClauseKind.INFINITIVE for c in further)
    return not content and ":" not in sentence.gap_before(clause.end)
