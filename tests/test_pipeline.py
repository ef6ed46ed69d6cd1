"""The engine as a whole: exact places, order, thresholds, contradictions, and any text at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.library import claim_of
from factcheck.model import Article, Confidence, Stance, Voice
from factcheck.pipeline import Engine

CLOSED = claim_of("Die Brücke ist gesperrt.", (), ("Die Brücke ist wieder offen.",), "de")
TEXT = (
    "Brücke über die Elz\n\nLange wurde gestritten.\r\nDie Brücke über die Elz ist gesperrt. Der Rat tagt.\n"
)


def article(text: str, path: str = "a.txt") -> Article:
    return Article(path, text, language="de")


def test_a_passage_is_quoted_from_its_exact_place() -> None:
    ((_, assessment),) = Engine((CLOSED,)).judge_article(article(TEXT)).assessments
    (passage,) = assessment.evidence
    assert passage.quote == "Die Brücke über die Elz ist gesperrt."
    assert TEXT[passage.span.start : passage.span.end] == passage.quote
    assert (passage.line, passage.column) == (4, 1)
    assert assessment.stance is Stance.SUPPORTS


def test_every_cue_and_word_lies_where_it_says() -> None:
    text = "Der Rat bestreitet, dass die Brücke gesperrt ist.\n"
    ((_, assessment),) = Engine((CLOSED,)).judge_article(article(text)).assessments
    passage = assessment.evidence[0]
    assert [text[cue.span.start : cue.span.end] for cue in passage.cues if cue.span] == [
        cue.text for cue in passage.cues
    ]
    for word in passage.words:
        assert word.span is None or text[word.span.start : word.span.end] == word.met
    assert (assessment.stance, assessment.voice, assessment.speaker) == (
        Stance.REFUTES,
        Voice.ATTRIBUTED,
        "Rat",
    )


def test_the_order_of_claims_and_articles_changes_nothing() -> None:
    other = replace(claim_of("Der Rat tagt.", language="de"), id="council-meets")
    texts = [article(TEXT), article("Die Brücke ist nicht gesperrt.\n", "b.txt")]
    one, two = Engine((CLOSED, other)), Engine((other, CLOSED))
    for each in texts:
        assert dict(one.judge_article(each).assessments) == dict(two.judge_article(each).assessments)
    again = [one.judge_article(each) for each in reversed(texts)]
    assert again == [Engine((CLOSED, other)).judge_article(each) for each in reversed(texts)]


@pytest.mark.parametrize(
    ("threshold", "confidence"),
    [(None, Confidence.STRONG), (0.01, Confidence.STRONG), (1.0, Confidence.WEAK)],
)
def test_a_claim_may_have_a_threshold_of_its_own(threshold: float | None, confidence: Confidence) -> None:
    ((_, assessment),) = (
        Engine((replace(CLOSED, threshold=threshold),)).judge_article(article(TEXT)).assessments
    )
    assert assessment.confidence is confidence


def test_supporting_one_of_two_claims_that_contradict_each_other_refutes_the_other() -> None:
    opened = replace(claim_of("Die Brücke ist freigegeben.", language="de"), id="bridge-open")
    closed = replace(claim_of("Die Brücke ist gesperrt.", language="de"), contradicts=("bridge-open",))
    found = dict(Engine((closed, opened)).judge_article(article(TEXT)).assessments)
    assert (found["claim"].stance, found["bridge-open"].stance) == (Stance.SUPPORTS, Stance.REFUTES)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Die Kanzlerin hat den Vertrag unterzeichnet.", Stance.SUPPORTS),
        ("Kanzlerin Ines Holm hat den Vertrag unterzeichnet.", Stance.SUPPORTS),
        ("Kanzlerin Ines M. Holm hat den Vertrag unterzeichnet.", Stance.SUPPORTS),
        ("Die damalige Kanzlerin Anna Merz hat den Vertrag unterzeichnet.", Stance.SILENT),
        ("Kanzlerin Zorbach hat den Vertrag unterzeichnet.", Stance.SILENT),
    ],
)
def test_a_title_before_the_name_of_somebody_else_is_no_alias(text: str, stance: Stance) -> None:
    claim = claim_of("Holm hat den Vertrag unterzeichnet.")
    engine = Engine((claim,), (("Holm", "Ines Holm", "Kanzlerin"),))

    found = [each.stance for _, each in engine.judge_article(article(text)).assessments]
    assert (found or [Stance.SILENT]) == [stance]


def test_the_articles_own_voice_counts_before_what_it_reports() -> None:
    text = "Die Brücke ist gesperrt, sagte der Bürgermeister. Die Brücke ist nicht gesperrt.\n"
    assessment = factcheck.check("Die Brücke ist gesperrt.", text, language="de")
    assert (assessment.stance, assessment.voice) == (Stance.REFUTES, Voice.OWN)


PIECES = ["Die", "Brücke", "Elz", "ist", "gesperrt", "nicht", "offen", "sagte", "der", "Rat", "dass", "wenn"]
MARKS = [".", ",", "?", "!", "„", "“", '"', "(", ")", ":", "–", "***", "\n", "\n\n", "\xad", "\u200b", "\x00"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*PIECES, *MARKS]), max_size=40),
    st.sampled_from(["", " "]),
    st.sampled_from(["de", "en"]),
)
def test_any_text_is_judged_and_quoted_exactly(words: list[str], glue: str, language: str) -> None:
    text = glue.join(words)
    assessment = factcheck.check("Die Brücke über die Elz ist gesperrt.", text, language=language)
    for passage in assessment.evidence:
        assert text[passage.span.start : passage.span.end] == passage.quote


@pytest.mark.parametrize("digits", [400, 5000])
def test_a_number_too_large_for_a_computer_is_a_number(digits: int) -> None:
    number = "9" * digits
    text = f"Um {number} Uhr, am {number}. Mai, stieg der Preis auf {number} Euro, {number} Prozent von {number}."
    assert factcheck.check(f"Der Preis stieg auf {number} Euro.", text).stance is Stance.SUPPORTS
