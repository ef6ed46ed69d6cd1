"""Value mismatch: the passage agrees in all but the number ("350" against "114 Milliarden")."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.match.align import STATED, TermMatch
from factcheck.match.terms import TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.values import ValueKind
from factcheck.text.words import Word

NAME = "value-mismatch"
REST = 0.75
"""Share of the other words' weight that must be met before another number is a contradiction."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the value that differs where the rest of the wording is met; weaken where it isn't."""
    alignment = passage.alignment
    differing = alignment.differing
    if not differing:
        return _missing(passage)
    if any(m.term.predicate for m in alignment.opposites) and all(map(_is_number, differing)):
        return ()  # "fell to 3.1" for "rose to 3.4": the contrary is told already
    others = [match for match in alignment.matches if match.term.kind is not TermKind.VALUE]
    total = sum(match.term.weight for match in others)
    met = sum(m.term.weight * m.credit for m in others if m.position is not None and m.how != "opposite")
    agreed = any(match.how == "value" for match in alignment.matches)
    kind = EffectKind.DENY
    match = differing[0]
    if (
        not total
        or met / total < REST
        or alignment.predicate < STATED
        or agreed
        or _of_another_year(alignment.differing)
        or _of_others(passage, match)
    ):
        kind = EffectKind.SILENCE
    assert match.position is not None
    return (Effect(NAME, kind, passage.sentence, match.position, match.end or match.position + 1),)


def _missing(passage: Passage) -> tuple[Effect, ...]:
    """ "ist lang" for "ist 400 Kilometer lang": without the measure right before it the predicate says less."""
    alignment = passage.alignment
    ends = {m.term.value.end for m in alignment.matches if m.term.value is not None and m.how == "missing"}
    measured = any(match.term.predicate and match.term.position in ends for match in alignment.matches)
    if not alignment.focus or not measured:
        return ()
    place = alignment.focus[0]
    return (Effect("value-missing", EffectKind.WEAKEN, passage.sentence, place, place + 1),)


def _is_number(match: TermMatch) -> bool:
    return match.term.value is not None and match.term.value.kind is ValueKind.NUMBER


def _of_another_year(differing: Sequence[TermMatch]) -> bool:
    """ "65.000 in 2019" for "90.000 in 2023": both may be true."""
    years = [m for m in differing if m.term.value is not None and m.term.value.kind is ValueKind.YEAR]
    return bool(years) and len(years) < len(differing)


def _of_others(passage: Passage, match: TermMatch) -> bool:
    """ "55 percent of nurses" for "30 percent of teachers": the number is told of somebody else."""
    if match.term.value is None or match.end is None:
        return False
    counted = _noun_behind(passage, match.term.value.end, passage.alignment.wording.words)
    other = _noun_behind(passage, match.end, passage.sentence.words)
    terms = [m for m in passage.alignment.matches if m.term.position == counted]
    return bool(terms) and terms[0].position is None and other is not None and other not in passage.aligned


def _noun_behind(passage: Passage, position: int, words: Sequence[Word]) -> int | None:
    """Return the place of the word right behind a number, "of" and articles aside; None if nothing is counted."""
    stance = passage.stance
    start = position
    while position < len(words) and (
        words[position].lower in stance.genitives or words[position].lower in stance.determiners
    ):
        position += 1
    return position if start < position < len(words) else None
