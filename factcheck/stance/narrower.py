"""Narrower: a denial of less than the wording denies: "keine *schweren* Waffen" for "keine Waffen"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.languages.phrases import PhraseHit, without_overlaps
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.chunks import NounPhrase

NAME = "narrower"
NEAR = 4
"""Words behind "kein" within which its noun stands: "keine *neuen schweren* Waffen"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return what tells that a sentence denies less than the wording does; it weakens."""
    wording, stance = passage.alignment.wording, passage.stance
    if not wording.negated or passage.alignment.opposites:
        return ()
    hits = without_overlaps(passage.hits(stance.negators, passage.focus_clauses))
    for hit in hits:
        rules = (_hardly, _of_some, _of_one, _of_a_kind, _at_one_time)
        less = next((found for rule in rules if (found := rule(passage, hit)) is not None), None)
        if less is not None:
            return (passage.effect(NAME, EffectKind.WEAKEN, less),)
    return ()


def _hardly(passage: Passage, hit: PhraseHit) -> PhraseHit | None:
    """ "*kaum* Nebenwirkungen", "*fast* niemand" for "keine", "niemand"."""
    stance, wording = passage.stance, passage.alignment.wording
    if hit.phrase in stance.hardlies:
        return None if wording.find(stance.hardlies) else hit
    hurt = (h for h in passage.hits(stance.severities, passage.focus_clauses) if h.start >= hit.end)
    bad = next((h for h in hurt if h.end in passage.alignment.focus), None)  # "nobody was *seriously* hurt"
    if bad is not None:
        return bad
    almost = any(found.end == hit.start for found in passage.sentence.find(stance.nearly))
    return hit if almost and not wording.find(stance.nearly) else None


def _of_some(passage: Passage, hit: PhraseHit) -> PhraseHit | None:
    """ "*nicht jedes* Kind", "*ein* Kind ist nicht geimpft" for "kein Kind ist geimpft"; "im *Süden* Norlands"."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    if any(found.start == hit.end for found in sentence.find(stance.universals)):
        return None if wording.find(stance.universals) else hit
    for number in passage.focus_clauses:
        clause = passage.clauses[number]
        for place in range(clause.start, clause.end - 1):
            part = sentence.lower[place] in stance.portions and place not in passage.aligned
            if part and place + 1 in passage.aligned:
                return PhraseHit(place, place + 1, NAME)
    return None


def _of_one(passage: Passage, hit: PhraseHit) -> PhraseHit | None:
    """ "*Der Fahrer* wurde nicht verletzt", "*kein Kind*" for "niemand wurde verletzt", "kein Mensch"."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    subject = sentence.roles[sentence.clause_of(hit.start)].bearer
    if subject is None or subject.pronoun or subject.start > subject.head:
        return None
    inside = range(subject.start, subject.end)
    if not wording.find(stance.noones):
        said = wording.lower[0] in stance.indefinites and wording.lower[0] in stance.contrast_negators
        one = subject.determiner in stance.indefinites and subject.determiner not in stance.negators
        return (
            PhraseHit(subject.start, subject.end, NAME)
            if said and one and subject.head in passage.aligned
            else None
        )
    people = sentence.lower[subject.head] in stance.people or sentence.lower[hit.start] in stance.noones
    own = not passage.aligned.isdisjoint(inside)
    return None if people or own else PhraseHit(subject.start, subject.end, NAME)


def _of_a_kind(passage: Passage, hit: PhraseHit) -> PhraseHit | None:
    """ "keine *schweren* Waffen", "keine Waffen *an Sudland*" for "keine Waffen"."""
    sentence, stance = passage.sentence, passage.stance
    if sentence.lower[hit.start] not in stance.indefinites:
        return None
    nouns = _denied_nouns(passage)
    noun = next((p for p in range(hit.end, min(hit.end + NEAR, len(sentence.words))) if p in nouns), None)
    if noun is None:
        return None
    between = range(hit.end, noun)
    kind = next((p for p in between if sentence.lower[p] not in stance.singles), None)
    if kind is not None:
        return PhraseHit(kind, kind + 1, NAME)
    behind = sentence.phrase_from(noun + 1)
    return (
        None if behind is None or not _narrows(passage, behind) else PhraseHit(behind.start, behind.end, NAME)
    )


def _denied_nouns(passage: Passage) -> frozenset[int]:
    """Where the sentence has the plain nouns that the wording denies: "liefert keine *Waffen*"."""
    said, stance = passage.alignment.wording.lower, passage.stance
    denied = {
        place + 1 for place, word in enumerate(said) if word in stance.indefinites and word in stance.negators
    }
    met = (m for m in passage.alignment.matches if m.term.position in denied and m.how != "compound")
    return frozenset(m.position for m in met if m.position is not None)


def _narrows(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase behind a noun tells which of them, and not when: "*an Sudland*"."""
    sentence, inside = passage.sentence, range(phrase.start, phrase.end)
    if not phrase.preposition or not passage.aligned.isdisjoint(inside):
        return False
    timed = any(sentence.pack.is_time(sentence.lower[p]) or sentence.lower[p].isdigit() for p in inside)
    return not timed and sentence.clause_of(phrase.head) in passage.focus_clauses


def _at_one_time(passage: Passage, hit: PhraseHit) -> PhraseHit | None:
    """ "hat *2019* nicht gedopt", "ist *nicht mehr* Mitglied" for "hat nie gedopt", "war nie Mitglied"."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    if not wording.find(stance.nevers) or sentence.find(stance.nevers):
        return None
    behind = sentence.lower[hit.end : hit.end + 1]
    if any(word in stance.any_mores for word in behind):
        return hit
    verbs = (sentence.verbs_in(passage.clauses[number])[:1] for number in passage.focus_clauses)
    now = all(
        sentence.lower[p] in stance.copulas & stance.present_auxiliaries for found in verbs for p in found
    )
    perfect = passage.matcher.index.normalizer.may_be_participle
    done = any(perfect(sentence.words[p].text) for p in passage.alignment.focus)
    past = any(word in stance.past_states for word in wording.lower)
    return hit if now and past and not done else next(_times(passage), None)


def _times(passage: Passage) -> Iterator[PhraseHit]:
    """Yield the times in the deciding clauses that the wording does not have: "*im Mai*", "*2019*"."""
    sentence = passage.sentence
    for value in sentence.values:
        own = passage.aligned.isdisjoint(range(value.start, value.end))
        if value.moment is not None and own and sentence.clause_of(value.start) in passage.focus_clauses:
            yield PhraseHit(value.start, value.end, NAME)
