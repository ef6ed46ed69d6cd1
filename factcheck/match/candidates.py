"""Which wordings a sentence may state, found without laying one upon the other.

Two bounds on how sure a passage can become, after the filters of set-similarity joins (Bayardo et al. 2007):
one for the article, from the terms that it meets anywhere, and one for the sentence, from what it and its
context are worth. Neither is ever below the strength that the alignment would have, so what they drop, the
judge would not have read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from factcheck.match.align import ArticleMatcher, Context
from factcheck.match.index import LENT, ClaimIndex, Meetings, lent_predicate, reaches_floor
from factcheck.match.lookup import RELATED
from factcheck.match.score import DENSE, LinearModel
from factcheck.match.terms import CompiledWording, Term, TermKind
from factcheck.model import Part
from factcheck.text.sentences import MAX_SENTENCE

BOUNDED = ("coverage", "stated", "verbatim", "topic", "words", "actors", "predicate", "dense", "differs")
"""Signals of which the bounds know how large they can be; all others may be 1."""
ROUNDING = 1e-6
"""What rounding may take from a sum."""
VALUE = "="
"""Stands for the term that opens wordings whose predicate is a value."""


class Gain(NamedTuple):
    """What a term adds to a wording's strength, in which the model's signals are sums over terms.

    `here` for each credit by which the sentence meets it, `verbatim` beside that if it does so word for word,
    `around` for each credit by which its context does, and `topic` if the article's beginning does.
    """

    key: str
    here: float
    verbatim: float
    around: float
    topic: float
    actor: bool


class Bound(NamedTuple):
    """What a wording needs to be read: the sum of gains of its terms that are met, and the gain of each.

    `deciding` are the words of its predicate, which the sentence itself must have. Where others of the claim's
    wordings may lend theirs, `gains` are without the predicate's `own`.
    """

    needed: float
    gains: tuple[Gain, ...]
    deciding: tuple[str, ...]
    own: Gain | None = None


class Opened(NamedTuple):
    """The wordings that one term opens: alone, and together with one of other terms."""

    alone: tuple[int, ...]
    paired: Mapping[str, tuple[int, ...]]


NOTHING = Opened((), {})
NO_AMOUNTS: frozenset[float] = frozenset()


class CandidateSearch:
    """The wordings of an index, searched for those that can be as sure as `possible` (0 to 1) under a model."""

    def __init__(self, index: ClaimIndex, model: LinearModel, possible: float) -> None:
        self._index = index
        weights = {name: max(0.0, weight) for name, weight in model.weights.items()}
        self._weights = {name: weights.get(name, 0.0) for name in BOUNDED}
        self._others = sum(weight for name, weight in weights.items() if name not in BOUNDED)
        self._least = _logit(possible) - model.intercept - ROUNDING
        self._bounds = tuple(map(self._bound, index.wordings))
        self._opened = self._pair_up()
        # where a wording is laid upon one of several clauses, its words may stand elsewhere
        self._places_known = bool(index.pack.lexicon.infinitive_endings)

    def found(self, matcher: ArticleMatcher) -> Iterator[tuple[int, CompiledWording]]:
        """Yield (number of a sentence, wording that it may state), in the order of both."""
        index, meetings = self._index, matcher.meetings
        keys = matcher.met_anywhere
        reach: dict[int, float] = {}
        opened = {
            key: self._reachable(key, keys, matcher.topics, reach) for key in self._opened.keys() & keys
        }
        valued = self._reachable(VALUE, keys, matcher.topics, reach)
        if not any(opened.values()) and not valued:
            return
        for number, (near, before) in enumerate(matcher.contexts()):
            met = meetings[number]
            here = {each for key in opened.keys() & met.keys() for each in opened[key]}
            sentence = matcher.article.sentences[number]
            if valued and sentence.sentence.part is not Part.JUNK and index.has_numbers(sentence):
                here.update(valued)
            for each in sorted(here):
                needed = self._needed(each, reach[each], met, near, before)
                if needed > 0.0:
                    continue
                wording = index.wordings[each]
                amounts = matcher.amounts(number) if wording.valued and index.valued else NO_AMOUNTS
                if reaches_floor(wording, met, amounts):
                    yield number, wording

    def _reachable(
        self, opener: str, keys: AbstractSet[str], topics: AbstractSet[str], reach: dict[int, float]
    ) -> list[int]:
        """Return the wordings that a term opens and an article can reach.

        `reach` notes what sentences must gain for each wording, infinity if the article can't reach it.
        """
        alone, paired = self._opened.get(opener, NOTHING)
        numbers = set(alone)
        for key in paired.keys() & keys:
            numbers.update(paired[key])
        bounds = self._bounds
        for number in numbers - reach.keys():
            needed, gains, _, own = bounds[number]
            gained = 0.0
            if own is not None:
                gained = own.here + own.verbatim
                needed -= own.topic if own.key in topics else 0.0
            for key, here, verbatim, _, topic, _ in gains:
                if key in keys:
                    gained += here + verbatim
                    if key in topics:
                        needed -= topic
            reach[number] = needed if gained >= needed else math.inf
        return [number for number in numbers if reach[number] < math.inf]

    def _needed(self, each: int, needed: float, met: Meetings, near: Context, before: Context) -> float:
        """Return what a wording still lacks, not more than 0 if the sentence with its context may do."""
        _, gains, deciding, own = self._bounds[each]
        least = 1.0
        if own is not None:
            meeting = met.get(own.key)
            if meeting is None:
                meeting = lent_predicate(self._index.wordings[each], met)
                if meeting is None:
                    return math.inf
                needed -= own.here * LENT
                least = LENT
            else:
                least = meeting.credit
                needed -= own.here * least + (own.verbatim if least >= RELATED else 0.0)
        for key in deciding:
            meeting = met.get(key)
            if meeting is None:
                return math.inf
            if meeting.credit < least:
                least = meeting.credit
        first, last, count = len(met) + MAX_SENTENCE, -1, 0
        for key, here, verbatim, around, _, actor in gains:
            meeting = met.get(key)
            if meeting is not None:
                # the contrary, or an idiom, may give way to the word itself elsewhere in the sentence
                moves = meeting.how == "opposite" or (meeting.how == "equivalent" and not self._places_known)
                credit = 1.0 if moves else meeting.credit
                needed -= here * credit
                if credit >= RELATED:  # less is not verbatim
                    needed -= verbatim
                count += 1
                if not actor:
                    first, last = min(first, meeting.position), max(last, meeting.position)
            else:
                context = near.get(key) or before.get(key)
                if context is not None:
                    needed -= around * context[not actor]
        needed += self._weights["predicate"] * (1.0 - least)
        if last > first and own is None and self._places_known and not self._index.wordings[each].valued:
            needed += self._weights["dense"] * (1.0 - min(1.0, 2 * count / max(DENSE, last - first + 1)))
        return needed

    def _gain(self, term: Term, wording: CompiledWording) -> Gain:
        weights, total, said = self._weights, wording.total, wording.said
        actor = term.kind is TermKind.ACTOR
        own = weights["actors"] / (total - said) if actor else weights["words"] / said
        return Gain(
            term.key,
            term.weight * ((weights["coverage"] + weights["stated"]) / total + own),
            term.weight * weights["verbatim"] / total,
            term.weight * (weights["coverage"] / total + own),
            term.weight * weights["topic"] / total,
            actor,
        )

    def _bound(self, wording: CompiledWording) -> Bound:
        """Return what an article must meet of a wording, wherever its words stand."""
        weights = self._weights
        kinds = {term.kind for term in wording.terms}
        needed = self._least - self._others - weights["predicate"] - weights["dense"]
        needed -= weights["differs"] if wording.valued else 0.0
        needed -= weights["words"] if kinds == {TermKind.ACTOR} else 0.0
        needed -= weights["actors"] if TermKind.ACTOR not in kinds else 0.0
        gains = []
        own = None
        for term in wording.terms:
            gain = self._gain(term, wording)
            if term.value is not None or term.key in wording.measured:
                # as if it were met: it isn't read yet, and an amount may stand for a measuring verb
                needed -= gain.here + gain.verbatim + gain.topic
            elif term.predicate and wording.lent and not wording.measured:
                own = gain
            else:
                gains.append(gain)
        deciding = tuple(term.key for term in wording.terms if term.predicate and term.value is None)
        free = wording.lent or wording.measured
        return Bound(needed, tuple(gains), () if free else deciding, own)

    def _pair_up(self) -> dict[str, Opened]:
        """Post each wording under its opener, and there under other terms of which it needs at least one."""
        openers = [(key, numbers) for key, numbers in self._index.postings.items()]
        openers.append((VALUE, [number for numbers in self._index.valued.values() for number in numbers]))
        opened = {}
        for opener, numbers in openers:
            alone: list[int] = []
            paired: dict[str, list[int]] = {}
            for number in numbers:
                needed_one = self._one_of(opener, number)
                if needed_one is None:
                    alone.append(number)
                for key in needed_one or ():
                    paired.setdefault(key, []).append(number)
            opened[opener] = Opened(tuple(alone), {key: tuple(found) for key, found in paired.items()})
        return opened

    def _one_of(self, opener: str, number: int) -> Sequence[str] | None:
        """Return terms of which a wording needs at least one beside its opener, None if it needs none.

        Either another term of its predicate, or its rarest terms without all of which the rest is too little.
        """
        frequency = self._index.frequency
        needed, gains, deciding, own = self._bounds[number]
        needed -= own.here + own.verbatim + own.topic if own is not None else 0.0
        others = sorted(
            (gain for gain in gains if gain.key != opener), key=lambda gain: (frequency[gain.key], gain)
        )
        rest = sum(map(_most, gains)) - needed
        chosen: list[str] = []
        for gain in others:
            if rest < 0.0:
                break
            chosen.append(gain.key)
            rest -= _most(gain)
        beside = [key for key in deciding if key != opener]
        if beside:
            rarest = min(beside, key=lambda key: frequency[key])
            if rest >= 0.0 or frequency[rarest] < sum(frequency[key] for key in chosen):
                return (rarest,)
        return chosen if rest < 0.0 else None


def _most(gain: Gain) -> float:
    return gain.here + gain.verbatim + gain.topic


def _logit(probability: float) -> float:
    if probability <= 0.0:
        return -math.inf
    return math.log(probability / (1 - probability)) if probability < 1.0 else math.inf
