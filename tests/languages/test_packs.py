"""The language packs themselves: they load, stay in order, and say of every list what it does.

New words are added to `factcheck/languages/*.yaml` by people who do not read the code, so the files are held
to what makes them easy to review: sorted, nothing twice, each list below a comment with an example.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.languages.pack import LanguagePack, available_languages, load_pack

LANGUAGES = ("de", "en")
SECTIONS = ("reading", "lexicon", "stance", "values")

IN_AN_ORDER_OF_THEIR_OWN = {("values", "months"), ("values", "units"), ("values", "weekdays")}
"""Lists whose order means something: from January or Monday on, the word that names the unit first."""
NO_LISTS = {"decimal", "infinitive_endings", "ordinal_dot", "stemmer", "titles"}
"""Single settings, which their comment explains without an example; `titles` has two lists with their own."""

_KEY = re.compile(r"^  ([a-z_]+):", re.MULTILINE)
_EXAMPLE = re.compile(r"\"[^\"]+\"|\be\.g\.|\*[^*]+\*|„[^“]+“|\bfor example\b|->|→")


@cache
def text_of(language: str) -> str:
    return resources.files("factcheck.languages").joinpath(f"{language}.yaml").read_text(encoding="utf-8")


@cache
def data_of(language: str) -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = yaml.safe_load(text_of(language))
    return data


def groups() -> list[tuple[str, str, str]]:
    return [
        (language, section, name)
        for language in LANGUAGES
        for section, found in data_of(language).items()
        for name in found
    ]


def word_lists(content: object) -> Iterator[list[str]]:
    """Yield every list of words in a group, also those that are values of a mapping."""
    if isinstance(content, dict):
        for value in content.values():
            yield from word_lists(value)
    elif isinstance(content, list):
        if content and all(isinstance(item, str) for item in content):
            yield content
        else:
            for item in content:
                yield from word_lists(item)


def comment_above(language: str, section: str, name: str) -> str:
    """Return the comment on the lines directly above a group."""
    lines = text_of(language).splitlines()
    start = lines.index(f"{section}:")
    place = next(n for n in range(start, len(lines)) if re.match(rf"  {name}:", lines[n]))
    comment: list[str] = []
    while lines[place - 1].lstrip().startswith("#"):
        place -= 1
        comment.insert(0, lines[place].strip("# "))
    return " ".join(comment)


def test_german_comes_first_and_all_packs_load() -> None:
    assert available_languages() == LANGUAGES
    for language in LANGUAGES:
        pack = load_pack(language)
        assert isinstance(pack, LanguagePack)
        assert pack.code == language
        assert load_pack(language) is pack, "a pack is read once"


def test_all_packs_have_the_same_sections_and_groups() -> None:
    german = {section: set(found) for section, found in data_of("de").items()}
    assert tuple(german) == SECTIONS
    for language in LANGUAGES:
        assert {section: set(found) for section, found in data_of(language).items()} == german


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    """YAML keeps the last of two equal keys, and says nothing."""
    node = yaml.compose(text_of(language))
    assert isinstance(node, yaml.MappingNode)

    def check(mapping: yaml.MappingNode) -> None:
        counted = Counter(key.value for key, _ in mapping.value)
        assert [key for key, times in counted.items() if times > 1] == []
        for _, value in mapping.value:
            if isinstance(value, yaml.MappingNode):
                check(value)

    check(node)


@pytest.mark.parametrize(("language", "section", "name"), groups())
def test_lists_are_sorted_and_hold_nothing_twice(language: str, section: str, name: str) -> None:
    for words in word_lists(data_of(language)[section][name]):
        assert [word for word, times in Counter(words).items() if times > 1] == []
        if (section, name) not in IN_AN_ORDER_OF_THEIR_OWN:
            assert words == sorted(words, key=str.casefold)


@pytest.mark.parametrize(("language", "section", "name"), groups())
def test_words_are_words(language: str, section: str, name: str) -> None:
    """An unquoted `no` or `on` is a truth value in YAML, and `null` is nothing; stray spaces meet no text."""
    content = data_of(language)[section][name]
    if isinstance(content, list | dict):
        assert not any(isinstance(item, bool) or item is None for item in content)
    for words in word_lists(content):
        assert [word for word in words if word != " ".join(word.split())] == []


@pytest.mark.parametrize(("language", "section", "name"), groups())
def test_a_comment_says_what_a_group_does_with_an_example(language: str, section: str, name: str) -> None:
    comment = comment_above(language, section, name)
    assert comment, "say above the group what it does"
    if name not in NO_LISTS and data_of(language)[section][name]:
        assert _EXAMPLE.search(comment), f"give one example: {comment}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_of_stance_words_can_match(language: str) -> None:
    """Phrases are lower-case; `*` stands at a word's end, `…` between two words."""
    for name, phrases in data_of(language)["stance"].items():
        for phrase in phrases:
            words = phrase.split()
            assert phrase == phrase.lower(), name
            assert words[0] != "…", name
            assert words[-1] != "…", name
            assert all("*" not in word[:-1] for word in words), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_keeps_what_the_yaml_says(language: str) -> None:
    """The wheel holds the packs as JSON too (hatch_build.py)."""
    assert json.loads(json.dumps(data_of(language))) == data_of(language)


@pytest.mark.parametrize("is_current", [True, False])
def test_json_is_used_only_if_it_was_made_from_this_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_current: bool
) -> None:
    content = text_of("en").encode("utf-8")
    changed = {**data_of("en"), "values": {**data_of("en")["values"], "decimal": "!"}}
    made_from = hashlib.blake2b(content if is_current else b"").hexdigest()
    (tmp_path / "en.yaml").write_bytes(content)
    (tmp_path / "en.json").write_text(json.dumps({"made_from": made_from, "pack": changed}))
    monkeypatch.setattr("factcheck.languages.pack.resources.files", lambda _: tmp_path)
    assert load_pack.__wrapped__("en").values.decimal == ("!" if is_current else ".")


def test_a_clone_keeps_the_json_beside_the_bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "en.yaml"
    source.write_bytes(text_of("en").encode("utf-8"))
    monkeypatch.setattr("factcheck.languages.pack.resources.files", lambda _: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    load_pack.__wrapped__("en")
    assert list(tmp_path.iterdir()) == [source]
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    load_pack.__wrapped__("en")
    (kept,) = (tmp_path / "__pycache__").iterdir()
    content = json.loads(kept.read_bytes())
    assert content["pack"] == data_of("en")
    content["pack"]["values"]["decimal"] = "!"
    kept.write_text(json.dumps(content))
    assert load_pack.__wrapped__("en").values.decimal == "!", "it is read"
    for damaged in ("", "[]", "{}", '{"made_from": 1}'):
        kept.write_text(damaged)
        assert load_pack.__wrapped__("en").values.decimal == "."
    source.write_bytes(source.read_bytes() + b"# changed\n")
    assert load_pack.__wrapped__("en").values.decimal == "."
