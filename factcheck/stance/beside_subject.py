"""Beside the subject: whom the wording names is in the sentence, but it is somebody else who does it there.

"Im Streit mit *Hollern* wechselt *Grevenau* den Trainer" for "Hollern wechselt den Trainer". Read only where case and
commas show who acts; where word order does, see `other_bearer`.
"""

from __future__ import annotations

from factcheck.match.alignment import TermMatch
from factcheck.match.terms import TermKind
from factcheck.stance.negation import left_short
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import (
    antecedent,
    is_borne,
    is_other,
    means,
    met_in,
    met_within,
    phrase_effect,
    stands_in,
    subject_met,
    terms_of,
)
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import ClauseKind

NAME = "other-actor"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the phrase of which the sentence says what the wording says of who only stands beside it; it weakens."""
    if not passage.sentence.pack.lexicon.infinitive_endings:
        return ()
    described = _described(passage) or _of_noun(passage)
    if described is not None:
        return (phrase_effect(passage, described, EffectKind.WEAKEN, NAME),)
    if passage.attribute is not None:
        return ()
    if len(passage.focus_clauses) != 1 or left_short(passage) is not None or not _is_same_predicate(passage):
        return ()
    (number,) = passage.focus_clauses
    subject = subject_met(passage)
    if not subject:
        return _of_another_named(passage, number)
    if passage.clauses[number].kind is ClauseKind.INFINITIVE:
        other = _of_infinitive(passage, subject)
    else:
        other = _of_clause(passage, number, subject)
    return () if other is None else (phrase_effect(passage, other, EffectKind.WEAKEN, NAME),)


def _described(passage: Passage) -> NounPhrase | None:
    """ "in *offener Atmosphäre*" for "Die Frage ist offen": another noun than the wording's is so."""
    sentence, subject, said = passage.sentence, subject_met(passage), passage.alignment.wording.roles
    if not subject and said is not None and said.bearer is not None:
        return None  # whom the wording speaks of stands elsewhere
    for match in passage.alignment.matches:
        place = match.position
        if not match.term.predicate or place is None or not match.term.text[0].islower():
            continue
        phrase = sentence.phrase_at(place)
        small = sentence.words[place].text[0].islower() and not sentence.finite[place]
        if not small or phrase is None or place >= phrase.head or not passage.claims_state:
            continue
        own = phrase.head in passage.aligned or stands_in(passage, phrase) or means(passage, phrase, subject)
        if not own:
            return phrase
    return None


def _of_noun(passage: Passage) -> NounPhrase | None:
    """ "der Rücktritt *des Kanzlers*" for "Der Minister trat zurück": the noun tells it of whom it belongs to."""
    sentence, stance = passage.sentence, passage.stance
    said = passage.alignment.wording.roles
    deciding = [m for m in passage.alignment.matches if m.term.predicate]
    if said is None or len(deciding) != 1 or deciding[0].position is None or deciding[0].how == "opposite":
        return None
    (noun,) = deciding
    phrase = sentence.phrase_at(noun.position or 0)
    if phrase is None or phrase.head != noun.position or noun.term.text[0].isupper():
        return None
    behind = sentence.phrase_from(phrase.end)
    if behind is None or behind.pronoun or not sentence.words[behind.head].text[0].isupper():
        return None
    plain = behind.preposition in stance.belongings and not behind.determiner
    aimed = behind.preposition in stance.aimed_at and said.passive
    told = terms_of(passage, said.patient or said.bearer)
    if not told or not (behind.genitive or plain or aimed) or stands_in(passage, behind):
        return None
    own = any(place in passage.aligned for place in range(behind.start, behind.end))
    return None if own or means(passage, behind, told) else behind


def _of_another_named(passage: Passage, number: int) -> tuple[Effect, ...]:
    """ "*Sulmar* hat zugestimmt" for "Norland hat der Waffenruhe *in Sulmar* zugestimmt": not who acts."""
    said, here = passage.alignment.wording.roles, passage.sentence.roles[number]
    phrase, acting = said.subject if said is not None else None, here.subject
    if said is None or phrase is None or phrase.pronoun or acting is None or said.passive is not here.passive:
        return ()
    own = terms_of(passage, phrase)
    beside = tuple(m for m in passage.alignment.matches if m not in own and m.term.named)
    absent = any(m.term.kind is TermKind.ACTOR for m in own) and all(m.position is None for m in own)
    patient = terms_of(passage, said.patient)
    named = met_in(tuple(m for m in beside if m not in patient), acting)
    strange = bool(passage.alignment.opposites) or _is_stranger(passage, acting)
    named = named or (strange and is_other(passage, own, acting))
    return (phrase_effect(passage, acting, EffectKind.WEAKEN, NAME),) if absent and named else ()


def _is_same_predicate(passage: Passage) -> bool:
    """Whether the wording's own word, one like it or its contrary says it here, and a verb is met by no noun."""
    deciding = passage.alignment.deciding
    words = passage.sentence.words
    return bool(deciding) and all(
        match.how in ("same", "spelling", "equivalent", "opposite")
        and match.term.text[0].islower() == words[match.position or 0].text[0].islower()
        for match in deciding
    )


def _of_clause(passage: Passage, number: int, subject: tuple[TermMatch, ...]) -> NounPhrase | None:
    """Who does it in a clause with a verb, if not the wording's subject."""
    here, said = passage.sentence.roles[number], passage.alignment.wording.roles
    if said is None or here.passive is not said.passive:
        return None
    bearer = here.bearer
    if bearer is None:
        bearer = antecedent(passage, passage.clauses[number])
        if bearer is not None and bearer.preposition and not _is_any(passage, bearer):
            return None
    elif bearer.preposition:
        return None
    if bearer is None or bearer.pronoun or _may_be(passage, bearer, subject):
        return None
    places = [match.position for match in subject if match.position is not None]
    if all(passage.sentence.clause_of(place) == number for place in places):
        phrases = [passage.sentence.phrase_at(place) for place in places]
        beside = all(phrase is not None and (phrase.preposition or phrase.genitive) for phrase in phrases)
        inside = all(p is not None and p.preposition in passage.stance.inside for p in phrases)
        if inside and _is_what_decides(passage, bearer):
            return None
        return bearer if beside and not is_borne(passage) else None
    apart = all(passage.sentence.clause_of(place) != number for place in places)
    other_one = _is_stranger(passage, bearer) or _is_owned(passage, bearer) or _is_any(passage, bearer)
    other_one = other_one or _only_speaks(passage, places) or _acts_apart(passage, bearer, places)
    return bearer if apart and other_one else None


def _is_what_decides(passage: Passage, phrase: NounPhrase) -> bool:
    """ "In der Stadt gilt *ein Rauchverbot*" for "Die Stadt verbietet das Rauchen": the noun itself tells it."""
    nouns = {m.position for m in passage.alignment.deciding if m.term.text != m.met}
    return phrase.head in nouns or phrase.head in passage.idiom_parts


def _is_owned(passage: Passage, phrase: NounPhrase) -> bool:
    """ "weil *seine Tochter* krank ist": somebody whom a possessive sets beside whoever it points at."""
    stance, determiner = passage.stance, phrase.determiner
    possessive = determiner in stance.pronouns and determiner in stance.determiners
    own = any(place in passage.aligned for place in range(phrase.start, phrase.end))
    return possessive and determiner not in stance.demonstratives and not own


def _is_any(passage: Passage, phrase: NounPhrase) -> bool:
    """ "Spenden für *Kinder*, die Krebs haben": any such, with no article, where the wording names somebody."""
    said = passage.alignment.wording.roles
    named = any(m.term.kind is TermKind.ACTOR for m in terms_of(passage, said.subject if said else None))
    own = any(place in passage.aligned for place in range(phrase.start, phrase.end))
    title = passage.sentence.words[phrase.head].text in passage.sentence.pack.titles
    new = not phrase.determiner or phrase.determiner in passage.stance.indefinites
    return named and new and not own and not title


def _of_infinitive(passage: Passage, subject: tuple[TermMatch, ...]) -> NounPhrase | None:
    """ "*Roth*, der versprach, ihn *zu beenden*, traf Weiß": who promised it would do it."""
    sentence = passage.sentence
    scope = {*passage.focus_clauses, *passage.governing_clauses}
    if any(sentence.clause_of(match.position or 0) in scope for match in subject):
        return None
    bare = [p for p in sentence.phrases if not p.preposition]
    bare = [p for p in bare if sentence.clause_of(p.head) in passage.governing_clauses]
    found = [antecedent(passage, passage.clauses[number]) for number in passage.governing_clauses]
    bearers = [*bare, *(phrase for phrase in found if phrase is not None)]
    if any(p.pronoun or _may_be(passage, p, subject) for p in bearers):
        return None
    return bearers[0] if bearers else None


def _may_be(passage: Passage, phrase: NounPhrase, subject: tuple[TermMatch, ...]) -> bool:
    """Whether a phrase is, holds or stands for the wording's subject, or is told to be it: "Weiß ist *der Mann*"."""
    sentence, number = passage.sentence, passage.sentence.clause_of(phrase.head)
    if met_within(subject, phrase) or means(passage, phrase, subject):
        return True
    here, other = sentence.roles[number].agent, number not in passage.focus_clauses
    if other and passage.is_copular(number) and here is not None and here is not phrase:
        return here.pronoun or met_within(subject, here)
    if stands_in(passage, phrase):
        return True
    keys = {match.term.key for match in subject}
    if any(word.key in keys for word in sentence.words[phrase.start : phrase.end]):
        return True
    behind = sentence.phrase_from(phrase.end)
    if behind is not None and (behind.genitive or behind.preposition) and met_within(subject, behind):
        return True
    before = sentence.phrase_until(phrase.start)
    return before is not None and bool(phrase.genitive or phrase.preposition) and met_within(subject, before)


def _is_stranger(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase names somebody else."""
    relations, words = passage.matcher.index.relations, passage.sentence.words
    return any(
        words[p].text[0].isupper() and not relations.is_known(words[p].key) and p not in passage.aligned
        for p in range(phrase.start, phrase.end)
        if words[p].lower not in passage.sentence.pack.lexicon.function_words
    )


def _acts_apart(passage: Passage, bearer: NounPhrase, places: list[int]) -> bool:
    """ "*Der Kreistag* hat zugestimmt, *der Landtag* zögert": each of them has a main clause of its own."""
    sentence = passage.sentence
    clauses = {sentence.clause_of(place) for place in places}
    main = all(sentence.clauses[n].kind is ClauseKind.MAIN for n in (*clauses, *passage.focus_clauses))
    if not main or any(place in passage.aligned for place in range(bearer.start, bearer.end)):
        return False
    subjects = [sentence.roles[number].subject for number in clauses]
    return all(s is not None and any(s.start <= p < s.end for p in places) for s in subjects)


def _only_speaks(passage: Passage, places: list[int]) -> bool:
    """ "Der Kanzler sei feige, sagte *Weiß*": nobody speaks of himself otherwise than by a pronoun."""
    sentence = passage.sentence
    reports = {sentence.clause_of(hit.start) for hit in sentence.find(passage.stance.reporting_verbs)}
    agents = [sentence.roles[number].agent for number in reports]
    return all(any(a is not None and a.start <= p < a.end for a in agents) for p in places)
