"""A realistic report, built by hand: five invented German articles and six claims."""

from __future__ import annotations

from factcheck.model import (
    ClaimResult,
    Confidence,
    Consensus,
    Evidence,
    PartialDate,
    Rating,
    Related,
    Report,
    Severity,
    Skipped,
    Stance,
    VerdictPeriod,
    WordingKind,
)
from tests.reports.building import (
    BERGPOST,
    LESERBRIEF,
    OBERLAND,
    SOURCES,
    STADTBLATT,
    TALKURIER,
    claim,
    finding,
    passage,
    source_stance,
)

STOPPED = "Bürgermeister Huber hat den Neubau der Marienbrücke gestoppt."
CLOSED = "Die Marienbrücke ist für Lastwagen gesperrt."
DOUBLED = "Die Kosten des Neubaus haben sich verdoppelt."
REPORT_EXISTS = "Es gibt ein geheimes Gutachten zur Marienbrücke."
STATE_PAYS = "Das Land zahlt die Hälfte der Kosten."
REFERENDUM = "Der Stadtrat hat einen Bürgerentscheid über die Brücke beschlossen."


def stopped() -> ClaimResult:
    """A false claim: challenged once, repeated in own voice (with a copy), and left standing once."""
    words = (("Huber", "Huber"), ("Neubau", "Neubau"), ("gestoppt", "gestoppt"))
    return ClaimResult(
        claim(
            "huber-stopped-bridge",
            STOPPED,
            14,
            topic="Marienbrücke",
            claimant="Anna Reiter",
            verdict=(VerdictPeriod(Rating.FALSE),),
        ),
        Consensus.CONTRADICTION,
        3,
        (
            source_stance(
                passage(
                    TALKURIER,
                    "Anders als",
                    "nicht gestoppt.",
                    Stance.REFUTES,
                    wording=STOPPED,
                    score=0.93,
                    cues=(("refutation", "Anders als von Anna Reiter behauptet"), ("negation", "nicht")),
                    words=words,
                )
            ),
            source_stance(
                passage(
                    BERGPOST, "Huber hat", "geschickt hatte.", Stance.SUPPORTS, wording=STOPPED, words=words
                )
            ),
            source_stance(
                passage(OBERLAND, "Huber hat", "am Montag.", Stance.SUPPORTS, wording=STOPPED, words=words),
                copy_of=BERGPOST,
            ),
            source_stance(
                passage(
                    STADTBLATT,
                    "Reiter wiederholte",
                    "gestoppt.",
                    Stance.SUPPORTS,
                    speaker="Anna Reiter",
                    wording=STOPPED,
                    score=0.88,
                    cues=(("attribution", "wiederholte"),),
                    words=words,
                )
            ),
        ),
    )


def closed() -> ClaimResult:
    """A claim whose verdict changed, and whose older source was overtaken."""
    return ClaimResult(
        claim(
            "bridge-closed",
            CLOSED,
            22,
            topic="Marienbrücke",
            verdict=(
                VerdictPeriod(Rating.TRUE, until=PartialDate(2025, 5, 18)),
                VerdictPeriod(Rating.FALSE, since=PartialDate(2025, 5, 18)),
            ),
            note="Die Sperrung galt vom 1. März bis zum 18. Mai 2025.",
        ),
        Consensus.SUPERSEDED,
        2,
        (
            source_stance(
                passage(
                    TALKURIER,
                    "Die Marienbrücke",
                    "gesperrt.",
                    Stance.SUPPORTS,
                    wording=CLOSED,
                    score=0.97,
                    words=(("Marienbrücke", "Marienbrücke"), ("gesperrt", "gesperrt")),
                ),
                superseded_by=STADTBLATT,
            ),
            source_stance(
                passage(
                    STADTBLATT,
                    "Seit Sonntag",
                    "aufgehoben.",
                    Stance.REFUTES,
                    wording="Die Sperrung der Marienbrücke ist aufgehoben.",
                    kind=WordingKind.COUNTERCLAIM,
                    cues=(("counterclaim", "Sperrung ist aufgehoben"),),
                    words=(("Marienbrücke", "Marienbrücke"),),
                )
            ),
        ),
    )


def doubled() -> ClaimResult:
    """A contradiction over numbers."""
    return ClaimResult(
        claim("costs-doubled", DOUBLED, 38, topic="Haushalt", verdict=(VerdictPeriod(Rating.DISPUTED),)),
        Consensus.CONTRADICTION,
        2,
        (
            source_stance(
                passage(
                    BERGPOST,
                    "Die Kosten",
                    "verdoppelt.",
                    Stance.SUPPORTS,
                    wording=DOUBLED,
                    words=(("Kosten", "Kosten"), ("verdoppelt", "verdoppelt")),
                )
            ),
            source_stance(
                passage(OBERLAND, "Die Kosten", "verdoppelt.", Stance.SUPPORTS, wording=DOUBLED),
                copy_of=BERGPOST,
            ),
            source_stance(
                passage(
                    STADTBLATT,
                    "Statt 24",
                    "keine Rede sein.",
                    Stance.REFUTES,
                    wording=DOUBLED,
                    score=0.86,
                    cues=(("value-mismatch", "13 Millionen"), ("refutation", "kann keine Rede sein")),
                    words=(("verdoppelt", "Verdopplung"),),
                )
            ),
        ),
    )


def state_pays() -> ClaimResult:
    """A true claim on which the sources agree."""
    return ClaimResult(
        claim(
            "state-pays-half",
            STATE_PAYS,
            45,
            topic="Haushalt",
            claimant="Finanzministerium",
            verdict=(VerdictPeriod(Rating.TRUE),),
        ),
        Consensus.AGREEMENT,
        2,
        (
            source_stance(
                passage(
                    TALKURIER,
                    "Das Land",
                    "Kosten.",
                    Stance.SUPPORTS,
                    wording=STATE_PAYS,
                    words=(("Land", "Land"), ("Hälfte", "Hälfte")),
                )
            ),
            source_stance(
                passage(
                    STADTBLATT,
                    "Das Land",
                    "überwiesen.",
                    Stance.SUPPORTS,
                    wording=STATE_PAYS,
                    cues=(("value-match", "50 Prozent"),),
                    words=(("Land", "Land"),),
                )
            ),
        ),
    )


def report_exists() -> ClaimResult:
    """One weak source only, and its text is hostile."""
    return ClaimResult(
        claim("secret-report", REPORT_EXISTS, 31, topic="Marienbrücke"),
        Consensus.SINGLE_SOURCE,
        1,
        (
            source_stance(
                passage(
                    STADTBLATT,
                    "Es gebe",
                    "sagte Huber.",
                    Stance.MIXED,
                    speaker="Anna Reiter",
                    wording=REPORT_EXISTS,
                    score=0.81,
                    cues=(("attribution", "sagte Reiter"), ("negation", "nicht")),
                    words=(("Gutachten", "Gutachten"),),
                )
            ),
            source_stance(
                passage(
                    LESERBRIEF,
                    "Man hört",
                    "lesen darf.",
                    Stance.SUPPORTS,
                    speaker="man",
                    wording=REPORT_EXISTS,
                    confidence=Confidence.WEAK,
                    score=0.58,
                    cues=(("attribution", "Man hört"),),
                    words=(("Gutachten", "Gutachten"),),
                )
            ),
        ),
    )


def referendum() -> ClaimResult:
    """A claim that no article speaks to."""
    return ClaimResult(
        claim("referendum-decided", REFERENDUM, 52, topic="Haushalt"), Consensus.UNMENTIONED, 0
    )


def sample_report() -> Report:
    """Return the sample report: every consensus, most rules, a copy, an accepted finding, a skipped input."""
    claims = (stopped(), closed(), report_exists(), doubled(), state_pays(), referendum())

    def best(result: ClaimResult, source: int) -> Evidence:
        return result.sources[source].assessment.evidence[0]

    findings = (
        finding(
            "repeats-false-claim",
            Severity.ERROR,
            claims[0],
            f"Bergpost supports in its own voice that “{STOPPED[:-1]}”, "
            "which is rated false (claimant: Anna Reiter).",
            best(claims[0], 1),
        ),
        finding(
            "sources-contradict",
            Severity.WARNING,
            claims[0],
            f"Sources contradict each other on “{STOPPED[:-1]}”: Bergpost (2025-03-03) supports it, "
            "while Talkurier (2025-03-02) refutes it.",
            best(claims[0], 1),
            related=(
                Related(best(claims[0], 0).place, f"Talkurier (2025-03-02) refutes “{STOPPED[:-1]}” here."),
            ),
        ),
        finding(
            "sources-contradict",
            Severity.WARNING,
            claims[3],
            "Sources contradict each other: Stadtblatt Lindental (2025-05) against Bergpost (2025-03-03).",
            best(claims[3], 2),
            related=(Related(best(claims[3], 0).place, "Bergpost (2025-03-03) supports it here."),),
        ),
        finding(
            "unchallenged-false-claim",
            Severity.WARNING,
            claims[0],
            "A false claim stands as the words of Anna Reiter, and nothing in the article challenges it.",
            best(claims[0], 3),
            accepted="Kurzmeldung; die Richtigstellung folgt im selben Heft.",
        ),
        finding(
            "superseded-account",
            Severity.INFO,
            claims[1],
            "Talkurier was overtaken by Stadtblatt Lindental.",
            best(claims[1], 0),
            related=(Related(best(claims[1], 1).place, "the newer account"),),
        ),
        finding(
            "possible-match",
            Severity.INFO,
            claims[2],
            "articles/leserbrief.txt may support this; a person should judge.",
            best(claims[2], 1),
        ),
        finding(
            "single-source",
            Severity.INFO,
            claims[2],
            f"Only one independent source speaks to “{REPORT_EXISTS[:-1]}”.",
        ),
        finding("unmentioned-claim", Severity.INFO, claims[5], f"No article speaks to “{REFERENDUM[:-1]}”."),
    )
    return Report(
        version="0.1.0",
        claims=claims,
        sources=SOURCES,
        findings=findings,
        skipped=(Skipped("articles/scan.txt", "not text: 41 % of the bytes are control characters"),),
    )
