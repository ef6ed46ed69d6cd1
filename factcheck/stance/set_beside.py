"""Set beside: the wording's subject stands beside the one of which the sentence tells it.

"*Neben* Roth trat auch Malk zurück" tells it of Roth too; "*anders als* Roth" and "alle *außer* Roth" deny it of Roth.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.languages.phrases import PhraseHit, PhraseTable
from factcheck.match.alignment import TermMatch
from factcheck.match.terms import TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import met_within, opens_with_gerund, subject_met

NAME = "set-beside"
NEAR = 3
"""Words before a name within which its preposition stands: "mit *Ministerin Eva* Roth"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the words that join the wording's subject to another one, or that set it against that one."""
    if len(passage.focus_clauses) != 1 or passage.attribute is not None:
        return ()
    stance, subject = passage.stance, subject_met(passage)
    added = bool(passage.hits(stance.additives, passage.focus_clauses))
    if not added:
        taken_out = _taken_out(passage)
        if taken_out:
            return taken_out
    for table, kind, counts in (
        (stance.contrasts, EffectKind.DENY, True),
        (stance.companions, EffectKind.JOIN, not passage.alignment.opposites),
        (stance.besides, EffectKind.JOIN, added and not passage.alignment.opposites),
    ):
        hit = _before(passage, table, subject) if counts and subject else None
        if hit is not None:
            return (passage.effect(NAME, kind, hit),)
    return _mutual(passage, subject)


def _taken_out(passage: Passage) -> tuple[Effect, ...]:
    """ "All ministers *except* Jones voted": denied of Jones, and not said of all."""
    stance, clauses, wording = passage.stance, passage.focus_clauses, passage.alignment.wording
    if wording.find(stance.exceptors):
        return ()
    numbers = passage.sentence.pack.values.number_words
    for hit in passage.sentence.find(stance.exceptors) if wording.find(stance.universals) else ():
        behind = passage.sentence.lower[hit.end : hit.end + 1]
        if any(word in stance.indefinites or word in numbers for word in behind):
            return (passage.effect(NAME, EffectKind.DENY, hit),)  # "they left, *except* one" for "all left"
    for hit in passage.hits(stance.exceptors, clauses):
        phrase = passage.sentence.phrase_at(hit.end)
        if phrase is not None and phrase.head in passage.alignment.focus:
            continue  # "ist *außer Kontrolle*"
        if phrase is not None and any(place in passage.aligned for place in range(phrase.start, phrase.end)):
            return (passage.effect(NAME, EffectKind.DENY, hit),)
        if passage.hits(stance.universals, clauses):
            return (passage.effect("exception", EffectKind.WEAKEN, hit),)
    return ()


def _before(passage: Passage, table: PhraseTable, subject: tuple[TermMatch, ...]) -> PhraseHit | None:
    """The phrase of a table right before the noun phrase that holds the subject, where another one is the clause's."""
    sentence = passage.sentence
    (number,) = passage.focus_clauses
    here = sentence.roles[number].bearer
    phrase = sentence.phrase_at(subject[0].position or 0)
    if here is None or phrase is None or met_within(subject, here) or opens_with_gerund(passage, phrase):
        return None
    same = any(sentence.words[here.head].key == match.term.key for match in subject)
    if same and here.head - here.start == bool(here.determiner) + bool(here.preposition):
        return None  # "anders als das Werk in Fulda wird *das Werk* in Kassel …"
    opened = phrase.start + bool(phrase.preposition)
    for hit in sentence.find(table):
        if hit.end == opened and sentence.clause_of(hit.start) == number:
            return hit
    return None


def _mutual(passage: Passage, subject: tuple[TermMatch, ...]) -> tuple[Effect, ...]:
    """ "Malk sprach *mit Roth*" for "Roth sprach mit Malk": each of the two does it."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    here = sentence.roles[passage.focus_clauses[0]].bearer
    if not subject or here is None or here.pronoun or passage.alignment.opposites:
        return ()
    named = [m for m in passage.alignment.matches if m.term.kind is TermKind.ACTOR and m not in subject]
    partners = tuple(m for m in named if _behind(wording.lower, m.term.position, stance.mutuals))
    partners = tuple(m for m in partners if not _is_within_circumstance(passage, m))
    own = [m.position for m in subject if m.position is not None]
    beside = own and all(sentence.clause_of(place) in passage.focus_clauses for place in own)
    if not beside or not met_within(partners, here) or met_within(subject, here):
        return ()
    if not _behind(sentence.lower, own[0], stance.mutuals):
        return ()
    return (Effect(NAME, EffectKind.JOIN, sentence, own[0], own[0] + 1),)


def _is_within_circumstance(passage: Passage, partner: TermMatch) -> bool:
    """ "schickt eine Delegation *zu Gesprächen mit Malk*": whom they speak with does not send one too."""
    wording = passage.alignment.wording
    acted_upon = wording.roles.patient if wording.roles is not None and not wording.roles.passive else None
    own = next((p for p in wording.phrases if p.start <= partner.term.position < p.end), None)
    before = next((p for p in wording.phrases if own is not None and p.end == own.start), None)
    return acted_upon is not None and before is not None and bool(before.preposition) and before != acted_upon


def _behind(lower: Sequence[str], place: int, prepositions: PhraseTable) -> bool:
    """Whether a preposition stands right before a word, titles and first names aside."""
    return any(word in prepositions for word in lower[max(0, place - NEAR) : place])
