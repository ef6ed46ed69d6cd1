"""One normal form for the spellings that transliteration gives a Slavic name."""

from __future__ import annotations

import re

ENDINGS = (
    (re.compile(r"(?:sky[jy]?|ski[jy]?)s?$"), "skij"),
    (re.compile(r"(?<=[bcdfghklmnprstvwz])[eo](?:ff|v|w)$"), "ow"),
)
LAST_LETTERS = frozenset("yjisfvw")
"""What a typical ending ends with."""
LETTERS = (
    (re.compile(r"^z(?=[aeiou])"), "s"),
    (re.compile(r"v"), "w"),
    (re.compile(r"sh(?!c)"), "sch"),
    (re.compile(r"kh"), "ch"),
    (re.compile(r"y(?=[aou])"), "j"),
)
"""German and English transliterations of the same Cyrillic letters (DIN 1460, BGN/PCGN)."""

ENGLISH_CH = re.compile(r"(?<!s)ch")
"""What an English transliteration, which has no "w", writes for "tsch"; the German one writes "kh" so."""


def normal_name(word: str) -> str:
    """Return the normal form of a lower-case word that looks like a Slavic family name, else the word.

    Only words with a typical ending are touched (-skyj, -ow), so that other words keep their letters.
    """
    if word[-1:] not in LAST_LETTERS:
        return word
    for pattern, ending in ENDINGS:
        changed = pattern.sub(ending, word)
        if changed != word or word.endswith(ending):
            if "w" not in word:
                changed = ENGLISH_CH.sub("tsch", changed)
            for letter, other in LETTERS:
                changed = letter.sub(other, changed)
            return changed
    return word
