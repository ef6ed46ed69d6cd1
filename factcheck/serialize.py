"""`ArticleOutcome` ↔ JSON: what the cache keeps. Never pickle, which would run a stranger's code.

A dataclass becomes a list of its fields in their order, an enumeration its value, so that an outcome
takes a third of the room that named fields would. The codecs are derived from the types of model.py:
a field added there is kept without a change here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
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


def dumps(outcome: ArticleOutcome) -> bytes:
    """Return an outcome as compact JSON, in ASCII."""
    data = codec_of(ArticleOutcome).encode(outcome)
    return json.dumps(data, separators=(",", ":"), allow_nan=False).encode("ascii")


def loads(content: bytes) -> ArticleOutcome:
    """Return the outcome that `dumps` wrote.

    Raises `ValueError` for anything else.
    """
    try:
        outcome = codec_of(ArticleOutcome).decode(json.loads(content))
    except RecursionError:
        raise ValueError("nested too deeply") from None
    assert isinstance(outcome, ArticleOutcome)
    return outcome


@cache
def codec_of(kind: Any) -> Codec:
    """Return the codec of a type that model.py uses: a plain one, an enumeration, a tuple, a dataclass."""
    if kind is int:
        return Codec(_encode_integer, _decode_integer)
    if kind in (str, float, bool):
        return Codec(_same, _checking(kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _enumeration(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
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


def _checking(kind: type) -> Callable[[Any], Any]:
    def decode(data: Any) -> Any:
        if type(data) is not kind:
            raise ValueError(f"{kind.__name__} was expected")
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
    codecs = [codec_of(hints[name]) for name in names]
    encoders = [(name, codec.encode) for name, codec in zip(names, codecs, strict=True)]
    decoders = [codec.decode for codec in codecs]
    # Most fields are plain: one look at all types replaces a call for each. It makes decoding twice as fast.
    plain = [_plain_types(hints[name]) for name in names]
    others = [
        (n, codec.decode) for n, (codec, types) in enumerate(zip(codecs, plain, strict=True)) if not types
    ]
    known: set[tuple[type, ...]] = set()

    def encode(value: Any) -> list[Any]:
        return [encode(getattr(value, name)) for name, encode in encoders]

    def decode(data: Any) -> Any:
        if type(data) is not list:
            raise ValueError(f"a {kind.__name__} was expected")
        types = tuple(map(type, data))
        if types in known:
            values = data.copy()
            for position, decode in others:
                values[position] = decode(values[position])
            return kind(*values)
        if len(data) != len(decoders):
            raise ValueError(f"the fields of a {kind.__name__} were expected")
        values = [decode(item) for decode, item in zip(decoders, data, strict=True)]
        if all(not allowed or each in allowed for allowed, each in zip(plain, types, strict=True)):
            known.add(types)
        return kind(*values)

    return Codec(encode, decode)


def _plain_types(kind: Any) -> frozenset[type]:
    """Return the types of JSON values that stand for themselves in a field of this type; none for others."""
    options = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    plain = {str, int, float, bool, type(None)}
    return frozenset(options) if plain.issuperset(options) else frozenset()


def _tuple(kinds: tuple[Any, ...]) -> Codec:
    if kinds[-1] is ...:
        item = codec_of(kinds[0])
        return Codec(
            lambda value: [item.encode(each) for each in value],
            lambda data: tuple([item.decode(each) for each in _list(data, None)]),
        )
    items = [codec_of(kind) for kind in kinds]
    return Codec(
        lambda value: [codec.encode(each) for codec, each in zip(items, value, strict=True)],
        lambda data: tuple(
            [codec.decode(each) for codec, each in zip(items, _list(data, len(items)), strict=True)]
        ),
    )


def _list(data: Any, length: int | None) -> list[Any]:
    if type(data) is not list or (length is not None and len(data) != length):
        raise ValueError("a list was expected")
    return data


def _optional(kind: UnionType) -> Codec:
    plain = [each for each in get_args(kind) if each is not type(None)]
    if len(plain) != 1:
        raise TypeError(f"no codec for {kind}")
    codec = codec_of(plain[0])
    return Codec(
        lambda value: None if value is None else codec.encode(value),
        lambda data: None if data is None else codec.decode(data),
    )
