"""What a whole article and a claim look like, as named signals from 0 to 1.

An article's signals are counts of words that the language packs list: who is named as a source, what is left
uncertain, what is exposed as untrue. "A sham, the site's *story* turned out to be" exposes a report: a word
of exposure and a word for reports in one sentence. A claim's signals say whether it asks, hedges or denies.
Products of the two say where they meet: an article that exposes what the claim also exposes agrees with it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from factcheck.languages.lists import StanceWords
from factcheck.languages.phrases import PhraseTable
from factcheck.match.align import ArticleMatcher
from factcheck.match.index import Meetings
from factcheck.match.terms import FULL, CompiledWording, TermKind
from factcheck.model import Part, Span
from factcheck.text.prepared import PreparedSentence

OPENING = 4
"""Sentences at the beginning that say what an article is about."""
LONGEST = 40
"""Sentences beyond which an article's words are not counted."""
STATED = 0.3
"""Share of a wording that a sentence must meet to count as speaking of it."""
CLEARLY = 0.5
"""Credit from which a term counts as met."""
CLOSE = 3
"""Words within which two terms stand close together."""
LONG = 80
"""Sentences of an article that counts as very long."""
OFTEN = 0.05
"""Share of words that name sources from which more of them tell nothing new."""
ABOUT_IT = 2.0
"""Sentences that meet the whole claim and name a source, from which more of them tell nothing new."""
EXPOSING = 5
"""Exposing sentences from which more of them tell nothing new."""
DENSELY = 0.05
"""Share of an article's words that are the claim's, from which more of them tell nothing new."""
VERBATIM = ("same", "alias")
"""Ways to meet a word that are no other word."""


class Reach:
    """How far an article reaches a wording: what each sentence meets of it, junk left out."""

    def __init__(self, matcher: ArticleMatcher, wording: CompiledWording) -> None:
        self.wording = wording
        self.stance = matcher.article.pack.stance
        self.frequent_words = matcher.article.frequent_words
        self.quotations = matcher.article.document.quotations
        sentences = matcher.article.sentences
        numbers = [n for n, s in enumerate(sentences) if s.sentence.part is not Part.JUNK]
        self.sentences: tuple[PreparedSentence, ...] = tuple(sentences[n] for n in numbers)
        self.meetings: tuple[Meetings, ...] = tuple(matcher.meetings[n] for n in numbers)
        self._weights: dict[str, float] = {}
        for term in wording.terms:
            self._weights[term.key] = max(term.weight, self._weights.get(term.key, 0.0))
        total = sum(self._weights.values())
        self._shares = {key: weight / total for key, weight in self._weights.items()}
        self.shares = tuple(
            sum(share * met[key].credit for key, share in self._shares.items() if key in met)
            for met in self.meetings
        )

    def related_signals(self) -> dict[str, float]:
        """Return the signals of whether the article is about the claim at all."""
        best: dict[str, float] = {}
        verbatim: set[str] = set()
        for met in self.meetings:
            for key in self._shares.keys() & met.keys():
                best[key] = max(best.get(key, 0.0), met[key].credit)
                if met[key].how in VERBATIM:
                    verbatim.add(key)
        document = sum(self._shares[key] * credit for key, credit in best.items())
        telling = [key for key, weight in self._weights.items() if weight >= FULL]
        found = sum(best.get(key, 0.0) >= CLEARLY for key in telling)
        count = len(self.sentences)
        return {
            "document": document,
            "document-verbatim": sum(self._shares[key] for key in verbatim),
            "document-telling": found / len(telling) if telling else document,
            "document-pairs": self._pairs(),
            "word-pairs": self._word_pairs(),
            "per-sentence": sum(self.shares) / count if count else 0.0,
            "per-word": self._per_word(),
            "frequent": self._frequent(),
            "length": _logarithm(count, LONG),
            "no-actor": float(all(term.kind is not TermKind.ACTOR for term in self.wording.terms)),
        }

    def _pairs(self) -> float:
        """The share of neighbouring terms of the wording that also stand close together in the article."""
        pairs = set(pairwise(term.key for term in self.wording.terms))
        found = {
            (one, other)
            for met in self.meetings
            for one, other in pairs
            if one in met and other in met and abs(met[one].position - met[other].position) <= CLOSE
        }
        return len(found) / len(pairs) if pairs else 0.0

    def _word_pairs(self) -> float:
        """The share of neighbouring words of the wording that are neighbours in the article, too."""
        pairs = set(pairwise(self.wording.lower))
        found = {pair for sentence in self.sentences for pair in pairwise(sentence.lower) if pair in pairs}
        return len(found) / len(pairs) if pairs else 0.0

    def _per_word(self) -> float:
        """How many of the article's words are the wording's, 1 from `DENSELY` on."""
        words = sum(len(sentence.words) for sentence in self.sentences)
        met = sum(
            met[key].how in VERBATIM for met in self.meetings for key in self._shares.keys() & met.keys()
        )
        return min(1.0, met / max(1, words) / DENSELY)

    def _frequent(self) -> float:
        """The share that the wording's words have in the article's most frequent words that say something."""
        counts = self.frequent_words
        own = {word.key for word in self.wording.words}
        total = sum(counts.values())
        return sum(count for key, count in counts.items() if key in own) / total if total else 0.0


def leaning_signals(reach: Reach) -> dict[str, float]:
    """Return the signals of which way an article leans on a claim."""
    signals = article_signals(reach) | claim_signals(reach)
    against = max(signals["claim-negates"], signals["claim-denies"], signals["claim-exposes"])
    return signals | {
        "claim-against, exposed": against * signals["exposed"],
        "claim-against, negated": against * signals["negated"],
        "claim-asks, exposed": signals["claim-asks"] * signals["exposed"],
        "claim-hedges, uncertain": signals["claim-hedges"] * signals["uncertain"],
        "claim-sources, reported": signals["claim-sources"] * signals["reported"],
    }


def article_signals(reach: Reach) -> dict[str, float]:
    """Return what an article sounds like: whom it relies on, what it leaves open, what it exposes."""
    stance = reach.stance
    sentences, shares = reach.sentences[:LONGEST], reach.shares[:LONGEST]
    opening = sentences[:OPENING]
    centres = {*range(len(opening)), *(number for number, share in enumerate(shares) if share >= STATED)}
    around = sorted({n + step for n in centres for step in (-1, 0, 1)} & set(range(len(sentences))))
    exposures = _exposures(stance)
    exposing = sum(
        _has(each, exposures) and _has(each, (stance.accounts, stance.reporting_nouns)) for each in sentences
    )
    words = sum(len(each.words) for each in sentences)
    named = sum(len({hit.start for hit in each.find(stance.sources)}) for each in sentences)
    about = _about(sentences, shares, stance.sources)
    present = _about(sentences, shares, stance.present_auxiliaries) / (sum(shares) or 1.0)
    return {
        "sources": min(1.0, named / max(1, words) / OFTEN),
        "sources-about": min(1.0, about / ABOUT_IT),
        "reported": _portion(opening, (stance.reporting_verbs, stance.source_openers)),
        "uncertain": _portion(opening, (stance.uncertainties,)),
        "uncertain-first": _portion(opening[:1], (stance.uncertainties, stance.doubts)),
        "quoted-first": max((_quoted(each, reach.quotations) for each in opening[:1]), default=0.0),
        "present-about": present,
        "persons": _portion(opening, (stance.pronouns,)),
        "negated": sum(_negates(sentences[n], stance) for n in around) / max(1, len(around)),
        "exposed": _logarithm(exposing, EXPOSING),
        "extent": len(sentences) / LONGEST,
    }


def claim_signals(reach: Reach) -> dict[str, float]:
    """Return what a claim sounds like, each 0 or 1: whether it asks, hedges, names a source, or denies."""
    stance, wording = reach.stance, reach.wording
    said = wording.lower

    def any_of(*tables: PhraseTable) -> float:
        return float(any(table.find(said) for table in tables))

    return {
        "claim-asks": float("?" in wording.wording.text),
        "claim-hedges": any_of(stance.uncertainties),
        "claim-sources": any_of(stance.sources),
        "claim-negates": any_of(stance.negators),
        "claim-denies": any_of(stance.denial_verbs, stance.denial_nouns, stance.contrary_openers),
        "claim-exposes": any_of(*_exposures(stance)),
    }


def _about(sentences: Sequence[PreparedSentence], shares: Sequence[float], table: PhraseTable) -> float:
    """How often the article reaches the whole claim in sentences that hold a phrase of a table."""
    return sum(share for each, share in zip(sentences, shares, strict=True) if each.find(table))


def _quoted(sentence: PreparedSentence, quotations: Iterable[Span]) -> float:
    """The share of a sentence that stands inside quotation marks, nested ones counted once."""
    span, end, inside = sentence.sentence.span, sentence.sentence.span.start, 0
    for each in quotations:
        start, stop = max(each.start, end), min(each.end, span.end)
        if start < stop:
            inside, end = inside + stop - start, stop
    return inside / max(1, span.end - span.start)


def _exposures(stance: StanceWords) -> tuple[PhraseTable, ...]:
    return stance.exposures, stance.false_nouns, stance.false_predicates, stance.false_adverbs


def _negates(sentence: PreparedSentence, stance: StanceWords) -> bool:
    """Whether a sentence holds a negator that is no part of a phrase which negates nothing: "not only"."""
    return any(not sentence.is_shielded(hit.start) for hit in sentence.find(stance.negators))


def _has(sentence: PreparedSentence, tables: Iterable[PhraseTable]) -> bool:
    return any(sentence.find(table) for table in tables)


def _portion(sentences: Sequence[PreparedSentence], tables: Sequence[PhraseTable]) -> float:
    """The share of sentences that hold a phrase of the tables."""
    return sum(_has(each, tables) for each in sentences) / len(sentences) if sentences else 0.0


def _logarithm(count: int, full: int) -> float:
    """The logarithm of a count, 1 from `full` on: the first few tell most."""
    return min(1.0, math.log1p(count) / math.log1p(full))
