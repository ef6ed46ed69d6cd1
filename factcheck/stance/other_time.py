"""Another time: "Bei der Wahl *vor vier Jahren* verlor sie" for "Sie hat die Wahl verloren", said of this year's.

Read only where the wording names no time itself. What was so in a year gone by says nothing of what is so now; and a
noun with such a time right behind it, or with "vorige" before it, is another one of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.languages.phrases import PhraseHit
from factcheck.match.terms import TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.superseded import tells_once
from factcheck.text.clauses import ClauseKind
from factcheck.text.moments import Order
from factcheck.text.values import Value, ValueKind

NAME = "other-time"
LINK = 2
"""Words that may link a noun to its year: "die Wahl *im Jahr* 2021", "die Wahl *von* 2021"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the words that place what is told in a time gone by."""
    stance = passage.stance
    said = passage.alignment.wording
    if said.dated:
        return ()
    if said.find(stance.bygones) or any(word in stance.formers for word in said.lower):
        return ()
    return _was_so(passage) or _another(passage) or _no_more(passage) or _in_earlier_year(passage)


def _in_earlier_year(passage: Passage) -> tuple[Effect, ...]:
    """ "*2018* stimmten 78 Prozent ab" for "78 Prozent stimmten ab", where the claim's other wordings name 2025."""
    sentence, years = passage.sentence, passage.alignment.wording.claim_years
    for value in sentence.values if years else ():
        moment = value.moment
        if moment is None or moment.year is None or moment.order is not Order.AT or moment.year >= years[0]:
            continue
        if sentence.clause_of(value.start) in passage.focus_clauses:
            return (Effect(NAME, EffectKind.WEAKEN, sentence, value.start, value.end),)
    return ()


def _no_more(passage: Passage) -> tuple[Effect, ...]:
    """ "Roe, who *worked* there" for "Roe *still* works there": whether it goes on is not told."""
    sentence, lasting = passage.sentence, passage.stance.continuances
    wording = passage.alignment.wording
    if wording.past or not wording.find(lasting) or sentence.find(lasting) or passage.alignment.opposites:
        return ()
    for number in passage.focus_clauses:
        first = next(iter(sentence.verbs_in(passage.clauses[number])), None)
        if first is not None and tells_once(passage, first):
            return (Effect(NAME, EffectKind.WEAKEN, sentence, first, first + 1),)
    return ()


def _describes(passage: Passage) -> bool:
    """Whether what decides only describes a noun behind it, whatever the clause tells of that."""
    sentence, focus = passage.sentence, passage.alignment.focus
    phrases = [sentence.phrase_at(place) for place in focus]
    return bool(focus) and all(
        phrase is not None and phrase.determiner and place < phrase.head and not sentence.finite[place]
        for place, phrase in zip(focus, phrases, strict=True)
    )


def _was_so(passage: Passage) -> tuple[Effect, ...]:
    """ "Im Mai 2019 *musste* der Tunnel gesperrt werden" for "muss gesperrt werden": so then, not now.

    And what "*war lange* der größte", or was so "*als* er Minister war", need not be so any more.
    """
    stance, wording, sentence = passage.stance, passage.alignment.wording, passage.sentence
    bound = any(word in stance.necessities or word in stance.permissions for word in wording.lower)
    if wording.planned or (wording.past and not passage.claims_state):
        return ()
    if _describes(passage):
        return ()  # "The 300-metre-*long* bridge was closed"
    lasting = passage.claims_state or bound
    once = _came_to_an_end(passage)
    if once:
        return once
    for number in passage.focus_clauses:
        clause = passage.clauses[number]
        closed = any(sentence.lower[p] in stance.perfect_infinitives for p in range(clause.start, clause.end))
        first = next(iter(sentence.verbs_in(clause)), None)
        if closed or first is None or not tells_once(passage, first):
            continue
        if lasting and clause.kind is ClauseKind.SUBORDINATE and clause.opener in stance.whens:
            return (
                passage.effect(NAME, EffectKind.SILENCE, PhraseHit(clause.start, clause.start + 1, NAME)),
            )
        passing = sentence.find(stance.passing) if lasting else ()
        for hit in (*_bygones(passage), *passing):
            if sentence.clause_of(hit.start) == number:
                return (passage.effect(NAME, EffectKind.SILENCE, hit),)
    return ()


def _came_to_an_end(passage: Passage) -> tuple[Effect, ...]:
    """ "*hat* viele *aufgenommen*" for "nimmt *keine mehr* auf": what is done no longer has been done before."""
    stance, sentence, wording = passage.stance, passage.sentence, passage.alignment.wording
    if not wording.negated or not sentence.pack.lexicon.infinitive_endings or wording.counter:
        return ()
    closed = any(word in stance.mores for word in wording.lower)
    closed = closed and not any(word in stance.comparisons for word in wording.lower)
    denied = passage.hits(stance.negators, passage.focus_clauses) or passage.alignment.opposites
    denied = denied or passage.hits(stance.endings, passage.focus_clauses)
    if not closed or denied or len(passage.focus_clauses) != 1:
        return ()
    clause = passage.clauses[passage.focus_clauses[0]]
    verb = next(iter(sentence.verbs_in(clause)), None)
    if verb is None or any(word in stance.resumptions for word in sentence.lower):
        return ()
    past = sentence.lower[verb] in stance.past_auxiliaries or tells_once(passage, verb)
    past = past and sentence.lower[verb] not in stance.copulas
    return (Effect(NAME, EffectKind.WEAKEN, sentence, verb, verb + 1),) if past else ()


def _another(passage: Passage) -> tuple[Effect, ...]:
    """ "die Wahl *vor vier Jahren*", "die *vorige* Wahl": another event of the kind than the one that is claimed."""
    sentence, stance = passage.sentence, passage.stance
    times = list(_bygones(passage))
    for match in passage.alignment.matches:
        noun = match.term.kind is TermKind.WORD and not match.term.predicate
        if not noun or match.position is None or match.how in ("opposite", "part"):
            continue
        if sentence.pack.lexicon.infinitive_endings and not sentence.words[match.position].text[0].isupper():
            continue
        end = match.end or match.position + 1
        before = sentence.lower[match.position - 1] if match.position else ""
        if before in stance.formers:
            place = match.position - 1
            return (passage.effect(NAME, EffectKind.SILENCE, PhraseHit(place, place + 1, before)),)
        for hit in times:
            between = sentence.words[end : hit.start]
            linked = all(_links(passage, word.lower) for word in between)
            if 0 <= hit.start - end <= LINK and linked:
                return (passage.effect(NAME, EffectKind.SILENCE, hit),)
    return ()


def _links(passage: Passage, word: str) -> bool:
    stance, numbers = passage.stance, passage.sentence.pack.values.number_words
    return word in stance.prepositions or word in stance.time_nouns or word in numbers or word.isdigit()


def _bygones(passage: Passage) -> Iterator[PhraseHit]:
    """Yield what names a time gone by: "vor vier Jahren", "damals", a year before the article's own."""
    yield from passage.sentence.find(passage.stance.bygones)
    date = passage.matcher.article.document.article.date
    for value in passage.sentence.values:
        if date is not None and _year(value) < date.year:
            yield PhraseHit(value.start, value.end, NAME)


def _year(value: Value) -> float:
    """The year that a value names, infinity if it names none."""
    if value.moment is not None and value.moment.year is not None:
        return value.moment.year
    return value.amount if value.kind is ValueKind.YEAR else float("inf")
