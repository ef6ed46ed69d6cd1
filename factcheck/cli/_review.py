"""Options of `verify` about old and new: what changed, what a person accepted, what a person confirmed."""

from __future__ import annotations

import codecs
import functools
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli._streams import say, write_stdout

if TYPE_CHECKING:
    from factcheck.model import Project, Report
    from factcheck.runs import Inputs
    from factcheck.scope import Scope


@dataclass(frozen=True, slots=True)
class Review:
    """What the options say."""

    changed_since: str | None
    added_only: bool
    baseline: Path | None
    write_baseline: bool
    add_all: bool
    show_accepted: bool
    update_expect: bool
    exit_zero: bool

    @property
    def writes(self) -> bool:
        """Whether to write a file instead of a report."""
        return self.write_baseline or self.update_expect

    def check(self) -> None:
        """Raise UsageError for options that mean nothing together."""
        if self.added_only and self.changed_since is None:
            raise click.UsageError("--added-only needs --changed-since REF")
        if self.add_all and not self.write_baseline:
            raise click.UsageError("--all needs --write-baseline")
        if self.write_baseline and self.update_expect:
            raise click.UsageError("--write-baseline and --update-expect exclude each other")


_OPTIONS = (
    click.option(
        "--changed-since",
        metavar="REF",
        help="Only findings on articles and claims that changed since the branch left REF, such as "
        "origin/main, in git; uncommitted changes count.",
    ),
    click.option("--added-only", is_flag=True, help="With --changed-since: only articles that were added."),
    click.option(
        "--baseline",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The accepted findings.  [default: factcheck-baseline.yaml beside the claims file]",
    ),
    click.option(
        "--write-baseline",
        is_flag=True,
        help="Remove from the baseline what no longer occurs, instead of reporting.",
    ),
    click.option("--all", "add_all", is_flag=True, help="With --write-baseline: also accept what is new."),
    click.option("--show-accepted", is_flag=True, help="Also show findings that the baseline accepts."),
    click.option(
        "--update-expect",
        is_flag=True,
        help="Write the present stances into `expect` of the claims, and show the difference, instead of "
        "reporting.",
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found."),
)


def review_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options, and pass what they say to the command as its argument `review`."""

    @functools.wraps(command)
    def packed(*arguments: object, **options: object) -> None:
        said = {field.name: options.pop(field.name) for field in fields(Review)}
        command(*arguments, review=Review(**said), **options)  # type: ignore[arg-type]

    for option in reversed(_OPTIONS):
        packed = option(packed)
    return packed


def scope_of(review: Review, project: Project, inputs: Inputs, *, are_named: bool) -> Scope | None:
    """Return what to narrow the findings to: what changed, else the named articles, else nothing.

    Says so if nothing changed. Raises InputError if git cannot tell what changed.
    """
    if review.changed_since is not None:
        from factcheck.changes import scope_of_changes
        from factcheck.load.articles import article_name

        names = [article_name(path, inputs.root) for path in inputs.paths]
        scope = scope_of_changes(review.changed_since, project, names, added_only=review.added_only)
        if scope.is_empty:
            say(f"Nothing {'was added' if review.added_only else 'changed'} since {review.changed_since}.")
        return scope
    if are_named:
        from factcheck.scope import article_scope

        return article_scope(inputs.named)
    return None


def with_accepted(report: Report, project: Project, review: Review) -> Report:
    """Return the whole report with what the baseline accepts marked so.

    Raises `InputErrors` if the baseline is broken, or was named and is not there.
    """
    path = _baseline_path(project, review)
    if review.baseline is None and not path.exists():
        return report
    import datetime

    from factcheck.baseline import accept, load_baseline

    return accept(report, load_baseline(path), datetime.date.today(), project.rules)


def rewrite_baseline(report: Report, project: Project, review: Review, narrowed: Report) -> None:
    """Write the baseline after a whole report; with `--all`, also with the narrowed one's findings."""
    import datetime

    from factcheck import baseline_writing
    from factcheck.git import user_name

    path = _baseline_path(project, review)
    text = _text_of(path) if path.exists() else None
    rewriting = baseline_writing.rewrite_baseline(
        text,
        str(path),
        report,
        narrowed.findings if review.add_all else (),
        author=user_name(Path(project.path).parent),
        today=datetime.date.today(),
    )
    if rewriting.left_out:
        say(f"{rewriting.left_out} findings are left out: YAML cannot hold the names of their articles.")
    if text is None and not rewriting.added:
        how = "nothing to accept" if review.add_all else "nothing to remove; --all accepts what is found"
        say(f"There is no {path}, and {how}.")
        return
    if rewriting.text != text:
        _write(path, rewriting.text)
    counts = f"{rewriting.kept:,} kept, {rewriting.removed:,} removed, {rewriting.added:,} added"
    say(f"{path}: {counts}.")


def update_expect(report: Report, project: Project, claims: Collection[str], scope: Scope | None) -> None:
    """Write the present stances into the claims file: those of the chosen claims, and of what is in scope."""
    from factcheck.confirmed import update_expect as updated
    from factcheck.reports._safe import inert_line, visible
    from factcheck.scope import normal_path

    path = Path(project.path)
    results = tuple(result for result in report.claims if result.claim.id in claims)
    in_scope = None
    if scope is not None:
        in_scope = {source.path for source in report.sources if normal_path(source.path) in scope.articles}
    chosen = replace(report, claims=results)
    update = updated(project, chosen, _text_of(path), in_scope, scope.claims if scope else ())
    for name in update.left_out:
        say(f"{name} is left out: YAML cannot hold this name.")
    if not update.diff:
        say(f"{path} already says what the articles say.")
        return
    _write(path, update.after)
    write_stdout("".join(f"{inert_line(visible(line))}\n" for line in update.diff.splitlines()))


def _baseline_path(project: Project, review: Review) -> Path:
    from factcheck.baseline import BASELINE_NAME

    return review.baseline or Path(project.path).parent / BASELINE_NAME


def _text_of(path: Path) -> str:
    """Return a file's text as it is, its byte order mark included. Raises `InputErrors` if it is no text."""
    from factcheck.load.claims_file import read_claims_text

    text = read_claims_text(path)
    return ("\ufeff" if path.read_bytes().startswith(codecs.BOM_UTF8) else "") + text


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all. Raises InputError if it cannot be written."""
    from factcheck.errors import InputError
    from factcheck.outputs import write_file

    try:
        write_file(path, text)
    except OSError as error:
        raise InputError(None, f"{path} cannot be written: {error.strerror or error}") from None
