"""A small project on disk, and ways to run the command line in it. The story is invented."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import main

HEEDED = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY")
"""The environment variables that change the output."""

CLAIMS = """\
version: 1
articles: [articles]
claims:
  - id: plant-closes
    topic: economy
    statement: Die Papierfabrik in Lindenau schließt.
    claimant: Karl Mertens
    verdict: false
    counterclaims: [Die Papierfabrik in Lindenau bleibt geöffnet.]
  - id: brewery-grows
    topic: beer
    statement: Die Brauerei Hopfenthal stellt zwanzig Lehrlinge ein.
    verdict: true
"""

REPEATS = "---\ndate: 2024-03-18\noutlet: Lindenauer Anzeiger\n---\nDie Papierfabrik in Lindenau schließt.\n"
REFUTES = "---\ndate: 2024-03-18\noutlet: Talbote\n---\nDie Papierfabrik in Lindenau schließt nicht.\n"
GROWS = "---\ndate: 2024-03-19\noutlet: Talbote\n---\nDie Brauerei Hopfenthal stellt zwanzig Lehrlinge ein.\n"
WEATHER = "---\ndate: 2024-03-20\noutlet: Talbote\n---\nAm Sonntag regnet es im ganzen Tal bis zum Abend.\n"


def write_project(folder: Path, articles: Mapping[str, str], claims: str = CLAIMS) -> None:
    """Write a claims file, and articles by name into its folder `articles`."""
    (folder / "claims.yaml").write_text(claims, encoding="utf-8")
    (folder / "articles").mkdir(exist_ok=True)
    for name, text in articles.items():
        (folder / "articles" / name).write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    """Run the command line in this process, in the current folder."""
    return CliRunner().invoke(main, arguments)


def start(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own, with no terminal and a clean environment."""
    environment = {name: value for name, value in os.environ.items() if name not in HEEDED}
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=folder,
        env={**environment, "PYTHONUTF8": "1", **variables},
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    for name in HEEDED:
        monkeypatch.delenv(name, raising=False)
    return tmp_path
