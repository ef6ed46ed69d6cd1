"""From one file to an `Article`: its text, and the facts about it with where each came from."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import urlsplit

from factcheck.languages.reading import METADATA_NAMES, ReadingWords
from factcheck.load.article_files import FoundArticles, article_name, find_articles
from factcheck.load.dates import date_in_linked_url, date_in_text, date_in_url, parse_date
from factcheck.load.decoding import NotReadable, read_text
from factcheck.load.frontmatter import read_head
from factcheck.load.language import article_language
from factcheck.model import Article, Fact, PartialDate, Skipped, SourceMetadata

__all__ = ["FoundArticles", "article_name", "find_articles", "load_article", "make_article"]

UNKNOWN = "unknown"
"""The value of a fact that was found nowhere; its origin is `not found`."""

_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}", re.IGNORECASE)
_TITLE_LINES = 3
_TITLE_WORDS = 25
_TAIL_LINES = 6
_HEAD_AGENCY = re.compile(r"\s{0,20}[^\W\d_][^\r\n()]{1,40}\(([^\W\d_]{2,10})\)[ \t]*[–—:.-]")


def load_article(
    path: Path, name: str, sources: Sequence[SourceMetadata], readings: Mapping[str, ReadingWords]
) -> Article | Skipped:
    """Return the article of a file, or why it was skipped. Never raises for what a file contains.

    `name` is how places print the path, and what the patterns of `sources` are matched with.
    `readings` maps language codes to what reading needs of each language.
    """
    try:
        text, notes = read_text(path)
    except NotReadable as problem:
        return Skipped(name, str(problem))
    return make_article(text, name, sources, readings, notes)


def make_article(
    text: str,
    name: str,
    sources: Sequence[SourceMetadata],
    readings: Mapping[str, ReadingWords],
    notes: tuple[str, ...] = (),
) -> Article:
    """Return the article of a text with its facts: front matter, then `sources`, then the text itself.

    A value that cannot be read (a date that is none) is a note, and the next origin counts.
    """
    keys = {key: fact for reading in readings.values() for key, fact in reading.metadata_keys.items()}
    head = read_head(text, keys)
    stated = [Fact(*fact) for fact in head.facts] + _from_sources(name, sources)
    facts: dict[str, Fact] = {}
    found_notes = [*notes, *head.notes]
    for fact in stated:
        if fact.name == "date" and parse_date(fact.value, tuple(readings.values())) is None:
            found_notes.append(f"the date `{fact.value[:40]}` ({fact.origin}) is not a date")
        elif fact.name not in facts:
            facts[fact.name] = fact
    body = text[head.start :]
    language = facts.get("language") or _language_fact(body, readings)
    code = language.value.strip().lower().split("-")[0].split("_")[0] if language else None
    ordered = _in_order(code, readings)
    date = parse_date(facts["date"].value, ordered) if "date" in facts else None
    if date is None and (dated := _date_fact(text, head.start, facts.get("url"), ordered)):
        date, facts["date"] = dated
    if language:
        facts["language"] = Fact("language", code or language.value, language.origin)
    if "title" not in facts and (title := _title_fact(text, head.start, ordered)):
        facts["title"] = title
    if "outlet" not in facts and (outlet := _outlet_fact(text, head.start, facts.get("url"), ordered)):
        facts["outlet"] = outlet
    if date is not None:
        facts["date"] = Fact("date", str(date), facts["date"].origin)
    return Article(
        path=name,
        text=text,
        start=head.start,
        title=_value(facts, "title"),
        outlet=_value(facts, "outlet"),
        date=date,
        language=_value(facts, "language"),
        url=_value(facts, "url"),
        facts=tuple(facts.get(fact) or Fact(fact, UNKNOWN, "not found") for fact in METADATA_NAMES),
        notes=tuple(found_notes),
    )


def _value(facts: Mapping[str, Fact], name: str) -> str | None:
    return facts[name].value if name in facts else None


def _in_order(code: str | None, readings: Mapping[str, ReadingWords]) -> tuple[ReadingWords, ...]:
    """All languages' words, the article's own first."""
    return tuple(readings[key] for key in sorted(readings, key=lambda key: (key != code, key)))


def _from_sources(name: str, sources: Sequence[SourceMetadata]) -> list[Fact]:
    """The facts of the entry that names the article itself, else of the first glob that matches it."""
    exact = (source for source in sources if posixpath.normpath(source.pattern) == name)
    globs = (source for source in sources if fnmatchcase(name, posixpath.normpath(source.pattern)))
    source = next(exact, None) or next(globs, None)
    if source is None:
        return []
    values = {field: getattr(source, field) for field in METADATA_NAMES}
    origin = f"sources `{source.pattern}`"
    return [Fact(field, str(value), origin) for field, value in values.items() if value is not None]


def _language_fact(body: str, readings: Mapping[str, ReadingWords]) -> Fact | None:
    code = article_language(body, readings)
    return Fact("language", code, "text: frequent words") if code else None


def _date_fact(
    text: str, start: int, url: Fact | None, readings: Sequence[ReadingWords]
) -> tuple[PartialDate, Fact] | None:
    for reading in readings:
        if found := date_in_text(text, start, reading):
            return found.date, Fact("date", str(found.date), _at(text, found.offset, found.origin))
    if url and (date := date_in_url(url.value)):
        return date, Fact("date", str(date), f"address ({url.origin})")
    if found := date_in_linked_url(text, start):
        return found.date, Fact("date", str(found.date), _at(text, found.offset, found.origin))
    return None


def _at(text: str, offset: int, what: str) -> str:
    above = text[:offset].replace("\r\n", "\n")
    return f"text: {what} in line {above.count(chr(10)) + above.count(chr(13)) + 1}"


def _title_fact(text: str, start: int, readings: Sequence[ReadingWords]) -> Fact | None:
    """The first headline-like line; a line of one to three words above a longer one is its kicker."""
    candidates: list[str] = []
    for line, gap in _first_lines(text, start):
        words = line.split()
        if any(reading.is_interface(words) or reading.label_pattern.match(line) for reading in readings):
            continue
        if len(words) > _TITLE_WORDS or (line[-1] in ".:" and not line.endswith("...")):
            break
        if candidates and line[0].islower() and not gap:
            candidates[-1] += f" {line}"
        elif any(map(str.isalpha, line)):
            candidates.append(line)
        if len(candidates) == _TITLE_LINES:
            break
    title = next((line for line in candidates if len(line.split()) > 3), None) or next(iter(candidates), None)
    return Fact("title", title.lstrip("# "), "text: first headline") if title else None


def _first_lines(text: str, start: int) -> list[tuple[str, bool]]:
    """The first lines that are not blank, each with whether a blank line is above it."""
    lines = [line.strip() for line in text[start : start + 2_000].replace("\r\n", "\n").splitlines()]
    above = ["", *lines]
    return [(line, not above[index]) for index, line in enumerate(lines) if line][:10]


def _outlet_fact(text: str, start: int, url: Fact | None, readings: Sequence[ReadingWords]) -> Fact | None:
    """The host of the article's address, else a plain mark: "/abc/example.org" or "(agency)"."""
    if url and (host := _host(url.value)):
        return Fact("outlet", host, f"address ({url.origin})")
    agencies = frozenset().union(*(reading.agencies for reading in readings))
    head = _HEAD_AGENCY.match(text, start)
    if head and head[1].lower() in agencies:
        return Fact("outlet", head[1], "text: dateline")
    for line in reversed(text[max(start, len(text) - 600) :].split("\n")[-_TAIL_LINES:]):
        mark = line.strip()
        if not mark or " " in mark:
            continue
        if mark.startswith("/") and (domains := _DOMAIN.findall(mark)):
            return Fact("outlet", domains[-1].lower(), "text: mark at the end")
        if mark.strip("()").lower() in agencies:
            return Fact("outlet", mark.strip("()"), "text: mark at the end")
    return None


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url if "://" in url else f"https://{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
