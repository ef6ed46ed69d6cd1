import pytest

from factcheck.reports import render
from tests.reports.golden import CASES, FOLDER
from tests.reports.sample import sample_report


@pytest.mark.parametrize("name", CASES)
def test_output_is_as_recorded(name: str) -> None:
    format_name, options = CASES[name]

    output = render(format_name, sample_report(), options)

    assert output == (FOLDER / name).read_text(encoding="utf-8")
