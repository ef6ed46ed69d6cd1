"""Dates as far as a text names them, what stands before or after them, and whether two agree.

A date that lacks its year is compared by month and day alone: articles rarely repeat the year.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Comparison(StrEnum):
    """How a passage's value stands to a wording's."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OPEN = "open"


class Order(StrEnum):
    """On which side of a date something lies."""

    AT = "at"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"


class Stress(StrEnum):
    """What a word beside a date says of other dates."""

    NONE = "none"
    ONLY = "only"
    """ "erst im Juni": not before."""
    ALREADY = "already"
    """ "schon im Juni": not only later."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, a month or a day, as far as it is named, and the side of it that is meant."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    order: Order = Order.AT
    stress: Stress = Stress.NONE

    @property
    def parts(self) -> tuple[int | None, int | None, int | None]:
        """Year, month and day."""
        return self.year, self.month, self.day

    def is_finer(self, other: Moment | None) -> bool:
        """Return whether it names a day or month where `other` does not; a year may go without saying."""
        if other is None or other.year is None:
            return False
        return (self.month is not None and other.month is None) or (
            self.day is not None and other.day is None
        )


def compare_moments(wanted: Moment, found: Moment) -> Comparison:
    """Return whether something told of `found` agrees with what is claimed of `wanted`."""
    side = _side(wanted, found)
    if side is None:
        return Comparison.OPEN
    if wanted.order is found.order and wanted.order in (Order.AT, Order.UNTIL):
        return Comparison.DIFFERS if side else Comparison.AGREES
    if Order.UNTIL in (wanted.order, found.order):
        return Comparison.OPEN if side else Comparison.AGREES
    if wanted.order in (Order.BEFORE, Order.AFTER):
        return _compare_with_limit(wanted, found, side)
    if found.order in (Order.BEFORE, Order.AFTER):
        return _stressed(found, side)
    if side and wanted.order is Order.SINCE and (side < 0 or found.order is Order.AT):
        return _stressed(found, side)  # who has known since 2016 has known since 2018
    return Comparison.DIFFERS if side else Comparison.AGREES


def _side(wanted: Moment, found: Moment) -> int | None:
    """Return on which side of `wanted` `found` lies: -1 before, 1 after, 0 the same as far as is known."""
    compared = False
    for own, other in zip(wanted.parts, found.parts, strict=True):
        if own is None or other is None:
            if compared:
                return 0
            continue
        compared = True
        if own != other:
            return -1 if other < own else 1
    return 0 if compared else None


def _compare_with_limit(wanted: Moment, found: Moment, side: int) -> Comparison:
    """ "vor Mai 2019" against "im Januar", "erst im Juni", "nach dem Juni"."""
    inward = -1 if wanted.order is Order.BEFORE else 1
    if found.order is wanted.order:
        return Comparison.AGREES if side in (0, inward) else Comparison.OPEN
    if found.order in (Order.BEFORE, Order.AFTER):
        return Comparison.OPEN if side == inward else Comparison.DIFFERS
    if side == inward:
        return Comparison.AGREES
    return _stressed(found, -inward)


def _stressed(found: Moment, side: int) -> Comparison:
    """What lies elsewhere contradicts only if it is said to be the first: "erst im Juni", "schon im Mai"."""
    contrary = Stress.ONLY if side > 0 else Stress.ALREADY
    return Comparison.DIFFERS if found.stress is contrary else Comparison.OPEN
