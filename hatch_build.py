"""Puts the language packs into the wheel as JSON too: Python reads that many times faster than YAML.

`factcheck.languages.pack` uses the JSON only if it was made from exactly the YAML beside it. In a clone
there is none: the first run makes its own.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKS = "factcheck/languages"


class CompiledPacks(BuildHookInterface):
    """The build hook that hatchling finds here."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the JSON to a temporary folder, and have it included."""
        if version == "editable":
            return
        self.folder = TemporaryDirectory()
        for path in sorted(Path(self.root, PACKS).glob("*.yaml")):
            content = path.read_bytes()
            compiled = {"made_from": hashlib.blake2b(content).hexdigest(), "pack": yaml.safe_load(content)}
            target = Path(self.folder.name, path.with_suffix(".json").name)
            target.write_text(json.dumps(compiled, ensure_ascii=False), encoding="utf-8")
            build_data["force_include"][str(target)] = f"{PACKS}/{target.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        del build_data, artifact_path
        if version != "editable":
            self.folder.cleanup()
