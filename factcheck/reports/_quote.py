"""A passage's verbatim quote, with the words that decided marked in it.

In colour the cues are bold in the stance's colour, and the words that met the claim are underlined.
Without colour a row below the line marks them, as compilers do it, so that the quote itself stays
verbatim: carets below the cues, or, where no cue decided, tildes below the words that met the claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from factcheck.reports._layout import wrapped
from factcheck.reports._sheet import CUE_STYLES, DIM, MET, STANCE_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Cue, Evidence, Span
    from factcheck.reports._sheet import Sheet


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as displayed, and for each offset into the original the offset where it is displayed."""

    text: str
    offsets: tuple[int, ...]


def collapsed(sheet: Sheet, text: str) -> Shown:
    """Return the text on one line, white space collapsed, active characters made visible."""
    pieces: list[str] = []
    offsets = []
    length = 0
    spaced = True
    displayed = {character: sheet.shown(character) for character in set(text)}
    for character in text:
        space = character.isspace()
        piece = ("" if spaced else " ") if space else displayed[character]
        spaced = space or (spaced and not piece)
        offsets.append(length)
        pieces.append(piece)
        length += len(piece)
    return Shown("".join(pieces).rstrip(), (*offsets, length))


def inside(span: Span | None, evidence: Evidence) -> bool:
    """Return whether a span of the article touches the evidence's quote."""
    return span is not None and span.start < evidence.span.end and span.end > evidence.span.start


def quote_text(sheet: Sheet, evidence: Evidence) -> Text:
    """Return the whole quote on one line, with the words that met and the cues styled."""
    shown = collapsed(sheet, evidence.quote)
    text = Text(shown.text)
    cue_style = CUE_STYLES[evidence.stance]
    marks = [(word.span, MET) for word in evidence.words] + [(cue.span, cue_style) for cue in evidence.cues]
    for span, style in marks:
        if span is None or not inside(span, evidence):
            continue
        start = max(0, span.start - evidence.span.start)
        end = min(len(evidence.quote), span.end - evidence.span.start)
        if start < end:
            text.stylize(style, shown.offsets[start], min(shown.offsets[end], len(text)))
    return text


def shortened(sheet: Sheet, text: Text, limit: int | None) -> Text:
    """Return at most about `limit` characters of a quote, from shortly before its first cue on.

    What was left out is marked `[…]`, as newspapers do it.
    """
    if limit is None or len(text) <= limit:
        return text
    first = min((span.start for span in text.spans if span.style in CUE_STYLES.values()), default=0)
    start = 0 if first < limit * 2 // 3 else text.plain.rfind(" ", 0, first - limit // 3) + 1
    end = start + limit
    end = len(text) if end >= len(text) else max(text.plain.rfind(" ", start, end), start + limit // 2)
    omission = Text(sheet.symbols.omission, style=DIM)
    parts = [text[start:end]]
    if start:
        parts.insert(0, omission)
    if end < len(text):
        parts.append(omission)
    return Text(" ").join(parts)


def marking_row(line: Text, style: str, mark: str) -> Text:
    """Return the row that stands below a line and marks what has a style; empty where nothing has."""
    marked = [False] * len(line)
    for span in line.spans:
        if span.style == style:
            for index in range(span.start, min(span.end, len(line))):
                marked[index] = True
    row = "".join(
        (mark if is_marked else " ") * cell_len(character)
        for character, is_marked in zip(line.plain, marked, strict=True)
    )
    return Text(row.rstrip())


def quote_lines(sheet: Sheet, evidence: Evidence, width: int, limit: int | None) -> Iterator[Text]:
    """Return the quote in lines of at most `width` columns behind a bar in the stance's colour."""
    bar = Text(f"{sheet.symbols.bar} ", style=STANCE_STYLES[evidence.stance])
    quote = shortened(sheet, quote_text(sheet, evidence), limit)
    cue_style = CUE_STYLES[evidence.stance]
    has_cue = any(span.style == cue_style for span in quote.spans)
    style, mark = (cue_style, sheet.symbols.caret) if has_cue else (MET, sheet.symbols.underline)
    for line in wrapped(sheet, quote, width - len(bar)):
        yield Text.assemble(bar, line)
        row = None if sheet.color else marking_row(line, style, mark)
        if row:
            yield Text.assemble(bar, row)


def outside_cues(evidence: Evidence) -> tuple[Cue, ...]:
    """Return the cues that decided from outside of the quote, such as a "Das ist falsch." after it."""
    return tuple(cue for cue in evidence.cues if not inside(cue.span, evidence))
