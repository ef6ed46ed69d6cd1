"""Titles and offices: "*Finance minister* Roe did not come" says that she is it, "resigned *as minister*" ends it."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import subject_met
from factcheck.text.chunks import NounPhrase
from factcheck.text.prepared import PreparedSentence

NAME = "title"
RESIGNED = "resigned"
SO_CALLED = "so-called"
TELLING = (EffectKind.DENY, EffectKind.SILENCE, EffectKind.ATTRIBUTE, EffectKind.DISPUTE)
"""What is told of somebody does not touch their title: that it is denied, asked, hoped for, or by whom it is said."""
HOLDING = "belonging"
"""Nor does what is theirs: "*the plan of* Roe, the head of the railway"."""
OF_OFFICE = ("other-holder", "other-time", "roles")
"""Who ends somebody's office and when is told by the verb that ends it."""
BESIDE = 2
"""Words of "so-called" that may stand before the phrase of a title."""
ABOUT_TITLE = (RESIGNED, "former", "other-time", "quotation")
"""Rules about the title itself, or about whose words it stands in."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return what ends an office; a title alone does not say that somebody stays in theirs."""
    if not passage.alignment.wording.state:
        return ()
    ends = _resigned(passage)
    if ends is not None:
        told = _is_told(passage, ends) or _lasts(passage)
        return (passage.effect(RESIGNED, EffectKind.DENY if told else EffectKind.WEAKEN, ends),)
    doubted = _doubted(passage)
    if doubted is not None:
        return (passage.effect(SO_CALLED, EffectKind.WEAKEN, doubted),)
    if _lasts(passage) and not _goes_on(passage) and (_is_title(passage) or not _is_said_to_be(passage)):
        place = passage.alignment.focus[0]
        return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, place, place + 1),)
    return ()


def without_what_else_is_told(passage: Passage, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Return the effects that remain where a title decides, or the end of an office."""
    if not passage.alignment.wording.state:
        return effects
    if any(effect.rule == RESIGNED for effect in effects):
        return tuple(effect for effect in effects if effect.rule not in OF_OFFICE)
    touched = [effect for effect in effects if _is_of_sentence(passage, effect)]
    if not touched or not _is_title(passage):
        return effects
    return tuple(effect for effect in effects if effect not in touched)


def _is_of_sentence(passage: Passage, effect: Effect) -> bool:
    """Whether an effect is about what the sentence tells, not about the title."""
    if effect.rule == HOLDING:
        return True
    if effect.kind not in TELLING or effect.rule in ABOUT_TITLE:
        return False
    phrase = passage.sentence.phrase_at(passage.alignment.focus[0]) if passage.alignment.focus else None
    inside = phrase is not None and phrase.start <= effect.start < phrase.end
    return not inside or effect.sentence is not passage.sentence


def _lasts(passage: Passage) -> bool:
    """Whether the wording says that somebody stays what they are, or is it no more: "*bleibt* Trainer"."""
    wording, stance = passage.alignment.wording, passage.stance
    lasting = stance.any_mores if wording.negated else stance.lasting_copulas
    return _claims_office(passage) and any(word in lasting for word in wording.lower)


def _claims_office(passage: Passage) -> bool:
    """Whether a noun is what the wording says somebody to be."""
    wording = passage.alignment.wording
    deciding = [match.term.position for match in passage.alignment.matches if match.term.predicate]
    capital = bool(deciding) and all(wording.words[place].text[0].isupper() for place in deciding)
    nouns = wording.told_by_noun or capital
    copulas = passage.stance.copulas
    said = any(word in copulas or word in passage.stance.lasting_copulas for word in wording.lower)
    return wording.state and nouns and said


def _goes_on(passage: Passage) -> bool:
    """Whether the sentence says that somebody stays in office, or that they were in it: "*der frühere* Minister"."""
    sentence, stance, place = passage.sentence, passage.stance, passage.alignment.focus[0]
    phrase = sentence.phrase_at(place)
    start = place if phrase is None else phrase.start
    if any(word in stance.no_longer for word in sentence.lower[max(0, start - 1) : place]):
        return True
    stays = any(word in stance.lasting_copulas for word in sentence.lower)
    return stays and any(word in stance.posts for word in sentence.lower)


def _is_said_to_be(passage: Passage) -> bool:
    """Whether the clause says what somebody is or stays, not only in passing: "his resignation *as* mayor"."""
    stance, lower = passage.stance, passage.sentence.lower
    places = (
        p for n in passage.focus_clauses for p in range(passage.clauses[n].start, passage.clauses[n].end)
    )
    words = {lower[place] for place in places}
    present = (word for word in words if word in stance.copulas and word not in stance.past_states)
    return any(word in stance.lasting_copulas for word in words) or any(present)


def _resigned(passage: Passage) -> PhraseHit | None:
    """ "ist *als* Ministerin *zurückgetreten*", "*entließ* Ministerin Roth": the verb that ends an office."""
    stance = passage.stance
    named = _is_named_as(passage)
    if not named and not (_is_title(passage) and _is_affected(passage)):
        return None
    if passage.hits(stance.plans, passage.focus_clauses) or passage.hits(
        stance.negators, passage.focus_clauses
    ):
        return None
    alone = (
        not named
        or _is_acted_upon(passage)
        or all(
            patient is None or passage.sentence.lower[patient.head] in stance.posts
            for patient in _patients(passage)
        )
    )
    ended = passage.hits(stance.resignations, passage.focus_clauses) if alone else ()
    if not ended and _is_acted_upon(passage):
        ended = passage.hits(stance.dismissals, passage.focus_clauses)
    return next(iter(ended), None)


def _is_acted_upon(passage: Passage) -> bool:
    """Whether others act upon the title, or whoever is to bear it: "*Roe was* sacked *as* mayor"."""
    places = {match.position for match in subject_met(passage)} | set(passage.alignment.focus)
    return any(p is not None and not places.isdisjoint(range(p.start, p.end)) for p in _patients(passage))


def _patients(passage: Passage) -> list[NounPhrase | None]:
    """What is acted upon in the deciding clauses."""
    return [passage.sentence.roles[number].patient for number in passage.focus_clauses]


def _is_told(passage: Passage, hit: PhraseHit) -> bool:
    """Whether the verb tells what has been done: "*trat* als Ministerin zurück", "ist *zurückgetreten*"."""
    sentence, normalizer = passage.sentence, passage.matcher.index.normalizer
    return any(
        normalizer.is_preterite(sentence.lower[p]) or normalizer.may_be_participle(sentence.lower[p])
        for p in range(hit.start, hit.end)
    )


def _is_named_as(passage: Passage) -> bool:
    """Whether what somebody is said to be stands behind "as"."""
    sentence, capacities = passage.sentence, passage.stance.capacities
    phrases = [sentence.phrase_at(place) for place in passage.alignment.focus]
    opens = [phrase.start for phrase in phrases if phrase is not None]
    return any(word in capacities for p in opens for word in sentence.lower[max(0, p - 1) : p + 1])


def _is_affected(passage: Passage) -> bool:
    """Whether whoever bears the title is acted upon, or acts without an object but the office: "gab *ihr Amt* auf"."""
    sentence, focus = passage.sentence, passage.alignment.focus
    for number in passage.focus_clauses:
        roles = sentence.roles[number]
        patient, agent = roles.patient, roles.agent or roles.stative
        if patient is not None and any(patient.start <= place < patient.end for place in focus):
            return True
        if agent is not None and any(agent.start <= place < agent.end for place in focus):
            return patient is None or sentence.lower[patient.head] in passage.stance.posts
    return False


def _doubted(passage: Passage) -> PhraseHit | None:
    """ "the *so-called* expert Roe": the word by which somebody need not be what they are called."""
    sentence, focus = passage.sentence, passage.alignment.focus
    phrase = sentence.phrase_at(focus[0]) if focus else None
    if phrase is None:
        return None
    found = sentence.find(passage.stance.so_called)
    # "ist *angeblich* der Arzt" is about the verb
    start = phrase.start if sentence.pack.lexicon.infinitive_endings else phrase.start - BESIDE
    before = (hit for hit in found if start <= hit.start and hit.end <= focus[0])
    return next((hit for hit in before if passage.aligned.isdisjoint(range(hit.start, hit.end))), None)


def _is_title(passage: Passage) -> bool:
    """Whether the noun that decides stands by the name of whom the wording says that they are it."""
    if _doubted(passage) is not None:
        return False
    sentence, focus = passage.sentence, passage.alignment.focus
    met = [match for match in subject_met(passage) if match.position is not None]
    places = [match.position for match in met if match.position is not None]
    if not places or not focus or not _claims_office(passage) or any(sentence.finite[p] for p in focus):
        return False
    title, name = sentence.phrase_at(focus[0]), sentence.phrase_at(min(places))
    if title is None or name is None or title.pronoun:
        return False
    if title is name:
        index = passage.matcher.index
        borne = (other for match in met for other in index.occurrences(sentence, match.term.key))
        return any(focus[-1] < other.end - 1 < title.end for other in borne)
    first, second = sorted((title, name))
    return title.head in focus and not title.preposition and is_apposed(sentence, first, second)


def is_apposed(sentence: PreparedSentence, first: NounPhrase, second: NounPhrase) -> bool:
    """ "the head *of the railway*, Jan Roe, said": return whether a phrase stands between commas behind another."""
    stance = sentence.pack.stance
    breaks = [p for p in range(first.end, len(sentence.words) + 1) if sentence.gap_before(p).strip(" -")]
    if not breaks or breaks[0] > second.start or sentence.gap_before(breaks[0]).strip() not in (",", "("):
        return False
    end = breaks[1] if len(breaks) > 1 else len(sentence.words)
    inside = range(first.start, end)
    told = any(sentence.finite[p] or sentence.lower[p] in stance.coordinators for p in inside)
    return second.end <= end and not told
