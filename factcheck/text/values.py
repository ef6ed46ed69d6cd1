"""Numbers with units, ordinals, weekdays and dates in a sentence, and whether two of them agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.languages.pack import StanceWords, ValueWords
from factcheck.text.words import Word

ROUGHLY = 0.05
"""Relative difference up to which a rounded number ("rund 500") still means the exact one."""
MAXIMUM_ADJECTIVES = 2
"""Words that may stand between a number and what it counts: "310 gültige Stimmen"."""
YEARS = range(1800, 2200)
TENS = range(20, 100, 10)
"""Numbers that another word may complete: "twenty-four"."""
LARGEST_COMMON = 12
"""Larger numbers hardly agree by chance, whatever they count: 310 deputies, 310 votes."""
DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?$")
SCORE = re.compile(r"(\d{1,2}):(\d{1,2})$")


class ValueKind(StrEnum):
    """What sort of value it is; only values of one sort can agree or differ."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    WEEKDAY = "weekday"
    DATE = "date"
    YEAR = "year"
    MONTH = "month"
    SCORE = "score"


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


class Comparison(StrEnum):
    """How a passage's value stands to a wording's."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OPEN = "open"


def compare(wanted: Value, found: Value) -> Comparison:
    """Return whether `found` agrees with `wanted`, differs from it, or can't be compared with it."""
    if {wanted.kind, found.kind} == {ValueKind.MONTH, ValueKind.DATE}:
        months = {
            value.amount if value.kind is ValueKind.MONTH else value.amount // 100
            for value in (wanted, found)
        }
        return Comparison.AGREES if len(months) == 1 else Comparison.DIFFERS
    if {wanted.kind, found.kind} == {ValueKind.NUMBER, ValueKind.YEAR}:
        if wanted.unit is None or wanted.unit != found.unit:
            return Comparison.OPEN
    elif wanted.kind is not found.kind:
        return Comparison.OPEN
    elif wanted.kind is ValueKind.YEAR:
        return Comparison.AGREES if wanted.amount == found.amount else Comparison.DIFFERS
    if wanted.unit != found.unit and wanted.unit and found.unit:
        telling = wanted.kind is ValueKind.ORDINAL or wanted.amount > LARGEST_COMMON
        counted = not (wanted.measured or found.measured)
        same = wanted.amount == found.amount and telling and counted
        return Comparison.AGREES if same else Comparison.OPEN
    if wanted.amount == found.amount:
        return Comparison.AGREES
    if Bound.ROUGH in (wanted.bound, found.bound):
        largest = max(abs(wanted.amount), abs(found.amount))
        if abs(wanted.amount - found.amount) <= ROUGHLY * largest:
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


def find_values(words: Sequence[Word], pack: ValueWords, stance: StanceWords) -> tuple[Value, ...]:
    """Return the values of a sentence in order. A number that belongs to a date is part of the date."""
    lower = [word.lower for word in words]
    values: list[Value] = []
    position = 0
    while position < len(words):
        value = _value_at(position, words, lower, pack, stance)
        if value is None:
            position += 1
        else:
            values.append(value)
            position = value.end
    return tuple(values)


def _value_at(
    position: int, words: Sequence[Word], lower: Sequence[str], pack: ValueWords, stance: StanceWords
) -> Value | None:
    word = lower[position]
    if word in pack.weekdays:
        return Value(ValueKind.WEEKDAY, pack.weekdays.index(word), None, Bound.EXACT, position, position + 1)
    date = _date_at(position, lower, pack)
    if date is not None:
        return date
    if position and word in pack.months and lower[position - 1] in stance.prepositions:
        month = pack.months.index(word) + 1
        return Value(ValueKind.MONTH, month, None, Bound.EXACT, position, position + 1)
    score = SCORE.match(word)
    if score and _unit_at(position + 1, lower, pack) is None:  # "14:30 Uhr" is a time
        both = int(score[1]) * 100 + int(score[2])
        return Value(ValueKind.SCORE, both, None, Bound.EXACT, position, position + 1)
    if word in pack.ordinals and position and _is_rank(position, words):
        return Value(ValueKind.ORDINAL, pack.ordinals[word], None, Bound.EXACT, position, position + 1)
    if word in pack.ordinals and words[position].text.islower():
        unit = _counted(position + 1, words, lower, pack, stance)
        return Value(ValueKind.ORDINAL, pack.ordinals[word], unit, Bound.EXACT, position, position + 1)
    amount, end = _amount_at(position, words, lower, pack)
    if amount is None:
        return None
    if end == position + 1 and word.isdigit() and len(word) == 4 and int(word) in YEARS:
        unit = _unit_at(end, lower, pack)
        if unit is None:
            noun = words[end] if end < len(words) and words[end].text[0].isupper() else None
            return Value(
                ValueKind.YEAR, amount, None if noun is None else noun.key, Bound.EXACT, position, end
            )
    unit = _unit_at(end, lower, pack)
    measured = unit is not None
    if unit is None and (pair := _unit_of(" ".join(lower[end : end + 2]), pack)):
        unit, measured, end = pair, True, end + 2  # "per cent"
    elif unit is not None:
        end += 1
    elif position and (before := _unit_of(lower[position - 1], pack)) and len(lower[position - 1]) == 1:
        unit, measured = before, True
    else:
        unit = _counted(end, words, lower, pack, stance)
    return Value(ValueKind.NUMBER, amount, unit, _bound(position, lower, stance), position, end, measured)


def _is_rank(position: int, words: Sequence[Word]) -> bool:
    """ "wurde Zweite beim Lauf": an ordinal that is a noun itself."""
    behind = words[position + 1].text if position + 1 < len(words) else "."
    alone = words[position - 1].text[0].islower() and not behind[0].isupper()
    return words[position].text[0].isupper() and alone


def _amount_at(
    position: int, words: Sequence[Word], lower: Sequence[str], pack: ValueWords
) -> tuple[float | None, int]:
    word = lower[position]
    amount: float | None
    if word[0].isdigit():
        amount = _parse(word, pack.decimal)
    elif word in pack.number_words:
        amount = pack.number_words[word]
        following = lower[position + 1] if position + 1 < len(lower) else ""
        alone = amount == 1 and following not in pack.magnitudes and _unit_of(following, pack) is None
        if alone or (amount == 1 and word not in pack.sure_ones and following not in pack.magnitudes):
            return None, position
    elif word in pack.magnitudes and word not in pack.number_words and words[position].text[0].isupper():
        return None, position
    else:
        return None, position
    end = position + 1
    while amount is not None and _goes_on(end, words, position):
        amount, end = amount * 1000 + int(words[end].text), end + 1
    if amount is not None and words[position].joined and amount in TENS and lower[end : end + 1]:
        ones = pack.number_words.get(lower[end], 0)
        if 0 < ones < min(TENS):
            amount, end = amount + ones, end + 1  # "twenty-four"
    while amount is not None and end < len(lower) and lower[end] in pack.magnitudes:
        amount *= pack.magnitudes[lower[end]]
        end += 1
    return amount, end


def _goes_on(end: int, words: Sequence[Word], start: int) -> bool:
    """Whether a group of thousands stands apart by a space: "60 000"."""
    if end >= len(words) or not words[start].text.isdigit() or len(words[start].text) > 3:
        return False
    group = words[end]
    apart = group.span.start - words[end - 1].span.end == 1
    return apart and group.text.isdigit() and len(group.text) == 3


def _date_at(position: int, lower: Sequence[str], pack: ValueWords) -> Value | None:
    word = lower[position]
    match = DATE.match(word)
    if match and 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12:
        return Value(
            ValueKind.DATE, int(match[2]) * 100 + int(match[1]), None, Bound.EXACT, position, position + 1
        )
    for day, month in ((position, position + 1), (position + 1, position)):
        if max(day, month) < len(lower) and lower[month] in pack.months and lower[day].isdigit():
            number = int(lower[day])
            if 1 <= number <= 31:
                amount = (pack.months.index(lower[month]) + 1) * 100 + number
                return Value(ValueKind.DATE, amount, None, Bound.EXACT, position, position + 2)
    return None


def _parse(word: str, decimal: str) -> float | None:
    thousands = "." if decimal == "," else ","
    head, _, tail = word.partition(decimal)
    groups = head.split(thousands)
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        return None
    try:
        return float("".join(groups) + ("." + tail if tail else ""))
    except ValueError:
        return None


def _unit_of(word: str, pack: ValueWords) -> str | None:
    for group in pack.units:
        for unit in group:
            if word == unit or (unit.endswith("*") and word.startswith(unit[:-1])):
                return group[0]
    return None


def _unit_at(position: int, lower: Sequence[str], pack: ValueWords) -> str | None:
    return _unit_of(lower[position], pack) if position < len(lower) else None


def _counted(
    position: int, words: Sequence[Word], lower: Sequence[str], pack: ValueWords, stance: StanceWords
) -> str | None:
    """Return the unit or the key of the noun that follows a number, past a few adjectives."""
    for index in range(position, min(len(words), position + MAXIMUM_ADJECTIVES + 1)):
        word = lower[index]
        if word in stance.prepositions or word in stance.coordinators or word in stance.finite_auxiliaries:
            return None
        unit = _unit_of(lower[index], pack)
        if unit is not None:
            return unit
        if words[index].text[0].isupper():
            return words[index].key
    return None


def _bound(position: int, lower: Sequence[str], stance: StanceWords) -> Bound:
    before = lower[max(0, position - 3) : position]
    for table, bound in (
        (stance.at_least, Bound.LEAST),
        (stance.at_most, Bound.MOST),
        (stance.roughly, Bound.ROUGH),
    ):
        if any(hit.end == len(before) for hit in table.find(before)):
            return bound
    return Bound.EXACT
