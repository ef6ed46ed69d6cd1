"""Named only: a sentence that names a matter need not state it: "bei der *Wahl* zum Kanzler" elects nobody."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.languages.phrases import PhraseHit, PhraseTable
from factcheck.match.relations import NOMINALISED
from factcheck.match.terms import TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import means, stands_in
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.verb_forms import Form, verb_forms

NAME = "named-only"
NAMED_BEFORE, NAMED_BEHIND = 2, 8
"""Words around a noun of action within which its actor or object stands: "die Wahl von Roth zur Präsidentin"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the noun that only names what the wording states; it weakens."""
    found = (
        *_named_only(passage),
        *_headed(passage),
        *_in_compound(passage),
        *_matter(passage),
        *_handled(passage),
        *_not_had(passage),
        *_not_there(passage),
        *_thing_of(passage),
        *_of_another(passage),
    )
    return found[:1]


def _named_only(passage: Passage) -> tuple[Effect, ...]:
    """A noun where the wording has a verb names the matter; it states it only with its own actor by it.

    "bei der Wahl zur Präsidentin" elects nobody; "nach der Wahl von Roth zur Präsidentin" does.
    """
    alignment = passage.alignment
    sentence = passage.sentence
    if not sentence.pack.lexicon.infinitive_endings or len(alignment.focus) != 1:
        return ()
    position = alignment.focus[0]
    match = next((m for m in alignment.matches if m.position == position and m.term.predicate), None)
    named = match is not None and (alignment.wording.verbless or match.how == "equivalent")
    if (
        match is None
        or not (named or match.term.text[0].islower())
        or not sentence.words[position].text[0].isupper()
    ):
        return ()
    phrase = sentence.phrase_at(position)
    if phrase is None or not phrase.preposition or position == 0 or passage.charge is not None:
        return ()
    listed, key = passage.matcher.index.relations.idioms, passage.matcher.index.normalizer.key
    if f"{key(phrase.preposition)} {sentence.words[position].key}" in listed:
        return ()  # "in Kraft" says what "gilt" says
    if position in passage.idiom_parts and phrase.start in passage.idiom_parts:
        return ()  # "*auf* freiem *Fuß*"
    decided = passage.hits(passage.stance.decisions, passage.focus_clauses)
    if any(phrase.start <= hit.end <= position for hit in decided):
        return ()
    caused = (h for h in passage.hits(passage.stance.causings, passage.focus_clauses) if h.end <= position)
    if any(hit.end in (phrase.start, phrase.start + 1) for hit in caused):
        return ()  # "ein Sturm *führte zur* Sperrung", "*Grund* für die Sperrung"
    if _comes_about(passage, position) or _fails(passage, phrase):
        return ()
    near = range(position - NAMED_BEFORE, position + NAMED_BEHIND + 1)
    if alignment.wording.verbless:
        near = range(len(sentence.words))
    others = [m for m in alignment.matches if m is not match and m.position in near and m.how != "part"]
    if others and (phrase.preposition in passage.stance.presuppositions or _went_on(passage, phrase)):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, position, position + 1),)


def _went_on(passage: Passage, phrase: NounPhrase) -> bool:
    """ "*Bei einem Angriff* auf die Stadt starben drei": what happened then tells that there was one."""
    stance, (number,) = passage.stance, passage.focus_clauses
    told = phrase.determiner in stance.indefinites or not phrase.determiner
    if phrase.preposition not in stance.occasions or not told:
        return False
    tables = (
        stance.futures,
        stance.plans,
        stance.necessities,
        stance.abilities,
        stance.wants,
        stance.permissions,
    )
    return not any(passage.hits(table, (number,)) for table in tables)


def _fails(passage: Passage, phrase: NounPhrase) -> bool:
    """ "*verzichtet auf* den Abbau", "*rückt von* der Schließung *ab*": its preposition is the failure's own."""
    failures = passage.hits(passage.stance.failure_verbs, passage.focus_clauses)
    governed = (hit for hit in failures if " " in hit.phrase)
    return any(
        phrase.start in (hit.start, hit.end - 1) or hit.start < phrase.start < hit.end for hit in governed
    )


def _comes_about(passage: Passage, position: int) -> bool:
    """ "*Es kam zu* Entlassungen": with "es" for its subject the verb says that there were some, unless to come."""
    sentence, stance = passage.sentence, passage.stance
    if passage.alignment.wording.past and passage.hits(stance.futures, passage.focus_clauses):
        return False
    clause = passage.clauses[sentence.clause_of(position)]
    words = sentence.words[clause.start : clause.end]
    verb = any(word.key in passage.matcher.index.impersonal_verbs for word in words)
    return verb and any(word.lower in stance.expletives for word in words)


def _in_compound(passage: Passage) -> tuple[Effect, ...]:
    """ "a *debt-financed* plan" for "the plan pays", but "*Norland-backed* rebels" for "Norland backs them"."""
    sentence, focus = passage.sentence, passage.alignment.focus
    if sentence.pack.lexicon.infinitive_endings or len(focus) != 1 or not focus[0]:
        return ()
    (place,) = focus
    verb = verb_forms(sentence.pack).of(sentence.lower[place]) is not None
    if not verb or not sentence.words[place - 1].joined or place - 1 in passage.aligned:
        return ()
    said = passage.alignment.wording.words
    deciding = (m.term.position for m in passage.alignment.matches if m.term.predicate)
    if any(said[position - 1].joined for position in deciding if position):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, place, place + 1),)


def _headed(passage: Passage) -> tuple[Effect, ...]:
    """ "*Waldbrände* im Süden" over an article for "es brennt *nicht mehr*": a heading names what may be over."""
    sentence, focus, wording = passage.sentence, passage.alignment.focus, passage.alignment.wording
    over = wording.negated and wording.find(passage.stance.resumptions)
    if not over or len(focus) != 1 or any(sentence.finite):
        return ()
    phrase = sentence.phrase_at(focus[0])
    if phrase is None or sentence.find(passage.stance.negators):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, focus[0], focus[0] + 1),)


def _matter(passage: Passage) -> tuple[Effect, ...]:
    """ "discussed the *closure* of the mine" for "closed the mine": to do something with a matter is not to tell it.

    Read where word order shows the object. What acts, as "the *closure* shocked the town", and what came before,
    as "after the *closure*", are so; and what there is, or somebody causes or tells of.
    """
    alignment, sentence, stance = passage.alignment, passage.sentence, passage.stance
    forms = verb_forms(sentence.pack)
    met = alignment.deciding
    unread = alignment.wording.verbless or alignment.wording.planned
    if sentence.pack.lexicon.infinitive_endings or len(met) != 1 or unread:
        return ()
    place = met[0].position or 0
    phrase = sentence.phrase_at(place)
    told_by_verb = " " not in met[0].term.text and forms.of(met[0].term.text.lower()) is not None
    derived = met[0].credit >= NOMINALISED or met[0].how == "equivalent"
    form = forms.of(sentence.lower[place])
    owned = any(word in stance.belongings for word in sentence.lower[place + 1 : place + 2])
    determined = phrase is not None and bool(phrase.determiner)
    gerund = form is Form.CONTINUOUS and (owned or determined)  # "the *killing* of"
    noun = gerund or (derived and form is None)
    if phrase is None or phrase.head != place or not (told_by_verb and noun):
        return ()
    if not phrase.determiner and not phrase.preposition and not phrase.start < place:
        return ()  # "is *dead*"
    number = sentence.clause_of(place)
    clause, subject = passage.clauses[number], sentence.roles[number].subject
    verbs = sentence.verbs_in(clause)
    acts = subject is not None and subject.start <= place < subject.end
    acts = acts and any(sentence.lower[p] not in stance.finite_auxiliaries for p in verbs)
    tables = (stance.causings, stance.reporting_verbs, stance.failure_verbs)
    told = any(passage.hits(table, (number,)) for table in tables) or passage.charge is not None
    told = told or any(sentence.words[p].key in passage.matcher.index.support_verbs for p in verbs)
    if not verbs or acts or told or phrase.preposition in stance.presuppositions:
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, place, place + 1),)


def _handled(passage: Passage) -> tuple[Effect, ...]:
    """ "*filmte* den Anschlag" for "verübte den Anschlag", "*betrauert* den Tod" for "tötete": another verb's object.

    Read in German, of a noun that alone meets what a verb tells in the wording, and of verbs that say much.
    """
    sentence, focus = passage.sentence, passage.alignment.focus
    if not sentence.pack.lexicon.infinitive_endings or len(focus) != 1 or passage.attribute is not None:
        return ()
    place, verb = focus[0], None
    phrase = sentence.phrase_at(place)
    if phrase is None or phrase.head != place or phrase.preposition or phrase.genitive:
        return ()
    if _is_verbal(passage) and sentence.words[place].text[0].isupper():
        verb = _governing_verb(passage, phrase)
    if verb is None or _may_tell(passage, verb):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, verb, verb + 1),)


def _is_verbal(passage: Passage) -> bool:
    """Whether the wording tells a deed by a verb, or by a noun with a verb that is not met: "den *Mord begangen*"."""
    wording = passage.alignment.wording
    match = next(iter(passage.alignment.deciding), None)
    if match is None:
        return False
    if match.term.text[0].islower():
        derived = match.how == "equivalent" or match.credit == NOMINALISED
        return derived and not (wording.verbless or wording.planned)
    lacking = (m for m in passage.alignment.matches if m.how == "missing" and m.term.kind is TermKind.WORD)
    supports = passage.matcher.index.support_verbs
    return " " in match.term.key or any(m.term.key in supports for m in lacking)


def _governing_verb(passage: Passage, phrase: NounPhrase) -> int | None:
    """The full verb that has a phrase for its object, in a clause of somebody who acts."""
    sentence, (number,) = passage.sentence, passage.focus_clauses
    here, clause = sentence.roles[number], passage.clauses[number]
    if here.agent is None or here.agent.start == phrase.start or here.passive:
        return None
    finite = [place for place in sentence.verbs_in(clause) if sentence.phrase_at(place) is None]
    if clause.kind is ClauseKind.SUBORDINATE:  # "dass sie *konkrete* Vorbereitungen traf"
        finite = [place for place in finite if place > phrase.start]
    full = [place for place in finite if sentence.lower[place] not in passage.stance.finite_auxiliaries]
    if full or not finite:
        return full[-1] if full else None
    closing = _closing_participle(passage, clause)
    return None if closing in finite else closing


def _closing_participle(passage: Passage, clause: Clause) -> int | None:
    """The participle that closes a German clause, auxiliaries behind it aside: "den Anschlag *verübt* hatte"."""
    sentence, last = passage.sentence, clause.end - 1
    while last > clause.start and sentence.lower[last] in passage.stance.finite_auxiliaries:
        last -= 1
    participle = passage.matcher.index.normalizer.may_be_participle(sentence.lower[last])
    return last if participle and sentence.words[last].text[0].islower() else None


def _may_tell(passage: Passage, verb: int) -> bool:
    """Whether a verb says little, or tells that its object came about, is to, or does not: "*begann* den Angriff"."""
    sentence, stance, index = passage.sentence, passage.stance, passage.matcher.index
    if verb in passage.idiom_parts or verb in passage.aligned:
        return True
    keys = {*index.verbs_at(sentence, verb)}
    if not keys.isdisjoint(index.support_verbs) or not keys.isdisjoint(passage.alignment.wording.lent):
        return True
    if _is_one_of(passage, verb, (stance.performings,)):
        return True
    said = passage.alignment.wording.roles
    undergone = said is not None and said.passive  # "*erhielt* die Kündigung" for "wurde gekündigt"
    handlings = (stance.sightings, stance.reactions, stance.expectations)
    if _is_one_of(passage, verb, handlings if undergone else (*handlings, stance.acquisitions)):
        return False
    tellings = (stance.performatives, stance.reporting_verbs, stance.implicatives, stance.causings)
    unreal = (stance.plans, stance.hopes, stance.demands, stance.failure_verbs, stance.denial_verbs)
    tables = (*tellings, *unreal, stance.acquisitions)
    return _is_one_of(passage, verb, tables) or index.relations.tier(sentence.words[verb]) == 0


def _is_one_of(passage: Passage, place: int, tables: Sequence[PhraseTable]) -> bool:
    """Whether a word belongs to a phrase of one of some tables, in the clause that decides."""
    clauses = passage.focus_clauses
    return any(hit.start <= place < hit.end for table in tables for hit in passage.hits(table, clauses))


def _not_had(passage: Passage) -> tuple[Effect, ...]:
    """ "mentioned the visa" for "has a visa": a thing named without a word of having or losing it."""
    stance, alignment = passage.stance, passage.alignment
    if not alignment.wording.owned or not alignment.focus:
        return ()
    counted = {
        m.term.value.end for m in alignment.matches if m.term.value is not None and m.position is not None
    }
    if any(m.term.predicate and m.term.position in counted for m in alignment.matches):
        return ()  # "*zählt 900* Mitglieder" for "hat 900 Mitglieder"
    tables = (stance.acquisitions, stance.losses, stance.phrase_negators)
    if any(passage.sentence.find(table) for table in tables):
        return ()
    if any(not _helps(passage, hit) for hit in passage.sentence.find(stance.possessions)):
        return _has_matter(passage)
    place = alignment.focus[0]
    phrase = passage.sentence.phrase_at(place)
    if phrase is not None and phrase.preposition in stance.presuppositions:
        return ()  # "mit einem gültigen Visum"
    return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, place, place + 1),)


def _helps(passage: Passage, hit: PhraseHit) -> bool:
    """ "*hat* Chemiewaffen *vernichtet*": whether a German verb of having only helps a participle, which decides."""
    sentence = passage.sentence
    number = sentence.clause_of(hit.start)
    if not _claims_thing(passage) or number not in passage.focus_clauses:
        return False
    if sentence.lower[hit.start] not in passage.stance.finite_auxiliaries:
        return False
    closing = _closing_participle(passage, passage.clauses[number])
    if closing is None or closing in passage.aligned:
        return False
    return sentence.lower[closing] not in passage.stance.possessions


def _has_matter(passage: Passage) -> tuple[Effect, ...]:
    """ "hat ein Buch *über Krebs*" for "hat Krebs": what somebody has is another thing, and that its matter."""
    sentence, stance, place = passage.sentence, passage.stance, passage.alignment.focus[0]
    phrase = sentence.phrase_at(place)
    matters = (stance.targets | stance.pros | stance.cons) - stance.inside
    if phrase is None or phrase.preposition not in matters or not _claims_thing(passage):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, phrase.start, phrase.end),)


def _claims_thing(passage: Passage) -> bool:
    """ "hat *Krebs*", "es gibt *Wölfe*": whether a German wording claims a thing, behind no preposition."""
    deciding, said = passage.alignment.deciding, passage.alignment.wording
    if not passage.sentence.pack.lexicon.infinitive_endings or not deciding:
        return False
    place = deciding[-1].term.position
    own = next((phrase for phrase in said.phrases if phrase.start <= place < phrase.end), None)
    return own is not None and not own.preposition and not own.genitive


def _thing_of(passage: Passage) -> tuple[Effect, ...]:
    """ "In Halden gibt es *ein Buch* über Wölfe" for "In Halden gibt es Wölfe": there is something else."""
    sentence, focus, stance = passage.sentence, passage.alignment.focus, passage.stance
    if not focus or not passage.alignment.wording.verbless or not _claims_thing(passage):
        return ()
    phrase = sentence.phrase_at(focus[-1])
    if (
        phrase is None
        or not (phrase.preposition or phrase.genitive)
        or phrase.preposition in stance.belongings
    ):
        return ()
    there = sentence.phrase_until(phrase.start)
    if there is None or there.pronoun or there.preposition:
        return ()
    impersonal = passage.matcher.index.impersonal_verbs
    clause = passage.clauses[sentence.clause_of(phrase.start)]
    given = any(sentence.words[place].key in impersonal for place in sentence.verbs_in(clause))
    plain = passage.aligned.isdisjoint(range(there.start, there.end))
    if not given or not plain or sentence.lower[there.head] in sentence.pack.values.counts:
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, there.start, there.end),)


def _not_there(passage: Passage) -> tuple[Effect, ...]:
    """ "nennt *den Klimawandel*" for "Den Klimawandel *gibt es nicht*": to name a thing is not to say that it exists.

    That it happens, or does something itself, says so: "Der Klimawandel *beschleunigt sich*".
    """
    wording, sentence, stance = passage.alignment.wording, passage.sentence, passage.stance
    focus = passage.alignment.focus
    german = bool(sentence.pack.lexicon.infinitive_endings)
    told = wording.verbless if german else _is_there(wording.lower, passage)
    if not (told and wording.negated) or len(passage.focus_clauses) != 1:
        return ()
    if passage.hits(stance.negators, passage.focus_clauses) or passage.alignment.opposites:
        return ()
    (number,) = passage.focus_clauses
    clause, here = passage.clauses[number], sentence.roles[number]
    verbs = sentence.verbs_in(clause)
    agent = here.agent if not here.passive else None
    acts = agent is not None and any(agent.start <= p < agent.end for p in focus)
    index = passage.matcher.index  # "*liegen* Hinweise *vor*"
    supports = any(key in index.support_verbs for p in verbs for key in index.verbs_at(sentence, p))
    exists = supports or _is_there(sentence.lower[clause.start : clause.end], passage)
    exists = exists or bool(passage.hits(stance.sightings, (number,)))  # "smoke was *detected*"
    exists = exists or any(sentence.finite[p] for p in focus)  # "it *burned*" for "there was no fire"
    if exists or (acts and not passage.hits(stance.false_nouns, (number,))):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, focus[0], focus[0] + 1),)


def _of_another(passage: Passage) -> tuple[Effect, ...]:
    """ "bedauert den Rücktritt *ihres Sprechers*", "the resignation *of the spokesman*" for "Roth resigned".

    The deed named is somebody else's, or done to somebody else.
    """
    alignment, sentence = passage.alignment, passage.sentence
    met = alignment.deciding
    german = bool(sentence.pack.lexicon.infinitive_endings)
    if len(met) != 1 or alignment.wording.verbless:
        return ()
    said = alignment.wording.roles
    if said is None or (german and (said.passive or said.patient is not None)):
        return ()
    place = met[0].position or 0
    noun = met[0].how == "equivalent" and sentence.words[place].text[0].isupper()
    noun = (noun if german else not sentence.finite[place]) and met[0].term.text[0].islower()
    phrase = sentence.phrase_at(place) if noun else None
    whose = sentence.phrase_from(phrase.end) if phrase is not None and phrase.head == place else None
    if whose is None or whose.pronoun:
        return ()
    stance = passage.stance
    owns = whose.genitive or whose.preposition in stance.belongings or whose.determiner in stance.pronouns
    told = range(whose.start, whose.end)
    inside = any(p in passage.aligned for p in told)
    if not owns or inside or stands_in(passage, whose) or means(passage, whose, alignment.matches):
        return ()
    dated = any(sentence.lower[p].isdigit() or sentence.pack.is_time(sentence.lower[p]) for p in told)
    if dated:
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, whose.start, whose.end),)


def _is_there(lower: Sequence[str], passage: Passage) -> bool:
    """Whether words begin with "there is"; German says it with a verb."""
    nobodies, copulas = passage.stance.nobodies, passage.stance.copulas
    return len(lower) > 1 and lower[0] in nobodies and lower[1] in copulas
