"""Rubric: the label before a statement by which the article rates it: "*Falsch*: …", "*Myth 2*: …"."""

from __future__ import annotations

from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.prepared import PreparedSentence

NAME = "refutation"


def find_rubric(passage: Passage) -> tuple[Effect, ...]:
    """Return the label that calls what stands behind it false, in the sentence or as the line above it.

    A word that only marks what is looked into ("*Claim*: …") is no rating.
    """
    sentence = passage.sentence
    if sentence.label_end:
        inside = all(place >= sentence.label_end for place in passage.alignment.focus)
        return _rating(sentence, sentence.label_end) if inside else ()
    above = passage.neighbour(-1)
    alone = above is not None and above.words and above.text.rstrip().endswith(":")
    return _rating(above, len(above.words)) if alone and above is not None else ()


def _rating(sentence: PreparedSentence, end: int) -> tuple[Effect, ...]:
    """The rating that fills the first words of a sentence up to `end`, but for a number."""
    stance = sentence.pack.stance
    if stance.claim_labels.find(sentence.lower[:end]):
        return ()
    for table in (stance.false_predicates, stance.false_nouns):
        for hit in sentence.find(table):
            numbered = all(word.isdigit() for word in sentence.lower[hit.end : end])
            if hit.start == 0 and hit.end <= end and numbered:
                return (Effect(NAME, EffectKind.REFUTE, sentence, hit.start, hit.end),)
    return ()
