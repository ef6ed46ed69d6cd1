"""Every rule is declared once, explained in full, and the page in docs/ is made from the declarations."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.model import Severity
from factcheck.rules import RULES, Rule, find_rule, rule_markdown, rules_markdown

ROOT = Path(__file__).resolve().parent.parent

SEVERITIES = {
    "repeats-false-claim": Severity.ERROR,
    "contradicts-true-claim": Severity.ERROR,
    "unchallenged-false-claim": Severity.WARNING,
    "sources-contradict": Severity.WARNING,
    "self-contradiction": Severity.WARNING,
    "stance-changed": Severity.ERROR,
    "superseded-account": Severity.INFO,
    "single-source": Severity.INFO,
    "unmentioned-claim": Severity.INFO,
    "possible-match": Severity.INFO,
    "unused-waiver": Severity.WARNING,
}


def test_all_rules_and_their_severities_are_declared_once() -> None:
    assert {rule.id: rule.severity for rule in RULES} == SEVERITIES
    assert len(RULES) == len(SEVERITIES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_when_why_and_what_to_do(rule: Rule) -> None:
    for text in (rule.summary, rule.why, rule.fires, rule.silent, rule.accept):
        assert text.strip().endswith((".", ".”")), text
        assert "\n" not in text
    assert rule.fires != rule.silent


def test_a_rule_is_found_by_its_id() -> None:
    rule = find_rule("single-source")
    assert rule is not None
    assert "independent" in rule.summary
    assert find_rule("no-such-rule") is None


def test_the_page_of_a_rule_holds_all_its_texts() -> None:
    rule = RULES[0]
    page = rule_markdown(rule)
    for text in (rule.id, rule.severity.value, rule.summary, rule.why, rule.fires, rule.silent):
        assert text in page


def test_the_documentation_is_up_to_date() -> None:
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == rules_markdown(), "run `python -m factcheck.rules > docs/rules.md`"
