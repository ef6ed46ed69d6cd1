"""The JSON Schema for editors describes what the checker accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
import yaml

from factcheck.errors import InputErrors
from factcheck.load.claim_reader import CLAIM_KEYS
from factcheck.load.claims import RULE_IDS, json_schema, parse_project, starter
from factcheck.model import FailOn, Rating, Severity, Stance


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do (YAML 1.2): dates, `no` and `off` are texts."""

    yaml_implicit_resolvers: dict[str, Any] = {  # noqa: RUF012
        first: [pair for pair in pairs if not pair[0].endswith((":timestamp", ":bool"))]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)

CLAIM = "claims: [{id: a, statement: Zu.%s}]"
GOOD = [
    starter(),
    CLAIM % "",
    "version: 1\nfail_on: never\narticles: x\nsources:\naliases: {}\nrules:\n" + CLAIM % "",
    "aliases: {Rat: Stadtrat, Amt: [Behörde, 115]}\nrules: {single-source: off}\n" + CLAIM % "",
    "sources: {a.txt: {date: 2024, language: de, title: 1984}, b.txt: }\n" + CLAIM % "",
    CLAIM % ", verdict: false",
    CLAIM % ", verdict: disputed, topic: 2024, note: , threshold: 1",
    CLAIM % ", verdict: [{until: 2024-05, rating: true}, {from: 2024-05, until: 2024-06-30, rating: open}]",
    CLAIM % ", paraphrases: [Es ist zu., {text: It is closed., language: en}], counterclaims: Auf.",
    CLAIM % ", references: [https://example.org/ä], contradicts: b, expect: {'*.txt': silent}",
]
BAD = [
    "a: b",
    "claims: []",
    "claims: x",
    "claims: [x]",
    "claims: [{id: a}]",
    "claims: [{statement: Zu.}]",
    "claims: [{id: Ä b, statement: Zu.}]",
    "claims: [{id: a, statement: ' '}]",
    "claims: [{id: a, statement: [Zu.]}]",
    "version: 2\n" + CLAIM % "",
    "fail_on: info\n" + CLAIM % "",
    "rules: {single-source: fatal}\n" + CLAIM % "",
    "rules: {single-sources: info}\n" + CLAIM % "",
    "sources: {a.txt: {date: 2024-13}}\n" + CLAIM % "",
    "sources: {a.txt: {url: ftp://example.org}}\n" + CLAIM % "",
    "aliases: {Rat: []}\n" + CLAIM % "",
    "aliases: {Rat: }\n" + CLAIM % "",
    CLAIM % ", verdict: falsch",
    CLAIM % ", verdict: []",
    CLAIM % ", verdict: [{from: 2024}]",
    CLAIM % ", verdict: {from: 5.3.2024, rating: true}",
    CLAIM % ", paraphrases: ['']",
    CLAIM % ", paraphrases: [{language: de}]",
    CLAIM % ", threshold: 1.5",
    CLAIM % ", threshold: 0",
    CLAIM % ", references: [example.org]",
    CLAIM % ", expect: {a.txt: maybe}",
    CLAIM % ", paraphrase: x",
]


def schema_accepts(text: str) -> bool:
    data = yaml.load(text, Loader=EditorLoader)
    return bool(jsonschema_rs.validator_for(json_schema()).is_valid(data))


def checker_accepts(text: str) -> bool:
    try:
        parse_project(text, "c")
    except InputErrors:
        return False
    return True


@pytest.mark.parametrize("text", GOOD)
def test_both_accept(text: str) -> None:
    assert (schema_accepts(text), checker_accepts(text)) == (True, True)


@pytest.mark.parametrize("text", BAD)
def test_both_reject(text: str) -> None:
    assert (schema_accepts(text), checker_accepts(text)) == (False, False)


@pytest.mark.parametrize("part", [", verdict: Open", ", threshold: '0.7'", ", expect: {a: Mixed}"])
def test_the_checker_forgives_more_than_the_schema_teaches(part: str) -> None:
    assert (schema_accepts(CLAIM % part), checker_accepts(CLAIM % part)) == (False, True)


def test_the_schema_names_the_same_words_as_the_program() -> None:
    schema = json_schema()
    properties, definitions = schema["properties"], schema["$defs"]
    assert tuple(definitions["claim"]["properties"]) == CLAIM_KEYS
    assert tuple(properties["rules"]["properties"]) == RULE_IDS
    assert definitions["severity"]["enum"] == list(Severity)
    assert [word for word in properties["fail_on"]["enum"] if word] == list(FailOn)
    assert [word for word in definitions["rating"]["enum"] if isinstance(word, str)] == list(Rating)
    stances = definitions["claim"]["properties"]["expect"]["additionalProperties"]["enum"]
    assert stances == list(Stance)


def described(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from schema.get("properties", {}).items()
    for definition in schema["$defs"].values():
        yield from definition.get("properties", {}).items()


def test_every_key_is_described() -> None:
    schema = json_schema()
    for name, part in described(schema):
        target = schema["$defs"].get(part.get("$ref", "").removeprefix("#/$defs/"), {})
        assert part.get("description") or target.get("description"), name
