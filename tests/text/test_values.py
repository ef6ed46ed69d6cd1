"""Numbers and dates: how they are written, in which part they stand, and whether two agree."""

from __future__ import annotations

import pytest

from factcheck.languages.pack import load_pack
from factcheck.library import claim_of
from factcheck.match.relations import normalizer_of
from factcheck.model import Article, PartialDate, Span
from factcheck.pipeline import Engine
from factcheck.text.amounts import find_values
from factcheck.text.moments import Comparison
from factcheck.text.values import Frame, Value, ValueKind, compare


def values_of(language: str, text: str) -> tuple[Value, ...]:
    pack = load_pack(language)
    words = normalizer_of(pack).words(text, Span(0, len(text)))
    return find_values(words, pack.values, pack.stance)


@pytest.mark.parametrize(
    ("language", "text", "amount", "unit"),
    [
        ("de", "um 14.30 Uhr", 14.5, "uhr"),
        ("en", "at 2:30 pm", 14.5, "uhr"),
        ("de", "zwei Drittel der Bauern", 66.666, "prozent"),
        ("de", "jeder vierte Bauer", 25, "prozent"),
        ("en", "one in four farmers", 25, "percent"),
        ("en", "half of the farmers", 50, "percent"),
        ("de", "das 350-Millionen-Euro-Paket", 350_000_000, "euro"),
        ("de", "zwei Dutzend Menschen", 24, "mensch"),
        ("de", "rund zweitausend Menschen", 2000, "mensch"),
        ("de", "dreiundzwanzig Euro", 23, "euro"),
        ("de", "eine halbe Million Euro", 500_000, "euro"),
        ("de", "zweieinhalb Stunden", 2.5, "stunde"),
        ("de", "Milliarden Euro", 2_000_000_000, "euro"),
        ("en", "two dozen people", 24, "person"),
        ("en", "half a million dollars", 500_000, "dollar"),
        ("en", "half an hour", 0.5, "hour"),
        ("en", "billions of dollars", 2_000_000_000, "dollar"),
    ],
)
def test_one_amount(language: str, text: str, amount: float, unit: str) -> None:
    (value,) = values_of(language, text)
    assert value.amount == pytest.approx(amount)
    assert value.unit == unit


@pytest.mark.parametrize(
    ("language", "wanted", "found", "result"),
    [
        ("de", "mehr als tausend Menschen", "1.700 Tote", Comparison.AGREES),
        ("de", "mehr als tausend Menschen", "die Zahl der Toten stieg auf 1.700", Comparison.AGREES),
        ("de", "mehr als tausend Menschen", "die Zahl der Brücken stieg auf 1.700", Comparison.OPEN),
        ("de", "mehr als tausend Brücken", "1.700 Tote", Comparison.OPEN),
        ("en", "more than a thousand people", "1,700 dead", Comparison.AGREES),
        ("en", "more than a thousand people", "the death toll rose to 1,700", Comparison.AGREES),
        ("en", "more than a thousand people", "the number of bridges rose to 1,700", Comparison.OPEN),
    ],
)
def test_the_dead_are_people(language: str, wanted: str, found: str, result: Comparison) -> None:
    (one,), (other,) = values_of(language, wanted), values_of(language, found)
    assert compare(one, other) is result


def test_a_small_raised_digit_is_no_number() -> None:
    assert [value.kind for value in values_of("de", "am ² Mai")] in ([], [ValueKind.MONTH])


def test_a_sign_before_a_number_is_its_unit() -> None:
    assert [value.unit for value in values_of("en", "€350m, £8,000 and $5")] == ["euro", "pound", "dollar"]


@pytest.mark.parametrize(
    ("language", "text", "frames"),
    [
        ("de", "stieg von 7 auf 9 Prozent", [Frame.EARLIER, Frame.REACHED]),
        ("de", "stieg um 9 Prozent", [Frame.CHANGE]),
        ("de", "kostet 25 Millionen Euro mehr", [Frame.CHANGE]),
        ("de", "kostet 20.000 Euro pro Tag", [Frame.RATE]),
        ("de", "davon 60.000 in Wien", [Frame.PART]),
        ("de", "statt der geplanten 95 Millionen Euro", [Frame.EARLIER]),
        ("en", "£140 million instead of £95 million", [Frame.LEVEL, Frame.EARLIER]),
    ],
)
def test_frames(language: str, text: str, frames: list[Frame]) -> None:
    assert [value.frame for value in values_of(language, text)] == frames


@pytest.mark.parametrize(
    ("wanted", "found", "result"),
    [
        ("95 Millionen Euro", "zwischen 80 und 110 Millionen Euro", Comparison.OPEN),
        ("60 Millionen Euro", "zwischen 80 und 110 Millionen Euro", Comparison.DIFFERS),
        ("18 Millionen Euro", "18,2 Millionen Euro", Comparison.AGREES),
        ("vor Mai 2019", "im Januar 2019", Comparison.AGREES),
        ("vor Mai 2019", "im Juni 2019", Comparison.OPEN),
        ("vor Mai 2019", "erst im Juni 2019", Comparison.DIFFERS),
        ("seit März 2018", "erst seit Juni 2019", Comparison.DIFFERS),
        ("am 1. April 2024", "am 1. April", Comparison.AGREES),
        ("am 1. April 2024", "am 1. April 2025", Comparison.DIFFERS),
    ],
)
def test_compare(wanted: str, found: str, result: Comparison) -> None:
    (one,), (other,) = values_of("de", wanted), values_of("de", found)
    assert compare(one, other) is result


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Das Museum in Laar öffnet 2026.", "Das Museum in Laar öffnet im kommenden Jahr."),
        ("Das Museum in Laar öffnet am 1. April 2025.", "Das Museum in Laar öffnet heute."),
        ("Seit 2025 ist das Museum in Laar geöffnet.", "Das Museum in Laar ist geöffnet."),
    ],
)
def test_an_articles_date_tells_what_its_words_leave_out(claim: str, text: str) -> None:
    engine = Engine((claim_of(claim, (), (), "de"),))
    dated = Article("a.txt", text, language="de", date=PartialDate(2025, 4, 1))
    undated = Article("a.txt", text, language="de", date=PartialDate(2019, 4, 1))
    (_, assessment), *_ = engine.judge_article(dated).assessments
    others = [other.score for _, other in engine.judge_article(undated).assessments]
    assert assessment.score > max(others, default=0.0)
