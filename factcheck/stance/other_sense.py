"""Another sense: "Wir *halten* Sie auf dem Laufenden" for "hält sich an die Absprache".

A verb with "sich" means something else than the same verb without it; and what "man" does or how "es" goes is not
said of the wording's subject. Read only of the wording's own word, in the active voice.
"""

from __future__ import annotations

from factcheck.match.alignment import TermMatch
from factcheck.stance.passage import Effect, EffectKind, Passage

NAME = "other-sense"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the word that the wording has in another sense, or of somebody."""
    return _not_reflexive(passage) or _of_nobody(passage)


def _of_nobody(passage: Passage) -> tuple[Effect, ...]:
    """ "Beim Haushalt war *man* sich schnell einig" for "Der Zug war zu schnell"."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.roles
    subject = said.agent if said is not None and not said.passive else None
    if subject is None or subject.pronoun or len(passage.focus_clauses) != 1:
        return ()
    (number,) = passage.focus_clauses
    clause, here = passage.clauses[number], sentence.roles[number]
    if here.passive or here.agent is None or sentence.lower[here.agent.head] not in stance.nobodies:
        return ()
    effect = Effect(NAME, EffectKind.WEAKEN, sentence, here.agent.start, here.agent.end)
    wanted = passage.alignment.terms_in(subject)
    if wanted and sentence.lower[here.agent.head] not in stance.either_pronouns:
        return (effect,)
    if not wanted or any(m.position is not None and sentence.clause_of(m.position) == number for m in wanted):
        return ()
    described = passage.alignment.wording.state and any(
        m.term.predicate and m.met[:1].islower() for m in passage.alignment.matches
    )
    adverb = described and not any(
        word in stance.copulas for word in sentence.lower[clause.start : clause.end]
    )
    return (effect,) if adverb else ()  # "Es ist ungültig"


def _not_reflexive(passage: Passage) -> tuple[Effect, ...]:
    """Return the verb that the wording has with "sich" and the passage without it."""
    stance, sentence = passage.stance, passage.sentence
    said = passage.alignment.wording
    if not any(word.lower in stance.reflexives for word in said.words) or passage.attribute is not None:
        return ()
    deciding = [match for match in passage.alignment.matches if match.term.predicate and _is_own_verb(match)]
    if len(deciding) != 1 or deciding[0].position is None:
        return ()
    place = deciding[0].position
    number = sentence.clause_of(place)
    clause = passage.clauses[number]
    here = sentence.lower[clause.start : clause.end]
    normalizer = passage.matcher.index.normalizer
    state = normalizer.is_participle(sentence.words[place].text) and any(w in stance.copulas for w in here)
    relations = passage.matcher.index.relations
    if state or sentence.roles[number].passive or relations.is_ergative(deciding[0].term.key):
        return ()
    if any(word in stance.reflexives for word in here):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, place, place + 1),)


def _is_own_verb(match: TermMatch) -> bool:
    """Whether the wording's own single verb is met by a verb."""
    alone = " " not in match.term.text and match.term.text[0].islower()
    return alone and match.how == "same" and match.met[:1].islower()
