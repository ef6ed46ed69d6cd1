"""Another name in the same place: "in Marseille" for "in Kazan", "Luca Ferro" for "Maria Ferro"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.languages.phrases import PhraseHit
from factcheck.match.alignment import TermMatch
from factcheck.match.terms import FULL, TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage, preposition_before
from factcheck.text.words import Word

NAME = "other-name"
LINK = 3
"""Words that may link a name to what it is part of: "Neustedt *an der* Wied"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return names that stand where the wording has one of its own that the article doesn't give.

    Whoever or wherever is meant may still be the same, so the passage is only weakened.
    """
    other = _named_otherwise(passage)
    if other is not None:
        return (passage.effect(NAME, EffectKind.SILENCE, other),)
    for match in passage.alignment.matches:
        if match.position is not None or match.term.kind is not TermKind.ACTOR:
            continue
        others = (*_other_places(passage, match), *_other_first_names(passage, match))
        apart = bool(others) and _is_told_apart(passage, match)
        if apart or (others and match.how == "missing"):
            hit = PhraseHit(others[0], others[0] + 1, NAME)
            return (passage.effect(NAME, EffectKind.SILENCE if apart else EffectKind.WEAKEN, hit),)
    return _elsewhere(passage)


def _elsewhere(passage: Passage) -> tuple[Effect, ...]:
    """ "Das Bad *in Berndorf* schließt" for "Das Bad in Hollern schließt", which the article may name before."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    known = passage.matcher.index.relations.is_known
    for match in passage.alignment.matches:
        named = match.term.text[0].isupper() and match.term.value is None and not match.term.predicate
        if match.position is not None or not named or known(match.term.key):
            continue
        wanted = _before_place(wording.words, match.term.position, passage)
        for position in range(1, len(sentence.words)) if wanted else ():
            if sentence.clause_of(position) not in passage.focus_clauses or not _is_stranger(
                passage, position
            ):
                continue
            here = _before_place(sentence.words, position, passage)
            same = here == wanted or (here in stance.inside and wanted in stance.inside)
            if same and here and _may_be_place(passage, position, here):
                return (passage.effect(NAME, EffectKind.WEAKEN, PhraseHit(position, position + 1, NAME)),)
    return ()


def _before_place(words: Sequence[Word], position: int, passage: Passage) -> str:
    """Return the preposition right before a name, or before the noun that it explains: "*im* Nachbarort Berndorf"."""
    for place in (position - 1, position - 2):
        if place < 0 or words[place].lower in passage.stance.prepositions:
            return words[place].lower if place >= 0 else ""
        known = passage.matcher.index.relations.is_known(words[place].key)
        if not words[place].text[0].isupper() or not known:
            return ""
    return ""


def _may_be_place(passage: Passage, position: int, preposition: str) -> bool:
    """Whether a name is none of a person, and behind "von" tells where the wording's own noun is from."""
    sentence = passage.sentence
    if sentence.words[position].key in passage.matcher.people:
        return False
    if preposition not in passage.stance.agents:
        return True
    owner = sentence.phrase_until(position - 1)
    return owner is not None and owner.head in passage.aligned


def _named_otherwise(passage: Passage) -> PhraseHit | None:
    """ "die Schule am *Marktplatz*" for "die Schule am Lindenplatz": the same words, and then another name."""
    sentence, said = passage.sentence, passage.alignment.wording.words
    ends = {
        m.term.position: m.end or m.position + 1 for m in passage.alignment.matches if m.position is not None
    }
    for match in passage.alignment.matches:
        place = match.term.position
        if match.how != "missing" or match.term.predicate or not match.term.text[0].isupper():
            continue
        linked = place - 1
        while linked > 0 and place - linked <= LINK and linked not in ends:
            linked -= 1
        link = [word.lower for word in said[linked + 1 : place]]
        behind = ends.get(linked)
        if behind is None or not link or any(word.text[0].isupper() for word in said[linked + 1 : place]):
            continue
        end = behind + len(link)
        if list(sentence.lower[behind:end]) != link or end >= len(sentence.words):
            continue
        if sentence.words[end].text[0].isupper() and end not in passage.aligned:
            return PhraseHit(end, end + 1, NAME)
    return None


def _is_told_apart(passage: Passage, match: TermMatch) -> bool:
    """ "Stefan Weber ging. *Markus Weber* dankte ihm": the article has both names, so they are two people."""
    words = passage.alignment.wording.words
    pair = tuple(word.key for word in words[match.term.position : match.term.position + 2])
    return any(
        (one.key, other.key) == pair
        for sentence in passage.matcher.article.sentences
        if sentence is not passage.sentence
        for one, other in pairwise(sentence.words)
    )


def _other_places(passage: Passage, match: TermMatch) -> Iterator[int]:
    """Names behind the same preposition as the wording's own: "in Marseille" where it has "in Kazan"."""
    words = passage.sentence.words
    wanted = _preposition(passage.alignment.wording.words, match.term.position, passage)
    if not wanted or match.term.weight < FULL:
        return
    for position in range(1, len(words)):
        if _is_stranger(passage, position) and _preposition(words, position, passage) == wanted:
            yield position


def _other_first_names(passage: Passage, match: TermMatch) -> Iterator[int]:
    """Other first names before the family name: "Luca" where the wording has "Maria"."""
    surname = next((m for m in passage.alignment.matches if m.term.position == match.term.position + 1), None)
    if (
        surname is None
        or surname.position is None
        or surname.term.kind is not TermKind.ACTOR
        or not surname.position
    ):
        return
    before = surname.position - 1
    word = passage.sentence.words[before]
    if _is_stranger(passage, before) and word.text[0] != match.term.text[0] and not word.text.isupper():
        yield before


def _preposition(words: Sequence[Word], position: int, passage: Passage) -> str:
    """Return the preposition right before a position, determiners aside, or ""."""
    lower = [word.lower for word in words[:position]]
    place = preposition_before(lower, position, passage.stance)
    return "" if place is None else lower[place]


def _is_stranger(passage: Passage, position: int) -> bool:
    """Whether a word looks like a name that the wording doesn't have."""
    word = passage.sentence.words[position]
    values = passage.sentence.pack.values
    if not word.text[0].isupper() or position in passage.aligned:
        return False
    if word.lower in passage.sentence.pack.lexicon.function_words or word.lower in (
        *values.months,
        *values.weekdays,
    ):
        return False
    return not passage.matcher.index.relations.is_known(word.key)
