"""Language packs: every word list and pattern of one language, loaded from its YAML file and checked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from importlib import resources
from typing import Any

from factcheck.languages.lists import VALUE_PHRASES, Lexicon, StanceWords, ValueWords
from factcheck.languages.parsing import lexicon, stance_words, value_words
from factcheck.languages.phrases import PhraseBook
from factcheck.languages.reading import ReadingWords, reading_words


@dataclass(frozen=True, eq=False)
class LanguagePack:
    """All that the stages know of one language. `code` is its ISO 639-1 code."""

    code: str
    reading: ReadingWords
    lexicon: Lexicon
    stance: StanceWords
    values: ValueWords

    @cached_property
    def phrases(self) -> PhraseBook:
        """All tables of `stance` and `values` together."""
        stance = [getattr(self.stance, field.name) for field in fields(StanceWords)]
        return PhraseBook([*stance, *(getattr(self.values, name) for name in VALUE_PHRASES)])

    @cached_property
    def titles(self) -> frozenset[str]:
        """Nouns for an office, or for those whom news let speak: "*Minister* Meier", "die *Polizei*"."""
        return self.lexicon.offices | self.lexicon.speakers

    def is_time(self, word: str) -> bool:
        """Return whether a word in lower case is a weekday, a month or another noun of time: "week"."""
        return word in self.stance.time_nouns or word in self.values.weekdays or word in self.values.months

    @cached_property
    def genitive_regions(self) -> frozenset[str]:
        """Names of countries and places with the ending of a genitive: "die Armee *Frankreichs*"."""
        names = {
            name for group in self.lexicon.regions for name in group if name[0].isupper() and " " not in name
        }
        return frozenset(f"{name}s" for name in names) - names

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Nouns for a kind of person or body, by which one named before may be meant: "der *Konzern*"."""
        return self.titles | self.lexicon.stand_ins

    @cached_property
    def kinds_of_things(self) -> Mapping[str, tuple[str, ...]]:
        """{noun for a kind of thing, in lower case: the ends of nouns for one such thing, in lower case}."""
        found: dict[str, tuple[str, ...]] = {}
        for generals, particulars in self.lexicon.hypernyms:
            for general in generals:
                ends = (*found.get(general.lower(), ()), *map(str.lower, particulars))
                found[general.lower()] = ends
        return found

    @cached_property
    def common_nouns_and_titles(self) -> frozenset[str]:
        """Words that are no part of a name: offices, roles, and what the lexicon calls common."""
        lexicon = self.lexicon
        return self.titles | lexicon.common_words | lexicon.light_words

    @cached_property
    def idle_words(self) -> frozenset[str]:
        """Words in lower case that do not tell one matter from another: "the", "say", "year"."""
        lexicon = self.lexicon
        words = lexicon.function_words | lexicon.light_words | lexicon.common_words
        return frozenset(word.lower() for word in words)


def available_languages() -> tuple[str, ...]:
    """Return the codes of all packs, German first: it is the tool's first language."""
    names = (entry.name for entry in resources.files(__package__).iterdir())
    codes = sorted(name[:-5] for name in names if name.endswith(".yaml"))
    return tuple(sorted(codes, key=lambda code: code != "de"))


@cache
def load_pack(code: str) -> LanguagePack:
    """Return the pack of a language, read once per process.

    Raises ValueError if the file breaks the packs' schema: that is a bug of ours, not of a user.
    """
    data = _read(code)
    return LanguagePack(
        code=code,
        reading=reading_words(data["reading"]),
        lexicon=lexicon(data["lexicon"]),
        stance=stance_words(data["stance"]),
        values=value_words(data["values"]),
    )


def load_packs() -> tuple[LanguagePack, ...]:
    """Return all packs, German first."""
    return tuple(load_pack(code) for code in available_languages())


def _read(code: str) -> dict[str, dict[str, object]]:
    """Return what a pack's YAML says, or the JSON that was made from it for the wheel (hatch_build.py)."""
    folder = resources.files(__package__)
    content = folder.joinpath(f"{code}.yaml").read_bytes()
    compiled = folder.joinpath(f"{code}.json")
    if compiled.is_file():
        known: dict[str, Any] = json.loads(compiled.read_bytes())
        if known["made_from"] == hashlib.blake2b(content).hexdigest():
            pack: dict[str, dict[str, object]] = known["pack"]
            return pack
    import yaml

    data = yaml.load(content, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(data, dict):
        raise ValueError(f"{code}.yaml: a mapping was expected")
    return data
