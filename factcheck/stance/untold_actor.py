"""The actor is not told: "Der Damm wurde *gesprengt*" leaves open whether "Russland hat den Damm gesprengt".

A passive without its "by", a state, a noun of action and a participle before a noun tell that something was done.
Who did it must stand with them; a country or a person somewhere else in the sentence, or before it, did not.
"""

from __future__ import annotations

from factcheck.match.alignment import TermMatch
from factcheck.match.relations import NOMINALISED
from factcheck.match.terms import COMMON, TermKind
from factcheck.stance.control import controller
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import is_of_actor
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import ClauseKind
from factcheck.text.verb_forms import Form, verb_forms

NAME = "actor-untold"
BEFORE = 3
"""Words before a noun of action among which its actor stands: "die *russische* Sprengung"."""
BEHIND = 10
"""Words behind a noun of action within which a phrase names its actor: "Sprengung des Damms *durch Russland*"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the word that tells only that something was done; it weakens."""
    said = passage.alignment.wording.roles
    if (
        said is None
        or said.agent is None
        or said.patient is None
        or said.agent.pronoun
        or said.patient.pronoun
    ):
        return ()
    wording = passage.alignment.wording
    if wording.told_by_noun and wording.state and not wording.owned:
        return ()  # "Roe is a judge": nothing is done
    words = wording.words[said.agent.start : said.agent.end + 1]
    if any(word.lower in passage.stance.coordinators for word in words):
        return ()  # "Norland und Sulmar tauschen Gefangene aus": "der Austausch" is of both
    own = range(said.agent.start, said.agent.end)
    terms = [m for m in passage.alignment.matches if m.term.position in own]
    actors = [m for m in terms if m.term.kind is TermKind.ACTOR]
    passive = any(passage.sentence.roles[number].passive for number in passage.focus_clauses)
    if not actors and (passive or passage.hits(passage.stance.reactions, passage.focus_clauses)):
        heads = (m for m in terms if m.term.position == said.agent.head)
        actors = [m for m in heads if m.position is not None and m.term.weight >= COMMON]
    own_verb = any(
        m.term.predicate
        and m.term.text[0].islower()
        and (m.credit >= NOMINALISED or m.how == "lent" or _is_action(passage, m))
        for m in passage.alignment.matches
    )
    actors = actors if any(m.term.position <= said.agent.head for m in actors) else []
    focus = passage.alignment.focus
    if not actors or not own_verb or len(passage.focus_clauses) != 1 or passage.charge is not None:
        return ()
    if passage.hits(passage.stance.accusing, (*passage.focus_clauses, *passage.governing_clauses)):
        return ()
    place = _done(passage)
    here = any(m.position is not None for m in actors)
    if place is None or not (here or _is_given(passage, place)) or _is_told(passage, actors, place):
        return ()
    if _is_none(passage, place) or _was_not_done(passage):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, focus[0], focus[0] + 1),)


def _is_none(passage: Passage, place: int) -> bool:
    """ "*Eine Entsendung* steht *nicht* an", "*keine* Entsendung": what nobody does, the actor doesn't do."""
    phrase = passage.sentence.phrase_at(place)
    if not _is_noun(passage, place) or phrase is None or phrase.preposition:
        return False
    negated = bool(passage.hits(passage.stance.negators, passage.focus_clauses))
    return negated and phrase.determiner in passage.stance.indefinites


def _was_not_done(passage: Passage) -> bool:
    """ "Der Damm wurde *nicht* gesprengt", "bestreitet, dass er gesprengt wurde": then nobody blew it up."""
    stance, (number,) = passage.stance, passage.focus_clauses
    here = passage.sentence.roles[number]
    denied = passage.hits(stance.negators, (number,)) or passage.hits(
        stance.denial_verbs, passage.governing_clauses
    )
    return here.passive and here.agent is None and bool(denied)


def _done(passage: Passage) -> int | None:
    """Where something is told as done, by a word that needs no actor; None where a verb has one."""
    sentence, focus = passage.sentence, passage.alignment.focus
    (number,) = passage.focus_clauses
    clause, here = passage.clauses[number], sentence.roles[number]
    if clause.kind is ClauseKind.INFINITIVE:
        return None  # who acts stands in another clause
    words, normalizer = sentence.words, passage.matcher.index.normalizer
    german = bool(sentence.pack.lexicon.infinitive_endings)
    if not focus or (here.agent is not None and any(here.agent.start <= p < here.agent.end for p in focus)):
        return focus[0] if focus and _is_noun(passage, focus[0]) else None
    if passage.attribute is not None or _is_noun(passage, focus[0]):
        return focus[0]
    if here.passive:
        return focus[0]
    if not german:
        return None
    small = sentence.lower[clause.start : clause.end]
    participle = normalizer.is_participle(words[focus[-1]].text)
    copular = participle and here.agent is None and any(word in passage.stance.copulas for word in small)
    return focus[0] if copular else None


def _is_action(passage: Passage, match: TermMatch) -> bool:
    """ "die *Teilzerstörung*", "der *Angriff*" for a verb: German nouns show by their capital."""
    german = bool(passage.sentence.pack.lexicon.infinitive_endings)
    return (
        german
        and match.how == "equivalent"
        and match.position is not None
        and _is_noun(passage, match.position)
    )


def _is_noun(passage: Passage, place: int) -> bool:
    sentence = passage.sentence
    if sentence.pack.lexicon.infinitive_endings:
        return sentence.is_noun(place)
    phrase = sentence.phrase_at(place)
    return phrase is not None and phrase.head == place and not sentence.finite[place]


def _is_given(passage: Passage, place: int) -> bool:
    """Whether what was done is taken up as known or from a source, so that a sentence before need not tell who did it.

    "infolge *der Zerstörung*", "*Tass zufolge* ist der Damm zerstört".
    """
    stance, sentence = passage.stance, passage.sentence
    if not _is_noun(passage, place):
        tables = (stance.source_openers, stance.source_closers)
        return any(passage.hits(table, passage.focus_clauses) for table in tables)
    phrase = sentence.phrase_at(place)
    definite = phrase is not None and phrase.determiner in stance.determiners - stance.indefinites
    return definite or (phrase is not None and phrase.preposition in stance.presuppositions)


def _is_told(passage: Passage, actors: list[TermMatch], place: int) -> bool:
    """Whether the actor acts in the sentence, stands right before the word, or in a phrase that belongs to it."""
    sentence, stance = passage.sentence, passage.stance
    places = [m.position for m in actors if m.position is not None]
    owned = {phrase.end for phrase in sentence.phrases if is_of_actor(passage, phrase)}
    if any(phrase.start in owned and _holds(phrase, places) for phrase in sentence.phrases):
        return True
    reacts = _is_reaction(passage, place)
    acting = [] if reacts else _acting(passage)
    if any(_holds(agent, places) or _is_owned(passage, agent, places) for agent in acting):
        return True
    if passage.attribute is not None:
        return any(passage.attribute.start <= p < passage.attribute.end for p in places)
    for own in (a for a in sentence.attributes if place in a.noun):
        condemned = any(own.start <= hit.start < own.end for hit in sentence.find(stance.reactions))
        if not condemned and any(own.start <= p < own.end for p in places):
            return True  # "die von *der Bank* beschlossene Senkung", not "die von *A* verurteilte Sprengung"
    described = {p for a in sentence.attributes for p in range(a.start, a.participle)}
    if not reacts and any(place - BEFORE <= p < place for p in places if p not in described):
        return True  # not "die von *Russland* gebaute Brücke wurde gesprengt"
    verb = next((p for p in range(place + 1, len(sentence.words)) if sentence.finite[p]), len(sentence.words))
    return any(
        phrase.start <= p < phrase.end
        for phrase in sentence.phrases
        if place < phrase.end and phrase.start <= place + BEHIND and phrase.start < verb
        if phrase.preposition in stance.agents
        or phrase.preposition in stance.occasions
        or phrase.genitive
        or phrase.start <= place + 1
        for p in places
    )


def _holds(phrase: NounPhrase, places: list[int]) -> bool:
    """Whether a phrase holds one of some places."""
    return any(phrase.start <= place < phrase.end for place in places)


def _is_owned(passage: Passage, agent: NounPhrase, places: list[int]) -> bool:
    """ "*die Regierung von Sulmar*": the wording's noun acts, and behind it stands whose it is."""
    behind = passage.sentence.phrase_from(agent.end)
    owned = behind is not None and (behind.genitive or behind.preposition in passage.stance.belongings)
    return behind is not None and owned and agent.head in passage.aligned and _holds(behind, places)


def _is_reaction(passage: Passage, place: int) -> bool:
    """ "Russland *verurteilte* den Angriff": who condemns a deed, or fends it off, is not told to have done it."""
    sentence, (number,) = passage.sentence, passage.focus_clauses
    phrase = sentence.phrase_at(place)
    if not _is_noun(passage, place) or phrase is None or phrase.determiner in passage.stance.pronouns:
        return False
    if _is_gerund(passage):
        return False  # "was criticised *for closing* it"
    stance, german = passage.stance, bool(sentence.pack.lexicon.infinitive_endings)
    means = phrase.preposition in stance.presuppositions and phrase.preposition not in stance.afters
    if german and means and phrase.preposition not in stance.grounds:
        return False  # "*mit* der Senkung reagiert die Bank"
    subject = sentence.roles[number].subject
    acts = subject is not None and subject.start <= place < subject.end
    return not acts and bool(passage.hits(passage.stance.reactions, passage.focus_clauses))


def _is_gerund(passage: Passage) -> bool:
    """ "*Roe* was prevented from *closing* it": the subject is also who does, or would do, what decides."""
    forms, lower = verb_forms(passage.sentence.pack), passage.sentence.lower
    ordered = not passage.sentence.pack.lexicon.infinitive_endings
    return ordered and all(forms.of(lower[place]) is Form.CONTINUOUS for place in passage.alignment.focus)


def _acting(passage: Passage) -> list[NounPhrase]:
    """Who acts in the sentence; who only tells it ("*Russland teilte mit*, … sei gesprengt worden") did not do it."""
    sentence = passage.sentence
    telling = {sentence.clause_of(hit.start) for hit in sentence.find(passage.stance.reporting_verbs)}
    telling -= set(passage.focus_clauses)
    agents = [each.agent for number, each in enumerate(sentence.roles) if number not in telling]
    if _is_gerund(passage):
        agents += [controller(passage) or sentence.roles[n].subject for n in passage.focus_clauses]
    described = {p for a in sentence.attributes for p in range(a.start, a.participle)}
    return [agent for agent in agents if agent is not None and agent.head not in described]
