"""Denial and failure: somebody denies it ("dementierte"), or it did not come about ("geplatzt")."""

from __future__ import annotations

from itertools import pairwise

from factcheck.languages.phrases import GAP, PhraseHit
from factcheck.match.terms import TermKind
from factcheck.stance.asides import fails_aside
from factcheck.stance.infinitives import NAME as INFINITIVE
from factcheck.stance.infinitives import is_purpose
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import means, met_within, stands_in, terms_of
from factcheck.stance.source_attribution import cites_reason
from factcheck.stance.speakers import subject_of
from factcheck.text.clauses import ClauseKind
from factcheck.text.verb_forms import Form, verb_forms

NAME = "denial"
FAILURE = "failure"

ATTRIBUTE_ENDINGS = ("te", "ten", "ter", "tes", "tem")
"""Endings of a German participle before its noun."""
MARKER = 3
"""Words before a verb among which its "to" stands: "plans *to* be finally scrapped"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return denials of the deciding words, and words of failure that have them as their object."""
    stance = passage.stance
    scope = (*passage.focus_clauses, *passage.governing_clauses)
    effects: list[Effect] = []
    told = (
        passage.focus_clauses if passage.describes_noun else scope
    )  # "Roe, *der in Haft ist*, bestreitet es"
    if passage.is_presupposed and passage.sentence.pack.lexicon.infinitive_endings:
        told = passage.governing_clauses  # "*nach der Einigung* sind Streiks ausgeschlossen"
    for hit in (*passage.hits(stance.denial_verbs, told), *passage.hits(stance.denial_nouns, told)):
        if _stands_alone(passage, hit) or not passage.reaches_focus(hit) or _is_set_aside(passage, hit):
            continue
        if not passage.sentence.pack.lexicon.infinitive_endings and _describes_other(passage, hit):
            continue  # "remarks about the *disputed* islands"
        if passage.is_of_failure(hit) or fails_aside(passage, hit):
            continue  # "was *denied* parole"
        speaker = subject_of(passage.matcher, passage.alignment.index, hit)
        if _denied(passage, hit):
            nobody = speaker is not None and speaker.lower() in stance.negators
            if speaker and not nobody and _is_finite(passage, hit):  # "bestreitet nicht, …" admits it
                effects.append(passage.effect(NAME, EffectKind.ATTRIBUTE, hit, speaker))
            continue
        accuser = _accuser(passage, hit, speaker)
        effects.append(passage.effect(NAME, EffectKind.DENY, hit))
        effects.append(passage.effect(NAME, EffectKind.ATTRIBUTE, hit, speaker))
        effects += [passage.effect("dispute", EffectKind.DISPUTE, accuser)] if accuser else []
        break
    # a denial of a failure ("dementierte, dass … gescheitert sei") turns it back
    scope = passage.focus_clauses if effects else scope
    return (*effects, *(_given_up(passage) or _failures(passage, scope) or _dropped(passage)))


def _given_up(passage: Passage) -> list[Effect]:
    """ "*verwarf den Plan*, das Bad zu schließen", "*gab* die Absicht *auf*": what is given up will not be."""
    sentence, stance = passage.sentence, passage.stance
    if not sentence.pack.lexicon.infinitive_endings:
        return []
    hits = passage.hits(stance.plans, passage.governing_clauses)
    plans = [hit.start for hit in hits if sentence.is_noun(hit.start)]
    for number in passage.governing_clauses:
        roles = sentence.roles[number]
        given = (roles.patient, roles.subject if roles.passive or roles.patient is None else None)
        # "rückte *von dem Plan* ab"
        left = (p for p in sentence.phrases if p.preposition in stance.belongings)
        phrases = [phrase for phrase in (*given, *left) if phrase is not None]
        negators = passage.hits(stance.negators, (number,))
        denied = any(not sentence.is_shielded(hit.start) for hit in negators)
        if denied or not any(p.start <= plan < p.end for plan in plans for p in phrases):
            continue
        ends = (*passage.hits(stance.endings, (number,)), *passage.hits(stance.failure_verbs, (number,)))
        ends = ends or passage.hits_apart(stance.endings, (number,))
        if ends:
            return [passage.effect(FAILURE, EffectKind.DENY, ends[0])]
    return []


def _dropped(passage: Passage) -> list[Effect]:
    """ "wollte das Bad schließen, *rückte von dem Plan* aber *ab*": what was planned is planned no more."""
    sentence, stance = passage.sentence, passage.stance
    if not passage.alignment.wording.planned or not passage.focus_clauses:
        return []
    last = passage.focus_clauses[-1]
    for hit in (*sentence.find(stance.failure_verbs), *sentence.find(stance.endings)):
        number = sentence.clause_of(hit.start)
        clause = passage.clauses[number]
        if number <= last or clause.kind is not ClauseKind.MAIN or _denied(passage, hit):
            continue
        own = sentence.lower[clause.start : clause.end]
        if stance.plans.find(own) or any(word in stance.demonstratives for word in own):
            return [passage.effect(FAILURE, EffectKind.DENY, hit)]
    return []


def _is_set_aside(passage: Passage, hit: PhraseHit) -> bool:
    """ "The army did shell it, *despite its denials*": it is so all the same."""
    sentence, stance = passage.sentence, passage.stance
    openers = sentence.find(stance.contrary_openers)
    noun = hit.phrase in stance.denial_nouns.phrases
    if not sentence.pack.lexicon.infinitive_endings:
        # "*after weeks of denials*": what came before is over
        openers = (*openers, *(h for h in sentence.find(stance.presuppositions) if h.phrase in stance.afters))
    return noun and any(opener.end <= hit.start <= opener.end + 2 for opener in openers)


def _accuser(passage: Passage, hit: PhraseHit, denier: str | None) -> PhraseHit | None:
    """ "weist einen Bericht *der Zeitung* zurück, wonach …": whom the denied report is from, if it is told."""
    sentence, stance = passage.sentence, passage.stance
    clause = passage.clauses[sentence.clause_of(hit.start)]
    phrases = [p for p in sentence.phrases if clause.start <= p.start < clause.end]
    for report, source in pairwise(phrases):
        told = any(sentence.lower[p] in stance.reporting_nouns for p in range(report.start, report.end))
        sources = source.genitive or source.preposition in stance.agents
        if not told or not sources or source.start != report.end:
            continue
        if denier is None or sentence.words[source.head].text not in denier:
            return PhraseHit(source.start, source.end, "source")
    return None


def _is_finite(passage: Passage, hit: PhraseHit) -> bool:
    """Whether somebody is said to deny, and not "es lässt sich nicht leugnen"."""
    clause = passage.clauses[passage.sentence.clause_of(hit.start)]
    verbs = passage.sentence.verbs_in(clause)
    return verbs[:1] == [hit.start]


def _is_noun(passage: Passage, hit: PhraseHit) -> bool:
    """ "am *Stopp* der Buslinie": a noun that looks like a verb of the list, as German shows by its capital."""
    sentence = passage.sentence
    capitals = bool(sentence.pack.lexicon.infinitive_endings)
    return capitals and hit.end == hit.start + 1 and sentence.is_noun(hit.start)


def _failures(passage: Passage, scope: tuple[int, ...]) -> list[Effect]:
    stance = passage.stance
    if passage.is_presupposed:
        governed = _governed(passage)  # but "nach der Zerstörung *fehlt* Wasser"
        return [passage.effect(FAILURE, EffectKind.DENY, hit) for hit in governed]
    verbs = (h for h in passage.hits(stance.failure_verbs, scope) if not _is_noun(passage, h))
    hits = (*verbs, *passage.hits(stance.failure_nouns, scope))
    hits += _of_own_noun(passage, scope)
    hits += _ended(passage) + _ceased(passage)
    hits = tuple(h for h in hits if not _is_of_evidence(passage, h) and not _describes_other(passage, h))
    hits = tuple(h for h in hits if not _brings_about(passage, h) and not _is_of_reason(passage, h))
    hits = tuple(h for h in hits if not _is_aside(passage, h) and not _is_joined_behind(passage, h))
    hits = tuple(h for h in hits if not _is_described(passage, h) and not _is_joined_before(passage, h))
    hits = tuple(h for h in hits if not _is_negator(passage, h) and not fails_aside(passage, h))
    hits = tuple(h for h in hits if not _is_said(passage, h))
    found = [hit for hit in hits if not _denied(passage, hit) and not _fails_beside(passage, hit)]
    if found and _is_of_other(passage, found[0]):
        return [passage.effect("other-refuses", EffectKind.SILENCE, found[0])]
    effects = [passage.effect(FAILURE, _kind(passage, hit), hit) for hit in found[:1]]
    if found and is_purpose(passage, found[0].start):
        effects.append(passage.effect(INFINITIVE, EffectKind.WEAKEN, found[0]))
    if found and _is_refusal(passage, found[0]) and _is_person(passage, found[0]):
        speaker = subject_of(passage.matcher, passage.alignment.index, found[0])
        effects.append(passage.effect(FAILURE, EffectKind.ATTRIBUTE, found[0], speaker))
    return effects


def _is_said(passage: Passage, hit: PhraseHit) -> bool:
    """ "*was put off*" for "was postponed": a failure that the wording tells itself, in a verb of several words."""
    said = {m.position for m in passage.alignment.deciding if m.how == "equivalent"}
    return (
        hit.end > hit.start + 1 and GAP not in hit.phrase and not said.isdisjoint(range(hit.start, hit.end))
    )


def _is_negator(passage: Passage, hit: PhraseHit) -> bool:
    """ "*failed to* land": it denies the verb behind it, as a negator; "the landing *failed*" denies its noun."""
    behind = passage.sentence.lower[hit.end : hit.end + 1]
    phrase = " ".join((*passage.sentence.lower[hit.start : hit.end], *behind))
    return bool(behind) and phrase in passage.stance.negators.phrases


def _is_joined_before(passage: Passage, hit: PhraseHit) -> bool:
    """ "hat die Arbeit *aufgekündigt und* den Bruch herbeigeführt": what fails stands before "und", the verb behind it.

    Read in German, whose participles close what they say.
    """
    sentence, focus = passage.sentence, passage.alignment.focus
    if not sentence.pack.lexicon.infinitive_endings or not focus or sentence.finite[hit.start]:
        return False
    joined = sentence.lower[hit.end : hit.end + 1]
    verbs = all(place > hit.end and sentence.words[place].text[0].islower() for place in focus)
    return verbs and hit.end == hit.start + 1 and any(word in passage.stance.coordinators for word in joined)


def _is_joined_behind(passage: Passage, hit: PhraseHit) -> bool:
    """ "zahlt die Dividende *und verzichtet* auf Neues": another verb fails behind "und"."""
    sentence, focus, place = passage.sentence, passage.alignment.focus, hit.start
    if not focus or not place or sentence.lower[place - 1] not in passage.stance.coordinators:
        return False
    last = passage.clauses[sentence.clause_of(place)].end - 1  # where a participle stands in German
    verb = sentence.finite[place] or (sentence.words[place].text[0].islower() and place < last)
    return verb and max(focus) < place and any(sentence.finite[: place - 1])


def _is_aside(passage: Passage, hit: PhraseHit) -> bool:
    """ "*Lacking money*, the city closed it", "derailed, *blocking the line*": it fails beside what decides."""
    sentence, focus, place = passage.sentence, passage.alignment.focus, hit.start
    if not focus or verb_forms(sentence.pack).of(sentence.lower[place]) is not Form.CONTINUOUS:
        return False
    thing = sentence.phrase_from(hit.end) or sentence.phrase_at(place)
    apart = place == 0 or "," in sentence.gap_before(place)
    return apart and thing is not None and set(focus).isdisjoint(range(thing.start, thing.end))


def _is_described(passage: Passage, hit: PhraseHit) -> bool:
    """ "*ergebnislos* abgebrochen" for "einigten sich": the adverb before the failure is the contrary already."""
    places = {match.position for match in passage.alignment.opposites}
    before = hit.start - 1
    return before in places and passage.sentence.words[before].text[0].islower()


def _is_refusal(passage: Passage, hit: PhraseHit) -> bool:
    """ "*lehnt* einen Rücktritt *ab*", also where the prefix stands far behind; no noun, "die *Ablehnung*"."""
    refusals = passage.stance.refusals
    if passage.sentence.words[hit.start].text[0].isupper():
        return False
    return hit.phrase in refusals.phrases or (" " not in hit.phrase and hit.phrase in refusals)


def _is_of_other(passage: Passage, hit: PhraseHit) -> bool:
    """ "*Die Opposition* lehnt eine Erhöhung ab" for "Die Regierung erhöht": what others refuse may be done."""
    said, sentence = passage.alignment.wording.roles, passage.sentence
    if not _is_refusal(passage, hit):
        return False
    if said is None or said.passive or said.agent is None:
        return False
    here = sentence.roles[sentence.clause_of(hit.start)]
    own = tuple(m for m in terms_of(passage, said.agent) if m.term.kind is TermKind.ACTOR)
    if here.passive or here.agent is None or here.agent.pronoun or not own:
        return False
    return not (
        met_within(own, here.agent) or means(passage, here.agent, own) or stands_in(passage, here.agent)
    )


def _governed(passage: Passage) -> list[PhraseHit]:
    """ "*scheiterte mit* der Übernahme" for "übernahm": what the preposition of the failure itself opens."""
    phrase = passage.sentence.phrase_at(passage.alignment.focus[0])
    if phrase is None or not phrase.preposition:
        return []
    hits = passage.hits(passage.stance.failure_verbs, passage.focus_clauses)
    hits = tuple(hit for hit in hits if phrase.preposition in hit.phrase.split())
    return [hit for hit in hits[:1] if hit.start <= phrase.start < hit.end and not _denied(passage, hit)]


def _of_own_noun(passage: Passage, scope: tuple[int, ...]) -> tuple[PhraseHit, ...]:
    """ "*dropped plans* to sell it" for "*plans* to sell it", "*escaped arrest*": its noun is the wording's own."""
    sentence, aligned, forms = passage.sentence, passage.aligned, verb_forms(passage.sentence.pack)
    return tuple(
        hit
        for hit in sentence.find(passage.stance.failure_verbs)
        if sentence.clause_of(hit.start) in scope
        and hit.start not in aligned
        and hit.end - 1 in aligned
        and not forms.may_be_participle(sentence.lower[hit.end - 1])  # "*remains closed*"
    )


def _is_of_evidence(passage: Passage, hit: PhraseHit) -> bool:
    """ "es *fehlt* jeder Beleg, dass", "Proof that … is *lacking*": the evidence fails, which `refutation` reads."""
    governing, number = passage.governing_clauses, passage.sentence.clause_of(hit.start)
    scope = governing if hit.phrase in passage.stance.lacks else {number} & set(governing)
    return bool(passage.hits(passage.stance.evidence_nouns, scope))


def _describes_other(passage: Passage, hit: PhraseHit) -> bool:
    """ "not through the *blocked* tunnel", "zur *ausgesetzten* Wehrpflicht": what failed is not what decides."""
    described = [a for a in passage.sentence.attributes if hit.start <= a.participle < hit.end]
    places = {place for attribute in described for place in attribute.noun}
    return bool(described) and not places.issuperset(passage.alignment.focus)


def _brings_about(passage: Passage, hit: PhraseHit) -> bool:
    """ "The *derailment* of the train *blocked* the line": what makes something else fail has come about.

    And so "ein *entgleister* Zug *blockiert* die Strecke".
    """
    sentence, focus = passage.sentence, passage.alignment.focus
    clause = sentence.clause_of(hit.start)
    here, finite = sentence.roles[clause], sentence.finite
    if here.passive or here.agent is None or here.patient is None or not finite[hit.start]:
        return False
    named = here.agent.determiner in passage.stance.definites
    named = named or any(attribute.participle in focus for attribute in sentence.attributes)
    return named and bool(focus) and all(here.agent.start <= place < here.agent.end for place in focus)


def _is_of_reason(passage: Passage, hit: PhraseHit) -> bool:
    """ "cancelled it, *citing a lack* of staff": what fails is the reason, and not what decides before it."""
    sentence, focus = passage.sentence, passage.alignment.focus
    if sentence.pack.lexicon.infinitive_endings or hit.end != hit.start + 1 or not focus:
        return False
    openers = (each for each in sentence.find(passage.stance.source_openers) if each.end <= hit.start)
    return any(max(focus) < each.start and cites_reason(passage, each) for each in openers)


def _is_person(passage: Passage, hit: PhraseHit) -> bool:
    """ "Die Ministerin lehnt einen Umzug ab": who refuses says so; a council that refuses decides."""
    sentence = passage.sentence
    agent = sentence.roles[sentence.clause_of(hit.start)].agent
    if agent is None or agent.pronoun:
        return agent is not None and sentence.lower[agent.head] in passage.stance.personal_pronouns
    article = passage.matcher.article
    named = any(sentence.words[p].key in passage.matcher.people for p in range(agent.start, agent.end))
    titled = any(sentence.lower[p] in article.title_holders for p in range(agent.start, agent.end))
    return (
        named
        or titled
        or (sentence.words[agent.start].text in sentence.pack.lexicon.offices and agent.head > agent.start)
    )


def _ended(passage: Passage) -> tuple[PhraseHit, ...]:
    """ "hat seine Angriffe *eingestellt*" for "greift an": what was named by its noun is no more.

    What has come to its own end has been: "beendeten ihren Streik" for "haben gestreikt".
    """
    sentence, wording, focus = passage.sentence, passage.alignment.wording, passage.alignment.focus
    if not focus or wording.find(passage.stance.endings) or any(sentence.finite[p] for p in focus):
        return ()
    been = passage.stance.finishes.phrases if wording.past and not wording.state else ()
    hits = (
        hit for hit in passage.hits(passage.stance.endings, passage.focus_clauses) if hit.phrase not in been
    )
    return tuple(hit for hit in hits if _is_acted_upon(passage, hit))


def _is_acted_upon(passage: Passage, hit: PhraseHit) -> bool:
    """Whether what decides is a noun, and what a verb acts upon, or its subject if it acts upon nothing."""
    roles = passage.sentence.roles[passage.sentence.clause_of(hit.start)]
    ended = roles.patient or roles.subject or roles.stative
    deciding = [m for m in passage.alignment.matches if m.term.predicate and m.term.text[0].islower()]
    verbs = [m.position for m in deciding if m.position is not None]
    places = verbs or passage.alignment.focus  # "nimmt *keine Kinder* mehr *auf*"
    return ended is not None and all(ended.start <= place < ended.end for place in places)


def _ceased(passage: Passage) -> tuple[PhraseHit, ...]:
    """ "*stopped selling* eggs" for "sells eggs": what had been so is no more."""
    sentence = passage.sentence
    if passage.alignment.wording.past:
        return ()
    return tuple(
        hit
        for hit in passage.hits(passage.stance.cessations, passage.focus_clauses)
        if hit.end in passage.alignment.focus and not sentence.finite[hit.end]
    )


def _fails_beside(passage: Passage, hit: PhraseHit) -> bool:
    """ "trotz ihres Scheiterns im ersten Anlauf": a failure taken for granted that isn't that of what decides."""
    phrases = passage.sentence.phrases
    phrase = passage.sentence.phrase_at(hit.start)
    if phrase is None or phrase.preposition not in passage.stance.presuppositions:
        return False
    behind = next((p for p in phrases if p.start >= phrase.end), None)
    owned = range(behind.start, behind.end) if behind is not None else range(0)
    return not any(position in owned for position in passage.alignment.focus)


def _kind(passage: Passage, hit: PhraseHit) -> EffectKind:
    """Who only wants to stop something has not stopped it, and what never failed before may fail now."""
    clause = (passage.sentence.clause_of(hit.start),)
    stance = passage.stance
    plans = (plan for plan in passage.hits(stance.plans, clause) if not hit.start <= plan.start < hit.end)
    planned = [plan for plan in plans if _leads_to(passage, plan, hit)]  # but "broke his *promise*"
    wanted = planned or passage.hits(stance.demands, clause)
    lower, markers = passage.sentence.lower, stance.infinitive_markers
    negators = passage.hits(stance.negators, clause)  # "noch nie … gescheitert" says nothing of this time
    negators = tuple(n for n in negators if not hit.start <= n.start < hit.end)  # "sieht *keinen* Anlass"
    never = any(not markers.intersection(lower[n.end : n.end + 1]) for n in negators)  # "promise *not to*"
    return EffectKind.SILENCE if wanted or never else EffectKind.DENY


def _leads_to(passage: Passage, plan: PhraseHit, hit: PhraseHit) -> bool:
    """ "plans *to scrap* it" is a plan, "scrapped plans to build it" and "plans to build it were scrapped" are not."""
    sentence, stance = passage.sentence, passage.stance
    if sentence.pack.lexicon.infinitive_endings:
        # "die *geplante* Abstimmung fällt aus": planned is what fails, not that it fails
        behind = sentence.words[plan.end : plan.end + 1]
        described = plan.end == plan.start + 1 and sentence.lower[plan.start].endswith(ATTRIBUTE_ENDINGS)
        described = described and not sentence.finite[plan.start] and plan.end != hit.start
        return not (described and behind and behind[0].text[0].isupper())
    if plan.start > hit.start:
        return False
    before = sentence.lower[max(plan.start, hit.start - MARKER) : hit.start]
    return any(word in stance.infinitive_markers for word in before)


def _stands_alone(passage: Passage, hit: PhraseHit) -> bool:
    """ "She contradicts him: the town is not bankrupt": what follows the colon is what she says, not denies."""
    clause = passage.clauses[passage.sentence.clause_of(hit.start)]
    sentence = passage.sentence
    if clause.end >= len(sentence.words) or min(passage.focus_clauses) <= passage.sentence.clause_of(
        hit.start
    ):
        return False
    return ":" in sentence.gap_before(clause.end)


def _denied(passage: Passage, hit: PhraseHit) -> bool:
    """A denial that is itself denied in its own clause: "bestritt nicht, dass"."""
    clause = passage.sentence.clause_of(hit.start)
    if clause in passage.focus_clauses:
        return False
    negators = passage.hits(passage.stance.negators, (clause,))
    apart = (n for n in negators if not hit.start <= n.start < hit.end)  # "sieht *keinen* Anlass"
    return any(not passage.sentence.is_shielded(negator.start) for negator in apart)
