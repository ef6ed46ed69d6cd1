"""The groups of words by which articles are read are complete, sorted, unique and lower-case."""

from __future__ import annotations

import pickle

import pytest

from factcheck.languages.reading import reading_words
from tests.reading import reading, reading_data


@pytest.mark.parametrize("code", ["de", "en"])
def test_shipped_words_are_well_formed(code: str) -> None:
    words = reading(code)
    assert set(words.months.values()) == set(range(1, 13))
    assert not words.abbreviations & words.final_abbreviations
    assert pickle.loads(pickle.dumps(words)) == words


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"extra": []}, "unknown group 'extra'"),
        ({"weekdays": ["sonntag", "montag"]}, "'weekdays' must be sorted"),
        ({"weekdays": ["montag", "montag"]}, "'weekdays' must be sorted and unique"),
        ({"weekdays": ["Montag"]}, "'weekdays' must be lower-case"),
        ({"weekdays": "montag"}, "'weekdays' must be a list"),
        ({"stopwords": [True]}, "'stopwords' must be a list of words"),
        ({"months": {"januar": 13}}, "'months'"),
        ({"ordinal_dot": "yes"}, "'ordinal_dot'"),
        ({"metadata_keys": {"author": ["autor"]}}, "'metadata_keys'"),
    ],
)
def test_malformed_words_are_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        reading_words(reading_data("de") | change)


def test_missing_group_is_refused() -> None:
    data = reading_data("de")
    del data["agencies"]
    with pytest.raises(ValueError, match="'agencies' is missing"):
        reading_words(data)
