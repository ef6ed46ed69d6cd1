"""What a wording itself denies: all that it says, or only what a phrase of it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.languages.phrases import PhraseHit, without_overlaps
from factcheck.match.terms import Term
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.prepared import PreparedSentence

NOUN_PHRASE = 3
"""Words behind "without" that may belong to what it takes out."""


class Denials(NamedTuple):
    """Whether a wording denies what it says, and the places of the terms that only a phrase of it denies."""

    whole: bool
    phrases: tuple[int, ...]


def negators_of(sentence: PreparedSentence) -> tuple[PhraseHit, ...]:
    """Return the negators of a wording that do negate: not that of "not only"."""
    hits = sentence.find(sentence.pack.stance.negators)
    return tuple(hit for hit in without_overlaps(hits) if not sentence.is_shielded(hit.start)) if hits else ()


def denials_in(sentence: PreparedSentence, terms: Sequence[Term]) -> Denials:
    """Return what a wording denies, by the scopes in which the stance rules read a sentence (`stance.negation_scope`).

    A negator of another clause denies nothing here: "The man *who did not pay* was arrested".
    """
    found = negators_of(sentence)
    if not found:
        return Denials(whole=False, phrases=())
    deciding = [term.position for term in terms if term.predicate]
    telling = set(_telling(deciding, sentence))
    whole = 0
    phrases: list[int] = []
    for hit in found:
        number = sentence.clause_of(hit.start)
        if number not in telling or _is_of_idiom(hit, sentence, terms):
            continue
        end = _phrase_end(hit, sentence, sentence.clauses[number])
        if end is None:
            whole += 1
        else:
            phrases += [term.position for term in terms if hit.end <= term.position < end]
    return Denials(bool(whole % 2), tuple(phrases))


def _is_of_idiom(hit: PhraseHit, sentence: PreparedSentence, terms: Sequence[Term]) -> bool:
    """ "pleaded *not* guilty": a negator within an idiom that is one term denies nothing else."""
    own = {word.key for word in sentence.words[hit.start : hit.end]}
    clause = sentence.clause_of(hit.start)
    idioms = (t for t in terms if " " in t.key and sentence.clause_of(t.position) == clause)
    return any(own <= set(term.key.split()) for term in idioms)


def _telling(deciding: Sequence[int], sentence: PreparedSentence) -> Iterator[int]:
    """Yield the clauses with the words that decide, by number, and those that govern them: "It is *not* so that"."""
    stance = sentence.pack.stance
    for number, clause in enumerate(sentence.clauses):
        if not any(clause.start <= place < clause.end for place in deciding):
            continue
        yield number
        said = clause.opener in stance.complementizers or clause.opener in stance.content_openers
        if clause.governor is not None and (said or clause.kind is not ClauseKind.SUBORDINATE):
            yield clause.governor


def _phrase_end(hit: PhraseHit, sentence: PreparedSentence, clause: Clause) -> int | None:
    """The end of the phrase that alone is denied: "without *a trial*", "by a judge, not *by the minister*"."""
    stance, lower, finite = sentence.pack.stance, sentence.lower, sentence.finite
    if lower[hit.start] in stance.phrase_negators:
        return next(_ends(hit.end, sentence, clause), clause.end)
    apart = "," in sentence.gap_before(hit.start)
    joined = hit.start > clause.start and lower[hit.start - 1] in stance.coordinators
    told = any(finite[clause.start : hit.start]) and not any(finite[hit.start : clause.end])
    noun = hit.end < clause.end and (
        lower[hit.end] in stance.prepositions or lower[hit.end] in stance.determiners
    )
    added = lower[hit.start] in stance.contrast_negators and told and noun
    return clause.end if added and (apart or joined) else None


def _ends(start: int, sentence: PreparedSentence, clause: Clause) -> Iterator[int]:
    """The places where the noun phrase behind a negator may end: a preposition, a verb, or after a few words."""
    prepositions = sentence.pack.stance.prepositions
    for place in range(start + 1, clause.end):
        opens = sentence.lower[place] in prepositions or sentence.finite[place]
        if opens or place == start + NOUN_PHRASE:
            yield place
