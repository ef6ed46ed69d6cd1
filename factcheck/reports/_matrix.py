"""Claims against sources at a glance: one row per claim, one numbered column per source."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.model import Confidence, Stance, Voice
from factcheck.reports._layout import BLANK, counted, heading, padded, paragraph
from factcheck.reports._sheet import DIM, PLACE, STANCE_STYLES
from factcheck.reports._words import outlet_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import ClaimResult, Report, SourceInfo, SourceStance
    from factcheck.reports._sheet import Sheet

_LONGEST_LABEL = 40
_MOST_COLUMNS = 60
"""Sources beyond which a matrix shows nothing at a glance any more."""


@dataclass(frozen=True, slots=True)
class Column:
    """One source with the number that it has in the matrix."""

    number: int
    source: SourceInfo


def columns(report: Report) -> tuple[Column, ...]:
    """Return all sources in order of time, numbered from 1; the undated come last."""

    def order(source: SourceInfo) -> tuple[datetime.date, str]:
        return (source.date.earliest if source.date else datetime.date.max), source.path

    return tuple(Column(number, source) for number, source in enumerate(sorted(report.sources, key=order), 1))


def matrix_section(sheet: Sheet, report: Report, results: Sequence[ClaimResult]) -> Iterator[Text]:
    """Return the matrix with its legend, in as many blocks as the width needs.

    Where the sources do not all fit side by side, those that speak to no claim are left out, and the
    legend says how many.
    """
    every = columns(report)
    speaking = {
        source.source.path
        for result in results
        for source in result.sources
        if source.assessment.stance is not Stance.SILENT
    }
    if not speaking:
        return
    label_width = label_columns(sheet, results)
    cell_width = len(str(len(every))) + 2
    per_block = max(1, (sheet.width - label_width) // cell_width)
    shown = every if len(every) <= per_block else tuple(c for c in every if c.source.path in speaking)
    yield from heading(sheet, "Claims and sources")
    if len(shown) > _MOST_COLUMNS:
        sources = counted(len(shown), "source")
        yield from paragraph(sheet, Text(f"{sources} speak to these claims, too many for a table.", DIM))
        return
    for start in range(0, len(shown), per_block):
        block = shown[start : start + per_block]
        yield from block_lines(sheet, results, block, label_width, cell_width, len(shown) <= per_block)
        yield BLANK
    yield from legend(sheet, shown, len(every) - len(shown))


def label_columns(sheet: Sheet, results: Sequence[ClaimResult]) -> int:
    """Return the width of the column of claim ids with a gap: at most two fifths of the sheet."""
    longest = max(sheet.text(result.claim.id).cell_len for result in results)
    return min(longest, _LONGEST_LABEL, sheet.width * 2 // 5) + 1


def block_lines(
    sheet: Sheet,
    results: Sequence[ClaimResult],
    block: Sequence[Column],
    label_width: int,
    cell_width: int,
    keep_empty: bool,
) -> Iterator[Text]:
    """Return the rows for some of the columns; rows without an entry only where `keep_empty`."""
    numbers = "".join(f"{column.number:>{cell_width - 1}} " for column in block)
    yield Text.assemble(" " * label_width, (numbers.rstrip(), DIM))
    for result in results:
        entries = {source.source.path: source for source in result.sources}
        if not keep_empty and not any(column.source.path in entries for column in block):
            continue
        label = sheet.text(result.claim.id)
        label.truncate(label_width - 1, overflow="crop")
        cells = [cell(sheet, entries.get(column.source.path), cell_width) for column in block]
        row = Text.assemble(padded(label, label_width), *cells)
        row.rstrip()
        yield row


def cell(sheet: Sheet, source: SourceStance | None, width: int) -> Text:
    """Return one entry: the sign of the stance, and a quotation mark behind it for a speaker's words."""
    symbols = sheet.symbols
    if source is None or source.assessment.stance is Stance.SILENT:
        return Text(f"{symbols.silent:>{width - 1}} ", style=DIM)
    assessment = source.assessment
    if assessment.confidence is Confidence.WEAK:
        return Text(f"{symbols.possible:>{width - 1}} ", style=DIM)
    style = STANCE_STYLES[assessment.stance]
    if source.copy_of:
        style = f"{DIM} {style}"
    mark = symbols.attributed if assessment.voice is Voice.ATTRIBUTED else " "
    return Text.assemble((f"{symbols.stance(assessment.stance):>{width - 1}}{mark}", style))


def legend(sheet: Sheet, shown: Sequence[Column], left_out: int) -> Iterator[Text]:
    """Return what the signs mean, and which source each number stands for."""
    symbols = sheet.symbols
    signs = [
        Text(f"{symbols.stance(stance)} {stance}", STANCE_STYLES[stance])
        for stance in (Stance.SUPPORTS, Stance.REFUTES, Stance.MIXED)
    ]
    signs.append(Text(f"{symbols.possible} possible", DIM))
    signs.append(Text(f"{symbols.attributed} quoting", DIM))
    signs.append(Text(f"{symbols.silent} silent", DIM))
    yield from paragraph(sheet, Text("  ").join(signs))
    yield BLANK
    number_width = len(str(shown[-1].number))
    for column in shown:
        date = str(column.source.date) if column.source.date else "undated"
        label = Text(f"{column.number:>{number_width}}  {date:<10}  ", DIM)
        text = sheet.joined(outlet_words(sheet, column.source), sheet.text(column.source.path, PLACE))
        yield from paragraph(sheet, text, len(label), label)
    if left_out:
        sources = counted(left_out, "source")
        yield from paragraph(sheet, Text(f"{sources} that say nothing of these claims are left out.", DIM))
