"""What all sources of a claim say together, over independent sources and time.

Only strong assessments count. The rules, in the order in which they decide:

1. Near-identical articles are one source, told by its original. A copy that says the opposite of its
   original is no repetition of it and counts as a source of its own.
2. Two sources contradict each other when one supports and the other refutes a claim, or when one supports
   a claim and the other supports a claim that `contradicts` it, at about the same time
   (`dates_about_same_time`). Voice plays no part: to pass on opposite accounts is to contradict each other.
3. A mixed source takes both sides. It contradicts any other source that takes a side, but never itself;
   alone it is a single source.
4. Sides that are opposed only at different times are a development: each account that a later one of the
   other side overtook is superseded. So is an account, however short the time between, when the verdict
   changed in between and each of both sources agrees with the rating of its date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from factcheck.accounts import (
    SAME_TIME_DAYS,
    Account,
    Conflict,
    accounts_of,
    dates_about_same_time,
    find_conflicts,
    find_overtaken,
    independent,
    linked_claims,
    time_order,
)
from factcheck.copies import group_copies
from factcheck.model import ArticleOutcome, Claim, ClaimResult, Consensus, SourceStance, Stance

__all__ = [
    "SAME_TIME_DAYS",
    "Account",
    "Conflict",
    "conclude",
    "conflicts",
    "dates_about_same_time",
    "independent",
]


def conclude(claims: Sequence[Claim], outcomes: Iterable[ArticleOutcome]) -> tuple[ClaimResult, ...]:
    """Return each claim, in the order given, with all its sources and what they say together.

    A claim's sources are all articles that are not silent, weak ones too, in order of time, then of path;
    undated ones are last. The order of `outcomes` changes nothing.
    """
    sources_by_claim = _gather(outcomes)
    accounts = {claim.id: accounts_of(claim, sources_by_claim.get(claim.id, ())) for claim in claims}
    contradicted = {
        account.claim.id
        for conflict in find_conflicts(claims, accounts)
        for account in (conflict.newest, *conflict.others)
    }
    links = linked_claims(claims)
    results = []
    for claim in claims:
        sources = sources_by_claim.get(claim.id, ())
        if claim.id not in contradicted:
            sources = _mark_superseded(sources, find_overtaken(claim.id, links[claim.id], accounts))
        count = len(independent(sources))
        consensus = _consensus(sources, count, claim.id in contradicted)
        results.append(ClaimResult(claim, consensus, count, sources))
    return tuple(results)


def conflicts(results: Sequence[ClaimResult]) -> tuple[Conflict, ...]:
    """Return the contradictions between sources: at most one for a claim, and one for two linked claims."""
    accounts = {result.claim.id: accounts_of(result.claim, result.sources) for result in results}
    return find_conflicts([result.claim for result in results], accounts)


def _gather(outcomes: Iterable[ArticleOutcome]) -> dict[str, tuple[SourceStance, ...]]:
    """Turn what each article says of the claims into what is said of each claim, in order of time."""
    judged = sorted(outcomes, key=lambda outcome: time_order(outcome.source.date, outcome.source.path))
    copies = group_copies([outcome.source for outcome in judged])
    sources_by_claim: dict[str, list[SourceStance]] = defaultdict(list)
    for outcome in judged:
        copy_of = copies.get(outcome.source.path)
        for claim_id, assessment in outcome.assessments:
            if assessment.stance is not Stance.SILENT:
                sources_by_claim[claim_id].append(SourceStance(outcome.source, assessment, copy_of))
    return {claim_id: tuple(sources) for claim_id, sources in sources_by_claim.items()}


def _mark_superseded(
    sources: Sequence[SourceStance], overtaken: Mapping[str, str]
) -> tuple[SourceStance, ...]:
    """Note on each overtaken source which article overtook it."""
    return tuple(replace(source, superseded_by=overtaken.get(source.source.path)) for source in sources)


def _consensus(sources: Sequence[SourceStance], count: int, contradicted: bool) -> Consensus:
    """Name what `count` independent sources say together."""
    if contradicted:
        return Consensus.CONTRADICTION
    if any(source.superseded_by for source in sources):
        return Consensus.SUPERSEDED
    if count == 0:
        return Consensus.UNMENTIONED
    return Consensus.SINGLE_SOURCE if count == 1 else Consensus.AGREEMENT
