"""A page for people, laid out as the text report is: lines of inert text that fit the width."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from factcheck.reports._sheet import Sheet
from factcheck.reports.text import console_for, inert

if TYPE_CHECKING:
    from rich.text import Text

    from factcheck.model import RenderOptions


def page(lines: Callable[[Sheet], Iterable[Text]], options: RenderOptions) -> str:
    """Return the lines as text, in colour if the options say so."""
    file = io.StringIO()
    console = console_for(file, options)
    sheet = Sheet(console, console.width, options.color, options.unicode, options.detail)
    for line in lines(sheet):
        console.print(inert(sheet, line), soft_wrap=True, highlight=False)
    return file.getvalue()
