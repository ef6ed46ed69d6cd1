"""Mappings of `claims.yaml`: their keys are checked here, so that no key is ever ignored silently."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple, TypeVar

from factcheck.load.claim_values import read_text
from factcheck.load.problems import Problems, did_you_mean, shown
from factcheck.load.yaml_nodes import Mapping as MappingNode
from factcheck.load.yaml_nodes import Node, Scalar

Value = TypeVar("Value")


class Entry(NamedTuple):
    """One key and its value, as nodes."""

    key: Scalar
    value: Node

    @property
    def name(self) -> str:
        """The key's text."""
        return self.key.text

    @property
    def is_null(self) -> bool:
        """Whether nothing is written behind the colon."""
        return isinstance(self.value, Scalar) and self.value.is_null


def read_pairs(node: Node, what: str, problems: Problems, hint: str | None = None) -> tuple[Entry, ...]:
    """Return the entries of a mapping with keys of any name, each key once.

    Anything but a mapping (or nothing at all), keys that are no text and repeated keys are errors.
    """
    if isinstance(node, Scalar) and node.is_null:
        return ()
    if not isinstance(node, MappingNode):
        problems.add(node, f"{what} must be a mapping of keys and values", hint or "write `key: value` lines")
        return ()
    entries: dict[str, Entry] = {}
    for key, value in node.pairs:
        if read_text(key, f"a key of {what}", problems) is None or not isinstance(key, Scalar):
            continue
        if first := entries.get(key.text):
            message = f"{shown(key.text)} is written twice in {what}; first on line {first.key.line}"
            problems.add(key, message, "join the two, or remove one")
        else:
            entries[key.text] = Entry(key, value)
    return tuple(entries.values())


def read_entries(
    node: Node,
    keys: Collection[str],
    what: str,
    problems: Problems,
    *,
    required: Mapping[str, str] | None = None,
    misplaced: Mapping[str, str] | None = None,
) -> dict[str, Entry]:
    """Return the entries of a mapping by name, without those that hold no value.

    A key that is none of `keys` is an error, and so is one of `required` (with what to write) that is
    missing or without a value. `misplaced` gives hints for keys that belong elsewhere.
    """
    required = required or {}
    first_line = next((f"write `{form}`" for form in required.values()), None)
    if required and isinstance(node, Scalar) and node.is_null:
        problems.add(node, f"{what} is empty", first_line)
    known: dict[str, Entry] = {}
    for entry in read_pairs(node, what, problems, first_line):
        if entry.name in keys:
            known[entry.name] = entry
        else:
            hint = (misplaced or {}).get(entry.name) or _hint_for(entry.name, keys)
            problems.add(entry.key, f"unknown key {shown(entry.name)} in {what}", hint)
    if isinstance(node, MappingNode):
        _check_required(node, known, required, what, problems)
    return {name: entry for name, entry in known.items() if not entry.is_null}


def _check_required(
    node: Node, known: Mapping[str, Entry], required: Mapping[str, str], what: str, problems: Problems
) -> None:
    for name, form in required.items():
        if name not in known:
            problems.add(node, f"{what} has no `{name}`", f"add `{form}`")
        elif known[name].is_null:
            problems.add(known[name].key, f"`{name}` of {what} is empty", f"write `{form}`")


def _hint_for(unknown: str, keys: Collection[str]) -> str:
    if unknown == "<<":
        return "YAML's merge keys are not supported: write the values out"
    synonyms = {word: key for word, key in _SYNONYMS.items() if key in keys}
    return did_you_mean(unknown, keys, synonyms) or f"known are {', '.join(keys)}"


def optional(
    entries: Mapping[str, Entry],
    name: str,
    read: Callable[[Node, str, Problems], Value | None],
    problems: Problems,
) -> Value | None:
    """Return what `read` makes of the entry's value, or None if there is no such entry."""
    entry = entries.get(name)
    return read(entry.value, f"`{name}`", problems) if entry else None


# Words that fact-checkers and other tools use for our keys, and the engine's own names for them.
_SYNONYMS = {
    "alias": "aliases",
    "archive": "articles",
    "author": "claimant",
    "claim": "statement",
    "conflicts": "contradicts",
    "end": "until",
    "expectations": "expect",
    "expected": "expect",
    "files": "articles",
    "key": "id",
    "lang": "language",
    "links": "references",
    "name": "id",
    "names": "aliases",
    "negations": "counterclaims",
    "notes": "note",
    "comment": "note",
    "publisher": "outlet",
    "rating": "verdict",
    "severity": "rules",
    "since": "from",
    "sources": "references",
    "speaker": "claimant",
    "start": "from",
    "synonyms": "paraphrases",
    "text": "statement",
    "to": "until",
    "urls": "references",
    "variants": "paraphrases",
    "verdict": "rating",
}
