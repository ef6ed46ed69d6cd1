"""What was worked out of a word, remembered for when it is met again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

LARGEST = 400_000
"""Distinct words that are remembered: more than an archive's usual vocabulary."""

Told = TypeVar("Told")


class Memory(dict[str, Told]):
    """{word: what a function tells of it}, filled as words are asked for. It changes nothing but speed."""

    def __init__(self, tell: Callable[[str], Told]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> Told:
        """Ask for a word, and remember the answer."""
        if len(self) >= LARGEST:
            self.clear()
        self[word] = told = self._tell(word)
        return told
