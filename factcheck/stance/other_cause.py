"""Another cause: "Ein *Riss* war schuld an den Keimen" denies "Gülle hat die Keime verursacht".

What has one cause may have two, and one cause two names. So it denies only where the cause that the passage names is
one that a counterclaim names, and where nothing says that there were others.
"""

from __future__ import annotations

from factcheck.match.alignment import STATED
from factcheck.match.terms import FULL
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.chunks import NounPhrase

NAME = "other-cause"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the cause that stands where the wording has its own, which is nowhere in the sentence."""
    alignment, sentence, stance = passage.alignment, passage.sentence, passage.stance
    said = alignment.wording
    if said.counter or not said.rivals or said.negated or len(passage.focus_clauses) != 1:
        return ()
    (number,) = passage.focus_clauses
    clause = passage.clauses[number]
    here = sentence.lower[clause.start : clause.end]
    if not said.find(stance.causings) or not stance.causings.find(here):
        return ()
    if stance.among_others.find(here) or any(word in stance.negators for word in here):
        return ()
    if said.roles is None or said.roles.agent is None or said.roles.passive:
        return ()
    own = range(said.roles.agent.start, said.roles.agent.end)
    cause = [m for m in alignment.matches if m.term.position in own and not m.term.predicate]
    rest = [m for m in alignment.matches if m.term.position not in own and not m.term.predicate]
    told = any(m.position is not None and m.credit >= STATED and m.term.weight >= FULL for m in rest)
    if not cause or any(m.position is not None and m.how != "opposite" for m in cause) or not told:
        return ()
    agent = sentence.roles[number].agent
    if agent is None or not _is_rival(passage, agent):
        return ()
    return (Effect(NAME, EffectKind.DENY, sentence, agent.start, agent.end),)


def _is_rival(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase, or the one behind it that describes it, holds a word of the counterclaims alone."""
    met = passage.matcher.meetings[passage.alignment.index]
    behind = passage.sentence.phrase_from(phrase.end) or phrase
    places = {met[key].position for key in passage.alignment.wording.rivals if key in met}
    return any(phrase.start <= place < behind.end for place in places)
