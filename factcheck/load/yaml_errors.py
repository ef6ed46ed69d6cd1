"""What the YAML parser complains about, in the words of somebody who writes claims by hand."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.load.problems import Position


@dataclass(frozen=True, slots=True)
class Explanation:
    """A syntax error in plain language, and where to look."""

    message: str
    hint: str
    position: Position


def plain_language(problem: str, text: str, met: Position, opened: Position) -> Explanation:
    """Explain the `problem` that a parser met at a place of a text.

    `opened` is where the value began that it was reading, for example at a quotation mark that is
    never closed.
    """
    lines = text.split("\n")
    source = lines[met.line - 1] if met.line <= len(lines) else ""
    message, hint = _explain(problem, source, met.column)
    # Where the problem is that something never ends, the place to look is where it began.
    never_ends = any(
        part in problem
        for part in ("unexpected end", "unexpected document", "expected ':'", "or ']'", "or '}'")
    )
    return Explanation(message, hint, opened if never_ends else met)


def _explain(problem: str, source: str, column: int) -> tuple[str, str]:
    character = source[column - 1 : column]
    indentation = source[: len(source) - len(source.lstrip())]
    if "tab character" in problem or character == "\t" or "\t" in indentation:
        return "a tab is used for indentation", "indent with spaces; YAML allows no tabs there"
    if "cannot start any token" in problem:
        return f"a text cannot begin with `{character}`", "put the text in quotes"
    if "expected key" in problem and source[: column - 1].rstrip().endswith(("'", '"')):
        return (
            "a text goes on behind its closing quotation mark",
            "put '…' around the whole text, and check that the quotation marks above are closed",
        )
    for part, message, hint in _EXPLANATIONS:
        if part in problem:
            return message, hint
    return (
        f"not valid YAML: {problem}",
        "check the indentation and the quotation marks here and in the line above",
    )


_EXPLANATIONS = (
    (
        "nesting depth",  # the parser's own limit, far beyond ours, met while it looks ahead
        "nested more than 16 levels deep",
        "a claims file needs no more than six levels; check for brackets that are not closed",
    ),
    (
        "mapping values are not allowed",
        "a colon stands where none is expected",
        "put a text that contains `: ` in quotes; check the indentation, and the colon of the line above",
    ),
    (
        "sequence entries are not allowed",
        "a list entry (`- `) stands where none is expected",
        "begin the list on a line of its own, or put the text in quotes",
    ),
    (
        "unexpected end of stream",
        "a quotation mark is opened here and never closed",
        'close it; inside of "…" write \\" for a quotation mark',
    ),
    (
        "unexpected document",
        "a quotation mark is opened here and not closed before the next `---` or `...`",
        "close it",
    ),
    (
        "unknown escape character",
        'a backslash inside of "…" begins an escape that YAML does not know',
        "use '…' instead of \"…\", or write \\\\ for a backslash",
    ),
    (
        "escape code",
        'a backslash inside of "…" begins an escape that stands for no character',
        "use '…' instead of \"…\", or write \\\\ for a backslash",
    ),
    (
        "expected ',' or ']'",
        "the list that `[` opens here is not closed, or a comma is missing in it",
        "put entries that contain brackets, commas or quotation marks in quotes, and end the list with `]`",
    ),
    (
        "expected ',' or '}'",
        "the mapping that `{` opens here is not closed, or a comma is missing in it",
        "put values that contain braces, commas or quotation marks in quotes, and end it with `}`",
    ),
    (
        "expected '-' indicator",
        "a list ends here although its indentation goes on",
        "begin each entry with `- `, all at the same indentation",
    ),
    (
        "expected key",
        "no key can stand here",
        "check the indentation against the lines above; a quotation mark must open and close a whole text",
    ),
    (
        "expected <block end>",
        "no key or list entry can stand here",
        "check the indentation against the lines above; a quotation mark must open and close a whole text",
    ),
    (
        "could not find expected ':'",
        "a key without a colon",
        "write `key: value`, or indent the line further if it continues the text above",
    ),
    (
        "mapping keys are not allowed",
        "a text cannot begin with `? `",
        "put the text in quotes",
    ),
    (
        "expected node content",
        "a value is missing here",
        "remove the comma or bracket, or put the text in quotes",
    ),
    (
        "expected <document start>",
        "text stands behind the end of the document",
        "remove it, and check the quotation marks and brackets above",
    ),
    (
        "alphabetic or numeric character",
        "a text cannot begin with `*` or `&`",
        "put the text in quotes",
    ),
    (
        "expected comment or line break",
        "a text cannot begin with `|` or `>`, which announce a block of several lines",
        "put the text in quotes, or begin it on the next line",
    ),
    (
        "undefined tag handle",
        "a text cannot begin with `!`",
        "put the text in quotes",
    ),
    (
        "directive",
        "a line cannot begin with `%`",
        "put the text in quotes, or remove the line",
    ),
)
