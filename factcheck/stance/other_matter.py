"""Another matter: "den Verkauf *des Schlachthofs*" for "den Verkauf der Stadtwerke", "einigten sich *auf ihn*".

What the wording speaks of stands elsewhere in the sentence, and something else in its place. Read in German, where
the verb's own words may stand far from it.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.match.terms import TermKind
from factcheck.stance.other_object import NAME
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import phrase_effect, stands_in


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the phrase that stands where the wording has its own, which this sentence has elsewhere."""
    if passage.attribute is not None:
        return ()
    return _in_other_clause(passage) or _of_other_owner(passage) or _of_same_preposition(passage)


def _in_other_clause(passage: Passage) -> tuple[Effect, ...]:
    """ "zeigt *Zelte*, in denen Kinder leben" for "zeigt Kinder": the verb has an object, the wording's stands apart.

    Read only in German, of a verb that says little without its object.
    """
    sentence = passage.sentence
    if not sentence.pack.lexicon.infinitive_endings or len(passage.focus_clauses) < 2:
        return ()
    deciding = passage.alignment.deciding
    verbs = [m.position or 0 for m in deciding if m.term.light]
    nouns = [m.position or 0 for m in deciding if m.term.text[0].isupper()]
    for number in {sentence.clause_of(place) for place in verbs}:
        here = sentence.roles[number].patient
        if here is None or here.pronoun or any(sentence.clause_of(place) == number for place in nouns):
            continue
        if nouns and passage.aligned.isdisjoint(range(here.start, here.end)):
            return (phrase_effect(passage, here, EffectKind.WEAKEN, NAME),)
    return ()


def _of_other_owner(passage: Passage) -> tuple[Effect, ...]:
    """ "den Verkauf *des Schlachthofs*" for "den Verkauf der Stadtwerke": of something else here.

    Read only in German, of a genitive right behind the same noun.
    """
    sentence, said = passage.sentence, passage.alignment.wording
    if not sentence.pack.lexicon.infinitive_endings:
        return ()
    by_place = {match.term.position: match for match in passage.alignment.matches}
    for noun, owner in pairwise(said.phrases):
        head, own = by_place.get(noun.head), passage.alignment.terms_in(owner)
        joined = owner.genitive and owner.start == noun.end and not owner.pronoun
        if not joined or head is None or head.position is None or head.how not in ("same", "spelling"):
            continue
        plain = [m for m in own if m.term.position == owner.head and m.term.kind is TermKind.WORD]
        here = sentence.phrase_at(head.position)
        behind = sentence.phrase_from(here.end) if here is not None and here.head == head.position else None
        if not plain or behind is None or not behind.genitive or behind.pronoun or stands_in(passage, behind):
            continue
        strange = passage.aligned.isdisjoint(range(behind.start, behind.end))
        if strange and any(m.position is None or m.position > behind.end for m in plain):
            return (phrase_effect(passage, behind, EffectKind.WEAKEN, NAME),)
    return ()


def _of_same_preposition(passage: Passage) -> tuple[Effect, ...]:
    """ "einigten sich *auf ihn*, eine *Koalition* …" for "einigten sich auf eine Koalition": on something else.

    Read only in German, where the wording's own noun stands in another clause than what decides.
    """
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording
    if not sentence.pack.lexicon.infinitive_endings or len(passage.focus_clauses) != 1:
        return ()
    (number,) = passage.focus_clauses
    for wanted in said.phrases:
        listed = (stance.targets, stance.pros, stance.cons)
        if wanted.preposition in stance.inside or not any(wanted.preposition in table for table in listed):
            continue
        heads = [m for m in passage.alignment.matches if m.term.position == wanted.head]
        plain = [m for m in heads if not m.term.predicate and m.term.kind is TermKind.WORD]
        plain = [m for m in plain if m.how in ("same", "spelling")]
        if not plain or any(m.position is None or sentence.clause_of(m.position) == number for m in plain):
            continue
        for phrase in sentence.phrases:
            same = phrase.preposition == wanted.preposition and sentence.clause_of(phrase.head) == number
            known = phrase.pronoun or stands_in(passage, phrase)
            known = known or sentence.pack.is_time(sentence.lower[phrase.head])
            if same and not known and passage.aligned.isdisjoint(range(phrase.start, phrase.end)):
                return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)
    return ()
