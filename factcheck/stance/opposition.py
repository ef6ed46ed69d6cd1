"""Opposites: a word of contrary meaning where the wording has its own ("sinken" for "steigen")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.languages.lists import StanceWords
from factcheck.languages.phrases import PhraseTable
from factcheck.match.alignment import IMPLIED, TermMatch
from factcheck.match.terms import COMMON, TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage, preposition_before
from factcheck.stance.role_phrases import met_within, names_deed, stands_in
from factcheck.text.chunks import NounPhrase
from factcheck.text.values import Frame

NAME = "opposite"
OTHER_SUBJECT = "other-subject"
BESIDE = 2
"""Words within which an adjective stands before the noun that it describes: "*ungültiges* deutsches Visum"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the contrary words among those that decide."""
    planned = [
        h for h in passage.hits(passage.stance.plans, passage.focus_clauses) if passage.precedes_focus(h)
    ]
    kind = EffectKind.SILENCE if planned and not passage.alignment.wording.planned else EffectKind.DENY
    places = (
        m.position for m in passage.alignment.opposites if m.position is not None and _decides(passage, m)
    )
    effects = tuple(
        Effect(
            NAME,
            EffectKind.SILENCE if _is_of_other_time(passage, place) else kind,
            passage.sentence,
            place,
            place + 1,
        )
        for place in dict.fromkeys(
            places
        )  # "*schließt* Entlassungen aus" is contrary to a plan and to a dismissal
    )
    if len(effects) == 1 and _is_turned(passage, effects[0]):
        return (replace(effects[0], rule="converse", kind=EffectKind.JOIN),)
    effects += _may_stay(passage, effects)
    effects += _once(passage, effects)
    effects = effects or _resumed(passage)
    effects = effects or _lost(passage) or _other_side(passage) or _takes_side(passage)
    effects = effects or _left(passage) or _contrary_object(passage) or _beside(passage)
    return effects + tuple(
        Effect(OTHER_SUBJECT, EffectKind.WEAKEN, effect.sentence, effect.start, effect.end)
        for effect in effects[:1]
        if _of_something_else(passage)
        or _is_converse(passage, effect)
        or _of_anybody(passage)
        or _has_other_object(passage)
        or _befalls_other(passage)
        or _of_others(passage)
        or _of_a_share(passage)
    )


def _is_of_other_time(passage: Passage, place: int) -> bool:
    """Whether the contrary came before or after what the wording tells, so that both may be true."""
    return _came_before(passage, place) or _is_so_again(passage) or _is_undone(passage, place)


def _is_undone(passage: Passage, place: int) -> bool:
    """ "hat sie *entlassen*" for "hat sie eingestellt", or the other way round: what was begun comes to an end."""
    stance, wording = passage.stance, passage.alignment.wording
    if not wording.past or passage.claims_state or not _is_past(passage, place):
        return False
    said = {m.term.position for m in passage.alignment.opposites if m.position == place}
    return any(
        _begins(passage, here, place) and any(hit.start in said for hit in wording.find(there))
        for here, there in ((stance.undoings, stance.beginnings), (stance.beginnings, stance.undoings))
    )


def _came_before(passage: Passage, place: int) -> bool:
    """ "wurde in den 1950er Jahren *errichtet*" for "hat ihn zerstört": what is made may be undone later.

    And only who "*was arrested*" can be released.
    """
    stance, wording = passage.stance, passage.alignment.wording
    made = wording.past and _begins(passage, stance.makings, place)
    return made or (
        not wording.state and _begins(passage, stance.captures, place) and _is_past(passage, place)
    )


def _is_so_again(passage: Passage) -> bool:
    """ "ist *wieder* verfügbar" for "war gestört", "fiel aus": then it had not been so."""
    stance, wording = passage.stance, passage.alignment.wording
    past = wording.past and not passage.claims_state
    past = past or any(word in stance.past_states for word in wording.lower)
    return (
        past and not wording.find(stance.agains) and bool(passage.hits(stance.agains, passage.focus_clauses))
    )


def _begins(passage: Passage, table: PhraseTable, place: int) -> bool:
    return any(hit.start == place for hit in passage.sentence.find(table))


def _is_past(passage: Passage, place: int) -> bool:
    """Whether the clause of a verb is in the past or the perfect: "was arrested", "hat ihn verhaftet"."""
    sentence, stance = passage.sentence, passage.stance
    clause = passage.clauses[sentence.clause_of(place)]
    first = next((sentence.lower[p] for p in sentence.verbs_in(clause)), "")
    so_now = first in stance.copulas and first not in stance.past_states
    past = first in stance.past_auxiliaries and not so_now
    return past or bool(first and passage.matcher.index.normalizer.is_preterite(first))


def _once(passage: Passage, effects: Sequence[Effect]) -> tuple[Effect, ...]:
    """ "*were detained* in May" for "are free", where the article speaks of their release too: so once."""
    wording = passage.alignment.wording
    keys = {*wording.lent, *(term.key for term in wording.terms if term.predicate)}
    own = (met[key].how for met in passage.matcher.meetings for key in keys if key in met)
    told = effects and any(how != "opposite" for how in own)
    return tuple(
        replace(effect, rule="so-once", kind=EffectKind.WEAKEN)
        for effect in effects[:1]
        if told
        and _begins(passage, passage.stance.captures, effect.start)
        and _is_past(passage, effect.start)
    )


def _contrary_object(passage: Passage) -> tuple[Effect, ...]:
    """ "machte 3 Millionen *Gewinn*" for "machte 3 Millionen Verlust": the contrary of what a light verb leaves to say.

    Read only in German, where it is the object of the wording's own verb.
    """
    sentence, wording = passage.sentence, passage.alignment.wording
    said = wording.roles
    amounts = [m for m in passage.alignment.matches if m.term.value is not None and m.term.value.telling]
    weighs = wording.light or bool(wording.measured) or any(m.how == "value" for m in amounts)
    if not sentence.pack.lexicon.infinitive_endings or not weighs or len(passage.focus_clauses) != 1:
        return ()
    (number,) = passage.focus_clauses
    for match in passage.alignment.opposites:
        place = match.position or 0
        own = said is not None and said.patient is not None and said.patient.head == match.term.position
        verb = any(m.term.predicate and m.how in ("same", "equivalent") for m in passage.alignment.matches)
        phrase = sentence.phrase_at(place)
        if not (own or match.term.key in wording.about) or not verb or phrase is None or phrase.preposition:
            continue
        if sentence.clause_of(place) == number and phrase.head == place and not sentence.finite[place]:
            return (Effect(NAME, EffectKind.DENY, sentence, place, place + 1),)
    return ()


def _beside(passage: Passage) -> tuple[Effect, ...]:
    """ "Ein *Brandstifter* war schuld" for "Ein Kurzschluss war schuld": contrary is not what is said, but of whom."""
    return tuple(
        Effect(OTHER_SUBJECT, EffectKind.WEAKEN, passage.sentence, match.position, match.position + 1)
        for match in passage.alignment.opposites[:1]
        if match.position is not None
    )


def _may_stay(passage: Passage, effects: Sequence[Effect]) -> tuple[Effect, ...]:
    """ "Die Preise *steigen nicht*" for "sinken": they may stay as they are."""
    degrees = {hit.start for hit in passage.sentence.find(passage.stance.degrees)}
    found = [effect for effect in effects if effect.start in degrees]
    if not found or not passage.hits(passage.stance.negators, passage.focus_clauses):
        return ()
    return (Effect("not-the-contrary", EffectKind.WEAKEN, passage.sentence, found[0].start, found[0].end),)


def _is_turned(passage: Passage, effect: Effect) -> bool:
    """ "Kolben *verlor gegen* Teichau" for "Teichau hat Kolben *besiegt*": the same, told from the other side."""
    sentence, said = passage.sentence, passage.alignment.wording.roles
    noun = sentence.phrase_at(effect.start) is not None and not sentence.finite[effect.start]
    acting = _acting(passage) if _has_other_side(passage, effect) and not noun else None
    if said is None or acting is None:
        return False
    terms = passage.alignment.terms_in
    against = said.patient or _adversary(passage)
    own, other = ([match.position for match in terms(phrase)] for phrase in (said.agent, against))
    here, number = range(acting.start, acting.end), passage.focus_clauses[0]
    if any(place is None or place in here or sentence.clause_of(place) != number for place in own):
        return False
    exchanged = bool(other) and all(place in here for place in other)
    phrases = [sentence.phrase_at(place) for place in own if place is not None]
    beside = any(phrase is not None and _is_object(passage, phrase, acting) for phrase in phrases)
    behind = any(phrase is not None and phrase.preposition in passage.stance.cons for phrase in phrases)
    return bool(own) and ((exchanged and beside) or (acting.pronoun and behind))


def _is_object(passage: Passage, phrase: NounPhrase, acting: NounPhrase) -> bool:
    """ "verlor *gegen Teichau*", "unterlag *dem SV*", "besiegte *Teichau*": not whoever acts."""
    stance = passage.stance
    if phrase.preposition or phrase.determiner in stance.datives or phrase.determiner in stance.accusatives:
        return True
    return not phrase.determiner and phrase.start > acting.start


def _adversary(passage: Passage) -> NounPhrase | None:
    """ "gewann *gegen Teichau*": whom the wording's actor is set against."""
    phrases, cons = passage.alignment.wording.phrases, passage.stance.cons
    return next((phrase for phrase in phrases if phrase.preposition in cons), None)


def _is_converse(passage: Passage, effect: Effect) -> bool:
    """ "Medaria *kauft* die Klinik" for "Die Klinik wird *verkauft*": the contrary only of the same one who acts."""
    said = passage.alignment.wording.roles
    if not _has_other_side(passage, effect):
        return False
    acting = _acting(passage)
    return said is None or acting is None or not met_within(passage.alignment.terms_in(said.agent), acting)


def _has_other_side(passage: Passage, effect: Effect) -> bool:
    """Whether a contrary verb may tell the same deed from the other side: who sells has a buyer."""
    hits = passage.sentence.find(passage.stance.converses)
    return len(passage.focus_clauses) == 1 and any(hit.start <= effect.start < hit.end for hit in hits)


def _acting(passage: Passage) -> NounPhrase | None:
    """Who acts in the deciding clause, where wording and clause are both active and name who does."""
    said, here = passage.alignment.wording.roles, passage.sentence.roles[passage.focus_clauses[0]]
    active = said is not None and said.agent is not None and not (said.passive or here.passive)
    return here.agent if active else None


def _resumed(passage: Passage) -> tuple[Effect, ...]:
    """ "will resume *after* they *were paused*", "resume *after a pause*": what had been so is contrary now."""
    sentence, stance, focus = passage.sentence, passage.stance, passage.alignment.focus
    now = (stance.copulas | stance.present_auxiliaries) - stance.past_states
    if not focus or passage.alignment.opposites or now.isdisjoint(passage.alignment.wording.lower):
        return ()  # that it "was paused" stays so
    number = sentence.clause_of(focus[0])
    phrase = sentence.phrase_at(focus[0])
    before = passage.clauses[number].opener in stance.afters
    before = before or (phrase is not None and phrase.preposition in stance.afters)
    keys = [m.term.key for m in passage.alignment.matches if m.term.predicate]
    index = passage.matcher.index
    contrary = (m.position for key in keys for m in index.occurrences(sentence, key) if m.how == "opposite")
    apart = [
        place
        for place in contrary
        if place not in focus and (phrase is None or not phrase.start <= place < phrase.end)
    ]
    if not before or not apart:
        return ()
    return (Effect("resumed", EffectKind.SILENCE, sentence, apart[0], apart[0] + 1),)


def _lost(passage: Passage) -> tuple[Effect, ...]:
    """ "Das Visum wurde entzogen" for "hat ein Visum": who lost it has it no more."""
    if not passage.alignment.wording.owned:
        return ()
    hits = passage.hits(passage.stance.losses, passage.focus_clauses)
    return tuple(passage.effect("loss", EffectKind.DENY, hit) for hit in hits[:1])


def _left(passage: Passage) -> tuple[Effect, ...]:
    """ "*aus* dem Gefängnis *entlassen*" for "ist im Gefängnis": who left a place is there no more."""
    sentence, stance = passage.sentence, passage.stance
    said = passage.alignment.wording.lower
    for match in passage.alignment.matches:
        if match.position is None or not match.term.predicate or match.term.text[0].islower():
            continue
        own = preposition_before(said, match.term.position, stance)
        here = preposition_before(sentence.lower, match.position, stance)
        if own is None or here is None or sentence.lower[here] not in stance.outside:
            continue
        if said[own] in stance.inside:
            hits = passage.hits(stance.departures, passage.focus_clauses)
            return tuple(passage.effect(NAME, EffectKind.DENY, hit) for hit in hits[:1])
    return ()


def _other_side(passage: Passage) -> tuple[Effect, ...]:
    """ "stimmten *gegen* Roth" for "stimmten für Roth": the other side of the same thing."""
    sentence, stance = passage.sentence, passage.stance
    said = passage.alignment.wording.lower
    if passage.alignment.wording.find(stance.remedies):
        return ()  # "ein Impfstoff *für*" and "*gegen*" a disease are the same
    for match in passage.alignment.matches:
        if match.position is None or sentence.clause_of(match.position) not in passage.focus_clauses:
            continue
        own = preposition_before(said, match.term.position, stance)
        here = preposition_before(sentence.lower, match.position, stance)
        if own is None or here is None:
            continue
        for one, other in ((stance.pros, stance.cons), (stance.cons, stance.pros)):
            if said[own] in one and sentence.lower[here] in other:
                return (Effect(NAME, EffectKind.DENY, sentence, here, here + 1),)
        bare = own + 1 == match.term.position and here + 1 == match.position
        inside = not stance.inside.isdisjoint((said[own], sentence.lower[here]))
        if bare and inside and _is_out_of(said, own, stance) != _is_out_of(sentence.lower, here, stance):
            return (Effect(NAME, EffectKind.DENY, sentence, here, here + 1),)
    return ()


def _is_out_of(lower: Sequence[str], preposition: int, stance: StanceWords) -> bool:
    """ "*außer* Betrieb", "*out of* danger", not "in Betrieb", "in danger"."""
    out_of = lower[preposition] in stance.belongings and lower[preposition - 1] in stance.beyonds
    return lower[preposition] in stance.beyonds or (preposition > 0 and out_of)


def _takes_side(passage: Passage) -> tuple[Effect, ...]:
    """ "Roe klar *gegen* Koalition" for "Roe will eine Koalition": a headline's verb that only its preposition tells.

    Where somebody else is against it, nothing is said of what the wording's actor does.
    """
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    said = wording.roles
    if len(passage.focus_clauses) != 1 or said is None or wording.find(stance.cons):
        return ()
    clause = passage.clauses[passage.focus_clauses[0]]
    if any(sentence.finite[clause.start : clause.end]):
        return ()
    acted_upon = passage.alignment.terms_in(said.patient)
    things = {m.position for m in acted_upon if m.term.kind is not TermKind.ACTOR} | {
        *passage.alignment.focus
    }
    for phrase in sentence.phrases:
        if phrase.preposition not in stance.cons or not clause.start < phrase.start < clause.end:
            continue
        if things.isdisjoint(range(phrase.start, phrase.end)):
            continue
        before = range(clause.start, phrase.start)
        own = any(match.position in before for match in passage.alignment.terms_in(said.agent))
        kind = EffectKind.DENY if own else EffectKind.SILENCE
        return (Effect(NAME, kind, sentence, phrase.start, phrase.start + 1),)
    return ()


def _of_anybody(passage: Passage) -> bool:
    """ "*Ein* Minister kann ihn entlassen" for "Meier hält an ihm fest": of whoever, while Meier isn't named here."""
    said = passage.alignment.wording.roles
    wanted = said.subject if said is not None else None
    if wanted is None or len(passage.focus_clauses) != 1:
        return False
    roles = passage.sentence.roles[passage.focus_clauses[0]]
    here = roles.subject
    if here is None or here.determiner not in passage.stance.indefinites:
        return False
    own = passage.alignment.terms_in(wanted)
    return bool(own) and all(match.position is None for match in own)


def _has_other_object(passage: Passage) -> bool:
    """ "hält *am Zeitplan* fest" for "hat Roth entlassen": the contrary verb is about something else."""
    sentence, said = passage.sentence, passage.alignment.wording.roles
    if said is None or said.patient is None or len(passage.focus_clauses) != 1:
        return False
    nobody = passage.alignment.wording.lower[said.patient.head] in passage.stance.negators.phrases
    patient = () if said.passive and not nobody else passage.alignment.terms_in(said.patient)
    if not (patient or nobody) or any(match.position is not None for match in patient):
        return False
    (number,) = passage.focus_clauses
    bearer = sentence.roles[number].bearer
    return any(
        phrase is not bearer
        and not phrase.pronoun
        and not sentence.pack.is_time(sentence.lower[phrase.head])
        and not stands_in(passage, phrase)
        and passage.aligned.isdisjoint(range(phrase.start, phrase.end))
        for phrase in sentence.phrases
        if sentence.clause_of(phrase.head) == number
    )


def _befalls_other(passage: Passage) -> bool:
    """ "schloss *die Kantine* im Werk", "*ein Bündnis* für das Werk" for "Das Werk bleibt": done to something else."""
    said = passage.alignment.wording.roles
    if said is None or said.passive or said.patient is not None or len(passage.focus_clauses) != 1:
        return False
    here = passage.sentence.roles[passage.focus_clauses[0]]
    if here.passive or here.agent is None or here.patient is None or here.patient.pronoun:
        return False
    bearer = said.bearer
    heads = tuple(m for m in passage.alignment.terms_in(bearer) if bearer and m.term.position == bearer.head)
    met = bool(heads) and all(match.position is not None for match in heads)
    return met and not met_within(heads, here.agent) and not met_within(heads, here.patient)


def _of_a_share(passage: Passage) -> bool:
    """ "*Ein Drittel* ist *arm*" for "Ein Drittel ist reich": of as many others both may be true."""
    said, percent = passage.alignment.wording.roles, passage.sentence.pack.values.units[0][0]
    subject = said.subject if said is not None else None
    values = [
        m.term.value for m in passage.alignment.matches if m.how == "value" and m.term.value is not None
    ]
    return subject is not None and any(
        value.unit == percent
        and value.frame is Frame.LEVEL
        and subject.start <= value.end <= subject.head + 1
        for value in values
    )


def _of_others(passage: Passage) -> bool:
    """ "*Mehrere* Bergleute wurden *gerettet*" for "Bergleute werden vermisst": others may be."""
    said, stance = passage.alignment.wording.roles, passage.stance
    wanted = said.subject if said is not None else None
    if wanted is None or wanted.pronoun or wanted.determiner in stance.determiners:
        return False
    if stance.universals.find(passage.alignment.wording.lower[max(0, wanted.start - 1) : wanted.head]):
        return False  # "*alle* Bergleute": then one of them is enough
    heads = [m for m in passage.alignment.terms_in(wanted) if m.term.position == wanted.head]
    places = [m.position for m in heads if m.position is not None and m.term.kind is TermKind.WORD]
    sentence = passage.sentence
    counted = {value.end for value in sentence.values}
    some = {hit.end for hit in sentence.find(stance.some_of)}
    return any(place in counted | some for place in places)


def _of_something_else(passage: Passage) -> bool:
    """Whether the contrary may be said of something else: a plain noun of the wording isn't in the sentence.

    Or what the wording's verb acts upon stands in another clause: "hält an den Plänen fest, die der Trainer
    fordert" for "hat den Trainer entlassen".
    """
    sentence, roles = passage.sentence, passage.alignment.wording.roles
    patient = roles.patient if roles is not None else None
    apart = patient is not None and any(
        match.position is not None and sentence.clause_of(match.position) not in passage.focus_clauses
        for match in passage.alignment.matches
        if match.term.position == patient.head and not match.term.predicate
    )
    apart = apart and not (_is_taken_up(passage) or _is_antecedent(passage, patient))
    definite = (p for p in sentence.phrases if p.determiner in passage.stance.definites)
    if not apart and any(names_deed(passage, phrase) for phrase in definite):
        return False
    return apart or any(
        match.position is None and match.term.kind is TermKind.WORD and match.term.weight >= COMMON
        for match in passage.alignment.matches
        if not match.term.predicate and match.how != IMPLIED
    )


def _is_taken_up(passage: Passage) -> bool:
    """ "*Der Dieb* ist auf der Flucht, nachdem *er* entkommen war": a pronoun is the subject of the contrary verb."""
    personal, roles = passage.stance.personal_pronouns, passage.sentence.roles
    subjects = [roles[number].bearer for number in passage.focus_clauses]
    lower = passage.sentence.lower
    return all(s is not None and s.pronoun and lower[s.head] in personal for s in subjects)


def _is_antecedent(passage: Passage, patient: NounPhrase | None) -> bool:
    """ "*die Reform, der* sie zugestimmt haben" for "lehnten die Reform ab": the pronoun stands for what is meant."""
    sentence, stance = passage.sentence, passage.stance
    heads = [m.position for m in passage.alignment.matches if patient and m.term.position == patient.head]
    for number in passage.focus_clauses:
        start = passage.clauses[number].start
        noun = sentence.phrase_until(start)
        owner = sentence.phrase_until(noun.start) if noun is not None and noun.genitive else None
        told = {phrase.head for phrase in (noun, owner) if phrase is not None}
        if sentence.lower[start] not in stance.relative_pronouns or told.isdisjoint(heads):
            return False
    return bool(passage.focus_clauses)


def _decides(passage: Passage, match: TermMatch) -> bool:
    """A contrary predicate denies, and so does a contrary degree ("weniger" for "mehr").

    So does what describes the noun that decides: "ein *ungültiges* Visum" for "hat ein gültiges Visum".
    """
    if match.term.position in passage.alignment.wording.without:
        return False  # "*peaceful*" for "without violence"
    if match.term.predicate or match.position in passage.alignment.focus:
        return True
    predicates = {m.term.position: m.position for m in passage.alignment.matches if m.term.predicate}
    described = predicates.get(match.term.position + 1)
    if described is not None and match.position is not None and match.term.text[0].islower():
        verb = next(
            m.term.text for m in passage.alignment.matches if m.term.position == match.term.position + 1
        )
        clause_of = passage.sentence.clause_of
        if verb[0].islower() and passage.sentence.pack.lexicon.infinitive_endings:
            return clause_of(described) == clause_of(match.position)  # "schnitt *schlechter* ab"
        return 0 < described - match.position <= BESIDE  # not "steckt *tief* in den Schulden"
    return match.term.text.lower() in passage.stance.quantities
