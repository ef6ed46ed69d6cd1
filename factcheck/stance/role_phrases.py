"""Which phrase of a clause stands for which phrase of the wording: the terms of the one, met in the other."""

from __future__ import annotations

from factcheck.match.alignment import TermMatch
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.genders import is_surname
from factcheck.text.verb_forms import Form, verb_forms

SELVES = ("self", "selves")
"""Endings of an English pronoun by which somebody acts upon himself, or calls himself something."""


def terms_of(passage: Passage, phrase: NounPhrase | None) -> tuple[TermMatch, ...]:
    """The terms of the wording that stand in one of its phrases, if that is no pronoun."""
    return () if phrase is None or phrase.pronoun else passage.alignment.terms_in(phrase)


def subject_met(passage: Passage) -> tuple[TermMatch, ...]:
    """How the wording's subject was met, if by words of the sentence itself: its names, else its head."""
    said = passage.alignment.wording.roles
    phrase = None if said is None else said.bearer
    terms = terms_of(passage, phrase)
    names = tuple(m for m in terms if m.term.named)
    heads = names or tuple(m for m in terms if phrase is not None and m.term.position == phrase.head)
    return heads if all(match.position is not None for match in heads) else ()


def met_in(terms: tuple[TermMatch, ...], phrase: NounPhrase | None) -> bool:
    """Whether a phrase's head is what the terms were met by."""
    if phrase is None:
        return False
    return any(
        match.position is not None and match.position <= phrase.head < (match.end or match.position + 1)
        for match in terms
    )


def met_within(terms: tuple[TermMatch, ...], phrase: NounPhrase | None) -> bool:
    """Whether a phrase holds what any of the terms was met by."""
    if phrase is None:
        return False
    return any(m.position is not None and phrase.start <= m.position < phrase.end for m in terms)


def within(terms: tuple[TermMatch, ...], positions: range) -> bool:
    """Return whether any of the terms was met at one of the positions."""
    return any(match.position in positions for match in terms)


def is_other(passage: Passage, agents: tuple[TermMatch, ...], phrase: NounPhrase) -> bool:
    """Whether somebody else acts here: the actor isn't in the sentence, and the phrase is no stand-in for it."""
    if phrase.pronoun:
        return False
    names = tuple(m for m in agents if m.term.named) or agents
    if any(match.position is not None for match in names):
        return False
    if means(passage, phrase, agents):
        return False
    positions = range(phrase.start, phrase.end)
    strangers = [p for p in positions if p not in passage.aligned and _is_name(passage, p)]
    if strangers:
        return True
    if any(position in passage.aligned for position in positions):
        return False
    return not stands_in(passage, phrase)


def means(passage: Passage, phrase: NounPhrase, terms: tuple[TermMatch, ...]) -> bool:
    """Whether a phrase stands for whom the sentence before names: "Der 61-Jährige" for "Karl Brandner"."""
    if is_client(passage, phrase):
        return bool(terms)
    keys = frozenset(m.term.key for m in terms if m.term.named)
    return bool(keys) and passage.matcher.antecedents.stands_for(passage.alignment.index, phrase, keys)


def is_of_actor(passage: Passage, phrase: NounPhrase) -> bool:
    """ "Das Werk *von Velmo* wird geschlossen" for "Velmo schließt *sein* Werk": whose it is tells who does it."""
    said = passage.alignment.wording.roles
    if said is None or said.agent is None or said.patient is None or said.passive:
        return False
    lower, owned = passage.alignment.wording.lower, said.patient
    possessive = any(word in passage.stance.pronouns for word in lower[owned.start : owned.head])
    heads = (m.position for m in passage.alignment.terms_in(owned) if m.term.position == owned.head)
    return possessive and phrase.head in heads


def is_client(passage: Passage, phrase: NounPhrase) -> bool:
    """ "*Sein Mandant* habe nichts gewusst": whom a lawyer speaks for is whoever the article speaks of."""
    owned = phrase.determiner in passage.stance.pronouns or phrase.determiner in passage.stance.first_person
    return owned and passage.sentence.lower[phrase.head] in passage.stance.clients


def is_count(passage: Passage, phrase: NounPhrase) -> bool:
    """ "*The number* of strikes rose" for "strikes rose": where more or fewer are told, how many there are.

    Of nothing but what the wording tells of: not "the number *of rejected applications*".
    """
    sentence, stance = passage.sentence, passage.stance
    counted = sentence.lower[phrase.head] in sentence.pack.values.counts
    behind = sentence.phrase_from(phrase.end) if counted else None
    if behind is None or behind.preposition not in stance.belongings:
        return False
    small = sentence.pack.lexicon.function_words
    told = all(p in passage.aligned or sentence.lower[p] in small for p in range(behind.start, behind.end))
    return told and bool(passage.alignment.wording.find(stance.degrees))


def stands_in(passage: Passage, phrase: NounPhrase) -> bool:
    """ "The company", "sein Mandant" stand for one named before."""
    known = passage.sentence.words[phrase.head].text in passage.sentence.pack.titles
    if is_client(passage, phrase):
        return True
    return phrase.determiner in passage.stance.definites and known


def _is_name(passage: Passage, position: int) -> bool:
    word = passage.sentence.words[position]
    relations = passage.matcher.index.relations
    known = relations.is_known(word.key) or word.lower in passage.sentence.pack.lexicon.function_words
    known = known and not is_surname(passage.sentence.words, position, passage.sentence.pack)
    return word.text[0].isupper() and not known


def antecedent(passage: Passage, clause: Clause) -> NounPhrase | None:
    """Return the phrase for which the pronoun of a relative clause stands: "*Männer*, die ein Visum haben"."""
    if clause.kind is not ClauseKind.SUBORDINATE or clause.opener not in passage.stance.relative_pronouns:
        return None
    return passage.sentence.phrase_until(clause.start)


def is_traced(passage: Passage) -> bool:
    """ "The fire *was due to* a leak" for "A leak caused the fire": what came of it is the subject here.

    As whose it is stands behind "belongs to", and before "owns".
    """
    said = passage.alignment.wording.roles
    return _traced_to(passage, None if said is None else said.patient)


def is_traced_otherwise(passage: Passage) -> bool:
    """ "The fire *was due to* a leak" for "The fire caused a leak": cause and outcome are exchanged."""
    said = passage.alignment.wording.roles
    return _traced_to(passage, None if said is None else said.agent) and not is_traced(passage)


def _traced_to(passage: Passage, phrase: NounPhrase | None) -> bool:
    """Whether an outcome is told in a wording's place of a cause, and a phrase of the wording is the subject here."""
    said, sentence = passage.alignment.wording.roles, passage.sentence
    deciding = [match for match in passage.alignment.matches if match.term.predicate]
    same = any(match.how == "same" and sentence.finite[match.position or 0] for match in deciding)
    if said is None or said.passive or same or len(passage.focus_clauses) != 1:
        return False
    hits = sentence.find(passage.stance.outcomes)
    if not any(hit.start <= place < hit.end for hit in hits for place in passage.alignment.focus):
        return False
    return met_within(terms_of(passage, phrase), sentence.roles[passage.focus_clauses[0]].bearer)


def is_verb_here(passage: Passage) -> bool:
    """Whether the predicate is met by a verb: a noun or a participle has no roles that word order shows."""
    sentence = passage.sentence
    markers = passage.stance.infinitive_markers
    clause = passage.clauses[passage.focus_clauses[0]]
    subject = sentence.roles[passage.focus_clauses[0]].subject
    if subject is not None and subject.determiner and subject.head in passage.alignment.focus:
        return False  # "*The cause* of the fire was a leak"
    verbs = [sentence.lower[p] for p in sentence.verbs_in(clause)]
    if verbs and all(verb in passage.stance.finite_auxiliaries for verb in verbs):
        return True  # "is illegal"
    return any(
        sentence.finite[p] or (p and sentence.lower[p - 1] in markers) for p in passage.alignment.focus
    )


def is_borne(passage: Passage) -> bool:
    """ "*Der Bau* scheiterte im Rat" for "Der Rat lehnte den Bau ab": what is acted upon is the subject here.

    Only of a verb or idiom that says no more than what becomes of its subject.
    """
    said, sentence = passage.alignment.wording.roles, passage.sentence
    if said is None or said.passive or len(passage.focus_clauses) != 1:
        return False
    here = sentence.roles[passage.focus_clauses[0]]
    subject = here.bearer
    told = subject is not None and subject.head in passage.idiom_parts  # "*Sanktionen* gelten"
    told = told or met_in(_owners(passage), subject)  # "*der Verein* unterlag mit *seiner Klage*"
    if here.passive or not (told or met_in(terms_of(passage, said.patient), subject)):
        return False
    if passage.is_copular(passage.focus_clauses[0]):
        return True  # "*Das Gesetz* ist nichtig"
    index = passage.matcher.index
    met = (m for m in passage.alignment.matches if m.term.predicate and m.how in ("equivalent", "opposite"))
    verbs = (v for m in met if m.position is not None for v in index.verbs_at(sentence, m.position))
    return any(map(index.relations.is_ergative, verbs))


def _owners(passage: Passage) -> tuple[TermMatch, ...]:
    """Whose it is what the wording's verb acts upon, where that stands in the sentence: "die Klage *des Vereins*"."""
    belongings = passage.stance.belongings
    wording = passage.alignment.wording
    patient = wording.roles.patient if wording.roles is not None else None
    here = any(m.position is not None for m in terms_of(passage, patient))
    if patient is None or not here:
        return ()
    behind = (p for p in wording.phrases if p.start == patient.end)
    owners = (p for p in behind if p.genitive or p.preposition in belongings)
    return tuple(m for phrase in owners for m in passage.alignment.terms_in(phrase))


def phrase_effect(passage: Passage, phrase: NounPhrase, kind: EffectKind, rule: str) -> Effect:
    """Return an effect at the words of a phrase of the passage's sentence."""
    return Effect(rule, kind, passage.sentence, phrase.start, phrase.end)


def opens_with_gerund(passage: Passage, phrase: NounPhrase) -> bool:
    """Return whether a phrase tells what is done, and names nobody: "stopped short *of invading* Norland"."""
    if phrase.determiner or phrase.start + 1 >= phrase.end:
        return False
    return verb_forms(passage.sentence.pack).of(passage.sentence.lower[phrase.start + 1]) is Form.CONTINUOUS


def is_set_apart(passage: Passage, terms: tuple[TermMatch, ...]) -> bool:
    """Return whether terms stand right behind a negator alone: "approved by the court, *not by the council*".

    Who did not do it is denied, and no other actor. Read only where word order shows who acts.
    """
    sentence = passage.sentence
    if not terms or sentence.pack.lexicon.infinitive_endings:
        return False
    phrases = [sentence.phrase_at(m.position) for m in terms if m.position is not None]
    return bool(phrases) and all(
        phrase is not None
        and phrase.start > 0
        and sentence.lower[phrase.start - 1] in passage.stance.contrast_negators
        for phrase in phrases
    )


def names_deed(passage: Passage, phrase: NounPhrase) -> bool:
    """ "*die Sperrung* wurde aufgehoben" for "ist gesperrt": a noun for what the wording says, beside its contrary."""
    index, sentence = passage.matcher.index, passage.sentence
    return any(
        found.how != "opposite" and found.position == phrase.head
        for match in passage.alignment.matches
        if match.term.predicate and match.how == "opposite"
        for found in index.occurrences(sentence, match.term.key)
    )
