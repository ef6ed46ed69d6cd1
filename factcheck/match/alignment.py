"""A wording laid upon a sentence: how each of its terms is met there, and what that makes of the whole."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from factcheck.match.terms import CompiledWording, Term, TermKind
from factcheck.text.chunks import NounPhrase
from factcheck.text.prepared import PreparedSentence

ACTOR_NEAR, ACTOR_OPENING, ACTOR_ARTICLE = 0.9, 0.8, 0.6
WORD_NEAR, WORD_OPENING, WORD_ARTICLE = 0.55, 0.4, 0.25
"""Credit of a term that is met only in the sentences around, in title or lede, or anywhere before."""
ACTOR_NEXT = 0.7
"""Credit of an actor who is named only right behind the sentence."""
MODIFIER = 0.3
"""Credit of a predicate that only modifies another noun: "Gefängnistor" for "Gefängnis"."""
STAND_IN = "stand-in"
"""How an actor is met by a phrase that points back to it."""
IMPLIED = "implied"
"""How an actor is met who goes without saying: who "was arrested" was so by the police."""
NEXT = "next"
"""How an actor is met who is named only right behind the sentence."""
STATED = 0.5
"""Credit from which a term counts as met."""


class TermMatch(NamedTuple):
    """How one term was met. `position` is None where the sentence itself doesn't have it."""

    term: Term
    how: str
    credit: float
    position: int | None = None
    end: int | None = None
    met: str = ""


@dataclass(frozen=True)
class Alignment:
    """A wording laid upon a sentence and its context."""

    wording: CompiledWording
    index: int
    sentence: PreparedSentence
    matches: tuple[TermMatch, ...]

    @cached_property
    def coverage(self) -> float:
        """The share (0 to 1) of the wording's weight that the sentence with its context meets."""
        return sum(m.term.weight * m.credit for m in self.matches) / self.wording.total

    @cached_property
    def stated(self) -> float:
        """The share (0 to 1) that the sentence itself meets."""
        here = (m for m in self.matches if m.position is not None)
        return sum(m.term.weight * m.credit for m in here) / self.wording.total

    @cached_property
    def predicate(self) -> float:
        """How well (0 to 1) the sentence itself meets the wording's predicate."""
        deciding = [match for match in self.matches if match.term.predicate]
        heads = {match.position for match in deciding if match.how == "compound"}
        return min((_stated(match, heads) for match in deciding), default=1.0)

    @cached_property
    def actors(self) -> float:
        """How well (0 to 1) the wording's actors are met; 1 if it names none."""
        return _share(self.matches, TermKind.ACTOR)

    @cached_property
    def values(self) -> float:
        """How well (0 to 1) the wording's values are met; 1 if it names none."""
        return _share(self.matches, TermKind.VALUE)

    @cached_property
    def words(self) -> float:
        """How well (0 to 1) the words that are neither actor nor value are met."""
        return _share(self.matches, TermKind.WORD)

    @cached_property
    def positions(self) -> tuple[int, ...]:
        """The positions of the met words in the sentence, ascending."""
        return tuple(sorted({m.position for m in self.matches if m.position is not None}))

    @cached_property
    def deciding(self) -> tuple[TermMatch, ...]:
        """How the words that carry the wording's predicate were met, where the sentence has them."""
        return tuple(m for m in self.matches if m.term.predicate and m.position is not None)

    @cached_property
    def focus(self) -> tuple[int, ...]:
        """The positions that decide: the predicate's, else the heaviest met word's; none if none is met."""
        found = [m for m in self.matches if m.position is not None]
        if not found:
            return ()
        predicates = [m.position for m in found if m.term.predicate and m.credit >= STATED]
        if predicates:
            return tuple(sorted(p for p in predicates if p is not None))
        if not found:
            return ()
        plain = [m for m in found if m.term.kind is not TermKind.ACTOR] or found
        best = max(plain, key=lambda m: m.term.weight * m.credit)
        return (best.position,) if best.position is not None else ()

    def terms_in(self, phrase: NounPhrase | None) -> tuple[TermMatch, ...]:
        """Return how the terms in one of the wording's phrases were met; none without a phrase."""
        if phrase is None:
            return ()
        return tuple(m for m in self.matches if phrase.start <= m.term.position < phrase.end)

    def heads_of(self, phrase: NounPhrase) -> tuple[TermMatch, ...]:
        """Return how the head of one of the wording's phrases was met.

        Where word order shows roles, a term of several words may end in it: "*prime minister*".
        """
        terms = self.terms_in(phrase)
        heads = tuple(match for match in terms if match.term.position == phrase.head)
        ordered = not self.sentence.pack.lexicon.infinitive_endings
        return heads or (terms[-1:] if ordered else ())

    @property
    def opposites(self) -> tuple[TermMatch, ...]:
        """The terms that were met by a word of contrary meaning."""
        return tuple(m for m in self.matches if m.how == "opposite" and m.position is not None)

    @property
    def contrary_places(self) -> tuple[int, ...]:
        """Where words of contrary meaning stand for the wording's predicate."""
        return tuple(m.position for m in self.opposites if m.term.predicate and m.position is not None)

    @property
    def differing(self) -> tuple[TermMatch, ...]:
        """The values that the sentence gives otherwise."""
        return tuple(m for m in self.matches if m.how == "differs")


def _stated(match: TermMatch, heads: Set[int | None]) -> float:
    """What a predicate's match is worth: nothing outside the sentence, little as a compound's modifier.

    With the compound's head it is worth all: "*Bahn*chef" for "Chef der Bahn".
    """
    if match.position is None:
        return 0.0
    alone = match.how == "part" and match.position not in heads
    return min(match.credit, MODIFIER) if alone else match.credit


def _share(matches: Sequence[TermMatch], kind: TermKind) -> float:
    terms = [m for m in matches if m.term.kind is kind]
    total = sum(m.term.weight for m in terms)
    return sum(m.term.weight * m.credit for m in terms) / total if total else 1.0
