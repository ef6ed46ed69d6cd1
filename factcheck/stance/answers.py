"""Answers: what stands right behind a report and says the contrary of it.

"Im Netz hieß es, …. *Tatsächlich* gab es dort keine …": the article corrects what it has told. "Die Polizei sagt,
er sei betrunken gewesen. Sein Anwalt sagt, er sei nüchtern gewesen": another speaker contradicts. An answer leaves
out what the report has named, so that its words alone would be too few to be sure of.
"""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.match.stand_ins import points_to
from factcheck.match.terms import TermKind
from factcheck.model import Stance, Voice
from factcheck.stance import opposition, referent
from factcheck.stance.passage import EffectKind, Passage
from factcheck.stance.reading import Reading
from factcheck.stance.statement import PREDICATE

NAME = "set-right"
REACH = 2
"""Sentences within which an article corrects what it has told."""
OPENING = 3
"""Words at the beginning of a sentence among which it is marked as a correction."""
MADE_PLAIN = (opposition.OTHER_SUBJECT, referent.NAME)
"""Doubts about whom a sentence speaks of, which the report right before it may dispel."""


def correction(report: Reading, answer: Reading) -> PhraseHit | None:
    """Return the words by which the article itself sets a passage against a report told just before."""
    if answer.voice is not Voice.OWN or not _is_contrary(report, answer, REACH):
        return None
    passage = answer.passage
    for table in (passage.stance.truth_adverbs, passage.stance.adversatives):
        hits = passage.sentence.find(table)
        if hits and hits[0].start < OPENING:
            return hits[0]
    return None


def contradicts(report: Reading, answer: Reading) -> bool:
    """Return whether another speaker says the contrary in the next sentence, of the same one."""
    if answer.voice is not Voice.ATTRIBUTED or not _is_contrary(report, answer, 1):
        return False
    doubts = {effect.rule for effect in answer.effects if effect.kind is EffectKind.WEAKEN}
    other = report.speaker is None or report.speaker != answer.speaker
    return other and doubts <= set(MADE_PLAIN) and _speaks_of_same(answer.passage)


def _is_contrary(report: Reading, answer: Reading, reach: int) -> bool:
    distance = answer.passage.alignment.index - report.passage.alignment.index
    stances = {report.stance, answer.stance}
    return (
        report.voice is Voice.ATTRIBUTED
        and 0 < distance <= reach
        and answer.passage.neighbour(-distance) is report.passage.sentence
        and stances == {Stance.SUPPORTS, Stance.REFUTES}
        and answer.passage.alignment.predicate >= PREDICATE
    )


def _speaks_of_same(passage: Passage) -> bool:
    """Whether the sentence speaks of whom the wording names, by name or by "*er*", "*der Mann*"."""
    alignment, sentence = passage.alignment, passage.sentence
    actors = [match for match in alignment.matches if match.term.kind is TermKind.ACTOR]
    if any(match.how == "missing" for match in actors):
        return False
    if any(match.position is not None for match in actors):
        return True
    roles = (sentence.roles[number] for number in passage.focus_clauses)
    subjects = [each.subject for each in roles]
    return any(subject is not None and points_to(sentence, subject) for subject in subjects)
