"""Spans inside quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.quotations import quotation_spans


def quoted(*paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    bounds, position = [], 0
    for paragraph in paragraphs:
        bounds.append((position, position + len(paragraph)))
        position += len(paragraph) + 2
    return [text[span.start : span.end] for span in quotation_spans(text, bounds)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Ja", sagte er. "Nein", sagte sie.', ["Ja", "Nein"]),
        ("„Ja“, sagte er.", ["Ja"]),
        ('„Ja", sagte er.', ["Ja"]),
        ("»Ja«, sagte er.", ["Ja"]),
        ("«Ja», sagte er.", ["Ja"]),
        ("“Yes,” he said.", ["Yes,"]),
        ("”Ja”, sa han.", ["Ja"]),
        ("Die „Schwarze Null“ und ein 'Ding'.", ["Schwarze Null", "Ding"]),
        ("„Er rief ‚Halt‘ und lief“, hieß es.", ["Er rief ‚Halt‘ und lief", "Halt"]),
        ("“She said ‘stop’ twice,” he said.", ["She said ‘stop’ twice,", "stop"]),
        ("»Er rief ›Halt‹ und lief«", ["Er rief ›Halt‹ und lief", "Halt"]),
        ("(„Ja“)", ["Ja"]),
        ("Er: “Hallo.” Sie: “Tag.”", ["Hallo.", "Tag."]),
    ],
)
def test_marks_of_all_kinds(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the workers’ and the bosses' fault, isn’t it?",
        'Ein Monitor mit 27" Diagonale.',
        "Merz' Wettlauf gegen die Zeit",
        "Annas ‘s-Hertogenbosch",
        '""',
        "„ “",
        "Nein‚ ich nicht",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_quotation_over_several_sentences_is_one() -> None:
    assert quoted("„Wir warten. Noch zwei Tage. Dann nicht mehr“, hieß es.") == [
        "Wir warten. Noch zwei Tage. Dann nicht mehr"
    ]


def test_unclosed_quotation_ends_at_its_paragraph() -> None:
    assert quoted('Er sagte: "Ich gehe.', "Dann ging er.") == ["Ich gehe."]
    assert quoted("Er sagte: „Ich gehe.", "Dann ging er.") == ["Ich gehe."]


def test_typographic_quotation_may_cross_paragraphs() -> None:
    assert quoted("Er sagte: „Ich gehe.", "Und zwar jetzt“, dann ging er.") == ["Ich gehe.\n\nUnd zwar jetzt"]


def test_continued_paragraph_that_opens_again_is_a_quotation_of_its_own() -> None:
    assert quoted("Er sagte: „Ich gehe.", "„Und zwar jetzt“, sagte er.") == ["Ich gehe.", "Und zwar jetzt"]


@settings(max_examples=60)
@given(st.lists(st.text(alphabet=st.sampled_from("ab \"'„“”»«‚‘’›‹."), max_size=40), max_size=4))
def test_spans_are_ascending_and_inside(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    spans = quotation_spans(text, [(0, len(text))])
    assert list(spans) == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans)
