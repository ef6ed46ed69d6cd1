"""Another bearer: "the mayor praised officers who arrested two burglars" for "the mayor was arrested".

The subject of the wording is in the sentence, but what is said of it is said there of somebody or something else. Read
only where word order shows it: the subject or the object of a verb, the owner of a noun ("the minister's
*resignation*"), the noun that an adjective describes, the name that an apposition explains.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.match.alignment import TermMatch
from factcheck.match.terms import TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import is_client, is_count, is_set_apart, phrase_effect
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import ClauseKind
from factcheck.text.verb_forms import PARTICIPLES, Form, verb_forms

NAME = "other-actor"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the phrase of which the sentence says what the wording says of its subject."""
    if passage.sentence.pack.lexicon.infinitive_endings:
        return ()
    beside = _beside_noun(passage)
    if beside is not None:
        return (phrase_effect(passage, beside, EffectKind.WEAKEN, NAME),)
    bearing = _Bearing.of(passage)
    if bearing is None:
        return ()
    other = bearing.other()
    if other is None or is_client(passage, other) or is_set_apart(passage, bearing.subject):
        return ()
    if is_count(passage, other):
        return ()
    if passage.calls_report_false(other.head):
        return ()
    return (phrase_effect(passage, other, EffectKind.WEAKEN, NAME),)


def _beside_noun(passage: Passage) -> NounPhrase | None:
    """ "A pipe *at the dam* has *burst*" for "the dam has burst": an idiom's noun only tells where something is."""
    sentence = passage.sentence
    for match in passage.alignment.matches:
        if not match.term.predicate or match.position is None or " " not in match.term.key:
            continue
        end = (match.end or 0) - 1
        phrase = sentence.phrase_at(match.position)
        apart = end > match.position and not sentence.finite[match.position] and sentence.finite[end]
        if apart and phrase is not None and phrase.preposition and phrase.head == match.position:
            before = sentence.phrase_until(phrase.start)
            if before is not None and not before.preposition:
                return before
    return None


def _verb_of(passage: Passage, deciding: Sequence[TermMatch]) -> TermMatch | None:
    """What decides, or of several words the verb, where it is met by one: "*called* the services"."""
    wording, sentence = passage.alignment.wording, passage.sentence
    verbs = [m for m in passage.alignment.matches if m.term.position == wording.object_of] or deciding
    verb = next((m for m in verbs if m.position is not None and sentence.finite[m.position]), None)
    if verb is not None and verb in deciding:
        return verb
    if verb is not None:
        together = {sentence.clause_of(m.position) for m in (verb, *deciding) if m.position is not None}
        return verb if len(together) == 1 else None
    return deciding[0] if len(deciding) == 1 else None


class _Bearing:
    """Of whom a sentence says what the wording says of its subject."""

    def __init__(self, passage: Passage, deciding: TermMatch, subject: tuple[TermMatch, ...]) -> None:
        self.passage = passage
        self.deciding = deciding
        self.subject = subject
        self.sentence = passage.sentence
        self.stance = passage.stance
        self.place = deciding.position or 0
        self.forms = verb_forms(passage.sentence.pack)

    @staticmethod
    def of(passage: Passage) -> _Bearing | None:
        """Return what there is to ask, None where the wording's subject isn't in the sentence itself."""
        said = passage.alignment.wording.roles
        phrase = said.subject if said is not None else None
        if phrase is None or phrase.pronoun:
            return None
        matches = passage.alignment.matches
        deciding = [m for m in matches if m.term.predicate and m.position is not None]
        heads = tuple(
            m for m in matches if phrase.start <= m.term.position <= phrase.head and not m.term.predicate
        )
        heads = tuple(m for m in heads if m.term.position == phrase.head) or heads[-1:]
        verb = _verb_of(passage, deciding)
        if verb is None or not heads or any(m.position is None or m.how == "differs" for m in heads):
            return None
        if verb.term.value is not None or heads[0].term.value is not None:
            return None
        return _Bearing(passage, verb, heads)

    def other(self) -> NounPhrase | None:
        """Return the phrase of which it is said, if that isn't the wording's subject."""
        phrase = self.sentence.phrase_at(self.place)
        opens = phrase is not None and phrase.preposition and phrase.start == self.place
        side = opens and self.sentence.lower[self.place] in self.stance.cons  # "was never *against* the war"
        if side or (opens and self.deciding.how != "same" and self._behind_copula()):
            return self._of_verb()  # "is *in poor health*"
        if " " in self.deciding.term.text:
            governed = self._governed()
            if governed is not None:
                return governed
        if self._is_verb():
            if self.sentence.finite[self.place] or self._behind_copula():
                return self._of_verb()
            form = self.forms.of(self.sentence.lower[self.place])
            if form in PARTICIPLES:
                return self._of_participle()
            if form is Form.CONTINUOUS and not self._is_borne():
                return self._of_gerund()
            if form is Form.CONTINUOUS or self._is_infinitive():
                return self._of_bare_verb() if self._is_borne() else None
            return self._of_noun()
        if self._is_copular():
            return self._of_complement()
        return None

    def _governed(self) -> NounPhrase | None:
        """ "is over *pay*" for "is over": an adverb there is a preposition here."""
        wording, end = self.passage.alignment.wording, self.deciding.end or 0
        last = self.deciding.term.text.split()[-1].lower()
        if wording.words[-1].lower != last or not 0 < end < len(self.sentence.words):
            return None
        if self.sentence.lower[end - 1] != last or last not in self.stance.prepositions:
            return None
        phrase = next((p for p in self.sentence.phrases if p.start in (end - 1, end)), None)
        if (
            phrase is None
            or phrase.preposition != last
            or self.sentence.pack.is_time(self.sentence.lower[phrase.head])
        ):
            return None
        return phrase

    def _is_verb(self) -> bool:
        """Whether the wording tells it by a verb."""
        word = self.deciding.term.text.split()[0].lower()
        wording = self.passage.alignment.wording
        if self._is_copular():
            return False
        return self.forms.of(word) is not None and (wording.roles is None or not wording.verbless)

    def _is_copular(self) -> bool:
        """Whether the wording says what its subject is: "is a lawyer", "is open"."""
        wording = self.passage.alignment.wording
        before = [word.lower for word in wording.words[: self.deciding.term.position]]
        copula = next((n for n, word in enumerate(before) if word in self.stance.copulas), None)
        text = self.deciding.term.text.lower()
        passive = wording.roles is not None and wording.roles.passive
        if " " in text or copula is None or passive or self.forms.of(text) is Form.CONTINUOUS:
            return False
        return not any(self.forms.of(word) in PARTICIPLES for word in before[copula + 1 :])

    def _is_borne(self) -> bool:
        """Whether the wording's subject is acted upon, so that a verb's object would bear it."""
        said = self.passage.alignment.wording.roles
        if self.deciding.how != "same" or said is None:
            return False
        relations, normalizer = self.passage.matcher.index.relations, self.passage.matcher.index.normalizer
        return said.passive or (
            said.patient is None and relations.is_ergative(normalizer.key(self.deciding.met))
        )

    def _is_infinitive(self) -> bool:
        lower = self.sentence.lower
        return self.place > 0 and lower[self.place - 1] in self.stance.infinitive_markers

    def _behind_copula(self) -> bool:
        """ "is closed", "was *dead*": what stands right behind a verb group is of it; not "denied *closing* it"."""
        if not self.place or not self.sentence.finite[self.place - 1]:
            return False
        continuous = self.forms.of(self.sentence.lower[self.place]) is Form.CONTINUOUS
        return not continuous or self.sentence.lower[self.place - 1] in self.stance.finite_auxiliaries

    def _of_verb(self) -> NounPhrase | None:
        sentence, stance = self.sentence, self.stance
        pointed = sentence.lower[self.place - 1] if self.place else ""
        if pointed in stance.demonstratives and pointed in stance.plurals:
            # "vowed revenge for *those killed*"
            return NounPhrase(self.place - 1, self.place, self.place - 1, "", "", genitive=False)
        number = sentence.clause_of(self.place)
        clause = sentence.clauses[number]
        verbs = [p for p in range(clause.start, self.place + 1) if sentence.finite[p]]
        first = verbs[-1] if verbs else self.place
        while first - 1 in verbs or self._is_within_group(first - 1, verbs):
            first -= 1
        end = max(self.place, (self.deciding.end or 0) - 1)  # "*were killed*" may be one match
        passive = any(sentence.lower[p] in stance.passives for p in verbs if first <= p < end)
        # "Mill shut by owner", "At no time *was* it *shut*"
        passive = passive or sentence.roles[number].passive
        passive = passive and self.forms.of(sentence.lower[self.place]) is not Form.CONTINUOUS
        said = self.passage.alignment.wording.roles
        active = not passive and self.sentence.finite[self.place]
        if active and said is not None and (said.passive or said.patient is None) and self._is_behind():
            return None
        if self._is_borne() and active:
            described = sentence.roles[number].patient
            if described is not None and described.end <= clause.start and self._may_be(described):
                return None  # "*the bridge*, which the council closed"
            bare = first == self.place and self.forms.of(sentence.lower[self.place]) is Form.BASE
            if bare and not self._has_object():
                return None  # "Four-year ban for the skater"
            instead = self._object_instead()
            if instead is not None or self._has_object():
                return instead
        if (
            said is not None
            and not said.passive
            and passive
            and (said.patient is not None or not self._is_borne())
        ):
            agent = sentence.roles[number].agent  # who acts stands behind "by"
            acts = agent is None or self._may_be(agent) or said.patient is None
            return None if acts else agent
        bearers = self._subjects(number, first)
        if not bearers and self._is_asked(clause.start):
            return NounPhrase(clause.start, clause.start + 1, clause.start, "", "", genitive=False)
        if not bearers or any(map(self._may_be, bearers)) or any(map(self._is_misread, bearers)):
            return None
        if self.deciding.how == "opposite" and any(map(self._holds_object, bearers)):
            return None  # "the pilots *remain in custody*" for "releases the pilots"
        of_object = active and any(map(self._holds_object, bearers))
        if of_object and (self._tells_of_object() or self._heads_line(bearers[-1])):
            return None  # "the phone *hits the shelves*" for "releases the phone"
        other_word = self.deciding.how in ("equivalent", "opposite")
        if said is not None and said.passive and not passive and other_word:
            behind = self._object()
            if behind is None or self._may_be(behind):
                return None
        return bearers[-1]

    def _is_asked(self, place: int) -> bool:
        """ "will find out *who* started it": a pronoun behind a verb asks for somebody."""
        sentence, stance = self.sentence, self.stance
        asks = sentence.lower[place] in stance.relative_pronouns and place not in (0, self.place)
        asks = asks and sentence.lower[place] not in stance.complementizers
        return asks and sentence.finite[place - 1] and not sentence.gap_before(place).strip()

    def _holds_object(self, phrase: NounPhrase) -> bool:
        said = self.passage.alignment.wording.roles
        acted_upon = self.passage.alignment.terms_in(said.patient if said is not None else None)
        return any(m.position is not None and phrase.start <= m.position < phrase.end for m in acted_upon)

    def _tells_of_object(self) -> bool:
        """Whether the verb's subject is what the wording's verb acts upon."""
        index = self.passage.matcher.index
        return any(map(index.relations.is_ergative, index.verbs_at(self.sentence, self.place)))

    def _heads_line(self, subject: NounPhrase) -> bool:
        """ "*Peace agreement signed* between A and B": a headline's participle needs no auxiliary."""
        plain = not subject.determiner and subject.start == self.sentence.label_end
        participle = self.forms.of(self.sentence.lower[self.place]) in PARTICIPLES
        return plain and participle and subject.end == self.place and not self._has_object()

    def _is_behind(self) -> bool:
        """Whether the wording's subject stands behind the verb, as its object: "*takes* the spray off the shelves"."""
        number, phrases = self.sentence.clause_of(self.place), self.sentence.phrases
        behind = [n for n, p in enumerate(phrases) if p.start > self.place and not p.preposition]
        return any(
            self.sentence.clause_of(phrases[n].start) == number
            and not (n and self._is_joined(phrases[n - 1], phrases[n]))
            and self._is_it(phrases[n])
            for n in behind
        )

    def _is_misread(self, phrase: NounPhrase) -> bool:
        """ "and *killed* 102 people": a verb that was taken for a part of a noun phrase."""
        word = self.sentence.lower[phrase.start]
        return phrase.start != phrase.head and self.forms.of(word) in PARTICIPLES

    def _is_within_group(self, place: int, verbs: list[int]) -> bool:
        """Whether an adverb or a negator stands between the words of a verb group: "has *not* been"."""
        if not verbs or place <= verbs[0]:
            return False
        word = self.sentence.lower[place]
        return word.endswith("ly") or word in self.stance.negators or word in self.stance.clitics

    def _subjects(self, number: int, first: int) -> list[NounPhrase]:
        """The phrases that may be the subject of the verb group that begins at `first`."""
        sentence, stance = self.sentence, self.stance
        clause = sentence.clauses[number]
        phrases = sentence.phrases
        opener = sentence.lower[clause.start]
        if opener in stance.relative_pronouns and clause.start + 1 >= first:
            return self._chain(clause.start)
        if clause.kind is ClauseKind.INFINITIVE:
            return []
        start = 0 if clause.start == sentence.label_end else clause.start  # "*Roe* out: mayor quits"
        before = [p for p in phrases if start <= p.start and p.end <= first]
        before = [p for n, p in enumerate(before) if not n or not self._is_joined(before[n - 1], p)]
        if not before and number and opener in stance.coordinators:
            return self._shared(number, first)
        if not before and number and first == clause.start and opener not in stance.reporting_verbs:
            return self._interrupted(number)
        return [
            p
            for p in before
            if not p.preposition or (p.start == clause.start and clause.kind is not ClauseKind.MAIN)
        ]

    def _is_joined(self, before: NounPhrase, phrase: NounPhrase) -> bool:
        """ "a row between A *and B* has prompted": what is joined to a phrase behind a preposition is behind it too."""
        joined = (
            phrase.start == before.end + 1 and self.sentence.lower[before.end] in self.stance.coordinators
        )
        return joined and bool(before.preposition) and not self.sentence.gap_before(before.end).strip()

    def _interrupted(self, number: int) -> list[NounPhrase]:
        """ "*A man*, who was hurt, *is* in hospital": the subject of a verb behind what interrupts the clause."""
        governor = self.sentence.clauses[number].governor
        start = number - 1 if governor is None else governor
        clause = self.sentence.clauses[start]
        verb = next(iter(self.sentence.verbs_in(clause)), clause.end)
        split = verb < clause.end and self.sentence.lower[clause.end - 1] in self.stance.finite_auxiliaries
        if start > number or not (verb == clause.end or split):
            return []
        return self._subjects(start, verb)

    def _shared(self, number: int, first: int) -> list[NounPhrase]:
        """ "*He* took it to the mayor and *lost*": the subject of the clause that goes on, or of the one before that.

        What will be and what was are not told of one subject: "*she* says he will win, and *praised* him".
        """
        found: list[NounPhrase] = []
        for before in range(number - 1, max(-1, number - 3), -1):
            clause = self.sentence.clauses[before]
            verb = next(iter(self.sentence.verbs_in(clause)), None)
            if verb is None or clause.opener in self.stance.relative_pronouns - self.stance.complementizers:
                break
            if self._is_modal(verb) is self._is_modal(first):
                found += self._subjects(before, verb)
            if clause.kind is ClauseKind.MAIN and found:
                break
        return found

    def _is_modal(self, place: int) -> bool:
        return self.sentence.lower[place] in self.stance.modals

    def _chain(self, end: int) -> list[NounPhrase]:
        """The noun phrase that ends at a place, with those before it to which it may be attached."""
        found: list[NounPhrase] = []
        for phrase in reversed(self.sentence.phrases):
            if phrase.end > end:
                continue
            if phrase.end < end:
                break
            found.append(phrase)
            end = phrase.start
            if phrase.preposition and phrase.determiner in self.stance.indefinites:
                break  # "the brother *of a sprinter* banned for doping"
            if not phrase.preposition and not self._follows_comma(phrase):
                break
        return found

    def _follows_comma(self, phrase: NounPhrase) -> bool:
        return self.sentence.gap_before(phrase.start).strip() == ","

    def _object(self) -> NounPhrase | None:
        """The bare phrase right behind what decides; no time or amount."""
        sentence = self.sentence
        end = self.deciding.end or self.place + 1
        phrase = next((p for p in sentence.phrases if p.start >= end), None)
        if phrase is None or phrase.preposition or not all(map(self._is_adverb, range(end, phrase.start))):
            return None
        if sentence.clause_of(phrase.start) != sentence.clause_of(self.place) or self._is_apart(
            end, phrase.start
        ):
            return None
        if self._is_it(phrase):
            return phrase
        words = list(sentence.lower[phrase.start : phrase.end])
        while words and self.sentence.pack.is_time(words[-1]):
            del words[-2:]  # "two factories *last year*"
        if not words or words[-1] in self.stance.determiners:
            return None
        return None if self._is_amount(words) else phrase

    def _is_amount(self, words: Sequence[str]) -> bool:
        values = self.sentence.pack.values
        units = {unit for group in values.units for unit in group}
        return words[-1][0].isdigit() or words[-1] in values.ordinals or any(w in units for w in words)

    def _is_adverb(self, place: int) -> bool:
        word = self.sentence.lower[place]
        return word.endswith("ly") and not self.sentence.finite[place]

    def _is_apart(self, start: int, end: int) -> bool:
        """Whether punctuation or a conjunction stands between two places."""
        words = self.sentence.words
        text = self.sentence.article_text[words[start - 1].end : words[end].start]
        joined = any(word in self.stance.coordinators for word in self.sentence.lower[start:end])
        return joined or any(mark in text for mark in ',;:()–—"”“')

    def _has_object(self) -> bool:
        phrase = self._object()
        return phrase is not None and not self._is_own(phrase)

    def _is_own(self, phrase: NounPhrase) -> bool:
        """ "The factory closed *its* doors": what is one's own says it of oneself."""
        return phrase.determiner in self.stance.pronouns

    def _object_instead(self) -> NounPhrase | None:
        """The object of an active verb, if that isn't the wording's subject."""
        phrase = self._object()
        if phrase is None or self._is_own(phrase) or phrase.pronoun or self._may_be(phrase):
            return None
        return phrase

    def _of_bare_verb(self) -> NounPhrase | None:
        """ "for *arresting* two burglars", "to *close* the road"."""
        inside = self.sentence.phrase_at(self.place)
        if inside is not None and self.place < inside.head:
            return None if self._may_be(inside) else inside
        return self._object_instead()

    def _of_gerund(self) -> NounPhrase | None:
        """ "accused *a manager* of working with them": who stands before the preposition does it."""
        before = self.place - 1
        if before < 1 or self.sentence.lower[before] not in self.stance.charge_links:
            return None
        if any(hit.start <= before < hit.end for hit in self.sentence.find(self.stance.negators)):
            return None  # "stopped *short of* working with them"
        bearers = self._chain(before)
        return None if not bearers or any(map(self._may_be, bearers)) else bearers[-1]

    def _of_participle(self) -> NounPhrase | None:
        """ "*convicted* murderers", "burglars *arrested* on Monday"."""
        if not self._is_borne():
            return None
        inside = self.sentence.phrase_at(self.place)
        if inside is not None and self.place < inside.head:
            return None if self._may_be(inside) else inside
        bearers = self._chain(self.place)
        if not bearers or any(map(self._may_be, bearers)):
            return None
        return bearers[-1]

    def _of_noun(self) -> NounPhrase | None:
        """ "the minister's *resignation*", "the *arrest* of two burglars"."""
        sentence, stance = self.sentence, self.stance
        phrases = sentence.phrases
        index = next((n for n, p in enumerate(phrases) if p.start <= self.place < p.end), None)
        if index is None or self.deciding.how not in ("same", "equivalent"):
            return None
        phrase = phrases[index]
        if phrase.head != self.place:
            apart = self.deciding.how == "equivalent" and not self._may_be(phrase)
            return phrase if apart else None  # "a *dead* colleague" for "died"
        roles = self.passage.alignment.wording.roles
        if roles is not None and not roles.passive and roles.patient is not None:
            return None
        mark = next((p for p in range(self.place - 1, phrase.start, -1) if self._is_possessive(p)), None)
        if mark is not None:
            owns = any(m.position is not None and m.position < mark <= (m.end or 0) for m in self.subject)
            return None if owns else phrase
        behind = phrases[index + 1] if index + 1 < len(phrases) else None
        if behind is None or behind.start != phrase.end or behind.preposition not in stance.belongings:
            return None
        if self._is_amount(self.sentence.lower[behind.start : behind.end]):
            return None  # "a delay of six months"
        return None if self._may_be(behind) else behind

    def _of_complement(self) -> NounPhrase | None:
        """What is said by a noun or an adjective: "Tom Reed, a *lawyer*", "an *open* mind", "in a *safe*"."""
        sentence, stance = self.sentence, self.stance
        lower = sentence.lower
        wording = self.passage.alignment.wording
        before = wording.words[self.deciding.term.position - 1].lower
        noun = before not in stance.copulas and before not in stance.negators
        if sentence.finite[self.place]:
            return self._of_verb()
        phrases = sentence.phrases
        index = next((n for n, p in enumerate(phrases) if p.start <= self.place < p.end), None)
        if index is None:
            return None
        phrase = phrases[index]
        end = self.deciding.end or self.place + 1
        if end < phrase.end and self._is_possessive(end):
            return phrase  # "a *lawyer*'s daughter"
        group = next((p for p in range(phrase.start - 1, -1, -1) if sentence.finite[p]), None)
        copular = group is not None and lower[group] in stance.copulas
        clause = sentence.clauses[sentence.clause_of(self.place)]
        if copular and group is not None and group >= clause.start and not phrase.preposition:
            apart = any(p.start > group and p.end <= phrase.start for p in phrases)
            if not apart and (noun or self.place == phrase.head):
                return self._of_verb()
        if not noun:
            if self.place < phrase.head:
                return None if self._may_be(phrase) else phrase
            # "in the *open*": behind an article it is a noun
            return phrase if phrase.determiner and not self._may_be(phrase) else None
        if before in stance.prepositions:
            behind_any = phrase.preposition and phrase.preposition not in stance.belongings
            return None if behind_any else phrase
        if self._follows_comma(phrase) and not phrase.preposition:
            bearers = self._chain(phrase.start)
            names = [p for p in phrases if p.start == phrase.end and self._follows_comma(p)]
            if bearers and not any(map(self._may_be, (*bearers, *names, phrase))):
                return bearers[-1]
        return None

    def _is_possessive(self, place: int) -> bool:
        lower = self.sentence.lower
        return lower[place] == "s" and lower[place] in self.stance.clitics and not self.sentence.finite[place]

    def _may_be(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is, or may stand for, the wording's subject."""
        if self._is_it(phrase) or (phrase.pronoun and not self._is_other_pronoun(phrase)):
            return True
        if phrase.pronoun:
            return False
        sentence, stance = self.sentence, self.stance
        words = sentence.words
        head = words[phrase.head]
        lexicon = sentence.pack.lexicon
        small = head.lower in lexicon.function_words or head.lower in stance.determiners
        if small and head.text not in lexicon.capital_nouns:
            return True  # "one of", "some", "others"
        named = any(m.term.kind is TermKind.ACTOR for m in self.subject)
        titled = head.text in sentence.pack.titles
        if named and titled and phrase.determiner in stance.definites:
            return not (self._is_named_behind(phrase, 1) or self._is_named_before(phrase))
        behind = sentence.phrase_from(phrase.end)
        loose = phrase.determiner not in stance.definites or (named and not titled)
        if behind is not None and behind.preposition in stance.belongings and loose and self._is_it(behind):
            return True
        end, start = phrase.end, phrase.start
        if start > 1 and sentence.lower[start - 1] in stance.coordinators:
            first = sentence.phrase_until(start - 1)  # "Norland *and Sulmar*"
            if first is not None and self._is_it(first):
                return True
        if end < len(words) and sentence.lower[end] in stance.coordinators:
            other = next((p for p in sentence.phrases if p.start > phrase.end), None)
            return other is not None and self._is_it(other)
        return False

    def _is_other_pronoun(self, phrase: NounPhrase) -> bool:
        """ "*he* stripped in front of the guards": no pronoun means who follows in its clause (Reinhart 1976).

        Nor does one of a single person mean several.
        """
        sentence, stance = self.sentence, self.stance
        pronoun = sentence.lower[phrase.head]
        if pronoun not in stance.personal_pronouns:
            return False
        if self._is_named_behind(phrase, 0):
            return True
        noun = self.subject[-1].term
        several = noun.kind is TermKind.WORD and self._is_plural(noun.text.lower())
        return several and pronoun in stance.singulars

    def _is_named_behind(self, phrase: NounPhrase, clauses: int) -> bool:
        """Whether the wording's subject stands behind a phrase, in its clause or as many further on."""
        clause = self.sentence.clause_of(phrase.head)
        for place in (m.position for m in self.subject if m.position is not None):
            behind = self.sentence.phrase_at(place)
            if behind is None or behind.head != place or place <= phrase.head:
                return False
            if self.sentence.clause_of(place) > clause + clauses:
                return False
        return True

    def _is_named_before(self, phrase: NounPhrase) -> bool:
        """ "*Roe* said the mayor would stay": whether the wording's subject is that of a clause before."""
        number = self.sentence.clause_of(phrase.head)
        before = [roles.subject for roles in self.sentence.roles[:number]]
        here = self.sentence.roles[number]
        if here.patient == phrase and not here.passive:
            before.append(here.agent)  # "Roe praised *the woman* who won"
        return any(subject is not None and self._is_it(subject) for subject in before)

    def _is_plural(self, word: str) -> bool:
        return word in self.stance.plurals or (word.endswith("s") and not word.endswith("ss"))

    def _is_it(self, phrase: NounPhrase) -> bool:
        """Whether a phrase holds the wording's subject, other than as the owner of what it names."""
        for match in self.subject:
            if match.position is None:
                continue
            end = match.end or match.position + 1
            if end > match.position + 1 and match.position <= phrase.head < end:
                return True  # "*reached an agreement*" for "an agreement was reached"
            if not phrase.start <= match.position < phrase.end:
                continue
            if end <= phrase.head and (self._is_one_of(match) or self._only_describes(phrase)):
                continue
            owner = end < phrase.end and self._is_possessive(end)
            if not owner or self._owned_alike(match) or self._acts_for(match, phrase):
                return True
        return False

    def _acts_for(self, match: TermMatch, phrase: NounPhrase) -> bool:
        """ "*Germany's parliament* ratified it" for "Germany ratified it": who acts for a country."""
        country = match.term.key in self.passage.matcher.index.relations.regions
        return country and self.sentence.lower[phrase.head] in self.stance.organs

    def _is_one_of(self, match: TermMatch) -> bool:
        """ "*customer* staff" for "customers": a singular before another noun only describes it."""
        noun = match.term.kind is TermKind.WORD and match.how == "same"
        return noun and self._is_plural(match.term.text.lower()) and not self._is_plural(match.met.lower())

    def _only_describes(self, phrase: NounPhrase) -> bool:
        """ "a campaign *manager*" for "the campaign": another noun is what the phrase speaks of."""
        head = self.sentence.lower[phrase.head]
        return head not in self.stance.organs and phrase.head not in self.passage.aligned

    def _owned_alike(self, match: TermMatch) -> bool:
        """Whether the wording has its subject as an owner too."""
        words = self.passage.alignment.wording.words
        return any(word.lower == "s" for word in words[match.term.position + 1 : match.term.position + 2])
