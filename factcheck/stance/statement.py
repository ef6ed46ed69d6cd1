"""Whether a passage states what a wording says, or only names its topic: only then may it be strong."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.match.alignment import WORD_NEAR, Alignment, TermMatch
from factcheck.match.lookup import HEAD_ALONE
from factcheck.match.relations import thesaurus_of
from factcheck.match.score import linked
from factcheck.match.terms import COMMON, LIGHT, Term, TermKind
from factcheck.model import Part
from factcheck.stance import negation, other_cause
from factcheck.stance.passage import Effect, EffectKind
from factcheck.text.chunks import NounPhrase

PREDICATE = 0.6
"""How well (0 to 1) the wording's predicate must be met for a strong reading."""
WHOLE = ("same", "equivalent", "opposite")
"""Ways in which a whole word meets another: no half of a compound, no word lent."""
ADVERB = "ly"
"""Ending of an English adverb of manner: "held *lawfully*"."""
COMPLEMENT = 4
"""Words behind a subject that may tell what it is of: "die Rückkehr zu den Grenzen"."""


def states(alignment: Alignment, effects: Sequence[Effect]) -> bool:
    """Return whether a passage says what the wording says, and not only names its topic.

    The wording's predicate must be met in the sentence itself, and a subhead must have a verb or name an actor.
    """
    verdicts = (EffectKind.REFUTE, EffectKind.ASSERT, EffectKind.DENY)
    judged = any(e.sentence is not alignment.sentence and e.kind in verdicts for e in effects)
    if alignment.predicate < PREDICATE and not judged:
        return False
    of_all = denied_of_all(alignment, effects)
    if any(
        m.how == "missing" and m.term.named
        for m in alignment.matches
        if not (of_all and _is_of_actor(alignment, m))
    ):
        return False
    if alignment.wording.asks and all(effect.rule != negation.NAME for effect in effects):
        return False  # "Police *said* …" answers nothing for "nobody can say what it forbids"
    if not of_all and _lacks_doer(alignment):
        return False
    rival = of_all or any(effect.rule == other_cause.NAME for effect in effects)
    if not rival and (_lacks_subject(alignment) or _lacks_object(alignment)):
        return False
    apart = (
        _is_lent_alone,
        _is_described_apart,
        _is_any_such,
        _is_torn,
        _is_met_twice,
        _only_modifies,
        _lacks_manner,
        _lacks_own_noun,
    )
    if any(holds(alignment) for holds in apart):
        return False
    sentence = alignment.sentence
    here = linked(alignment)
    if sentence.sentence.part in (Part.TITLE, Part.HEADING) and not any(sentence.finite):
        actors = any(m.term.kind is TermKind.ACTOR and m.position is not None for m in alignment.matches)
        return here == 1.0 and (actors or sentence.sentence.part is Part.TITLE)
    met = [m for m in alignment.matches if m.position is not None and m.how != "differs"]
    telling = [m for m in met if m.term.weight > LIGHT]
    if here == 0.0 and all(match.term.predicate for match in met):
        return False  # the predicate alone, of nobody that the sentence points at
    if _says_little(alignment) or _lacks_clause(alignment) or _lacks_complement(alignment):
        return False
    named = any(match.term.kind is TermKind.ACTOR for match in alignment.matches)
    if not named and len(telling) < 2 and all(match.how == "equivalent" for match in telling):
        return False  # "das Votum" for "Es wird abgestimmt"
    # "ist ein Mann": what somebody is must be said of them, not of men in general
    nouns = all(m.term.text[0].isupper() for m in alignment.matches if m.term.predicate)
    # "für die Tat sieht das Gesetz eine *Sperre* vor" for "ist gesperrt": of nobody that the sentence points at
    nouns = nouns or _is_named(alignment)
    return here > 0 or not nouns


def denied_of_all(alignment: Alignment, effects: Sequence[Effect]) -> bool:
    """Whether a denial leaves nobody who could have done it: "*Nobody* closed it", "it has *not been closed*".

    What is acted upon must stand in the sentence itself. Read only where word order shows who acts.
    """
    sentence, wording = alignment.sentence, alignment.wording
    said = wording.roles
    if said is None or sentence.pack.lexicon.infinitive_endings or wording.negated or wording.counter:
        return False
    patients = alignment.terms_in(said.patient)
    if said.patient is None or not patients or any(match.position is None for match in patients):
        return False
    for effect in effects:
        number = sentence.clause_of(effect.start)
        here = sentence.roles[number]
        if effect.kind is not EffectKind.DENY or effect.rule != negation.NAME or here.agent is not None:
            continue
        verbs = sentence.verbs_in(sentence.clauses[number])
        if here.passive or effect.end in verbs[:1]:
            return all(sentence.clause_of(match.position or 0) == number for match in patients)
    return False


def _is_of_actor(alignment: Alignment, match: TermMatch) -> bool:
    said = alignment.wording.roles
    return said is not None and said.agent is not None and match in alignment.terms_in(said.agent)


def _is_named(alignment: Alignment) -> bool:
    """Whether the wording's verb is met by a noun alone that is any such thing: "*eine* Sperre"."""
    sentence, stance = alignment.sentence, alignment.sentence.pack.stance
    met = [m for m in alignment.matches if m.term.predicate and m.position]
    if len(met) != 1 or not met[0].met[:1].isupper() or met[0].term.text[0].isupper():
        return False
    phrase = sentence.phrase_at(met[0].position or 0)
    determiner = phrase.determiner if phrase is not None else ""
    return determiner in stance.indefinites and determiner not in stance.contrast_negators


def _lacks_doer(alignment: Alignment) -> bool:
    """ "introduces house arrest" for "is imposed *by judges*": who does it tells it, and is not told nearby."""
    roles = alignment.wording.roles
    agent = roles.agent if roles is not None and roles.passive else None
    if agent is None or agent.pronoun or agent.preposition not in alignment.sentence.pack.stance.agents:
        return False
    return any(m.position is None and m.credit < WORD_NEAR for m in alignment.heads_of(agent))


def _lacks_object(alignment: Alignment) -> bool:
    """Whether what the wording's verb acts upon is told nowhere: "ein Beginn" of no war for "begann den Krieg"."""
    roles = alignment.wording.roles
    patient = roles.patient if roles is not None and not roles.passive else None
    if patient is None or patient.pronoun:
        return False
    return any(
        match.how == "missing" and match.term.position == patient.head and match.term.weight >= COMMON
        for match in alignment.matches
        if not match.term.predicate
    )


def _is_lent_alone(alignment: Alignment) -> bool:
    """ "It is not *clear* who was charged under the act" for "the act is *clear*": lent, and of something else here."""
    lent = [m.position for m in alignment.matches if m.term.predicate and m.how == "lent" and m.position]
    clauses = {alignment.sentence.clause_of(place) for place in lent}
    subjects = [alignment.sentence.roles[number].subject for number in clauses]
    if any(subject is None or subject.pronoun for subject in subjects):
        return False  # "who they say *is at large*"
    others = (m for m in alignment.matches if not m.term.predicate and m.position is not None)
    return bool(lent) and not any(alignment.sentence.clause_of(m.position or 0) in clauses for m in others)


def _is_described_apart(alignment: Alignment) -> bool:
    """ "die *Partei* als *extremer* Verdachtsfall" for "ist eine extreme Partei": another noun is described here."""
    sentence = alignment.sentence
    if not sentence.pack.lexicon.infinitive_endings:
        return False
    by_place = {match.term.position: match for match in alignment.matches}
    for noun in alignment.matches:
        described = by_place.get(noun.term.position - 1)
        if not noun.term.predicate or noun.term.text[0].islower() or noun.position is None:
            continue
        if described is None or described.position is None or described.term.text[0].isupper():
            continue
        if described.term.value is not None:
            continue  # "*zwölf* Tote"
        behind = sentence.words[described.position + 1 : described.position + 2]
        if described.position + 1 != noun.position and behind and behind[0].text[0].isupper():
            return True
    return False


def _lacks_own_noun(alignment: Alignment) -> bool:
    """ "filed a report" for "filed *for bankruptcy*": what a list has as one, its verb alone does not tell."""
    sentence, wording = alignment.sentence, alignment.wording
    if sentence.pack.lexicon.infinitive_endings:
        return False
    idioms, determiners = thesaurus_of(sentence.pack).idioms, sentence.pack.stance.determiners
    missing = [
        m.term.position for m in alignment.matches if m.how == "missing" and m.term.kind is TermKind.WORD
    ]
    verbs = [m.term.position for m in alignment.matches if m.term.predicate and m.how == "same"]
    for first in verbs if missing else ():
        words = wording.words[first : max(missing) + 1]
        key = " ".join(word.key for word in words if word.lower not in determiners)
        if key in idioms:
            return True
    return False


def _lacks_manner(alignment: Alignment) -> bool:
    """ "ist verurteilt" for "ist *rechtskräftig* verurteilt", "held" for "held *lawfully*": it is not told how."""
    deciding = {match.term.position for match in alignment.matches if match.term.predicate}
    if not alignment.sentence.pack.lexicon.infinitive_endings:
        if _lacks_quality(alignment):
            return True
        near = {place + step for place in deciding for step in (-1, 1)}
        return any(
            match.position is None and match.term.position in near and match.term.tells_manner
            for match in alignment.matches
            if match.term.text.endswith(ADVERB) and not match.term.predicate
        )
    lacking = [m.term for m in alignment.matches if m.how == "missing" and not m.term.predicate]
    lacking = [term for term in lacking if term.position + 1 in deciding]
    degrees = alignment.sentence.pack.stance.degrees  # "*besser* abgeschnitten"
    return any(term.tells_manner or term.text.lower() in degrees for term in lacking) or _lacks_kind(
        alignment, lacking
    )


def _lacks_quality(alignment: Alignment) -> bool:
    """ "her *health* is in the news" for "is in *good* health": what kind of it, right before the noun, is not told."""
    wording = alignment.wording
    if not wording.state or not wording.told_by_noun:
        return False
    deciding = {m.term.position for m in alignment.matches if m.term.predicate and m.how == "same"}
    return any(
        match.how == "missing"
        and match.term.position + 1 in deciding
        and match.term.kind is TermKind.WORD
        and not match.term.predicate
        for match in alignment.matches
    )


def _lacks_kind(alignment: Alignment, lacking: Sequence[Term]) -> bool:
    """ "ist Trainer" for "ist der *amtierende* Trainer": what kind of it somebody is, or has, is not told."""
    wording = alignment.wording
    said = wording.roles.patient if wording.roles is not None and wording.state else None
    if said is None:
        return False
    return any(
        said.start < t.position < said.head and t.text[0].islower() and t.weight > LIGHT for t in lacking
    )


def _lacks_clause(alignment: Alignment) -> bool:
    """Whether nothing of a clause of the wording is told: "scheiterte" for "scheiterte daran, *dass* …"."""
    told = {match.term.position: match.how != "missing" for match in alignment.matches}
    clauses = ([told[place] for place in places if place in told] for places in alignment.wording.clauses)
    return any(words and not any(words) for words in clauses)


def _is_torn(alignment: Alignment) -> bool:
    """Whether a verb and what belongs to it stand in two clauses: "the *ministry* said it *came* in"."""
    sentence = alignment.sentence
    if sentence.pack.lexicon.infinitive_endings:
        return False
    deciding = alignment.deciding
    if _is_beside_verb(alignment, deciding):
        return True
    if not alignment.wording.told_by_noun and all(match.term.weight > LIGHT for match in deciding):
        return False
    said = alignment.wording.lower
    places = [match.term.position for match in deciding]
    stance, first = sentence.pack.stance, said[min(places)]
    if first in stance.reporting_verbs or first in stance.opinion_verbs:
        return False  # "*told* the mayor he would *resign*"
    if any(word in stance.subordinators for word in said[min(places) : max(places)]):
        return False
    here = [match.position for match in deciding if match.position is not None]
    pointed = any(
        word in sentence.pack.stance.pronouns for p in here for word in sentence.lower[p + 1 : p + 2]
    )
    return len({sentence.clause_of(place) for place in here}) > 1 and not pointed  # "did not *put them* back"


def _is_beside_verb(alignment: Alignment, deciding: Sequence[TermMatch]) -> bool:
    """ "the *minister* said he had *spoken* to the editor" for "spoke to the minister": the verb has another object."""
    sentence = alignment.sentence
    verbs = [m.position for m in alignment.matches if m.term.position == alignment.wording.object_of]
    clauses = {sentence.clause_of(p) for p in verbs if p is not None and sentence.finite[p]}
    return bool(clauses) and all(sentence.clause_of(m.position or 0) not in clauses for m in deciding)


def _is_met_twice(alignment: Alignment) -> bool:
    """Whether one word is all that two of the wording's meet: "the *hostages*" for "hostages are in captivity".

    An idiom may stand for a verb with its object: "*signed a peace deal*" for "signed a peace agreement", and a
    verb for both: "was *jailed* for five years" for "was sentenced to five years in prison".
    """
    valued = any(match.how == "value" for match in alignment.matches)
    taken = {
        match.position
        for match in alignment.matches
        if match.term.kind is TermKind.WORD and not match.term.predicate and match.how in WHOLE
        if match.position is not None and match.end == match.position + 1
    }
    return any(
        match.position in taken and not _is_within_idiom(alignment, match.position)
        for match in alignment.matches
        if match.term.predicate
        and match.position is not None
        and match.how in WHOLE
        and not (alignment.sentence.finite[match.position] and match.how == "equivalent")
        and not valued
    )


def _is_within_idiom(alignment: Alignment, place: int) -> bool:
    """ "*reached an agreement*" for "an agreement was reached": several words meet both of the wording's."""
    plain = (match for match in alignment.matches if not match.term.predicate)
    return any(match.position == place and (match.end or 0) > place + 1 for match in plain)


def _only_modifies(alignment: Alignment) -> bool:
    """ "a *solvent* tank" for "contains solvents": what is spoken of is another noun, which the first describes."""
    if not alignment.wording.told_by_noun:
        return False
    met = {match.position for match in alignment.matches}
    for match in alignment.matches:
        if not match.term.predicate or match.position is None or (match.end or 0) > match.position + 1:
            continue
        phrase = alignment.sentence.phrase_at(match.position)
        if phrase is not None and match.position < phrase.head and phrase.head not in met:
            return True
    return False


def _says_little(alignment: Alignment) -> bool:
    """Whether only a verb without a meaning of its own is met: "auf der Piste *steht*" for "steht hinter ihm"."""
    deciding = alignment.deciding
    empty = (m.term.weight <= LIGHT or (m.term.light and m.how in ("same", "spelling")) for m in deciding)
    if not deciding or not all(empty):
        return False
    others = [m for m in alignment.matches if not m.term.predicate and m.term.kind is not TermKind.ACTOR]
    told = [m for m in others if m.position is not None and m.term.weight > LIGHT and m.how != "differs"]
    missing = [m for m in alignment.matches if m.position is None]
    return bool(missing) and not told


def _is_any_such(alignment: Alignment) -> bool:
    """Whether half the compound of which the wording speaks is any such thing: "*ein* Entscheid"."""
    wording, sentence, stance = alignment.wording, alignment.sentence, alignment.sentence.pack.stance
    said = wording.roles
    subject = said.subject if said is not None else None
    for match in alignment.matches:
        if subject is None or match.term.position != subject.head or match.position is None:
            continue
        if match.how == "compound" and match.credit <= HEAD_ALONE:
            before = sentence.lower[max(0, match.position - 2) : match.position]
            return any(word in stance.indefinites or word in stance.all_of for word in before)
    return False


def _lacks_complement(alignment: Alignment) -> bool:
    """Whether nothing of what tells the sense of a verb is there: "*hält* auf dem Laufenden" for "hält den Rekord"."""
    wording, sentence = alignment.wording, alignment.sentence
    subject = wording.roles.agent if wording.roles is not None else None
    if not wording.light or subject is None:
        return False
    told = range(subject.start, subject.end)
    governed = [m for m in alignment.matches if not m.term.predicate and m.term.position not in told]
    governed = [m for m in governed if m.term.weight > LIGHT]
    stance = sentence.pack.stance
    points = any(word in stance.demonstratives and word not in stance.determiners for word in sentence.lower)
    return bool(governed) and not points and all(match.position is None for match in governed)


def _lacks_subject(alignment: Alignment) -> bool:
    """Whether who or what the wording speaks of is nowhere: "Meiers *Bruder*", or only in "*Staats*bürger".

    "Die Rückkehr zu den Grenzen" may go by another name where its complement is told.
    """
    wording, stance = alignment.wording, alignment.sentence.pack.stance
    roles = wording.roles
    subject = (roles.agent or roles.stative) if roles is not None else None
    if subject is None or subject.pronoun:
        return False
    if _lacks_counted(alignment, subject):
        return True
    others = any(m.position is not None for m in alignment.matches if not m.term.predicate)
    least = COMMON if others else LIGHT
    lacking = [m for m in alignment.heads_of(subject) if m.term.weight >= least]
    if not any(match.how in ("missing", "part") for match in lacking) or _is_counted(alignment):
        return False
    behind = wording.words[subject.end : subject.end + COMPLEMENT]
    if not behind or behind[0].lower not in stance.prepositions or behind[0].lower in stance.inside:
        return True
    told = range(subject.end, subject.end + COMPLEMENT)
    words = (m for m in alignment.matches if m.term.kind is not TermKind.ACTOR and m.term.position in told)
    return all(match.position is None for match in words if not match.term.predicate)


def _lacks_counted(alignment: Alignment, subject: NounPhrase) -> bool:
    """ "Die Zahl *der Unfälle* steigt" for "Die Zahl *der Einbrüche* steigt": it is how many there are of others."""
    wording, sentence = alignment.wording, alignment.sentence
    if wording.lower[subject.head] not in sentence.pack.values.counts:
        return False
    near = range(subject.head + 1, subject.head + COMPLEMENT)
    counted = next((m for m in alignment.matches if m.term.position in near and not m.term.predicate), None)
    return counted is not None and counted.how in ("missing", "part")


def _is_counted(alignment: Alignment) -> bool:
    """ "*Five dead* in blaze" for "five workers died": the number stands with what decides, and for whom it counts."""
    places = {match.position for match in alignment.matches if match.term.predicate}
    counts = (m for m in alignment.matches if m.term.value is not None and m.how == "value")
    return any(place in places for m in counts for place in range(m.position or 0, m.end or 0))
