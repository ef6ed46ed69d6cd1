"""`claims.yaml` → `Project`: every key is checked, every error reported at once with its place.

The file's format is described key by key in `claims.schema.json`, which editors use; this module
reads the same format and forgives a little more (any case of a fixed word, a single value for a list).
"""

from __future__ import annotations

from pathlib import Path

from factcheck.garbage import nothing_collected
from factcheck.load.claim_lint import lint_references
from factcheck.load.claim_reader import CLAIM_KEYS, read_claim
from factcheck.load.claim_values import (
    either,
    read_choice,
    read_date,
    read_language,
    read_text,
    read_texts,
    read_url,
)
from factcheck.load.claims_file import read_claims_text
from factcheck.load.entries import Entry, optional, read_entries, read_pairs
from factcheck.load.problems import Position, Problems, did_you_mean, shown
from factcheck.load.resources import json_schema, starter
from factcheck.load.yaml_nodes import Node, Scalar, Sequence, compose
from factcheck.model import Claim, FailOn, Project, Severity, SourceMetadata

__all__ = ["RULE_IDS", "json_schema", "lint_references", "load_project", "parse_project", "starter"]

RULE_IDS = (
    "repeats-false-claim",
    "contradicts-true-claim",
    "unchallenged-false-claim",
    "sources-contradict",
    "self-contradiction",
    "stance-changed",
    "superseded-account",
    "single-source",
    "unmentioned-claim",
    "possible-match",
    "unused-waiver",
)
"""The rules whose severity `rules` may set, worst first."""

_PROJECT_KEYS = ("version", "articles", "fail_on", "sources", "aliases", "rules", "claims")
_SOURCE_KEYS = ("title", "outlet", "date", "language", "url")
_MISPLACED = {
    key: "it belongs to a claim: indent it below `- id: …`" for key in CLAIM_KEYS if key not in _PROJECT_KEYS
}
_NEVER = {"no": "never", "false": "never", "off": "never", "none": "never", "info": "warning"}
_OFF = {"no": "off", "false": "off", "none": "off", "never": "off", "ignore": "off", "on": "warning"}
_WARNING = {"warn": "warning", "warnings": "warning", "errors": "error", "note": "info", "notice": "info"}


def load_project(path: Path) -> Project:
    """Read and check a claims file.

    `Project.path` and all places carry the path as given. Raises `InputErrors` with every error of
    the file in the order of their places; with one error if it cannot be read at all.
    """
    return parse_project(read_claims_text(path), str(path))


def parse_project(text: str, path: str) -> Project:
    """Read and check the text of a claims file; `path` is what its places are written with.

    Raises `InputErrors` with every error in the order of their places.
    """
    with nothing_collected():
        return _parse(text, Problems(path))


def _parse(text: str, problems: Problems) -> Project:
    root = compose(text, problems)
    if root is None or (isinstance(root, Scalar) and root.is_null):
        problems.stop(
            Position(1, 1), "the file is empty", "`factcheck init` writes a commented one to start from"
        )
    if isinstance(root, Sequence):
        problems.stop(root, "the file is a list", "write `claims:` above it, and indent the list below")
    project = _read_root(root, problems)
    problems.raise_if_any()
    return project


def _read_root(root: Node, problems: Problems) -> Project:
    entries = read_entries(
        root,
        _PROJECT_KEYS,
        "the claims file",
        problems,
        required={"claims": "claims: [{id: …, statement: …}]"},
        misplaced=_MISPLACED,
    )
    _check_version(entries.get("version"), problems)
    return Project(
        path=problems.path,
        claims=_read_claims(entries.get("claims"), problems),
        articles=_read_articles(entries.get("articles"), problems),
        fail_on=_read_fail_on(entries.get("fail_on"), problems),
        sources=_read_sources(entries.get("sources"), problems),
        aliases=_read_aliases(entries.get("aliases"), problems),
        rules=_read_rules(entries.get("rules"), problems),
    )


def _check_version(entry: Entry | None, problems: Problems) -> None:
    if entry and not (isinstance(entry.value, Scalar) and entry.value.text.strip() == "1"):
        problems.add(entry.value, "`version` must be 1, the only version of the format", "write `version: 1`")


def _read_claims(entry: Entry | None, problems: Problems) -> tuple[Claim, ...]:
    if entry is None:
        return ()
    if not isinstance(entry.value, Sequence):
        problems.add(entry.value, "`claims` must be a list", "begin each claim with `- id: …`")
        return ()
    if not entry.value.items:
        problems.add(entry.value, "`claims` is an empty list: there is nothing to check", "add a claim")
    claims: list[Claim] = []
    first: dict[str, Claim] = {}
    for node in entry.value.items:
        claim = read_claim(node, problems)
        claims.append(claim)
        if claim.id and first.setdefault(claim.id, claim) is not claim:
            message = f"the id `{claim.id}` is used twice, first at {first[claim.id].place}"
            problems.add(node, message, "give each claim an id of its own")
    return tuple(claims)


def _read_articles(entry: Entry | None, problems: Problems) -> tuple[str, ...]:
    if entry is None:
        return ()
    return tuple(text for text, _ in read_texts(entry.value, "`articles`", problems))


def _read_fail_on(entry: Entry | None, problems: Problems) -> FailOn:
    if entry is None:
        return FailOn.ERROR
    return read_choice(entry.value, FailOn, "`fail_on`", problems, _WARNING | _NEVER) or FailOn.ERROR


def _read_sources(entry: Entry | None, problems: Problems) -> tuple[SourceMetadata, ...]:
    if entry is None:
        return ()
    hint = "write `path-or-glob: {outlet: …, date: …}`"
    pairs = read_pairs(entry.value, "`sources`", problems, hint)
    return tuple(_read_source(pair, problems) for pair in pairs)


def _read_source(pair: Entry, problems: Problems) -> SourceMetadata:
    entries = read_entries(pair.value, _SOURCE_KEYS, f"the source {shown(pair.name)}", problems)
    return SourceMetadata(
        pattern=pair.name,
        place=problems.place(pair.key),
        title=optional(entries, "title", read_text, problems),
        outlet=optional(entries, "outlet", read_text, problems),
        date=optional(entries, "date", read_date, problems),
        language=optional(entries, "language", read_language, problems),
        url=optional(entries, "url", read_url, problems),
    )


def _read_aliases(entry: Entry | None, problems: Problems) -> tuple[tuple[str, ...], ...]:
    """Return one group per key, the key first.

    A name may stand in one group only, in whatever case; within a group other cases are other names.
    """
    if entry is None:
        return ()
    groups: list[tuple[str, ...]] = []
    first: dict[str, tuple[str, Entry]] = {}
    hint = "write `Name: [other name, …]`"
    for pair in read_pairs(entry.value, "`aliases`", problems, hint):
        what = f"an alias of {shown(pair.name)}"
        names = ((" ".join(pair.name.split()), pair.key), *read_texts(pair.value, what, problems))
        group: list[str] = []
        for name, node in names:
            _, owner = first.setdefault(name.casefold(), (name, pair))
            if owner is not pair:
                message = f"{shown(name)} also belongs to {shown(owner.name)} on line {owner.key.line}"
                problems.add(
                    node, message, "a name can mean one thing only: remove one, or join the two entries"
                )
            elif name in group:
                problems.add(node, f"{shown(name)} is written twice as {what}", "remove one")
            group.append(name)
        if isinstance(pair.value, Sequence) and not pair.value.items:
            problems.add(pair.value, f"{shown(pair.name)} has no aliases", hint)
        groups.append(tuple(group))
    return tuple(groups)


def _read_rules(entry: Entry | None, problems: Problems) -> tuple[tuple[str, Severity], ...]:
    if entry is None:
        return ()
    rules: list[tuple[str, Severity]] = []
    hint = f"write `rule: severity`, with severity {either(list(Severity))}"
    for pair in read_pairs(entry.value, "`rules`", problems, hint):
        if pair.name not in RULE_IDS:
            known = f"known are {', '.join(RULE_IDS)}"
            problems.add(
                pair.key, f"unknown rule {shown(pair.name)}", did_you_mean(pair.name, RULE_IDS) or known
            )
            continue
        what = f"the severity of `{pair.name}`"
        severity = read_choice(pair.value, Severity, what, problems, _WARNING | _OFF)
        if severity is not None:
            rules.append((pair.name, severity))
    return tuple(rules)
