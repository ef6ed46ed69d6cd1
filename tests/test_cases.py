"""The case suite: short texts of every family, each with the stance, voice and speaker it must get.

The format and the meaning of the labels are described in tests/cases/README.md.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

import factcheck
from factcheck.model import Confidence, Stance, Voice

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*/*.yaml"))
REQUIRED = frozenset({"id", "claim", "text", "stance"})
ALLOWED = REQUIRED | {"paraphrases", "counterclaims", "voice", "speaker", "note", "gap"}
WORDS_BEFORE_NAME = 2


@dataclass(frozen=True, slots=True)
class Case:
    """One claim and text, and what must come out.

    `voice` is None if the text is silent. `gap` says why the engine is known not to get there; None for most.
    """

    id: str
    language: str
    claim: str
    text: str
    paraphrases: tuple[str, ...]
    counterclaims: tuple[str, ...]
    stance: Stance
    voice: Voice | None
    speaker: str | None
    gap: str | None


def read_entries(path: Path) -> list[object]:
    """Return the raw entries of a case file."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(entries, list), f"{path.name}: a case file is a list of cases"
    return entries


def problems_of(entry: object) -> list[str]:
    """Return everything that is wrong with the format of one raw entry."""
    if not isinstance(entry, dict):
        return [f"not a mapping: {entry!r}"]
    problems = [f"missing `{key}`" for key in sorted(REQUIRED - entry.keys())]
    problems += [f"unknown key `{key}`" for key in sorted(entry.keys() - ALLOWED)]
    for key in ("id", "claim", "text", "note", "gap"):
        if key in entry and not (isinstance(entry[key], str) and entry[key].strip()):
            problems.append(f"`{key}` is not a text")
    for key in ("paraphrases", "counterclaims"):
        wordings = entry.get(key, [])
        if not (isinstance(wordings, list) and all(isinstance(wording, str) for wording in wordings)):
            problems.append(f"`{key}` is not a list of texts")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(entry.get("id", ""))):
        problems.append("`id` is not kebab-case")
    return problems + problems_of_labels(entry)


def problems_of_labels(entry: dict[str, object]) -> list[str]:
    """Return what is wrong with the expected stance, voice and speaker of an entry."""
    stance, voice, speaker = entry.get("stance"), entry.get("voice"), entry.get("speaker")
    problems = []
    if stance not in set(Stance):
        problems.append(f"`stance` {stance!r} is none of {', '.join(Stance)}")
    if stance == Stance.SILENT and "voice" in entry:
        problems.append("a silent text has no `voice`")
    if stance != Stance.SILENT and voice not in set(Voice):
        problems.append(f"`voice` {voice!r} is none of {', '.join(Voice)}")
    if speaker is not None and voice != Voice.ATTRIBUTED:
        problems.append("only an attributed stance has a `speaker`")
    if stance == Stance.MIXED and speaker is not None:
        problems.append("a mixed stance has no single `speaker`")
    return problems


def load_cases() -> list[Case]:
    """Return the well-formed cases of all files; the format test reports the others."""
    return [
        Case(
            id=entry["id"],
            language=path.parent.name,
            claim=entry["claim"],
            text=entry["text"],
            paraphrases=tuple(entry.get("paraphrases", ())),
            counterclaims=tuple(entry.get("counterclaims", ())),
            stance=Stance(entry["stance"]),
            voice=Voice(entry["voice"]) if "voice" in entry else None,
            speaker=entry.get("speaker"),
            gap=entry.get("gap"),
        )
        for path in FILES
        for entry in read_entries(path)
        if isinstance(entry, dict) and not problems_of(entry)
    ]


def names(actual: str | None, expected: str) -> bool:
    """Return whether `actual` is the expected name, with at most a short title or role before it."""
    words, wanted = (actual or "").casefold().split(), expected.casefold().split()
    return words[-len(wanted) :] == wanted and len(words) - len(wanted) <= WORDS_BEFORE_NAME


def mark_of_gap(gap: str) -> pytest.MarkDecorator:
    """Return the mark of a case that must fail: pytest counts it as `xfailed`, and complains once it passes."""
    reason = f"known gap: {gap} (if the case passes now, remove its `gap`)"
    return pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)


def name_of(path: Path) -> str:
    """Return the id under which pytest shows a case file."""
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_case_file_keeps_to_the_format(path: Path) -> None:
    found = [
        f"{name_of(path)}[{number}]: {problem}"
        for number, entry in enumerate(read_entries(path), start=1)
        for problem in problems_of(entry)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_family_has_cases_that_fire_and_cases_that_stay_silent(path: Path) -> None:
    stances = {entry["stance"] for entry in read_entries(path) if isinstance(entry, dict)}
    assert Stance.SILENT in stances
    assert stances - {Stance.SILENT}


def test_ids_are_unique_within_a_language() -> None:
    counts = Counter((case.language, case.id) for case in load_cases())
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: f"{case.language}/{case.id}")
def test_case(case: Case, request: pytest.FixtureRequest) -> None:
    if case.gap is not None:
        request.applymarker(mark_of_gap(case.gap))
    assessment = factcheck.check(
        case.claim,
        case.text,
        paraphrases=case.paraphrases,
        counterclaims=case.counterclaims,
        language=case.language,
    )
    if case.stance is Stance.SILENT:
        assert assessment.stance is Stance.SILENT or assessment.confidence is Confidence.WEAK
        return
    assert (assessment.stance, assessment.voice) == (case.stance, case.voice)
    if case.speaker is not None:
        assert names(assessment.speaker, case.speaker), f"{assessment.speaker!r} is not {case.speaker!r}"
