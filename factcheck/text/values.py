"""Values of a sentence: what they are, and whether two of them agree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.text.moments import Comparison, Moment, compare_moments

ROUGHLY = 0.05
"""Relative difference up to which a rounded number ("rund 500") still means the exact one."""
SMALLEST_ROUNDED, ROUNDED, DIGITS = 1000, 0.02, 2
"""From which number on, by which share and to how many digits numbers are rounded without a word of it."""
LARGEST_COMMON = 12
"""Larger numbers hardly agree by chance, whatever they count: 310 deputies, 310 votes."""


class ValueKind(StrEnum):
    """What sort of value it is; only values of one sort can agree or differ."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    WEEKDAY = "weekday"
    DATE = "date"
    YEAR = "year"
    MONTH = "month"
    SCORE = "score"


class Frame(StrEnum):
    """In which part a number stands: only numbers in the same one can differ."""

    LEVEL = "level"
    """As it stands: "kostet 40 Millionen"."""
    REACHED = "reached"
    """Where a change ends: "stieg auf 5 Prozent"."""
    CHANGE = "change"
    """How much more or less: "um 5 Prozent", "5 Prozent mehr"."""
    RATE = "rate"
    """For each of something: "40 Millionen pro Tag"."""
    PART = "part"
    """Some of a whole: "davon 60.000 in Österreich"."""
    EARLIER = "earlier"
    """What no longer holds: "statt der geplanten 50", "von 50 auf 80"."""


class Bound(StrEnum):
    """Whether a number is meant as it stands, as a bound, or roughly."""

    EXACT = "exact"
    LEAST = "least"
    MOST = "most"
    ROUGH = "rough"


@dataclass(frozen=True, slots=True)
class Value:
    """A value, the unit or noun it counts, and the half-open word positions it covers.

    A number like a year may count the noun behind it ("2000 Stellen"): its unit is that noun.
    """

    kind: ValueKind
    amount: float
    unit: str | None
    bound: Bound
    start: int
    end: int
    measured: bool = False
    """Whether the unit is a measure (euros, percent) and not what is counted."""
    frame: Frame = Frame.LEVEL
    until: float | None = None
    """The upper end of a range: "zwischen 18 und 24 Monaten"."""
    moment: Moment | None = None
    """The date, if it is one."""
    people: bool = False
    """Whether it counts people; "1.700 Tote" counts people too."""
    noun: int | None = None
    """The position of the word that tells what became of the people: "1.700 *Tote*"."""
    counting: bool = False
    """Whether a noun that is no measure stands right behind it: "11 *charges*"."""

    @property
    def telling(self) -> bool:
        """Whether it is an amount that hardly meets by chance: measured, or a large number."""
        return self.kind is ValueKind.NUMBER and (self.measured or self.amount > LARGEST_COMMON)


def compare(wanted: Value, found: Value) -> Comparison:
    """Return whether `found` agrees with `wanted`, differs from it, or can't be compared with it."""
    if wanted.moment is not None and found.moment is not None:
        return compare_moments(wanted.moment, found.moment)
    if {wanted.kind, found.kind} == {ValueKind.NUMBER, ValueKind.YEAR}:
        if wanted.unit is None or wanted.unit != found.unit:
            return Comparison.OPEN
    elif wanted.kind is not found.kind:
        return Comparison.OPEN
    if wanted.unit != found.unit and wanted.unit and found.unit:
        telling = wanted.kind is ValueKind.ORDINAL or wanted.amount > LARGEST_COMMON
        counted = not (wanted.measured or found.measured)
        same = wanted.amount == found.amount and telling and counted
        return Comparison.AGREES if same else Comparison.OPEN
    bare = wanted.measured and found.unit is None and not found.people
    if bare and found.counting and not wanted.people:
        return Comparison.OPEN  # "11 years" are no "11 charges"
    if bare and wanted.bound in (Bound.LEAST, Bound.MOST) and wanted.amount != found.amount:
        return Comparison.OPEN  # "mehr als zehn Prozent" are no "Tausende"
    result = _compare_amounts(wanted, found)
    return Comparison.OPEN if _framed_apart(wanted, found, result) else result


def _framed_apart(wanted: Value, found: Value, result: Comparison) -> bool:
    """Whether two numbers are told of different things: a growth and a level, a part and a whole."""
    frames = {wanted.frame, found.frame}
    if len(frames) == 1 or result is Comparison.OPEN:
        return False
    if Frame.EARLIER in frames or frames == {Frame.CHANGE, Frame.REACHED}:
        return True
    return result is Comparison.DIFFERS and frames != {Frame.LEVEL, Frame.REACHED}


def _compare_amounts(wanted: Value, found: Value) -> Comparison:
    if wanted.until is not None or found.until is not None:
        return _compare_ranges(wanted, found)
    if wanted.amount == found.amount:
        more = found.bound is Bound.LEAST and wanted.bound is Bound.EXACT and wanted.measured
        return Comparison.OPEN if more else _compare_bounds(wanted.bound, found.bound)
    if Bound.ROUGH in (wanted.bound, found.bound):
        largest = max(abs(wanted.amount), abs(found.amount))
        if abs(wanted.amount - found.amount) <= ROUGHLY * largest:
            return Comparison.AGREES
    if _is_rounded(wanted.amount, found.amount):
        return Comparison.AGREES
    if wanted.bound is Bound.LEAST and found.bound is not Bound.MOST and found.amount >= wanted.amount:
        return Comparison.AGREES
    if wanted.bound is Bound.MOST and found.bound is not Bound.LEAST and found.amount <= wanted.amount:
        return Comparison.AGREES
    if found.bound is Bound.LEAST and wanted.amount > found.amount:
        return Comparison.OPEN
    if found.bound is Bound.MOST and wanted.amount < found.amount:
        return Comparison.OPEN
    return Comparison.DIFFERS


def _compare_bounds(wanted: Bound, found: Bound) -> Comparison:
    """ "500" against "*mehr als* 500" and "*weniger als* 500": fewer than 500 are no 500, nor more than 500.

    More than 500 people may be called 500; "über 5 Prozent" are no 5 percent.
    """
    if {wanted, found} == {Bound.LEAST, Bound.MOST}:
        return Comparison.DIFFERS
    fewer = found is Bound.MOST and wanted is Bound.EXACT
    return Comparison.OPEN if fewer else Comparison.AGREES


def _is_rounded(one: float, other: float) -> bool:
    """ "18 Millionen" for 18,2 Millionen: a large round number stands for what it rounds."""
    low, high = sorted((one, other))
    if low < SMALLEST_ROUNDED or high - low > ROUNDED * high:
        return False
    return any(float(f"{exact:.{DIGITS}g}") == whole for exact, whole in ((one, other), (other, one)))


def _compare_ranges(wanted: Value, found: Value) -> Comparison:
    """ "18 months" against "between 18 and 24": within may be, without is not."""
    (low, high), (least, most) = _ends(wanted), _ends(found)
    if low <= least and most <= high:
        return Comparison.AGREES
    return Comparison.OPEN if least <= high and low <= most else Comparison.DIFFERS


def _ends(value: Value) -> tuple[float, float]:
    if value.until is not None:
        return value.amount, value.until
    low = float("-inf") if value.bound is Bound.MOST else value.amount
    return low, float("inf") if value.bound is Bound.LEAST else value.amount
