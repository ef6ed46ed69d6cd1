"""Editing YAML as text: what is written is read again, and nothing else moves."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.load.problems import Problems
from factcheck.load.yaml_edits import Edit, apply_edits, block_end, end_of, marked_tree, scalar, value_of
from factcheck.load.yaml_nodes import Scalar, compose

printable = st.text(min_size=1, max_size=40).filter(str.isprintable)


@settings(max_examples=60)
@given(printable)
def test_any_printable_text_is_read_again_by_us_and_by_others_in_block_and_flow(text: str) -> None:
    for document in (f"{scalar(text)}: {scalar(text)}\n", f"{{{scalar(text)}: {scalar(text)}}}\n"):
        assert yaml.safe_load(document) == {text: text}
        root = compose(document, Problems("x"))
        assert root is not None
        assert not isinstance(root, Scalar)


@pytest.mark.parametrize(
    "text", ["yes", "NULL", "~", "12", "1e5", "2025-01-01", "0x1f", "=", "<<", "- a", "a: b", ".inf"]
)
def test_what_looks_like_another_type_or_structure_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


@pytest.mark.parametrize("text", ["articles/neu ü.txt", "repeats-false-claim", "Ada Lovelace", "seeds/*.txt"])
def test_a_harmless_text_stays_as_it_is(text: str) -> None:
    assert scalar(text) == text


@settings(max_examples=60)
@given(printable, st.data())
def test_edits_change_their_parts_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert apply_edits(text, [Edit(start, end, "…")]) == f"{text[:start]}…{text[end:]}"
    assert apply_edits(text, [Edit(start, end, text[start:end])]) == text


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply_edits("abc", [Edit(0, 2, ""), Edit(1, 3, "")])


@pytest.mark.parametrize(
    ("value", "ends_with"),
    [
        ("plain", "plain"),
        ("'quoted' # comment", "'quoted'"),
        ("|\n  block\n", "block\n\n"),
        ("[a,\n  b]", "b]"),
        ("\n  x: 1\n  y: [2]\n\n# comment\n", "[2]"),
        ("{}", "{}"),
    ],
)
def test_a_node_ends_where_its_own_text_does(value: str, ends_with: str) -> None:
    text = f"ü: 0\nkey: {value}\nlast: 1\n"
    node = value_of(marked_tree(text), "key")
    assert text[: end_of(node)].endswith(ends_with)
    assert text[: block_end(text, node)].endswith("\n")
