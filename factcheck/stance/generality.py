"""Generality: "insurers never pay ransoms" tells a habit, and says nothing of one event that is told in the past."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.match.terms import TermKind
from factcheck.model import Part
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.chunks import NounPhrase
from factcheck.text.verb_forms import Form, verb_forms

NAME = "general"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the verb in the plain present that tells what is usual, where the wording tells one event: it weakens.

    Read only where a verb's form shows its tense; headlines tell the past in the present.
    """
    sentence = passage.sentence
    opening = sentence.sentence.part in (Part.TITLE, Part.HEADING)
    if sentence.pack.lexicon.infinitive_endings or opening or len(passage.focus_clauses) != 1:
        return ()
    place = _present_verb(passage)
    if place is None or _is_known_event(passage) or _lasts(passage, place):
        return ()
    named = any(m.position is not None for m in passage.alignment.matches if m.term.kind is TermKind.ACTOR)
    wanted = any(m.term.kind is TermKind.ACTOR for m in passage.alignment.matches)
    number = passage.focus_clauses[0]
    subject = (
        sentence.roles[number].patient if sentence.roles[number].passive else sentence.roles[number].agent
    )
    lent = any(m.how == "lent" for m in passage.alignment.matches if m.term.predicate)
    habit = (
        passage.alignment.wording.past and not lent and sentence.lower[place] not in passage.stance.copulas
    )
    general = wanted and not named and subject is not None and _is_any(passage, subject)
    if not (habit or general):
        return ()
    return (passage.effect(NAME, EffectKind.WEAKEN, PhraseHit(place, place + 1, NAME)),)


def _is_known_event(passage: Passage) -> bool:
    """ "*The arrest* of the banker ends a manhunt": a noun of action that is taken for granted tells one event."""
    sentence, focus = passage.sentence, passage.alignment.focus
    phrases = [sentence.phrase_at(place) for place in focus if not sentence.finite[place]]
    known = [p for p in phrases if p is not None and p.determiner in passage.stance.definites]
    return bool(focus) and len(known) == len(focus)


def _lasts(passage: Passage, place: int) -> bool:
    """ "The border *remains* closed" tells how something is now, not what is usual."""
    return any(hit.start == place for hit in passage.sentence.find(passage.stance.persistences))


def _present_verb(passage: Passage) -> int | None:
    """The verb of the deciding clause, if it stands in the plain present: "pays", "does not pay", "is"."""
    sentence, stance = passage.sentence, passage.stance
    clause = passage.clauses[passage.focus_clauses[0]]
    verbs = sentence.verbs_in(clause)
    noun = passage.alignment.wording.told_by_noun and bool(set(verbs[:1]) & set(passage.alignment.focus))
    if not verbs or noun:
        return None
    first, forms = sentence.lower[verbs[0]], verb_forms(sentence.pack)
    if first not in stance.finite_auxiliaries:
        form = forms.of(first)
        plain = form in (Form.THIRD, Form.BASE) and first not in sentence.pack.lexicon.unchanging_verbs
        return verbs[0] if plain and not _leads_on(passage, verbs[0], form) else None
    copula = first in stance.copulas and first not in stance.past_auxiliaries and len(verbs) == 1
    if first in stance.presents or copula:
        return verbs[0]
    return None


def _leads_on(passage: Passage, place: int, form: Form | None) -> bool:
    """ "*denies* closing it", "*accuses* him of fraud": the verb only leads to what decides, or tells no time."""
    sentence, focus = passage.sentence, passage.alignment.focus
    if form is Form.BASE and place and sentence.lower[place - 1] in passage.stance.comparisons:
        return True
    stance = passage.stance
    behind = bool(focus) and focus[0] > place
    if behind and any(hit.start == place for hit in sentence.find(stance.accusing)):
        return True
    tables = (stance.reporting_verbs, stance.denial_verbs)
    told = any(hit.start == place for table in tables for hit in sentence.find(table))
    return told and behind and verb_forms(sentence.pack).of(sentence.lower[focus[0]]) is Form.CONTINUOUS


def _is_any(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase means any of its kind: "kidnappers", "an infection"."""
    sentence, stance = passage.sentence, passage.stance
    if phrase.pronoun or phrase.preposition:
        return False
    if phrase.determiner:
        return phrase.determiner in stance.indefinites
    head = sentence.words[phrase.head]
    capital = head.text[0].isupper() and phrase.head > 0
    return not capital and head.lower.endswith("s")
