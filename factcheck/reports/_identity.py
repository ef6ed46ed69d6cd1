"""What a finding is known by in other programs: a fingerprint that outlives moved lines, a path, a title."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Finding


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """32 hexadecimal digits, and the how manieth finding of a report has them, from 1."""

    digest: str
    occurrence: int

    def __str__(self) -> str:
        return f"{self.digest}:{self.occurrence}"


def fingerprints(findings: Sequence[Finding]) -> tuple[Fingerprint, ...]:
    """Return each finding's fingerprint; no two of them are equal.

    They are made of rule, claim, article and the passage's words, never of a line number or a message:
    a finding keeps its fingerprint when text is added above it or its claim is reworded.
    """
    met: Counter[str] = Counter()
    made = []
    for finding in findings:
        parts = (finding.rule, finding.claim, finding.article or "", finding.passage_hash or "")
        digest = hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()[:32]
        met[digest] += 1
        made.append(Fingerprint(digest, met[digest]))
    return tuple(made)


def portable_path(path: str) -> str:
    """Return a path with forward slashes and without `./`, as other programs compare paths."""
    return posixpath.normpath(PurePath(path).as_posix())


def uri(path: str) -> str:
    """Return a path as a URI: relative and percent-encoded, or a `file:` URI if the path is absolute.

    Bytes of a name that are no UTF-8, which Python holds as lone surrogates, are encoded as those bytes.
    """
    portable = portable_path(path)
    try:
        name = portable.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        name = portable.encode("utf-8", "surrogatepass")
    if PurePath(path).is_absolute():
        return "file:///" + quote(name.lstrip(b"/"), safe="/:")
    return quote(name, safe="/")


def rule_title(rule: str) -> str:
    """Return a rule's id as words: `Repeats false claim`."""
    return rule.replace("-", " ").capitalize()
