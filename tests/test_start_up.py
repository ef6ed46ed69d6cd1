"""What a command loads is what it needs: Python spends its time in imports long before anything is judged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ENGINE = {"rapidfuzz", "Stemmer", "factcheck.pipeline", "factcheck.languages.pack", "factcheck.match"}
PAGE = {"rich", "factcheck.reports.text"}
FILES = {"yaml", "factcheck.load.claims"}
MORE_PROCESSES = {"multiprocessing", "concurrent.futures", "distributed"}
PACKAGING = {"importlib.metadata", "email.message"}


def loaded(folder: Path, *arguments: str) -> set[str]:
    """Return the modules that a command has loaded when it ends."""
    script = (
        "import sys\n"
        "from factcheck.cli import main\n"
        "try:\n"
        f"    main({list(arguments)!r})\n"
        "finally:\n"
        "    print(*sys.modules, file=sys.stderr)\n"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "XDG_STATE_HOME": str(folder / "state"),
    }
    for name in ("GITHUB_ACTIONS", "FACTCHECK_CACHE_KEY"):
        environment.pop(name, None)
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode in (0, 1), result.stderr
    return set(result.stderr.split())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "claims.yaml").write_text(
        "version: 1\narticles: [texts]\nclaims: [{id: pool, statement: Das Hallenbad schließt.}]\n"
    )
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Das Hallenbad schließt im Mai.")
    return tmp_path


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("verify", "--help")])
def test_help_loads_neither_engine_nor_page_nor_files(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert not loaded(tmp_path, *arguments) & (ENGINE | PAGE | FILES | MORE_PROCESSES | PACKAGING)


def test_a_run_from_the_cache_loads_no_engine(project: Path) -> None:
    assert loaded(project, "verify") >= ENGINE
    again = loaded(project, "verify")
    assert not again & (ENGINE | MORE_PROCESSES | PACKAGING)
    assert again >= PAGE


def test_a_format_for_programs_loads_no_page(project: Path) -> None:
    assert not loaded(project, "verify", "--format", "json") & PAGE


def test_a_small_run_loads_nothing_for_more_processes(project: Path) -> None:
    assert not loaded(project, "verify", "--no-cache", "--jobs", "4") & MORE_PROCESSES
