"""Participles that describe a noun: "die vom Gericht *verurteilte* Politikerin", "the *cancelled* concert".

They state something in passing and take it for granted, so that what the sentence denies, asks or
demands does not touch it (a presupposition; Levinson 1983, chapter 4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.languages.pack import LanguagePack
from factcheck.text.words import Normalizer, Word

PLURAL_ENDINGS = ("e", "en", "er", "n", "s")
"""Endings of a German noun in the plural."""
ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e")
ADJECTIVES = 2
"""Further adjectives that may stand between a participle and its noun."""
SHORTEST = 6
"""Letters of the shortest inflected participle: "getane"."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """Half-open word positions of a participle with its complements; where it stands; the noun's positions.

    `determiner` opens the noun phrase: an article, or a preposition that holds one ("zum").
    """

    start: int
    end: int
    participle: int
    noun: range
    determiner: str


def inflected_attributes(
    words: Sequence[Word],
    finite: Sequence[bool],
    pack: LanguagePack,
    normalizer: Normalizer,
    among: Iterable[int] | None = None,
) -> Iterator[Attribute]:
    """Yield the participles that describe a noun in a language that inflects them, in order.

    `among` limits the positions at which a participle is looked for.
    """
    for position in range(len(words)) if among is None else among:
        if not _is_inflected_participle(words[position], normalizer):
            continue
        start = _opening(position, words, finite, pack)
        if start is None:
            continue
        # "verurteilte" is a past tense too: "das vom Gericht verurteilte …", not "das verurteilte Roth"
        bracketed = words[start].lower in pack.stance.prepositions
        if finite[position] and not bracketed and sum(finite) == 1:
            continue
        behind = range(position + 1, min(position + 2 + ADJECTIVES, len(words)))
        noun = next((p for p in behind if words[p].text[0].isupper()), None)
        if noun is None or not all(_is_adjective(other, pack) for other in words[position + 1 : noun]):
            continue
        end = noun + 1
        while end < len(words) and words[end].text[0].isupper():
            end += 1
        yield Attribute(start, noun, position, range(noun, end), words[start - 1].lower)


def _is_inflected_participle(word: Word, normalizer: Normalizer) -> bool:
    if not word.text[0].islower() or len(word.lower) < SHORTEST:
        return False
    return any(
        word.lower.endswith(ending) and normalizer.may_be_participle(word.lower.removesuffix(ending))
        for ending in ADJECTIVE_ENDINGS
    )


def _is_adjective(word: Word, pack: LanguagePack) -> bool:
    small = word.lower not in pack.lexicon.function_words and word.lower not in pack.stance.prepositions
    return small and word.lower.endswith(ADJECTIVE_ENDINGS)


def _opening(position: int, words: Sequence[Word], finite: Sequence[bool], pack: LanguagePack) -> int | None:
    """Return where the attribute begins: behind the determiner that opens the noun phrase, if there is one.

    "der vom Amt in einem Bericht genannten Firma": a determiner opens it if no noun stands between it and
    the participle, or only nouns behind a preposition.
    """
    noun = position
    for place in range(position - 1, -1, -1):
        word = words[place]
        if finite[place]:
            return None
        if word.lower in pack.stance.prepositions and place == position - 1:
            return position  # "zum abgesagten Konzert"
        if word.lower in pack.stance.determiners:
            before_noun = words[place + 1 : noun]
            if noun == position or any(w.lower in pack.stance.prepositions for w in before_noun):
                return place + 1
        if word.text[0].isupper():
            noun = place
    return None
