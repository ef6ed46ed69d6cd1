"""A sentence cut into clauses: which words belong to which verb, and which clause governs which.

A shallow analysis in the way of chunk parsers (Abney 1991): punctuation and conjunctions are
candidates for a boundary, and a piece without a verb of its own joins its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.languages.pack import LanguagePack
from factcheck.text.words import Normalizer, Word

BREAK = re.compile(r"[,;:()–—…!?.\"“”„»«‚‘’]|(?<=\s)-(?=\s)")


class ClauseKind(StrEnum):
    """How a clause stands to the others."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    INFINITIVE = "infinitive"


@dataclass(frozen=True, slots=True)
class Clause:
    """Half-open word positions; the word that opens it; the position in the list of the clause that governs it."""

    start: int
    end: int
    kind: ClauseKind
    opener: str
    governor: int | None


def find_clauses(
    text: str, words: Sequence[Word], pack: LanguagePack, normalizer: Normalizer
) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in order; at least one if there are words."""
    if not words:
        return ()
    pieces = _pieces(text, words, pack)
    merged: list[tuple[int, int]] = []
    pending: int | None = None
    for start, end in pieces:
        begin = start if pending is None else pending
        if _has_verb(words[start:end], pack, normalizer):
            merged.append((begin, end))
            pending = None
        elif merged and pending is None and not _opens(words[start].lower, pack):
            merged[-1] = (merged[-1][0], end)
        else:
            pending = begin
    if pending is not None:
        if merged:
            merged[-1] = (merged[-1][0], len(words))
        else:
            merged.append((pending, len(words)))
    return _linked(merged, words, pack, normalizer)


def is_finite(word: Word, pack: LanguagePack, normalizer: Normalizer) -> bool:
    """Return whether a word looks like a finite verb: an auxiliary, or a form of a known verb."""
    if word.lower in pack.stance.finite_auxiliaries:
        return True
    if word.text[0].isupper() or not normalizer.is_known_root(word.key):
        return False
    return not (word.lower.endswith(pack.lexicon.infinitive_endings) or normalizer.is_participle(word.text))


def _opens(word: str, pack: LanguagePack) -> bool:
    return word in pack.stance.subordinators or word in pack.stance.coordinators


def _pieces(text: str, words: Sequence[Word], pack: LanguagePack) -> list[tuple[int, int]]:
    starts = [0]
    for index in range(1, len(words)):
        between = text[words[index - 1].span.end : words[index].span.start]
        coordinator = words[index].lower in pack.stance.coordinators
        if coordinator or BREAK.search(between):
            starts.append(index)
    return list(zip(starts, [*starts[1:], len(words)], strict=True))


def _has_verb(words: Sequence[Word], pack: LanguagePack, normalizer: Normalizer) -> bool:
    if any(is_finite(word, pack, normalizer) for word in words):
        return True
    if _is_infinitive(words, pack):
        return True
    # a plural present form looks like an infinitive: behind a subordinator it is the finite verb
    last = words[-1]
    return _opens(words[0].lower, pack) and last.text[0].islower() and normalizer.is_known_root(last.key)


def _is_infinitive(words: Sequence[Word], pack: LanguagePack) -> bool:
    for first, second in zip(words, words[1:], strict=False):
        if first.lower in pack.stance.infinitive_markers and second.text[0].islower():
            return not pack.lexicon.infinitive_endings or second.lower.endswith(
                pack.lexicon.infinitive_endings
            )
    last = words[-1].lower
    prefixes = pack.lexicon.separable_prefixes
    endings = pack.lexicon.infinitive_endings
    return any(last.startswith(prefix + "zu") and last.endswith(endings) for prefix in prefixes)


def _linked(
    pieces: Sequence[tuple[int, int]], words: Sequence[Word], pack: LanguagePack, normalizer: Normalizer
) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    for position, (start, end) in enumerate(pieces):
        opener = words[start].lower
        if opener in pack.stance.coordinators and start + 1 < end:
            opener = words[start + 1].lower if words[start + 1].lower in pack.stance.subordinators else opener
        inner = words[start:end]
        if opener in pack.stance.subordinators or (position and _is_relative(inner, pack, normalizer)):
            kind = ClauseKind.SUBORDINATE
        elif not any(is_finite(word, pack, normalizer) for word in inner) and _is_infinitive(inner, pack):
            kind = ClauseKind.INFINITIVE
        else:
            kind = ClauseKind.MAIN
        governor = None
        if kind is not ClauseKind.MAIN:
            governor = position - 1 if position else (1 if len(pieces) > 1 else None)
        clauses.append(Clause(start, end, kind, opener, governor))
    return tuple(clauses)


def _is_relative(words: Sequence[Word], pack: LanguagePack, normalizer: Normalizer) -> bool:
    """A piece that opens with a relative pronoun (or preposition and pronoun) and ends in its verb."""
    opens = [word.lower for word in words[:2]]
    if not any(word in pack.stance.relative_pronouns for word in opens):
        return False
    if not pack.lexicon.separable_prefixes:
        return opens[0] in pack.stance.relative_pronouns
    return is_finite(words[-1], pack, normalizer) or words[-1].lower in pack.stance.finite_auxiliaries
