import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.model import (
    Cue,
    Detail,
    Finding,
    PartialDate,
    RenderOptions,
    Report,
    Severity,
    Skipped,
    SourceInfo,
    Span,
)
from factcheck.reports._safe import ACTIVE
from factcheck.reports.text import render
from tests.reports.hostile import hostile_report
from tests.reports.sample import sample_report

SGR = re.compile(r"\x1b\[[0-9;]*m")
WIDTHS = (40, 60, 80, 100, 120, 200)


def normal(report: Report, **options: object) -> str:
    return render(report, replace(RenderOptions(), **options))  # type: ignore[arg-type]


def check_harmless(output: str) -> None:
    """Nothing but text and line breaks, and no line that a CI runner takes for a command."""
    assert not ACTIVE.search(output.replace("\n", ""))
    for line in output.splitlines():
        assert not line.lstrip().startswith("::")
        assert not re.search(r"##\w*\[", line)
        assert line == line.rstrip()


def test_opens_with_what_matters() -> None:
    lines = normal(sample_report()).splitlines()
    assert lines[0] == "1 error, 2 warnings in 5 articles · 6 claims"
    assert lines[2].startswith("error    Bergpost supports in its own voice")


def test_ends_with_one_line_of_summary() -> None:
    last = normal(sample_report()).splitlines()[-1]
    assert last == "failed: 1 error, 2 warnings, 4 notes · 1 accepted · 1 skipped · 22 sentences"


def test_nothing_to_correct() -> None:
    report = replace(sample_report(), findings=(), skipped=())
    lines = normal(report).splitlines()
    assert lines[0] == "Nothing to correct in 5 articles · 6 claims"
    assert lines[-1] == "passed: nothing found · 22 sentences"


def test_an_empty_report_renders() -> None:
    assert normal(Report("0")) == (
        "Nothing to correct in 0 articles · 0 claims\n\npassed: nothing found · 0 sentences\n"
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("detail", [Detail.NORMAL, Detail.VERBOSE])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_line_is_wider_than_the_sheet(width: int, detail: Detail, unicode: bool) -> None:
    for report in (sample_report(), hostile_report(), many_sources(30)):
        for line in normal(
            report, width=width, detail=detail, unicode=unicode, show_accepted=True, statistics=True
        ).splitlines():
            assert cell_len(line) <= width, line


@pytest.mark.parametrize("detail", list(Detail))
def test_hostile_text_is_inert(detail: Detail) -> None:
    options = {"detail": detail, "show_accepted": True, "statistics": True}
    plain = normal(hostile_report(), **options)
    check_harmless(plain)
    assert "[bold red]fett[/]" in plain, "markup is shown, not read"
    assert ":smile:" in plain
    check_harmless(SGR.sub("", normal(hostile_report(), color=True, **options)))


@pytest.mark.parametrize("detail", list(Detail))
def test_without_unicode_all_is_ascii(detail: Detail) -> None:
    assert normal(hostile_report(), unicode=False, detail=detail).isascii()
    assert "Buergermeister Huber" in normal(sample_report(), unicode=False)


@pytest.mark.parametrize("detail", list(Detail))
def test_color_adds_nothing_but_color(detail: Detail) -> None:
    plain = normal(sample_report(), detail=detail)
    colored = SGR.sub("", normal(sample_report(), detail=detail, color=True))
    assert "\x1b" not in plain
    markings = re.compile(r"^.*│ [ ^~]+$")
    assert colored.splitlines() == [line for line in plain.splitlines() if not markings.match(line)]


def test_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = normal(sample_report()), normal(sample_report(), color=True)
    for name, value in {"NO_COLOR": "1", "FORCE_COLOR": "1", "COLUMNS": "33", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    assert (normal(sample_report()), normal(sample_report(), color=True)) == expected


def test_stances_read_without_color() -> None:
    output = normal(sample_report())
    for words in (
        "2025-03-02  ✘ refutes   own voice · Talkurier",
        "2025-05     ✔ supports  quoting Anna Reiter · Stadtblatt Lindental",
        "2025-05     ± mixed ",
        "undated     ? supports",
    ):
        assert words in output


def test_cues_are_marked_below_the_verbatim_quote() -> None:
    assert "│ den Neubau nicht gestoppt.\n              │            ^^^^^\n" in normal(sample_report()), (
        "a cue on the second line of a wrapped quote"
    )


def test_words_that_met_are_marked_where_no_cue_decided() -> None:
    lines = normal(sample_report()).splitlines()
    at = next(i for i, line in enumerate(lines) if "Das Land übernimmt" in line)
    assert lines[at] == "              │ Das Land übernimmt die Hälfte der Kosten."
    assert lines[at + 1] == "              │     ~~~~               ~~~~~~"


def test_a_cue_outside_of_the_quote_is_told_with_its_place() -> None:
    report = sample_report()
    source = report.claims[0].sources[0]
    evidence = source.assessment.evidence[0]
    cue = Cue("refutation", "Das ist falsch.", 30, 1, Span(9000, 9015))
    judged = replace(source.assessment, evidence=(replace(evidence, cues=(cue,)),))
    result = replace(report.claims[0], sources=(replace(source, assessment=judged),))
    output = normal(replace(report, claims=(result,), findings=()), width=200)
    assert f"because of “Das ist falsch.” at {evidence.path}:30:1" in output


def test_a_copy_is_said_to_be_one() -> None:
    assert "the same text as articles/2025-03-03-bergpost.txt" in normal(sample_report(), width=200)


def test_long_quotes_are_shortened_and_whole_when_verbose() -> None:
    assert "geschickt […]" in normal(sample_report())
    assert "geschickt hatte." in normal(sample_report(), detail=Detail.VERBOSE)


def test_accepted_findings_are_counted_and_shown_on_demand() -> None:
    assert "unchallenged-false-claim" not in normal(sample_report())
    shown = normal(sample_report(), show_accepted=True)
    assert "accepted: Kurzmeldung; die Richtigstellung" in shown


def test_quiet_is_one_line_per_finding_and_the_summary() -> None:
    lines = normal(sample_report(), detail=Detail.QUIET, width=40).splitlines()
    report = sample_report()
    open_findings = [finding for finding in report.findings if finding.accepted is None]
    for line, finding in zip(lines, open_findings, strict=False):
        assert line.startswith(f"{finding.place}: {finding.severity} {finding.rule}: {finding.message}")
    assert lines[len(open_findings)].startswith("failed: ")


def test_a_narrowed_report_shows_only_claims_with_findings() -> None:
    report = replace(
        sample_report(), scope="articles changed since main", findings=sample_report().findings[:1]
    )
    output = normal(report)
    assert "Narrowed to articles changed since main." in output
    assert "huber-stopped-bridge" in output
    assert "costs-doubled" not in output
    assert "5 other claims without findings in this scope." in output


def many_sources(number: int) -> Report:
    """Return the sample with one claim that so many articles speak to, and a silent article for each."""
    report = sample_report()
    source = report.claims[0].sources[0]
    infos = tuple(
        SourceInfo(f"articles/{i:03}.txt", outlet=f"Blatt {i}", date=PartialDate(2025, 1 + i % 12))
        for i in range(2 * number)
    )
    sources = tuple(replace(source, source=info) for info in infos[:number])
    return replace(
        report, claims=(replace(report.claims[0], sources=sources), report.claims[1]), sources=infos
    )


def test_a_wide_matrix_is_cut_into_blocks_without_the_silent() -> None:
    matrix = normal(many_sources(30)).split("Claims and sources")[1].split("\nNotes ")[0]
    rows = [line for line in matrix.splitlines() if line.startswith("huber-stopped-bridge ")]
    assert len(rows) == 3
    assert sum(row.count("✘") for row in rows) == 30
    assert "30 sources that say nothing of these claims are left out." in matrix


def test_a_matrix_beyond_reading_is_left_out() -> None:
    assert "61 sources speak to these claims, too many for a table." in normal(many_sources(61))


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@settings(max_examples=40, deadline=None)
@given(st.lists(ANY_TEXT, min_size=6, max_size=6), st.integers(30, 130), st.sampled_from(Detail))
def test_no_text_ever_acts(texts: list[str], width: int, detail: Detail) -> None:
    base = sample_report()
    source = base.claims[0].sources[0]
    evidence = replace(
        source.assessment.evidence[0], quote=texts[0], speaker=texts[1], path=texts[2], wording=texts[3]
    )
    judged = replace(source.assessment, evidence=(evidence,), speaker=texts[1])
    info = SourceInfo(texts[2], texts[4], texts[5])
    result = replace(
        base.claims[0],
        claim=replace(base.claims[0].claim, topic=texts[4], claimant=texts[5], note=texts[0]),
        sources=(replace(source, assessment=judged, source=info),),
    )
    finding = Finding("rule", Severity.ERROR, texts[3], texts[4], evidence.place, quote=texts[0])
    report = Report("0", (result,), (info,), (finding,), (Skipped(texts[1], texts[2]),), scope=texts[3])

    for color in (False, True):
        output = normal(report, width=width, color=color, detail=detail)
        check_harmless(SGR.sub("", output) if color else output)
        if detail is not Detail.QUIET:
            lines = SGR.sub("", output).split("\n")
            assert max(map(cell_len, lines)) <= max(width, 40)
