"""Archives of many articles in one file: JSON Lines, plain or gzipped, and Parquet.

A row is an article: `text`, and where known `id`, `title`, `outlet`, `date`, `language` and `url`. Rows are
read one by one, so that an archive may be larger than the memory. What is wrong with a row is said of
that row, and the next ones are read.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any

from factcheck.errors import InputError
from factcheck.load.dates import parse_date
from factcheck.load.decoding import MAX_BYTES
from factcheck.model import Article, Fact, Skipped

COLUMNS = ("text", "id", "title", "outlet", "date", "language", "url")
"""The columns that are read; others are passed over."""

ORIGIN = "archive"
"""The origin of a fact that a column states."""

_LINES, _PARQUET = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), (".parquet", ".pq")
_MAX_LINE = 32_000_000
"""Bytes of one JSON line: the largest article, with every character written as an escape."""
_MAX_VALUE = 1_000
"""Characters of a title, an outlet, an address."""
_MAX_ID = 200
_BROKEN_ROWS = 1_000
"""So many broken rows before the first good one, and the file is taken for something else."""
_BATCH_ROWS = 64
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")

Row = Mapping[str, object] | str
"""A row's columns, or what is wrong with it."""


def is_archive(path: str) -> bool:
    """Return whether a path's ending says that it is an archive."""
    return path.lower().endswith(_LINES + _PARQUET)


def read_archive(path: str, name: str) -> Iterator[Article | Skipped]:
    """Yield an archive's articles in their order, and broken rows as skipped with their number from 1.

    `path` is a file's path or an address that fsspec can open (`s3://…`); `name` is how places print it.
    An article's path is `name#ID`; a row without an id is `name#row-N`, and an id that occurred before is
    made unique by its row's number. An archive that cannot be opened is skipped. Raises `InputError` if a
    package is missing that reading it needs.
    """
    rows = _parquet_rows(path) if path.lower().endswith(_PARQUET) else _line_rows(path)
    taken: set[bytes] = set()
    broken = good = number = 0
    try:
        for number, row in rows:
            article = _article(row, name, number, taken)
            good += isinstance(article, Article)
            broken += isinstance(article, Skipped)
            if broken >= _BROKEN_ROWS and not good:
                yield Skipped(name, f"{_BROKEN_ROWS} rows are broken and none is an article")
                return
            yield article
    except (OSError, EOFError, zlib.error, ValueError) as error:
        where = f" after row {number}" if number else ""
        yield Skipped(name, f"cannot be read{where}: {_reason(error)}")


def _article(row: Row, name: str, number: int, taken: set[bytes]) -> Article | Skipped:
    problem = row if isinstance(row, str) else _problem_of(row.get("text"))
    if problem is not None or isinstance(row, str):
        return Skipped(f"{name}#row-{number}", f"row {number} {problem}")
    text = _SURROGATE.sub("\ufffd", str(row["text"]))
    facts, notes = _facts(row)
    identifier, repeated = _identifier(row.get("id"), number, taken)
    if repeated:
        notes += (f"row {number} repeats the id of an earlier row",)
    date = next((parse_date(fact.value, ()) for fact in facts if fact.name == "date"), None)
    values = {fact.name: fact.value for fact in facts}
    return Article(
        path=f"{name}#{identifier}",
        text=text,
        title=values.get("title"),
        outlet=values.get("outlet"),
        date=date,
        language=values.get("language"),
        url=values.get("url"),
        facts=facts,
        notes=notes,
    )


def _problem_of(text: object) -> str | None:
    """Say what keeps a row's text from being an article, or None."""
    if text is None:
        return "has no `text`"
    if not isinstance(text, str):
        return "has a `text` that is no text"
    if not text.strip():
        return "is empty"
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        return f"is larger than {MAX_BYTES // 1_000_000} MB"
    return "contains NUL characters" if "\0" in text else None


def _facts(row: Mapping[str, object]) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """Return what the columns state, and notes on values that could not be read."""
    facts: list[Fact] = []
    notes: list[str] = []
    for column in ("date", "language", "outlet", "title", "url"):
        value = _value(row.get(column))
        if value is None:
            continue
        if column == "date":
            date = parse_date(value, ())
            if date is None:
                notes.append(f"the date `{value[:40]}` ({ORIGIN}) is not a date")
                continue
            value = str(date)
        elif column == "language":
            value = value.lower().replace("_", "-").split("-")[0]
        facts.append(Fact(column, value, ORIGIN))
    return tuple(facts), tuple(notes)


def _value(value: object) -> str | None:
    """Return a plain value as one line, or None for nothing and for lists, objects and truth values."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return " ".join(_CONTROL.sub(" ", str(value)[:_MAX_VALUE]).split()) or None


def _identifier(value: object, number: int, taken: set[bytes]) -> tuple[str, bool]:
    """Return a unique id for a row, and whether its own one occurred before.

    Ids are remembered by hashes of 8 bytes: a million of them takes 80 MB less than their texts.
    """
    own = _value(value)
    wanted = own if own is not None and len(own) <= _MAX_ID else f"row-{number}"
    identifier, attempt = wanted, 1
    while (digest := hashlib.blake2b(identifier.encode(), digest_size=8).digest()) in taken:
        identifier = f"{wanted}~{number}" if attempt == 1 else f"{wanted}~{number}.{attempt}"
        attempt += 1
    taken.add(digest)
    return identifier, identifier != wanted


# --- JSON Lines ---------------------------------------------------------------------------------


def _line_rows(path: str) -> Iterator[tuple[int, Row]]:
    with open_input(path) as raw:
        stream: IO[bytes] = raw
        if path.lower().endswith(".gz"):
            stream = io.BufferedReader(gzip.GzipFile(fileobj=raw))
        number = 0
        while line := stream.readline(_MAX_LINE):
            number += 1
            if len(line) == _MAX_LINE and not line.endswith(b"\n"):
                while (rest := stream.readline(_MAX_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield number, f"is longer than {_MAX_LINE // 1_000_000} MB"
            elif line.strip():
                yield number, _parse_line(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)


def _parse_line(line: bytes) -> Row:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return "is not UTF-8"
    except json.JSONDecodeError as error:
        return f"is not JSON: {error.msg} in column {error.colno}"
    except (RecursionError, ValueError):
        return "is not JSON that can be read: nested too deeply, or a number too long"
    return row if isinstance(row, dict) else "is not a JSON object"


# --- Parquet ------------------------------------------------------------------------------------


def _parquet_rows(path: str) -> Iterator[tuple[int, Row]]:
    parquet, arrow_error = _pyarrow()
    with open_input(path) as stream:
        try:
            # One thread: the processes that judge are the ones to use the cores.
            table = parquet.ParquetFile(stream, memory_map=False, pre_buffer=False)
            columns = [column for column in COLUMNS if column in table.schema_arrow.names]
            if "text" not in columns:
                raise ValueError("there is no column `text`")
            number = 0
            for batch in table.iter_batches(_BATCH_ROWS, columns=columns, use_threads=False):
                cells = [batch.column(position) for position in range(len(columns))]
                for row in range(batch.num_rows):
                    number += 1
                    yield number, _parquet_row(columns, [cell[row] for cell in cells])
        except arrow_error as error:
            raise ValueError(_reason(error)) from None


def _parquet_row(columns: list[str], cells: list[Any]) -> Row:
    row: dict[str, object] = {}
    for column, cell in zip(columns, cells, strict=True):
        try:
            value = cell.as_py()
            value = value.decode("utf-8") if isinstance(value, bytes) else value
        except UnicodeDecodeError:
            return f"has a `{column}` that is not UTF-8"
        except (ValueError, ArithmeticError, ImportError):
            value = None
        row[column] = value.isoformat() if hasattr(value, "isoformat") else value
    return row


def _pyarrow() -> tuple[Any, type[Exception]]:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise InputError(None, "reading Parquet needs pyarrow", "install it: pip install pyarrow") from None
    return parquet, ArrowException


# --- opening ------------------------------------------------------------------------------------


def is_address(path: str) -> bool:
    """Return whether a path is an address for fsspec, such as `s3://bucket/archive.jsonl`."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]+(?:://|::)", path) is not None


@contextmanager
def open_input(path: str) -> Iterator[IO[bytes]]:
    """Open a file, or an address through fsspec, for reading bytes.

    Raises `OSError` or `ValueError` if it cannot be opened, `InputError` if a package is missing for it.
    """
    opened = _open_address(path) if is_address(path) else open(path, "rb")  # noqa: PTH123, SIM115
    with opened as stream:
        yield stream


def _open_address(path: str) -> IO[bytes]:
    try:
        import fsspec
    except ImportError:
        raise InputError(None, f"opening {path} needs fsspec", "install it: pip install fsspec") from None
    try:
        stream: IO[bytes] = fsspec.open(path, "rb").open()
    except ImportError as error:
        raise InputError(None, f"{path} cannot be opened: {_reason(error)}") from None
    except Exception as error:
        # Each protocol's package has errors of its own (no credentials, no such bucket).
        raise OSError(_reason(error)) from None
    return stream


def _reason(error: Exception) -> str:
    """Return an error's message as one short line."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return _CONTROL.sub(" ", text)[:200]
