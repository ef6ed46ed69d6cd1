"""Files that come with the loader: the JSON Schema for editors and the starter claims file."""

from __future__ import annotations

from typing import Any


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `claims.yaml`, for editors, described key by key.

    It teaches the format in its plain form; the loader forgives a little more.
    """
    import json

    schema: dict[str, Any] = json.loads(_read("claims.schema.json"))
    return schema


def starter() -> str:
    """Return a commented claims file to start from. Its story is invented, and it loads without error."""
    return _read("starter.yaml")


def _read(name: str) -> str:
    from importlib import resources

    return resources.files("factcheck.load").joinpath(name).read_text(encoding="utf-8")
