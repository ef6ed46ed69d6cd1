import json
from dataclasses import replace
from typing import Any

import pytest

from factcheck.model import (
    Assessment,
    PartialDate,
    Rating,
    RenderOptions,
    Report,
    SourceInfo,
    SourceStance,
    Stance,
    VerdictPeriod,
)
from factcheck.reports.json import latest_rating, render
from tests.reports.building import claim
from tests.reports.hostile import HOSTILE, hostile_report
from tests.reports.sample import sample_report

OPTIONS = RenderOptions()
KEYS = {
    "": {"version", "tool", "summary", "claims", "findings", "skipped"},
    "tool": {"name", "version"},
    "summary": {"claims", "articles", "sentences", "errors", "warnings", "infos"},
    "claims": {
        "id",
        "statement",
        "topic",
        "claimant",
        "verdict",
        "place",
        "consensus",
        "independent_sources",
        "sources",
    },
    "place": {"path", "line", "column"},
    "sources": {
        "article",
        "outlet",
        "date",
        "stance",
        "voice",
        "confidence",
        "score",
        "copy_of",
        "evidence",
    },
    "evidence": {
        "path",
        "line",
        "column",
        "end_line",
        "end_column",
        "quote",
        "stance",
        "voice",
        "speaker",
        "wording",
        "score",
        "cues",
    },
    "cues": {"rule", "text", "line", "column"},
    "findings": {
        "rule",
        "severity",
        "claim",
        "message",
        "path",
        "line",
        "column",
        "related",
        "accepted",
    },
    "related": {"path", "line", "column", "message"},
    "skipped": {"path", "reason"},
}
"""The contract: which keys an object has, by the key that it stands under."""


def check_keys(value: Any, name: str = "") -> set[str]:
    """Check every object in the value, and return the names of those that were met."""
    met: set[str] = set()
    if isinstance(value, list):
        for item in value:
            met |= check_keys(item, name)
    if isinstance(value, dict):
        assert set(value) == KEYS[name], name
        met.add(name)
        for key, item in value.items():
            met |= check_keys(item, key)
    return met


def parsed(report: Report) -> Any:
    return json.loads(render(report, OPTIONS))


def test_every_object_has_exactly_the_keys_of_the_contract() -> None:
    assert check_keys(parsed(sample_report())) == set(KEYS)


def test_layout_is_stable() -> None:
    report = sample_report()
    harmless = replace(report, claims=(*report.claims[:2], *report.claims[3:]))
    output = render(harmless, OPTIONS)
    assert output == json.dumps(json.loads(output), ensure_ascii=False, indent=2) + "\n"


def test_order_of_the_input_changes_nothing() -> None:
    report = sample_report()
    shuffled = replace(
        report,
        claims=tuple(replace(result, sources=result.sources[::-1]) for result in report.claims[::-1]),
        findings=report.findings[::-1],
        skipped=report.skipped[::-1],
    )
    assert render(shuffled, OPTIONS) == render(report, OPTIONS)


def test_sources_are_in_order_of_time_and_the_undated_last() -> None:
    claims = parsed(sample_report())["claims"]
    dates = [[source["date"] for source in each["sources"]] for each in claims]
    assert dates[0] == ["2025-03-02", "2025-03-03", "2025-03-04", "2025-05"]
    assert dates[2] == ["2025-05", None]


def test_silent_sources_are_left_out() -> None:
    report = sample_report()
    silent = SourceStance(SourceInfo("articles/still.txt"), Assessment(Stance.SILENT))
    first = replace(report.claims[0], sources=(silent, *report.claims[0].sources))
    with_silent = replace(report, claims=(first, *report.claims[1:]))
    assert render(with_silent, OPTIONS) == render(report, OPTIONS)


def test_accepted_findings_are_listed_with_their_reason_and_not_counted() -> None:
    result = parsed(sample_report())
    assert result["summary"]["warnings"] == 2
    accepted = [finding["accepted"] for finding in result["findings"] if finding["accepted"]]
    assert accepted == ["Kurzmeldung; die Richtigstellung folgt im selben Heft."]


def test_hostile_text_survives_and_is_written_harmlessly() -> None:
    output = render(hostile_report(), OPTIONS)
    assert json.loads(output)["claims"][0]["claimant"] == HOSTILE
    assert not set("\x1b\x07\x9b\u202e\u202c") & set(output)
    assert "##[" not in output


@pytest.mark.parametrize("text", ["\ud800", "\udcff x", "\U000e0041", "\x7f", "\u2028", "😀", '\\"##[x'])
def test_any_character_makes_the_round_trip(text: str) -> None:
    report = Report(text)
    output = render(report, OPTIONS)
    output.encode("utf-8")
    assert json.loads(output)["tool"]["version"] == text


@pytest.mark.parametrize("order", [1, -1])
def test_verdict_is_the_latest_rating(order: int) -> None:
    change = PartialDate(2025, 4, 30)
    periods = (VerdictPeriod(Rating.FALSE, until=change), VerdictPeriod(Rating.TRUE, since=change))
    rated = claim("c", "s", 1, topic="t", verdict=periods[::order])
    assert latest_rating(rated) is Rating.TRUE
