"""Sides: whether a preposition alone says that somebody is for or against something: "ist *gegen* den Bau"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from factcheck.languages.pack import LanguagePack
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.words import Word


def sides(
    words: Sequence[Word],
    finite: Sequence[bool],
    clauses: Sequence[Clause],
    phrases: Sequence[NounPhrase],
    pack: LanguagePack,
) -> Iterator[int]:
    """Yield the places of prepositions behind a copula, or without any verb, that say on which side somebody is.

    Between them stand only its subject, adverbs and negators: "war *lange strikt* gegen den Bau", "weil er gegen
    den Bau *ist*", "Roth gegen Neubau". "ist *machtlos* gegen", "ist *ein Mittel* gegen", "ist für den Bau
    *zuständig*" and "ist gegen den Baum *gefahren*" tell something else.
    """
    stance = pack.stance
    german = bool(pack.lexicon.infinitive_endings)
    small: tuple[Set[str], ...] = (pack.lexicon.function_words, stance.negators, stance.emphatics)

    def is_empty(places: Iterable[int]) -> bool:
        return all(any(words[place].lower in table for table in small) for place in places)

    for phrase in phrases:
        if phrase.preposition not in stance.cons and not (german and phrase.preposition in stance.pros):
            continue
        clause = next(each for each in clauses if each.start <= phrase.start < each.end)
        bare = [
            p for p in phrases if clause.start <= p.start < clause.end and not (p.preposition or p.genitive)
        ]
        subject = next((p for p in reversed(bare) if p.end <= phrase.start), None)
        if subject is None or any(p.start >= phrase.end for p in bare):
            continue
        verbs = [p for p in range(clause.start, clause.end) if finite[p] or words[p].lower in stance.copulas]
        if any(words[place].lower not in stance.copulas for place in verbs):
            continue
        before = [place for place in verbs if place < phrase.start]
        if not verbs or (german and clause.kind is ClauseKind.SUBORDINATE and verbs[0] == clause.end - 1):
            told = is_empty(range(subject.end, phrase.start))
        elif not before or (subject.start > before[-1] and subject.determiner):
            continue  # "the case *against* Roe is open", "is *a cure* against"
        else:
            told = is_empty(range(max(before[-1] + 1, subject.end), phrase.start))
        behind = (
            p
            for p in range(phrase.end, clause.end)
            if german and words[p].text[0].islower() and p not in verbs
        )
        if told and is_empty(behind):
            yield phrase.start
