"""All inputs of a run as a stream of bytes: files, and the rows of archives, in chunks of bounded size.

Reading and judging are apart. Here is only read what is on the disk, cheaply, so that it can be looked up
in the cache or be sent to another process or machine. What the bytes mean is found out where they are judged.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import translate
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.load.archives import COLUMNS, ORIGIN, is_archive, read_archive
from factcheck.model import Article, Fact, Place, Skipped, SourceMetadata

if TYPE_CHECKING:
    from factcheck.languages.reading import ReadingWords

CHUNK_ARTICLES = 32
CHUNK_BYTES = 250_000
"""A chunk ends with the article that reaches either: some tenths of a second of work for one core."""


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file as it is on the disk. `sources` are the claims file's entries that concern it."""

    path: str
    content: bytes
    sources: tuple[SourceMetadata, ...] = ()

    @property
    def size(self) -> int:
        """How many bytes there are to judge."""
        return len(self.content)


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """A row of an archive, with nothing in the article but what the row states."""

    article: Article
    sources: tuple[SourceMetadata, ...] = ()

    @property
    def path(self) -> str:
        """How places print the row."""
        return self.article.path

    @property
    def size(self) -> int:
        """How many characters there are to judge, which is near enough to bytes."""
        return len(self.article.text)


Input = FileContent | ArchiveRow
Chunk = tuple[Input, ...]


class SourceMatcher:
    """Finds the entries of `sources` in a claims file that concern an article, fast for many entries."""

    def __init__(self, sources: Sequence[SourceMetadata]) -> None:
        self._sources = tuple(sources)
        self._exact: dict[str, list[int]] = {}
        self._globs: list[tuple[int, re.Pattern[str]]] = []
        for number, source in enumerate(self._sources):
            pattern = posixpath.normpath(source.pattern)
            self._exact.setdefault(pattern, []).append(number)
            if re.search(r"[*?\[]", pattern):
                self._globs.append((number, re.compile(translate(pattern))))

    def matching(self, *names: str) -> tuple[SourceMetadata, ...]:
        """Return the entries whose path or glob is one of the names, in the claims file's order."""
        found = {number for name in names for number in self._exact.get(name, ())}
        found.update(
            number for number, pattern in self._globs for name in names if pattern.match(name) is not None
        )
        return tuple(self._sources[number] for number in sorted(found))


def read_inputs(
    paths: Iterable[tuple[Path | str, str]], sources: Sequence[SourceMetadata] = ()
) -> Iterator[Input | Skipped]:
    """Yield the contents of files and the rows of archives, in order.

    `paths` are pairs of what to open, a path or an address, and the name that places print. Raises
    `InputError` if an extra is missing that an archive needs.
    """
    from factcheck.load.decoding import NotReadable, read_bytes

    matcher = SourceMatcher(sources)
    for path, name in paths:
        if is_archive(str(path)):
            for row in read_archive(str(path), name):
                if isinstance(row, Skipped):
                    yield row
                else:
                    yield ArchiveRow(row, matcher.matching(row.path, name))
            continue
        try:
            content = read_bytes(Path(path))
        except NotReadable as problem:
            yield Skipped(name, str(problem))
        else:
            yield FileContent(name, content, matcher.matching(name))


def article_of(given: Input, readings: Mapping[str, ReadingWords]) -> Article | Skipped:
    """Return the article that an input holds, with all its facts, or why it is none."""
    if isinstance(given, ArchiveRow):
        return _complete(given, readings)
    from factcheck.load.articles import make_article
    from factcheck.load.decoding import NotReadable, text_of

    try:
        text, notes = text_of(given.content)
    except NotReadable as problem:
        return Skipped(given.path, str(problem))
    return make_article(text, given.path, given.sources, readings, notes)


def _complete(row: ArchiveRow, readings: Mapping[str, ReadingWords]) -> Article:
    """Add to a row's facts what the claims file and the text state."""
    from factcheck.load.articles import make_article

    stated = row.article
    archive = stated.path.partition("#")[0]
    exact = {posixpath.normpath(source.pattern): source for source in reversed(row.sources)}
    entry = exact.get(stated.path) or exact.get(archive) or next(iter(row.sources), None)
    columns = {fact.name for fact in stated.facts}
    values = {
        name: getattr(stated, name) if name in columns else getattr(entry, name, None)
        for name in COLUMNS
        if name not in ("text", "id")
    }
    # One entry that matches whatever the row is called, so that an id may hold any character.
    merged = SourceMetadata("*", Place(stated.path), **values)
    article = make_article(stated.text, stated.path, (merged,), readings, stated.notes)
    origin = f"sources `{entry.pattern}`" if entry is not None else ORIGIN
    facts = tuple(
        Fact(fact.name, fact.value, ORIGIN if fact.name in columns else origin)
        if fact.origin == "sources `*`"
        else fact
        for fact in article.facts
    )
    return replace(article, facts=facts)


def chunked(inputs: Iterable[Input]) -> Iterator[Chunk]:
    """Yield the inputs in their order in chunks of bounded size."""
    chunk: list[Input] = []
    size = 0
    for each in inputs:
        chunk.append(each)
        size += each.size
        if len(chunk) >= CHUNK_ARTICLES or size >= CHUNK_BYTES:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
