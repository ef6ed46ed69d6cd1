"""The benchmarks of quality: the figures mean what the labelled data's scorer defines, and nothing leaks."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

import factcheck
from benchmarks import ablation, quality
from benchmarks.measure.calibration import Point, bins, chosen
from benchmarks.measure.cases import read_cases
from benchmarks.measure.challenge import (
    Pair,
    answers,
    f1_by_label,
    label_of,
    prepared,
    read_challenge,
    weighted_score,
    with_halves,
)
from benchmarks.measure.document_fit import DocumentModels, rows_of
from benchmarks.measure.labelled import assessments_of, read_labelled
from benchmarks.measure.page import PAGE, marks, write_between
from benchmarks.measure.places import MissingData, require
from benchmarks.measure.record import RECORD, differences, read_record, record_table, write_record
from benchmarks.measure.scores import Key, Label, Ratio, errors_by_kind, f1_interval, names, score
from benchmarks.measure.setup import Setup
from benchmarks.measure.switches import switches
from benchmarks.probes import lines, read_probes
from factcheck.model import Assessment, Confidence, Stance, Voice

SUPPORTS, REFUTES, MIXED, SILENT = Stance.SUPPORTS, Stance.REFUTES, Stance.MIXED, Stance.SILENT
OWN, ATTRIBUTED = Voice.OWN, Voice.ATTRIBUTED

CLAIMS = """\
version: 1
articles: [articles]
claims:
  - id: bridge-closed
    statement: Die Talbrücke ist gesperrt.
    topic: bridge
  - id: museum-sold
    statement: Das Museum wurde verkauft.
    topic: museum
"""
LABELS = """\
"001":
  bridge-closed: {polarity: supports, voice: own, speaker: null, evidence: Die Talbrücke ist gesperrt.}
"002":
  bridge-closed: {polarity: refutes, voice: own, speaker: null, evidence: Die Talbrücke ist nicht gesperrt.}
"003":
  museum-sold: {polarity: supports, voice: own, speaker: null, evidence: Niemand weiß Genaues.}
"004": {}
ignore:
  - ["004", bridge-closed]
"""
ARTICLES = {
    "001": "Die Talbrücke ist gesperrt. Der Umweg dauert eine Stunde.",
    "002": "Die Talbrücke ist nicht gesperrt. Der Verkehr fließt wie immer.",
    "003": "Niemand weiß Genaues. Das Wetter bleibt schön.",
    "004": "Die Talbrücke ist gesperrt. So steht es an der Wand.",
}


def said(stance: Stance, voice: Voice = OWN, *, weak: bool = False, speaker: str | None = None) -> Assessment:
    confidence = Confidence.WEAK if weak else Confidence.STRONG
    return Assessment(stance, voice, speaker, confidence, 0.2 if weak else 0.8)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "claims.yaml").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "labels.yaml").write_text(LABELS, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


# --- figures ----------------------------------------------------------------------------------

GOLD: Mapping[Key, Label] = {
    ("1", "a"): Label(SUPPORTS, OWN),
    ("1", "b"): Label(REFUTES, ATTRIBUTED, "Bürgermeisterin Ada Kern"),
    ("2", "a"): Label(REFUTES, OWN),
    ("2", "b"): Label(MIXED, ATTRIBUTED),
    ("3", "a"): Label(SUPPORTS, OWN),
}
SAID: Mapping[Key, Assessment] = {
    ("1", "a"): said(SUPPORTS, ATTRIBUTED),
    ("1", "b"): said(REFUTES, ATTRIBUTED, speaker="Ada Kern"),
    ("2", "a"): said(SUPPORTS),
    ("2", "b"): said(REFUTES, ATTRIBUTED),
    ("3", "a"): said(SUPPORTS, weak=True),
    ("3", "b"): said(SUPPORTS),
}


def test_every_figure_by_hand() -> None:
    scores = score(GOLD, SAID)
    assert scores.mention == Ratio(right=4, said=5, true=5)
    assert scores.stance == Ratio(right=2, said=5, true=5)
    assert scores.by_stance[SUPPORTS] == Ratio(right=1, said=3, true=2)
    assert scores.by_stance[REFUTES] == Ratio(right=1, said=2, true=2)
    assert scores.by_stance[MIXED] == Ratio(right=0, said=0, true=1)
    assert (scores.flipped, scores.found) == (1, 4)
    assert (scores.voice_right, scores.voice_of) == (1, 2)
    assert (scores.speaker_right, scores.speaker_of) == (1, 1)


def test_a_weak_match_counts_only_if_it_is_asked_for() -> None:
    assert score(GOLD, SAID, weak=True).stance == Ratio(right=3, said=6, true=5)


def test_rates_are_those_of_the_shared_scorer() -> None:
    ratio = Ratio(right=2, said=5, true=4)
    precision, recall = 2 / 5, 2 / 4
    assert (ratio.precision, ratio.recall) == (precision, recall)
    assert ratio.f1 == pytest.approx(2 * precision * recall / (precision + recall))
    assert Ratio(0, 0, 0).f1 == 0.0


def test_errors_are_listed_by_kind() -> None:
    assert errors_by_kind(GOLD, SAID) == {
        "mixed read as refutes": [("2", "b")],
        "refutes read as supports": [("2", "a")],
        "silent read as supports": [("3", "b")],
        "supports read as silent": [("3", "a")],
    }


@pytest.mark.parametrize(
    ("speaker", "wanted", "same"),
    [
        ("Ada Kern", "Bürgermeisterin Ada Kern", True),
        ("Minister Bo Lund", "Bo Lund", True),
        ("Kern", "Ada Kern", True),
        ("Ada", "Ada Kern", False),
        (None, "Ada Kern", False),
    ],
)
def test_a_speaker_is_right_if_the_name_is(speaker: str | None, wanted: str, same: bool) -> None:
    assert names(speaker, wanted) is same


def test_the_interval_holds_the_figure_and_is_always_the_same() -> None:
    low, high = f1_interval(GOLD, SAID)
    assert low <= score(GOLD, SAID).stance.f1 <= high
    assert f1_interval(GOLD, SAID) == (low, high)
    assert f1_interval({}, {}) == (0.0, 0.0)


# --- labelled folders -------------------------------------------------------------------------


def test_a_labelled_folder_gives_exact_figures(folder: Path) -> None:
    data = read_labelled(folder)
    assert set(data.labels) == {("001", "bridge-closed"), ("002", "bridge-closed"), ("003", "museum-sold")}
    assessments = assessments_of(data, Setup())
    assert ("004", "bridge-closed") not in assessments
    scores = score(data.labels, assessments)
    assert scores.stance == Ratio(right=2, said=2, true=3)
    assert (scores.flipped, scores.voice_right, scores.voice_of) == (0, 2, 2)


def test_the_figures_are_of_what_verify_reports(folder: Path) -> None:
    data = read_labelled(folder)
    report = factcheck.verify(data.project, data.articles)
    reported = {
        (Path(source.source.path).stem, result.claim.id): source.assessment
        for result in report.claims
        for source in result.sources
    }
    assessments = assessments_of(data, Setup())
    assert assessments == {key: each for key, each in reported.items() if key not in data.ignored}


def test_a_label_for_what_does_not_exist_is_an_error(folder: Path) -> None:
    (folder / "labels.yaml").write_text('"009":\n  bridge-closed: {polarity: supports, voice: own}\n')
    with pytest.raises(ValueError, match="009"):
        read_labelled(folder)


def test_the_command_prints_the_figures_and_the_errors(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quality.main([str(folder), "--errors"]) == 0
    printed = capsys.readouterr().out
    assert "4 articles, 2 claims, 3 labels" in printed
    assert "STANCE     precision 1.000  recall 0.667  F1 0.800   (2 of 2 said, 3 true)" in printed
    assert "## supports read as silent: 1\n  003 museum-sold" in printed


def test_the_command_says_what_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main([str(tmp_path / "nowhere")]) == 2
    assert "there is no" in capsys.readouterr().err
    with pytest.raises(MissingData, match=r"\.\./shared/eval"):
        require(tmp_path / "nowhere")


# --- the record -------------------------------------------------------------------------------


def test_a_record_is_compared_with(tmp_path: Path) -> None:
    path = tmp_path / "quality.json"
    write_record(path, {"one": {"stance F1": 0.5, "flipped of found": 0.1}})
    write_record(path, {"two": {"stance F1": 0.25}})
    record = json.loads(path.read_text())
    assert sorted(record) == ["one", "two"]
    lines = list(differences(record, "one", {"stance F1": 0.625, "flipped of found": 0.1}))
    assert lines[1:] == ["  stance F1: 0.5 -> 0.625 (+0.125)"]
    assert "no change" in next(differences(record, "two", {"stance F1": 0.25}))
    assert list(differences(record, "three", {})) == ["nothing recorded to compare with"]


def test_the_page_shows_what_was_recorded() -> None:
    begin, end = marks("figures")
    shown = PAGE.read_text(encoding="utf-8").partition(begin)[2].partition(end)[0]
    assert shown.strip() == "\n".join(record_table(read_record(RECORD))).strip()


# --- the challenge ----------------------------------------------------------------------------

STORIES = [
    ("Bridge falls", "The bridge has fallen.", "agree"),
    ("Bridge stands", "The bridge has fallen.", "disagree"),
    ("Bridge falls", "Did the bridge fall?", "discuss"),
    ("Tiger escapes", "A tiger has escaped from the zoo.", "agree"),
    ("Tiger escapes", "The bridge has fallen.", "unrelated"),
    ("Bridge falls", "A tiger has escaped from the zoo.", "unrelated"),
    ("Prices rise", "Prices are said to rise.", "discuss"),
]


def test_no_headline_or_body_is_in_both_halves() -> None:
    pairs = with_halves(STORIES)
    for one in pairs:
        for other in pairs:
            if one.half is not None and other.half is not None and one.half != other.half:
                assert one.headline != other.headline
                assert one.body != other.body


def test_related_pairs_are_never_lost_and_their_order_changes_nothing() -> None:
    pairs = with_halves(STORIES)
    assert all(pair.half is not None for pair in pairs if pair.label != "unrelated")
    assert {pair.half for pair in pairs} >= {0, 1}
    assert set(with_halves(STORIES[::-1])) == set(pairs)


def test_the_challenges_score_by_hand() -> None:
    gold = ["agree", "disagree", "discuss", "unrelated", "unrelated"]
    answered = ["agree", "agree", "unrelated", "unrelated", "discuss"]
    assert weighted_score(gold, answered) == pytest.approx(100 * (1.0 + 0.25 + 0.25) / (3 + 2 * 0.25))
    assert weighted_score(gold, gold) == 100.0
    assert weighted_score([], []) == 0.0
    figures = f1_by_label(gold, answered)
    assert figures["agree"] == pytest.approx(2 / 3)
    assert figures["disagree"] == 0.0
    assert figures["unrelated"] == pytest.approx(0.5)
    assert figures["macro"] == pytest.approx((2 / 3 + 0.5) / 4)


@pytest.mark.parametrize(
    ("stance", "voice", "label"),
    [
        (SILENT, OWN, "unrelated"),
        (SUPPORTS, OWN, "agree"),
        (REFUTES, OWN, "disagree"),
        (SUPPORTS, ATTRIBUTED, "discuss"),
        (REFUTES, ATTRIBUTED, "discuss"),
        (MIXED, OWN, "discuss"),
    ],
)
def test_labels_of_the_challenge(stance: Stance, voice: Voice, label: str) -> None:
    assert label_of(stance, voice) == label


CHALLENGE = [
    ("Bridge over the Orm has collapsed", "The bridge over the Orm has collapsed. Nobody was hurt.", "agree"),
    ("Bridge over the Orm has collapsed", "The bridge over the Orm has not collapsed.", "disagree"),
    ("Tiger escapes from zoo in Helm", "A tiger escapes from the zoo in Helm, police said.", "discuss"),
    ("Tiger escapes from zoo in Helm", "The bridge over the Orm has not collapsed.", "unrelated"),
]


def test_a_pair_is_judged_as_check_judges_it() -> None:
    for each in prepared(with_halves(CHALLENGE), Setup()):
        assert each.assessment() == factcheck.check(each.pair.headline, each.pair.body)


def test_fitting_foresees_what_check_will_say() -> None:
    setup = Setup()
    models = DocumentModels(setup.weights.related, setup.weights.related_from, setup.weights.leanings)
    pairs = with_halves(CHALLENGE)
    foreseen = {row.pair: models.answer(row) for row in rows_of(pairs, setup)}
    assert foreseen == answers(pairs, setup)


def test_the_challenges_files_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bodies = list(dict.fromkeys(body for _, body, _ in CHALLENGE))
    with gzip.open(tmp_path / "train_bodies.csv.gz", "wt", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("Body ID", "articleBody"), *enumerate(bodies)])
    with gzip.open(tmp_path / "train_stances.csv.gz", "wt", encoding="utf-8", newline="") as file:
        rows = [(headline, bodies.index(body), label) for headline, body, label in CHALLENGE]
        csv.writer(file).writerows([("Headline", "Body ID", "Stance"), *rows])
    assert [(pair.headline, pair.body, pair.label) for pair in read_challenge(tmp_path)] == CHALLENGE
    held_out = Path(__file__).parents[1] / "benchmarks" / "heldout" / "en"
    assert quality.main([str(held_out), "--fnc", str(tmp_path)]) == 0
    assert "testing half" in capsys.readouterr().out


# --- cases, calibration, ablation ---------------------------------------------------------------


def test_a_case_passes_by_the_suites_rules() -> None:
    cases = read_cases(Path(__file__).parent / "cases")
    silent = next(case for case in cases if case.stance is SILENT)
    assert silent.passes(said(SUPPORTS, weak=True))
    assert not silent.passes(said(SUPPORTS))
    named = next(case for case in cases if case.speaker)
    assert named.passes(said(named.stance, ATTRIBUTED, weak=True, speaker=f"Minister {named.speaker}"))
    assert not named.passes(said(named.stance, ATTRIBUTED, speaker="somebody else"))
    assert not named.passes(said(named.stance, OWN, speaker=named.speaker))


def point(strong: float, right: int, said_: int, true: int = 100) -> Point:
    return Point(strong, Ratio(right, said_, true), Ratio(right, said_, true))


def test_strong_begins_where_precision_holds() -> None:
    assert chosen([point(0.3, 70, 100), point(0.4, 69, 75), point(0.5, 68, 70)]) == 0.4


def test_where_precision_is_out_of_reach_f1_is_not_given_away_for_it() -> None:
    assert chosen([point(0.3, 60, 90), point(0.4, 57, 80), point(0.5, 30, 36)]) == 0.4


def test_bins_count_by_strength() -> None:
    found = {each.low: each for each in bins(GOLD, SAID)}
    assert (found[0.8].said, found[0.8].right, found[0.8].labelled) == (5, 2, 4)
    assert found[0.2].said == 0, "a weak match is not said"


def test_every_switch_leaves_an_engine_that_runs() -> None:
    pair = Pair(*CHALLENGE[0], headline_half=0, body_half=0)
    found = list(switches())
    assert len({switch.name for switch in found}) == len(found)
    for switch in found:
        assert set(answers([pair], switch.setup)) == {pair}


def test_a_table_is_written_between_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "quality.md"
    begin, end = marks("table")
    path.write_text(f"above\n{begin}\nold\n{end}\nbelow\n", encoding="utf-8")
    write_between(path, "table", ["| new |"])
    assert path.read_text() == f"above\n{begin}\n| new |\n{end}\nbelow\n"
    with pytest.raises(ValueError, match="other"):
        write_between(path, "other", [])


def test_the_ablation_measures_what_is_asked_for(folder: Path) -> None:
    data = ablation.Data({"bridge": (read_labelled(folder, "bridge"),)}, (), ())
    lines = list(ablation.table(data, only="rule negation"))
    assert lines[2] == "| without | bridge | cases passed |"
    assert lines[4] == "| (nothing) | 0.800 / 1.000 | 0.000 |"
    assert lines[5] == "| rule negation | -0.400 / -0.500 | · |"


def test_probes_are_read_and_counted(tmp_path: Path) -> None:
    file = tmp_path / "de.txt"
    file.write_text(
        "# claim | label | text\n"
        "Lahr schließt das Bad. | so | Lahr schließt das Bad.\n"
        "Lahr schließt das Bad. | ro | Lahr schließt das Bad.\n",
        encoding="utf-8",
    )
    probes = read_probes(file)
    assert [probe.label for probe in probes] == ["so", "ro"]
    *wrong, figures = lines(probes, with_errors=True)
    assert wrong == ["ro read as so (strong): Lahr schließt das Bad. | Lahr schließt das Bad."]
    assert figures.startswith("1 of 2 right, 1 of 2 strong readings")


def test_a_probe_without_its_parts_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "de.txt"
    file.write_text("Lahr schließt das Bad. | so\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"de\.txt:1: not"):
        read_probes(file)
