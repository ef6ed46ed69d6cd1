"""What the report says in plain words: verdicts, voices, what the sources say together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.model import Confidence, Consensus, Severity, Stance, Voice
from factcheck.reports._layout import counted
from factcheck.reports._sheet import DIM, RATING_STYLES, SEVERITY_STYLES

if TYPE_CHECKING:
    from factcheck.model import (
        Assessment,
        Claim,
        ClaimResult,
        Evidence,
        Report,
        SourceInfo,
        SourceStance,
        VerdictPeriod,
    )
    from factcheck.reports._sheet import Sheet

SEVERITY_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
CONSENSUS_STYLES = {
    Consensus.AGREEMENT: "green",
    Consensus.CONTRADICTION: "bold yellow",
    Consensus.SUPERSEDED: "blue",
    Consensus.SINGLE_SOURCE: "",
    Consensus.UNMENTIONED: DIM,
}
_STANCE_VERBS = (
    (Stance.SUPPORTS, "supports it", "support it"),
    (Stance.REFUTES, "refutes it", "refute it"),
    (Stance.MIXED, "says both", "say both"),
)


def period_words(period: VerdictPeriod) -> str:
    """Return when a rating holds: ` from 2025-04 until 2025-05`, or nothing where it is unbounded."""
    since = f" from {period.since}" if period.since else ""
    until = f" until {period.until}" if period.until else ""
    return since + until


def verdict_words(claim: Claim) -> Text:
    """Return the curator's rating, with its times if it changed: `rated true until 2025-05-18, then …`."""
    periods = [
        Text.assemble((str(period.rating), RATING_STYLES[period.rating]), period_words(period))
        for period in claim.verdict
    ]
    return Text.assemble("rated ", Text(", ").join(periods))


def voice_words(sheet: Sheet, judged: Assessment | Evidence) -> Text:
    """Return who says it: the article in its own voice, or the speaker whom it quotes."""
    if judged.voice is Voice.OWN:
        return Text("own voice")
    return sheet.text(f"quoting {judged.speaker}") if judged.speaker else Text("quoting somebody")


def outlet_words(sheet: Sheet, source: SourceInfo) -> Text:
    """Return the outlet's name, or that it is unknown."""
    return sheet.text(source.outlet) if source.outlet else Text("outlet unknown", style=DIM)


def is_strong(source: SourceStance) -> bool:
    """Return whether a source takes a stance that counts."""
    return source.assessment.confidence is Confidence.STRONG and source.assessment.stance is not Stance.SILENT


def is_weak(source: SourceStance) -> bool:
    """Return whether a source is only a possible match."""
    return source.assessment.confidence is Confidence.WEAK and source.assessment.stance is not Stance.SILENT


def stance_counts(result: ClaimResult) -> str:
    """Return how many independent sources take which stance: `2 sources support it, 1 refutes it`."""
    counts = Counter(
        source.assessment.stance for source in result.sources if is_strong(source) and source.copy_of is None
    )
    parts = [(counts[stance], one, many) for stance, one, many in _STANCE_VERBS if counts[stance]]
    phrases = [f"{number:,} {one if number == 1 else many}" for number, one, many in parts]
    if phrases:
        number, one, many = parts[0]
        phrases[0] = f"{counted(number, 'source')} {one if number == 1 else many}"
    return ", ".join(phrases)


def consensus_words(result: ClaimResult) -> Text:
    """Return what the independent sources say together, in one sentence."""
    said = stance_counts(result)
    labels = {
        Consensus.AGREEMENT: ("Agreement", said),
        Consensus.CONTRADICTION: ("Contradiction", said),
        Consensus.SUPERSEDED: ("Superseded", f"a newer account overtook an older one; {said}"),
        Consensus.SINGLE_SOURCE: ("Single source", said),
        Consensus.UNMENTIONED: ("Unmentioned", "no article speaks to it"),
    }
    label, words = labels[result.consensus]
    return Text.assemble((label, CONSENSUS_STYLES[result.consensus]), f": {words}" if words else "")


def severity_counts(report: Report) -> Text:
    """Return how many findings of each severity are open, those that occur: `2 errors, 1 note`."""
    counts = [(severity, report.count(severity)) for severity in SEVERITY_NOUNS]
    parts = [
        Text(counted(number, SEVERITY_NOUNS[severity]), SEVERITY_STYLES[severity])
        for severity, number in counts
        if number
    ]
    return Text(", ").join(parts) if parts else Text("nothing found", style="green")
