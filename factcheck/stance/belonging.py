"""Belonging: "*Teile* der Stadt" for "die Stadt", "der *Titel* des Meisters" for "ist Meister".

What the wording speaks of only tells here what another noun is of: "conquered *half* of the town".
"""

from __future__ import annotations

from factcheck.languages.phrases import PhraseTable
from factcheck.match.alignment import TermMatch
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.chunks import NounPhrase

NAME = "belonging"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the noun of which only a part, a rank or a possession is told; a rank lost denies, all else weakens."""
    if passage.attribute is not None:
        return ()
    return _part(passage) or _rank(passage) or _owned(passage)


def _part(passage: Passage) -> tuple[Effect, ...]:
    """ "hat *Teile* der Stadt erobert" for "hat die Stadt erobert": a part is not the whole."""
    said, stance = passage.alignment.wording, passage.stance
    if stance.portions.find(said.lower) or stance.some_of.find(said.lower) or said.roles is None:
        return ()
    for phrase in (said.roles.patient, said.roles.subject):
        for match in passage.alignment.terms_in(phrase):
            owner = _owner(passage, match)
            if owner is not None and _is_in(passage, owner.head, stance.portions):
                return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, owner.start, owner.end),)
    return ()


def _rank(passage: Passage) -> tuple[Effect, ...]:
    """ "verlor den *Titel* des Meisters" for "ist Meister"; who bears the title is it, who fights for it is not."""
    said, stance = passage.alignment.wording, passage.stance
    if not any(word in stance.copulas for word in said.lower):
        return ()
    for match in passage.alignment.matches:
        if not match.term.predicate or match.term.text[0].islower() == _capitals(passage):
            continue
        owner = _owner(passage, match)
        if owner is None or owner.head in passage.aligned:
            continue
        ranked = _is_in(passage, owner.head, stance.ranks)
        if ranked:
            for hit in passage.hits(stance.losses, passage.focus_clauses):
                return (passage.effect(NAME, EffectKind.DENY, hit),)
        if not ranked or (owner.preposition and owner.preposition not in stance.presuppositions):
            return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, owner.start, owner.end),)
    return ()


def _owned(passage: Passage) -> tuple[Effect, ...]:
    """ "hat *Anträge* der Opposition abgelehnt" for "Die Opposition lehnt Anträge ab": whose they are, no more."""
    said = passage.alignment.wording.roles
    if said is None or said.agent is None or said.patient is None or said.passive:
        return ()
    words = passage.alignment.wording.lower[said.patient.start : said.patient.end]
    if any(word in passage.stance.pronouns for word in words):
        return ()  # "zieht *ihre* Anträge zurück"
    heads = [m for m in passage.alignment.matches if m.term.position == said.patient.head]
    for match in passage.alignment.terms_in(said.agent):
        owner = _owner(passage, match)
        if owner is not None and any(m.position == owner.head for m in heads):
            return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, owner.start, owner.end),)
    return ()


def _owner(passage: Passage, match: TermMatch) -> NounPhrase | None:
    """The phrase to which the one belongs that holds a met word: "*Teile* der Stadt", "*parts* of the town"."""
    if match.position is None:
        return None
    phrase = passage.sentence.phrase_at(match.position)
    if phrase is None or not (phrase.genitive or phrase.preposition in passage.stance.belongings):
        return None
    owner = passage.sentence.phrase_until(phrase.start)
    return None if owner is None or owner.pronoun else owner


def _is_in(passage: Passage, place: int, table: PhraseTable) -> bool:
    return any(hit.start <= place < hit.end for hit in passage.sentence.find(table))


def _capitals(passage: Passage) -> bool:
    return bool(passage.sentence.pack.lexicon.infinitive_endings)
