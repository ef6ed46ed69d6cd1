"""Attribution without a verb of saying in the sentence: its source is named beside what is told, or right behind it."""

from __future__ import annotations

from factcheck.languages.phrases import GAP, PhraseHit
from factcheck.stance.naming import person_named
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.sources import (
    closes_with_name,
    compound_source,
    described_source,
    is_set_apart,
    opening_source,
    source_before,
    source_behind,
)
from factcheck.stance.speakers import reporter_in, source_of, subject_in
from factcheck.text.verb_forms import Form, verb_forms

CLOSED = 2
"""Words that name a source right beside "laut" or "zufolge"."""


def attributed(passage: Passage, rule: str, hit: PhraseHit, speaker: str | None) -> tuple[Effect, ...]:
    """Return the effect of one sign that what decides is somebody's words."""
    return (passage.effect(rule, EffectKind.ATTRIBUTE, hit, speaker),)


def sourced(passage: Passage) -> tuple[Effect, ...]:
    """ "laut X", "nach Angaben von X", "X zufolge" anywhere in the sentence's main clause."""
    stance = passage.stance
    sentence = passage.sentence
    scope = {*passage.focus_clauses, *passage.governing_clauses}
    for hit in sentence.find(stance.source_openers):
        if GAP in hit.phrase and hit.end - hit.start < len(hit.phrase.split()):
            continue  # "Wie berichtet": by this paper itself
        if cites_reason(passage, hit):
            continue
        inside = hit.start == 0 or sentence.clause_of(hit.start) in scope or _closes_all(passage, hit)
        inside = inside and not is_set_in(passage, sentence.clause_of(hit.start))
        if (
            inside
            and _reaches(passage, hit)
            and not passage.covers_wording(hit)
            and not _is_of_predicate(passage, hit)
        ):
            return attributed(passage, "source", hit, _named_behind(passage, hit))
    for hit in sentence.find(stance.source_closers):
        if sentence.clause_of(hit.start) in scope and _reaches(passage, hit):
            return attributed(passage, "source", hit, source_before(passage.matcher, sentence, hit.start))
    for number in passage.focus_clauses:
        opening = opening_source(sentence, passage.clauses[number])
        if opening is not None:
            named = next(
                (place for place in range(opening.start + 1, opening.end) if _belongs(passage, place)), None
            )
            start = opening.start if named is None else named
            speaker = source_behind(passage.matcher, sentence, start, opening.end - 1)
            return attributed(passage, "source", opening, speaker)
    for position in range(1, len(sentence.words)):
        if described_source(sentence, position) and sentence.clause_of(position) in scope:
            speaker = (
                source_behind(passage.matcher, sentence, position + 1)
                if _belongs(passage, position + 1)
                else None
            )
            return attributed(passage, "source", PhraseHit(position, position + 1, "source"), speaker)
        source = compound_source(sentence, position)
        if source is not None and sentence.clause_of(position) in scope:
            return attributed(passage, "source", PhraseHit(position - 1, position + 1, "source"), source)
    return ()


def cites_reason(passage: Passage, hit: PhraseHit) -> bool:
    """ "cancelled it, *citing a lack* of staff": a reason that somebody gives for what he does, and no source."""
    sentence, index, stance = passage.sentence, passage.matcher.index, passage.stance
    if sentence.pack.lexicon.infinitive_endings or hit.end != hit.start + 1:
        return False
    if verb_forms(sentence.pack).of(sentence.lower[hit.start]) is not Form.CONTINUOUS:
        return False
    phrase = sentence.phrase_from(hit.end) or sentence.phrase_from(hit.start)
    if phrase is None or phrase.pronoun or hit.phrase not in stance.source_openers.phrases:
        return False
    key, lower = sentence.words[phrase.head].key, sentence.lower[phrase.head]
    names = sentence.words[phrase.head].text[0].isupper() or key in index.speakers or key in index.offices
    tables = (stance.sources, stance.source_nouns, stance.reporting_nouns, stance.organs)
    return not names and not any(lower in table for table in tables)


def _reaches(passage: Passage, hit: PhraseHit) -> bool:
    """ "Der *verhaftete* Roth bestreitet *laut seinem Anwalt* alles": what describes the noun is no one's words.

    A source within the attribute is that of the attribute.
    """
    attribute = passage.attribute
    return attribute is None or attribute.start <= hit.start < attribute.end or not _is_verbal(passage)


def _is_verbal(passage: Passage) -> bool:
    """Whether a participle is what describes the noun, in German, which inflects it."""
    attributes = {attribute.participle for attribute in passage.sentence.attributes}
    german = bool(passage.sentence.pack.lexicon.infinitive_endings)
    return german and any(place in attributes for place in passage.alignment.focus)


def is_set_in(passage: Passage, number: int) -> bool:
    """ "trat zurück, *um, wie er sagte,* Schaden abzuwenden": the speaker tells the reason, not what decides before it.

    It stands within another clause that has not come to its verb yet.
    """
    stance, sentence = passage.stance, passage.sentence
    if not number or any(other >= number - 1 for other in passage.focus_clauses):
        return False
    cut = passage.clauses[number - 1]
    opens = any(cut.opener in table for table in (stance.adverbial_openers, stance.purposes))
    return opens and not any(sentence.finite[cut.start : cut.end])


def for_somebody(passage: Passage) -> tuple[Effect, ...]:
    """ "*Für Ministerin Voss* ist der Plan gescheitert": how it is for somebody is how they see it."""
    sentence, stance = passage.sentence, passage.stance
    for number in passage.focus_clauses:
        phrase = sentence.phrase_from(passage.clauses[number].start)
        opens = phrase is not None and phrase.preposition in stance.name_prepositions
        if phrase is None or not opens or passage.is_subordinate(number) or not passage.is_copular(number):
            continue
        speaker = person_named(passage.matcher, sentence, phrase.start, phrase.end)
        if speaker is not None and passage.aligned.isdisjoint(range(phrase.start, phrase.end)):
            return attributed(passage, "source", PhraseHit(phrase.start, phrase.end, "source"), speaker)
    return ()


def _is_of_predicate(passage: Passage, hit: PhraseHit) -> bool:
    """ "*Die Forderung des Vereins* ist *aus Sicht* der Stadt überzogen": that it is demanded is taken for granted."""
    sentence, focus = passage.sentence, passage.alignment.focus
    if not focus or not all(sentence.is_noun(place) for place in focus) or passage.alignment.wording.verbless:
        return False
    number = sentence.clause_of(hit.start)
    roles, verbs = sentence.roles[number], sentence.verbs_in(passage.clauses[number])
    subject = roles.bearer
    definite = subject is not None and subject.determiner in passage.stance.definites
    if subject is None or not definite or not passage.is_copular(number):
        return False
    return subject.start <= focus[0] < subject.end and focus[-1] < verbs[0] < hit.start


def _belongs(passage: Passage, position: int) -> bool:
    """Whether a genitive or "von" follows: "nach ersten Angaben *der* Feuerwehr"."""
    word = passage.sentence.lower[position] if position < len(passage.sentence.words) else ""
    return word in passage.stance.genitives or word in passage.stance.agents


def _closes_all(passage: Passage, hit: PhraseHit) -> bool:
    """ "Ten died when it burst*, according to police*.": a source that closes a sentence is that of all of it."""
    sentence = passage.sentence
    return "," in sentence.gap_before(hit.start) and not any(sentence.finite[hit.end :])


def _named_behind(passage: Passage, hit: PhraseHit) -> str | None:
    return source_of(passage.matcher, passage.alignment.index, passage.sentence, hit)


def only_source(passage: Passage) -> tuple[Effect, ...]:
    """What decides is nothing but the name of a source: "dem *Urteil* zufolge" tells of no sentence."""
    stance, sentence = passage.stance, passage.sentence
    for hit in sentence.find(stance.source_closers):
        if _names_source(passage, hit.start - CLOSED, hit.start):
            return (passage.effect("source", EffectKind.SILENCE, hit),)
    for hit in sentence.find(stance.source_openers):
        own = sentence.lower[hit.end - 2] in stance.own_sources
        if not own and _names_source(passage, hit.end, hit.end + CLOSED):
            return (passage.effect("source", EffectKind.SILENCE, hit),)
    return ()


def _names_source(passage: Passage, start: int, end: int) -> bool:
    """Whether what decides is only the source's own name: "dem *Urteil* zufolge"."""
    words = passage.sentence.words
    focus = passage.alignment.focus
    return all(start <= position < end and words[position].text[0].isupper() for position in focus)


def so_named(passage: Passage) -> tuple[Effect, ...]:
    """ "…, so Amtsärztin Reinisch": a name behind "so" closes what its bearer says, or is set into it."""
    sentence = passage.sentence
    for position in range(1, len(sentence.words) - 1):
        last = max(passage.alignment.focus, default=position)
        if not closes_with_name(sentence, position):
            continue
        if (last < position and not _moves_on(passage, last, position)) or _is_set_in(passage, position):
            hit = PhraseHit(position, position + 1, "so")
            return attributed(passage, "source", hit, source_behind(passage.matcher, sentence, position + 1))
    return ()


def _is_set_in(passage: Passage, position: int) -> bool:
    """ "Die Lage ist – *so Roth* – ernst": what is said goes on behind who says it, in the same clause."""
    sentence, number = passage.sentence, passage.sentence.clause_of(position)
    end = passage.clauses[number].end
    closed = any(is_set_apart(sentence, place) for place in range(position + 2, end))
    return (
        closed
        and number in passage.focus_clauses
        and any(sentence.finite[passage.clauses[number].start : position])
    )


def _moves_on(passage: Passage, last: int, position: int) -> bool:
    """ "Er wurde versetzt, und dabei, so die Leiterin, …": a further main clause began before the speaker."""
    behind = range(last + 1, position)
    opened = (p for p in behind if passage.sentence.lower[p] in passage.stance.coordinators)
    return any(not _in_phrase(passage, p) for p in opened)


def _in_phrase(passage: Passage, position: int) -> bool:
    """Whether a conjunction joins two nouns or adjectives, with no comma before it."""
    return "," not in passage.sentence.gap_before(position)


def told_behind(passage: Passage) -> tuple[Effect, ...]:
    """ "Die Brücke ist gesperrt. *Das teilte* die Polizei *mit*.": a clause behind it names who says so."""
    own = passage.sentence
    for hit in own.find(passage.stance.relays):
        number = own.clause_of(hit.start)
        apart = hit.start == own.clauses[number].start and number > max(passage.focus_clauses, default=number)
        if apart and own.gap_before(hit.start).strip():
            speaker = subject_in(passage.matcher, passage.alignment.index, own, hit)
            return attributed(passage, "reporting", hit, speaker)
    sentence = passage.neighbour(1)
    if sentence is None or sentence.sentence.paragraph != passage.sentence.sentence.paragraph:
        return ()
    for hit in sentence.find(passage.stance.relays):
        whole = sentence.clause_of(hit.end - 1) == len(sentence.clauses) - 1  # "*That is what* Roe *said*."
        if hit.start == 0 and whole and ":" not in sentence.text:
            speaker = reporter_in(passage.matcher, passage.alignment.index + 1)
            return (Effect("reporting", EffectKind.ATTRIBUTE, sentence, hit.start, hit.end, speaker),)
    return ()
