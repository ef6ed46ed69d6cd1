"""Lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.lines import Lines, line_column, text_lines


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (1, 1)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 5, (2, 2)),
        ("ab\rcd", 3, (2, 1)),
        ("ab\n", 2, (1, 3)),
        ("ä😀b\n", 2, (1, 3)),
        ("a\n\n\nb", 4, (4, 1)),
    ],
)
def test_places_count_from_one_in_characters(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert line_column(text, offset) == expected
    assert Lines.of(text).place(offset) == expected


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from("ab \t\r\n\x0b\u2028"), max_size=60))
def test_text_lines_slice_back(text: str) -> None:
    lines = text_lines(text, 0)
    assert all(text[line.start : line.end] == line.content == line.content.strip() for line in lines)
    assert "".join("".join(line.content.split()) for line in lines) == "".join(text.split())
