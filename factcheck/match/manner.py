"""How a wording says what it says: of the past, of a plan, with reserve. Read when a passage asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.languages.pack import LanguagePack
from factcheck.languages.phrases import PhraseTable, Starts
from factcheck.match.main_clause import MainClause
from factcheck.match.predicates import PredicateFinder, is_told_by_noun
from factcheck.match.tenses import tells_past, tells_plan
from factcheck.match.terms import CompiledWording, Manner, Term
from factcheck.model import Part, Sentence, Span
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.prepared import PreparedSentence
from factcheck.text.verb_forms import Form, verb_forms
from factcheck.text.words import Normalizer, Word


def prepared(text: str, pack: LanguagePack, normalizer: Normalizer) -> PreparedSentence:
    """Return a wording's text as a sentence."""
    return PreparedSentence(Sentence(Span(0, len(text)), 0, Part.BODY), text, pack, normalizer)


class MannerReader:
    """Reads the words of wordings of one language, and how they say what they say."""

    def __init__(self, pack: LanguagePack, normalizer: Normalizer, predicates: PredicateFinder) -> None:
        self._pack = pack
        self._normalizer = normalizer
        self._predicates = predicates
        self._statives = frozenset(map(normalizer.key, pack.lexicon.statives))

    def words_of(self, wording: CompiledWording) -> tuple[Word, ...]:
        """Return a compiled wording's words in order."""
        return prepared(wording.wording.text, self._pack, self._normalizer).words

    def starts_of(self, wording: CompiledWording) -> Mapping[PhraseTable, Starts]:
        """Return where phrases of the language's lists may begin among a compiled wording's words."""
        return self._pack.phrases.starts(wording.lower)

    def manner_of(self, wording: CompiledWording) -> Manner:
        """Return how a compiled wording says what it says."""
        stance = self._pack.stance
        sentence = prepared(wording.wording.text, self._pack, self._normalizer)
        words, lower, finite, clauses = sentence.words, sentence.lower, sentence.finite, sentence.clauses
        main = MainClause.of(sentence, self._normalizer)
        german = bool(self._pack.lexicon.infinitive_endings)
        past = main.is_past if german else tells_past(lower, finite, main.roles, self._pack)
        return Manner(
            past=past,
            planned=main.is_planned if german else tells_plan(sentence),
            doubtful=any(not sentence.is_month(hit.start) for hit in sentence.find(stance.doubts)),
            state=not past and self._tells_state(words, finite),
            restricted=any(word in stance.restrictors for word in lower),
            restrictions=self._restrictions(sentence, wording.terms),
            asks=wording.negated and any(clause.opener in stance.content_openers for clause in clauses[1:]),
            verbless=not any(finite) or is_told_by_noun(wording.terms, finite),
            owned=bool(self._predicates.owned(wording.terms, main)),
            phrases=sentence.phrases,
            clauses=tuple(range(c.start, c.end) for c in clauses if self._depends(c)),
        )

    def _restrictions(self, sentence: PreparedSentence, terms: Sequence[Term]) -> tuple[int, ...]:
        """The places of "only" in the clauses of the predicate, but not of "not only"."""
        deciding = [term.position for term in terms if term.predicate]
        own = [c for c in sentence.clauses if any(c.start <= place < c.end for place in deciding)]
        return tuple(
            place
            for clause in own
            for place in range(clause.start, clause.end)
            if sentence.lower[place] in self._pack.stance.restrictors and not sentence.is_shielded(place)
        )

    def _depends(self, clause: Clause) -> bool:
        """Whether a clause tells something of its own: what is said, or why or when; not a relative one."""
        stance = self._pack.stance
        opened = clause.opener in stance.complementizers or clause.opener in stance.adverbial_openers
        return clause.kind is ClauseKind.SUBORDINATE and opened

    def _tells_state(self, words: Sequence[Word], finite: Sequence[bool]) -> bool:
        place = next((position for position, is_verb in enumerate(finite) if is_verb), None)
        if place is None:
            return False
        behind = words[place + 1].lower if place + 1 < len(words) else ""
        doing = verb_forms(self._pack).of(behind) is Form.CONTINUOUS  # "is selling"
        stance = self._pack.stance
        copula = words[place].lower in stance.copulas or words[place].lower in stance.lasting_copulas
        perfect = place + 1 < len(finite) and any(finite[place + 1 : place + 3])  # "has signed"
        ordered = not self._pack.lexicon.infinitive_endings
        has = words[place].lower in stance.possessions and not (ordered and perfect)
        given = words[place].key in self._predicates.impersonal_verbs and any(
            word.lower in stance.nobodies for word in words
        )  # "es gibt"
        return (copula and not doing) or has or given or words[place].key in self._statives
