"""Edits to a YAML file as a person wrote it: parts of the text are replaced, all else stays byte for byte.

Dumping a changed tree would lose comments, quotation marks and the order of things.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

_OTHER_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")
_PLAIN = re.compile(r"[A-Za-zÄÖÜäöüß_][\wÄÖÜäöüß./*-]*(?: [\wÄÖÜäöüß./*-]+)*")
_LOOKS_LIKE_ANOTHER_TYPE = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|\.?(?:inf|nan)")


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in the place of the characters from `start` up to `end`."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made. Those that begin at one place are made in the order given.

    Raises ValueError if two edits overlap.
    """
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < done:
            raise ValueError("edits overlap")
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def marked_tree(text: str) -> Any:
    """Return PyYAML's tree of a text, whose nodes know where they begin and end, or None if it is empty.

    The text must have passed `yaml_nodes.compose`, which sets the limits, and have no byte order mark.
    """
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.compose(_OTHER_LINE_BREAKS.sub(" ", text), Loader=loader)


def value_of(mapping: Any, key: str) -> Any:
    """Return the value of a key in a mapping of `marked_tree`, or None."""
    return next((value for name, value in mapping.value if name.value == key), None)


def end_of(node: Any) -> int:
    """Return the offset behind a node's last character. A mark ends where the next token begins instead."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end_of(last[1] if isinstance(last, tuple) else last)


def line_start(text: str, offset: int) -> int:
    """Return the offset at which the line of an offset begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Return the offset behind the line of an offset, its line break included."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def block_end(text: str, node: Any) -> int:
    """Return the offset behind the last line of a block node, its trailing comment included.

    Blank lines that follow do not belong to it, although a block of text (`|`, `>`) swallows them.
    """
    end = end_of(node)
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return line_end(text, end)


def scalar(text: str) -> str:
    """Return a text as YAML: as it is where every reader takes it for a text, else in quotation marks."""
    if _PLAIN.fullmatch(text) and not _LOOKS_LIKE_ANOTHER_TYPE.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=not text.isprintable())
