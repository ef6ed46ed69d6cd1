"""Every rule a finding can come from: what it means, why it matters, when it fires and how to accept it.

`factcheck rules`, the help texts in SARIF and docs/rules.md are all made from these declarations.
Run `python -m factcheck.rules > docs/rules.md` after a change.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from factcheck.model import Severity

_IN_BASELINE = (
    "Run `factcheck verify --write-baseline --all` and write the reason into the entry that it adds to "
    "factcheck-baseline.yaml. "
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. All texts are plain sentences; code and ids in them stand in backticks.

    `fires` and `silent` are each an example, the first of which gives a finding and the second of which
    does not. `severity` is the default, which `rules` in claims.yaml overrides.
    """

    id: str
    severity: Severity
    summary: str
    why: str
    fires: str
    silent: str
    accept: str


RULES: tuple[Rule, ...] = (
    Rule(
        id="repeats-false-claim",
        severity=Severity.ERROR,
        summary="An article supports, in its own voice, a claim that was rated false at the article's date.",
        why=(
            "The article tells its readers as a fact what the newsroom has found to be false. This is what a "
            "correction is printed for."
        ),
        fires="Claim, rated false: “Der Fluss ist vergiftet.” Article: “Noch immer ist der Fluss vergiftet.”",
        silent=(
            "“Fälschlicherweise hieß es, der Fluss sei vergiftet” refutes the claim. “Laut einem Anwohner "
            "ist der Fluss vergiftet” is somebody's words, which `unchallenged-false-claim` looks after."
        ),
        accept=(
            "Correct the article. If the article is right, correct the claim's `verdict`, or give it periods "
            "(`from`, `until`) where it changed. If the passage is misread, accept it: " + _IN_BASELINE
        ),
    ),
    Rule(
        id="contradicts-true-claim",
        severity=Severity.ERROR,
        summary="An article refutes, in its own voice, a claim that was rated true at the article's date.",
        why="The article denies as a fact what the newsroom has found to be true.",
        fires="Claim, rated true: “Die Brücke ist gesperrt.” Article: “Die Brücke ist nicht gesperrt.”",
        silent=(
            "“Die Brücke ist nicht gesperrt, behauptet der Wirt” is somebody's words. An article dated "
            "before the period in which the claim is rated true does not contradict it either."
        ),
        accept=(
            "Correct the article, or the claim's `verdict`. If the passage is misread, accept it: "
            + _IN_BASELINE
        ),
    ),
    Rule(
        id="unchallenged-false-claim",
        severity=Severity.WARNING,
        summary="A false claim stands in an article only as somebody's words, and nothing challenges it.",
        why=(
            "Quoting a false claim is news; quoting it without a word that it is false spreads it, the more "
            "so in a headline."
        ),
        fires="Claim, rated false: “Der See ist vergiftet.” Article: “Laut Müller ist der See vergiftet.”",
        silent="“Laut Müller ist der See vergiftet. Das ist falsch.”",
        accept=(
            "Add to the article what is known of the matter. Where the quotation must stand alone, accept "
            "it: " + _IN_BASELINE
        ),
    ),
    Rule(
        id="sources-contradict",
        severity=Severity.WARNING,
        summary=(
            "At about the same time one source supports and another refutes a claim, or two sources support "
            "claims that contradict each other."
        ),
        why=(
            "Both cannot be right. Readers of the archive find either account, depending on where they look, "
            "and the next article will be built on one of them. About the same time means: at most seven "
            "days apart, or the dates are too vague to tell. Whether a source says so itself or quotes "
            "somebody plays no part. Near-identical articles count as one source."
        ),
        fires="3 March: “Der Vertrag wird am Freitag unterzeichnet.” 5 March: “Der Vertrag ist geplatzt.”",
        silent=(
            "The same two articles, five weeks apart: a development, which `superseded-account` notes. Two "
            "prints of one agency report are one source."
        ),
        accept=(
            "Find out which account is right and set the claim's `verdict`, with periods where the state of "
            "affairs changed; articles that were right at their time are then no contradiction. Or accept "
            "it: " + _IN_BASELINE
        ),
    ),
    Rule(
        id="self-contradiction",
        severity=Severity.WARNING,
        summary="One article supports and refutes a claim in the same voice.",
        why=(
            "The article says both in its own voice, or has the same speaker say both. Two speakers who "
            "disagree are no contradiction but a report of a dispute."
        ),
        fires="“Die Brücke ist gesperrt. … Die Brücke war an keinem Tag gesperrt.”",
        silent="“Die Stadt sagt, die Brücke sei gesperrt. Der Wirt sagt, sie sei nicht gesperrt.”",
        accept="Correct the article. If a passage is misread, accept it: " + _IN_BASELINE,
    ),
    Rule(
        id="stance-changed",
        severity=Severity.ERROR,
        summary="An article's stance is no longer the one that a person confirmed in the claim's `expect`.",
        why=(
            "Somebody read the article and wrote down what it says of the claim. Now the article, the claim "
            "or the engine was changed, and what comes out is something else."
        ),
        fires="`expect: {archive/flood.txt: refutes}`, and archive/flood.txt is now silent about the claim.",
        silent="`expect: {archive/flood.txt: silent}`, and archive/flood.txt is a weak match only.",
        accept=(
            "Read the passage. If the new stance is right, run `factcheck verify --update-expect`; it shows "
            "what it changes."
        ),
    ),
    Rule(
        id="superseded-account",
        severity=Severity.INFO,
        summary="An older source was overtaken by a newer one: a development, not a contradiction.",
        why="Who quotes the older article should know that the state of affairs has changed since.",
        fires="January: “Die Brücke ist gesperrt.” April: “Die Brücke ist nicht mehr gesperrt.”",
        silent="The same on one weekend: sources contradict each other, and `sources-contradict` says so.",
        accept="Nothing needs to be done. Hide the rule with `rules: {superseded-account: off}`.",
    ),
    Rule(
        id="single-source",
        severity=Severity.INFO,
        summary="Only one independent source speaks to the claim.",
        why="What a single source says, nobody has confirmed. Copies of one agency report are one source.",
        fires="Three outlets print the same agency report, and no other article speaks to the claim.",
        silent="Two articles of different origin support the claim.",
        accept="Add articles of other sources, or hide the rule with `rules: {single-source: off}`.",
    ),
    Rule(
        id="unmentioned-claim",
        severity=Severity.INFO,
        summary="No article clearly speaks to the claim.",
        why="The claim checks nothing: its wordings may be too far from what articles write, or it is stale.",
        fires="The claim “Der Tunnel ist fertig”, and no article about a tunnel.",
        silent="An article that refutes the claim: “Der Tunnel ist noch nicht fertig.”",
        accept=(
            "Add `paraphrases` (`factcheck explain CLAIM` shows what came near), remove the claim, or hide "
            "the rule with `rules: {unmentioned-claim: off}`."
        ),
    ),
    Rule(
        id="possible-match",
        severity=Severity.INFO,
        summary="A weak match that a person should judge.",
        why="The engine abstains where it cannot tell. Such a passage counts for nothing by itself.",
        fires="Claim: “Der Vertrag ist unterzeichnet.” Article: “Zum Vertrag fehlte zuletzt nur noch wenig.”",
        silent="“Der Vertrag wurde unterzeichnet” is a strong match.",
        accept=(
            "Read the passage. Write the stance into the claim's `expect`, add its words to `paraphrases` or "
            "`counterclaims`, or hide the rule with `rules: {possible-match: off}`."
        ),
    ),
    Rule(
        id="unused-waiver",
        severity=Severity.WARNING,
        summary="An accepted finding no longer occurs.",
        why="A waiver that nobody needs would hide the same finding if it came back.",
        fires="factcheck-baseline.yaml accepts a passage that has since been corrected.",
        silent="factcheck-baseline.yaml accepts a passage that still stands in the article.",
        accept="Run `factcheck verify --write-baseline`: it removes what is gone.",
    ),
)


def find_rule(rule_id: str) -> Rule | None:
    """Return the rule with an id, or None."""
    return next((rule for rule in RULES if rule.id == rule_id), None)


def rule_markdown(rule: Rule) -> str:
    """Return one rule's page as Markdown, without a heading of the first level."""
    return (
        f"## `{rule.id}`\n\n"
        f"**{rule.severity.value}** – {rule.summary}\n\n"
        f"{rule.why}\n\n"
        f"- **Fires:** {rule.fires}\n"
        f"- **Stays silent:** {rule.silent}\n"
        f"- **What to do:** {rule.accept.strip()}\n"
    )


def rules_markdown() -> str:
    """Return the whole of docs/rules.md."""
    introduction = (
        "# Rules\n\n"
        "<!-- Made by `python -m factcheck.rules > docs/rules.md`; edit factcheck/rules.py instead. -->\n\n"
        "Each finding comes from one rule. Only strong evidence gives a finding, except `possible-match`. A\n"
        "severity is changed, or a rule hidden, in claims.yaml:\n\n"
        "```yaml\nrules: {single-source: off, sources-contradict: error}\n```\n\n"
    )
    rows = [f"| [`{rule.id}`](#{rule.id}) | {rule.severity.value} | {rule.summary} |" for rule in RULES]
    table = "\n".join(["| rule | severity | when |", "| --- | --- | --- |", *rows])
    pages = "\n".join(rule_markdown(rule) for rule in RULES)
    return f"{introduction}{table}\n\n{pages}"


if __name__ == "__main__":
    sys.stdout.write(rules_markdown())
