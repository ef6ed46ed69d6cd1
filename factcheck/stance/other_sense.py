"""Another sense of the same verb: "das Abkommen *hält*" says nothing of who "*hält sich an* das Abkommen"."""

from __future__ import annotations

from factcheck.match.align import TermMatch
from factcheck.stance.passage import Effect, EffectKind, Passage

NAME = "other-sense"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the wording's own verb, where the wording has it with "sich" and the sentence without; it weakens."""
    sentence, stance = passage.sentence, passage.stance
    said = [word.lower for word in passage.alignment.wording.words]
    if passage.attribute is not None or not any(word in stance.reflexives for word in said):
        return ()
    if any(word in stance.reflexives for word in sentence.lower) or not any(sentence.finite):
        return ()
    lone = next((m for m in passage.alignment.matches if _is_own_verb(m)), None)
    if lone is None or lone.position is None:
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, lone.position, lone.position + 1),)


def _is_own_verb(match: TermMatch) -> bool:
    """Whether a verb of the wording's predicate is met by itself, as a verb."""
    verb = match.term.predicate and match.term.text[0].islower() and match.met[:1].islower()
    return verb and match.how in ("same", "spelling")
