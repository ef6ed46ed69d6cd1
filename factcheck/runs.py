"""One run: from a claims file to its articles and the report, by the stages of `factcheck.pipeline`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.cache import open_cache
from factcheck.conclusion import report_on
from factcheck.errors import InputError, InputErrors
from factcheck.load.archives import is_address
from factcheck.load.articles import article_name, find_articles
from factcheck.load.problems import shown
from factcheck.model import Article, ArticleOutcome, Project, Report, Skipped
from factcheck.reading import Input, article_of, read_inputs
from factcheck.runners import runner_for
from factcheck.workers import Execution, judge_all, recipe_for

if TYPE_CHECKING:
    from factcheck.pipeline import Engine

Track = Callable[[Iterable[Path], int], Iterable[Path]]
"""Passes paths on unchanged and in order, and may show how far they got: the paths, and how many they are."""

_MOST_REASONS = 10


@dataclass(frozen=True, slots=True)
class Inputs:
    """The article files of a run: all of them, those that were named, and what was left out.

    `named` are paths as places write them. `root` is the claims file's folder. `addresses` are archives
    that are no files, such as `s3://bucket/archive.jsonl`.
    """

    root: Path
    paths: tuple[Path, ...]
    named: frozenset[str] = frozenset()
    skipped: tuple[Skipped, ...] = ()
    addresses: tuple[str, ...] = ()


def whole_report(
    project: Project,
    inputs: Inputs,
    track: Track = lambda paths, _: paths,
    execution: Execution = Execution(),  # noqa: B008 - it is frozen
) -> Report:
    """Return the report on all claims and articles: what narrows or accepts findings comes after it.

    Raises `InputErrors` if no article could be judged, or none of those that are named.
    """
    outcomes, skipped = judge_inputs(project, inputs, track, execution)
    if not outcomes:
        raise nothing_to_check(project, skipped)
    if inputs.named and not any(_is_named(outcome.source.path, inputs.named) for outcome in outcomes):
        raise nothing_to_check(project, [each for each in skipped if _is_named(each.path, inputs.named)])
    return report_on(project, outcomes, skipped, __version__)


def _is_named(path: str, named: frozenset[str]) -> bool:
    """Whether an article, or the archive that holds it, is among those named."""
    return path in named or path.partition("#")[0] in named


def find_inputs(project: Project, named: Sequence[Path] = ()) -> Inputs:
    """Return the project's articles together with those named, which are seen from the working directory.

    Raises `InputErrors` for every name that means nothing.
    """
    root = Path(project.path).parent
    entries = tuple(_entry(path, root) for path in named)
    missing = [
        path for path, entry in zip(named, entries, strict=True) if not _is_there(project, entry, root)
    ]
    if missing:
        hint = "names are seen from the folder you are in"
        raise InputErrors(
            tuple(InputError(None, f"there is no article {shown(str(path))}", hint) for path in missing)
        )
    addresses = tuple(dict.fromkeys(entry for entry in project.articles if is_address(entry)))
    files = tuple(entry for entry in project.articles if entry not in addresses)
    found = find_articles(replace(project, articles=(*files, *entries)), root)
    chosen = find_articles(replace(project, articles=entries), root)
    # A named article may be known under another name, through a link.
    real = {os.path.realpath(path) for path in chosen.paths}
    names = {article_name(path, root) for path in found.paths if os.path.realpath(path) in real}
    return Inputs(root, found.paths, frozenset(names), found.skipped, addresses)


def load_inputs(
    project: Project, engine: Engine, inputs: Inputs, track: Track = lambda paths, _: paths
) -> Iterable[Article | Skipped]:
    """Yield the articles one by one, as an archive may not fit into memory; unreadable ones as skipped."""
    readings = {pack.code: pack.reading for pack in engine.packs}
    for given in _contents(project, inputs, track):
        yield given if isinstance(given, Skipped) else article_of(given, readings)


def judge_inputs(
    project: Project,
    inputs: Inputs,
    track: Track = lambda paths, _: paths,
    execution: Execution = Execution(),  # noqa: B008 - it is frozen
) -> tuple[tuple[ArticleOutcome, ...], tuple[Skipped, ...]]:
    """Return the outcomes of all articles in order, and everything that was skipped, by path."""
    recipe = recipe_for(project.claims, project.aliases)
    runner = runner_for(execution.jobs, execution.cluster)
    contents = _contents(project, inputs, track)
    if execution.cache and (cache := open_cache(project.path, recipe)):
        with cache:
            judged = judge_all(recipe, contents, runner=runner, cache=cache)
    else:
        judged = judge_all(recipe, contents, runner=runner)
    skipped = (*inputs.skipped, *judged.skipped)
    return judged.outcomes, tuple(sorted(skipped, key=lambda each: each.path))


def _contents(project: Project, inputs: Inputs, track: Track) -> Iterable[Input | Skipped]:
    """Yield what the files and archives of a run hold, in order."""
    files = ((path, article_name(path, inputs.root)) for path in track(inputs.paths, len(inputs.paths)))
    addresses = ((address, address) for address in inputs.addresses)
    return read_inputs(chain(files, addresses), project.sources)


def nothing_to_check(project: Project, skipped: Sequence[Skipped]) -> InputErrors:
    """Return the error for a run without a single article: why each was skipped, or that none is named."""
    reasons = [InputError(None, f"{shown(each.path)} was skipped: {each.reason}") for each in skipped]
    hint = (
        "every article was skipped"
        if reasons
        else f"list files, folders or globs under `articles` in {project.path}"
    )
    return InputErrors((InputError(None, "there is no article to check", hint), *reasons[:_MOST_REASONS]))


def _entry(path: Path, root: Path) -> str:
    """Return a path of the working directory as the `articles` of the claims file would name it."""
    return str(path) if path.is_absolute() else Path(os.path.relpath(path, root)).as_posix()


def _is_there(project: Project, entry: str, root: Path) -> bool:
    try:
        find_articles(replace(project, articles=(entry,)), root)
    except (InputError, InputErrors):
        return False
    return True
