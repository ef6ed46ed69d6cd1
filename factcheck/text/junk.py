"""What is not the article's text: menus, share bars, link lists, credits, boilerplate.

Judged for one block at a time by general features and the phrases of the language; what the
neighbours say is weighed in `factcheck.text.parts`.
"""

from __future__ import annotations

import re

from factcheck.languages.reading import ReadingWords

NOTICE_CHARACTERS = 250
"""Longer blocks are paragraphs: only a strong phrase of boilerplate makes them junk."""

_SHORTEST_BOILERPLATE = 12
_CAPTION_WORDS = 45
_NOTICE_WORDS = 25
_SHOW_WORDS = 14
_URL = re.compile(r"<?(?:https?://|www\.)\S+")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}", re.IGNORECASE)
_TIME = re.compile(r",?\s*\d{1,2}[:.]\d{2}\b")
_NOT_WORD = re.compile(r"\W+")


def is_url(content: str) -> bool:
    """Whether a text is an address and nothing else."""
    return content.startswith(("http", "www.", "<http")) and _URL.fullmatch(content) is not None


def is_notice(content: str, reading: ReadingWords) -> bool:
    """Whether a single line is plainly no running text, so that it is never joined with others."""
    if is_url(content) or not any(map(str.isalpha, content)):
        return True
    if len(content) > NOTICE_CHARACTERS:
        return False
    words = content.split()
    return (
        reading.is_interface(words)
        or _label(content) in reading.teaser_labels
        or reading.credit_pattern.match(content) is not None
        or is_date_line(content, reading)
    )


def is_boilerplate(lowered: str, reading: ReadingWords) -> bool:
    """Whether a paragraph of any length is consent, newsletter or subscription boilerplate."""
    if len(lowered) < _SHORTEST_BOILERPLATE:
        return False
    if any(phrase in lowered for phrase in reading.boilerplate):
        return True
    addressed = any(phrase in lowered for phrase in reading.boilerplate_addresses)
    return addressed and any(topic in lowered for topic in reading.boilerplate_topics)


def is_junk_line(content: str, terminated: bool, reading: ReadingWords) -> bool:
    """Whether a short block is a menu, an invitation, a byline, a source or a date."""
    words = content.split()
    if len(words) > _NOTICE_WORDS:
        return False
    lowered = content.lower()
    return (
        reading.is_interface(words)
        or lowered.startswith(reading.teaser_starts)
        or _label(content) in reading.teaser_labels
        or is_date_line(content, reading)
        or _is_mark(words, reading)
        or (not terminated and _label(content) in reading.source_labels and ":" in content)
        or (not terminated and _is_byline(lowered, words, reading))
        or (not terminated and _is_dated_teaser(content, reading))
    )


def announces_links(content: str, reading: ReadingWords) -> bool:
    """Whether a block says no more than that links to other stories follow: "Mehr zum Thema:"."""
    label, _, rest = content.partition(":")
    return not rest.strip() and _label(label) in reading.teaser_labels


def show_marks(content: str, reading: ReadingWords) -> int:
    """Return how many marks of an advertised show a short line has: "Podcast", "powered by"."""
    lowered = content.lower()
    if not any(mark in lowered for mark in reading.teaser_marks) or len(content.split()) > _SHOW_WORDS:
        return 0
    return sum(mark in lowered for mark in reading.teaser_marks)


def is_caption(content: str, terminated: bool, reading: ReadingWords) -> bool:
    """Whether a block is a photo caption or credit: "Foto: …", "(Agency / Name)", "| Agency"."""
    if len(content.split(None, _CAPTION_WORDS + 1)) > _CAPTION_WORDS:
        return False
    if (":" in content or "©" in content or content.startswith("(c)")) and (
        found := reading.credit_pattern.search(content)
    ):
        credited = content[found.end() :]
        return found.start() == 0 or (not terminated and len(credited.split()) <= 10)
    if content.endswith(")"):
        credit = content.rpartition("(")[2]
        return " / " in credit or _has_credit_mark(credit, reading)
    return "|" in content and _has_credit_mark(content.rpartition("|")[2], reading)


def is_date_line(content: str, reading: ReadingWords) -> bool:
    """Whether a line holds a date of publication and nothing else: "Stand: 06.05.2025 11:18 Uhr"."""
    if len(content) > 100 or not any(map(str.isdigit, content)):
        return False
    rest, dates = reading.date_pattern.subn(" ", content)
    if not dates:
        return False
    allowed = reading.date_words | reading.weekdays
    words = (word.strip(".,:;|()–-").lower() for word in rest.split())
    return all(word in allowed or not any(map(str.isalpha, word)) for word in words)


def _label(content: str) -> str:
    """The words before the first colon, or all of a short line, without pointing marks."""
    return content[:60].partition(":")[0].strip(" \t.…|»›>→-–+").lower()


def _is_mark(words: list[str], reading: ReadingWords) -> bool:
    """Agency and author marks: "(dpa/AFP)", "/abc/example.org"."""
    if len(words) > 4:
        return False
    tokens = _NOT_WORD.sub(" ", " ".join(words)).lower().split()
    if tokens and all(token in reading.agencies for token in tokens):
        return True
    if len(words) != 1 or "/" not in words[0]:
        return False
    parts = words[0].strip("/()").split("/")
    known = any(part.lower() in reading.agencies or _DOMAIN.fullmatch(part) for part in parts)
    return words[0].startswith("/") or known


def _is_byline(lowered: str, words: list[str], reading: ReadingWords) -> bool:
    if len(words) > 12:
        return False
    starts = (start for start in reading.byline_starts if lowered.startswith(f"{start} "))
    length = max((len(start.split()) for start in starts), default=0)
    named = [word.strip(",;&|.-–") for word in words[length:]]
    names = [name for name in named if name and name.lower() not in reading.byline_links]
    return length > 0 and len(names) >= 2 and all(name[0].isupper() and ":" not in name for name in names)


def _is_dated_teaser(content: str, reading: ReadingWords) -> bool:
    """A link to another story: it begins with that story's date and time."""
    date = reading.date_pattern.match(content) if content[0].isdigit() else None
    return date is not None and _TIME.match(content, date.end()) is not None


def _has_credit_mark(credit: str, reading: ReadingWords) -> bool:
    plain = f" {_NOT_WORD.sub(' ', credit).lower()} "
    return any(f" {mark} " in plain for mark in reading.credit_marks)
