"""A newsroom's repository in git, made for a test. The story is invented."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]

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
    topic: economy
    statement: Die Brauerei Hopfenthal stellt zwanzig Lehrlinge ein.
    verdict: true
"""

_HEAD = "---\ndate: {date}\noutlet: {outlet}\n---\n"
_FILLERS = (
    "Der Gemeinderat von Lindenau berät am Abend über den Haushalt des kommenden Jahres.",
    "Am Sonntag regnet es im ganzen Tal, und auf den Höhen fällt der erste Schnee.",
    "Die Bücherei zeigt alte Karten des Tales, die ein Sammler aus der Stadt gestiftet hat.",
    "Nach dem Spiel feierten die Handballerinnen ihren Aufstieg auf dem Marktplatz.",
    "Wegen der Bauarbeiten am Bahnhof halten die Züge bis Mai nur zweimal in der Stunde.",
)


def article(sentence: str, date: str = "2024-03-18", outlet: str = "Talbote", filler: int = 0) -> str:
    """Return an article in which one sentence matters."""
    return _HEAD.format(date=date, outlet=outlet) + f"{_FILLERS[filler % 5]}\n{sentence}\n"


REPEATS = article("Die Papierfabrik in Lindenau schließt.", "2024-04-02", "Lindenauer Anzeiger", 1)
REFUTES = article("Die Papierfabrik in Lindenau schließt nicht.", "2024-04-03", "Talbote", 2)
SILENT = article("Danach gab es Kuchen für alle.", "2024-04-04", "Talbote", 3)


class Newsroom:
    """A git repository with a claims file and articles, and ways to work in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def create(cls, folder: Path) -> Newsroom:
        """Make a repository without a commit."""
        if shutil.which("git") is None:
            pytest.skip("git is not installed")
        folder.mkdir()
        newsroom = cls(folder)
        newsroom.git("init", "-q", "--initial-branch=main")
        newsroom.write("claims.yaml", CLAIMS)
        return newsroom

    def copy(self, folder: Path) -> Newsroom:
        """Make a copy of the repository."""
        shutil.copytree(self.folder, folder)
        return Newsroom(folder)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def git(self, *arguments: str) -> None:
        identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
        done = self.run("git", *identity, *arguments)
        assert done.returncode == 0, done.stderr

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "-q", "-m", message)

    def factcheck(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "factcheck", *arguments)

    def run(self, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a program of this Python's environment in the repository, as a shell would.

        The settings of whoever runs the test play no part.
        """
        left_out = ("GIT_", "GITHUB_", "GITLAB_", "FACTCHECK_", "NO_COLOR", "FORCE_COLOR", "TERM")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
        path = os.pathsep.join([str(Path(sys.executable).parent), kept["PATH"]])
        own = {"PATH": path, "COLUMNS": "100", "PYTHONUTF8": "1", "GIT_CONFIG_GLOBAL": os.devnull}
        return subprocess.run(
            command,
            cwd=self.folder,
            env={**kept, **own, "GIT_CONFIG_NOSYSTEM": "1", **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A new repository without a commit."""
    return Newsroom.create(tmp_path / "redaktion")
