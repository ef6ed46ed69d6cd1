"""Compiled claims as JSON, so that a later run compiles only the claims that changed.

What a claim is compiled into depends on its own wordings, the language, the aliases and this package, and on
no other claim. What is cheap to read again near a passage is not stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from types import GenericAlias
from typing import Protocol, get_type_hints

from factcheck.match.terms import CompiledWording
from factcheck.match.wordings import WordingCompiler
from factcheck.model import Claim
from factcheck.serialize import dumps, loads

GIVEN = {"claim", "wording", "reader"}
"""Fields of a compiled wording that are known without compiling it."""
STORED = tuple(field.name for field in fields(CompiledWording) if field.name not in GIVEN)
_HINTS = get_type_hints(CompiledWording)
_WORDING = GenericAlias(tuple, (int, *(_HINTS[name] for name in STORED)))
"""A compiled wording's number in its claim, and its stored fields."""
_CLAIM = GenericAlias(tuple, (_WORDING, ...))


class Store(Protocol):
    """Keeps bytes by name, for the same aliases and the same package, where nobody else can change them."""

    def find(self, names: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return what is kept of those names."""

    def keep(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep contents by their names, all or none of them."""


class Copied:
    """What was found in a store or kept in it, in memory: it can be sent to a process that has no part in the store."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store
        self._entries: dict[bytes, bytes] = {}

    def find(self, names: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return what is known of those names."""
        if self._store is not None:
            self._entries.update(self._store.find(names))
        return {name: self._entries[name] for name in names if name in self._entries}

    def keep(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep contents by their names, in the store too."""
        self._entries.update(entries)
        if self._store is not None:
            self._store.keep(entries)

    def __getstate__(self) -> dict[str, object]:
        return {"_store": None, "_entries": self._entries}


def compiled_claims(
    claims: Sequence[Claim], compiler: WordingCompiler, store: Store | None = None
) -> tuple[CompiledWording, ...]:
    """Return the wordings of all claims in order, compiled, or as the store has them from an earlier run."""
    if store is None:
        return tuple(each for number, claim in enumerate(claims) for each in compiler.compiled(number, claim))
    names = {number: _name(claim, compiler) for number, claim in enumerate(claims) if compiler.speaks(claim)}
    known = store.find(tuple(names.values()))
    compiled: list[CompiledWording] = []
    made: dict[bytes, bytes] = {}
    for number, name in names.items():
        claim, wordings = claims[number], None
        if name in known:
            with suppress(ValueError):
                wordings = _loaded(known[name], number, claim, compiler)
        if wordings is None:
            wordings = compiler.compiled(number, claim)
            with suppress(ValueError):  # an amount that is no number for JSON
                made[name] = _dumped(wordings, claim)
        compiled += wordings
    store.keep(made)
    return tuple(compiled)


def _name(claim: Claim, compiler: WordingCompiler) -> bytes:
    """Return all that a claim's compiled wordings depend on beside aliases and package."""
    wordings = [(wording.text, wording.kind.value, wording.language) for wording in claim.wordings]
    return repr((compiler.language, wordings)).encode()


def _dumped(compiled: Sequence[CompiledWording], claim: Claim) -> bytes:
    numbers = {id(wording): number for number, wording in enumerate(claim.wordings)}
    rows = [(numbers[id(each.wording)], *(getattr(each, name) for name in STORED)) for each in compiled]
    return dumps(rows, _CLAIM)


def _loaded(
    content: bytes, number: int, claim: Claim, compiler: WordingCompiler
) -> tuple[CompiledWording, ...]:
    return tuple(
        CompiledWording(
            claim=number,
            wording=claim.wordings[wording],
            reader=compiler.reader,
            **dict(zip(STORED, stored, strict=True)),
        )
        for wording, *stored in loads(content, _CLAIM)
    )
