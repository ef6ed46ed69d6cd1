"""Single values of `claims.yaml`: texts, dates, ratings, addresses. Each reads one node.

A reader returns None where it noted an error, or where nothing was written. `what` is how a message
names the value, with its key in backquotes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import TypeVar

from factcheck.load.problems import Problems, did_you_mean, shown
from factcheck.load.yaml_nodes import Mapping as MappingNode
from factcheck.load.yaml_nodes import Node, Scalar, Sequence
from factcheck.model import PartialDate

MAX_TEXT = 2_000
"""Characters. A wording is a sentence; without a bound one claim could slow every comparison."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")
_LANGUAGE_NAMES = {"deutsch": "de", "german": "de", "englisch": "en", "english": "en"}
_NUMBER = re.compile(r"\d{0,9}\.?\d{1,9}|\d{1,9}\.", re.ASCII)
_URL = re.compile(r"""https?://[^\s<>"\\^`{|}]+""", re.IGNORECASE)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})

Choice = TypeVar("Choice", bound=StrEnum)


def read_text(node: Node, what: str, problems: Problems) -> str | None:
    """Return a text with its line breaks and spaces made single spaces.

    Nothing, blanks, control characters and more than `MAX_TEXT` characters are errors.
    """
    if not isinstance(node, Scalar):
        problems.add(node, f"{what} must be a text", _text_hint(node))
        return None
    if _CONTROL.search(node.text):
        problems.add(
            node, f"{what} contains a control character", "delete it, or write the text without escapes"
        )
        return None
    text = "" if node.is_null else " ".join(node.text.split())
    if not text:
        problems.add(node, f"{what} is empty", "write a text, or remove it")
        return None
    if len(text) > MAX_TEXT:
        problems.add(node, f"{what} is {len(text):,} characters long; {MAX_TEXT:,} are allowed", "shorten it")
        return None
    return text


def read_note(node: Node, what: str, problems: Problems) -> str | None:
    """Return a free text of any length with its line breaks, or None for nothing and for blanks."""
    if not isinstance(node, Scalar) or _CONTROL.search(node.text):
        return read_text(node, what, problems)
    return None if node.is_null else node.text.strip() or None


def read_texts(node: Node, what: str, problems: Problems) -> tuple[tuple[str, Node], ...]:
    """Return the texts of a list, each with its node. A single text counts as a list of one."""
    if isinstance(node, Sequence):
        what = f"an entry of {what}"
    texts = ((read_text(item, what, problems), item) for item in items_of(node))
    return tuple((text, item) for text, item in texts if text is not None)


def items_of(node: Node) -> tuple[Node, ...]:
    """Return the entries of a list; a single value counts as a list of one."""
    return node.items if isinstance(node, Sequence) else (node,)


def read_choice(
    node: Node,
    choices: type[Choice],
    what: str,
    problems: Problems,
    synonyms: Mapping[str, str] | None = None,
) -> Choice | None:
    """Return a member of an enumeration, written in any case. `synonyms` only serve the hint."""
    words = [choice.value for choice in choices]
    if isinstance(node, Scalar):
        word = node.text.strip()
        if word.lower() in words:
            return choices(word.lower())
        hint = did_you_mean(word, words, synonyms)
        problems.add(node, f"{what} must be {either(words)}, not {shown(word)}", hint)
    else:
        problems.add(node, f"{what} must be {either(words)}")
    return None


def read_date(node: Node, what: str, problems: Problems) -> PartialDate | None:
    """Return a date written as `2025`, `2025-02` or `2025-02-13`, with or without quotes."""
    if not isinstance(node, Scalar):
        problems.add(node, f"{what} must be a date", "write 2025, 2025-02 or 2025-02-13")
        return None
    match = _DATE.fullmatch(node.text.strip())
    if match is None:
        problems.add(node, f"{what} must be a date, not {shown(node.text)}", _date_hint(node.text))
        return None
    date = PartialDate(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]
    if not _exists(date):
        problems.add(node, f"{what}: there is no date {shown(node.text)}", "write year-month-day: 2025-02-13")
        return None
    return date


def read_id(node: Node, what: str, problems: Problems) -> str | None:
    """Return an id in kebab-case: small letters a to z and digits, words joined by `-`."""
    text = read_text(node, what, problems)
    if text is None or _ID.fullmatch(text):
        return text
    proposal = kebab_case(text)
    hint = f"write `{proposal}`" if proposal else "for example `council-sold-town-hall`"
    problems.add(node, f"{what} must be small letters a-z and digits joined by `-`, not {shown(text)}", hint)
    return None


def kebab_case(text: str, words: int = 8) -> str:
    """Return an id that the first words of a text suggest, or an empty string."""
    found: list[str] = re.findall(r"[a-z0-9]+", text.lower().translate(_UMLAUTS))
    return "-".join(found[:words])


def read_language(node: Node, what: str, problems: Problems) -> str | None:
    """Return a language code in small letters without its region: `de` for `de-AT`."""
    text = read_text(node, what, problems)
    if text is None:
        return None
    if match := _LANGUAGE.fullmatch(text):
        return match[1].lower()
    hint = did_you_mean(text, _LANGUAGE_NAMES.values(), _LANGUAGE_NAMES) or "for example `de` or `en`"
    problems.add(node, f"{what} must be a language code, not {shown(text)}", hint)
    return None


def read_threshold(node: Node, what: str, problems: Problems) -> float | None:
    """Return a number above 0 and up to 1."""
    raw = node.text.strip() if isinstance(node, Scalar) else ""
    if _NUMBER.fullmatch(raw) and 0 < float(raw) <= 1:
        return float(raw)
    hint = None
    decimal = raw.replace(",", ".").removesuffix("%").strip()
    if _NUMBER.fullmatch(decimal):
        number = float(decimal)
        meant = number / 100 if 1 < number <= 100 else number
        hint = f"did you mean `{meant:g}`?" if 0 < meant <= 1 else None
    value = f", not {shown(raw)}" if raw else ""
    problems.add(node, f"{what} must be a number above 0 and up to 1{value}", hint or "for example 0.72")
    return None


def read_url(node: Node, what: str, problems: Problems) -> str | None:
    """Return an address that begins with `http://` or `https://`."""
    text = read_text(node, what, problems)
    if text is None or _URL.fullmatch(text):
        return text
    bare = re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text)
    hint = f"did you mean {shown('https://' + text)}?" if bare else "for example https://example.org/page"
    problems.add(node, f"{what} must be a web address (http or https), not {shown(text)}", hint)
    return None


def either(words: Collection[str]) -> str:
    """Return `a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _exists(date: PartialDate) -> bool:
    try:
        datetime.date(date.year, date.month or 1, date.day or 1)
    except ValueError:
        return False
    return date.month != 0 and date.day != 0


def _date_hint(raw: str) -> str:
    raw = raw.strip()
    if german := re.fullmatch(r"(?:(\d{1,2})\. ?)?(\d{1,2})\. ?(\d{4})", raw, re.ASCII):
        parts = [german[3], german[2], german[1]]
    elif written := re.match(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})(?!\d))?", raw, re.ASCII):
        parts = list(written.groups())
    else:
        parts = []
    date = "-".join(part.zfill(2) for part in parts if part)
    return f"write `{date}`" if date else "write 2025, 2025-02 or 2025-02-13"


def _text_hint(node: Node) -> str | None:
    """Return what to do about `- Mayor: the hall is sold`, which YAML reads as a key and a value."""
    if isinstance(node, MappingNode) and len(node.pairs) == 1:
        key, value = node.pairs[0]
        if isinstance(key, Scalar) and isinstance(value, Scalar):
            return f"a text with a colon needs quotes: '{key.text[:40]}: …'"
    return None
