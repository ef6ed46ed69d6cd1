"""Values ↔ JSON: outcomes and compiled claims, which the cache keeps. Never pickle, which would run a stranger's code.

A dataclass or named tuple becomes a list of its fields in their order, an enumeration its value, so that an
outcome takes a third of the room that named fields would. The codecs are derived from the types, those of
model.py and others: a field added there is kept without a change here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from factcheck.model import ArticleOutcome

_LARGEST_PLAIN_INTEGER = 2**63
"""Larger ones (fingerprints) are written as hexadecimal text: decimal digits take quadratic time."""


@dataclass(frozen=True, slots=True)
class Codec:
    """How values of one type become JSON-able data and come back.

    `decode` raises `ValueError` for data that `encode` cannot have made.
    """

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


def dumps(value: Any, kind: Any = ArticleOutcome) -> bytes:
    """Return a value of a type as compact JSON, in ASCII.

    Raises `ValueError` for infinite numbers, and for those of thousands of digits.
    """
    data = codec_of(kind).encode(value)
    return json.dumps(data, separators=(",", ":"), allow_nan=False, check_circular=False).encode("ascii")


def loads(content: bytes, kind: Any = ArticleOutcome) -> Any:
    """Return the value that `dumps` wrote.

    Raises `ValueError` for anything else.
    """
    try:
        return codec_of(kind).decode(json.loads(content))
    except RecursionError:
        raise ValueError("nested too deeply") from None


@cache
def codec_of(kind: Any) -> Codec:
    """Return the codec of a type: a plain one, an enumeration, a tuple (named or not), a dataclass."""
    if kind is int:
        return Codec(_encode_integer, _decode_integer)
    if kind is float:
        return Codec(_same, _checking(float, int))  # a whole number is one too
    if kind in (str, bool):
        return Codec(_same, _checking(kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _enumeration(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        hints = get_type_hints(kind)
        return _row(kind.__name__, [*hints.values()], list, lambda values: kind(*values))
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if isinstance(kind, UnionType):
        return _optional(kind)
    raise TypeError(f"no codec for {kind}")


def _same(value: Any) -> Any:
    return value


def _encode_integer(value: int) -> int | str:
    return value if -_LARGEST_PLAIN_INTEGER <= value < _LARGEST_PLAIN_INTEGER else hex(value)


def _decode_integer(data: Any) -> int:
    if type(data) is int:
        return data
    if type(data) is str:
        return int(data, 16)
    raise ValueError("an integer was expected")


def _checking(*kinds: type) -> Callable[[Any], Any]:
    def decode(data: Any) -> Any:
        if type(data) not in kinds:
            raise ValueError(f"{kinds[0].__name__} was expected")
        return data

    return decode


def _enumeration(kind: type[StrEnum]) -> Codec:
    members = {member.value: member for member in kind}

    def decode(data: Any) -> StrEnum:
        member = members.get(data) if type(data) is str else None
        if member is None:
            raise ValueError(f"a {kind.__name__} was expected")
        return member

    return Codec(str, decode)


def _dataclass(kind: type) -> Codec:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    return _row(
        kind.__name__,
        [hints[name] for name in names],
        lambda value: [getattr(value, name) for name in names],
        lambda values: kind(*values),
    )


def _row(
    name: str, kinds: Sequence[Any], take: Callable[[Any], list[Any]], make: Callable[[list[Any]], Any]
) -> Codec:
    """Return the codec of what has a fixed number of fields: how they are taken from it, and how it is made of them."""
    codecs = [codec_of(kind) for kind in kinds]
    encoders = [(n, codec.encode) for n, codec in enumerate(codecs) if codec.encode is not _same]
    decoders = [codec.decode for codec in codecs]
    # Most fields are plain: one look at all types replaces a call for each. It makes decoding twice as fast.
    plain = [_plain_types(kind) for kind in kinds]
    others = [(n, decode) for n, (decode, types) in enumerate(zip(decoders, plain, strict=True)) if not types]
    known: set[tuple[type, ...]] = set()

    def encode(value: Any) -> list[Any]:
        values = take(value)
        for position, encode in encoders:
            values[position] = encode(values[position])
        return values

    def decode(data: Any) -> Any:
        if type(data) is not list:
            raise ValueError(f"a {name} was expected")
        types = tuple(map(type, data))
        if types in known:
            values = data.copy()
            for position, decode in others:
                values[position] = decode(values[position])
            return make(values)
        if len(data) != len(decoders):
            raise ValueError(f"the fields of a {name} were expected")
        values = [decode(item) for decode, item in zip(decoders, data, strict=True)]
        if all(not allowed or each in allowed for allowed, each in zip(plain, types, strict=True)):
            known.add(types)
        return make(values)

    return Codec(encode, decode)


def _plain_types(kind: Any) -> frozenset[type]:
    """Return the types of JSON values that stand for themselves in a field of this type; none for others."""
    options = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    plain = {str, int, float, bool, type(None)}
    numbers = (int,) if float in options else ()
    return frozenset((*options, *numbers)) if plain.issuperset(options) else frozenset()


def _tuple(kinds: tuple[Any, ...]) -> Codec:
    if kinds[-1] is not ...:
        return _row("tuple", kinds, list, tuple)
    item = codec_of(kinds[0])

    def decode(data: Any) -> tuple[Any, ...]:
        if type(data) is not list:
            raise ValueError("a list was expected")
        return tuple([item.decode(each) for each in data])

    if item.encode is _same:
        return Codec(list, decode)
    return Codec(lambda value: [item.encode(each) for each in value], decode)


def _optional(kind: UnionType) -> Codec:
    plain = [each for each in get_args(kind) if each is not type(None)]
    if len(plain) != 1:
        raise TypeError(f"no codec for {kind}")
    codec = codec_of(plain[0])
    return Codec(
        _same if codec.encode is _same else lambda value: None if value is None else codec.encode(value),
        lambda data: None if data is None else codec.decode(data),
    )
