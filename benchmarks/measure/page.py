"""docs/quality.md: what a benchmark writes into it stands between two marks, the rest is written by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.measure.places import ROOT

PAGE = ROOT / "docs" / "quality.md"


def marks(part: str) -> tuple[str, str]:
    """Return the marks between which a part of the page stands."""
    return f"<!-- {part}: begin -->", f"<!-- {part}: end -->"


def write_between(path: Path, part: str, lines: Iterable[str]) -> None:
    """Replace a part of a page. Raises ValueError if its marks aren't there."""
    begin, end = marks(part)
    above, found, rest = path.read_text(encoding="utf-8").partition(begin)
    _, closed, below = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{path.name} has no {begin} with {end} behind it")
    path.write_text("\n".join([above + begin, *lines, end + below]), encoding="utf-8")
