from dataclasses import replace

import pytest

from factcheck.consensus import conclude
from factcheck.errors import InputErrors
from factcheck.findings import findings
from factcheck.model import Claim, Project, Rating, Report, Stance
from factcheck.scope import Scope, article_scope, choose_claims, find_claim, narrow, report_on_claims
from tests.builders import claim, outcome

CLAIMS = (
    replace(claim("closed", verdict=Rating.FALSE, line=3, contradicts=("open",)), topic="bridge"),
    replace(claim("open", "Die Brücke ist offen.", line=9), topic="bridge"),
    replace(claim("rain", "Es regnet.", line=15), topic="weather"),
)
PROJECT = Project("claims.yaml", CLAIMS)


def report(*outcomes_given: tuple[str, dict[str, Stance]]) -> Report:
    outcomes = [outcome(path, "2024-05-01", dict(stances)) for path, stances in outcomes_given]
    results = conclude(CLAIMS, outcomes)
    sources = tuple(each.source for each in outcomes)
    return Report("0", results, sources, findings(PROJECT, results, sources))


WHOLE = report(
    ("a.txt", {"closed": Stance.SUPPORTS}),
    ("b.txt", {"open": Stance.SUPPORTS}),
    ("c.txt", {"rain": Stance.SUPPORTS}),
)


def rules(narrowed: Report) -> set[tuple[str, str]]:
    return {(finding.rule, finding.claim) for finding in narrowed.findings}


def test_a_scope_keeps_findings_at_a_place_in_an_article_and_all_claims() -> None:
    narrowed = narrow(WHOLE, article_scope(["a.txt"]))
    assert ("repeats-false-claim", "closed") in rules(narrowed)
    assert not any(claim_id == "rain" for _, claim_id in rules(narrowed))
    assert narrowed.claims == WHOLE.claims
    assert narrowed.scope == "findings that involve a.txt"


def test_a_scope_keeps_findings_whose_related_place_is_in_the_article() -> None:
    found = [finding for finding in WHOLE.findings if finding.rule == "sources-contradict"]
    assert len(found) == 1
    for path in ("a.txt", "b.txt"):
        assert found[0] in narrow(WHOLE, article_scope([path])).findings


def test_a_scope_keeps_findings_on_its_claims() -> None:
    narrowed = narrow(WHOLE, Scope("changed claims", claims=frozenset({"rain"})))
    assert {claim_id for _, claim_id in rules(narrowed)} == {"rain"}


def test_an_archive_stands_for_its_rows() -> None:
    whole = report(("archive.jsonl#7", {"closed": Stance.SUPPORTS}))
    rule = ("repeats-false-claim", "closed")
    assert rule in rules(narrow(whole, article_scope(["archive.jsonl"])))
    assert rule in rules(narrow(whole, article_scope(["./archive.jsonl#7"])))
    assert rule not in rules(narrow(whole, article_scope(["archive.jsonl#8"])))


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (["b", "a"], "findings that involve a and b"),
        (["a", "b", "c"], "findings that involve a, b and c"),
        (["a", "b", "c", "d", "e"], "findings that involve a, b, c and 2 more"),
    ],
)
def test_a_scope_says_what_it_is(paths: list[str], words: str) -> None:
    assert article_scope(paths).words == words


def test_a_report_on_a_claim_has_the_findings_that_point_at_it_and_their_claims() -> None:
    on_closed = report_on_claims(WHOLE, {"closed"})
    assert ("sources-contradict", "open") in rules(on_closed)
    assert ("single-source", "open") not in rules(on_closed)
    assert [result.claim.id for result in on_closed.claims] == ["closed", "open"]
    assert [result.claim.id for result in report_on_claims(WHOLE, {"rain"}).claims] == ["rain"]


@pytest.mark.parametrize(
    ("ids", "topics", "chosen"),
    [
        ((), (), {"closed", "open", "rain"}),
        (("rain",), (), {"rain"}),
        ((), ("bridge",), {"closed", "open"}),
        (("open",), ("weather",), {"open", "rain"}),
    ],
)
def test_claims_are_chosen_by_id_or_topic(
    ids: tuple[str, ...], topics: tuple[str, ...], chosen: set[str]
) -> None:
    assert choose_claims(PROJECT, ids, topics) == chosen


def test_every_unknown_name_is_an_error_of_its_own() -> None:
    with pytest.raises(InputErrors) as raised:
        choose_claims(PROJECT, ("rainn", "\x1b[31m"), ("sport",))
    first, second, third = raised.value.errors
    assert first.hint == "did you mean `rain`?"
    assert "\x1b" not in str(second)
    assert third.hint == "known are: bridge, weather"


def test_a_claim_is_found_by_its_id() -> None:
    found: Claim = find_claim(PROJECT, "open")
    assert found.statement == "Die Brücke ist offen."
    with pytest.raises(InputErrors):
        find_claim(PROJECT, "opened-up")
