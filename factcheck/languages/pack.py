"""Language packs: every word list and pattern of one language, loaded from its YAML file and checked."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from factcheck.languages.lists import VALUE_PHRASES, Lexicon, StanceWords, ValueWords
from factcheck.languages.parsing import lexicon, stance_words, value_words
from factcheck.languages.phrases import PhraseBook
from factcheck.languages.reading import ReadingWords, reading_words

SHORT_NOUN = 3
"""Letters of nouns of time in which other words end too: "Bundes*tag*"."""

Content = dict[str, dict[str, object]]
"""The lists of a pack as its file has them, by section."""


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
    def time_endings(self) -> tuple[str, ...]:
        """Nouns of time in which compounds end: "Vor*jahr*"; not the short ones, in which others end too."""
        nouns = self.stance.time_nouns.phrases if self.lexicon.infinitive_endings else ()
        return tuple(noun for noun in nouns if len(noun) > SHORT_NOUN)

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
    words = lexicon(data["lexicon"])
    return LanguagePack(
        code=code,
        reading=reading_words(data["reading"]),
        lexicon=words,
        stance=stance_words(data["stance"], words.verb_endings),
        values=value_words(data["values"]),
    )


def load_packs() -> tuple[LanguagePack, ...]:
    """Return all packs, German first."""
    return tuple(load_pack(code) for code in available_languages())


def _read(code: str) -> Content:
    """Return what a pack's YAML says: reading JSON that was made from it takes a fiftieth of the time.

    The wheel brings it (hatch_build.py). In a clone the first run leaves it beside Python's bytecode.
    """
    folder = resources.files(__package__)
    source = folder.joinpath(f"{code}.yaml")
    text = source.read_bytes()
    made_from = hashlib.blake2b(text).hexdigest()
    kept = _beside_bytecode(source)
    for place in (folder.joinpath(f"{code}.json"), kept):
        known = _known(place, made_from) if place is not None else None
        if known is not None:
            return known
    import yaml

    data = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(data, dict):
        raise ValueError(f"{code}.yaml: a mapping was expected")
    if kept is not None and not sys.dont_write_bytecode:
        _keep(kept, made_from, data)
    return data


def _beside_bytecode(source: Traversable) -> Path | None:
    """Return where a clone keeps the JSON made from a file; None for what is no file on a disk."""
    return Path(cache_from_source(str(source))).with_suffix(".json") if isinstance(source, Path) else None


def _known(place: Traversable, made_from: str) -> Content | None:
    with suppress(OSError, ValueError, LookupError, TypeError):  # perhaps damaged
        known: dict[str, Any] = json.loads(place.read_bytes())
        if known["made_from"] == made_from:
            pack: Content = known["pack"]
            return pack
    return None


def _keep(place: Path, made_from: str, data: Content) -> None:
    """Write JSON in one step, as other runs may read it; a folder that may not be written to is left alone."""
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        with NamedTemporaryFile("w", dir=place.parent, encoding="utf-8", delete=False) as file:
            json.dump({"made_from": made_from, "pack": data}, file, ensure_ascii=False)
        Path(file.name).replace(place)
