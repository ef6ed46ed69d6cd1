"""Which of a wording's words say what is claimed: its predicate."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.languages.lists import StanceWords
from factcheck.languages.pack import LanguagePack
from factcheck.match.complements import Claimed, ComplementFinder, VerbKinds
from factcheck.match.denials import Denials
from factcheck.match.main_clause import MainClause
from factcheck.match.relations import Relations
from factcheck.match.terms import FULL, LIGHT, Term, TermKind
from factcheck.text.clauses import ClauseKind
from factcheck.text.prepared import PreparedSentence
from factcheck.text.roles import Roles
from factcheck.text.words import Normalizer, Word

DENIED = 3
"""Words behind a negator within which stands what it denies."""
COMPARED = 4
"""Words from what is compared to what it is compared with: "*höher* als die der *Nachbarn*"."""


def before_place(lower: Sequence[str], position: int, stance: StanceWords) -> int:
    """Return where the word before a place's name stands, articles and negators aside: "stammt *aus* dem Libanon"."""
    before = position - 1
    while before > 0 and (lower[before] in stance.determiners or lower[before] in stance.negators):
        before -= 1
    return before


class PredicateFinder:
    """Finds the terms that say what a wording of one language claims."""

    def __init__(self, pack: LanguagePack, normalizer: Normalizer, relations: Relations) -> None:
        self._pack = pack
        self._normalizer = normalizer
        self._relations = relations
        self._kinds = VerbKinds.of(pack, normalizer)
        self.support_verbs = self._kinds.support
        self.impersonal_verbs = frozenset(map(normalizer.key, pack.lexicon.impersonal_verbs))
        self._stays = frozenset(map(normalizer.key, pack.stance.lasting_copulas))

    def claimed(self, terms: Sequence[Term], main: MainClause) -> Claimed | None:
        """Return what the first main clause with a verb claims, where word order shows it."""
        if self._pack.lexicon.infinitive_endings:
            return None
        side = tuple(term for term in terms if term.position == main.side)
        if side:
            return Claimed(side)  # "was *against* the war"
        sentence = main.sentence
        finite = sentence.finite
        told = [clause for clause in sentence.clauses if sentence.verbs_in(clause)]
        clause = next((each for each in told if each.kind is ClauseKind.MAIN), next(iter(told), None))
        if clause is None:
            return None
        return ComplementFinder(
            sentence.words, terms, finite, clause.start, clause.end, self._pack, self._kinds
        ).claimed()

    def _origin(self, terms: Sequence[Term], main: MainClause) -> Term | None:
        """ "stammt aus *Ungarn*", "is *Hungarian*": the country, where a wording says no more than that."""
        stance, lower, regions = self._pack.stance, main.sentence.lower, self._relations.regions
        found = [term for term in terms if term.key in regions]
        if (
            len(found) != 1
            or found[0].position not in main.places
            or any(t.position > found[0].position for t in terms)
        ):
            return None
        before = before_place(lower, found[0].position, stance)
        if lower[before] in stance.origin_prepositions:
            return found[0] if main.sentence.find(stance.origins) else None
        return found[0] if before > 0 and lower[before] in stance.copulas else None

    def marked(self, terms: Sequence[Term], claimed: Claimed | None, main: MainClause) -> tuple[Term, ...]:
        """Return the terms with those marked that say what is claimed.

        That is the full verb in second place, or what closes the sentence: a participle, an
        infinitive, an adjective or a noun behind "ist" or "hat". A verb that says little shares
        the predicate with what closes the sentence. A verb that only says that there is something
        ("es *gibt* ein Referendum", "*verübte* einen Anschlag") leaves it to its noun.
        """
        words, verbs_at, roles = main.words, main.finite, main.roles
        origin = self._origin(terms, main)
        if origin is not None:
            return tuple(
                t._replace(predicate=True) if t is origin else t
                for t in terms
                if t is origin or not verbs_at[t.position]
            )
        if claimed is not None:
            return self._with_light_stays(self._marked(terms, claimed.terms, words))
        plain = self._told(terms, main, roles)
        auxiliaries = self._pack.stance.finite_auxiliaries
        finite = [term for term in plain if verbs_at[term.position] and term.text not in auxiliaries]
        last = plain[-1:] or list(terms[-1:])
        if not any(verbs_at):
            last = self._head(terms, words) or last
        elif not finite:
            last = self._closing(plain, main) or self._predicative(terms, main, roles) or last
        last = self._object_before_time(last, plain, main, roles) or last
        last = self._compared(last, plain, words) or last
        last = [*_head_of(last, plain, words, self._pack), *last]
        last, finite = self._without_staying(last, finite, plain, main)
        goal = [term for term in terms if term.position in main.goal and term.kind is TermKind.WORD][-1:]
        if goal and all(main.words[t.position].lower in self._pack.stance.successes for t in finite or last):
            last, finite = goal, []  # "*gelang* es, ein Werk zu *bauen*"
        elif goal and all(term.weight <= LIGHT for term in finite or last):
            last = goal if finite else [*last, *goal]  # "*plant*, … zu *bauen*", "ist *bereit*, … zu *bauen*"
        full = [term for term in finite if term.weight > LIGHT]
        owned = self.owned(terms, main)
        chosen = full[:1] or owned or [*finite[:1], *last]
        if self._pack.lexicon.infinitive_endings and self._is_impersonal(finite, roles, words):
            chosen = list(last)
        told = self._is_told_as(main) or self._is_dated(terms, main)
        happening = None if told else self._happening(chosen, plain, roles, words)
        if happening is not None:
            terms = [term._replace(weight=LIGHT) if term in chosen else term for term in terms]
            chosen = last = [next(term for term in terms if term.position == happening.position)]
            full = []
        positions = {term.position for term in chosen}
        marked = tuple(
            term._replace(
                weight=max(term.weight, FULL if term in full or term in last else LIGHT),
                predicate=True,
                light=term.weight <= LIGHT and verbs_at[term.position],
            )
            if term.position in positions
            else term
            for term in terms
        )
        return self._with_light_stays(marked)

    def _with_light_stays(self, terms: Sequence[Term]) -> tuple[Term, ...]:
        """ "*bleibt* Trainer": the verb says little more than "is"; "*managed* to raise it": it says nothing more."""
        successes = self._pack.stance.successes
        return tuple(
            term._replace(weight=LIGHT) if term.key in self._stays and not term.predicate else term
            for term in terms
            if term.predicate or term.text.lower() not in successes
        )

    def owned(self, terms: Sequence[Term], main: MainClause) -> list[Term]:
        """Return what "hat" alone claims: the noun behind it, with what compares it ("größere Vorräte als")."""
        if not self._pack.lexicon.infinitive_endings:
            return []
        words, places = main.words, sorted(main.places)
        place = next((i for i in places if words[i].lower in self._pack.stance.possessions), None)
        if place is None or not main.finite[place] or main.is_perfect:
            return []
        plain = [term for term in terms if term.kind is TermKind.WORD]
        behind = [term for term in plain if term.position > place and term.position in main.places]
        nouns = [term for term in behind if term.text[0].isupper()]
        noun = next(
            (term for term in nouns if not main.preposition_of(term.position)), next(iter(nouns), None)
        )
        compared = any(words[p].lower in self._pack.stance.comparisons for p in places if p >= place)
        return [
            term for term in behind if term is noun or (compared and noun and term.position < noun.position)
        ]

    def _told(self, terms: Sequence[Term], main: MainClause, roles: Roles | None) -> list[Term]:
        """The plain terms of the main clause, unless they only name its subject: "*Die Regierung* will, dass …"."""
        plain = [term for term in terms if term.kind is TermKind.WORD]
        named = _places_of_subject(roles)
        inside = [term for term in plain if term.position in main.places]
        return inside if any(term.position not in named for term in inside) else plain

    def _closing(self, plain: Sequence[Term], main: MainClause) -> list[Term]:
        """The verb that closes or opens the main clause: "hätte *gebracht* werden dürfen", "*verurteilt* wurde sie"."""
        if not self._pack.lexicon.infinitive_endings:
            return []
        auxiliaries = self._pack.stance.finite_auxiliaries
        verbs = [t for t in plain if t.position and t.text not in auxiliaries and main.closes(t.position)]
        opening = [t for t in plain if not t.position and main.closes(0)]
        return verbs[-1:] or opening

    def _object_before_time(
        self, last: Sequence[Term], plain: Sequence[Term], main: MainClause, roles: Roles | None
    ) -> list[Term]:
        """ "zeigt *Kinder* nach dem Erdbeben": what the verb acts upon tells it, not what came before or after."""
        stance = self._pack.stance
        if not self._pack.lexicon.infinitive_endings or roles is None or not last:
            return []
        if roles.patient is None or roles.patient.pronoun or roles.passive:
            return []
        before = main.preposition_of(last[-1].position) if last[-1].text[0].isupper() else None
        if not before or not (before in stance.afters or before in stance.befores):
            return []
        return [t for t in plain if t.position == roles.patient.head and t.position < last[-1].position]

    def _predicative(self, terms: Sequence[Term], main: MainClause, roles: Roles | None) -> list[Term]:
        """What "ist" tells: "ist *schuld* an dem Unfall", "ist *Chef* der Werft", "ist *gegen* den Bau"."""
        place = main.copula
        if place is None or not self._pack.lexicon.infinitive_endings:
            return []
        named = _places_of_subject(roles)
        behind = [
            t for t in terms if t.position > place and t.position in main.places and t.position not in named
        ]
        free = [term for term in behind if main.is_free(term.position)]
        if free:
            chosen = free[-1]
            nouns = [t for t in free if t.kind is TermKind.WORD and t.text[0].isupper()]
            noun = next((t for t in nouns if main.is_same_phrase(t.position, chosen.position)), None)
            chosen = noun or chosen  # "die *Baufirma* Meier"
            place = main.genitive_of(chosen.position)
            if chosen.text[0].islower():  # "*schuld* am *Unfall*"
                nouns = [t for t in behind if t.text[0].isupper()]
                governed = (t.position for t in nouns if main.preposition_of(t.position))
                place = next((p for p in governed if p > chosen.position), None)
            return [chosen, *(t for t in behind if t.position == place and t.kind is TermKind.WORD)]
        nouns = [term for term in behind if term.kind is TermKind.WORD and term.text[0].isupper()]
        if main.side is not None:
            return [*(term for term in behind if term.position == main.side), *nouns[:1]]
        return [term for term in nouns if main.preposition_of(term.position) not in self._pack.stance.agents][
            -1:
        ]

    def _marked(
        self, terms: Sequence[Term], chosen: Sequence[Term], words: Sequence[Word]
    ) -> tuple[Term, ...]:
        """Mark the terms that say what is claimed, and what a negator stands right before."""
        plain = [term for term in terms if term.kind is TermKind.WORD]
        chosen = self._compared(chosen, plain, words) or chosen or plain[-1:] or terms[-1:]
        telling = {term.position for term in chosen if term.weight > LIGHT or term is chosen[-1]}
        positions = {term.position for term in chosen}
        return tuple(
            term._replace(
                weight=max(term.weight, FULL if term.position in telling else LIGHT),
                predicate=True,
            )
            if term.position in positions
            else term
            for term in terms
        )

    def _compared(self, last: Sequence[Term], plain: Sequence[Term], words: Sequence[Word]) -> list[Term]:
        """ "ist *höher* als früher", "so *stark* wie vor dem Krieg": what is compared tells it, not with what."""
        place = last[0].position if last else 0
        return [
            term
            for term in plain
            if term.position + 1 < place
            and words[term.position + 1].lower in self._pack.stance.comparisons
            and self._is_compared(term.position, place, words)
        ]

    def _is_compared(self, position: int, last: int, words: Sequence[Word]) -> bool:
        """Whether an adjective before "als" or "wie" compares; far from what closes the wording only behind "so"."""
        equal = position > 0 and words[position - 1].lower in self._pack.stance.equalizers
        listed = words[position].lower in self._pack.values.changes
        return (equal and words[position].text[0].islower()) or (listed and last - position <= COMPARED)

    def _without_staying(
        self, last: list[Term], finite: list[Term], plain: Sequence[Term], main: MainClause
    ) -> tuple[list[Term], list[Term]]:
        """ "*stabil* geblieben", "bleibt *Trainer*": what something stays tells it, the verb little more than "is".

        Not where it stays: "bleibt im Amt".
        """
        stays = self._stays
        place = last[-1].position if last else 0
        if last and last[-1].key in stays:
            last = [t for t in plain if t.position == place - 1 and t.text[0].islower()] or last
        others = [term for term in finite if term.key not in stays]
        if not last or last[-1].key in stays:
            return last, finite
        chosen = last[-1]
        told = chosen.text[0].islower() or (
            self._pack.lexicon.infinitive_endings and not main.preposition_of(chosen.position)
        )
        return last, others if told else finite

    def with_denied(
        self, terms: Sequence[Term], sentence: PreparedSentence, denials: Denials
    ) -> tuple[Term, ...]:
        """Mark also what a negator stands right before: "nicht wegen ihrer *Politik*" denies the reason.

        Not what is denied beside the predicate or before it: "by a judge, *not by the minister*".
        """
        stance, lower = self._pack.stance, sentence.lower
        place = next((p for p, word in enumerate(lower) if word in stance.negators), None)
        deciding = [term.position for term in terms if term.predicate]
        if place is None or sentence.clause_of(place) not in map(sentence.clause_of, deciding):
            return tuple(terms)
        opening = next((hit for hit in sentence.find(stance.negators) if not hit.start), None)
        if opening is not None and lower[0] not in stance.contrast_negators:
            following = lower[opening.end] if opening.end < len(lower) else ""
            if following in stance.prepositions or following in stance.finite_auxiliaries:
                return tuple(terms)  # "*Nobody* on the flight was hurt": the verb is denied
        denied = next((t for t in terms if place < t.position <= place + DENIED), None)
        if denied is None or denied.predicate:
            return tuple(terms)
        if denied.position in denials.phrases and (
            lower[place] not in stance.phrase_negators or place < min(deciding)
        ):
            return tuple(terms)
        light = denied.weight <= LIGHT and sentence.finite[denied.position]
        marked = denied._replace(weight=max(denied.weight, LIGHT), predicate=True, light=light)
        return tuple(marked if term is denied else term for term in terms)

    def _is_impersonal(self, finite: Sequence[Term], roles: Roles | None, words: Sequence[Word]) -> bool:
        """Whether "es" with a verb that says little leads to what is said: "Es kommt zu *Entlassungen*"."""
        if roles is None or roles.agent is None or not roles.agent.pronoun or len(finite) != 1:
            return False
        impersonal = words[roles.agent.head].lower in self._pack.stance.nobodies
        supports = finite[0].key in self.support_verbs  # "es gibt" leads to what stands right behind it
        return impersonal and finite[0].weight <= LIGHT and not supports

    def _happening(
        self, chosen: Sequence[Term], plain: Sequence[Term], roles: Roles | None, words: Sequence[Word]
    ) -> Term | None:
        """The noun that a support verb says there is: its object, else its subject; None with any other verb."""
        verbs, given = self.support_verbs, self.impersonal_verbs
        if roles is None or not any(term.key in verbs for term in chosen):
            return None
        agent = roles.agent
        if agent is not None and not agent.pronoun:
            if any(term.key in given for term in chosen):
                return None  # "die Stadt gibt dem Verein Garantien": somebody does it
            if roles.patient is None and self._is_somebody(agent.head, words):
                return None  # "die Norren herrschen im Tal"
        phrases = (roles.patient, roles.agent) if not roles.passive else (roles.patient,)
        heads = [phrase.head for phrase in phrases if phrase is not None and not phrase.pronoun]
        return next((term for head in heads for term in plain if term.position == head), None)

    def _is_told_as(self, main: MainClause) -> bool:
        """Whether "als" opens what something is held to be: "*gilt als arm*"; then not that there is such a thing."""
        words, verb = main.words, main.verb
        if not self._pack.lexicon.infinitive_endings or verb is None:
            return False
        return any(words[p].lower in self._pack.stance.comparisons for p in main.places if p > verb)

    def _is_dated(self, terms: Sequence[Term], main: MainClause) -> bool:
        """ "Das Verbot *gilt seit 2019*": since when, and so the verb, is told, not that there is such a thing."""
        moments = (t.value.moment for t in terms if t.value is not None and t.position in main.places)
        return any(moment is not None for moment in moments)

    def _is_somebody(self, position: int, words: Sequence[Word]) -> bool:
        """Whether a noun is a title, or behind an article no word of the language, which is a name: "die Norren"."""
        word = words[position]
        if word.text in self._pack.titles:
            return True
        known = self._relations.is_known(word.key) or self._relations.is_compound(word)
        return not known and position > 0 and words[position - 1].lower in self._pack.stance.definites

    def _head(self, terms: Sequence[Term], words: Sequence[Word]) -> list[Term]:
        """What a wording without a verb names: the last word before the first preposition."""
        prepositions = self._pack.stance.prepositions
        first = next((n for n, word in enumerate(words) if n and word.lower in prepositions), len(words))
        return [term for term in terms if term.position < first][-1:]


def _places_of_subject(roles: Roles | None) -> range:
    subject = roles.subject if roles is not None else None
    return range(subject.start, subject.end) if subject is not None else range(0)


def is_told_by_noun(terms: Sequence[Term], finite: Sequence[bool]) -> bool:
    """Return whether a noun is the predicate, and the verb beside it says nothing: "Es gibt ein Referendum"."""
    deciding = [term for term in terms if term.predicate]
    verbs = [t for t in terms if finite[t.position] and not t.predicate and t.weight <= LIGHT]
    return bool(verbs) and all(term.text[0].isupper() for term in deciding)


def is_light(terms: Sequence[Term], marked: Sequence[Term], finite: Sequence[bool]) -> bool:
    """Return whether the predicate is a single verb that says little by itself."""
    own = {term.position: term.weight for term in terms}
    deciding = [term for term in marked if term.predicate]
    return len(deciding) == 1 and finite[deciding[0].position] and own[deciding[0].position] <= LIGHT


def _head_of(
    last: Sequence[Term], plain: Sequence[Term], words: Sequence[Word], pack: LanguagePack
) -> list[Term]:
    """What a closing genitive belongs to: "ist *Chef* der Werft" is told by both."""
    if not last or not pack.lexicon.infinitive_endings or last[0].position < 2:
        return []
    place = last[0].position
    genitive = words[place - 1].lower in pack.stance.genitives and last[0].text[0].isupper()
    head = words[place - 2]
    return [t for t in plain if genitive and t.position == place - 2 and head.text[0].isupper()]
