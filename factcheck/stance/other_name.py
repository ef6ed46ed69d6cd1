"""Another name in the same place: "in Marseille" for "in Kazan", "Luca Ferro" for "Maria Ferro"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.languages.phrases import PhraseHit
from factcheck.match.alignment import TermMatch
from factcheck.match.terms import FULL, TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage, preposition_before
from factcheck.text.words import Word

NAME = "other-name"
LINK = 3
"""Words that may link a name to what it is part of: "Neustedt *an der* Wied"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return names that stand where the wording has one of its own that the article doesn't give.

    Whoever or wherever is meant may still be the same, so the passage is only weakened.
    """
    other = _named_otherwise(passage)
    if other is None and not passage.sentence.pack.lexicon.infinitive_endings:
        other = _called_otherwise(passage) or _within_idiom(passage)
    if other is not None:
        return (passage.effect(NAME, EffectKind.SILENCE, other),)
    for match in passage.alignment.matches:
        if match.position is not None or match.term.kind is not TermKind.ACTOR:
            continue
        others = (*_other_places(passage, match), *_other_first_names(passage, match))
        apart = bool(others) and _is_told_apart(passage, match)
        if apart or (others and match.how == "missing"):
            hit = PhraseHit(others[0], others[0] + 1, NAME)
            return (passage.effect(NAME, EffectKind.SILENCE if apart else EffectKind.WEAKEN, hit),)
    return _elsewhere(passage) or _in_compound(passage) or _of_strangers(passage)


def _of_strangers(passage: Passage) -> tuple[Effect, ...]:
    """ "*Raul Orden* died in a crash" for "nobody survived the crash": the article has no name that the claim has."""
    alignment, matcher, sentence = passage.alignment, passage.matcher, passage.sentence
    names = set(alignment.wording.claim_names)
    own = any(t.named for t in alignment.wording.terms)
    if own or not names or not names.isdisjoint(matcher.met):
        return ()
    regions = matcher.index.relations.concepts(sentence.texts)
    for number in passage.focus_clauses:
        clause = passage.clauses[number]
        for place in range(clause.start, clause.end):
            if sentence.words[place].key in matcher.people or place in regions:
                return (passage.effect(NAME, EffectKind.WEAKEN, PhraseHit(place, place + 1, NAME)),)
    return ()


def _in_compound(passage: Passage) -> tuple[Effect, ...]:
    """ "die *Sorland-Angriffe*" for "Norland griff an": the name before the noun tells whose deed it is."""
    sentence, focus, said = passage.sentence, passage.alignment.focus, passage.alignment.wording.roles
    if len(focus) != 1 or not focus[0] or said is None or said.agent is None:
        return ()
    place = focus[0] - 1
    name = sentence.words[place]
    stranger = name.joined and name.text[0].isupper() and place not in passage.aligned
    stranger = stranger and not passage.matcher.index.relations.is_known(name.key)
    if not stranger or not any(m.term.kind is TermKind.ACTOR for m in passage.alignment.terms_in(said.agent)):
        return ()
    return (passage.effect(NAME, EffectKind.WEAKEN, PhraseHit(place, place + 1, NAME)),)


def _elsewhere(passage: Passage) -> tuple[Effect, ...]:
    """ "Das Bad *in Berndorf* schließt" for "Das Bad in Hollern schließt", which the article may name before."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    known = passage.matcher.index.relations.is_known
    for match in passage.alignment.matches:
        named = match.term.text[0].isupper() and match.term.value is None and not match.term.predicate
        if match.position is not None or not named or known(match.term.key):
            continue
        wanted = _before_place(wording.words, match.term.position, passage)
        for position in range(1, len(sentence.words)) if wanted else ():
            if sentence.clause_of(position) not in passage.focus_clauses or not _is_stranger(
                passage, position
            ):
                continue
            here = _before_place(sentence.words, position, passage)
            same = here == wanted or (here in stance.inside and wanted in stance.inside)
            if same and here and _may_be_place(passage, position, here):
                return (passage.effect(NAME, EffectKind.WEAKEN, PhraseHit(position, position + 1, NAME)),)
    return ()


def _before_place(words: Sequence[Word], position: int, passage: Passage) -> str:
    """Return the preposition right before a name, or before the noun that it explains: "*im* Nachbarort Berndorf"."""
    for place in (position - 1, position - 2):
        if place < 0 or words[place].lower in passage.stance.prepositions:
            return words[place].lower if place >= 0 else ""
        known = passage.matcher.index.relations.is_known(words[place].key)
        if not words[place].text[0].isupper() or not known:
            return ""
    return ""


def _may_be_place(passage: Passage, position: int, preposition: str) -> bool:
    """Whether a name is none of a person, and behind "von" tells where the wording's own noun is from."""
    sentence = passage.sentence
    if sentence.words[position].key in passage.matcher.people:
        return False
    if preposition not in passage.stance.agents:
        return True
    owner = sentence.phrase_until(position - 1)
    return owner is not None and owner.head in passage.aligned


def _named_otherwise(passage: Passage) -> PhraseHit | None:
    """ "die Schule am *Marktplatz*" for "die Schule am Lindenplatz": the same words, and then another name."""
    sentence, said = passage.sentence, passage.alignment.wording.words
    ends = {
        m.term.position: m.end or m.position + 1 for m in passage.alignment.matches if m.position is not None
    }
    for match in passage.alignment.matches:
        place = match.term.position
        if match.how != "missing" or match.term.predicate or not match.term.text[0].isupper():
            continue
        linked = place - 1
        while linked > 0 and place - linked <= LINK and linked not in ends:
            linked -= 1
        link = [word.lower for word in said[linked + 1 : place]]
        behind = ends.get(linked)
        if behind is None or not link or any(word.text[0].isupper() for word in said[linked + 1 : place]):
            continue
        end = behind + len(link)
        if list(sentence.lower[behind:end]) != link or end >= len(sentence.words):
            continue
        if sentence.words[end].text[0].isupper() and end not in passage.aligned:
            return PhraseHit(end, end + 1, NAME)
    return None


def _called_otherwise(passage: Passage) -> PhraseHit | None:
    """ "*the drug Corvana* is a rival to Lenovax" for "the drug Lenovax": the noun bears another name here."""
    sentence, matches = passage.sentence, passage.alignment.matches
    for noun, name in pairwise(matches):
        met = noun.position is not None and name.position is not None and noun.how == "same"
        pair = name.term.position == noun.term.position + 1 and name.term.named
        if not met or not pair or noun.term.kind is not TermKind.WORD or noun.term.text[0].isupper():
            continue
        end, place = noun.end or 0, name.position or 0
        own = {word.key for word in sentence.words[max(0, place - 1) : place]}
        if noun.term.key in own or end >= len(sentence.words) or noun.term.predicate:
            continue
        if sentence.words[end].start == sentence.words[end - 1].end + 1 and _is_unsaid(passage, end):
            return PhraseHit(end, end + 1, NAME)
    return _of_other_name(passage)


def _of_other_name(passage: Passage) -> PhraseHit | None:
    """ "workers at the *Selm plant* strike for Dorma" for "at the Dorma plant": another name describes the noun."""
    sentence = passage.sentence
    for name, noun in pairwise(passage.alignment.matches):
        place = (noun.position or 0) - 1
        pair = noun.term.position == name.term.position + 1 and name.term.named
        plain = noun.term.kind is TermKind.WORD and not noun.term.predicate and noun.how == "same"
        if not pair or not plain or place <= 0 or name.position in (None, place) or noun.position is None:
            continue
        alike = sentence.lower[(name.end or 0) : (name.end or 0) + 1] == (sentence.lower[noun.position],)
        phrase = sentence.phrase_at(noun.position)
        alike = alike or (phrase is not None and phrase.start <= (name.position or 0) < phrase.end)
        if not alike and _is_unsaid(passage, place):
            return PhraseHit(place, place + 1, NAME)
    return None


def _within_idiom(passage: Passage) -> PhraseHit | None:
    """ "*the drug* Corvana has been *approved*" for "the drug Lenovax has been approved": a name within an idiom."""
    matches = passage.alignment.matches
    names = [m for m in matches if m.term.kind is TermKind.ACTOR and m.position is not None]
    for match in matches:
        own = match.term.key.split()
        if len(own) < 2 or match.position is None or match.how != "same":
            continue
        within = range(match.position + 1, (match.end or 0) - 1)
        strangers = [p for p in within if _is_stranger_within(passage, p)]
        keys = [word.key for word in passage.alignment.wording.words]
        span = range(keys.index(own[0]), keys.index(own[-1])) if {own[0], own[-1]} <= {*keys} else range(0)
        wanted = [m for m in names if m.term.position in span]
        if strangers and wanted and not any(m.position in within for m in wanted):
            return PhraseHit(strangers[0], strangers[0] + 1, NAME)
    return None


def _is_stranger_within(passage: Passage, position: int) -> bool:
    """Whether a word that an idiom spans looks like a name that stands nowhere in the wording."""
    said = passage.sentence.lower[position] in passage.alignment.wording.lower
    return not said and _looks_like_name(passage, position)


def _is_unsaid(passage: Passage, position: int) -> bool:
    """The same of a word by which nothing of the wording is met."""
    return position not in passage.aligned and _is_stranger_within(passage, position)


def _is_told_apart(passage: Passage, match: TermMatch) -> bool:
    """ "Stefan Weber ging. *Markus Weber* dankte ihm": the article has both names, so they are two people."""
    words = passage.alignment.wording.words
    pair = tuple(word.key for word in words[match.term.position : match.term.position + 2])
    return any(
        (one.key, other.key) == pair
        for sentence in passage.matcher.article.sentences
        if sentence is not passage.sentence
        for one, other in pairwise(sentence.words)
    )


def _other_places(passage: Passage, match: TermMatch) -> Iterator[int]:
    """Names behind the same preposition as the wording's own: "in Marseille" where it has "in Kazan"."""
    words = passage.sentence.words
    wanted = _preposition(passage.alignment.wording.words, match.term.position, passage)
    if not wanted or match.term.weight < FULL:
        return
    for position in range(1, len(words)):
        if _is_stranger(passage, position) and _preposition(words, position, passage) == wanted:
            yield position


def _other_first_names(passage: Passage, match: TermMatch) -> Iterator[int]:
    """Other first names before the family name: "Luca" where the wording has "Maria"."""
    surname = next((m for m in passage.alignment.matches if m.term.position == match.term.position + 1), None)
    if (
        surname is None
        or surname.position is None
        or surname.term.kind is not TermKind.ACTOR
        or not surname.position
    ):
        return
    before = surname.position - 1
    word = passage.sentence.words[before]
    if _is_stranger(passage, before) and word.text[0] != match.term.text[0] and not word.text.isupper():
        yield before


def _preposition(words: Sequence[Word], position: int, passage: Passage) -> str:
    """Return the preposition right before a position, determiners aside, or ""."""
    lower = [word.lower for word in words[:position]]
    place = preposition_before(lower, position, passage.stance)
    return "" if place is None else lower[place]


def _is_stranger(passage: Passage, position: int) -> bool:
    """Whether a word looks like a name by which nothing of the wording is met."""
    return position not in passage.aligned and _looks_like_name(passage, position)


def _looks_like_name(passage: Passage, position: int) -> bool:
    """Whether a word has a capital and is neither listed nor a day or month."""
    word, pack = passage.sentence.words[position], passage.sentence.pack
    small = word.lower in pack.lexicon.function_words
    timed = word.lower in pack.values.months or word.lower in pack.values.weekdays
    listed = small or timed or passage.matcher.index.relations.is_known(word.key)
    return word.text[0].isupper() and not listed
