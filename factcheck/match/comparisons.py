"""Comparisons that tell a change: "*more* burglaries than last year" says that their number rose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.text.prepared import PreparedSentence

ADVERB = "ly"
"""Ending of an English adverb: "is up *sharply*"."""
REACH = 8
"""Words behind "than" among which a time tells that something is compared with what it was before."""


class Change(NamedTuple):
    """That a sentence tells a change by a comparison: at which word, and whether something rose."""

    position: int
    rising: bool


def changes_in(sentence: PreparedSentence, verbs: frozenset[str]) -> Iterator[Change]:
    """Yield the changes that a sentence tells by "more" or "fewer", or by "is up".

    `verbs` are the keys of verbs that say little by themselves: "police *recorded* fewer thefts".
    """
    stance = sentence.pack.stance
    for rising, degrees, sides in ((True, stance.mores, stance.ups), (False, stance.fewers, stance.downs)):
        for position, word in enumerate(sentence.lower):
            if (
                word in degrees
                and _is_of_time(sentence, position)
                and _says_little(sentence, position, verbs)
            ) or (word in sides and _closes(sentence, position)):
                yield Change(position, rising)


def _is_of_time(sentence: PreparedSentence, position: int) -> bool:
    """Whether something is compared with what it was before: "than *a year ago*", not "more than 500"."""
    stance, lower = sentence.pack.stance, sentence.lower
    place = next((p for p in range(position + 1, len(lower)) if lower[p] in stance.comparisons), None)
    if place is None or place + 1 >= len(lower):
        return False
    first = lower[place + 1]
    number = first in sentence.pack.values.number_words and first not in stance.determiners
    if (number or first[0].isdigit()) and place == position + 1:
        return False
    behind = lower[place + 1 : place + 1 + REACH]
    return any(word in stance.time_nouns or word in stance.befores for word in behind)


def _says_little(sentence: PreparedSentence, position: int, verbs: frozenset[str]) -> bool:
    clause = sentence.clauses[sentence.clause_of(position)]
    auxiliaries = sentence.pack.stance.finite_auxiliaries
    told = sentence.verbs_in(clause)
    return bool(told) and all(
        sentence.lower[p] in auxiliaries or sentence.words[p].key in verbs for p in told
    )


def _closes(sentence: PreparedSentence, position: int) -> bool:
    """Whether "up" stands right behind "is" and nothing behind it makes it part of a phrase: not "is up *to* him"."""
    stance, values, lower = sentence.pack.stance, sentence.pack.values, sentence.lower
    if not position or lower[position - 1] not in stance.copulas or not sentence.finite[position - 1]:
        return False
    clause = sentence.clauses[sentence.clause_of(position)]
    if position + 1 >= clause.end:
        return True
    behind = lower[position + 1]
    listed = (values.changed_by, values.changed_from, values.sinces)
    return behind[0].isdigit() or behind.endswith(ADVERB) or any(behind in table for table in listed)
