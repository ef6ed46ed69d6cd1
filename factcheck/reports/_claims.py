"""The body of the text report: per topic and claim, what each source says, where, and in whose voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.model import Confidence, Stance
from factcheck.reports._layout import BLANK, beside, counted, heading, indented, padded, paragraph, wrapped
from factcheck.reports._quote import outside_cues, quote_lines
from factcheck.reports._sheet import DIM, MEASURE, PLACE, STANCE_STYLES, STRONG
from factcheck.reports._timeline import timeline
from factcheck.reports._words import (
    consensus_words,
    is_strong,
    is_weak,
    outlet_words,
    verdict_words,
    voice_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.model import Claim, ClaimResult, Evidence, SourceStance
    from factcheck.reports._sheet import Sheet

_INDENT = 2
_DATE_WIDTH = 12
_FACTS_WIDTH = 24
_QUOTE_LIMIT = 420
"""Characters of a quote that are shown; `--verbose` shows all."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The claims of one topic, in the claims file's order."""

    name: str | None
    results: tuple[ClaimResult, ...]


def topics(results: Iterable[ClaimResult]) -> tuple[Topic, ...]:
    """Return the claims by topic, topics in the order of their first claim."""
    grouped: dict[str | None, list[ClaimResult]] = {}
    for result in results:
        grouped.setdefault(result.claim.topic, []).append(result)
    return tuple(Topic(name, tuple(members)) for name, members in grouped.items())


def claims_section(sheet: Sheet, results: Sequence[ClaimResult]) -> Iterator[Text]:
    """Return all claims with their sources, under the headings of their topics."""
    for topic in topics(results):
        yield from heading(sheet, topic.name or "Without a topic")
        for number, result in enumerate(topic.results):
            if number:
                yield BLANK
                yield BLANK
            yield from claim_block(sheet, result)


def claim_block(sheet: Sheet, result: ClaimResult) -> Iterator[Text]:
    """Return one claim: the statement, what is known of it, its timeline and its sources."""
    claim = result.claim
    claimant = sheet.text(f"claimed by {claim.claimant}") if claim.claimant else None
    facts = sheet.joined(sheet.text(claim.id, DIM), claimant, verdict_words(claim))
    yield from paragraph(sheet, sheet.text(claim.statement, STRONG))
    yield from paragraph(sheet, facts)
    yield from paragraph(sheet, consensus_words(result))
    for text in claim_remarks(claim):
        yield from paragraph(sheet, sheet.text(text, DIM))
    yield from timeline(sheet, result, _INDENT)
    for source in filter(is_strong, result.sources):
        yield BLANK
        yield from source_block(sheet, source)
    weak = [source for source in result.sources if is_weak(source)]
    if weak:
        yield BLANK
        yield from paragraph(
            sheet, Text("Possible matches, not counted; for a person to judge", DIM), _INDENT
        )
    for source in weak:
        yield BLANK
        yield from dimmed(source_block(sheet, source))


def claim_remarks(claim: Claim) -> Iterator[str]:
    """Return what the curator added to a claim: rival claims, a note, references."""
    if claim.contradicts:
        yield f"contradicts {', '.join(claim.contradicts)}"
    if claim.note:
        yield claim.note
    yield from claim.references


def dimmed(lines: Iterable[Text]) -> Iterator[Text]:
    """Return the lines in the colour of what does not count."""
    for line in lines:
        line.stylize(DIM)
        yield line


def source_block(sheet: Sheet, source: SourceStance) -> Iterator[Text]:
    """Return one source's line under a claim, with its passages below it, or beside it on a wide sheet."""
    date = str(source.source.date) if source.source.date else "undated"
    label = Text(f"{date:<{_DATE_WIDTH}}")
    stance = padded(sheet.stance(source.assessment), 12)
    voice, outlet = voice_words(sheet, source.assessment), outlet_words(sheet, source.source)
    indent = _INDENT + _DATE_WIDTH
    if not sheet.wide:
        first = Text.assemble(" " * _INDENT, label)
        head = Text.assemble(stance, sheet.joined(voice, outlet))
        yield from paragraph(sheet, head, indent, first)
        yield from indented(passages(sheet, source, sheet.width - indent), indent)
        return
    facts = [line for text in (voice, outlet) for line in wrapped(sheet, text, _FACTS_WIDTH)]
    left = [Text.assemble(label, stance), *indented(facts, _DATE_WIDTH + 2)]
    width = min(MEASURE, sheet.width - indent - _FACTS_WIDTH - 4)
    right = passages(sheet, source, width)
    yield from indented(beside(left, right, _DATE_WIDTH + _FACTS_WIDTH + 4), _INDENT)


def passages(sheet: Sheet, source: SourceStance, width: int) -> Iterator[Text]:
    """Return a source's passages with their places, and what else is to be said of the source."""
    if source.superseded_by:
        yield from wrapped(sheet, sheet.text(f"overtaken by {source.superseded_by}", "blue"), width)
    if source.copy_of:
        places = [sheet.place(evidence.place) for evidence in source.assessment.evidence[:1]]
        copy = sheet.text(f"the same text as {source.copy_of}; both count as one source", DIM)
        yield from (line for text in (*places, copy) for line in wrapped(sheet, text, width))
        return
    shown = source.assessment.evidence if sheet.verbose else chosen(source.assessment.evidence)
    for evidence in shown:
        yield from passage(sheet, evidence, source, width)
    more = len(source.assessment.evidence) - len(shown)
    if more:
        yield Text(f"and {counted(more, 'more passage')}; --verbose shows all", DIM)


def chosen(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the best passage of each stance: of a mixed source, both sides are seen."""
    best: dict[Stance, Evidence] = {}
    for passage in evidence:
        if passage.stance is not Stance.SILENT:
            best.setdefault(passage.stance, passage)
    return tuple(best.values())


def passage(sheet: Sheet, evidence: Evidence, source: SourceStance, width: int) -> Iterator[Text]:
    """Return one passage: its place, its quote, and the reasons that stand outside of the quote."""
    place = sheet.place(evidence.place)
    if evidence.stance is not source.assessment.stance:
        own = Text(f"{evidence.stance} ", STANCE_STYLES[evidence.stance])
        place = Text.assemble(own, place, " ", sheet.joined(voice_words(sheet, evidence)))
    yield from wrapped(sheet, place, width)
    limit = None if sheet.verbose else _QUOTE_LIMIT
    yield from quote_lines(sheet, evidence, width, limit)
    if sheet.verbose:
        yield from reasons(sheet, evidence, width)
    else:
        for line in outside_reasons(sheet, evidence):
            yield from wrapped(sheet, line, width)


def outside_reasons(sheet: Sheet, evidence: Evidence) -> Iterator[Text]:
    """Return the cues that stand outside of the quote, with their places."""
    for cue in outside_cues(evidence):
        place = sheet.text(f"{evidence.path}:{cue.line}:{cue.column}", PLACE)
        yield Text.assemble("because of ", sheet.quoted(cue.text), " at ", place)


def reasons(sheet: Sheet, evidence: Evidence, width: int) -> Iterator[Text]:
    """Return how the passage was judged: scores, the wording that was met, cues and signals."""
    kind = "" if evidence.confidence is Confidence.STRONG else ", weak"
    head = Text.assemble(
        f"{evidence.score:.2f}{kind} against the {evidence.wording_kind} ", sheet.quoted(evidence.wording)
    )
    cues = (
        Text.assemble(sheet.text(cue.rule), " ", sheet.quoted(cue.text), f" at {cue.line}:{cue.column}")
        for cue in evidence.cues
    )
    words = ", ".join(
        f"{word.word} {word.how} {word.met}" if word.met else f"{word.word} {word.how}"
        for word in evidence.words
    )
    signals = ", ".join(
        f"{signal.name} {signal.value:.2f} ({signal.share:+.2f})" for signal in evidence.signals
    )
    rows = [("score", head), *(("cue", cue) for cue in cues)]
    rows += [(name, sheet.text(text)) for name, text in (("words", words), ("signals", signals)) if text]
    for name, text in rows:
        label = Text(f"{name:<9}", DIM)
        yield from indented(wrapped(sheet, text, width - len(label)), len(label), label)
