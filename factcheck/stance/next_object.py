"""Next object: what stands right behind a verb is its object, where word order shows it.

"After a poor harvest *cut supplies*" lays nobody off, whatever stands in the rest of the sentence.
"""

from __future__ import annotations

from factcheck.match.alignment import TermMatch
from factcheck.match.terms import LIGHT
from factcheck.stance.deciding_verbs import main_verb, verb_of
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import SELVES, means, met_in, met_within, phrase_effect, stands_in
from factcheck.text.chunks import NounPhrase, is_adverb
from factcheck.text.verb_forms import Form, verb_forms

NAME = "next-object"
APART = ',;:–—("“'
"""Marks that part a verb from what stands behind it."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the object, the content or the subject by which a verb says something else; it weakens."""
    if passage.sentence.pack.lexicon.infinitive_endings or passage.attribute is not None:
        return ()
    return (
        _next_object(passage)
        or _content(passage)
        or _acts_itself(passage)
        or _without_object(passage)
        or _torn_idiom(passage)
    )


def _next_object(passage: Passage) -> tuple[Effect, ...]:
    """ "overturned *a ban*" for "overturned his conviction": what stands right behind a verb is its object."""
    sentence, stance = passage.sentence, passage.stance
    match = main_verb(passage)
    if match is None or match.how == "differs" or not _has_other_object(passage, match):
        return ()
    verb = verb_of(passage, match)
    if verb is None or sentence.lower[verb] in stance.copulas:
        return ()
    phrase = _object_of(passage, verb, match.end or verb + 1)
    if phrase is None or _is_known(passage, phrase):
        return ()
    joined = sentence.lower[phrase.end : phrase.end + 1]
    said = passage.alignment.wording.roles
    if said is not None and said.patient is not None and joined:
        heads = passage.alignment.heads_of(said.patient)
        goes_on = joined[0] in stance.coordinators or "," in sentence.gap_before(phrase.end)
        if goes_on and any(m.position is not None and m.position >= phrase.end for m in heads):
            return ()
    return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)


def _object_of(passage: Passage, verb: int, behind: int) -> NounPhrase | None:
    """The phrase right behind a verb that acts, an adverb aside: "hit *the town*", "quickly closed *it*" none."""
    sentence = passage.sentence
    while behind < len(sentence.words) and is_adverb(sentence.words[behind], sentence.pack):
        behind += 1
    phrase = sentence.phrase_from(behind)
    if (
        phrase is None
        or phrase.preposition
        or phrase.pronoun
        or phrase.genitive
        or _is_passive(passage, verb)
    ):
        return None
    if any(word in passage.stance.comparisons for word in sentence.lower[phrase.end : phrase.end + 1]):
        return None  # "rose *faster* than wages"
    apart = any(mark in sentence.gap_before(behind) for mark in APART)
    here = sentence.clause_of(phrase.head) == sentence.clause_of(verb)
    return None if apart or not here else phrase


def _has_other_object(passage: Passage, match: TermMatch) -> bool:
    """Whether a wording says of its verb what it acts upon, or by a preposition what it is about."""
    wording, stance = passage.alignment.wording, passage.stance
    said = wording.roles
    if said is None:
        return False
    if said.patient is not None:
        return not said.patient.pronoun
    behind = wording.lower[match.term.position + 1 : match.term.position + 2]
    phrase = next((p for p in wording.phrases if p.start == match.term.position + 1), None)
    timed = phrase is not None and passage.sentence.pack.is_time(wording.lower[phrase.head])
    if phrase is not None and not phrase.preposition and not phrase.pronoun and not timed:
        return True  # "refused to pardon *Roe*"
    linked = behind and behind[0] in stance.prepositions and behind[0] not in stance.inside and not timed
    own = behind and (behind[0].endswith(SELVES) or linked)
    return bool(own and behind[0] not in stance.particles) or _borne_by(passage, match) is not None


def _borne_by(passage: Passage, match: TermMatch) -> NounPhrase | None:
    """The subject of "Halmar fell", which does not act in "*taking the fight* to Halmar": it has an object here."""
    said, sentence = passage.alignment.wording.roles, passage.sentence
    subject = said.agent if said is not None else None
    if subject is None or subject.pronoun or match.how not in ("equivalent", "opposite"):
        return None
    here = sentence.roles[sentence.clause_of(match.position or 0)].agent
    terms = passage.alignment.terms_in(subject)
    acts = here is None or here.pronoun or here.preposition or met_within(terms, here)
    return None if acts or not any(m.position is not None for m in terms) else subject


def _is_known(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase has a word of the wording, stands for one, or tells a time or an amount."""
    sentence = passage.sentence
    if not passage.aligned.isdisjoint(range(phrase.start, phrase.end)):
        return True
    if sentence.pack.is_time(sentence.lower[phrase.head]) or sentence.lower[phrase.head][:1].isdigit():
        return True
    if any(phrase.start <= v.start < phrase.end and not v.measured for v in sentence.values):
        anybody = sentence.lower[phrase.head] in passage.stance.anybodies
        return anybody or passage.alignment.wording.valued  # "pardoned *eleven officers*" is no pardon of his
    actors = [m for m in _objects(passage) if m.term.named]
    named_behind = any(m.position is not None and m.position >= phrase.end for m in actors)
    points = phrase.determiner in passage.stance.definites and not named_behind
    return bool(actors) and ((points and stands_in(passage, phrase)) or means(passage, phrase, tuple(actors)))


def _objects(passage: Passage) -> list[TermMatch]:
    """What stands behind the verb of the wording, or of a passive what it is said of."""
    said = passage.alignment.wording.roles
    if said is not None and said.patient is not None:
        return list(passage.alignment.terms_in(said.patient))
    match = main_verb(passage)
    place = 0 if match is None else match.term.position
    return [m for m in passage.alignment.matches if m.term.position > place]


def _is_passive(passage: Passage, verb: int) -> bool:
    """Whether a verb is what a form of "be" governs, or a participle without one."""
    sentence = passage.sentence
    number = sentence.clause_of(verb)
    if not sentence.roles[number].passive:
        return False
    return verb_forms(sentence.pack).may_be_participle(sentence.lower[verb])


def _content(passage: Passage) -> tuple[Effect, ...]:
    """ "*confirmed that* he had left" for "confirmed the judge", "*demonstrated that* it can" for "demonstrated"."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    match = main_verb(passage)
    if match is None or match.how == "differs":
        return ()
    place = match.end or (match.position or 0) + 1
    clause = next((c for c in passage.clauses if c.start == place), None)
    deed = _opens_deed(passage, place)
    if not deed and (clause is None or not _opens_content(passage, sentence.lower[place])):
        return ()
    said = wording.lower[match.term.position + 1 :]
    if any(_opens_content(passage, word) for word in said) or stance.reporting_verbs.find(wording.lower):
        return ()
    if deed and any(word in stance.infinitive_markers for word in said[:1]):
        return ()
    last = clause if clause is not None and not deed else passage.clauses[sentence.clause_of(place)]
    inner = range(place, last.end)
    told = [m for m in passage.alignment.matches if m.term.position > match.term.position]
    told = [m for m in told if m.term.weight > LIGHT and not m.term.predicate]
    if not told or any(m.position in inner for m in told):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, place, place + 1),)


def _opens_deed(passage: Passage, place: int) -> bool:
    """ "failed *to appear*" for "failed a test": whether a verb that acts is followed by another deed."""
    sentence, forms = passage.sentence, verb_forms(passage.sentence.pack)
    if place + 1 >= len(sentence.words) or sentence.lower[place] not in passage.stance.infinitive_markers:
        return False
    return forms.of(sentence.lower[place + 1]) is Form.BASE and not _is_passive(passage, place - 1)


def _opens_content(passage: Passage, word: str) -> bool:
    stance = passage.stance
    return word in stance.complementizers or word in stance.content_openers


def _acts_itself(passage: Passage) -> tuple[Effect, ...]:
    """ "*Judge Marr*, whose hearing …, *confirmed* it" for "Judge Marr was confirmed": who undergoes it acts here."""
    sentence, said, match = passage.sentence, passage.alignment.wording.roles, main_verb(passage)
    if said is None or said.patient is None or match is None or match.position is None:
        return ()
    key, keys = sentence.words[match.position].key, {match.term.key, *passage.alignment.wording.lent}
    relations = passage.matcher.index.relations
    if key not in keys or relations.is_ergative(key) or relations.is_undergone(key):
        return ()
    here = sentence.roles[sentence.clause_of(match.position)]
    if here.passive or here.agent is None or here.agent.start > match.position:
        return ()
    patients = tuple(m for m in passage.alignment.terms_in(said.patient) if m.term.weight > LIGHT)
    agents = passage.alignment.terms_in(said.agent)
    if not met_in(patients, here.agent) or met_within(agents, here.agent):
        return ()
    return (phrase_effect(passage, here.agent, EffectKind.WEAKEN, NAME),)


def _without_object(passage: Passage) -> tuple[Effect, ...]:
    """ "searched *for a man* who …" for "searched the offices": no object, and the wording's is in another clause."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.roles
    match = main_verb(passage)
    if (
        said is None
        or said.patient is None
        or said.patient.pronoun
        or match is None
        or match.position is None
    ):
        return ()
    place = match.end or match.position + 1
    phrase = sentence.phrase_from(place)
    if phrase is None or not phrase.preposition or phrase.pronoun or _is_passive(passage, place - 1):
        return ()
    timed = sentence.pack.is_time(sentence.lower[phrase.head]) or phrase.preposition in stance.inside
    known = not passage.aligned.isdisjoint(range(phrase.start, phrase.end))
    number = sentence.clause_of(match.position)
    clause = passage.clauses[number]
    if timed or known or clause.opener in stance.relative_pronouns:
        return ()
    heads = [m for m in passage.alignment.heads_of(said.patient) if not m.term.predicate]
    places = [m.position for m in heads if m.position is not None]
    described = sentence.phrase_until(clause.start)  # "the geese *they caught in the park*"
    inside = range(described.start, described.end) if described is not None else range(0)
    if not places or any(sentence.clause_of(p) == number or p in inside for p in places):
        return ()
    return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)


def _torn_idiom(passage: Passage) -> tuple[Effect, ...]:
    """ "*struck a deal* despite the *truce*" for "struck a truce": the verb has another object."""
    sentence, index = passage.sentence, passage.matcher.index
    for match in passage.alignment.deciding:
        place = match.position or 0
        last = (match.end or place + 1) - 1
        if last < place + 2 or not sentence.finite[place] or sentence.finite[last]:
            continue
        phrase, noun = sentence.phrase_from(place + 1), sentence.phrase_at(last)
        if (
            phrase is None
            or noun is None
            or phrase.preposition
            or phrase.pronoun
            or phrase.start == noun.start
        ):
            continue
        parts = index.parts_of(sentence, match.term.key, place)
        beside = bool(parts) and parts.isdisjoint(range(phrase.start, phrase.end))
        other = beside and noun.preposition and not _is_known(passage, phrase)
        if other and _has_other_object(passage, match):
            return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)
    return ()
