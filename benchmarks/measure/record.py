"""The last recorded figures, and how others differ from them."""

from __future__ import annotations

import datetime
import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.measure.places import ROOT

Figures = Mapping[str, float]
"""Named figures of one set of data: counts, and rates from 0 to 1."""
RECORD = ROOT / "docs" / "quality.json"
_DIGITS = 4


def read_record(path: Path) -> dict[str, Any]:
    """Return what was recorded: by set its commit, date and figures. Empty without a record."""
    if not path.is_file():
        return {}
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def write_record(path: Path, measured: Mapping[str, Figures]) -> None:
    """Record the sets that were measured; the others keep what was recorded of them."""
    commit, date = commit_now(), today()
    data = read_record(path)
    for name, figures in measured.items():
        rounded = {figure: round(value, _DIGITS) for figure, value in figures.items()}
        data[name] = {"commit": commit, "date": date, "figures": rounded}
    text = json.dumps(dict(sorted(data.items())), indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def differences(record: Mapping[str, Any], name: str, figures: Figures) -> Iterator[str]:
    """Yield a line for every figure of a set that differs from the recorded one."""
    known = record.get(name)
    if known is None:
        yield "nothing recorded to compare with"
        return
    changed = [
        f"  {figure}: {before:g} -> {round(value, _DIGITS):g} ({value - before:+.3g})"
        for figure, value in figures.items()
        for before in (known["figures"].get(figure),)
        if before is not None and round(value, _DIGITS) != before
    ]
    yield f"against {known['date']} ({known['commit']}): {'' if changed else 'no change'}".rstrip()
    yield from changed


def today() -> str:
    """Return today's date as ISO 8601 writes it."""
    return datetime.date.today().isoformat()


def record_table(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield Markdown tables of all that is recorded: sets with the same figures stand side by side."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for name in sorted(record):
        alike.setdefault(tuple(record[name]["figures"]), []).append(name)
    for figures, names in alike.items():
        made = (f"{name}: {record[name]['date']}, commit {record[name]['commit']}" for name in names)
        yield "; ".join(made) + "."
        yield ""
        yield f"| figure | {' | '.join(names)} |"
        yield "| --- |" + " ---: |" * len(names)
        for figure in figures:
            cells = (_written(record[name]["figures"][figure]) for name in names)
            yield f"| {figure} | {' | '.join(cells)} |"
        yield ""


def _written(value: float) -> str:
    if value == int(value) and value > 1:
        return f"{int(value):,}"
    return f"{value:.3f}" if value <= 1 else f"{value:.2f}"


def commit_now() -> str:
    """Return the commit that is checked out, with a `+` if the package has changes; `unknown` without git."""
    commit = _git("rev-parse", "--short", "HEAD")
    if commit is None:
        return "unknown"
    return commit + ("+" if _git("status", "--porcelain", "--", "factcheck") else "")


def _git(*arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
