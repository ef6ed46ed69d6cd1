"""What a claims file may get wrong beyond its form: wordings that the engine reads otherwise than meant.

The engine itself judges: a claim made of its statement alone is held against each of the claim's other
wordings, as if that were an article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.errors import InputError
from factcheck.findings import unmatched_expectations
from factcheck.load.claim_lint import lint_references
from factcheck.load.problems import MAX_ERRORS, shown, sort_errors
from factcheck.match.terms import COMMON
from factcheck.model import (
    Article,
    Assessment,
    Claim,
    Confidence,
    Project,
    SourceInfo,
    Stance,
    Voice,
    Wording,
    WordingKind,
)
from factcheck.pipeline import Engine

FEWEST_WORDS = 2
"""A wording needs so many words that say something: who or what, and what of it."""


def lint(project: Project, articles: Iterable[str] = ()) -> tuple[InputError, ...]:
    """Return every problem of a claims file that can be read, ordered by place, at most `MAX_ERRORS`.

    `articles` are the paths of the project's articles, as places write them; without any, expectations
    are not held against them.
    """
    sources = [SourceInfo(path) for path in articles]
    engine = Engine(project.claims, project.aliases)
    problems = [
        *lint_references(project),
        *(unmatched_expectations(project, sources) if sources else ()),
        *_general_wordings(engine),
        *_misread_wordings(project, engine),
    ]
    return sort_errors(problems)[:MAX_ERRORS]


def _general_wordings(engine: Engine) -> Iterator[InputError]:
    """Yield the wordings of which too few words say anything, in a language that they may be in."""
    counts = {
        (code, compiled.claim, compiled.wording.text): sum(term.weight >= COMMON for term in compiled.terms)
        for code, index in engine.indexes.items()
        for compiled in index.wordings
    }
    # A wording of function words alone is in no index at all.
    least: dict[tuple[int, str], int] = {}
    for _, number, text in counts:
        read = [counts[code, number, text] for code in engine.indexes if (code, number, text) in counts]
        least[number, text] = min(read)
    for number, claim in enumerate(engine.claims):
        for wording in claim.wordings:
            if least.get((number, wording.text), 0) < FEWEST_WORDS:
                message = (
                    f"the {wording.kind} {shown(wording.text)} is too general: it would be met by accident"
                )
                yield InputError(wording.place, message, "name who does what, in at least two telling words")


def _misread_wordings(project: Project, engine: Engine) -> Iterator[InputError]:
    """Yield paraphrases that are read as denying the statement, and counterclaims read as affirming it."""
    statements = tuple(_statement_alone(claim) for claim in project.claims)
    alone = Engine(
        statements, project.aliases, packs=engine.packs, weights=engine.weights, rules=engine.rules
    )
    for claim in project.claims:
        for wording in claim.wordings[1:]:
            read = _read(alone, claim, wording)
            if read is None or read.confidence is not Confidence.STRONG or read.voice is not Voice.OWN:
                continue
            if wording.kind is WordingKind.PARAPHRASE and read.stance is Stance.REFUTES:
                message = (
                    f"the paraphrase {shown(wording.text)} is read as denying its statement{_because(read)}"
                )
                yield InputError(wording.place, message, "reword it, or move it to `counterclaims`")
            if wording.kind is WordingKind.COUNTERCLAIM and read.stance is Stance.SUPPORTS:
                message = f"the counterclaim {shown(wording.text)} is read as affirming the statement"
                yield InputError(wording.place, message, "reword it, or move it to `paraphrases`")


def _statement_alone(claim: Claim) -> Claim:
    return Claim(claim.id, claim.wordings[:1], claim.place)


def _read(engine: Engine, claim: Claim, wording: Wording) -> Assessment | None:
    """Return what a wording, taken for an article, says of the claim; None if nothing."""
    outcome = engine.judge_article(Article(claim.id, wording.text, language=wording.language))
    return dict(outcome.assessments).get(claim.id)


def _because(read: Assessment) -> str:
    cues: Sequence[str] = [shown(cue.text) for cue in read.evidence[0].cues]
    return f" because of {', '.join(cues)}" if cues else ""
