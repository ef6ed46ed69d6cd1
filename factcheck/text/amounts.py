"""Finds the numbers with units, ordinals, weekdays and dates of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.languages.lists import StanceWords, ValueWords
from factcheck.text.attributes import PLURAL_ENDINGS
from factcheck.text.date_frames import dated
from factcheck.text.frames import CLOCK_UNIT, framed
from factcheck.text.values import LARGEST_COMMON, Bound, Value, ValueKind
from factcheck.text.words import Word

MAXIMUM_ADJECTIVES = 2
"""Words that may stand between a number and what it counts: "310 gültige Stimmen"."""
YEARS = range(1800, 2200)
TENS = range(20, 100, 10)
"""Numbers that another word may complete: "twenty-four"."""
DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?$")
CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?$")
MULTIPLE = "×"
"""The unit of how many times as many something is."""
HALF, WHOLE = 50.0, 100.0
SCORE = re.compile(r"(\d{1,2}):(\d{1,2})$")


SHORTEST = 4
"""Letters of the longest word on -s that is taken for no counted noun: "11 *charges*", but "11 *was*"."""


def find_values(words: Sequence[Word], pack: ValueWords, stance: StanceWords) -> tuple[Value, ...]:
    """Return the values of a sentence in order. A number that belongs to a date is part of the date."""
    openers = pack.openers
    starts = [place for place, word in enumerate(words) if openers[word.text]]
    if not starts:
        return ()
    lower = [word.lower for word in words]
    values: list[Value] = []
    end = 0
    for position in starts:
        value = _value_at(position, words, lower, pack, stance) if position >= end else None
        if value is not None:
            values.append(value)
            end = value.end
    if not values:
        return ()
    values = [_with_counted(value, words, lower, pack, stance) for value in values]
    return framed(dated(values, words, pack, stance), words, pack, stance)


def _with_counted(
    value: Value, words: Sequence[Word], lower: Sequence[str], pack: ValueWords, stance: StanceWords
) -> Value:
    """Tell whether a value counts people, and what a bare number counts: "Die *Zahl der Toten* stieg auf 1.700"."""
    if value.unit == pack.person:
        return replace(value, people=True)
    if value.unit in pack.fates:
        places = range(value.end - 1, len(lower))
        noun = next(place for place in places if pack.unit_of(lower[place]) == value.unit)
        return _of_people(value, noun, pack)
    if value.kind is not ValueKind.NUMBER or value.unit is not None:
        return value
    for hit in pack.counts.find(lower[: value.start]):
        noun = hit.start - 1  # "the *death toll*"
        unit = _unit_of(lower[noun], pack) if hit.start else None
        if unit is None and lower[hit.end] in stance.genitives:
            noun = hit.end + 1
            unit = _counted(noun, words, lower, pack, stance)
        if unit in pack.fates:
            return _of_people(value, noun, pack)
        if unit is not None:
            return replace(value, unit=unit, people=unit == pack.person)
    return replace(value, counting=_counts_noun(value.end, words))


def _counts_noun(end: int, words: Sequence[Word]) -> bool:
    """Whether a noun in the plural stands right behind a number: "11 *charges*", "11 *Werke*"."""
    if not 0 < end < len(words) or words[end].start != words[end - 1].end + 1:
        return False
    text = words[end].text
    return text.endswith(PLURAL_ENDINGS) if text[0].isupper() else text.endswith("s") and len(text) > SHORTEST


def _of_people(value: Value, noun: int, pack: ValueWords) -> Value:
    """Count people, whatever became of them: that "*Tote*" tells is a word of its own behind "12"."""
    end = min(value.end, noun) if noun >= value.start else value.end
    return replace(value, unit=pack.person, measured=True, people=True, noun=noun, end=end)


def _value_at(
    position: int, words: Sequence[Word], lower: Sequence[str], pack: ValueWords, stance: StanceWords
) -> Value | None:
    word = lower[position]
    if word in pack.weekdays:
        return Value(ValueKind.WEEKDAY, pack.weekdays.index(word), None, Bound.EXACT, position, position + 1)
    date = _date_at(position, lower, pack)
    if date is not None:
        return date
    if word in pack.months and words[position].text[0].isupper() and _is_month(position, lower, pack, stance):
        month = pack.months.index(word) + 1
        return Value(ValueKind.MONTH, month, None, Bound.EXACT, position, position + 1)
    score = SCORE.match(word)
    behind = lower[position + 1] if position + 1 < len(lower) else ""
    if score and behind not in pack.clocks and _unit_of(behind, pack) is None:  # "14:30 Uhr" is a time
        both = int(score[1]) * 100 + int(score[2])
        return Value(ValueKind.SCORE, both, None, Bound.EXACT, position, position + 1)
    if word in pack.ordinals and position and _is_rank(position, words):
        return Value(ValueKind.ORDINAL, pack.ordinals[word], None, Bound.EXACT, position, position + 1)
    if word in pack.ordinals and words[position].text.islower():
        unit = _counted(position + 1, words, lower, pack, stance)
        return Value(ValueKind.ORDINAL, pack.ordinals[word], unit, Bound.EXACT, position, position + 1)
    special = _time_at(position, lower, pack) or _share_at(position, lower, pack, stance)
    if special is not None:
        return special
    if word in pack.multiples and behind in stance.equalizers:
        bound = _bound(position, lower, stance)
        return Value(
            ValueKind.NUMBER, pack.multiples[word], MULTIPLE, bound, position, position + 1, measured=True
        )
    if word in pack.spans and words[position].text.islower():
        span, unit = pack.spans[word]
        bound = _bound(position, lower, stance)
        return Value(ValueKind.NUMBER, span, unit, bound, position, position + 1, measured=True)
    if word in pack.crowds:
        unit = _counted(position + 1, words, lower, pack, stance, of=True)
        return Value(ValueKind.NUMBER, pack.crowds[word], unit, Bound.LEAST, position, position + 1)
    amount, end = _amount_at(position, words, lower, pack)
    if amount is None:
        return None
    if end == position + 1 and word.isdecimal() and len(word) == 4 and int(word) in YEARS:
        unit = _unit_at(end, lower, pack)
        if unit is None:
            following = words[end : end + 1]
            near = bool(following) and following[0].start == words[end - 1].end + 1  # not "in 2018, Norland"
            noun = following[0] if near and following[0].text[0].isupper() else None
            return Value(
                ValueKind.YEAR, amount, None if noun is None else noun.key, Bound.EXACT, position, end
            )
    unit = _unit_at(end, lower, pack)
    if unit in pack.fates and _describes(end, words):
        unit = None  # "zwölf *tote* Arbeiter"
    measured = unit is not None
    sign = _unit_of(lower[position - 1], pack) if position and len(lower[position - 1]) == 1 else None
    if sign is not None and not sign.isdecimal():
        unit, measured = sign, True  # "$1.2bn"
    elif unit is None and (pair := _unit_of(" ".join(lower[end : end + 2]), pack)):
        unit, measured, end = pair, True, end + 2  # "per cent"
    elif unit is not None:
        end += 1
    else:
        counted = end + 1 if _unit_at(end, lower, pack) in pack.fates else end
        unit = _counted(counted, words, lower, pack, stance)
    bound = Bound.EXACT if _is_of_noun(position, words, stance) else _bound(position, lower, stance)
    return Value(ValueKind.NUMBER, amount, unit, bound, position, end, measured)


def _is_of_noun(position: int, words: Sequence[Word], stance: StanceWords) -> bool:
    """ "eine Strafe *über* 12 Millionen": behind a noun that tells how much it is, and not that it is more."""
    before = words[position - 1].lower if position > 1 else ""
    both = before in stance.prepositions and before in stance.at_least
    return both and words[position - 2].text[0].isupper() and words[position - 1].text[0].islower()


def _describes(position: int, words: Sequence[Word]) -> bool:
    """Whether a small word stands before a noun by its capital."""
    behind = words[position + 1 : position + 2]
    return words[position].text[0].islower() and bool(behind) and behind[0].text[0].isupper()


def _one_of(position: int, lower: Sequence[str], pack: ValueWords) -> Value | None:
    """ "jeder dritte", "one in three": a share in percent; "jeden zweiten Tag" says how often."""
    behind = lower[position + 1 : position + 4]
    of, end = 0.0, position + 2
    if lower[position] in pack.each and behind and _unit_at(position + 2, lower, pack) is None:
        of = pack.ordinals.get(behind[0], 0)
    elif pack.number_words.get(lower[position]) == 1:
        hit = next((hit for hit in pack.out_of.find(behind[:2]) if hit.start == 0), None)
        number = behind[hit.end] if hit is not None and hit.end < len(behind) else ""
        of = float(number) if number.isdecimal() else pack.number_words.get(number, 0)
        end = position + 2 + (hit.end if hit is not None else 0)
    if not 1 < of < WHOLE:
        return None
    return Value(ValueKind.NUMBER, WHOLE / of, pack.units[0][0], Bound.ROUGH, position, end, True)


def _is_month(position: int, lower: Sequence[str], pack: ValueWords, stance: StanceWords) -> bool:
    """ "im Mai", "Ende Mai", "Mai 2019": "May" alone may be a name."""
    before = lower[position - 1] if position else ""
    behind = lower[position + 1] if position + 1 < len(lower) else ""
    year = behind.isdecimal() and len(behind) == 4
    return year or before in stance.prepositions or before in pack.points


def _time_at(position: int, lower: Sequence[str], pack: ValueWords) -> Value | None:
    """ "14.30 Uhr", "2 pm": a time of day, in hours."""
    match = CLOCK.match(lower[position])
    behind = lower[position + 1] if position + 1 < len(lower) else ""
    if match is None or behind not in pack.clocks:
        return None
    hours, added = int(match[1]), pack.clocks[behind]
    if added and hours == added:
        hours = 0  # "12 pm" is noon
    amount = hours + added + int(match[2] or 0) / 60
    return Value(ValueKind.NUMBER, amount, CLOCK_UNIT, Bound.EXACT, position, position + 2, True)


def _share_at(position: int, lower: Sequence[str], pack: ValueWords, stance: StanceWords) -> Value | None:
    """ "zwei Drittel", "die Hälfte der", "half of", "one in three": a share in percent."""
    percent = pack.units[0][0]
    times = pack.number_words.get(lower[position])
    behind = lower[position + 1] if position + 1 < len(lower) else ""
    if times is not None and times < LARGEST_COMMON and behind in pack.fractions:
        share, end = times * pack.fractions[behind], position + 2
    elif pack.fractions.get(lower[position]) == HALF and (
        behind in stance.genitives or behind in stance.determiners
    ):
        counted = lower[position + 2] if position + 2 < len(lower) else ""
        if counted in pack.magnitudes or (_unit_of(counted, pack) and behind not in stance.definites):
            return None  # "half a million", "half an hour"
        share, end = HALF, position + 1
    else:
        return _one_of(position, lower, pack)
    if share >= WHOLE:
        return None
    bound = _bound(position, lower, stance)
    bound = Bound.ROUGH if bound is Bound.EXACT else bound
    return Value(ValueKind.NUMBER, share, percent, bound, position, end, True)


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
    if word[0].isdecimal():
        amount = _parse(word, pack.decimal)
    elif word in pack.number_words:
        amount = pack.number_words[word]
        following = lower[position + 1] if position + 1 < len(lower) else ""
        if amount < 1 and pack.number_words.get(following) == 1 and lower[position + 2 : position + 3]:
            position += 1  # "half *a* million"
            following = lower[position + 1]
        alone = amount <= 1 and following not in pack.magnitudes and _unit_of(following, pack) is None
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
    if end >= len(words) or not words[start].text.isdecimal() or len(words[start].text) > 3:
        return False
    group = words[end]
    apart = group.start - words[end - 1].end == 1
    return apart and group.text.isdecimal() and len(group.text) == 3


def _date_at(position: int, lower: Sequence[str], pack: ValueWords) -> Value | None:
    word = lower[position]
    match = DATE.match(word)
    if match and 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12:
        return Value(
            ValueKind.DATE, int(match[2]) * 100 + int(match[1]), None, Bound.EXACT, position, position + 1
        )
    for day, month in ((position, position + 1), (position + 1, position)):
        if max(day, month) < len(lower) and lower[month] in pack.months and lower[day].isdecimal():
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
    return pack.unit_of(word)


def _unit_at(position: int, lower: Sequence[str], pack: ValueWords) -> str | None:
    return _unit_of(lower[position], pack) if position < len(lower) else None


def _counted(
    position: int,
    words: Sequence[Word],
    lower: Sequence[str],
    pack: ValueWords,
    stance: StanceWords,
    of: bool = False,
) -> str | None:
    """Return the unit or the key of the noun that follows a number, past a few adjectives (and "of")."""
    if of and position < len(words) and lower[position] in stance.genitives:
        position += 1
    opened = position and position < len(words) and words[position].text[0].islower()
    if opened and words[position].start > words[position - 1].end + 1:
        return None  # "lag bei 2000*, sagte* Roth"
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
