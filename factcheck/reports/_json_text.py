"""JSON as text that acts nowhere it is displayed: for every format that is JSON."""

from __future__ import annotations

import json
from typing import Any

from factcheck.reports._safe import ACTIVE, RUNNER_MARKER


def json_text(value: Any) -> str:
    r"""Return a value as JSON with two spaces of indentation and a final newline.

    Text is written as it is, umlauts included; control characters, overrides of writing direction and
    lone surrogates are written as `\uXXXX`, and so are the number signs of what CI runners obey.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    escaped = ACTIVE.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", text)
    return RUNNER_MARKER.sub(r"\\u0023\\u0023", escaped) + "\n"
