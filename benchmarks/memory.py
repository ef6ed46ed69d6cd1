"""How much memory a large archive's outcomes take, with a stand-in for the engine so that it takes a minute.

The stand-in gives what a real article gives: facts, a fingerprint of 128 hashes, and for a share of the
articles two assessments with the words and signals of a passage. Reading, chunks, cache, report and JSON are
the real ones.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from factcheck.model import (
    ArticleOutcome,
    Assessment,
    Claim,
    Confidence,
    Cue,
    Evidence,
    Fact,
    Part,
    Place,
    Project,
    RenderOptions,
    Signal,
    SourceInfo,
    Span,
    Stance,
    Voice,
    Wording,
    WordingKind,
    WordMatch,
)
from factcheck.reading import ArchiveRow, Input
from factcheck.workers import Judge, Recipe, judge_all

SPEAKING = 0.05
"""The share of articles that say something of a claim."""
CLAIMS = 1_000


def main(arguments: Sequence[str]) -> int:
    """Print the peak memory after each step and return 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks memory", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument(
        "--speaking", type=float, default=SPEAKING, help="share of articles that are not silent"
    )
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        _measure(Path(folder), options.articles, options.speaking)
    return 0


def _measure(folder: Path, articles: int, speaking: float) -> None:
    from factcheck.cache import open_cache
    from factcheck.conclusion import report_on
    from factcheck.reading import read_inputs
    from factcheck.reports import render

    claims = tuple(_claim(number) for number in range(CLAIMS))
    archive = folder / "archive.jsonl"
    _write(archive, articles, speaking)
    _print_peak("everything imported")
    recipe = Recipe(claims, build=build)
    project = Project(str(folder / "claims.yaml"), claims)
    cache = open_cache(project.path, recipe)
    judged = judge_all(recipe, read_inputs([(archive, "archive.jsonl")]), cache=cache)
    _print_peak(f"{len(judged.outcomes):,} articles judged")
    report = report_on(project, judged.outcomes, judged.skipped, "0")
    _print_peak(f"report made: {len(report.findings):,} findings")
    text = render("json", report, RenderOptions())
    _print_peak(f"report written as JSON: {len(text) / 1e6:.0f} MB")


def _print_peak(step: str) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(f"{peak:6.0f} MB at most until {step}", flush=True)


def _write(archive: Path, articles: int, speaking: float) -> None:
    choose = random.Random(17)
    with archive.open("w", encoding="utf-8") as file:
        for number in range(articles):
            row = {
                "id": f"article-{number:07}",
                "title": f"A headline of some length that says what article {number} is about",
                "text": ("speaks " if choose.random() < speaking else "silent ") + "filler " * 400,
                "outlet": f"Outlet {number % 200}",
                "date": f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
                "url": f"https://example.org/news/2025/{number}",
            }
            file.write(json.dumps(row) + "\n")


def _claim(number: int) -> Claim:
    place = Place("claims.yaml", number + 1, 3)
    return Claim(f"claim-{number}", (Wording(f"Statement {number}.", WordingKind.STATEMENT, place),), place)


def build(recipe: Recipe) -> Judge:
    """Return the stand-in for the engine."""

    def judge(given: Input) -> ArticleOutcome:
        assert isinstance(given, ArchiveRow)
        article = given.article
        choose = random.Random(article.path)
        hashes = b"".join(choose.getrandbits(32).to_bytes(4, "little") for _ in range(128))
        facts = (*article.facts, Fact("language", "de", "text: frequent words"))
        source = SourceInfo(
            article.path,
            article.title,
            article.outlet,
            article.date,
            "de",
            article.url,
            30,
            facts,
            fingerprint=(350, int.from_bytes(hashes, "little")),
        )
        if article.text.startswith("silent"):
            return ArticleOutcome(source)
        chosen = choose.sample(recipe.claims, 2)
        stance = choose.choice([Stance.SUPPORTS, Stance.REFUTES])
        return ArticleOutcome(
            source, tuple((claim.id, _assessment(article.path, claim.statement, stance)) for claim in chosen)
        )

    return judge


def _assessment(path: str, statement: str, stance: Stance) -> Assessment:
    words = tuple(WordMatch(f"word{n}", f"met{n}", "same", 0.5, 1.0, Span(n, n + 4)) for n in range(8))
    signals = tuple(Signal(f"signal-{n}", n / 20, n / 10) for n in range(20))
    cues = (Cue("negation", "nicht", 3, 14, Span(14, 19)),)
    quote = f"The passage of some hundred characters that says so in {path}, with all that belongs to it."
    evidence = Evidence(
        path,
        Span(0, len(quote)),
        3,
        1,
        3,
        len(quote) + 1,
        quote,
        stance,
        Voice.OWN,
        None,
        Confidence.STRONG,
        statement,
        WordingKind.STATEMENT,
        0.9,
        Part.BODY,
        cues,
        words,
        signals,
    )
    return Assessment(stance, Voice.OWN, None, Confidence.STRONG, 0.9, (evidence,))
