"""Idioms: several words that mean one together ("den Hut nehmen", "call off"), wherever they stand in a clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

from factcheck.languages.pack import LanguagePack
from factcheck.match.noun_keys import NounKeys
from factcheck.match.relations import SHORTEST_COMPOUND, SHORTEST_HEAD, SHORTEST_MODIFIER, normalizer_of
from factcheck.text.attributes import ADJECTIVE_ENDINGS
from factcheck.text.words import Word

REACH = 16
"""Words between which a German idiom's parts may stand, in any order: "nahm am Montag seinen Hut"."""
GAP = 4
"""Words that may stand between an English idiom's parts: "called the whole strike off"."""
OWNED = 5
"""More words that may stand there if they tell whose it is: "the *body* of the missing hiker was *found*"."""


@dataclass(frozen=True, slots=True)
class IdiomHit:
    """An idiom in a sentence: its key, the position of its verb, and those of all its parts."""

    key: str
    verb: int
    parts: tuple[int, ...]


class Idioms:
    """The idioms of a language. Each is the keys of its parts, in the order in which a dictionary has them.

    In a language that puts its verbs last ("den Hut *nehmen*") the parts may stand in any order; else
    the verb comes first and the others follow it, a preposition right behind it.
    """

    def __init__(self, keys: Iterable[str], pack: LanguagePack) -> None:
        self._verb_last = verb_last = bool(pack.lexicon.infinitive_endings)
        self._prepositions = pack.stance.prepositions
        self._normalizer = normalizer_of(pack)
        self._key = self._normalizer.key
        self._linking = frozenset(map(self._key, pack.stance.prepositions))
        self._belongings = pack.stance.belongings
        self._coordinators = pack.stance.coordinators
        self._copulas = pack.stance.copulas
        self._before_verbs = pack.stance.finite_auxiliaries | pack.stance.negators | pack.stance.passives
        self._determiners = pack.stance.determiners
        self._particles = pack.stance.particles
        self._small = pack.lexicon.function_words
        units = (unit for group in pack.values.units for unit in group)
        self._measures = frozenset(units) | frozenset(pack.values.crowds) | frozenset(pack.values.fractions)
        there = pack.lexicon.impersonal_verbs & pack.lexicon.support_verbs
        self._there = frozenset(map(self._key, there))
        self._expletives = pack.stance.expletives
        self._by_anchor: dict[str, list[tuple[str, ...]]] = {}
        for key in sorted(set(keys)):
            parts = tuple(key.split())
            anchor = max(parts, key=self._telling) if verb_last else parts[0]
            self._by_anchor.setdefault(anchor, []).append(parts)

    def _telling(self, part: str) -> tuple[bool, bool, int]:
        """How much a part tells: a noun most, a preposition least."""
        return part not in self._linking, part[0].isupper(), len(part)

    @property
    def anchors(self) -> frozenset[str]:
        """The keys of words of which each idiom has one, so that a sentence without them has no idiom."""
        return frozenset(self._by_anchor)

    @cached_property
    def nouns(self) -> NounKeys:
        """The keys of the nouns beside a verb, of which a compound will do: "*Wahl* gewinnen"; none in English."""
        told = (parts for each in self._by_anchor.values() for parts in each if parts[-1][0].islower())
        nouns = (part for parts in told for part in parts[:-1] if part[0].isupper() or self._is_verbal(part))
        return NounKeys(nouns if self._verb_last else (), self._normalizer)

    def _is_verbal(self, part: str) -> bool:
        """Whether a key is that of a noun that looks like an infinitive: "*Abkommen* unterzeichnen"."""
        return part not in self._linking and self._key(f"{part}en".capitalize()) == part

    def find(
        self,
        words: Sequence[Word],
        particles: Mapping[int, tuple[str, int]],
        heads: Mapping[int, str] = MappingProxyType({}),
    ) -> Iterator[IdiomHit]:
        """Yield the idioms among `words`.

        `particles` are the verbs whose prefix stands apart, `heads` the nouns that end a compound, by position.
        """
        keys = {word.key for word in words}.union((key for key, _ in particles.values()), heads.values())
        if self._verb_last and words and words[0].lower in self._prepositions:
            heads = {**heads, 0: self._key(words[0].lower)}  # "*Hinter* dem Anschlag steckt …"
            keys.add(heads[0])
        whole = {
            anchor: [parts for parts in self._by_anchor[anchor] if keys.issuperset(parts)]
            for anchor in self._by_anchor.keys() & keys
        }
        if not any(whole.values()):
            return
        for position, word in enumerate(words):
            anchors = (word.key, particles[position][0]) if position in particles else (word.key,)
            for anchor in (*anchors, heads[position]) if position in heads else anchors:
                for parts in whole.get(anchor, ()):
                    places = self._places(parts, anchor, position, words, particles, heads)
                    if places is not None:
                        last = self._verb_last and not self._is_noun_phrase([words[p] for p in places])
                        yield IdiomHit(" ".join(parts), places[-1 if last else 0], places)

    def _is_noun_phrase(self, parts: Sequence[Word]) -> bool:
        """ "*Gebühr* für Import": what the idiom is stands before its preposition."""
        nouns = len(parts) > 2 and parts[0].text[0].isupper() and parts[-1].text[0].isupper()
        return nouns and parts[1].lower in self._prepositions

    def _places(
        self,
        parts: Sequence[str],
        anchor: str,
        position: int,
        words: Sequence[Word],
        particles: Mapping[int, tuple[str, int]],
        heads: Mapping[int, str],
    ) -> tuple[int, ...] | None:
        places: list[int] = []
        for part in parts:
            if part == anchor and position not in places:
                places.append(position)
                continue
            if self._verb_last:
                near = sorted(
                    range(max(0, position - REACH), min(len(words), position + REACH + 1)),
                    key=lambda place: abs(place - position),
                )
            else:
                # "led the team to victory" is no "lead to", but "called the strike off" is "call off"
                particle = part in self._particles
                closes = part in self._prepositions and not particle and part == parts[-1]
                gap = 0 if closes else GAP  # but "took *him* into custody"
                start = places[-1] + 1
                near = list(range(start, min(len(words), start + gap + 1)))
                if closes:
                    near += self._closing(start, words)
                elif not particle and start < len(words):
                    near += self._behind_phrase(start, near[-1] + 1 if near else start, words)
            found = next((p for p in near if p not in places and _is(part, p, words, particles, heads)), None)
            if found is None or (not self._verb_last and self._is_of_another(places[-1], found, words)):
                return None
            if not self._verb_last and particle and self._opens_phrase(places[-1], found, words):
                return None
            places.append(found)
        if self._verb_last and (
            self._governed_otherwise(parts, places, words) or self._tells_of_there(places[-1], words)
        ):
            return None
        return tuple(places)

    def _tells_of_there(self, place: int, words: Sequence[Word]) -> bool:
        """ "Für die Schuld *gibt es* keinen Beweis" is no "Schuld geben"."""
        beside = (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])
        return words[place].key in self._there and any(word.lower in self._expletives for word in beside)

    def _closing(self, start: int, words: Sequence[Word]) -> list[int]:
        """Where a preposition closes what is said of a noun: "the *ceasefire* between A and B is *over*."."""
        more = range(start + 1, min(len(words), start + GAP + OWNED))
        last = len(words) - 1
        ends = (
            p
            for p in more
            if p == last or words[p + 1].start > words[p].end + 1 or words[p + 1].lower in self._coordinators
        )
        return [place for place in ends if words[place - 1].lower in self._copulas]

    def _behind_phrase(self, start: int, end: int, words: Sequence[Word]) -> list[int]:
        """More places where a noun's verb may stand: "the *body* of the hiker was *found*".

        Behind another preposition only where an auxiliary shows the verb: "*talks* with A have *failed*".
        """
        if words[start].lower not in self._prepositions:
            return []
        more = range(end, min(len(words), end + OWNED))
        if words[start].lower in self._belongings:
            return list(more)
        return [place for place in more if words[place - 1].lower in self._before_verbs]

    def _is_of_another(self, last: int, place: int, words: Sequence[Word]) -> bool:
        """ "called off talks *over* its strike" is no "call off strike": its noun is that of another preposition.

        But "found two tonnes *of* cocaine" is "find cocaine": a measure is no thing of its own.
        """
        between = [word.lower for word in words[last + 1 : place]]
        return any(
            word in self._prepositions and not (word in self._belongings and before in self._measures)
            for before, word in pairwise(between)
        )

    def _opens_phrase(self, last: int, place: int, words: Sequence[Word]) -> bool:
        """ "took the lid *off the pot*" is no "take off": apart from its verb, a particle has no noun behind it."""
        if place == last + 1 or place + 1 >= len(words) or words[place].lower not in self._prepositions:
            return False
        behind = words[place + 1]
        apart = behind.start > words[place].end + 1
        return not apart and (behind.lower not in self._small or behind.lower in self._determiners)

    def _governed_otherwise(self, parts: Sequence[str], places: Sequence[int], words: Sequence[Word]) -> bool:
        """ "erklärte sein Nein *zum Rücktritt*" is no "Rücktritt erklären": its noun has no preposition."""
        if any(part in self._prepositions for part in parts):
            return False
        for place in places:
            if not words[place].text[0].isupper() or not place:
                continue
            before = place - 1
            if before and words[before].lower.endswith(ADJECTIVE_ENDINGS):
                before -= words[before].lower not in self._prepositions
            while before and words[before].lower in self._determiners:
                before -= 1
            beside = words[before + 1].start == words[before].end + 1  # no "wirft ihm *vor, Klage* …"
            if beside and before not in places and words[before].lower in self._prepositions:
                return True
        return False


def compound_head(text: str, nouns: NounKeys, pack: LanguagePack, is_known: Callable[[str], bool]) -> str:
    """Return the noun of an idiom that ends a German compound: "eine Haft*strafe* verhängen"; "" if none does."""
    lexicon, key = pack.lexicon, normalizer_of(pack).key
    if not text[0].isupper() or len(text) < SHORTEST_COMPOUND or not lexicon.separable_prefixes:
        return ""
    if key(text) in nouns.keys:
        return ""
    lower = text.lower()
    for cut in range(SHORTEST_MODIFIER, len(lower) - SHORTEST_HEAD + 1):
        head = nouns.key_of(lower[cut:])
        if not head:
            continue
        modifier = lower[:cut]
        prefix = modifier in lexicon.separable_prefixes or modifier in lexicon.inseparable_prefixes
        if not prefix and (cut > SHORTEST_HEAD or is_known(key(modifier.capitalize()))):
            return head
    return ""


def _is(
    part: str,
    position: int,
    words: Sequence[Word],
    particles: Mapping[int, tuple[str, int]],
    heads: Mapping[int, str],
) -> bool:
    if words[position].key == part or heads.get(position) == part:
        return True
    return position in particles and particles[position][0] == part
