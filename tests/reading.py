"""The reading words of the shipped languages, for tests of loading and segmenting."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

from factcheck.languages.reading import ReadingWords, reading_words


def reading_data(code: str) -> dict[str, object]:
    """Return the section `reading` of a language's YAML, for the caller to change."""
    return dict(_section(code))


@cache
def _section(code: str) -> dict[str, object]:
    folder = resources.files("factcheck.languages")
    data = yaml.safe_load(folder.joinpath(f"{code}.yaml").read_text(encoding="utf-8"))
    section = data["reading"]
    assert isinstance(section, dict)
    return section


@cache
def reading(code: str) -> ReadingWords:
    return reading_words(reading_data(code))


def readings() -> dict[str, ReadingWords]:
    return {code: reading(code) for code in ("de", "en")}
