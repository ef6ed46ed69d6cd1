"""Confirming stances: `expect` in the claims file is brought up to what the articles say now.

Only the text of `expect` changes: a stance is replaced where it was written, what is new goes below it.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import yaml

from factcheck.errors import InputError, InputErrors
from factcheck.findings.expectations import Names, is_glob, meant_by, names_of
from factcheck.load.claims import parse_project
from factcheck.load.yaml_edits import (
    Edit,
    apply_edits,
    block_end,
    end_of,
    line_end,
    marked_tree,
    scalar,
    value_of,
)
from factcheck.model import (
    Claim,
    ClaimResult,
    Confidence,
    Expectation,
    Place,
    Project,
    Report,
    Stance,
)

_INDENTATION = "  "
_HINT = "write `expect` in it by hand; text that is shared by `&name` and `*name` cannot be edited alone"


@dataclass(frozen=True, slots=True)
class Update:
    """The claims file's text before and after. `left_out` are articles whose names YAML cannot hold."""

    path: str
    before: str
    after: str
    left_out: tuple[str, ...] = ()

    @property
    def diff(self) -> str:
        """A unified diff, or an empty text if nothing changes."""
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), self.path, self.path
        )
        ended = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
        return "".join(ended)


@dataclass(frozen=True, slots=True)
class _Confirmed:
    """What a claim's `expect` should say: a stance for each of its entries, in order, and further entries."""

    stances: tuple[Stance, ...]
    further: tuple[tuple[str, Stance], ...]


def update_expect(
    project: Project,
    report: Report,
    text: str,
    articles: Collection[str] | None = None,
    claims: Collection[str] = (),
) -> Update:
    """Return the claims file `text` with the present strong stances of all articles in each claim's `expect`.

    An article that no entry names gets one if it is not silent. An entry that no longer holds gets the
    present stance; a glob that still holds for some of its articles stays, and the others get an entry of
    their own, which wins over it. An entry whose article was not read stays, and so do claims that the
    report has no result for.

    Raises `InputErrors` if the text is no claims file, and InputError if it is not the project's or is
    written in a way that cannot be edited, such as an `expect` that two claims share.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    before = text.removeprefix(mark)
    current = parse_project(before, project.path)
    named = names_of(project, report.sources)
    every = frozenset(source.path for source in report.sources)
    some = every if articles is None else every.intersection(articles)
    confirmed = {
        result.claim.id: _confirmed(result, named, every if result.claim.id in claims else some)
        for result in report.claims
    }
    results = {result.claim.id: result.claim for result in report.claims}
    if any(claim != results.get(claim.id, claim) for claim in current.claims):
        raise InputError(Place(project.path), "the file was changed meanwhile", "run it again")
    root = marked_tree(before)
    nodes = value_of(root, "claims").value
    edits: dict[Edit, None] = {}
    for claim, node in zip(current.claims, nodes, strict=True):
        if claim.id in confirmed:
            edits |= dict.fromkeys(_edits(before, node, claim, confirmed[claim.id]))
    after = _edited(before, edits, current, confirmed)
    left_out = {path for each in confirmed.values() for path, _ in each.further if not path.isprintable()}
    return Update(project.path, mark + before, mark + after, tuple(sorted(left_out)))


def _confirmed(result: ClaimResult, named: Names, articles: frozenset[str]) -> _Confirmed:
    strong = (source for source in result.sources if source.assessment.confidence is Confidence.STRONG)
    present = {source.source.path: source.assessment.stance for source in strong}
    meant = [(entry, [s.path for s in meant_by(entry, named)]) for entry in result.claim.expect]
    exact = {path for entry, paths in meant if not is_glob(entry) for path in paths}
    by_globs: dict[str, set[Stance]] = {}
    stances = []
    for entry, paths in meant:
        glob = is_glob(entry)
        governed = [path for path in paths if path not in exact] if glob else paths
        now = Counter(present.get(path, Stance.SILENT) for path in governed)
        holds = entry.stance in now or not now or not articles.issuperset(governed)
        stances.append(entry.stance if holds else now.most_common(1)[0][0])
        if glob:
            for path in governed:
                by_globs.setdefault(path, set()).add(stances[-1])
    further = []
    for path in sorted(articles.intersection({*present, *by_globs}) - exact):
        stance = present.get(path, Stance.SILENT)
        if by_globs.get(path, {Stance.SILENT}) != {stance}:
            further.append((path, stance))
    return _Confirmed(tuple(stances), tuple(further))


def _edits(text: str, node: Any, claim: Claim, confirmed: _Confirmed) -> Iterator[Edit]:
    """Yield the edits of one claim, whose node in the marked tree is given."""
    expect = value_of(node, "expect")
    if isinstance(expect, yaml.MappingNode):
        for (_, value), entry, stance in zip(expect.value, claim.expect, confirmed.stances, strict=True):
            if entry.stance is not stance:
                yield Edit(value.start_mark.index, end_of(value), stance.value)
    added = [f"{scalar(path)}: {stance}" for path, stance in confirmed.further if path.isprintable()]
    if added:
        yield from _additions(text, node, expect, added)


def _additions(text: str, node: Any, expect: Any, added: Sequence[str]) -> Iterator[Edit]:
    """Yield the edits that add entries to a claim's `expect`, in the way in which the claim is written."""
    flow = "{" + ", ".join(added) + "}"
    column = node.value[0][0].start_mark.column
    entries = [_INDENTATION + line for line in added]
    match expect:
        case yaml.MappingNode(value=[*_, (_, last)]) if expect.flow_style:
            yield Edit(end_of(last), end_of(last), "".join(f", {line}" for line in added))
        case yaml.MappingNode(value=[(first, _), *_]):
            yield _lines(text, block_end(text, expect), first.start_mark.column, added)
        case yaml.MappingNode():
            yield Edit(expect.start_mark.index, end_of(expect), flow)
        case None if node.flow_style:
            end = end_of(node.value[-1][1])
            yield Edit(end, end, f", expect: {flow}")
        case None:
            yield _lines(text, block_end(text, node), column, ["expect:", *entries])
        case _ if node.flow_style:  # `expect: null`, `~` or nothing
            yield Edit(expect.start_mark.index, end_of(expect), f" {flow}")
        case _:
            yield Edit(expect.start_mark.index, end_of(expect), "")
            yield _lines(text, line_end(text, expect.start_mark.index), column, entries)


def _lines(text: str, position: int, column: int, lines: Sequence[str]) -> Edit:
    newline = "\r\n" if "\r\n" in text else "\n"
    before = newline if text[position - 1 : position] not in ("", "\n") else ""
    return Edit(position, position, before + "".join(f"{' ' * column}{line}{newline}" for line in lines))


def _edited(text: str, edits: Iterable[Edit], current: Project, confirmed: Mapping[str, _Confirmed]) -> str:
    """Return the edited text. Raises InputError unless it says just what it should."""
    wanted = replace(
        current, claims=tuple(_wanted(claim, confirmed.get(claim.id)) for claim in current.claims)
    )
    try:
        after = apply_edits(text, edits)
        found = parse_project(after, current.path)
    except (InputErrors, ValueError):
        found = None
    for claim, new in zip(wanted.claims, found.claims if found else current.claims, strict=True):
        if _without_places(claim) != _without_places(new):
            raise InputError(claim.place, f"`expect` of the claim `{claim.id}` cannot be edited", _HINT)
    if found is None or _without_places(wanted) != _without_places(found):
        raise InputError(Place(current.path), "`expect` cannot be edited in this file", _HINT)
    return after


def _wanted(claim: Claim, confirmed: _Confirmed | None) -> Claim:
    if confirmed is None:
        return claim
    pairs = zip(claim.expect, confirmed.stances, strict=True)
    further = ((path, stance) for path, stance in confirmed.further if path.isprintable())
    return replace(
        claim,
        expect=(
            *(replace(entry, stance=stance) for entry, stance in pairs),
            *(Expectation(path, stance, claim.place) for path, stance in further),
        ),
    )


def _without_places(value: object) -> object:
    """Return a value as nested tuples in which every place is left out, for lines move when text is added."""
    if isinstance(value, Place):
        return None
    if isinstance(value, tuple):
        return tuple(map(_without_places, value))
    if is_dataclass(value):
        return tuple(_without_places(getattr(value, field.name)) for field in fields(value))
    return value
