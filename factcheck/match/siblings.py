"""What a claim's wordings lend each other: a curator who writes "ist gesperrt" and "ist dicht" says they mean the same.

So the predicate of one wording may stand where another one has its own. Counterclaims lend nothing but what they
plainly deny ("ist nicht gesperrt"): each may contradict the claim in a way of its own. One that says the very
contrary of the claim ("ist frei" of "ist gesperrt") affirms the claim where an article says the contrary of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from factcheck.match.relations import Relations
from factcheck.match.terms import COMMON, FULL, LIGHT, CompiledWording, Term, TermKind
from factcheck.text.values import Value


def related_to_siblings(
    siblings: Sequence[CompiledWording], relations: Relations
) -> Iterator[CompiledWording]:
    """Yield the wordings of one claim, its statement first, each with what it owes to the others."""
    if not siblings:
        return
    lendable = tuple(map(_lendable, siblings))
    plain = zip(siblings, lendable, strict=True)
    claimed = {key for each, key in plain if not each.counter and not each.negated and not each.valued}
    rivals, values, years = _rivals(siblings), _amounts(siblings[0]), _years(siblings)
    names = tuple(t.key for t in siblings[0].terms if t.named)
    for wording, key in zip(siblings, lendable, strict=True):
        yield replace(
            wording,
            lent=() if key is None else _lent_to(wording, siblings, lendable),
            contrary=key is not None and _is_contrary(wording, key, claimed, relations),
            rivals=_point_of(wording, siblings) if wording.counter else rivals,
            claim_values=values,
            claim_years=years,
            claim_names=names,
        )


def _amounts(statement: CompiledWording) -> tuple[Value, ...]:
    told = (term.value for term in statement.terms if term.value is not None)
    return tuple(value for value in told if value.moment is None)


def _years(siblings: Sequence[CompiledWording]) -> tuple[int, ...]:
    values = (term.value for each in siblings for term in each.terms if term.value is not None)
    moments = (value.moment for value in values if value.moment is not None)
    return tuple(sorted({moment.year for moment in moments if moment.year is not None}))


def _rivals(siblings: Sequence[CompiledWording]) -> tuple[str, ...]:
    """The heavy words of the counterclaims that no affirming wording has."""
    own = {term.key for each in siblings if not each.counter for term in each.terms}
    others = (term for each in siblings if each.counter and not each.negated for term in each.terms)
    heavy = (term.key for term in others if term.weight >= FULL and term.value is None)
    return tuple(dict.fromkeys(key for key in heavy if key not in own))


def _point_of(wording: CompiledWording, siblings: Sequence[CompiledWording]) -> tuple[str, ...]:
    """What a counterclaim sets against the claim: its words, predicate aside, that no affirming wording has."""
    own = {term.key for each in siblings if not each.counter for term in each.terms}
    words = (t for t in wording.terms if not t.predicate and t.value is None and t.weight >= COMMON)
    return tuple(dict.fromkeys(term.key for term in words if term.key not in own))


def _is_contrary(wording: CompiledWording, key: str, claimed: Set[str | None], relations: Relations) -> bool:
    """Whether a counterclaim's predicate is the opposite of one by which the claim is stated."""
    if not wording.counter or wording.negated:
        return False
    return any(found.how == "opposite" and found.key in claimed for found in relations.standing_for(key))


def _lent_to(
    wording: CompiledWording, siblings: Sequence[CompiledWording], lendable: Sequence[str | None]
) -> tuple[str, ...]:
    """The keys of predicates that other wordings of the claim lend to one that says as much."""
    side = _denies(siblings[0])
    if siblings[0].counter or _denies(wording) is not side:
        return ()
    own = {term.key for term in wording.terms}
    pairs = zip(siblings, lendable, strict=True)
    # of "broke the ceasefire" itself the verb alone says less
    others = ((each, key) for each, key in pairs if each.wording is not wording.wording)
    alike = (key for each, key in others if _denies(each) is side and not each.told_by_noun)
    return tuple(dict.fromkeys(key for key in alike if key and key not in own))


def _denies(wording: CompiledWording) -> bool:
    """Whether the wording's words without its negator say the contrary of the claim's."""
    return wording.counter is not wording.negated


def _lendable(wording: CompiledWording) -> str | None:
    """The key of a predicate that says enough by itself: one verb or adjective; a noun needs its own wording."""
    terms = [term for term in wording.terms if term.predicate]
    if len(terms) != 1 or terms[0].kind is not TermKind.WORD or terms[0].weight <= LIGHT:
        return None
    if not terms[0].text[0].islower() or _is_modified(wording, terms[0]):
        return None
    return terms[0].key


def _is_modified(wording: CompiledWording, verb: Term) -> bool:
    """ "ist *rechtskräftig* verurteilt" lends "verurteilt" to nobody: it is the adverb that tells more."""
    if " " in verb.text:
        return False
    return any(term.tells_manner and term.position + 1 == verb.position for term in wording.terms)
