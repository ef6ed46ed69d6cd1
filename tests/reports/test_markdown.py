import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.model import PartialDate, RenderOptions, Report, Severity, Skipped
from factcheck.reports._markdown_text import code, escaped, marked_quote
from factcheck.reports._safe import one_line
from factcheck.reports.markdown import MOST_CHARACTERS, render
from tests.reports.building import STADTBLATT
from tests.reports.hostile_text import hostile_texts, report_with
from tests.reports.sample import sample_report

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ZERO_WIDTH = "\u200b"
INERT = {"text", "text_special", "softbreak", "code_inline", "strong_open", "strong_close", "html_inline"}
FOLDED = re.compile(r"<details>\n<summary>[\d,]+ [a-z ]+</summary>\n|</details>\n?")
LINKED_LATER = re.compile(r"[@#]\w|://|:[\w+-]+:|\bwww\.|\bGH-\d", re.IGNORECASE)
"""What GitHub turns into links and pictures in the text that Markdown leaves."""


def rendered(report: Report, *, show_accepted: bool = False) -> str:
    return render(report, RenderOptions(show_accepted=show_accepted))


def leaves(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from leaves(token.children or [])


def check_inert(output: str) -> None:
    """Nothing in the output is read as HTML, a link, a picture or a mention but what this format writes."""
    for token in leaves(PARSER.parse(output)):
        if token.type == "html_block":
            assert FOLDED.fullmatch(token.content), token.content
        elif token.type == "html_inline":
            assert token.content == "<br>"
        elif token.type in ("text", "text_special"):
            assert not LINKED_LATER.search(token.content), token.content
        else:
            assert not token.type.startswith(("link", "image", "em_", "s_", "fence", "code_block", "hr"))
    for line in output.split("\n"):
        assert not line.lstrip().startswith("::")
        assert not re.search(r"##\w*\[", line)


def shown(markdown: str) -> str:
    """Return what a reader sees of one paragraph."""
    paragraph = PARSER.parse(markdown)
    assert [token.type for token in paragraph] == ["paragraph_open", "inline", "paragraph_close"]
    children = paragraph[1].children or []
    assert {child.type for child in children} <= INERT - {"html_inline"}
    return "".join(child.content for child in children).replace(ZERO_WIDTH, "")


def many(number: int) -> Report:
    """Return a report of many findings, notes and skipped inputs."""
    report = sample_report()
    errors = tuple(replace(report.findings[0], claim=f"claim-{count}") for count in range(number))
    notes = tuple(replace(report.findings[-1], message=f"note {count}") for count in range(number))
    skipped = tuple(Skipped(f"{count}.txt", "empty") for count in range(number))
    return replace(report, findings=(*errors, *notes), skipped=skipped)


def test_opens_with_how_much_is_wrong() -> None:
    assert rendered(sample_report()).splitlines()[0] == "## ❌ 1 error, 2 warnings"


def test_a_warning_alone_is_no_error() -> None:
    findings = tuple(each for each in sample_report().findings if each.severity is Severity.WARNING)
    assert rendered(replace(sample_report(), findings=findings)).startswith("## ⚠️ 2 warnings\n")


def test_nothing_to_correct_is_said_and_what_was_read() -> None:
    output = rendered(replace(sample_report(), findings=(), skipped=(), scope="2 changed articles"))
    assert output == (
        "## ✅ Nothing to correct\n\n"
        "factcheck read 5 articles against 6 claims · narrowed to 2 changed articles\n"
    )


def test_an_error_shows_the_claim_the_place_the_reason_and_the_words() -> None:
    lines = [line for line in rendered(sample_report()).splitlines() if line]
    assert lines[2] == "### Claim: “Bürgermeister Huber hat den Neubau der Marienbrücke gestoppt.”"
    rated = "Rated **false** · claimed by Anna Reiter · `huber-stopped-bridge` in `claims.yaml:14`"
    assert lines[3] == rated
    assert lines[4] == "❌ **Repeats false claim** · `articles/2025-03-03-bergpost.txt:3`"
    assert lines[5].startswith("Bergpost supports in its own voice")
    assert lines[6].startswith("> Huber hat den Neubau der Brücke gestoppt. „Er hat uns alle getäuscht“")


def test_a_contradiction_shows_who_says_what_in_order_of_time() -> None:
    rows = [line for line in rendered(sample_report()).splitlines() if line.startswith("| 2025")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    assert [row[:3] for row in cells] == [
        ["2025‑03‑02", "Talkurier", "✘ **refutes** it"],
        ["2025‑03‑03", "Bergpost", "✔ **supports** it"],
        ["2025‑05", "Stadtblatt Lindental", "✔ **supports** it, quoting Anna Reiter"],
        ["2025‑03‑03", "Bergpost", "✔ **supports** it"],
        ["2025‑05", "Stadtblatt Lindental", "✘ **refutes** it"],
    ]
    assert cells[0][3] == (
        "`articles/2025-03-02-talkurier.txt:7`<br>**Anders als von Anna Reiter behauptet**, "
        "hat Bürgermeister Huber den Neubau **nicht** gestoppt."
    )
    assert "1 near-identical copy not counted" in rendered(sample_report())


def test_a_contradiction_with_a_rival_claim_names_it() -> None:
    report = sample_report()
    rival = report.claims[3].sources[2].assessment.evidence[0]
    contradiction = replace(report.findings[1], related=(replace(report.findings[1].related[0]),))
    pointing = replace(contradiction, related=(replace(contradiction.related[0], place=rival.place),))
    output = rendered(replace(report, findings=(pointing,)))
    assert "| ✘ **refutes** `costs-doubled` |" in output


def test_a_changed_verdict_is_shown_with_its_times() -> None:
    report = sample_report()
    finding = replace(report.findings[0], claim="bridge-closed")
    assert "Rated **true** until 2025-05-18, **false** from 2025-05-18" in rendered(
        replace(report, findings=(finding,))
    )


def test_notes_and_skipped_inputs_are_folded_away() -> None:
    output = rendered(sample_report())
    assert "<details>\n<summary>4 notes</summary>\n\n- `articles/" in output
    assert "- `articles/scan.txt`: not text: 41 % of the bytes are control characters\n" in output


@pytest.mark.parametrize("show", [True, False])
def test_accepted_findings_are_counted_and_listed_on_demand(show: bool) -> None:
    output = rendered(sample_report(), show_accepted=show)
    assert " · 1 accepted" in output.splitlines()[2]
    assert ("die Richtigstellung folgt" in output) is show


def test_what_does_not_fit_into_a_comment_is_counted() -> None:
    output = rendered(many(2000))
    assert len(output) <= MOST_CHARACTERS
    left = re.search(r"\*\*([\d,]+) more findings not shown here:\*\*", output)
    assert left
    assert int(left[1].replace(",", "")) + output.count("**Repeats false claim**") == 2000
    assert "- … and 2,000 more" in output


def test_a_finding_whose_claim_is_gone_is_shown_by_its_id() -> None:
    finding = replace(sample_report().findings[0], claim="gone")
    output = rendered(Report("0.1.0", findings=(finding,)))
    assert "### Claim: `gone`" in output
    assert "> Huber hat den Neubau der Brücke gestoppt." in output


def test_a_long_quote_is_cut_around_the_words_that_decided() -> None:
    evidence = sample_report().claims[3].sources[2].assessment.evidence[0]
    assert evidence.path == STADTBLATT
    quote = marked_quote(evidence, 60)
    assert "**13 Millionen**" in quote
    assert quote.endswith(r"\[…\]")


def test_undated_sources_stand_last() -> None:
    report = sample_report()
    first, *others = report.claims[0].sources
    undated = replace(first, source=replace(first.source, date=None))
    late = replace(first, source=replace(first.source, date=PartialDate(2030)))
    for source, last in ((undated, "| undated | Talkurier"), (late, "| 2030 | Talkurier")):
        claim = replace(report.claims[0], sources=(source, *others))
        output = rendered(replace(report, claims=(claim,), findings=report.findings[1:2]))
        assert [line for line in output.splitlines() if line.startswith("| ")][-1].startswith(last)


@pytest.mark.parametrize(
    "text",
    [
        *("<b>x</b>", "[a](https://b.example)", "![a](b)", "@name", "#12", "a|b", "`x`", "*a* __b__", "\\*"),
        *("1. x", "- x", "# x", "> x", "=== x", "&lt;", ":smile: ::x::", "www.b.example", "a@b.example"),
    ],
)
def test_markup_is_shown_as_it_was_written(text: str) -> None:
    assert shown(escaped(text)) == text
    assert shown(code(text)) == text.replace("|", "∣")


@given(hostile_texts.filter(lambda text: one_line(text)))
@settings(max_examples=60, deadline=None)
def test_any_text_is_shown_as_it_was_written(text: str) -> None:
    assert shown(escaped(text)) == one_line(text)
    assert not LINKED_LATER.search(
        "".join(token.content for token in leaves(PARSER.parse(escaped(text))) if token.type == "text")
    )


@given(hostile_texts)
@example("| - |")
@example(":-:")
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_out(text: str) -> None:
    report = report_with(text)
    disputed = tuple(replace(finding, accepted=None) for finding in report.findings)
    for each in (report, replace(report, findings=disputed)):
        output = rendered(each, show_accepted=True)
        output.encode("utf-8")
        check_inert(output)


def test_tables_keep_their_columns_whatever_stands_in_them() -> None:
    report = report_with("a|b \\| `|` \\")
    disputed = tuple(replace(finding, accepted=None) for finding in report.findings)
    output = rendered(replace(report, findings=disputed))
    tokens = PARSER.parse(output)
    assert sum(token.type == "th_open" for token in tokens) == 4
    assert sum(token.type == "td_open" for token in tokens) == 4
    (row,) = (line for line in output.splitlines() if line.startswith("| 2025"))
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
