"""Reading: what one passage says of its claim, from the effects that the stance rules see in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

from factcheck.match.alignment import Alignment, TermMatch
from factcheck.match.terms import TermKind
from factcheck.model import Stance, Voice
from factcheck.stance import (
    accusation,
    another,
    attribution,
    belonging,
    beside_deed,
    beside_subject,
    blame,
    case_roles,
    choices,
    denial,
    exposed_footage,
    extent,
    foiled,
    fullness,
    generality,
    infinitives,
    interviews,
    involvement,
    irrealis,
    modality,
    named_only,
    narrower,
    negation,
    nested_object,
    next_object,
    noun_only,
    opposition,
    order_in_time,
    origin,
    other_actor,
    other_bearer,
    other_cause,
    other_event,
    other_holder,
    other_kind,
    other_matter,
    other_name,
    other_object,
    other_person,
    other_preposition,
    other_sense,
    other_time,
    other_verb,
    ranking,
    rebuttal,
    referent,
    refutation,
    roles,
    set_beside,
    superseded,
    titles,
    untold_actor,
    value_mismatch,
)
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import is_traced

WHOLE = 0.8
"""Share of a negated counterclaim's words that a sentence must have to affirm the claim."""

OF_OTHERS = (other_actor.NAME, other_actor.ROLES, other_holder.NAME)
"""Rules by which a sentence seems to be of somebody else."""

RULES: tuple[ModuleType, ...] = (
    negation,
    set_beside,
    opposition,
    choices,
    order_in_time,
    other_cause,
    denial,
    rebuttal,
    refutation,
    exposed_footage,
    value_mismatch,
    irrealis,
    modality,
    named_only,
    infinitives,
    superseded,
    titles,
    accusation,
    blame,
    roles,
    case_roles,
    beside_deed,
    beside_subject,
    other_bearer,
    other_holder,
    other_kind,
    other_name,
    other_object,
    other_matter,
    other_person,
    other_preposition,
    another,
    other_sense,
    other_time,
    other_verb,
    origin,
    next_object,
    nested_object,
    noun_only,
    other_event,
    involvement,
    extent,
    fullness,
    narrower,
    ranking,
    belonging,
    generality,
    untold_actor,
    referent,
    attribution,
)
"""Every stance rule, in the order in which its cues are shown."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage read: its stance and voice, and the effects that made them."""

    passage: Passage
    stance: Stance
    voice: Voice
    speaker: str | None
    effects: tuple[Effect, ...]
    superseded: bool


def read_passage(passage: Passage, rules: Sequence[ModuleType] = RULES) -> Reading:
    """Return what a passage says of its claim, in whose voice, and why."""
    found = tuple(effect for rule in rules for effect in rule.find(passage))
    found = titles.without_what_else_is_told(passage, found)
    if found and origin.claims_origin(passage) and origin.is_told(passage):
        found = tuple(effect for effect in found if effect.rule not in (*OF_OTHERS, accusation.NAME))
    if found:
        found = foiled.without_foiled(passage, found)
    if found and is_traced(passage):
        found = tuple(effect for effect in found if effect.rule not in OF_OTHERS)
    effects = _once(_instead(found, passage.alignment.wording.negated))
    kinds = {effect.kind for effect in effects}
    refuted = EffectKind.REFUTE in kinds
    denials = sum(effect.kind is EffectKind.DENY for effect in effects)
    attributions = [effect for effect in effects if effect.kind is EffectKind.ATTRIBUTE]
    wording = passage.alignment.wording
    meets = (denials + refuted + wording.negated) % 2 == 0
    silencers = [effect for effect in effects if effect.kind is EffectKind.SILENCE]
    if attributions:
        silencers = [effect for effect in silencers if effect.rule not in ("conditional",)]
    if (silencers and not refuted) or (
        wording.counter and not meets and not _excludes(passage.alignment, effects)
    ):
        stance = Stance.SILENT
    elif attributions and EffectKind.DISPUTE in kinds and not refuted:
        stance = Stance.MIXED
    else:
        stance = Stance.SUPPORTS if meets is not wording.counter else Stance.REFUTES
    answered = any(effect.rule == interviews.NAME for effect in attributions)
    own = not attributions or ((refuted or EffectKind.ASSERT in kinds) and not answered)
    speaker = (
        None if own or stance is Stance.MIXED else next((e.speaker for e in attributions if e.speaker), None)
    )
    voice = Voice.OWN if own else Voice.ATTRIBUTED
    return Reading(passage, stance, voice, speaker, effects, EffectKind.SUPERSEDE in kinds)


def _excludes(alignment: Alignment, effects: Sequence[Effect]) -> bool:
    """Whether a counterclaim denied affirms the claim: one of the two is the other's plain denial.

    What a negated counterclaim denies must stand in the sentence nearly as a whole, and with it how many the claim
    speaks of: that somebody died is not that five did. Of the contrary of the claim only
    the contrary affirms it: what is "not falling" need not be rising.
    """
    denied = {effect.rule for effect in effects if effect.kind in (EffectKind.DENY, EffectKind.REFUTE)}
    if _points_back(alignment):
        return alignment.wording.claim_denies  # "Roth hat *das* nie gesagt": what, the wording doesn't tell
    if alignment.wording.contrary and denied == {opposition.NAME}:
        return True
    if denied == {value_mismatch.NAME} and _tells_amount_of_claim(alignment):
        return True
    words = [match for match in alignment.matches if match.term.kind is TermKind.WORD]
    here = sum(
        match.term.weight for match in words if match.position is not None or _is_left_out(alignment, match)
    )
    whole = here >= WHOLE * sum(match.term.weight for match in words)
    whole = whole and not _is_of_nobody_here(alignment)
    wording = alignment.wording
    amounts = {value.amount for value in alignment.sentence.values}
    told = wording.valued or all(value.amount in amounts for value in wording.claim_values)
    return wording.claim_denies or (wording.negated and whole and told)


def _is_of_nobody_here(alignment: Alignment) -> bool:
    """ "would *take action* against them" for "the league takes no action": who is told of is only named elsewhere.

    Read only where word order shows of whom a clause tells; a pronoun may stand for the one named before.
    """
    sentence, said = alignment.sentence, alignment.wording.roles
    subject = said.subject if said is not None else None
    if sentence.pack.lexicon.infinitive_endings or subject is None or subject.pronoun:
        return False
    actors = [m for m in alignment.terms_in(subject) if m.term.kind is TermKind.ACTOR]
    if not actors or any(m.position is not None for m in actors):
        return False
    subjects = (sentence.roles[sentence.clause_of(place)].subject for place in alignment.focus)
    return all(phrase is None or not phrase.pronoun for phrase in subjects)


def _points_back(alignment: Alignment) -> bool:
    """Whether a wording leaves to "das" what it speaks of; "das Amt" tells it."""
    stance, words = alignment.sentence.pack.stance, alignment.wording.words
    return any(
        word.lower in stance.demonstratives
        and word.lower not in stance.complementizers
        and not any(further.text[0].isupper() for further in words[place + 1 : place + 3])
        for place, word in enumerate(words[:-1])
        if place
    )


def _tells_amount_of_claim(alignment: Alignment) -> bool:
    """Whether the amounts by which a passage differs from a counterclaim are those that the claim itself tells."""
    here = {value.start: value.amount for value in alignment.sentence.values}
    claimed = {value.amount for value in alignment.wording.claim_values}
    told = [here.get(match.position) for match in alignment.differing if match.position is not None]
    return bool(claimed) and all(amount in claimed for amount in told)


def _is_left_out(alignment: Alignment, match: TermMatch) -> bool:
    """Whether a word of the wording's subject was told before, and a pronoun is the subject: "*Der* war schnell"."""
    said = alignment.wording.roles
    subject = said.subject if said is not None else None
    if subject is None or match.how != "context" or not subject.start <= match.term.position < subject.end:
        return False
    sentence = alignment.sentence
    clauses = {sentence.clause_of(position) for position in alignment.focus}
    roles = [sentence.roles[number] for number in clauses]
    here = [each.subject for each in roles]
    return all(phrase is None or phrase.pronoun for phrase in here)


def _instead(effects: tuple[Effect, ...], negated: bool) -> tuple[Effect, ...]:
    """Where another cause denies the one claimed, or the subject is set beside another, that one says no more."""
    found = {effect.rule for effect in effects}
    settled: set[str] = set()
    if other_cause.NAME in found:
        settled |= {other_bearer.NAME, "cause-missing"}
    denied = any(effect.rule == negation.NAME and effect.kind is EffectKind.DENY for effect in effects)
    if denied and not negated:
        settled.add("cause-missing")  # "ist *nicht* gesperrt" for "ist wegen eines Sturms gesperrt"
    if any(effect.rule == ranking.SIDES and effect.kind is EffectKind.DENY for effect in effects):
        settled |= {*OF_OTHERS, untold_actor.NAME}  # "B is older than *A*" for "A is older than B"
    if set_beside.NAME in found or any(effect.kind is EffectKind.JOIN for effect in effects):
        settled |= {other_actor.NAME, other_bearer.NAME, belonging.NAME}
    return tuple(effect for effect in effects if effect.rule not in settled)


def _once(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """ "He denied that … It is false, he said.": a verdict behind a denial says the same again.

    And what is "*frei erfunden*" need not be said to have been "*erfunden*" besides.
    """
    said = {
        refutation.NAME: denial.NAME,
        denial.FAILURE: refutation.NAME,
        negation.NAME: refutation.NAME,
        irrealis.ANSWER: refutation.NAME,
        rebuttal.NAME: irrealis.ANSWER,
    }
    effects = tuple(
        effect
        for effect in effects
        if not any(_overlap(effect, other) for other in effects if other.rule == said.get(effect.rule))
    )
    denied = {effect.sentence.sentence.span for effect in effects if effect.rule == denial.NAME}
    return tuple(
        effect
        for effect in effects
        if effect.kind is not EffectKind.REFUTE or not denied or effect.sentence.sentence.span in denied
    )


def _overlap(one: Effect, other: Effect) -> bool:
    """Whether two effects are seen in the same words."""
    return one.sentence is other.sentence and one.start < other.end and other.start < one.end
