"""An explanation as a page: what was concluded, from which words, by which cues, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.model import Confidence, Place, Stance, Voice
from factcheck.reports._layout import BLANK, counted, heading, indented, padded, paragraph, wrapped
from factcheck.reports._quote import quote_lines, shortened
from factcheck.reports._sheet import DIM, MEASURE, STRONG
from factcheck.reports._words import outlet_words, verdict_words, voice_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.explain import Explanation, Flip
    from factcheck.model import Assessment, Claim, Evidence, Signal, WordMatch
    from factcheck.reports._sheet import Sheet

_INDENT = 2
_MOST_CONSIDERED = 5
_LONGEST_CONSIDERED = 200
"""Characters of a quote that decided nothing."""
_LEAST_SHARE = 0.005

_HOW = {
    "same": "the same word",
    "alias": "an alias or a part of it",
    "compound": "in a compound",
    "equivalent": "an equivalent",
    "opposite": "an opposite",
    "spelling": "spelt differently",
    "value": "the same value",
    "differs": "another value",
    "context": "only in the sentences around",
    "stand-in": "a phrase that stands for it",
    "missing": "missing",
}


def claim_lines(sheet: Sheet, claim: Claim) -> Iterator[Text]:
    """Return the claim that is explained, above all articles."""
    yield from paragraph(sheet, sheet.text(claim.statement, STRONG))
    claimant = sheet.text(f"claimed by {claim.claimant}") if claim.claimant else None
    yield from paragraph(sheet, sheet.joined(sheet.text(claim.id, DIM), claimant, verdict_words(claim)))


def explanation_lines(sheet: Sheet, explanation: Explanation) -> Iterator[Text]:
    """Return everything about one article."""
    assessment = explanation.assessment
    yield from heading(sheet, explanation.source.path)
    yield from paragraph(sheet, _source_words(sheet, explanation))
    yield from paragraph(sheet, _conclusion(sheet, assessment))
    if explanation.wordings == 0:
        language = explanation.read_as
        words = f"No wording of the claim is in the article's language ({language}): none can be met."
        yield from paragraph(sheet, sheet.text(words))
        return
    for number, evidence in enumerate(assessment.evidence, 1):
        which = "Deciding passage" if number == 1 else "Further passage"
        yield from _passage(sheet, evidence, which, explanation.strong)
    if explanation.silent:
        yield from _why_silent(sheet, explanation)
    yield from _changes(sheet, explanation)
    yield from _considered(sheet, explanation)
    yield from _drift(sheet, explanation)


def _source_words(sheet: Sheet, explanation: Explanation) -> Text:
    source = explanation.source
    return sheet.joined(
        outlet_words(sheet, source),
        Text(str(source.date) if source.date else "undated"),
        sheet.text(f"read as {explanation.read_as}"),
        Text(f"claim rated {explanation.rating} at this date"),
    )


def _conclusion(sheet: Sheet, assessment: Assessment) -> Text:
    if assessment.stance is Stance.SILENT:
        return Text(f"{sheet.symbols.silent} silent", style=DIM)
    return sheet.joined(
        sheet.stance(assessment),
        voice_words(sheet, assessment),
        Text(f"{assessment.confidence}, score {assessment.score:.2f}"),
    )


def _passage(
    sheet: Sheet, evidence: Evidence, title: str, strong: float, *, met: bool = True
) -> Iterator[Text]:
    """Return one passage with its words, cues and signals; `met` says if it speaks to the claim at all."""
    yield BLANK
    yield from paragraph(sheet, Text.assemble((title, STRONG), " at ", sheet.place(evidence.place)))
    width = min(MEASURE, sheet.width - _INDENT)
    yield from indented(quote_lines(sheet, evidence, width, None), _INDENT)
    said = sheet.joined(
        _conclusion_of_passage(sheet, evidence) if met else Text("not about the claim"),
        Text(f"score {evidence.score:.2f}, strong from {strong:.2f}"),
        Text(f"in the {evidence.part}"),
    )
    yield from paragraph(sheet, said, _INDENT)
    yield BLANK
    wording = Text.assemble(f"{evidence.wording_kind}: ", sheet.quoted(evidence.wording))
    yield from paragraph(sheet, wording, _INDENT)
    yield from _words(sheet, evidence.words)
    yield from _cues(sheet, evidence)
    yield from _signals(sheet, evidence)


def _conclusion_of_passage(sheet: Sheet, evidence: Evidence) -> Text:
    if evidence.stance is Stance.SILENT:
        return Text("silent: not read as a statement on the claim")
    return sheet.joined(sheet.stance(evidence), voice_words(sheet, evidence))


def _words(sheet: Sheet, words: Sequence[WordMatch]) -> Iterator[Text]:
    """Return a table: each word of the wording, the article's word, how they met, the worth of it."""
    indent = _INDENT * 2
    column = min(24, max([len(sheet.shown(word.word)) for word in words], default=0) + 2)
    for word in words:
        style = "red" if word.credit == 0 else "yellow" if word.credit < 1 else "green"
        how = sheet.text(_HOW.get(word.how, word.how), style)
        same = not word.met or word.met.casefold() == word.word.casefold()
        met = None if same else sheet.quoted(word.met)
        worth = Text(f"{word.weight * word.credit:.2f} of {word.weight:.2f}", style=DIM)
        label = padded(Text.assemble(" " * indent, sheet.text(word.word)), indent + column)
        yield from paragraph(sheet, sheet.joined(met, how, worth), indent + column, label)


def _cues(sheet: Sheet, evidence: Evidence) -> Iterator[Text]:
    if not evidence.cues:
        return
    yield from paragraph(sheet, Text("cues:"), _INDENT)
    for cue in evidence.cues:
        place = sheet.place(Place(evidence.path, cue.line, cue.column))
        text = Text.assemble(sheet.quoted(cue.text, STRONG), f" {cue.rule}, ", place)
        yield from paragraph(sheet, text, _INDENT * 2)


def _signals(sheet: Sheet, evidence: Evidence) -> Iterator[Text]:
    """Return each signal's share: a logistic function of their sum with a constant is the score."""
    yield from _shares(sheet, "signals (share in the score)", evidence.signals)


def _shares(sheet: Sheet, what: str, signals: Sequence[Signal]) -> Iterator[Text]:
    shares = [signal for signal in signals if abs(signal.share) >= _LEAST_SHARE]
    if shares:
        text = ", ".join(f"{signal.name} {signal.value:.2f} ({signal.share:+.2f})" for signal in shares)
        yield from paragraph(sheet, sheet.text(f"{what}: {text}", DIM), _INDENT)


def _drift(sheet: Sheet, explanation: Explanation) -> Iterator[Text]:
    """Return how the whole article leans, by which `verify` never judges."""
    drift = explanation.drift
    if drift is None:
        return
    yield BLANK
    yield from paragraph(
        sheet, Text("The article as a whole, which only factcheck.check weighs", style=STRONG)
    )
    about = f"about the claim with {drift.related:.2f}, counts from {explanation.related_from:.2f}"
    yield from paragraph(sheet, sheet.joined(Text(about), Text(f"leans to {drift.leaning}")), _INDENT)
    yield from _shares(sheet, "about the claim (share)", drift.about)
    yield from _shares(sheet, f"{drift.leaning} (share)", drift.signals)


def _why_silent(sheet: Sheet, explanation: Explanation) -> Iterator[Text]:
    """Return why nothing was found: what was considered states no fact, or nothing came near."""
    considered = explanation.assessment.considered
    yield BLANK
    if considered:
        text = f"{counted(len(considered), 'passage')} came near, but none says anything of the claim."
        yield from paragraph(sheet, Text(text))
        best = max(considered, key=lambda evidence: evidence.score)
        yield from _passage(sheet, best, "The nearest passage", explanation.strong)
    elif explanation.nearest is None:
        yield from paragraph(sheet, Text("No sentence has any word of the claim."))
    else:
        nearest = explanation.nearest
        yield from paragraph(sheet, Text("No sentence has enough words of the claim to be looked at."))
        yield from _passage(sheet, nearest, "The nearest passage", explanation.strong, met=False)
        missing = [word.word for word in nearest.words if word.credit == 0]
        if missing:
            words = Text(", ").join([sheet.quoted(word) for word in missing])
            yield BLANK
            yield from paragraph(sheet, Text.assemble("Missing: ", words))


def _changes(sheet: Sheet, explanation: Explanation) -> Iterator[Text]:
    """Return what would change the conclusion."""
    lines = [_flip(sheet, flip) for flip in explanation.flips]
    completion = explanation.completion
    if completion is not None:
        words = Text(", ").join([sheet.quoted(word, STRONG) for word in completion.words])
        lines.append(Text.assemble("with ", words, f" in the passage: strong, score {completion.score:.2f}"))
    if not lines:
        return
    yield BLANK
    yield from paragraph(sheet, Text("What would change it", style=STRONG))
    for line in lines:
        yield from paragraph(sheet, line, _INDENT)


def _flip(sheet: Sheet, flip: Flip) -> Text:
    then = flip.assessment
    words: list[Text | None] = [sheet.text(str(then.stance))]
    if then.stance is not Stance.SILENT:
        words += [voice_words(sheet, then), Text("weak") if then.confidence is Confidence.WEAK else None]
    said = Text(", ").join([word for word in words if word is not None])
    cue = flip.cue
    where = f" in line {cue.line} ({cue.rule}): "
    return Text.assemble("without ", sheet.quoted(cue.text, STRONG), where, said)


def _considered(sheet: Sheet, explanation: Explanation) -> Iterator[Text]:
    """Return the passages that came near and decided nothing, each with why."""
    assessment = explanation.assessment
    shown = sorted(assessment.considered, key=lambda evidence: -evidence.score)
    # The best one of a silent article stands above already.
    shown = shown[1:] if explanation.silent else shown
    if not shown:
        return
    yield BLANK
    yield from paragraph(sheet, Text("Considered, but not decisive", style=STRONG))
    for evidence in shown[:_MOST_CONSIDERED]:
        reason = Text.assemble(sheet.place(evidence.place), ": ", _why_not(sheet, evidence, assessment))
        yield from paragraph(sheet, reason, _INDENT)
        quote = shortened(sheet, sheet.quoted(evidence.quote), _LONGEST_CONSIDERED)
        yield from indented(wrapped(sheet, quote, sheet.width - 2 * _INDENT), 2 * _INDENT)
    if len(shown) > _MOST_CONSIDERED:
        yield from paragraph(sheet, Text(f"and {len(shown) - _MOST_CONSIDERED:,} more", style=DIM), _INDENT)


def _why_not(sheet: Sheet, evidence: Evidence, assessment: Assessment) -> Text:
    if evidence.stance is Stance.SILENT:
        cues = Text(", ").join([Text.assemble(sheet.quoted(c.text), f" ({c.rule})") for c in evidence.cues])
        return Text.assemble("no statement on the claim", " because of " if cues else "", cues)
    if evidence.confidence is Confidence.WEAK:
        return Text(f"{evidence.stance}, but the match is weak (score {evidence.score:.2f})")
    if evidence.voice is Voice.ATTRIBUTED and assessment.voice is Voice.OWN:
        return Text(f"{evidence.stance}, but the article's own voice counts more")
    return Text(f"{evidence.stance}, but another passage counts more")
