"""Who says what of a claim, in order of time: the table under a contradiction."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from factcheck.model import Confidence, Stance, Voice
from factcheck.reports._lookup import Passage
from factcheck.reports._markdown_text import code, escaped, marked_quote, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import ClaimResult, Evidence, Finding
    from factcheck.reports._lookup import Lookup

_MOST_ROWS = 12
_QUOTE_LIMIT = 220
_NAME_LIMIT = 100
_UNBROKEN_HYPHEN = "\u2011"
"""Keeps a date on one line of a narrow column."""

_STANCES = {
    Stance.SUPPORTS: "✔ **supports** it",
    Stance.REFUTES: "✘ **refutes** it",
    Stance.MIXED: "± says both",
    Stance.SILENT: "says nothing of it",
}


def sources_table(found: Lookup, result: ClaimResult, findings: Iterable[Finding]) -> str:
    """Return a table of the sources of a claim, with those of a rival claim that the findings point at.

    Near-identical copies are counted below it, not shown.
    """
    passages = [*_own_passages(result), *_pointed_at(found, findings)]
    unique = {(passage.result.claim.id, passage.evidence.place): passage for passage in passages}
    rows = sorted(unique.values(), key=_time_order)
    lines = ["| Date | Source | Says | Where and how |", "| --- | --- | --- | --- |"]
    lines += [_row(passage, result) for passage in rows[:_MOST_ROWS]]
    copies = sum(source.copy_of is not None for source in result.sources)
    remarks = []
    if len(rows) > _MOST_ROWS:
        remarks.append(f"{len(rows) - _MOST_ROWS:,} more passages not shown")
    if copies:
        remarks.append(f"{copies:,} near-identical {'copy' if copies == 1 else 'copies'} not counted")
    return "\n".join([*lines, *(["", f"{' · '.join(remarks)}"] if remarks else [])])


def _own_passages(result: ClaimResult) -> Iterator[Passage]:
    """Yield the best strong passage for each stance of each source that is no copy."""
    for source in result.sources:
        if source.copy_of is not None:
            continue
        best: dict[Stance, Evidence] = {}
        for evidence in source.assessment.evidence:
            if evidence.confidence is Confidence.STRONG and evidence.stance is not Stance.SILENT:
                best.setdefault(evidence.stance, evidence)
        yield from (Passage(result, source, evidence) for evidence in best.values())


def _pointed_at(found: Lookup, findings: Iterable[Finding]) -> Iterator[Passage]:
    for finding in findings:
        for place in (finding.place, *(related.place for related in finding.related)):
            passage = found.passage(place, finding.claim)
            if passage:
                yield passage


def _time_order(passage: Passage) -> tuple[datetime.date, str, int]:
    """Return the key that sorts by date, undated ones last."""
    date = passage.source.source.date
    return date.earliest if date else datetime.date.max, passage.evidence.path, passage.evidence.line


def _row(passage: Passage, result: ClaimResult) -> str:
    source, evidence = passage.source.source, passage.evidence
    stance = _STANCES[evidence.stance]
    if passage.result is not result:
        stance = f"{stance.removesuffix(' it')} {code(passage.result.claim.id)}"
    voice = "" if evidence.voice is Voice.OWN else f", quoting {_name(evidence.speaker, 'somebody')}"
    cells = (
        str(source.date).replace("-", _UNBROKEN_HYPHEN) if source.date else "undated",
        _name(source.outlet, source.path),
        f"{stance}{voice}",
        f"{code(f'{evidence.path}:{evidence.line}')}<br>{marked_quote(evidence, _QUOTE_LIMIT)}",
    )
    return f"| {' | '.join(cells)} |"


def _name(name: str | None, otherwise: str) -> str:
    return escaped(shortened(name or otherwise, _NAME_LIMIT))
