"""Options of `verify` about how to judge: on how many cores or machines, and whether to use the cache."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click


class _Jobs(click.ParamType):  # type: ignore[type-arg]  # generic only in newer clicks
    """A number of processes from 1, or `auto`, which is None."""

    name = "jobs"
    _MOST = 1_024

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        """Return the number, or None for `auto`."""
        if value == "auto":
            return None
        if not str(value).isdecimal() or not 1 <= int(value) <= self._MOST:
            self.fail(f"{value!r} is neither `auto` nor a number from 1 to {self._MOST:,}", param, ctx)
        return int(value)


_OPTIONS = (
    click.option(
        "--jobs",
        type=_Jobs(),
        default="auto",
        show_default=True,
        metavar="N|auto",
        help="How many processes judge; auto is one per core. Small runs stay in one.",
    ),
    click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Judge on the workers of a dask scheduler, such as tcp://host:8786, or `local`.",
    ),
    click.option(
        "--no-cache", is_flag=True, help="Judge every article, and keep nothing in .factcheck_cache."
    ),
)


def execution_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options; the command gets what they say as one `execution`."""

    @functools.wraps(command)
    def wrapped(
        *arguments: Any, jobs: int | None, cluster: str | None, no_cache: bool, **options: Any
    ) -> None:
        from factcheck.workers import Execution

        execution = Execution(jobs, cluster, cache=not no_cache)
        command(*arguments, execution=execution, **options)

    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped
