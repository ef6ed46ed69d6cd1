"""Cross-check claims against article texts: who supports, who refutes, in whose voice, at which line."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["__version__", "check", "verify"]

if TYPE_CHECKING:
    from factcheck.library import check, verify


def __getattr__(name: str) -> object:
    """Load the library on first use, so that `factcheck --version` stays fast (PEP 562)."""
    if name in ("check", "verify"):
        from factcheck import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
