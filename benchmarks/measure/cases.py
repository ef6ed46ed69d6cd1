"""The case suite as a measurement: how many cases of each family pass. Its README has the format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.measure.setup import Setup
from factcheck.library import claim_of
from factcheck.model import Article, Assessment, Claim, Confidence, Stance, Voice
from factcheck.pipeline import check_text

_WORDS_BEFORE_NAME = 2
"""Words of title or role that may stand before the expected name."""


@dataclass(frozen=True, slots=True)
class Case:
    """A claim and a text, and what must come out.

    `voice` is None if the text is silent. `gap` says that the engine is known not to get there.
    """

    id: str
    language: str
    family: str
    claim: Claim
    text: str
    stance: Stance
    voice: Voice | None
    speaker: str | None
    gap: bool

    def passes(self, assessment: Assessment) -> bool:
        """Return whether an assessment is what the case expects; silent may also be weak."""
        if self.stance is Stance.SILENT:
            return assessment.stance is Stance.SILENT or assessment.confidence is Confidence.WEAK
        if (assessment.stance, assessment.voice) != (self.stance, self.voice):
            return False
        return self.speaker is None or _names(assessment.speaker, self.speaker)


def read_cases(folder: Path) -> tuple[Case, ...]:
    """Return all cases, by language and family."""
    return tuple(
        Case(
            id=entry["id"],
            language=path.parent.name,
            family=path.stem,
            claim=claim_of(
                entry["claim"],
                entry.get("paraphrases") or (),
                entry.get("counterclaims") or (),
                path.parent.name,
            ),
            text=entry["text"],
            stance=Stance(entry["stance"]),
            voice=Voice(entry["voice"]) if entry.get("voice") else None,
            speaker=entry.get("speaker"),
            gap=bool(entry.get("gap")),
        )
        for path in sorted(folder.glob("*/*.yaml"))
        for entry in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    )


def assess_case(case: Case, setup: Setup) -> Assessment:
    """Return what `factcheck.check` says of a case."""
    return check_text(setup.engine([case.claim]), Article("text", case.text, language=case.language))


def passed(cases: Sequence[Case], setup: Setup) -> frozenset[tuple[str, str]]:
    """Return language and id of the cases that pass."""
    return frozenset((case.language, case.id) for case in cases if case.passes(assess_case(case, setup)))


def _names(actual: str | None, expected: str) -> bool:
    words, wanted = (actual or "").casefold().split(), expected.casefold().split()
    return words[-len(wanted) :] == wanted and len(words) - len(wanted) <= _WORDS_BEFORE_NAME
