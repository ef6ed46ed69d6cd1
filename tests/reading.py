"""The reading words of the shipped languages, for tests of loading and segmenting."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

from factcheck.languages.reading import ReadingWords, reading_words


def reading_data(code: str) -> dict[str, object]:
    """Return the section `reading` of a language's YAML."""
    folder = resources.files("factcheck.languages")
    text = folder.joinpath(f"{code}.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    section = data["reading"]
    assert isinstance(section, dict)
    return section


@cache
def reading(code: str) -> ReadingWords:
    return reading_words(reading_data(code))


def readings() -> dict[str, ReadingWords]:
    return {code: reading(code) for code in ("de", "en")}
