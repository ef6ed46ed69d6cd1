import subprocess
import sys

import pytest

from factcheck.model import RenderOptions
from factcheck.reports import format_names, render
from tests.reports.hostile import hostile_report
from tests.reports.sample import sample_report


def test_formats_are_the_modules_of_the_package() -> None:
    assert {"json", "text"} <= set(format_names())
    assert not any(name.startswith("_") for name in format_names())


def test_unknown_format_is_named_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match=r"unknown format 'pdf'.*json.*text"):
        render("pdf", sample_report(), RenderOptions())


def test_a_part_is_no_format() -> None:
    with pytest.raises(ValueError, match="unknown format"):
        render("_safe", sample_report(), RenderOptions())


@pytest.mark.parametrize("name", format_names())
def test_every_format_renders_both_reports_twice_the_same(name: str) -> None:
    for report in (sample_report(), hostile_report()):
        output = render(name, report, RenderOptions())
        assert output == render(name, report, RenderOptions())
        output.encode("utf-8")


def test_listing_formats_and_rendering_json_import_no_rich() -> None:
    code = (
        "import sys, factcheck.reports as r; from factcheck.model import Report, RenderOptions; "
        "r.format_names(); r.render('json', Report('1'), RenderOptions()); "
        "sys.exit(any(name.split('.')[0] == 'rich' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
