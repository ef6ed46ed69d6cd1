"""Another matter: "den Verkauf *des Schlachthofs*" for "den Verkauf der Stadtwerke", "einigten sich *auf ihn*".

What the wording speaks of stands elsewhere in the sentence, and something else in its place. Read in German, where
the verb's own words may stand far from it.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.languages.phrases import PhraseHit
from factcheck.match.alignment import TermMatch
from factcheck.match.relations import SHORTEST_HEAD
from factcheck.match.terms import TermKind
from factcheck.stance.other_object import NAME
from factcheck.stance.passage import Effect, EffectKind, Passage, preposition_before
from factcheck.stance.role_phrases import phrase_effect, stands_in


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the phrase that stands where the wording has its own, which this sentence has elsewhere."""
    if passage.attribute is not None:
        return ()
    return (
        _in_other_clause(passage)
        or _of_other_owner(passage)
        or _of_same_preposition(passage)
        or _right_before_verb(passage)
        or _of_other_compound(passage)
        or _away(passage)
        or _nearby(passage)
    )


def _away(passage: Passage) -> tuple[Effect, ...]:
    """ "kommt *nach* Halden" for "kommt *aus* Halden", "fled *from* Halden" for "fled *to*": the other way."""
    sentence, stance = passage.sentence, passage.stance
    goals, ways = stance.goals, stance.passages
    for match in passage.alignment.matches:
        place = match.position
        if match.term.kind is not TermKind.ACTOR or match.term.predicate or place is None:
            continue
        before = preposition_before(passage.alignment.wording.lower, match.term.position, stance)
        said = passage.alignment.wording.lower[before] if before is not None else ""
        others = ways if said in goals else goals if said in stance.origin_prepositions else None
        here = sentence.phrase_at(place) if others is not None else None
        if others is None or here is None or here.preposition not in others or here.start + 1 < place:
            continue
        agent = sentence.roles[sentence.clause_of(place)].agent
        again = passage.matcher.index.occurrences(sentence, match.term.key)
        if (agent is None or agent.start != here.start) and len(again) == 1:
            return (phrase_effect(passage, here, EffectKind.WEAKEN, NAME),)
    return ()


def _nearby(passage: Passage) -> tuple[Effect, ...]:
    """ "exploded *outside* a mosque", "*nahe* Halden" for "exploded in a mosque", "in Halden": not there."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.lower
    for match in passage.alignment.matches:
        if match.position is None or match.term.predicate or match.how not in ("same", "alias"):
            continue
        here = sentence.phrase_at(match.position)
        if here is None or here.preposition not in stance.nearby or here.head != (match.end or 0) - 1:
            continue
        before = preposition_before(said, match.term.position, stance)
        again = passage.matcher.index.occurrences(sentence, match.term.key)
        if before is not None and said[before] in stance.inside and len(again) == 1:
            return (phrase_effect(passage, here, EffectKind.WEAKEN, NAME),)
    return ()


def _in_other_clause(passage: Passage) -> tuple[Effect, ...]:
    """ "zeigt *Zelte*, in denen Kinder leben" for "zeigt Kinder": the verb has an object, the wording's stands apart.

    Read only in German, of a verb that says little without its object.
    """
    sentence = passage.sentence
    if not sentence.pack.lexicon.infinitive_endings or len(passage.focus_clauses) < 2:
        return ()
    deciding = passage.alignment.deciding
    verbs = [m.position or 0 for m in deciding if m.term.light]
    nouns = [m.position or 0 for m in deciding if m.term.text[0].isupper()]
    for number in {sentence.clause_of(place) for place in verbs}:
        here = sentence.roles[number].patient
        if here is None or here.pronoun or any(sentence.clause_of(place) == number for place in nouns):
            continue
        if nouns and passage.aligned.isdisjoint(range(here.start, here.end)):
            return (phrase_effect(passage, here, EffectKind.WEAKEN, NAME),)
    return ()


def _of_other_owner(passage: Passage) -> tuple[Effect, ...]:
    """ "den Verkauf *des Schlachthofs*" for "den Verkauf der Stadtwerke": of something else here.

    Read only in German, of a genitive right behind the same noun.
    """
    sentence, said = passage.sentence, passage.alignment.wording
    if not sentence.pack.lexicon.infinitive_endings:
        return ()
    by_place = {match.term.position: match for match in passage.alignment.matches}
    for noun, owner in pairwise(said.phrases):
        own, head = passage.alignment.terms_in(owner), _place_of(passage, by_place.get(noun.head), noun.head)
        joined = owner.genitive and owner.start == noun.end and not owner.pronoun
        if not joined or head is None:
            continue
        plain = [m for m in own if m.term.position == owner.head and m.term.kind is TermKind.WORD]
        here = sentence.phrase_at(head)
        behind = sentence.phrase_from(here.end) if here is not None and here.head == head else None
        if not plain or behind is None or not behind.genitive or behind.pronoun or stands_in(passage, behind):
            continue
        strange = passage.aligned.isdisjoint(range(behind.start, behind.end))
        if strange and any(m.position is None or m.position > behind.end for m in plain):
            return (phrase_effect(passage, behind, EffectKind.WEAKEN, NAME),)
    return ()


def _place_of(passage: Passage, match: TermMatch | None, place: int) -> int | None:
    """Where a noun of the wording stands here itself, be it as a part of an idiom: "die *Zahl* … ist gestiegen"."""
    if match is not None:
        return match.position if match.how in ("same", "spelling") else None
    words, key = passage.sentence.words, passage.alignment.wording.words[place].key
    return next((part for part in sorted(passage.idiom_parts) if words[part].key == key), None)


def _of_same_preposition(passage: Passage) -> tuple[Effect, ...]:
    """ "einigten sich *auf ihn*, eine *Koalition* …" for "einigten sich auf eine Koalition": on something else.

    Read only in German, where the wording's own noun stands in another clause than what decides.
    """
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording
    if not sentence.pack.lexicon.infinitive_endings or len(passage.focus_clauses) != 1:
        return ()
    (number,) = passage.focus_clauses
    for wanted in said.phrases:
        listed = (stance.targets, stance.pros, stance.cons)
        if wanted.preposition in stance.inside or not any(wanted.preposition in table for table in listed):
            continue
        heads = [m for m in passage.alignment.matches if m.term.position == wanted.head]
        plain = [m for m in heads if not m.term.predicate and m.term.kind is TermKind.WORD]
        plain = [m for m in plain if m.how in ("same", "spelling")]
        if not plain or any(m.position is None or sentence.clause_of(m.position) == number for m in plain):
            continue
        for phrase in sentence.phrases:
            same = phrase.preposition == wanted.preposition and sentence.clause_of(phrase.head) == number
            known = phrase.pronoun or stands_in(passage, phrase)
            known = known or sentence.pack.is_time(sentence.lower[phrase.head])
            if same and not known and passage.aligned.isdisjoint(range(phrase.start, phrase.end)):
                return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)
    return ()


def _right_before_verb(passage: Passage) -> tuple[Effect, ...]:
    """ "ist *in den Kreistag* eingezogen, für den Bundestag …" for "in den Bundestag eingezogen": into something else.

    Read only in German, of what stands right before the verb in both, with the same preposition.
    """
    sentence, said, focus = passage.sentence, passage.alignment.wording, passage.alignment.focus
    if not sentence.pack.lexicon.infinitive_endings or len(focus) != 1:
        return ()
    here = sentence.phrase_at(focus[0] - 1) if focus[0] else None
    if here is None or here.end != focus[0] or not here.preposition or here.pronoun:
        return ()
    if sentence.pack.is_time(sentence.lower[here.head]) or stands_in(passage, here):
        return ()
    for match in passage.alignment.deciding:
        wanted = next((p for p in said.phrases if p.end == match.term.position), None)
        if match.position != focus[0] or wanted is None or wanted.preposition != here.preposition:
            continue
        heads = [m for m in passage.alignment.matches if m.term.position == wanted.head]
        number = sentence.clause_of(focus[0])
        if not heads or any(m.position is None or sentence.clause_of(m.position) == number for m in heads):
            continue
        met = [sentence.phrase_at(m.position or 0) for m in heads]
        if any(phrase is None or phrase.preposition == here.preposition for phrase in met):
            continue  # "spoke with seventy of them, but not *with Roe*"
        if passage.aligned.isdisjoint(range(here.start, here.end)):
            return (phrase_effect(passage, here, EffectKind.WEAKEN, NAME),)
    return ()


def _of_other_compound(passage: Passage) -> tuple[Effect, ...]:
    """ "ein *Handelsabkommen* unterzeichnet, ein Grenzabkommen …" for "ein Grenzabkommen unterzeichnet": of its kind.

    The noun of the idiom that decides ends another German compound here than the wording's, which stands apart.
    """
    sentence, matches = passage.sentence, passage.alignment.matches
    met = {match.position for match in matches if not match.term.predicate}
    nouns = [p for p in passage.idiom_parts if sentence.words[p].text[0].isupper() and p not in met]
    for match in matches:
        apart = match.position is not None and match.position not in passage.idiom_parts
        if not apart or match.term.predicate or match.how not in ("same", "spelling"):
            continue
        for place in nouns:
            if _are_of_a_kind(passage, sentence.words[place].lower, match.term.text.lower()):
                return (passage.effect(NAME, EffectKind.WEAKEN, PhraseHit(place, place + 1, NAME)),)
    return ()


def _are_of_a_kind(passage: Passage, one: str, other: str) -> bool:
    """Whether two German compounds end in the same noun: "Handels*abkommen*", "Grenz*abkommen*"."""
    index = passage.matcher.index
    shortest = min(len(one), len(other))
    tails = [one[-size:] for size in range(SHORTEST_HEAD, shortest) if other.endswith(one[-size:])]
    known = (index.relations.is_known(index.normalizer.key(tail.capitalize())) for tail in tails)
    return one != other and any(known)
