"""Which values of the wordings agree with a value of an article, without comparing it with each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from factcheck.text.moments import Comparison
from factcheck.text.values import Bound, Value, compare

WIDEST = 0.06
"""Relative difference beyond which two amounts never agree as they stand, however rounded."""
REMEMBERED = 20_000
"""Distinct values of articles whose agreements are remembered: speed only, bounded in memory."""

Meaning = tuple[object, ...]


class ValueIndex:
    """The distinct values of wordings, by number. Dates are left out: a sentence may mean one without naming it."""

    def __init__(self, values: Iterable[Value]) -> None:
        distinct = {meaning(value): value for value in values if value.moment is None}
        ordered = sorted(distinct.values(), key=lambda value: value.amount)
        self._values = tuple(ordered)
        self._amounts = [value.amount for value in ordered]
        # what is a bound or a range agrees with amounts far from its own
        self._wide = tuple(n for n, value in enumerate(ordered) if value.until is not None or _bounds(value))
        self._numbers = {meaning(value): number for number, value in enumerate(ordered)}
        self._known: dict[Meaning, frozenset[int]] = {}

    def number_of(self, value: Value) -> int:
        """Return a value's number, -1 for a date."""
        return self._numbers.get(meaning(value), -1)

    def agreeing(self, found: Value) -> frozenset[int]:
        """Return the numbers of the values that a value found in an article agrees with."""
        key = meaning(found)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            slack = WIDEST * max(abs(found.amount), abs(found.until or 0.0))
            ends = (found.amount, found.amount if found.until is None else found.until)
            first = bisect_left(self._amounts, min(ends) - slack)
            last = bisect_right(self._amounts, max(ends) + slack)
            near = {*range(first, last), *self._wide}
            known = frozenset(n for n in near if compare(self._values[n], found) is Comparison.AGREES)
            self._known[key] = known
        return known


def meaning(value: Value) -> Meaning:
    """Return a value without its place."""
    return (
        value.kind,
        value.amount,
        value.unit,
        value.bound,
        value.measured,
        value.frame,
        value.until,
        value.moment,
        value.people,
    )


def _bounds(value: Value) -> bool:
    return value.bound in (Bound.LEAST, Bound.MOST)
