"""No bytes end in a traceback, and none take unbounded time or memory."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import InputErrors
from factcheck.load.claims import load_project, parse_project, starter
from factcheck.load.problems import MAX_ERRORS
from factcheck.model import Project

EXAMPLES = settings(max_examples=60, deadline=None)


def outcome(text: str) -> Project | InputErrors:
    """Return the project or its errors, after checking that these can be shown."""
    try:
        return parse_project(text, "c")
    except InputErrors as errors:
        check_presentable(errors, text)
        return errors


def check_presentable(errors: InputErrors, text: str) -> None:
    assert errors.errors
    for error in errors.errors:
        assert error.message
        assert error.message.isprintable()
        assert error.hint is None or error.hint.isprintable()
        assert error.place is None or 1 <= error.place.line <= len(text.splitlines()) + 1


@given(st.binary(max_size=300))
@EXAMPLES
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "claims.yaml")
        path.write_bytes(content)
        with suppress(InputErrors):
            load_project(path)


@given(st.text(alphabet=st.sampled_from("ab: -[]{}&*!|>'\"%@`#,?\n\t\\<.0127~"), max_size=60))
@EXAMPLES
def test_any_yaml_like_text_is_read_or_refused(text: str) -> None:
    outcome(text)
    outcome(f"claims: [{{id: a, statement: Zu.}}]\naliases: {text}")


@given(st.data())
@EXAMPLES
def test_any_mutation_of_a_valid_file_is_read_or_refused(data: st.DataObject) -> None:
    text = starter()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 12)))
        text = (
            text[:start]
            + data.draw(st.text(max_size=4) | st.sampled_from([": ", "- ", "[", '"', "\t"]))
            + text[end:]
        )
    outcome(text)


def nested_aliases() -> str:
    """Return ten lists, each of ten times the list before: ten billion values if written out."""
    lines = ["n0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"n{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[" * 100_000, "nested more than 16 levels"),
        ("- " * 100_000, "nested more than 16 levels"),
        ("{a: " * 100_000, "nested more than 16 levels"),
        (nested_aliases(), "repeat more than 10,000 values"),
        ("a: &a x\nb: [" + "*a, " * 10_001 + "]", "repeat more than 10,000 values"),
        ("%TAG !a! b\n" * 10_000 + "---\na: b", "`%TAG` is not supported"),
        ("claims: [{id: a, statement: " + "a " * 10_000 + "}]", "characters long; 2,000 are allowed"),
        ("a: \ud800", "control character U+D800"),
        (r'claims: [{id: a, statement: "\ud800"}]', "escape"),
    ],
)
def test_bombs_are_refused(text: str, part: str) -> None:
    with pytest.raises(InputErrors) as caught:
        parse_project(text, "c")
    assert part in str(caught.value)


def test_errors_are_bounded() -> None:
    result = outcome("".join(f"key{i}: x\n" for i in range(10 * MAX_ERRORS)))
    assert isinstance(result, InputErrors)
    assert len(result.errors) == MAX_ERRORS + 1
    assert "stopped after" in result.errors[-1].message


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\x9b", "\u2028", "\xad"])
def test_invisible_characters_are_escaped_in_messages(character: str) -> None:
    outcome(f"claims: [{{id: a, statement: Zu., verdict: fa{character}lse, x{character}y: z}}]")


def test_unusual_line_separators_do_not_shift_places() -> None:
    result = outcome("claims:\n- id: a\n  statement: Das\u2028Bad\u2029ist\x85zu.\n  vverdict: x\n")
    assert isinstance(result, InputErrors)
    assert str(result).startswith("c:4:3: unknown key `vverdict`")


def test_markup_and_direction_marks_in_wordings_are_kept_for_the_reports_to_escape() -> None:
    statement = "[bold]::error::<b>\u202eZu"
    project = parse_project(f"claims: [{{id: a, statement: '{statement}'}}]", "c")
    assert project.claims[0].statement == statement
