"""`--update-expect`: the present stances go into the claims file, and all else in it stays as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.confirmed import Update, update_expect
from factcheck.consensus import conclude
from factcheck.errors import InputError
from factcheck.findings import findings
from factcheck.load.claims import parse_project
from factcheck.model import Confidence, Report, Severity, Stance
from tests.builders import assessment, evidence, outcome

SUPPORTS, REFUTES, MIXED, SILENT = Stance.SUPPORTS, Stance.REFUTES, Stance.MIXED, Stance.SILENT
Stances = dict[str, dict[str, Stance]]
"""For each article, its stance on each claim that it speaks to."""


def report_of(text: str, stances: Stances) -> Report:
    project = parse_project(text.removeprefix("\ufeff"), "claims.yaml")
    outcomes = [outcome(path, "2025-01-01", dict(said)) for path, said in stances.items()]
    results = conclude(project.claims, outcomes)
    sources = tuple(each.source for each in outcomes)
    return Report("0", results, sources, findings(project, results, sources))


def updated(text: str, stances: Stances) -> Update:
    project = parse_project(text.removeprefix("\ufeff"), "claims.yaml")
    return update_expect(project, report_of(text, stances), text)


def changed_stances(text: str, stances: Stances) -> list[str]:
    return [f.message for f in report_of(text, stances).findings if f.rule == "stance-changed"]


CLAIMS = """\
# Our claims.
version: 1
claims:
  # The bridge.
  - id: bridge   # since 2020
    statement: 'Die Brücke ist gesperrt.'
    note: |
      # no comment

    expect:
      a.txt: supports   # confirmed by Ada
      "b.txt":   'Refutes'

  # The tunnel, not looked at yet.
  - id: tunnel
    statement: Der Tunnel ist offen.  # says the mayor

rules: {single-source: off}
"""


def test_new_stances_are_added_and_changed_ones_replaced_with_all_else_kept() -> None:
    stances: Stances = {
        "a.txt": {"bridge": REFUTES},
        "b.txt": {"bridge": REFUTES, "tunnel": SUPPORTS},
        "c.txt": {"bridge": MIXED},
        "d.txt": {},
    }
    update = updated(CLAIMS, stances)
    expected = CLAIMS.replace("a.txt: supports   # confirmed", "a.txt: refutes   # confirmed")
    expected = expected.replace("'Refutes'\n", "'Refutes'\n      c.txt: mixed\n")
    expected = expected.replace(
        "# says the mayor\n", "# says the mayor\n    expect:\n      b.txt: supports\n"
    )
    assert update.after == expected
    assert not changed_stances(update.after, stances)


def test_the_diff_shows_what_changes() -> None:
    update = updated(CLAIMS, {"a.txt": {"bridge": REFUTES}, "b.txt": {"bridge": REFUTES}})
    assert "-      a.txt: supports   # confirmed by Ada\n" in update.diff
    assert "+      a.txt: refutes   # confirmed by Ada\n" in update.diff
    assert update.diff.startswith("--- claims.yaml\n+++ claims.yaml\n")


def test_where_nothing_changed_there_is_no_diff() -> None:
    stances: Stances = {"a.txt": {"bridge": SUPPORTS}, "b.txt": {"bridge": REFUTES}}
    assert updated(CLAIMS, stances).diff == ""
    assert updated(CLAIMS, stances).after == CLAIMS


def test_updating_twice_changes_nothing_more() -> None:
    stances: Stances = {"a.txt": {"tunnel": REFUTES}, "x/ü b.txt": {"bridge": SUPPORTS}}
    once = updated(CLAIMS, stances).after
    assert updated(once, stances).after == once


def test_an_article_that_fell_silent_is_confirmed_silent() -> None:
    update = updated(CLAIMS, {"a.txt": {}, "b.txt": {"bridge": REFUTES}})
    assert "a.txt: silent   # confirmed by Ada" in update.after


def test_an_entry_whose_article_was_not_read_stays() -> None:
    assert updated(CLAIMS, {"z.txt": {}}).after == CLAIMS


def test_a_weak_stance_is_not_confirmed() -> None:
    text = "claims:\n  - id: bridge\n    statement: Die Brücke ist zu.\n"
    project = parse_project(text, "claims.yaml")
    weak = assessment("a.txt", evidence(SUPPORTS, confidence=Confidence.WEAK))
    said = [outcome("a.txt", None, {"bridge": weak})]
    report = Report("0", conclude(project.claims, said), (said[0].source,))
    assert update_expect(project, report, text).diff == ""


def one(expect: str) -> str:
    return f"claims:\n  - id: bridge\n    statement: Die Brücke ist zu.\n    expect:\n{expect}"


def test_a_glob_that_holds_stays_and_needs_no_further_entry() -> None:
    text = one("      seeds/00*: refutes\n")
    stances: Stances = {"seeds/001.txt": {"bridge": REFUTES}, "seeds/002.txt": {"bridge": REFUTES}}
    assert updated(text, stances).after == text


def test_exceptions_of_a_glob_get_entries_of_their_own() -> None:
    text = one("      seeds/00*: refutes\n")
    stances: Stances = {
        "seeds/001.txt": {"bridge": REFUTES},
        "seeds/002.txt": {"bridge": SUPPORTS},
        "seeds/003.txt": {},
    }
    after = updated(text, stances).after
    assert after == text + "      seeds/002.txt: supports\n      seeds/003.txt: silent\n"
    assert not changed_stances(after, stances)


def test_a_glob_that_holds_for_no_article_gets_the_present_stance() -> None:
    stances: Stances = {"seeds/001.txt": {"bridge": SUPPORTS}, "seeds/002.txt": {"bridge": SUPPORTS}}
    assert updated(one("      seeds/*: refutes\n"), stances).after == one("      seeds/*: supports\n")


def test_globs_that_disagree_are_settled_by_an_entry_of_the_articles_own() -> None:
    text = one("      s*.txt: refutes\n      '*1.txt': supports\n")
    stances: Stances = {
        "s1.txt": {"bridge": REFUTES},
        "s2.txt": {"bridge": REFUTES},
        "t1.txt": {"bridge": SUPPORTS},
    }
    after = updated(text, stances).after
    assert after == text + "      s1.txt: refutes\n"
    assert not changed_stances(after, stances)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "claims: [{id: bridge, statement: Zu.}]",
            "claims: [{id: bridge, statement: Zu., expect: {a.txt: supports}}]",
        ),
        (
            "claims: [{id: bridge, statement: Zu., }]",
            "claims: [{id: bridge, statement: Zu., expect: {a.txt: supports}, }]",
        ),
        (
            "claims:\n- id: bridge\n  statement: Zu.",
            "claims:\n- id: bridge\n  statement: Zu.\n  expect:\n    a.txt: supports\n",
        ),
        (
            "claims:\n- id: bridge\n  expect:  # none\n  statement: Zu.\n",
            "claims:\n- id: bridge\n  expect:  # none\n    a.txt: supports\n  statement: Zu.\n",
        ),
        (
            "claims:\n- id: bridge\n  expect: null\n  statement: Zu.\n",
            "claims:\n- id: bridge\n  expect: \n    a.txt: supports\n  statement: Zu.\n",
        ),
        (
            "claims:\n- expect: {}  # none\n  id: bridge\n  statement: Zu.\n",
            "claims:\n- expect: {a.txt: supports}  # none\n  id: bridge\n  statement: Zu.\n",
        ),
        (
            "claims:\n- expect: {b.txt: silent}\n  id: bridge\n  statement: Zu.\n",
            "claims:\n- expect: {b.txt: silent, a.txt: supports}\n  id: bridge\n  statement: Zu.\n",
        ),
        (
            "claims:\n- expect: {a.txt: silent,}\n  id: bridge\n  statement: Zu.\n",
            "claims:\n- expect: {a.txt: supports,}\n  id: bridge\n  statement: Zu.\n",
        ),
        (
            "claims:\r\n- id: bridge\r\n  statement: Zu.\r\n# Ende\r\n",
            "claims:\r\n- id: bridge\r\n  statement: Zu.\r\n  expect:\r\n    a.txt: supports\r\n# Ende\r\n",
        ),
        (
            "\ufeffclaims:\n- id: bridge\n  statement: Zu.\n",
            "\ufeffclaims:\n- id: bridge\n  statement: Zu.\n  expect:\n    a.txt: supports\n",
        ),
        (
            "claims:\n- id: bridge\n  statement: >\n    Zu.\n\n\n# Ende\n",
            "claims:\n- id: bridge\n  statement: >\n    Zu.\n  expect:\n    a.txt: supports\n\n\n# Ende\n",
        ),
        (
            "claims:\n- id: bridge\n  statement: Zu.\n  note: |\n    S\n#\n",
            "claims:\n- id: bridge\n  statement: Zu.\n  note: |\n    S\n  expect:\n    a.txt: supports\n#\n",
        ),
    ],
)
def test_a_claim_is_edited_in_the_way_in_which_it_is_written(text: str, after: str) -> None:
    assert updated(text, {"a.txt": {"bridge": SUPPORTS}}).after == after


@pytest.mark.parametrize(
    "name", ["- a.txt", "a: b", "#a", "no", "1.5", "ä \"x\" 'y', {z}", "*a", "a[1].txt", "ordner/ß.txt", " a"]
)
def test_any_printable_name_is_written_so_that_it_is_read_again(name: str) -> None:
    text = "claims:\n  - id: bridge\n    statement: Die Brücke ist zu.\n"
    stances: Stances = {name: {"bridge": REFUTES}}
    update = updated(text, stances)
    assert [e.article for e in parse_project(update.after, "c").claims[0].expect] == [name]
    assert not changed_stances(update.after, stances)


@pytest.mark.parametrize("name", ["a\nb.txt", "\x1b[31m.txt", "\udcff.txt"])
def test_other_names_are_left_out_and_named(name: str) -> None:
    update = updated(CLAIMS, {name: {"bridge": REFUTES}})
    assert (update.after, update.left_out) == (CLAIMS, (name,))


def test_what_two_claims_share_cannot_be_edited_for_one() -> None:
    text = (
        "claims:\n  - {id: bridge, statement: Zu., expect: &shared {a.txt: refutes}}\n"
        "  - {id: tunnel, statement: Offen., expect: *shared}\n"
    )
    stances: Stances = {"a.txt": {"bridge": SUPPORTS, "tunnel": REFUTES}}
    with pytest.raises(InputError, match="cannot be edited"):
        updated(text, stances)
    assert "a.txt: supports" in updated(text, {"a.txt": {"bridge": SUPPORTS, "tunnel": SUPPORTS}}).after


def test_claims_that_were_not_judged_stay_as_they_are() -> None:
    report = report_of(CLAIMS, {"a.txt": {"bridge": REFUTES, "tunnel": REFUTES}})
    some = replace(report, claims=tuple(r for r in report.claims if r.claim.id == "tunnel"))
    after = update_expect(parse_project(CLAIMS, "claims.yaml"), some, CLAIMS).after
    assert "a.txt: supports   # confirmed by Ada" in after
    assert after.count("a.txt: refutes") == 1


def test_what_is_not_about_the_articles_asked_for_stays_as_it_is() -> None:
    text = one("      s*.txt: refutes\n      a.txt: refutes\n      b.txt: refutes\n")
    changed = ("a.txt", "b.txt", "c.txt", "d.txt", "s1.txt", "s2.txt")
    report = report_of(text, {name: {"bridge": SUPPORTS} for name in changed})
    project = parse_project(text, "claims.yaml")
    after = update_expect(project, report, text, {"a.txt", "c.txt", "s1.txt"}).after
    expected = one("      s*.txt: refutes\n      a.txt: supports\n      b.txt: refutes\n")
    assert after == expected + "      c.txt: supports\n      s1.txt: supports\n"


def test_of_claims_asked_for_everything_is_confirmed() -> None:
    report = report_of(CLAIMS, {"a.txt": {"bridge": REFUTES, "tunnel": SUPPORTS}})
    project = parse_project(CLAIMS, "claims.yaml")
    after = update_expect(project, report, CLAIMS, articles=(), claims={"tunnel"}).after
    assert after == CLAIMS.replace(
        "# says the mayor\n", "# says the mayor\n    expect:\n      a.txt: supports\n"
    )


def test_a_file_that_was_changed_meanwhile_is_not_written_over() -> None:
    report = report_of(CLAIMS, {"a.txt": {"bridge": REFUTES}})
    newer = CLAIMS.replace("gesperrt", "offen")
    with pytest.raises(InputError, match="meanwhile"):
        update_expect(parse_project(CLAIMS, "claims.yaml"), report, newer)


def test_a_severity_given_to_a_rule_decides_whether_a_changed_stance_fails() -> None:
    stances: Stances = {"a.txt": {"bridge": REFUTES}, "b.txt": {"bridge": REFUTES}}
    assert report_of(CLAIMS, stances).failed
    for severity in (Severity.WARNING, Severity.INFO, Severity.OFF):
        text = CLAIMS.replace("rules: {", f"rules: {{stance-changed: {severity}, ")
        assert not report_of(text, stances).failed
        assert bool(changed_stances(text, stances)) == (severity is not Severity.OFF)
