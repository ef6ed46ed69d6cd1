"""`factcheck init`: a commented claims.yaml to start from."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli._options import CLAIMS_FILE, claims_option
from factcheck.cli._streams import say
from factcheck.errors import InputError


@click.command()
@claims_option
@click.option("--force", is_flag=True, help="Overwrite the file if it is there.")
def command(claims_path: Path, force: bool) -> None:
    """Write a commented claims.yaml to start from.

    Its story is invented: replace it with yours. A file that is there already is never overwritten
    without --force.

    \b
    Examples:
      factcheck init
      factcheck init --claims politics/claims.yaml
    """  # noqa: D301 - \b keeps click from wrapping
    from factcheck.load.resources import starter
    from factcheck.outputs import write_file

    # lexists: also a dangling link is somebody's.
    if not force and (claims_path.exists() or claims_path.is_symlink()):
        raise InputError(None, f"{claims_path} is there already", "--force overwrites it")
    try:
        write_file(claims_path, starter())
    except OSError as error:
        raise InputError(None, f"{claims_path} cannot be written: {error.strerror or error}") from None
    named = "" if claims_path == CLAIMS_FILE else f" --claims {claims_path}"
    say(f"Wrote {claims_path}. Edit it, then run `factcheck lint{named}` and `factcheck verify{named}`.")
