"""What a readable claims file may still get wrong: ids that do not exist, wordings written twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, islice, zip_longest

from factcheck.errors import InputError
from factcheck.load.problems import MAX_ERRORS, did_you_mean, shown, sort_errors
from factcheck.model import Claim, Project, Wording, WordingKind


def lint_references(project: Project) -> tuple[InputError, ...]:
    """Return the problems between claims and between the wordings of one claim, ordered by place.

    Ids in `contradicts` that do not exist, that are the claim's own or that are named twice; wordings that
    are the same but for case, punctuation and spaces, within one claim; one statement in two claims. At
    most `MAX_ERRORS` are returned.
    """
    ids = {claim.id for claim in project.claims}
    found = chain(
        (problem for claim in project.claims for problem in _lint_contradicts(claim, ids)),
        (problem for claim in project.claims for problem in _lint_wordings(claim)),
        _lint_statements(project.claims),
    )
    return sort_errors(tuple(islice(found, MAX_ERRORS)))


def _lint_contradicts(claim: Claim, ids: set[str]) -> Iterator[InputError]:
    named: set[str] = set()
    for other, written in zip_longest(claim.contradicts, claim.contradicts_places[: len(claim.contradicts)]):
        place = written or claim.place
        if other == claim.id:
            yield InputError(place, f"the claim `{claim.id}` contradicts itself", "remove its own id")
        elif other not in ids:
            hint = did_you_mean(other, ids) or "add that claim, or remove the id"
            yield InputError(place, f"`contradicts` names {shown(other)}, but no claim has this id", hint)
        elif other in named:
            yield InputError(place, f"`contradicts` names `{other}` twice", "remove one")
        named.add(other)


def _lint_wordings(claim: Claim) -> Iterator[InputError]:
    first: dict[str, Wording] = {}
    for wording in claim.wordings:
        earlier = first.setdefault(_normal_form(wording.text), wording)
        if earlier is wording:
            continue
        if _affirms(earlier) == _affirms(wording):
            message = f"{shown(wording.text)} is written twice in the claim `{claim.id}`"
            hint = f"remove it; it is already the {earlier.kind} on line {earlier.place.line}"
        else:
            message = f"{shown(wording.text)} both affirms and denies the claim `{claim.id}`"
            hint = f"remove it here or as the {earlier.kind} on line {earlier.place.line}"
        yield InputError(wording.place, message, hint)


def _lint_statements(claims: tuple[Claim, ...]) -> Iterator[InputError]:
    first: dict[str, Claim] = {}
    for claim in claims:
        earlier = first.setdefault(_normal_form(claim.statement), claim)
        if earlier is not claim:
            message = f"the claim `{claim.id}` has the same statement as `{earlier.id}`"
            hint = f"join it with the claim on line {earlier.place.line}"
            yield InputError(claim.wordings[0].place, message, hint)


def _affirms(wording: Wording) -> bool:
    return wording.kind is not WordingKind.COUNTERCLAIM


def _normal_form(text: str) -> str:
    """Return a text without case, punctuation and repeated spaces; digits and signs of value stay."""
    return " ".join(re.findall(r"[\w%€$+<>=°]+", unicodedata.normalize("NFKC", text).casefold()))
