"""Ranking: "the *second*-longest river", "*one of the* longest rivers", "a *long* river" for "the longest river".

A superlative is what is claimed, whatever noun it stands before. And of two, which is more: "B is older than *A*".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.languages.pack import LanguagePack
from factcheck.match.alignment import TermMatch
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.verb_forms import COMPARATIVE
from factcheck.text.words import Word

NAME, SIDES = "ranking", "sides"
BEFORE = 4
"""Words before a superlative within which it is told to be one of several: "*one of* Europe's longest"."""
COMPARED = 6
"""Words before "than" within which it is told what is more: "*more* people live in Norland than"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return what ranks lower than the wording does: another rank denies, one of several or no superlative weakens."""
    for match in _superlatives(passage):
        place = match.position
        if place is None:
            continue
        lower = _lower_rank(passage, place)
        if lower is not None:
            return (Effect(NAME, EffectKind.DENY, passage.sentence, lower, place + 1),)
        less = _one_of_several(passage, place)
        less = less if less is not None else _narrowed(passage, match, place)
        if less is None and not _is_superlative(passage, place):
            less = place
        if less is not None:
            return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, less, less + 1),)
    return _turned_round(passage)


def _turned_round(passage: Passage) -> tuple[Effect, ...]:
    """ "Roe is older *than Cole*" for "Cole is older than Roe": each is what the other is compared with."""
    alignment, sentence = passage.alignment, passage.sentence
    said = _compared_at(alignment.wording.words, sentence.pack)
    here = _compared_at(sentence.words, sentence.pack) if said is not None else None
    if said is None or here is None:
        return ()
    measure = next((p for p in alignment.wording.phrases if p.start == said + 1), None)
    other = sentence.phrase_from(here + 1)
    if measure is None or other is None:
        return ()
    told = [m for m in alignment.matches if m.position is not None]
    within = range(other.start, other.end)
    first = any(m.position in within for m in told if m.term.position < said and not m.term.predicate)
    second = any(m.position not in within for m in told if measure.start <= m.term.position < measure.end)
    if not (first or second):
        return ()
    # "B is *no* older": they may be the same
    denied = passage.hits(passage.stance.negators, passage.focus_clauses)
    kind = EffectKind.DENY if first and second and not denied else EffectKind.WEAKEN
    return (Effect(SIDES, kind, sentence, other.start, other.end),)


def _compared_at(words: Sequence[Word], pack: LanguagePack) -> int | None:
    """Where "als" or "than" stands behind a comparative: "mehr Stimmen *als*", "older *than*"."""
    than = (place for place, word in enumerate(words) if word.lower in pack.stance.comparisons)
    return next((p for p in than if any(_tells_more(w, pack) for w in words[max(0, p - COMPARED) : p])), None)


def _tells_more(word: Word, pack: LanguagePack) -> bool:
    if word.lower in pack.stance.mores or word.lower in pack.stance.fewers:
        return True
    small = word.text[0].islower() and word.lower not in pack.lexicon.function_words
    return small and word.lower.endswith(COMPARATIVE)


def _superlatives(passage: Passage) -> Iterator[TermMatch]:
    """The superlatives of a wording that tell the first rank: not "the *second* largest", "*one of* the largest"."""
    wording, stance = passage.alignment.wording, passage.stance
    said = wording.lower
    values = passage.sentence.pack.values
    hits = {hit.start for hit in wording.find(stance.superlatives)}
    for match in passage.alignment.matches:
        place = match.term.position
        ranked = place and said[place - 1] in values.ordinals
        several = any(word in stance.one_of for word in said[max(0, place - BEFORE) : place])
        german = bool(passage.sentence.pack.lexicon.infinitive_endings)  # "*Best*echlichkeit" is none
        noun = german and wording.words[place].text[0].isupper()
        if place in hits and not ranked and not several and not noun:
            yield match


def _lower_rank(passage: Passage, place: int) -> int | None:
    """ "*second*-longest": where another rank is told."""
    before = passage.sentence.lower[place - 1] if place else ""
    return place - 1 if passage.sentence.pack.values.ordinals.get(before, 1) > 1 else None


def _one_of_several(passage: Passage, place: int) -> int | None:
    """ "*one of* the longest", "zählt *zu* den längsten", "*almost* the longest": another one may rank first."""
    sentence, stance = passage.sentence, passage.stance
    opening = range(max(0, place - BEFORE), place)
    tables = (stance.one_of, stance.nearly)
    return next((hit.start for table in tables for hit in sentence.find(table) if hit.start in opening), None)


def _narrowed(passage: Passage, match: TermMatch, place: int) -> int | None:
    """ "the longest *navigable* river", "the longest river *after* the Rhine": among fewer than all."""
    sentence, stance = passage.sentence, passage.stance
    by_place = {other.term.position: other for other in passage.alignment.matches}
    noun = by_place.get(match.term.position + 1)
    if noun is None or noun.position is None:
        return None
    between = range(place + 1, noun.position)
    if len(between) == 1 and between[0] not in passage.aligned:
        return between[0]
    outdone = (
        phrase.start
        for phrase in sentence.phrases
        if phrase.start > noun.position
        and phrase.preposition in stance.afters
        and sentence.words[phrase.head].text[0].isupper()
        and phrase.head not in passage.aligned
    )
    return next(outdone, None)


def _is_superlative(passage: Passage, place: int) -> bool:
    return any(hit.start <= place < hit.end for hit in passage.sentence.find(passage.stance.superlatives))
