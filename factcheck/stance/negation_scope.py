"""The scope of a negator: its whole clause, or only the phrase that it stands in ("*ohne* Urteil entlassen")."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Passage
from factcheck.text.attributes import ADJECTIVE_ENDINGS
from factcheck.text.clauses import ClauseKind
from factcheck.text.finite import is_marked_infinitive
from factcheck.text.prepared import PreparedSentence
from factcheck.text.verb_forms import Form, verb_forms

NOUN_PHRASE = 3
"""Words behind "kein" or "ohne" that may still belong to the negated noun phrase."""


def in_scope(passage: Passage, hit: PhraseHit) -> bool:
    """Return whether a negator reaches what decides.

    "ohne" and a "nicht" inside a noun phrase ("der nicht öffentliche Teil") reach only the words right behind them;
    everything else reaches the whole clause (Councill et al. 2010 use the same cut at punctuation and conjunctions
    for scope).
    """
    stance = passage.stance
    sentence = passage.sentence
    word = sentence.lower[hit.start]
    if passage.attribute is not None:
        return True  # it stands within: "der nie verurteilte Politiker"
    if _of_a_noun(passage, hit):
        return False
    halved = _of_own_half(passage, hit)
    if halved is not None:
        return halved
    if _of_one_noun(passage, hit):
        return False
    leads_on = hit.end > hit.start + 1 and sentence.lower[hit.end - 1] in stance.infinitive_markers
    if leads_on and all(place < hit.start for place in passage.alignment.focus):
        return False  # "attacked her while *failing to* ask him"
    behind = range(hit.end, _phrase_end(sentence, behind_cause(passage, hit.end) or hit.end))
    if _before_participle(passage, hit) or _before_gerund(passage, hit):
        return any(position in passage.alignment.focus for position in behind)
    if word in stance.contrast_negators and behind_cause(passage, hit.end):
        return any(position in passage.aligned for position in behind)
    clause = passage.clauses[sentence.clause_of(hit.start)]
    if word in stance.phrase_negators:
        if hit.end - hit.start > 1:  # "rather than *close* it"
            return any(position in passage.aligned for position in behind)
        return _opens_clause(passage, hit) or any(position in passage.aligned for position in behind)
    opened = _opened_until(passage, hit)
    if opened is not None:
        return any(position in passage.aligned for position in range(hit.end, opened))
    if word in stance.contrast_negators and _is_added(passage, hit):
        return any(position in passage.aligned for position in range(hit.end, clause.end))
    before = sentence.lower[hit.start - 1] if hit.start > clause.start else ""
    # "said *that* nobody came"
    opener = hit.start - 1 == clause.start and clause.kind is ClauseKind.SUBORDINATE
    if before in stance.determiners and not opener:
        return any(position in passage.alignment.focus for position in behind)
    if word in stance.contrast_negators and _contrasted(passage, hit):
        return any(position in passage.aligned for position in behind)
    if word in stance.contrast_negators and _excepted(passage, hit):
        return _is_what_is_excepted(passage, hit)
    return True


def _of_own_half(passage: Passage, hit: PhraseHit) -> bool | None:
    """ "fand Waffen, *aber keine* Drogen", "hat *keine* Drogen, *aber* Waffen gefunden": it denies its own half.

    None where no word joins another half to it, or where it cannot be told how far it reaches.
    """
    sentence, focus = passage.sentence, passage.alignment.focus
    clause = passage.clauses[sentence.clause_of(hit.start)]
    if not focus or hit.phrase in passage.stance.phrase_negators:
        return None
    joint = next(
        (p for p in range(hit.start - 1, max(clause.start, hit.start - 3), -1) if _turns(passage, p)), None
    )
    if joint is not None and not any(sentence.finite[joint : hit.start]):
        return _of_second_half(passage, hit, joint)
    turn = next((p for p in range(hit.end, clause.end) if _turns(passage, p)), None)
    return None if turn is None else _of_first_half(passage, hit, turn, clause.end)


def reaches_unsurely(passage: Passage, hit: PhraseHit) -> bool:
    """ "hat *nicht sofort* gestanden", "baut das Bad *nicht mit Steuergeld*": it may deny only how or when it was.

    And "hat *kein* Tor kassiert *und gewonnen*" may deny either half.
    """
    sentence, stance, focus = passage.sentence, passage.stance, passage.alignment.focus
    if hit.end >= len(sentence.words) or not focus or hit.end in passage.aligned:
        return False
    adverbs = (stance.at_onces, stance.equalizers, stance.severities)
    if any(found.start == hit.end for table in adverbs for found in sentence.find(table)):
        return any(place >= hit.end for place in focus)
    phrase = sentence.phrase_from(hit.end)
    if phrase is not None and phrase.preposition and hit.phrase in stance.contrast_negators:
        before = sentence.phrase_until(hit.start)
        told = before is not None and before.head in passage.aligned and before.head not in focus
        dated = phrase.preposition in stance.befores
        return (told or dated) and passage.aligned.isdisjoint(range(phrase.start, phrase.end))
    clause = passage.clauses[sentence.clause_of(hit.start)]
    turn = next((p for p in range(hit.end, clause.end) if _turns(passage, p)), None)
    if turn is None or any(place <= turn for place in focus):
        return False
    done = passage.matcher.index.normalizer.may_be_participle(sentence.words[turn - 1].text)
    return done and passage.aligned.isdisjoint(range(hit.end, turn))


def _turns(passage: Passage, place: int) -> bool:
    """Whether "und", or "aber" or "nur" behind a comma, joins what follows to what was told."""
    sentence, stance = passage.sentence, passage.stance
    word = sentence.lower[place]
    if word in stance.coordinators and word not in stance.comma_coordinators:
        return word not in stance.alternatives
    turns = word in stance.adversatives or word in stance.restrictors or word in stance.comma_coordinators
    apart = "," in sentence.gap_before(place)
    if not apart and place and sentence.lower[place - 1] in sentence.pack.lexicon.function_words:
        apart = "," in sentence.gap_before(place - 1)  # "keine Truppen, *dafür aber* Geld"
    return turns and apart and word not in stance.corrections


def _of_second_half(passage: Passage, hit: PhraseHit, joint: int) -> bool | None:
    """ "Waffen, *aber keine Drogen* gefunden", "gestanden *und keine Reue* gezeigt"."""
    sentence, focus = passage.sentence, passage.alignment.focus
    own = range(hit.end, _conjunct_end(sentence, hit.end))
    told = passage.aligned.difference(focus)
    if not told.isdisjoint(own):
        return True
    before = sentence.phrase_until(joint)
    shared = before is not None and any(before.start <= place < before.end for place in passage.aligned)
    if all(place < joint for place in focus):
        clause = passage.clauses[sentence.clause_of(hit.start)]
        return False if shared or told.isdisjoint(range(hit.end, clause.end)) else None
    apart = shared and own and all(place < joint or place >= own.stop for place in focus)
    return False if apart else None


def _of_first_half(passage: Passage, hit: PhraseHit, turn: int, end: int) -> bool | None:
    """ "*keine Drogen*, aber Waffen gefunden", "*nicht schön*, aber gewonnen"."""
    sentence, stance, focus = passage.sentence, passage.stance, passage.alignment.focus
    told = passage.aligned
    if not told.isdisjoint(range(hit.end, turn)):
        return None
    behind = told.intersection(range(turn, end))
    if not behind or not all(place < hit.start or place > turn for place in focus):
        return None
    if sentence.lower[turn] in stance.adversatives or "," in sentence.gap_before(turn):
        joined = sentence.phrase_from(turn + 1)
        near = joined is not None and any(joined.start <= place < joined.end for place in behind)
        return False if near or focus[-1] > turn else None
    own = [place for place in behind if place not in focus]
    done = passage.matcher.index.normalizer.may_be_participle(sentence.words[turn - 1].text)
    return False if own and done and focus[-1] > turn else None


def _conjunct_end(sentence: PreparedSentence, start: int) -> int:
    """Where the phrase behind a negator ends: "keine *schweren Waffen* gefunden", "nicht *in Halden* gefunden"."""
    phrase = sentence.phrase_from(start) or sentence.phrase_from(start + 1)
    return _phrase_end(sentence, start) if phrase is None else phrase.end


def _of_one_noun(passage: Passage, hit: PhraseHit) -> bool:
    """ "hat *kein Büro*, aber Geld", "hat *keine Kinder* und ein Haus": what is joined to it is not denied with it."""
    stance, lower, focus = passage.stance, passage.sentence.lower, passage.alignment.focus
    word = lower[hit.start]
    if word not in stance.indefinites or word not in stance.contrast_negators or not focus:
        return False
    joined = next((p for p in range(hit.end, min(focus)) if lower[p] in stance.coordinators), None)
    if joined is None or not passage.aligned.isdisjoint(range(hit.end, joined)):
        return False  # "hat *keine Drogen*, aber Waffen gefunden" for "hat Drogen gefunden"
    own = lower[joined + 1] in stance.indefinites and lower[joined + 1] not in stance.contrast_negators
    return own or lower[joined] in stance.comma_coordinators


def _before_participle(passage: Passage, hit: PhraseHit) -> bool:
    """ "an einem *nicht erkannten Herzfehler*": only what the participle before the noun says is denied."""
    sentence, normalizer = passage.sentence, passage.matcher.index.normalizer
    words = sentence.words[hit.end : hit.end + 2]
    if not sentence.pack.lexicon.infinitive_endings or len(words) < 2 or not words[1].text[0].isupper():
        return False
    word = words[0].lower
    ending = next(
        (e for e in ADJECTIVE_ENDINGS if word.endswith(e) and word != e), ""
    )  # "nicht *er*, Minister …"
    return bool(ending) and normalizer.is_participle(word.removesuffix(ending))


def _before_gerund(passage: Passage, hit: PhraseHit) -> bool:
    """ "a fine *for not having* a visa": only the verb form behind it is denied, not what the sentence says."""
    sentence = passage.sentence
    if sentence.pack.lexicon.infinitive_endings or not 0 < hit.start < hit.end < len(sentence.words):
        return False
    before, behind = sentence.lower[hit.start - 1], sentence.lower[hit.end]
    gerund = verb_forms(sentence.pack).of(behind) is Form.CONTINUOUS
    return gerund and before in passage.stance.prepositions


def _of_a_noun(passage: Passage, hit: PhraseHit) -> bool:
    """ "was *not* asked about the decision *to join*": what a noun behind a preposition holds is taken for granted.

    Only where word order shows it.
    """
    sentence, focus = passage.sentence, passage.alignment.focus
    if sentence.pack.lexicon.infinitive_endings or not focus:
        return False
    marker = focus[0] - 1
    if marker <= hit.end or sentence.lower[marker] not in passage.stance.infinitive_markers:
        return False
    phrase = sentence.phrase_at(marker - 1)
    return phrase is not None and bool(phrase.preposition) and phrase.start >= hit.end


def _phrase_end(sentence: PreparedSentence, start: int) -> int:
    """The noun phrase behind a negator ends with its first noun, before a verb or preposition or after a few words."""
    limit = min(start + NOUN_PHRASE, len(sentence.words))
    for position in range(start, limit):
        if position > start and (
            sentence.finite[position] or sentence.lower[position] in sentence.pack.stance.prepositions
        ):
            return position  # "released *without charge* from the camp"
        if sentence.words[position].text[0].isupper():
            return position + 1
    return limit


def _opens_clause(passage: Passage, hit: PhraseHit) -> bool:
    """ "ohne dass", "ohne … zu schließen": the whole clause is denied; not "ohne Einigung *zu Ende* gehen"."""
    sentence, stance = passage.sentence, passage.stance
    clause = passage.clauses[sentence.clause_of(hit.start)]
    behind = range(hit.end, clause.end)
    if any(sentence.lower[place] in stance.complementizers for place in behind):
        return True
    if sentence.pack.lexicon.infinitive_endings:
        return any(is_marked_infinitive(place, sentence.words, sentence.pack) for place in behind)
    return any(sentence.lower[place] in stance.infinitive_markers for place in behind)


def _is_added(passage: Passage, hit: PhraseHit) -> bool:
    """ "Ein Kurzschluss war schuld, *kein* Blitz", "a short circuit, *not* lightning": set against what was told."""
    sentence, focus = passage.sentence, passage.alignment.focus
    clause = passage.clauses[sentence.clause_of(hit.start)]
    if not hit.start or hit.end >= clause.end or any(place >= hit.start for place in focus):
        return False
    told = any(sentence.finite[clause.start : hit.start])
    return (
        sentence.gap_before(hit.start).strip() == ","
        and told
        and not any(sentence.finite[hit.end : clause.end])
    )


def _opened_until(passage: Passage, hit: PhraseHit) -> int | None:
    """ "*Nicht einstimmig*, aber mit Mehrheit hat …", "*Nicht Malk*, Roth ging": where what alone is denied ends."""
    sentence, stance = passage.sentence, passage.stance
    clause = passage.clauses[sentence.clause_of(hit.start)]
    if hit.start != clause.start or sentence.lower[hit.start] not in stance.contrast_negators:
        return None
    verb = next(iter(sentence.verbs_in(clause)), clause.end)
    turns = (p for p in range(hit.end + 1, verb) if "," in sentence.gap_before(p))
    turn = next(turns, None)
    adversative = turn is not None and sentence.lower[turn] in {*stance.exceptions, *stance.corrections}
    if turn is not None and not adversative and "," not in sentence.gap_before(verb):
        named = sentence.phrase_from(turn)
        adversative = named is not None and named.end == verb < clause.end
    return turn if adversative else None


def _excepted(passage: Passage, hit: PhraseHit) -> bool:
    """ "von A, *nicht aber* von B", "by A *but not* by B": only what stands behind it is excepted."""
    lower, stance = passage.sentence.lower, passage.stance
    behind = lower[hit.end] if hit.end < len(lower) else ""
    if behind in stance.exceptions:
        return True
    before = lower[hit.start - 1] if hit.start else ""
    if hit.end + 1 >= passage.clauses[passage.sentence.clause_of(hit.start)].end:
        return False  # "reicht aber nicht *aus*"
    return before in stance.exceptions and (behind in stance.prepositions or behind in stance.determiners)


def _is_what_is_excepted(passage: Passage, hit: PhraseHit) -> bool:
    """ "sprach mit vielen, *nicht aber mit Roth*" for "sprach mit Roth": the wording names the exception."""
    sentence = passage.sentence
    told = passage.aligned - set(passage.alignment.focus)
    phrases = [p for p in sentence.phrases if hit.end <= p.start <= hit.end + 1]
    while phrases and (behind := sentence.phrase_from(phrases[-1].end)) is not None:
        phrases.append(behind)  # "mit *Norlands Präsident* Roth"
    return any(not told.isdisjoint(range(p.start, p.end)) for p in phrases)


def _contrasted(passage: Passage, hit: PhraseHit) -> bool:
    """ "nicht A, sondern B" denies A alone."""
    return any(word in passage.stance.corrections for word in passage.sentence.lower[hit.end :])


def behind_cause(passage: Passage, place: int) -> int | None:
    """Return the place behind the word for a cause that begins at `place`: "nicht *wegen* des Sturms"."""
    hits = passage.sentence.find(passage.stance.causes)
    return next((hit.end for hit in hits if hit.start == place), None)
