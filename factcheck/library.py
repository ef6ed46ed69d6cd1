"""The library under the command: `verify` for claims against articles, `check` for one pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.conclusion import report_on
from factcheck.model import Article, Assessment, Claim, Place, Project, Report, Wording, WordingKind
from factcheck.pipeline import Engine, check_text, judge_all


def verify(claims: Project | Sequence[Claim], articles: Iterable[Article]) -> Report:
    """Cross-check claims against articles.

    `claims` is a claims file as `factcheck.load.claims.load_project` reads it, or plain claims.
    Returns the same report as the command `factcheck verify`.
    """
    from factcheck import __version__

    project = claims if isinstance(claims, Project) else Project("claims", tuple(claims))
    engine = Engine(project.claims, project.aliases)
    return report_on(project, judge_all(engine, articles), (), __version__)


def check(
    statement: str,
    article_text: str,
    *,
    paraphrases: Sequence[str] = (),
    counterclaims: Sequence[str] = (),
    language: str | None = None,
) -> Assessment:
    """Say whether one text supports or refutes one statement, in whose voice, and why.

    `language` is an ISO 639-1 code; without it the texts' own words decide.
    """
    return check_text(
        Engine((claim_of(statement, paraphrases, counterclaims, language),)),
        Article("text", article_text, language=language),
    )


def claim_of(
    statement: str,
    paraphrases: Sequence[str] = (),
    counterclaims: Sequence[str] = (),
    language: str | None = None,
) -> Claim:
    """Return a claim made of plain texts."""
    place = Place("statement")
    kinds = [(statement, WordingKind.STATEMENT)]
    kinds += [(text, WordingKind.PARAPHRASE) for text in paraphrases]
    kinds += [(text, WordingKind.COUNTERCLAIM) for text in counterclaims]
    return Claim("claim", tuple(Wording(text, kind, place, language) for text, kind in kinds), place)
