"""Negation: a negator in the clause that decides turns its meaning ("hat *nicht* unterzeichnet")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.languages.phrases import GAP, PhraseHit, without_overlaps
from factcheck.match.alignment import STATED
from factcheck.match.terms import TermKind
from factcheck.stance.asides import denied_aside
from factcheck.stance.negation_scope import NOUN_PHRASE, behind_cause, in_scope, reaches_unsurely
from factcheck.stance.other_holder import called_so
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.attributes import ADJECTIVE_ENDINGS
from factcheck.text.clauses import ClauseKind
from factcheck.text.prepared import PreparedSentence
from factcheck.text.verb_forms import COMPARATIVE, verb_forms

NAME = "negation"
POSSIBLE = 2
"""Words from a negator within which what it calls impossible stands: "nicht *einmal möglich*"."""
LISTED = 4
"""Words before a negator among which a comma or "und" shows that it goes on with a list."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the negations in whose scope the deciding words stand."""
    if passage.is_presupposed:
        return ()
    short = left_short(passage)
    if short is not None:
        return (passage.effect(NAME, EffectKind.DENY, short),)
    unsaid = _unsaid(passage) or _not_more(passage) or _undisclosed(passage)
    if unsaid:
        return unsaid
    found = (
        (_put_right(passage) or _set_apart(passage) or _unplanned(passage))
        + _of_no_such(passage)
        + _disbelieved(passage)
        + _missed(passage)
        + _left_in(passage)
        + _of_one_clause(passage, _denying(passage))
    )
    return found or _denied_elsewhere(passage)


def _denying(passage: Passage) -> Iterator[PhraseHit]:
    """Yield the negators of the deciding clauses in whose scope the deciding words stand."""
    sentence, stance, scope = passage.sentence, passage.stance, passage.whole_clauses
    whole = (*scope, *passage.governing_clauses)
    tables = (stance.denial_verbs, stance.failure_verbs, stance.failure_nouns)
    told = (hit for table in tables for hit in passage.hits(table, whole))
    # "found *not* guilty of", "decision *not* to"
    shields = tuple(hit for hit in told if stance.negators.find(hit.phrase.split()))
    if passage.charge is not None:
        shields += sentence.find(stance.acquittals)
    for hit in without_overlaps(passage.hits(stance.negators, scope)):
        if (
            not _is_shielded(passage, hit)
            and not any(shield.start <= hit.start < shield.end for shield in shields)
            and not sentence.words[hit.end - 1].joined  # "nicht-öffentlich", "non-binding"
            and not _is_answer(passage, hit)
            and not _of_another(passage, hit)
            and not _is_apart_from_opposite(passage, hit)
            and not _lists_on(passage, hit)
            and not _says_so_too(passage, hit)
            and not denied_aside(passage, hit)
            and in_scope(passage, hit)
        ):
            yield hit


def _undisclosed(passage: Passage) -> tuple[Effect, ...]:
    """ "the attack was *not disclosed*", "das Treffen war *nicht ergiebig*" for "griff an", "traf sich": it was there.

    Or it may have been: the negator says nothing of the deed that a noun names, only of what became known of it or
    what it was like.
    """
    sentence, stance = passage.sentence, passage.stance
    if len(passage.focus_clauses) != 1 or passage.alignment.wording.state:
        return ()
    nouns = [sentence.phrase_at(place) for place in passage.alignment.focus]
    if any(p is None or sentence.finite[p.head] for p in nouns):
        return ()
    if all(p is None or p.preposition for p in nouns):
        return ()
    clause = passage.clauses[passage.focus_clauses[0]]
    disclosed = passage.hits(stance.disclosures, passage.focus_clauses)
    disclosed = tuple(h for h in disclosed if passage.aligned.isdisjoint(range(h.start, h.end)))
    verbs = {sentence.lower[place] for place in sentence.verbs_in(clause)}
    copula = any(v in stance.copulas and v in stance.past_auxiliaries for v in verbs)
    copula = copula and verbs.isdisjoint(stance.present_auxiliaries)
    for hit in without_overlaps(passage.hits(stance.negators, passage.focus_clauses)):
        if sentence.is_shielded(hit.start) or passage.covers_wording(hit):
            continue
        known = any(told.end > hit.start for told in disclosed)
        if known or (copula and _is_of_quality(passage, hit.end, clause.end)):
            return (passage.effect("undisclosed", EffectKind.WEAKEN, hit),)
    return ()


def _is_of_quality(passage: Passage, place: int, end: int) -> bool:
    """Whether an adjective behind a negator says what something was like, and not whether it was: "not *long*"."""
    sentence, stance = passage.sentence, passage.stance
    if place < end and sentence.lower[place] in sentence.pack.lexicon.function_words:
        place += 1
    if place >= end or place in passage.aligned or sentence.finite[place]:
        return False
    word, index = sentence.words[place], passage.matcher.index
    listed = word.lower in sentence.pack.lexicon.function_words or word.lower in stance.realities
    small = word.text[0].islower() and not listed and not index.normalizer.may_be_participle(word.text)
    return small and (place + 1 == end or sentence.lower[place + 1] in stance.prepositions)


def _is_apart_from_opposite(passage: Passage, hit: PhraseHit) -> bool:
    """ "will *keine* Last sein und gab seinen *Austritt* bekannt" for "tritt nicht bei": denied in another clause."""
    sentence = passage.sentence
    clauses = {sentence.clause_of(place) for place in passage.alignment.contrary_places}
    number = sentence.clause_of(hit.start)
    kinds = {passage.clauses[other].kind for other in (number, *clauses)}
    return bool(clauses) and number not in clauses and kinds == {ClauseKind.MAIN}


def _is_shielded(passage: Passage, hit: PhraseHit) -> bool:
    """ "*nicht zum ersten Mal*" denies nothing, unless the wording says that it is the first time.

    And "*nicht gefährdet*" denies that something is at risk, and nothing else.
    """
    sentence = passage.sentence
    if _is_topped(passage, hit):
        return True
    if not sentence.is_shielded(hit.start):
        return False
    shields = (s for s in sentence.find(passage.stance.not_negations) if s.start <= hit.start < s.end)
    matches = passage.alignment.matches
    values = {m.position for m in matches if m.how == "value"}
    deciding = {m.position for m in matches if m.term.predicate} | values
    return any(
        (values if GAP in shield.phrase.split() else deciding).isdisjoint(range(shield.start, shield.end))
        for shield in shields
    )


def _is_topped(passage: Passage, hit: PhraseHit) -> bool:
    """ "has *never* been *safer*" says that it is safe."""
    copulas, focus = passage.stance.copulas, passage.alignment.focus
    if not _is_compared(passage) or hit.end - hit.start != 1:
        return False
    return any(passage.sentence.lower[place] in copulas for place in range(hit.end, focus[0]))


def _not_more(passage: Passage) -> tuple[Effect, ...]:
    """ "is *no safer* than before" for "is safe": it says neither."""
    if not _is_compared(passage):
        return ()
    place = passage.alignment.focus[0]
    hits = passage.hits(passage.stance.negators, passage.focus_clauses)
    beside = (hit for hit in hits if hit.end == place)
    return tuple(passage.effect("compared", EffectKind.SILENCE, hit) for hit in beside)[:1]


def _is_compared(passage: Passage) -> bool:
    """Whether more of what the wording says decides: "*safer*" for "safe", which English tells by the ending."""
    sentence, focus = passage.sentence, passage.alignment.focus
    if sentence.pack.lexicon.infinitive_endings or len(focus) != 1:
        return False
    met = (m.term.text.lower() for m in passage.alignment.matches if m.position == focus[0])
    word = sentence.lower[focus[0]]
    more = word.endswith(COMPARATIVE) and verb_forms(sentence.pack).of(word) is None
    return more and not any(text.endswith(COMPARATIVE) for text in met)


def _unsaid(passage: Passage) -> tuple[Effect, ...]:
    """ "did *not* say that he was sorry", "das heißt *nicht*, dass": what is not said or shown may be so or not."""
    stance, sentence = passage.stance, passage.sentence
    ordered = not sentence.pack.lexicon.infinitive_endings
    called = passage.hits(stance.negators, passage.focus_clauses) if called_so(passage) else ()
    if called:
        return (passage.effect("unsaid", EffectKind.SILENCE, called[0]),)
    for number in passage.governing_clauses:
        below = passage.clauses[number + 1 : number + 2]
        if not below or (
            below[0].opener in stance.content_openers and below[0].opener not in stance.conditions
        ):
            continue  # "did not say *why* he left"
        clause = passage.clauses[number]
        denials = passage.hits(stance.denial_verbs, (number,))
        tables = () if denials else (stance.reporting_verbs, stance.implications)
        views = {hit.start for hit in sentence.find(stance.opinion_verbs)}
        for verb in (hit for table in tables for hit in passage.hits(table, (number,))):
            if verb.start in views:
                continue  # who does "*not believe* that" has a view
            if sentence.is_noun(verb.start) or (ordered and not sentence.finite[verb.start]):
                continue  # "keine *Belege*, dass", "there was no truth in *reports* that"
            group = range(clause.start, verb.start if ordered else clause.end)
            for hit in passage.hits(stance.negators, (number,)):
                own = hit.start in group and not sentence.is_shielded(hit.start)
                # "anders als behauptet *stimmt* es *nicht*, dass"
                verdicts = sentence.find(stance.false_predicates)
                own = own and not any(verdict.start <= hit.start < verdict.end for verdict in verdicts)
                if own and _is_denied_view(sentence, hit, verb):
                    return (passage.effect("unsaid", EffectKind.SILENCE, hit),)
    return ()


def _unplanned(passage: Passage) -> tuple[Effect, ...]:
    """ "hat *keine Pläne*, das Bad zu schließen" for "will es schließen": what nobody plans is denied."""
    stance, sentence = passage.stance, passage.sentence
    for clause in (passage.clauses[number] for number in passage.focus_clauses):
        if not passage.alignment.wording.planned or clause.kind is not ClauseKind.INFINITIVE:
            continue
        governing = () if clause.governor is None else (clause.governor,)
        for plan in (*passage.hits(stance.plans, governing), *passage.hits_apart(stance.plans, governing)):
            phrase = sentence.phrase_at(plan.start)
            for hit in passage.hits(stance.negators, governing):
                near = phrase is None or hit.start in range(phrase.start - 1, plan.start)
                near = near and hit.phrase not in stance.phrase_negators
                if near and not sentence.is_shielded(hit.start):
                    return (passage.effect(NAME, EffectKind.DENY, hit),)
    return ()


def _denied_elsewhere(passage: Passage) -> tuple[Effect, ...]:
    """ "there is *nothing* she says that I believe" for "he does not believe her": denied, but not of the verb.

    What somebody denies to have said or known is not contradicted for sure by a sentence that denies something.
    """
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    if not wording.clauses or len(passage.clauses) < 2:
        return ()
    if not wording.negated:
        return _denied_within(passage)
    near = {other for number in passage.focus_clauses for other in (number - 1, number, number + 1)}
    for hit in sentence.find(stance.negators):
        plain = sentence.clause_of(hit.start) in near and not sentence.is_shielded(hit.start)
        if plain and not passage.covers_wording(hit):
            return (passage.effect("denied-elsewhere", EffectKind.WEAKEN, hit),)
    return ()


def _denied_within(passage: Passage) -> tuple[Effect, ...]:
    """ "confirmed that it is *not* from there" for "confirmed that it is": what the clause below says is denied."""
    sentence, wording = passage.sentence, passage.alignment.wording
    within = {place for places in wording.clauses for place in places}
    met = [m.position for m in passage.alignment.matches if m.term.position in within]
    told = {sentence.clause_of(place) for place in met if place is not None}
    below = {n for n in told if passage.clauses[n].governor in passage.focus_clauses}
    for hit in passage.hits(passage.stance.negators, tuple(sorted(below - set(passage.focus_clauses)))):
        if not sentence.is_shielded(hit.start) and not passage.covers_wording(hit):
            return (passage.effect("denied-elsewhere", EffectKind.WEAKEN, hit),)
    return ()


def _of_no_such(passage: Passage) -> tuple[Effect, ...]:
    """ "kann sich *keine lange* Suche leisten" for "Die Suche ist *lang*": there is none, which tells not how it is.

    "Das ist keine lange Suche" does.
    """
    sentence, stance, focus = passage.sentence, passage.stance, passage.alignment.focus
    if not sentence.pack.lexicon.infinitive_endings or len(focus) != 1 or not passage.alignment.wording.state:
        return ()
    place = focus[0]
    phrase = sentence.phrase_from(place + 1)
    small = sentence.words[place].text[0].islower() and sentence.lower[place].endswith(ADJECTIVE_ENDINGS)
    if phrase is None or sentence.finite[place] or not small:
        return ()
    clause = passage.clauses[sentence.clause_of(place)]
    verbs = [sentence.lower[p] for p in sentence.verbs_in(clause)]
    denied = place > clause.start and sentence.lower[place - 1] in stance.contrast_negators
    if not denied or all(verb in stance.copulas for verb in verbs):
        return ()
    return (Effect("no-such", EffectKind.WEAKEN, sentence, place - 1, place + 1),)


def left_short(passage: Passage) -> PhraseHit | None:
    """Return the negator by which the verb is denied of whom the wording names: "ten signed it; *Roe did not*"."""
    sentence, stance, focus = passage.sentence, passage.stance, passage.alignment.focus
    said = passage.alignment.wording.roles
    hits = sentence.find(stance.negators)
    if not hits or said is None or said.agent is None or said.passive or not focus:
        return None
    own = {match.position for match in passage.alignment.terms_in(said.agent)}
    for hit in hits:
        beside = _beside(sentence, hit)
        if beside and beside[0] > focus[-1] and all(p in own for p in beside):
            return hit
    return None


def _of_another(passage: Passage, hit: PhraseHit) -> bool:
    """ "Roe signed it, *his deputy not*": the verb is left out, and denied of somebody else."""
    sentence, focus = passage.sentence, passage.alignment.focus
    beside = _beside(sentence, hit)
    if not beside or not focus or beside[0] <= focus[-1] or beside[-1] > hit.start:
        return False
    phrase = sentence.phrase_at(beside[-1])
    whole = phrase is not None and phrase.start <= beside[0] and not phrase.preposition
    return whole and not any(sentence.finite[p] or p in passage.aligned for p in beside)


def _beside(sentence: PreparedSentence, hit: PhraseHit) -> list[int]:
    """What stands with a negator between commas or the like, auxiliaries aside."""
    start, end = hit.start, hit.end
    while start and not _is_cut(sentence, start):
        start -= 1
    while end < len(sentence.words) and not _is_cut(sentence, end):
        end += 1
    auxiliaries = sentence.pack.stance.finite_auxiliaries
    places = (p for p in range(start, end) if not hit.start <= p < hit.end)
    return [p for p in places if sentence.lower[p] not in auxiliaries]


def _is_cut(sentence: PreparedSentence, place: int) -> bool:
    """Whether a comma or the like, or a word that joins, stands before a word."""
    cut = any(mark in sentence.gap_before(place) for mark in ",;:–")
    return cut or sentence.lower[place - 1] in sentence.pack.stance.coordinators


def _of_one_clause(passage: Passage, hits: Iterable[PhraseHit]) -> tuple[Effect, ...]:
    """ "*Niemand* wird bestraft, weil er zögert, das ist *nicht* der Punkt": denied once, and once more."""
    found = tuple(hits)
    first = {passage.sentence.clause_of(hit.start) for hit in found[:1]}
    kept = [hit for hit in found if passage.sentence.clause_of(hit.start) in first]
    unsure = (hit for hit in kept if reaches_unsurely(passage, hit))
    doubts = tuple(passage.effect("scope", EffectKind.WEAKEN, hit) for hit in unsure)
    return (*(passage.effect(NAME, EffectKind.DENY, hit) for hit in kept), *doubts[:1])


def _lists_on(passage: Passage, hit: PhraseHit) -> bool:
    """ "Nie habe er etwas verkauft, *kein* Boot und schon gar *kein* Haus", "*no* deal, *no* deal": told again."""
    sentence, stance = passage.sentence, passage.stance
    if not sentence.pack.lexicon.infinitive_endings:
        places = range(max(0, hit.start - LISTED), hit.start)
        first = next((place for place in places if sentence.lower[place] == hit.phrase), None)
        again = first is not None and "," in sentence.gap_before(hit.start)
        return again and not any(sentence.finite[first : hit.start])
    if sentence.lower[hit.start] not in stance.contrast_negators:
        return False
    clause = passage.clauses[sentence.clause_of(hit.start)]
    before = sentence.lower[clause.start : hit.start]
    if not hit.start or not any(word in stance.negators for word in before):
        return False
    verbs = sentence.verbs_in(clause)
    words = sentence.words
    gaps = (
        p
        for p in range(max(clause.start, hit.start - LISTED), hit.start)
        if "," in sentence.gap_before(p + 1) or words[p].lower in stance.coordinators
    )
    opened = next(gaps, None)
    return opened is not None and not any(opened < p for p in verbs)


def _disbelieved(passage: Passage) -> tuple[Effect, ...]:
    """Return the negation of a belief: "does not believe that …" denies what is believed (neg-raising)."""
    stance, sentence = passage.stance, passage.sentence
    for number in passage.governing_clauses:
        views = passage.hits(stance.opinion_verbs, (number,))
        for hit in without_overlaps(passage.hits(stance.negators, (number,))) if views else ():
            denied = any(_is_denied_view(sentence, hit, view) for view in views)
            if denied and not sentence.is_shielded(hit.start):
                return (passage.effect(NAME, EffectKind.DENY, hit),)
        for hit in passage.hits(stance.scarcities, (number,)) if views else ():
            if hit.start < views[0].start:  # "*Few* believe that …"
                return (passage.effect("disbelief", EffectKind.WEAKEN, hit),)
    return ()


def _missed(passage: Passage) -> tuple[Effect, ...]:
    """ "Es *gelang ihr nicht*, den Brand zu löschen": what did not succeed is denied; whom nobody made may have.

    So too "es ist *nicht möglich*, dass …".
    """
    stance, sentence = passage.stance, passage.sentence
    below = (n for n in passage.focus_clauses if passage.clauses[n].kind is ClauseKind.INFINITIVE)
    governing = {passage.clauses[n].governor for n in below} & set(passage.governing_clauses)
    for number in passage.governing_clauses:
        negators = [h for h in passage.hits(stance.negators, (number,)) if not sentence.is_shielded(h.start)]
        possible = passage.hits(stance.possibles, (number,))
        for hit in negators:
            if any(0 <= able.start - hit.end < POSSIBLE for able in possible):
                return (passage.effect(NAME, EffectKind.DENY, hit),)
        if number not in governing or not passage.hits(stance.implicatives, (number,)):
            continue
        succeeded = passage.hits(stance.successes, (number,))
        for hit in (*negators, *passage.hits(stance.scarcities, (number,))):
            late = any(other.start == hit.end for other in sentence.find(stance.at_onces))
            denied = hit in negators and succeeded and not late
            kind = EffectKind.DENY if denied else EffectKind.SILENCE
            return (passage.effect(NAME if denied else "missed", kind, hit),)
    return ()


def _is_denied_view(sentence: PreparedSentence, negator: PhraseHit, view: PhraseHit) -> bool:
    """ "wird von *niemandem* gezwungen, das, was er *für falsch hält*, …": another verb is denied."""
    behind = range(min(negator.end, view.end), max(negator.start, view.start) + 1)
    return not any("," in sentence.gap_before(place) for place in behind)


def _left_in(passage: Passage) -> tuple[Effect, ...]:
    """What only a phrase of the wording denies, and the sentence tells: "freed *without a payment*", "*for* one"."""
    hits = passage.sentence.find(passage.stance.negators)
    contrary = any(match.term.predicate for match in passage.alignment.opposites)
    for position in () if contrary else _left_out(passage):
        if not any(hit.end <= position < hit.end + NOUN_PHRASE for hit in hits):
            told = PhraseHit(position, position + 1, passage.sentence.lower[position])
            kind = EffectKind.WEAKEN if _tells_whom(passage) else EffectKind.DENY
            return (passage.effect(NAME, kind, told),)
    return ()


def _tells_whom(passage: Passage) -> bool:
    """Whether the wording speaks of others: "*Kinder ohne Visum* müssen gehen" says nothing of those with one."""
    wording = passage.alignment.wording
    subject = wording.roles.subject if wording.roles is not None else None
    behind = wording.lower[subject.end : subject.end + 1] if subject is not None else ()
    return any(word in passage.stance.phrase_negators for word in behind)


def _says_so_too(passage: Passage, hit: PhraseHit) -> bool:
    """ "freed *without payment*", of which the wording says just that."""
    return any(hit.end <= position < hit.end + NOUN_PHRASE for position in _left_out(passage))


def _left_out(passage: Passage) -> tuple[int, ...]:
    """Where a sentence has what only a phrase of the wording denies."""
    without = passage.alignment.wording.without
    met = (m for m in passage.alignment.matches if m.term.position in without and m.credit >= STATED)
    met = (m for m in met if m.how != "opposite")  # "*peaceful*" for "without violence"
    return tuple(match.position for match in met if match.position is not None)


def _put_right(passage: Passage) -> tuple[Effect, ...]:
    """ "killed 12 people and *not* 43", "it was *not* the coach but a fan who …": denied beside the verb's clause."""
    stance = passage.stance
    sentence = passage.sentence
    for match in passage.alignment.matches:
        if match.position is None or sentence.clause_of(match.position) in passage.focus_clauses:
            continue
        before = match.position - 1
        while before > 0 and sentence.lower[before] in stance.determiners:
            before -= 1
        if before < 0 or sentence.lower[before] not in stance.contrast_negators:
            continue
        corrected = any(word in stance.corrections for word in sentence.lower[match.position :])
        corrected = corrected or _is_set_out(passage, before, match.end or match.position + 1)
        if match.term.kind is TermKind.VALUE or corrected:
            return (
                passage.effect(NAME, EffectKind.DENY, PhraseHit(before, before + 1, sentence.lower[before])),
            )
    return ()


def _is_set_out(passage: Passage, negator: int, end: int) -> bool:
    """ "It was *not* the army *that* shelled it", "It was the rebels, *not* the army, *that* …": denied before it."""
    sentence, stance = passage.sentence, passage.stance
    opened = (passage.clauses[number] for number in passage.focus_clauses)
    relative = any(
        c.start >= end and c.opener in stance.relative_pronouns and not any(sentence.finite[end : c.start])
        for c in opened
    )
    apart = sentence.gap_before(negator).strip() == ","
    return relative and negator > 0 and (apart or sentence.lower[negator - 1] in stance.copulas)


def _set_apart(passage: Passage) -> tuple[Effect, ...]:
    """ "in a barn and *not*, as reported, in a house", "and *not* because of the storm": what only that touches."""
    stance, sentence = passage.stance, passage.sentence
    met = [match.position for match in passage.alignment.matches if match.position is not None]
    for place, word in enumerate(sentence.lower):
        if word not in stance.contrast_negators or sentence.clause_of(place) in passage.whole_clauses:
            continue
        start = _behind_insertion(sentence, place + 1) or behind_cause(passage, place + 1)
        if start is not None and any(position in range(start, start + NOUN_PHRASE) for position in met):
            return (passage.effect(NAME, EffectKind.DENY, PhraseHit(place, place + 1, word)),)
    return ()


def _behind_insertion(sentence: PreparedSentence, place: int) -> int | None:
    """The place behind what is set between commas at `place`: ", *as reported*,"."""
    words, stance = sentence.words, sentence.pack.stance
    commas = [p for p in range(place, len(words)) if "," in sentence.gap_before(p)]
    opens = place < len(words) and commas[:1] == [place] and words[place].lower in stance.report_conjunctions
    return commas[1] if opens and len(commas) > 1 else None


def _is_answer(passage: Passage, hit: PhraseHit) -> bool:
    """ "No, the bridge is closed", "Fact check: *No*, it is": the word answers a question and denies nothing here."""
    sentence = passage.sentence
    if (
        hit.start not in (0, sentence.label_end)
        or hit.end >= len(sentence.words)
        or hit.phrase not in passage.stance.answers_no
    ):
        return False
    return sentence.gap_before(hit.end).strip() == ","
