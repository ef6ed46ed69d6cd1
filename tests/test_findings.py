"""Each rule of `factcheck.rules`: when it fires, where it points, what it says, and when it stays silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.consensus import conclude
from factcheck.copies import fingerprint
from factcheck.findings import findings, passage_hash, unmatched_expectations
from factcheck.model import (
    ArticleOutcome,
    Claim,
    Confidence,
    Evidence,
    Expectation,
    Finding,
    Place,
    Project,
    Rating,
    Severity,
    SourceInfo,
    Stance,
    VerdictPeriod,
    Voice,
)
from factcheck.rules import RULES
from tests.builders import assessment, claim, date, evidence, outcome

SUPPORTS, REFUTES, MIXED, SILENT = Stance.SUPPORTS, Stance.REFUTES, Stance.MIXED, Stance.SILENT
ATTRIBUTED = Voice.ATTRIBUTED
FALSE = claim(verdict=Rating.FALSE, claimant="Anna Vogt")
TRUE = claim(verdict=Rating.TRUE)
BRIDGE = claim()
OPEN = claim("bridge-open", "Die Brücke ist offen.", contradicts=("bridge-closed",), line=9)
TEXT = fingerprint([f"Satz {number} über die Brücke und den Fluss." for number in range(20)])


def found(
    about: Claim | Sequence[Claim], *outcomes: ArticleOutcome, rules: dict[str, Severity] | None = None
) -> tuple[Finding, ...]:
    claims = (about,) if isinstance(about, Claim) else tuple(about)
    project = Project("claims.yaml", claims, rules=tuple((rules or {}).items()))
    return findings(project, conclude(claims, outcomes), [o.source for o in outcomes])


def of_rule(rule: str, about: Claim | Sequence[Claim], *outcomes: ArticleOutcome) -> tuple[Finding, ...]:
    return tuple(finding for finding in found(about, *outcomes) if finding.rule == rule)


def says(
    path: str, *passages: Evidence, day: str | None = "2025-02-13", outlet: str | None = None
) -> ArticleOutcome:
    """An article about the bridge whose first passage decides its stance."""
    stances = {p.stance for p in passages}
    voices = {p.voice for p in passages}
    stance = MIXED if len(stances) == 2 and len(voices) == 1 else None
    judged = assessment(path, *passages, stance=stance)
    return outcome(path, day, {"bridge-closed": judged}, outlet=outlet)


# --- repeats-false-claim, contradicts-true-claim ------------------------------------------------


def test_an_article_that_states_a_false_claim_repeats_it() -> None:
    (finding,) = of_rule("repeats-false-claim", FALSE, says("a.txt", evidence(SUPPORTS), outlet="Bote"))
    assert finding.severity is Severity.ERROR
    assert finding.claim == "bridge-closed"
    assert finding.message == (
        "Bote states in its own voice that “Die Brücke ist gesperrt”, "
        "which is rated false (claimant: Anna Vogt)."
    )
    assert (finding.place, finding.end_line, finding.end_column) == (Place("a.txt", 7, 1), 7, 22)
    assert (finding.article, finding.quote) == ("a.txt", "Die Brücke ist dicht.")
    assert finding.passage_hash == passage_hash("Die Brücke ist dicht.")
    assert [related.place for related in finding.related] == [FALSE.place]


def test_an_article_that_denies_a_true_claim_contradicts_it() -> None:
    (finding,) = of_rule("contradicts-true-claim", TRUE, says("a.txt", evidence(REFUTES)))
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        "a.txt denies in its own voice that “Die Brücke ist gesperrt”, which is rated true."
    )


@pytest.mark.parametrize(
    ("about", "passage"),
    [
        (FALSE, evidence(REFUTES)),
        (FALSE, evidence(SUPPORTS, ATTRIBUTED)),
        (FALSE, evidence(SUPPORTS, confidence=Confidence.WEAK)),
        (TRUE, evidence(SUPPORTS)),
        (TRUE, evidence(REFUTES, ATTRIBUTED)),
        (TRUE, evidence(REFUTES, confidence=Confidence.WEAK)),
        (claim(verdict=Rating.OPEN), evidence(SUPPORTS)),
        (claim(verdict=Rating.DISPUTED), evidence(REFUTES)),
    ],
)
def test_no_error_without_a_strong_stance_in_its_own_voice_against_the_verdict(
    about: Claim, passage: Evidence
) -> None:
    assert all(finding.severity is not Severity.ERROR for finding in found(about, says("a.txt", passage)))


@pytest.mark.parametrize(
    ("day", "expected"), [("2025-02-01", 0), ("2025-02-13", 1), ("2025-02", 0), (None, 0)]
)
def test_an_article_is_judged_by_the_verdict_of_its_date(day: str | None, expected: int) -> None:
    opened = date("2025-02-10")
    periods = VerdictPeriod(Rating.TRUE, until=opened), VerdictPeriod(Rating.FALSE, since=opened)
    reported = of_rule(
        "repeats-false-claim", claim(verdict=periods), says("a.txt", evidence(SUPPORTS), day=day)
    )
    assert len(reported) == expected
    assert all("rated false at its date, 2025-02-13" in finding.message for finding in reported)


# --- unchallenged-false-claim -------------------------------------------------------------------

QUOTED = evidence(SUPPORTS, ATTRIBUTED, "Anna Vogt")


def test_a_false_claim_that_is_only_quoted_is_unchallenged() -> None:
    (finding,) = of_rule("unchallenged-false-claim", FALSE, says("a.txt", QUOTED))
    assert finding.severity is Severity.WARNING
    assert "in the words of Anna Vogt, and nothing in the article challenges it" in finding.message
    assert finding.place == Place("a.txt", 7, 1)


def test_any_refuting_passage_challenges_a_quoted_false_claim() -> None:
    denial = evidence(REFUTES, confidence=Confidence.WEAK, line=12)
    passed_on = assessment("a.txt", QUOTED)
    for challenged in (
        replace(passed_on, evidence=(*passed_on.evidence, denial)),
        replace(passed_on, considered=(denial,)),
    ):
        article = outcome("a.txt", None, {"bridge-closed": challenged})
        assert of_rule("unchallenged-false-claim", FALSE, article) == ()


def test_support_of_a_linked_claim_challenges_a_quoted_false_claim() -> None:
    article = outcome("a.txt", None, {"bridge-closed": assessment("a.txt", QUOTED), "bridge-open": SUPPORTS})
    assert of_rule("unchallenged-false-claim", (FALSE, OPEN), article) == ()


def test_a_true_or_unrated_claim_may_be_quoted() -> None:
    for about in (TRUE, BRIDGE):
        assert of_rule("unchallenged-false-claim", about, says("a.txt", QUOTED)) == ()


# --- sources-contradict -------------------------------------------------------------------------


def test_sources_that_contradict_each_other_give_one_finding_at_the_newest_passage() -> None:
    articles = (
        says("old.txt", QUOTED, day="2025-02-10", outlet="Bote"),
        says("new.txt", evidence(REFUTES, line=3), day="2025-02-13", outlet="Anzeiger"),
        says("undated.txt", evidence(SUPPORTS, line=5), day=None),
    )
    (finding,) = of_rule("sources-contradict", BRIDGE, *articles)
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Sources contradict each other on “Die Brücke ist gesperrt”: Anzeiger (2025-02-13) refutes it, "
        "while undated.txt (undated) and Bote (2025-02-10, quoting Anna Vogt) support it."
    )
    assert (finding.article, finding.place) == ("new.txt", Place("new.txt", 3, 1))
    assert [related.place for related in finding.related] == [
        BRIDGE.place,
        Place("undated.txt", 5, 1),
        Place("old.txt", 7, 1),
    ]


def test_sources_that_support_linked_claims_give_one_finding_for_both() -> None:
    closed = says("a.txt", evidence(SUPPORTS), day="2025-02-10")
    opened = outcome("b.txt", "2025-02-11", {"bridge-open": SUPPORTS})
    for claims in ((BRIDGE, OPEN), (OPEN, BRIDGE)):
        (finding,) = of_rule("sources-contradict", claims, closed, opened)
        assert finding.claim == "bridge-open"
        assert finding.message == (
            "Sources support claims that contradict each other: b.txt (2025-02-11) supports "
            "“Die Brücke ist offen”, while a.txt (2025-02-10) supports “Die Brücke ist gesperrt”."
        )
        places = {related.place for related in finding.related}
        assert places == {OPEN.place, BRIDGE.place, Place("a.txt", 7, 1)}


def test_many_opponents_are_counted_and_not_all_listed() -> None:
    articles = [says(f"{n:02}.txt", evidence(SUPPORTS)) for n in range(30)]
    (finding,) = of_rule("sources-contradict", BRIDGE, *articles, says("z.txt", evidence(REFUTES)))
    assert "and 25 more support it" in finding.message
    assert len(finding.related) == 21


def test_a_development_is_no_contradiction_but_superseded() -> None:
    articles = (
        says("old.txt", evidence(SUPPORTS), day="2025-01", outlet="Bote"),
        says("new.txt", evidence(REFUTES, line=3), day="2025-04-02"),
    )
    assert of_rule("sources-contradict", BRIDGE, *articles) == ()
    (finding,) = of_rule("superseded-account", BRIDGE, *articles)
    assert finding.severity is Severity.INFO
    assert finding.message == (
        "The account of Bote (2025-01), which supports “Die Brücke ist gesperrt”, "
        "was overtaken by new.txt (2025-04-02)."
    )
    assert finding.article == "old.txt"
    assert [related.place for related in finding.related] == [BRIDGE.place, Place("new.txt", 3, 1)]


def test_an_account_may_be_superseded_by_support_of_a_linked_claim() -> None:
    closed = says("a.txt", evidence(SUPPORTS), day="2025-01")
    opened = outcome("b.txt", "2025-04-02", {"bridge-open": SUPPORTS})
    (finding,) = of_rule("superseded-account", (BRIDGE, OPEN), closed, opened)
    assert "overtaken by b.txt (2025-04-02)" in finding.message
    assert finding.related[1].message == "b.txt (2025-04-02) supports “Die Brücke ist offen” here."


# --- self-contradiction -------------------------------------------------------------------------


def test_an_article_that_says_both_in_its_own_voice_contradicts_itself() -> None:
    article = says("a.txt", evidence(SUPPORTS, line=2), evidence(REFUTES, line=8))
    (finding,) = of_rule("self-contradiction", BRIDGE, article)
    assert finding.severity is Severity.WARNING
    assert finding.message == ("a.txt both supports and refutes “Die Brücke ist gesperrt” in its own voice.")
    assert finding.place.line == 2
    assert [related.place.line for related in finding.related] == [BRIDGE.place.line, 8]


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("Anna Vogt", "Anna Vogt", 1), ("Anna Vogt", "Bernd Kern", 0)]
)
def test_speakers_contradict_themselves_but_not_each_other(one: str, other: str, expected: int) -> None:
    article = says("a.txt", evidence(SUPPORTS, ATTRIBUTED, one), evidence(REFUTES, ATTRIBUTED, other))
    assert len(of_rule("self-contradiction", BRIDGE, article)) == expected


def test_own_voice_against_a_quotation_is_no_self_contradiction() -> None:
    article = says("a.txt", evidence(REFUTES), QUOTED)
    assert of_rule("self-contradiction", BRIDGE, article) == ()


@pytest.mark.parametrize(("voice", "expected"), [(Voice.OWN, 1), (ATTRIBUTED, 0)])
def test_support_of_two_linked_claims_in_its_own_voice_is_a_self_contradiction(
    voice: Voice, expected: int
) -> None:
    other = assessment("a.txt", evidence(SUPPORTS, voice, line=9))
    article = outcome("a.txt", None, {"bridge-closed": SUPPORTS, "bridge-open": other})
    reported = of_rule("self-contradiction", (BRIDGE, OPEN), article)
    assert len(reported) == expected
    assert all(finding.related[-1].place == Place("a.txt", 9, 1) for finding in reported)


# --- single-source, unmentioned-claim, possible-match -------------------------------------------


def test_a_single_source_is_reported_at_the_claim() -> None:
    copies = [
        outcome(path, "2025-02-13", {"bridge-closed": SUPPORTS}, fingerprint=TEXT) for path in ("a", "b")
    ]
    (finding,) = of_rule("single-source", BRIDGE, *copies)
    assert (finding.severity, finding.place, finding.article) == (Severity.INFO, BRIDGE.place, None)
    assert finding.message == (
        "Only one independent source speaks to “Die Brücke ist gesperrt”: a (2025-02-13) supports it "
        "(1 near-identical article not counted)."
    )


def test_a_claim_that_nobody_mentions_is_reported_at_the_claim() -> None:
    (finding,) = found(BRIDGE, outcome("a.txt", None, {}))
    assert (finding.rule, finding.severity) == ("unmentioned-claim", Severity.INFO)
    assert finding.place == BRIDGE.place
    assert finding.message == "No article speaks to “Die Brücke ist gesperrt”."


def test_a_weak_match_gives_nothing_but_possible_matches() -> None:
    weak = [
        evidence(stance, confidence=Confidence.WEAK, line=line)
        for stance, line in ((SUPPORTS, 4), (REFUTES, 6))
    ]
    reported = found(FALSE, says("a.txt", weak[0]), says("b.txt", weak[1]), says("c.txt", *weak))
    assert {finding.rule for finding in reported} == {"possible-match", "unmentioned-claim"}
    matches = [finding for finding in reported if finding.rule == "possible-match"]
    assert [finding.place for finding in matches] == [
        Place("a.txt", 4, 1),
        Place("b.txt", 6, 1),
        Place("c.txt", 4, 1),
    ]
    assert "a.txt possibly supports “Die Brücke ist gesperrt”" in matches[0].message


# --- stance-changed -----------------------------------------------------------------------------


def expecting(*expectations: tuple[str, Stance], path: str = "claims.yaml") -> Claim:
    listed = (
        Expectation(article, stance, Place(path, 20 + n)) for n, (article, stance) in enumerate(expectations)
    )
    return replace(BRIDGE, expect=tuple(listed))


def changed(about: Claim, *outcomes: ArticleOutcome) -> list[str | None]:
    return [finding.article for finding in of_rule("stance-changed", about, *outcomes)]


def test_a_changed_stance_is_an_error_at_the_passage() -> None:
    about = expecting(("news/a.txt", REFUTES))
    (finding,) = of_rule("stance-changed", about, says("news/a.txt", evidence(SUPPORTS), outlet="Bote"))
    assert finding.severity is Severity.ERROR
    assert finding.place == Place("news/a.txt", 7, 1)
    assert finding.message == ("Bote was confirmed to refute “Die Brücke ist gesperrt”, but now supports it.")
    assert finding.related[-1].place == Place("claims.yaml", 20)


def test_an_article_that_fell_silent_is_reported_at_its_beginning() -> None:
    (finding,) = of_rule("stance-changed", expecting(("a.txt", REFUTES)), outcome("a.txt", None, {}))
    assert finding.place == Place("a.txt", 1, 1)
    assert finding.message.endswith("but now is silent on it.")


def test_a_weak_stance_counts_as_silent() -> None:
    weak = says("a.txt", evidence(SUPPORTS, confidence=Confidence.WEAK))
    assert changed(expecting(("a.txt", SILENT)), weak) == []
    (finding,) = of_rule("stance-changed", expecting(("a.txt", SUPPORTS)), weak)
    assert finding.message.endswith("but now is only a possible match.")


def test_globs_name_many_articles_and_exact_paths_take_precedence() -> None:
    articles = [says(f"news/{name}.txt", evidence(SUPPORTS)) for name in "abc"]
    about = expecting(("news/*.txt", REFUTES), ("./news/b.txt", SUPPORTS))
    assert changed(about, *articles) == ["news/a.txt", "news/c.txt"]
    assert changed(expecting(("news/*.txt", SUPPORTS)), *articles) == []


def test_expected_paths_are_relative_to_the_claims_file() -> None:
    about = expecting(("news/a*.txt", REFUTES), ("../other/b.txt", REFUTES))
    articles = [says("desk/news/a.txt", evidence(SUPPORTS)), says("other/b.txt", evidence(SUPPORTS))]
    project = Project("desk/claims.yaml", (about,))
    results = conclude([about], articles)
    reported = findings(project, results, [article.source for article in articles])
    assert {f.article for f in reported if f.rule == "stance-changed"} == {"desk/news/a.txt", "other/b.txt"}


def test_a_file_name_with_brackets_is_no_glob_for_itself() -> None:
    assert changed(expecting(("a[1].txt", SUPPORTS)), says("a[1].txt", evidence(SUPPORTS))) == []
    assert changed(expecting(("a[1].txt", REFUTES)), says("a[1].txt", evidence(SUPPORTS))) == ["a[1].txt"]


def test_umlauts_match_in_composed_and_in_decomposed_form() -> None:
    assert changed(expecting(("u\u0308ber.txt", REFUTES)), says("über.txt", evidence(SUPPORTS))) == [
        "über.txt"
    ]


def test_an_expectation_about_no_article_is_an_input_error() -> None:
    about = expecting(("a.txt", SUPPORTS), ("b*.txt", SUPPORTS))
    (error,) = unmatched_expectations(Project("claims.yaml", (about,)), [SourceInfo("a.txt")])
    assert error.place == Place("claims.yaml", 21)
    assert "b*.txt" in error.message
    assert error.hint
    assert unmatched_expectations(Project("claims.yaml", (BRIDGE,)), []) == ()


# --- severities, order, hashes ------------------------------------------------------------------


def test_the_project_sets_severities_and_hides_rules() -> None:
    rules = {"single-source": Severity.OFF, "repeats-false-claim": Severity.WARNING}
    (finding,) = found(FALSE, says("a.txt", evidence(SUPPORTS)), rules=rules)
    assert (finding.rule, finding.severity) == ("repeats-false-claim", Severity.WARNING)


def test_findings_come_worst_first_then_by_place() -> None:
    reported = found(
        (FALSE, OPEN),
        says("b.txt", evidence(SUPPORTS)),
        says("a.txt", evidence(SUPPORTS)),
        says("c.txt", evidence(REFUTES)),
    )
    assert [(finding.rule, finding.place.path) for finding in reported] == [
        ("repeats-false-claim", "a.txt"),
        ("repeats-false-claim", "b.txt"),
        ("sources-contradict", "c.txt"),
        ("unmentioned-claim", "claims.yaml"),
    ]


def test_a_finding_without_evidence_stands_at_the_beginning_of_the_article() -> None:
    bare = replace(assessment("a.txt", evidence(SUPPORTS)), evidence=())
    (finding,) = of_rule("repeats-false-claim", FALSE, outcome("a.txt", None, {"bridge-closed": bare}))
    assert (finding.place, finding.quote, finding.passage_hash) == (Place("a.txt", 1, 1), None, None)


def test_long_or_broken_statements_stay_on_one_short_line() -> None:
    about = claim(statement="Die Brücke\nist " + "sehr " * 80 + "lang.", verdict=Rating.FALSE)
    (finding,) = of_rule("repeats-false-claim", about, says("a.txt", evidence(SUPPORTS), outlet="Der\nBote"))
    assert finding.message.startswith("Der Bote states in its own voice that “Die Brücke ist sehr")
    assert "\n" not in finding.message
    assert len(finding.message) < 260


def test_a_passage_is_identified_by_its_words() -> None:
    one = passage_hash("„Die Brücke\nist gesperrt“, sagte sie.")
    assert one == passage_hash('"die  Brücke ist GESPERRT" sagte sie')
    assert one != passage_hash("Die Brücke ist nicht gesperrt, sagte sie.")
    assert len(one) == 16
    assert int(one, 16) >= 0


STANCES = st.sampled_from([SUPPORTS, REFUTES, MIXED])
DAYS = st.sampled_from([None, "2025-02", "2025-02-13", "2025-05-01"])


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(DAYS, STANCES, STANCES), max_size=5), st.randoms(use_true_random=False))
def test_findings_do_not_depend_on_the_order_of_articles_and_are_of_declared_rules(
    rows: list[tuple[str | None, Stance, Stance]], random: Random
) -> None:
    articles = [
        outcome(f"{n}.txt", day, {"bridge-closed": one, "bridge-open": two})
        for n, (day, one, two) in enumerate(rows)
    ]
    reported = found((FALSE, OPEN), *articles)
    random.shuffle(articles)
    assert found((FALSE, OPEN), *articles) == reported
    assert len(set(reported)) == len(reported)
    assert {finding.rule for finding in reported} <= {rule.id for rule in RULES}
    assert all(finding.message.endswith(".") for finding in reported)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_the_hash_of_a_passage_ignores_case_and_spacing(text: str) -> None:
    assert passage_hash(text) == passage_hash(f"  {text} \n") == passage_hash(f"„{text}“")
