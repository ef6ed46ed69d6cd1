"""How right: stance, voice and speaker on labelled articles, on the Fake News Challenge, on the case suite.

Every figure is of the engine as it is shipped: labelled folders are judged as `factcheck verify` does, the
challenge and the cases as `factcheck.check` does. docs/quality.md says what the figures mean.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.measure.cases import Case, passed, read_cases
from benchmarks.measure.challenge import (
    FITTED,
    LABELS,
    TESTED,
    Pair,
    answers,
    f1_by_label,
    read_challenge,
    weighted_score,
)
from benchmarks.measure.labelled import Labelled, assessments_of, read_labelled
from benchmarks.measure.page import PAGE, write_between
from benchmarks.measure.places import CASES, CHALLENGE, DEVELOPMENT, HELD_OUT, MissingData, require, shown
from benchmarks.measure.record import RECORD, Figures, differences, read_record, record_table, write_record
from benchmarks.measure.scores import Key, Label, Scores, errors_by_kind, f1_interval, score
from benchmarks.measure.setup import Setup
from factcheck.model import Assessment, Evidence

_QUOTE = 240
_PASSAGES = 2
"""How many passages of a wrong pair are shown, each with so many characters of its quote."""


def main(arguments: Sequence[str]) -> int:
    """Print the tables and return 0; 2 if data aren't there or cannot be read."""
    options = _parser().parse_args(arguments)
    try:
        measured = dict(_measured(options))
    except (MissingData, OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 2
    if options.record:
        write_record(RECORD, measured)
        write_between(PAGE, "figures", record_table(read_record(RECORD)))
        print(f"\nrecorded in {shown(RECORD)} and {shown(PAGE)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks quality", description=__doc__)
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="DIR", help="labelled folders; by default all that are there"
    )
    parser.add_argument(
        "--fnc",
        nargs="?",
        type=Path,
        const=CHALLENGE,
        metavar="DIR",
        help="score the challenge too (a few minutes)",
    )
    parser.add_argument("--cases", action="store_true", help="run the case suite too, by family")
    parser.add_argument("--errors", action="store_true", help="list every wrong pair by kind, with its cues")
    parser.add_argument("--weak", action="store_true", help="count possible matches as said too")
    parser.add_argument("--record", action="store_true", help=f"write the figures to {shown(RECORD)}")
    return parser


def _measured(options: argparse.Namespace) -> Iterator[tuple[str, Figures]]:
    """Print each set's figures, then yield them; the sets one after the other."""
    setup, record = Setup(), read_record(RECORD)
    for folder in options.folders or _default_folders():
        data = read_labelled(require(folder), shown(folder))
        assessments = assessments_of(data, setup)
        scores = score(data.labels, assessments, weak=options.weak)
        _print(_labelled_lines(data, scores, assessments))
        if options.errors:
            _print(error_lines(data.labels, assessments))
        figures = labelled_figures(scores)
        if not options.weak:
            _print(differences(record, data.name, figures))
            yield data.name, figures
    if options.fnc:
        pairs = read_challenge(require(options.fnc))
        said = answers(pairs, setup)
        print(f"\n# {shown(options.fnc)}")
        _print(challenge_lines(pairs, said))
        figures = challenge_figures(pairs, said)
        _print(differences(record, shown(options.fnc), figures))
        yield shown(options.fnc), figures
    if options.cases:
        cases = read_cases(CASES)
        right = passed(cases, setup)
        print(f"\n# {shown(CASES)}")
        _print(case_lines(cases, right, with_failures=options.errors))
        figures = case_figures(cases, right)
        _print(differences(record, shown(CASES), figures))
        yield shown(CASES), figures


def _default_folders() -> list[Path]:
    if not DEVELOPMENT.is_dir():
        print(f"without {shown(DEVELOPMENT)}, which lies beside the repository", file=sys.stderr)
    return [folder for folder in (DEVELOPMENT, *HELD_OUT) if folder.is_dir()]


def labelled_figures(scores: Scores) -> dict[str, float]:
    """Return the figures of a labelled folder by name."""
    return {
        "stance F1": scores.stance.f1,
        "stance precision": scores.stance.precision,
        "stance recall": scores.stance.recall,
        "mention F1": scores.mention.f1,
        **{f"{stance} F1": ratio.f1 for stance, ratio in scores.by_stance.items()},
        "flipped of found": scores.flipped / max(1, scores.found),
        "voice right": scores.voice_right / max(1, scores.voice_of),
        "speaker right": scores.speaker_right / max(1, scores.speaker_of),
    }


def _labelled_lines(data: Labelled, scores: Scores, assessments: Mapping[Key, Assessment]) -> Iterator[str]:
    claims = len(data.project.claims)
    yield f"\n# {data.name}: {len(data.articles)} articles, {claims} claims, {len(data.labels)} labels"
    yield from scores.lines()
    low, high = f1_interval(data.labels, assessments)
    yield f"           F1 in 95 of 100 drawings of as many articles: {low:.3f} to {high:.3f}"


def error_lines(labels: Mapping[Key, Label], assessments: Mapping[Key, Assessment]) -> Iterator[str]:
    """Yield every wrong pair by kind: the label and its evidence, then what the engine saw and why."""
    for kind, keys in errors_by_kind(labels, assessments).items():
        yield f"\n## {kind}: {len(keys)}"
        for key in keys:
            yield "  " + " ".join(key)
            if key in labels:
                label = labels[key]
                yield f"    label: {label.voice}, {label.speaker or 'no speaker'}: {label.evidence}"
            if key in assessments:
                for evidence in assessments[key].evidence[:_PASSAGES]:
                    yield from _evidence_lines(evidence)


def _evidence_lines(evidence: Evidence) -> Iterator[str]:
    quote = " ".join(evidence.quote.split())[:_QUOTE]
    reading = f"{evidence.stance} {evidence.voice} {evidence.confidence} {evidence.score}"
    yield f"    line {evidence.line}, {reading}: {quote}"
    cues = ", ".join(f'{cue.rule} "{cue.text}"' for cue in evidence.cues) or "none"
    words = ", ".join(f"{each.word}={each.met or '-'} ({each.how} {each.credit})" for each in evidence.words)
    yield f"      cues: {cues}"
    yield f"      wording: {evidence.wording}; {words}"


def challenge_parts(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    """Return the pairs of the challenge by what their figures may be used for."""
    return {
        "testing half": [pair for pair in pairs if pair.half == TESTED],
        "testing bodies, all headlines": [pair for pair in pairs if pair.body_half == TESTED],
        "fitting half": [pair for pair in pairs if pair.half == FITTED],
    }


def challenge_figures(pairs: Sequence[Pair], said: Mapping[Pair, str]) -> dict[str, float]:
    """Return the challenge's figures by name."""
    figures: dict[str, float] = {}
    for part, members in challenge_parts(pairs).items():
        gold, labels = [pair.label for pair in members], [said[pair] for pair in members]
        figures[f"{part}: weighted score"] = weighted_score(gold, labels)
        figures |= {f"{part}: {name} F1": value for name, value in f1_by_label(gold, labels).items()}
    return figures


def challenge_lines(pairs: Sequence[Pair], said: Mapping[Pair, str]) -> Iterator[str]:
    """Yield the challenge's tables: figures by part, and who was taken for what in the testing half."""
    yield "the document weights were fitted on the fitting half; no headline or body is in both halves"
    columns = (*LABELS, "macro")
    yield f"{'':32}{'pairs':>7} {'weighted':>9}" + "".join(f"{name:>11}" for name in columns)
    for part, members in challenge_parts(pairs).items():
        gold, labels = [pair.label for pair in members], [said[pair] for pair in members]
        rates = f1_by_label(gold, labels)
        cells = "".join(f"{rates[name]:11.3f}" for name in columns)
        yield f"{part:32}{len(members):7,} {weighted_score(gold, labels):9.2f}{cells}"
    counts = Counter((pair.label, said[pair]) for pair in pairs if pair.half == TESTED)
    yield "testing half, label by row, read as by column:"
    yield f"{'':12}" + "".join(f"{name:>11}" for name in LABELS)
    for label in LABELS:
        yield f"{label:12}" + "".join(f"{counts[label, read]:11,}" for read in LABELS)


def case_figures(cases: Sequence[Case], right: frozenset[tuple[str, str]]) -> dict[str, float]:
    """Return how many cases there are, how many pass, and how many are marked as not passing, by language."""
    figures: dict[str, float] = {}
    for language in sorted({case.language for case in cases}):
        own = [case for case in cases if case.language == language]
        figures[f"{language} passed"] = sum((case.language, case.id) in right for case in own)
        figures[f"{language} cases"] = len(own)
        figures[f"{language} known gaps"] = sum(case.gap for case in own)
    return figures


def case_lines(
    cases: Sequence[Case], right: frozenset[tuple[str, str]], *, with_failures: bool = False
) -> Iterator[str]:
    """Yield how many cases of each family pass, and in all."""
    families: dict[tuple[str, str], list[Case]] = {}
    for case in cases:
        families.setdefault((case.language, case.family), []).append(case)
    for (language, family), members in families.items():
        failed = [case.id for case in members if (case.language, case.id) not in right]
        yield f"{language} {family:20} {len(members) - len(failed):4} of {len(members)}"
        if with_failures:
            yield from (f"     {each}" for each in failed)
    yield f"{'in all':23} {len(right):4} of {len(cases)}"


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
