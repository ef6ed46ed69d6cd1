"""Makes dates of values: joins day, month and year, and reads what stands before them ("seit", "vor", "erst nach")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.languages.lists import StanceWords, ValueWords
from factcheck.text.moments import Moment, Order, Stress
from factcheck.text.values import Value, ValueKind
from factcheck.text.words import Word

FAR = 12
"""Words before a date within which a negator makes "until" the start: "did *not* open the new bridge *until* 2019"."""
NEAR = 4
"""Words before a date within which its preposition stands: "erst *seit* dem Ende des Mai"."""


def dated(
    values: Sequence[Value], words: Sequence[Word], pack: ValueWords, stance: StanceWords
) -> tuple[Value, ...]:
    """Return the values, those that are dates with their moments; a year right behind a day or month is its."""
    lower = [word.lower for word in words]
    found: list[Value] = []
    for value in values:
        before = found[-1] if found else None
        if (
            value.kind is ValueKind.YEAR
            and before is not None
            and before.end == value.start
            and before.moment is not None
            and before.moment.month is not None
            and before.moment.year is None
        ):
            moment = replace(before.moment, year=int(value.amount))
            found[-1] = replace(before, end=value.end, moment=moment)
            continue
        found.append(_with_moment(value, lower, pack, stance))
    return tuple(found)


def _with_moment(value: Value, lower: Sequence[str], pack: ValueWords, stance: StanceWords) -> Value:
    if value.kind is ValueKind.YEAR and value.unit is None:
        moment = Moment(year=int(value.amount))
    elif value.kind is ValueKind.MONTH:
        moment = Moment(month=int(value.amount))
    elif value.kind is ValueKind.DATE:
        number = int(value.amount)
        year = lower[value.start].rpartition(".")[2]
        written = int(year) if len(year) == 4 and year.isdecimal() and "." in lower[value.start] else None
        moment = Moment(year=written, month=number // 100, day=number % 100)
    else:
        return value
    order, stress = _order(lower[max(0, value.start - NEAR) : value.start], pack, stance)
    far = lower[max(0, value.start - FAR) : value.start]
    if order is Order.UNTIL and any(hit.end == len(far) for hit in pack.only_then.find(far)):
        order, stress = Order.AT, Stress.ONLY  # "did *not* open the new bridge *until* 2019"
    return replace(value, moment=replace(moment, order=order, stress=stress))


def _order(before: Sequence[str], pack: ValueWords, stance: StanceWords) -> tuple[Order, Stress]:
    """Return what the words before a date say: the nearest preposition, and "erst" or "schon" before it."""
    order, place = Order.AT, len(before)
    for number in range(len(before) - 1, -1, -1):
        word = before[number]
        sides = (
            (stance.befores, Order.BEFORE),
            (stance.afters, Order.AFTER),
            (pack.sinces, Order.SINCE),
            (pack.untils, Order.UNTIL),
        )
        side = next((order for table, order in sides if word in table), None)
        if side is not None:
            order, place = side, number
            break
        if word in stance.prepositions:
            place = number
            break
        if word not in stance.determiners and word not in pack.points:
            break
    nearer = before[: place + 1]
    if any(hit.end >= place for hit in pack.only_then.find(nearer)):
        return (Order.AT if order in (Order.UNTIL, Order.BEFORE) else order), Stress.ONLY
    if any(hit.end >= place for hit in pack.already_then.find(nearer)):
        return order, Stress.ALREADY
    return order, Stress.NONE
