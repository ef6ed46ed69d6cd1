"""Gapping: "In Norland liegt die Quote bei 3 Prozent, *in Ostland bei 5*": one verb tells two amounts of two.

The amount that stands in the same piece of the sentence as whom or what the wording names is the one told of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.match.alignment import TermMatch
from factcheck.match.terms import CompiledWording, TermKind
from factcheck.text.finite import pieces_of
from factcheck.text.moments import Comparison
from factcheck.text.prepared import PreparedSentence
from factcheck.text.values import Value, ValueKind, compare


def with_own_amount(
    matches: list[TermMatch], sentence: PreparedSentence, wording: CompiledWording
) -> list[TermMatch]:
    """Let a wording's only value meet the one that stands beside whom it names, where each of two has its own."""
    valued = [match for match in matches if match.term.value is not None]
    if len(valued) != 1 or len(sentence.values) < 2 or valued[0].position is None:
        return matches
    met, wanted = valued[0], valued[0].term.value
    assert wanted is not None
    rivals = [value for value in sentence.values if _is_rival(wanted, value)]
    if len(rivals) < 2:
        return matches
    own = _own_value(matches, met, rivals, sentence, wording)
    if own is None or own.start == met.position:
        return matches
    same = own.unit is None and own.kind is ValueKind.NUMBER
    result = compare(wanted, replace(own, unit=wanted.unit, measured=wanted.measured) if same else own)
    if result is Comparison.OPEN:
        return matches
    how, credit = ("value", 1.0) if result is Comparison.AGREES else ("differs", 0.0)
    text = " ".join(word.text for word in sentence.words[own.start : own.end])
    found = TermMatch(met.term, how, credit, own.start, own.end, text)
    return [found if match is met else match for match in matches]


def _own_value(
    matches: Sequence[TermMatch],
    met: TermMatch,
    rivals: Sequence[Value],
    sentence: PreparedSentence,
    wording: CompiledWording,
) -> Value | None:
    """The only value in the piece without a verb that holds a name of the wording, or in the one that holds all."""
    pieces = [range(*piece) for piece in pieces_of(sentence.text, sentence.words, sentence.pack)]
    deciding = [m.position for m in matches if m.term.predicate and m.position is not None]
    named = _named(matches, wording)
    nouns = [*named, *(m.position for m in matches if _is_noun(m) and m.position is not None)]
    gaps = [
        piece
        for piece in pieces[1:]
        if not any(sentence.finite[place] for place in piece) and not any(p in piece for p in deciding)
    ]
    told = next((piece for piece in gaps if any(place in piece for place in nouns)), None)
    rival = next((piece for piece in gaps if met.position in piece), None)
    if told is None and named and rival is not None and _names_another(rival, rivals, sentence):
        told = next((piece for piece in pieces if all(place in piece for place in named)), None)
    inside = [value for value in rivals if told is not None and value.start in told]
    return inside[0] if len(inside) == 1 else None


def _names_another(piece: range, values: Sequence[Value], sentence: PreparedSentence) -> bool:
    """Whether a piece names somebody or something beside its amount: "*die Grünen* auf 12", but not "im zweiten 57"."""
    counted = {place for value in values for place in range(value.start, value.end)}
    return any(sentence.words[place].text[0].isupper() for place in piece if place not in counted)


def _named(matches: Sequence[TermMatch], wording: CompiledWording) -> list[int]:
    """Where the names of a wording stand, and what its subject is."""
    subject = wording.roles.subject if wording.roles is not None else None
    head = subject.head if subject is not None else None
    return [
        m.position
        for m in matches
        if m.position is not None
        and not m.term.predicate
        and (m.term.kind is TermKind.ACTOR or (m.term.position == head and m.term.value is None))
    ]


def _is_noun(match: TermMatch) -> bool:
    return not match.term.predicate and match.term.value is None and match.met[:1].isupper()


def _is_rival(wanted: Value, value: Value) -> bool:
    bare = value.kind is ValueKind.NUMBER and value.unit is None
    return wanted.kind is value.kind and (bare or compare(wanted, value) is not Comparison.OPEN)
