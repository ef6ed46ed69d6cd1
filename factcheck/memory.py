"""What was worked out once, remembered for when it is asked for again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

LARGEST = 400_000
"""Distinct words, or the like, that are remembered: more than an archive's usual vocabulary."""

Asked = TypeVar("Asked", bound=Hashable)
Told = TypeVar("Told")


class Memory(dict[Asked, Told]):
    """{what is asked for: what a function tells of it}, filled by asking. It changes nothing but speed."""

    def __init__(self, tell: Callable[[Asked], Told]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, asked: Asked) -> Told:
        """Ask, and remember the answer."""
        if len(self) >= LARGEST:
            self.clear()
        self[asked] = told = self._tell(asked)
        return told
