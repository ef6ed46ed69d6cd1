"""`factcheck lint`: whether the claims file is in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli._options import claims_option, read_project
from factcheck.cli._streams import say, write_stdout

if TYPE_CHECKING:
    from factcheck.model import Project


@click.command()
@claims_option
@click.pass_context
def command(ctx: click.Context, claims_path: Path) -> None:
    """Check the claims file alone, without judging articles.

    Beside its form: ids in `contradicts` that do not exist, wordings written twice, paraphrases that
    are read as denying their own statement, counterclaims that are read as affirming it, wordings too
    general to mean anything, and expectations without an article.

    \b
    Examples:
      factcheck lint
      factcheck lint --claims politics/claims.yaml

    \b
    Exit codes:
      0  the file is in order
      1  it can be read, but has problems
      2  it is broken
    """  # noqa: D301 - \b keeps click from wrapping
    from factcheck.lint import lint
    from factcheck.load.problems import MAX_ERRORS
    from factcheck.reports._safe import inert_line, visible

    project = read_project(claims_path)
    problems = lint(project, _article_names(project))
    write_stdout("".join(f"{inert_line(visible(str(problem)))}\n" for problem in problems))
    claims = f"{len(project.claims):,} claim{'' if len(project.claims) == 1 else 's'}"
    if not problems:
        say(f"{claims_path} is in order: {claims}.")
        ctx.exit(0)
    count = f"{len(problems):,}{' or more' if len(problems) >= MAX_ERRORS else ''}"
    say(f"{count} problem{'' if len(problems) == 1 else 's'} in {claims}.")
    ctx.exit(1)


def _article_names(project: Project) -> list[str]:
    """Return the project's articles, if it names any."""
    from factcheck.load.articles import article_name, find_articles

    if not project.articles:
        return []
    root = Path(project.path).parent
    return [article_name(path, root) for path in find_articles(project, root).paths]
