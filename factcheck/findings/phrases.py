"""Names, dates and quoted claims, as the messages of findings write them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.findings.passages import deciding_passage
from factcheck.model import Claim, Rating, Related, SourceInfo, SourceStance, Stance, Voice

_LONGEST_QUOTE = 160
_MOST_NAMES = 5

_VERBS = {
    Stance.SUPPORTS: ("supports", "support"),
    Stance.REFUTES: ("refutes", "refute"),
    Stance.MIXED: ("both supports and refutes", "both support and refute"),
    Stance.SILENT: ("is silent on", "are silent on"),
}


def verb(stance: Stance, sources: int = 1) -> str:
    """Return what so many sources do to a claim."""
    singular, plural = _VERBS[stance]
    return singular if sources == 1 else plural


def quoted(claim: Claim) -> str:
    """Return a claim's statement in quotation marks, on one line, cut if it is long."""
    statement = one_line(claim.statement).removesuffix(".")
    if len(statement) > _LONGEST_QUOTE:
        statement = statement[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"“{statement}”"


def one_line(text: str) -> str:
    """Return a text with all white space, line breaks too, as single spaces."""
    return " ".join(text.split())


def name(source: SourceInfo) -> str:
    """Return what to call a source: its outlet, or else its path."""
    return one_line(source.outlet or "") or source.path


def dated_name(source: SourceInfo) -> str:
    """Return a source's name and date."""
    return f"{name(source)} ({source.date or 'undated'})"


def described(source: SourceStance, stance: Stance) -> str:
    """Return a source's name, date and, where its stance is somebody's words, whom it quotes."""
    words = deciding_passage(source.assessment, stance) or source.assessment
    if words.voice is Voice.OWN:
        return dated_name(source.source)
    quoting = one_line(words.speaker or "") or "somebody"
    return f"{name(source.source)} ({source.source.date or 'undated'}, quoting {quoting})"


def joined(names: Sequence[str]) -> str:
    """Join names by commas and "and"; of many only the first five and how many more there are."""
    if len(names) > _MOST_NAMES:
        names = [*names[:_MOST_NAMES], f"{len(names) - _MOST_NAMES} more"]
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def rated(claim: Claim, rating: Rating, source: SourceInfo) -> str:
    """Return how a claim is rated, for which date if that changes, and who made it."""
    at = f" at its date, {source.date}" if len(claim.verdict) > 1 and source.date else ""
    claimant = f" (claimant: {one_line(claim.claimant)})" if claim.claimant else ""
    return f"rated {rating.value}{at}{claimant}"


def claim_related(claim: Claim) -> Related:
    """Return the claim's own place, as another place to look at."""
    return Related(claim.place, f"The claim {quoted(claim)}.")
