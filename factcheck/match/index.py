"""The index of a claims file's wordings: sentences are streamed past it.

Every distinct word of the articles is looked up once; each of its hits leads to the wordings that
hold the term (inverted index, Zobel and Moffat 2006, over the queries instead of the documents).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from factcheck.languages.pack import LanguagePack
from factcheck.match.idioms import IdiomHit, Idioms
from factcheck.match.relations import (
    LINKING,
    SHORTEST_COMPOUND,
    SHORTEST_HEAD,
    SHORTEST_MODIFIER,
    Relation,
    Relations,
    meeting_keys,
    normalizer_of,
)
from factcheck.match.siblings import with_lent_predicates
from factcheck.match.terms import CompiledWording, TermKind
from factcheck.match.wordings import WordingCompiler
from factcheck.model import Claim
from factcheck.text.prepared import PreparedSentence
from factcheck.text.words import loose

COMPOUND_HEAD, COMPOUND_MODIFIER = 0.9, 0.8
HEAD_ALONE, MODIFIER_ALONE = 0.55, 0.35
"""Credit of a compound's half that meets without the other: Wahl for Kanzlerwahl."""
RELATED = 0.95
"""Credit of a word of the same family: "Veruntreuung" for "veruntreut"."""
SPELLING = 0.9
SHORTEST_MISSPELLED = 6
LENT = 0.7
"""Credit of a predicate that another wording of the same claim lends."""
MEASURED = 0.7
"""Credit of a predicate that only says that there is an amount, where the sentence gives the amount otherwise."""
LARGEST_MEMORY = 400_000
"""Distinct words whose look-ups are remembered: more than an archive's usual vocabulary."""
FLOOR = 0.3
"""Share of a wording's weight that a sentence itself must meet to be looked at more closely."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A term met by a word of a sentence: how, worth how much, at which position (and up to which)."""

    how: str
    credit: float
    position: int
    end: int


Meetings = dict[str, Meeting]
"""The best meeting per term key."""


class ClaimIndex:
    """The wordings of one language, ready to be met by sentences of that language."""

    def __init__(self, pack: LanguagePack, claims: Sequence[Claim], aliases: Iterable[Sequence[str]]) -> None:
        self.pack = pack
        self.normalizer = normalizer_of(pack)
        self.relations = Relations(pack, aliases)
        self.measures = frozenset(map(self.normalizer.key, pack.values.measures))
        self.unmeasured = frozenset(
            word if " " in word else self.normalizer.key(word) for word in pack.values.unmeasured
        )
        compiler = WordingCompiler(pack, self.normalizer, self.relations)
        self.wordings = with_lent_predicates(
            [
                compiled
                for number, claim in enumerate(claims)
                for denies in (compiler.denies(claim.statement),)
                for wording in claim.wordings
                if wording.language in (None, pack.code)
                for compiled in (compiler.compile(number, wording, denies),)
                if compiled.terms
            ]
        )
        terms = {term.key: term for compiled in self.wordings for term in compiled.terms}
        words = [key for key, term in terms.items() if term.kind is not TermKind.VALUE and key[0] != "@"]
        standing = {key: self.relations.standing_for(key) for key in words}
        self._meets = meeting_keys(standing)
        self._idioms = Idioms(
            self.relations.idioms & self._meets.keys(),
            verb_last=bool(pack.lexicon.infinitive_endings),
            prepositions=pack.stance.prepositions,
        )
        self._halves: dict[str, list[tuple[str, int]]] = {}
        for key in words:
            for number, half in enumerate(
                self.relations.halves(terms[key].text) if pack.lexicon.infinitive_endings else ()
            ):
                self._halves.setdefault(half, []).append((key, number))
        self._near = _deletions(words)
        self._alike: dict[str, list[str]] = {}
        for key in words:
            self._alike.setdefault(loose(key), []).append(key)
        self._postings, self._valued = _openers(self.wordings)
        self._lookups: dict[str, tuple[Relation, ...]] = {}

    def meetings(self, sentence: PreparedSentence) -> Meetings:
        """Return which terms of any wording the sentence meets; values are compared later."""
        met: Meetings = {}
        concepts = self.relations.concepts(sentence.words)
        for position, (concept, end) in concepts.items():
            _keep(met, concept, Meeting("alias", 1.0, position, end))
        halves: dict[str, dict[int, tuple[int, float]]] = {}
        for position, word in enumerate(sentence.words):
            for relation in self._lookup(word.text, word.key, position == 0):
                if relation.how in ("head", "modifier"):
                    number = 1 if relation.how == "head" else 0
                    halves.setdefault(relation.key, {}).setdefault(number, (position, relation.credit))
                else:
                    _keep(met, relation.key, Meeting(relation.how, relation.credit, position, position + 1))
        particles = sentence.particles_apart if met else {}
        for position, (key, _) in particles.items():
            for relation in self._meets.get(key, ()):
                _keep(met, relation.key, Meeting(relation.how, relation.credit, position, position + 1))
        for hit in self._idioms.find(sentence.words, particles):
            if len({sentence.clause_of(place) for place in hit.parts}) == 1:
                for relation in self._meets[hit.key]:
                    known = met.get(relation.key)
                    if known is not None and relation.key != hit.key and known.position in hit.parts:
                        del met[relation.key]  # "lifted the ban" says more than "ban"
                    end = self._end_of(hit, sentence)
                    _keep(met, relation.key, Meeting(relation.how, relation.credit, hit.verb, end))
        for key, found in halves.items():
            if len(found) == 2:
                _keep(met, key, Meeting("compound", COMPOUND_HEAD, found[1][0], found[1][0] + 1))
            else:
                ((position, credit),) = found.values()
                _keep(met, key, Meeting("compound", credit, position, position + 1))
        return met

    def _end_of(self, hit: IdiomHit, sentence: PreparedSentence) -> int:
        """Where an idiom ends: with its noun ("a heavy *defeat*"), "called the strike off" with "called"."""
        together = hit.parts[-1] - hit.parts[0] == len(hit.parts) - 1
        particle = sentence.lower[hit.parts[-1]] in self.pack.lexicon.function_words
        if hit.verb != hit.parts[0] or (particle and not together):
            return hit.verb + 1
        return hit.parts[-1] + 1

    def occurrences(self, sentence: PreparedSentence, key: str) -> tuple[Meeting, ...]:
        """Return every place where the sentence meets one term by an alias or a single word, by position."""
        if key[0] == "@":
            concepts = self.relations.concepts(sentence.words).items()
            return tuple(Meeting("alias", 1.0, place, end) for place, (met, end) in concepts if met == key)
        return tuple(
            Meeting(relation.how, relation.credit, position, position + 1)
            for position, word in enumerate(sentence.words)
            for relation in self._lookup(word.text, word.key, position == 0)
            if relation.key == key and relation.how not in ("head", "modifier")
        )

    def candidates(self, sentence: PreparedSentence, met: Meetings) -> Iterator[CompiledWording]:
        """Return the wordings that a sentence may state, by their number: it has their predicate, and enough else.

        The floor counts all of a wording, or what it says of its actors: they may be named before.
        """
        opened = {number for key in met for number in self._postings.get(key, ())}
        amounts: set[float] = set()
        if self._valued and sentence.has_numbers:
            amounts = {value.amount for value in sentence.values}
            opened.update(number for amount in amounts for number in self._valued.get(amount, ()))
        for number in sorted(opened):
            if _reaches_floor(self.wordings[number], met, amounts):
                yield self.wordings[number]

    def _lookup(self, text: str, key: str, first: bool) -> tuple[Relation, ...]:
        found = self._lookups.get(text)
        if found is None:
            if len(self._lookups) > LARGEST_MEMORY:
                self._lookups.clear()
            found = self._lookups[text] = tuple(self._find(text, key))
        if not first or not text[0].isupper() or not self.pack.lexicon.infinitive_endings:
            return found
        # a sentence's first word has a capital whatever it is
        small = text.lower()
        lowered = self._lookups.get(small)
        if lowered is None:
            lowered = self._lookups[small] = tuple(self._find(small, self.normalizer.key(small)))
        return found + lowered

    def _find(self, text: str, key: str) -> Iterator[Relation]:
        lower = text.lower()
        if lower in self.pack.lexicon.function_words and lower not in self.pack.stance.permissions:
            return
        direct = list(self._meets.get(key, ()))
        exact = {relation.key for relation in direct}
        direct += [
            Relation(term, "same", RELATED)
            for term in self._alike.get(loose(key), ())
            if term not in exact and not self.relations.are_different(term, key)
        ]
        yield from direct
        exact = {relation.key for relation in direct}
        for term, number in self._halves.get(key, ()):
            yield Relation(term, "head" if number else "modifier", HEAD_ALONE if number else MODIFIER_ALONE)
        compound = False
        if text[0].isupper() and len(text) >= SHORTEST_COMPOUND and self.pack.lexicon.separable_prefixes:
            for relation in self._in_compound(text.lower()):
                compound = True
                if relation.key not in exact:
                    yield relation
        if (
            not direct
            and not compound
            and len(key) >= SHORTEST_MISSPELLED
            and not self.relations.is_known(key)
        ):
            yield from self._misspelled(key)

    def _in_compound(self, lower: str) -> Iterator[Relation]:
        """Terms that are a half of a compound: Zoll and Stahl in Stahlzölle."""
        for cut in range(SHORTEST_MODIFIER, len(lower) - SHORTEST_HEAD + 1):
            head = self.normalizer.key(lower[cut:].capitalize())
            whole = (
                self.relations.is_known(self.normalizer.key(lower[:cut].capitalize())) or cut > SHORTEST_HEAD
            )
            for relation in self._meets.get(head, ()) if whole else ():
                if relation.credit >= 1.0:
                    how = "compound" if relation.how == "same" else relation.how
                    yield Relation(relation.key, how, COMPOUND_HEAD * relation.credit)
            modifier = lower[:cut]
            for letters in LINKING:
                if not modifier.endswith(letters) or len(modifier) - len(letters) < SHORTEST_MODIFIER:
                    continue
                stem = self.normalizer.key(modifier[: len(modifier) - len(letters)].capitalize())
                if len(stem) < SHORTEST_HEAD and not self.relations.is_known(head):
                    continue
                for relation in self._meets.get(stem, ()):
                    if relation.how == "same" and (
                        len(stem) > SHORTEST_HEAD or self.relations.is_known(head)
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


def lent_predicate(wording: CompiledWording, met: Meetings) -> Meeting | None:
    """Return how a sentence meets a predicate that the claim's other wordings lend, if it does."""
    return next((met[key] for key in wording.lent if key in met and met[key].credit >= 1.0), None)


def _reaches_floor(wording: CompiledWording, met: Meetings, amounts: Set[float]) -> bool:
    gained = said = 0.0
    borrowed: bool | None = None
    for term in wording.terms:
        if term.value is not None:
            credit = 1.0 if term.value.amount in amounts else 0.0
        else:
            meeting = met.get(term.key)
            credit = meeting.credit if meeting is not None else 0.0
        if credit:
            gained += term.weight * credit
            if term.kind is not TermKind.ACTOR:
                said += term.weight * credit
        elif term.predicate:
            if term.key in wording.measured and amounts:
                gained += term.weight * MEASURED
                said += term.weight * MEASURED
                continue
            if borrowed is None:
                borrowed = lent_predicate(wording, met) is not None
            if not borrowed:
                return False
            gained += term.weight * LENT
            said += term.weight * LENT
    return gained >= FLOOR * wording.total or said >= FLOOR * wording.said > 0


def _openers(
    wordings: Sequence[CompiledWording],
) -> tuple[dict[str, list[int]], dict[float, list[int]]]:
    """Return {term: wordings that it opens} and the same for values.

    A wording is opened by the rarest term of its predicate alone: a sentence without it can't state it.
    So common words cost little, and the cost grows with what is met, not with the number of claims.
    """
    frequency: Counter[str] = Counter()
    for wording in wordings:
        frequency.update({term.key for term in wording.terms})
    postings: dict[str, list[int]] = {}
    valued: dict[float, list[int]] = {}
    for number, wording in enumerate(wordings):
        predicates = [term for term in wording.terms if term.predicate]
        if wording.measured:
            for about in wording.about:
                postings.setdefault(about, []).append(number)
            for term in wording.terms:
                if term.value is not None and term.value.telling:
                    valued.setdefault(term.value.amount, []).append(number)
        for lent in wording.lent:
            postings.setdefault(lent, []).append(number)
        rarest = min(predicates, key=lambda term: (frequency[term.key], term.key))
        if rarest.value is not None:
            valued.setdefault(rarest.value.amount, []).append(number)
        else:
            postings.setdefault(rarest.key, []).append(number)
    return postings, valued


def _keep(met: Meetings, key: str, meeting: Meeting) -> None:
    best = met.get(key)
    if best is None or meeting.credit > best.credit:
        met[key] = meeting


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
