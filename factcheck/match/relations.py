"""Which words can stand for which: aliases, regions, equivalents, nominalisations, opposites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from factcheck.languages.pack import LanguagePack
from factcheck.model import Span
from factcheck.text.genders import gender_of_first_name, gender_of_noun
from factcheck.text.words import Normalizer, Word, loose


class Relation(NamedTuple):
    """A key that can stand for another: how, and how much of the word's weight it is worth (0 to 1)."""

    key: str
    how: str
    credit: float


Phrase = tuple[str, ...]
"""The keys of a name's words."""

SAME, NOMINALISED, EQUIVALENT, OPPOSITE = 1.0, 0.95, 0.85, 0.85
NAMED = 3
"""Words behind a title within which its bearer's name ends: "Präsident *John F. Kennedy*"."""
SHORTEST_COMPOUND, SHORTEST_HEAD, SHORTEST_MODIFIER = 7, 4, 3
LINKING = ("", "s", "es", "n", "en", "er", "e")
"""Letters that German puts between the halves of a compound."""


class Names:
    """What goes by several names: a project's aliases, and the countries and places of a language."""

    def __init__(self, groups: Iterable[Sequence[Phrase]], regions: Sequence[Sequence[Phrase]]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, str]]] = {}
        for group in _merged([*groups, *regions]):
            concept = "@" + " ".join(group[0])
            for phrase in group:
                self._by_first.setdefault(phrase[0], []).append((phrase, concept))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))
        places = {phrase for group in regions for phrase in group}
        self.regions = frozenset(
            concept for found in self._by_first.values() for phrase, concept in found if phrase in places
        )
        """The concepts of countries and places."""

    def may_start(self, keys: Iterable[str]) -> bool:
        """Return whether a name begins with one of the keys."""
        return not self._by_first.keys().isdisjoint(keys)

    def starting(self, key: str) -> Sequence[tuple[Phrase, str]]:
        """Return the names that begin with a key, each with its concept, the longest first."""
        return self._by_first.get(key, ())


class Thesaurus:
    """The lexicon of a language over word keys: what stands for what, what says little."""

    def __init__(self, pack: LanguagePack, normalizer: Normalizer) -> None:
        lexicon = pack.lexicon
        key = normalizer.key
        self.equivalents = _by_member(lexicon.equivalents, normalizer)
        for narrow, wide in lexicon.entailments:
            narrower = tuple(map(key, narrow))
            for word in map(key, wide):
                self.equivalents.setdefault(word, []).append(narrower)
            for word in narrower:
                self.equivalents.setdefault(word, [])
        self.nominal = _by_member(lexicon.nominalisations, normalizer)
        self.opposites: dict[str, set[str]] = {}
        for one, other in lexicon.opposites:
            ones, others = {key(word) for word in one}, {key(word) for word in other}
            for word in ones:
                self.opposites.setdefault(word, set()).update(others - ones)
            for word in others:
                self.opposites.setdefault(word, set()).update(ones - others)
        self.ergatives = frozenset(map(key, lexicon.ergatives))
        self.undergone = frozenset(map(key, lexicon.undergone))
        self.light = frozenset(map(key, lexicon.light_words))
        self.common = frozenset(map(key, lexicon.common_words))
        self.clashes = frozenset(
            frozenset((key(one), key(other)))
            for group in lexicon.stem_clashes
            for one in group
            for other in group
            if one != other
        )
        listed = chain(self.equivalents, self.opposites)
        self.idioms = frozenset(found for found in listed if " " in found)
        self.regions = tuple(_phrases(group, normalizer) for group in lexicon.regions)
        self.names = Names((), self.regions)
        titles = map(key, (*lexicon.offices, *lexicon.speakers))
        self.known = frozenset(
            map(loose, chain(self.light, self.common, self.equivalents, self.nominal, self.opposites, titles))
        )


@cache
def normalizer_of(pack: LanguagePack) -> Normalizer:
    """Return a pack's normalizer, made once per process: it remembers the keys of words it has seen."""
    return Normalizer(pack.lexicon)


@cache
def thesaurus_of(pack: LanguagePack) -> Thesaurus:
    """Return a pack's thesaurus, made once per process."""
    return Thesaurus(pack, normalizer_of(pack))


class Relations:
    """A language's thesaurus together with a project's aliases."""

    def __init__(self, pack: LanguagePack, aliases: Iterable[Sequence[str]]) -> None:
        self._pack = pack
        self._normalizer = normalizer_of(pack)
        self._function_words = pack.lexicon.function_words
        self._nouns_have_capitals = bool(pack.lexicon.infinitive_endings)
        self._halves: dict[str, tuple[str, ...]] = {}  # of the wordings' words alone
        self._aliases = [_phrases(group, self._normalizer) for group in aliases]

    @cached_property
    def _thesaurus(self) -> Thesaurus:
        """The language's thesaurus, made when it is asked for: a language without wordings or articles needs none."""
        return thesaurus_of(self._pack)

    @cached_property
    def _names(self) -> Names:
        """The places of the language with the project's aliases."""
        known = self._thesaurus
        return Names(self._aliases, known.regions) if self._aliases else known.names

    def concepts(self, texts: Sequence[str]) -> dict[int, tuple[str, int]]:
        """Return {first position: (concept, end position)} of the aliases and regions in words as written."""
        keys = [*map(self._normalizer.key, texts)]
        small = self._normalizer.key(texts[0].lower()) if texts else ""
        if not self._names.may_start((*keys, small)):
            return {}
        found: dict[int, tuple[str, int]] = {}
        position = 0
        while position < len(keys):
            for phrase, concept in self._names.starting(keys[position]):
                end = _matches(phrase, keys, position)
                if end and not (len(phrase) == 1 and self._is_pronoun(texts[position])):
                    if not self._is_title_of_other(concept, texts, keys, position, end):
                        found[position] = (concept, end)
                    position = end - 1
                    break
            position += 1
        if texts and 0 not in found and texts[0].lower() not in self._function_words:
            for phrase, concept in self._names.starting(small):
                if len(phrase) == 1:
                    found[0] = (concept, 1)  # "*Russische* Truppen"
        return found

    def _is_title_of_other(
        self, concept: str, texts: Sequence[str], keys: Sequence[str], start: int, end: int
    ) -> bool:
        """ "*Kanzler* Olaf Roth" where "Kanzler" is an alias of Ines Holm: a title right before another's name."""
        behind = [text for text in texts[end : end + NAMED] if text[0].isupper()]
        title = texts[end - 1]
        if not behind or texts[end] != behind[0] or concept in self._names.regions:
            return False
        person = gender_of_noun(title, self._pack) is not None
        if not person and (self._nouns_have_capitals or title not in self._pack.titles):
            return False
        names = self._names.starting
        for place in range(end, min(end + NAMED, len(keys))):
            if any(own == concept and _matches(name, keys, place) for name, own in names(keys[place])):
                return False
        if gender_of_first_name(behind[0], self._pack) is not None:
            return len(behind) > 1
        before = texts[start - 1].lower() if start else ""
        named = before not in self._pack.stance.determiners or not self._nouns_have_capitals
        return named and behind[0].lower() not in self._function_words and not self.is_known(keys[end])

    def _is_pronoun(self, text: str) -> bool:
        """Whether a word that is written like an acronym but for its capitals says little: "*who*", not "WHO"."""
        small = text.islower() or (not self._nouns_have_capitals and not text.isupper())
        return small and text.lower() in self._function_words

    def starts_concept(self, key: str) -> bool:
        """Return whether an alias or region begins with a key."""
        return bool(self._names.starting(key))

    def is_known(self, key: str) -> bool:
        """Return whether any list of the lexicon has a key: then it is hardly a name."""
        return loose(key) in self._thesaurus.known

    @property
    def regions(self) -> frozenset[str]:
        """The concepts of countries and places."""
        return self._names.regions

    @property
    def idioms(self) -> frozenset[str]:
        """The keys of the listed words that are several: "step down", "Hut nehmen"."""
        return self._thesaurus.idioms

    def is_ergative(self, key: str) -> bool:
        """Return whether a verb's subject may be what is acted upon: "Das Bad *schließt*"."""
        return key in self._thesaurus.ergatives

    def is_undergone(self, key: str) -> bool:
        """Return whether something happens to a verb's subject, which acts upon nothing: "Alle *überlebten*"."""
        return key in self._thesaurus.undergone

    def is_compound(self, word: Word) -> bool:
        """Return whether a capitalised word is put together from two words that the lexicon knows."""
        return bool(self.halves(word.text))

    def halves(self, text: str) -> tuple[str, ...]:
        """Return the keys of a German compound's modifier and head if both are known words, else nothing."""
        known = self._halves.get(text)
        if known is None:
            known = self._halves[text] = self._split(text)
        return known

    def _split(self, text: str) -> tuple[str, ...]:
        lower = text.lower()
        if not text[0].isupper() or len(lower) < SHORTEST_COMPOUND:
            return ()
        key = self._normalizer.key
        for cut in range(len(lower) - SHORTEST_HEAD, SHORTEST_MODIFIER - 1, -1):
            head = key(lower[cut:].capitalize())
            if not self.is_known(head):
                continue
            for letters in LINKING:
                modifier = lower[: cut - len(letters)] if lower[:cut].endswith(letters) else ""
                if len(modifier) < SHORTEST_MODIFIER:
                    continue
                stem = key(modifier.capitalize())
                if self.is_known(stem) or self.starts_concept(stem):
                    return stem, head
        return ()

    def tier(self, word: Word) -> int | None:
        """Return 0 for a word that says little, 1 for a usual one, None for a word that says much."""
        if word.key in self._thesaurus.light:
            return 0
        return 1 if word.key in self._thesaurus.common else None

    def are_different(self, key: str, other: str) -> bool:
        """Return whether two keys that look alike are known to be different words."""
        return frozenset((key, other)) in self._thesaurus.clashes

    def standing_for(self, key: str) -> tuple[Relation, ...]:
        """Return the keys that can stand for a key, the key itself first."""
        found = {key: Relation(key, "same", SAME)}
        nominal = set().union(*self._thesaurus.nominal.get(key, ()))
        begun = self._begun_by(key) or self._without_articles(key)
        near = set().union(
            *self._thesaurus.equivalents.get(key, ()), *self._thesaurus.equivalents.get(begun, ())
        )
        for other in nominal:
            near.update(*self._thesaurus.equivalents.get(other, ()))
        for other in tuple(near):
            near.update(*self._thesaurus.nominal.get(other, ()))
        for other in nominal:
            found.setdefault(other, Relation(other, "equivalent", NOMINALISED))
        for other in near:
            found.setdefault(other, Relation(other, "equivalent", EQUIVALENT))
        opposed = {*self._thesaurus.opposites.get(key, ()), *self._thesaurus.opposites.get(begun, ())} - near
        for other in nominal:
            opposed.update(self._thesaurus.opposites.get(other, ()))
        for other in opposed:
            found.setdefault(other, Relation(other, "opposite", OPPOSITE))
        return tuple(found.values())

    def _without_articles(self, key: str) -> str:
        """ "aus *der* Haft entlassen": the listed idiom without its articles; "" if there is none."""
        if not self._nouns_have_capitals:
            return ""
        parts = key.split()
        bare = " ".join(part for part in parts if part not in self._pack.stance.determiners)
        return bare if bare in self.idioms else ""

    def _begun_by(self, key: str) -> str:
        """ "*call off* strike": the longest listed idiom of several words with which one begins; "" without one.

        No noun before its verb: "*peace talks* fail" says something else.
        """
        parts = key.split()
        if not self._nouns_have_capitals and not self._normalizer.is_known_root(parts[0]):
            return ""
        beginnings = (" ".join(parts[:end]) for end in range(len(parts) - 1, 1, -1))
        return next((beginning for beginning in beginnings if beginning in self.idioms), "")


def _phrases(names: Iterable[str], normalizer: Normalizer) -> tuple[Phrase, ...]:
    """Return the keys of names, each once."""
    words = (normalizer.words(name, Span(0, len(name))) for name in names)
    return tuple(dict.fromkeys(tuple(word.key for word in found) for found in words))


def _merged(groups: Iterable[Sequence[Phrase]]) -> list[tuple[Phrase, ...]]:
    """Join groups that share a name: a curator's `Ukraine: [Kiew]` widens the built-in group."""
    group_of: dict[Phrase, int] = {}
    merged: list[dict[Phrase, None]] = []
    for group in groups:
        names = dict.fromkeys(name for name in group if name)
        shared = sorted({group_of[name] for name in names if name in group_of})
        home = shared[0] if shared else len(merged)
        if not shared:
            merged.append({})
        for other in shared[1:]:
            names |= merged[other]
            merged[other] = {}
        merged[home] |= names
        group_of.update(dict.fromkeys(names, home))
    return [tuple(names) for names in merged if names]


def _by_member(groups: Iterable[Sequence[str]], normalizer: Normalizer) -> dict[str, list[tuple[str, ...]]]:
    """Return {key of a word: the groups that hold it, as keys}."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for group in groups:
        keys = tuple(map(normalizer.key, group))
        for key in keys:
            found.setdefault(key, []).append(keys)
    return found


def _matches(phrase: Phrase, keys: Sequence[str], position: int) -> int:
    end = position + len(phrase)
    return end if tuple(keys[position:end]) == phrase else 0


def meeting_keys(relations: Mapping[str, Sequence[Relation]]) -> dict[str, tuple[Relation, ...]]:
    """Turn {term: keys that can stand for it} into {key: terms that it can stand for}."""
    turned: dict[str, list[Relation]] = {}
    for term, others in relations.items():
        for relation in others:
            turned.setdefault(relation.key, []).append(Relation(term, relation.how, relation.credit))
    return {key: tuple(found) for key, found in turned.items()}
