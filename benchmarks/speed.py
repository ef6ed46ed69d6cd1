"""How fast: claims × sentences, against brute force, against merely reading, and against the cache.

Every figure comes from a process of its own, so that its memory is its own, and counts processor time, which
a busy machine disturbs less than wall time. Start-up (importing) is left out of the ratios and given apart.
Brute force, `rapidfuzz.process.cdist` with token_set_ratio of every wording against every sentence on all
cores, is measured on a slice of the sentences and extrapolated linearly, which is exact but for noise: it
compares all pairs.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpus import Corpus
from factcheck.model import Article, Claim, Part, Project, Skipped

GRID = ((10, 100, 1_000, 10_000), (10_000, 100_000, 1_000_000))
QUICK_GRID = ((10, 1_000, 10_000), (2_000,))
SLICE_PAIRS = 20_000_000
"""How many pairs brute force compares at most."""
RECALL_SENTENCES = 3_000
MATCH = 85.0
"""The token_set_ratio (0 to 100) from which brute force's best match should be found: below it, these corpora
have chance matches of small words."""

Measured = dict[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Print the table and return 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks speed", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small corpora, under two minutes")
    parser.add_argument("--claims", type=int, nargs="+", help="numbers of claims")
    parser.add_argument("--sentences", type=int, nargs="+", help="numbers of sentences")
    parser.add_argument("--part", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.part:
        name, claims, archive, work = options.part
        print(json.dumps(measured(PARTS[name], int(claims), Path(archive), Path(work))))
        return 0
    claim_counts, sentence_counts = QUICK_GRID if options.quick else GRID
    print(f"{time.strftime('%Y-%m-%d')}, {describe_machine()}")
    print(f"start-up (imports): {start_up():.2f} s of processor time\n")
    print(HEADER)
    for sentences in options.sentences or sentence_counts:
        for claims in options.claims or claim_counts:
            print(line(claims, sentences), flush=True)
    print(LEGEND)
    return 0


HEADER = (
    "  claims  sentences  sentences/s   later   MB/s  peak MB  brute force   floor    warm  recall\n"
    "---------------------------------------------------------------------------------------------"
)
LEGEND = f"""
sentences/s, MB/s   one process: reading, matching, stance, report, filling the cache; per second of
                    processor time
later               sentences/s of a later run over as many new articles, its claims compiled before
peak MB             resident memory of that process at most
brute force         how many times the processor time cdist takes (a slice, extrapolated linearly)
floor               how many times the processor time of only reading, splitting and tokenising it takes
warm                how many times faster a second run from the cache is
recall              share of brute force's best matches (token_set_ratio >= {MATCH:.0f}) that became
                    candidates"""


def line(claims: int, sentences: int) -> str:
    """Measure one cell of the table and return its line."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        archive, new = work / "archive.jsonl", work / "new.jsonl"
        corpus = Corpus()
        made = corpus.claims(claims)
        corpus.write_archive(archive, sentences, made)
        corpus.write_archive(new, sentences, made)
        megabytes = archive.stat().st_size / 1e6
        first, warm, floor, brute, recall = (
            run_part(name, claims, archive, work) for name in ("judge", "judge", "floor", "brute", "recall")
        )
        later = run_part("judge", claims, new, work)
    if first["package"] != warm["package"]:
        raise SystemExit("the package was changed during the run: start again")
    if first["report"] != warm["report"]:
        raise SystemExit("the cache changed the report")
    rate = first["sentences"] / first["seconds"]
    times_brute = brute["seconds_per_sentence"] * first["sentences"] / first["seconds"]
    return (
        f"{claims:8,}{first['sentences']:11,}{rate:13,.0f}{later['sentences'] / later['seconds']:8,.0f}"
        f"{megabytes / first['seconds']:7.2f}"
        f"{first['peak_mb']:9,.0f}{times_brute:12,.1f}x{first['seconds'] / floor['seconds']:7.1f}x"
        f"{first['seconds'] / warm['seconds']:7.1f}x{recall['recall']:8.4f}"
    )


def run_part(name: str, claims: int, archive: Path, work: Path) -> Measured:
    """Measure one part in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "benchmarks",
        "speed",
        "--part",
        name,
        str(claims),
        str(archive),
        str(work),
    ]
    environment = {**os.environ, "XDG_STATE_HOME": str(work / "state")}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    result: Measured = json.loads(done.stdout)
    return result


def measured(
    part: Callable[[Sequence[Claim], Path, Path], Measured], count: int, archive: Path, work: Path
) -> Measured:
    """Return what a part gives, with its processor time and its peak memory."""
    import factcheck.load.articles
    import factcheck.pipeline
    import factcheck.runs  # noqa: F401 - imported before the clock starts

    claims = Corpus().claims(count)
    begun = time.process_time()
    result = part(claims, archive, work)
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return {"seconds": seconds, "peak_mb": peak, **result}


# --- the parts, each in a process of its own ------------------------------------------------------


def judge(claims: Sequence[Claim], archive: Path, work: Path) -> Measured:
    """Judge the archive with the cache, and report: the second time it is the warm run."""
    from hashlib import sha256

    from factcheck.cache_key import package_digest
    from factcheck.model import RenderOptions
    from factcheck.reports import render
    from factcheck.runs import Inputs, whole_report
    from factcheck.workers import Execution

    project = Project(str(work / "claims.yaml"), tuple(claims))
    report = whole_report(project, Inputs(work, (archive,)), execution=Execution(jobs=1, cache=True))
    text = render("json", report, RenderOptions())
    return {
        "sentences": report.sentences,
        "report": sha256(text.encode()).hexdigest(),
        "package": package_digest().hex(),
    }


def floor(_: Sequence[Claim], archive: Path, __: Path) -> Measured:
    """Read, split and tokenise the archive, and nothing else."""
    from factcheck.languages.pack import load_packs
    from factcheck.match.relations import normalizer_of

    packs = {pack.code: pack for pack in load_packs()}
    normalizer = normalizer_of(packs["de"])
    words = 0
    for document in documents(archive):
        for sentence in document.sentences:
            words += len(normalizer.words(document.article.text, sentence.span))
    return {"words": words}


def brute(claims: Sequence[Claim], archive: Path, _: Path) -> Measured:
    """Compare every wording with a slice of the sentences, on all cores."""
    from rapidfuzz import fuzz, process, utils

    wordings = [utils.default_process(wording.text) for claim in claims for wording in claim.wordings]
    count = max(50, min(5_000, SLICE_PAIRS // len(wordings)))
    sentences = [utils.default_process(text) for text in first_sentences(archive, count)]
    begun = time.process_time()
    process.cdist(sentences, wordings, scorer=fuzz.token_set_ratio, workers=-1)
    return {"seconds_per_sentence": (time.process_time() - begun) / len(sentences)}


def recall(claims: Sequence[Claim], archive: Path, _: Path) -> Measured:
    """Look for brute force's best match of each sentence among the engine's candidates."""
    import numpy
    from rapidfuzz import fuzz, process, utils

    from factcheck.pipeline import Engine

    engine = Engine(claims)
    owners = numpy.array([number for number, claim in enumerate(claims) for _ in claim.wordings])
    wordings = [utils.default_process(wording.text) for claim in claims for wording in claim.wordings]
    limit = max(50, min(RECALL_SENTENCES, SLICE_PAIRS // len(wordings)))
    best = found = seen = 0
    for document in documents(archive):
        matcher = engine.matcher(document.article)
        candidates: list[set[int]] = [set() for _ in matcher.article.sentences]
        for claim, alignments in engine.alignments(matcher).items():
            for alignment in alignments:
                candidates[alignment.index].add(claim)
        spans = [prepared.sentence.span for prepared in matcher.article.sentences]
        junk = [prepared.sentence.part is Part.JUNK for prepared in matcher.article.sentences]
        texts = [utils.default_process(document.article.text[span.start : span.end]) for span in spans]
        scores = process.cdist(texts, wordings, scorer=fuzz.token_set_ratio, workers=-1)
        for row, near, is_junk in zip(scores, candidates, junk, strict=True):
            if row.max() >= MATCH and not is_junk:
                best += 1
                found += not near.isdisjoint(owners[row == row.max()].tolist())
        seen += len(texts)
        if seen >= limit:
            break
    return {"recall": found / best if best else 1.0, "matches": best}


PARTS: dict[str, Callable[[Sequence[Claim], Path, Path], Measured]] = {
    "judge": judge,
    "floor": floor,
    "brute": brute,
    "recall": recall,
}


def documents(archive: Path) -> Iterator[Any]:
    """Yield the articles of an archive, cut into sentences."""
    from factcheck.languages.pack import load_packs
    from factcheck.reading import article_of, read_inputs
    from factcheck.text.segment import segment

    readings = {pack.code: pack.reading for pack in load_packs()}
    for given in read_inputs([(archive, "archive.jsonl")]):
        article = given if isinstance(given, Skipped) else article_of(given, readings)
        assert isinstance(article, Article)
        yield segment(article, readings["de"])


def first_sentences(archive: Path, count: int) -> list[str]:
    """Return the texts of an archive's first sentences."""
    texts: list[str] = []
    for document in documents(archive):
        text = document.article.text
        texts += [text[sentence.span.start : sentence.span.end] for sentence in document.sentences]
        if len(texts) >= count:
            break
    return texts[:count]


def start_up() -> float:
    """Return the seconds of processor time that importing everything `verify` needs takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", "import factcheck.runs, factcheck.cli.verify"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def describe_machine() -> str:
    """Return processor, cores, system and Python, in one line."""
    model = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.is_file():
        lines = information.read_text(encoding="utf-8", errors="replace").splitlines()
        model = next(
            (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model
        )
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
