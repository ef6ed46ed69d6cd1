"""What a claims file may contain, and what is read from it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factcheck.errors import InputErrors
from factcheck.load.claims import RULE_IDS, lint_references, load_project, parse_project, starter
from factcheck.model import (
    Claim,
    FailOn,
    PartialDate,
    Place,
    Rating,
    Severity,
    Stance,
    VerdictPeriod,
    WordingKind,
)

FULL = """\
version: 1
articles: [articles, "archive/*.txt"]
fail_on: warning
sources:
  articles/a.txt: {title: 1984, outlet: Lindenauer Anzeiger, date: 2024-03, language: de-AT, url: "https://example.org/a"}
aliases:
  Lindenau: [Stadt Lindenau, NO]
  NATO: Nato
rules: {single-source: off, possible-match: WARNING}
claims:
  - id: pool-closed
    topic: Hallenbad
    statement: Lindenau schließt das Hallenbad.
    claimant: Karl Mertens
    verdict: false
    paraphrases:
      - {text: The pool is closing., language: EN}
      - >
        Das Hallenbad
        macht zu.
    counterclaims: Das Hallenbad bleibt offen.
    contradicts: [pool-stays]
    threshold: 0.72
    references: https://example.org/check
    note: |
      Erste Zeile.
      Zweite Zeile.
    expect:
      articles/a.txt: refutes
      articles/b*.txt: Silent
  - id: pool-stays
    statement: "Die Stadt sagt: Das Bad bleibt."
"""


def claim_with(line: str) -> Claim:
    text = f"claims:\n  - id: a\n    statement: Das Bad ist zu.\n    {line}\n"
    return parse_project(text, "claims.yaml").claims[0]


def test_every_key_is_read() -> None:
    project = parse_project(FULL, "folder/claims.yaml")
    assert project.path == "folder/claims.yaml"
    assert project.articles == ("articles", "archive/*.txt")
    assert project.fail_on is FailOn.WARNING
    assert project.aliases == (("Lindenau", "Stadt Lindenau", "NO"), ("NATO", "Nato"))
    assert project.rules == (("single-source", Severity.OFF), ("possible-match", Severity.WARNING))
    (source,) = project.sources
    assert (source.pattern, source.title, source.outlet) == ("articles/a.txt", "1984", "Lindenauer Anzeiger")
    assert (source.date, source.language, source.url) == (PartialDate(2024, 3), "de", "https://example.org/a")
    claim, other = project.claims
    assert (claim.id, claim.topic, claim.claimant) == ("pool-closed", "Hallenbad", "Karl Mertens")
    assert claim.verdict == (VerdictPeriod(Rating.FALSE),)
    assert (claim.contradicts, claim.threshold) == (("pool-stays",), 0.72)
    assert claim.references == ("https://example.org/check",)
    assert claim.note == "Erste Zeile.\nZweite Zeile."
    assert [(e.article, e.stance) for e in claim.expect] == [
        ("articles/a.txt", Stance.REFUTES),
        ("articles/b*.txt", Stance.SILENT),
    ]
    assert other.statement == "Die Stadt sagt: Das Bad bleibt."
    assert other.verdict == (VerdictPeriod(Rating.OPEN),)


def test_wordings_keep_their_order_kind_language_and_place() -> None:
    wordings = parse_project(FULL, "c").claims[0].wordings
    assert [(w.text, w.kind, w.language) for w in wordings] == [
        ("Lindenau schließt das Hallenbad.", WordingKind.STATEMENT, None),
        ("The pool is closing.", WordingKind.PARAPHRASE, "en"),
        ("Das Hallenbad macht zu.", WordingKind.PARAPHRASE, None),
        ("Das Hallenbad bleibt offen.", WordingKind.COUNTERCLAIM, None),
    ]
    assert [w.place for w in wordings] == [
        Place("c", 13, 16),
        Place("c", 17, 16),
        Place("c", 18, 9),
        Place("c", 21, 20),
    ]


def test_a_claims_place_is_its_first_key() -> None:
    project = parse_project(FULL, "c")
    assert [claim.place for claim in project.claims] == [Place("c", 11, 5), Place("c", 31, 5)]
    assert project.claims[0].expect[1].place == Place("c", 30, 7)
    assert project.claims[0].contradicts_places == (Place("c", 22, 19),)
    assert project.sources[0].place == Place("c", 5, 3)


@pytest.mark.parametrize(
    ("written", "rating"),
    [
        ("false", Rating.FALSE),
        ("False", Rating.FALSE),
        ('"FALSE"', Rating.FALSE),
        ("true", Rating.TRUE),
        ("Disputed", Rating.DISPUTED),
        ("open", Rating.OPEN),
        ("", Rating.OPEN),
    ],
)
def test_a_verdict_is_a_word_or_a_yaml_boolean(written: str, rating: Rating) -> None:
    assert claim_with(f"verdict: {written}").verdict == (VerdictPeriod(rating),)


def test_a_verdict_may_change_with_time() -> None:
    claim = claim_with(
        "verdict: [{until: 2024, rating: open}, {from: 2024-05, until: '2024-07-01', rating: true}]"
    )
    assert claim.verdict == (
        VerdictPeriod(Rating.OPEN, None, PartialDate(2024)),
        VerdictPeriod(Rating.TRUE, PartialDate(2024, 5), PartialDate(2024, 7, 1)),
    )


def test_one_period_needs_no_list() -> None:
    verdict = claim_with("verdict: {from: 2024-02-29, rating: false}").verdict
    assert verdict == (VerdictPeriod(Rating.FALSE, PartialDate(2024, 2, 29)),)


@pytest.mark.parametrize("written", ["0.72", ".72", "'0.72'", "1", "1.0", "0.000001"])
def test_a_threshold_is_above_0_and_up_to_1(written: str) -> None:
    assert claim_with(f"threshold: {written}").threshold == float(written.strip("'"))


def test_keys_without_a_value_count_as_left_out() -> None:
    claim = claim_with("topic:\n    paraphrases:\n    contradicts: []\n    expect: {}\n    threshold: ~")
    assert (claim.topic, len(claim.wordings), claim.contradicts, claim.threshold) == (None, 1, (), None)


def test_values_stay_as_written_where_yaml_would_change_them() -> None:
    assert claim_with("topic: no").topic == "no"
    assert claim_with("topic: 12:30").topic == "12:30"
    assert claim_with("topic: 0123").topic == "0123"


def test_an_anchor_may_share_a_list() -> None:
    text = """\
claims:
  - {id: a, statement: Eins., references: &shared [https://example.org/1, https://example.org/2]}
  - {id: b, statement: Zwei., references: *shared}
"""
    first, second = parse_project(text, "c").claims
    assert first.references == second.references == ("https://example.org/1", "https://example.org/2")


def test_columns_count_characters_and_a_byte_order_mark_is_no_character(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_bytes("\ufeffclaims: [{id: a, topic: 🏊 Bäder, statement: Zu.}]\r\n".encode())
    project = load_project(path)
    assert project.path == str(path)
    assert project.claims[0].wordings[0].place == Place(str(path), 1, 45)


def test_the_python_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = parse_project(FULL, "c")
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert parse_project(FULL, "c") == fast


def test_the_starter_loads_without_error_or_lint() -> None:
    project = parse_project(starter(), "claims.yaml")
    assert len(project.claims) >= 3
    assert lint_references(project) == ()
    assert starter().startswith("# yaml-language-server: $schema=")


def test_every_rule_may_get_a_severity() -> None:
    rules = "".join(f"  {rule}: info\n" for rule in RULE_IDS)
    project = parse_project(f"rules:\n{rules}claims: [{{id: a, statement: Zu.}}]", "c")
    assert project.rules == tuple((rule, Severity.INFO) for rule in RULE_IDS)


def test_a_thousand_claims_keep_their_order() -> None:
    text = "claims:\n" + "".join(f"- {{id: c{i}, statement: Satz {i}.}}\n" for i in range(1000))
    assert [claim.id for claim in parse_project(text, "c").claims] == [f"c{i}" for i in range(1000)]


def test_errors_come_all_at_once_in_the_order_of_places() -> None:
    text = "claims:\n  - id: A\n    statement:\n    verdict: maybe\nfail_on: sometimes\n"
    with pytest.raises(InputErrors) as caught:
        parse_project(text, "c")
    places = [error.place for error in caught.value.errors]
    assert places == [Place("c", 2, 9), Place("c", 3, 5), Place("c", 4, 14), Place("c", 5, 10)]
