"""Foiled attempts: "*a bid* to oust the speaker *failed*", "rejected *a motion* to oust him" – so he was not ousted.

Read only where a word marks every infinitive, and its verb stands behind the noun on which it hangs.
"""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance import denial, infinitives, other_actor, other_bearer, untold_actor
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.prepared import PreparedSentence

REACH = 6
"""Words from a noun to the infinitive that hangs on it: "*efforts* by the opposition *to* oust him"."""
BEFORE = 4
"""Words from what ends an attempt to its noun: "*rejected* a second formal *motion*"."""
NEGATED = 2
"""Words before what fails among which a negator denies that: "did *not* fail"."""
VERB_BEHIND = 2
"""Words from the infinitive on from which the verb of the attempt may stand: "a bid to oust him *failed*"."""
BEHIND = 4
"""Words from the verb behind an attempt to what ends it: "*has* once more been *defeated*"."""

UNREAL = frozenset((infinitives.NAME, "hope", "demand", "plan", "matter"))
"""Rules by which what is only attempted is not told."""
OF_OTHERS = frozenset((other_actor.NAME, other_actor.ROLES, other_bearer.NAME, untold_actor.NAME))
"""Rules by which the attempt itself, or whoever ends it, would be somebody else who acts."""
DENIALS = frozenset((denial.NAME, denial.FAILURE))
SETTLED = UNREAL | OF_OTHERS | DENIALS
"""What a foiled attempt says better."""


def without_foiled(passage: Passage, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Return effects; where what the wording tells was attempted in vain, a denial instead of what leaves it open."""
    if passage.sentence.pack.lexicon.infinitive_endings or passage.alignment.wording.planned:
        return effects
    hit = _foiling(passage)
    if hit is None:
        return effects
    others = tuple(effect for effect in effects if effect.rule not in SETTLED)
    return (*others, passage.effect(denial.FAILURE, EffectKind.DENY, hit))


def _foiling(passage: Passage) -> PhraseHit | None:
    """Return the words by which an attempt at what the wording tells came to nothing; None if none did."""
    sentence = passage.sentence
    marker = infinitives.marker_of(passage)
    noun = _attempt(passage, marker) if marker is not None else None
    if marker is None or noun is None:
        return None
    clause = passage.clauses[sentence.clause_of(noun)]
    before = next((place for place in reversed(sentence.verbs_in(clause)) if place < noun), None)
    hit = _ended_behind(passage, marker, noun) if before is None else _ended_before(passage, noun)
    if hit is None:
        return None
    start = hit.start - NEGATED
    denied = any(start <= other.start < hit.start for other in sentence.find(passage.stance.negators))
    return None if denied else hit


def _attempt(passage: Passage, marker: int) -> int | None:
    """The place of the noun on which an infinitive hangs, if it is one of an attempt."""
    sentence, stance = passage.sentence, passage.stance
    for place in range(marker - 1, max(-1, marker - 1 - REACH), -1):
        if sentence.lower[place] in stance.attempts or sentence.lower[place] in stance.motions:
            return place
        if sentence.finite[place] or "," in sentence.gap_before(place + 1):
            return None
    return None


def _ends(passage: Passage, noun: int) -> list[PhraseHit]:
    """The words that end an attempt; those that refuse end a motion only."""
    sentence, stance = passage.sentence, passage.stance
    tables = [stance.foilings]
    if sentence.lower[noun] in stance.motions:
        tables += [stance.denial_verbs, stance.failure_verbs]
    return [hit for table in tables for hit in sentence.find(table)]


def _ended_before(passage: Passage, noun: int) -> PhraseHit | None:
    """ "*rejected* a second motion", "*failed* in their bid"."""
    near = [h for h in _ends(passage, noun) if h.end <= noun <= h.end + BEFORE]
    return next((h for h in near if _is_one_phrase(passage.sentence, h.end, noun)), None)


def _is_one_phrase(sentence: PreparedSentence, start: int, end: int) -> bool:
    """Whether no verb, comma or second preposition stands among words."""
    prepositions = sentence.pack.stance.prepositions
    row = range(start, end)
    return not any(
        sentence.finite[place]
        or "," in sentence.gap_before(place)
        or (sentence.lower[place] in prepositions and place > start)
        for place in row
    )


def _ended_behind(passage: Passage, marker: int, noun: int) -> PhraseHit | None:
    """ "a bid to oust him *failed*", "plans to oust him have been *shelved*"."""
    sentence = passage.sentence
    clause = passage.clauses[sentence.clause_of(noun)]
    place = passage.alignment.focus[-1]
    verb = next((p for p in range(max(place, marker) + VERB_BEHIND, clause.end) if sentence.finite[p]), None)
    if verb is None or sentence.clause_of(place) != sentence.clause_of(noun):
        return None
    return next((hit for hit in _ends(passage, noun) if verb <= hit.start <= verb + BEHIND), None)
