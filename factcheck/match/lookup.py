"""What a word of an article can mean to the wordings: every distinct word is looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rapidfuzz.distance import OSA

from factcheck.languages.pack import LanguagePack
from factcheck.match.idioms import compound_head
from factcheck.match.noun_keys import NounKeys
from factcheck.match.relations import (
    LINKING,
    NOMINALISED,
    SHORTEST_COMPOUND,
    SHORTEST_HEAD,
    SHORTEST_MODIFIER,
    Relation,
    Relations,
    meeting_keys,
)
from factcheck.match.terms import Term, TermKind
from factcheck.memory import LARGEST
from factcheck.text.words import Normalizer, loose

COMPOUND_HEAD, COMPOUND_MODIFIER = 0.9, 0.8
HEAD_ALONE, MODIFIER_ALONE = 0.55, 0.35
"""Credit of a compound's half that meets without the other: Wahl for Kanzlerwahl."""
RELATED = 0.95
"""Credit of a word of the same family: "Veruntreuung" for "veruntreut"."""
SPELLING = 0.9
SHORTEST_MISSPELLED = 6
UNLINKED = ("",)
LINKING_BY_LETTER = {
    letter: tuple(letters for letters in LINKING if letters[-1:] in ("", letter))
    for letter in {letters[-1] for letters in LINKING if letters}
}
"""What a modifier may end with, by its last letter, beside its stem."""


class Sighting(NamedTuple):
    """What one word can mean: the terms that it meets, alone or as a half of their compound, and what it may begin.

    `concept`: the name of an alias or region; `idiom`: it may be a part of one; `prefix`: it is one that
    may belong to a verb before it; `head`: the noun of an idiom of which it is a compound, "" if of none.
    """

    relations: tuple[Relation, ...]
    halves: tuple[Relation, ...]
    concept: bool
    idiom: bool
    prefix: str
    head: str = ""


class WordLookup(dict[str, Sighting | None]):
    """{word as written: what it can mean, None if nothing}, filled as words are asked for."""

    def __init__(
        self, terms: Mapping[str, Term], pack: LanguagePack, normalizer: Normalizer, relations: Relations
    ) -> None:
        super().__init__()
        self._pack = pack
        self._normalizer = normalizer
        self._relations = relations
        words = [key for key, term in terms.items() if term.kind is not TermKind.VALUE and key[0] != "@"]
        self.meets = meeting_keys({key: relations.standing_for(key) for key in words})
        self.anchors: frozenset[str] = frozenset()
        self.idiom_nouns = NounKeys((), normalizer)
        self._nouns = NounKeys(self.meets, normalizer)
        self._halves: dict[str, list[tuple[str, int]]] = {}
        for key in words:
            halves = relations.halves(terms[key].text) if pack.lexicon.infinitive_endings else ()
            for number, half in enumerate(halves):
                self._halves.setdefault(half, []).append((key, number))
        self.numbers: set[str] = set()
        self._near = _deletions(words)
        self._alike: dict[str, list[str]] = {}
        for key in words:
            self._alike.setdefault(loose(key), []).append(key)

    def __missing__(self, text: str) -> Sighting | None:
        """Look a word up."""
        if len(self) > LARGEST:
            self.clear()
        key, lower = self._normalizer.key(text), text.lower()
        values = self._pack.values
        found = tuple(self._find(text, key))
        head = compound_head(text, self.idiom_nouns, self._pack, self._relations.is_known)
        sighting = Sighting(
            relations=tuple(relation for relation in found if relation.how not in ("head", "modifier")),
            halves=tuple(relation for relation in found if relation.how in ("head", "modifier")),
            concept=self._relations.starts_concept(key),
            idiom=key in self.anchors or head in self.anchors,
            prefix=lower if lower in self._pack.lexicon.separable_prefixes else "",
            head=head,
        )
        listed = lower in values.number_words or lower in values.weekdays or lower in values.ordinals
        if listed or lower[0].isdigit():
            self.numbers.add(text)
        self[text] = told = sighting if any(sighting) else None
        return told

    def _find(self, text: str, key: str) -> Iterator[Relation]:
        lower = text.lower()
        stance = self._pack.stance
        telling = lower in stance.permissions or lower in stance.pros or lower in stance.cons
        telling = telling or lower in self._pack.lexicon.pronoun_verbs
        functional = lower in self._pack.lexicon.function_words and not telling
        if functional and not is_noun_by_capital(text, self._pack):
            return
        direct = list(self.meets.get(key, ()))
        exact = {relation.key for relation in direct}
        direct += [
            Relation(term, "same", RELATED)
            for term in self._alike.get(loose(key), ())
            if term not in exact and not self._relations.are_different(term, key)
        ]
        yield from direct
        exact = {relation.key for relation in direct}
        for term, number in self._halves.get(key, ()):
            yield Relation(term, "head" if number else "modifier", HEAD_ALONE if number else MODIFIER_ALONE)
        compound = False
        if text[0].isupper() and len(text) >= SHORTEST_COMPOUND and self._pack.lexicon.separable_prefixes:
            for relation in self._in_compound(text.lower()):
                compound = True
                if relation.key not in exact:
                    yield relation
        if (
            not direct
            and not compound
            and len(key) >= SHORTEST_MISSPELLED
            and not self._relations.is_known(key)
        ):
            yield from self._misspelled(key)

    def _in_compound(self, lower: str) -> Iterator[Relation]:
        """Terms that are a half of a compound: Zoll and Stahl in Stahlzölle."""
        key, meets, is_known = self._normalizer.key, self.meets, self._relations.is_known
        key_of = self._nouns.key_of
        for cut in range(SHORTEST_MODIFIER, len(lower) - SHORTEST_HEAD + 1):
            modifier = lower[:cut]
            head = key_of(lower[cut:])
            found = meets[head] if head else ()
            if found and (cut > SHORTEST_HEAD or is_known(key(modifier.capitalize()))):
                fate = lower[cut:] in self._pack.values.fate_names  # "*Flut*tote" for "starben"
                for relation in found:
                    nominal = relation.credit >= NOMINALISED or fate  # "Preiserhöhung"
                    if nominal and relation.how != "opposite":
                        how = "compound" if relation.how == "same" else relation.how
                        yield Relation(relation.key, how, COMPOUND_HEAD * relation.credit)
            for letters in LINKING_BY_LETTER.get(modifier[-1], UNLINKED):
                if not modifier.endswith(letters) or cut - len(letters) < SHORTEST_MODIFIER:
                    continue
                stem = key_of(modifier[: cut - len(letters)])
                charged = lower[cut:] in self._pack.stance.charge_heads
                for relation in meets[stem] if stem else ():
                    if charged and relation.how != "opposite":  # "*Plagiats*vorwürfe"
                        how = "compound" if relation.how == "same" else relation.how
                        yield Relation(relation.key, how, COMPOUND_HEAD * relation.credit)
                    elif relation.how == "same" and (
                        len(stem) > SHORTEST_HEAD or is_known(key(lower[cut:].capitalize()))
                    ):
                        yield Relation(relation.key, "part", COMPOUND_MODIFIER)

    def _misspelled(self, key: str) -> Iterator[Relation]:
        allowed = 1 if len(key) < 9 else 2
        tried: dict[str, None] = {}
        for variant in _variants(key):
            tried.update(dict.fromkeys(self._near.get(variant, ())))
        for term in tried:
            if term != key and term[0] == key[0] and OSA.distance(term, key, score_cutoff=allowed) <= allowed:
                yield Relation(term, "spelling", SPELLING)


def is_noun_by_capital(text: str, pack: LanguagePack) -> bool:
    """Return whether a word is a noun but for whose capital it were an auxiliary or the like: "*Waren*", "das *Aus*".

    Only in a language that writes nouns with a capital, and not of a sentence's first word.
    """
    return (
        bool(pack.lexicon.infinitive_endings)
        and text[0].isupper()
        and text[1:].islower()
        and (text.lower() in pack.stance.finite_auxiliaries or text in pack.lexicon.capital_nouns)
    )


class ParticleLookup:
    """Tells whether a sentence may hold a wanted verb whose prefix stands apart, before clauses are read."""

    def __init__(self, wanted: Iterable[str], normalizer: Normalizer) -> None:
        self._wanted = frozenset(wanted)
        self._normalizer = normalizer
        self._none: dict[str, set[str]] = {}
        self._some: dict[str, set[str]] = {}

    def may_meet(self, prefix: str, texts: Iterable[str]) -> bool:
        """Return whether one of the words makes a wanted verb together with a prefix."""
        none, some = self._none.setdefault(prefix, set()), self._some.setdefault(prefix, set())
        unknown = [text for text in texts if text not in none]
        if not unknown:
            return False
        if len(none) > LARGEST:
            none.clear()
        for text in unknown:
            meets = text in some or self._normalizer.particle_verb(text, prefix) in self._wanted
            (some if meets else none).add(text)
        return not some.isdisjoint(unknown)


def _deletions(keys: Iterable[str]) -> dict[str, list[str]]:
    """Symmetric deletion index (Garbe 2012): {key or key less one letter: keys}."""
    near: dict[str, list[str]] = {}
    for key in keys:
        if len(key) >= SHORTEST_MISSPELLED - 1:
            for variant in _variants(key):
                near.setdefault(variant, []).append(key)
    return near


def _variants(key: str) -> set[str]:
    return {key, *(key[:i] + key[i + 1 :] for i in range(1, len(key)))}
