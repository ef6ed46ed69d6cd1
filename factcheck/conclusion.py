"""From the outcomes of single articles to the report: consensus over all sources, and the findings.

Nothing here reads an article or loads a language: a run whose outcomes all come from the cache needs no more.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.consensus import conclude
from factcheck.findings import findings
from factcheck.model import ArticleOutcome, Project, Report, Skipped


def report_on(
    project: Project, outcomes: Sequence[ArticleOutcome], skipped: Sequence[Skipped], version: str
) -> Report:
    """Return the report: consensus over all outcomes, and the findings that follow from it."""
    results = conclude(project.claims, outcomes)
    sources = tuple(sorted((outcome.source for outcome in outcomes), key=lambda source: source.path))
    return Report(
        version=version,
        claims=results,
        sources=sources,
        findings=findings(project, results, sources),
        skipped=tuple(skipped),
        fail_on=project.fail_on,
    )
