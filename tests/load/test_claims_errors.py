"""Every mistake a curator may make, the place it is reported at, and the advice that comes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import InputError, InputErrors
from factcheck.load.claims import load_project, parse_project
from factcheck.load.claims_file import MAX_BYTES

CLAIM = "claims:\n  - id: a\n    statement: Das Bad ist zu.\n"


def errors_of(text: str) -> tuple[InputError, ...]:
    with pytest.raises(InputErrors) as caught:
        parse_project(text, "claims.yaml")
    return caught.value.errors


def only_error(text: str) -> str:
    (error,) = errors_of(text)
    return str(error)


@pytest.mark.parametrize(
    ("line", "place", "part"),
    [
        ("paraphrase: [x]", "4:5", "did you mean `paraphrases`?"),
        ("Rating: false", "4:5", "did you mean `verdict`?"),
        ("xyzxyz: 1", "4:5", "known are id, topic, statement"),
        ("id: b", "4:5", "`id` is written twice in the claim `a`; first on line 2"),
        ("verdict: falsch", "4:14", "did you mean `false`?"),
        ("verdict: no", "4:14", "did you mean `false`?"),
        ("verdict: tru", "4:14", "did you mean `true`?"),
        ("verdict: []", "4:14", "empty list"),
        ("verdict: [false]", "4:15", "must have a rating"),
        ("verdict: [{from: 2024}]", "4:15", "has no `rating`"),
        ("verdict: {from: 2024-06, until: 2024-05, rating: true}", "4:37", "ends (2024-05) before it begins"),
        (
            "verdict: {from: 2024, until: 2024-01-01, rating: true}",
            "4:34",
            "ends (2024-01-01) before it begins",
        ),
        (
            "verdict: [{until: 2024-05, rating: true}, {from: 2024-04-30, rating: false}]",
            "4:47",
            "one above ends",
        ),
        (
            "verdict: [{from: 2024, rating: true}, {from: 2025, rating: false}]",
            "4:43",
            "add `until: 2025` above",
        ),
        ("verdict: [{until: 2024, rating: true}, {rating: false}]", "4:44", "add `from: 2024`"),
        ("verdict: {since: 2024, rating: true}", "4:15", "did you mean `from`?"),
        ("verdict: {from: 13.2.2024, rating: true}", "4:21", "write `2024-02-13`"),
        ("verdict: {from: 2024-2-3, rating: true}", "4:21", "write `2024-02-03`"),
        ("verdict: {from: 2023-02-29, rating: true}", "4:21", "there is no date `2023-02-29`"),
        ("verdict: {from: 2023-00, rating: true}", "4:21", "there is no date `2023-00`"),
        ("verdict: {from: gestern, rating: true}", "4:21", "2025, 2025-02 or 2025-02-13"),
        ("paraphrases: ['']", "4:19", "is empty"),
        ("paraphrases: [' ']", "4:19", "is empty"),
        ("paraphrases: ['...']", "4:19", "has no word"),
        ("paraphrases: [Bürgermeister: es ist zu]", "4:19", "needs quotes: 'Bürgermeister: …'"),
        ("paraphrases: [{text: Zu., lang: de}]", "4:31", "did you mean `language`?"),
        ("paraphrases: [{text: Zu., language: Deutsch}]", "4:41", "did you mean `de`?"),
        ("paraphrases: [{language: de}]", "4:19", "has no `text`"),
        ("paraphrases: [[Zu.]]", "4:19", "must be a text"),
        (r'counterclaims: "\e[31mrot"', "4:20", "control character"),
        (r'topic: "\0"', "4:12", "control character"),
        ("threshold: 0,72", "4:16", "did you mean `0.72`?"),
        ("threshold: 72", "4:16", "did you mean `0.72`?"),
        ("threshold: 72 %", "4:16", "did you mean `0.72`?"),
        ("threshold: 0", "4:16", "above 0 and up to 1"),
        ("threshold: .nan", "4:16", "above 0 and up to 1"),
        ("threshold: -0.5", "4:16", "above 0 and up to 1"),
        ("threshold: [0.5]", "4:16", "above 0 and up to 1"),
        ("references: example.org/check", "4:17", "did you mean `https://example.org/check`?"),
        ("references: ['javascript:alert(1)']", "4:18", "must be a web address"),
        ("expect: {a.txt: refute}", "4:21", "did you mean `refutes`?"),
        ("expect: {a.txt: neutral}", "4:21", "did you mean `silent`?"),
        ("expect: refutes", "4:13", "write `path-or-glob: refutes` lines"),
        ("expect: {a.txt: mixed, a.txt: mixed}", "4:28", "written twice"),
        ("? [x]\n    : y", "4:7", "a key of the claim `a` must be a text"),
        ("<<: {topic: x}", "4:5", "merge keys are not supported"),
        ("topic: !secret x", "4:12", "tags such as `!secret`"),
        ("topic: *x", "4:12", "there is no `&x` above"),
        ("note: &n [*n]", "4:15", "stands inside of what it repeats"),
    ],
)
def test_mistakes_in_a_claim(line: str, place: str, part: str) -> None:
    message = only_error(f"{CLAIM}    {line}\n")
    assert message.startswith(f"claims.yaml:{place}: ")
    assert part in message


@pytest.mark.parametrize(
    ("line", "place", "part"),
    [
        ("version: 2", "1:10", "`version` must be 1"),
        ("articels: x", "1:1", "did you mean `articles`?"),
        ("verdict: false", "1:1", "it belongs to a claim"),
        ("fail_on: no", "1:10", "did you mean `never`?"),
        ("articles: ['']", "1:12", "is empty"),
        ("sources: [a.txt]", "1:10", "write `path-or-glob: {outlet: …, date: …}`"),
        ("sources: {a.txt: {titel: x}}", "1:19", "did you mean `title`?"),
        ("sources: {a.txt: Anzeiger}", "1:18", "must be a mapping"),
        ("sources: {a.txt: {url: 'file:///x'}}", "1:24", "must be a web address"),
        ("aliases: {Rat: [Stadtrat, Stadtrat]}", "1:27", "`Stadtrat` is written twice"),
        ("aliases: {Rat: [Stadtrat], Amt: stadtrat}", "1:33", "`stadtrat` also belongs to `Rat` on line 1"),
        ("aliases: {Rat: [], Amt: Behörde}", "1:16", "has no aliases"),
        ("aliases: {Rat: }", "1:16", "is empty"),
        ("aliases: [[Rat, Stadtrat]]", "1:10", "write `Name: [other name, …]`"),
        ("rules: {singlesource: off}", "1:9", "did you mean `single-source`?"),
        ("rules: {single-source: no}", "1:24", "did you mean `off`?"),
        ("rules: {single-source: warn}", "1:24", "did you mean `warning`?"),
        ("rules: off", "1:8", "must be a mapping"),
    ],
)
def test_mistakes_beside_the_claims(line: str, place: str, part: str) -> None:
    message = only_error(f"{line}\n{CLAIM}")
    assert message.startswith(f"claims.yaml:{place}: ")
    assert part in message


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ("", "1:1", "the file is empty (`factcheck init`"),
        ("# only a comment\n", "1:1", "the file is empty"),
        ("- id: a\n  statement: Zu.\n", "1:1", "write `claims:` above it"),
        ("Das Bad ist zu.", "1:1", "must be a mapping"),
        ("version: 1\n", "1:1", "has no `claims`"),
        ("claims:\n", "1:1", "`claims` of the claims file is empty"),
        ("claims: []\n", "1:9", "there is nothing to check"),
        ("claims: {a: {statement: Zu.}}\n", "1:9", "begin each claim with `- id: …`"),
        ("claims:\n  -\n", "2:4", "this claim is empty"),
        ("claims:\n  - Das Bad ist zu.\n", "2:5", "must be a mapping"),
        ("claims:\n  - statement: Über Öl.\n", "2:5", "add `id: ueber-oel`"),
        ("claims:\n  - id: a\n", "2:5", "the claim `a` has no `statement`"),
        ("claims:\n  - id: Große Lüge\n    statement: Zu.\n", "2:9", "write `grosse-luege`"),
    ],
)
def test_mistakes_of_the_whole_file_and_of_its_claims(text: str, place: str, part: str) -> None:
    message = only_error(text)
    assert message.startswith(f"claims.yaml:{place}: ")
    assert part in message


def test_a_repeated_id_points_at_both_claims() -> None:
    message = only_error(f"{CLAIM}  - id: a\n    statement: Das Bad ist offen.\n")
    assert message.startswith("claims.yaml:4:5: the id `a` is used twice, first at claims.yaml:2:5")


@pytest.mark.parametrize(
    ("value", "place", "part"),
    [
        ("Die Stadt: Rat: Bad", "3:25", "a text that contains `: ` in quotes"),
        ('"Bad" geschlossen', "3:22", "goes on behind its closing quotation mark"),
        ('"Das Bad\n    verdict: false\n', "3:16", "never closed"),
        ("[Das Bad\n    verdict: false\n", "3:16", "end the list with `]`"),
        ("@stadt baut", "3:16", "cannot begin with `@`"),
        ("%d baut", "3:16", "cannot begin with `%`"),
        ("- Das Bad", "3:16", "a list entry (`- `)"),
        (r'"C:\Daten"', "3:19", "backslash"),
        ("Zu.\n\tverdict: false", "4:1", "a tab is used for indentation"),
        ("Zu.\n   verdict: false", "4:4", "at the same indentation"),
        (
            "Zu.\n    verdict false\n    topic: x",
            "4:5",
            "a key without a colon",
        ),
        ("Zu.\n---\nclaims: []", "4:1", "remove this `---`"),
        ("Zu.\x1b", "3:19", "control character U+001B"),
    ],
)
def test_broken_yaml_is_explained(value: str, place: str, part: str) -> None:
    message = only_error(f"claims:\n  - id: a\n    statement: {value}")
    assert message.startswith(f"claims.yaml:{place}: ")
    assert part in message


def test_a_missing_file_leads_to_init(tmp_path: Path) -> None:
    with pytest.raises(InputErrors, match=r"there is no file .*claims\.yaml \(`factcheck init`"):
        load_project(tmp_path / "claims.yaml")


def test_a_folder_leads_to_the_file_in_it(tmp_path: Path) -> None:
    with pytest.raises(InputErrors, match=r"is a folder \(name the file: .*claims\.yaml"):
        load_project(tmp_path)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("claims:\n- {id: a, statement: Größe}".encode("cp1252"), ":2:24: the byte 0xF6 is not UTF-8"),
        ("\ufeffclaims: ß".encode() + b"\xff", ":1:10: the byte 0xFF is not UTF-8"),
        ("claims: []".encode("utf-16"), "the file is UTF-16"),
        (b"claims: \0", ":1:9: the control character U+0000"),
        (b"#" * (MAX_BYTES + 1), "is larger than 20 MB"),
    ],
)
def test_files_that_are_no_text_are_refused(tmp_path: Path, content: bytes, part: str) -> None:
    path = tmp_path / "claims.yaml"
    path.write_bytes(content)
    with pytest.raises(InputErrors) as caught:
        load_project(path)
    assert part in str(caught.value)


def test_an_impossible_path_is_refused() -> None:
    with pytest.raises(InputErrors, match="cannot be read"):
        load_project(Path("a\0b"))
