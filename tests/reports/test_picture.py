import importlib.util
import re
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


def test_the_picture_is_stable_well_formed_and_fetches_nothing() -> None:
    module = make_picture()
    svg = module.picture(sample_report())
    assert svg == module.picture(sample_report())
    ElementTree.fromstring(svg)
    assert "@font-face" not in svg
    assert "url(http" not in svg


def test_the_picture_in_the_readme_shows_the_claim_and_no_path_of_a_machine() -> None:
    module = make_picture()
    svg = module.PICTURE.read_text(encoding="utf-8")
    text = " ".join("".join(ElementTree.fromstring(svg).itertext()).replace("\xa0", " ").split())
    assert f"factcheck verify --claim {module.SHOWN}" in text
    assert "seeds/000_" in text
    machine = re.search(r"(?<![\w/])/\w+/", text.replace("https://", ""))
    assert machine is None, "run `python docs/make_picture.py`"
