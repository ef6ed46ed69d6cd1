"""Options that several commands share, and the completion of claims and topics in the shell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from factcheck.cli._streams import COLOR_CHOICES
from factcheck.errors import InputError, InputErrors

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from factcheck.model import Project

CLAIMS_FILE = Path("claims.yaml")

_Command = TypeVar("_Command", bound=Callable[..., object])


def claims_option(command: _Command) -> _Command:
    """Add `--claims FILE`, the claims file."""
    return click.option(
        "--claims",
        "claims_path",
        type=click.Path(path_type=Path),
        default=CLAIMS_FILE,
        show_default=True,
        metavar="FILE",
        help="The claims file.",
    )(command)


def color_option(command: _Command) -> _Command:
    """Add `--color auto|always|never`."""
    return click.option(
        "--color",
        type=click.Choice(COLOR_CHOICES),
        default="auto",
        show_default=True,
        help="When to colour; auto heeds NO_COLOR and FORCE_COLOR, else colours on a terminal.",
    )(command)


def read_project(path: Path) -> Project:
    """Read the claims file. Raises `InputErrors` with every error, or where a missing file may be."""
    from factcheck.load.claims import load_project

    if path == CLAIMS_FILE and not path.exists():
        above = next((folder for folder in Path.cwd().parents if (folder / path).is_file()), None)
        if above is not None:
            hint = f"there is one in {above}: go there, or name it with --claims"
            raise InputErrors((InputError(None, f"there is no {path} in this folder", hint),))
    return load_project(path)


def complete_claim(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the ids of the claims that begin so, with their statements."""
    project = _project_of(ctx)
    return _items(((claim.id, claim.statement) for claim in project.claims) if project else (), incomplete)


def complete_topic(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the topics that begin so."""
    project = _project_of(ctx)
    topics = sorted({claim.topic for claim in project.claims if claim.topic}) if project else []
    return _items(((topic, "") for topic in topics), incomplete)


def _project_of(ctx: click.Context) -> Project | None:
    """Return the project for completion, where nobody wants to read errors."""
    try:
        return read_project(Path(ctx.params.get("claims_path") or CLAIMS_FILE))
    except (InputErrors, OSError):
        return None


def _items(choices: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from factcheck.reports._safe import one_line

    return [
        CompletionItem(one_line(value), help=one_line(text) or None)
        for value, text in choices
        if value.startswith(incomplete)
    ]
