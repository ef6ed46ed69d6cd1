"""Deciding verbs: which of the words that decide is a verb, where word order shows it."""

from __future__ import annotations

from factcheck.match.alignment import TermMatch
from factcheck.stance.passage import Passage
from factcheck.text.verb_forms import Form, verb_forms


def claims_verb(passage: Passage, match: TermMatch) -> bool:
    """Return whether what the wording claims by a word begins with a verb."""
    return verb_forms(passage.sentence.pack).of(match.term.text.lower().split()[0]) is not None


def main_verb(passage: Passage) -> TermMatch | None:
    """Return the one verb among what decides: "*confirmed* her to the *high court*" has one."""
    verbs = [m for m in passage.alignment.deciding if verb_of(passage, m) is not None]
    return verbs[0] if len(verbs) == 1 else None


def verb_of(passage: Passage, match: TermMatch) -> int | None:
    """Return the verb by which a predicate is met, if it ends in it: finite, behind "to", or "taking"."""
    sentence, forms = passage.sentence, verb_forms(passage.sentence.pack)
    last = (match.end or (match.position or 0) + 1) - 1
    first = match.position or 0
    verb = last
    if last > first and sentence.lower[last] in passage.stance.particles:
        verb = last - 1
    if last > verb + 1:
        return None
    marked = verb and sentence.lower[verb - 1] in passage.stance.infinitive_markers
    form = forms.of(sentence.lower[verb])
    inside = sentence.phrase_at(verb)
    if form is Form.CONTINUOUS and (inside is None or inside.start == verb):
        return verb
    return verb if sentence.finite[verb] or (marked and form is Form.BASE) else None
