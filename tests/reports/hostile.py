"""A report in which every free text, path and name tries to act."""

from __future__ import annotations

from factcheck.model import (
    Assessment,
    Claim,
    ClaimResult,
    Confidence,
    Consensus,
    Cue,
    Evidence,
    Finding,
    Part,
    PartialDate,
    Place,
    Related,
    Report,
    Severity,
    Signal,
    Skipped,
    SourceInfo,
    SourceStance,
    Span,
    Stance,
    Voice,
    Wording,
    WordingKind,
    WordMatch,
)

HOSTILE = (
    "\x1b[31mrot\x1b]8;;https://boese.example\x07 [bold red]fett[/] \u202egesperrt\u202c\x9b2J "
    "::error::Die Brücke ##[warning] :smile:"
)
"""Text that tries to act: escape codes, rich markup, a direction override, CI commands, an emoji code."""


def hostile_report() -> Report:
    """Return a report in which every free text, path and name is hostile."""
    place = Place(f"{HOSTILE}\n.txt", 3, 7)
    quote = f"::error::{HOSTILE}\n{HOSTILE}\r\n::add-mask::x"
    evidence = Evidence(
        path=place.path,
        span=Span(100, 100 + len(quote)),
        line=3,
        column=7,
        end_line=5,
        end_column=2,
        quote=quote,
        stance=Stance.REFUTES,
        voice=Voice.ATTRIBUTED,
        speaker=HOSTILE,
        confidence=Confidence.STRONG,
        wording=HOSTILE,
        wording_kind=WordingKind.PARAPHRASE,
        score=0.9,
        part=Part.BODY,
        cues=(Cue(HOSTILE, HOSTILE, 3, 9, Span(109, 109 + len(HOSTILE))),),
        words=(WordMatch(HOSTILE, HOSTILE, HOSTILE, 1.0, 1.0, Span(100, 104)),),
        signals=(Signal(HOSTILE, 0.5, 0.5),),
    )
    source = SourceInfo(place.path, HOSTILE, HOSTILE, PartialDate(2025, 3), HOSTILE, sentences=1)
    stances = (
        SourceStance(
            source,
            Assessment(Stance.REFUTES, Voice.ATTRIBUTED, HOSTILE, Confidence.STRONG, 0.9, (evidence,)),
            HOSTILE,
            HOSTILE,
        ),
    )
    claims = (
        ClaimResult(
            Claim(
                "hostile-claim",
                (Wording(f"::warning::{HOSTILE}", WordingKind.STATEMENT, Place("claims.yaml", 3, 5)),),
                Place("claims.yaml", 3, 5),
                HOSTILE,
                HOSTILE,
                note=HOSTILE,
            ),
            Consensus.CONTRADICTION,
            1,
            stances,
        ),
    )
    findings = tuple(
        Finding(
            rule,
            severity,
            "hostile-claim",
            f"::{severity}::{HOSTILE}",
            place,
            quote=quote,
            related=(Related(place, HOSTILE),),
            accepted=accepted,
        )
        for rule, severity, accepted in (
            ("repeats-false-claim", Severity.ERROR, None),
            ("sources-contradict", Severity.WARNING, HOSTILE),
            ("possible-match", Severity.INFO, None),
        )
    )
    return Report("0.1.0", claims, (source,), findings, (Skipped(HOSTILE, HOSTILE),), scope=HOSTILE)
