"""In which part a number stands: a level, a growth, a rate, a part, an earlier value; and ranges of two numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.languages.lists import StanceWords, ValueWords
from factcheck.languages.phrases import PhraseTable
from factcheck.text.values import Bound, Frame, Value, ValueKind
from factcheck.text.words import Word

NEAR = 3
"""Words around a number within which stands what frames it: "um mehr als 5 Prozent", "5 Euro für jeden pro Tag"."""
CLOCK_UNIT = "uhr"
"""The unit of times of day, whatever the language."""


def framed(
    values: Sequence[Value], words: Sequence[Word], pack: ValueWords, stance: StanceWords
) -> tuple[Value, ...]:
    """Return the values with their frames; the two ends of a range are made one value."""
    lower = [word.lower for word in words]
    found: list[Value] = []
    for value in values:
        if value.kind is ValueKind.NUMBER and value.unit != CLOCK_UNIT:
            before = found[-1] if found else None
            opened = before.end if before is not None else 0
            value = replace(value, frame=_frame(value, opened, words, lower, pack, stance))
            if before is not None and before.kind is ValueKind.NUMBER:
                between = lower[before.end : value.start]
                if _is_range(before, between, words, lower, pack):
                    found[-1] = _joined(before, value, lower, pack)
                    continue
                if _is_left(before, value, lower, pack):
                    unit = before.unit or value.unit
                    found[-1] = replace(before, frame=Frame.EARLIER, unit=unit, measured=value.measured)
                elif before.unit is None and _is_replaced(lower[before.end : value.start], pack):
                    found[-1] = replace(before, unit=value.unit, measured=value.measured)
        found.append(value)
    return tuple(found)


def _frame(
    value: Value,
    opened: int,
    words: Sequence[Word],
    lower: Sequence[str],
    pack: ValueWords,
    stance: StanceWords,
) -> Frame:
    """Return a number's frame; the value before it ends at `opened`."""
    first, last = _segment(value, words)
    before, behind = lower[first : value.start], lower[value.end : last]
    replaced = lower[max(first, opened) : value.start]
    if pack.replaced.find(replaced[-NEAR - 1 :]) or pack.earliers.find([*before, *behind[:NEAR]]):
        return Frame.EARLIER
    if pack.parts.find(before) or pack.parts.find(behind[: 2 * NEAR]):
        return Frame.PART
    year_behind = len(behind) > 2 and behind[2].isdigit()  # "im Jahr 2024" is no rate
    rates = (*pack.rates.find(before[-NEAR:]), *(() if year_behind else pack.rates.find(behind[:NEAR])))
    if rates:
        return Frame.RATE
    if behind and behind[0] in pack.changes:
        return Frame.CHANGE
    for word in before[: -NEAR - 1 : -1]:
        if word in pack.changed_by and value.bound is not Bound.ROUGH:
            return Frame.CHANGE
        if word in pack.changed_to:
            return Frame.REACHED
        if word in stance.prepositions and word not in stance.at_least:
            break
    return Frame.LEVEL


def _segment(value: Value, words: Sequence[Word]) -> tuple[int, int]:
    """Return the half-open positions of the words around a value that no sign parts from it."""
    first, last = value.start, value.end
    while first and words[first].start - words[first - 1].end <= 1:
        first -= 1
    while last < len(words) and words[last].start - words[last - 1].end <= 1:
        last += 1
    return first, last


def _is_range(
    low: Value, between: Sequence[str], words: Sequence[Word], lower: Sequence[str], pack: ValueWords
) -> bool:
    """ "zwischen 80 und 110", "80 bis 110", "80-110"."""
    if low.until is not None or (low.measured and between):
        return low.measured and low.until is None and _all_of(between, pack.range_words)
    if not between:
        return words[low.end - 1].joined
    opener = lower[low.start - 1] if low.start else ""
    if opener in pack.changed_from:
        return False
    return _all_of(between, pack.range_words) or (opener in pack.betweens and len(between) == 1)


def _all_of(words: Sequence[str], table: PhraseTable) -> bool:
    """Whether words are, all together, a phrase of a list."""
    return any(hit.start == 0 and hit.end == len(words) for hit in table.find(words))


def _joined(low: Value, high: Value, lower: Sequence[str], pack: ValueWords) -> Value:
    amount = low.amount
    if not any(word in pack.magnitudes for word in lower[low.start : low.end]):
        for word in lower[high.start : high.end]:
            amount *= pack.magnitudes.get(word, 1.0)
    if amount >= high.amount:
        amount = low.amount
    ends = sorted((amount, high.amount))
    return replace(high, amount=ends[0], until=ends[1], start=low.start, bound=Bound.EXACT)


def _is_replaced(between: Sequence[str], pack: ValueWords) -> bool:
    """ "58 *statt* 49 Euro": both have the unit."""
    return _all_of(between, pack.replaced)


def _is_left(low: Value, high: Value, lower: Sequence[str], pack: ValueWords) -> bool:
    """ "von 7 auf 9 Prozent": what was before the change."""
    near = high.start - low.end <= NEAR
    opened = any(word in pack.changed_from for word in lower[max(0, low.start - NEAR) : low.start])
    return near and opened and any(word in pack.changed_to for word in lower[low.end : high.start])
