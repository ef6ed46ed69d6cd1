"""The index of a claims file's wordings: sentences are streamed past it.

Every distinct word of the articles is looked up once; each of its hits leads to the wordings that
hold the term (inverted index, Zobel and Moffat 2006, over the queries instead of the documents).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from factcheck.languages.pack import LanguagePack
from factcheck.match.comparisons import changes_in
from factcheck.match.idioms import IdiomHit, Idioms
from factcheck.match.lookup import COMPOUND_HEAD, ParticleLookup, Sighting, WordLookup
from factcheck.match.relations import EQUIVALENT, Relations, normalizer_of
from factcheck.match.stored import Store, compiled_claims
from factcheck.match.terms import CompiledWording, TermKind
from factcheck.match.wordings import WordingCompiler
from factcheck.model import Claim
from factcheck.text.prepared import PreparedSentence

LENT = 0.7
"""Credit of a predicate that another wording of the same claim lends."""
MEASURED = 0.7
"""Credit of a predicate that only says that there is an amount, where the sentence gives the amount otherwise."""
FLOOR = 0.3
"""Share of a wording's weight that a sentence itself must meet to be looked at more closely."""


class Meeting(NamedTuple):
    """A term met by a word of a sentence: how, worth how much, at which position (and up to which)."""

    how: str
    credit: float
    position: int
    end: int


Meetings = dict[str, Meeting]
"""The best meeting per term key."""


class ClaimIndex:
    """The wordings of one language, ready to be met by sentences of that language."""

    def __init__(
        self,
        pack: LanguagePack,
        claims: Sequence[Claim],
        aliases: Iterable[Sequence[str]],
        store: Store | None = None,
    ) -> None:
        self.pack = pack
        self.normalizer = normalizer_of(pack)
        self.relations = Relations(pack, aliases)
        self.unmeasured = frozenset(
            word if " " in word else self.normalizer.key(word) for word in pack.values.unmeasured
        )
        compiler = WordingCompiler(pack, self.normalizer, self.relations)
        self.measures = compiler.measures
        self.support_verbs = compiler.support_verbs
        self.impersonal_verbs = compiler.impersonal_verbs
        self.wordings = compiled_claims(claims, compiler, store)
        terms = {term.key: term for wording in self.wordings for term in wording.terms}
        self._lookup = WordLookup(terms, pack, self.normalizer, self.relations)
        own = {term.key for term in terms.values() if term.kind is TermKind.WORD and " " in term.key}
        wanted = {key for key in self._lookup.meets if key in self.relations.idioms or key in own}
        self._idioms = Idioms(wanted, pack)
        self._lookup.anchors = self._idioms.anchors
        self._told_by_idioms = frozenset(each.key for key in wanted for each in self._lookup.meets[key])
        self._lookup.idiom_nouns = self._idioms.nouns
        parts = (part for key in wanted for part in key.split())
        self._particles = ParticleLookup({*self._lookup.meets, *parts}, self.normalizer)
        stance = pack.stance
        changes = (stance.rises.first_words, stance.falls.first_words)
        self._changes = tuple(
            tuple(
                relation
                for word in words
                for relation in self._lookup.meets.get(self.normalizer.key(word), ())
            )
            for words in changes
        )
        told = (stance.mores, stance.fewers, stance.ups, stance.downs)
        self._degrees = frozenset(word for table in told for word in table.first_words)
        self._registers = (
            frozenset(map(self.normalizer.key, stance.registers.first_words)) | self.support_verbs
        )
        self._sides = stance.pros | stance.cons
        self._lowers_first = bool(pack.lexicon.infinitive_endings)
        self.frequency = Counter(key for each in self.wordings for key in {term.key for term in each.terms})
        self.postings, self.valued = _openers(self.wordings, self.frequency)

    @cached_property
    def said(self) -> frozenset[str]:
        """The keys of terms by which any wording says something, whoever its actors are."""
        terms = (term for wording in self.wordings for term in wording.terms)
        return frozenset(term.key for term in terms if term.kind is not TermKind.ACTOR)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The keys of nouns for persons, bodies and documents: what news let speak."""
        return frozenset(map(self.normalizer.key, self.pack.kinds | self.pack.lexicon.documents))

    @cached_property
    def offices(self) -> frozenset[str]:
        """The keys of nouns for offices and documents: what may name a source alone, before or behind what it says."""
        return frozenset(map(self.normalizer.key, self.pack.titles | self.pack.lexicon.documents))

    def meetings(self, sentence: PreparedSentence) -> Meetings:
        """Return which terms of any wording the sentence meets; values are compared later."""
        met: Meetings = {}
        seen = self._sightings(sentence)
        if any(sighting.concept for _, sighting in seen) or self._may_open_with_name(sentence.texts):
            for position, (concept, end) in self._concepts(sentence).items():
                _keep(met, concept, Meeting("alias", 1.0, position, end))
        for position, sighting in seen:
            if sentence.lower[position] in self._sides and position not in sentence.sides:
                continue  # "fuhr *gegen* einen Baum"
            for key, how, credit in sighting.relations:
                best = met.get(key)
                if best is None or credit > best.credit:
                    met[key] = Meeting(how, credit, position, position + 1)
        if any(sighting.idiom or sighting.prefix for _, sighting in seen):
            self._keep_apart(met, sentence, seen)
        if any(self._changes) and not self._degrees.isdisjoint(sentence.lower):
            self._keep_changes(met, sentence)
        self._keep_compounds(met, seen)
        return met

    def _keep_apart(
        self, met: Meetings, sentence: PreparedSentence, seen: Sequence[tuple[int, Sighting]]
    ) -> None:
        """Note the verbs whose prefix stands apart, and the idioms."""
        apart = met and sentence.may_have_particles and self._wants_particles(sentence, seen)
        particles = sentence.particle_keys if apart else {}
        for position, (key, _) in particles.items():
            for relation in self._lookup.meets.get(key, ()):
                _keep(met, relation.key, Meeting(relation.how, relation.credit, position, position + 1))
        if not particles and not any(sighting.idiom for _, sighting in seen):
            return
        for hit in self._idioms_in(sentence, particles):
            for relation in self._lookup.meets[hit.key]:
                known = met.get(relation.key)
                if known is not None and relation.key != hit.key and known.position in hit.parts:
                    del met[relation.key]  # "lifted the ban" says more than "ban"
                end = self._end_of(hit, sentence)
                _keep(met, relation.key, Meeting(relation.how, relation.credit, hit.verb, end))

    def _keep_changes(self, met: Meetings, sentence: PreparedSentence) -> None:
        """Note what tells a change by a comparison: "*fewer* thefts than last year" for "thefts have fallen"."""
        rising, falling = self._changes
        for change in changes_in(sentence, self._registers):
            for relation in rising if change.rising else falling:
                _keep(
                    met, relation.key, Meeting(relation.how, EQUIVALENT, change.position, change.position + 1)
                )

    def _is_torn(self, hit: IdiomHit, sentence: PreparedSentence) -> bool:
        """Whether a full verb of its own stands within an idiom: "the *drug* is awaiting *approval*"."""
        if self.pack.lexicon.infinitive_endings:
            return False
        stance = self.pack.stance
        return any(
            sentence.finite[place]
            and sentence.lower[place] not in stance.finite_auxiliaries
            and sentence.lower[place] not in stance.passives
            for place in range(hit.parts[0] + 1, hit.parts[-1])
            if place not in hit.parts
        )

    def _end_of(self, hit: IdiomHit, sentence: PreparedSentence) -> int:
        """Where an idiom ends: with its noun ("a heavy *defeat*"), "called the strike off" with "called".

        "The strike has been *called off*" ends with its particle, which stands right behind its verb.
        """
        together = len(hit.parts) > 1 and hit.parts[-1] - hit.parts[-2] == 1
        particle = sentence.lower[hit.parts[-1]] in self.pack.lexicon.function_words
        # "the *ceasefire* … is *over*"
        closes = sentence.lower[hit.parts[-1] - 1] in self.pack.stance.copulas
        if hit.verb != hit.parts[0] or (particle and not together and not closes):
            return hit.verb + 1
        return hit.parts[-1] + 1

    def _sightings(self, sentence: PreparedSentence) -> list[tuple[int, Sighting]]:
        """Return the words that can mean something, with their positions."""
        texts = sentence.texts
        lookup = self._lookup
        seen = [(place, found) for place, found in enumerate(map(lookup.__getitem__, texts)) if found]
        if any(texts[place] in self.pack.lexicon.pronoun_verbs for place, _ in seen):
            seen = [(place, found) for place, found in seen if _is_verb(sentence, place)]
        shown = texts and texts[0] in self.pack.lexicon.capital_nouns and not texts[0].isupper()
        if shown and seen and seen[0][0] == 0:
            following = sentence.lower[1] if len(texts) > 1 else ""
            if following not in self.pack.stance.prepositions:
                del seen[0]  # "Aus dem Depot …", but "Aus für das Depot"
        # a sentence's first word has a capital whatever it is
        if self._lowers_first and texts and texts[0][0].isupper() and (small := lookup[texts[0].lower()]):
            plain = small._replace(concept=False, prefix="", idiom=False)
            seen.insert(1 if seen and seen[0][0] == 0 else 0, (0, plain))
        return seen

    def _concepts(self, sentence: PreparedSentence) -> Mapping[int, tuple[str, int]]:
        return self.relations.concepts(sentence.texts)

    def _may_open_with_name(self, texts: Sequence[str]) -> bool:
        """Whether a name begins with a sentence's first word, but for its capital: "*Russische* Truppen"."""
        return bool(texts) and self.relations.starts_concept(self.normalizer.key(texts[0].lower()))

    def _wants_particles(self, sentence: PreparedSentence, seen: Sequence[tuple[int, Sighting]]) -> bool:
        prefixes = {sighting.prefix for _, sighting in seen if sighting.prefix}
        return any(self._particles.may_meet(prefix, sentence.texts) for prefix in prefixes)

    def _keep_compounds(self, met: Meetings, seen: Sequence[tuple[int, Sighting]]) -> None:
        """Note the compounds of which a sentence has a half, or both halves apart."""
        halves: dict[str, dict[str, tuple[int, float]]] = {}
        for position, sighting in seen:
            for relation in sighting.halves:
                found = halves.setdefault(relation.key, {})
                found.setdefault(relation.how, (position, relation.credit))
        for key, found in halves.items():
            if len(found) == 2:
                position, credit = found["head"][0], COMPOUND_HEAD
            else:
                ((position, credit),) = found.values()
            _keep(met, key, Meeting("compound", credit, position, position + 1))

    def occurrences(self, sentence: PreparedSentence, key: str) -> tuple[Meeting, ...]:
        """Return every place where the sentence meets one term by an alias or a single word, by position."""
        if key[0] == "@":
            concepts = self._concepts(sentence).items()
            return tuple(Meeting("alias", 1.0, place, end) for place, (met, end) in concepts if met == key)
        known: dict[str, list[Meeting]] | None = sentence.notes.get(self)
        if known is None:
            known = sentence.notes[self] = {}
            for position, sighting in self._sightings(sentence):
                for relation in sighting.relations:
                    meeting = Meeting(relation.how, relation.credit, position, position + 1)
                    known.setdefault(relation.key, []).append(meeting)
        return tuple(known.get(key, ()))

    def idiomatic(self, sentence: PreparedSentence, key: str) -> tuple[Meeting, ...]:
        """Return every place where the sentence meets one term by an idiom, by position."""
        if key not in self._told_by_idioms:
            return ()
        return tuple(
            Meeting(relation.how, relation.credit, hit.verb, self._end_of(hit, sentence))
            for hit in self._idioms_in(sentence, sentence.particle_keys)
            for relation in self._lookup.meets[hit.key]
            if relation.key == key
        )

    def tellings(self, sentence: PreparedSentence, key: str) -> tuple[Meeting, ...]:
        """Return every place where the sentence meets a term, be it by an idiom or a verb whose prefix stands apart."""
        found = self.occurrences(sentence, key)
        if not sentence.pack.lexicon.infinitive_endings:
            return found
        apart = (
            Meeting(relation.how, relation.credit, place, place + 1)
            for place, (verb, _) in sentence.particle_keys.items()
            for relation in self._lookup.meets.get(verb, ())
            if relation.key == key
        )
        places = {m.position: m for m in (*apart, *self.idiomatic(sentence, key))}
        places.update((m.position, m) for m in found)
        return tuple(meeting for _, meeting in sorted(places.items()))

    def parts_of(self, sentence: PreparedSentence, key: str, position: int) -> frozenset[int]:
        """Return the places of an idiom's words by which a term is met at its verb: "*ließ* es *durchfallen*"."""
        if key not in self._told_by_idioms:
            return frozenset()
        return frozenset(
            part
            for hit in self._idioms_in(sentence, sentence.particle_keys)
            if hit.verb == position and any(relation.key == key for relation in self._lookup.meets[hit.key])
            for part in hit.parts
        )

    def _idioms_in(
        self, sentence: PreparedSentence, particles: Mapping[int, tuple[str, int]]
    ) -> tuple[IdiomHit, ...]:
        """Return the idioms that stand in one clause, with no verb of its own within.

        A noun may only begin a longer one: "*hit a record low*" is no "hit a record".
        `particles` are all verbs of the sentence whose prefix stands apart, or none of them.
        """
        asked = self._idioms, bool(particles)
        hits: tuple[IdiomHit, ...] | None = sentence.notes.get(asked)
        if hits is None:
            hits = sentence.notes[asked] = tuple(self._find_idioms(sentence, particles))
        return hits

    def _find_idioms(
        self, sentence: PreparedSentence, particles: Mapping[int, tuple[str, int]]
    ) -> Iterator[IdiomHit]:
        found = ((place, self._lookup[text]) for place, text in enumerate(sentence.texts))
        heads = {place: sighting.head for place, sighting in found if sighting is not None and sighting.head}
        hits = [*self._idioms.find(sentence.words, particles, heads)]
        for hit in hits:
            together = len({sentence.clause_of(place) for place in hit.parts}) == 1
            if together and not self._is_torn(hit, sentence) and not self._only_begins(hit, hits, sentence):
                yield hit

    def _only_begins(self, hit: IdiomHit, hits: Sequence[IdiomHit], sentence: PreparedSentence) -> bool:
        last = hit.parts[-1]
        if sentence.lower[last] in self.pack.lexicon.function_words:
            return False  # "*ruled out* layoffs"
        return any(each.parts[: len(hit.parts) + 1] == (*hit.parts, last + 1) for each in hits)

    def verbs_at(self, sentence: PreparedSentence, position: int) -> Iterator[str]:
        """Yield the keys of a verb as it stands: alone, with its prefix apart, with the rest of an idiom."""
        particles = sentence.particles_apart
        yield sentence.words[position].key
        if position in particles:
            yield particles[position][0]
        yield from (hit.key for hit in self._idioms_in(sentence, particles) if position in hit.parts)

    def is_other_verb(self, sentence: PreparedSentence, key: str, position: int) -> bool:
        """Return whether a prefix that stands apart makes a verb another than the term's: "schließt … *aus*"."""
        whole, _ = sentence.particles_apart.get(position, ("", position))
        if not self.normalizer.is_known_root(whole):
            return False
        sighting = self._lookup[sentence.texts[position]]
        alone = sighting is not None and any(relation.key == key for relation in sighting.relations)
        return alone and all(relation.key != key for relation in self._lookup.meets.get(whole, ()))

    def has_numbers(self, sentence: PreparedSentence) -> bool:
        """Return whether a sentence whose meetings are known may name a number, a rank or a weekday."""
        return not self._lookup.numbers.isdisjoint(sentence.texts)

    def amounts(self, sentence: PreparedSentence) -> frozenset[float]:
        """Return the amounts that a sentence names."""
        if not self.has_numbers(sentence):
            return frozenset()
        return frozenset(value.amount for value in sentence.values)

    def candidates(self, sentence: PreparedSentence, met: Meetings) -> Iterator[CompiledWording]:
        """Return the wordings that a sentence may state, by their number: it has their predicate, and enough else.

        The floor counts all of a wording, or what it says of its actors: they may be named before.
        """
        opened = {number for key in met for number in self.postings.get(key, ())}
        amounts = self.amounts(sentence) if self.valued else frozenset()
        opened.update(number for amount in amounts for number in self.valued.get(amount, ()))
        for number in sorted(opened):
            if reaches_floor(self.wordings[number], met, amounts):
                yield self.wordings[number]


def lent_predicate(wording: CompiledWording, met: Meetings) -> Meeting | None:
    """Return how a sentence meets a predicate that the claim's other wordings lend, if it does."""
    for key in wording.lent:
        meeting = met.get(key)
        if meeting is not None and meeting.credit >= 1.0:
            return meeting
    return None


def reaches_floor(wording: CompiledWording, met: Meetings, amounts: Set[float]) -> bool:
    """Return whether a sentence meets a wording's whole predicate, or one lent to it, and enough of the rest."""
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
    wordings: Sequence[CompiledWording], frequency: Mapping[str, int]
) -> tuple[dict[str, list[int]], dict[float, list[int]]]:
    """Return {term: wordings that it opens} and the same for values.

    A wording is opened by the rarest term of its predicate alone: a sentence without it can't state it.
    So common words cost little, and the cost grows with what is met, not with the number of claims.
    """
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


def _is_verb(sentence: PreparedSentence, place: int) -> bool:
    """ "können sich nicht *einigen*": no pronoun, as it closes its clause; "refused to *back* her": no adverb."""
    if sentence.texts[place] not in sentence.pack.lexicon.pronoun_verbs:
        return True
    stance = sentence.pack.stance
    if not sentence.pack.lexicon.infinitive_endings:
        tables = (stance.infinitive_markers, stance.finite_auxiliaries, stance.negators, stance.clitics)
        governed = place > 0 and any(sentence.lower[place - 1] in table for table in tables)
        return sentence.finite[place] or governed
    clause = sentence.clauses[sentence.clause_of(place)]
    if place + 1 != clause.end or sentence.lower[place] not in sentence.pack.lexicon.separable_prefixes:
        return place + 1 == clause.end
    verbs = [sentence.lower[p] for p in sentence.verbs_in(clause)]
    return bool(verbs) and all(verb in stance.copulas for verb in verbs)  # "der Streik ist *vorbei*"
