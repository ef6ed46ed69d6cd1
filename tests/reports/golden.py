"""The expected output of the sample report, kept as files so that a change of the report is read in its diff.

`python -m tests.reports.golden` writes the files anew.
"""

from __future__ import annotations

from pathlib import Path

from factcheck.model import Detail, RenderOptions
from factcheck.reports import render
from tests.reports.sample import sample_report

FOLDER = Path(__file__).parent / "golden"
CASES = {
    "normal-80.txt": ("text", RenderOptions(width=80)),
    "normal-120.txt": ("text", RenderOptions(width=120, statistics=True)),
    "quiet.txt": ("text", RenderOptions(width=80, detail=Detail.QUIET)),
    "verbose-ascii-80.txt": (
        "text",
        RenderOptions(width=80, detail=Detail.VERBOSE, unicode=False, show_accepted=True),
    ),
    "report.json": ("json", RenderOptions()),
}


def main() -> None:
    for name, (format_name, options) in CASES.items():
        output = render(format_name, sample_report(), options)
        (FOLDER / name).write_text(output, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
