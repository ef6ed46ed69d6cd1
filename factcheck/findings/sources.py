"""Rules that judge what all sources of a claim say together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.accounts import linked_claims
from factcheck.consensus import Account, Conflict, conflicts, independent
from factcheck.findings.passages import article_finding, claim_finding, deciding_passage, passage_place
from factcheck.findings.phrases import claim_related, dated_name, described, joined, quoted, verb
from factcheck.model import ClaimResult, Confidence, Consensus, Finding, Related, SourceStance, Stance

_MOST_RELATED = 20
"""Opposing passages that one finding points at: on a topic of years there may be thousands."""


def source_findings(results: Sequence[ClaimResult]) -> Iterator[Finding]:
    """Yield what the sources of the claims together give a reason to look at."""
    for conflict in conflicts(results):
        yield _sources_contradict(conflict)
    by_id = {result.claim.id: result for result in results}
    links = linked_claims([result.claim for result in results])
    for result in results:
        yield from _superseded(result, [by_id[other] for other in links[result.claim.id]])
        if result.consensus is Consensus.UNMENTIONED:
            yield _unmentioned(result)
        elif result.independent_sources == 1:
            yield _single_source(result)


def _sources_contradict(conflict: Conflict) -> Finding:
    """Return one finding at the newest of the passages that contradict each other."""
    newest, others = conflict.newest, conflict.others
    claim, rival = newest.claim, others[0].claim
    told = joined([described(other.source, other.side) for other in reversed(others)])
    they_tell = verb(others[0].side, len(others))
    newest_told = described(newest.source, newest.side)
    related = tuple(_passage_related(other) for other in reversed(others))[:_MOST_RELATED]
    if claim.id == rival.id:
        message = (
            f"Sources contradict each other on {quoted(claim)}: {newest_told} {verb(newest.side)} it, "
            f"while {told} {they_tell} it."
        )
        related = (claim_related(claim), *related)
    else:
        message = (
            f"Sources support claims that contradict each other: {newest_told} {verb(newest.side)} "
            f"{quoted(claim)}, while {told} {they_tell} {quoted(rival)}."
        )
        related = (claim_related(claim), claim_related(rival), *related)
    passage = deciding_passage(newest.source.assessment, newest.side)
    return article_finding("sources-contradict", claim, message, newest.path, passage, related)


def _passage_related(account: Account) -> Related:
    message = f"{described(account.source, account.side)} {verb(account.side)} {quoted(account.claim)} here."
    return Related(passage_place(account.source, account.side), message)


def _superseded(result: ClaimResult, linked: Sequence[ClaimResult]) -> Iterator[Finding]:
    """Yield a finding for each source, copies left out, that a newer one overtook."""
    claim = result.claim
    for source in result.sources:
        if source.superseded_by is None:
            continue
        stance = source.assessment.stance
        message = f"The account of {described(source, stance)}, which {verb(stance)} {quoted(claim)}, "
        related = [claim_related(claim)]
        successor = _successor(source, result, linked)
        if successor is None:
            message += f"was overtaken by {source.superseded_by}."
        else:
            message += f"was overtaken by {dated_name(successor.source.source)}."
            related.append(_passage_related(successor))
        passage = deciding_passage(source.assessment, stance) or next(iter(source.assessment.evidence), None)
        yield article_finding(
            "superseded-account", claim, message, source.source.path, passage, tuple(related)
        )


def _successor(source: SourceStance, result: ClaimResult, linked: Sequence[ClaimResult]) -> Account | None:
    """Return the account that overtook a source: the other side of the claim, or support of a linked one."""
    opposite = Stance.SUPPORTS if source.assessment.stance is Stance.REFUTES else Stance.REFUTES
    for where, side in ((result, opposite), *((other, Stance.SUPPORTS) for other in linked)):
        for candidate in where.sources:
            stance = candidate.assessment.stance
            if candidate.source.path == source.superseded_by and stance in (side, Stance.MIXED):
                return Account(where.claim, candidate, side)
    return None


def _single_source(result: ClaimResult) -> Finding:
    source = independent(result.sources)[0]
    stance = source.assessment.stance
    copies = sum(other.copy_of is not None and _is_strong(other) for other in result.sources)
    counted = f" ({copies} near-identical article{'s' if copies > 1 else ''} not counted)" if copies else ""
    message = (
        f"Only one independent source speaks to {quoted(result.claim)}: {described(source, stance)} "
        f"{verb(stance)} it{counted}."
    )
    return claim_finding("single-source", result.claim, message)


def _unmentioned(result: ClaimResult) -> Finding:
    matches = len(result.sources)
    message = f"No article speaks to {quoted(result.claim)}."
    if matches:
        message = f"No article clearly speaks to {quoted(result.claim)}; possible matches: {matches}."
    return claim_finding("unmentioned-claim", result.claim, message)


def _is_strong(source: SourceStance) -> bool:
    return source.assessment.confidence is Confidence.STRONG
