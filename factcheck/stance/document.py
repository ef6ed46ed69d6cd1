"""The drift of a whole article: whether it is about a claim at all, and which way it leans.

Where no single passage states a claim or denies it, the article as a whole may still discuss it: a
report that hedges throughout, a debunk that says "hoax" ten times. Two linear models over named
signals tell (after the baselines of the Fake News Challenge, Riedel et al. 2017): one whether the
article is about the claim, one whether it affirms, denies or only reports it. What they say is weak.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.languages.phrases import PhraseTable
from factcheck.match.align import ArticleMatcher
from factcheck.match.score import Weights
from factcheck.match.terms import CompiledWording
from factcheck.model import Assessment, Confidence, Signal, Stance, Voice

OPENING = 4
"""Sentences at the beginning that say what an article is about."""
WINDOW = 3
LONGEST = 40
"""Sentences beyond which an article's words of doubt and denial are not counted."""
STATED = 0.3
"""Share of a wording that a sentence must meet to count as speaking of it."""
LEANINGS = {
    "agree": (Stance.SUPPORTS, Voice.OWN),
    "disagree": (Stance.REFUTES, Voice.OWN),
    "discuss": (Stance.SUPPORTS, Voice.ATTRIBUTED),
}


def lean(matcher: ArticleMatcher, claim: int, passages: Assessment, weights: Weights) -> Assessment:
    """Return a weak assessment of the whole article, or a silent one, where its passages say too little.

    `passages` is what the passages say; it decides if it is strong, or all that a short text can say.
    Strong passages of a longer article that only reports them are not its own voice.
    """
    wording = next((w for w in matcher.index.wordings if w.claim == claim), None)
    standing = stands(matcher, passages, weights)
    if wording is None or (standing and is_short(matcher)):
        return passages
    signals = document_signals(matcher, wording, passages)
    if standing:
        return _distanced(passages, weights, signals)
    related = weights.related.probability(signals)
    considered = (*passages.evidence, *passages.considered)
    if related < weights.related_from:
        return Assessment(Stance.SILENT, considered=considered)
    stance, voice = LEANINGS[_leaning(weights, signals)]
    shares = tuple(
        Signal(name, round(value, 3), round(weights.related.weights.get(name, 0.0) * value, 3))
        for name, value in signals.items()
    )
    evidence = tuple(
        replace(e, stance=stance, voice=voice, confidence=Confidence.WEAK, signals=shares)
        for e in considered[:1]
    )
    return Assessment(stance, voice, None, Confidence.WEAK, round(related, 3), evidence, considered[1:])


def is_short(matcher: ArticleMatcher) -> bool:
    """Return whether a text is too short to drift: its passages say all of it."""
    return len(matcher.article.sentences) <= OPENING


def stands(matcher: ArticleMatcher, passages: Assessment, weights: Weights) -> bool:
    """Return whether passages decide: strong ones do, and what is likely in a short text."""
    sure = passages.confidence is Confidence.STRONG
    likely = is_short(matcher) and passages.score >= weights.possible
    return passages.stance is not Stance.SILENT and (sure or likely)


def _leaning(weights: Weights, signals: Mapping[str, float]) -> str:
    return max(LEANINGS, key=lambda name: weights.leanings[name].total(signals))


def _distanced(passages: Assessment, weights: Weights, signals: Mapping[str, float]) -> Assessment:
    """Return what strong passages say, not as the article's own words if the article only reports them."""
    own = passages.stance is Stance.SUPPORTS and passages.voice is Voice.OWN
    if own and _leaning(weights, signals) == "discuss":
        return replace(passages, voice=Voice.ATTRIBUTED)
    return passages


def document_signals(
    matcher: ArticleMatcher, wording: CompiledWording, passages: Assessment
) -> dict[str, float]:
    """Return the signals of a whole article, each from 0 to 1."""
    stance = matcher.article.pack.stance
    sentences = matcher.article.sentences
    count = len(sentences)
    stating = {number for number in range(count) if _met(matcher, wording, (number,)) >= STATED}
    opening = range(min(OPENING, count))
    around = {n for hit in (*stating, *opening) for n in (hit - 1, hit, hit + 1) if 0 <= n < count}
    whole = range(min(LONGEST, count))

    def density(tables: Sequence[PhraseTable], numbers: Iterable[int]) -> float:
        chosen = list(numbers)
        found = sum(len(sentences[n].find(table)) for n in chosen for table in tables)
        return min(1.0, found / len(chosen)) if chosen else 0.0

    false = (stance.false_nouns, stance.false_predicates, stance.false_adverbs)
    said = [word.lower for word in wording.words]

    def claims(*tables: PhraseTable) -> float:
        return float(any(table.find(said) for table in tables))

    signals = {
        "document": _met(matcher, wording, range(count)),
        "beginning": _met(matcher, wording, opening),
        "window": max(
            (_met(matcher, wording, range(n, min(n + WINDOW, count))) for n in range(count)), default=0.0
        ),
        "pairs": _pairs(matcher, wording),
        "passage": passages.score,
        "false-around": density(false, around),
        "false-beginning": density(false, opening),
        "false": density(false, whole),
        "distance-around": density((stance.distances,), around),
        "distance-stated": density((stance.distances,), stating),
        "doubt-around": density((stance.doubts,), around),
        "distance": density((stance.distances,), whole),
        "denial": density((stance.denial_verbs, stance.denial_nouns), whole),
        "negation-around": density((stance.negators,), around),
        "report-beginning": density((stance.reporting_verbs, stance.source_openers), opening),
        "report-around": density((stance.reporting_verbs, stance.reporting_nouns), around),
        "length": min(1.0, count / LONGEST),
        "claim-asks": float("?" in wording.wording.text),
        "claim-hedges": claims(stance.distances, stance.doubts),
        "claim-reports": claims(stance.reporting_verbs, stance.reporting_nouns),
        "claim-debunks": claims(*false),
        "claim-denies": claims(stance.denial_verbs, stance.negators),
        "claim-quotes": float(any(mark in wording.wording.text for mark in "\"“„‘'")),
    }
    signals["false-unclaimed"] = (1.0 - signals["claim-debunks"]) * signals["false"]
    return signals


def _met(matcher: ArticleMatcher, wording: CompiledWording, numbers: Iterable[int]) -> float:
    """The share of a wording's weight that a range of sentences meets together."""
    best: dict[str, float] = {}
    for number in numbers:
        met = matcher.meetings[number]
        for term in wording.terms:
            meeting = met.get(term.key)
            if meeting is not None and meeting.credit > best.get(term.key, 0.0):
                best[term.key] = meeting.credit
    return sum(term.weight * best.get(term.key, 0.0) for term in wording.terms) / wording.total


def _pairs(matcher: ArticleMatcher, wording: CompiledWording) -> float:
    """The share of neighbouring terms of the wording that also stand close together in the article."""
    keys = [term.key for term in wording.terms]
    pairs = set(pairwise(keys))
    found = {
        pair
        for met in matcher.meetings
        for pair in pairs
        if pair[0] in met and pair[1] in met and abs(met[pair[0]].position - met[pair[1]].position) <= WINDOW
    }
    return len(found) / len(pairs) if pairs else 0.0
