"""What a wording is compiled into: its terms, what each is worth, and how it is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, Protocol

from factcheck.languages.phrases import PhraseHit, PhraseTable, Starts
from factcheck.model import Wording, WordingKind
from factcheck.text.chunks import NounPhrase
from factcheck.text.roles import Roles
from factcheck.text.values import Value
from factcheck.text.words import Word

LIGHT, COMMON, FULL, RARE = 0.3, 0.65, 1.0, 1.25
"""Weights of a word by how much it says: frequent, usual, plain, and rare (a name, a long compound)."""


class TermKind(StrEnum):
    """What a term is in its wording."""

    ACTOR = "actor"
    VALUE = "value"
    WORD = "word"


class Term(NamedTuple):
    """One meaning-bearing word of a wording: its key, weight, kind, and whether it carries the predicate."""

    key: str
    text: str
    weight: float
    kind: TermKind
    position: int
    predicate: bool = False
    value: Value | None = None
    light: bool = False
    """Whether a predicate is a frequent verb that says little by itself, whatever it weighs: "steht"."""

    @property
    def named(self) -> bool:
        """Whether it is the name of an actor, and no frequent word for one."""
        return self.kind is TermKind.ACTOR and self.weight >= FULL

    @property
    def tells_manner(self) -> bool:
        """Whether it may be an adverb that tells more than the verb behind it: "*rechtskräftig* verurteilt"."""
        return self.kind is TermKind.WORD and self.text[0].islower() and self.weight > COMMON


@dataclass(frozen=True, slots=True)
class Manner:
    """How a wording says what it says; `CompiledWording` tells what each field means."""

    past: bool
    planned: bool
    doubtful: bool
    state: bool
    restricted: bool
    restrictions: tuple[int, ...]
    asks: bool
    verbless: bool
    owned: bool
    phrases: tuple[NounPhrase, ...]
    clauses: tuple[range, ...]


class WordingReader(Protocol):
    """Reads of a compiled wording what is only asked for near a passage."""

    def words_of(self, wording: CompiledWording) -> tuple[Word, ...]:
        """Return its words in order."""

    def manner_of(self, wording: CompiledWording) -> Manner:
        """Return how it says what it says."""

    def starts_of(self, wording: CompiledWording) -> Mapping[PhraseTable, Starts]:
        """Return where phrases of the language's lists may begin among its words."""


@dataclass(frozen=True)
class CompiledWording:
    """A wording with its terms. `claim` is the claim's position in the claims file, `negated`: the wording denies.

    Its words and how it is said are read when they are first asked for: most of many claims are never near a sentence.
    """

    claim: int
    wording: Wording
    terms: tuple[Term, ...]
    roles: Roles | None
    negated: bool
    reader: WordingReader = field(compare=False, repr=False)

    without: tuple[int, ...] = ()
    """The places of terms that only a phrase of it denies: "released *without payment*"; it says the rest."""

    light: bool = False
    """Whether its predicate is a verb of many senses, which what it governs tells: "*hält* sich an die Waffenruhe"."""
    claim_denies: bool = False
    """Whether the claim's own statement is a denial ("ist ausgeschlossen", "nicht")."""

    told_by_noun: bool = False
    """Whether word order shows that a noun alone is its predicate: "is a *shareholder*", "took *bribes*"."""

    object_of: int | None = None
    """The place of the verb that says too little and leaves it to its object: "*took* bribes"."""

    claim_values: tuple[Value, ...] = ()
    """The amounts that the claim's own statement names, dates aside."""

    lent: tuple[str, ...] = ()
    """The keys of predicates of the claim's other wordings that may stand for this wording's own."""

    claim_years: tuple[int, ...] = ()
    """The years that any wording of the claim names."""

    claim_names: tuple[str, ...] = ()
    """The keys of the actors that the claim's own statement names."""

    rivals: tuple[str, ...] = ()
    """The keys of words that only the claim's counterclaims have: what may stand in the place of the wording's own.

    Of a counterclaim, those that it has itself: its point.
    """

    contrary: bool = False
    """Whether it is a counterclaim that says the very contrary of the claim: "ist rechtmäßig" of "ist rechtswidrig"."""

    measured: tuple[str, ...] = ()
    """The keys of its predicate if that says no more than that there is an amount: "kostet 95 Millionen Euro"."""

    about: tuple[str, ...] = ()
    """The keys of the nouns that the amount is told of, if it is measured."""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in order."""
        return self.reader.words_of(self)

    @cached_property
    def manner(self) -> Manner:
        """How it says what it says."""
        return self.reader.manner_of(self)

    @property
    def past(self) -> bool:
        """Whether it says that something has happened, so that a plan is no support."""
        return self.manner.past

    @property
    def planned(self) -> bool:
        """Whether it speaks of a plan or of the future."""
        return self.manner.planned

    @property
    def doubtful(self) -> bool:
        """Whether it speaks of a possibility."""
        return self.manner.doubtful

    @property
    def state(self) -> bool:
        """Whether it says that something is so now: "ist gesperrt", "Zölle gelten"; what is planned is not so yet."""
        return self.manner.state

    @property
    def restricted(self) -> bool:
        """Whether it has a word like "only"."""
        return self.manner.restricted

    @property
    def restrictions(self) -> tuple[int, ...]:
        """The places of words by which it says that nothing or nobody else does it: "*only* a judge may order it"."""
        return self.manner.restrictions

    @property
    def asks(self) -> bool:
        """Whether it says that nobody knows or can say what a question asks: "nobody can say *what* it forbids"."""
        return self.manner.asks

    @property
    def verbless(self) -> bool:
        """Whether it names the matter with a noun: "Norlands Angriff auf die Insel"."""
        return self.manner.verbless

    @property
    def owned(self) -> bool:
        """Whether it says that somebody has something: "hat ein Visum"."""
        return self.manner.owned

    @property
    def phrases(self) -> tuple[NounPhrase, ...]:
        """Its noun phrases in order."""
        return self.manner.phrases

    @property
    def clauses(self) -> tuple[range, ...]:
        """The places of its words in clauses that depend on another: "daran, *dass die Partei zu schwach ist*"."""
        return self.manner.clauses

    @property
    def counter(self) -> bool:
        """Whether the wording is a counterclaim: meeting it refutes the claim."""
        return self.wording.kind is WordingKind.COUNTERCLAIM

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.lower for word in self.words)

    def find(self, table: PhraseTable) -> tuple[PhraseHit, ...]:
        """Return the phrases of a table of the pack among its words."""
        hits = self._found.get(table)
        if hits is None:
            starts = self._starts.get(table)
            hits = self._found[table] = table.hits(starts, self.lower) if starts else ()
        return hits

    @cached_property
    def _starts(self) -> Mapping[PhraseTable, Starts]:
        return self.reader.starts_of(self)

    @cached_property
    def _found(self) -> dict[PhraseTable, tuple[PhraseHit, ...]]:
        return {}

    @cached_property
    def valued(self) -> bool:
        """Whether a value is among the terms."""
        return any(term.value is not None for term in self.terms)

    @cached_property
    def dated(self) -> bool:
        """Whether a date or another point in time is among the terms."""
        return any(term.value is not None and term.value.moment is not None for term in self.terms)

    @cached_property
    def said(self) -> float:
        """The weight of the terms that are no actors: what is said of them."""
        return sum(term.weight for term in self.terms if term.kind is not TermKind.ACTOR)

    @cached_property
    def total(self) -> float:
        """The weight of all terms together."""
        return sum(term.weight for term in self.terms)


def described_names(terms: Sequence[Term]) -> dict[int, int]:
    """Return {place of a word: place of the full name that it describes}: "*der neue Chef* Roth"."""
    found: dict[int, int] = {}
    for noun, name in reversed(list(pairwise(terms))):
        if name.position != noun.position + 1 or noun.predicate or noun.value is not None:
            continue
        if name.named:
            found[noun.position] = name.position
        elif name.position in found:
            found[noun.position] = found[name.position]
    return {t.position: found[t.position] for t in terms if t.kind is TermKind.WORD and t.position in found}
