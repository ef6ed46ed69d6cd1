"""Which part of an article each block is: title, lede, heading, body, caption or junk."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from factcheck.languages.reading import ReadingWords
from factcheck.model import Part
from factcheck.text.junk import (
    NOTICE_CHARACTERS,
    announces_links,
    is_boilerplate,
    is_caption,
    is_junk_line,
    is_url,
    show_marks,
)
from factcheck.text.layout import HEADLINE_WORDS, Block

_TITLE_WORDS = 25
_TITLES = 3
_MENU_WORDS = 2
_MENU_LINES = 4
_INITIALS = 6
_SHORT_LEDE_WORDS = 25


class Look(StrEnum):
    """What a block looks like by itself."""

    PARAGRAPH = "paragraph"
    HEADLINE = "headline"
    ITEM = "item"
    CAPTION = "caption"
    JUNK = "junk"
    LINKS = "links"
    """Announces links to other stories."""
    SHOW = "show"
    """May advertise a show."""


def parts(blocks: Sequence[Block], reading: ReadingWords) -> list[Part]:
    """Return the part of each block, in linear time."""
    looks = [_look(block, reading) for block in blocks]
    _keep_short_headlines(looks, blocks)
    _drop_teasers(looks)
    first = next((index for index, look in enumerate(looks) if look is Look.PARAGRAPH), len(looks))
    _drop_menu(looks, blocks, first)
    last = max((index for index, look in enumerate(looks) if look is Look.PARAGRAPH), default=len(looks))
    _drop_runs(looks, first, last)
    _drop_endings(looks, blocks, last)
    result = [_PART_OF_LOOK[look] for look in looks]
    _mark_titles(result, looks, first)
    _mark_lede(result, looks, blocks, first)
    _mark_picture_texts(result, blocks)
    return result


_PART_OF_LOOK = {
    Look.PARAGRAPH: Part.BODY,
    Look.ITEM: Part.BODY,
    Look.HEADLINE: Part.HEADING,
    Look.SHOW: Part.HEADING,
    Look.CAPTION: Part.CAPTION,
    Look.JUNK: Part.JUNK,
    Look.LINKS: Part.JUNK,
}


def _look(block: Block, reading: ReadingWords) -> Look:
    content = block.content
    if is_url(content) or not any(map(str.isalpha, content)):
        return Look.JUNK
    last = block.last
    terminated = last in ".!?…:"
    if is_boilerplate(content.lower(), reading):
        return Look.JUNK
    if len(content) <= NOTICE_CHARACTERS:
        if announces_links(content, reading):
            return Look.LINKS
        if is_junk_line(content, terminated, reading):
            return Look.JUNK
    if is_caption(content, terminated, reading):
        return Look.CAPTION
    if block.marked is not None:
        return Look.ITEM if block.marked == "item" else Look.HEADLINE
    return _length_look(block, last, reading)


def _length_look(block: Block, last: str, reading: ReadingWords) -> Look:
    """A short block without a full stop is a headline; so is one single question or exclamation."""
    if len(block.content) > NOTICE_CHARACTERS or last == ".":
        # An ellipsis at the very top is a headline that was cut by a feed.
        cut = block.content.endswith("...") and len(block.content.split()) <= HEADLINE_WORDS
        return Look.HEADLINE if cut else Look.PARAGRAPH
    words = len(block.content.split())
    if last == ":":
        return Look.HEADLINE if words <= 3 else Look.PARAGRAPH
    if last in "!?…":
        inner = block.content[:-3]
        single = not any(mark in inner for mark in (". ", "! ", "? "))
        return Look.HEADLINE if single and words <= HEADLINE_WORDS else Look.PARAGRAPH
    if words <= HEADLINE_WORDS:
        return Look.SHOW if show_marks(block.content, reading) else Look.HEADLINE
    return Look.HEADLINE if words <= _TITLE_WORDS else Look.PARAGRAPH


def _keep_short_headlines(looks: list[Look], blocks: Sequence[Block]) -> None:
    """A title may be long; a long block without full stop further down is a paragraph."""
    headlines, in_text = 0, False
    for index, look in enumerate(looks):
        if look is Look.HEADLINE and blocks[index].marked is None and (in_text or headlines >= _TITLES):
            long = len(blocks[index].content.split(None, HEADLINE_WORDS)) > HEADLINE_WORDS
            looks[index] = look = Look.PARAGRAPH if long else look
        headlines += look is Look.HEADLINE
        in_text = in_text or look is Look.PARAGRAPH


def _drop_teasers(looks: list[Look]) -> None:
    """Links and shows make junk of the headlines below them; a show above a paragraph is a subheading."""
    in_text = False
    for index, look in enumerate(looks):
        below = looks[index + 1] if index + 1 < len(looks) else Look.JUNK
        if look is Look.SHOW and in_text and below is not Look.PARAGRAPH:
            looks[index] = look = Look.LINKS
        in_text = in_text or look is Look.PARAGRAPH
        if look is Look.LINKS:
            _drop_links_from(looks, index + 1)


def _drop_links_from(looks: list[Look], start: int) -> None:
    index = start
    while index < len(looks) and looks[index] in (Look.HEADLINE, Look.ITEM, Look.SHOW):
        # The last of several headlines above a paragraph is that paragraph's own.
        above_text = index + 1 < len(looks) and looks[index + 1] is Look.PARAGRAPH
        if index > start and above_text and looks[index] is Look.HEADLINE:
            return
        looks[index] = Look.JUNK
        index += 1


def _drop_menu(looks: list[Look], blocks: Sequence[Block], first: int) -> None:
    """Many very short lines before the text are a menu."""
    short = [
        index
        for index in range(first)
        if looks[index] is Look.HEADLINE and len(blocks[index].content.split()) <= _MENU_WORDS
    ]
    if len(short) >= _MENU_LINES:
        for index in short:
            looks[index] = Look.JUNK


def _drop_runs(looks: list[Look], first: int, last: int) -> None:
    """Of three or more headlines in a row only the last heads the text below; others are links."""
    run: list[int] = []
    paragraphs = 0
    for index in range(first, min(last + 1, len(looks))):
        if looks[index] in (Look.HEADLINE, Look.SHOW):
            run.append(index)
            continue
        if looks[index] in (Look.JUNK, Look.LINKS, Look.CAPTION) and run:
            continue
        # A list of headlines right below the first paragraph is a summary of the article.
        if len(run) >= 3 and paragraphs > 1:
            for headline in run[:-1]:
                looks[headline] = Look.JUNK
        paragraphs += looks[index] is Look.PARAGRAPH
        run = []


def _drop_endings(looks: list[Look], blocks: Sequence[Block], last: int) -> None:
    """Below the last paragraph several headlines are links, and a few letters are initials."""
    below = [index for index in range(last + 1, len(looks)) if looks[index] is Look.HEADLINE]
    for index in below:
        if len(below) > 1 or len(blocks[index].content) <= _INITIALS:
            looks[index] = Look.JUNK


def _mark_titles(result: list[Part], looks: list[Look], first: int) -> None:
    headlines = [index for index in range(first) if looks[index] in (Look.HEADLINE, Look.SHOW)]
    for index in headlines[:_TITLES]:
        result[index] = Part.TITLE


def _mark_lede(result: list[Part], looks: list[Look], blocks: Sequence[Block], first: int) -> None:
    """The first paragraph is the lede, with a list above it; the second too if both are short."""
    if first == len(looks):
        return
    for index in range(first + 1):
        if result[index] is Part.BODY:
            result[index] = Part.LEDE
    following = range(first + 1, min(first + 4, len(looks)))
    texts = [index for index in following if looks[index] not in (Look.JUNK, Look.LINKS, Look.CAPTION)]
    if len(texts) < 2 or any(looks[index] is not Look.PARAGRAPH for index in texts[:2]):
        return
    first_words = len(blocks[first].content.split(None, _SHORT_LEDE_WORDS + 1))
    second_words = len(blocks[texts[0]].content.split(None, _SHORT_LEDE_WORDS + 1))
    third_words = len(blocks[texts[1]].content.split(None, 2 * _SHORT_LEDE_WORDS))
    if max(first_words, second_words) <= _SHORT_LEDE_WORDS < third_words:
        result[texts[0]] = Part.LEDE


def _mark_picture_texts(result: list[Part], blocks: Sequence[Block]) -> None:
    """A line without full stop directly above a caption describes the same picture."""
    for index in range(1, len(blocks)):
        if result[index] is Part.CAPTION and not blocks[index].gap and result[index - 1] is Part.HEADING:
            result[index - 1] = Part.CAPTION
