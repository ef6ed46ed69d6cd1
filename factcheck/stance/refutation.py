"""Refutation: the article itself calls a report false, in the sentence, next to it, or right after it."""

from __future__ import annotations

from itertools import pairwise

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.speakers import inside_quotation
from factcheck.text.prepared import PreparedSentence

NAME = "refutation"
REACH = 8
"""Words within which "anders als" must be followed by a word of saying."""
TAKEN_UP = 2
"""Words before the noun by which a sentence takes up a report: "An dem Gerücht"."""
BARE = 4
"""Words up to which a sentence may be nothing but a denial: "It did not"."""
APPOSITION = 3
"""Words more that may describe the statement: "This claim, made in a speech last week, is wrong."""
SHORT_VERDICT = 8
"""Words up to which a sentence that calls something false is about the sentence before."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the words by which the article calls the passage's content false or true, at most one."""
    return (_in_sentence(passage) or _contrary(passage) or _in_next(passage))[:1]


def _in_sentence(passage: Passage) -> tuple[Effect, ...]:
    stance = passage.stance
    governing = passage.governing_clauses
    scope = (*passage.focus_clauses, *governing)
    reports = {passage.sentence.clause_of(hit.start) for hit in _report_hits(passage)}
    hits = [
        hit
        for hit in passage.hits(stance.false_adverbs, scope)
        if passage.sentence.clause_of(hit.start) in reports or reports & set(governing)
    ]
    for table in (stance.false_predicates, stance.false_nouns):
        hits += [
            hit
            for hit in passage.hits(table, governing)
            if not (_negated(passage, hit) or _is_denial(passage, hit))
        ]
    confirmed = [hit for hit in passage.hits(stance.true_predicates, governing) if not _negated(passage, hit)]
    confirmed += _closing_verdicts(passage)
    if confirmed and not hits:
        return (passage.effect("confirmation", EffectKind.ASSERT, confirmed[0]),)
    if reports & set(scope):
        before = range(min(passage.focus_clauses))
        hits += [hit for hit in passage.hits(stance.false_nouns, before) if not _negated(passage, hit)]
    return tuple(passage.effect(NAME, _kind(passage, hit), hit) for hit in hits)


def _closing_verdicts(passage: Passage) -> list[PhraseHit]:
    """ "Reports that the ship had sunk *turned out to be true*": the main verb stands behind what is reported."""
    if passage.sentence.pack.lexicon.infinitive_endings or not _report_hits(passage):
        return []
    last = max(passage.alignment.focus, default=0)
    clauses = [
        n for n in passage.focus_clauses if passage.clauses[n].opener in passage.stance.complementizers
    ]
    hits = passage.hits(passage.stance.true_predicates, clauses)
    return [hit for hit in hits if hit.start > last and passage.sentence.finite[hit.start]]


def _kind(passage: Passage, hit: PhraseHit) -> EffectKind:
    """Inside a quotation it is the speaker who calls it false, not the article."""
    start = passage.sentence.words[hit.start].span.start
    quoted = inside_quotation(passage.matcher, start)
    return EffectKind.DENY if quoted else EffectKind.REFUTE


def _negated(passage: Passage, hit: PhraseHit) -> bool:
    """ "ist nicht falsch", "keine Lüge": the verdict itself is denied."""
    clause = passage.clauses[passage.sentence.clause_of(hit.start)]
    negators = passage.hits(passage.stance.negators, (passage.sentence.clause_of(hit.start),))
    return any(clause.start <= negator.start < hit.start for negator in negators)


def _is_denial(passage: Passage, hit: PhraseHit) -> bool:
    """ "The mayor dismissed as baseless …": the verdict is the speaker's, and denies once."""
    return bool(passage.hits(passage.stance.denial_verbs, (passage.sentence.clause_of(hit.start),)))


def _contrary(passage: Passage) -> tuple[Effect, ...]:
    """ "Anders als behauptet, …": what depends on it is false, what stands beside it is the article's word."""
    stance = passage.stance
    for hit in passage.sentence.find(stance.contrary_openers):
        clause = passage.sentence.clause_of(hit.start)
        own = passage.clauses[clause]
        headless = not any(passage.sentence.finite[own.start : own.end])  # "Contrary to | what he says"
        end = hit.end + REACH if headless else min(own.end, hit.end + REACH)
        if not any(hit.start <= other.start < end for other in _report_hits(passage)):
            continue
        reported = any(passage.is_subordinate(number) for number in passage.focus_clauses)
        if clause in passage.governing_clauses and reported:
            return (passage.effect(NAME, EffectKind.REFUTE, hit),)
        return (passage.effect("contrast", EffectKind.ASSERT, hit),)
    return ()


def _report_hits(passage: Passage) -> tuple[PhraseHit, ...]:
    stance = passage.stance
    tables = (stance.reporting_verbs, stance.opinion_verbs, stance.reporting_nouns, stance.distances)
    return tuple(hit for table in tables for hit in passage.sentence.find(table))


def _in_next(passage: Passage) -> tuple[Effect, ...]:
    following = passage.neighbour(1)
    if following is None or not following.words:
        return ()
    stance = passage.stance
    if _is_bare_denial(following):
        return (Effect(NAME, EffectKind.REFUTE, following, 0, len(following.words)),)
    points_back = following.lower[0] in stance.demonstratives or following.lower[0] in stance.coordinators
    points_back = points_back or _takes_up(following)
    verdict = len(following.words) <= SHORT_VERDICT
    if not (points_back or verdict) or following.text.endswith("?"):
        return ()
    later = _after_remark(passage, following)
    if later:
        return later
    denied = {hit.start for hit in following.find(stance.negators)}
    falses = [*following.find(stance.false_predicates)]
    trues = [hit for hit in following.find(stance.true_predicates) if not denied]
    if points_back:
        falses += following.find(stance.false_nouns)
    for rule, kind, hits in ((NAME, EffectKind.REFUTE, falses), ("confirmation", EffectKind.ASSERT, trues)):
        for hit in hits:
            negated = kind is EffectKind.REFUTE and any(start < hit.start for start in denied)
            if not negated and _is_predicate(following, hit, points_back):
                return (Effect(rule, kind, following, hit.start, hit.end),)
    return ()


def _after_remark(passage: Passage, remark: PreparedSentence) -> tuple[Effect, ...]:
    """ "There is only one problem with it. It never happened.": a verdict one short remark later."""
    following = passage.neighbour(2)
    if following is None or len(remark.words) > SHORT_VERDICT or len(following.words) > BARE:
        return ()
    if following.lower[0] not in passage.stance.demonstratives or remark.text.endswith("?"):
        return ()
    if not any(word in passage.stance.pronouns for word in remark.lower):
        return ()
    hits = following.find(passage.stance.false_predicates)
    return tuple(Effect(NAME, EffectKind.REFUTE, following, hit.start, hit.end) for hit in hits[:1])


def _takes_up(sentence: PreparedSentence) -> bool:
    """ "An dem Gerücht ist nichts dran": a report with its article is the one just told."""
    stance = sentence.pack.stance
    opening = sentence.lower[: TAKEN_UP + 1]
    return any(
        word in stance.reporting_nouns and before in stance.determiners for before, word in pairwise(opening)
    )


def _is_bare_denial(sentence: PreparedSentence) -> bool:
    """ "It does not.", "They have not.": a pronoun, an auxiliary, a negator, and no word of its own."""
    pack = sentence.pack
    if len(sentence.words) > BARE or sentence.lower[0] not in pack.stance.pronouns:
        return False
    function_words = all(
        word in pack.lexicon.function_words
        or word in pack.stance.clitics
        or word in pack.stance.negators
        or word in pack.stance.finite_auxiliaries
        for word in sentence.lower
    )
    return function_words and bool(sentence.find(pack.stance.negators)) and any(sentence.finite)


def _is_predicate(sentence: PreparedSentence, hit: PhraseHit, points_back: bool) -> bool:
    """ "Falsch." or "Das ist falsch": said of the sentence before, not of something of its own."""
    if hit.end - hit.start >= len(sentence.words) - 2:
        return True
    return points_back and hit.start <= SHORT_VERDICT + APPOSITION
