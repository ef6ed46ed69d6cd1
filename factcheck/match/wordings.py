"""Makes wordings ready for matching: which words are terms, and which of them say what is claimed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.languages.pack import LanguagePack
from factcheck.match.denials import denials_in, negators_of
from factcheck.match.idioms import IdiomHit, Idioms, compound_head
from factcheck.match.lookup import is_noun_by_capital
from factcheck.match.main_clause import MainClause
from factcheck.match.manner import MannerReader, prepared
from factcheck.match.measures import bounding_words, is_amount, measured_predicates, told_of
from factcheck.match.predicates import PredicateFinder, is_light
from factcheck.match.relations import Relations, thesaurus_of
from factcheck.match.siblings import related_to_siblings
from factcheck.match.terms import COMMON, FULL, LIGHT, RARE, CompiledWording, Term, TermKind
from factcheck.memory import Memory
from factcheck.model import Claim, Wording
from factcheck.text.genders import is_surname
from factcheck.text.prepared import PreparedSentence
from factcheck.text.verb_forms import verb_forms
from factcheck.text.words import Normalizer, Word

FIRST_NAME = 0.2
LONG_WORD = 10
NOUN_PHRASE = 4
"""Words from "kein" to behind its noun."""
TITLE_CASE = 0.7
"""Share of capitalised words from which a wording is written in title case, as English headlines are."""


def _verb_place(hit: IdiomHit, sentence: PreparedSentence) -> int:
    """Where an idiom's verb is in a wording, be it behind its noun: "the *dam gave way*"."""
    german = bool(sentence.pack.lexicon.infinitive_endings)
    if (
        german
        or hit.verb != hit.parts[0]
        or sentence.finite[hit.verb]
        or sentence.phrase_at(hit.verb) is None
    ):
        return hit.verb
    return next((place for place in hit.parts if sentence.finite[place]), hit.verb)


def _length(hit: IdiomHit) -> int:
    return len(hit.parts)


@cache
def _idioms_of(pack: LanguagePack) -> Idioms:
    """Return all idioms of a language, made once per process."""
    return Idioms(thesaurus_of(pack).idioms, pack)


class WordingCompiler:
    """Compiles wordings of one language."""

    def __init__(self, pack: LanguagePack, normalizer: Normalizer, relations: Relations) -> None:
        self.language = pack.code
        self._pack = pack
        self._normalizer = normalizer
        self._relations = relations
        self.measures = frozenset(map(normalizer.key, pack.values.measures))
        self._predicates = PredicateFinder(pack, normalizer, relations)
        self.support_verbs = self._predicates.support_verbs
        self.impersonal_verbs = self._predicates.impersonal_verbs
        self.reader = MannerReader(pack, normalizer, self._predicates)
        self._compound_heads = Memory(self._compound_head)

    def speaks(self, claim: Claim) -> bool:
        """Return whether a claim has wordings in this language."""
        return any(each.language in (None, self.language) for each in claim.wordings)

    def compiled(self, number: int, claim: Claim) -> tuple[CompiledWording, ...]:
        """Return the wordings of the claim with a number in this language, each with what it owes to the others."""
        return tuple(related_to_siblings(tuple(self._readings(number, claim)), self._relations))

    def _readings(self, number: int, claim: Claim) -> Iterator[CompiledWording]:
        """Yield what each wording of the claim with a number says in this language.

        And what it says word by word where that tells as much: "*accepts the offer*". A wording of function
        words alone says nothing.
        """
        wordings = [each for each in claim.wordings if each.language in (None, self.language)]
        sentences = [prepared(each.text, self._pack, self._normalizer) for each in wordings]
        own = [sentence for sentence in sentences if sentence.article_text == claim.statement]
        stated = own[0] if own else prepared(claim.statement, self._pack, self._normalizer)
        denies = bool(wordings) and self._denies(stated)
        for wording, sentence in zip(wordings, sentences, strict=True):
            compiled = self._compile(number, wording, sentence, denies)
            if compiled.terms:
                yield compiled
            keys = {term.key for term in compiled.terms if " " in term.key and term.kind is TermKind.WORD}
            if keys:
                literal = self._compile(number, wording, sentence, denies, literal=True)
                if literal.terms and keys - {term.key for term in literal.terms}:
                    yield literal

    def _compile(
        self,
        claim: int,
        wording: Wording,
        sentence: PreparedSentence,
        claim_denies: bool,
        *,
        literal: bool = False,
    ) -> CompiledWording:
        """Return a wording's terms; if `literal`, idioms of a verb that says something alone are no terms."""
        main = MainClause.of(sentence, self._normalizer)
        terms = self._terms(sentence, main, literal=literal)
        claimed = self._predicates.claimed(terms, main)
        marked = self._predicates.marked(terms, claimed, main)
        denied = denials_in(sentence, marked)
        marked = self._predicates.with_denied(marked, sentence, denied)
        measured = measured_predicates(marked, self.measures)
        told = told_of(marked, main.words, main.roles, self._pack, self.measures) if measured else ()
        return CompiledWording(
            claim=claim,
            wording=wording,
            terms=marked,
            roles=main.roles,
            negated=denied.whole,
            reader=self.reader,
            without=denied.phrases,
            light=is_light(terms, marked, main.finite),
            claim_denies=claim_denies,
            told_by_noun=claimed is not None and claimed.by_noun,
            object_of=claimed.verb if claimed is not None else None,
            measured=measured,
            about=told,
        )

    def _terms(self, sentence: PreparedSentence, main: MainClause, *, literal: bool) -> list[Term]:
        words, particles = sentence.words, sentence.particle_keys
        values = {value.start: value for value in sentence.values}
        bounds = bounding_words(sentence, values)
        concepts = self._relations.concepts(sentence.texts)
        prefixes = {prefix for _, prefix in particles.values()}
        title_case = self._is_title_case(words)
        idioms = self._idioms(sentence, literal=literal)
        heads = self._heads(words)
        within = {p for hit in idioms.values() for p in hit.parts if p not in heads or p == hit.verb}
        parts = sentence.find(self._pack.stance.negators)  # "no *longer*", "*refused to* approve"
        if values:  # "58 Euro *im Monat*" is a part of the amount
            parts += sentence.find(self._pack.values.rates)
        within |= {place for hit in parts for place in range(hit.start, hit.end)}
        terms: list[Term] = []
        position, side = 0, main.side
        if words and main.closes(0):  # "*Verurteilt* wurde sie"
            verb = words[0]
            terms.append(Term(self._normalizer.key(verb.lower), verb.text, FULL, TermKind.WORD, 0))
            position = 1
        while position < len(words):
            word = words[position]
            if position in concepts:
                key, end = concepts[position]
                text = " ".join(word.text for word in words[position:end])
                terms.append(Term(key, text, FULL, TermKind.ACTOR, position))
                position = end
                continue
            value = values.get(position)
            if value is not None:
                text = " ".join(word.text for word in words[value.start : value.end])
                terms.append(Term(f"={text.lower()}", text, FULL, TermKind.VALUE, position, value=value))
                position = value.end
                continue
            if position in within:
                if position in idioms:
                    text = " … ".join(words[place].text for place in sorted(idioms[position].parts))
                    terms.append(Term(idioms[position].key, text, FULL, TermKind.WORD, position))
                position += 1
                continue
            if position in particles:
                key, prefix = particles[position]
                terms.append(Term(key, f"{word.text} … {words[prefix].text}", FULL, TermKind.WORD, position))
            elif position == side:
                terms.append(Term(word.key, word.text, FULL, TermKind.WORD, position))
            elif (
                position not in prefixes
                and position not in bounds
                and (not self._is_empty(position, words) or _is_verb_too(sentence, position))
            ):
                terms.append(self._plain_term(position, words, title_case=title_case))
            position += 1
        return terms

    def _plain_term(self, position: int, words: Sequence[Word], *, title_case: bool) -> Term:
        """A word as a term of its own: a name, or a word of the language."""
        word = words[position]
        name = self._is_name(position, words) and not title_case
        first = name and position + 1 < len(words) and self._is_name(position + 1, words) and not word.joined
        weight = FIRST_NAME if first else self._weight(word, name)
        return Term(word.key, word.text, weight, TermKind.ACTOR if name else TermKind.WORD, position)

    def _is_title_case(self, words: Sequence[Word]) -> bool:
        if self._pack.lexicon.separable_prefixes or len(words) <= 3:
            return False
        return sum(word.text[0].isupper() for word in words) > TITLE_CASE * len(words)

    def _idioms(self, sentence: PreparedSentence, *, literal: bool) -> dict[int, IdiomHit]:
        """{place of its verb: an idiom that is one term}; if `literal`, only what its words alone don't say."""
        words, values = sentence.words, sentence.values
        hits = [*_idioms_of(self._pack).find(words, sentence.particle_keys, self._heads(words))]
        # "*in Haft*" is a part of "in Haft sitzen"
        found = [hit for hit in hits if not any(set(hit.parts) < set(other.parts) for other in hits)]
        if self._pack.lexicon.infinitive_endings:  # "*ist in Kraft* getreten" tells no "ist in Kraft"
            helps, participle = self._pack.stance.finite_auxiliaries, self._normalizer.may_be_participle
            full = (hit for hit in found if participle(words[hit.verb].lower))
            taken = {place for hit in full for place in hit.parts}
            helped = (hit for hit in found if words[hit.verb].lower in helps)
            less = [hit for hit in helped if not taken.isdisjoint(hit.parts)]
            found = [hit for hit in found if hit not in less]
        verbs = {p for hit in found if any(sentence.finite[p] for p in hit.parts) for p in hit.parts}
        # "*strike over*" is a part of "is over" with its subject
        found = [h for h in found if verbs.isdisjoint(h.parts) or any(sentence.finite[p] for p in h.parts)]
        idioms = {
            _verb_place(hit, sentence): hit
            for hit in sorted(found, key=_length)
            if not is_amount(hit, words, values, self.measures)
            and not (literal and self._is_transparent(hit, words))
        }
        particles = self._pack.stance.particles
        for place, following in enumerate(sentence.lower[1:]):
            if following in particles and place not in idioms and self._makes_another_verb(place, words):
                key = f"{words[place].key} {words[place + 1].key}"
                idioms[place] = IdiomHit(key, place, (place, place + 1))
        return idioms

    def _heads(self, words: Sequence[Word]) -> dict[int, str]:
        """The nouns of idioms that end a compound, by position: "*Friedensgespräche* führen", which stays a term."""
        return {place: head for place, word in enumerate(words) if (head := self._compound_heads[word.text])}

    def _compound_head(self, text: str) -> str:
        return compound_head(text, _idioms_of(self._pack).nouns, self._pack, self._relations.is_known)

    def _makes_another_verb(self, position: int, words: Sequence[Word]) -> bool:
        """ "The sums *add up*": a verb that says little is another verb with its particle, in no list or in one."""
        verb = words[position]
        return (
            verb.lower not in self._pack.lexicon.function_words
            and self._relations.tier(verb) == 0
            and verb_forms(self._pack).of(verb.lower) is not None
        )

    def _is_transparent(self, hit: IdiomHit, words: Sequence[Word]) -> bool:
        """ "accept an offer" means what its words mean, "take a knee" doesn't: its verb alone says little."""
        stance, verb = self._pack.stance, words[hit.verb]
        if any(words[place].lower in stance.negators for place in hit.parts):
            return False  # "passed off *without* violence"
        behind = (words[place].lower for place in hit.parts if place != hit.verb)
        if verb.lower in stance.passives and any(map(verb_forms(self._pack).may_be_participle, behind)):
            return True  # "was beaten"
        place = hit.parts[1] if len(hit.parts) > 2 else hit.verb
        if place == hit.verb + 1 and words[place].lower in stance.particles:
            return True  # "*called off* the strike"
        telling = self._relations.tier(verb) != 0 or self._relations.is_ergative(verb.key)  # "*begannen*"
        full = telling and verb.lower not in stance.finite_auxiliaries
        nouns = [p for p in hit.parts if p != hit.verb and words[p].lower not in stance.prepositions]
        return full and bool(nouns)

    def _is_empty(self, position: int, words: Sequence[Word]) -> bool:
        lower = words[position].lower
        stance = self._pack.stance
        if position + 1 == len(words) and self._closes_copula(position, words):
            return False
        if lower in stance.quantities and self._is_no_longer(position, words):
            return True
        if lower in stance.permissions:
            return False
        if position and is_noun_by_capital(words[position].text, self._pack):
            return False
        return (
            lower in self._pack.lexicon.function_words
            or lower in stance.negators
            or (len(lower) < 2 and not words[position].joined)
        )

    def _is_no_longer(self, position: int, words: Sequence[Word]) -> bool:
        """ "nicht *mehr*", "kein Geld *mehr*", but "nicht mehr Geld", "*mehr* als zuvor": about time, not degree."""
        stance = self._pack.stance
        if not position:
            return False
        if words[position - 1].lower in stance.negators:
            return True
        behind = words[position + 1] if position + 1 < len(words) else None
        degree = behind is not None and (behind.lower in stance.comparisons or behind.text[0].isupper())
        before = [word.lower for word in words[max(0, position - NOUN_PHRASE) : position - 1]]
        noun = words[position - 1].text[0].isupper() and bool(self._pack.lexicon.infinitive_endings)
        return noun and not degree and any(word in stance.contrast_negators for word in before)

    def _closes_copula(self, position: int, words: Sequence[Word]) -> bool:
        """ "The bolts were not *there*": nothing else says what is claimed."""
        stance = self._pack.stance
        if words[position].lower in stance.negators:
            return False
        before = position - 1
        while before > 0 and words[before].lower in stance.negators:
            before -= 1
        return before > 0 and words[before].lower in stance.copulas and before < position

    def _is_name(self, position: int, words: Sequence[Word]) -> bool:
        """A capitalised word that no list knows, or an acronym, is taken for a name.

        German writes every noun with a capital: one behind an article or an adjective, or a compound
        whose head is a known noun, is no name.
        """
        word = words[position]
        if not word.text[0].isupper() or word.lower in self._pack.lexicon.function_words:
            return False
        rest = word.text[1:]
        if not rest.islower() and any(map(str.isupper, rest)):
            return True
        if is_surname(words, position, self._pack):
            return True
        if self._relations.is_known(word.key):
            return False
        if not self._pack.lexicon.infinitive_endings:
            return True
        first = position
        while first and words[first - 1].joined:
            first -= 1  # "ein *Y*-Chromosom"
        before = words[first - 1] if first else None
        behind = words[position + 1].text[0].isupper() if position + 1 < len(words) else False
        described = before is not None and (
            before.lower in self._pack.stance.determiners or before.text[0].islower()
        )
        stance = self._pack.stance
        opening = before.lower if before is not None and described else ""
        if opening and not behind and (opening not in stance.prepositions or opening in stance.contractions):
            return False
        return not self._relations.is_compound(word)

    def _weight(self, word: Word, name: bool) -> float:
        tier = self._relations.tier(word)
        if tier is not None:
            return (LIGHT, COMMON)[tier]
        return RARE if name or len(word.lower) >= LONG_WORD else FULL

    def _denies(self, statement: PreparedSentence) -> bool:
        """Whether a statement is itself a denial: negated, or about a failure or refusal."""
        stance = self._pack.stance
        tables = (stance.failure_verbs, stance.failure_nouns, stance.denial_verbs, stance.denial_nouns)
        return bool(len(negators_of(statement)) % 2) or any(map(statement.find, tables))


def _is_verb_too(sentence: PreparedSentence, position: int) -> bool:
    """ "Lawmakers *back* the bill": whether an adverb that may be a verb is one here."""
    return sentence.lower[position] in sentence.pack.lexicon.pronoun_verbs and sentence.finite[position]
