"""Another event: the clause of the verb is about others, and whom the wording names stand in the clauses around.

Read only where word order shows which clause a verb stands in, and who does it.
"""

from __future__ import annotations

from factcheck.match.alignment import TermMatch
from factcheck.match.terms import LIGHT, TermKind
from factcheck.stance.deciding_verbs import main_verb, verb_of
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import means, met_within, phrase_effect, stands_in
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import Clause
from factcheck.text.verb_forms import Form, verb_forms

NAME = "other-event"
TOLD = 2
"""Words of a wording, its predicate aside, from which on a clause of its own should have one of them."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the words beside a verb by which it tells of somebody else, another place or another time; they weaken."""
    if passage.attribute is not None:
        return ()
    if passage.sentence.pack.lexicon.infinitive_endings:
        return _otherwise_linked(passage)
    return (
        _apart(passage)
        or _before_name(passage)
        or _elsewhere(passage)
        or _background(passage)
        or _subject_behind(passage)
        or _otherwise_linked(passage)
        or _exchanged(passage)
        or _circumstance(passage)
        or _had_by_another(passage)
        or _undergone_apart(passage)
        or _other_amount(passage)
    )


def _apart(passage: Passage) -> tuple[Effect, ...]:
    """ "*A poor harvest cut supplies*" beside a firm and its jobs: nothing of the wording is in the clause."""
    sentence, alignment = passage.sentence, passage.alignment
    deciding = passage.alignment.deciding
    if len(passage.focus_clauses) != 1 or len(deciding) != 1 or verb_of(passage, deciding[0]) is None:
        return ()
    number = passage.focus_clauses[0]
    subject = sentence.roles[number].subject
    if subject is None or subject.pronoun or subject.preposition or stands_in(passage, subject):
        return ()
    if (
        not subject.determiner
        and verb_forms(sentence.pack).of(sentence.lower[subject.head]) is Form.CONTINUOUS
    ):
        return ()  # "each *accusing* the other of having fired"
    others = [m for m in alignment.matches if not m.term.predicate and m.position is not None]
    others = [m for m in others if m.term.weight > LIGHT]
    counted = {m.position for m in alignment.matches if m.term.value is not None}
    known = set(range(subject.start, subject.end)) & passage.aligned - counted
    if len(others) < TOLD or known or subject.head in passage.aligned:
        return ()
    clauses = [passage.clauses[n] for n in passage.whole_clauses]
    others = [m for m in others if m.position not in range(subject.start, subject.end)]
    if any(_holds(passage, clause, others) for clause in clauses):
        return ()
    if means(passage, subject, tuple(alignment.matches)):
        return ()
    return (phrase_effect(passage, subject, EffectKind.WEAKEN, NAME),)


def _holds(passage: Passage, clause: Clause, terms: list[TermMatch]) -> bool:
    """Whether a clause has one of the terms, or a pronoun that may stand for one."""
    places = range(clause.start, clause.end)
    pronouns = passage.stance.pronouns
    if any(passage.sentence.lower[place] in pronouns for place in places):
        return True
    return any(m.position in places for m in terms)


def _before_name(passage: Passage) -> tuple[Effect, ...]:
    """ "*Marten* said *it* was cutting jobs after *Brightwell* warned": a pronoun means nobody named only behind it."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.roles
    wanted = said.bearer if said is not None else None
    if len(passage.focus_clauses) != 1 or wanted is None or wanted.pronoun:
        return ()
    number = passage.focus_clauses[0]
    subject = sentence.roles[number].subject
    if number == 0 or subject is None or not subject.pronoun:
        return ()
    if sentence.lower[subject.head] not in stance.personal_pronouns:
        return ()
    named = [m for m in passage.alignment.terms_in(wanted) if m.position is not None]
    named = [m for m in named if m.term.named]
    if not named or any((m.position or 0) < subject.start for m in named):
        return ()
    before = [r.subject for r in sentence.roles[:number]]
    named_before = [p for p in before if p is not None and not p.pronoun]
    named_before = [p for p in named_before if sentence.words[p.head].text[0].isupper()]
    if not named_before or any(stands_in(passage, p) for p in named_before):
        return ()
    return (phrase_effect(passage, subject, EffectKind.WEAKEN, NAME),)


def _elsewhere(passage: Passage) -> tuple[Effect, ...]:
    """ "The factory *in Dornhem* was built after a fire killed eleven *in Lorve*": it is told of another place."""
    sentence, stance = passage.sentence, passage.stance
    if len(passage.focus_clauses) != 1:
        return ()
    number = passage.focus_clauses[0]
    places = [
        m for m in passage.alignment.matches if m.term.kind is TermKind.ACTOR and m.position is not None
    ]
    if not places or any(sentence.clause_of(m.position or 0) == number for m in places):
        return ()
    for phrase in sentence.phrases:
        name = sentence.words[phrase.head].text[0].isupper() and not sentence.is_month(phrase.head)
        here = phrase.preposition in stance.inside and sentence.clause_of(phrase.start) == number
        timed = sentence.pack.is_time(sentence.lower[phrase.head])
        if name and here and not timed and passage.aligned.isdisjoint(range(phrase.start, phrase.end)):
            return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)
    return ()


def _exchanged(passage: Passage) -> tuple[Effect, ...]:
    """ "*Lesnia* recalled its ambassador *from Tarvia*" for "*Tarvia's* envoy stays *in Lesnia*": exchanged."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    said = wording.roles
    subject = said.bearer if said is not None else None
    if subject is None or subject.pronoun or len(passage.focus_clauses) != 1 or wording.planned:
        return ()
    here = sentence.roles[passage.focus_clauses[0]]
    actors = [m for m in passage.alignment.matches if m.term.named]
    actors = [m for m in actors if m.position is not None and m.how in ("same", "alias")]
    own = [m for m in actors if subject.start <= m.term.position < subject.end]
    others = [m for m in actors if m not in own]
    agent = here.subject
    if not own or not others or agent is None or agent.pronoun:
        return ()
    heads = [m for m in others if m.position == agent.head]
    if not heads or met_within(tuple(own), agent):
        return ()
    phrases = [sentence.phrase_at(m.position or 0) for m in own]
    linked = all(p is not None and p.preposition and p.preposition not in stance.belongings for p in phrases)
    verbatim = wording.lower[heads[0].term.position - 1] in stance.prepositions
    if not linked or not verbatim or any(p is not None and p.preposition in stance.agents for p in phrases):
        return ()
    return (phrase_effect(passage, agent, EffectKind.WEAKEN, NAME),)


def _background(passage: Passage) -> tuple[Effect, ...]:
    """ "Ulva, *who beat Trond last week*, will play the final" for "Ulva won the final": another time is told of."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.roles
    verb = main_verb(passage)
    if said is None or said.patient is None or said.patient.pronoun or verb is None or verb.position is None:
        return ()
    number = sentence.clause_of(verb.position)
    clause = passage.clauses[number]
    if clause.opener not in stance.relative_pronouns or not clause.start or sentence.roles[number].passive:
        return ()
    here = sentence.roles[number].patient
    described = sentence.phrase_until(clause.start)
    heads = [m for m in passage.alignment.heads_of(said.patient) if not m.term.predicate]
    places = [m.position for m in heads if m.position is not None]
    if here is None or here.pronoun or described is None or not places:
        return ()
    own = range(described.start, described.end)
    if any(place in own or sentence.clause_of(place) == number for place in places):
        return ()
    return (phrase_effect(passage, here, EffectKind.WEAKEN, NAME),)


def _subject_behind(passage: Passage) -> tuple[Effect, ...]:
    """ "*Wages* rose less than *inflation*" for "Inflation rose": what it is said of stands behind the verb only."""
    sentence, said, match = passage.sentence, passage.alignment.wording.roles, main_verb(passage)
    if said is None or said.agent is None or said.patient is not None or match is None or said.passive:
        return ()
    if match.how not in ("same", "spelling") or match.position is None or said.agent.pronoun:
        return ()
    here = sentence.roles[sentence.clause_of(match.position)]
    agent = here.agent
    if agent is None or agent.pronoun or agent.preposition or here.passive or agent.start > match.position:
        return ()
    heads = [m for m in passage.alignment.heads_of(said.agent) if m.position is not None]
    behind = heads and all((m.position or 0) > match.position for m in heads)
    known = not passage.aligned.isdisjoint(range(agent.start, agent.end))
    terms = passage.alignment.terms_in(said.agent)
    if not behind or known or stands_in(passage, agent) or means(passage, agent, terms):
        return ()
    return (phrase_effect(passage, agent, EffectKind.WEAKEN, NAME),)


def _otherwise_linked(passage: Passage) -> tuple[Effect, ...]:
    """ "stole data *from a rival*" beside a bank for "stole data *from the bank*": the verb has another such phrase.

    "wohnt *in Larsund* und arbeitet in Halden" for "wohnt in Halden": in German read of names alone.
    """
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    german = bool(sentence.pack.lexicon.infinitive_endings)
    verb = _german_verb(passage) if german else main_verb(passage)
    if verb is None or verb.position is None:
        return ()
    number = sentence.clause_of(verb.position)
    by_place = {m.term.position: m for m in passage.alignment.matches}
    for phrase in wording.phrases:
        match = by_place.get(phrase.head)
        match = match or by_place.get(phrase.start + bool(phrase.preposition))
        if not phrase.preposition or phrase.preposition in stance.belongings or match is None:
            continue
        if match.position is None or match.term.predicate or sentence.clause_of(match.position) == number:
            continue
        for other in sentence.phrases:
            same = other.preposition == phrase.preposition and sentence.clause_of(other.start) == number
            timed = sentence.pack.is_time(sentence.lower[other.head]) or sentence.is_month(other.head)
            if not same or timed or other.pronoun or (other.start < verb.position and not german):
                continue
            if german and not (match.term.kind is TermKind.ACTOR and _is_named(passage, other)):
                continue
            known = not passage.aligned.isdisjoint(range(other.start, other.end))
            between = sentence.lower[other.end : match.position]
            if any(word in stance.contrast_negators for word in between):
                continue  # "began in a shed and *not* in a tank"
            if not known and not stands_in(passage, other):
                return (phrase_effect(passage, other, EffectKind.WEAKEN, NAME),)
    return ()


def _german_verb(passage: Passage) -> TermMatch | None:
    """The wording's own verb where it alone decides: German verbs show by their small letters."""
    deciding = passage.alignment.deciding
    return deciding[0] if len(deciding) == 1 and deciding[0].met[:1].islower() else None


def _is_named(passage: Passage, phrase: NounPhrase) -> bool:
    """ "in *Larsund*", "aus *Norland*": a bare name, as far as no list has it as a common word."""
    head, relations = passage.sentence.words[phrase.head], passage.matcher.index.relations
    bare = phrase.head == phrase.start + 1 and not phrase.determiner
    return bare and (not relations.is_known(head.key) or head.key in relations.regions)


def _circumstance(passage: Passage) -> tuple[Effect, ...]:
    """ "struck a deal *despite the truce*" for "agreed to a truce": what the verb is about only goes with it here."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    said, verbs = wording.roles, [m for m in passage.alignment.deciding if sentence.finite[m.position or 0]]
    verb = verbs[0] if len(verbs) == 1 else None  # an idiom may end in its noun
    if said is None or verb is None or verb.position is None or said.passive:
        return ()
    number = sentence.clause_of(verb.position)
    linked = [p for p in wording.phrases if p.preposition and p.start == verb.term.position + 1]
    wanted = said.patient if said.patient is not None else next(iter(linked), None)
    if (
        wanted is None
        or wanted.pronoun
        or wanted.preposition in stance.inside
        or sentence.roles[number].passive
    ):
        return ()
    heads = [m for m in passage.alignment.heads_of(wanted) if m.position is not None and not m.term.predicate]
    openers = (*sentence.find(stance.presuppositions), *sentence.find(stance.befores))
    for match in heads:
        phrase = sentence.phrase_at(match.position or 0)
        if phrase is None or not phrase.preposition or phrase.start < verb.position:
            return ()
        same = sentence.clause_of(phrase.start) == number
        opened = any(hit.start <= phrase.start < hit.end for hit in openers)
        if not same or not opened or phrase.preposition == wanted.preposition:
            return ()
    return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),) if heads and phrase is not None else ()


def _had_by_another(passage: Passage) -> tuple[Effect, ...]:
    """ "*the firm that makes the gas* left the police" for "police used gas": another one has it, uses or makes it."""
    sentence, wording, deciding = passage.sentence, passage.alignment.wording, passage.alignment.deciding
    said = wording.roles
    clauses = {sentence.clause_of(m.position or 0) for m in deciding}
    if said is None or not wording.told_by_noun or wording.object_of is None or len(clauses) != 1:
        return ()
    (number,) = clauses
    subject = sentence.roles[number].subject
    heads = passage.alignment.heads_of(said.agent) if said.agent is not None else ()
    places = [m.position for m in heads if m.position is not None]
    if subject is None or subject.pronoun or subject.preposition or not places:
        return ()
    if any(sentence.clause_of(place) == number or place < subject.start for place in places):
        return ()  # whom a pronoun or a title may mean
    openers = [passage.clauses[sentence.clause_of(place)].opener for place in places]
    if any(opener in passage.stance.relative_pronouns for opener in openers):
        return ()  # "the case turned on the cash *that Roe got*"
    known = not passage.aligned.isdisjoint(range(subject.start, subject.end))
    if known or means(passage, subject, passage.alignment.matches):
        return ()
    return (phrase_effect(passage, subject, EffectKind.WEAKEN, NAME),)


def _undergone_apart(passage: Passage) -> tuple[Effect, ...]:
    """ "were killed when a truck *with the vaccine* crashed" for "the vaccine killed them": it only stands nearby."""
    sentence, said, verb = passage.sentence, passage.alignment.wording.roles, main_verb(passage)
    if said is None or said.passive or said.agent is None or said.patient is None or verb is None:
        return ()
    number = sentence.clause_of(verb.position or 0)
    here = sentence.roles[number]
    heads = [m for m in passage.alignment.heads_of(said.agent) if m.position is not None]
    apart = heads and all(sentence.clause_of(m.position or 0) > number for m in heads)
    if not here.passive or here.agent is not None or not apart or said.agent.pronoun:
        return ()
    place = heads[0].position or 0
    return (Effect(NAME, EffectKind.WEAKEN, sentence, place, place + 1),)


def _other_amount(passage: Passage) -> tuple[Effect, ...]:
    """ "who won *over 100 metres*, will run over 200" for "won over 200 metres": the verb has an amount of its own."""
    sentence, verb = passage.sentence, main_verb(passage)
    if verb is None or verb.position is None:
        return ()
    number = sentence.clause_of(verb.position)
    for match in passage.alignment.matches:
        value = match.term.value
        if value is None or match.how != "value" or match.position is None or not value.measured:
            continue
        if sentence.clause_of(match.position) == number:
            continue
        for other in sentence.values:
            same = other.unit == value.unit and other.kind is value.kind and other.amount != value.amount
            if same and other.measured and sentence.clause_of(other.start) == number:
                return (Effect(NAME, EffectKind.WEAKEN, sentence, other.start, other.end),)
    return ()
