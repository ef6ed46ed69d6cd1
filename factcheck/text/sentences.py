"""Where sentences end, also inside quoted speech.

A rule-based splitter over the original text: no text is rebuilt, so every span is exact, and line
breaks inside of a paragraph are white space like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.languages.reading import ReadingWords

MAX_SENTENCE = 2_000
"""Longer sentences are cut at white space: no stage may meet a sentence of several megabytes."""

_OPENERS = "\"'“”„‚‘»«›‹([{"
# A mark that ends a sentence, closing quotes and brackets, white space, and what the next sentence
# begins with. Possessive quantifiers: no backtracking, so the time is linear.
_END = re.compile(
    r"[.!?…](?![.!?…])[\"'“”‘’»«›‹)\]}]*+(\s++)(?=[\"'“”„‚‘»«›‹(\[{–—-]*+\s*+(\S))",
)
# A space that got lost where a paragraph ended: "sagte der Sprecher.Der Rat …", not "www.Rat.de".
_JOINED = re.compile(r"(?<=[a-zß-öø-ÿ]{3})[.!?](?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]*\s)")
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ROMAN = re.compile(r"[IVXL]+")
_EARLIER_LETTER = re.compile(r"(?<!\w)([^\W\d_])\.\s?$")


def sentence_spans(text: str, start: int, end: int, reading: ReadingWords) -> Iterator[tuple[int, int]]:
    """Yield the sentences of `text[start:end]` as offsets, none empty, in linear time.

    White space between sentences belongs to none of them.
    """
    begin = start
    for stop, following in _ends(text, start, end, reading):
        yield from _short_enough(text, begin, stop)
        begin = following
    yield from _short_enough(text, begin, end)


def _ends(text: str, start: int, end: int, reading: ReadingWords) -> Iterator[tuple[int, int]]:
    """Yield where sentences end and where the next ones begin, ascending."""
    begin = start
    joined = _JOINED.finditer(text, start, end)
    lost = next(joined, None)
    for found in _END.finditer(text, start, end):
        while lost is not None and lost.end() <= found.start():
            yield lost.end(), lost.end()
            begin, lost = lost.end(), next(joined, None)
        if found.end() < end and _ends_sentence(text, begin, found, reading):
            yield found.start(1), found.end(1)
            begin = found.end(1)
    while lost is not None:
        yield lost.end(), lost.end()
        lost = next(joined, None)


def _ends_sentence(text: str, begin: int, found: re.Match[str], reading: ReadingWords) -> bool:
    following = found[2]
    if following.islower():
        return False
    mark = found.start()
    if text[mark] in "!?":
        return True
    if text[mark] == "…" or text[mark - 1 : mark] == ".":
        return _starts_sentence(text, found.start(2), reading)
    # No abbreviation is longer; looking at more would be slow on text without spaces.
    tail = text[max(begin, mark - 24) : mark]
    if not tail or tail[-1].isspace():
        return True
    word = tail.rsplit(None, 1)[-1].lstrip(_OPENERS)
    if not (len(word) <= 3 or word.isdigit() or "." in word or word.lower() in reading.dotted_words):
        return True
    return _ends_after(word, tail, following, text, found.start(2), reading)


def _ends_after(
    word: str, tail: str, following: str, text: str, next_word: int, reading: ReadingWords
) -> bool:
    """Whether a sentence ends after a word that may be an abbreviation, an initial or an ordinal."""
    lowered = word.lower()
    if lowered in reading.abbreviations:
        return False
    earlier = _EARLIER_LETTER.search(tail[:-1]) if len(word) == 1 else None
    if earlier and f"{earlier[1]}.{word}".lower() in reading.abbreviations:
        return False
    if lowered in reading.number_abbreviations and following.isdigit():
        return False
    if word.isdigit():
        if not reading.ordinal_dot or _YEAR.fullmatch(word):
            return True
        return word != tail and _starts_sentence(text, next_word, reading)
    initial = len(word) == 1 and word.isalpha()
    uncertain = initial or "." in word or lowered in reading.final_abbreviations or _ROMAN.fullmatch(word)
    return not uncertain or _starts_sentence(text, next_word, reading)


def _starts_sentence(text: str, position: int, reading: ReadingWords) -> bool:
    """Whether the word at a position is one that typically begins a sentence."""
    word = _WORD.match(text, position)
    return word is not None and word[0].lower() in reading.sentence_starters


def _short_enough(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start <= MAX_SENTENCE:
        if trimmed := _trimmed(text, start, end):
            yield trimmed
        return
    while start < end:
        stop = min(start + MAX_SENTENCE, end)
        if stop < end:
            space = max(text.rfind(" ", start, stop), text.rfind("\n", start, stop))
            stop = space if space > start else stop
        if trimmed := _trimmed(text, start, stop):
            yield trimmed
        start = stop


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    content = piece.strip()
    if not content:
        return None
    begin = start + len(piece) - len(piece.lstrip())
    return begin, begin + len(content)
