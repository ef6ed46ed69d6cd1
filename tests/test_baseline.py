"""Accepted findings: what a baseline file accepts, when it no longer does, and how it is rewritten."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.baseline import Baseline, accept, load_baseline, parse_baseline
from factcheck.baseline_writing import HEADER, Rewriting, rewrite_baseline
from factcheck.errors import InputError, InputErrors
from factcheck.findings import passage_hash
from factcheck.model import Finding, Place, Report, Severity, Skipped

TODAY = datetime.date(2026, 3, 15)
PASSAGE = "Die Brücke ist gesperrt."
OTHER = "Die Brücke bleibt zu."
_REASON = '"none given; accepted with all others on 2026-03-15"'


def found(
    rule: str = "repeats-false-claim",
    article: str | None = "artikel/brücke.txt",
    quote: str | None = PASSAGE,
    line: int = 7,
    severity: Severity = Severity.ERROR,
) -> Finding:
    return Finding(
        rule,
        severity,
        "bridge-closed",
        "The article says so.",
        Place(article or "claims.yaml", line),
        article=article,
        quote=quote,
        passage_hash=passage_hash(quote) if quote else None,
    )


def report(*findings: Finding) -> Report:
    return Report("0", findings=findings)


def waiver(extra: str = "", quote: str | None = PASSAGE) -> str:
    passage = f'    passage: "{passage_hash(quote)}"\n' if quote else ""
    return (
        "  - rule: repeats-false-claim\n    claim: bridge-closed\n    article: artikel/brücke.txt\n"
        f"{passage}    reason: Satire.\n{extra}"
    )


def baseline(*entries: str) -> Baseline:
    return parse_baseline("version: 1\naccepted:\n" + "".join(entries), "factcheck-baseline.yaml")


def rewritten(text: str | None, *findings: Finding, add_all: bool = False) -> Rewriting:
    whole = report(*findings)
    return rewrite_baseline(text, "b.yaml", whole, findings if add_all else (), author="Ada", today=TODAY)


def test_an_accepted_finding_has_the_reason_and_no_longer_fails() -> None:
    accepted = accept(report(found()), baseline(waiver()), TODAY)
    assert [finding.accepted for finding in accepted.findings] == ["Satire."]
    assert not accepted.failed
    assert accepted.count(Severity.ERROR) == 0


def test_a_passage_is_known_by_its_words_wherever_it_stands() -> None:
    moved = found(quote="Die  BRÜCKE\nist „gesperrt“!", line=99)
    assert accept(report(moved), baseline(waiver()), TODAY).findings[0].accepted == "Satire."


def test_one_entry_accepts_all_findings_of_its_passage() -> None:
    accepted = accept(report(found(line=7), found(line=30)), baseline(waiver()), TODAY)
    assert [finding.accepted for finding in accepted.findings] == ["Satire.", "Satire."]


@pytest.mark.parametrize(
    "finding",
    [
        found(rule="stance-changed"),
        found(article="artikel/andere.txt"),
        found(article=None, quote=None),
        found(quote=OTHER),
        replace(found(), claim="bridge-open"),
    ],
)
def test_another_rule_article_passage_or_claim_is_not_accepted(finding: Finding) -> None:
    accepted = accept(report(finding), baseline(waiver()), TODAY)
    assert [f.accepted for f in accepted.findings] == [None, None]
    assert {f.rule for f in accepted.findings} == {finding.rule, "unused-waiver"}


def test_an_entry_without_a_passage_accepts_any_passage_of_the_article() -> None:
    accepted = accept(report(found(), found(quote=OTHER)), baseline(waiver(quote=None)), TODAY)
    assert [finding.accepted for finding in accepted.findings] == ["Satire.", "Satire."]


def test_an_entry_without_an_article_accepts_a_finding_about_the_claim_as_a_whole() -> None:
    entry = "  - {rule: single-source, claim: bridge-closed, reason: Nobody else was there.}\n"
    whole = found(rule="single-source", article=None, quote=None)
    assert accept(report(whole), baseline(entry), TODAY).findings[0].accepted == "Nobody else was there."


def test_an_entry_that_no_finding_needs_is_a_finding_at_its_place() -> None:
    (unused,) = accept(report(), baseline(waiver()), TODAY).findings
    assert (unused.rule, unused.severity) == ("unused-waiver", Severity.WARNING)
    assert (unused.claim, unused.article) == ("bridge-closed", "artikel/brücke.txt")
    assert unused.place == Place("factcheck-baseline.yaml", 3, 5)


def test_the_severity_of_unused_entries_is_that_of_the_project() -> None:
    for severity in (Severity.ERROR, Severity.INFO):
        (unused,) = accept(report(), baseline(waiver()), TODAY, [("unused-waiver", severity)]).findings
        assert unused.severity is severity
    assert not accept(report(), baseline(waiver()), TODAY, [("unused-waiver", Severity.OFF)]).findings


def test_nothing_is_called_unused_where_the_article_could_not_be_read() -> None:
    unread = replace(report(), skipped=(Skipped("artikel/brücke.txt", "not text"),))
    assert not accept(unread, baseline(waiver()), TODAY).findings


@pytest.mark.parametrize("until", ["2026-03-15", "2026-03", "2026", "2030-01-01"])
def test_an_entry_counts_up_to_and_with_the_last_day_of_until(until: str) -> None:
    accepted = accept(report(found()), baseline(waiver(f"    until: {until}\n")), TODAY)
    assert accepted.findings[0].accepted == "Satire."


def test_past_until_the_finding_counts_again_and_says_so() -> None:
    expired = accept(report(found()), baseline(waiver("    until: 2026-03-14\n")), TODAY)
    (finding,) = expired.findings
    assert finding.accepted is None
    assert "2026-03-14" in finding.message
    assert expired.failed


def test_a_valid_entry_wins_over_an_expired_one() -> None:
    both = baseline(waiver("    until: 2020\n"), waiver().replace("Satire", "Zitat"))
    assert [f.accepted for f in accept(report(found()), both, TODAY).findings] == ["Zitat."]


def test_all_errors_of_the_file_are_reported_at_once_with_their_places() -> None:
    text = """\
version: 2
accepted:
  - rule: repeats-flase-claim
    claim: Bridge Closed
    reason: ""
  - rule: unused-waiver
    claim: a
    passage: xyz
    until: 31.12.2026
    because: of this
"""
    with pytest.raises(InputErrors) as raised:
        parse_baseline(text, "b.yaml")
    places = [(error.place.line, error.place.column) for error in raised.value.errors if error.place]
    assert places == [(1, 10), (3, 11), (4, 12), (5, 13), (6, 5), (6, 11), (8, 14), (9, 12), (10, 5)]
    assert "did you mean `repeats-false-claim`?" in str(raised.value)
    assert "write `2026-12-31`" in str(raised.value)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "version: 1\n", "accepted:\n", "accepted: []\n"])
def test_a_baseline_may_be_empty(text: str) -> None:
    assert parse_baseline(text, "b.yaml").waivers == ()


@pytest.mark.parametrize("text", ["- rule: x\n", "accepted: 7\n", "accepted: {a: b}\n", "7", "a: [", "\0"])
def test_anything_else_is_an_error_and_no_crash(text: str) -> None:
    with pytest.raises(InputErrors):
        parse_baseline(text, "b.yaml")


def test_a_missing_file_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(InputErrors, match="--write-baseline --all"):
        load_baseline(tmp_path / "no.yaml")


# --- rewriting --------------------------------------------------------------------------------

COMMENTED = f"""\
# Ours.
version: 1   # of the format
accepted:

  # About the bridge:
  # agreed with the desk.
  - rule: repeats-false-claim   # keep
    claim:   bridge-closed
    article: 'artikel/brücke.txt'
    passage: "{passage_hash(PASSAGE)}"
    reason: >
      Satire.

      # No comment, but part of the reason.

  # Section two

  # gone with its entry
  - {{rule: repeats-false-claim, claim: bridge-closed, article: artikel/brücke.txt,
     passage: {passage_hash("Fort.")}, reason: x
    }}  # gone too
  - rule: stance-changed
    claim: bridge-closed
    article: artikel/brücke.txt
    reason: |
      Also gone.

# The end.
"""


def test_only_what_is_gone_is_removed_and_the_rest_stays_as_it_was_written() -> None:
    rewriting = rewritten(COMMENTED, found())
    start = COMMENTED.index("  # gone with its entry")
    assert rewriting.text == COMMENTED[:start] + COMMENTED[COMMENTED.index("\n# The end.") :]
    assert (rewriting.kept, rewriting.removed, rewriting.added) == (1, 2, 0)


def test_without_all_nothing_is_added() -> None:
    assert rewritten(COMMENTED, found(quote=OTHER)).added == 0
    assert rewritten(None, found()).text == HEADER


def test_rewriting_twice_changes_nothing_more() -> None:
    once = rewritten(COMMENTED, found(), found(quote=OTHER), add_all=True).text
    assert rewritten(once, found(), found(quote=OTHER), add_all=True) == Rewriting(once, 2, 0, 0)


def test_with_all_every_error_and_warning_gets_an_entry_and_infos_do_not() -> None:
    warning = found(rule="sources-contradict", severity=Severity.WARNING)
    info = found(rule="single-source", severity=Severity.INFO, article=None, quote=None)
    rewriting = rewritten(None, found(), found(line=30), warning, info, add_all=True)
    assert (rewriting.kept, rewriting.added) == (0, 2)
    assert rewriting.text == HEADER + "".join(
        f"""\
  # Die Brücke ist gesperrt.
  - rule: {rule}
    claim: bridge-closed
    article: artikel/brücke.txt
    passage: "{passage_hash(PASSAGE)}"
    reason: {_REASON}
    author: Ada
"""
        for rule in ("repeats-false-claim", "sources-contradict")
    )
    now = accept(report(found(), warning), parse_baseline(rewriting.text, "b.yaml"), TODAY)
    assert all(finding.accepted for finding in now.findings)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment",
        "version: 1",
        "accepted:",
        "accepted: []  # none\nversion: 1\n",
        "accepted: null\n",
        "accepted: ~ # none",
        "accepted:\r\n# windows\r\n",
        "\ufeffaccepted:\n",
        "accepted:\n- {rule: single-source, claim: a, reason: b}",
        "accepted:\n      -   rule: single-source\n          claim: a\n          reason: b\nversion: 1\n",
        COMMENTED,
    ],
)
def test_entries_are_added_to_whatever_a_person_wrote(text: str) -> None:
    rewriting = rewritten(text, found(), found(quote=OTHER), add_all=True)
    after = parse_baseline(rewriting.text.removeprefix("\ufeff"), "b.yaml")
    assert len(after.waivers) == rewriting.kept + rewriting.added
    accepted = accept(report(found(), found(quote=OTHER)), after, TODAY)
    assert all(finding.accepted for finding in accepted.findings)
    assert ("\r\n" in text) == ("\r\n" in rewriting.text)
    assert text.startswith("\ufeff") == rewriting.text.startswith("\ufeff")


def test_only_what_was_asked_for_is_added_but_all_that_is_gone_is_removed() -> None:
    first, second = found(), found(quote=OTHER)
    rewriting = rewrite_baseline(
        COMMENTED, "b.yaml", report(first, second), [second], author=None, today=TODAY
    )
    assert (rewriting.kept, rewriting.removed, rewriting.added) == (1, 2, 1)
    assert "author" not in rewriting.text


def test_an_expired_entry_stays_as_long_as_its_finding_does() -> None:
    text = "accepted:\n" + waiver("    until: 2020\n")
    assert rewritten(text, found(), add_all=True) == Rewriting(text, 1, 0, 0)


@pytest.mark.parametrize(
    "name",
    ["- a.txt", "a: b.txt", "#.txt", "yes", "1.5", "ä \"x\" 'y'.txt", "a\nb.txt", "'", " a", "🌉.txt", "@"],
)
def test_any_name_that_yaml_can_hold_is_written_and_read(name: str) -> None:
    rewriting = rewritten(None, found(article=name), add_all=True)
    after = parse_baseline(rewriting.text, "b.yaml")
    assert [f.accepted is not None for f in accept(report(found(article=name)), after, TODAY).findings] == [
        True
    ]


@pytest.mark.parametrize("name", ["\x1b[31m.txt", "\udcff.txt"])
def test_names_that_yaml_cannot_hold_are_left_out_and_counted(name: str) -> None:
    rewriting = rewritten(None, found(article=name), add_all=True)
    assert (rewriting.text, rewriting.added, rewriting.left_out) == (HEADER, 0, 1)


def test_a_quote_cannot_leave_its_comment() -> None:
    hostile = "x\n  - rule: single-source\r\x85\u2028version: 9 \x1b[2J" + "y" * 500
    rewriting = rewritten(None, found(quote=hostile), add_all=True)
    assert len(parse_baseline(rewriting.text, "b.yaml").waivers) == 1
    assert max(map(len, rewriting.text.splitlines())) <= 110


def test_a_list_without_lines_of_its_own_is_not_touched() -> None:
    flow = "accepted: [{rule: single-source, claim: a, reason: b}]\n"
    with pytest.raises(InputError, match="lines of its own"):
        rewritten(flow)
    with pytest.raises(InputError, match="by hand"):
        rewritten(flow, found(rule="single-source", article=None, quote=None), found(), add_all=True)
