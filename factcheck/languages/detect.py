"""Which language a text is in, by counting the languages' most frequent words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from factcheck.languages.reading import ReadingWords

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_FEWEST_HITS = 3
_LEAD = 1.5


def detect_language(text: str, readings: Mapping[str, ReadingWords]) -> str | None:
    """Return the code of the language whose stopwords a text has most of, or None.

    None means too few of them (under three), or no clear lead (1.5 times) over the next language.
    Only the first 20,000 characters count.
    """
    words = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    hits = sorted(
        (
            (sum(words[word] for word in reading.stopwords if word in words), code)
            for code, reading in readings.items()
        ),
        reverse=True,
    )
    if not hits or hits[0][0] < _FEWEST_HITS:
        return None
    if len(hits) > 1 and hits[0][0] < _LEAD * hits[1][0]:
        return None
    return hits[0][1]
