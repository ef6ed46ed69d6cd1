"""`python -m benchmarks NAME …` runs `main` of the module of that name, such as `speed` or `quality`."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str]) -> int:
    """Run a benchmark and return its exit code; 2 for an unknown name."""
    names = sorted(
        path.stem
        for path in Path(__file__).parent.glob("*.py")
        if path.stem.isalpha() and path.stem != "corpus"
    )
    if not arguments or arguments[0] not in names:
        print(f"usage: python -m benchmarks {{{'|'.join(names)}}} …", file=sys.stderr)
        return 2
    found = importlib.import_module(f"benchmarks.{arguments[0]}")
    return int(found.main(arguments[1:]) or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
