"""Folders of articles with labels made by reading: `claims.yaml`, `articles/` and `labels.yaml`.

They are read and judged by the same functions as `factcheck verify`, so every figure is of what a user gets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measure.scores import Key, Label
from benchmarks.measure.setup import Setup
from factcheck.conclusion import report_on
from factcheck.languages.pack import load_packs
from factcheck.load.articles import article_name, find_articles, load_article
from factcheck.load.claims import load_project
from factcheck.model import Article, Assessment, Project, Skipped, Stance, Voice
from factcheck.pipeline import judge_all


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled folder. `ignored` are pairs that can be argued; they are left out of every figure."""

    name: str
    project: Project
    articles: tuple[Article, ...]
    labels: Mapping[Key, Label]
    ignored: frozenset[Key]


def read_labelled(folder: Path, name: str | None = None) -> Labelled:
    """Return a labelled folder.

    Raises OSError without one of its files, ValueError if an article cannot be read or a label's article or
    claim doesn't exist, and `InputErrors` if the claims file is broken.
    """
    project = load_project(folder / "claims.yaml")
    readings = {pack.code: pack.reading for pack in load_packs()}
    articles: list[Article] = []
    for path in find_articles(project, folder).paths:
        article = load_article(path, article_name(path, folder), project.sources, readings)
        if isinstance(article, Skipped):
            raise ValueError(f"{article.path} was skipped: {article.reason}")
        articles.append(article)
    labels, ignored = read_labels(folder / "labels.yaml")
    known = {article_key(article.path) for article in articles}
    claims = {claim.id for claim in project.claims}
    lost = [key for key in (*labels, *ignored) if key[0] not in known or key[1] not in claims]
    if lost:
        raise ValueError(f"{folder.name}/labels.yaml labels what doesn't exist: {lost[:5]}")
    return Labelled(name or folder.name, project, tuple(articles), labels, ignored)


def read_labels(path: Path) -> tuple[dict[Key, Label], frozenset[Key]]:
    """Return the labels that count, and the pairs to ignore."""
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    ignored = frozenset((str(article), str(claim)) for article, claim in data.pop("ignore", None) or ())
    labels = {
        (str(article), claim): Label(
            Stance(label["polarity"]),
            Voice(label["voice"]),
            label.get("speaker"),
            label.get("evidence") or "",
        )
        for article, by_claim in data.items()
        for claim, label in (by_claim or {}).items()
    }
    return {key: label for key, label in labels.items() if key not in ignored}, ignored


def assessments_of(data: Labelled, setup: Setup) -> dict[Key, Assessment]:
    """Return what the report says of every pair that isn't to be ignored, weak matches too."""
    engine = setup.engine(data.project.claims, data.project.aliases)
    report = report_on(data.project, judge_all(engine, data.articles), (), "0")
    found = {
        (article_key(source.source.path), result.claim.id): source.assessment
        for result in report.claims
        for source in result.sources
    }
    return {key: assessment for key, assessment in found.items() if key not in data.ignored}


def article_key(path: str) -> str:
    """Return the name that labels call an article by: its file name without the ending."""
    return Path(path).stem
