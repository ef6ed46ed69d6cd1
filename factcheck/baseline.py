"""Accepted findings: `factcheck-baseline.yaml` beside the claims file, its waivers and what they accept."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.errors import InputError, InputErrors
from factcheck.findings import sort_findings
from factcheck.load.claim_values import read_date, read_id, read_text
from factcheck.load.claims import RULE_IDS
from factcheck.load.claims_file import read_claims_text
from factcheck.load.entries import Entry, optional, read_entries
from factcheck.load.problems import Position, Problems, did_you_mean, shown
from factcheck.load.yaml_nodes import Node, Scalar, compose
from factcheck.load.yaml_nodes import Sequence as SequenceNode
from factcheck.model import Finding, PartialDate, Place, Report, Severity

BASELINE_NAME = "factcheck-baseline.yaml"
"""The file that is read if it stands beside the claims file."""

_ROOT_KEYS = ("version", "accepted")
_WAIVER_KEYS = ("rule", "claim", "article", "passage", "reason", "author", "until")
_HASH = re.compile("[0-9a-f]{16}")
_UNUSED = "unused-waiver"
_FORM = "write each as `- {rule: …, claim: …, article: …, reason: …}`"

_Key = tuple[str, str, str | None]
"""What a waiver and a finding must share: rule, claim and article."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One entry: the finding that it accepts, why, who did, and until when.

    Without `article` it accepts a finding about a claim as a whole; without `passage` any passage of the
    article. `until` is the last day on which it counts.
    """

    rule: str
    claim: str
    reason: str
    place: Place
    article: str | None = None
    passage: str | None = None
    author: str | None = None
    until: PartialDate | None = None

    @property
    def key(self) -> _Key:
        """What a finding must share with the entry, beside the passage."""
        return self.rule, self.claim, _one_line(self.article)

    def has_expired(self, today: datetime.date) -> bool:
        """Return whether the entry counts no longer."""
        return self.until is not None and today > self.until.latest


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of a baseline file, in its order."""

    path: str
    waivers: tuple[Waiver, ...] = ()


def load_baseline(path: Path) -> Baseline:
    """Read and check a baseline file.

    Raises `InputErrors` with every error of the file in the order of their places; with one error if it
    cannot be read at all.
    """
    if not path.exists():
        hint = "`factcheck verify --write-baseline --all` writes one"
        raise InputErrors((InputError(None, f"there is no file {path}", hint),))
    return parse_baseline(read_claims_text(path), str(path))


def parse_baseline(text: str, path: str) -> Baseline:
    """Read and check the text of a baseline file; `path` is what its places are written with.

    Raises `InputErrors` with every error in the order of their places.
    """
    problems = Problems(path)
    root = compose(text, problems)
    if root is None or (isinstance(root, Scalar) and root.is_null):
        return Baseline(path)
    if isinstance(root, SequenceNode):
        problems.stop(root, "the file is a list", "write `accepted:` above it, and indent the list below")
    entries = read_entries(root, _ROOT_KEYS, "the baseline file", problems)
    _check_version(entries.get("version"), problems)
    waivers = optional(entries, "accepted", _read_waivers, problems) or ()
    problems.raise_if_any()
    return Baseline(path, waivers)


def accept(
    report: Report,
    baseline: Baseline,
    today: datetime.date,
    rules: Iterable[tuple[str, Severity]] = (),
) -> Report:
    """Return the report with the findings that the baseline accepts marked so, with the reason.

    A finding whose waiver has expired counts, and says so. A waiver that no finding needs becomes an
    `unused-waiver`, with the severity that `rules` gives it, unless its article could not be read now.
    The report must be whole: findings are narrowed after it.
    """
    by_key = _by_key(baseline.waivers)
    findings = [_judged(finding, _matching(finding, by_key), today) for finding in report.findings]
    severity = dict(rules).get(_UNUSED, Severity.WARNING)
    if severity is not Severity.OFF:
        findings += [_unused(waiver, severity) for waiver in unused_waivers(report, baseline)]
    return replace(report, findings=sort_findings(findings))


def unused_waivers(report: Report, baseline: Baseline) -> tuple[Waiver, ...]:
    """Return the waivers that no finding of a whole report needs, in the file's order.

    A waiver about an article that was skipped is not among them: nobody knows whether it is needed.
    """
    by_key = _by_key(baseline.waivers)
    used = {waiver.place for finding in report.findings for waiver in _matching(finding, by_key)}
    skipped = {_one_line(skipped.path) for skipped in report.skipped}
    return tuple(
        waiver
        for waiver in baseline.waivers
        if waiver.place not in used and _one_line(waiver.article) not in skipped
    )


def unwaived_findings(findings: Iterable[Finding], baseline: Baseline) -> tuple[Finding, ...]:
    """Return the findings that no waiver is about, expired or not, in their order."""
    by_key = _by_key(baseline.waivers)
    return tuple(f for f in findings if f.rule != _UNUSED and not _matching(f, by_key))


def _by_key(waivers: Iterable[Waiver]) -> Mapping[_Key, Sequence[Waiver]]:
    by_key: dict[_Key, list[Waiver]] = {}
    for waiver in waivers:
        by_key.setdefault(waiver.key, []).append(waiver)
    return by_key


def _matching(finding: Finding, by_key: Mapping[_Key, Sequence[Waiver]]) -> tuple[Waiver, ...]:
    same = by_key.get((finding.rule, finding.claim, _one_line(finding.article)), ())
    return tuple(waiver for waiver in same if waiver.passage in (None, finding.passage_hash))


def _judged(finding: Finding, waivers: Sequence[Waiver], today: datetime.date) -> Finding:
    if not waivers:
        return finding
    valid = next((waiver for waiver in waivers if not waiver.has_expired(today)), None)
    if valid is not None:
        return replace(finding, accepted=valid.reason)
    expired = max(waivers, key=lambda waiver: waiver.until.latest if waiver.until else datetime.date.max)
    message = f"{finding.message} It was accepted until {expired.until}, which has passed ({expired.place})."
    return replace(finding, message=message)


def _unused(waiver: Waiver, severity: Severity) -> Finding:
    where = f" in {_one_line(waiver.article)}" if waiver.article else ""
    passage = " with this passage" if waiver.passage else ""
    message = f"The accepted finding `{waiver.rule}`{where}{passage} no longer occurs."
    return Finding(_UNUSED, severity, waiver.claim, message, waiver.place, article=waiver.article)


def _one_line(name: str | None) -> str | None:
    """Return a file's name as the baseline file can hold it: line breaks in it become spaces."""
    return None if name is None else " ".join(name.split())


def _check_version(entry: Entry | None, problems: Problems) -> None:
    if entry and not (isinstance(entry.value, Scalar) and entry.value.text.strip() == "1"):
        problems.add(entry.value, "`version` must be 1, the only version of the format", "write `version: 1`")


def _read_waivers(node: Node, what: str, problems: Problems) -> tuple[Waiver, ...]:
    if not isinstance(node, SequenceNode):
        problems.add(node, f"{what} must be a list", _FORM)
        return ()
    return tuple(_read_waiver(item, problems) for item in node.items)


def _read_waiver(node: Node, problems: Problems) -> Waiver:
    """Return the waiver that a mapping describes; parts with errors are left empty."""
    required = {"rule": "rule: …", "claim": "claim: …", "reason": "reason: …"}
    entries = read_entries(node, _WAIVER_KEYS, "an accepted finding", problems, required=required)
    return Waiver(
        rule=optional(entries, "rule", _read_rule, problems) or "",
        claim=optional(entries, "claim", read_id, problems) or "",
        reason=optional(entries, "reason", read_text, problems) or "",
        place=problems.place(Position(node.line, node.column)),
        article=optional(entries, "article", read_text, problems),
        passage=optional(entries, "passage", _read_hash, problems),
        author=optional(entries, "author", read_text, problems),
        until=optional(entries, "until", read_date, problems),
    )


def _read_rule(node: Node, what: str, problems: Problems) -> str | None:
    rule = read_text(node, what, problems)
    if rule is None or (rule in RULE_IDS and rule != _UNUSED):
        return rule
    if rule == _UNUSED:
        problems.add(node, f"`{_UNUSED}` cannot be accepted", "remove the entry that it is about")
    else:
        hint = did_you_mean(rule, RULE_IDS) or f"known are {', '.join(RULE_IDS)}"
        problems.add(node, f"unknown rule {shown(rule)}", hint)
    return None


def _read_hash(node: Node, what: str, problems: Problems) -> str | None:
    text = read_text(node, what, problems)
    if text is None or _HASH.fullmatch(text):
        return text
    hint = "leave it out to accept any passage of the article, or let `--write-baseline --all` write it"
    problems.add(node, f"{what} must be 16 digits from 0-9 and a-f, not {shown(text)}", hint)
    return None
