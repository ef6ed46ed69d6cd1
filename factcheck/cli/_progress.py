"""A progress bar on stderr, for people who wait: only on a terminal, and only after a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from factcheck.cli._streams import is_terminal

PATIENCE = 1.0
"""Seconds of work before a bar appears."""

_Item = TypeVar("_Item")


def with_progress(items: Iterable[_Item], total: int, *, quiet: bool = False) -> Iterator[_Item]:
    """Yield the items while a bar shows how many of `total` are done. The bar is removed at the end."""
    if quiet or not is_terminal(sys.stderr):
        yield from items
        return
    started = time.monotonic()
    iterator = iter(items)
    for done, item in enumerate(iterator, 1):
        yield item
        if time.monotonic() - started > PATIENCE:
            yield from _with_bar(iterator, done, total)


def _with_bar(items: Iterator[_Item], done: int, total: int) -> Iterator[_Item]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading articles"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("articles", total=total, completed=done)
        for item in items:
            yield item
            progress.advance(task)
