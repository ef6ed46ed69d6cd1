import importlib.util
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

from tests.reports.sample import sample_report

SCRIPT = Path(__file__).parents[2] / "docs" / "make_picture.py"


def make_picture() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_picture", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_picture_is_stable_well_formed_and_fetches_nothing() -> None:
    module = make_picture()
    report = module.excerpt(sample_report())
    svg = module.picture(report)
    assert svg == module.picture(report)
    assert {result.claim.id for result in report.claims} == {
        "huber-stopped-bridge",
        "state-pays-half",
        "secret-report",
    }
    ElementTree.fromstring(svg)
    assert "@font-face" not in svg
    assert "url(http" not in svg
