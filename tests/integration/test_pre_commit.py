"""The hooks of .pre-commit-hooks.yaml, run by the real pre-commit on a real commit."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.cli._group import COMMANDS
from tests.integration.newsroom import CLAIMS, PROJECT, REFUTES, REPEATS, SILENT, Newsroom

HOOKS: list[dict[str, Any]] = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

needs_pre_commit = pytest.mark.skipif(
    importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed"
)


def local(hook: dict[str, Any], **changes: object) -> dict[str, Any]:
    """Return a hook as it is published, but run from this environment, for which no network is needed."""
    return {**hook, "language": "system", **changes}


@pytest.fixture
def hooked(newsroom: Newsroom, tmp_path: Path) -> Newsroom:
    """A newsroom with the hooks installed, and a first commit that they passed."""
    use(newsroom, *map(local, HOOKS))
    newsroom.write("articles/alt.txt", SILENT)
    newsroom.commit("Anfang")
    done = newsroom.run("pre-commit", "install")
    assert done.returncode == 0, done.stdout
    return newsroom


def use(newsroom: Newsroom, *hooks: dict[str, Any]) -> None:
    config = {"repos": [{"repo": "local", "hooks": list(hooks)}]}
    newsroom.write(".pre-commit-config.yaml", yaml.safe_dump(config))


def committed(newsroom: Newsroom) -> tuple[bool, str]:
    """Commit everything; return whether the hooks let it pass, and what they said."""
    newsroom.git("add", "--all")
    home = str(newsroom.folder.parent / "pre-commit")
    command = ("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-m", "Neu")
    done = newsroom.run(*command, PRE_COMMIT_HOME=home)
    return done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_run_commands_that_exist() -> None:
    assert {hook["id"] for hook in HOOKS} == {"factcheck", "factcheck-lint"}
    for hook in HOOKS:
        program, command = hook["entry"].split()
        assert (program, hook["language"]) == ("factcheck", "python")
        assert command in COMMANDS


@needs_pre_commit
def test_the_manifest_and_the_projects_own_configuration_are_valid(newsroom: Newsroom) -> None:
    for kind, name in (("manifest", ".pre-commit-hooks.yaml"), ("config", ".pre-commit-config.yaml")):
        done = newsroom.run("pre-commit", f"validate-{kind}", str(PROJECT / name))
        assert done.returncode == 0, done.stdout


@needs_pre_commit
def test_an_article_that_repeats_a_false_claim_is_not_committed(hooked: Newsroom) -> None:
    hooked.write("articles/neu.txt", REPEATS)
    passed, said = committed(hooked)
    assert not passed
    assert "articles/neu.txt:6:1" in said
    assert "repeats-false-claim" in said


@needs_pre_commit
def test_other_articles_are_committed(hooked: Newsroom) -> None:
    hooked.write("articles/neu.txt", REFUTES)
    passed, said = committed(hooked)
    assert passed, said


@needs_pre_commit
@pytest.mark.parametrize(
    "name", ["Müller & Söhne.txt", "--help.txt", "-q.md", "a\"b'c.txt", "$(touch x).txt", "*.txt", "a;b.txt"]
)
def test_hostile_file_names_are_articles_like_any_other(hooked: Newsroom, name: str) -> None:
    hooked.write("claims.yaml", CLAIMS.replace("[articles]", "['.']"))
    hooked.write(name, REPEATS)
    passed, said = committed(hooked)
    assert not passed
    assert "repeats-false-claim" in said
    assert not (hooked.folder / "x").exists()


@needs_pre_commit
def test_what_is_not_staged_plays_no_part(hooked: Newsroom) -> None:
    hooked.write("articles/neu.txt", REFUTES)
    hooked.git("add", "--all")
    hooked.write("articles/neu.txt", REPEATS)
    done = hooked.run("pre-commit", "run", PRE_COMMIT_HOME=str(hooked.folder.parent / "pre-commit"))
    assert done.returncode == 0, done.stdout


@needs_pre_commit
def test_a_commit_without_articles_runs_nothing(hooked: Newsroom) -> None:
    hooked.write("bild.svg", "<svg/>")
    passed, said = committed(hooked)
    assert passed
    assert said.count("Skipped") == 2


@needs_pre_commit
def test_a_broken_claims_file_is_not_committed(hooked: Newsroom) -> None:
    hooked.write("claims.yaml", CLAIMS.replace("statement: Die Papier", "statment: Die Papier"))
    passed, said = committed(hooked)
    assert not passed
    assert "did you mean `statement`?" in said


@needs_pre_commit
def test_options_go_into_args(hooked: Newsroom) -> None:
    hooked.git("mv", "claims.yaml", "check.yaml")
    (articles,) = (hook for hook in HOOKS if hook["id"] == "factcheck")
    use(hooked, local(articles, args=["--claims=check.yaml", "--fail-on=never", "--"], files="^articles/"))
    hooked.write("articles/neu.txt", REPEATS)
    passed, said = committed(hooked)
    assert passed, said
