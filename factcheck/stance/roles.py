"""Roles: who did what to whom. The same words with actor and object exchanged say something else."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.languages.pack import StanceWords
from factcheck.match.align import TermMatch
from factcheck.match.wordings import TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.clauses import Clause
from factcheck.text.words import Word

NAME = "roles"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the actor that stands in the other's place, if wording and clause can both be read."""
    alignment = passage.alignment
    wording = alignment.wording
    if len(passage.focus_clauses) != 1:
        return ()
    clause = passage.clauses[passage.focus_clauses[0]]
    here = [m for m in alignment.matches if _is_party(m) and m.position is not None]
    here = [m for m in here if clause.start <= (m.position or 0) < clause.end]
    parties = sorted(here, key=lambda match: match.term.position)[:2]
    if len(parties) < 2 or not wording.clauses:
        return ()
    stance = passage.stance
    said = _agent(
        [(m.term.position, m) for m in parties],
        [w.lower for w in wording.words],
        wording.words,
        wording.clauses[0],
        stance,
    )
    found = _agent(
        [(m.position or 0, m) for m in parties],
        passage.sentence.lower,
        passage.sentence.words,
        clause,
        stance,
    )
    if said is None or found is None or said.term.key == found.term.key:
        return ()
    position = found.position or 0
    return (Effect(NAME, EffectKind.SILENCE, passage.sentence, position, found.end or position + 1),)


def _is_party(match: TermMatch) -> bool:
    return match.term.kind is TermKind.ACTOR and match.how in ("same", "alias", "spelling")


def _agent(
    parties: Sequence[tuple[int, TermMatch]],
    lower: Sequence[str],
    words: Sequence[Word],
    clause: Clause,
    stance: StanceWords,
) -> TermMatch | None:
    """Return the party that acts: behind "von" or "durch" in a passive, else the one that isn't marked."""
    ordered = sorted(parties, key=lambda pair: pair[0])
    scope = lower[clause.start : clause.end]
    passive = any(word in stance.passives for word in scope)
    marked = {position: _marker(position, clause, lower, words) for position, _ in ordered}
    agents = [match for position, match in ordered if marked[position] in stance.agents]
    if passive:
        return agents[0] if len(agents) == 1 else None
    if agents or any(_is_oblique(marked[position], stance) for position, _ in ordered):
        return None
    objects = [match for position, match in ordered if marked[position] in stance.accusatives]
    subjects = [match for _, match in ordered if match not in objects]
    if len(subjects) == 1:
        return subjects[0]
    return ordered[0][1] if not objects else None


def _marker(position: int, clause: Clause, lower: Sequence[str], words: Sequence[Word]) -> str:
    """Return the article or preposition of the noun phrase at a position, or nothing."""
    start = position
    while start - 1 >= clause.start and (words[start - 1].text[0].isupper() and start - 1 > clause.start):
        start -= 1
    return lower[start - 1] if start - 1 >= clause.start and words[start - 1].text[0].islower() else ""


def _is_oblique(marker: str, stance: StanceWords) -> bool:
    """A preposition or a genitive: the phrase is neither subject nor object."""
    return bool(marker) and marker not in stance.accusatives and marker not in stance.nominatives
