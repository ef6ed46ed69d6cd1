import pytest

from factcheck.reports._safe import ACTIVE, inert_line, one_line, visible
from tests.reports.hostile import HOSTILE


def test_active_characters_are_shown_not_sent() -> None:
    assert visible("a\x1b[31mb\x7f\x9b2J\u202e\ud800") == "a␛[31mb␡<U+009B>2J<U+202E><U+D800>"


def test_ordinary_text_stays_as_it_is() -> None:
    text = "„Größe“ – 5 % … 漢字 👩‍👩‍👧"
    assert visible(text) == text


def test_kept_characters_stay() -> None:
    assert visible("a\tb\nc\x1b", keep="\t\n") == "a\tb\nc␛"


def test_one_line_has_no_break_and_nothing_active() -> None:
    assert one_line("  a\r\n\t b\u2028c ") == "a b c"
    assert not ACTIVE.search(one_line(HOSTILE))


@pytest.mark.parametrize(
    ("line", "inert"),
    [
        ("::error::x", "∶:error::x"),
        ("   ::add-mask::x", "   ∶:add-mask::x"),
        ("a ##[warning]x", "a ##(warning]x"),
        ("a ##vso[task.setvariable]x", "a ##vso(task.setvariable]x"),
        ("###[x", "###(x"),
        ("std::vector ## x [1]", "std::vector ## x [1]"),
    ],
)
def test_no_ci_runner_reads_a_command(line: str, inert: str) -> None:
    assert inert_line(line) == inert
    assert len(inert_line(line, unicode=False)) == len(line)
    assert inert_line(line, unicode=False).isascii()
