"""`factcheck articles`: what was read, and where each fact about it came from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli._options import claims_option, color_option, read_project
from factcheck.cli._streams import render_options, write_stdout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

    from factcheck.model import Fact, Skipped, SourceInfo
    from factcheck.reports._sheet import Sheet

_SHOWN = ("date", "outlet", "language", "title", "url")
_INDENT = 4
_NAME = 10


@click.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...", type=click.Path(path_type=Path))
@claims_option
@color_option
def command(articles: tuple[Path, ...], claims_path: Path, color: str) -> None:
    """List what was read of each article, and from where.

    Shows date, outlet, language, title and address, how many sentences were read, and for each fact where
    it came from: front matter, `sources` in claims.yaml, or the text. With ARTICLE (files, folders or
    globs) only those are listed. What was skipped comes last, with the reason.

    \b
    Examples:
      factcheck articles
      factcheck articles new/article.txt
    """  # noqa: D301 - \b keeps click from wrapping
    from factcheck.cli._page import page
    from factcheck.load.articles import article_name
    from factcheck.model import Skipped
    from factcheck.pipeline import Engine
    from factcheck.runs import Inputs, find_inputs, load_inputs, nothing_to_check

    project = read_project(claims_path)
    inputs = find_inputs(project, articles)
    if articles:
        named = tuple(path for path in inputs.paths if article_name(path, inputs.root) in inputs.named)
        inputs = Inputs(inputs.root, named, inputs.named, inputs.skipped)
    engine = Engine(())
    sources: list[SourceInfo] = []
    skipped = list(inputs.skipped)
    for article in load_inputs(project, engine, inputs):
        if isinstance(article, Skipped):
            skipped.append(article)
        else:
            sources.append(engine.judge_article(article).source)
    if not sources:
        raise nothing_to_check(project, skipped)
    write_stdout(page(lambda sheet: _lines(sheet, sources, skipped), render_options(color)))


def _lines(sheet: Sheet, sources: Sequence[SourceInfo], skipped: Sequence[Skipped]) -> Iterator[Text]:
    from rich.text import Text

    from factcheck.reports._layout import BLANK, counted, heading, paragraph
    from factcheck.reports._sheet import PLACE, STRONG

    for source in sources:
        title = Text.assemble(
            sheet.text(source.path, f"{STRONG} {PLACE}"), f", {counted(source.sentences, 'sentence')}"
        )
        yield from paragraph(sheet, title)
        for fact in sorted(source.facts, key=_position):
            yield from _fact_lines(sheet, fact)
        for note in source.notes:
            yield from paragraph(sheet, sheet.text(f"note: {note}", "yellow"), _INDENT)
        yield BLANK
    if skipped:
        yield from heading(sheet, "Skipped")
        for each in skipped:
            text = Text.assemble(sheet.text(each.path, PLACE), ": ", sheet.text(each.reason))
            yield from paragraph(sheet, text)
        yield BLANK
    total = sum(source.sentences for source in sources)
    yield sheet.joined(
        Text(counted(len(sources), "article")),
        Text(counted(total, "sentence")),
        Text(f"{len(skipped):,} skipped", style="yellow") if skipped else None,
    )


def _position(fact: Fact) -> int:
    return _SHOWN.index(fact.name) if fact.name in _SHOWN else len(_SHOWN)


def _fact_lines(sheet: Sheet, fact: Fact) -> Iterator[Text]:
    from rich.text import Text

    from factcheck.reports._layout import paragraph
    from factcheck.reports._sheet import DIM

    text = Text.assemble(sheet.text(fact.value), "  ", sheet.text(f"({fact.origin})", DIM))
    label = Text.assemble(" " * _INDENT, sheet.text(fact.name))
    yield from paragraph(sheet, text, _INDENT + _NAME, label)
