"""Stances that a person confirmed, in the claim's `expect`, against those that come out now."""

from __future__ import annotations

import fnmatch
import posixpath
import re
import unicodedata
from collections.abc import Iterator, Sequence

from factcheck.errors import InputError
from factcheck.findings.passages import article_finding, deciding_passage
from factcheck.findings.phrases import claim_related, name, quoted, verb
from factcheck.model import (
    ClaimResult,
    Confidence,
    Expectation,
    Finding,
    Project,
    Related,
    SourceInfo,
    SourceStance,
    Stance,
)

Names = Sequence[tuple[SourceInfo, frozenset[str]]]
"""Each article with the names by which an expectation may mean it."""

_CONFIRMED = {
    Stance.SUPPORTS: "to support",
    Stance.REFUTES: "to refute",
    Stance.MIXED: "both to support and to refute",
    Stance.SILENT: "to be silent on",
}


def expectation_findings(
    project: Project, results: Sequence[ClaimResult], sources: Sequence[SourceInfo]
) -> Iterator[Finding]:
    """Yield a finding for each article whose stance is not the one that a person confirmed.

    A weak stance counts as silent. For an article that an expectation names exactly, globs don't count.
    """
    if not any(result.claim.expect for result in results):
        return
    named = names_of(project, sources)
    for result in results:
        stances = {source.source.path: source for source in result.sources}
        expected: dict[str, list[Expectation]] = {}
        # Exact names first: they hide the globs.
        for expectation in sorted(result.claim.expect, key=is_glob):
            for source in meant_by(expectation, named):
                known = expected.setdefault(source.path, [])
                if not known or is_glob(known[0]) or not is_glob(expectation):
                    known.append(expectation)
        for info, _ in named:
            for expectation in expected.get(info.path, ()):
                yield from _changed(result, expectation, info, stances.get(info.path))


def unmatched_expectations(project: Project, sources: Sequence[SourceInfo]) -> tuple[InputError, ...]:
    """Return an error for each expectation that is about no article read, in the claims file's order."""
    if not any(claim.expect for claim in project.claims):
        return ()
    named = names_of(project, sources)
    return tuple(
        InputError(
            expectation.place,
            f"no article matches `{expectation.article}`, which claim `{claim.id}` expects a stance of",
            "paths and globs are relative to the claims file; is the article among `articles`?",
        )
        for claim in project.claims
        for expectation in claim.expect
        if next(meant_by(expectation, named), None) is None
    )


def _changed(
    result: ClaimResult, expectation: Expectation, info: SourceInfo, source: SourceStance | None
) -> Iterator[Finding]:
    """Yield a finding if an article's stance differs from the confirmed one."""
    claim = result.claim
    weak = source is None or source.assessment.confidence is Confidence.WEAK
    stance = Stance.SILENT if source is None or weak else source.assessment.stance
    if stance is expectation.stance:
        return
    now = "is only a possible match" if source is not None and weak else f"{verb(stance)} it"
    message = f"{name(info)} was confirmed {_CONFIRMED[expectation.stance]} {quoted(claim)}, but now {now}."
    passage = None
    if source is not None:
        shown = source.assessment
        passage = deciding_passage(shown, shown.stance) or next(iter(shown.evidence), None)
    related = (claim_related(claim), Related(expectation.place, "The stance that was confirmed."))
    yield article_finding("stance-changed", claim, message, info.path, passage, related)


def is_glob(expectation: Expectation) -> bool:
    """Return whether an expectation names its articles by a pattern."""
    return any(character in expectation.article for character in "*?[")


def meant_by(expectation: Expectation, named: Names) -> Iterator[SourceInfo]:
    """Yield the articles that an expectation's path or glob names; a `*` also stands for slashes."""
    pattern = _normal(expectation.article)
    matches = re.compile(fnmatch.translate(pattern)).match
    for source, names in named:
        if pattern in names or (is_glob(expectation) and any(matches(path) for path in names)):
            yield source


def names_of(project: Project, sources: Sequence[SourceInfo]) -> Names:
    """Return the articles' paths as they were given and as seen from the claims file's folder."""
    folder = posixpath.dirname(project.path.replace("\\", "/"))
    named = []
    for source in sources:
        path = _normal(source.path)
        names = {path, _normal(posixpath.relpath(path, folder))} if folder else {path}
        named.append((source, frozenset(names)))
    return named


def _normal(path: str) -> str:
    """Return a path with forward slashes, without `.` and `..`, its letters composed (macOS splits them)."""
    return unicodedata.normalize("NFC", posixpath.normpath(path.replace("\\", "/")))
