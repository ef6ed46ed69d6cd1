"""`factcheck rules`: what each rule means, why it matters and how to accept its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli._options import color_option
from factcheck.cli._streams import render_options, write_stdout
from factcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.shell_completion import CompletionItem
    from rich.text import Text

    from factcheck.reports._sheet import Sheet
    from factcheck.rules import Rule

_LABEL = 14


def _complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from factcheck.rules import RULES

    return [CompletionItem(rule.id, help=rule.summary) for rule in RULES if rule.id.startswith(incomplete)]


@click.command()
@click.argument("rule_id", metavar="[RULE]", required=False, shell_complete=_complete)
@color_option
def command(rule_id: str | None, color: str) -> None:
    """List the rules of findings, or explain one of them.

    For a RULE: why it matters, an example that fires and one that does not, and how to accept a finding.
    The severity of a rule is changed under `rules` in claims.yaml.

    \b
    Examples:
      factcheck rules
      factcheck rules unchallenged-false-claim
    """  # noqa: D301 - \b keeps click from wrapping
    from factcheck.cli._page import page
    from factcheck.load.problems import did_you_mean, shown
    from factcheck.rules import RULES, find_rule

    rule = find_rule(rule_id) if rule_id is not None else None
    if rule_id is not None and rule is None:
        hint = did_you_mean(rule_id, [known.id for known in RULES]) or "`factcheck rules` lists them"
        raise InputError(None, f"there is no rule {shown(rule_id)}", hint)

    def lines(sheet: Sheet) -> Iterator[Text]:
        return _overview(sheet, RULES) if rule is None else _explanation(sheet, rule)

    write_stdout(page(lines, render_options(color)))


def _overview(sheet: Sheet, rules: tuple[Rule, ...]) -> Iterator[Text]:
    from factcheck.reports._layout import BLANK, paragraph

    for rule in rules:
        yield _title(sheet, rule)
        yield from paragraph(sheet, sheet.text(rule.summary), 4)
    yield BLANK
    yield from paragraph(sheet, sheet.text("`factcheck rules RULE` explains one of them."))


def _explanation(sheet: Sheet, rule: Rule) -> Iterator[Text]:
    from rich.text import Text

    from factcheck.reports._layout import BLANK, paragraph
    from factcheck.reports._sheet import STRONG

    parts = (
        ("Why", rule.why),
        ("Fires", rule.fires),
        ("Stays silent", rule.silent),
        ("What to do", rule.accept.strip()),
        ("Severity", f"Change it in claims.yaml: `rules: {{{rule.id}: off}}` (error, warning, info or off)."),
    )
    yield _title(sheet, rule)
    yield BLANK
    yield from paragraph(sheet, sheet.text(rule.summary))
    for label, text in parts:
        yield BLANK
        yield from paragraph(sheet, sheet.text(text), _LABEL, Text(label, style=STRONG))


def _title(sheet: Sheet, rule: Rule) -> Text:
    from rich.text import Text

    from factcheck.reports._sheet import SEVERITY_STYLES, STRONG

    return Text.assemble(
        sheet.text(rule.id, STRONG), " (", (str(rule.severity), SEVERITY_STYLES[rule.severity]), ")"
    )
