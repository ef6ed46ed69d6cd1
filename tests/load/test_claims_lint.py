"""Claims files that load, and still cannot be meant as they are."""

from __future__ import annotations

from factcheck.load.claims import lint_references, parse_project
from factcheck.model import Claim, Place, Project, Wording, WordingKind


def lint(text: str) -> list[str]:
    return [str(error) for error in lint_references(parse_project(text, "c"))]


def test_an_unknown_id_in_contradicts_gets_a_suggestion() -> None:
    (message,) = lint(
        "claims:\n"
        "- {id: pool-closed, statement: Zu., contradicts: [pool-stay]}\n"
        "- {id: pool-stays, statement: Auf.}\n"
    )
    assert message == (
        "c:2:51: `contradicts` names `pool-stay`, but no claim has this id (did you mean `pool-stays`?)"
    )


def test_a_claim_cannot_contradict_itself_or_name_another_twice() -> None:
    messages = lint(
        "claims:\n- {id: one, statement: Zu., contradicts: [one, two, two]}\n- {id: two, statement: Auf.}"
    )
    assert ["contradicts itself" in messages[0], "names `two` twice" in messages[1]] == [True, True]
    assert len(messages) == 2


def test_a_wording_written_twice_is_found_whatever_its_case_and_punctuation() -> None:
    (message,) = lint(
        "claims:\n- id: a\n  statement: Das Bad ist zu.\n  paraphrases:\n  - das Bad  ist zu!\n"
    )
    assert message.startswith("c:5:5: `das Bad ist zu!` is written twice in the claim `a`")
    assert "already the statement on line 3" in message


def test_a_wording_cannot_affirm_and_deny() -> None:
    (message,) = lint(
        "claims: [{id: a, statement: Zu., paraphrases: [Es ist zu.], counterclaims: [Es ist zu]}]"
    )
    assert "both affirms and denies" in message


def test_two_claims_cannot_share_a_statement() -> None:
    (message,) = lint("claims:\n- {id: one, statement: Zu.}\n- {id: two, statement: zu}\n")
    assert message.startswith("c:3:24: the claim `two` has the same statement as `one`")


def test_wordings_that_differ_in_a_value_are_different() -> None:
    assert lint("claims: [{id: a, statement: 5 % mehr., counterclaims: [5 € mehr., 4 % mehr.]}]") == []


def test_claims_made_in_code_are_placed_at_the_claim() -> None:
    place = Place("c", 7, 3)
    claim = Claim("a", (Wording("Zu.", WordingKind.STATEMENT, place),), place, contradicts=("b",))
    (error,) = lint_references(Project("c", (claim,)))
    assert error.place == place
