"""Who is named before a colon: the label of a headline or an interview, and the clause that announces speech."""

from __future__ import annotations

from factcheck.stance.naming import resolve
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.speakers import person_before
from factcheck.text.prepared import PreparedSentence

LABEL = 4
"""Words of a speaker's label before its colon."""
TURN = 12
"""Sentences that a speaker's label opens at most."""


def labelled(passage: Passage) -> tuple[Effect, ...]:
    """ "Minister: Brücke wird gesperrt", "Antje Holm: Seit Jahren …": a speaker's label opens the paragraph."""
    article, here = passage.matcher.article, passage.alignment.index
    first = here
    paragraph = passage.sentence.sentence.paragraph
    while first and here - first < TURN and article.sentences[first - 1].sentence.paragraph == paragraph:
        first -= 1
    sentence = article.sentences[first]
    end = _label_end(sentence)
    if not end or (first == here and min(passage.alignment.focus, default=0) < end):
        return ()
    phrase = next((p for p in sentence.phrases if p.end == end and not p.preposition), None)
    if phrase is None or phrase.start or not _is_speaker(passage, sentence, phrase.start, end):
        return ()
    speaker = resolve(passage.matcher, sentence, phrase.start, end)
    return (Effect("source", EffectKind.ATTRIBUTE, sentence, 0, end, speaker),)


def announced(passage: Passage, number: int) -> str | None:
    """ "Meier klagte: Der Hafen sei zu klein": who speaks stands before the colon."""
    sentence = passage.sentence
    start = passage.clauses[number].start
    if not start:
        return None
    agents = (sentence.roles[other].agent for other in range(number))
    agent = next((found for found in agents if found is not None), None)
    if ":" not in sentence.gap_before(start) or agent is None:
        return None
    if agent.pronoun:
        return person_before(passage.matcher, passage.alignment.index)
    return resolve(passage.matcher, sentence, agent.start, agent.end)


def _label_end(sentence: PreparedSentence) -> int:
    """Where the words behind the colon of a short label without a verb begin, or 0."""
    for position in range(1, min(LABEL, len(sentence.words) - 1) + 1):
        between = sentence.gap_before(position)
        if between.startswith(":") and between[1:2].isspace():
            return 0 if any(sentence.finite[:position]) else position
        if between.strip():
            return 0
    return 0


def _is_speaker(passage: Passage, sentence: PreparedSentence, start: int, end: int) -> bool:
    """Whether a label names a person or an office: not "Berlin:" and not "Verkehr:"."""
    lexicon, words = sentence.pack.lexicon, sentence.words
    names = passage.matcher.people
    head = words[end - 1]
    if end - start == 1:
        return head.text in lexicon.offices or head.key in names
    title = words[start].text in sentence.pack.titles
    full = " ".join(word.text for word in words[start:end])
    return title or names.get(head.key, "-") in full
