"""What all sources of a claim say together: the rules at the top of `factcheck.consensus`, one by one."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.consensus import conclude, conflicts, dates_about_same_time, independent
from factcheck.copies import fingerprint
from factcheck.model import (
    ArticleOutcome,
    Assessment,
    Claim,
    ClaimResult,
    Confidence,
    Consensus,
    Rating,
    Stance,
    VerdictPeriod,
    Voice,
)
from tests.builders import assessment, claim, date, evidence, outcome

SUPPORTS, REFUTES, MIXED = Stance.SUPPORTS, Stance.REFUTES, Stance.MIXED
BRIDGE = claim()
TEXT = fingerprint([f"Satz {number} über die Brücke und den Fluss." for number in range(20)])
OTHER_TEXT = fingerprint([f"Zeile {number} vom Rat der alten Stadt." for number in range(20)])


def judged(path: str, day: str | None, stance: Stance, text: tuple[int, ...] = ()) -> ArticleOutcome:
    return outcome(path, day, {"bridge-closed": stance}, fingerprint=text)


def result_of(*outcomes: ArticleOutcome, about: Claim = BRIDGE) -> ClaimResult:
    (result,) = conclude([about], outcomes)
    return result


def weak(path: str, stance: Stance) -> ArticleOutcome:
    passage = evidence(stance, confidence=Confidence.WEAK)
    return outcome(path, None, {"bridge-closed": assessment(path, passage)})


# --- dates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2025-02-01", "2025-02-01", True),
        ("2025-02-01", "2025-02-08", True),
        ("2025-02-01", "2025-02-09", False),
        ("2025-02", "2025-02-28", True),
        ("2025-02", "2025-03-07", True),
        ("2025-02", "2025-03-08", False),
        ("2025", "2025-06-30", True),
        ("2024", "2025-06-30", False),
        ("2024", "2025", True),
        (None, "2025-02-01", True),
        (None, None, True),
    ],
)
def test_about_the_same_time_is_within_a_week_of_any_day_that_the_dates_may_mean(
    first: str | None, second: str | None, expected: bool
) -> None:
    assert dates_about_same_time(date(first), date(second)) is expected
    assert dates_about_same_time(date(second), date(first)) is expected


# --- agreement, single source, no source ------------------------------------------------------


def test_two_sources_of_one_side_agree_however_far_apart() -> None:
    result = result_of(judged("a", "2025-02-01", SUPPORTS), judged("b", "2024", SUPPORTS))
    assert result.consensus is Consensus.AGREEMENT
    assert result.independent_sources == 2


def test_agreement_may_be_that_all_refute() -> None:
    result = result_of(judged("a", None, REFUTES), judged("b", None, REFUTES))
    assert result.consensus is Consensus.AGREEMENT


@pytest.mark.parametrize("stance", [SUPPORTS, REFUTES, MIXED])
def test_one_source_is_a_single_source_even_if_it_contradicts_itself(stance: Stance) -> None:
    result = result_of(judged("a", "2025-02-01", stance))
    assert result.consensus is Consensus.SINGLE_SOURCE
    assert result.independent_sources == 1


def test_weak_sources_are_listed_but_do_not_count() -> None:
    result = result_of(weak("a", SUPPORTS), weak("b", REFUTES))
    assert result.consensus is Consensus.UNMENTIONED
    assert result.independent_sources == 0
    assert [source.source.path for source in result.sources] == ["a", "b"]
    assert result_of(weak("a", SUPPORTS), judged("b", None, REFUTES)).consensus is Consensus.SINGLE_SOURCE


def test_silent_articles_are_not_listed() -> None:
    result = result_of(judged("a", None, Stance.SILENT), outcome("b", None, {}))
    assert result.consensus is Consensus.UNMENTIONED
    assert result.sources == ()


def test_claims_keep_their_order_and_sources_are_in_order_of_time_undated_last() -> None:
    harbour = claim("harbour-open", line=9)
    results = conclude(
        [BRIDGE, harbour],
        [
            judged("undated", None, SUPPORTS),
            judged("day", "2025-02-13", SUPPORTS),
            judged("b", "2025-01-31", SUPPORTS),
            judged("a", "2025-01-31", SUPPORTS),
            judged("month", "2025-02", SUPPORTS),
        ],
    )
    assert [result.claim.id for result in results] == ["bridge-closed", "harbour-open"]
    assert [source.source.path for source in results[0].sources] == ["a", "b", "month", "day", "undated"]


# --- contradiction ----------------------------------------------------------------------------


@pytest.mark.parametrize("days", [("2025-02-20", "2025-02-26"), ("2025-02", "2025-02-22"), (None, "2020")])
def test_opposite_accounts_of_about_the_same_time_contradict(days: tuple[str | None, str]) -> None:
    result = result_of(judged("a", days[0], SUPPORTS), judged("b", days[1], REFUTES))
    assert result.consensus is Consensus.CONTRADICTION
    assert all(source.superseded_by is None for source in result.sources)


def test_voice_plays_no_part_in_a_contradiction() -> None:
    quoting = assessment("a", evidence(SUPPORTS, Voice.ATTRIBUTED, "Anna Vogt"))
    other = assessment("b", evidence(REFUTES, Voice.ATTRIBUTED, "Bernd Kern"))
    result = result_of(
        outcome("a", "2025-02-01", {"bridge-closed": quoting}),
        outcome("b", "2025-02-01", {"bridge-closed": other}),
    )
    assert result.consensus is Consensus.CONTRADICTION


@pytest.mark.parametrize("other", [SUPPORTS, REFUTES, MIXED])
def test_a_mixed_source_contradicts_any_other_that_takes_a_side(other: Stance) -> None:
    result = result_of(judged("a", "2025-02-01", MIXED), judged("b", "2025-02-02", other))
    assert result.consensus is Consensus.CONTRADICTION


def test_a_contradiction_is_not_healed_by_a_later_agreement() -> None:
    result = result_of(
        judged("a", "2025-02-01", SUPPORTS),
        judged("b", "2025-02-02", REFUTES),
        judged("c", "2025-05-01", REFUTES),
    )
    assert result.consensus is Consensus.CONTRADICTION


# --- linked claims ----------------------------------------------------------------------------

OPEN = claim("bridge-open", "Die Brücke ist offen.", contradicts=("bridge-closed",), line=9)


@pytest.mark.parametrize("claims", [(BRIDGE, OPEN), (OPEN, BRIDGE)])
def test_supporting_claims_that_contradict_each_other_is_a_contradiction_of_both(
    claims: tuple[Claim, ...],
) -> None:
    outcomes = [judged("a", "2025-02-01", SUPPORTS), outcome("b", "2025-02-03", {"bridge-open": SUPPORTS})]
    results = conclude(claims, outcomes)
    assert [result.consensus for result in results] == [Consensus.CONTRADICTION] * 2
    assert len(conflicts(results)) == 1


@pytest.mark.parametrize(("first", "second"), [(SUPPORTS, REFUTES), (REFUTES, SUPPORTS), (REFUTES, REFUTES)])
def test_refuting_one_of_two_linked_claims_contradicts_nobody(first: Stance, second: Stance) -> None:
    outcomes = [judged("a", "2025-02-01", first), outcome("b", "2025-02-03", {"bridge-open": second})]
    results = conclude([BRIDGE, OPEN], outcomes)
    assert [result.consensus for result in results] == [Consensus.SINGLE_SOURCE] * 2


def test_one_source_that_supports_both_linked_claims_contradicts_itself_only() -> None:
    both: dict[str, Stance | Assessment] = {"bridge-closed": SUPPORTS, "bridge-open": SUPPORTS}
    original = outcome("a", "2025-02-01", both, fingerprint=TEXT)
    shortened = outcome("b", "2025-02-02", {"bridge-open": SUPPORTS}, fingerprint=TEXT)
    for outcomes in ([original], [original, shortened]):
        results = conclude([BRIDGE, OPEN], outcomes)
        assert [result.consensus for result in results] == [Consensus.SINGLE_SOURCE] * 2


def test_links_to_unknown_claims_and_to_itself_are_ignored() -> None:
    odd = replace(BRIDGE, contradicts=("no-such-claim", "bridge-closed"))
    result = result_of(judged("a", None, SUPPORTS), judged("b", None, SUPPORTS), about=odd)
    assert result.consensus is Consensus.AGREEMENT


def test_support_of_a_linked_claim_overtakes_an_earlier_account() -> None:
    outcomes = [judged("a", "2025-02-01", SUPPORTS), outcome("b", "2025-04-01", {"bridge-open": SUPPORTS})]
    closed, opened = conclude([BRIDGE, OPEN], outcomes)
    assert closed.consensus is Consensus.SUPERSEDED
    assert closed.sources[0].superseded_by == "b"
    assert opened.consensus is Consensus.SINGLE_SOURCE


# --- developments -----------------------------------------------------------------------------


def test_a_later_account_of_the_other_side_supersedes_the_earlier_ones() -> None:
    result = result_of(
        judged("a", "2025-02-01", SUPPORTS),
        judged("b", "2025-02", SUPPORTS),
        judged("c", "2025-05-01", REFUTES),
        judged("d", "2025-06-01", REFUTES),
    )
    assert result.consensus is Consensus.SUPERSEDED
    assert [source.superseded_by for source in result.sources] == ["c", "c", None, None]


def test_a_state_of_affairs_may_change_and_change_back() -> None:
    result = result_of(
        judged("a", "2025-02", SUPPORTS), judged("b", "2025-05", REFUTES), judged("c", "2025-08", SUPPORTS)
    )
    assert result.consensus is Consensus.SUPERSEDED
    assert [source.superseded_by for source in result.sources] == ["b", "c", None]


OPENED_ON_FEBRUARY_4 = claim(
    verdict=(
        VerdictPeriod(Rating.TRUE, until=date("2025-02-04")),
        VerdictPeriod(Rating.FALSE, since=date("2025-02-04")),
    )
)


def test_a_change_of_the_verdict_between_two_accounts_makes_them_a_development() -> None:
    result = result_of(
        judged("a", "2025-02-03", SUPPORTS), judged("b", "2025-02-04", REFUTES), about=OPENED_ON_FEBRUARY_4
    )
    assert result.consensus is Consensus.SUPERSEDED
    assert result.sources[0].superseded_by == "b"


@pytest.mark.parametrize(
    ("supports", "refutes"),
    [
        ("2025-02-04", "2025-02-03"),
        ("2025-02-01", "2025-02-02"),
        ("2025-02", "2025-02-05"),
        (None, "2025-02-05"),
    ],
)
def test_accounts_that_the_verdict_of_their_time_does_not_explain_contradict(
    supports: str | None, refutes: str
) -> None:
    result = result_of(
        judged("a", supports, SUPPORTS), judged("b", refutes, REFUTES), about=OPENED_ON_FEBRUARY_4
    )
    assert result.consensus is Consensus.CONTRADICTION


def test_a_change_of_the_verdict_explains_accounts_of_linked_claims_too() -> None:
    linked = replace(OPENED_ON_FEBRUARY_4, contradicts=("bridge-open",))
    outcomes = [judged("a", "2025-02-03", SUPPORTS), outcome("b", "2025-02-04", {"bridge-open": SUPPORTS})]
    closed, opened = conclude([linked, replace(OPEN, contradicts=())], outcomes)
    assert closed.consensus is Consensus.SUPERSEDED
    assert opened.consensus is Consensus.SINGLE_SOURCE


# --- copies -----------------------------------------------------------------------------------


def test_copies_are_one_source_and_name_their_original() -> None:
    result = result_of(
        judged("copy", "2025-02-02", SUPPORTS, TEXT),
        judged("original", "2025-02-01", SUPPORTS, TEXT),
        judged("other", "2025-02-01", SUPPORTS, OTHER_TEXT),
    )
    assert {source.source.path: source.copy_of for source in result.sources} == {
        "copy": "original",
        "original": None,
        "other": None,
    }
    assert result.independent_sources == 2
    assert result.consensus is Consensus.AGREEMENT


def test_where_the_original_is_silent_its_first_copy_stands_for_it() -> None:
    result = result_of(
        outcome("original", "2025-02-01", {}, fingerprint=TEXT),
        judged("first", "2025-02-02", SUPPORTS, TEXT),
        judged("second", "2025-02-03", SUPPORTS, TEXT),
    )
    assert [source.copy_of for source in result.sources] == ["original", "original"]
    assert [source.source.path for source in independent(result.sources)] == ["first"]
    assert result.consensus is Consensus.SINGLE_SOURCE


def test_a_copy_that_says_the_opposite_is_a_source_of_its_own() -> None:
    result = result_of(
        judged("original", "2025-02-01", SUPPORTS, TEXT),
        judged("altered", "2025-02-02", REFUTES, TEXT),
        judged("altered-again", "2025-02-03", REFUTES, TEXT),
    )
    assert result.consensus is Consensus.CONTRADICTION
    assert result.independent_sources == 2


def test_a_copy_that_keeps_one_side_of_a_mixed_original_adds_nothing() -> None:
    result = result_of(
        judged("original", "2025-02-01", MIXED, TEXT), judged("cut", "2025-02-02", SUPPORTS, TEXT)
    )
    assert result.consensus is Consensus.SINGLE_SOURCE


# --- conflicts --------------------------------------------------------------------------------


def test_a_conflict_names_the_newest_account_and_all_that_oppose_it_in_order_of_time() -> None:
    results = conclude(
        [BRIDGE],
        [
            judged("old", "2024", REFUTES),
            judged("b", "2025-02-03", REFUTES),
            judged("a", "2025-02-01", REFUTES),
            judged("undated", None, REFUTES),
            judged("newest", "2025-02-05", SUPPORTS),
        ],
    )
    (conflict,) = conflicts(results)
    assert (conflict.newest.path, conflict.newest.side) == ("newest", SUPPORTS)
    assert [other.path for other in conflict.others] == ["a", "b", "undated"]
    assert {other.side for other in conflict.others} == {REFUTES}


# --- what always holds ------------------------------------------------------------------------

DAYS = st.sampled_from([None, "2024", "2025-02", "2025-02-03", "2025-02-09", "2025-04-01"])
STANCES = st.sampled_from([SUPPORTS, REFUTES, MIXED])
TEXTS = st.sampled_from([(), TEXT, OTHER_TEXT])
OUTCOMES = st.lists(st.tuples(DAYS, STANCES, STANCES, TEXTS), max_size=6).map(
    lambda rows: [
        outcome(f"{n}.txt", day, {"bridge-closed": one, "bridge-open": two}, fingerprint=text)
        for n, (day, one, two, text) in enumerate(rows)
    ]
)


@settings(max_examples=60, deadline=None)
@given(OUTCOMES, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(outcomes: list[ArticleOutcome], random: Random) -> None:
    shuffled = list(outcomes)
    random.shuffle(shuffled)
    assert conclude([BRIDGE, OPEN], outcomes) == conclude([BRIDGE, OPEN], shuffled)


@settings(max_examples=60, deadline=None)
@given(DAYS, STANCES, st.lists(st.tuples(DAYS, STANCES), max_size=4), DAYS)
def test_a_copied_article_adds_no_independent_source_and_changes_no_agreement(
    day: str | None, stance: Stance, others: list[tuple[str | None, Stance]], copied_on: str | None
) -> None:
    articles = [judged(f"{n}.txt", other_day, side) for n, (other_day, side) in enumerate(others)]
    articles.append(judged("original.txt", day, stance, TEXT))
    before = result_of(*articles)
    after = result_of(*articles, judged("copy.txt", copied_on, stance, TEXT))
    assert after.independent_sources == before.independent_sources
    assert (after.consensus is Consensus.AGREEMENT) == (before.consensus is Consensus.AGREEMENT)


@settings(max_examples=60, deadline=None)
@given(OUTCOMES)
def test_consensus_and_its_marks_fit_together(outcomes: list[ArticleOutcome]) -> None:
    results = conclude([BRIDGE, OPEN], outcomes)
    contradicted = {a.claim.id for c in conflicts(results) for a in (c.newest, *c.others)}
    for result in results:
        assert (result.consensus is Consensus.CONTRADICTION) == (result.claim.id in contradicted)
        overtaken = any(source.superseded_by for source in result.sources)
        assert overtaken == (result.consensus is Consensus.SUPERSEDED)
        assert result.independent_sources <= len(result.sources)
        if result.consensus is Consensus.AGREEMENT:
            assert len({source.assessment.stance for source in independent(result.sources)}) == 1
