"""What a wording claims where word order shows it: its verb, its object, its complement, or two of these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from factcheck.languages.pack import LanguagePack
from factcheck.match.terms import LIGHT, Term, TermKind
from factcheck.text.verb_forms import Form, verb_forms
from factcheck.text.words import Normalizer, Word

DEPTH = 3
"""Verbs that may hang on each other: "wants to be able to change"."""


class Claimed(NamedTuple):
    """The terms that say what is claimed.

    `by_noun`: a noun alone does. `verb`: the place of the verb that leaves it to its object.
    """

    terms: tuple[Term, ...]
    by_noun: bool = False
    verb: int | None = None


class VerbKinds(NamedTuple):
    """The keys of a language's verbs that leave what is said to their object, by how they take it."""

    support: frozenset[str]
    ditransitive: frozenset[str]
    placing: frozenset[str]

    @classmethod
    def of(cls, pack: LanguagePack, normalizer: Normalizer) -> VerbKinds:
        """Return the verbs of a pack."""
        lexicon = pack.lexicon
        listed = (lexicon.support_verbs, lexicon.ditransitives, lexicon.placings)
        return cls(*(frozenset(map(normalizer.key, verbs)) for verbs in listed))


@dataclass(frozen=True, slots=True)
class ComplementFinder:
    """One wording: its words, its terms, and which words belong to verb groups. `end`: where a clause ends."""

    words: Sequence[Word]
    terms: Sequence[Term]
    verbs: Sequence[bool]
    start: int
    end: int
    pack: LanguagePack
    kinds: VerbKinds

    def claimed(self) -> Claimed:
        """Return what the clause claims: nothing where there is no verb.

        A full verb says it. A verb that says little leaves it to its object ("took *bribes*"), shares it with what
        a preposition links to it ("*began* in a *barn*"), or says it alone of somebody named ("*cleared* Meyer").
        """
        group = [place for place in range(self.start, self.end) if self.verbs[place]]
        if not group:
            return Claimed(())
        told = [
            term
            for term in self.terms
            if term.kind is TermKind.WORD
            and term.position in group
            and term.text.lower() not in self.pack.stance.finite_auxiliaries
        ]
        full = [term for term in told if term.weight > LIGHT]
        if full and " " not in full[0].key and self._tells_what_lasts(full[0].position):
            return self._of_verb(None, full[0].position)
        done = self._done(full[0].position) if full else None
        if done is not None:
            return self._of_infinitive(done, 0)
        if full:
            alone = Claimed((full[0],))
            row, preposition, _ = self._row(full[0].position)
            told_to = self._infinitive_at(_end_of(row[-1])) if row and preposition is None else None
            if told_to is not None:  # "*told* Roe to *resign*"
                return Claimed((full[0], *self._of_infinitive(told_to, 0).terms))
            return self._with_content(alone) if self._says(full[0].position) else alone
        return self._of_verb(told[0] if told else None, told[0].position if told else self._last_of(group))

    def _last_of(self, group: Sequence[int]) -> int:
        """The last auxiliary of the first verb group."""
        last = group[0]
        while last + 1 in group:
            last += 1
        return last

    def _tells_what_lasts(self, place: int) -> bool:
        """ "*remains* finance minister", "stayed on *as* captain": what or how something still is, not where."""
        stance = self.pack.stance
        if self.words[place].lower not in stance.lasting_copulas:
            return False
        row, preposition, marked = self._row(place)
        return bool(row) and marked is None and (preposition is None or preposition in stance.capacities)

    def _of_verb(self, verb: Term | None, place: int, depth: int = 0) -> Claimed:
        row, preposition, marked = self._row(place)
        alone = Claimed((verb,) if verb is not None else ())
        if depth > DEPTH:
            return alone
        passive = verb is not None and self._is_passive(place)
        if marked is not None:
            infinitive = self._of_infinitive(marked, depth)
            return Claimed((*alone.terms, *infinitive.terms)) if passive else infinitive
        head = row[-1] if row else None
        if head is None or (verb is not None and self._says(place)):
            return self._with_content(alone)
        behind = self._infinitive_at(_end_of(head))
        told = [term for term in row if term.kind is TermKind.WORD and term.weight > LIGHT]
        lasting = self.words[place].lower in self.pack.stance.lasting_copulas
        if verb is None and (lasting or self.words[place].lower in self.pack.stance.copulas):
            if behind is not None and not told:
                return self._of_infinitive(behind, depth)  # "was able to *change*", "was the first to *sign*"
            if head.kind is not TermKind.WORD:
                return Claimed(tuple(told))  # "The fine is *$3 million*"
            terms = tuple(told) if head in told else (*told, head)
            governed = place if preposition is not None else None  # "is *behind* the attack"
            return Claimed(terms, by_noun=not self._is_adjective(place, row), verb=governed)
        if behind is not None and verb is not None and self._wants(place):
            return self._of_infinitive(behind, depth)
        brought = self._brought_about(place) if verb is not None else None
        if brought is not None:
            return self._of_infinitive(brought, depth)
        if head.kind is not TermKind.WORD:
            return alone
        if preposition is not None or passive:
            agent = preposition in self.pack.stance.agents
            if verb is None:
                return Claimed((head,), by_noun=True, verb=place)  # "has got at the *data*"
            return alone if agent and alone.terms else Claimed((*alone.terms, head))
        if verb is not None and not self._is_denied(place):
            second = self._given(verb, row) or self._put_at(verb, row)
            if second is not None:
                return Claimed((second,), by_noun=True, verb=place)
        told_by_head = (head.weight > LIGHT or len(row) > 1) and not self._is_denied(place)
        told_by_head = told_by_head and (verb is None or verb.key in self.kinds.support)
        return Claimed((head,) if told_by_head else (*alone.terms, head), by_noun=True, verb=place)

    def _given(self, verb: Term, row: Sequence[Term]) -> Term | None:
        """ "gave the nanny no *help*": of two objects the second is what is given."""
        stance = self.pack.stance
        if verb.key not in self.kinds.ditransitive:
            return None
        second = self._row_behind(row)
        gap = [word.lower for word in self.words[_end_of(row[-1]) : second[0].position]] if second else []
        opens = bool(gap) and all(word in stance.determiners or word in stance.negators for word in gap)
        timed = bool(second) and second[-1].text.lower() in stance.time_nouns
        return second[-1] if opens and not timed else None

    def _put_at(self, verb: Term, row: Sequence[Term]) -> Term | None:
        """ "placed the owner under house *arrest*": where or how something is put tells what is done with it."""
        stance = self.pack.stance
        if verb.key not in self.kinds.placing:
            return None
        second, gap = self._row_behind(row), [""]
        while second:
            gap = [word.lower for word in self.words[_end_of(row[-1]) : second[0].position]]
            if not gap or gap[0] not in stance.belongings:
                break  # "the lives *of refugees* at risk"
            row, second = second, self._row_behind(second)
        told = second and second[-1].kind is TermKind.WORD and second[-1].weight > LIGHT
        return second[-1] if told and gap and gap[0] in stance.prepositions else None

    def _row_behind(self, row: Sequence[Term]) -> list[Term]:
        """The terms in a row behind another row of the clause."""
        return replace(self, start=_end_of(row[-1]))._row(_end_of(row[-1]) - 1)[0]

    def _is_denied(self, place: int) -> bool:
        """ "never *put* the bolts in": what is denied of something is that very verb."""
        lower = [word.lower for word in self.words[self.start : place]]
        return bool(self.pack.stance.negators.find(lower))

    def _with_content(self, alone: Claimed) -> Claimed:
        """ "*knew* that the dam was *cracked*", "can *say* what the law *forbids*": what is known says it too."""
        stance = self.pack.stance
        opener = self.words[self.end].lower if self.end < len(self.words) else ""
        said = bool(alone.terms) and self._says(alone.terms[0].position)
        if not said and opener not in stance.complementizers and opener not in stance.content_openers:
            return alone
        content = replace(self, start=self.end, end=len(self.words)).claimed()
        return Claimed((*alone.terms, *content.terms))

    def _says(self, place: int) -> bool:
        """Whether the clause that begins right behind is what somebody says: "*told* Roe | he would resign"."""
        word, stance = self.words[place].lower, self.pack.stance
        if self.end >= len(self.words) or not any(self.verbs[self.end :]):
            return False
        opener = self.words[self.end].lower
        opens = opener in stance.complementizers or not (
            opener in stance.subordinators or opener in stance.coordinators
        )
        return opens and (word in stance.reporting_verbs or word in stance.opinion_verbs)

    def _of_infinitive(self, place: int, depth: int) -> Claimed:
        verb = next((term for term in self.terms if term.position == place), None)
        if verb is not None and (verb.weight > LIGHT or verb.kind is not TermKind.WORD):
            return Claimed((verb,))
        return self._of_verb(verb, place, depth + 1)

    def _row(self, place: int) -> tuple[list[Term], str | None, int | None]:
        """Return the first terms in a row behind a verb, and the preposition and the infinitive before them."""
        stance = self.pack.stance
        behind = [term for term in self.terms if place < term.position < self.end]
        adverbs = (stance.restrictors, stance.at_onces)
        behind = [term for term in behind if not any(term.text.lower() in table for table in adverbs)]
        row = behind[:1]
        for term in behind[1:]:
            gap = self.words[_end_of(row[-1]) : term.position]
            if " … " in row[-1].text or any(word.lower not in stance.clitics for word in gap):
                break
            row.append(term)
        until = row[0].position if row else self.end
        before = [word.lower for word in self.words[place + 1 : until]]
        places = (self._infinitive_at(p) for p in range(place + 1, until))
        marked = next((found for found in places if found is not None), None)
        return row, next((word for word in before if word in stance.prepositions), None), marked

    def _infinitive_at(self, place: int) -> int | None:
        """The place of the verb that "to" marks at a place."""
        if place + 1 >= self.end or self.words[place].lower not in self.pack.stance.infinitive_markers:
            return None
        word = self.words[place + 1].lower
        base = verb_forms(self.pack).of(word) is Form.BASE or word in self.pack.lexicon.function_words
        return place + 1 if base else None

    def _is_passive(self, place: int) -> bool:
        before = place - 1
        while before > 0 and not self.verbs[before]:
            before -= 1
        auxiliary = self.words[before].lower in self.pack.stance.passives and self.verbs[before]
        return auxiliary and verb_forms(self.pack).may_be_participle(self.words[place].lower)

    def _is_adjective(self, place: int, row: Sequence[Term]) -> bool:
        """Whether one word right behind the copula says it: "is *illegal*", but not "is *head* of the bank"."""
        stance = self.pack.stance
        if self.words[row[-1].position].lower in self.pack.titles:
            return False
        between = [word.lower for word in self.words[place + 1 : row[0].position]]
        return len(row) == 1 and not any(w in stance.determiners or w in stance.prepositions for w in between)

    def _brought_about(self, place: int) -> int | None:
        """The place of the verb that comes about by what is done: "used his post to *help* a friend"."""
        lower = [word.lower for word in self.words[: self.end]]
        hits = (hit for hit in self.pack.stance.implicatives.find(lower) if hit.start == place)
        return next((self._infinitive_at(hit.end - 1) for hit in hits if hit.end > place + 2), None)

    def _done(self, place: int) -> int | None:
        """The place of what is told to have been done: "*managed to raise* the wreck", "*succeeded in raising* it"."""
        if self.words[place].lower not in self.pack.stance.successes:
            return None
        infinitive = self._infinitive_at(place + 1) if place + 1 < self.end else None
        behind = place + 2
        gerund = behind < self.end and verb_forms(self.pack).of(self.words[behind].lower) is Form.CONTINUOUS
        linked = gerund and self.words[place + 1].lower in self.pack.stance.prepositions
        return infinitive if infinitive is not None else (behind if linked else None)

    def _wants(self, place: int) -> bool:
        """Whether a verb has somebody do something: "*wants* the company to stay independent", "*told* Roe to go"."""
        stance, lower = self.pack.stance, [word.lower for word in self.words]
        tables = (stance.demands, stance.reporting_verbs)
        return any(hit.start == place for table in tables for hit in table.find(lower))


def _end_of(term: Term) -> int:
    return term.position + len(term.text.split())
