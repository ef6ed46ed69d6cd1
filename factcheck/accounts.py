"""Who takes which side of a claim, who counts, and which accounts stand against each other or overtake.

An account is one independent source's side on a claim. `consensus` says by which rules they are compared.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.model import Claim, Confidence, PartialDate, Rating, SourceStance, Stance

SAME_TIME_DAYS = 7
"""Accounts at most so many days apart are of about the same time: weeklies, and dailies that follow a
story with some delay, still speak of the same state of affairs."""

_BOTH_SIDES = (Stance.SUPPORTS, Stance.REFUTES)


@dataclass(frozen=True, slots=True)
class Account:
    """One independent source's taking one side on a claim. A mixed source gives two accounts."""

    claim: Claim
    source: SourceStance
    side: Stance

    @property
    def path(self) -> str:
        """The article that gives the account."""
        return self.source.source.path

    @property
    def date(self) -> PartialDate | None:
        """The article's date."""
        return self.source.source.date


@dataclass(frozen=True, slots=True)
class Conflict:
    """Accounts that contradict each other: the newest one, and those that oppose it, in order of time.

    All are about one claim, or `newest` supports one claim and the others support a claim linked to it by
    `contradicts`.
    """

    newest: Account
    others: tuple[Account, ...]


AccountsByClaim = Mapping[str, Sequence[Account]]
"""All accounts of each claim, by its id, in order of time."""

_Opposed = Callable[[Account, Account], bool]


def dates_about_same_time(first: PartialDate | None, second: PartialDate | None) -> bool:
    """Return whether two dates may be at most `SAME_TIME_DAYS` apart.

    A month or a year may mean any of its days. An unknown date may be any: where nothing shows that one
    account overtook the other, they stand against each other.
    """
    if first is None or second is None:
        return True
    earlier, later = sorted((first, second), key=lambda date: date.earliest)
    return (later.earliest - earlier.latest).days <= SAME_TIME_DAYS


def time_order(date: PartialDate | None, path: str) -> tuple[bool, int, int, str]:
    """Return the key that sorts articles by time, then by path; undated ones are last."""
    if date is None:
        return True, 0, 0, path
    return False, date.earliest.toordinal(), date.latest.toordinal(), path


def independent(sources: Sequence[SourceStance]) -> tuple[SourceStance, ...]:
    """Return the strong sources that count, without copies that say no more than their original does.

    Where the original is not among the sources (its own words on the claim were cut or weak), the first of
    its copies stands for it. A copy that says the opposite of its original counts besides it.
    """
    groups: dict[str, list[SourceStance]] = defaultdict(list)
    for source in sources:
        assessment = source.assessment
        if assessment.confidence is Confidence.STRONG and assessment.stance is not Stance.SILENT:
            groups[_origin(source)].append(source)
    kept: set[str] = set()
    for members in groups.values():
        first = min(members, key=lambda member: member.copy_of is not None)
        opposed = (m for m in members if {m.assessment.stance, first.assessment.stance} == set(_BOTH_SIDES))
        kept.update(member.source.path for member in (first, next(opposed, None)) if member is not None)
    return tuple(source for source in sources if source.source.path in kept)


def accounts_of(claim: Claim, sources: Sequence[SourceStance]) -> tuple[Account, ...]:
    """Return the sides that the independent ones of a claim's sources take, in the sources' order."""
    return tuple(
        Account(claim, source, side)
        for source in independent(sources)
        for side in _BOTH_SIDES
        if source.assessment.stance in (side, Stance.MIXED)
    )


def linked_claims(claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """Return for each claim's id the ids that it contradicts, both ways, in the order of `claims`.

    Ids that are not among the claims, and a claim's own, are left out.
    """
    order = {claim.id: number for number, claim in enumerate(claims)}
    links: dict[str, set[str]] = {claim.id: set() for claim in claims}
    for claim in claims:
        for other in claim.contradicts:
            if other in order and other != claim.id:
                links[claim.id].add(other)
                links[other].add(claim.id)
    return {claim_id: tuple(sorted(others, key=order.__getitem__)) for claim_id, others in links.items()}


def find_conflicts(claims: Sequence[Claim], accounts: AccountsByClaim) -> tuple[Conflict, ...]:
    """Return the contradictions between sources: at most one for a claim, and one for two linked claims."""
    return tuple(conflict for conflict in _each_conflict(claims, accounts) if conflict is not None)


def find_overtaken(claim_id: str, linked: Sequence[str], accounts: AccountsByClaim) -> dict[str, str]:
    """Return for each overtaken article of a claim, by path, the first later article of the other side."""
    supporters = _side(accounts[claim_id], Stance.SUPPORTS)
    refuters = _side(accounts[claim_id], Stance.REFUTES)
    found = [
        *_successions(supporters, refuters, _differ),
        *_successions(refuters, supporters, _differ),
    ]
    for other in linked:
        rivals = _side(accounts[other], Stance.SUPPORTS)
        found += _successions(supporters, rivals, _opposed_by_link(supporters, rivals))
    # Of several successors the first in time is noted last, and stays.
    found.sort(key=lambda pair: time_order(pair[1].date, pair[1].path), reverse=True)
    return {earlier.path: later.path for earlier, later in found}


def _each_conflict(claims: Sequence[Claim], accounts: AccountsByClaim) -> Iterator[Conflict | None]:
    links = linked_claims(claims)
    done: set[str] = set()
    for claim in claims:
        supporters = _side(accounts[claim.id], Stance.SUPPORTS)
        yield _newest_conflict(supporters, _side(accounts[claim.id], Stance.REFUTES), _differ)
        done.add(claim.id)
        for other in links[claim.id]:
            if other not in done:
                rivals = _side(accounts[other], Stance.SUPPORTS)
                yield _newest_conflict(supporters, rivals, _opposed_by_link(supporters, rivals))


def _newest_conflict(left: Sequence[Account], right: Sequence[Account], opposed: _Opposed) -> Conflict | None:
    """Return the newest account that one of the other side contradicts, with all that do."""
    if not left or not right:
        return None

    def clash(first: Account, second: Account) -> bool:
        same_time = dates_about_same_time(first.date, second.date)
        return same_time and opposed(first, second) and not _verdict_changed_between(first, second)

    left_line, right_line = _timeline(left), _timeline(right)
    sides = [(account, right_line) for account in left] + [(account, left_line) for account in right]
    for account, opponents in sorted(sides, key=lambda pair: _newness(pair[0]), reverse=True):
        others = tuple(other for other in opponents.near(account) if clash(account, other))
        if others:
            return Conflict(account, others)
    return None


@dataclass(frozen=True, slots=True)
class _Timeline:
    """Accounts of one side in order of time, to look up those near a date: an archive has thousands.

    `starts` are the earliest days of the dated ones, `longest` is the longest time, in days, that one of
    the dates may mean.
    """

    accounts: Sequence[Account]
    starts: Sequence[int]
    longest: int

    def near(self, account: Account) -> Iterator[Account]:
        """Yield, in order of time, at least all accounts that are of about the same time as another."""
        dated = len(self.starts)
        begin, end = 0, dated
        if account.date is not None:
            earliest, latest = account.date.earliest.toordinal(), account.date.latest.toordinal()
            begin = bisect_left(self.starts, earliest - SAME_TIME_DAYS - self.longest)
            end = bisect_right(self.starts, latest + SAME_TIME_DAYS)
        yield from self.accounts[begin:end]
        yield from self.accounts[dated:]


def _timeline(accounts: Sequence[Account]) -> _Timeline:
    dates = [account.date for account in accounts if account.date is not None]
    starts = [date.earliest.toordinal() for date in dates]
    longest = max(((date.latest - date.earliest).days for date in dates), default=0)
    return _Timeline(accounts, starts, longest)


def _newness(account: Account) -> tuple[bool, int, int, str]:
    """Sort by the last day that an account may be of. What has no date cannot be shown to be new."""
    if account.date is None:
        return False, 0, 0, account.path
    return True, account.date.latest.toordinal(), account.date.earliest.toordinal(), account.path


def _verdict_changed_between(first: Account, second: Account) -> bool:
    """Return whether the verdict of a claim changed between two opposite accounts that both followed it."""
    return any(_followed(claim, first) and _followed(claim, second) for claim in (first.claim, second.claim))


def _followed(claim: Claim, account: Account) -> bool:
    """Return whether an account agrees with the rating of a claim, its own or a linked one, at its date.

    Two opposite accounts can only both agree if the rating changed: supporting a linked claim refutes it.
    """
    supports = account.side is Stance.SUPPORTS and account.claim.id == claim.id
    return claim.rating_at(account.date) is (Rating.TRUE if supports else Rating.FALSE)


def _successions(
    earlier_side: Sequence[Account], later_side: Sequence[Account], opposed: _Opposed
) -> Iterator[tuple[Account, Account]]:
    """Yield each account of one side with the first one of the other side that is surely later."""
    starts = [account.date.earliest for account in later_side if account.date is not None]
    for account in earlier_side:
        if account.date is None:
            continue
        # Undated accounts stand last, behind all starts.
        later = range(bisect_right(starts, account.date.latest), len(starts))
        successor = next((later_side[i] for i in later if opposed(account, later_side[i])), None)
        if successor is not None:
            yield account, successor


def _differ(first: Account, second: Account) -> bool:
    """Return whether two accounts of one claim are of different sources."""
    return first.path != second.path


def _opposed_by_link(one: Sequence[Account], other: Sequence[Account]) -> _Opposed:
    """Return a test whether supporters of two linked claims contradict each other as sources.

    An article that supports both claims contradicts itself only, and so does it with a copy of it.
    """
    both = {account.path for account in one} & {account.path for account in other}

    def opposed(first: Account, second: Account) -> bool:
        if first.path == second.path:
            return False
        return _origin(first.source) != _origin(second.source) or not both & {first.path, second.path}

    return opposed


def _origin(source: SourceStance) -> str:
    return source.copy_of or source.source.path


def _side(accounts: Sequence[Account], side: Stance) -> list[Account]:
    return [account for account in accounts if account.side is side]
