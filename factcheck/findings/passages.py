"""The passage that a finding stands on: which one decides, how it is identified, how it becomes a finding."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from factcheck.model import (
    Assessment,
    Claim,
    Confidence,
    Evidence,
    Finding,
    Place,
    Related,
    SourceStance,
    Stance,
)
from factcheck.rules import RULES

_SEVERITIES = {rule.id: rule.severity for rule in RULES}
_WORD = re.compile(r"[^\W_]+")


def passage_hash(text: str) -> str:
    """Return 16 hexadecimal digits that identify a passage by its words.

    They are the beginning of the SHA-256 of the words, case-folded, in Unicode's NFKC form and joined by
    single spaces: line breaks, punctuation, kinds of quotation marks and the line number play no part.
    """
    words = _WORD.findall(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()))
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def deciding_passage(assessment: Assessment, stance: Stance) -> Evidence | None:
    """Return the passage that decided for a stance: in the article's deciding voice, strong, the best first.

    None if no passage has that stance.
    """
    passages = [evidence for evidence in assessment.evidence if evidence.stance is stance]

    def rank(evidence: Evidence) -> tuple[bool, bool]:
        return evidence.voice is not assessment.voice, evidence.confidence is not Confidence.STRONG

    return min(passages, key=rank, default=None)


def passage_place(source: SourceStance, stance: Stance) -> Place:
    """Return where a source takes a stance, or the article's beginning if no passage shows it."""
    passage = deciding_passage(source.assessment, stance)
    return passage.place if passage else Place(source.source.path)


def claim_finding(rule: str, claim: Claim, message: str) -> Finding:
    """Return a finding about a claim as a whole, at its place in the claims file."""
    return Finding(rule, _SEVERITIES[rule], claim.id, message, claim.place)


def article_finding(
    rule: str,
    claim: Claim,
    message: str,
    path: str,
    passage: Evidence | None,
    related: tuple[Related, ...] = (),
) -> Finding:
    """Return a finding at a passage of an article, or at its beginning if there is none."""
    if passage is None:
        place = Place(path)
        return Finding(rule, _SEVERITIES[rule], claim.id, message, place, related=related, article=path)
    return Finding(
        rule,
        _SEVERITIES[rule],
        claim.id,
        message,
        passage.place,
        passage.end_line,
        passage.end_column,
        related,
        article=path,
        quote=passage.quote,
        passage_hash=passage_hash(passage.quote),
    )
