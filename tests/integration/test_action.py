"""The GitHub action: its definition, and its scripts run as GitHub would run them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.newsroom import PROJECT, REPEATS, SILENT, Newsroom

ACTION: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


@pytest.fixture
def runner(newsroom: Newsroom) -> Newsroom:
    """A repository with one harmless article on main, checked out on a branch."""
    newsroom.write("articles/alt.txt", SILENT)
    newsroom.commit("Anfang")
    newsroom.git("switch", "-q", "-c", "neu")
    return newsroom


def run_action(runner: Newsroom, **inputs: str) -> tuple[subprocess.CompletedProcess[str], Path, Path]:
    """Run the script as a step; return how it ended, the step's output file and the job's summary."""
    outside = runner.folder.parent
    temporary = outside / "runner temp"
    temporary.mkdir(exist_ok=True)
    output, summary = outside / "output", outside / "summary.md"
    output.touch()
    summary.touch()
    variables = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(temporary),
        "FACTCHECK_CLAIMS": "claims.yaml",
        **{f"FACTCHECK_{name.upper()}": value for name, value in inputs.items()},
    }
    done = runner.run("bash", str(PROJECT / "action" / "run.sh"), **variables)
    return done, output, summary


def test_every_input_has_a_description_and_reaches_a_step() -> None:
    used = json.dumps(STEPS)
    for name, properties in ACTION["inputs"].items():
        assert properties["description"]
        assert f"inputs.{name}" in used
    assert set(ACTION["inputs"]) == {"claims", "paths", "changed-since", "fail-on", "version", "upload-sarif"}


def test_no_input_is_pasted_into_a_command() -> None:
    commands = [step["run"] for step in STEPS if "run" in step]
    assert len(commands) == 2
    assert not any("${{" in command for command in commands)


def test_the_scripts_that_the_steps_name_exist() -> None:
    for name in ("install.sh", "run.sh"):
        assert any(f"action/{name}" in step.get("run", "") for step in STEPS)
        assert os.access(PROJECT / "action" / name, os.X_OK)


@needs_bash
def test_a_pull_request_with_a_false_claim_fails_with_annotations_summary_and_sarif(runner: Newsroom) -> None:
    runner.write("articles/neu ü.txt", REPEATS)
    runner.commit("Ein Artikel")
    done, output, summary = run_action(runner, changed_since="main")
    assert done.returncode == 1
    assert any(line.startswith("::error file=articles/neu ü.txt,line=6") for line in done.stdout.splitlines())
    assert "Die Papierfabrik in Lindenau schließt" in summary.read_text(encoding="utf-8")
    name, _, path = output.read_text(encoding="utf-8").strip().partition("=")
    assert name == "sarif"
    assert len(json.loads(Path(path).read_text(encoding="utf-8"))["runs"][0]["results"]) == 1


@needs_bash
def test_without_findings_the_step_passes_and_sarif_is_there_to_close_old_alerts(runner: Newsroom) -> None:
    done, output, _ = run_action(runner, changed_since="main")
    assert done.returncode == 0, done.stderr
    assert output.read_text(encoding="utf-8").startswith("sarif=")


@needs_bash
def test_a_broken_input_is_no_finding_and_leaves_no_old_sarif(runner: Newsroom) -> None:
    run_action(runner)
    (runner.folder.parent / "output").unlink()
    done, output, _ = run_action(runner, changed_since="none")
    assert done.returncode == 2
    assert "git knows no commit" in done.stderr
    assert output.read_text(encoding="utf-8") == ""


@needs_bash
def test_paths_are_lines_of_any_characters(runner: Newsroom) -> None:
    runner.write("articles/neu & alt.txt", REPEATS)
    runner.write("--help.txt", SILENT)
    runner.write("articles/weiter.txt", REPEATS)
    done, _, _ = run_action(runner, paths="articles/neu & alt.txt\n\n--help.txt\n")
    assert done.returncode == 1
    assert "articles/neu & alt.txt:6:1" in done.stdout
    assert "file=articles/weiter.txt" not in done.stdout


@needs_bash
@pytest.mark.parametrize(
    "inputs",
    [
        {"claims": "$(touch hacked).yaml"},
        {"claims": "--help"},
        {"paths": "`touch hacked`; touch hacked\n--help"},
        {"changed_since": "main; touch hacked"},
        {"changed_since": "--output=hacked"},
        {"fail_on": "never; touch hacked"},
    ],
)
def test_inputs_never_act(runner: Newsroom, inputs: dict[str, str]) -> None:
    done, _, _ = run_action(runner, **inputs)
    assert done.returncode == 2
    assert not (runner.folder / "hacked").exists()


@needs_bash
def test_fail_on_decides_what_fails(runner: Newsroom) -> None:
    runner.write("articles/neu.txt", REPEATS)
    assert run_action(runner, fail_on="never")[0].returncode == 0
    assert run_action(runner, fail_on="error")[0].returncode == 1


@needs_bash
@pytest.mark.parametrize(
    ("version", "package"),
    [
        ("", "{action}"),
        ("v1.2", "factcheck @ git+https://git.example/owner/factcheck@v1.2"),
        ("x; touch hacked", "factcheck @ git+https://git.example/owner/factcheck@x; touch hacked"),
    ],
)
def test_what_is_installed_is_the_actions_own_copy_or_a_version_of_its_repository(
    runner: Newsroom, version: str, package: str
) -> None:
    programs = runner.folder.parent / "bin"
    programs.mkdir()
    python = programs / "python"
    python.write_text('#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; done\n', encoding="utf-8")
    python.chmod(0o755)
    done = runner.run(
        "bash",
        str(PROJECT / "action" / "install.sh"),
        PATH=os.pathsep.join([str(programs), os.environ["PATH"]]),
        GITHUB_ACTION_PATH=str(PROJECT),
        GITHUB_SERVER_URL="https://git.example",
        FACTCHECK_REPOSITORY="owner/factcheck",
        FACTCHECK_VERSION=version,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == package.format(action=PROJECT)
    assert not (runner.folder / "hacked").exists()


def test_the_environment_has_the_command_that_the_script_calls() -> None:
    assert shutil.which("factcheck", path=str(Path(sys.executable).parent))
