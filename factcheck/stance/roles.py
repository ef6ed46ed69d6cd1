"""Roles: who did what to whom. The same words with actor and object exchanged say something else."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.match.alignment import TermMatch
from factcheck.match.terms import TermKind
from factcheck.stance import control, other_actor
from factcheck.stance.blame import is_blamed
from factcheck.stance.negation import left_short
from factcheck.stance.other_actor import (
    in_another_clause,
    is_attached,
    is_namesake,
    is_spoken_about,
    lacks_head,
    of_whom_else,
    other_subject,
    without_partner,
)
from factcheck.stance.passage import Effect, EffectKind, Passage, preposition_before
from factcheck.stance.role_phrases import (
    is_count,
    is_other,
    is_set_apart,
    is_traced_otherwise,
    is_verb_here,
    met_in,
    met_within,
    phrase_effect,
    terms_of,
    within,
)
from factcheck.text.attributes import ADJECTIVE_ENDINGS, Attribute
from factcheck.text.chunks import NounPhrase
from factcheck.text.roles import Roles

NAME = other_actor.ROLES
OTHER = other_actor.NAME


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the phrase that acts where the wording has it acted upon, or another one that acts instead.

    Read only where the clause has the wording's own verb: another verb has other roles.
    """
    said = passage.alignment.wording.roles
    if is_traced_otherwise(passage) and not passage.alignment.wording.find(passage.stance.outcomes):
        place = passage.alignment.focus[0]
        return (passage.effect(NAME, EffectKind.WEAKEN, PhraseHit(place, place + 1, NAME)),)
    if left_short(passage) is not None or is_blamed(passage):
        return ()
    borne = _attribute_of_other(passage)
    if borne:
        return borne
    if passage.attribute is not None:
        return _of_noun(passage, passage.attribute)
    apart = without_partner(passage) or of_whom_else(passage)
    if apart:
        return apart
    if len(passage.focus_clauses) != 1 or said is None or not _same_predicate(passage):
        return ()
    other = other_subject(passage)
    if other is not None:
        return (phrase_effect(passage, other, EffectKind.SILENCE, OTHER),)
    ordered = not passage.sentence.pack.lexicon.infinitive_endings
    controlled = control.of_other(passage, terms_of(passage, said.agent))
    if controlled:
        return controlled
    if (ordered and not is_verb_here(passage)) or _is_noun_here(passage):
        return ()
    here = _as_read(passage, said)
    if ordered and _is_state(passage, said, here):
        return ()
    if ordered and here.agent is not None and passage.sentence.lower[here.agent.head] in passage.stance.plans:
        return ()  # "there were no *plans* to ban it"
    return _of_verb(passage, said, here)


def _as_read(passage: Passage, said: Roles) -> Roles:
    """Return who acts and who is acted upon by the verb that decides."""
    here = passage.sentence.roles[passage.focus_clauses[0]]
    if passage.sentence.pack.lexicon.infinitive_endings:
        here = _with_object_first(passage, said, here)
        return here if passage.planner is None else Roles(passage.planner, here.patient, passive=False)
    if _is_capacity(passage, here):
        here = Roles(here.agent, None, passive=False)  # "was stepping down *as mayor*"
    if _is_borne_here(passage, said, here):
        return Roles(None, here.agent, passive=True)
    return Roles(here.patient, None, passive=False) if _is_controlled(passage, here) else here


def _of_verb(passage: Passage, said: Roles, here: Roles) -> tuple[Effect, ...]:
    """Return the phrase whose role is another one than the wording's, for a verb that both have."""
    ordered = not passage.sentence.pack.lexicon.infinitive_endings
    agents = tuple(m for m in terms_of(passage, said.agent) if not m.term.predicate)  # "*the truce holds*"
    patients = terms_of(passage, said.patient)
    patients = tuple(m for m in patients if not _is_within_focus(passage, m))
    if is_set_apart(passage, agents):
        return ()
    if not ordered:
        here = _with_name_apart(passage, agents, patients, here)
    beside = ordered and _is_beside(passage, agents, here)
    beside = beside or is_namesake(passage, said.agent, here.agent)
    if here.agent and (beside or (not here.passive and control.is_aside(passage, agents, here.agent))):
        return (phrase_effect(passage, here.agent, EffectKind.SILENCE, OTHER),)
    undergone = said.passive and here.passive
    if here.patient and undergone and is_namesake(passage, said.patient, here.patient):
        return (phrase_effect(passage, here.patient, EffectKind.SILENCE, OTHER),)
    if _is_done_to_other(passage, said, here) and here.agent is not None:
        return (phrase_effect(passage, here.agent, EffectKind.SILENCE, NAME),)
    swapped = met_in(agents, here.patient) or met_in(patients, here.agent)
    straight = _holds(agents, patients, here.agent) or _holds(patients, agents, here.patient)
    straight = straight or _is_ergative(passage, said, here) or _is_undergone(passage, said, here)
    if swapped and not straight:
        phrase = here.patient if met_in(agents, here.patient) else here.agent
        return (phrase_effect(passage, phrase, EffectKind.SILENCE, NAME),) if phrase else ()
    if here.agent is not None:
        exchanged = not ordered and (_aims_back(passage, agents, here) or _from_whom(passage, agents, here))
        exchanged = exchanged or (here.passive == said.passive and _exchanged(passage, agents, here.agent))
        if exchanged:
            return (phrase_effect(passage, here.agent, EffectKind.SILENCE, NAME),)
        if is_spoken_about(passage, agents, here.agent):
            return (phrase_effect(passage, here.agent, EffectKind.WEAKEN, OTHER),)
        if agents and is_other(passage, agents, here.agent):
            return (phrase_effect(passage, here.agent, EffectKind.SILENCE, OTHER),)
    moved = in_another_clause(passage, agents, here.agent)
    if moved or (undergone and in_another_clause(passage, patients, here.patient)):
        phrase = here.patient if here.passive and here.patient else here.agent
        return (phrase_effect(passage, phrase, EffectKind.SILENCE, OTHER),) if phrase else ()
    acting = here.agent
    if (
        acting is None
        or acting.head in passage.idiom_parts
        or is_count(passage, acting)
        or not _is_met_in_part(passage, said, here, acting, agents, patients)
    ):
        return ()
    return (phrase_effect(passage, acting, EffectKind.WEAKEN, OTHER),)


def _holds(own: tuple[TermMatch, ...], others: tuple[TermMatch, ...], phrase: NounPhrase | None) -> bool:
    """Whether a phrase holds one of the terms, and by name if it names one of the others: "die Firma *Roth*"."""
    named = met_within(_names(others), phrase) and not met_within(_names(own), phrase)
    return met_within(own, phrase) and not (named and _names(own))


def _names(terms: tuple[TermMatch, ...]) -> tuple[TermMatch, ...]:
    return tuple(m for m in terms if m.term.named)


def _from_whom(passage: Passage, agents: tuple[TermMatch, ...], here: Roles) -> bool:
    """ "*B* verhängt Zölle auf Stahl *aus A*" for "A verhängt Zölle auf Stahl aus B": both names changed places."""
    sentence, stance, alignment = passage.sentence, passage.stance, passage.alignment
    places = stance.outside.union(stance.inside, stance.targets) - stance.cons
    named = [m for m in agents if m.term.kind is TermKind.ACTOR and m.position is not None]
    apart = [sentence.phrase_at(m.position or 0) for m in named]
    if here.passive or here.agent is None or not named or met_in(agents, here.agent):
        return False
    if any(phrase is None or phrase.preposition not in places for phrase in apart):
        return False
    mine = {m.term.position for m in agents}
    others = [p for p in alignment.wording.phrases if p.preposition in places and p.head not in mine]
    return any(
        m.term.kind is TermKind.ACTOR
        and m.position is not None
        and here.agent.start <= m.position < here.agent.end
        for phrase in others
        for m in alignment.terms_in(phrase)
    )


def _is_met_in_part(
    passage: Passage,
    said: Roles,
    here: Roles,
    acting: NounPhrase,
    agents: tuple[TermMatch, ...],
    patients: tuple[TermMatch, ...],
) -> bool:
    """Whether only what describes the wording's actor stands in the phrase that acts here."""
    if passage.calls_report_false(acting.head):
        return False  # "*Reports* of his death are false"
    if not here.passive and is_attached(passage, agents, acting):
        return True
    ordered = not passage.sentence.pack.lexicon.infinitive_endings
    if said.agent is None or (ordered and met_in(patients, acting)):  # "the *fire* started"
        return False
    return lacks_head(passage, said.agent, acting)


def _with_object_first(passage: Passage, said: Roles, here: Roles) -> Roles:
    """ "Die Studie hat *der Bezirk* genehmigt": a verb that governs the accusative has no dative, so "der" acts."""
    first, second, nominatives = here.agent, here.patient, passage.stance.subject_articles
    if here.passive or first is None or second is None or first.determiner in nominatives:
        return here
    told = [m.position for m in terms_of(passage, said.patient) if m.position is not None]
    if told and not any(phrase.start <= p < phrase.end for p in told for phrase in (first, second)):
        return here  # "schickt *der Armee* Panzer"
    governs = said.patient is not None and (said.passive or said.patient.determiner not in nominatives)
    return Roles(second, first, passive=False) if governs and second.determiner in nominatives else here


def _with_name_apart(
    passage: Passage, agents: tuple[TermMatch, ...], patients: tuple[TermMatch, ...], here: Roles
) -> Roles:
    """ "Gestern hat *der Rat Eva Lange* verklagt": who stands behind a noun may be what the verb acts upon."""
    phrase = here.agent
    if here.passive or here.patient is not None or phrase is None or not patients:
        return here
    for behind, before in ((patients, agents), (agents, patients)):
        places = (m.position for m in behind if m.position is not None)
        cut = min((place for place in places if phrase.start <= place < phrase.end), default=0)
        apart = cut > phrase.start and passage.sentence.words[cut - 1].text[0].isupper()
        first = phrase._replace(end=cut, head=cut - 1)
        stranger = behind is patients and passage.aligned.isdisjoint(range(first.start, cut))
        if apart and (stranger or met_within(before, first)):
            return Roles(first, phrase._replace(start=cut, determiner=""), passive=False)
    return here


def _is_within_focus(passage: Passage, match: TermMatch) -> bool:
    """ "*Werks*schließungen": what is acted upon, as a half of the noun that decides."""
    own = {m.position for m in passage.alignment.matches if m.term.predicate and m.term is not match.term}
    return match.how == "compound" and not match.term.predicate and match.position in own


def _is_beside(passage: Passage, agents: tuple[TermMatch, ...], here: Roles) -> bool:
    """ "The *club's* coach was sacked by the league", "written to *Roe* by a farmer": somebody else acts.

    Whom the wording has act only describes what is acted upon here, or stands behind another preposition.
    """
    sentence, agent = passage.sentence, here.agent
    if agent is None or not agents or met_within(agents, agent):
        return False
    if not here.passive and not _describes(agents, here.patient):
        return False
    clause = passage.clauses[passage.focus_clauses[0]]
    for match in agents:
        if match.position is None or not clause.start <= match.position < clause.end:
            return False
        phrase = sentence.phrase_at(match.position)
        owner = sentence.phrase_until(phrase.start) if phrase is not None else None
        # "at the request *of Roe*"
        apart = owner is not None and owner.start != agent.start and here.passive
        preposition = phrase.preposition if phrase is not None else ""
        told = bool(preposition) and (apart or preposition not in passage.stance.belongings)
        if not told and not _describes((match,), here.patient):
            return False
    return True


def _describes(terms: tuple[TermMatch, ...], phrase: NounPhrase | None) -> bool:
    """Whether all terms stand in a phrase before its head: "the *club's* coach"."""
    if phrase is None:
        return False
    return all(m.position is not None and phrase.start <= m.position < phrase.head for m in terms)


def _is_ergative(passage: Passage, said: Roles, here: Roles) -> bool:
    """ "Das Bad wird geschlossen" for "Das Bad schließt": with such verbs who acts is what is acted upon.

    So "the owners closed the pool" stands for "the pool closed".
    """
    ordered = not passage.sentence.pack.lexicon.infinitive_endings
    moved = ordered and not said.passive and not here.passive and said.patient is None
    moved = moved and met_in(terms_of(passage, said.agent), here.patient)
    borne = not here.passive and met_in(
        terms_of(passage, said.patient), here.agent
    )  # "*Der Bau* fand eine Mehrheit"
    if (said.passive is here.passive and not moved and not borne) or not any(
        m.term.predicate for m in passage.alignment.matches
    ):
        return False
    active = here if said.passive or borne else said  # the one without an object
    index, sentence = passage.matcher.index, passage.sentence
    met = [m.position for m in passage.alignment.deciding if m.position is not None]
    verbs = {verb for place in met for verb in index.verbs_at(sentence, place)}
    idioms = {verb for verb in verbs if " " in verb and index.relations.is_ergative(verb)}
    if idioms:
        return borne
    return active.patient is None and any(map(index.relations.is_ergative, verbs))


def _is_undergone(passage: Passage, said: Roles, here: Roles) -> bool:
    """ "All were *rescued*" for "all *survived*", "killed them" for "they *died*": such a subject acts upon nothing.

    And so "*becomes* head" for "was appointed".
    """
    subject = terms_of(passage, said.subject)
    moved = not said.passive and not here.passive and said.patient is None and met_in(subject, here.patient)
    if not moved and (said.passive is here.passive or not met_in(subject, here.subject)):
        return False
    deciding = [m for m in passage.alignment.matches if m.term.predicate and m.how == "equivalent" and m.met]
    normalizer, relations = passage.matcher.index.normalizer, passage.matcher.index.relations
    if deciding and not said.passive and all(relations.is_undergone(m.term.key) for m in deciding):
        return True  # "wurde *entlassen*" for "hat *das Krankenhaus verlassen*"
    verb = -1 if passage.sentence.pack.lexicon.infinitive_endings else 0  # "Preis erhalten", "get prize"
    keys = [normalizer.key(m.met.split()[0]) if said.passive else m.term.key.split()[verb] for m in deciding]
    return bool(keys) and all(map(relations.is_undergone, keys))


def _is_done_to_other(passage: Passage, said: Roles, here: Roles) -> bool:
    """ "*released* a dove" for "is *free*": what the wording's subject undergoes it does here to something else."""
    subject, other = terms_of(passage, said.subject), here.patient
    if said.passive or here.passive or other is None or other.pronoun or not met_in(subject, here.agent):
        return False
    if other.head in passage.aligned or other.head in passage.idiom_parts:
        return False
    index, sentence = passage.matcher.index, passage.sentence
    deciding = [m for m in passage.alignment.deciding if m.how == "equivalent" and m.position is not None]
    if not deciding or not all(index.relations.is_undergone(m.term.key) for m in deciding):
        return False
    verbs = {verb for m in deciding for verb in index.verbs_at(sentence, m.position or 0)}
    return not any(index.relations.is_undergone(v) or index.relations.is_ergative(v) for v in verbs)


def _is_borne_here(passage: Passage, said: Roles, here: Roles) -> bool:
    """ "*Kim* died" for "killed Kim", "Kim *crashed out*" for "knocked Kim out": its subject is acted upon."""
    if said.passive or said.patient is None or here.passive or here.agent is None or here.patient is not None:
        return False
    met = [m for m in passage.alignment.deciding if m.how == "equivalent" and m.met]
    index = passage.matcher.index
    keys = [index.normalizer.key(m.met) for m in met]
    return bool(keys) and all(map(index.relations.is_undergone, keys))


def _is_capacity(passage: Passage, here: Roles) -> bool:
    """ "was stepping down *as mayor*": what somebody is, and not what is acted upon."""
    patient = here.patient
    if patient is None or here.passive or not patient.start:
        return False
    return passage.sentence.lower[patient.start - 1] in passage.stance.capacities


def _is_controlled(passage: Passage, here: Roles) -> bool:
    """ "forced *the governor* to resign": who is forced resigns; not so "used *his post* to help".

    A wording that says it in the same way has the same roles: "asked *the governor* to resign".
    """
    focus, patient = passage.alignment.focus, here.patient
    if patient is None or not focus or patient.end != focus[0] - 1:
        return False
    wording, markers = passage.alignment.wording, passage.stance.infinitive_markers
    asked = wording.roles.patient if wording.roles is not None and not wording.roles.passive else None
    if asked is not None and any(
        term.predicate and term.position == asked.end + 1 and wording.lower[asked.end] in markers
        for term in wording.terms
    ):
        return False
    sentence, index = passage.sentence, passage.matcher.index
    verb = next((p for p in reversed(range(patient.start)) if sentence.finite[p]), None)
    if verb is not None and sentence.words[verb].key in index.support_verbs:
        return False
    return sentence.lower[patient.end] in markers


def _is_state(passage: Passage, said: Roles, here: Roles) -> bool:
    """ "Vapes are *illegal*" for "vapes were banned", "they *lost their lives*" for "they were killed".

    What is said of the subject is a state, or a verb without an object, so nobody acts upon anything.
    """
    matches = [m for m in passage.alignment.matches if m.term.predicate and m.how == "equivalent"]
    told = said.patient is None or any(m.term.position == said.patient.head for m in matches)
    if matches and here.passive and told and passage.alignment.wording.state:
        charged = passage.sentence.find(passage.stance.charges)
        subject = [m.position for m in terms_of(passage, said.subject)]  # "was *made with AI*" for "is fake"
        return here.patient is not None and here.patient.head in subject and not charged
    if not matches or here.passive or said.patient is None:
        return False
    sentence = passage.sentence
    if not any(sentence.finite[p] for p in passage.alignment.focus):
        return True
    alone = here.patient is None or any(here.patient.head < (match.end or 0) for match in matches)
    return alone and met_in(terms_of(passage, said.patient), here.agent)


def _exchanged(passage: Passage, agents: tuple[TermMatch, ...], phrase: NounPhrase) -> bool:
    """ "B bought it from A" for "A bought it from B": whoever acts here stands behind a preposition there.

    Or in the dative: "B schickt *A* Drohnen"; behind a German preposition who acts may well be meant.
    """
    others = tuple(m for m in passage.alignment.matches if m not in agents and m.term.kind is TermKind.ACTOR)
    german = bool(passage.sentence.pack.lexicon.infinitive_endings)
    agents = _names(agents) if german else agents
    outside = [m for m in agents if m.position is not None and not phrase.start <= m.position < phrase.end]
    if german:
        phrases = (passage.sentence.phrase_at(m.position or 0) for m in outside)
        if any(p is None or p.preposition or p.genitive for p in phrases):
            return False
    return bool(agents) and len(outside) == len(agents) and met_in(others, phrase)


def _aims_back(passage: Passage, agents: tuple[TermMatch, ...], here: Roles) -> bool:
    """ "*B* verhängt Sanktionen *gegen A*" for "A verhängt Sanktionen gegen B": who acts and at whom it is aimed."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.lower
    if here.passive or not agents or met_within(agents, here.agent):
        return False
    names = [m for m in agents if m.term.kind is TermKind.ACTOR]
    phrases = [sentence.phrase_at(m.position) for m in names if m.position is not None]
    aimed = bool(phrases) and all(p is not None and p.preposition in stance.targets for p in phrases)
    others = (m for m in passage.alignment.matches if m not in agents and m.term.kind is TermKind.ACTOR)
    struck = (m for m in others if met_within((m,), here.agent))
    return aimed and any(
        (place := preposition_before(said, m.term.position, stance)) is not None
        and said[place] in stance.targets
        for m in struck
    )


def _attribute_of_other(passage: Passage) -> tuple[Effect, ...]:
    """ "die gewählte Person": a participle before a noun says something of that noun, not of the actor."""
    words = passage.sentence.words
    if not passage.sentence.pack.lexicon.infinitive_endings or len(passage.alignment.focus) != 1:
        return ()
    position = passage.alignment.focus[0]
    word = words[position]
    normalizer = passage.matcher.index.normalizer
    if not word.text[0].islower() or not word.lower.endswith(ADJECTIVE_ENDINGS):
        return ()
    if passage.sentence.finite[position] and position and words[position - 1].text[0].isupper():
        return ()  # "Die Partei *verpasste* den Einzug"
    bases = (word.lower.removesuffix(ending) for ending in ADJECTIVE_ENDINGS if word.lower.endswith(ending))
    opposed = any(match.position == position for match in passage.alignment.opposites)
    rising = any(m.position == position and m.how == "equivalent" for m in passage.alignment.matches)
    participle = any(normalizer.is_participle(base) for base in bases)
    if not opposed and not rising and not participle:
        return ()
    noun = _described_by(passage, position)
    said = passage.alignment.wording.roles
    subject: tuple[TermMatch, ...] = ()
    if rising and said is not None:  # "die *gebilligte* Reform", "die *höheren* Preise"
        subject = terms_of(passage, said.patient if participle and said.patient else said.agent)
    own = noun in passage.aligned and (not subject or any(m.position == noun for m in subject))
    beside = noun + 1 if noun is not None else 0  # "der verletzte Torwart *Roth*"
    own = own or (beside in passage.aligned and words[beside].text[0].isupper())
    own = own or noun in passage.idiom_parts  # "die *erzielte Einigung*"
    if noun is None or own or words[noun - 1].text[0].isupper() or _describes_subject(passage, position):
        return ()
    return (Effect(OTHER, EffectKind.SILENCE, passage.sentence, noun, noun + 1),)


def _described_by(passage: Passage, position: int) -> int | None:
    """The noun behind an adjective, at most one more adjective between: not "bleibe *in Kraft*"."""
    words, stance = passage.sentence.words, passage.stance
    for place in range(position + 1, min(position + 3, len(words))):
        if "," in passage.sentence.gap_before(place) and place == position + 1:
            return None
        if words[place].text[0].isupper():
            return place
        if words[place].lower in stance.prepositions:
            return None
    return None


def _describes_subject(passage: Passage, position: int) -> bool:
    """ "Der Beitritt ist kein *realistisches* Ziel": the noun behind the adjective is the subject itself."""
    sentence, said = passage.sentence, passage.alignment.wording.roles
    number = sentence.clause_of(position)
    here = sentence.roles[number].agent
    subject = terms_of(passage, said.agent) if said is not None else ()
    return passage.is_copular(number) and met_within(subject, here)


def _of_noun(passage: Passage, attribute: Attribute) -> tuple[Effect, ...]:
    """ "der vom Gericht kritisierte Meier": the noun is acted upon, and who acts stands in the attribute."""
    said = passage.alignment.wording.roles
    if said is None:
        return ()
    agents, patients = terms_of(passage, said.agent), terms_of(passage, said.patient)
    described = within(patients or agents or passage.alignment.matches, attribute.noun)
    described = described or not passage.idiom_parts.isdisjoint(attribute.noun)  # "die *erhobene Anklage*"
    words = range(attribute.start, attribute.end)
    outside = bool(patients) and any(m.position is not None and m.position not in words for m in agents)
    if described and not outside:
        return ()
    swapped = not described and within(agents, attribute.noun)
    kind, rule = (EffectKind.SILENCE, NAME) if swapped else (EffectKind.WEAKEN, OTHER)
    return (Effect(rule, kind, passage.sentence, attribute.participle, attribute.noun.stop),)


def _is_noun_here(passage: Passage) -> bool:
    """ "erlebte Angriffe" for "greift an", "höhere Preise" for "steigen": the roles here are of another verb."""
    sentence = passage.sentence
    words = sentence.words
    focus = passage.alignment.focus
    nouns = all(sentence.is_noun(position) for position in focus)
    adjectives = sentence.pack.lexicon.infinitive_endings and all(
        not sentence.finite[p]
        and words[p].lower.endswith(ADJECTIVE_ENDINGS)
        and p + 1 < len(words)
        and words[p + 1].text[0].isupper()
        for p in focus
    )
    verbs = any(m.term.predicate and m.term.text[0].islower() for m in passage.alignment.matches)
    if adjectives and not nouns:
        return verbs and any(m.term.predicate and m.how == "equivalent" for m in passage.alignment.matches)
    return nouns and verbs


def _same_predicate(passage: Passage) -> bool:
    """Whether the passage has the wording's own verb; an adjective ("unrealistisch") goes with any verb."""
    normalizer = passage.matcher.index.normalizer
    said = passage.alignment.wording.words
    ordered = not passage.sentence.pack.lexicon.infinitive_endings  # word order shows the subject of "is" too
    return any(
        match.term.predicate
        and match.position is not None
        and match.how in ("same", "spelling", "equivalent", "lent")
        and (
            ordered
            or normalizer.is_known_root(match.term.key)
            or normalizer.is_known_root(said[match.term.position].key)  # "ruf" in "ruft … an"
            or normalizer.is_participle(match.term.text.lower())
        )
        for match in passage.alignment.matches
    )
