"""Stand-ins: "*Der 61-Jährige* hat gestanden" means whom the sentence before it speaks of.

A phrase stands for an actor named before if it is definite, names a kind of person or body, has nothing
of its own that names another one, and if the sentences just before have the actor as their subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.languages.pack import LanguagePack
from factcheck.match.index import ClaimIndex, Meetings
from factcheck.text.chunks import NounPhrase
from factcheck.text.prepared import PreparedSentence

NEAR = 2
"""How many sentences before a passage its pronouns may point back to."""
SHORTEST_MODIFIER = 3
"""Letters from which the first part of a compound may be a noun."""
SHORTEST = 4
"""Letters from which the last part of a German compound shows what kind of person or body it is."""


class Antecedents:
    """Whom the sentences of an article speak of, for the phrases and pronouns that point back to them."""

    def __init__(
        self, sentences: Sequence[PreparedSentence], meetings: Sequence[Meetings], index: ClaimIndex
    ) -> None:
        self._sentences = sentences
        self._meetings = meetings
        self._index = index

    def stands_for(self, number: int, phrase: NounPhrase, keys: frozenset[str]) -> bool:
        """Return whether a phrase of the sentence with a number stands for the actor of whom `keys` are terms."""
        sentence = self._sentences[number]
        opening = NounPhrase(0, phrase.start, phrase.start, "", "", genitive=False)
        if not is_stand_in(sentence, phrase) or self._is_named(sentence, opening):
            return False
        return self.is_subject_before(number, keys) or self._is_only_name_before(number, keys)

    def _is_only_name_before(self, number: int, keys: frozenset[str]) -> bool:
        """Whether the sentence right before names the actor, and nobody else."""
        if not number:
            return False
        before, met = self._sentences[number - 1], self._meetings[number - 1]
        if (
            before.sentence.paragraph < self._sentences[number].sentence.paragraph - 1
            or not keys <= met.keys()
        ):
            return False
        places = {p for key in keys for p in range(met[key].position, met[key].end)}
        rest = [p for p in before.phrases if not any(p.start <= place < p.end for place in places)]
        return not any(self._is_named(before, phrase) for phrase in rest)

    def is_pointed_at(self, number: int, phrase: NounPhrase, key: str) -> bool:
        """Return whether a pronoun of the sentence with a number points to the subject right before, met as `key`."""
        sentence = self._sentences[number]
        pronouns = sentence.pack.stance.personal_pronouns
        if not phrase.pronoun or not number or sentence.lower[phrase.head] not in pronouns:
            return False
        before, met = self._sentences[number - 1], self._meetings[number - 1].get(key)
        if (
            met is None
            or met.how == "opposite"
            or before.sentence.paragraph < sentence.sentence.paragraph - 1
        ):
            return False
        subjects = [roles.subject for roles in before.roles]
        first = next((p for p in subjects if p is not None), None)
        return first is not None and first.start <= met.position < first.end

    def takes_up(self, number: int, phrase: NounPhrase, key: str, noun: str) -> bool:
        """Return whether a phrase of the sentence with a number takes up a thing that `key` and `noun` are of.

        "*das Bauwerk*" takes up "der Damm", unless the sentences just before name another building.
        """
        sentence = self._sentences[number]
        ends = _kinds_of(sentence, phrase)
        if not ends or not noun.lower().endswith(ends):
            return False
        for other in range(max(0, number - NEAR), number):
            before, met = self._sentences[other], self._meetings[other].get(key)
            place = met.position if met is not None else -1
            for position, word in enumerate(before.lower):
                if word.endswith(ends) and before.words[position].text[0].isupper() and position != place:
                    return False
        return True

    def is_subject_before(self, number: int, keys: frozenset[str]) -> bool:
        """Return whether the nearest subject with a name in the sentences before is that of whom `keys` are terms."""
        least = self._sentences[number].sentence.paragraph - 1
        for other in range(number - 1, max(-1, number - 1 - NEAR), -1):
            sentence, met = self._sentences[other], self._meetings[other]
            if sentence.sentence.paragraph < least:
                return False
            places = {met[key].position for key in keys if key in met}
            subjects = [roles.subject for roles in sentence.roles]
            named = [p for p in subjects if p is not None and not p.pronoun and not is_stand_in(sentence, p)]
            if any(p.start <= place < p.end for p in named for place in places):
                return True
            if any(self._is_named(sentence, p) for p in named):
                return False
        return False

    def _is_named(self, sentence: PreparedSentence, phrase: NounPhrase) -> bool:
        """Whether a phrase holds a name."""
        relations, functions = self._index.relations, sentence.pack.lexicon.function_words
        words = (word for word in sentence.words[phrase.start : phrase.end] if word.text[0].isupper())
        return any(not relations.is_known(word.key) and word.lower not in functions for word in words)


def points_to(sentence: PreparedSentence, phrase: NounPhrase) -> bool:
    """Return whether a phrase may point to somebody named before: "he", "the man", but not "his wife"."""
    stance = sentence.pack.stance
    if phrase.pronoun:
        return sentence.lower[phrase.head] in stance.personal_pronouns
    return is_stand_in(sentence, phrase) and phrase.determiner not in stance.pronouns


def is_stand_in(sentence: PreparedSentence, phrase: NounPhrase) -> bool:
    """Return whether a phrase may stand for somebody named before: "der Österreicher", "das Unternehmen"."""
    if not _is_undescribed(sentence, phrase):
        return False
    if phrase.determiner not in sentence.pack.stance.definites:
        return False
    return is_kind(sentence.words[phrase.head].text, sentence.pack)


def _is_undescribed(sentence: PreparedSentence, phrase: NounPhrase) -> bool:
    """Whether a phrase is one by itself: "der Vater *der Siegerin*" is described here, not named before."""
    if phrase.pronoun or phrase.preposition or phrase.genitive or phrase.coordinated:
        return False
    behind = sentence.phrase_from(phrase.end)
    return behind is None or not (behind.genitive or behind.preposition in sentence.pack.stance.agents)


def _kinds_of(sentence: PreparedSentence, phrase: NounPhrase) -> tuple[str, ...]:
    """How nouns end for which a phrase may stand: it is definite, names a kind of thing, and is not described."""
    stance = sentence.pack.stance
    if phrase.head != phrase.start + 1 or not _is_undescribed(sentence, phrase):
        return ()  # "das *neue* Gesetz"
    known = (stance.definites, stance.accusatives, stance.datives)
    if phrase.determiner in stance.indefinites or not any(phrase.determiner in listed for listed in known):
        return ()
    return sentence.pack.kinds_of_things.get(sentence.lower[phrase.head], ())


def is_kind(text: str, pack: LanguagePack) -> bool:
    """Return whether a noun, or the last part of a compound, names a kind of person or body."""
    kinds = pack.kinds
    if text in kinds:
        return True
    if not pack.lexicon.separable_prefixes or not text[0].isupper():
        return False
    return any(end in kinds for end in compound_ends(text, SHORTEST))


def compound_ends(text: str, shortest: int) -> Iterator[str]:
    """Yield what may be the last part of a German compound, longest first, as a noun of at least so many letters."""
    for cut in range(SHORTEST_MODIFIER, len(text) - shortest + 1):
        yield text[cut:].capitalize()
