"""README.md and its companions against the project: every command, example and link in them is real."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import factcheck
from factcheck.cli._group import COMMANDS
from factcheck.load.claims import parse_project
from factcheck.model import Assessment, Confidence, Stance
from factcheck.reports import format_names

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
PAGES = [
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")),
]
TABLE_CLAIM = "Die Elbbrücke ist gesperrt."


def fenced(language: str) -> list[str]:
    """Return the README's code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    """Return the commands of the set-up, one to a line."""
    (block,) = fenced("console")
    return block.splitlines()


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80"}
    environment.pop("GITHUB_ACTIONS", None)
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_two_commands_set_up_one_runs_the_main_job_and_one_the_tests() -> None:
    assert commands() == [
        "python3 -m venv .venv && . .venv/bin/activate",
        "pip install '.[test]'",
        "factcheck verify",
        "pytest",
    ]


def test_ci_runs_the_readmes_commands() -> None:
    """All but the place of the environment, which is a temporary folder there."""
    environment, install, main_job, tests = commands()
    lines = CI.replace('"$folder"/', "").splitlines()
    for command in (environment, install, f"step {main_job}", f"step {tests}"):
        assert any(line == command or line.startswith(f"{command} ") for line in lines), command


def test_the_test_extra_has_what_ci_runs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = " ".join(project["optional-dependencies"]["test"])
    for tool in re.findall(r"^step (\w+)", CI, flags=re.MULTILINE):
        assert tool == "factcheck" or tool in extra


def test_the_main_job_runs_on_the_seeds_and_exits_as_documented(tmp_path: Path) -> None:
    for name in ("claims.yaml", "seeds"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    _, *arguments = shlex.split(commands()[2])
    result = run(*arguments, cwd=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "in 5 articles" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("code", "claims", "text"),
    [
        (0, "{id: pool, statement: Das Hallenbad schließt., verdict: true}", "Das Hallenbad schließt."),
        (1, "{id: pool, statement: Das Hallenbad schließt., verdict: false}", "Das Hallenbad schließt."),
        (2, "{id: pool, statement: Das Hallenbad schließt., verdikt: false}", "Das Hallenbad schließt."),
        (2, "{id: pool, statement: Das Hallenbad schließt.}", None),
    ],
)
def test_exit_codes_are_those_documented(tmp_path: Path, code: int, claims: str, text: str | None) -> None:
    assert re.search(rf"^    {code}  ", README, flags=re.MULTILINE)
    (tmp_path / "claims.yaml").write_text(f"version: 1\narticles: [texts]\nclaims: [{claims}]\n")
    (tmp_path / "texts").mkdir()
    if text is not None:
        (tmp_path / "texts" / "a.txt").write_text(text)
    assert run("verify", "--no-cache", cwd=tmp_path).returncode == code


def test_the_help_is_the_real_one() -> None:
    (documented,) = (block for block in fenced("text") if block.startswith("Usage:"))
    assert documented == run("--help").stdout
    assert all(f"\n  {command} " in documented for command in COMMANDS)


def test_the_claims_file_is_in_order() -> None:
    (block,) = fenced("yaml")
    project = parse_project(block, "claims.yaml")
    assert [claim.id for claim in project.claims] == ["pool-closes", "brenner-runs", "brenner-quits"]


def table_rows() -> list[tuple[str, str, str, str]]:
    rows = re.findall(r"^\| (.+?) \| (supports|refutes|silent) \| (\w*) ?\| (.+?) \|$", README, re.MULTILINE)
    assert len(rows) >= 6
    return [(text, stance, voice, why) for text, stance, voice, why in rows]


@pytest.mark.parametrize(("text", "stance", "voice", "why"), table_rows())
def test_the_table_of_stances_is_what_comes_out(text: str, stance: str, voice: str, why: str) -> None:
    assert TABLE_CLAIM.rstrip(".") in README
    result: Assessment = factcheck.check(TABLE_CLAIM, text, language="de")
    if stance == "silent":
        assert result.stance is Stance.SILENT or result.confidence is Confidence.WEAK
        return
    assert (result.stance, result.voice, result.confidence) == (stance, voice, Confidence.STRONG)
    if "speaker" in why:
        assert why == f"speaker: {result.speaker}"


def test_the_library_example_runs() -> None:
    (block,) = fenced("python")
    test = doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_every_format_is_named() -> None:
    text = README.lower()
    for name in format_names():
        assert name in text or name == "text"


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "../../")):
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES)
def test_paths_in_code_exist(page: str) -> None:
    """`factcheck/…`, `tests/…`, `docs/…` and `benchmarks/…` in backticks, where no part is a placeholder."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for name in re.findall(r"`((?:factcheck|tests|docs|benchmarks)/[\w./-]+)`", text):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("page", PAGES)
def test_nobody_is_sent_to_another_projects_package(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert not re.search(r"pip install\s+(?:-\S+\s+)*['\"]?factcheck\b", text)
