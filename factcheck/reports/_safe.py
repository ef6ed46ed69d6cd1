"""Untrusted text made harmless: what strangers wrote into articles and claims is shown, and never acts.

Three ways in which a text could act where a report is read: terminal escape codes, invisible
characters that turn or hide what stands beside them, and commands that CI runners obey when they meet
them in a log. Markup of the single formats (HTML, Markdown, XML) is theirs to escape.
"""

from __future__ import annotations

import re

ACTIVE = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0 and C1 controls, ESC and CSI among them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks and overrides of writing direction
    "\u2028\u2029"  # line and paragraph separators
    "\u206a-\u206f\ufff9-\ufffb"  # deprecated format characters, interlinear annotation
    "\ud800-\udfff"  # lone surrogates, which no encoding accepts
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
    "\U000e0000-\U000e007f"  # invisible tag characters
    "]"
)
"""Every character that may act or deceive where it is displayed. Newline and tab are among them."""

RUNNER_MARKER = re.compile(r"##(?=\w*\[)")
"""How commands begin that Azure Pipelines, TeamCity and GitHub's runner obey anywhere in a line."""

_COMMAND_BRACKET = re.compile(r"(##\w*)\[")
_LEADING_COLONS = re.compile(r"^(\s*):(?=:)")
_CONTROL_PICTURES = 0x2400
_WHITESPACE = re.compile(r"\s+")


def visible_character(character: str) -> str:
    """Return a visible stand-in for one active character: `␛` for ESC, `<U+202E>` for an override."""
    code = ord(character)
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    if code == 0x7F:
        return "␡"
    return f"<U+{code:04X}>"


def visible(text: str, *, keep: str = "") -> str:
    """Return the text with all active characters but those in `keep` replaced by visible stand-ins."""
    return ACTIVE.sub(lambda match: match[0] if match[0] in keep else visible_character(match[0]), text)


def one_line(text: str) -> str:
    """Return the text on one line: runs of white space become one space, active characters visible."""
    return visible(_WHITESPACE.sub(" ", text).strip())


def inert_line(line: str, *, unicode: bool = True) -> str:
    """Return one line of output so that no CI runner reads a command in it. Its length stays the same.

    GitHub's runner obeys `::error::` at the start of a line, after white space too, and `##[error]`
    anywhere; Azure Pipelines `##vso[`, TeamCity `##teamcity[`.
    """
    colon = "∶" if unicode else ";"  # U+2236 RATIO looks like a colon
    return _COMMAND_BRACKET.sub(r"\1(", _LEADING_COLONS.sub(rf"\g<1>{colon}", line))
