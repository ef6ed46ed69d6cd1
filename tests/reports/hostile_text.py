"""Random text made of what acts in one format or another, and a report in which it stands everywhere."""

from __future__ import annotations

import dataclasses
from typing import Any, cast

from hypothesis import strategies as st

from factcheck.model import Report
from tests.reports.hostile import HOSTILE, hostile_report

SNIPPETS = (
    *(
        "::error::",
        "\n::stop-commands::x",
        "\r\n  ::add-mask::x",
        "##[group]",
        "##vso[x]y",
        "%0A",
        "%0a::",
        "%25",
    ),
    *("<script>x</script>", "</failure>", "]]>", "<!--", "-->", "<b>", "<br>", "&lt;b&gt;", "&#60;", "&amp;"),
    *(
        "[a](https://b.example)",
        "![a](b.png)",
        "[a]: b",
        "[^1]",
        "[0](1)",
        "{0}",
        "{{",
        "[",
        "]",
        "](",
        "<https://b.example>",
    ),
    *(
        "@name",
        "@org/team",
        "#12",
        "a/b#3",
        "GH-4",
        "https://b.example/c",
        "ftp://b.example",
        "www.b.example",
    ),
    *("mailto:a@b.example", "a@b.example", ":smile:", ":+1:", "$x$", "$$", "C:\\x", "\\", "\\|", "\\`"),
    *("`", "``", "```", "~~~", "~~a~~", "*a*", "**a**", "__a__", "_", "|", "| - |", ":-:", "***"),
    *("- ", "+ ", "1. ", "2) ", "# ", "> ", "===", "---", "\t", "    ", "\n", "\n\n", "\r", "\u2028", "\x85"),
    *(
        "\x00",
        "\x1b[31m",
        "\x9b2J",
        "\u202e",
        "\ud800",
        "\udcff",
        "\ufffe",
        "\U000e0041",
        '"',
        "'",
        ",",
        ":",
        ";",
        "=",
    ),
)

hostile_texts = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=4), max_size=8).map("".join)


def report_with(text: str) -> Report:
    """Return the hostile report with another text in all the places where it tries to act."""
    return cast("Report", _replaced(hostile_report(), text))


def _replaced(value: Any, text: str) -> Any:
    if type(value) is str:
        return value.replace(HOSTILE, text)
    if isinstance(value, tuple):
        return tuple(_replaced(item, text) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = (field.name for field in dataclasses.fields(value))
        return dataclasses.replace(value, **{name: _replaced(getattr(value, name), text) for name in fields})
    return value
