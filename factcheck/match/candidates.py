"""Which wordings a sentence may state, found without laying one upon the other.

Two bounds on how sure a passage can become, after the filters of set-similarity joins (Bayardo et al. 2007):
one for the article, from the terms that it meets anywhere, and one for the sentence, from what it and its
context are worth. Neither is ever below the strength that the alignment would have, so what they drop, the
judge would not have read.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.match.agreement import ValueIndex
from factcheck.match.align import ArticleMatcher, Context
from factcheck.match.alignment import ACTOR_NEAR, WORD_NEAR
from factcheck.match.bounds import Bound, BoundMaker, Gain
from factcheck.match.index import LENT, MEASURED, ClaimIndex, Meeting, Meetings, lent_predicate, reaches_floor
from factcheck.match.lookup import HEAD_ALONE, RELATED
from factcheck.match.score import DENSE, LinearModel
from factcheck.match.stand_ins import NEAR
from factcheck.match.terms import CompiledWording
from factcheck.model import Part
from factcheck.text.sentences import MAX_SENTENCE
from factcheck.text.values import Value

NO_AMOUNTS: frozenset[float] = frozenset()


class Opened(NamedTuple):
    """The wordings that one term opens: alone, and together with one of other terms."""

    alone: tuple[int, ...]
    paired: tuple[tuple[str, tuple[int, ...]], ...]


class CandidateSearch:
    """The wordings of an index, searched for those that can be as sure as `possible` (0 to 1) under a model."""

    def __init__(self, index: ClaimIndex, model: LinearModel, possible: float) -> None:
        self._index = index
        terms = [term for wording in index.wordings for term in wording.terms]
        self._values = ValueIndex(term.value for term in terms if term.value is not None)
        self._maker = BoundMaker(model, possible, self._values)
        self._weights = self._maker.weights
        self._bounds = tuple(map(self._bound, index.wordings))
        self._spares = tuple(map(self._spare, self._bounds))
        self._of_values = {
            number: self._maker.most_of_values(bound.values) + _said(bound.measures)
            for number, bound in enumerate(self._bounds)
            if bound.values
        }
        self._opened = {opener: self._pair_up(opener, numbers) for opener, numbers in index.postings.items()}
        self._by_value, self._by_any_value = self._measured()
        self._valued = frozenset(self._by_any_value).union(*index.valued.values(), *self._by_value.values())
        # where a wording is laid upon one of several clauses, its words may stand elsewhere
        self._places_known = bool(index.pack.lexicon.infinitive_endings)

    def found(self, matcher: ArticleMatcher) -> Iterator[tuple[int, CompiledWording]]:
        """Yield (number of a sentence, wording that it may state), in the order of both."""
        index, meetings = self._index, matcher.meetings
        reach = Reach(matcher, self._bounds, self._spares, self._maker, self._values, self._of_values)
        keys = matcher.met_anywhere
        opened: dict[str, list[int]] = {}
        for key in self._opened.keys() & keys:
            alone, paired = self._opened[key]
            numbers = set(alone)
            for other, found in paired:  # asking for each is faster than intersecting sets nearly as large
                if other in keys:
                    numbers.update(found)
            if possible := reach.possible(numbers):
                opened[key] = possible
        valued = frozenset(reach.possible(self._valued))
        if not opened and not valued:
            return
        by_any_value = valued.intersection(self._by_any_value)
        for number, (near, before) in enumerate(matcher.contexts()):
            met = meetings[number]
            here: set[int] = set()
            for key in opened.keys() & met.keys():
                here.update(opened[key])
            if valued and self._may_tell_value(matcher, number):
                here |= by_any_value
                here |= valued.intersection(self._opened_by_values(matcher, number))
            for each in sorted(here):
                needed = self._needed(each, reach[each], met, near, before)
                if needed > 0.0:
                    continue
                wording = index.wordings[each]
                amounts = NO_AMOUNTS
                if wording.valued:
                    needed += reach.of_values(each)
                    if self._needed_of_values(each, needed, matcher, number, near, before) > 0.0:
                        continue
                    amounts = matcher.amounts(number)
                if reaches_floor(wording, met, amounts):
                    yield number, wording

    def _may_tell_value(self, matcher: ArticleMatcher, number: int) -> bool:
        sentence = matcher.article.sentences[number]
        return sentence.sentence.part is not Part.JUNK and self._index.has_numbers(sentence)

    def _opened_by_values(self, matcher: ArticleMatcher, number: int) -> Iterable[int]:
        """Return the wordings that a sentence may state because of one of its amounts, whatever its words."""
        sentences = matcher.article.sentences
        valued = self._index.valued
        found = {each for amount in matcher.amounts(number) for each in valued.get(amount, ())}
        for other in sentences[max(0, number - NEAR) : number + 1]:
            for value in other.values:
                for agreeing in self._values.agreeing(value):
                    found.update(self._by_value.get(agreeing, ()))
        return found

    def _bound(self, wording: CompiledWording) -> Bound:
        """Return a wording's bound, its rarest term first: the one that an article most likely doesn't meet."""
        bound = self._maker.bound(wording)
        frequency = self._index.frequency
        return bound._replace(gains=tuple(sorted(bound.gains, key=lambda gain: (frequency[gain.key], gain))))

    def _spare(self, bound: Bound) -> float:
        """Return how much more a wording gains than it needs where everything of it is met."""
        needed, gains, _, own, measures, values = bound
        most = sum([gain.most for gain in gains]) + sum([gain.most for gain in measures])
        most += self._maker.most_of_values(values)
        return most + (own.most if own is not None else 0.0) - needed

    def _needed(self, each: int, needed: float, met: Meetings, near: Context, before: Context) -> float:
        """Return what a wording still lacks, not more than 0 if the sentence with its context may do."""
        _, gains, deciding, own, _, values = self._bounds[each]
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
        for key, here, verbatim, around, _, actor, _ in gains:
            meeting = met.get(key)
            if meeting is not None:
                credit = meeting.credit if meeting.how == "same" else self._credit(meeting)
                needed -= here * credit
                if credit >= RELATED:  # less is not verbatim
                    needed -= verbatim
                count += 1
                if not actor:
                    first, last = min(first, meeting.position), max(last, meeting.position)
            else:
                context = near.get(key)
                if context is not None:  # a pronoun or the like may stand for it
                    needed -= max(around * context[not actor], here * ACTOR_NEAR)
                elif key in before:
                    needed -= around * before[key][not actor]
        needed += self._weights["predicate"] * (1.0 - least)
        if last > first and own is None and self._places_known and not values:
            needed += self._weights["dense"] * (1.0 - min(1.0, 2 * count / max(DENSE, last - first + 1)))
        return needed

    def _credit(self, meeting: Meeting) -> float:
        """What a meeting is worth at most: the contrary, an idiom or half a compound may give way to the whole."""
        moves = meeting.how == "opposite" or (meeting.how == "equivalent" and not self._places_known)
        moves = moves or (meeting.how == "compound" and meeting.credit == HEAD_ALONE)
        moves = moves or meeting.how == "part"
        return 1.0 if moves else meeting.credit

    def _needed_of_values(
        self, each: int, needed: float, matcher: ArticleMatcher, number: int, near: Context, before: Context
    ) -> float:
        """Return what a wording still lacks when its values are compared with those of the sentence."""
        _, _, deciding, own, measures, values = self._bounds[each]
        met = matcher.meetings[number]
        least = 1.0
        placed = differs = False
        used: set[Value] = set()
        for _, _, gain, term in values:
            assert term.value is not None
            match = matcher.match_value(number, term, term.value, used, self._index.wordings[each])
            here = match.position is not None
            needed -= match.credit * (gain.here if here else gain.around)
            needed -= gain.verbatim if match.how == "value" else 0.0
            differs = differs or match.how == "differs"
            placed = placed or (here and term.value.telling)
            if term.predicate:
                least = min(least, match.credit if here else 0.0)
        needed -= self._weights["differs"] if differs else 0.0
        for gain in measures:
            meeting = met.get(gain.key)
            credit = MEASURED if placed else 0.0
            if lent_predicate(self._index.wordings[each], met) is not None:
                credit = max(credit, LENT)
            if meeting is not None:
                credit = max(credit, self._credit(meeting))
            needed -= gain.here * credit + (gain.verbatim if credit >= RELATED else 0.0)
            if not credit:
                context = near.get(gain.key) or before.get(gain.key)
                needed -= gain.around * context[1] if context is not None else 0.0
            least = min(least, credit)
        if not deciding and own is None:
            needed += self._weights["predicate"] * (1.0 - least)
        return needed

    def _measured(self) -> tuple[dict[int, list[int]], list[int]]:
        """Return the wordings whose point is an amount: by the values of which they need one, and the others."""
        by_value: dict[int, list[int]] = {}
        by_any_value: list[int] = []
        for number, wording in enumerate(self._index.wordings):
            if not wording.measured:
                continue
            if self._may_do_without(number, wording):
                by_any_value.append(number)
                continue
            for value in self._bounds[number].values:
                by_value.setdefault(value.number, []).append(number)
        return by_value, by_any_value

    def _may_do_without(self, number: int, wording: CompiledWording) -> bool:
        """Whether a wording may be stated with another amount, and without a word of what that is told of."""
        needed, gains, _, _, measures, values = self._bounds[number]
        if not wording.about or any(value.number < 0 for value in values):
            return True
        needed -= self._weights["differs"]
        needed -= sum(gain.most for gain in measures)
        for gain in gains:
            told = gain.key in wording.about
            needed -= (
                gain.around * (ACTOR_NEAR if gain.actor else WORD_NEAR) + gain.topic if told else gain.most
            )
        return needed <= 0.0

    def _pair_up(self, opener: str, numbers: Sequence[int]) -> Opened:
        """Post each wording under its opener, and there under other terms of which it needs at least one."""
        alone: list[int] = []
        paired: dict[str, list[int]] = {}
        for number in numbers:
            needed_one = self._one_of(opener, number)
            if needed_one is None:
                alone.append(number)
            for key in needed_one or ():
                paired.setdefault(key, []).append(number)
        return Opened(tuple(alone), tuple((key, tuple(found)) for key, found in paired.items()))

    def _one_of(self, opener: str, number: int) -> Sequence[str] | None:
        """Return terms of which a wording needs at least one beside its opener, None if it needs none.

        Either another term of its predicate, or its rarest terms without all of which the rest is too little.
        """
        frequency = self._index.frequency
        _, gains, deciding, _, _, _ = self._bounds[number]
        rest = self._spares[number]
        chosen: list[str] = []
        for gain in gains:
            if rest < 0.0:
                break
            if gain.key != opener:
                chosen.append(gain.key)
                rest -= gain.most
        beside = [key for key in deciding if key != opener]
        if beside:
            rarest = min(beside, key=lambda key: frequency[key])
            if rest >= 0.0 or frequency[rarest] < sum(frequency[key] for key in chosen):
                return (rarest,)
        return chosen if rest < 0.0 else None


class Reach(dict[int, float]):
    """{wording: what a sentence must gain for it, infinity if the article can't reach it}, filled by `possible`."""

    def __init__(
        self,
        matcher: ArticleMatcher,
        bounds: Sequence[Bound],
        spares: Sequence[float],
        maker: BoundMaker,
        values: ValueIndex,
        of_values: Mapping[int, float],
    ) -> None:
        super().__init__()
        self._keys, self._topics = matcher.met_anywhere, matcher.topics
        self._bounds, self._spares = bounds, spares
        self._maker = maker
        self._index = values
        self._sentences = matcher.article.sentences
        self._agreed: set[int] | None = None
        self._units: set[str | None] = set()
        self._most_of_values = of_values
        self._of_values: dict[int, float] = {}

    def possible(self, numbers: Iterable[int]) -> list[int]:
        """Return those of the wordings that the article can reach.

        What the article meets nowhere is taken from what a wording has to spare, until nothing is left.
        """
        keys, topics, bounds, spares = self._keys, self._topics, self._bounds, self._spares
        found: list[int] = []
        for number in numbers:
            known = self.get(number)
            if known is not None:
                if known < math.inf:
                    found.append(number)
                continue
            spare = spares[number]
            needed, gains, _, own, measures, values = bounds[number]
            for key, _, _, _, topic, _, most in gains:
                if key not in keys:
                    spare -= most
                    if spare < 0.0:
                        break
                elif key in topics:
                    needed -= topic
                else:
                    spare -= topic
            if spare >= 0.0:
                for gain in measures if own is None else (own, *measures):
                    if gain.key in topics:
                        needed -= gain.topic
                    else:
                        spare -= gain.topic
            if values and spare >= 0.0:
                most = self.of_values(number)
                spare -= self._most_of_values[number] - most
                needed -= most
            if spare >= 0.0:
                found.append(number)
            self[number] = needed if spare >= 0.0 else math.inf
        return found

    def of_values(self, number: int) -> float:
        """Return what a wording's values, and the verbs for which they may stand, gain at most in the article."""
        known = self._of_values.get(number)
        if known is None:
            if self._agreed is None:
                found = [value for sentence in self._sentences for value in sentence.values]
                self._agreed = set().union(*map(self._index.agreeing, found))
                self._units = {value.unit for value in found}
            bound = self._bounds[number]
            most = self._maker.most_of_values(bound.values, self._agreed, self._units)
            known = self._of_values[number] = most + _said(bound.measures)
        return known


def _said(gains: Iterable[Gain]) -> float:
    """What terms gain where the sentence itself has them, word for word."""
    return sum(gain.here + gain.verbatim for gain in gains)
