"""Another of the kind: "*ein anderes* Gesetz", "die *Nachbarstadt* von Celle", "apologised to the *neighbours*".

The wording's words are there, but what it speaks of is set apart here from what is told, or something else stands in
the place of what it is done to.
"""

from __future__ import annotations

from factcheck.match.alignment import TermMatch
from factcheck.match.terms import COMMON
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.chunks import NounPhrase

NAME = "other-object"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the phrase that names another one; it weakens."""
    other = _another(passage) or _beside(passage) or _instead(passage)
    if other is None:
        return _leaves_one(passage)
    return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, other.start, other.end),)


def _leaves_one(passage: Passage) -> tuple[Effect, ...]:
    """ "*verließ* die Partei" for "tritt einer *anderen* Partei bei": the contrary, and of one that is not meant."""
    places, others = passage.alignment.contrary_places, passage.stance.others
    if not places or not passage.alignment.wording.find(others) or passage.sentence.find(others):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, places[0], places[0] + 1),)


def _another(passage: Passage) -> NounPhrase | None:
    """ "hat *ein anderes* Gesetz gebilligt" for "hat das Gesetz gebilligt"."""
    sentence, others = passage.sentence, passage.stance.others
    hits = sentence.find(others)
    if not hits or passage.alignment.wording.find(others):
        return None
    for match in _nouns(passage):
        phrase = sentence.phrase_at(match.position or 0)
        if phrase is not None and any(phrase.start <= hit.end <= (match.position or 0) for hit in hits):
            return phrase
    return None


def _beside(passage: Passage) -> NounPhrase | None:
    """ "im Hafen der *Nachbarstadt* von Brake" for "im Hafen von Brake": what is beside it is another."""
    sentence, stance = passage.sentence, passage.stance
    hits = sentence.find(stance.neighbours)
    if not hits or passage.alignment.wording.find(stance.neighbours):
        return None
    for match in _nouns(passage):
        if not match.term.named:
            continue
        phrase = sentence.phrase_at(match.position or 0)
        owner = sentence.phrase_until(phrase.start) if phrase is not None else None
        if (
            phrase is None
            or owner is None
            or not (phrase.genitive or phrase.preposition in stance.belongings)
        ):
            continue
        if any(hit.start == owner.head for hit in hits):
            return owner
    return None


def _instead(passage: Passage) -> NounPhrase | None:
    """ "entschuldigte sich *bei den Nachbarn*" for "bei den Opfern": what the wording has there is told nowhere.

    Both stand behind the same preposition, or both in the dative. Behind the same noun it may be told in another
    clause: "Die Mieten *in A* stiegen, die in B blieben stabil" for "Die Mieten in B stiegen".
    """
    alignment, sentence = passage.alignment, passage.sentence
    if len(passage.focus_clauses) != 1:
        return None
    for match in alignment.matches:
        missing = match.how == "missing"
        apart = match.position is not None and _is_told_apart(passage, match.position)
        if not (missing or apart) or match.term.weight < COMMON:
            continue
        said = next((p for p in alignment.wording.phrases if p.head == match.term.position), None)
        if said is None or match.term.predicate or match.term.value is not None:
            continue
        for phrase in sentence.phrases:
            if sentence.clause_of(phrase.head) not in passage.focus_clauses or phrase.pronoun:
                continue
            alike = missing and _is_alike(passage, said, phrase)
            alike = alike or _is_attached_alike(passage, said, phrase)
            if alike and passage.aligned.isdisjoint(range(phrase.start, phrase.end)):
                return phrase
    return None


def _is_told_apart(passage: Passage, place: int) -> bool:
    """Whether a word stands in a clause that doesn't decide, or behind an article alone: "*das in* Talheim"."""
    sentence = passage.sentence
    phrase = sentence.phrase_at(place)
    before = phrase.start - 1 if phrase is not None and phrase.preposition else -1
    if before >= 0 and sentence.lower[before] in passage.stance.determiners:
        return True
    return sentence.clause_of(place) not in passage.focus_clauses


def _is_alike(passage: Passage, said: NounPhrase, here: NounPhrase) -> bool:
    """Whether two phrases have the same preposition, other than "in", or are datives without one."""
    if said.preposition or here.preposition:
        return said.preposition == here.preposition and said.preposition not in passage.stance.inside
    datives = passage.stance.datives
    return said.determiner in datives and here.determiner in datives and not (said.genitive or here.genitive)


def _is_attached_alike(passage: Passage, said: NounPhrase, here: NounPhrase) -> bool:
    """ "der *Einzug in* den Bundestag" for "der Einzug in den Landtag": both behind the same noun, or that left out."""
    if not said.preposition or said.preposition != here.preposition or not (said.start and here.start):
        return False
    noun = passage.alignment.wording.words[said.start - 1]
    before = passage.sentence.words[here.start - 1]
    same = noun.key == before.key or before.lower in passage.stance.determiners
    return noun.text[0].isupper() and same


def _nouns(passage: Passage) -> list[TermMatch]:
    """How the wording's nouns and names were met that do not decide."""
    return [
        m
        for m in passage.alignment.matches
        if m.position is not None and not m.term.predicate and m.term.value is None and m.how != "part"
    ]
