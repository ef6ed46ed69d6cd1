"""What did not come about, or has not yet: what nearly was, was forestalled, once wanted, or may come to somebody."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.clauses import ClauseKind
from factcheck.text.prepared import PreparedSentence


def unfulfilled(passage: Passage) -> tuple[Effect, ...]:
    """Return what tells that something did not come about, first reason first."""
    return (*_nearly(passage), *_forestalled(passage), *_once_wanted(passage), *_prospect(passage))


def _nearly(passage: Passage) -> tuple[Effect, ...]:
    """ "The ship *nearly* sank": it did not; "nearly 300 drowned" says that they did."""
    sentence = passage.sentence
    for hit in passage.hits(passage.stance.nearly, passage.focus_clauses):
        first = min((place for place in passage.alignment.focus if place >= hit.end), default=-1)
        verbs = all(sentence.finite[place] for place in range(hit.end, first))
        anywhere = hit.end > hit.start + 2  # "*um ein Haar* vom Dach gestürzt"
        near = first == hit.end or (
            first == hit.end + 1 and sentence.lower[hit.end] in passage.stance.prepositions
        )
        anywhere = anywhere or _opens_clause(passage, hit) or (passage.claims_state and near)
        if first >= 0 and (anywhere or (verbs and _is_verb(sentence, first))):
            return (passage.effect("nearly", EffectKind.SILENCE, hit),)
    return ()


def _opens_clause(passage: Passage, hit: PhraseHit) -> bool:
    """ "*Beinahe hatte* Roth den Brief gefälscht": before the verb that opens a German clause."""
    sentence = passage.sentence
    if not sentence.pack.lexicon.infinitive_endings:
        return False
    start = passage.clauses[sentence.clause_of(hit.start)].start
    return hit.start == start and any(sentence.finite[hit.end : hit.end + 1])


def _is_verb(sentence: PreparedSentence, place: int) -> bool:
    """Whether a word is a verb; what decides is one too if a small letter shows it."""
    small = bool(sentence.pack.lexicon.infinitive_endings) and sentence.words[place].text[0].islower()
    return sentence.finite[place] or (
        small and sentence.lower[place] not in sentence.pack.lexicon.function_words
    )


def _forestalled(passage: Passage) -> tuple[Effect, ...]:
    """ "*bevor* er verhaftet werden *konnte*": what somebody came before was not done."""
    stance, sentence = passage.stance, passage.sentence
    modals = stance.finite_auxiliaries - stance.copulas - stance.past_auxiliaries
    for number in passage.focus_clauses:
        clause = passage.clauses[number]
        if clause.kind is ClauseKind.MAIN or clause.opener not in stance.befores:
            continue
        for place in range(clause.start, clause.end):
            if sentence.lower[place] in stance.past_states and sentence.lower[place] in modals:
                return (Effect("forestalled", EffectKind.SILENCE, sentence, clause.start, place + 1),)
    return ()


def _once_wanted(passage: Passage) -> tuple[Effect, ...]:
    """ "*wollte* die Bank übernehmen" for "übernimmt die Bank": what somebody wanted once need not have come about."""
    wording, stance, sentence = passage.alignment.wording, passage.stance, passage.sentence
    if wording.past or wording.state or wording.find(stance.wants):
        return ()
    normalizer = passage.matcher.index.normalizer
    hits = passage.hits(stance.wants, passage.focus_clauses)
    past = (h for h in hits if sentence.finite[h.start] and normalizer.is_preterite(sentence.lower[h.start]))
    return tuple(passage.effect("wish", EffectKind.WEAKEN, hit) for hit in past)[:1]


def _prospect(passage: Passage) -> tuple[Effect, ...]:
    """ "*faces* a fine": what somebody may get they don't have yet."""
    sentence, focus = passage.sentence, passage.alignment.focus
    for hit in passage.hits(passage.stance.prospects, passage.focus_clauses):
        phrase = next((p for p in sentence.phrases if p.head >= hit.end), None)
        behind = sentence.phrase_from(phrase.end) if phrase is not None else None
        row = [each for each in (phrase, behind) if each is phrase or (each is not None and each.genitive)]
        held = any(each is not None and each.start <= place < each.end for each in row for place in focus)
        values = [m for m in passage.alignment.matches if m.term.predicate and m.term.value is not None]
        if held or (phrase is not None and values and passage.alignment.predicate):
            return (passage.effect("prospect", EffectKind.SILENCE, hit),)
    return ()
