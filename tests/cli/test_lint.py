from pathlib import Path

import pytest

from factcheck.lint import lint
from factcheck.load.claims import parse_project
from tests.cli.project import CLAIMS, WEATHER, run, write_project


def problems(claim: str, articles: tuple[str, ...] = ()) -> list[str]:
    """Return the problems of a file with one claim, given as the lines below its id."""
    lines = "".join(f"    {line}\n" for line in claim.strip().splitlines())
    project = parse_project(f"claims:\n  - id: one\n{lines}", "claims.yaml")
    return [str(problem) for problem in lint(project, articles)]


def test_a_file_in_order_passes(folder: Path) -> None:
    write_project(folder, {"weather.txt": WEATHER})
    result = run("lint")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "in order: 2 claims" in result.stderr


def test_the_starter_file_is_in_order(folder: Path) -> None:
    assert run("init").exit_code == 0
    (folder / "articles").mkdir()
    (folder / "articles" / "2024-03-18-rat.txt").write_text(WEATHER, encoding="utf-8")
    result = run("lint")
    assert result.stdout == ""


def test_problems_are_printed_with_their_places_and_exit_with_1(folder: Path) -> None:
    write_project(folder, {"weather.txt": WEATHER}, f"{CLAIMS}    contradicts: [plant-close]\n")
    result = run("lint")
    assert result.exit_code == 1
    assert result.stdout.startswith("claims.yaml:14:19: `contradicts` names `plant-close`")
    assert "did you mean `plant-closes`?" in result.stdout


def test_a_broken_file_exits_with_2(folder: Path) -> None:
    write_project(folder, {}, "claims: 7\n")
    assert run("lint").exit_code == 2


def test_a_paraphrase_that_denies_its_statement() -> None:
    (problem,) = problems(
        """
statement: Die Papierfabrik in Lindenau schließt.
paraphrases: [Die Papierfabrik in Lindenau schließt nicht.]
"""
    )
    assert problem.startswith("claims.yaml:4:19: the paraphrase")
    assert "is read as denying its statement because of `nicht`" in problem


def test_a_counterclaim_that_affirms_the_statement() -> None:
    (problem,) = problems(
        """
statement: The paper mill in Lindenau will close.
counterclaims: [The paper mill in Lindenau will surely close.]
"""
    )
    assert "is read as affirming the statement" in problem


@pytest.mark.parametrize("statement", ["Das ist so.", "Es schließt.", "He said so."])
def test_a_wording_that_is_too_general(statement: str) -> None:
    assert any("is too general" in problem for problem in problems(f"statement: {statement}"))


@pytest.mark.parametrize(
    "claim",
    [
        "statement: Die Brücke ist gesperrt.",
        "statement: The bridge was closed.",
        "statement: Lindenau schließt das Hallenbad.\nparaphrases: [Lindenau macht das Hallenbad dicht.]",
        "statement: Lindenau schließt das Hallenbad.\ncounterclaims: [Das Hallenbad schließt nicht.]",
    ],
)
def test_claims_in_order_have_no_problems(claim: str) -> None:
    assert problems(claim) == []


def test_an_expectation_without_an_article() -> None:
    claim = "statement: Die Brücke ist gesperrt.\nexpect: {articles/2023-*.txt: supports}"
    (problem,) = problems(claim, ("articles/2024-01.txt",))
    assert "no article matches `articles/2023-*.txt`" in problem
    assert problems(claim, ("articles/2023-01.txt",)) == []
    assert problems(claim) == []
