"""Interviews without marks of speech: a paragraph that asks, and below it what whoever is asked says of themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from factcheck.model import Part, Span
from factcheck.text.prepared import PreparedSentence

TURNS = 2
"""Questions with an answer in the first person from which an article is an interview."""
QUESTION = re.compile(r"\?[\"“”»«’'\s)]*$")


def replies(sentences: Sequence[PreparedSentence], quotations: Sequence[Span]) -> frozenset[int]:
    """Return the numbers of the sentences that answer an interviewer; none if the article is no interview.

    The answer to a question is every paragraph below it, until the next one that asks or speaks to whoever answers.
    """
    read = [n for n, s in enumerate(sentences) if s.words and s.sentence.part is not Part.JUNK]
    if sum(QUESTION.search(sentences[number].text) is not None for number in read) < TURNS:
        return frozenset()
    turns: list[list[int]] = []
    open_turn, addressed = False, False
    for _, group in groupby(read, key=lambda number: sentences[number].sentence.paragraph):
        paragraph = list(group)
        personal = any(_is_personal(sentences[number], quotations) for number in paragraph)
        speaks_to = any(_speaks_to(sentences[number]) for number in paragraph)
        if QUESTION.search(sentences[paragraph[-1]].text) or (speaks_to and not personal):
            open_turn, addressed = True, addressed or speaks_to
            turns.append([])
        elif open_turn and (personal or not turns[-1]):
            turns[-1] += paragraph
        else:
            open_turn = False  # "Das Gespräch führte Anna Beispiel"
    answered = [t for t in turns if any(_is_personal(sentences[number], quotations) for number in t)]
    if len(answered) < TURNS or not addressed:
        return frozenset()
    return frozenset(number for turn in turns for number in turn)


def _is_personal(sentence: PreparedSentence, quotations: Sequence[Span]) -> bool:
    """Whether a sentence speaks of "ich" or "wir", and not in somebody's quotation."""
    found = [w for w in sentence.words if w.lower in sentence.pack.stance.first_person]
    return any(not any(q.start <= word.start < q.end for q in quotations) for word in found)


def _speaks_to(sentence: PreparedSentence) -> bool:
    """ "Haben *Sie*", "Frau Roth, …": whether a sentence speaks to somebody, in capitals if the word is also "she"."""
    stance = sentence.pack.stance
    if sentence.lower[0] in stance.honorifics and "," in sentence.gap_before(2):
        return True
    for position, word in enumerate(sentence.words):
        polite = position and word.text[0].isupper()
        if word.lower in stance.addresses and (polite or word.lower not in stance.pronouns):
            return True
    return False
