"""The sheet that the text report is written on: its width, signs and colours, and how text gets onto it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.model import Confidence, Detail, Rating, Severity, Stance
from factcheck.reports._safe import one_line

if TYPE_CHECKING:
    from rich.console import Console

    from factcheck.model import Assessment, Evidence, Place

NARROWEST = 40
"""Columns below which nothing can be laid out; a narrower sheet is treated as this wide."""

WIDE = 110
"""Columns from which on the facts about a source stand beside its quote, not above it."""

MEASURE = 96
"""The longest line of running text, in columns: longer ones are hard to read however wide the window is."""

MET = "underline"
PLACE = "cyan"
DIM = "dim"
STRONG = "bold"

CUE_STYLES = {
    Stance.SUPPORTS: "bold green",
    Stance.REFUTES: "bold red",
    Stance.MIXED: "bold yellow",
    Stance.SILENT: "bold",
}
STANCE_STYLES = {Stance.SUPPORTS: "green", Stance.REFUTES: "red", Stance.MIXED: "yellow", Stance.SILENT: DIM}
SEVERITY_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.INFO: "blue",
    Severity.OFF: DIM,
}
RATING_STYLES = {Rating.TRUE: "green", Rating.FALSE: "red", Rating.DISPUTED: "yellow", Rating.OPEN: ""}

# Soft hyphen, zero-width space and joiners, BOM: harmless, but terminals disagree on their width.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_ASCII = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "ß": "ss",
        "ẞ": "SS",
        **dict.fromkeys("„“”‟«»", '"'),
        **dict.fromkeys("‚‘’‛‹›", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "€": "EUR",
        "•": "*",
        "·": "-",
        "×": "x",
    }
)


@dataclass(frozen=True, slots=True)
class Symbols:
    """The signs that the report draws with."""

    supports: str
    refutes: str
    mixed: str
    silent: str
    possible: str
    bar: str
    rule: str
    dot: str
    lane: str
    point: str
    overtaken: str
    caret: str
    underline: str
    opening: str
    closing: str
    omission: str
    attributed: str

    def stance(self, stance: Stance) -> str:
        """Return the sign of a stance, one column wide."""
        signs = {
            Stance.SUPPORTS: self.supports,
            Stance.REFUTES: self.refutes,
            Stance.MIXED: self.mixed,
            Stance.SILENT: self.silent,
        }
        return signs[stance]


UNICODE_SYMBOLS = Symbols(
    "✔", "✘", "±", "·", "?", "│", "─", "·", "─", "●", "○", "^", "~", "“", "”", "[…]", "“"
)
ASCII_SYMBOLS = Symbols(
    "+", "x", "~", ".", "?", "|", "-", "-", "-", "*", "o", "^", "~", '"', '"', "[...]", '"'
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where and how to write. `width` is in columns; `console` only measures and wraps."""

    console: Console
    width: int
    color: bool
    unicode: bool
    detail: Detail

    @property
    def symbols(self) -> Symbols:
        """The signs that the output can show."""
        return UNICODE_SYMBOLS if self.unicode else ASCII_SYMBOLS

    @property
    def wide(self) -> bool:
        """Whether facts and quotes stand side by side."""
        return self.width >= WIDE

    @property
    def verbose(self) -> bool:
        """Whether scores, wordings and signals are shown."""
        return self.detail is Detail.VERBOSE

    def shown(self, text: str) -> str:
        r"""Return untrusted text as it is displayed: on one line, inert, in ASCII if the output needs it.

        In ASCII umlauts are written as German does without them (`ae`), typographic signs by their
        plain equals, and all else as an escape (`\xe9`).
        """
        return self.representable(one_line(_INVISIBLE.sub("", text)))

    def representable(self, text: str) -> str:
        """Return a safe text with what the output cannot represent written in ASCII."""
        if self.unicode or text.isascii():
            return text
        return text.translate(_ASCII).encode("ascii", "backslashreplace").decode("ascii")

    def text(self, text: str, style: str = "") -> Text:
        """Return untrusted text, made safe, in a style. Markup in it is not read."""
        return Text(self.shown(text), style=style)

    def place(self, place: Place) -> Text:
        """Return a place as `path:line:column`."""
        return self.text(str(place), PLACE)

    def quoted(self, text: str, style: str = "") -> Text:
        """Return untrusted text in quotation marks."""
        return Text(f"{self.symbols.opening}{self.shown(text)}{self.symbols.closing}", style=style)

    def joined(self, *parts: Text | None) -> Text:
        """Return the parts that are there, with a dot between them."""
        separator = (f" {self.symbols.dot} ", DIM)
        present = [part for part in parts if part]
        separated = [piece for part in present for piece in (separator, part)]
        return Text.assemble(*separated[1:])

    def stance(self, judged: Assessment | Evidence) -> Text:
        """Return the stance as sign and word; a weak one as a question."""
        if judged.confidence is Confidence.WEAK:
            return Text(f"{self.symbols.possible} {judged.stance}", style=DIM)
        return Text(f"{self.symbols.stance(judged.stance)} {judged.stance}", STANCE_STYLES[judged.stance])
