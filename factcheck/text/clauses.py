"""A sentence cut into clauses: which words belong to which verb, and which clause governs which.

A shallow analysis in the way of chunk parsers (Abney 1991): punctuation and conjunctions are
candidates for a boundary, and a piece without a verb of its own joins its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from factcheck.languages.pack import LanguagePack
from factcheck.text.attributes import inflected_attributes
from factcheck.text.unmarked import split_unmarked
from factcheck.text.verb_forms import Form, verb_forms
from factcheck.text.verbs import VerbFinder
from factcheck.text.words import REMEMBERED, Normalizer, Word

FINITE_ENDINGS = ("t", "te", "ten", "st", "test")
"""Endings of German finite verbs that neither an infinitive nor a plain adjective has."""
BREAK = re.compile(r"[,;:()–—…!?.\"“”„»«‚‘’]|(?<=\s)-(?=\s)")
ABBREVIATED = re.compile(r"\.\s+")
"""A point at which the sentence doesn't end: "am 15. Januar", "Dr. Meier"."""


OPENING = "^"
"""Marks a word that opens its sentence."""
APOSTROPHES = ("'", "’")
"""Within a word: "hasn’t"."""


class ClauseKind(StrEnum):
    """How a clause stands to the others."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    INFINITIVE = "infinitive"


@dataclass(frozen=True, slots=True)
class Clause:
    """Half-open word positions; the word that opens it; the position in the list of the clause that governs it."""

    start: int
    end: int
    kind: ClauseKind
    opener: str
    governor: int | None


def find_clauses(
    text: str, words: Sequence[Word], finite: Sequence[bool], pack: LanguagePack, normalizer: Normalizer
) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in order; at least one if there are words."""
    if not words:
        return ()
    reader = _Reader(words, finite, pack, normalizer)
    pieces = _pieces(text, words, pack)
    if not pack.lexicon.infinitive_endings:
        pieces = split_unmarked(pieces, words, finite, pack)
    return reader.linked(reader.merged(pieces))


def finite_verbs(
    text: str, words: Sequence[Word], pack: LanguagePack, normalizer: Normalizer
) -> tuple[bool, ...]:
    """Return for each word whether it looks like a finite verb.

    Auxiliaries and plain forms of known verbs are found anywhere. In a piece without one, a form that
    might also be an infinitive ("fahren") or an unknown verb ("entlastet") counts behind its subject.
    """
    if not pack.lexicon.infinitive_endings:
        return VerbFinder.of(text, words, pack).verbs()
    forms = _finite_forms(pack, normalizer)
    finite = [
        forms[word.text if position else word.text + OPENING]
        and not (position and words[position - 1].lower in pack.stance.infinitive_markers)
        for position, word in enumerate(words)
    ]
    seeming = [position for position in range(len(words)) if finite[position]]
    for attribute in inflected_attributes(words, finite, pack, normalizer, seeming):
        finite[attribute.participle] = False
    for position in range(len(words)):
        if finite[position] and _closes_perfect(position, words, pack, normalizer):
            finite[position] = False
    pieces = _pieces(text, words, pack)
    for start, end in pieces:
        if _closes_modal(start, end, words, finite, pack, normalizer):
            finite[end - 1] = False
    for number, (start, end) in enumerate(pieces):
        if any(finite[start:end]) or any(_marks_infinitive(n, words, pack) for n in range(start, end)):
            continue
        open_bracket = _has_open_modal(words[:start], finite, pack)
        awaited = (
            start and words[0].lower in pack.stance.subordinators
        )  # "Weil sie erhöhen, denken viele nach"
        # "Die Leute, die unterschrieben haben, werben dafür"
        awaited = awaited or (
            number > 1 and finite[start - 1] and not any(finite[slice(*pieces[number - 2])])
        )
        for position in range(start, end):
            infinitive = words[position].lower.endswith(pack.lexicon.infinitive_endings)
            if open_bracket and (infinitive or _closes_perfect(position, words, pack, normalizer)):
                continue  # "sollten Rubio, Waltz und Witkoff die Verhandlungen leiten", "… geleitet haben"
            if position == end - 1 and _closes_auxiliary(position, start, words, finite, pack, normalizer):
                continue
            opened = bool(awaited) or finite[0] or words[0].lower in pack.stance.subordinators
            if _may_be_finite(position, start, words, pack, normalizer, opened=opened):
                finite[position] = True
                break
    return tuple(finite)


def _closes_perfect(position: int, words: Sequence[Word], pack: LanguagePack, normalizer: Normalizer) -> bool:
    """Whether a participle that looks finite stands before its auxiliary: "*manipuliert* zu haben"."""
    if not normalizer.may_be_participle(words[position].text):
        return False
    behind = [word.lower for word in words[position + 1 : position + 3]]
    if behind[:1] and behind[0] in pack.stance.infinitive_markers:
        behind = behind[1:]
    return bool(behind) and behind[0] in pack.stance.perfect_infinitives


def _closes_auxiliary(
    position: int,
    start: int,
    words: Sequence[Word],
    finite: Sequence[bool],
    pack: LanguagePack,
    normalizer: Normalizer,
) -> bool:
    """Whether a participle ends the clause of an auxiliary before its piece: "*hat* ihn | und alle *entlassen*"."""

    def may_close(text: str) -> bool:
        prefixed = text.startswith(tuple(pack.lexicon.inseparable_prefixes)) and text.endswith("en")
        return text[0].islower() and (prefixed or normalizer.may_be_participle(text))

    last = max((place for place in range(start) if finite[place]), default=None)
    if last is None or words[start].lower not in pack.stance.coordinators:
        return False
    auxiliaries = (pack.stance.past_auxiliaries, pack.stance.passives)
    if not any(words[last].lower in listed for listed in auxiliaries):
        return False
    closed = any(may_close(word.text) for word in words[last + 1 : start])
    return not closed and may_close(words[position].text)


def _closes_modal(
    start: int,
    end: int,
    words: Sequence[Word],
    finite: Sequence[bool],
    pack: LanguagePack,
    normalizer: Normalizer,
) -> bool:
    """Whether a piece ends the clause of a modal before it: "*soll* Gold, Geld | und Aktien versteckt *haben*"."""
    last = words[end - 1]
    if words[start].lower not in pack.stance.coordinators or end - start < 2 or not finite[end - 1]:
        return False
    if last.lower not in pack.stance.perfect_infinitives or sum(finite[start:end]) > 1:
        return False
    return normalizer.may_be_participle(words[end - 2].text) and _has_open_modal(words[:start], finite, pack)


def _marks_infinitive(position: int, words: Sequence[Word], pack: LanguagePack) -> bool:
    """Whether "zu" stands before a verb: not in "zu nichts", "zu Zahlungen" or "zu *hohen* Zahlungen"."""
    if words[position].lower not in pack.stance.infinitive_markers:
        return False
    behind = words[position + 1].text if position + 1 < len(words) else ""
    verb = behind[:1].islower() and behind.endswith(pack.lexicon.infinitive_endings)
    return verb and not _describes_noun(position + 1, words)


def _describes_noun(position: int, words: Sequence[Word]) -> bool:
    """Whether a German word in "-en" is an adjective, with a noun or a number right behind it."""
    if position + 1 >= len(words):
        return False
    behind = words[position + 1]
    return behind.start == words[position].end + 1 and (behind.text[0].isupper() or behind.text[0].isdigit())


def is_marked_infinitive(position: int, words: Sequence[Word], pack: LanguagePack) -> bool:
    """Return whether a German word is an infinitive with its "zu": "zu *ändern*", "*stillzulegen*"."""
    marked = position > 0 and _marks_infinitive(position - 1, words, pack)
    return marked or _holds_marker(words[position].lower, pack)


def _has_open_modal(words: Sequence[Word], finite: Sequence[bool], pack: LanguagePack) -> bool:
    """Whether the last finite verb so far is a modal whose infinitive hasn't come yet."""
    last = max((position for position in range(len(words)) if finite[position]), default=None)
    if last is None or words[last].lower not in pack.stance.finite_auxiliaries:
        return False
    if words[last].lower in pack.stance.copulas or words[last].lower in pack.stance.past_auxiliaries:
        return False
    behind = words[last + 1 :]
    return not any(
        w.text[0].islower()
        and w.lower.endswith(pack.lexicon.infinitive_endings)
        and len(w.lower) > 4
        and w.lower not in pack.lexicon.function_words
        for w in behind
    )


class _FiniteForms(dict[str, bool]):
    """{word as written, or a sentence's first word and `OPENING`: whether it looks finite}, filled on demand."""

    def __init__(self, pack: LanguagePack, normalizer: Normalizer) -> None:
        super().__init__()
        self._pack = pack
        self._normalizer = normalizer

    def __missing__(self, written: str) -> bool:
        """Look a word up."""
        if len(self) >= REMEMBERED:
            self.clear()
        text = written.removesuffix(OPENING)
        self[written] = found = _is_finite(text, text != written, self._pack, self._normalizer)
        return found


@cache
def _finite_forms(pack: LanguagePack, normalizer: Normalizer) -> _FiniteForms:
    return _FiniteForms(pack, normalizer)


def _is_finite(text: str, opens: bool, pack: LanguagePack, normalizer: Normalizer) -> bool:
    lower, key = text.lower(), normalizer.key(text)
    if lower in pack.stance.finite_auxiliaries:
        return opens or text[0].islower()  # "die Waren"
    if lower in pack.lexicon.function_words or lower in pack.stance.negators:
        return False
    if text[0].isupper():
        if not opens or not lower.endswith(("t", "te")) or not pack.lexicon.infinitive_endings:
            return False
        key = normalizer.key(lower)
    if normalizer.is_preterite(lower) and normalizer.is_known_root(key):
        return not normalizer.is_participle(lower)
    stance = pack.stance
    said = any(
        lower in table for table in (stance.reporting_verbs, stance.opinion_verbs, stance.denial_verbs)
    )
    if not said and not normalizer.is_known_root(key):
        return False
    if lower in stance.subjunctives:
        return True
    if normalizer.is_infinitive(lower) or normalizer.is_participle(lower):
        return False
    return lower.endswith(FINITE_ENDINGS)


def _may_be_finite(
    position: int,
    start: int,
    words: Sequence[Word],
    pack: LanguagePack,
    normalizer: Normalizer,
    *,
    opened: bool,
) -> bool:
    """Whether a form that is no sure verb stands where a clause's finite verb stands: behind its subject.

    Or behind the clause that opens the sentence, or interrupts it: "Weil sie erhöhen, *denken* viele nach".
    """
    word = words[position]
    lower = word.lower
    if word.text[0].isupper() or lower in pack.lexicon.function_words or lower in pack.stance.negators:
        return False
    if _holds_marker(lower, pack):
        return False
    known = normalizer.is_known_root(word.key)
    if position == start:
        opened = opened or _closes_speech(position, words, pack)
        plural = opened and lower.endswith(pack.lexicon.infinitive_endings)
        return bool(start) and known and (plural or lower.endswith(("t", "te", "ten")))
    before = words[position - 1]
    pronoun = before.lower in pack.stance.subject_pronouns
    if not (pronoun or before.text[0].isupper()):
        return known and lower.endswith("t") and not normalizer.is_participle(word.text)
    if normalizer.is_plain_participle(lower):
        return False
    if lower.endswith(("t", "te", "ten")):
        return True
    plain = before.lower in pack.lexicon.function_words or before.lower in pack.stance.determiners
    if lower.endswith("e") and known and not plain and not before.lower.endswith("s"):
        return True  # "die Stadt schließe die Bücherei"
    return lower.endswith(pack.lexicon.infinitive_endings) and (known or pronoun)


def _closes_speech(position: int, words: Sequence[Word], pack: LanguagePack) -> bool:
    """ "…, *sagen* Forscher": a plural verb of saying before its subject looks like its infinitive."""
    stance = pack.stance
    said = any(words[position].lower in table for table in (stance.reporting_verbs, stance.opinion_verbs))
    behind = words[position + 1] if position + 1 < len(words) else None
    return said and behind is not None and (behind.text[0].isupper() or behind.lower in stance.determiners)


def _holds_marker(lower: str, pack: LanguagePack) -> bool:
    """Whether a word is an infinitive with "zu" inside: "stillzulegen"."""
    lexicon = pack.lexicon
    return lower.endswith(lexicon.infinitive_endings) and any(
        lower.startswith(prefix + "zu") for prefix in lexicon.separable_prefixes
    )


def _pieces(text: str, words: Sequence[Word], pack: LanguagePack) -> list[tuple[int, int]]:
    starts = [0]
    coordinators, behind_comma = pack.stance.coordinators, pack.stance.comma_coordinators
    for index, (before, word) in enumerate(pairwise(words), start=1):
        if word.lower in coordinators and word.lower not in behind_comma:
            starts.append(index)
            continue
        between = text[before.end : word.start]
        if between == " " or between in APOSTROPHES or ABBREVIATED.fullmatch(between):
            continue
        if BREAK.search(between):
            starts.append(index)
    return list(zip(starts, [*starts[1:], len(words)], strict=True))


@dataclass(frozen=True, slots=True)
class _Reader:
    """The words of one sentence with what is known of their verbs."""

    words: Sequence[Word]
    finite: Sequence[bool]
    pack: LanguagePack
    normalizer: Normalizer

    def merged(self, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Join pieces without a verb to the clause before them, or to the one behind.

        A piece without a verb before a subordinate clause ("Die Nachricht, dass …, ist falsch")
        stays alone: its verb comes behind that clause.
        """
        merged: list[tuple[int, int]] = []
        pending: int | None = None
        for start, end in pieces:
            if pending is not None and (
                self._opens_subordinate(start, end) or self._ends_in_report(pending, start)
            ):
                if merged and self._goes_on_behind(pending, start, end):
                    merged[-1] = (merged[-1][0], start)
                else:
                    merged.append((pending, start))
                pending = None
            begin = start if pending is None else pending
            if self._has_verb(start, end):
                merged.append((begin, end))
                pending = None
            elif merged and pending is None and not self._opens(start):
                merged[-1] = (merged[-1][0], end)
            else:
                pending = begin
        if pending is not None:
            if merged:
                merged[-1] = (merged[-1][0], len(self.words))
            else:
                merged.append((pending, len(self.words)))
        return merged

    def _goes_on_behind(self, pending: int, start: int, end: int) -> bool:
        """ "statements by A *and his deputy*, that the newcomers, who …, ate dogs": no main clause of its own."""
        stance = self.pack.stance
        joined = self.words[pending].lower in stance.coordinators
        return joined and self.words[start].lower in stance.complementizers and not self._has_verb(start, end)

    def linked(self, pieces: Sequence[tuple[int, int]]) -> tuple[Clause, ...]:
        """Return the clauses with their kinds and governors."""
        clauses: list[Clause] = []
        for position, (start, end) in enumerate(pieces):
            kind = self._kind(position, start, end)
            governor = None
            if kind is not ClauseKind.MAIN:
                governor = position - 1 if position else (1 if len(pieces) > 1 else None)
            elif position >= 2 and self.finite[start] and self._goes_on(clauses[position - 2]):
                # a clause goes on behind a subordinate one: both its halves govern that
                governor = position - 2
                before = clauses[position - 1]
                clauses[position - 1] = Clause(
                    before.start, before.end, ClauseKind.SUBORDINATE, before.opener, position
                )
            elif position and self._continues(clauses[position - 1], start, end):
                governor = clauses[position - 1].governor
            opener = self._opener(start, end)
            if kind is ClauseKind.INFINITIVE and position >= 2 and self._is_headless(clauses[position - 2]):
                opener = clauses[position - 2].opener
            elif kind is ClauseKind.INFINITIVE and clauses and opener in self.pack.stance.coordinators:
                opener = clauses[-1].opener
            if kind is ClauseKind.MAIN and position and self._shares_opener(clauses[-1], start, end):
                before = clauses[-1]
                behind = position + 1 if position + 1 < len(pieces) else None
                kind, opener = ClauseKind.SUBORDINATE, before.opener
                governor = behind if before.governor == position else before.governor
                clauses[-1] = Clause(before.start, before.end, before.kind, opener, governor)
            clauses.append(Clause(start, end, kind, opener, governor))
        return tuple(clauses)

    def _kind(self, position: int, start: int, end: int) -> ClauseKind:
        subordinator = self._opener(start, end) in self.pack.stance.subordinators
        if not subordinator and not any(self.finite[start:end]) and self._is_infinitive(start, end):
            return ClauseKind.INFINITIVE
        if subordinator or (position and self._is_relative(start, end)):
            return ClauseKind.SUBORDINATE
        return ClauseKind.MAIN

    def _is_headless(self, clause: Clause) -> bool:
        return clause.kind is ClauseKind.MAIN and not any(self.finite[clause.start : clause.end])

    def _goes_on(self, clause: Clause) -> bool:
        """Whether a clause's verb is still to come; English has its subordinate clauses in the same order."""
        about = clause.opener in self.pack.stance.complementizers and not self.pack.lexicon.infinitive_endings
        return self._is_headless(clause) or (about and not any(self.finite[clause.start : clause.end]))

    def _continues(self, before: Clause, start: int, end: int) -> bool:
        """ "… that they hurt *or ate* dogs", "…, dass sie kamen *und aßen*": as dependent as the one before."""
        stance = self.pack.stance
        if before.kind is not ClauseKind.SUBORDINATE or before.opener not in stance.complementizers:
            return False
        if self.words[start].lower not in stance.coordinators or not any(
            self.finite[before.start : before.end]
        ):
            return False
        verbs = [place for place in range(start, end) if self.finite[place]]
        if self.pack.lexicon.infinitive_endings:
            return verbs == [end - 1] and end - start > 2
        return verbs[:1] == [start + 1]

    def _shares_opener(self, before: Clause, start: int, end: int) -> bool:
        """ "*Falls* er gewinnt *und Zölle verhängt*": the second half hangs on what opens the first."""
        stance = self.pack.stance
        if before.kind is not ClauseKind.SUBORDINATE or before.opener in stance.complementizers:
            return False
        if not self.pack.lexicon.infinitive_endings or self.words[start].lower not in stance.coordinators:
            return False
        first = [place for place in range(before.start, before.end) if self.finite[place]]
        verbs = [place for place in range(start, end) if self.finite[place]]
        return verbs == [end - 1] and end - start > 2 and first in ([], [before.end - 1])

    def _opener(self, start: int, end: int) -> str:
        stance, first = self.pack.stance, self.words[start].lower
        leads = first in stance.coordinators or first in stance.opener_adverbs
        if leads and start + 1 < end:
            second = self.words[start + 1].lower
            return second if second in stance.subordinators else first
        return first

    def _opens(self, start: int) -> bool:
        word, stance = self.words[start].lower, self.pack.stance
        return word in stance.subordinators or word in stance.coordinators or word in stance.purposes

    def _opens_subordinate(self, start: int, end: int) -> bool:
        return self.words[start].lower in self.pack.stance.subordinators or self._is_relative(start, end)

    def _ends_in_report(self, start: int, end: int) -> bool:
        """ "Die Behauptung, er habe …": what follows is what the noun reports."""
        return any(word.lower in self.pack.stance.reporting_nouns for word in self.words[start:end])

    def _has_verb(self, start: int, end: int) -> bool:
        if any(self.finite[start:end]) or self._is_infinitive(start, end):
            return True
        # a plural present form looks like an infinitive: behind a subordinator it is the finite verb
        if not self.pack.lexicon.infinitive_endings:
            return False
        last = self.words[end - 1]
        subordinate = self.words[start].lower in self.pack.stance.subordinators
        participle = last.lower.endswith("t") and self.normalizer.is_plain_participle(
            last.lower
        )  # "hat sie | als Erfolg eingestuft"
        known = last.text[0].islower() and self.normalizer.is_known_root(last.key)
        return subordinate and known and not participle

    def _is_infinitive(self, start: int, end: int) -> bool:
        lexicon, markers = self.pack.lexicon, self.pack.stance.infinitive_markers
        for place, (first, second) in enumerate(
            zip(self.words[start:end], self.words[start + 1 : end], strict=False), start
        ):
            if first.lower in markers and second.text[0].islower():
                if not lexicon.infinitive_endings:
                    return verb_forms(self.pack).of(second.lower) is Form.BASE
                if not _describes_noun(place + 1, self.words):
                    return second.lower.endswith(lexicon.infinitive_endings)
        return _holds_marker(self.words[end - 1].lower, self.pack)

    def _is_relative(self, start: int, end: int) -> bool:
        """A piece that opens with a relative pronoun (or preposition and pronoun) and ends in its verb."""
        opens = [word.lower for word in self.words[start : min(end, start + 2)]]
        pronouns = self.pack.stance.relative_pronouns
        if not self.pack.lexicon.infinitive_endings:
            return opens[0] in pronouns
        if opens[0] in self.pack.stance.prepositions:
            opens = opens[1:]  # "mit der er sprach"
        if not opens or opens[0] not in pronouns:
            return False
        if self.finite[end - 1]:
            return True
        last = self.words[end - 1]
        verb = last.text[0].islower() and self.normalizer.is_known_root(last.key)
        return verb and not any(self.finite[start:end])  # "der Torwart habe unterschrieben" is none
