"""The main clause of a wording: what it says is past or planned, and what may be its predicate.

What a clause before it tells is taken for granted: "*Was nicht geplant war*, kostet die Stadt Geld".
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from factcheck.text.attributes import ADJECTIVE_ENDINGS
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.prepared import PreparedSentence
from factcheck.text.roles import Roles
from factcheck.text.words import Normalizer

PARTICIPLE_ENDINGS = ("t", "en")
"""Endings by which a word that no list knows is taken for a participle at a wording's end."""


class MainClause:
    """At which places of a wording its main clause stands; `clause` is the half of it that has its verb.

    In a language that does not show nouns by capitals it is the whole wording.
    """

    def __init__(
        self,
        sentence: PreparedSentence,
        clause: Clause | None,
        places: Collection[int],
        normalizer: Normalizer,
    ) -> None:
        self.sentence = sentence
        self.clause = clause
        self.places = frozenset(places)
        self.normalizer = normalizer
        self.words = sentence.words
        self.finite = sentence.finite
        self.pack = sentence.pack
        self._capitals = bool(sentence.pack.lexicon.infinitive_endings)

    @classmethod
    def of(cls, sentence: PreparedSentence, normalizer: Normalizer) -> MainClause:
        """Read the first main clause with a verb, both its halves where another clause stands within."""
        clauses, finite = sentence.clauses, sentence.finite
        mains = (n for n, c in enumerate(clauses) if c.kind is ClauseKind.MAIN)
        main = next((n for n in mains if any(finite[clauses[n].start : clauses[n].end])), None)
        if main is None or not sentence.pack.lexicon.infinitive_endings:
            return cls(sentence, next(iter(clauses), None), range(len(sentence.words)), normalizer)
        halves = [c for n, c in enumerate(clauses) if n in (main, clauses[main].resumes) or c.resumes == main]
        places = [place for half in halves for place in range(half.start, half.end)]
        return cls(sentence, clauses[main], places, normalizer)

    @cached_property
    def roles(self) -> Roles | None:
        """Who acts and who is acted upon; nobody where a clause is the subject: "*Dass er schweigt*, schadet ihm"."""
        if self.clause is None:
            return None
        clauses, stance = self.sentence.clauses, self.pack.stance
        opener, main = clauses[0].opener, clauses.index(self.clause)
        if clauses[0].kind is not ClauseKind.SUBORDINATE or not self.finite[self.clause.start]:
            return self.sentence.roles[0]
        own = self.sentence.roles[main]
        told = opener in stance.complementizers or opener in stance.content_openers
        if not told or own.agent is None or own.agent.determiner in stance.subject_articles:
            return own
        return Roles(None, None, own.passive)

    @property
    def is_past(self) -> bool:
        """Whether it tells of something past: "sperrte", "hat gesperrt", "war offen", but also "ist gesperrt"."""
        stance, lower = self.pack.stance, self.sentence.lower
        auxiliaries = [lower[place] for place in self.places if lower[place] in stance.past_auxiliaries]
        if auxiliaries and any(self.closes_perfect(place) for place in self._small[-2:]):
            return True
        if self.is_perfect and any(word in stance.possessions for word in auxiliaries):
            return True
        return any(
            self.normalizer.is_preterite(self.words[place].text)
            and (self.words[place].lower in stance.past_states or self._tells(place))
            for place in self._small
            if place
        )

    @property
    def is_planned(self) -> bool:
        """Whether it tells of a plan or of the future: "soll", "wird", but not "die *geplante* Brücke"."""
        stance = self.pack.stance
        verb = self.verb
        if verb is not None and self.words[verb].lower in stance.futures:
            return True
        hits = (hit for hit in self.sentence.find(stance.plans) if hit.start in self.places)
        return any(not self._is_noun(hit.end - 1) and not self._describes(hit.end - 1) for hit in hits)

    @cached_property
    def is_perfect(self) -> bool:
        """Whether a participle closes it, or at its end what no list knows: "hat die Mittel *zweckentfremdet*"."""
        last = self.words[max(self.places)]
        unknown = last.text[0].islower() and last.lower.endswith(PARTICIPLE_ENDINGS)
        unknown = unknown and not self._is_marked(max(self.places))
        return unknown or any(map(self.closes_perfect, self._small))

    @property
    def copula(self) -> int | None:
        """The place of "ist" if it is the verb in second place."""
        verb = self.verb
        return verb if verb is not None and self.words[verb].lower in self.pack.stance.copulas else None

    @cached_property
    def verb(self) -> int | None:
        """The place of its finite verb, if one is known."""
        return next((place for place in sorted(self.places) if self.finite[place]), None)

    def closes(self, place: int) -> bool:
        """Return whether a word is the participle or infinitive of the clause: "wurde *gebracht*", "will *gehen*"."""
        word, verb = self.words[place], self.verb or 0
        if place not in self.places or self.finite[place] or 0 < place < verb or not self._capitals:
            return False
        if not place:  # "*Verurteilt* wurde sie"
            return len(self.words) > 1 and self.finite[1] and self.normalizer.may_be_participle(word.lower)
        if not word.text[0].islower():
            return False
        infinitive = word.lower.endswith(self.pack.lexicon.infinitive_endings)
        known = infinitive and self.normalizer.is_known_root(word.key)
        return self.closes_perfect(place) or (known and not self._describes(place))

    def is_free(self, place: int) -> bool:
        """Return whether an adjective or noun stands alone: not before a noun, nor behind a preposition or "als"."""
        phrase = self.sentence.phrase_at(place)
        if phrase is None:
            small = self.words[place].text[0].islower()
            return small and not self._describes(place) and not self._is_compared(place)
        return not (phrase.preposition or phrase.genitive) and not self._is_compared(phrase.start)

    def preposition_of(self, place: int) -> str:
        """Return the preposition that a noun stands behind, "" if none."""
        phrase = self.sentence.phrase_at(place)
        return phrase.preposition if phrase is not None else ""

    @cached_property
    def goal(self) -> frozenset[int]:
        """The places of a clause right behind it that tells what it is about: "ist bereit, *ein Werk zu bauen*"."""
        stance = self.pack.stance
        places: set[int] = set()
        for clause in self.sentence.clauses:
            told = clause.opener in stance.subordinators and clause.opener not in stance.adverbial_openers
            told = told or clause.kind is ClauseKind.INFINITIVE
            if told and clause.start - 1 in (self.places | places):
                places.update(range(clause.start, clause.end))
        return frozenset(places - self.places)

    @property
    def side(self) -> int | None:
        """The place of the preposition that says whether somebody is for or against it: "ist *gegen* den Bau"."""
        if self.copula is None and self.verb is not None:
            return None
        return min(self.sentence.sides & self.places, default=None)

    def is_same_phrase(self, place: int, other: int) -> bool:
        """Return whether two words stand in one noun phrase."""
        phrase = self.sentence.phrase_at(place)
        return phrase is not None and phrase.start <= other < phrase.end

    def genitive_of(self, place: int) -> int | None:
        """Return the place of the noun in the genitive behind a noun: "Chef *der Werft*"."""
        phrase = self.sentence.phrase_at(place)
        behind = (
            p.head
            for p in self.sentence.phrases
            if phrase is not None and p.start == phrase.end and p.genitive
        )
        return next(behind, None)

    def _is_compared(self, place: int) -> bool:
        return place > 0 and self.words[place - 1].lower in self.pack.stance.comparisons

    def closes_perfect(self, place: int) -> bool:
        """Return whether a word is a participle that closes the clause, or one that no list knows at its end."""
        word, lexicon = self.words[place], self.pack.lexicon
        if self._describes(place) or word.lower in self.pack.stance.prepositions:
            return False
        same = word.text in lexicon.verbs and word.text.startswith(tuple(lexicon.inseparable_prefixes))
        return (same and not self._is_marked(place)) or self.normalizer.may_be_participle(word.text)

    @cached_property
    def _small(self) -> list[int]:
        return [place for place in sorted(self.places) if self.words[place].text[0].islower()]

    def _tells(self, place: int) -> bool:
        """Whether a form of the past is the verb of the clause, not an auxiliary and no "*verkündete* Waffenruhe"."""
        auxiliary = self.words[place].lower in self.pack.stance.finite_auxiliaries
        return not auxiliary and not self._describes(place) if not self.finite[place] else not auxiliary

    def _describes(self, place: int) -> bool:
        """Whether a word that is no finite verb belongs to a noun behind it: "eine *gesichert* freie Wahl"."""
        if not self._capitals or self.finite[place] or not self._continues(place + 1):
            return False
        behind = self.words[place + 1]
        if behind.text[0].isupper():
            return self.words[place].lower.endswith(ADJECTIVE_ENDINGS)
        adjective = (
            behind.lower.endswith(ADJECTIVE_ENDINGS) and behind.lower not in self.pack.lexicon.function_words
        )
        return adjective and self._continues(place + 2) and self.words[place + 2].text[0].isupper()

    def _continues(self, place: int) -> bool:
        return place < len(self.words) and self.words[place].start == self.words[place - 1].end + 1

    def _is_marked(self, place: int) -> bool:
        return place > 0 and self.words[place - 1].lower in self.pack.stance.infinitive_markers

    def _is_noun(self, place: int) -> bool:
        return self._capitals and place > 0 and self.words[place].text[0].isupper()
