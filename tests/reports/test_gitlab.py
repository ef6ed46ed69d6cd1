import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from factcheck.model import Place, RenderOptions, Report
from factcheck.reports.gitlab import render
from tests.reports.hostile_text import hostile_texts, report_with
from tests.reports.sample import sample_report


def entries(report: Report) -> list[dict[str, Any]]:
    value = json.loads(render(report, RenderOptions()))
    assert isinstance(value, list)
    return value


def test_an_entry_says_what_where_and_how_bad() -> None:
    first = entries(sample_report())[0]
    assert first["check_name"] == "repeats-false-claim"
    assert first["severity"] == "blocker"
    assert first["description"].startswith("Bergpost supports in its own voice")
    assert first["location"] == {
        "path": "articles/2025-03-03-bergpost.txt",
        "lines": {"begin": 3, "end": 10},
    }


def test_severities_are_gitlabs() -> None:
    severities = [entry["severity"] for entry in entries(sample_report())]
    assert severities == ["blocker", "major", "major", "info", "info", "info", "info"]


def test_accepted_findings_are_left_out() -> None:
    rules = [entry["check_name"] for entry in entries(sample_report())]
    assert "unchallenged-false-claim" not in rules


def test_nothing_found_is_an_empty_array() -> None:
    assert render(Report("0.1.0"), RenderOptions()) == "[]\n"


def test_fingerprints_are_unique_even_where_findings_are_alike() -> None:
    report = sample_report()
    doubled = replace(report, findings=report.findings * 2)
    fingerprints = [entry["fingerprint"] for entry in entries(doubled)]
    assert len(set(fingerprints)) == len(fingerprints)


def test_fingerprints_outlive_moved_lines_and_other_messages() -> None:
    report = sample_report()
    moved = tuple(
        replace(finding, place=Place(finding.place.path, 99), end_line=99, message="x")
        for finding in report.findings
    )
    before, after = entries(report), entries(replace(report, findings=moved))
    assert [entry["fingerprint"] for entry in before] == [entry["fingerprint"] for entry in after]


def test_a_path_is_written_as_git_writes_it() -> None:
    finding = replace(sample_report().findings[0], place=Place("./ä/b.txt"))
    entry = entries(Report("0.1.0", findings=(finding,)))[0]
    assert entry["location"]["path"] == "ä/b.txt"


@given(hostile_texts)
@settings(max_examples=50, deadline=None)
def test_no_text_breaks_out(text: str) -> None:
    output = render(report_with(text), RenderOptions())
    output.encode("utf-8")
    assert len(json.loads(output)) == 2
    assert "##[" not in output
    assert all(not line.lstrip().startswith("::") for line in output.splitlines())
