"""`factcheck schema`: the JSON Schema of claims.yaml, for editors."""

from __future__ import annotations

import click

from factcheck.cli._streams import write_stdout


@click.command()
def command() -> None:
    """Print the JSON Schema of claims.yaml, for editors.

    An editor with YAML support then completes keys and checks while you type, if the first line of
    claims.yaml names the schema. `factcheck init` writes that line.

    \b
    Examples:
      factcheck schema > claims.schema.json
    """  # noqa: D301 - \b keeps click from wrapping
    import json

    from factcheck.load.resources import json_schema

    write_stdout(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
