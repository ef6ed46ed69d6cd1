"""Who is named before a colon: the label of a headline or an interview, and the clause that announces speech."""

from __future__ import annotations

from factcheck.stance.naming import resolve
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.speakers import person_before
from factcheck.text.prepared import PreparedSentence

TURN = 12
"""Sentences that a speaker's label opens at most."""
CLOSING = 3
"""Words of a label that closes a headline: "Mayor resigned: *police report*"."""


def labelled(passage: Passage) -> tuple[Effect, ...]:
    """ "Minister: Brücke wird gesperrt", "Antje Holm: Seit Jahren …": a speaker's label opens the paragraph."""
    closing = _closing(passage)
    if closing:
        return closing
    article, here = passage.matcher.article, passage.alignment.index
    first = here
    paragraph = passage.sentence.sentence.paragraph
    while first and here - first < TURN and article.sentences[first - 1].sentence.paragraph == paragraph:
        first -= 1
    sentence = article.sentences[first]
    end = sentence.label_end
    if not end or (first == here and min(passage.alignment.focus, default=0) < end):
        return ()
    phrase = next((p for p in sentence.phrases if p.end == end and not p.preposition), None)
    if phrase is None or phrase.start or not _is_speaker(passage, sentence, phrase.start, end):
        return ()
    speaker = resolve(passage.matcher, sentence, phrase.start, end)
    return (Effect("source", EffectKind.ATTRIBUTE, sentence, 0, end, speaker),)


def _closing(passage: Passage) -> tuple[Effect, ...]:
    """ "Mayor resigned: *report*", "Bürgermeister zurückgetreten – *Berichte*": who says so closes a headline."""
    sentence, stance = passage.sentence, passage.stance
    size, focus = len(sentence.words), passage.alignment.focus
    if sentence.gap_before(size).strip():
        return ()
    cuts = (place for place in range(max(1, size - CLOSING), size) if _is_apart(sentence.gap_before(place)))
    start = next(cuts, None)
    if start is None or not focus or focus[-1] >= start or any(sentence.finite[start:]):
        return ()
    head = sentence.words[-1]
    named = head.lower in stance.reporting_nouns or head.lower in stance.sources
    if not named and head.key not in passage.matcher.index.offices:
        return ()
    return (Effect("source", EffectKind.ATTRIBUTE, sentence, start, size),)


def _is_apart(gap: str) -> bool:
    """Whether a colon or a dash between spaces stands between two words."""
    return gap.startswith(":") or gap.strip() in ("-", "–", "—")


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


def _is_speaker(passage: Passage, sentence: PreparedSentence, start: int, end: int) -> bool:
    """Whether a label names a person, an office or a document: not "Berlin:" and not "Verkehr:"."""
    words, pack = sentence.words, sentence.pack
    names = passage.matcher.people
    head = words[end - 1]
    if end - start == 1:
        small = head.lower if not pack.lexicon.infinitive_endings else head.text
        return (
            head.key in names or passage.matcher.index.normalizer.key(small) in passage.matcher.index.offices
        )
    title = words[start].text in sentence.pack.titles
    full = " ".join(word.text for word in words[start:end])
    return title or names.get(head.key, "-") in full
