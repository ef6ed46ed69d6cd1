"""Facts at the head of an article: YAML front matter, `key: value` lines, a date glued before the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

MAX_FRONT_MATTER = 16_384
"""Characters of front matter that are read: real ones have a few hundred."""

_FENCE = re.compile(r"\s{0,20}---[ \t]*(?:\r\n|\n|\r)")
_CLOSING_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY_LINE = re.compile(r"[ \t]*([^\W\d_]{3,20})[ \t]*:[ \t]*(\S[^\r\n]{0,500})(?:\r\n|\n|\r|$)")
_GLUED_DATE = re.compile(
    r"\s{0,20}([^\W\d_]{3,20})(?:[ \t]*[:=])?[ \t]*(\d{4}(?:-\d{2}){1,2})(?![\d.-])"
    r"(?:[ \t]+(?=[\"'„“»]?[^\W\d_][^\r\n]{20})|[ \t]*(?=[\r\n]|$))"
)
_BLANK = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
_MAX_KEY_LINES = 20


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before an article's text: facts as (name, value, origin), the text's start, notes."""

    facts: tuple[tuple[str, str, str], ...]
    start: int
    notes: tuple[str, ...] = ()


def read_head(text: str, keys: Mapping[str, str]) -> Head:
    """Return the facts before an article's text. Broken front matter is a note; the text is still read.

    `keys` maps the lower-case words that may name a fact to the fact's name.
    """
    if fence := _FENCE.match(text):
        return _front_matter(text, fence.end(), keys)
    glued = _GLUED_DATE.match(text)
    if glued and keys.get(glued[1].lower()) == "date":
        # "date 2025-02 The text goes on in the same line …"
        return Head((("date", glued[2], "head of the text"),), glued.end())
    return _key_lines(text, keys)


def _front_matter(text: str, begin: int, keys: Mapping[str, str]) -> Head:
    region = text[begin : begin + MAX_FRONT_MATTER].replace("\r", "\n")
    closing = _CLOSING_FENCE.search(region)
    if closing is None:
        return Head((), 0, ("the front matter is not closed by `---`; read as text",))
    facts: list[tuple[str, str, str]] = []
    problem, empty = None, True
    try:
        for key, value in _top_level(region[: closing.start()]):
            empty = False
            name = keys.get(key.strip().lower())
            if name is not None and value is None:
                problem = f"`{key}` in the front matter is not a plain value"
            elif name is not None and value is not None and value.strip() not in ("", "null", "~"):
                facts.append((name, " ".join(value.split()), "front matter"))
    except (yaml.YAMLError, ValueError):
        problem = "the front matter is broken YAML; what was readable of it is used"
    if empty and problem is None:
        return Head((), 0)
    return Head(tuple(facts), begin + closing.end(), (problem,) if problem else ())


def _top_level(source: str) -> Iterator[tuple[str, str | None]]:
    """Yield the keys of a YAML mapping with their scalar values as written, None for other values.

    Read from the parser's events: nothing is constructed, no alias is followed, nothing recurs.
    """
    depth, key = 0, None
    for event in yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
            continue
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if depth == 0 and isinstance(event, yaml.SequenceStartEvent):
                return
            if depth == 1 and key is not None:
                yield key, None
                key = None
            depth += 1
        elif depth == 1 and isinstance(event, yaml.ScalarEvent) and key is None:
            key = event.value
        elif depth == 1 and isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)) and key is not None:
            yield key, event.value if isinstance(event, yaml.ScalarEvent) else None
            key = None


def _key_lines(text: str, keys: Mapping[str, str]) -> Head:
    """Lines `Title: …`, `Date: …` at the very top; one alone must be a date, language or address."""
    facts: list[tuple[str, str, str]] = []
    position = 0
    while len(facts) < _MAX_KEY_LINES and (line := _KEY_LINE.match(text, position)):
        name = keys.get(line[1].lower())
        if name is None:
            break
        facts.append((name, line[2].strip(), "head of the text"))
        position = line.end()
    # A headline may look like "Quelle: …"; a blank line must close what is a head.
    closed = position >= len(text) or _BLANK.match(text, position) is not None
    plain = len(facts) > 1 or any(name in ("date", "language", "url") for name, _, _ in facts)
    return Head(tuple(facts), position) if facts and closed and plain else Head((), 0)
