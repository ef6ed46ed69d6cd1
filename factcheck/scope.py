"""Narrowing a report to some claims or some articles.

All claims and articles are judged all the same: they are what the chosen ones are held against, and so
a claim's result does not depend on what else was asked for.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from factcheck.errors import InputError, InputErrors
from factcheck.load.problems import did_you_mean, shown
from factcheck.model import Claim, ClaimResult, Finding, Place, Project, Report

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Scope:
    """The articles and claims that findings are narrowed to: a finding on either stays.

    `words` describes it for reports. `articles` are paths as places write them; an archive's path stands
    for all of its rows (`archive.jsonl` for `archive.jsonl#7`). `claims` are ids, and `claim_places` are
    where those claims stand, by which a finding on a linked claim is known to involve them.
    """

    words: str
    articles: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    claim_places: frozenset[Place] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether no article and no claim is in scope, so that no finding can be."""
        return not self.articles and not self.claims

    def holds(self, finding: Finding) -> bool:
        """Return whether a finding involves one of the claims or articles, at its own or a related place."""
        places = (finding.place, *(related.place for related in finding.related))
        paths = (*(place.path for place in places), *((finding.article,) if finding.article else ()))
        on_claim = finding.claim in self.claims or not self.claim_places.isdisjoint(places)
        return on_claim or any(self._has_article(path) for path in paths)

    def _has_article(self, path: str) -> bool:
        return not {normal_path(path), normal_path(path.partition("#")[0])}.isdisjoint(self.articles)


def article_scope(paths: Collection[str]) -> Scope:
    """Return the scope of the articles named on the command line."""
    names = sorted(paths)
    more = len(names) - _MOST_NAMED
    listed = [*names[:_MOST_NAMED], f"{more:,} more"] if more > 0 else names
    words = listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"
    return Scope(f"findings that involve {words}", frozenset(map(normal_path, names)))


def narrow(report: Report, scope: Scope) -> Report:
    """Return the report with only the findings in scope; claims and sources stay, as the context."""
    kept = tuple(finding for finding in report.findings if scope.holds(finding))
    return replace(report, findings=kept, scope=scope.words)


def choose_claims(project: Project, ids: Iterable[str] = (), topics: Iterable[str] = ()) -> frozenset[str]:
    """Return the ids of the claims that are named, or whose topic is; of all claims if nothing is named.

    Raises `InputErrors` for every id and topic that the project does not have.
    """
    ids, topics = tuple(ids), tuple(topics)
    known = [claim.id for claim in project.claims]
    known_topics = sorted({claim.topic for claim in project.claims if claim.topic})
    problems = [
        *(_unknown("claim", "the id", name, known, project.path) for name in ids if name not in known),
        *(
            _unknown("claim", "the topic", n, known_topics, project.path)
            for n in topics
            if n not in known_topics
        ),
    ]
    if problems:
        raise InputErrors(tuple(problems))
    if not ids and not topics:
        return frozenset(known)
    return frozenset(claim.id for claim in project.claims if claim.id in ids or claim.topic in topics)


def report_on_claims(report: Report, chosen: Collection[str]) -> Report:
    """Return the report on the chosen claims alone, with every finding that points at one of them.

    Such a finding may stand on a linked claim, which is then kept too.
    """
    places = {result.claim.place for result in report.claims if result.claim.id in chosen}
    findings = tuple(
        finding
        for finding in report.findings
        if finding.claim in chosen or any(related.place in places for related in finding.related)
    )
    kept = {*chosen, *(finding.claim for finding in findings)}
    results: tuple[ClaimResult, ...] = tuple(r for r in report.claims if r.claim.id in kept)
    return replace(report, claims=results, findings=findings)


def find_claim(project: Project, claim_id: str) -> Claim:
    """Return the claim with an id. Raises `InputErrors` with a suggestion if there is none."""
    (chosen,) = choose_claims(project, (claim_id,))
    return next(claim for claim in project.claims if claim.id == chosen)


def normal_path(path: str) -> str:
    """Return a path with forward slashes and without `.` and `..`, by which articles are compared."""
    return posixpath.normpath(path.replace("\\", "/"))


def _unknown(noun: str, what: str, name: str, known: Collection[str], path: str) -> InputError:
    listed = ", ".join(list(known)[:10]) + (", …" if len(known) > 10 else "")
    hint = did_you_mean(name, known) or (f"known are: {listed}" if known else None)
    return InputError(None, f"no {noun} in {path} has {what} {shown(name)}", hint)
