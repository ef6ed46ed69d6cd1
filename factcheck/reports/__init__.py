"""One module per output format: a format's name is its module's name; a leading underscore marks a part.

Each format module has `render(report: Report, options: RenderOptions) -> str`, a pure function. A new
format is a new module here: nothing else has to know of it.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from factcheck.model import RenderOptions, Report


class Format(Protocol):
    """What a format module offers."""

    def render(self, report: Report, options: RenderOptions) -> str:
        """Return the whole output, ending in a newline."""
        ...


def format_names() -> tuple[str, ...]:
    """Return the names of all formats, sorted, without importing any of them."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    return tuple(sorted(name for name in names if not name.startswith("_")))


def render(format_name: str, report: Report, options: RenderOptions) -> str:
    """Return the report in the named format; only that format's module is imported.

    Raises ValueError for a name that is not one of `format_names()`.
    """
    if format_name not in format_names():
        raise ValueError(f"unknown format {format_name!r}; known are {', '.join(format_names())}")
    module = cast("Format", importlib.import_module(f"{__name__}.{format_name}"))
    return module.render(report, options)
