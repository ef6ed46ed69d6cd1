"""YAML text → a tree of nodes that know their line and column, within limits.

PyYAML's own loading keeps the last of two equal keys silently, reads `no` and `off` as False and
`12:30` as 750, and forgets places. Its `compose` overflows the C stack on deeply nested text. So the
tree is built here, from the parser's events: every scalar keeps its raw text, and depth, number of
values and repetition through aliases are counted while reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from factcheck.load.problems import Position, Problems, position_at
from factcheck.load.yaml_errors import plain_language

MAX_DEPTH = 16
"""The claims file nests six levels; a chain of a million brackets has no meaning."""
MAX_VALUES = 1_000_000
"""10,000 claims with ten wordings each have about 450,000 values. Bounds memory to some 200 MB."""
MAX_REPEATED_VALUES = 10_000
"""How many values aliases (`*name`) may repeat in all: enough to share lists, too few for a bomb."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TEXT_TAG = "tag:yaml.org,2002:str"
_COLLECTION_TAGS = frozenset({None, "!", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})
# What YAML forbids in a file, and what the parser would report without a line.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# YAML counts these as line breaks and editors do not: the places would differ.
_OTHER_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. `text` is raw: `no`, `2025-02-13` and `0123` stay what was written."""

    text: str
    line: int
    column: int
    plain: bool = True
    """Whether it was written without quotes."""

    @property
    def is_null(self) -> bool:
        """Whether nothing was written, or `null`."""
        return self.plain and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Pairs of key and value as written; equal keys are still there."""

    pairs: tuple[tuple[Node, Node], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


def compose(text: str, problems: Problems) -> Node | None:
    """Return the tree of a YAML text, or None if it holds nothing but comments.

    Raises `InputErrors` for text that is not YAML, for characters that YAML forbids, for a second
    document and for anything beyond the limits above.
    """
    text = text.removeprefix("\ufeff")
    _reject_forbidden(text, problems)
    # The parser's time grows with the square of the number of these lines.
    if tag_directive := re.search(r"^%TAG\b", text, re.MULTILINE):
        problems.stop(position_at(text, tag_directive.start()), "`%TAG` is not supported", "remove this line")
    try:
        return _Composer(problems).compose(_events(_OTHER_LINE_BREAKS.sub(" ", text)))
    except yaml.MarkedYAMLError as error:
        met = _position(error.problem_mark or error.context_mark)
        opened = _position(error.context_mark) if error.context_mark else met
        explained = plain_language(str(error.problem), text, met, opened)
        problems.stop(explained.position, explained.message, explained.hint)
    except yaml.YAMLError as error:
        problems.stop(Position(1, 1), f"not YAML: {error}")


def _position(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)


def _reject_forbidden(text: str, problems: Problems) -> None:
    found = False
    for match in _FORBIDDEN.finditer(text):
        found = True
        problems.add(
            position_at(text, match.start()),
            f"the control character U+{ord(match[0]):04X} is not allowed",
            "delete it: invisible in most editors, it often comes from copying out of a PDF or a terminal",
        )
    if found:
        problems.raise_if_any()


def _events(text: str) -> Iterator[Any]:
    # libyaml is missing from some builds of PyYAML; the Python parser gives the same events, slower.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    while not isinstance(event := loader.get_event(), yaml.StreamEndEvent):
        yield event


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end was not met yet. `size` counts its values, aliases expanded."""

    event: Any
    children: list[Node] = field(default_factory=list)
    size: int = 1


class _Composer:
    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._values = 0
        self._repeated = 0
        self._root: Node | None = None

    def compose(self, events: Iterator[Any]) -> Node | None:
        documents = 0
        for event in events:
            match event:
                case yaml.ScalarEvent():
                    self._add(event, self._scalar(event), 1)
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    self._start(event)
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    ended = self._open.pop()
                    self._add(ended.event, _collection(ended), ended.size)
                case yaml.AliasEvent():
                    self._repeat(event)
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        self._stop(event, "a second YAML document begins here", "remove this `---`")
        return self._root

    def _start(self, event: Any) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._stop(event, f"nested more than {MAX_DEPTH} levels deep")
        if event.tag not in _COLLECTION_TAGS:
            self._reject_tag(event)
        self._open.append(_Open(event))

    def _scalar(self, event: Any) -> Scalar:
        if event.tag not in (None, "!", _TEXT_TAG):
            self._reject_tag(event)
        plain = event.implicit[0] and event.tag is None
        return Scalar(event.value, event.start_mark.line + 1, event.start_mark.column + 1, plain)

    def _add(self, event: Any, node: Node, size: int) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            self._stop(
                event, f"the file holds more than {MAX_VALUES:,} values", "split it into several files"
            )
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, size)
        self._attach(node, size)

    def _attach(self, node: Node, size: int) -> None:
        if self._open:
            self._open[-1].children.append(node)
            self._open[-1].size += size
        else:
            self._root = node

    def _repeat(self, event: Any) -> None:
        if any(opened.event.anchor == event.anchor for opened in self._open):
            self._stop(event, f"`*{event.anchor}` stands inside of what it repeats", "write the value out")
        if event.anchor not in self._anchors:
            self._stop(
                event,
                f"there is no `&{event.anchor}` above that `*{event.anchor}` could repeat",
                "put the text in quotes, if it is meant to begin with `*`",
            )
        node, size = self._anchors[event.anchor]
        self._repeated += size
        if self._repeated > MAX_REPEATED_VALUES:
            self._stop(
                event,
                f"aliases (`*name`) repeat more than {MAX_REPEATED_VALUES:,} values",
                "write the values out where they are needed",
            )
        self._attach(node, size)

    def _reject_tag(self, event: Any) -> None:
        self._stop(
            event,
            f"YAML tags such as `{event.tag}` are not supported",
            "put the text in quotes, if it is meant to begin with `!`",
        )

    def _stop(self, event: Any, message: str, hint: str | None = None) -> None:
        self._problems.stop(_position(event.start_mark), message, hint)


def _collection(ended: _Open) -> Sequence | Mapping:
    mark = ended.event.start_mark
    children = ended.children
    if isinstance(ended.event, yaml.SequenceStartEvent):
        return Sequence(tuple(children), mark.line + 1, mark.column + 1)
    pairs = tuple(zip(children[::2], children[1::2], strict=True))
    return Mapping(pairs, mark.line + 1, mark.column + 1)
