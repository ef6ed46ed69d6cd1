"""Measuring quality and speed: `python -m benchmarks`."""
