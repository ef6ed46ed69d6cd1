"""Whether a noun has one of some keys, told by its first letters where they rule that out.

To look for a term in a compound, a word is cut wherever it may be cut. Most such halves are no words at all
("ahnhof" in "Bahnhof"), and working out the key of each would take most of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.memory import Memory
from factcheck.text.words import Normalizer, loose

FIRST = 4
"""First letters of a key that are compared; a key that is shorter is compared as a whole."""
SEEN = FIRST + 1
"""First letters of a noun that tell those of its key."""
CHANGED = re.compile(r"z|sk|.{0,2}[aou]e|.{0,3}(?:[vy]|[cks]h|[eo][fvw])")
"""Beginnings of which a key may have others: "ae" for "ä", and names in transliteration ("Khersow", "Chersow")."""


class NounKeys:
    """Keys of German nouns, found by the nouns in lower case."""

    def __init__(self, keys: Iterable[str], normalizer: Normalizer) -> None:
        self.keys = frozenset(keys)
        self._normalizer = normalizer
        self._beginnings = {loose(key)[:FIRST] for key in self.keys}
        self._shorter = {len(beginning) for beginning in self._beginnings if len(beginning) < FIRST}
        self._may_begin = Memory(self._may_begin_key)

    def key_of(self, noun: str) -> str:
        """Return the key of a noun in lower case if it is among them, else ""."""
        if not self._may_begin[noun[:SEEN]] and not self._normalizer.is_irregular(noun):
            return ""
        key = self._normalizer.key(noun.capitalize())
        return key if key in self.keys else ""

    def _may_begin_key(self, letters: str) -> bool:
        """Whether a noun with such first letters may have one of the keys, if its form is regular."""
        first = loose(letters)
        begun = (first[:size] in self._beginnings for size in (FIRST, *self._shorter))
        return any(begun) or CHANGED.match(first) is not None
