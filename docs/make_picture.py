"""Draw docs/report.svg: the real report of this project's own claims, as a terminal shows it.

Run `python docs/make_picture.py` from anywhere. The whole report is too tall for a picture, so it shows
one claim of each kind of consensus, with the findings on them.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

from rich.console import CONSOLE_SVG_FORMAT, Console

from factcheck.model import Consensus, RenderOptions, Report
from factcheck.reports.text import print_report

ROOT = Path(__file__).resolve().parent.parent
CLAIMS = ROOT / "claims.yaml"
PICTURE = ROOT / "docs" / "report.svg"
WIDTH = 110
SHOWN = (Consensus.CONTRADICTION, Consensus.AGREEMENT, Consensus.SINGLE_SOURCE)


def verified() -> Report:
    """Return the report on this project's claims file."""
    from factcheck.runs import verify_project

    return verify_project(CLAIMS)


def excerpt(report: Report) -> Report:
    """Return the report with the first claim of each shown consensus, and the findings on those."""
    chosen = [
        next((result for result in report.claims if result.consensus is consensus), None)
        for consensus in SHOWN
    ]
    claims = tuple(result for result in chosen if result is not None)
    ids = {result.claim.id for result in claims}
    return replace(
        report,
        claims=tuple(result for result in report.claims if result.claim.id in ids),
        findings=tuple(finding for finding in report.findings if finding.claim in ids),
    )


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
    options = " ".join(f"--claim {result.claim.id}" for result in report.claims)
    return console.export_svg(
        title=f"factcheck verify {options}", code_format=offline, unique_id="factcheck-report"
    )


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(picture(excerpt(verified())), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
