"""Verbs of a language whose verbs show little by their endings: found by what stands around them.

A verb group in the sense of chunk parsing (Abney 1991) is an auxiliary with what it governs ("has been
closed", "did not fire"), or a single form that stands where the verb of its stretch must stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.languages.pack import LanguagePack
from factcheck.text.stretches import stretches_of
from factcheck.text.verb_forms import COMPARATIVE, PARTICIPLES, PASTS, Form, VerbForms, verb_forms
from factcheck.text.words import Word

INVERTED_SUBJECT = 7
"""Words that a subject may have between an auxiliary and its verb: "Did the mayor of X take …?"."""


def _is_with_object(position: int, words: Sequence[Word], pack: LanguagePack) -> bool:
    """ "Lawmakers *back* the bill": an adverb that is a verb too, between several or a name and what it acts upon."""
    if words[position].lower not in pack.lexicon.pronoun_verbs or not 0 < position < len(words) - 1:
        return False
    stance, small = pack.stance, pack.lexicon.function_words
    before, behind = words[position - 1], words[position + 1]
    several = before.text[0].isupper() or before.lower.endswith("s") or before.lower in stance.plurals
    several = several and before.lower not in small and before.lower not in stance.clitics
    plain = behind.lower not in small and behind.lower not in stance.time_nouns
    return several and (plain or behind.lower in stance.determiners)


@dataclass(frozen=True, slots=True)
class VerbFinder:
    """The words of one text with the forms they may have."""

    words: Sequence[Word]
    lower: Sequence[str]
    forms: Sequence[Form | None]
    stretches: Sequence[tuple[int, int]]
    pack: LanguagePack
    _known: VerbForms

    @staticmethod
    def of(text: str, words: Sequence[Word], pack: LanguagePack) -> VerbFinder:
        """Return a finder for the words of a sentence or a wording."""
        lower = [word.lower for word in words]
        known = verb_forms(pack)
        plain = [position for position, word in enumerate(words) if word.text[0].islower() or not position]
        forms: list[Form | None] = [None] * len(words)
        for position in plain:
            word = lower[position]
            alone = word in pack.stance.passives or word in pack.lexicon.unchanging_verbs  # "got", "let"
            alone = alone or _is_with_object(position, words, pack)
            if word not in pack.lexicon.function_words or alone:
                forms[position] = known.of(word)
        return VerbFinder(words, lower, forms, stretches_of(text, words, lower, pack), pack, known)

    def verbs(self) -> tuple[bool, ...]:
        """Return for each word whether it belongs to a verb group."""
        marked = [False] * len(self.words)
        for start, end in self.stretches:
            self._auxiliary_groups(start, end, marked)
            self._pasts(start, end, marked)
            self._unchanged(start, end, marked)
            self._presents(start, end, marked)
        return tuple(marked)

    def _is_auxiliary(self, position: int) -> bool:
        lower, stance = self.lower, self.pack.stance
        before = lower[position - 1] if position else ""
        if self.words[position].text[0].isupper() and position and before not in stance.subordinators:
            return False
        if lower[position] in stance.clitics:
            return (
                before in stance.subject_pronouns
                or before in stance.demonstratives
                or before in stance.subordinators
            )
        if lower[position] in stance.modals and self._is_noun(position):
            return False
        if lower[position] in stance.modals and lower[position + 1 : position + 2] == ["t"]:
            return True  # "won't", not "won"
        return lower[position] in stance.finite_auxiliaries and before not in stance.infinitive_markers

    def _is_noun(self, position: int) -> bool:
        """Whether a word that may be a verb is a noun: "against *her will*", "of her own free *will*"."""
        stance, before = self.pack.stance, self.lower[position - 1] if position else ""
        if before in stance.determiners:
            return before not in stance.demonstratives
        last = any(end == position + 1 for _, end in self.stretches)
        return last and before in self.pack.lexicon.light_words

    def _auxiliary_groups(self, start: int, end: int, marked: list[bool]) -> None:
        for position in range(start, end):
            if marked[position] or not self._is_auxiliary(position):
                continue
            marked[position] = True
            self._follow(position, start, end, marked)

    def _follow(self, auxiliary: int, start: int, end: int, marked: list[bool]) -> None:
        """Mark the verbs that an auxiliary governs; in a question its subject stands between."""
        stance = self.pack.stance
        governor = auxiliary
        skipped = 0
        parenthesis = auxiliary
        led = start + (self.lower[start] in stance.prepositions)  # "*At no* point did the mayor take …"
        negated = self.lower[led] in stance.negators and auxiliary - led < 3  # "No sooner had they …"
        inverted = negated or auxiliary == start or self.lower[auxiliary - 1] in stance.relative_pronouns
        for position in range(auxiliary + 1, end):
            word, form = self.lower[position], self.forms[position]
            bare = self.lower[governor] in stance.modals
            if (
                word in stance.finite_auxiliaries
                or word in stance.passives
                or word in stance.perfect_infinitives
            ):
                marked[position] = True
                governor = position
                continue
            participle = form in PARTICIPLES or word in self.pack.lexicon.unchanging_verbs
            fits = form is Form.BASE if bare else participle or form is Form.CONTINUOUS
            marked_by = self.lower[position - 1] in stance.infinitive_markers and position - 1 > governor
            if not bare and marked_by and word in self.pack.lexicon.unchanging_verbs:
                return  # "was critical of talks to *cut* it"
            if fits and self.lower[position - 1] not in stance.determiners:
                marked[position] = True
                return
            if self._is_adverb(word) or position == parenthesis or self._is_between(position):
                continue
            if word in stance.prepositions and position + 2 < end and self.forms[position + 2] in PARTICIPLES:
                parenthesis = position + 1  # "had at first denied"
                continue
            skipped += 1
            if not inverted or skipped > INVERTED_SUBJECT:
                if bare and skipped == 1 and self._is_plain(position):
                    marked[position] = True
                return

    def _is_adverb(self, word: str) -> bool:
        stance = self.pack.stance
        if word.endswith("ly") or word in stance.negators or word in stance.clitics:
            return True
        return word in self.pack.lexicon.function_words and not (
            word in stance.determiners or word in stance.prepositions or word in stance.infinitive_markers
        )

    def _is_between(self, position: int) -> bool:
        """Whether a word tells when or how often: "can *no longer* study", "will *today* go", "has *twice* won"."""
        stance, lower = self.pack.stance, self.lower
        word, before = lower[position], lower[position - 1]
        behind = lower[position + 1] if position + 1 < len(lower) else ""
        if before in stance.negators and word.endswith(COMPARATIVE):
            return True
        timed = word in stance.time_nouns and before in stance.demonstratives
        timed = timed or (word in stance.demonstratives and behind in stance.time_nouns)
        counted = word in self.pack.lexicon.light_words and self.forms[position] is None
        auxiliary = before in stance.past_auxiliaries and before not in stance.copulas
        participle = bool(behind) and self.forms[position + 1] in PARTICIPLES
        participle = participle and not self._is_plain(position + 2)  # "has small broken windows"
        return timed or word in self.pack.values.relative_days or (counted and auxiliary and participle)

    def _is_plain(self, position: int) -> bool:
        """A word of no list in small letters: behind a modal it is a verb we don't know."""
        if position >= len(self.words):
            return False
        word = self.words[position]
        stance = self.pack.stance
        return word.text[0].islower() and not (
            word.lower in self.pack.lexicon.function_words
            or word.lower in stance.determiners
            or word.lower in stance.prepositions
            or word.lower in stance.infinitive_markers
        )

    def _pasts(self, start: int, end: int, marked: list[bool]) -> None:
        for position in range(start, end):
            form = self.forms[position]
            if marked[position] or form not in PASTS or not self._can_be_verb(position, start):
                continue
            if self.lower[position - 1] in self.pack.stance.passives and not marked[position - 1]:
                continue  # "needs to be *rescued*"
            told = form is Form.PAST or self._is_behind_pronoun(position, start)
            if told or self._is_main(position, start, end, marked):
                marked[position] = True

    def _is_behind_pronoun(self, position: int, start: int) -> bool:
        """ "the bridges *she built* would be closed": a verb, whatever else the stretch holds."""
        return position == start + 1 and self.lower[start] in self.pack.stance.person_subjects

    def _can_be_verb(self, position: int, start: int) -> bool:
        """A verb has a subject before it, or goes on behind "and"; it follows no article or preposition."""
        stance = self.pack.stance
        if position == start:
            return bool(position) and not self._is_attribute(position)
        before = self.lower[position - 1]
        if self.words[position - 1].joined:
            return False  # "so-called"
        if before in stance.relative_pronouns and before in stance.content_openers - stance.subject_pronouns:
            return False  # "whose *rival* left"
        if before in stance.coordinators:
            return True
        if before in stance.determiners and before not in stance.relative_pronouns:
            return self._is_told_of_this(position, start) or self._is_said_of_her(position, start)
        if before in stance.capacities and self.forms[position] is Form.BASE:
            return False  # "resigned *as finance* minister"
        return before not in stance.prepositions and before not in stance.infinitive_markers

    def _is_said_of_her(self, position: int, start: int) -> bool:
        """ "a man who knew *her said*": the pronoun is an object, and a past behind it no participle before a noun."""
        stance, form = self.pack.stance, self.forms[position]
        if self.lower[position - 1] not in stance.pronouns or not self._is_report(position):
            return False
        return form in PASTS and any(self.forms[p] in PASTS for p in range(start, position - 1))

    def _is_told_of_this(self, position: int, start: int) -> bool:
        """Whether a determiner is the subject: "*This occurs* in spring", not "this signed copy"."""
        stance, form = self.pack.stance, self.forms[position]
        if position != start + 1 or self.lower[start] not in stance.demonstratives:
            return False
        if form is Form.THIRD:
            return not self._known.may_be_noun(self.lower[position])
        return form in PASTS and not self._is_plain(position + 1)

    def _is_attribute(self, position: int) -> bool:
        """Tell a participle between a subject and its verb: "The road, closed since May, reopened"."""
        if self.forms[position] is not Form.PAST_OR_PARTICIPLE:
            return False
        number = next(n for n, (start, _) in enumerate(self.stretches) if start == position)
        start, end = self.stretches[number - 1]
        # one stretch further where it holds a time: "closed since May"
        following = [first for first, _ in self.stretches[number + 1 : number + 3]]
        headless = not any(
            self.forms[other] in PASTS or self._is_auxiliary(other) for other in range(start, end)
        )
        return headless and any(
            self.forms[first] in PASTS or self._is_auxiliary(first) for first in following
        )

    def _is_main(self, position: int, start: int, end: int, marked: Sequence[bool]) -> bool:
        """Tell the past ("fired two men") from the participle ("the men fired on Monday were …")."""
        stance = self.pack.stance
        following = self.lower[position + 1] if position + 1 < end else ""
        counted = position + 2 < end and self.words[position + 2].text[0].isdigit()
        if following in stance.agents and not counted and self.forms[position] is not Form.PAST:
            return False
        if self._is_report(position):
            return True
        if (
            self._describes(position, end)
            or self._is_apposed(start, end)
            or self._is_within_gerund(position, marked)
        ):
            return False
        groups = self._groups_before(start, position, marked)
        if self._is_headless(start):
            return groups < 2
        if groups or any(self._is_plain_present(p, start) for p in range(start + 1, position)):
            return False
        return not any(marked[other] for other in range(position + 1, end))

    def _is_plain_present(self, position: int, start: int) -> bool:
        """ "The photo *appears* to show a man killed in May": no noun looks like it."""
        third = self.forms[position] is Form.THIRD and not self._known.may_be_noun(self.lower[position])
        return third and self._can_be_verb(position, start)

    def _describes(self, position: int, end: int) -> bool:
        """ "two *injured* players scored": between a number and its noun, where another verb comes."""
        stance, values, before = self.pack.stance, self.pack.values, self.lower[position - 1]
        counted = before in values.number_words or before in stance.some_of or before in stance.all_of
        return (
            (counted or before.isdigit())
            and position + 1 < end
            and self._is_plain(position + 1)
            and any(self.forms[p] in PASTS or self._is_auxiliary(p) for p in range(position + 1, end))
        )

    def _is_within_gerund(self, position: int, marked: Sequence[bool]) -> bool:
        """ "admitted giving *classified* files", "of selling *stolen* cars": it describes what a gerund acts upon."""
        if (
            position < 2
            or self.forms[position - 1] is not Form.CONTINUOUS
            or not self._is_plain(position + 1)
        ):
            return False
        return marked[position - 2] or self.lower[position - 2] in self.pack.stance.prepositions

    def _is_apposed(self, start: int, end: int) -> bool:
        """ "Roe, a writer *kidnapped* in May, was freed", "…, left": the verb of whom it describes comes behind it."""
        if self.lower[start] in self.pack.stance.relative_pronouns:
            return False  # "Norland, *which invaded* Sulmar, had no comment"
        if end >= len(self.words) or self._is_auxiliary(end):
            return end < len(self.words)
        named = next((stretch for stretch in self.stretches if stretch[1] == start), (start, start))
        bare = not any(self.forms[p] in PASTS or self._is_auxiliary(p) for p in range(*named))
        article = self.lower[start] in self.pack.stance.determiners
        return bare and start > named[0] and article and self.forms[end] in PASTS

    def _groups_before(self, start: int, position: int, marked: Sequence[bool]) -> int:
        """Count the verb groups of a stretch before a position that report nothing: "*have claimed*"."""
        verbs = [other for other in range(start, position) if marked[other]]
        last = [other for other in verbs if not marked[other + 1] or other + 1 == position]
        return sum(not self._is_report(other) for other in last)

    def _is_saying(self, position: int) -> bool:
        return self.lower[position] in self.pack.stance.reporting_nouns

    def _is_headless(self, start: int) -> bool:
        """Whether two verbs come, the one of this stretch first: "The claim that …"."""
        stance = self.pack.stance
        noun = next(
            (p for p in range(start, start + 4) if self.lower[p : p + 1] and self._is_saying(p)), None
        )
        if (
            noun is not None
            and self.lower[noun + 1 : noun + 2]
            and self.lower[noun + 1] in stance.determiners
        ):
            return not any(self._is_auxiliary(p) for p in range(start, noun))  # "Rumours the bank had …"
        if (
            self.lower[start] not in stance.complementizers
            and self.lower[start] not in stance.relative_pronouns
        ):
            return False
        before = next((stretch for stretch in self.stretches if stretch[1] == start), (start, start))
        return not any(self.forms[p] in PASTS or self._is_auxiliary(p) for p in range(*before))

    def _is_report(self, position: int) -> bool:
        return self.pack.stance.says(self.lower[position])

    def _unchanged(self, start: int, end: int, marked: list[bool]) -> None:
        """ "The bank *cut* interest rates": a past that looks like its base, where no other verb is known."""
        stance, verbs = self.pack.stance, self.pack.lexicon.unchanging_verbs
        for position in range(start + (not self._resumes(start)), end - 1):
            before, behind = self.lower[position - 1], self.lower[position + 1]
            free = before not in stance.determiners and before not in stance.prepositions
            ends = self.forms[position + 1] in (Form.THIRD, *PASTS) or behind in stance.agents
            if (
                self.forms[position] is Form.BASE
                and self.lower[position] in verbs
                and free
                and self._can_be_verb(position, start)
                and not ends
                and (not any(marked[start:end]) or self._is_second(position, start, end, marked))
            ):
                marked[position] = True

    def _resumes(self, start: int) -> bool:
        """Whether a stretch may open with the verb of the first: "The state, she said, *cut* the funds"."""
        _, end = self.stretches[0]
        first = [self.forms[p] in PASTS or self._is_auxiliary(p) for p in range(end)]
        return 0 < end < start and not any(first) and self.words[start].start == self.words[start - 1].end + 2

    def _is_second(self, position: int, start: int, end: int, marked: Sequence[bool]) -> bool:
        """ "Police said the owner *shut* the mill", "The claim that Roe *beat* Poe is false": with another verb."""
        behind = self.lower[position + 1]
        if any(marked[start:position]):
            told = not marked[position - 1] and not self._groups_before(start, position, marked)
            return (
                told and not any(marked[position + 1 : end]) and behind not in self.pack.stance.prepositions
            )
        return self._is_headless(start)

    def _presents(self, start: int, end: int, marked: list[bool]) -> None:
        for position in range(start, end):
            form = self.forms[position]
            if marked[position] or not self._can_be_verb(position, start):
                continue
            if (
                position > start
                and marked[position - 1]
                and self.lower[position - 1] not in self.pack.stance.subordinators
            ):
                continue
            last = max((other for other in range(start, position) if marked[other]), default=None)
            following = any(marked[position + 1 : end])
            if last is not None and not self._is_report(last):
                return
            said = following and self._is_report(position) and not marked[position + 1]
            said = said or self._is_behind_pronoun(position, start)
            if following and not said and not (last is None and self._is_headless(start)):
                continue
            behind = self.lower[position + 1] if following else ""
            leads = said and behind in self.pack.stance.infinitive_markers  # "*claims to* have left"
            if behind in self.pack.stance.prepositions and not leads:
                continue
            if self._is_gerund_object(position, start, end) or self._is_counted(position):
                continue
            if self._is_rather_noun(position, start, end, marked) or self._is_subject(position, marked):
                continue
            if form is Form.THIRD or (form is Form.BASE and self._plural_before(position, last is None)):
                marked[position] = True
        if not any(marked[start:end]):
            self._bare_present(start, end, marked)

    def _is_counted(self, position: int) -> bool:
        """ "laying off 300 *pilots*": a plural behind its number, unless a name holds that: "Flight 12 *crashes*"."""
        before = self.lower[position - 1]
        counted = before.isdigit() or self.pack.values.number_words.get(before, 1) > 1
        named = position > 1 and self.words[position - 2].text[0].isupper()
        return counted and not named and self.forms[position] is Form.THIRD

    def _is_subject(self, position: int, marked: Sequence[bool]) -> bool:
        """ "the port that *rebels* took": right before a past it is who did it; not "the man who *protests* died"."""
        past = marked[position + 1 : position + 2] == [True] and self.forms[position + 1] in PASTS
        return past and self.lower[position - 1] not in self.pack.stance.subject_pronouns

    def _bare_present(self, start: int, end: int, marked: list[bool]) -> None:
        """Where nothing else may be the verb: forms like "cut", and plurals without an ending."""
        stance, small = self.pack.stance, self.pack.lexicon.function_words
        for position in range(start + 1, end):
            opened = start + (self.lower[start] in self.pack.stance.subordinators)  # "as *a takeover target*"
            article = self.lower[opened] in self.pack.stance.indefinites  # "Jane Roe, *a former judge*, …"
            apart = any(word in self.pack.stance.prepositions for word in self.lower[start:position])
            if article and not apart and self.lower[position] not in self.pack.lexicon.unchanging_verbs:
                continue
            if self._is_rather_noun(position, start, end, marked) or self._is_described(position):
                continue
            if self.forms[position - 1] is Form.CONTINUOUS or self._tells_time(position):
                continue  # "rather than cutting *fuel* subsidies"
            opening = self.lower[start : position - 1]
            if opening and opening[-1] in stance.prepositions and small.issuperset(opening):
                continue  # "because of heavy *rain*"
            if self.forms[position] is Form.BASE and self._can_be_verb(position, start):
                marked[position] = True
                return

    def _tells_time(self, position: int) -> bool:
        """ "launched by the regulator *last* week": a word before a noun of time."""
        behind = self.lower[position + 1 : position + 2]
        return bool(behind) and (behind[0] in self.pack.stance.time_nouns or self.pack.is_time(behind[0]))

    def _is_described(self, position: int) -> bool:
        """ "The tax *reform*, approved in May, …", "Tax *reform* approved by parliament": a noun with a participle."""
        noun = self._known.may_be_noun(self.lower[position]) and not self._is_report(position)
        return noun and self.forms[position + 1 : position + 2] == [Form.PAST_OR_PARTICIPLE]

    def _is_gerund_object(self, position: int, start: int, end: int) -> bool:
        """ "Selling *permits* without papers breaks the law": of two forms the second is the verb."""
        if self.forms[start] is not Form.CONTINUOUS:
            return False
        later = [p for p in range(position + 1, end) if self.forms[p] is Form.THIRD]
        later = [p for p in later if self._can_be_verb(p, start)]
        behind = position + 1
        return bool(later) and (
            self.lower[behind] in self.pack.stance.prepositions or (behind in later and behind + 1 < end)
        )

    def _is_rather_noun(self, position: int, start: int, end: int, marked: Sequence[bool]) -> bool:
        """ "after three suicide *attacks* on camps", "school and club *visits*": nothing else shows a verb there.

        It has no object, no subject with an article, and the sentence has another verb.
        """
        stance, lower = self.pack.stance, self.lower
        if not self._known.may_be_noun(lower[position]) or self._is_behind_pronoun(position, start):
            return False
        before = lower[position - 1] if position > start + 1 else ""
        if self._is_adverb(before) and before not in stance.coordinators and before not in stance.restrictors:
            return False  # "Roe *still works* for the firm"
        behind = lower[position + 1 : end][:1]
        if behind and (behind[0] not in stance.prepositions or behind[0] in stance.infinitive_markers):
            return False
        others = (p for p in range(len(lower)) if not start <= p < end)
        if not any(self.forms[p] in PASTS or self._is_auxiliary(p) for p in others):
            return False
        after = lower[position + 1] if position + 1 < len(lower) else ""
        if self._is_report(position) and (after in stance.complementizers or after in stance.person_subjects):
            return False  # "Mr Roe *claims* he was held"
        if position == start:
            return any(marked[:start])
        if lower[position - 1] in stance.coordinators:
            return True
        if self.forms[position] is Form.BASE and self._plural_before(position, alone=False):
            return False
        joined, opened = lower[start] in stance.coordinators, lower[start] in stance.subordinators
        if any(lower[p] in stance.infinitive_markers for p in range(start, position)):
            return True  # "who claim to be army *rebels*"
        if opened and self.forms[start + 1] is Form.CONTINUOUS:
            return True  # "while leaving *cover*"
        if opened and position == start + 1:
            return lower[start] not in stance.relative_pronouns  # "as *result* of"
        if opened and lower[start] not in stance.prepositions:
            later = range(position + 1, end)
            return any(self.forms[p] in (Form.BASE, Form.THIRD) or self._is_auxiliary(p) for p in later)
        first = start + (joined or opened)
        between = range(first + 1, position)
        torn = any(lower[p] in stance.prepositions or self.forms[p] is Form.CONTINUOUS for p in between)
        named = position > 1 and self.words[position - 1].text[0].isupper()
        opened = named or lower[first] in stance.determiners or lower[first] in stance.indefinites
        return (torn and not self._is_report(position)) or not (
            opened or lower[first] in stance.subject_pronouns
        )

    def _plural_before(self, position: int, alone: bool) -> bool:
        before = self.lower[position - 1]
        stance = self.pack.stance
        if (
            before in stance.subject_pronouns
            or before in stance.relative_pronouns
            or before in stance.plurals
        ):
            return True
        if (
            before.endswith("s")
            and before not in self.pack.lexicon.function_words
            and before not in stance.clitics
        ):
            return True
        described = self._described_before(position)
        # "*Sources* close to the matter say": an adjective may stand between
        plural = self._is_plural(described) or (described > 0 and self._is_plural(described - 1))
        return alone and self._is_report(position) and plural

    def _is_plural(self, position: int) -> bool:
        word = self.lower[position]
        return word in self.pack.stance.plurals or (
            word.endswith("s") and word not in self.pack.lexicon.function_words
        )

    def _described_before(self, position: int) -> int:
        """The noun that a phrase before the verb describes: "*Posts* circulating on social media claim …"."""
        start = next(start for start, end in self.stretches if start <= position < end)
        for place in range(start + 1, position):
            if self.lower[place] in self.pack.stance.prepositions or self.forms[place] is Form.CONTINUOUS:
                return place - 1
        return start
