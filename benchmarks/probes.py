"""How right on short texts: a claim and one to four sentences, judged as `factcheck.check` does.

The texts are in `benchmarks/texts`, whose README says how they are labelled and which half may be read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import factcheck
from benchmarks.measure.places import ROOT
from factcheck.model import Assessment, Confidence, Stance, Voice

TEXTS = ROOT / "benchmarks" / "texts"
SILENT = "-"
HALVES = ("odd", "even")


@dataclass(frozen=True, slots=True)
class Probe:
    """A claim, a text and the label that a reader gave, such as "so": supports in own voice."""

    claim: str
    label: str
    text: str


def main(arguments: Sequence[str]) -> int:
    """Print how many probes of each file and half are right, and return 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks probes", description=__doc__)
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="by default all of benchmarks/texts"
    )
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the odd half")
    options = parser.parse_args(arguments)
    for file in options.files or sorted(TEXTS.glob("*.txt")):
        probes = read_probes(file)
        for start, half in enumerate(HALVES):
            for line in lines(probes[start::2], with_errors=options.errors and half == HALVES[0]):
                print(f"{file.stem} {half}: {line}")
    return 0


def read_probes(path: Path) -> list[Probe]:
    """Return the probes of a file. Raises OSError without it, ValueError for a line without its three parts."""
    probes = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.split("|", 2)]
        if len(parts) != 3:
            raise ValueError(f"{path}:{number}: not `claim | label | text`: {line}")
        probes.append(Probe(*parts))
    return probes


def lines(probes: Sequence[Probe], *, with_errors: bool = False) -> Iterator[str]:
    """Yield the figures of some probes, after those that are wrong if asked for."""
    right = strong = sure = silent = kept = 0
    for probe in probes:
        assessment = factcheck.check(probe.claim, probe.text)
        read = label_of(assessment)
        is_strong = read != SILENT and assessment.confidence is Confidence.STRONG
        right += read == probe.label
        strong += is_strong
        sure += is_strong and read[0] == probe.label[0]
        silent += probe.label == SILENT
        kept += read == probe.label == SILENT
        if with_errors and read != probe.label:
            yield f"{probe.label} read as {read}{' (strong)' * is_strong}: {probe.claim} | {probe.text}"
    yield (
        f"{right} of {len(probes)} right, {sure} of {strong} strong readings have the right stance, "
        f"{kept} of {silent} silent ones are silent"
    )


def label_of(assessment: Assessment) -> str:
    """Return an assessment as a label."""
    if assessment.stance is Stance.SILENT:
        return SILENT
    own = assessment.voice is Voice.OWN and assessment.stance is not Stance.MIXED
    return assessment.stance.value[0] + ("o" if own else "a")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
