"""Wordings whose point is an amount: what it is told of, and by which verb of measure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set

from factcheck.languages.pack import LanguagePack
from factcheck.match.idioms import IdiomHit
from factcheck.match.terms import LIGHT, Term, TermKind
from factcheck.text.prepared import PreparedSentence
from factcheck.text.roles import Roles
from factcheck.text.values import Value
from factcheck.text.words import Word

LINKED = 4
"""Words before an amount within which a preposition links it to its noun: "Strafe *in Höhe von* 84 Millionen"."""


def measured_predicates(terms: Sequence[Term], measures: Set[str]) -> tuple[str, ...]:
    """Return the predicates that only say that there is an amount, if that amount is the wording's point."""
    deciding = [term for term in terms if term.predicate and term.value is None]
    light = tuple(term.key for term in deciding if term.key in measures)
    telling = any(term.value is not None and term.value.telling for term in terms)
    nouns = all(term.text[0].isupper() for term in deciding if term.key not in light)
    return light if telling and nouns else ()


def told_of(
    terms: Sequence[Term], words: Sequence[Word], roles: Roles | None, pack: LanguagePack, measures: Set[str]
) -> tuple[str, ...]:
    """Return the keys of what an amount is told of: the noun beside it ("5 Euro *Bußgeld*"), else the subject's."""
    german = bool(pack.lexicon.infinitive_endings)
    nouns = {
        term.position: term
        for term in terms
        if term.kind is TermKind.WORD and term.key not in measures and (term.text[0].isupper() or not german)
    }
    amount = next(term.value for term in terms if term.value is not None and term.value.telling)
    beside = [nouns[place] for place in (amount.end, amount.end + 1) if place in nouns][:1]
    linked = range(amount.start - 1, max(-1, amount.start - 1 - LINKED), -1)
    preposition = next((p for p in linked if words[p].lower in pack.stance.prepositions), None)
    if not beside and preposition and preposition - 1 in nouns:
        beside = [nouns[preposition - 1]]
    agent = roles.agent or roles.patient if roles is not None else None
    if not beside and agent is not None:
        beside = [nouns[place] for place in range(agent.start, agent.end) if place in nouns][:1]
    heavy = [term for term in nouns.values() if term.weight > LIGHT]
    return tuple(term.key for term in beside or heavy)


def bounding_words(sentence: PreparedSentence, values: Collection[int]) -> set[int]:
    """Return the positions of words that only bound a number: "*weniger als* 500"."""
    if not values:
        return set()
    stance = sentence.pack.stance
    hits = [
        hit for table in (stance.at_least, stance.at_most, stance.roughly) for hit in sentence.find(table)
    ]
    return {place for hit in hits if hit.end in values for place in range(hit.start, hit.end)}


def is_amount(hit: IdiomHit, words: Sequence[Word], values: Iterable[Value], measures: Set[str]) -> bool:
    """Return whether an idiom is what an amount is told of, and a verb of measure: "18 Millionen *Verlust machen*".

    So is a verb with the preposition of an amount: "*fell to* four per cent", but "the champions *fell to* Rovers".
    """
    told = [value for value in values if value.telling]
    if any(value.start == hit.parts[-1] + 1 == hit.verb + 2 for value in told):
        return True
    return words[hit.verb].key in measures and any(value.end in hit.parts for value in told)
