import re
from dataclasses import replace

from hypothesis import given, settings

from factcheck.model import Finding, Place, RenderOptions, Report, Severity
from factcheck.reports.github import render
from tests.reports.hostile_text import hostile_texts, report_with
from tests.reports.sample import sample_report

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
PROPERTY = re.compile(r"(file|line|endLine|col|endColumn|title)=([^,:]*)")


def lines(report: Report) -> list[str]:
    return re.split(r"\r\n|\r|\n", render(report, RenderOptions()).removesuffix("\n"))


def properties(line: str) -> dict[str, str]:
    """Return a command's properties, read as the runner reads them."""
    command = COMMAND.fullmatch(line)
    assert command, line
    pairs = [PROPERTY.fullmatch(pair) for pair in command[2].split(",")]
    return {pair[1]: unescaped(pair[2]) for pair in pairs if pair}


def unescaped(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def findings(number: int, severity: Severity) -> tuple[Finding, ...]:
    finding = replace(sample_report().findings[0], severity=severity)
    return tuple(replace(finding, message=f"message {count}") for count in range(number))


def test_a_finding_is_an_annotation_on_its_lines() -> None:
    first = lines(sample_report())[0]
    assert first.startswith("::error ")
    assert properties(first) == {
        "file": "articles/2025-03-03-bergpost.txt",
        "line": "3",
        "endLine": "10",
        "title": "Repeats false claim",
    }


def test_columns_are_given_only_within_one_line() -> None:
    finding = replace(sample_report().findings[0], end_line=3, end_column=42)
    there = properties(lines(Report("0.1.0", findings=(finding,)))[0])
    assert (there["col"], there["endColumn"]) == ("1", "42")


def test_an_annotation_says_why_and_shows_the_words_and_the_other_places() -> None:
    message = unescaped(lines(sample_report())[1].partition("::warning ")[2].partition("::")[2])
    why, quote, other, claim = message.split("\n")
    assert why.startswith("Sources contradict each other on")
    assert quote.startswith("“Huber hat den Neubau der Brücke gestoppt.")
    assert other.startswith("articles/2025-03-02-talkurier.txt:7: Talkurier (2025-03-02) refutes")
    assert " here. “Anders als von Anna Reiter behauptet, hat Bürgermeister Huber" in other
    assert claim == "claims.yaml:14: the claim"


def test_of_many_other_places_some_are_named_and_the_rest_is_counted() -> None:
    finding = sample_report().findings[1]
    line = lines(Report("0.1.0", findings=(replace(finding, related=finding.related[:1] * 20),)))[0]
    assert line.count("articles/2025-03-02-talkurier.txt:7") == 6
    assert line.endswith("%0Aand 14 more")


def test_severities_are_github_levels_and_accepted_findings_are_left_out() -> None:
    levels = [line.split(" ")[0] for line in lines(sample_report())[:-1]]
    assert levels == ["::error", *["::warning"] * 2, *["::notice"] * 4]


def test_the_last_line_counts_and_is_plain_text() -> None:
    assert lines(sample_report())[-1] == "factcheck: 1 error, 2 warnings, 4 notes in all"


def test_ten_of_each_severity_are_written_and_the_rest_is_counted() -> None:
    report = Report("0.1.0", findings=(*findings(12, Severity.ERROR), *findings(1300, Severity.INFO)))
    output = lines(report)
    assert sum(line.startswith("::error ") for line in output) == 10
    assert "::message 9" in output[9]
    assert sum(line.startswith("::notice ") for line in output) == 10
    expected = "factcheck: 12 errors (2 not annotated), 0 warnings, 1,300 notes (1,290 not annotated) in all"
    assert output[-1] == expected


def test_separators_in_a_file_name_are_escaped() -> None:
    finding = replace(sample_report().findings[0], place=Place("50%,a:b.txt"))
    line = lines(Report("0.1.0", findings=(finding,)))[0]
    assert "file=50%25%2Ca%3Ab.txt," in line


def test_nothing_found_is_said() -> None:
    assert lines(Report("0.1.0")) == ["factcheck: 0 errors, 0 warnings, 0 notes in all"]


@given(hostile_texts)
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_out(text: str) -> None:
    report = report_with(text)
    output = lines(report)
    assert len(output) == 3
    for line, name in zip(output, ("error", "notice"), strict=False):
        assert line.startswith(f"::{name} ")
        assert set(properties(line)) == {"file", "line", "endLine", "col", "endColumn", "title"}
    assert not any(re.search(r"##\w*\[", line) for line in output)
