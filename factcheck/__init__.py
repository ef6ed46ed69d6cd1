"""Cross-check claims against article texts: who supports, who refutes, in whose voice, at which line."""

__version__ = "0.1.0"
