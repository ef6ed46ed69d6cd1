"""The `factcheck` group: finds its commands by name, and turns every way to end into an exit code."""

from __future__ import annotations

import contextlib
import gc
import importlib
import sys
from collections.abc import Iterator, Sequence
from typing import Any, cast

import click

from factcheck import __version__
from factcheck.cli._streams import discard, say
from factcheck.errors import InputError, InputErrors

COMMANDS = ("verify", "lint", "explain", "articles", "init", "schema", "rules", "clean", "completion")
"""The commands in the order of `factcheck --help`; each is `command` of the module of its name."""

USAGE = 2
INTERRUPTED = 130
_OBJECTS_BETWEEN_COLLECTIONS = 50_000


class FactcheckGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names, the most used first."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return the command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        return cast("click.Command", importlib.import_module(f"factcheck.cli.{cmd_name}").command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, and for an unknown one say which is nearest."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from factcheck.load.problems import did_you_mean, shown

            hint = did_you_mean(args[0], COMMANDS) or f"known are {', '.join(COMMANDS)}"
            ctx.fail(f"there is no command {shown(args[0])} ({hint})")
        return super().resolve_command(ctx, args)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the command line, which is where `--help` and `--version` print."""
        with _readers_may_leave():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Its own `--help` prints here."""
        with _readers_may_leave():
            return super().invoke(ctx)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line and exit.

        0, 1 and 2 are those of the commands; 2 is also any broken input, 130 Ctrl-C. A reader that closes
        the pipe early changes nothing.
        """

        def run() -> Any:
            return super(FactcheckGroup, self).main(
                args,
                prog_name or "factcheck",
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )

        if not standalone_mode:
            return run()
        try:
            with _rare_collections():
                result = run()
        except InputErrors as problems:
            sys.exit(_complain(problems.errors))
        except InputError as problem:
            sys.exit(_complain((problem,)))
        except click.ClickException as problem:
            try:
                problem.show()
            except BrokenPipeError:
                discard(sys.stderr)
            sys.exit(problem.exit_code)
        except (KeyboardInterrupt, click.Abort):
            say("")
            sys.exit(INTERRUPTED)
        except OSError as problem:
            sys.exit(_complain((InputError(None, str(problem)),)))
        sys.exit(result if isinstance(result, int) else 0)


@contextlib.contextmanager
def _rare_collections() -> Iterator[None]:
    """Look for cyclic garbage less often: results are many small objects and next to no cycles.

    It is a tenth of a short run's time.
    """
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextlib.contextmanager
def _readers_may_leave() -> Iterator[None]:
    """End well if who reads the help closed the pipe; commands write by `write_stdout`, which knows."""
    try:
        yield
    except BrokenPipeError:
        discard(sys.stdout)
        raise click.exceptions.Exit(0) from None


def _complain(problems: Sequence[InputError]) -> int:
    for problem in problems:
        say(str(problem) if problem.place else f"factcheck: {problem}")
    return USAGE


@click.group("factcheck", cls=FactcheckGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="factcheck", message="%(prog)s %(version)s")
def main() -> None:
    """Cross-check claims against articles: who supports, who refutes, in whose voice, at which line.

    Claims and settings stand in claims.yaml. Everything runs offline.

    \b
    Examples:
      factcheck init                     write a claims.yaml to start from
      factcheck verify                   check all articles
      factcheck verify new/article.txt   check one against all others
      factcheck explain CLAIM ARTICLE    why was this concluded?

    \b
    Exit codes, for every command and output format:
      0  nothing found at or above the severity of --fail-on
      1  something found
      2  the command line or the input is broken, or there is nothing to check
    """  # noqa: D301 - \b keeps click from wrapping
