"""The stages in order, from an article to its outcomes: reading this is reading the architecture.

What the outcomes of all articles say together is `factcheck.conclusion`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import ModuleType

from factcheck.copies import fingerprint
from factcheck.garbage import nothing_collected
from factcheck.languages.detect import detect_language
from factcheck.languages.pack import LanguagePack, load_packs
from factcheck.match.align import ArticleMatcher
from factcheck.match.alignment import Alignment
from factcheck.match.candidates import CandidateSearch
from factcheck.match.index import ClaimIndex
from factcheck.match.score import Weights, load_weights
from factcheck.match.stored import Store
from factcheck.match.terms import CompiledWording
from factcheck.model import (
    Article,
    ArticleOutcome,
    Assessment,
    Claim,
    Confidence,
    Document,
    Part,
    SourceInfo,
    Stance,
    Wording,
    WordingKind,
)
from factcheck.stance.document import lean
from factcheck.stance.judge import judge
from factcheck.stance.reading import RULES
from factcheck.text.prepared import PreparedArticle
from factcheck.text.segment import segment

COVERED = 0.4
"""Share of a wording that a sentence with its context must meet to be read at all."""


class Engine:
    """Claims compiled once, ready to judge any number of articles. Judging changes nothing but speed."""

    def __init__(
        self,
        claims: Sequence[Claim],
        aliases: Iterable[Sequence[str]] = (),
        *,
        packs: Sequence[LanguagePack] | None = None,
        weights: Weights | None = None,
        rules: Sequence[ModuleType] = RULES,
        store: Store | None = None,
    ) -> None:
        self.claims = tuple(claims)
        self.packs = tuple(packs or load_packs())
        self.readings = {pack.code: pack.reading for pack in self.packs}
        self.weights = weights or load_weights()
        self.rules = tuple(rules)
        groups = tuple(tuple(group) for group in aliases)
        spoken = tuple(self._with_languages(claim) for claim in with_contradictions(self.claims))
        with nothing_collected():
            self.indexes = {pack.code: ClaimIndex(pack, spoken, groups, store) for pack in self.packs}
            self._searches = {
                code: CandidateSearch(index, self.weights.passage, self.weights.possible)
                for code, index in self.indexes.items()
            }

    @nothing_collected()
    def judge_article(self, article: Article) -> ArticleOutcome:
        """Return what an article says of every claim: a pure function of both, for any order and worker."""
        matcher = self.matcher(article)
        document = matcher.article.document
        assessments = []
        for number, alignments in sorted(self.likely_alignments(matcher).items()):
            assessment = judge(matcher, alignments, self.weights_of(number), self.rules)
            sure = assessment.confidence is Confidence.STRONG or assessment.score >= self.weights.possible
            if assessment.stance is not Stance.SILENT and sure:
                assessments.append((self.claims[number].id, assessment))
        return ArticleOutcome(source_info(document), tuple(assessments))

    def weights_of(self, claim: int) -> Weights:
        """Return the weights for one claim, by its number: it may have a `threshold` of its own."""
        threshold = self.claims[claim].threshold
        return self.weights if threshold is None else replace(self.weights, strong=threshold)

    def matcher(self, article: Article) -> ArticleMatcher:
        """Return an article cut, prepared and met by the index of its language."""
        pack = self._pack_of(article)
        document = segment(article, pack.reading)
        index = self.indexes[pack.code]
        return ArticleMatcher(PreparedArticle(document, pack, index.normalizer), index)

    def likely_alignments(self, matcher: ArticleMatcher) -> dict[int, list[Alignment]]:
        """Return the alignments that may be sure enough to be read, by the claim's number."""
        return _by_claim(matcher, self._searches[matcher.index.pack.code].found(matcher))

    def alignments(self, matcher: ArticleMatcher) -> dict[int, list[Alignment]]:
        """Return the alignments of every sentence that comes near a wording, by the claim's number.

        That is many more than are read: `explain` shows which nearly were.
        """
        pairs = (
            (number, wording)
            for number, met in enumerate(matcher.meetings)
            if matcher.article.sentences[number].sentence.part is not Part.JUNK
            for wording in matcher.index.candidates(matcher.article.sentences[number], met)
        )
        return _by_claim(matcher, pairs)

    def _pack_of(self, article: Article) -> LanguagePack:
        code = article.language or detect_language(article.text[article.start :], self.readings)
        for pack in self.packs:
            if code is not None and pack.code == code.split("-")[0].lower():
                return pack
        return self.packs[0]

    def _with_languages(self, claim: Claim) -> Claim:
        wordings = tuple(
            wording
            if wording.language
            else replace(wording, language=detect_language(wording.text, self.readings))
            for wording in claim.wordings
        )
        return replace(claim, wordings=wordings)


def _by_claim(
    matcher: ArticleMatcher, pairs: Iterable[tuple[int, CompiledWording]]
) -> dict[int, list[Alignment]]:
    found: dict[int, list[Alignment]] = {}
    for number, wording in pairs:
        for alignment in matcher.alignments(number, wording):
            if alignment.positions and alignment.coverage >= COVERED:
                found.setdefault(wording.claim, []).append(alignment)
    return found


def with_contradictions(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with what affirms a contradicting claim as further counterclaims.

    `contradicts` works both ways: supporting one of the two refutes the other.
    """
    opposed: dict[str, dict[str, None]] = {}
    for claim in claims:
        for other in claim.contradicts:
            opposed.setdefault(claim.id, {})[other] = None
            opposed.setdefault(other, {})[claim.id] = None
    by_id = {claim.id: claim for claim in claims}
    return tuple(
        replace(
            claim,
            wordings=claim.wordings
            + _affirmations(by_id[other] for other in opposed[claim.id] if other in by_id),
        )
        if claim.id in opposed
        else claim
        for claim in claims
    )


def _affirmations(claims: Iterable[Claim]) -> tuple[Wording, ...]:
    return tuple(
        replace(wording, kind=WordingKind.COUNTERCLAIM)
        for claim in claims
        for wording in claim.wordings
        if wording.kind is not WordingKind.COUNTERCLAIM
    )


def source_info(document: Document) -> SourceInfo:
    """Return what a report needs to know of an article."""
    article = document.article
    read = [sentence for sentence in document.sentences if sentence.part is not Part.JUNK]
    texts = (article.text[s.span.start : s.span.end] for s in read if s.part in (Part.BODY, Part.LEDE))
    return SourceInfo(
        path=article.path,
        title=article.title,
        outlet=article.outlet,
        date=article.date,
        language=article.language,
        url=article.url,
        sentences=len(read),
        facts=article.facts,
        notes=article.notes,
        fingerprint=fingerprint(texts),
    )


def judge_all(engine: Engine, articles: Iterable[Article]) -> tuple[ArticleOutcome, ...]:
    """Return the outcomes of all articles, in order."""
    return tuple(engine.judge_article(article) for article in articles)


def check_text(engine: Engine, article: Article, claim: int = 0) -> Assessment:
    """Return what an article says of one of an engine's claims, silent or not.

    Other than in a report over many articles, an article that states nothing in any one passage
    still gets a weak assessment if as a whole it is about the claim.
    """
    matcher = engine.matcher(article)
    alignments = engine.alignments(matcher).get(claim, [])
    return assess(engine, matcher, alignments, claim)


def assess(
    engine: Engine, matcher: ArticleMatcher, alignments: Sequence[Alignment], claim: int
) -> Assessment:
    """Return what a prepared article says of a claim: by its passages, else as a whole."""
    weights = engine.weights_of(claim)
    return lean(matcher, claim, judge(matcher, alignments, weights, engine.rules), weights)
