"""A noun only: it names a deed, or describes another noun, where the wording tells the deed with a verb.

Read only where a noun is told from a verb by what stands around it.
"""

from __future__ import annotations

from factcheck.stance.deciding_verbs import claims_verb, verb_of
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import met_within, phrase_effect, stands_in
from factcheck.text.verb_forms import verb_forms

NAME = "noun-only"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the noun that names what the wording tells, of something else or of any such thing; it weakens."""
    if passage.sentence.pack.lexicon.infinitive_endings or passage.attribute is not None:
        return ()
    return (
        _own_noun(passage)
        or _modifies(passage)
        or _noun_apart(passage)
        or _any_such(passage)
        or _of_people(passage)
        or _turned(passage)
        or _contrary_noun(passage)
        or _once_said(passage)
    )


def _own_noun(passage: Passage) -> tuple[Effect, ...]:
    """ "after his *conviction*" for "overturned his *conviction*": the wording's own noun is not the contrary of it."""
    for match in passage.alignment.opposites:
        words = {word.key for word in passage.sentence.words[match.position : match.end]}
        if match.term.predicate and " " in match.term.key and words <= set(match.term.key.split()):
            place = match.position or 0
            return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, place, match.end or place + 1),)
    return ()


def _modifies(passage: Passage) -> tuple[Effect, ...]:
    """ "a *takeover* target" for "takes over", "*spare* parts" for "spared": another noun is what is spoken of."""
    sentence, aligned, deciding = passage.sentence, passage.aligned, passage.alignment.deciding
    for match in deciding if len(deciding) == 1 else ():
        place = match.position or 0
        if (match.end or place + 1) > place + 1 or match.how == "value":
            continue
        if verb_of(passage, match) is not None:
            continue  # "to *approve* the firm's pill"
        verb = claims_verb(passage, match)
        phrase = sentence.phrase_at(place)
        if not verb or phrase is None or not phrase.start <= place < phrase.head or sentence.finite[place]:
            continue
        before = sentence.lower[phrase.start : place]
        if any(word in passage.stance.pronouns or word in passage.stance.clitics for word in before):
            continue  # "in *his resignation* speech"
        behind = range(place + 1, phrase.end)
        if aligned.isdisjoint(behind) and sentence.words[phrase.head].text[0].islower():
            return (Effect(NAME, EffectKind.WEAKEN, sentence, place, phrase.end),)
    return ()


def _noun_apart(passage: Passage) -> tuple[Effect, ...]:
    """ "Drone *strikes* hit an airfield" for "a depot was struck": the noun's verb has its own object."""
    sentence, said, deciding = passage.sentence, passage.alignment.wording.roles, passage.alignment.deciding
    if said is None or len(deciding) != 1 or len(passage.focus_clauses) != 1:
        return ()
    if verb_of(passage, deciding[0]) is not None or passage.alignment.wording.told_by_noun:
        return ()
    number = passage.focus_clauses[0]
    wanted, here = said.patient or (said.agent if said.passive else None), sentence.roles[number].patient
    if wanted is None or wanted.pronoun or here is None or here.pronoun:
        return ()
    heads = [m for m in passage.alignment.heads_of(wanted) if m.position is not None]
    apart = heads and all(sentence.clause_of(m.position or 0) != number for m in heads)
    if not apart or not passage.aligned.isdisjoint(range(here.start, here.end)) or stands_in(passage, here):
        return ()
    return (phrase_effect(passage, here, EffectKind.WEAKEN, NAME),)


def _turned(passage: Passage) -> tuple[Effect, ...]:
    """ "the *ambassador* to Lesnia *recalled* his youth" for "recalled its ambassador": the noun is what acts."""
    sentence, relations = passage.sentence, passage.matcher.index.relations
    for match in passage.alignment.deciding:
        place = match.position or 0
        last = (match.end or place + 1) - 1
        if last <= place or not sentence.finite[last] or sentence.finite[place]:
            continue
        here = sentence.roles[sentence.clause_of(last)]
        first, verb = sentence.words[place].key, sentence.words[last].key
        listed = f"{verb} {first}" in relations.idioms and not relations.is_ergative(verb)
        acts = here.agent is not None and here.agent.start <= place < here.agent.end
        if listed and acts and not here.passive:
            return (Effect(NAME, EffectKind.WEAKEN, sentence, place, last + 1),)
    return ()


def _of_people(passage: Passage) -> tuple[Effect, ...]:
    """ "*Supporters* of Halden called" for "Halden supports him": people are named, and something else is told."""
    sentence, deciding = passage.sentence, passage.alignment.deciding
    if len(deciding) != 1 or passage.alignment.wording.told_by_noun:
        return ()
    place = deciding[0].position or 0
    phrase = sentence.phrase_at(place)
    forms, word = verb_forms(sentence.pack), sentence.words[place]
    named = word.key in passage.matcher.index.speakers and forms.of(word.lower) is None
    named = named and (deciding[0].end or 0) <= place + 1
    verb = claims_verb(passage, deciding[0])
    if not named or not verb or phrase is None or phrase.head != place or sentence.finite[place]:
        return ()
    number = sentence.clause_of(place)
    acts = sentence.roles[number].subject == phrase or (phrase.preposition and place != 0)
    if passage.is_copular(number) or not acts:
        return ()  # "was crowned *champion*"
    return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)


def _any_such(passage: Passage) -> tuple[Effect, ...]:
    """ "an axe used *in a killing*" for "was killed": some such deed, of which nothing else is told beside it."""
    sentence, stance, deciding = passage.sentence, passage.stance, passage.alignment.deciding
    if len(deciding) != 1 or passage.alignment.wording.told_by_noun or deciding[0].position is None:
        return ()
    place = deciding[0].position
    phrase = sentence.phrase_at(place)
    verb = claims_verb(passage, deciding[0])
    if not verb or phrase is None or phrase.head != place or sentence.finite[place]:
        return ()
    if not phrase.preposition or phrase.determiner not in stance.indefinites:
        return ()
    said, here = passage.alignment.wording.roles, sentence.roles[sentence.clause_of(place)]
    if said is not None and met_within(passage.alignment.terms_in(said.bearer), here.subject):
        return ()  # "*The town* decides *in a referendum*"
    behind = sentence.phrase_from(phrase.end)
    inside = range(phrase.start, behind.end if behind is not None and behind.preposition else phrase.end)
    others = (m.position for m in passage.alignment.matches if not m.term.predicate)
    if any(p in inside for p in others):
        return ()
    return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)


def _contrary_noun(passage: Passage) -> tuple[Effect, ...]:
    """ "opened *proceedings* against him" for "has suspended him": a noun of contrary meaning, of something else."""
    sentence = passage.sentence
    for match in passage.alignment.opposites:
        place = match.position or 0
        phrase = sentence.phrase_at(place)
        verb = claims_verb(passage, match)
        if not match.term.predicate or not verb or phrase is None or phrase.head != place:
            continue
        if verb_of(passage, match) is not None or (match.end or 0) > place + 1:
            continue
        if passage.is_copular(sentence.clause_of(place)):
            continue  # "he was *sober*"
        stop = phrase.end
        while (behind := sentence.phrase_from(stop)) is not None and behind.preposition:
            stop = behind.end
        others = (m.position for m in passage.alignment.matches if not m.term.predicate)
        if not any(p is not None and phrase.start <= p < stop for p in others):
            return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)
    return ()


def _once_said(passage: Passage) -> tuple[Effect, ...]:
    """ "admitted it *after weeks of denials*" for "denies it": what was said before, or all the same."""
    sentence, stance = passage.sentence, passage.stance
    for match in passage.alignment.deciding:
        place = match.position or 0
        phrase = sentence.phrase_at(place)
        denies = passage.stance.denial_verbs.find((match.term.text.lower(),))
        if not denies or phrase is None or phrase.head != place or verb_of(passage, match) is not None:
            continue
        first = phrase
        if phrase.preposition in stance.belongings:
            first = sentence.phrase_until(phrase.start) or phrase
        opens = range(max(0, first.start - 2), first.start + 1)
        if any(hit.start in opens for hit in sentence.find(stance.presuppositions)):
            return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)
    return ()
