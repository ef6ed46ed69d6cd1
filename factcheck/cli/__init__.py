"""The command line: one module per command, which alone prints and exits. Nothing heavy loads before use."""

from __future__ import annotations

from factcheck.cli._group import FactcheckGroup, main

__all__ = ["FactcheckGroup", "main"]
