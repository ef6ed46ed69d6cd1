"""The voice of an interview: what answers a question is said by whoever is asked ("Treten Sie zurück? Nein")."""

from __future__ import annotations

from itertools import takewhile

from factcheck.match.align import ArticleMatcher
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.prepared import PreparedSentence

NAME = "interview"
NAMES = 2
"""Words of a name behind "Frau"."""


def asked(passage: Passage) -> tuple[Effect, ...]:
    """Return that what decides is an answer, or the question that the next sentence answers."""
    replies = passage.matcher.replies
    here = passage.alignment.index
    answer = here + 1 if passage.is_question and here not in replies else here
    if answer not in replies:
        return ()
    focus = passage.alignment.focus[0]
    speaker = _interviewee(passage.matcher, answer)
    return (Effect(NAME, EffectKind.ATTRIBUTE, passage.sentence, focus, focus + 1, speaker),)


def _interviewee(matcher: ArticleMatcher, answer: int) -> str | None:
    """Return whom the questions address by name ("Frau Roth, …"), else whom the beginning of the article names."""
    article = matcher.article
    first = min(matcher.replies)
    for number, sentence in enumerate(article.sentences[: answer + 1]):
        if number in matcher.replies:
            continue
        for position, word in enumerate(sentence.words[:-1]):
            if word.lower in sentence.pack.stance.honorifics:
                named = _named(matcher, sentence, position + 1)
                if named is not None:
                    return named
    for sentence in article.sentences[:first]:
        for word in sentence.words:
            if word.key in matcher.people:
                return matcher.people[word.key]
    return None


def _named(matcher: ArticleMatcher, sentence: PreparedSentence, start: int) -> str | None:
    """The person named from a word on: in full if the article does so."""
    words = list(takewhile(lambda word: word.text[0].isupper(), sentence.words[start : start + NAMES]))
    full = next((matcher.people[word.key] for word in reversed(words) if word.key in matcher.people), None)
    return full or (words[-1].text if words else None)
