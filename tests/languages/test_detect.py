"""Which language a short wording is in."""

from __future__ import annotations

import pytest

from factcheck.languages.detect import detect_language
from tests.reading import readings


@pytest.mark.parametrize(
    "text",
    [
        "Meier hält an Schulze fest.",
        "Die Fähre will in Norden bleiben.",
        "In Lindau gilt ein Badeverbot.",
        "Schulze bleibt Bürgermeister.",
    ],
)
def test_short_german_wordings_are_german(text: str) -> None:
    assert detect_language(text, readings()) == "de"


@pytest.mark.parametrize("text", ["The ferry was closed in Norden.", "He will leave an office in Linz."])
def test_english_wordings_with_words_that_german_has_too_are_english(text: str) -> None:
    assert detect_language(text, readings()) == "en"


def test_words_that_both_languages_have_tell_neither() -> None:
    assert detect_language("Karl Meier in Linz", readings()) is None
