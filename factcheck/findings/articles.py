"""Rules that judge what one article says of a claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.accounts import linked_claims
from factcheck.findings.passages import article_finding, deciding_passage
from factcheck.findings.phrases import claim_related, name, one_line, quoted, rated, verb
from factcheck.model import (
    Claim,
    ClaimResult,
    Confidence,
    Evidence,
    Finding,
    Rating,
    Related,
    SourceStance,
    Stance,
    Voice,
)

_Supporters = Mapping[str, Mapping[str, SourceStance]]
"""For each claim's id, the articles that strongly support it, by path."""


def article_findings(results: Sequence[ClaimResult]) -> Iterator[Finding]:
    """Yield what each article by itself gives a reason to look at."""
    links = linked_claims([result.claim for result in results])
    supporters = {result.claim.id: _supporters(result) for result in results}
    claims = {result.claim.id: result.claim for result in results}
    done: set[str] = set()
    for result in results:
        claim, linked = result.claim, links[result.claim.id]
        rivals = {other: supporters[other] for other in linked}
        for source in result.sources:
            if source.assessment.confidence is Confidence.WEAK:
                yield _possible_match(claim, source)
                continue
            yield from _against_verdict(claim, source)
            yield from _unchallenged(claim, source, rivals)
            yield from _self_contradiction(claim, source)
        done.add(claim.id)
        for other in linked:
            if other not in done:
                yield from _linked_self_contradictions(claim, claims[other], supporters)


def _supporters(result: ClaimResult) -> dict[str, SourceStance]:
    return {
        source.source.path: source
        for source in result.sources
        if source.assessment.confidence is Confidence.STRONG and source.assessment.stance is Stance.SUPPORTS
    }


def _against_verdict(claim: Claim, source: SourceStance) -> Iterator[Finding]:
    """Yield a finding if an article says in its own voice the opposite of the claim's verdict at its date."""
    assessment = source.assessment
    if assessment.voice is not Voice.OWN:
        return
    rating = claim.rating_at(source.source.date)
    match assessment.stance, rating:
        case Stance.SUPPORTS, Rating.FALSE:
            rule, says = "repeats-false-claim", "states"
        case Stance.REFUTES, Rating.TRUE:
            rule, says = "contradicts-true-claim", "denies"
        case _:
            return
    message = (
        f"{name(source.source)} {says} in its own voice that {quoted(claim)}, "
        f"which is {rated(claim, rating, source.source)}."
    )
    passage = deciding_passage(assessment, assessment.stance)
    yield article_finding(rule, claim, message, source.source.path, passage, (claim_related(claim),))


def _unchallenged(claim: Claim, source: SourceStance, rivals: _Supporters) -> Iterator[Finding]:
    """Yield a finding if a false claim stands in an article as somebody's words and nothing challenges it.

    Any refuting passage challenges it, a weak one too, and so does support of a claim that contradicts it.
    """
    assessment = source.assessment
    path = source.source.path
    if (assessment.stance, assessment.voice) != (Stance.SUPPORTS, Voice.ATTRIBUTED):
        return
    if claim.rating_at(source.source.date) is not Rating.FALSE:
        return
    passages = (*assessment.evidence, *assessment.considered)
    refuted = any(passage.stance in (Stance.REFUTES, Stance.MIXED) for passage in passages)
    if refuted or any(path in supporters for supporters in rivals.values()):
        return
    speaker = one_line(assessment.speaker or "") or "somebody"
    message = (
        f"{name(source.source)} passes on that {quoted(claim)}, in the words of {speaker}, and nothing in "
        f"the article challenges it; it is {rated(claim, Rating.FALSE, source.source)}."
    )
    passage = deciding_passage(assessment, Stance.SUPPORTS)
    yield article_finding("unchallenged-false-claim", claim, message, path, passage, (claim_related(claim),))


def _self_contradiction(claim: Claim, source: SourceStance) -> Iterator[Finding]:
    """Yield a finding if an article supports and refutes a claim in one voice.

    Quoted speakers must not be known to be different ones: that would be the report of a dispute.
    """
    if source.assessment.stance is not Stance.MIXED:
        return
    strong = [e for e in source.assessment.evidence if e.confidence is Confidence.STRONG]
    supporting = [e for e in strong if e.stance is Stance.SUPPORTS]
    refuting = [e for e in strong if e.stance is Stance.REFUTES]
    pair = next(((s, r) for s in supporting for r in refuting if _same_voice(s, r)), None)
    if pair is None:
        return
    supports, refutes = pair
    message = f"{name(source.source)} both supports and refutes {quoted(claim)} {_in_whose_words(supports)}."
    related = (claim_related(claim), Related(refutes.place, "The article refutes the claim here."))
    yield article_finding("self-contradiction", claim, message, source.source.path, supports, related)


def _linked_self_contradictions(first: Claim, second: Claim, supporters: _Supporters) -> Iterator[Finding]:
    """Yield a finding for each article that supports two claims which contradict each other in one voice."""
    for path, source in supporters[first.id].items():
        other = supporters[second.id].get(path)
        if other is None:
            continue
        one = deciding_passage(source.assessment, Stance.SUPPORTS)
        two = deciding_passage(other.assessment, Stance.SUPPORTS)
        if one is None or two is None or not _same_voice(one, two):
            continue
        if one.voice is Voice.ATTRIBUTED and one.speaker is None:
            continue
        message = (
            f"{name(source.source)} supports both {quoted(first)} and {quoted(second)} {_in_whose_words(one)}"
            "; these claims contradict each other."
        )
        related = (
            claim_related(first),
            claim_related(second),
            Related(two.place, "The article supports the other claim here."),
        )
        yield article_finding("self-contradiction", first, message, path, one, related)


def _same_voice(first: Evidence, second: Evidence) -> bool:
    if first.voice is not second.voice:
        return False
    return first.voice is Voice.OWN or first.speaker == second.speaker


def _in_whose_words(passage: Evidence) -> str:
    if passage.voice is Voice.OWN:
        return "in its own voice"
    return f"in the words of {one_line(passage.speaker or '') or 'somebody'}"


def _possible_match(claim: Claim, source: SourceStance) -> Finding:
    assessment = source.assessment
    message = (
        f"{name(source.source)} possibly {verb(assessment.stance)} {quoted(claim)}; the match is weak and "
        "should be judged by a person."
    )
    passage = deciding_passage(assessment, assessment.stance) or next(iter(assessment.evidence), None)
    related = (claim_related(claim),)
    return article_finding("possible-match", claim, message, source.source.path, passage, related)
