from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import example, given, settings

from factcheck.model import FailOn, RenderOptions, Report
from factcheck.reports.junit import render
from tests.reports.hostile_text import hostile_texts, report_with
from tests.reports.sample import sample_report


def parsed(report: Report) -> ET.Element:
    return ET.fromstring(render(report, RenderOptions()))


def case(root: ET.Element, name: str) -> ET.Element:
    (found,) = (element for element in root.iter("testcase") if element.get("name") == name)
    return found


def check_counts(root: ET.Element) -> None:
    """The counts of each suite and of all suites are those of the cases in them."""
    for suite in (root, *root.iter("testsuite")):
        cases = list(suite.iter("testcase"))
        children = Counter(child.tag for element in cases for child in element)
        counts = {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")}
        assert counts == {
            "tests": str(len(cases)),
            "failures": str(children["failure"]),
            "errors": "0",
            "skipped": str(children["skipped"]),
        }


def test_one_suite_per_topic_in_the_order_of_the_claims() -> None:
    root = parsed(sample_report())
    assert root.tag == "testsuites"
    assert [suite.get("name") for suite in root] == ["Marienbrücke", "Haushalt"]


def test_one_case_per_claim_and_article_with_its_place() -> None:
    names = [element.get("name") for element in parsed(sample_report()).iter("testcase")]
    assert len(names) == len(set(names))
    found = case(parsed(sample_report()), "huber-stopped-bridge: articles/2025-03-02-talkurier.txt")
    assert dict(found.attrib) == {
        "name": "huber-stopped-bridge: articles/2025-03-02-talkurier.txt",
        "classname": "Marienbrücke",
        "file": "articles/2025-03-02-talkurier.txt",
        "line": "7",
        "time": "0",
    }
    assert not list(found)


def test_a_finding_on_the_claim_alone_is_a_case_of_its_own() -> None:
    found = case(parsed(sample_report()), "referendum-decided")
    assert (found.get("file"), found.get("line")) == ("claims.yaml", "52")
    assert [child.tag for child in found] == ["system-out"]


def test_a_failure_says_what_where_and_why() -> None:
    found = case(parsed(sample_report()), "huber-stopped-bridge: articles/2025-03-03-bergpost.txt")
    failure = found.find("failure")
    assert failure is not None
    assert failure.get("type") == "repeats-false-claim"
    assert (failure.get("message") or "").startswith("Bergpost supports in its own voice")
    assert "articles/2025-03-03-bergpost.txt:3:1" in (failure.text or "")
    assert "Huber hat den Neubau der Brücke gestoppt." in (failure.text or "")


def test_counts_are_right_whatever_fails_the_run() -> None:
    failures = {}
    for fail_on in FailOn:
        root = parsed(replace(sample_report(), fail_on=fail_on))
        check_counts(root)
        failures[fail_on] = root.get("failures")
    assert failures == {FailOn.ERROR: "1", FailOn.WARNING: "2", FailOn.NEVER: "0"}


def test_what_does_not_fail_the_run_stands_in_the_output() -> None:
    found = case(parsed(sample_report()), "costs-doubled: articles/2025-05-18-stadtblatt.md")
    assert [child.tag for child in found] == ["system-out"]
    assert (found.findtext("system-out") or "").startswith("warning sources-contradict: Sources contradict")


def test_an_accepted_finding_is_skipped_with_its_reason() -> None:
    found = case(parsed(sample_report()), "huber-stopped-bridge: articles/2025-05-18-stadtblatt.md")
    skipped = found.find("skipped")
    assert skipped is not None
    assert skipped.get("message") == "accepted: Kurzmeldung; die Richtigstellung folgt im selben Heft."


def test_a_finding_on_a_claim_that_is_gone_is_kept() -> None:
    finding = replace(sample_report().findings[0], claim="gone")
    root = parsed(Report("0.1.0", findings=(finding,)))
    check_counts(root)
    assert [suite.get("name") for suite in root] == ["Without a topic"]


def test_nothing_judged_is_a_report_without_suites() -> None:
    root = parsed(Report("0.1.0"))
    check_counts(root)
    assert not list(root)


@given(hostile_texts)
@example("##[group]")
@settings(max_examples=50, deadline=None)
def test_no_text_breaks_out(text: str) -> None:
    output = render(report_with(text), RenderOptions())
    output.encode("utf-8")
    root = ET.fromstring(output)
    check_counts(root)
    tags = {"testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"}
    assert {element.tag for element in root.iter()} <= tags
    assert len(list(root.iter("failure"))) == 1
    assert all(not line.lstrip().startswith("::") for line in output.splitlines())
    assert "##[" not in output
