"""`factcheck completion`: the script that makes a shell complete commands, options, claims and topics."""

from __future__ import annotations

import click

from factcheck.cli._streams import write_stdout


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    Commands, options, claim ids and topics are then completed with the tab key.

    \b
    Examples:
      eval "$(factcheck completion bash)"        in ~/.bashrc
      eval "$(factcheck completion zsh)"         in ~/.zshrc
      factcheck completion fish | source         in ~/.config/fish/config.fish
    """  # noqa: D301 - \b keeps click from wrapping
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    if script is None:  # pragma: no cover - click has all shells of the choice
        raise click.UsageError(f"there is no completion for {shell}")
    group = ctx.find_root().command
    write_stdout(script(group, {}, "factcheck", "_FACTCHECK_COMPLETE").source() + "\n")
