"""Draw docs/report.svg: the real report on one claim of this project's claims.yaml, as a terminal shows it.

Run `python docs/make_picture.py` from anywhere. It draws what the command in the picture's title prints, but of
its findings only the first, so that the picture fits a page.
"""

from __future__ import annotations

import contextlib
import io
import re
from dataclasses import replace
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from factcheck.model import RenderOptions, Report
from factcheck.reports.text import print_report

ROOT = Path(__file__).resolve().parent.parent
CLAIMS = Path("claims.yaml")
PICTURE = ROOT / "docs" / "report.svg"
WIDTH = 96
SHOWN = "deal-signing-imminent"


def verified() -> Report:
    """Return the report on the shown claim and its first finding, out of the one on everything."""
    from factcheck.load.claims import load_project
    from factcheck.runs import find_inputs, whole_report
    from factcheck.scope import choose_claims, report_on_claims

    with contextlib.chdir(ROOT):  # the places are to read as they do for who runs the command there
        project = load_project(CLAIMS)
        report = whole_report(project, find_inputs(project))
    chosen = report_on_claims(report, choose_claims(project, (SHOWN,)))
    return replace(chosen, findings=chosen.findings[:1])


def picture(report: Report) -> str:
    """Return the report as SVG: nothing is fetched by who looks at it, and equal reports give equal bytes."""
    console = Console(
        record=True,
        file=io.StringIO(),
        width=WIDTH,
        color_system="standard",
        force_terminal=True,
        legacy_windows=False,
        _environ={},
    )
    print_report(console, report, RenderOptions(width=WIDTH, color=True))
    offline = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    offline = offline.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    return console.export_svg(
        title=f"factcheck verify --claim {SHOWN}", code_format=offline, unique_id="factcheck-report"
    )


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(picture(verified()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
