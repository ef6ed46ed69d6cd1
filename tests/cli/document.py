"""Write docs/cli.md: the help of every command. Run `python -m tests.cli.document > docs/cli.md`."""

from __future__ import annotations

import sys

from click.testing import CliRunner

from factcheck.cli import main
from factcheck.cli._group import COMMANDS

_HEAD = """\
# The command line

<!-- Made by `python -m tests.cli.document > docs/cli.md`; edit factcheck/cli/ instead. -->

`python -m factcheck` is the same as `factcheck`. Colour follows `--color`, `NO_COLOR` and `FORCE_COLOR`;
the width is that of the terminal, `COLUMNS` if it is set, or 80. Ctrl-C ends with exit code 130.
"""


def document() -> str:
    """Return docs/cli.md."""
    sections = [("factcheck", ()), *((f"factcheck {name}", (name,)) for name in COMMANDS)]
    return "\n".join([_HEAD, *(_section(title, arguments) for title, arguments in sections)])


def _section(title: str, arguments: tuple[str, ...]) -> str:
    shown = CliRunner().invoke(main, [*arguments, "--help"], terminal_width=80).stdout
    return f"## `{title}`\n\n```text\n{shown}```\n"


if __name__ == "__main__":
    sys.stdout.write(document())
