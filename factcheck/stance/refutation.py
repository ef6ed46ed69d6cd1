"""Refutation: the article itself calls a report false, in the sentence, next to it, or right after it."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit, PhraseTable
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.rubrics import find_rubric
from factcheck.stance.speaker_phrases import inside_quotation
from factcheck.stance.speakers import subject_of
from factcheck.stance.verdict import find_verdict, is_spoken

NAME = "refutation"
ANYBODY = "anybody"
REACH = 8
"""Words within which "anders als" must be followed by a word of saying."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the words by which the article calls the passage's content false or true, at most one."""
    found = (
        _unshown(passage)
        or _in_sentence(passage)
        or _closing_label(passage)
        or _said_by_anybody(passage)
        or _unproven(passage)
        or _contrary(passage)
        or _wrong_when(passage)
    )
    found = found or _of_cited_claim(passage) or find_rubric(passage)
    found = (found or find_verdict(passage))[:1]
    if not found or _is_of_thing(passage, found[0]):
        return ()
    return (*(_by_holder(passage, found[0]) or found), *_of_opinion(passage, found[0]))


def _of_opinion(passage: Passage, effect: Effect) -> tuple[Effect, ...]:
    """ "hält *es für falsch*, dass die Stadt die Gebühren erhöht": that it does so may be true."""
    sentence, stance = passage.sentence, passage.stance
    if (
        effect.sentence is not sentence
        or not effect.start
        or sentence.lower[effect.start - 1] not in stance.pros
    ):
        return ()
    clause = passage.clauses[sentence.clause_of(effect.start)]
    if all(word not in stance.either_pronouns for word in sentence.lower[clause.start : effect.start]):
        return ()
    return (Effect("judged", EffectKind.WEAKEN, sentence, effect.start, effect.end),)


def _is_of_own_verb(passage: Passage, hit: PhraseHit) -> bool:
    """ "*falsely accused* her" for "accused her": the wording tells that somebody said so, not that it is true."""
    ordered = not passage.sentence.pack.lexicon.infinitive_endings
    own = any(m.position == hit.end and m.how == "same" for m in passage.alignment.deciding)
    return ordered and own and passage.stance.says(passage.sentence.lower[hit.end])


def _is_of_thing(passage: Passage, effect: Effect) -> bool:
    """ "sold the painting, *which is a fake*": what nobody reports is told, and the thing it names is false."""
    sentence, stance = passage.sentence, passage.stance
    if (
        sentence.pack.lexicon.infinitive_endings
        or effect.sentence is not sentence
        or passage.governing_clauses
    ):
        return False
    clause = passage.clauses[sentence.clause_of(effect.start)]
    thing = sentence.roles[passage.focus_clauses[0]].patient if passage.focus_clauses else None
    verb = sentence.finite[clause.start + 1 : clause.start + 2]
    relative = clause.opener in stance.relative_pronouns and any(verb)
    if not relative or thing is None or thing.end != clause.start:
        return False
    reports = (*_report_hits(passage), *sentence.find(stance.source_openers))
    return not any(hit.start < clause.start and hit.start not in passage.aligned for hit in reports)


def _by_holder(passage: Passage, effect: Effect) -> tuple[Effect, ...]:
    """ "*Die Polizei hat keine Hinweise*, dass …": who has no evidence of it says so, not the article."""
    sentence, stance = passage.sentence, passage.stance
    if effect.kind is not EffectKind.REFUTE or effect.sentence is not sentence:
        return ()
    evidence = stance.evidence_nouns.find(sentence.lower[effect.start : effect.end])
    agent = sentence.roles[sentence.clause_of(effect.start)].agent
    if (
        not (evidence or _is_called(passage, effect))
        or agent is None
        or sentence.lower[agent.head] in stance.expletives
    ):
        return ()
    if effect.start < agent.end and agent.start < effect.end:
        return ()
    hit = PhraseHit(effect.start, effect.end, effect.rule)
    speaker = subject_of(passage.matcher, passage.alignment.index, hit)
    if speaker is None:
        return ()
    denied = passage.effect(NAME, EffectKind.DENY, hit)
    return (denied, passage.effect(NAME, EffectKind.ATTRIBUTE, hit, speaker))


def _is_called(passage: Passage, effect: Effect) -> bool:
    """ "*nannte es falsch*, dass …", "hält es für *eine* Lüge": a view; not so "verbreitete *die* Lüge"."""
    sentence, stance = passage.sentence, passage.stance
    number = sentence.clause_of(effect.start)
    if number not in passage.governing_clauses:
        return False
    views = (*passage.hits(stance.opinion_verbs, (number,)), *passage.hits(stance.reporting_verbs, (number,)))
    verbs = [hit for hit in views if sentence.finite[hit.start]]
    noun = sentence.phrase_at(effect.start)
    known = noun is not None and noun.determiner in stance.definites
    return bool(verbs) and not known and sentence.lower[effect.start] not in stance.false_adverbs


def _in_sentence(passage: Passage) -> tuple[Effect, ...]:
    stance = passage.stance
    governing = passage.governing_clauses
    scope = (*passage.focus_clauses, *governing)
    reports = {passage.sentence.clause_of(hit.start) for hit in _report_hits(passage)}
    denials = {passage.sentence.clause_of(hit.start) for hit in passage.hits(stance.denial_verbs, governing)}
    hits = [
        hit
        for hit in passage.hits(stance.false_adverbs, scope)
        if not _describes(passage, hit)
        and not _is_of_own_verb(passage, hit)
        and (passage.sentence.clause_of(hit.start) in reports | denials or reports & set(governing))
    ]
    judged = (stance.judgements,) if passage.hits(stance.reporting_nouns, governing) else ()
    for table in (stance.false_predicates, stance.false_nouns, *judged):
        hits += [
            hit
            for hit in passage.hits(table, governing)
            if not (_negated(passage, hit) or _is_denial(passage, hit) or _is_listed(passage, hit))
        ]
    confirmed = [
        hit
        for hit in passage.hits(stance.true_predicates, governing)
        if not (_negated(passage, hit) or _is_quoted(passage, hit))
    ]
    confirmed += _closing_verdicts(passage)
    if confirmed and not hits:
        return (passage.effect("confirmation", EffectKind.ASSERT, confirmed[0]),)
    hits += _of_subject(passage)
    if reports & set(scope):
        before = [n for n in range(min(passage.focus_clauses)) if not _is_content(passage, n)]
        found = passage.hits(stance.false_nouns, before)
        hits += [hit for hit in found if not (_negated(passage, hit) or _is_listed(passage, hit))]
    return tuple(passage.effect(NAME, _kind(passage, hit), hit) for hit in hits)


def _closing_label(passage: Passage) -> tuple[Effect, ...]:
    """ "nannte die Berichte, er habe gelogen, *eine Lüge*": what somebody calls a report may stand behind it."""
    sentence, stance, focus = passage.sentence, passage.stance, passage.alignment.focus
    named = [hit for hit in sentence.find(stance.namings) if hit.end <= min(focus)]
    reports = [hit.start for hit in sentence.find(stance.reporting_nouns) if hit.end <= min(focus)]
    if not any(hit.start < place for hit in named for place in reports):
        return ()
    verbs = sentence.verbs_in(passage.clauses[sentence.clause_of(max(focus))])
    hit = _label_behind(passage, max((*focus, *verbs)) + 1, stance.false_predicates, stance.judgements)
    return (passage.effect(NAME, EffectKind.DENY, hit),) if hit is not None else ()


def _said_by_anybody(passage: Passage) -> tuple[Effect, ...]:
    """ "*Wer* das behauptet, *lügt*": the article itself calls wrong whoever says so, or tells nothing of it."""
    sentence, stance, focus = passage.sentence, passage.stance, passage.alignment.focus
    if not any(hit.start == 0 for hit in sentence.find(stance.whoevers)):
        return ()
    says = (*sentence.find(stance.reporting_verbs), *sentence.find(stance.opinion_verbs))
    if not any(hit.start < min(focus) for hit in says):
        return ()  # "*Wer vergisst*, dass sie gewann, irrt"
    hit = _label_behind(passage, max(focus) + 1, stance.false_predicates, stance.judgements, stance.lying)
    if hit is not None:
        return (passage.effect(NAME, EffectKind.REFUTE, hit),)
    return (Effect(ANYBODY, EffectKind.SILENCE, sentence, 0, 1),)  # "*Anyone* who says so is welcome"


def _label_behind(passage: Passage, start: int, *tables: PhraseTable) -> PhraseHit | None:
    """The word that calls a report false, which closes the deciding clause or the sentence."""
    sentence, stance = passage.sentence, passage.stance
    clause = passage.clauses[sentence.clause_of(max(passage.alignment.focus))]
    cuts = (p for p in range(start, clause.end) if sentence.gap_before(p).strip().startswith(","))
    start = next(cuts, start)
    hits = (hit for table in (*tables, stance.false_nouns) for hit in sentence.find(table))
    ends = (clause.end, len(sentence.words))
    return next((hit for hit in hits if start <= hit.start and hit.end in ends), None)


def _of_cited_claim(passage: Passage) -> tuple[Effect, ...]:
    """ "The *claim* “…” *is false*", "*Falsch* ist die *Behauptung:* …": a whole claim is cited, and called false."""
    sentence, stance, focus = passage.sentence, passage.stance, passage.alignment.focus
    tables = (stance.false_predicates, stance.judgements, stance.false_nouns, stance.false_adverbs)
    verdicts = [hit for table in tables for hit in sentence.find(table)]
    if not verdicts:
        return ()
    quoted = [inside_quotation(passage.matcher, word.start) for word in sentence.words]
    if focus and all(quoted[place] for place in focus):
        opens = next(p for p in reversed(range(focus[0] + 1)) if not p or not quoted[p - 1])
        outside = {place for place, inside in enumerate(quoted) if not inside}
    else:
        opens = next((p for p in range(1, min(focus, default=0) + 1) if ":" in sentence.gap_before(p)), 0)
        outside = set(range(opens))
    last = sentence.lower[opens - 1] if opens else ""
    hits = [hit for hit in verdicts if outside.issuperset(range(hit.start, hit.end))]
    told = last in stance.reporting_nouns or last in stance.claim_labels or last in stance.false_adverbs
    negators = (hit.start for hit in sentence.find(stance.negators) if hit.start in outside)
    denied = any(not any(hit.start <= place < hit.end for hit in hits) for place in negators)
    if not hits or not told or denied:
        return ()
    return (passage.effect(NAME, _kind(passage, hits[0]), hits[0]),)


def _is_content(passage: Passage, number: int) -> bool:
    """ "denies *that it used disinformation*, and Roe says …": what a clause opened by "that" tells is no verdict."""
    clause = passage.clauses[number]
    told = clause.opener in passage.stance.complementizers and number not in passage.governing_clauses
    return told and not passage.sentence.pack.lexicon.infinitive_endings


def _is_listed(passage: Passage, hit: PhraseHit) -> bool:
    """ "hacking *and disinformation, and Roe* says it fell": the last of a list, behind which another one speaks."""
    sentence, coordinators = passage.sentence, passage.stance.coordinators
    clause = passage.clauses[sentence.clause_of(hit.start)]
    verb = next((place for place in range(hit.end, clause.end) if sentence.finite[place]), hit.end)
    joined = clause.opener in coordinators and not sentence.pack.lexicon.infinitive_endings
    return joined and any(word in coordinators for word in sentence.lower[hit.end : verb])


def _of_subject(passage: Passage) -> list[PhraseHit]:
    """ "Die *Verhaftung* war eine *Falschmeldung*", "the arrest was a *hoax*": what the subject names is false.

    What becomes of a charge is read by its own rule.
    """
    sentence, stance = passage.sentence, passage.stance
    found: list[PhraseHit] = []
    for number in passage.focus_clauses if passage.charge is None else ():
        clause = passage.clauses[number]
        copula = next(
            (p for p in range(clause.start, clause.end) if sentence.lower[p] in stance.copulas), None
        )
        if copula is None or any(place >= copula for place in passage.alignment.focus):
            continue
        for table in (stance.false_nouns, stance.false_predicates):
            hits = (
                hit
                for hit in passage.hits(table, (number,))
                if hit.start > copula or hit.start <= copula < hit.end
            )
            found += [hit for hit in hits if not (_negated(passage, hit) or _is_confirmed(passage, hit))]
    return found


def _is_confirmed(passage: Passage, hit: PhraseHit) -> bool:
    """ "mehr als ein *Gerücht*": the phrase as a whole calls it true."""
    return any(
        true.start <= hit.start < true.end for true in passage.sentence.find(passage.stance.true_predicates)
    )


def _describes(passage: Passage, hit: PhraseHit) -> bool:
    """ "wies die *fälschlich* erhobenen Vorwürfe zurück": it belongs to a participle, not to what is reported."""
    found = (a for a in passage.sentence.attributes if a is not passage.attribute)
    return any(attribute.start <= hit.start < attribute.participle for attribute in found)


def _unshown(passage: Passage) -> tuple[Effect, ...]:
    """ "*legte keine Belege* dafür *vor*, dass …": who shows no evidence leaves open whether there is any."""
    stance, governing = passage.stance, passage.governing_clauses
    denied = passage.hits(stance.negators, governing)
    shown = passage.hits(stance.presentings, governing) or passage.hits_apart(stance.presentings, governing)
    evidence = passage.hits(stance.evidence_nouns, governing) if denied and shown else ()
    return tuple(passage.effect("unproven", EffectKind.SILENCE, hit) for hit in evidence)[:1]


def _unproven(passage: Passage) -> tuple[Effect, ...]:
    """ "*Belege*, dass …, *gibt es nicht*" denies; without a "*confirmation* that …" it is open."""
    stance, governing = passage.stance, passage.governing_clauses
    for number in (*passage.focus_clauses, *governing):
        denied = passage.hits(stance.negators, (number,))
        for hit in passage.hits(stance.confirmation_verbs, (number,)) if denied else ():
            if _has_as_object(passage, hit, number):
                return (passage.effect("unconfirmed", EffectKind.SILENCE, hit),)
    lacking = (*passage.hits(stance.negators, governing), *passage.hits(stance.lacks, governing))
    if not lacking:
        return ()
    for hit in passage.hits(stance.evidence_nouns, governing):
        return (passage.effect(NAME, _kind(passage, hit), hit),)
    for hit in passage.hits(stance.confirmation_nouns, governing):
        return (passage.effect("unconfirmed", EffectKind.SILENCE, hit),)
    return ()


def _has_as_object(passage: Passage, hit: PhraseHit, number: int) -> bool:
    """ "den *Wechsel* nicht *bestätigen*", "confirmed no *arrests*": what decides is a noun, or hangs on the verb."""
    sentence = passage.sentence
    if number in passage.governing_clauses:
        return True
    if not sentence.pack.lexicon.infinitive_endings:
        return all(place >= hit.end and not sentence.finite[place] for place in passage.alignment.focus)
    return all(sentence.is_noun(place) for place in passage.alignment.focus)


def _closing_verdicts(passage: Passage) -> list[PhraseHit]:
    """ "Reports that the ship had sunk *turned out to be true*": the main verb stands behind what is reported."""
    if passage.sentence.pack.lexicon.infinitive_endings or not _report_hits(passage):
        return []
    last = max(passage.alignment.focus, default=0)
    clauses = [
        n for n in passage.focus_clauses if passage.clauses[n].opener in passage.stance.complementizers
    ]
    hits = passage.hits(passage.stance.true_predicates, clauses)
    return [hit for hit in hits if hit.start > last and passage.sentence.finite[hit.start]]


def _kind(passage: Passage, hit: PhraseHit) -> EffectKind:
    """Inside a quotation it is the speaker who calls it false, not the article."""
    sentence = passage.sentence
    quoted = _is_quoted(passage, hit)
    if hit.phrase in passage.stance.false_adverbs:
        # "*Fälschlicherweise* hieß es": beside the verb of saying it is the article's own
        quoted = quoted or any(
            sentence.clause_of(p) == sentence.clause_of(hit.start) for p in sentence.reported
        )
    else:
        quoted = quoted or is_spoken(passage, sentence, hit.start)
    return EffectKind.DENY if quoted else EffectKind.REFUTE


def _is_quoted(passage: Passage, hit: PhraseHit) -> bool:
    """Whether a verdict stands inside quotation marks: "„… wie wir es für *richtig* halten“"."""
    return inside_quotation(passage.matcher, passage.sentence.words[hit.start].start)


def _negated(passage: Passage, hit: PhraseHit) -> bool:
    """ "ist nicht falsch", "keine Lüge": the verdict itself is denied."""
    clause = passage.clauses[passage.sentence.clause_of(hit.start)]
    negators = passage.hits(passage.stance.negators, (passage.sentence.clause_of(hit.start),))
    return any(clause.start <= negator.start < hit.start for negator in negators)


def _is_denial(passage: Passage, hit: PhraseHit) -> bool:
    """ "The mayor dismissed as baseless …": the verdict is the speaker's, and denies once."""
    return bool(passage.hits(passage.stance.denial_verbs, (passage.sentence.clause_of(hit.start),)))


def _contrary(passage: Passage) -> tuple[Effect, ...]:
    """ "Anders als behauptet, …": what depends on it is false, what stands beside it is the article's word."""
    stance = passage.stance
    for hit in passage.sentence.find(stance.contrary_openers):
        clause = passage.sentence.clause_of(hit.start)
        own = passage.clauses[clause]
        headless = not any(passage.sentence.finite[own.start : own.end])  # "Contrary to | what he says"
        end = hit.end + REACH if headless else min(own.end, hit.end + REACH)
        if not any(hit.start <= other.start < end for other in _report_hits(passage)):
            continue
        reported = any(passage.is_subordinate(number) for number in passage.focus_clauses)
        if clause in passage.governing_clauses and reported:
            return (passage.effect(NAME, EffectKind.REFUTE, hit),)
        return (passage.effect("contrast", EffectKind.ASSERT, hit),)
    return ()


def _wrong_when(passage: Passage) -> tuple[Effect, ...]:
    """ "The ministry was *wrong when* it said that it sank": who tells it is said to be wrong in that."""
    stance, clauses = passage.stance, passage.clauses
    for number in passage.governing_clauses:
        clause = clauses[number]
        if clause.opener not in stance.awaits or not passage.hits(stance.reporting_verbs, (number,)):
            continue
        if clause.governor is None:
            continue
        for table in (stance.false_predicates, stance.answers_no):
            for hit in passage.hits(table, (clause.governor,)):
                if hit.end == clauses[clause.governor].end and not _negated(passage, hit):
                    return (passage.effect(NAME, EffectKind.REFUTE, hit),)
    return ()


def _report_hits(passage: Passage) -> tuple[PhraseHit, ...]:
    stance = passage.stance
    tables = (stance.reporting_verbs, stance.opinion_verbs, stance.reporting_nouns, stance.distances)
    return tuple(hit for table in tables for hit in passage.sentence.find(table))
