"""Which language a text is in, by counting the frequent words of each pack (Grefenstette 1995)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.languages.pack import LanguagePack

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 4000
"""Characters that are enough to tell."""


def detect_language(text: str, packs: Sequence[LanguagePack]) -> str | None:
    """Return the code of the pack whose frequent words a text uses most, or None if none stands out."""
    words = [word.lower() for word in WORD.findall(text[:SAMPLE])]
    counts = sorted(
        ((sum(word in pack.reading.stopwords for word in words), pack.code) for pack in packs), reverse=True
    )
    if not counts or not counts[0][0] or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return None
    return counts[0][1]
