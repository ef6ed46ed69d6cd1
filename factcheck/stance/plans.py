"""Plans and the future: what is to come has not come yet ("*soll* schließen", "*plans to* close")."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.prepared import PreparedSentence
from factcheck.text.verb_forms import verb_forms

PARTICIPLE_ENDINGS = ("t", "n")
"""Last letters of a German participle."""


def plans(passage: Passage) -> tuple[Effect, ...]:
    """Return the plan that is no fact: it says nothing to a wording about what has happened or is so now."""
    wording = passage.alignment.wording
    if not (wording.past or wording.state):
        measured = bool(wording.measured) and not wording.planned
        expected = _expected(passage) if measured else ()
        return tuple(passage.effect("plan", EffectKind.SILENCE, hit) for hit in expected[:1])
    stance, sentence = passage.stance, passage.sentence
    intended = [
        governor
        for number in passage.focus_clauses
        if passage.clauses[number].kind is ClauseKind.INFINITIVE
        and (governor := passage.clauses[number].governor) is not None
    ]
    hits = passage.hits(stance.plans, (*passage.focus_clauses, *intended))
    hits = tuple(hit for hit in hits if passage.precedes_focus(hit))
    futures = (h for h in passage.hits(stance.futures, passage.focus_clauses) if sentence.finite[h.start])
    hits += tuple(hit for hit in futures if not _is_passive(passage, hit.start))
    hits += _expected(passage) + _would(passage) + _to_come(passage) + _until(passage)
    deeds = _of_deed(passage)
    said = wording.lower  # "promised that he *would* not resign"
    effects = []
    for hit in () if _persists(passage) else (*hits, *deeds):
        if sentence.lower[hit.start] in said:
            continue
        clause = passage.clauses[sentence.clause_of(hit.start)]
        if (is_perfect(passage, clause) and hit not in deeds) or _is_of_other(passage, hit):
            continue
        if passage.is_carried_out(hit):
            continue
        if not _not_planned(passage, hit) and not _counts(passage, hit) and not _will_not(passage, hit):
            effects.append(passage.effect("plan", EffectKind.SILENCE, hit))
    return tuple(effects[:1])


def _of_deed(passage: Passage) -> tuple[PhraseHit, ...]:
    """ "A strike by drivers *is planned* for Monday" for "went on strike": the noun is what is planned."""
    sentence, focus, stance = passage.sentence, passage.alignment.focus, passage.stance
    phrase = sentence.phrase_at(focus[0]) if passage.alignment.wording.past and focus else None
    if phrase is None or any(sentence.finite[p] or not phrase.start <= p < phrase.end for p in focus):
        return ()
    number = sentence.clause_of(focus[0])
    subject = sentence.roles[number].patient
    if subject is None or not subject.start <= focus[0] < subject.end:
        return ()
    hits = passage.hits(stance.plans, (number,))
    return tuple(h for h in hits if h.start > focus[-1] and sentence.lower[h.start - 1] in stance.passives)


def is_perfect(passage: Passage, clause: Clause) -> bool:
    """Return whether a participle tells what was done: "soll es *gewusst haben*", but not "will *Schulden haben*"."""
    stance, sentence = passage.stance, passage.sentence
    closing = [
        p for p in range(clause.start + 1, clause.end) if sentence.lower[p] in stance.perfect_infinitives
    ]
    if not sentence.pack.lexicon.infinitive_endings:
        return any(_has_participle_behind(sentence, place, clause.end) for place in closing)
    for place in closing:
        before = place - 1 - (sentence.lower[place - 1] in stance.infinitive_markers)
        word = sentence.words[before]
        if word.text[0].islower() and word.lower.endswith(PARTICIPLE_ENDINGS):
            return True
    return False


def _has_participle_behind(sentence: PreparedSentence, place: int, end: int) -> bool:
    """ "is said to *have known*", but not "will *have* no debts"."""
    if not sentence.finite[place] or any(sentence.finite[place + 1 : min(place + 3, end)]):
        return True
    return place + 1 < end and verb_forms(sentence.pack).may_be_participle(sentence.lower[place + 1])


def _is_of_other(passage: Passage, hit: PhraseHit) -> bool:
    """ "über das *geplante* Paket gab es eine Einigung": planned is a noun that isn't what decides."""
    sentence = passage.sentence
    phrase = sentence.phrase_at(hit.start)
    if phrase is None or sentence.finite[hit.start] or phrase.head < hit.end:
        return False
    return not any(phrase.start <= place < phrase.end for place in passage.alignment.focus)


def _expected(passage: Passage) -> tuple[PhraseHit, ...]:
    """ "Experten *erwarten*, dass die Bank die Zinsen senkt": not so yet, unless it is told as past."""
    normalizer, words = passage.matcher.index.normalizer, passage.sentence.words
    past = any(
        normalizer.is_preterite(words[p].text) or normalizer.may_be_participle(words[p].text)
        for p in passage.alignment.focus
        if words[p].text.isalpha()
    )
    by_noun = any(
        m.how == "measure" for m in passage.alignment.matches
    )  # "*rechnet mit* einer Quote von 8 Prozent"
    scope = (*passage.governing_clauses, *(passage.focus_clauses if by_noun else ()))
    hits = () if past else passage.hits(passage.stance.expectations, scope)
    return hits or _expected_deed(passage)


def _expected_deed(passage: Passage) -> tuple[PhraseHit, ...]:
    """ "*rechnet mit* einem Angriff", "*erwartet* einen Angriff" for "griff an": the noun is what is expected."""
    sentence, focus = passage.sentence, passage.alignment.focus
    phrase = sentence.phrase_at(focus[0]) if passage.alignment.wording.past and focus else None
    if phrase is None or any(sentence.finite[p] or not phrase.start <= p < phrase.end for p in focus):
        return ()
    number = sentence.clause_of(focus[0])
    patient = sentence.roles[number].patient
    expected = patient is not None and patient.start <= focus[0] < patient.end
    hits = passage.hits(passage.stance.expectations, (number,))
    return tuple(hit for hit in hits if expected or phrase.preposition in hit.phrase.split())


def _to_come(passage: Passage) -> tuple[PhraseHit, ...]:
    """ "*wird* im Mai geschlossen" for "wurde geschlossen": a passive at a time to come is not done yet."""
    sentence, normalizer, scope = passage.sentence, passage.matcher.index.normalizer, passage.focus_clauses
    done = any(normalizer.may_be_participle(sentence.words[place].text) for place in passage.alignment.focus)
    if not done or not passage.alignment.wording.past:
        return ()
    clauses = [passage.clauses[number] for number in scope]
    month = any(sentence.is_month(place) for clause in clauses for place in range(clause.start, clause.end))
    if not month and not passage.hits(passage.stance.times_to_come, scope):
        return ()
    futures = passage.hits(passage.stance.futures, scope)
    return tuple(hit for hit in futures if sentence.finite[hit.start] and _is_passive(passage, hit.start))


def _until(passage: Passage) -> tuple[PhraseHit, ...]:
    """ "Eine Frage der Zeit, *bis* er zurücktritt" for "trat zurück": he has not yet; but "bis er zurücktrat"."""
    sentence, normalizer, found = passage.sentence, passage.matcher.index.normalizer, []
    if not sentence.pack.lexicon.infinitive_endings:
        return ()
    for number in passage.focus_clauses:
        clause = passage.clauses[number]
        if clause.kind is not ClauseKind.SUBORDINATE or clause.opener not in sentence.pack.values.untils:
            continue
        verbs = sentence.verbs_in(clause)
        now = [place for place in verbs if sentence.lower[place] not in passage.stance.past_states]
        past = any(
            normalizer.is_preterite(word) or word in passage.stance.passives - passage.stance.futures
            for word in (sentence.lower[place] for place in now)
        )
        whole = not now or not any(
            "," in sentence.gap_before(p) for p in range(clause.start + 1, now[-1] + 1)
        )
        if now and len(now) == len(verbs) and whole and not past:
            found.append(PhraseHit(now[-1], now[-1] + 1, clause.opener))
    return tuple(found)


def _would(passage: Passage) -> tuple[PhraseHit, ...]:
    """ "erklärte, dass er nicht *zustimmen würde*" for "hat zugestimmt": reported as to come, and not as done."""
    normalizer, lower = passage.matcher.index.normalizer, passage.sentence.lower
    if not passage.alignment.wording.past or not passage.sentence.pack.lexicon.infinitive_endings:
        return ()
    focus = passage.alignment.focus
    if not any(normalizer.is_infinitive(lower[place]) for place in focus):
        return ()
    hits = passage.hits(passage.stance.conditionals, passage.focus_clauses)
    if any(
        normalizer.is_infinitive_too(lower[place]) for place in focus
    ):  # "hätten drei Aufträge *vergeben*"
        past = passage.stance.past_auxiliaries - passage.stance.passives
        perfect = set(map(normalizer.key, past))
        hits = tuple(hit for hit in hits if normalizer.key(lower[hit.start]) not in perfect)
    return hits


def _counts(passage: Passage, hit: PhraseHit) -> bool:
    """ "*close to* 200 died": the phrase tells a number, not a plan."""
    sentence = passage.sentence
    behind = sentence.words[hit.end : hit.end + 1]
    numbers = sentence.pack.values.number_words
    opens_verb = sentence.lower[hit.end - 1] in passage.stance.infinitive_markers
    articles = passage.stance.determiners  # "close to *an* agreement"
    numbered = (w.text[0].isdigit() or (w.lower in numbers and w.lower not in articles) for w in behind)
    return opens_verb and any(numbered)


def _persists(passage: Passage) -> bool:
    """ "The strike will *go ahead*" for "was called off": what will still be has not ended."""
    lasting = {hit.start for hit in passage.sentence.find(passage.stance.persistences)}
    return any(m.term.predicate and m.position in lasting for m in passage.alignment.opposites)


def _not_planned(passage: Passage, hit: PhraseHit) -> bool:
    """ "There are *no* plans to close it": what is not even planned has not been done."""
    before = passage.sentence.lower[hit.start - 1 : hit.start]
    return bool(before) and before[0] in passage.stance.negators


def _will_not(passage: Passage, hit: PhraseHit) -> bool:
    """ "She will *not* resign" for "has resigned": what is not even to come has not been done."""
    sentence, stance = passage.sentence, passage.stance
    behind = sentence.lower[hit.end : hit.end + 1]
    denied = bool(behind) and behind[0] in stance.negators and behind[0] in stance.contrast_negators
    if sentence.pack.lexicon.infinitive_endings:
        first = min(passage.alignment.focus, default=hit.end)
        near = sentence.lower[max(hit.end, first - 1) : first]
        denied = denied or bool(near and near[0] in stance.contrast_negators and near[0] in stance.negators)
    return hit.phrase in stance.futures.phrases and denied


def _is_passive(passage: Passage, position: int) -> bool:
    """ "wird gewählt" is a passive, "wird wählen" the future; English has a verb of its own for each."""
    if not passage.sentence.pack.lexicon.infinitive_endings:
        return False
    clause = passage.clauses[passage.sentence.clause_of(position)]
    normalizer = passage.matcher.index.normalizer
    words = passage.sentence.words[clause.start : clause.end]
    return any(normalizer.is_participle(word.text) for word in words if word.text[0].islower())
