"""Involvement and manner: who "was *behind*" an attack, or left "*of his own free will*", must be told to.

Phrases of small words alone carry the point of such a wording, and no word that meets tells it: an article on the
attack says nothing yet of who was behind it. Only weakens.
"""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit, PhraseTable
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import met_within, phrase_effect, terms_of

NAME = "involvement"
MANNER = "manner-untold"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the words that decide, where nothing tells who is involved, or how it came about, as the wording does."""
    stance, focus = passage.stance, passage.alignment.focus
    if not focus:
        return ()
    hit = PhraseHit(focus[0], focus[0] + 1, NAME)
    if _carries_point(passage, stance.involvements) and not _is_involved(passage):
        return (passage.effect(NAME, EffectKind.WEAKEN, hit),)
    return _manner(passage, hit) or _of_another(passage)


def _manner(passage: Passage, hit: PhraseHit) -> tuple[Effect, ...]:
    """ "left *under duress*" is the contrary of "left *of his own free will*", and "left" alone tells neither."""
    stance, wording, sentence = passage.stance, passage.alignment.wording, passage.sentence
    tables = (stance.free_manners, stance.forced_manners)
    for table, contrary in (tables, tables[::-1]):
        claimed = wording.find(table)
        if not claimed:
            continue
        if sentence.find(table) or passage.alignment.opposites:  # "is *free*"
            return ()
        denied = passage.hits(contrary, passage.focus_clauses)
        if denied:
            return (passage.effect(MANNER, EffectKind.DENY, denied[0]),)
        if any(phrase.end > phrase.start + 1 for phrase in claimed):  # a single word is met like any other
            return (passage.effect(MANNER, EffectKind.WEAKEN, hit),)
    return ()


def _carries_point(passage: Passage, table: PhraseTable) -> bool:
    """Whether a wording has phrases of a table, and none of their words is a term: "was *behind* the attack"."""
    wording = passage.alignment.wording
    terms = {term.position for term in wording.terms}
    hits = wording.find(table)
    return bool(hits) and all(terms.isdisjoint(range(hit.start, hit.end)) for hit in hits)


def _is_involved(passage: Passage) -> bool:
    """Whether a sentence tells who is involved in something, or lets whom the wording names do the deed."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.roles
    if sentence.find(stance.involvements):
        return True
    actors = terms_of(passage, said.bearer) if said is not None else ()
    places = {match.position for match in actors if match.position is not None}
    for position in passage.alignment.focus:
        here = sentence.roles[sentence.clause_of(position)]
        acts = sentence.finite[position] and not here.passive and met_within(actors, here.agent)
        owned = position > 1 and sentence.lower[position - 1] in stance.clitics and position - 2 in places
        is_it = not sentence.finite[position] and passage.is_copular(sentence.clause_of(position))
        if acts or owned or position - 1 in places or is_it:
            return True  # "*Norland poisoned* him", "*Norland's attack*", "it *is terrorism*"
    done = (p for p in sentence.phrases if p.preposition in stance.agents)
    done = (p for p in done if sentence.clause_of(p.start) in passage.focus_clauses)
    return any(met_within(actors, phrase) for phrase in done)


def _of_another(passage: Passage) -> tuple[Effect, ...]:
    """ "*found guilty of homicide* for killing her" for "acquitted of murder": the charge is what stands behind it."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    if sentence.pack.lexicon.infinitive_endings or not wording.find(stance.charges):
        return ()
    deciding = [m for m in passage.alignment.matches if m.term.predicate and m.end is not None]
    behind = wording.lower[deciding[0].term.position + 1 :] if len(deciding) == 1 else ()
    links = stance.charge_links | stance.belongings | stance.pros
    if not any(word in links for word in behind):
        return ()
    phrase = sentence.phrase_from(deciding[0].end or 0)
    if phrase is None or phrase.preposition not in links or phrase.pronoun:
        return ()
    if not passage.aligned.isdisjoint(range(phrase.start, phrase.end)):
        return ()
    number = any(
        phrase.start <= value.start <= phrase.end + 1 for value in sentence.values
    )  # "to *more* than two"
    return () if number else (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)
