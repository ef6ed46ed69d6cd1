"""Finding the phrases of a word list in a sentence's words, with open endings and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

GAP = "…"
MAXIMUM_GAP = 12
"""Words that a `…` may span: about the middle field of a German main clause."""

REMEMBERED = 20_000
"""Words whose phrases a table remembers: speed only, bounded in memory."""

Phrase = tuple[str, ...]
Starts = list[tuple[int, tuple[Phrase, ...]]]
"""Positions at which phrases of one table may begin, with those phrases."""


NO_PHRASES: tuple[tuple[Phrase, ...], bool] = (), False


class PhraseHit(NamedTuple):
    """A phrase found in a sentence: half-open word positions, and the phrase as the list has it."""

    start: int
    end: int
    phrase: str


class PhraseTable(frozenset[str]):
    """An immutable list of phrases, looked up by their first word.

    A phrase is lower-case words; `*` at a word's end stands for any ending, or in a phrase of one word for one
    of the table's `endings` if it has any; `…` stands for up to `MAXIMUM_GAP` words. As a set it holds the
    phrases of one whole word: asking for one is what the engine does most, and costs no call this way. Two
    tables are the same only if they are one.
    """

    __slots__ = ("_by_prefix", "_by_word", "_longest_prefix", "_remembered", "endings", "phrases")

    phrases: tuple[str, ...]
    endings: frozenset[str]
    _by_word: dict[str, list[Phrase]]
    _by_prefix: dict[str, list[Phrase]]
    _longest_prefix: int
    _remembered: dict[str, tuple[tuple[Phrase, ...], bool]]

    def __new__(cls, phrases: Iterable[str], endings: Iterable[str] = ()) -> PhraseTable:
        """Return a table, one that knows open endings if a phrase of one word has one."""
        listed = tuple(phrases)
        single = [phrase for phrase in listed if " " not in phrase]
        open_ended = any(phrase.endswith("*") for phrase in single)
        table = super().__new__(_OpenEnded if open_ended else PhraseTable, single)
        by_word: dict[str, list[Phrase]] = {}
        by_prefix: dict[str, list[Phrase]] = {}
        for phrase in listed:
            words = tuple(phrase.split())
            first = words[0]
            if first.endswith("*"):
                by_prefix.setdefault(first[:-1], []).append(words)
            else:
                by_word.setdefault(first, []).append(words)
        table.phrases = listed
        table.endings = frozenset(endings)
        table._by_word = by_word
        table._by_prefix = by_prefix
        table._longest_prefix = max(map(len, by_prefix), default=0)
        table._remembered = {}
        return table

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        """Return whether it is the very table."""
        return self is other

    def __reduce__(self) -> tuple[type[PhraseTable], tuple[tuple[str, ...], tuple[str, ...]]]:
        """Return how to make it again."""
        return PhraseTable, (self.phrases, tuple(sorted(self.endings)))

    def taking(self, ending: str, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
        """Yield those of phrases with an open ending that may end so."""
        taken = not (self.endings and ending) or ending in self.endings
        return (phrase for phrase in phrases if taken or len(phrase) > 1)

    @property
    def first_words(self) -> Set[str]:
        """The words that phrases begin with."""
        return self._by_word.keys()

    @property
    def by_first(self) -> Iterable[tuple[str, Sequence[Phrase]]]:
        """The phrases by their first word as listed, with a `*` where its ending is open."""
        yield from self._by_word.items()
        for prefix, phrases in self._by_prefix.items():
            yield f"{prefix}*", phrases

    def find(self, words: Sequence[str]) -> tuple[PhraseHit, ...]:
        """Return every phrase in lower-case `words`, by position; overlapping ones all."""
        remembered = self._remembered
        starts = [
            (start, known[0])
            for start, word in enumerate(words)
            if (known := remembered.get(word) or self._look_up(word))[0]
        ]
        return self.hits(starts, words) if starts else ()

    def hits(
        self, starts: Iterable[tuple[int, tuple[Phrase, ...]]], words: Sequence[str]
    ) -> tuple[PhraseHit, ...]:
        """Return the phrases that stand in `words`, of those that may begin at given positions."""
        hits = []
        for start, phrases in starts:
            for phrase in phrases:
                if len(phrase) == 1:
                    hits.append(PhraseHit(start, start + 1, phrase[0]))
                elif end := _match(phrase, words, start):
                    hits.append(PhraseHit(start, end, " ".join(phrase)))
        return tuple(hits)

    def _look_up(self, word: str) -> tuple[tuple[Phrase, ...], bool]:
        found = list(self._by_word.get(word, ()))
        for length in range(min(len(word), self._longest_prefix), 1, -1):
            found += self.taking(word[length:], self._by_prefix.get(word[:length], ()))
        if len(self._remembered) >= REMEMBERED:
            self._remembered.clear()
        known = (tuple(found), any(len(phrase) == 1 for phrase in found)) if found else NO_PHRASES
        self._remembered[word] = known
        return known


class _OpenEnded(PhraseTable):
    """A table with phrases of one word whose ending is open."""

    __slots__ = ()

    def __contains__(self, word: object) -> bool:
        """Return whether a single lower-case word is a phrase of the table."""
        assert isinstance(word, str)
        known = self._remembered.get(word)
        return (known or self._look_up(word))[1]


class PhraseBook:
    """Many tables looked up together: one pass over a sentence tells which of them may have a phrase in it."""

    def __init__(self, tables: Iterable[PhraseTable]) -> None:
        self._by_first: dict[str, list[tuple[PhraseTable, Sequence[Phrase]]]] = {}
        for table in tables:
            for first, phrases in table.by_first:
                self._by_first.setdefault(first, []).append((table, phrases))
        open_ended = (len(first) - 1 for first in self._by_first if first.endswith("*"))
        self._longest_prefix = max(open_ended, default=0)
        self._remembered: dict[str, tuple[tuple[PhraseTable, tuple[Phrase, ...]], ...]] = {}

    def starts(self, words: Sequence[str]) -> Mapping[PhraseTable, Starts]:
        """Return for each table where phrases of it may begin in lower-case `words`, if anywhere."""
        found: dict[PhraseTable, Starts] = {}
        for position, word in enumerate(words):
            known = self._remembered.get(word)
            if known is None:
                known = self._look_up(word)
            if known:
                for table, phrases in known:
                    if table in found:
                        found[table].append((position, phrases))
                    else:
                        found[table] = [(position, phrases)]
        return found

    def _look_up(self, word: str) -> tuple[tuple[PhraseTable, tuple[Phrase, ...]], ...]:
        found: dict[PhraseTable, list[Phrase]] = {}
        for table, phrases in self._by_first.get(word, ()):
            found.setdefault(table, []).extend(phrases)
        for length in range(min(len(word), self._longest_prefix), 1, -1):
            for table, phrases in self._by_first.get(f"{word[:length]}*", ()):
                if taken := list(table.taking(word[length:], phrases)):
                    found.setdefault(table, []).extend(taken)
        if len(self._remembered) >= REMEMBERED:
            self._remembered.clear()
        known = self._remembered[word] = tuple((table, tuple(phrases)) for table, phrases in found.items())
        return known


class ValueOpeners(dict[str, bool]):
    """{word as written: whether it may begin a value}, filled as words are asked for; a digit always may."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self._words = frozenset(words)

    def __missing__(self, text: str) -> bool:
        """Look a word up."""
        if len(self) >= REMEMBERED:
            self.clear()
        self[text] = opens = text[0].isdigit() or text.lower() in self._words
        return opens


def without_overlaps(hits: Iterable[PhraseHit]) -> tuple[PhraseHit, ...]:
    """Return the longest of hits that overlap, by position: "neither … nor" denies once, not three times."""
    kept: list[PhraseHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: hit.start))


def _match(phrase: tuple[str, ...], words: Sequence[str], start: int) -> int:
    """Return the end position of `phrase` at `start`, or 0. A gap takes as few words as it can."""
    position = start + 1
    index = 1
    while index < len(phrase):
        if phrase[index] == GAP:
            wanted = phrase[index + 1]
            limit = min(len(words), position + MAXIMUM_GAP + 1)
            while position < limit and not _same(wanted, words[position]):
                position += 1
            if position == limit:
                return 0
            index += 2
            position += 1
            continue
        if position >= len(words) or not _same(phrase[index], words[position]):
            return 0
        index += 1
        position += 1
    return position


def _same(wanted: str, word: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
