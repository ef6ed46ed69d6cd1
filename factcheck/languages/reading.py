"""The words and patterns that reading an article needs: dates, abbreviations, junk, stopwords.

They stand under the key `reading` of a language's YAML file. `reading_words` checks them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

METADATA_NAMES = ("date", "language", "outlet", "title", "url")


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """What one language needs for reading articles. All words and phrases are lower-case.

    The YAML files say beside each group what it is for and give an example.
    """

    months: Mapping[str, int]
    weekdays: frozenset[str]
    ordinal_dot: bool
    """Whether a full stop after a number may mark an ordinal ("3. Weltkrieg")."""
    abbreviations: frozenset[str]
    final_abbreviations: frozenset[str]
    number_abbreviations: frozenset[str]
    sentence_starters: frozenset[str]
    unfinished_endings: frozenset[str]
    stopwords: frozenset[str]
    interface_words: frozenset[str]
    interface_only: frozenset[str]
    teaser_labels: frozenset[str]
    teaser_starts: tuple[str, ...]
    teaser_marks: tuple[str, ...]
    boilerplate: tuple[str, ...]
    boilerplate_addresses: tuple[str, ...]
    boilerplate_topics: tuple[str, ...]
    credit_labels: tuple[str, ...]
    credit_marks: tuple[str, ...]
    source_labels: frozenset[str]
    byline_starts: tuple[str, ...]
    byline_links: frozenset[str]
    agencies: frozenset[str]
    date_labels: tuple[str, ...]
    date_cues: tuple[str, ...]
    date_words: frozenset[str]
    metadata_keys: Mapping[str, str]
    """The key as written in an article, to one of `METADATA_NAMES`."""
    dotted_words: frozenset[str]
    """All abbreviations together."""
    date_pattern: re.Pattern[str]
    """Finds dates with a day and a year; groups as `factcheck.load.dates` reads them."""
    credit_pattern: re.Pattern[str]
    """A credit label with its colon, where it can begin a photo credit."""
    label_pattern: re.Pattern[str]
    """A label of a date with what may stand between it and the date."""

    def is_interface(self, words: list[str]) -> bool:
        """Whether a line, as its words, holds only what a page's menus and buttons are made of.

        Numbers and times do not count. At least one word must be one that no headline is made of.
        """
        if len(words) > 12:
            return False
        plain = [word.strip(".,:;!|·•&+–-()[]»›>").lower() for word in words]
        plain = [word for word in plain if any(map(str.isalpha, word))]
        allowed = self.interface_words | self.interface_only
        return not self.interface_only.isdisjoint(plain) and all(word in allowed for word in plain)


def reading_words(data: Mapping[str, object]) -> ReadingWords:
    """Return the checked words of one language from its parsed YAML.

    Raises ValueError, naming the group, for an unknown or missing group, a wrong type, or a list
    that is not sorted, unique and lower-case.
    """
    derived = {"dotted_words", "date_pattern", "credit_pattern", "label_pattern"}
    expected = {field.name for field in fields(ReadingWords)} - derived
    if unknown := sorted(set(data) - expected):
        raise ValueError(f"reading: unknown group {unknown[0]!r}")
    if missing := sorted(expected - set(data)):
        raise ValueError(f"reading: group {missing[0]!r} is missing")
    months = _months(data["months"])
    credit_labels = _words(data, "credit_labels")
    date_labels = _words(data, "date_labels")
    ordinal_dot = data["ordinal_dot"]
    if not isinstance(ordinal_dot, bool):
        raise ValueError("reading: 'ordinal_dot' must be true or false")
    sets = {name: frozenset(_words(data, name)) for name in _names("frozenset[str]") if name in data}
    words: dict[str, Any] = sets | {name: _words(data, name) for name in _names("tuple[str, ...]")}
    return ReadingWords(
        months=months,
        ordinal_dot=ordinal_dot,
        metadata_keys=_metadata_keys(data["metadata_keys"]),
        dotted_words=sets["abbreviations"] | sets["final_abbreviations"] | sets["number_abbreviations"],
        date_pattern=_date_pattern(months),
        credit_pattern=re.compile(
            rf"(?:^|(?<=[\s|(/])){_any_of(credit_labels)} ?: ?(?=\S)|^(?:©|\(c\) )", re.I
        ),
        label_pattern=_label_pattern(date_labels),
        **words,
    )


def _label_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    label = _any_of(labels)
    # Within a line a label needs its colon: "veröffentlicht am 13.02.2025" may be said of anything.
    return re.compile(
        rf"(?:(?:^|[|(·•–-])[ \t]*{label}[ \t]*:?|(?<=\s){label}[ \t]*:)"
        r"[ \t]*(?:(?:am|on|at|den|vom)[ \t]+)?(?:[^\W\d_]{2,10}[.,]{0,2}[ \t]+)?$",
        re.IGNORECASE,
    )


def _names(annotation: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(ReadingWords) if field.type == annotation)


def _words(data: Mapping[str, object], name: str) -> tuple[str, ...]:
    words = data[name]
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise ValueError(f"reading: {name!r} must be a list of words")
    if words != sorted(set(words)):
        raise ValueError(f"reading: {name!r} must be sorted and unique")
    if wrong := [word for word in words if word != word.lower()]:
        raise ValueError(f"reading: {name!r} must be lower-case: {wrong[0]!r}")
    return tuple(words)


def _months(data: object) -> Mapping[str, int]:
    if not isinstance(data, dict):
        raise ValueError("reading: 'months' must map names to numbers")
    for name, number in data.items():
        if not isinstance(name, str) or name != name.lower() or number not in range(1, 13):
            raise ValueError(f"reading: 'months' must map a lower-case name to 1 to 12: {name!r}")
    return dict(data)


def _metadata_keys(data: object) -> Mapping[str, str]:
    if not isinstance(data, dict) or set(data) - set(METADATA_NAMES):
        raise ValueError(f"reading: 'metadata_keys' may have the keys {', '.join(METADATA_NAMES)}")
    return {word: name for name in data for word in _words(data, name)}


def _any_of(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _date_pattern(months: Mapping[str, int]) -> re.Pattern[str]:
    month = _any_of(tuple(months))
    return re.compile(
        r"(?<![\d.])(?:"
        r"(?P<iso>\d{4}-\d{2}-\d{2})"
        r"|(?P<day>\d{1,2})\.[ ]?(?P<month>\d{1,2})\.[ ]?(?P<year>\d{4}|\d{2}(?!\d|[.:]\d))"
        rf"|(?P<day_first>\d{{1,2}})(?:\.|st|nd|rd|th)?\s(?P<month_second>{month})\.?,?\s(?P<year_first>\d{{4}})"
        r")(?!\d)"
        rf"|\b(?P<month_first>{month})\.?\s(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year_second>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )
