"""A claim's sources on a line of time: one lane per stance, so that a change or a quarrel is seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.model import Consensus, Stance
from factcheck.reports._layout import BLANK, indented, padded
from factcheck.reports._sheet import DIM, MEASURE, STANCE_STYLES
from factcheck.reports._words import is_strong

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import ClaimResult, PartialDate, SourceStance
    from factcheck.reports._sheet import Sheet

_LABEL_WIDTH = 12
_SHOWN_FOR = (Consensus.CONTRADICTION, Consensus.SUPERSEDED)


def position(date: PartialDate, first: PartialDate, last: PartialDate, columns: int) -> int:
    """Return the column, from 0, of a date's first day on a scale from the first to the last date."""
    days = (last.earliest - first.earliest).days
    passed = (date.earliest - first.earliest).days
    return round(passed / days * (columns - 1)) if days else 0


def lane(sheet: Sheet, columns: dict[int, list[SourceStance]], width: int) -> Text:
    """Return one stance's lane: a point per column, its number where several sources meet there.

    A source that was overtaken is drawn hollow.
    """
    text = Text(end="")
    for column in range(width):
        sources = columns.get(column, [])
        if not sources:
            text.append(sheet.symbols.lane, style=DIM)
            continue
        overtaken = all(source.superseded_by for source in sources)
        point = sheet.symbols.overtaken if overtaken else sheet.symbols.point
        several = str(len(sources)) if len(sources) < 10 else "+"
        text.append(point if len(sources) == 1 else several, STANCE_STYLES[sources[0].assessment.stance])
    return text


def timeline(sheet: Sheet, result: ClaimResult, indent: int) -> Iterator[Text]:
    """Return the timeline of a contradiction or a superseded account, if two dates can be told apart.

    A date that is only a month or a year stands at its first day. Copies are not drawn.
    """
    sources = [source for source in result.sources if is_strong(source) and source.copy_of is None]
    dated = [(source.source.date, source) for source in sources if source.source.date]
    dates = sorted((date for date, _ in dated), key=lambda date: date.earliest)
    if result.consensus not in _SHOWN_FOR or not dates or dates[0].earliest == dates[-1].earliest:
        return
    width = min(sheet.width, MEASURE) - indent - _LABEL_WIDTH
    yield BLANK
    for stance in (Stance.SUPPORTS, Stance.MIXED, Stance.REFUTES):
        columns: dict[int, list[SourceStance]] = {}
        for date, source in dated:
            if source.assessment.stance is stance:
                columns.setdefault(position(date, dates[0], dates[-1], width), []).append(source)
        if columns:
            label = Text(f"{sheet.symbols.stance(stance)} {stance}", STANCE_STYLES[stance])
            yield from indented([padded(label, _LABEL_WIDTH) + lane(sheet, columns, width)], indent)
    yield from indented([axis(dates, width, len(sources) - len(dated))], indent)


def axis(dates: Sequence[PartialDate], width: int, undated: int) -> Text:
    """Return the line below the lanes: the first date at its left end, the last at its right."""
    first, last = str(dates[0]), str(dates[-1])
    note = f"{undated} undated" if undated else ""
    gap = max(1, width - len(first) - len(last))
    return Text(f"{note:<{_LABEL_WIDTH}}{first}{' ' * gap}{last}", style=DIM)
