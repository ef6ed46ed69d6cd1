"""A page for people, laid out as the text report is: lines of inert text that fit the width."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rich.console import Console

from factcheck.reports._sheet import NARROWEST, Sheet
from factcheck.reports.text import inert

if TYPE_CHECKING:
    from rich.text import Text

    from factcheck.model import RenderOptions


def page(lines: Callable[[Sheet], Iterable[Text]], options: RenderOptions) -> str:
    """Return the lines as text, in colour if the options say so."""
    file = io.StringIO()
    width = max(options.width, NARROWEST)
    console = Console(
        file=file,
        width=width,
        height=25,
        color_system="standard" if options.color else None,
        force_terminal=options.color,
        force_jupyter=False,
        force_interactive=False,
        legacy_windows=False,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    sheet = Sheet(console, width, options.color, options.unicode, options.detail)
    for line in lines(sheet):
        console.print(inert(sheet, line), soft_wrap=True, highlight=False)
    return file.getvalue()
