"""Collecting all errors of one file, so that a curator sees every one of them at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NoReturn, Protocol

from factcheck.errors import InputError, InputErrors
from factcheck.model import Place

MAX_ERRORS = 200
"""Nobody reads more at once, and a hostile file must not make us suggest a million corrections."""

_LONGEST_SHOWN = 60
_LONGEST_SUGGESTED = 80
_LEAST_SIMILARITY = 0.6


class Located(Protocol):
    """Anything with a line and a column, both counted from 1."""

    @property
    def line(self) -> int:
        """The line, from 1."""

    @property
    def column(self) -> int:
        """The column in characters, from 1."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a text, both numbers counted from 1, columns in characters."""

    line: int
    column: int


def position_at(text: str, offset: int) -> Position:
    """Return the line and column of a character offset."""
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


class Problems:
    """The errors found so far in the file that `path` names."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._errors: list[InputError] = []

    def place(self, located: Located) -> Place:
        """Return where a node stands in the file."""
        return Place(self.path, located.line, located.column)

    def add(self, located: Located, message: str, hint: str | None = None) -> None:
        """Note one error.

        Raises `InputErrors` with those noted so far once there are `MAX_ERRORS`.
        """
        self._errors.append(InputError(self.place(located), message, hint))
        if len(self._errors) >= MAX_ERRORS:
            more = InputError(
                None, f"stopped after {MAX_ERRORS} errors", "correct these first, then run again"
            )
            raise InputErrors((*sort_errors(self._errors), more))

    def stop(self, located: Located, message: str, hint: str | None = None) -> NoReturn:
        """Note one error that makes reading on pointless, and raise `InputErrors` with all."""
        self.add(located, message, hint)
        raise InputErrors(sort_errors(self._errors))

    def raise_if_any(self) -> None:
        """Raise `InputErrors` with all errors in the order of their places, if there are any."""
        if self._errors:
            raise InputErrors(sort_errors(self._errors))


def sort_errors(errors: Collection[InputError]) -> tuple[InputError, ...]:
    """Return the errors in the order of their places; those without a place come first."""
    return tuple(sorted(errors, key=lambda error: (error.place or Place("", 0, 0), error.message)))


def shown(text: str) -> str:
    r"""Return a text from the file as it may stand in a message: in backquotes, short and harmless.

    Characters that are not printable (escape codes, direction marks) are written as `\x1b`.
    """
    short = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    safe = (c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in short)
    return f"`{''.join(safe)}`"


def did_you_mean(
    word: str, choices: Collection[str], synonyms: Mapping[str, str] | None = None
) -> str | None:
    """Return `did you mean …?` for the choice that a misspelt word is nearest to, or None.

    `synonyms` maps other words for a choice, in lower case, to the choice.
    """
    if len(word) > _LONGEST_SUGGESTED:
        return None
    plain = _plain(word)
    meant = next((choice for other, choice in (synonyms or {}).items() if _plain(other) == plain), None)
    if meant is None:
        from rapidfuzz import process, utils
        from rapidfuzz.distance import OSA

        nearest = process.extractOne(
            word,
            choices,
            processor=utils.default_process,
            scorer=OSA.normalized_similarity,
            score_cutoff=_LEAST_SIMILARITY,
        )
        meant = nearest[0] if nearest else None
    return f"did you mean `{meant}`?" if meant is not None else None


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", "", word).casefold()
