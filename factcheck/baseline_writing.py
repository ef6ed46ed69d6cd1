"""Writing the baseline file: what is gone is removed, what a person wrote stays as it was written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from factcheck.baseline import Baseline, parse_baseline, unused_waivers, unwaived_findings
from factcheck.errors import InputError, InputErrors
from factcheck.load.yaml_edits import (
    Edit,
    apply_edits,
    block_end,
    line_end,
    line_start,
    marked_tree,
    scalar,
    value_of,
)
from factcheck.model import Finding, Place, Report, Severity

HEADER = """\
# Findings that a person has looked at and accepted. They are counted and no longer fail.
# An entry means a passage by its words (`passage` is their hash), wherever in the article it stands.
# Give each entry its `reason`, and if it should be looked at again, `until: 2026-12-31`.
# `factcheck verify --write-baseline` removes what no longer occurs; with `--all` it adds what is new.
version: 1
accepted:
"""
"""What a new file begins with."""

_COMMENT = re.compile(r"[ \t]*#")
_LONGEST_QUOTE = 90
_INDENTATION = "  "
_BLOCK_HINT = "begin each entry with `- ` on a line of its own, or edit the file by hand"


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The baseline file's new text, and how many entries it keeps, removes and adds.

    `left_out` counts findings in files whose names YAML cannot hold.
    """

    text: str
    kept: int
    removed: int
    added: int
    left_out: int = 0


def rewrite_baseline(
    text: str | None,
    path: str,
    report: Report,
    accepting: Iterable[Finding],
    *,
    author: str | None,
    today: datetime.date,
) -> Rewriting:
    """Return the baseline file without the entries that no finding of a whole report needs.

    An entry is added for each error and each warning of `accepting` that has none; infos fail no build and
    come and go with every article. `text` is the present file, or None for a new one. Comments, order and
    formatting of what stays are kept; a comment directly above an entry goes with it.

    Raises `InputErrors` if the file is broken, and InputError if its list is written in a way that lines
    cannot be removed from.
    """
    before = HEADER if text is None else text
    mark = "\ufeff" if before.startswith("\ufeff") else ""
    before = before.removeprefix(mark)
    baseline = parse_baseline(before, path)
    gone = {waiver.place for waiver in unused_waivers(report, baseline)}
    kept = [waiver for waiver in baseline.waivers if waiver.place not in gone]
    new = _worth_accepting(unwaived_findings(accepting, baseline))
    entries = [entry for finding in new if (entry := _entry(finding, author, today)) is not None]
    after = _with_entries(_without(before, path, gone), entries)
    # What was written must be what was meant, whatever the file looked like.
    if len(parse_baseline(after, path).waivers) != len(kept) + len(entries):
        raise InputError(Place(path), "the list of accepted findings cannot be edited", _BLOCK_HINT)
    removed = len(baseline.waivers) - len(kept)
    return Rewriting(mark + after, len(kept), removed, len(entries), len(new) - len(entries))


def _worth_accepting(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return one finding for each entry that is needed: those of one passage need one."""
    first: dict[tuple[str, str, str | None, str | None], Finding] = {}
    for finding in findings:
        if finding.severity in (Severity.ERROR, Severity.WARNING):
            first.setdefault((finding.rule, finding.claim, finding.article, finding.passage_hash), finding)
    return tuple(first.values())


def _entry(finding: Finding, author: str | None, today: datetime.date) -> str | None:
    """Return an entry as lines, what was accepted as a comment above; None if its names cannot be written."""
    values = {
        "rule": finding.rule,
        "claim": finding.claim,
        "article": finding.article,
        "passage": finding.passage_hash,
        "reason": f"none given; accepted with all others on {today}",
        "author": author,
    }
    written = {name: _written(name, value) for name, value in values.items() if value}
    about = _shortened(finding.quote or finding.message)
    lines = [f"# {about}", *(f"{name}: {value}" for name, value in written.items())]
    marks = ["", "- ", *[_INDENTATION] * (len(written) - 1)]
    entry = "".join(f"{_INDENTATION}{mark}{line}\n" for mark, line in zip(marks, lines, strict=True))
    return entry if _can_be_read(entry, finding) else None


def _written(name: str, value: str) -> str:
    # Sixteen digits would be a number to other readers of the file.
    return f'"{value}"' if name == "passage" else scalar(" ".join(value.split()))


def _can_be_read(entry: str, finding: Finding) -> bool:
    try:
        (waiver,) = parse_baseline(f"accepted:\n{entry}", "new").waivers
    except InputErrors:
        return False
    return not unwaived_findings((finding,), Baseline("new", (waiver,)))


def _shortened(text: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _without(text: str, path: str, gone: set[Place]) -> str:
    """Return the text without the entries at the places given."""
    items = _items(text)
    if not gone or items is None:
        return text
    edits = []
    for item in items.value:
        place = Place(path, item.start_mark.line + 1, item.start_mark.column + 1)
        if place not in gone:
            continue
        start = line_start(text, item.start_mark.index)
        if text[start : item.start_mark.index].strip() != "-" or items.flow_style:
            raise InputError(place, "this entry does not stand on lines of its own", _BLOCK_HINT)
        edits.append(Edit(_with_comment_above(text, start), block_end(text, item), ""))
    return apply_edits(text, edits)


def _with_comment_above(text: str, start: int) -> int:
    """Return where the comment lines directly above a line begin, or where the line itself does."""
    while start > 0:
        above = line_start(text, start - 1)
        if not _COMMENT.match(text, above):
            break
        start = above
    return start


def _with_entries(text: str, entries: Sequence[str]) -> str:
    """Return the text with entries added at the end of the list, indented as it is."""
    if not entries:
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    indentation = _INDENTATION
    items = _items(text)
    if items is None:
        text = _ended(text, newline) + f"accepted:{newline}"
        position = len(text)
    elif isinstance(items, yaml.SequenceNode) and items.value:
        position = block_end(text, items)
        first = items.value[0].start_mark.index
        indentation = text[line_start(text, first) : first].removesuffix("- ")
    else:
        # `accepted: []` and `accepted: null` become `accepted:` above the entries.
        text = text[: items.start_mark.index].rstrip(" ") + text[items.end_mark.index :]
        position = line_end(text, items.start_mark.index - 1)
    lines = [indentation + line.removeprefix(_INDENTATION) for line in "".join(entries).splitlines()]
    added = "".join(line + newline for line in lines)
    return _ended(text[:position], newline) + added + text[position:]


def _ended(text: str, newline: str) -> str:
    """Return a text whose last line has an end."""
    return text if not text or text.endswith("\n") else text + newline


def _items(text: str) -> Any:
    root = marked_tree(text)
    return value_of(root, "accepted") if isinstance(root, yaml.MappingNode) else None
