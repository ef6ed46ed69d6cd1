"""Judges for tests of what is around the engine: they say of a text what its words say."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from factcheck.model import ArticleOutcome, Claim, Place, Skipped, SourceInfo, Stance, Wording, WordingKind
from factcheck.reading import FileContent, Input, article_of
from factcheck.workers import Judge, Recipe, Result
from tests.builders import outcome

CLAIM = Claim(
    "bridge-closed",
    (Wording("Die Brücke ist gesperrt.", WordingKind.STATEMENT, Place("claims.yaml", 3, 5)),),
    Place("claims.yaml", 2, 5),
)


def recipe() -> Recipe:
    return Recipe((CLAIM,), build=build)


def build(recipe: Recipe) -> Judge:
    """Say that "ja" supports and "nein" refutes; a text that begins with `DIE` or `SLEEP` acts so."""
    claim_id = recipe.claims[0].id

    def judge(given: Input) -> Result:
        article = article_of(given, {})
        if isinstance(article, Skipped):
            return article
        _act(article.text)
        stances = {word: stance for word, stance in _STANCES.items() if word in article.text.split()}
        if not stances:
            return ArticleOutcome(SourceInfo(article.path, sentences=1, notes=article.notes))
        return outcome(article.path, None, {claim_id: next(iter(stances.values()))})

    return judge


_STANCES = {"ja": Stance.SUPPORTS, "nein": Stance.REFUTES}


def _act(text: str) -> None:
    words = text.split()
    if words[0] == "DIE":
        os.kill(os.getpid(), signal.SIGKILL)
    if words[0] == "DIE-ONCE":
        mark = Path(words[1])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if words[0] == "SLEEP":
        time.sleep(float(words[1]))


def forbidden(recipe: Recipe) -> Judge:
    raise AssertionError("the engine was built")


def texts(*contents: str) -> list[FileContent]:
    return [FileContent(f"a/{number:04}.txt", text.encode()) for number, text in enumerate(contents)]


def skips_only(recipe: Recipe) -> Judge:
    """Judge what is skipped: nothing else should be left to judge."""

    def judge(given: Input) -> Result:
        article = article_of(given, {})
        assert isinstance(article, Skipped), "an article was judged again"
        return article

    return judge


def always_silent(recipe: Recipe) -> Judge:
    """What a stranger would like to be concluded."""
    return lambda given: ArticleOutcome(SourceInfo(given.path))
