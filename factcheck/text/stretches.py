"""Stretches of a sentence: what stands between punctuation, conjunctions and relative pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.languages.pack import LanguagePack
from factcheck.text.words import Word

STRETCH = re.compile(r"[,;:()–—…!?.\"“”„»«‘]|(?<=\s)-(?=\s)")


def compares_amount(position: int, lower: Sequence[str], pack: LanguagePack) -> bool:
    """Return whether a word compares an amount, and opens no clause: "more *than* 300 choirs"."""
    behind = lower[position + 1] if position + 1 < len(lower) else ""
    amount = behind[:1].isdigit() or behind in pack.values.number_words or behind in pack.values.crowds
    return amount and lower[position] in pack.stance.comparisons


def stretches_of(
    text: str, words: Sequence[Word], lower: Sequence[str], pack: LanguagePack
) -> tuple[tuple[int, int], ...]:
    """Return the word ranges between punctuation, conjunctions and relative pronouns."""
    starts = [0]
    for index in range(1, len(words)):
        between = text[words[index - 1].end : words[index].start]
        joins = lower[index] in pack.stance.coordinators or lower[index] in pack.stance.subordinators
        joins = joins or (
            lower[index] in pack.stance.person_subjects
            and lower[index - 1] not in pack.stance.finite_auxiliaries
        )
        if (joins and not compares_amount(index, lower, pack)) or STRETCH.search(between):
            starts.append(index)
    return tuple(zip(starts, [*starts[1:], len(words)], strict=True)) if words else ()
