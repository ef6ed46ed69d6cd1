"""A passage as the stance rules see it: the alignment, the clauses that decide, and what is around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from factcheck.languages.lists import StanceWords
from factcheck.languages.phrases import MAXIMUM_GAP, PhraseHit, PhraseTable
from factcheck.match.align import ArticleMatcher
from factcheck.match.alignment import STATED, Alignment
from factcheck.model import Span
from factcheck.text.attributes import Attribute
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.prepared import PreparedSentence

LONGEST_IDIOM = 6
"""Words within an idiom of several words among which its parts may stand."""
CHARGED = 4
"""Words before what somebody is accused of within which the charge is linked: "*wegen* des Verdachts der"."""
QUESTION = re.compile(r"\?[\"“”»«’'\s)]*$")


class EffectKind(StrEnum):
    """What a rule does to the reading of a passage."""

    DENY = "deny"
    """Turns the polarity: the passage says the contrary of what its words would."""
    REFUTE = "refute"
    """The article itself calls the statement false, whoever made it."""
    SILENCE = "silence"
    """No statement of fact: a question, a demand, a condition."""
    ASSERT = "assert"
    """The article itself confirms it, or sets it against what others say: its own voice."""
    ATTRIBUTE = "attribute"
    """Somebody else's words."""
    SUPERSEDE = "supersede"
    """True once, no more."""
    JOIN = "join"
    """Whom the wording names takes part, though somebody else is the subject: the passage is about both."""
    DISPUTE = "dispute"
    """Somebody denies right after it what somebody else said."""
    WEAKEN = "weaken"
    """The reading is uncertain: at best a possible match."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What one rule saw in a passage, at which words of which sentence."""

    rule: str
    kind: EffectKind
    sentence: PreparedSentence
    start: int
    end: int
    speaker: str | None = None

    @property
    def span(self) -> Span:
        """Where the words stand in the article."""
        return self.sentence.span_of(self.start, self.end)


class Passage:
    """One alignment with everything the rules ask about it."""

    def __init__(self, alignment: Alignment, matcher: ArticleMatcher) -> None:
        self.alignment = alignment
        self.matcher = matcher
        self.sentence = alignment.sentence
        self.stance: StanceWords = alignment.sentence.pack.stance

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The sentence's clauses."""
        return self.sentence.clauses

    @cached_property
    def focus_clauses(self) -> tuple[int, ...]:
        """The clauses that hold the words which decide."""
        return tuple(sorted({self.sentence.clause_of(position) for position in self.alignment.focus}))

    @cached_property
    def whole_clauses(self) -> tuple[int, ...]:
        """The deciding clauses with both halves of those that another one cuts: "ist *keineswegs*, sagt Roth, *zu*"."""
        begun = [n if clause.resumes is None else clause.resumes for n, clause in enumerate(self.clauses)]
        first = {begun[number] for number in self.focus_clauses}
        return tuple(n for n, start in enumerate(begun) if n in first or start in first)

    @cached_property
    def governing_clauses(self) -> tuple[int, ...]:
        """The clauses on whose verb or noun the deciding clauses hang, nearest first.

        Only what is said, demanded or denied hangs on a clause: "dass", "ob", an infinitive, a main
        clause behind a word of saying. A reason or a relative clause stands for itself.
        """
        found: dict[int, None] = {}
        for number in self.focus_clauses:
            governor = self._governor(number)
            while governor is not None and governor not in found:
                found[governor] = None
                governor = self._governor(governor)
        return tuple(number for number in found if number not in self.focus_clauses)

    def _governor(self, number: int) -> int | None:
        clause = self.clauses[number]
        if clause.kind is ClauseKind.MAIN:
            if clause.governor is not None:
                return clause.governor
            if self._goes_on_reporting(number):
                return self._governor(number - 1)
            opening = self._opening(number)
            if opening is not None:
                return opening
            colon = max((place for place in self.sentence.colons if place <= clause.start), default=0)
            if colon:
                before = self.sentence.clause_of(colon - 1)
                governor = before if self._introduces(before) else self._governor(before)
                if governor is not None and self._introduces(governor):
                    return (
                        governor  # "Roth sagt: Er bleibt, *und sie geht*", "said it was over: *he had left*"
                    )
            plain = clause.opener not in self.stance.coordinators
            if number and plain and self._introduces(number - 1):
                return number - 1
            return self._governor(number - 1) if plain and self._is_contact(number) else None
        if clause.opener in self.stance.adverbial_openers:
            return None
        if not self.sentence.pack.lexicon.infinitive_endings and self._is_relative(clause):
            return None  # "The mayor, *who* was arrested, has been suspended"
        governed = clause.kind is ClauseKind.INFINITIVE or clause.opener in self.stance.complementizers
        governed = governed or self._names_report(clause)
        if governed or (clause.governor is not None and clause.governor > number):
            return clause.governor
        return None

    def _is_contact(self, number: int) -> bool:
        """ "said he saw geese *they had caught*": a clause that describes the noun before it, with no word between."""
        sentence, start = self.sentence, self.clauses[number].start
        if not number or sentence.pack.lexicon.infinitive_endings or sentence.gap_before(start).strip():
            return False
        pronoun = sentence.lower[start] in self.stance.person_subjects
        return pronoun and not sentence.finite[start - 1] and sentence.phrase_until(start) is not None

    def _names_report(self, clause: Clause) -> bool:
        """ "ein Bericht, *nach dem* er geht", "Berichte, *denen zufolge* er geht": what the noun reports."""
        stance, start, lower = self.stance, clause.start, self.sentence.lower
        if not start or lower[start - 1] not in stance.reporting_nouns or start + 1 >= clause.end:
            return False
        first, second = lower[start], lower[start + 1]
        opens = first in stance.source_prepositions or first in stance.source_openers
        if opens and second in stance.relative_pronouns:
            return True
        return first in stance.relative_pronouns and second in stance.source_closers

    def _goes_on_reporting(self, number: int) -> bool:
        """ "He said the firm had paid them *and had* closed it": what goes on in the tense of a report is one too."""
        if number < 2 or self.clauses[number].opener not in self.stance.coordinators:
            return False
        first, verb = (self._first_verb(clause) for clause in self.clauses[number - 1 : number + 1])
        past = first in self.stance.backshifts or first in self.stance.past_states
        return past and verb in self.stance.backshifts

    def _opening(self, number: int) -> int | None:
        """The clause in which what is said begins, if its verb stands only in this one.

        "He *claims that* at that point he *went* home", "The site *states that* the law, which is old, *is* void".
        """
        if self.sentence.pack.lexicon.infinitive_endings or not number:
            return None
        before, verbs = self.clauses[number - 1], self.sentence.finite
        inset = number > 1 and self._is_relative(before) and verbs[self.clauses[number].start]
        lower = self.sentence.lower
        nested = lower[before.start + 1 : before.start + 2]  # "argued *that if* it were heard, …"
        condition = bool(nested) and nested[0] in self.stance.subordinators
        first = number - 2 if inset else number - 1
        clause = self.clauses[first]
        begun = [p for p in range(clause.start, clause.end) if lower[p] in self.stance.complementizers]
        if not begun or (not (inset or condition) and any(verbs[begun[-1] + 1 : clause.end])):
            return None
        return first if begun[-1] > clause.start else self._governor(first)

    def _first_verb(self, clause: Clause) -> str:
        return next((self.sentence.lower[place] for place in self.sentence.verbs_in(clause)), "")

    def _is_relative(self, clause: Clause) -> bool:
        """Whether a clause describes a noun: "who was arrested", "the flood *that killed* ten", not "said that he"."""
        opener, start, sentence = clause.opener, clause.start, self.sentence
        if opener not in self.stance.relative_pronouns:
            return False
        if opener not in self.stance.complementizers:
            return True
        told = sentence.lower[start - 1 : start]
        tables = (self.stance.reporting_nouns, self.stance.footage)  # "the *video that shows* it is fake"
        noun = bool(told) and not sentence.finite[start - 1] and not any(told[0] in t for t in tables)
        return noun and sentence.lower[start] == opener and any(sentence.finite[start + 1 : start + 2])

    @cached_property
    def describes_noun(self) -> bool:
        """ "Jan Roe, *der das Amt leitet*, sagte …": whether a German relative clause tells it, and so the article."""
        number, sentence = self.focus_clauses[0] if self.focus_clauses else 0, self.sentence
        own, verbs = self.clauses[number], sentence.pack.lexicon.infinitive_endings
        relative = own.kind is ClauseKind.SUBORDINATE and own.opener in self.stance.relative_pronouns
        if not verbs or not relative or not number or not sentence.finite[own.end - 1]:
            return False
        before = sentence.words[own.start - 1]
        return before.text[0].isupper() and before.lower not in self.stance.reporting_nouns

    def _introduces(self, number: int) -> bool:
        """Whether a clause holds a word of saying, so that the next main clause is what is said."""
        stance = self.stance
        own = self.clauses[number]
        opens = own.opener in stance.complementizers or own.opener in stance.report_conjunctions
        verbs = (stance.reporting_verbs, stance.opinion_verbs, stance.denial_verbs)
        tables = (*verbs, stance.reporting_nouns, stance.false_nouns)
        clause = self.clauses[number]
        if own.kind is ClauseKind.SUBORDINATE and not opens:
            # "When it was announced, the bridge …" reports nothing of the bridge
            joined = (
                clause.end < len(self.sentence.words) and not self.sentence.gap_before(clause.end).strip()
            )
            hits = (*self.sentence.find(stance.reporting_verbs), *self.sentence.find(stance.opinion_verbs))
            return joined and any(
                hit.end == clause.end for hit in hits
            )  # "after it was sold, *saying* the owner had"
        if any(hit.end == clause.end for hit in self.sentence.find(stance.implications)):
            return not self.sentence.pack.lexicon.infinitive_endings  # "does not *mean* the bridge is safe"
        return any(
            clause.start <= hit.start < clause.end for table in tables for hit in self.sentence.find(table)
        )

    @cached_property
    def aligned(self) -> frozenset[int]:
        """Positions of words that met a term of the wording in its own sense."""
        positions: set[int] = set()
        for match in self.alignment.matches:
            met = match.credit >= STATED or match.how == "opposite"
            if match.position is not None and met and match.how != "differs":
                span = range(match.position, match.end or match.position + 1)
                # "was *not* killed", "the strike *will* be called off": none of the wording's words
                several = len(span) > 1 and not self._is_idiom(span)
                positions.update(p for p in span if not (several and p in self._between))
        return frozenset(positions | self.idiom_parts)

    @cached_property
    def idiom_parts(self) -> frozenset[int]:
        """All words of the idioms that say what the wording says or its contrary: "*ließ* sie *durchfallen*"."""
        if not self.sentence.pack.lexicon.infinitive_endings:
            return frozenset()
        found = (
            self.matcher.index.parts_of(self.sentence, match.term.key, match.position)
            for match in self.alignment.matches
            if (match.term.predicate or " " in match.term.key)
            and match.position is not None
            and match.how in ("same", "equivalent", "opposite")
        )
        return frozenset().union(*found)

    @cached_property
    def _between(self) -> frozenset[int]:
        """Where words stand that deny an idiom around them, or only tell its time or mood: "have *not* failed"."""
        stance, sentence = self.stance, self.sentence
        denials = {p for hit in sentence.find(stance.negators) for p in range(hit.start, hit.end)}
        modals = stance.modals & stance.finite_auxiliaries
        return frozenset(
            denials | {p for p, w in enumerate(sentence.lower) if w in modals and sentence.finite[p]}
        )

    def _is_idiom(self, places: range) -> bool:
        """Whether words stand together in a list, as "pleaded *not* guilty" does."""
        words, idioms = self.sentence.words, self.matcher.index.relations.idioms
        if " ".join(words[place].key for place in places) in idioms:
            return True
        first, last = words[places[0]].key, words[places[-1]].key
        inner = [words[place].key for place in places[1:-1]][:LONGEST_IDIOM]
        rows = (row for size in (1, 2) for row in combinations(inner, size))
        return any(" ".join((first, *row, last)) in idioms for row in rows)  # "*found* her *not guilty*"

    @cached_property
    def claims_state(self) -> bool:
        """Whether the wording says that something is so now, be it by a participle: "*ist gesperrt*", "gilt"."""
        wording, stance = self.alignment.wording, self.stance
        if wording.planned:
            return False
        lasting = wording.state or (bool(wording.measured) and not wording.past)
        return lasting or any(w in stance.copulas and w not in stance.past_states for w in wording.lower)

    @cached_property
    def is_presupposed(self) -> bool:
        """Whether what decides is a noun behind "wegen" or "nach": taken for granted, whatever is denied."""
        if self.charge is not None:
            return False
        opened = [self._opened_by(position, self.stance.presuppositions) for position in self.alignment.focus]
        return bool(opened) and all(opened)

    def _opened_by(self, position: int, prepositions: PhraseTable) -> bool:
        """Whether the noun phrase of a word begins with a preposition: "*because of* the theft", "*after* stealing"."""
        phrase = self.sentence.phrase_at(position)
        opened = position if phrase is None else phrase.start + bool(phrase.preposition)
        if not any(hit.end == opened for hit in self.sentence.find(prepositions)):
            return False
        stance = self.stance  # "von *wegen* gesperrt", "suchen *nach* Überlebenden"
        others = (hit for table in (stance.set_phrases, stance.hopes) for hit in self.sentence.find(table))
        return all(hit.end != opened or hit.end == hit.start + 1 for hit in others)

    @cached_property
    def ground(self) -> NounPhrase | None:
        """The definite noun behind "wegen" or "trotz" that decides, or an accomplished one ("die *erzielte* Einigung").

        It is so already, whatever must or shall be for it.
        """
        focus, stance = self.alignment.focus, self.stance
        done = self._accomplished
        if done is not None:
            return done
        phrase = self.sentence.phrase_at(focus[0]) if focus and self.is_presupposed else None
        if phrase is None or focus[-1] >= phrase.end or not self._opened_by(focus[0], stance.grounds):
            return None
        definite = phrase.determiner in stance.definites or phrase.determiner in stance.pronouns
        return phrase if definite else None

    @cached_property
    def _accomplished(self) -> NounPhrase | None:
        """ "Die *erzielte* Einigung muss noch gebilligt werden": a participle tells that what decides is done."""
        focus, sentence = self.alignment.focus, self.sentence
        if len(focus) != 1 or not sentence.pack.lexicon.infinitive_endings:
            return None
        described = (a for a in sentence.attributes if focus[0] in a.noun)
        done = any(sentence.lower[a.participle] in self.stance.accomplished for a in described)
        return sentence.phrase_at(focus[0]) if done else None

    @cached_property
    def charge(self) -> PhraseHit | None:
        """The word of accusation or trial that names what decides as a charge: "*Anklage* wegen Betrugs"."""
        focus, lower, stance = self.alignment.focus, self.sentence.lower, self.stance
        if not focus or self.attribute is not None:
            return None
        charged = self._charge_named(focus[-1])
        if charged is not None:
            return charged
        for hit in self.hits(stance.charges, self.focus_clauses):
            between = range(hit.end, focus[0]) if hit.start < focus[0] else range(focus[-1] + 1, hit.start)
            opening = range(max(0, focus[0] - CHARGED), focus[0])
            linked = [p for p in opening if lower[p] in stance.charge_links and p not in self.aligned]
            if linked and not any(self.sentence.finite[p] for p in range(linked[-1], focus[0] + 1)):
                return hit
            named = self.sentence.words[focus[0]].text[0].isupper()  # "der *Veruntreuung* schuldig"
            owned = any(lower[p] in stance.genitives for p in opening if p >= hit.end or hit.start > focus[0])
            if named and owned and len(between) <= CHARGED:
                return hit
        return None

    def _charge_named(self, place: int) -> PhraseHit | None:
        """ "*Plagiats*vorwürfe", "plagiarism *allegations*": the noun of accusation that what decides belongs to."""
        heads, lower = self.stance.charge_heads, self.sentence.lower
        if self.sentence.pack.lexicon.infinitive_endings:
            joined = any(lower[place].endswith(head) and lower[place] != head for head in heads)
            return PhraseHit(place, place + 1, lower[place]) if joined else None
        behind = lower[place + 1] if place + 1 < len(lower) else ""
        own = place + 1 in self.aligned  # "will not *face charges*" for "will not be charged"
        return PhraseHit(place + 1, place + 2, behind) if behind in heads and not own else None

    @cached_property
    def attribute(self) -> Attribute | None:
        """The participle or adjective that decides, where it describes a known noun: what it says is taken for granted.

        An indefinite one states it: "sieht darin ein schlecht *geplantes* Projekt".
        """
        focus = self.alignment.focus
        if len(focus) != 1:
            return None
        found = next((a for a in self.sentence.attributes if a.participle == focus[0]), None)
        if found is None:
            found = self._adjective(focus[0])
        return None if found is None or found.determiner in self.stance.indefinites else found

    def _adjective(self, place: int) -> Attribute | None:
        """ "Der *kranke* Minister sagte ab" for "ist krank": an adjective right before its definite noun."""
        phrase = self.sentence.phrase_at(place)
        if phrase is None or place + 1 != phrase.head or not self.alignment.wording.state:
            return None
        if not self.sentence.pack.lexicon.infinitive_endings:
            return None  # English adjectives are no other word as predicates
        small = self.sentence.words[place].text[0].islower() and not self.sentence.finite[place]
        if not small or phrase.determiner not in self.stance.definites:
            return None
        return Attribute(place, phrase.head, place, range(phrase.head, phrase.end), phrase.determiner)

    @cached_property
    def is_question(self) -> bool:
        """Whether a deciding clause, or the sentence, ends in a question mark."""
        if self.attribute is not None:
            return False
        if QUESTION.search(self.sentence.text):
            return True
        ends = (self.clauses[number].end for number in self.focus_clauses)
        return any("?" in self.sentence.gap_before(end) for end in ends)

    def hits(self, table: PhraseTable, clauses: Iterable[int]) -> tuple[PhraseHit, ...]:
        """Return a table's phrases that begin in one of the clauses and aren't words of the wording.

        Only what stands within an attribute reaches it.
        """
        found = self.sentence.find(table)
        if self._far_apart:
            taken = {hit.start for hit in found}
            apart = ((place, verb) for place, verb in self._far_apart if place not in taken and verb in table)
            found = (*found, *(PhraseHit(place, place + 1, verb) for place, verb in apart))
        if not found:
            return ()
        ranges = [range(self.clauses[number].start, self.clauses[number].end) for number in clauses]
        if self.attribute is not None:
            ranges = [range(self.attribute.start, self.attribute.end)]
        return tuple(
            hit for hit in found if any(hit.start in one for one in ranges) and not self.covers_wording(hit)
        )

    @cached_property
    def _far_apart(self) -> tuple[tuple[int, str], ...]:
        """The verbs whose prefix stands far behind: "*weist* … in aller Deutlichkeit *zurück*"."""
        joined = self._joined.items()
        return tuple((place, verb) for place, (verb, prefix) in joined if prefix - place > MAXIMUM_GAP)

    @cached_property
    def _joined(self) -> Mapping[int, tuple[str, int]]:
        """The verbs whose prefix stands apart, as if it did not, and where it stands."""
        lower = self.sentence.lower
        apart = self.sentence.particles_apart.items()
        return {place: (lower[prefix] + lower[place], prefix) for place, (_, prefix) in apart}

    def hits_apart(self, table: PhraseTable, clauses: Iterable[int]) -> tuple[PhraseHit, ...]:
        """Return the verbs of a table, as one word, whose prefix stands apart: "*gab* ihn *auf*"."""
        ranges = [range(self.clauses[number].start, self.clauses[number].end) for number in clauses]
        return tuple(
            PhraseHit(place, place + 1, verb)
            for place, (verb, _) in self._joined.items()
            if any(place in one for one in ranges) and verb in table
        )

    @cached_property
    def planner(self) -> NounPhrase | None:
        """Whose plan what decides hangs on, if the wording tells a plan: "die Pläne *der Stadt*, es zu schließen"."""
        if not self.alignment.wording.planned or not self.sentence.pack.lexicon.infinitive_endings:
            return None
        if len(self.focus_clauses) != 1:
            return None
        clause = self.clauses[self.focus_clauses[0]]
        phrases = [phrase for phrase in self.sentence.phrases if phrase.end <= clause.start]
        if not clause.start or not phrases or phrases[-1].end != clause.start:
            return None
        plans = {hit.start for hit in self.sentence.find(self.stance.plans)}
        held = len(phrases) > 1 and phrases[-2].head in plans and phrases[-2].end == phrases[-1].start
        owned = phrases[-1].genitive or phrases[-1].preposition in self.stance.belongings
        return phrases[-1] if held and owned and self.sentence.is_noun(phrases[-2].head) else None

    def precedes_focus(self, hit: PhraseHit) -> bool:
        """Return whether a verb can govern what decides, where word order shows it: not "opened as *planned*"."""
        if self.sentence.pack.lexicon.infinitive_endings:
            return True
        return any(position > hit.start for position in self.alignment.focus)

    def reaches_focus(self, hit: PhraseHit) -> bool:
        """Return whether a phrase that ends in a preposition has what decides behind it: "cleared *of* fraud".

        Only where word order shows it; any other phrase reaches its whole clause.
        """
        lower, focus = self.sentence.lower, self.alignment.focus
        if self.sentence.pack.lexicon.infinitive_endings or hit.end < hit.start + 2:
            return True
        return lower[hit.end - 1] not in self.stance.prepositions or any(p >= hit.end for p in focus)

    def covers_wording(self, hit: PhraseHit) -> bool:
        """Return whether a phrase's own words are among those that met the wording."""
        return hit.start in self.aligned or hit.end - 1 in self.aligned

    def is_carried_out(self, hit: PhraseHit) -> bool:
        """Return whether what came of a promise is told: "hat sein *Versprechen gehalten*", "*broke* a *promise*"."""
        tables = (self.stance.implicatives, self.stance.failure_verbs)
        told = (other for table in tables for other in self.sentence.find(table))
        return any(other.start <= hit.start < other.end and other.end > other.start + 1 for other in told)

    def effect(self, rule: str, kind: EffectKind, hit: PhraseHit, speaker: str | None = None) -> Effect:
        """Return an effect at the words of a phrase of this sentence."""
        return Effect(rule, kind, self.sentence, hit.start, hit.end, speaker)

    def is_of_failure(self, hit: PhraseHit) -> bool:
        """Return whether a word is the last of what tells a failure, as "was *denied* parole" is: nobody says it."""
        failures = self.sentence.find(self.stance.failure_verbs)
        return any(other.start < hit.start and hit.end == other.end for other in failures)

    def calls_report_false(self, place: int) -> bool:
        """ "*Reports* of his death are false": whether a noun is a report that the sentence calls false."""
        stance, find = self.stance, self.sentence.find
        reported = self.sentence.lower[place] in stance.reporting_nouns
        return reported and bool(find(stance.false_predicates) or find(stance.false_nouns))

    def neighbour(self, distance: int) -> PreparedSentence | None:
        """Return the sentence `distance` places on (negative: back) in the same or next paragraph, if it has words."""
        number = self.alignment.index + distance
        sentences = self.matcher.article.sentences
        if not 0 <= number < len(sentences):
            return None
        other = sentences[number]
        apart = abs(other.sentence.paragraph - self.sentence.sentence.paragraph)
        return other if apart <= 1 and other.words else None

    def is_copular(self, number: int) -> bool:
        """Return whether a clause only says what or how its subject is: "*is* a lawyer", "*ist* offen"."""
        verbs = self.sentence.verbs_in(self.clauses[number])
        return bool(verbs) and all(self.sentence.lower[place] in self.stance.copulas for place in verbs)

    def is_subordinate(self, number: int) -> bool:
        """Return whether a clause depends on another."""
        return self.clauses[number].kind is not ClauseKind.MAIN


def preposition_before(words: Sequence[str], position: int, stance: StanceWords) -> int | None:
    """Return the place of the preposition right before a word, articles aside."""
    place = position - 1
    while place > 0 and words[place] in stance.determiners:
        place -= 1
    return place if place >= 0 and words[place] in stance.prepositions else None
