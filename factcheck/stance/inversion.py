"""Conditions told by word order alone: "*Hält* das Abkommen, kommen alle frei", "*Should* the talks fail, …"."""

from __future__ import annotations

from factcheck.stance.passage import Passage
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.prepared import PreparedSentence


def is_inverted(passage: Passage, number: int) -> bool:
    """Return whether a clause with its verb in front is the condition of the clause beside it.

    "War er gestern noch Minister, so ist er heute nichts" only contrasts: what is told as past is a fact.
    """
    sentence, clauses, stance = passage.sentence, passage.clauses, passage.stance
    clause = clauses[number]
    verb = sentence.lower[clause.start]
    if clause.kind is not ClauseKind.MAIN or not sentence.finite[clause.start] or _is_asked(sentence, clause):
        return False
    listed = verb in stance.inversions
    gap = _gap_before(sentence, clause)
    if number and listed and "," in gap:
        before = clauses[number - 1]  # "Sie streikt, *sollte* er nicht verhandeln"
        told = before.kind is ClauseKind.MAIN and any(sentence.finite[before.start : before.end])
        return told and sentence.roles[number].agent is not None
    if number + 1 == len(clauses) or (number and not gap.strip(" ,\n")):
        return False
    if listed or not sentence.pack.lexicon.infinitive_endings:
        return listed
    if verb in stance.pluperfects or passage.matcher.index.normalizer.is_preterite(verb):
        return False
    behind = clauses[number + 1]
    second = behind.start + (sentence.lower[behind.start] in stance.consequences)
    return second < behind.end and sentence.finite[second]


def _gap_before(sentence: PreparedSentence, clause: Clause) -> str:
    words, start = sentence.words, clause.start
    return sentence.article_text[words[start - 1].span.end : words[start].span.start] if start else ""


def _is_asked(sentence: PreparedSentence, clause: Clause) -> bool:
    words, end = sentence.words, clause.end
    behind = words[end].span.start if end < len(words) else sentence.sentence.span.end
    return "?" in sentence.article_text[words[end - 1].span.end : behind]
