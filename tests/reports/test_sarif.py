import json
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings

from factcheck.model import Place, RenderOptions, Report, Skipped
from factcheck.reports.sarif import message_text, render
from factcheck.rules import RULES
from tests.reports.hostile_text import hostile_texts, report_with
from tests.reports.sample import sample_report

OBJECTS: dict[str, tuple[set[str], set[str]]] = {
    "": ({"$schema", "version", "runs"}, {"version", "runs"}),
    "runs": (
        {
            "tool",
            "automationDetails",
            "columnKind",
            "originalUriBaseIds",
            "invocations",
            "results",
        },
        {"tool"},
    ),
    "tool": ({"driver"}, {"driver"}),
    "driver": ({"name", "version", "rules"}, {"name"}),
    "rules": (
        {
            "id",
            "name",
            "shortDescription",
            "fullDescription",
            "help",
            "defaultConfiguration",
            "properties",
        },
        {"id"},
    ),
    "shortDescription": ({"text", "markdown"}, {"text"}),
    "fullDescription": ({"text", "markdown"}, {"text"}),
    "help": ({"text", "markdown"}, {"text"}),
    "defaultConfiguration": ({"level"}, set()),
    "automationDetails": ({"id"}, set()),
    "originalUriBaseIds": ({"%SRCROOT%"}, set()),
    "%SRCROOT%": ({"description"}, set()),
    "description": ({"text"}, {"text"}),
    "invocations": ({"executionSuccessful", "toolExecutionNotifications"}, {"executionSuccessful"}),
    "toolExecutionNotifications": ({"level", "message", "locations"}, {"message"}),
    "results": (
        {
            "ruleId",
            "ruleIndex",
            "level",
            "message",
            "locations",
            "relatedLocations",
            "partialFingerprints",
            "suppressions",
            "properties",
        },
        {"message"},
    ),
    "message": ({"text"}, {"text"}),
    "locations": ({"physicalLocation"}, set()),
    "relatedLocations": ({"id", "message", "physicalLocation"}, set()),
    "physicalLocation": ({"artifactLocation", "region"}, {"artifactLocation"}),
    "artifactLocation": ({"uri", "uriBaseId"}, set()),
    "region": ({"startLine", "startColumn", "endLine", "endColumn", "snippet"}, set()),
    "snippet": ({"text"}, set()),
    "suppressions": ({"kind", "status", "justification"}, {"kind"}),
}
"""What the schema allows and requires of each object that is written, by the key that it stands under.

A key that the schema knows but the report does not use is left out: adding one means adding it here.
"""

FREE = {"partialFingerprints", "properties"}


def check_structure(value: Any, name: str = "") -> None:
    if isinstance(value, list):
        for item in value:
            check_structure(item, name)
    elif isinstance(value, dict) and name not in FREE:
        allowed, required = OBJECTS[name]
        assert set(value) <= allowed, (name, set(value) - allowed)
        assert required <= set(value), (name, required - set(value))
        for key, item in value.items():
            check_structure(item, key)


def run_of(report: Report) -> dict[str, Any]:
    log = json.loads(render(report, RenderOptions()))
    check_structure(log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def check_result(run: dict[str, Any], result: dict[str, Any]) -> None:
    """What the schema says in numbers and words, and the standard in prose."""
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] in ("error", "warning", "note")
    places = [*result["locations"], *result["relatedLocations"]]
    for place in places:
        region = place["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        begin = (region["startLine"], region["startColumn"])
        assert begin <= (region.get("endLine", begin[0]), region.get("endColumn", begin[1]))
    ids = [place["id"] for place in result["relatedLocations"]]
    assert ids == list(range(1, len(ids) + 1))


def test_the_sample_has_the_structure_of_the_schema() -> None:
    run = run_of(sample_report())
    assert len(run["results"]) == len(sample_report().findings)
    for result in run["results"]:
        check_result(run, result)


def test_every_rule_is_explained() -> None:
    rules = run_of(Report("0.1.0"))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in RULES]
    assert rules[0]["name"] == "RepeatsFalseClaim"
    assert [rule["defaultConfiguration"]["level"] for rule in rules[:3]] == ["error", "error", "warning"]
    for rule in rules:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"].startswith(f"## `{rule['id']}`")


def test_a_result_stands_on_its_passage() -> None:
    location = run_of(sample_report())["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {
        "uri": "articles/2025-03-03-bergpost.txt",
        "uriBaseId": "%SRCROOT%",
    }
    snippet = location["region"].pop("snippet")
    assert location["region"] == {"startLine": 3, "startColumn": 1, "endLine": 10, "endColumn": 17}
    assert snippet["text"].startswith("Huber hat den Neubau der Brücke gestoppt. „Er hat uns alle\n")


def test_related_places_are_the_opposing_passage_and_the_claim() -> None:
    other, claim = run_of(sample_report())["results"][1]["relatedLocations"]
    assert other["physicalLocation"]["artifactLocation"]["uri"] == "articles/2025-03-02-talkurier.txt"
    snippet = other["physicalLocation"]["region"].pop("snippet")
    assert snippet["text"].startswith("Anders als von Anna Reiter behauptet")
    assert other["physicalLocation"]["region"] == {
        "startLine": 7,
        "startColumn": 1,
        "endLine": 8,
        "endColumn": 33,
    }
    assert other["message"]["text"].startswith("Talkurier (2025-03-02) refutes")
    assert claim["physicalLocation"]["artifactLocation"]["uri"] == "claims.yaml"
    assert claim["physicalLocation"]["region"] == {"startLine": 14, "startColumn": 5}


def test_accepted_findings_are_suppressed_and_all_results_say_whether_they_are() -> None:
    suppressions = [result["suppressions"] for result in run_of(sample_report())["results"]]
    reason = "Kurzmeldung; die Richtigstellung folgt im selben Heft."
    accepted = {"kind": "external", "status": "accepted", "justification": reason}
    assert [each for each in suppressions if each] == [[accepted]]


def test_skipped_inputs_are_notifications() -> None:
    (invocation,) = run_of(sample_report())["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is True
    assert notification["message"]["text"].startswith("Not judged: not text: 41 %")
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "articles/scan.txt"


def test_fingerprints_are_unique_and_outlive_moved_lines() -> None:
    report = sample_report()
    moved = tuple(
        replace(finding, place=Place(finding.place.path, 99), end_line=99) for finding in report.findings
    )
    before, after = (
        [result["partialFingerprints"]["primaryLocationLineHash"] for result in run_of(each)["results"]]
        for each in (report, replace(report, findings=moved))
    )
    assert before == after
    assert len(set(before)) == len(before)


@pytest.mark.parametrize(
    ("path", "uri", "is_relative"),
    [
        ("./a/b.txt", "a/b.txt", True),
        ("grüße aus/50 %.txt", "gr%C3%BC%C3%9Fe%20aus/50%20%25.txt", True),
        ("a:b#c?d[e].txt", "a%3Ab%23c%3Fd%5Be%5D.txt", True),
        ("\udcff.txt", "%FF.txt", True),
        ("\ud800.txt", "%ED%A0%80.txt", True),
        ("/var/ä.txt", "file:///var/%C3%A4.txt", False),
    ],
)
def test_paths_become_uris(path: str, uri: str, is_relative: bool) -> None:
    run = run_of(Report("0.1.0", skipped=(Skipped(path, "x"),)))
    notification = run["invocations"][0]["toolExecutionNotifications"][0]
    artifact = notification["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == ({"uri": uri, "uriBaseId": "%SRCROOT%"} if is_relative else {"uri": uri})


def test_messages_make_no_links_and_no_placeholders() -> None:
    assert message_text("see [here](1), {0} \\ \n x") == r"see \[here\](1), {{0}} \\ x"


@given(hostile_texts)
@settings(max_examples=50, deadline=None)
def test_no_text_breaks_out(text: str) -> None:
    report = report_with(text)
    output = render(report, RenderOptions())
    output.encode("utf-8")
    assert "##[" not in output
    assert all(not line.lstrip().startswith("::") for line in output.splitlines())
    run = run_of(report)
    for result in run["results"]:
        check_result(run, result)
        message = result["message"]["text"].replace("\\\\", "")
        assert message.count("[") == message.count("\\[")
        artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifact["uri"].isascii()
        assert not set(artifact["uri"]) & set(' <>"[]{}|\\^`#?')
        assert unquote(artifact["uri"])
