"""A sentence cut into clauses: which words belong to which verb, and which clause governs which.

A shallow analysis in the way of chunk parsers (Abney 1991): punctuation and conjunctions are
candidates for a boundary, and a piece without a verb of its own joins its neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from factcheck.languages.pack import LanguagePack
from factcheck.text.chunks import NounPhrase
from factcheck.text.finite import describes_noun, holds_marker
from factcheck.text.unmarked import split_unmarked
from factcheck.text.verb_forms import Form, verb_forms
from factcheck.text.words import Normalizer, Word

DASH = 3
"""Characters of a dash between two words, with its spaces."""
LABEL = 4
"""Words of a label before its colon."""
SPEAKER = 5
"""Words of a speaker set into a clause: ", so Ministerin Dana Roth,"."""
LONGEST_INSET = 8
"""Words between commas that may tell who says so: ", as Roth wrote on Monday,"."""


class ClauseKind(StrEnum):
    """How a clause stands to the others."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    INFINITIVE = "infinitive"


class Clause(NamedTuple):
    """Half-open word positions; the word that opens it; the position in the list of the clause that governs it.

    `resumes`: the position of the clause that goes on in it behind another: "*Die Stadt*, die zögerte, *gab nach*".
    """

    start: int
    end: int
    kind: ClauseKind
    opener: str
    governor: int | None
    resumes: int | None = None


def find_clauses(
    words: Sequence[Word],
    finite: Sequence[bool],
    pieces: Sequence[tuple[int, int]],
    label: int,
    colons: Sequence[int],
    pack: LanguagePack,
    normalizer: Normalizer,
) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in order; at least one if there are words.

    `pieces` are those of `pieces_of`, `label` is where the words behind a label begin, `colons` where those behind
    a colon do.
    """
    if not words:
        return ()
    reader = _Reader(words, finite, pack, normalizer)
    if not pack.lexicon.infinitive_endings:
        pieces = split_unmarked(pieces, words, finite, pack)
    if not label or not reader.has_verb(label, len(words)):
        label = 0
    behind = (place for place in colons if place > label)
    cuts = [place for place in behind if any(finite[label:place]) and any(finite[place:])]
    told = [(start, end) for start, end in pieces if start >= label]
    clauses = [(0, label)] if label else []
    for first, last in pairwise([label, *cuts, len(words)]):
        clauses += reader.merged([piece for piece in told if first <= piece[0] < last])
    return reader.linked(clauses)


def behind_opener(
    phrases: Sequence[NounPhrase],
    words: Sequence[Word],
    clauses: Sequence[Clause],
    finite: Sequence[bool],
    pack: LanguagePack,
) -> list[NounPhrase]:
    """Return the phrases as they are; behind a conjunction that may be a preposition, without it.

    "*after the council* closed it": what opens a clause with a verb governs no noun, unless another phrase is
    that verb's subject: "Two days *after the storm* the council closed it".
    """
    below = (clause for clause in clauses if clause.kind is ClauseKind.SUBORDINATE)
    opened = {clause.start: clause for clause in below if clause.opener in pack.stance.subordinators}
    starts = {clause.start for clause in clauses}
    found: list[NounPhrase] = []
    for phrase in phrases:
        if phrase.preposition and phrase.start + 1 in starts and phrase.start + 1 < phrase.end:
            phrase = phrase._replace(start=phrase.start + 1, preposition="")  # "wirft ihm *vor*, Geld …"
        clause = opened.get(phrase.start)
        if clause is not None and phrase.preposition == clause.opener and phrase.end > phrase.start + 1:
            verb = next((place for place in range(phrase.end, clause.end) if finite[place]), None)
            others = (p for p in phrases if verb is not None and phrase.end <= p.start < verb)
            other = any(not p.preposition and not p.genitive for p in others)
            # "*since the 1970s*"
            timed = any(word.text[0].isdigit() for word in words[phrase.start : phrase.end])
            if (
                not timed
                and verb is not None
                and (finite[clause.end - 1] if pack.lexicon.infinitive_endings else not other)
            ):
                phrase = phrase._replace(start=phrase.start + 1, preposition="")
        found.append(phrase)
    return found


def label_end(text: str, words: Sequence[Word], finite: Sequence[bool]) -> int:
    """Return where the words behind a short label without a verb begin: "*Studie:* Tee hilft nicht"; or 0."""
    for position in range(1, min(LABEL, len(words) - 1) + 1):
        between = text[words[position - 1].end : words[position].start]
        if between.startswith(":") and between[1:2].isspace():
            return 0 if any(finite[:position]) else position
        if between.strip():
            return 0
    return 0


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
        for start, end in self._with_joined_subjects(pieces):
            if pending is not None and (
                self._opens_subordinate(start, end) or self._ends_in_report(pending, start)
            ):
                goes_on = merged and self._goes_on_behind(pending, start, end)
                if goes_on or (merged and self._fills_bracket(merged[-1], pending, start)):
                    merged[-1] = (merged[-1][0], start)
                else:
                    merged.append((pending, start))
                pending = None
            if (
                merged
                and pending is not None
                and (
                    self._closes_list(pending, start)
                    or self._is_cut(pending, start)
                    or self._ends_subject(pending, start, end)
                )
            ):
                merged[-1] = (merged[-1][0], start)
                pending = None
            begin = start if pending is None else pending
            if merged and pending is None and self._closes_behind_speaker(merged[-1], start, end):
                merged[-1] = (merged[-1][0], end)
            elif self.has_verb(start, end):
                merged.append((begin, end))
                pending = None
            elif pending is None and (
                self._closes_bracket(merged, end - 1)
                or self._goes_on_behind_inset(merged, start, end)
                or self._names_speaker(start, end)
            ):
                merged.append((start, end))
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

    def _names_speaker(self, start: int, end: int) -> bool:
        """ "wird verkauft, *so Roth*": who says it stands apart."""
        so = self.words[start].lower in self.pack.stance.so_speakers
        return (
            so
            and bool(self.pack.lexicon.infinitive_endings)
            and self._is_behind_comma(start)
            and start + 1 < end == len(self.words)
            and self.words[start + 1].text[0].isupper()
        )

    def _closes_behind_speaker(self, before: tuple[int, int], start: int, end: int) -> bool:
        """ "*hat*, so Roth, die Firma *verkauft*": behind the speaker comes the participle that is waited for."""
        if not self.pack.lexicon.infinitive_endings or not self._is_behind_comma(start):
            return False
        speakers = self.pack.stance.so_speakers
        inset = range(max(before[0], start - SPEAKER), start - 1)
        named = any(self.words[p].lower in speakers and self._is_behind_comma(p) for p in inset)
        verbs = [place for place in range(start, end) if self.finite[place]]
        closing = self._is_nonfinite(end - 1) or self.normalizer.may_be_participle(self.words[end - 1].text)
        return named and closing and verbs in ([], [end - 1]) and self._is_open(*before)

    def _is_cut(self, pending: int, start: int) -> bool:
        """ "war frei *und fair –* das ist gelogen", "…, *sagte* er": what "und" has joined ends before what follows."""
        joined = self.words[pending].lower in self.pack.stance.coordinators
        dash = self.words[start].start >= self.words[start - 1].end + DASH
        said = (
            self._is_behind_comma(start) and self.finite[start] and bool(self.pack.lexicon.infinitive_endings)
        )
        return joined and (dash or said)

    def _ends_subject(self, pending: int, start: int, end: int) -> bool:
        """ "*haben* Rot *und Grün sich geeinigt*, der Vertrag steht": behind the comma another main clause begins.

        Read in German, whose main clauses have their verb in the second place.
        """
        joined = self.words[pending].lower in self.pack.stance.coordinators
        if not joined or not self.pack.lexicon.infinitive_endings or self._is_behind_comma(pending):
            return False
        verbs = [place for place in range(start, end) if self.finite[place]]
        alone = pending + 1 == start or not self._is_behind_comma(start) or self._is_inset(start, end)
        opens = self.words[start].lower in self.pack.stance.so_speakers
        return bool(verbs) and verbs[0] > start and not alone and not opens

    def _fills_bracket(self, before: tuple[int, int], pending: int, end: int) -> bool:
        """ "*haben* Rot *und Grün* die Gespräche *abgebrochen*, womit …": its participle comes behind "und"."""
        joined = self.words[pending].lower in self.pack.stance.coordinators
        joined = joined and bool(self.pack.lexicon.infinitive_endings) and not self._is_behind_comma(pending)
        subordinate = bool(before[0]) and self._opens_subordinate(*before)
        return joined and not subordinate and self._is_nonfinite(end - 1) and self._is_open(*before)

    def _with_joined_subjects(self, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """ "der Plan, *den der Rat | und das Land* beschlossen haben": its verb comes behind "und"; so with "dass"."""
        joined: list[tuple[int, int]] = []
        for start, end in pieces:
            before = joined[-1] if joined else None
            if before is not None and self._is_half(*before) and self._closes_half(*before, start, end):
                joined[-1] = (before[0], end)
            else:
                joined.append((start, end))
        return joined

    def _is_half(self, start: int, end: int) -> bool:
        """Whether a piece opens like a relative clause or with "dass", and has no verb yet."""
        if not self.pack.lexicon.infinitive_endings:
            return False
        if self.words[start].lower in self.pack.stance.complementizers:
            nonfinite = self._is_nonfinite(end - 1) and not self._is_infinitive(start, end)
            return not any(self.finite[start:end]) and (nonfinite or not self.has_verb(start, end))
        if not start or self.has_verb(start, end):
            return False
        led = self.words[start].lower in self.pack.stance.prepositions
        pronoun = start + led
        behind_comma = self._is_behind_comma(start)
        return (
            behind_comma
            and pronoun + 1 < end
            and self.words[pronoun].lower in self.pack.stance.relative_pronouns
        )

    def _closes_half(self, first: int, half: int, start: int, end: int) -> bool:
        """Whether a piece goes on with "und", ends in its only verb, and has no object if the half has a verb form."""
        verbs = [place for place in range(start, end) if self.finite[place]]
        if self.words[start].lower not in self.pack.stance.coordinators or verbs != [end - 1]:
            return False
        bare = not any(word.text[0].isupper() for word in self.words[start:end])
        return bare or not self.has_verb(first, half)

    def _closes_list(self, pending: int, start: int) -> bool:
        """ "They cut school *and club visits*, she said": the last of a list belongs to the clause before it."""
        stance = self.pack.stance
        joined = self.words[pending].lower in stance.coordinators
        resumed = self.finite[start] and not self.pack.lexicon.infinitive_endings
        return joined and (resumed or self.words[start].lower in stance.person_subjects)

    def _goes_on_behind(self, pending: int, start: int, end: int) -> bool:
        """ "statements by A *and his deputy*, that the newcomers, who …, ate dogs": no main clause of its own."""
        stance = self.pack.stance
        joined = self.words[pending].lower in stance.coordinators
        return joined and self.words[start].lower in stance.complementizers and not self.has_verb(start, end)

    def _closes_bracket(self, before: Sequence[tuple[int, int]], last: int) -> bool:
        """Whether a piece closes the clause before the last: "*hat* die Wölfe, die sie hielt, *freigelassen*"."""
        if len(before) < 2 or not self.pack.lexicon.infinitive_endings:
            return False
        between = self._opens_subordinate(*before[-1]) and not self._opens_subordinate(*before[-2])
        return between and self._is_nonfinite(last) and self._is_open(*before[-2])

    def _goes_on_behind_inset(self, before: Sequence[tuple[int, int]], start: int, end: int) -> bool:
        """ "Der Vertrag *ist*, sagt Roth, *fertig*": behind who says so goes on what is said."""
        if len(before) < 2 or not (self._is_inset(*before[-1]) or self._is_report_inset(*before[-1])):
            return False
        first = before[-2]
        opened = any(self.finite[slice(*first)]) and not (first[0] and self._opens_subordinate(*first))
        closes = self.words[end - 1].text[0].islower() or self.finite[first[1] - 1]
        return opened and closes and self._is_behind_comma(start)

    def _is_report_inset(self, start: int, end: int) -> bool:
        """ "ist nicht, *wie Roth schrieb*, ruiniert", "is not, *as Roth wrote*, in tatters"."""
        stance = self.pack.stance
        if self.words[start].lower not in stance.report_conjunctions or not self._is_behind_comma(start):
            return False
        words = [word.lower for word in self.words[start:end]]
        return len(words) <= LONGEST_INSET and bool(stance.reporting_verbs.find(words))

    def _is_inset(self, start: int, end: int) -> bool:
        """ ", *sagt Roth*," or ", *so heißt es im Amt*,": a verb of saying and then who speaks."""
        stance = self.pack.stance
        if not self.pack.lexicon.infinitive_endings:
            return False
        verb = start + (self.words[start].lower in stance.report_conjunctions)
        if verb >= end or not self.finite[verb] or not self._is_behind_comma(start):
            return False
        opening = [word.lower for word in self.words[verb:end]]
        tables = (stance.reporting_verbs, stance.opinion_verbs)
        return any(hit.start == 0 for table in tables for hit in table.find(opening))

    def _is_behind_comma(self, start: int) -> bool:
        """Whether a comma or a dash stands before a word, by the width of the gap."""
        return start > 0 and self.words[start].start - self.words[start - 1].end in (2, 3)

    def _is_open(self, start: int, end: int) -> bool:
        """Whether an auxiliary still waits for its participle or infinitive."""
        stance = self.pack.stance
        verb = max((place for place in range(start, end) if self.finite[place]), default=None)
        if verb is None:
            return False
        lower = self.words[verb].lower
        auxiliary = lower in stance.finite_auxiliaries or lower in stance.passives
        return auxiliary and not any(map(self._is_nonfinite, range(verb + 1, end)))

    def _is_nonfinite(self, place: int) -> bool:
        """Whether a word may be a participle, or the infinitive of a known verb."""
        word = self.words[place]
        known = word.lower.endswith(self.pack.lexicon.infinitive_endings) and self.normalizer.is_known_root(
            word.key
        )
        verb = word.text[0].islower() and (known or self.normalizer.may_be_participle(word.text))
        return verb and not describes_noun(place, self.words)

    def linked(self, pieces: Sequence[tuple[int, int]]) -> tuple[Clause, ...]:
        """Return the clauses with their kinds and governors."""
        clauses: list[Clause] = []
        for position, (start, end) in enumerate(pieces):
            kind = self._kind(position, start, end)
            governor, resumes = None, None
            before = clauses[position - 2] if position >= 2 else None
            inset = before is not None and self._is_behind_inset(before, clauses[-1], start, end)
            if before is not None and (
                inset or (kind is ClauseKind.MAIN and self._is_second_half(before, clauses[-1], start, end))
            ):
                kind, governor, resumes = before.kind, before.governor, position - 2
                if before.kind is ClauseKind.MAIN:
                    governor = position - 2
            elif kind is not ClauseKind.MAIN:
                governor = position - 1 if position else (1 if len(pieces) > 1 else None)
            elif (waiting := self._waiting(clauses)) is not None and self.finite[start]:
                # a clause goes on behind a subordinate one: both its halves govern that
                governor = resumes = waiting
                below = clauses[waiting + 1]
                kept = below.kind is ClauseKind.INFINITIVE and bool(self.pack.lexicon.infinitive_endings)
                clauses[waiting + 1] = below._replace(
                    kind=below.kind if kept else ClauseKind.SUBORDINATE, governor=position
                )
            elif position and self._continues(clauses[position - 1], start, end):
                governor = clauses[position - 1].governor
            opener = self._opener(start, end)
            if resumes is not None and kind is ClauseKind.SUBORDINATE:
                opener = clauses[resumes].opener
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
            clauses.append(Clause(start, end, kind, opener, governor, resumes))
        return tuple(clauses)

    def _is_behind_inset(self, first: Clause, between: Clause, start: int, end: int) -> bool:
        """ "Der Vertrag *ist*, sagt Roth, *fertig*": one clause around who says so."""
        pieces = [(first.start, first.end), (between.start, between.end)]
        return self._goes_on_behind_inset(pieces, start, end) and not self.has_verb(start, end)

    def _is_second_half(self, first: Clause, between: Clause, start: int, end: int) -> bool:
        """ "…, *dass die Stadt*, die zögerte, *nachgibt*", "*hat* die Wölfe, die sie hielt, *freigelassen*"."""
        if between.kind is not ClauseKind.SUBORDINATE or not self.pack.lexicon.infinitive_endings:
            return False
        if self.words[start].lower in self.pack.stance.coordinators:
            return False
        told = any(self.finite[first.start : first.end])
        if first.kind is ClauseKind.SUBORDINATE:
            return not told and self.finite[end - 1] and first.opener in self.pack.stance.subordinators
        bare = not any(self.finite[start : end - 1]) and self._is_nonfinite(end - 1)
        bare = bare and (end == start + 1 or not self.finite[end - 1])
        return first.kind is ClauseKind.MAIN and bare and self._is_open(first.start, first.end)

    def _kind(self, position: int, start: int, end: int) -> ClauseKind:
        subordinator = self._opener(start, end) in self.pack.stance.subordinators
        subordinator = subordinator and not (position == 0 and self._points(end))
        if not subordinator and not any(self.finite[start:end]) and self._is_infinitive(start, end):
            return ClauseKind.INFINITIVE
        if subordinator or (position and self._is_relative(start, end)):
            return ClauseKind.SUBORDINATE
        return ClauseKind.MAIN

    def _points(self, end: int) -> bool:
        """ "*That boat was full*, everybody knew": what opens the sentence points, if a clause of its own follows."""
        stance, words = self.pack.stance, self.words
        first = words[0].lower
        if self.pack.lexicon.infinitive_endings or first not in stance.complementizers or end >= len(words):
            return False
        if first not in stance.demonstratives or words[end].start == words[end - 1].end + 1:
            return False
        return not self.finite[end] and words[end].lower not in stance.subordinators

    def _is_headless(self, clause: Clause) -> bool:
        return clause.kind is ClauseKind.MAIN and not any(self.finite[clause.start : clause.end])

    def _waiting(self, clauses: Sequence[Clause]) -> int | None:
        """Return the clause whose verb is still to come: "*The claim* | that he left | when it was over | is false"."""
        for number in range(len(clauses) - 2, -1, -1):
            if self._goes_on(clauses[number]):
                return number
            between = clauses[number].kind is ClauseKind.SUBORDINATE and any(
                self.finite[slice(*clauses[number][:2])]
            )
            if self.pack.lexicon.infinitive_endings or not between:
                return None
        return None

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
        behind = self.words[start + 1].lower if start + 1 < end else ""
        if (
            first in stance.subordinators
            and not self.pack.lexicon.infinitive_endings
            and behind in stance.belongings
        ):
            return ""  # "because *of*"
        if self._opens_label(start, end):
            return ""
        if leads and start + 1 < end:
            second = self.words[start + 1].lower
            opens = second in stance.subordinators and not self._tells_time(start + 1, end)
            return second if opens else first
        return first

    def _opens_label(self, start: int, end: int) -> bool:
        """ "*Als* Lüge *bezeichnete* er …": before the verb in second place, "als" opens no clause."""
        if start or self.words[0].lower not in self.pack.stance.capacities or self.finite[end - 1]:
            return False
        verb = next((place for place in range(1, end) if self.finite[place]), None)
        return bool(self.pack.lexicon.infinitive_endings) and verb is not None and verb > 1

    def _tells_time(self, place: int, end: int) -> bool:
        """ "und *bis Ostern* eine Lösung findet": a word that may open a clause is a preposition here."""
        if self.words[place].lower not in self.pack.stance.prepositions or place + 1 >= end:
            return False
        behind = self.words[place + 1].lower
        return behind[0].isdigit() or behind in self.pack.stance.prepositions or self.pack.is_time(behind)

    def _opens(self, start: int) -> bool:
        word, stance = self.words[start].lower, self.pack.stance
        return word in stance.subordinators or word in stance.coordinators or word in stance.purposes

    def _opens_subordinate(self, start: int, end: int) -> bool:
        opens = self.words[start].lower in self.pack.stance.subordinators and not self._opens_label(
            start, end
        )
        return opens or self._is_relative(start, end)

    def _ends_in_report(self, start: int, end: int) -> bool:
        """ "Die Behauptung, er habe …": what follows is what the noun reports."""
        return any(word.lower in self.pack.stance.reporting_nouns for word in self.words[start:end])

    def has_verb(self, start: int, end: int) -> bool:
        """Return whether a piece has a verb of its own."""
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
                if not describes_noun(place + 1, self.words):
                    return second.lower.endswith(lexicon.infinitive_endings)
        return holds_marker(self.words[end - 1].lower, self.pack)

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
