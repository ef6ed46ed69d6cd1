"""Whose words a quotation is: who is named in its own sentences, or in those beside it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.match.align import ArticleMatcher
from factcheck.model import Span
from factcheck.stance.naming import resolve
from factcheck.stance.speaker_phrases import inside_quotation, phrases_in
from factcheck.stance.speakers import person_before, reporter_in

LOOK_BACK = 2
"""Sentences before a quotation in which its speaker may be named."""


def quoter_of(matcher: ArticleMatcher, number: int, quotation: Span) -> str | None:
    """Return who speaks a quotation, of which a sentence is a part.

    Who is named within its own sentences, around the marks, comes first; then who spoke before it in its paragraph
    ("“…,” said Roe. “…”"), who speaks right behind it, and who spoke in the paragraph before.
    """
    own = _own_sentences(matcher, number, quotation)
    for other in (number, own[-1], own[0]):
        named = reporter_in(matcher, other) or _before_colon(matcher, other)
        if named is not None:
            return named
    named = _behind_marks(matcher, own[-1], quotation)
    if named is not None:
        return named
    return next(filter(None, (reporter_in(matcher, other) for other in _beside(matcher, own))), None)


def _own_sentences(matcher: ArticleMatcher, number: int, quotation: Span) -> list[int]:
    """The numbers of the sentences that a quotation runs through, ascending."""
    sentences, found = matcher.article.sentences, [number]
    while found[0] and sentences[found[0] - 1].sentence.span.end > quotation.start:
        found.insert(0, found[0] - 1)
    while found[-1] + 1 < len(sentences) and sentences[found[-1] + 1].sentence.span.start < quotation.end:
        found.append(found[-1] + 1)
    return found


def _beside(matcher: ArticleMatcher, own: list[int]) -> Iterator[int]:
    """Yield the sentences around a quotation in the order in which they may name its speaker."""
    sentences = matcher.article.sentences
    paragraph = sentences[own[0]].sentence.paragraph
    before = [number for number in range(own[0] - 1, own[0] - 1 - LOOK_BACK, -1) if number >= 0]
    behind = [number for number in (own[-1] + 1,) if number < len(sentences)]
    near = [*before[:1], *behind, *before]
    yield from (number for number in near if sentences[number].sentence.paragraph == paragraph)
    yield from (number for number in near if abs(sentences[number].sentence.paragraph - paragraph) == 1)


def _before_colon(matcher: ArticleMatcher, number: int) -> str | None:
    """ "Mayor Jane Roe: “…”", "Mayor Jane Roe repeated her offer: “…”": who is named before the colon."""
    sentence = matcher.article.sentences[number]
    for position in range(1, len(sentence.words)):
        if ":" in sentence.gap_before(position) and inside_quotation(matcher, sentence.words[position].start):
            if any(sentence.finite[:position]):
                return _subject_before(matcher, number, position)
            phrases = phrases_in(sentence, 0, position)
            return resolve(matcher, sentence, *phrases[0]) if len(phrases) == 1 else None
    return None


def _subject_before(matcher: ArticleMatcher, number: int, position: int) -> str | None:
    """Return the subject of the clause that ends at a colon; of "*his* message was", or "*she*", who spoke before."""
    sentence = matcher.article.sentences[number]
    agent = sentence.roles[sentence.clause_of(position - 1)].agent
    if agent is None or agent.end > position:
        return None
    stance = sentence.pack.stance
    personal = agent.pronoun and sentence.lower[agent.head] in stance.personal_pronouns
    if personal or agent.determiner in stance.pronouns:
        return person_before(matcher, number)
    if agent.pronoun:
        return None
    return resolve(matcher, sentence, agent.start, agent.end)


def _behind_marks(matcher: ArticleMatcher, number: int, quotation: Span) -> str | None:
    """ "“…”, *forderte Jan Roe*": whatever the verb, its subject behind the closing marks speaks."""
    sentence = matcher.article.sentences[number]
    verb = next((p for p, word in enumerate(sentence.words) if word.start >= quotation.end), None)
    if verb is None or not sentence.finite[verb] or "," not in sentence.gap_before(verb):
        return None
    agent = sentence.roles[sentence.clause_of(verb)].agent
    if agent is None or agent.pronoun or agent.start <= verb:
        return None
    return resolve(matcher, sentence, agent.start, agent.end)
