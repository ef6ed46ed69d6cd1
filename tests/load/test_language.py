"""The language of an article by its frequent words."""

from __future__ import annotations

from factcheck.load.language import article_language
from tests.reading import readings


def test_language_needs_a_clear_lead() -> None:
    assert article_language("Der Rat ist nicht für die Pläne", readings()) == "de"
    assert article_language("the council is not for those plans", readings()) == "en"
    assert article_language("the der and und not nicht", readings()) is None
    assert article_language("Rat", readings()) is None
