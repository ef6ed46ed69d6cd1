"""What an article's own date tells of a date that its sentence doesn't name: "gestern", "im kommenden Jahr"."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from factcheck.model import PartialDate
from factcheck.text.moments import Moment
from factcheck.text.prepared import PreparedSentence
from factcheck.text.values import ValueKind

WEEK = 7


def is_dated(moment: Moment, sentence: PreparedSentence, date: PartialDate | None) -> bool:
    """Return whether a sentence without the date means it by a word that counts from the article's date."""
    if date is None:
        return False
    values = sentence.pack.values
    if moment.month is None:
        offsets = _offsets(sentence.lower, values.relative_years)
        return any(date.year + offset == moment.year for offset in offsets)
    if moment.day is None or date.day is None:
        return False
    today = date.earliest
    days = {today + datetime.timedelta(offset) for offset in _offsets(sentence.lower, values.relative_days)}
    named = {int(v.amount) for v in sentence.values if v.kind is ValueKind.WEEKDAY}
    around = (today + datetime.timedelta(offset) for offset in range(1 - WEEK, WEEK))
    days |= {day for day in around if day.weekday() in named}
    return any(
        (day.month, day.day) == (moment.month, moment.day) and moment.year in (None, day.year) for day in days
    )


def goes_without_saying(moment: Moment, sentence: PreparedSentence, date: PartialDate | None) -> bool:
    """Return whether a year is left out because it is the article's own, or may be for all that is known."""
    if moment.month is not None or any(v.moment and v.moment.year for v in sentence.values):
        return False
    if date is None:
        return not _offsets(sentence.lower, sentence.pack.values.relative_years)
    return date.year == moment.year and not any(_offsets(sentence.lower, sentence.pack.values.relative_years))


def _offsets(lower: tuple[str, ...], phrases: Mapping[str, float]) -> list[int]:
    text = f" {' '.join(lower)} "
    return [int(offset) for phrase, offset in phrases.items() if f" {phrase} " in text]
