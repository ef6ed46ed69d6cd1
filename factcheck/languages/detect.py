"""Which language a text is in, by counting the frequent words of each pack (Grefenstette 1995)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.languages.reading import ReadingWords

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000


def detect_language(text: str, readings: Mapping[str, ReadingWords]) -> str | None:
    """Return the code of the language whose stopwords a text has most of, or None without a clear lead.

    Meant for wordings too, which are short: one word that only one language has is enough.
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    counts = sorted(
        ((sum(word in reading.stopwords for word in words), code) for code, reading in readings.items()),
        reverse=True,
    )
    if not counts or not counts[0][0] or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return None
    return counts[0][1]
