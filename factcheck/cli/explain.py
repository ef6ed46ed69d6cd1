"""`factcheck explain`: why an article was read as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli._options import claims_option, color_option, complete_claim, read_project
from factcheck.cli._streams import render_options, write_stdout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from factcheck.reports._sheet import Sheet


@click.command()
@click.argument("claim_id", metavar="CLAIM", shell_complete=complete_claim)
@click.argument("article", metavar="[ARTICLE]", required=False, type=click.Path(path_type=Path))
@claims_option
@color_option
def command(claim_id: str, article: Path | None, claims_path: Path, color: str) -> None:
    """Explain what an article says of a claim, and why.

    Shows which words of the claim met which words of the article and what each is worth, the cues that
    made the stance with their places, each signal's share in the score, the passages that came near but
    decided nothing, and what would change the conclusion. Without ARTICLE all articles are explained,
    those that say something first.

    \b
    Examples:
      factcheck explain zelensky-started-war
      factcheck explain zelensky-started-war seeds/001_3365b9fc9e0fd667.txt
    """  # noqa: D301 - \b keeps click from wrapping
    from factcheck.cli._explanation import claim_lines, explanation_lines
    from factcheck.cli._page import page
    from factcheck.explain import Explanation, explain
    from factcheck.load.articles import article_name
    from factcheck.model import Skipped
    from factcheck.pipeline import Engine
    from factcheck.runs import Inputs, find_inputs, load_inputs, nothing_to_check
    from factcheck.scope import find_claim

    project = read_project(claims_path)
    claim = find_claim(project, claim_id)
    inputs = find_inputs(project, () if article is None else (article,))
    if article is not None:
        named = tuple(path for path in inputs.paths if article_name(path, inputs.root) in inputs.named)
        inputs = Inputs(inputs.root, named, inputs.named, inputs.skipped)
    engine = Engine(project.claims, project.aliases)
    explanations: list[Explanation] = []
    skipped = list(inputs.skipped)
    for each in load_inputs(project, engine, inputs):
        if isinstance(each, Skipped):
            skipped.append(each)
        else:
            explanations.append(explain(engine, claim, each))
    if not explanations:
        raise nothing_to_check(project, skipped)
    explanations.sort(key=lambda explanation: explanation.silent)

    def lines(sheet: Sheet) -> Iterator[Text]:
        yield from claim_lines(sheet, claim)
        for explanation in explanations:
            yield from explanation_lines(sheet, explanation)

    write_stdout(page(lines, render_options(color)))
