"""Origin: who "met a Hungarian" or "drove to Hungary" is not said to be from there."""

from __future__ import annotations

from factcheck.match.predicates import before_place
from factcheck.stance import negation
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import antecedent, met_within, subject_met
from factcheck.stance.titles import is_apposed
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import Clause

NAME = "other-origin"
NEAR = 2
"""Words before the country among which its preposition stands ("aus *dem* Libanon"), or behind it a passport."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the country that a sentence names without saying that somebody is from there; it weakens."""
    if not claims_origin(passage):
        return ()
    if is_told(passage):
        if not _is_owned(passage) or negation.find(passage):
            return ()
        # "besitzt *nicht* die deutsche Staatsbürgerschaft", no "*nicht nur*"
        sentence = passage.sentence
        found = (hit for hit in sentence.find(passage.stance.negators) if not sentence.is_shielded(hit.start))
        denied = (hit for hit in found if sentence.clause_of(hit.start) in passage.focus_clauses)
        return tuple(passage.effect(NAME, EffectKind.DENY, hit) for hit in denied)[:1]
    place = passage.alignment.focus[0]
    return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, place, place + 1),)


def claims_origin(passage: Passage) -> bool:
    """Return whether a wording says no more than where somebody is from, and the sentence names the country."""
    regions = passage.matcher.index.relations.regions
    wording, stance = passage.alignment.wording, passage.stance
    deciding = [match for match in passage.alignment.matches if match.term.predicate]
    if len(deciding) != 1 or deciding[0].position is None or deciding[0].term.key not in regions:
        return False
    before = before_place(wording.lower, deciding[0].term.position, stance)
    return wording.lower[before] in stance.copulas or wording.lower[before] in stance.origin_prepositions


def is_told(passage: Passage) -> bool:
    """Return whether the country is told of whom the wording speaks: by "aus", "ist", a title or a passport."""
    sentence, place = passage.sentence, passage.alignment.focus[0]
    phrase = sentence.phrase_at(place)
    if _is_owned(passage) or _comes_from(passage):
        return True
    named = [match.position for match in subject_met(passage) if match.position is not None]
    name = sentence.phrase_at(min(named)) if named else None
    if phrase is None:
        return False
    if name is not None and (name is phrase or _is_beside(passage, name, phrase)):
        return True
    return _is_said(passage, phrase, name)


def _comes_from(passage: Passage) -> bool:
    """Whether a word of origin stands right beside "from" and the country: "*comes from* Hungary"."""
    sentence, stance, place = passage.sentence, passage.stance, passage.alignment.focus[0]
    near = range(max(0, place - NEAR), place)
    opens = next((p for p in near if sentence.lower[p] in stance.origin_prepositions), None)
    phrase = sentence.phrase_at(place)
    if opens is None or (phrase is not None and phrase.head != place):
        return False  # "back from *a Hungarian prison*"
    if not _is_of_subject(passage, sentence.clauses[sentence.clause_of(place)]):
        return False  # "sells *wine that* comes from Hungary"
    for hit in sentence.find(stance.origins):
        if (
            sentence.clause_of(hit.start) != sentence.clause_of(place)
            or hit.start in sentence.particles_apart
        ):
            continue  # "*kam* aus Ungarn *zurück*"
        between = range(hit.end, opens) if hit.end <= opens else range(place + 1, hit.start)
        between_words = (sentence.lower[p] for p in between)
        if all(word in stance.origin_adverbs or word in stance.negators for word in between_words):
            return True
    return False


def _is_of_subject(passage: Passage, clause: Clause) -> bool:
    """Whether a clause is about whom the wording speaks of, as far as a noun tells."""
    sentence = passage.sentence
    bearer = antecedent(passage, clause) or sentence.roles[sentence.clauses.index(clause)].bearer
    return bearer is None or bearer.pronoun or met_within(subject_met(passage), bearer)


def _is_owned(passage: Passage) -> bool:
    """Whether the country is that of a citizen or of a passport that somebody has: "*besitzt* den ungarischen Pass"."""
    sentence, stance, place = passage.sentence, passage.stance, passage.alignment.focus[0]
    behind = sentence.lower[place + 1 : place + 1 + NEAR]
    if not any(word in stance.citizenships for word in behind):
        return False
    number = sentence.clause_of(place)
    own = sentence.lower[passage.clauses[number].start : passage.clauses[number].end]
    has = any(word in stance.possessions or word in stance.acquisitions for word in own)
    doubted = any(sentence.clause_of(hit.start) == number for hit in sentence.find(stance.so_called))
    return (has or passage.is_copular(number)) and not doubted


def _is_beside(passage: Passage, name: NounPhrase, phrase: NounPhrase) -> bool:
    """ "the driver, *a Hungarian*, was arrested"."""
    first, second = sorted((name, phrase))
    return is_apposed(passage.sentence, first, second)


def _is_said(passage: Passage, phrase: NounPhrase, name: NounPhrase | None) -> bool:
    """Whether a clause says that its subject is it, or that they are known as it."""
    sentence, stance = passage.sentence, passage.stance
    before = sentence.lower[phrase.start - 1] if phrase.start else ""
    if before in stance.capacities or sentence.lower[phrase.start] in stance.capacities:
        return True
    hits = sentence.find(stance.identifications)
    if any(phrase.start in (hit.start, hit.end - 1) for hit in hits):
        return True
    number = sentence.clause_of(phrase.head)
    return not phrase.preposition and passage.is_copular(number) and phrase is not name
