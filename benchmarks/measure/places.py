"""Where the data for measuring lie: some in the repository, some beside it, not copied into it."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).absolute().parents[2]
SHARED = ROOT.parent / "shared" / "eval"
CHALLENGE = SHARED / "fnc-1"
DEVELOPMENT = SHARED / "de"
HELD_OUT = (ROOT / "benchmarks" / "heldout" / "de", ROOT / "benchmarks" / "heldout" / "en")
FRESH = ROOT / "benchmarks" / "fresh"
CASES = ROOT / "tests" / "cases"


class MissingData(Exception):
    """Data for measuring are not there."""


def require(folder: Path) -> Path:
    """Return a folder of data. Raises `MissingData` if it isn't there."""
    if not folder.is_dir():
        raise MissingData(
            f"there is no {shown(folder)}: the shared data for measuring lie beside the repository, in "
            "../shared/eval; name another folder, or measure on benchmarks/heldout alone"
        )
    return folder


def shown(folder: Path) -> str:
    """Return a path as seen from the repository, so that records are the same on every machine."""
    return Path(os.path.relpath(folder, ROOT)).as_posix()
