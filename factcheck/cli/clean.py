"""`factcheck clean`: delete the cache."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli._options import claims_option
from factcheck.cli._streams import write_stdout


@click.command()
@claims_option
def command(claims_path: Path) -> None:
    """Delete the cache, .factcheck_cache beside the claims file.

    It is never needed for a right result: what changed is judged anew in any case. Deleting it only gives
    back the space, and makes the next run as slow as the first.

    \b
    Examples:
      factcheck clean
      factcheck clean --claims archive/claims.yaml
    """  # noqa: D301 - \b keeps click from wrapping
    from factcheck.cache import remove_cache

    size = remove_cache(str(claims_path))
    if size is None:
        write_stdout("There is no cache.\n")
    else:
        write_stdout(f"Deleted the cache ({size / 1_000_000:.1f} MB).\n")
