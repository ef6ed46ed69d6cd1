"""An outcome survives JSON unchanged, and nothing but an outcome comes out of it."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import (
    ArticleOutcome,
    Assessment,
    Cue,
    Evidence,
    Fact,
    PartialDate,
    Signal,
    SourceInfo,
    Span,
    Stance,
    WordMatch,
)
from factcheck.serialize import codec_of, dumps, loads
from tests.builders import outcome

TEXT = st.text(max_size=12)
SHARE = st.floats(0, 1)
NUMBER = st.integers(0, 10**6)
SPANS = st.builds(Span, NUMBER, NUMBER)
DATES = st.builds(PartialDate, st.integers(1900, 2100), st.none() | st.integers(1, 12), st.none())
CUES = st.builds(Cue, TEXT, TEXT, NUMBER, NUMBER, st.none() | SPANS)
WORDS = st.builds(WordMatch, TEXT, TEXT, TEXT, SHARE, SHARE, st.none() | SPANS)
SIGNALS = st.builds(Signal, TEXT, SHARE, st.floats(-9, 9))
EVIDENCE = st.builds(
    Evidence,
    path=TEXT,
    span=SPANS,
    quote=TEXT,
    speaker=st.none() | TEXT,
    score=SHARE,
    cues=st.lists(CUES, max_size=2).map(tuple),
    words=st.lists(WORDS, max_size=2).map(tuple),
    signals=st.lists(SIGNALS, max_size=2).map(tuple),
)
ASSESSMENTS = st.builds(
    Assessment,
    st.sampled_from(Stance),
    score=SHARE,
    evidence=st.lists(EVIDENCE, max_size=2).map(tuple),
    considered=st.lists(EVIDENCE, max_size=1).map(tuple),
)
SOURCES = st.builds(
    SourceInfo,
    path=TEXT,
    title=st.none() | TEXT,
    date=st.none() | DATES,
    sentences=NUMBER,
    facts=st.lists(st.builds(Fact, TEXT, TEXT, TEXT), max_size=2).map(tuple),
    notes=st.lists(TEXT, max_size=2).map(tuple),
    fingerprint=st.lists(st.integers(-(2**70), 2**4096), max_size=2).map(tuple),
)
OUTCOMES = st.builds(ArticleOutcome, SOURCES, st.lists(st.tuples(TEXT, ASSESSMENTS), max_size=2).map(tuple))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=60)
@given(OUTCOMES)
def test_an_outcome_survives_the_round_trip(original: ArticleOutcome) -> None:
    assert loads(dumps(original)) == original


def test_what_comes_back_has_the_same_types() -> None:
    original = outcome("a.txt", "2025-02", {"bridge-closed": Stance.REFUTES})
    restored = loads(dumps(original))
    passage = restored.assessments[0][1].evidence[0]
    assert type(passage.stance) is Stance
    assert isinstance(passage.cues, tuple)
    assert repr(restored) == repr(original)


@settings(max_examples=60)
@given(JSON)
def test_other_json_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match="expected"):
        loads(json.dumps(data).encode())


@settings(max_examples=60)
@given(st.binary(max_size=30))
def test_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the json module words these itself
        loads(content)


@pytest.mark.parametrize("content", [b"[" * 100_000, b"[[" + b"[]," * 9 + b"[]],[]]", b"\xff", b""])
def test_hostile_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        loads(content)


def test_every_field_of_the_model_is_kept() -> None:
    encoded = codec_of(SourceInfo).encode(SourceInfo("a.txt"))
    assert len(encoded) == len(fields(SourceInfo))


def test_a_large_fingerprint_is_not_written_in_decimal() -> None:
    original = ArticleOutcome(SourceInfo("a.txt", fingerprint=(300, 2**4095)))
    assert b'"0x8000' in dumps(original)
    assert loads(dumps(original)) == original
