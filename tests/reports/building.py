"""Articles and helpers to build reports by hand. Every span and place is computed from the article's text."""

from __future__ import annotations

from factcheck.model import (
    Assessment,
    Claim,
    ClaimResult,
    Confidence,
    Cue,
    Evidence,
    Finding,
    Part,
    PartialDate,
    Place,
    Rating,
    Related,
    Severity,
    Signal,
    SourceInfo,
    SourceStance,
    Span,
    Stance,
    VerdictPeriod,
    Voice,
    Wording,
    WordingKind,
    WordMatch,
)
from tests.reports.hostile import HOSTILE

TEXTS = {
    "articles/2025-03-02-talkurier.txt": """Lastwagen müssen Umweg fahren

Die Marienbrücke in Lindental ist seit Samstag
für Lastwagen gesperrt. Ein Pfeiler zeigt Risse,
teilte das Straßenbauamt mit.

Anders als von Anna Reiter behauptet, hat Bürgermeister
Huber den Neubau nicht gestoppt. Der Vertrag mit der
Baufirma ist unterschrieben.

Das Land übernimmt die Hälfte der Kosten.
""",
    "articles/2025-03-03-bergpost.txt": """Streit um die Marienbrücke

Huber hat den Neubau der Brücke gestoppt. „Er hat uns alle
getäuscht“, sagte Stadträtin Anna Reiter am Montag vor dem
Rathaus, wo sich trotz Regens mehr als zweihundert Menschen
versammelt hatten, um gegen die Sperrung, gegen die langen
Umwege durch die Altstadt und gegen das Schweigen der
Verwaltung zu protestieren, die seit Wochen keine Fragen der
Anwohner mehr beantwortet und auch am Montag niemanden
geschickt hatte.

Die Kosten haben sich von 12 auf 24 Millionen Euro
verdoppelt.
""",
    "articles/2025-03-04-oberland-online.txt": """Streit um die Marienbrücke

Huber hat den Neubau der Brücke gestoppt. „Er hat uns alle
getäuscht“, sagte Stadträtin Anna Reiter am Montag.

Die Kosten haben sich von 12 auf 24 Millionen Euro
verdoppelt.
""",
    "articles/2025-05-18-stadtblatt.md": """# Freie Fahrt

Seit Sonntag rollen wieder Lastwagen über die Marienbrücke.
Die Sperrung ist aufgehoben.

Reiter wiederholte, Huber habe den Neubau gestoppt.

Statt 24 kostet der Neubau 13 Millionen Euro. Von einer
Verdopplung kann keine Rede sein.

Das Land hat seinen Anteil von 50 Prozent überwiesen.

Es gebe ein Gutachten, sagte Reiter. Ein solches Gutachten
existiere nicht, sagte Huber.
""",
    "articles/leserbrief.txt": f"""Zuschrift

Man hört, {HOSTILE} sei ein Gutachten
in der Welt, das niemand lesen darf.
""",
}

TALKURIER, BERGPOST, OBERLAND, STADTBLATT, LESERBRIEF = TEXTS

SOURCES = (
    SourceInfo(
        TALKURIER, "Lastwagen müssen Umweg fahren", "Talkurier", PartialDate(2025, 3, 2), "de", sentences=5
    ),
    SourceInfo(
        BERGPOST, "Streit um die Marienbrücke", "Bergpost", PartialDate(2025, 3, 3), "de", sentences=4
    ),
    SourceInfo(
        OBERLAND, "Streit um die Marienbrücke", "Oberland online", PartialDate(2025, 3, 4), sentences=4
    ),
    SourceInfo(STADTBLATT, "Freie Fahrt", "Stadtblatt Lindental", PartialDate(2025, 5), "de", sentences=7),
    SourceInfo(LESERBRIEF, "Zuschrift", None, None, "de", sentences=2),
)
SOURCE = {source.path: source for source in SOURCES}


def place_of(path: str, offset: int) -> Place:
    """Return the place of an offset in one of the sample articles."""
    before = TEXTS[path][:offset]
    return Place(path, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def passage(
    path: str,
    begin: str,
    end: str,
    stance: Stance,
    *,
    speaker: str | None = None,
    wording: str,
    kind: WordingKind = WordingKind.STATEMENT,
    confidence: Confidence = Confidence.STRONG,
    score: float = 0.91,
    cues: tuple[tuple[str, str], ...] = (),
    words: tuple[tuple[str, str], ...] = (),
) -> Evidence:
    """Return the passage from `begin` through `end`, with its cues (rule, text) and met words."""
    text = TEXTS[path]
    start = text.index(begin)
    stop = text.index(end, start) + len(end)
    first, last = place_of(path, start), place_of(path, stop)

    def cue(rule: str, wanted: str) -> Cue:
        at = text.index(wanted, start)
        place = place_of(path, at)
        return Cue(rule, wanted, place.line, place.column, Span(at, at + len(wanted)))

    def word(word: str, wanted: str) -> WordMatch:
        at = text.index(wanted, start)
        how = "same" if word == wanted else "spelling"
        return WordMatch(word, wanted, how, 1.5, 1.0, Span(at, at + len(wanted)))

    return Evidence(
        path=path,
        span=Span(start, stop),
        line=first.line,
        column=first.column,
        end_line=last.line,
        end_column=last.column,
        quote=text[start:stop],
        stance=stance,
        voice=Voice.ATTRIBUTED if speaker else Voice.OWN,
        speaker=speaker,
        confidence=confidence,
        wording=wording,
        wording_kind=kind,
        score=score,
        part=Part.BODY,
        cues=tuple(cue(rule, wanted) for rule, wanted in cues),
        words=tuple(word(*pair) for pair in words),
        signals=(Signal("coverage", score, 0.62), Signal("lede", 1.0, 0.08)),
    )


def source_stance(
    *evidence: Evidence, copy_of: str | None = None, superseded_by: str | None = None
) -> SourceStance:
    """Return a source's line under a claim, judged as its best passage says."""
    best = evidence[0]
    assessment = Assessment(best.stance, best.voice, best.speaker, best.confidence, best.score, evidence)
    return SourceStance(SOURCE[best.path], assessment, copy_of, superseded_by)


def claim(
    claim_id: str,
    statement: str,
    line: int,
    *,
    topic: str,
    claimant: str | None = None,
    verdict: tuple[VerdictPeriod, ...] = (VerdictPeriod(Rating.OPEN),),
    note: str | None = None,
) -> Claim:
    """Return a claim whose place is a line of `claims.yaml`."""
    place = Place("claims.yaml", line, 5)
    wordings = (Wording(statement, WordingKind.STATEMENT, place, "de"),)
    return Claim(claim_id, wordings, place, topic, claimant, verdict, note=note)


def finding(
    rule: str,
    severity: Severity,
    result: ClaimResult,
    message: str,
    evidence: Evidence | None = None,
    *,
    related: tuple[Related, ...] = (),
    accepted: str | None = None,
) -> Finding:
    """Return a finding on a passage, or on the claim's own line where there is none."""
    claim_place = Related(result.claim.place, "the claim")
    if evidence is None:
        return Finding(rule, severity, result.claim.id, message, result.claim.place, accepted=accepted)
    return Finding(
        rule,
        severity,
        result.claim.id,
        message,
        evidence.place,
        evidence.end_line,
        evidence.end_column,
        (*related, claim_place),
        evidence.path,
        evidence.quote,
        "9f2c",
        accepted,
    )
