"""docs/ci.md against the code: its options, inputs and examples are the real ones."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import yaml

from factcheck.baseline import parse_baseline
from factcheck.cli.verify import command as verify

PROJECT = Path(__file__).parents[1]
PAGE = (PROJECT / "docs" / "ci.md").read_text(encoding="utf-8")
YAML_BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_every_option_exists() -> None:
    known = {name for parameter in verify.params for name in parameter.opts}
    commands = re.findall(r"factcheck verify [^`\n]*|args: \[.*\]|`--[^`]*`", PAGE)
    named = {option for text in commands for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)}
    assert {"--changed-since", "--write-baseline", "--update-expect", "--exit-zero"} <= named <= known


def test_every_new_option_is_explained() -> None:
    review = ("--added-only", "--baseline", "--all", "--show-accepted")
    assert all(option in PAGE for option in review)
    assert all(p.help for p in verify.params if isinstance(p, click.Option))


def test_the_table_of_inputs_is_that_of_the_action() -> None:
    action = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
    rows = re.findall(
        r"^\| `([a-z-]+)` \| (.*?) \|", PAGE.partition("## GitHub")[2].partition("## GitLab")[0], re.M
    )
    assert [name for name, _ in rows] == list(action["inputs"])
    for name, default in rows:
        if written := action["inputs"][name]["default"]:
            assert default == f"`{written}`"


@pytest.mark.parametrize("block", YAML_BLOCKS)
def test_every_example_is_yaml(block: str) -> None:
    assert yaml.safe_load(block)


def test_the_example_of_a_baseline_can_be_read() -> None:
    (block,) = (block for block in YAML_BLOCKS if "accepted:" in block)
    (waiver,) = parse_baseline(block, "factcheck-baseline.yaml").waivers
    assert (waiver.rule, str(waiver.until)) == ("repeats-false-claim", "2026-12-31")


def test_the_hooks_in_the_example_exist() -> None:
    hooks = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    named = set(re.findall(r"- id: (factcheck[\w-]*)", PAGE))
    assert named == {hook["id"] for hook in hooks}
