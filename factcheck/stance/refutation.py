"""Refutation: the article itself calls a report false, in the sentence, next to it, or right after it."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.prepared import PreparedSentence

NAME = "refutation"
SHORT_VERDICT = 8
"""Words up to which a sentence that calls something false is about the sentence before."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the words by which the article calls the passage's content false, at most one."""
    return (_in_sentence(passage) or _in_next(passage))[:1]


def _in_sentence(passage: Passage) -> tuple[Effect, ...]:
    stance = passage.stance
    scope = (*passage.focus_clauses, *passage.governing_clauses)
    hits: list[PhraseHit] = list(passage.hits(stance.contrary_openers, range(len(passage.clauses))))
    reports = _reports(passage)
    if reports:
        hits += passage.hits(stance.false_adverbs, scope)
        hits += passage.hits(stance.false_nouns, scope)
    hits += [hit for hit in passage.hits(stance.false_predicates, passage.governing_clauses)]
    hits += [
        hit
        for hit in passage.hits(stance.false_predicates, passage.focus_clauses)
        if passage.alignment.predicate < 1.0
        or passage.sentence.lower[passage.clauses[passage.focus_clauses[0]].start] == "dass"
    ]
    return tuple(passage.effect(NAME, EffectKind.REFUTE, hit) for hit in hits)


def _reports(passage: Passage) -> bool:
    """Whether the passage tells what somebody says: only a report can be called false."""
    stance = passage.stance
    tables = (stance.reporting_verbs, stance.opinion_verbs, stance.reporting_nouns, stance.distances)
    return any(passage.sentence.find(table) for table in tables)


def _in_next(passage: Passage) -> tuple[Effect, ...]:
    following = passage.neighbour(1)
    if following is None or not following.words:
        return ()
    stance = passage.stance
    points_back = following.lower[0] in stance.demonstratives or following.lower[0] in stance.coordinators
    verdict = len(following.words) <= SHORT_VERDICT
    if not (points_back or verdict) or following.text.endswith("?"):
        return ()
    hits = [*following.find(stance.false_predicates)]
    if points_back:
        hits += following.find(stance.false_nouns)
    hits = [hit for hit in hits if _is_predicate(following, hit, points_back)]
    return tuple(Effect(NAME, EffectKind.REFUTE, following, hit.start, hit.end) for hit in hits)


def _is_predicate(sentence: PreparedSentence, hit: PhraseHit, points_back: bool) -> bool:
    """ "Falsch." or "Das ist falsch": said of the sentence before, not of something of its own."""
    if hit.end - hit.start >= len(sentence.words) - 2:
        return True
    return points_back and hit.start <= SHORT_VERDICT
