"""Another kind: "*government* forces withdrew" for "*rebel* forces withdrew", "the *deputy* mayor" for "the mayor".

What kind of it is another one is read only where word order shows what describes a noun; German writes both as one.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.match.alignment import TermMatch
from factcheck.match.terms import COMMON, TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage

NAME = "other-kind"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the word before a noun that tells another kind of it than the wording does, or a lesser rank."""
    lesser = _of_lesser_rank(passage)
    if lesser or passage.sentence.pack.lexicon.infinitive_endings:
        return lesser
    for kind, noun in pairwise(passage.alignment.matches):
        if kind.term.position + 1 == noun.term.position and _describes(kind, noun):
            place = _described_otherwise(passage, kind, noun.position or 0)
            if place is not None:
                return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, place, (noun.position or 0) + 1),)
    return _within_idiom(passage) or _within_own_idiom(passage)


def _within_own_idiom(passage: Passage) -> tuple[Effect, ...]:
    """ "*cut* its sales *forecast*" for "cut its profit forecast": another kind, within the wording's idiom."""
    words = passage.alignment.wording.words
    for noun in passage.alignment.matches:
        parts, last = noun.term.key.split(), (noun.end or 0) - 1
        if len(parts) < 2 or noun.position is None or last <= noun.position + 1:
            continue
        for kind in passage.alignment.matches:
            place = kind.term.position + 1
            within = noun.term.position < kind.term.position and place < len(words)
            if within and words[place].key == parts[-1] and kind.how == "missing" and _describes(kind, noun):
                other = _described_otherwise(passage, kind, last)
                if other is not None:
                    return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, other, last + 1),)
    return ()


def _within_idiom(passage: Passage) -> tuple[Effect, ...]:
    """ "*signed* a trade *agreement*" for "signed a peace agreement": an idiom's noun is another kind of it."""
    for kind in passage.alignment.matches:
        own = kind.term.key.split()
        if kind.how != "missing" or len(own) < 2 or kind.term.kind is not TermKind.WORD:
            continue
        for noun in passage.alignment.matches:
            last = (noun.end or 0) - 1
            same = noun.position is not None and last > noun.position + 1
            if same and passage.sentence.words[last].key == own[-1]:
                place = _described_otherwise(passage, kind, last)
                if place is not None:
                    return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, place, last + 1),)
    return ()


def _describes(kind: TermMatch, noun: TermMatch) -> bool:
    """Whether a wording's word isn't met, and the noun behind it is: no name, whose bearer has several titles."""
    told = noun.position is not None and noun.how in ("same", "equivalent")
    plain = all(m.term.value is None and m.term.kind is TermKind.WORD for m in (kind, noun))
    lacking = kind.position in (None, noun.position)  # one word may stand for both
    return told and plain and lacking and kind.term.weight >= COMMON and not kind.term.predicate


def _described_otherwise(passage: Passage, kind: TermMatch, noun: int) -> int | None:
    """Where another word stands in the place of one that the article doesn't have at all."""
    sentence, stance = passage.sentence, passage.stance
    phrase, place = sentence.phrase_at(noun), noun - 1
    if phrase is None or place < phrase.start or sentence.finite[noun]:
        return None
    ends = {end for m in passage.alignment.matches if m.position for end in (m.position, (m.end or 0) - 1)}
    if place in passage.aligned and place in ends:  # "*signed* a trade *agreement*" leaves "trade" out
        return None
    word, values = sentence.lower[place], sentence.pack.values
    counts = word[0].isdigit() or word in values.number_words or word in values.ordinals
    if counts or word in stance.determiners or word in stance.clitics or word in stance.prepositions:
        return None
    return place if kind.how == "missing" or kind.position == noun else None


def _of_lesser_rank(passage: Passage) -> tuple[Effect, ...]:
    """ "the *deputy* mayor Jane Roe" for "the mayor": somebody else, unless the wording names who it is."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    hits = sentence.find(stance.lesser_ranks)
    if not hits or wording.find(stance.lesser_ranks):
        return ()
    names = {
        m.term.position for m in passage.alignment.matches if m.term.kind is TermKind.ACTOR and m.position
    }
    for match in passage.alignment.matches:
        phrase = sentence.phrase_at(match.position) if match.position is not None else None
        if phrase is None or match.term.kind is not TermKind.WORD or match.term.position + 1 in names:
            continue
        behind = sentence.words[match.end or 0 : phrase.end]
        for hit in hits if all(word.text[0].isupper() for word in behind) else ():
            if phrase.start <= hit.start <= (match.position or 0):
                return (passage.effect(NAME, EffectKind.WEAKEN, hit),)
    return ()
