"""Which words of a wording an article meets: in a sentence itself, in those around it, or anywhere before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from factcheck.match.alignment import (
    ACTOR_ARTICLE,
    ACTOR_NEAR,
    ACTOR_NEXT,
    ACTOR_OPENING,
    NEXT,
    STATED,
    WORD_ARTICLE,
    WORD_NEAR,
    WORD_OPENING,
    Alignment,
    TermMatch,
)
from factcheck.match.completion import (
    with_actors_of_clause,
    with_described_names,
    with_lent_predicate,
    with_measure,
    with_stand_in,
    with_taken_up,
    with_titles,
    with_usual_agent,
    with_whole_compounds,
    with_words_together,
    without_later_subject,
)
from factcheck.match.dating import goes_without_saying, is_dated
from factcheck.match.gapping import with_own_amount
from factcheck.match.index import ClaimIndex, Meeting, Meetings
from factcheck.match.lookup import COMPOUND_HEAD, HEAD_ALONE, MODIFIER_ALONE
from factcheck.match.stand_ins import NEAR, SHORTEST, Antecedents, compound_ends
from factcheck.match.terms import CompiledWording, Term, TermKind
from factcheck.model import Part
from factcheck.text.clauses import ClauseKind
from factcheck.text.interviews import replies
from factcheck.text.moments import Comparison, Moment
from factcheck.text.prepared import PreparedArticle, PreparedSentence
from factcheck.text.values import Frame, Value, compare
from factcheck.text.verb_forms import verb_forms

RELATIVE, SAME_YEAR = 0.95, 0.9
"""Credit of a date that the sentence tells by counting from the article's own, and of a year left out in that year."""
VAGUE = 0.5
"""Credit of a date that is only named in part: "2024" for "am 1. Januar 2024"."""
TOPIC = 5
"""Sentences (title and lede) that say what an article is about."""


Context = dict[str, tuple[float, float]]
"""{term that the sentences around meet: the credit for that of an actor, and of another word}."""


class ArticleMatcher:
    """One article met by one index: meetings per sentence, and alignments from them."""

    def __init__(self, article: PreparedArticle, index: ClaimIndex) -> None:
        self.article = article
        self.index = index
        self.meetings: tuple[Meetings, ...] = tuple(
            {} if s.sentence.part is Part.JUNK else index.meetings(s) for s in article.sentences
        )
        self.antecedents = Antecedents(article.sentences, self.meetings, index)
        self._amounts: dict[int, frozenset[float]] = {}

    @cached_property
    def met_anywhere(self) -> frozenset[str]:
        """The terms that any sentence meets."""
        return frozenset().union(*self.meetings)

    @cached_property
    def topics(self) -> frozenset[str]:
        """The terms that the article's beginning meets."""
        return frozenset().union(*self.meetings[:TOPIC])

    @cached_property
    def people(self) -> dict[str, str]:
        """{last name's key: the fullest form in the article}, without what only looks like a name: "Fünf Jahre"."""
        return {key: name for key, name in self.article.full_names.items() if not self._is_plain(name)}

    def _is_plain(self, name: str) -> bool:
        """Whether a would-be name begins with a word of the language; one with "von" holds no noun of it at all."""
        pack, relations, key = self.article.pack, self.index.relations, self.index.normalizer.key
        first, second, *_ = name.split()
        counted = first.lower() in pack.values.number_words or first.lower() in pack.values.months
        if counted or first.lower() in pack.lexicon.function_words:
            return True
        ends = compound_ends(first, SHORTEST) if second in pack.stance.name_particles else ()
        return any(relations.is_known(key(word)) for word in (first, *ends))

    def amounts(self, number: int) -> frozenset[float]:
        """Return the amounts that a sentence names."""
        known = self._amounts.get(number)
        if known is None:
            known = self._amounts[number] = self.index.amounts(self.article.sentences[number])
        return known

    @cached_property
    def met(self) -> frozenset[str]:
        """Terms met anywhere in the article."""
        return frozenset(key for met in self.meetings for key in met)

    @cached_property
    def titled(self) -> frozenset[str]:
        """Terms met in the title."""
        pairs = zip(self.article.sentences, self.meetings, strict=True)
        return frozenset(key for s, met in pairs if s.sentence.part is Part.TITLE for key in met)

    @cached_property
    def replies(self) -> frozenset[int]:
        """The numbers of the sentences that answer the questions of an interview."""
        return replies(self.article.sentences, self.article.document.quotations)

    @cached_property
    def lede_end(self) -> int:
        """The number of the first sentence behind title and lede."""
        parts = (Part.TITLE, Part.LEDE)
        numbers = [n for n, s in enumerate(self.article.sentences) if s.sentence.part in parts]
        return max(numbers, default=-1) + 1

    @cached_property
    def first_met(self) -> dict[str, int]:
        """{term: the first sentence that meets it}."""
        first: dict[str, int] = {}
        for number, met in enumerate(self.meetings):
            for key in met:
                first.setdefault(key, number)
        return first

    def contexts(self) -> Iterator[tuple[Context, Context]]:
        """Yield for each sentence what the sentences just before it meet, and what the article meets before.

        The credits are those of `in_context`, which counts the second only where the first has nothing.
        """
        sentences = self.article.sentences
        before: Context = dict.fromkeys(self.titled, (ACTOR_OPENING, WORD_OPENING))
        recent: list[tuple[int, Context]] = []
        for number, met in enumerate(self.meetings):
            least = sentences[number].sentence.paragraph - 1
            near: Context = {}
            for paragraph, worth in recent:
                if paragraph >= least:
                    near |= worth
            if number + 1 < len(sentences) and sentences[number + 1].sentence.paragraph == least + 1:
                later = self.meetings[number + 1].keys() - near.keys() - before.keys()
                near |= dict.fromkeys(later, (ACTOR_NEXT, 0.0))
            yield near, before
            opening = number < self.lede_end
            credit = (ACTOR_OPENING, WORD_OPENING) if opening else (ACTOR_ARTICLE, WORD_ARTICLE)
            for key in met:
                before.setdefault(key, credit)
            worth = {
                key: (ACTOR_NEAR * meeting.credit, WORD_NEAR * meeting.credit)
                for key, meeting in met.items()
                if meeting.how != "opposite"
            }
            recent = [*recent, (least + 1, worth)][-NEAR:]

    def align(self, number: int, wording: CompiledWording) -> Alignment:
        """Lay a wording upon the sentence with a number."""
        sentence = self.article.sentences[number]
        used: set[Value] = set()
        matches = []
        for term in wording.terms:
            if term.value is not None:
                matches.append(self.match_value(number, term, term.value, used, wording))
                continue
            meeting = self.meetings[number].get(term.key)
            if meeting is not None and self._means_other(sentence, term, meeting.position):
                meeting = None
            if meeting is not None and meeting.how == "opposite" and not term.predicate:
                # "lifted the ban" for "the ban was lifted": the contrary is that of a predicate
                meeting = next(iter(self.index.occurrences(sentence, term.key)), meeting)
            if meeting is not None and term.predicate:
                meeting = self._without_own_word(sentence, term, meeting, wording)
            if meeting is not None and term.predicate and self._is_of_other(number, term, meeting, wording):
                meeting = None
            if meeting is not None and term.predicate:
                meeting = self._told_by_verb(number, term, meeting)
            if meeting is not None and self._is_shortened(number, term, meeting):
                meeting = meeting._replace(credit=COMPOUND_HEAD)
            if meeting is not None:
                whole = term.predicate and not wording.words[term.position].joined
                how = "part" if whole and _only_describes(sentence, meeting) else meeting.how
                met = " ".join(w.text for w in sentence.words[meeting.position : meeting.end])
                matches.append(TermMatch(term, how, meeting.credit, meeting.position, meeting.end, met))
            else:
                matches.append(TermMatch(term, *self.in_context(number, term)))
        matches = self._with_home(with_titles(matches, sentence.pack), number, wording)
        if not sentence.pack.lexicon.infinitive_endings:
            matches = with_words_together(matches, sentence, wording, self.index)
        matches = with_described_names(matches, sentence)
        matches = with_lent_predicate(matches, sentence, self.meetings[number], wording)
        matches = [self._without_echo(number, match, matches) for match in matches]
        matches = with_own_amount(with_whole_compounds(matches), sentence, wording)
        matches = with_measure(matches, sentence, wording)
        alignment = without_later_subject(Alignment(wording, number, sentence, tuple(matches)))
        alignment = with_actors_of_clause(alignment, self.index)
        alignment = with_usual_agent(with_stand_in(alignment, self.antecedents))
        return with_taken_up(alignment, self.antecedents)

    def _means_other(self, sentence: PreparedSentence, term: Term, position: int) -> bool:
        """Whether a word is part of another: of "*schließt* … aus", or of an amount, as in "seit *gut* einer Woche"."""
        if self.index.is_other_verb(sentence, term.key, position):
            return True
        behind = sentence.lower[position + 1] if position + 1 < len(sentence.lower) else ""
        stance, word = sentence.pack.stance, sentence.lower[position]
        if behind in stance.clitics and word in stance.modals:
            return True  # "won't" is not "won"
        counted = behind in sentence.pack.values.number_words and behind not in stance.determiners
        if not behind[:1].isdigit() and not counted:
            return False  # "gegen *eine* Übernahme"
        return any(word in table for table in (stance.roughly, stance.at_least, stance.at_most))

    def _is_shortened(self, number: int, term: Term, meeting: Meeting) -> bool:
        """Whether "*der* Entscheid" means the "Bürgerentscheid" that was told of before."""
        if meeting.how != "compound" or meeting.credit != HEAD_ALONE:
            return False
        sentence = self.article.sentences[number]
        phrase = sentence.phrase_at(meeting.position)
        if phrase is None or phrase.determiner not in sentence.pack.stance.definites:
            return False
        whole = (met.get(term.key) for met in self.meetings[:number])
        return any(
            found is not None and found.credit > HEAD_ALONE and found.how != "opposite" for found in whole
        )

    def _without_echo(self, number: int, match: TermMatch, matches: Sequence[TermMatch]) -> TermMatch:
        """ "was *released*" for "free the *detainees*": what decides is not the contrary of another word as well.

        Nor is the "*Fahrer*" of the wording half of its "Fahrerflucht".
        """
        term, place = match.term, match.position
        others = [m for m in matches if m.position == place]
        if match.how == "compound" and match.credit <= MODIFIER_ALONE:
            echoes = any(m.how == "same" for m in others)
        else:
            contrary = match.how == "opposite" and not term.predicate
            echoes = contrary and any(m.term.predicate for m in others)
        if not echoes:
            return match
        return TermMatch(term, *self.in_context(number, term))

    def _with_home(self, matches: list[TermMatch], number: int, wording: CompiledWording) -> list[TermMatch]:
        """ "in Deutschland" goes without saying, unless the sentence, one before it or the title is about elsewhere."""
        lacking = [m.term for m in matches if m.term.kind is TermKind.ACTOR and m.how == "missing"]
        if not lacking:
            return matches
        homes = wording.find(self.index.pack.stance.homes)
        home = [t for t in lacking if any(hit.start < t.position < hit.end for hit in homes)]
        if not home or self._is_abroad(number):
            return matches
        return [TermMatch(m.term, "context", ACTOR_ARTICLE) if m.term in home else m for m in matches]

    def _is_abroad(self, number: int) -> bool:
        """Whether a sentence, the one before it or the title names a country or place."""
        relations, sentences = self.index.relations, self.article.sentences
        near = (*sentences[max(0, number - 1) : number + 1], *sentences[:1])
        concepts = (relations.concepts(s.texts).values() for s in near)
        return any(concept in relations.regions for found in concepts for concept, _ in found)

    def match_value(
        self, number: int, term: Term, value: Value, used: set[Value], wording: CompiledWording
    ) -> TermMatch:
        """Return how a sentence, or its context, meets a value; `used` are those that other terms have met."""
        sentence = self.article.sentences[number]
        match = _match_value(term, value, sentence, used, self._deciding(number, wording, value))
        if match.how == "missing" and self.value_near(number, value):
            match = TermMatch(term, "context", WORD_NEAR)
        if match.how in ("missing", "differs") and value.moment is not None:
            match = self._dated(match, value.moment, sentence)
        return match

    def _deciding(self, number: int, wording: CompiledWording, value: Value) -> frozenset[int]:
        """Where a sentence that counts people meets a wording's predicate, or its noun for those whom it counts."""
        sentence = self.article.sentences[number]
        if not value.people or all(found.noun is None for found in sentence.values):
            return frozenset()
        terms = (term for term in wording.terms if term.predicate or term.position == value.noun)
        return frozenset(m.position for term in terms for m in self.index.occurrences(sentence, term.key))

    def _dated(self, match: TermMatch, moment: Moment, sentence: PreparedSentence) -> TermMatch:
        """Take a date that the sentence leaves out from the article's own: "im kommenden Jahr", or the same year."""
        date = self.article.document.article.date
        if is_dated(moment, sentence, date):
            return TermMatch(match.term, "context", RELATIVE)
        if match.how == "missing" and goes_without_saying(moment, sentence, date):
            return TermMatch(match.term, "context", WORD_NEAR if date is None else SAME_YEAR)
        return match

    def _told_by_verb(self, number: int, term: Term, meeting: Meeting) -> Meeting:
        """ "The road, *closed* since May, *reopened*": the verb tells what is so, not the participle beside it."""
        place, sentence = meeting.position, self.article.sentences[number]
        if sentence.pack.lexicon.infinitive_endings or meeting.how != "same" or sentence.finite[place]:
            return meeting
        if not verb_forms(sentence.pack).may_be_participle(sentence.lower[place]):
            return meeting
        found = self.index.occurrences(sentence, term.key)
        finite = (m for m in found if m.how == "opposite" and sentence.finite[m.position])
        return next((m for m in finite if not self._acts_on_other(number, m.position)), meeting)

    def _acts_on_other(self, number: int, place: int) -> bool:
        """ "The club, beaten on Sunday, *drew criticism*": with an object that no wording has it is another verb."""
        sentence = self.article.sentences[number]
        here = sentence.roles[sentence.clause_of(place)].patient
        if here is None or here.start <= place:
            return False
        met = {meeting.position for meeting in self.meetings[number].values()}
        return met.isdisjoint(range(here.start, here.end))

    def _without_own_word(
        self, sentence: PreparedSentence, term: Term, meeting: Meeting, wording: CompiledWording
    ) -> Meeting | None:
        """ "struck down the *ban*" for "overturned the ban": a word that the wording has itself is not its contrary.

        Another preposition before it may make it one: "*außer* Betrieb" for "*in* Betrieb".
        """
        small = sentence.pack.stance.prepositions
        said = small.intersection(term.text.lower().split()) if " " in term.key else frozenset()
        before = sentence.lower[meeting.position - 1] if meeting.position else ""
        if said and before in small and before not in said:
            return meeting
        own = {*term.key.split(), *(each.key for each in wording.terms if each is not term)}
        idiom = meeting.end > meeting.position + 1
        if meeting.how != "opposite" or idiom or sentence.words[meeting.position].key not in own:
            return meeting
        parts = self.index.parts_of(sentence, term.key, meeting.position)
        nouns = [sentence.words[p] for p in parts if sentence.words[p].text[0].isupper()]
        if sentence.pack.lexicon.infinitive_endings and any(word.key not in own for word in nouns):
            return meeting  # "machte *Gewinn*" for "machte Verlust"
        found = (*self.index.idiomatic(sentence, term.key), *self.index.occurrences(sentence, term.key))
        others = [m for m in found if sentence.words[m.position].key not in own]
        return max(others, key=lambda m: m.credit, default=None)

    def _is_of_other(self, number: int, term: Term, meeting: Meeting, wording: CompiledWording) -> bool:
        """ "*more* officers than last year" for "thefts have risen": there are more of something else."""
        sentence = self.article.sentences[number]
        stance, word = sentence.pack.stance, sentence.lower[meeting.position]
        tables = (stance.mores, stance.fewers, stance.ups, stance.downs)
        if not any(word in table for table in tables):
            return False
        if any(found.position == meeting.position for found in self.index.occurrences(sentence, term.key)):
            return False  # the word itself says so, whatever it is compared with
        phrase = sentence.phrase_at(meeting.position) or sentence.phrase_from(meeting.end)
        subject = sentence.roles[sentence.clause_of(meeting.position)].subject
        told = phrase if phrase is not None and phrase.head > meeting.position else subject
        met = (self.meetings[number].get(term.key) for term in wording.terms if not term.predicate)
        return told is None or not any(m is not None and told.start <= m.position < told.end for m in met)

    def alignments(self, number: int, wording: CompiledWording) -> tuple[Alignment, ...]:
        """Lay a wording upon a sentence once for every clause that may state it.

        "While exports to China fell, exports to Japan rose": the clause that holds most of the wording
        counts, whichever comes first; several that hold as much are all returned.
        """
        base = self.align(number, wording)
        sentence = base.sentence
        deciding = [match for match in base.matches if match.term.predicate]
        if len(deciding) != 1 or deciding[0].position is None or deciding[0].term.value is not None:
            return (base,)
        if len(sentence.clauses) < 2:
            return (base,)
        places = [m for m in self.index.tellings(sentence, deciding[0].term.key) if m.credit >= STATED]
        if sentence.pack.lexicon.infinitive_endings:  # a noun has its own rules there
            contrary = deciding[0].how == "opposite"
            places = [
                m
                for m in places
                if sentence.finite[m.position]
                or (sentence.words[m.position].text[0].islower() and (m.how == "opposite") is contrary)
            ]
        laid = [self._anchored(base, place) for place in places]
        if all(place.position != deciding[0].position for place in places):  # "Laufzeitverlängerung", a noun
            least = _held_in_clause(base)
            laid = [each for each in laid if _held_in_clause(each) > least] or [base]
        elif len({sentence.clause_of(place.position) for place in places}) < 2:
            return (base,)
        best = max(map(_held_in_clause, laid))
        return tuple(alignment for alignment in laid if _held_in_clause(alignment) >= best)

    def _anchored(self, base: Alignment, predicate: Meeting) -> Alignment:
        """Move the words of an alignment into the clause of one meeting of its predicate, where they are there."""
        sentence = base.sentence
        clause = sentence.clause_of(predicate.position)
        matches = []
        for match in base.matches:
            if match.position is None or match.term.value is not None:
                matches.append(match)
                continue
            places = [predicate]
            if not match.term.predicate:
                found = self.index.occurrences(sentence, match.term.key)
                places = [p for p in found if sentence.clause_of(p.position) == clause and p.credit >= STATED]
            for place in places[:1]:
                met = sentence.words[place.position].text
                match = TermMatch(match.term, place.how, place.credit, place.position, place.end, met)
            matches.append(match)
        return Alignment(base.wording, base.index, sentence, tuple(with_whole_compounds(matches)))

    def value_near(self, number: int, value: Value) -> bool:
        """Return whether one of the sentences just before gives the value."""
        here = self.article.sentences[number].sentence
        for other in range(number - 1, max(-1, number - 1 - NEAR), -1):
            sentence = self.article.sentences[other]
            near = sentence.sentence.paragraph >= here.paragraph - 1
            if near and any(compare(value, found) is Comparison.AGREES for found in sentence.values):
                return True
        return False

    def in_context(self, number: int, term: Term) -> tuple[str, float]:
        """Return how a term is met around a sentence that doesn't meet it, and the credit for that."""
        actor = term.kind is TermKind.ACTOR
        here = self.article.sentences[number].sentence
        for other in range(number - 1, max(-1, number - 1 - NEAR), -1):
            met = self.meetings[other].get(term.key)
            near = self.article.sentences[other].sentence.paragraph >= here.paragraph - 1
            if met is not None and near and met.how != "opposite":
                return "context", (ACTOR_NEAR if actor else WORD_NEAR) * met.credit
        first = self.first_met.get(term.key, number)
        if term.key in self.titled or first < min(number, self.lede_end):
            return "context", ACTOR_OPENING if actor else WORD_OPENING
        if first < number:
            return "context", ACTOR_ARTICLE if actor else WORD_ARTICLE
        if actor and self._is_named_next(number, term.key):
            return NEXT, ACTOR_NEXT
        return "missing", 0.0

    def _is_named_next(self, number: int, key: str) -> bool:
        """ "Die Ministerin geht. *Olbrich* hatte …": who is meant may be named right behind, in the same paragraph."""
        if number + 1 >= len(self.meetings):
            return False
        here, behind = (self.article.sentences[n].sentence.paragraph for n in (number, number + 1))
        met = self.meetings[number + 1].get(key)
        return here == behind and met is not None and met.how != "opposite"


def _only_describes(sentence: PreparedSentence, meeting: Meeting) -> bool:
    """ "Anti-*Impf*-Stimmung": half of a hyphenated compound, whose last half is what is spoken of."""
    return bool(sentence.pack.lexicon.separable_prefixes) and sentence.words[meeting.end - 1].joined


def _held_in_clause(alignment: Alignment) -> float:
    """The weight that the clause of the predicate holds; a pronoun as subject, or none, stands for the rest."""
    sentence = alignment.sentence
    number = sentence.clause_of(alignment.focus[0])
    clause = sentence.clauses[number]
    stance = sentence.pack.stance
    agent = sentence.roles[number].agent or sentence.roles[number].patient
    if agent is None or agent.end <= clause.start:
        pointed = bool(number) and clause.kind is ClauseKind.MAIN  # shares the subject of the one before
    else:
        pointed = sentence.lower[agent.head] in stance.personal_pronouns
    told = range(clause.start, clause.end)
    if clause.opener in stance.relative_pronouns and clause.kind is ClauseKind.SUBORDINATE:
        noun = sentence.phrase_until(clause.start)
        owner = sentence.phrase_until(noun.start) if noun is not None and noun.genitive else None
        told = range(noun.start if owner is None else owner.start, clause.end) if noun is not None else told
    return sum(
        match.term.weight
        for match in alignment.matches
        if match.position is not None and (match.position in told or (pointed and not match.term.predicate))
    )


def _match_value(
    term: Term, wanted: Value, sentence: PreparedSentence, used: set[Value], deciding: AbstractSet[int]
) -> TermMatch:
    differs: Value | None = None
    counted = wanted.unit is not None and any(value.unit == wanted.unit for value in sentence.values)
    people = _people_of(wanted, sentence, deciding)
    for value in sentence.values:
        if value in used or (counted and value.unit is None and _is_of_noun(value, sentence)):
            continue
        if value.people and people is not None and value not in people:
            continue
        result = compare(wanted, value)
        if result is Comparison.AGREES and not _is_of_another_change(wanted, value, sentence):
            used.add(value)
            vague = wanted.moment is not None and wanted.moment.is_finer(value.moment)
            return TermMatch(
                term, "value", VAGUE if vague else 1.0, value.start, value.end, _text(sentence, value)
            )
        if result is Comparison.DIFFERS and wanted.unit == value.unit:
            differs = differs or value
    if differs is not None:
        return TermMatch(term, "differs", 0.0, differs.start, differs.end, _text(sentence, differs))
    return TermMatch(term, "missing", 0.0)


def _people_of(
    wanted: Value, sentence: PreparedSentence, deciding: AbstractSet[int]
) -> tuple[Value, ...] | None:
    """ "*1.700* Tote und 3.400 Verletzte" for "2.000 Menschen starben": the counts of those of whom it is told.

    None if no count says what became of the people.
    """
    told = [value for value in sentence.values if value.noun is not None]
    if not wanted.people or not told:
        return None
    same = tuple(value for value in told if value.noun in deciding)
    return same or tuple(value for value in sentence.values if value.noun is None)


def _is_of_another_change(wanted: Value, value: Value, sentence: PreparedSentence) -> bool:
    """ "Nach einem Rückgang *von 6 Prozent* stiegen sie *um 1 Prozent*": the verb tells the second change."""
    if wanted.frame is not Frame.CHANGE or value.frame is not Frame.LEVEL:
        return False
    return any(v.frame is Frame.CHANGE and v.unit == wanted.unit for v in sentence.values)


def _is_of_noun(value: Value, sentence: PreparedSentence) -> bool:
    """ "52 Stimmen, vier unter der *Mehrheit von* 56": a bare number tells what stands before it, not the votes."""
    before = value.start - 1
    linked = before > 0 and sentence.lower[before] in sentence.pack.stance.belongings
    return linked and sentence.phrase_until(before) is not None


def _text(sentence: PreparedSentence, value: Value) -> str:
    return " ".join(word.text for word in sentence.words[value.start : value.end])
