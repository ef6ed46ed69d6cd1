"""The small commands: articles, init, schema, rules, completion; and the group itself."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import __version__
from factcheck.cli._group import COMMANDS
from factcheck.rules import RULES
from tests.cli.document import document
from tests.cli.project import REPEATS, WEATHER, run, write_project

CLI_PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_version() -> None:
    assert run("--version").stdout == f"factcheck {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_in_80_columns(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"factcheck {name}" in result.stdout
    assert "Examples:" in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_the_help_of_the_group_cuts_no_summary() -> None:
    assert "..." not in run("--help").stdout.partition("Commands:")[2]


def test_an_unknown_command_is_a_usage_error_with_a_suggestion() -> None:
    result = run("verfy")
    assert result.exit_code == 2
    assert "did you mean `verify`?" in result.stderr


def test_no_command_shows_the_help_and_is_a_usage_error() -> None:
    result = run()
    assert result.exit_code == 2
    assert "Commands:" in result.output


def test_articles_lists_facts_with_their_origin(folder: Path) -> None:
    write_project(folder, {"repeats.txt": REPEATS, "weather.txt": WEATHER})
    (folder / "articles" / "broken.txt").write_bytes(b"\x89PNG\x00\x00\x00\x01" * 40)
    result = run("articles")
    assert result.exit_code == 0
    assert "articles/repeats.txt, 1 sentence" in result.stdout
    assert "2024-03-18  (front matter)" in result.stdout
    assert "Lindenauer Anzeiger  (front matter)" in result.stdout
    assert "articles/broken.txt: " in result.stdout
    assert result.stdout.rstrip().endswith("2 articles · 2 sentences · 1 skipped")


def test_articles_can_be_named(folder: Path) -> None:
    write_project(folder, {"repeats.txt": REPEATS, "weather.txt": WEATHER})
    output = run("articles", "articles/weather.txt").stdout
    assert "weather.txt" in output
    assert "repeats.txt" not in output


def test_init_writes_a_file_that_loads_and_never_overwrites_one(folder: Path) -> None:
    assert run("init").exit_code == 0
    written = (folder / "claims.yaml").read_bytes()
    (folder / "claims.yaml").write_text("mine", encoding="utf-8")
    result = run("init")
    assert result.exit_code == 2
    assert "--force overwrites it" in result.stderr
    assert (folder / "claims.yaml").read_text(encoding="utf-8") == "mine"
    assert run("init", "--force").exit_code == 0
    assert (folder / "claims.yaml").read_bytes() == written


def test_schema_prints_a_json_schema() -> None:
    assert "claims" in json.loads(run("schema").stdout)["properties"]


def test_rules_lists_all_and_explains_each() -> None:
    overview = run("rules").stdout
    for rule in RULES:
        assert f"{rule.id} ({rule.severity})" in overview
        page = run("rules", rule.id).stdout
        assert all(label in page for label in ("Why", "Fires", "Stays silent", "What to do"))


def test_an_unknown_rule_is_a_usage_error_with_a_suggestion() -> None:
    result = run("rules", "single-sources")
    assert result.exit_code == 2
    assert "did you mean `single-source`?" in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    assert "_FACTCHECK_COMPLETE" in run("completion", shell).stdout


def completions(folder: Path, line: str, position: int) -> list[str]:
    """Return what bash is told to complete in a line at a word's position."""
    environment = {
        "_FACTCHECK_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(position),
    }
    result = subprocess.run(
        [sys.executable, "-m", "factcheck"],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""
    return [each.partition(",")[2] for each in result.stdout.splitlines() if each]


def test_claims_topics_and_rules_are_completed(folder: Path) -> None:
    write_project(folder, {})
    assert completions(folder, "factcheck verify --claim pl", 3) == ["plant-closes"]
    assert completions(folder, "factcheck verify --topic ", 3) == ["beer", "economy"]
    assert completions(folder, "factcheck explain brew", 2) == ["brewery-grows"]
    assert completions(folder, "factcheck rules single", 2) == ["single-source"]


def test_completion_is_quiet_about_a_broken_claims_file(folder: Path) -> None:
    write_project(folder, {}, "claims: 7\n")
    assert completions(folder, "factcheck verify --claim pl", 3) == []


def test_the_documented_help_is_the_real_one() -> None:
    message = "run `python -m tests.cli.document > docs/cli.md`"
    assert CLI_PAGE.read_text(encoding="utf-8") == document(), message
