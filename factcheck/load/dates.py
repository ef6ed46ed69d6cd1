"""Dates of publication: ISO dates, dates written out, and where in a text to believe one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.languages.reading import ReadingWords
from factcheck.model import PartialDate

HEAD_CHARACTERS = 1_500
"""A date of publication stands in the first characters of a text …"""
TAIL_CHARACTERS = 600
"""… or in its last ones."""

_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2100
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|\b)")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"']{1,500}")
# "BERLIN, 13. Februar 2025 -", "WASHINGTON (AP), Feb. 13, 2025 —": capitalised words before the date.
_PLACE_NAME = re.compile(
    r"(?:[^\W\d_a-zß-öø-ÿ][\w./-]*+[ \t]?+){1,4}(?:\([\w/ ]{2,20}\))?[ \t]*[,–—-][ \t]*$"
)
_AFTER_DATELINE = re.compile(r"[ \t]*(?:\([\w/ ]{2,20}\))?[ \t]*[–—:.-]")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date of publication found in a text, the offset where, and what made it credible."""

    date: PartialDate
    offset: int
    origin: str


def partial_date(year: str, month: str | None = None, day: str | None = None) -> PartialDate | None:
    """Return the date of the digits, or None if there is no such day; two-digit years are 20xx."""
    full_year = int(year) + 2000 if len(year) == 2 else int(year)
    date = PartialDate(full_year, int(month) if month else None, int(day) if day else None)
    if not _EARLIEST_YEAR <= full_year <= _LATEST_YEAR:
        return None
    try:
        datetime.date(date.year, 1 if date.month is None else date.month, 1 if date.day is None else date.day)
    except ValueError:
        return None
    return date


def parse_date(text: str, readings: Sequence[ReadingWords]) -> PartialDate | None:
    """Return the date that a value states: `2025`, `2025-02`, `2025-02-13`, with a time, or written out."""
    value = text.strip()
    if partial := _PARTIAL.match(value):
        rest = value[partial.end() :]
        if not rest or rest[0] in "Tt ":
            return partial_date(*partial.groups())
    return next((date for reading in readings for date, _, _ in dates_in(value, reading)), None)


def dates_in(text: str, reading: ReadingWords, start: int = 0) -> Iterator[tuple[PartialDate, int, int]]:
    """Yield the dates with day and year in a text, each with its start and end, ascending."""
    for found in reading.date_pattern.finditer(text, start):
        date = _read(found, reading)
        if date is not None:
            yield date, found.start(), found.end()


def date_in_text(text: str, start: int, reading: ReadingWords) -> FoundDate | None:
    """Return the date of publication that a text states near its beginning or its end, if any.

    Believed are, in this order: a labelled date ("Stand: …"), a line of nothing but date and time,
    a dateline ("BERLIN, 13. Februar 2025 -"), a sentence that says when the text was published. A
    date in running text says nothing of the text's own date.
    """
    head_end = min(start + HEAD_CHARACTERS, len(text))
    tail_start = max(head_end, len(text) - TAIL_CHARACTERS)
    found: list[tuple[int, int, PartialDate]] = []
    for region_start, region_end in ((start, head_end), (tail_start, len(text))):
        region = text[region_start:region_end]
        for date, begin, end in dates_in(region, reading):
            rank = _credibility(region, begin, end, reading)
            if rank is not None:
                found.append((rank, region_start + begin, date))
    if not found:
        return None
    rank, offset, date = min(found, key=lambda entry: entry[:2])
    return FoundDate(date, offset, _ORIGINS[rank])


def date_in_url(url: str) -> PartialDate | None:
    """Return the date that an address contains as `/2025/02/21/` or `/2025-02-21/`, if any."""
    found = _IN_URL.search(url)
    return partial_date(*found.groups()) if found else None


def date_in_linked_url(text: str, start: int) -> FoundDate | None:
    """Return the first date within an address in the text: a last resort, it may be another text's."""
    for found in _URL.finditer(text, start):
        date = date_in_url(found[0])
        if date is not None:
            return FoundDate(date, found.start(), "date in a linked address")
    return None


_ORIGINS = ("labelled date", "line of date", "dateline", "note of publication")


def _credibility(text: str, start: int, end: int, reading: ReadingWords) -> int | None:
    """Return the rank in `_ORIGINS` of a date, or None for one in running text."""
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    line_end = next((index for index in range(end, len(text)) if text[index] in "\r\n"), len(text))
    before, after = text[line_start:start], text[end:line_end]
    if reading.label_pattern.search(before[-60:]):
        return 0
    if len(before) + len(after) <= 60 and not _other_words(before + " " + after, reading):
        return 1
    if len(before) <= 60 and _PLACE_NAME.fullmatch(before.lstrip()) and _AFTER_DATELINE.match(after):
        return 2
    sentence_start = max(before.rfind(mark) for mark in (". ", "! ", "? ")) + 1
    nearby = f" {before[max(sentence_start, len(before) - 80) :]} {after[:80].partition('. ')[0]} ".lower()
    first_or_last = not text[:line_start].strip() or not text[line_end:].strip()
    if first_or_last and len(before) + len(after) <= 160:
        published = any(f" {cue} " in nearby.replace(".", " ") for cue in reading.date_cues)
        return 3 if published else None
    return None


def _other_words(text: str, reading: ReadingWords) -> bool:
    words = (word.strip(".,:;|()–-").lower() for word in text.split())
    allowed = reading.date_words | reading.weekdays
    return any(any(map(str.isalpha, word)) and word not in allowed for word in words)


def _read(found: re.Match[str], reading: ReadingWords) -> PartialDate | None:
    if iso := found["iso"]:
        return partial_date(*iso.split("-"))
    if found["day"]:
        return partial_date(found["year"], found["month"], found["day"])
    name = found["month_first"] or found["month_second"]
    month = str(reading.months[name.lower()])
    if found["month_first"]:
        return partial_date(found["year_second"], month, found["day_second"])
    return partial_date(found["year_first"], month, found["day_first"])
