"""Irrealis: questions, conditions, demands, hopes, plans and doubts state no fact."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import takewhile

from factcheck.languages.phrases import GAP, PhraseHit, PhraseTable
from factcheck.match.alignment import TermMatch
from factcheck.match.terms import TermKind
from factcheck.stance.conditions import conditions, shares_opener
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.plans import plans
from factcheck.stance.speaker_phrases import inside_quotation
from factcheck.stance.speakers import reporter_in, subject_in
from factcheck.stance.unfulfilled import unfulfilled
from factcheck.stance.verdict import points_back
from factcheck.text.clauses import ClauseKind
from factcheck.text.prepared import PreparedSentence

NAME = "irrealis"
ANSWER = "answer"
CONFIRMED = 3
"""Words from the start of a sentence among which it confirms what was asked before: "*Das stimmt.*"."""
BRIEF = 6
"""Words up to which a sentence is nothing but an answer: "Not true, says Roe."."""
NEAR_THE_NOUN = 2
"""Words from a noun within which a word of likeness is about it."""
CAUSE = 2
"""Words of a cause behind its preposition: "wegen *Roths Zöllen*"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return what makes the passage no statement of fact, first reason first.

    What is taken for granted ("trotz des Angriffs") stays so in a question or under a condition.
    """
    named = (*_temporal(passage), *_permission(passage))
    named += (*_cause(passage), *_resemblance(passage), *_in_general(passage))
    if passage.is_presupposed and passage.alignment.wording.verbless:
        return named
    answered = _answered_here(passage)
    if answered:
        return (*named, *answered)
    unreal = (
        *_question(passage),
        *conditions(passage),
        *_conditional(passage),
        *_hypothesis(passage),
        *_demand(passage),
        *_checked(passage),
        *_necessity(passage),
        *_doubt(passage),
        *plans(passage),
        *_purpose(passage),
        *unfulfilled(passage),
    )
    ground = passage.ground
    if ground is not None:  # "trotz der Schließung *will* er klagen", but "trotz der *geplanten* Schließung"
        unreal = tuple(effect for effect in unreal if ground.start <= effect.start < ground.end)
    return named + unreal


def _purpose(passage: Passage) -> tuple[Effect, ...]:
    """ "*um* die Mieten zu senken", "*damit* die Mieten sinken": what is aimed at is not reached yet."""
    stance, sentence = passage.stance, passage.sentence
    if passage.alignment.wording.planned:
        return ()
    if not sentence.pack.lexicon.infinitive_endings:
        return _aim(passage)
    if any(word.lower in stance.purposes for word in passage.alignment.wording.words):
        return ()
    for number in passage.focus_clauses:
        clause = passage.clauses[number]
        if clause.opener not in stance.purposes or clause.kind is ClauseKind.MAIN:
            continue
        if sentence.lower[clause.start] != clause.opener and not shares_opener(sentence, clause):
            continue
        if clause.kind is ClauseKind.SUBORDINATE and not sentence.finite[clause.end - 1]:
            continue  # ", damit ist der Weg frei"
        if clause.governor is not None and passage.hits(stance.sufficiencies, (clause.governor,)):
            continue
        return (Effect("purpose", EffectKind.SILENCE, sentence, clause.start, clause.start + 1),)
    return ()


def _aim(passage: Passage) -> tuple[Effect, ...]:
    """ "*To close* the bridge, the state needs a permit", "*in order to* close it": what is aimed at is open."""
    sentence, stance = passage.sentence, passage.stance
    first = sentence.clauses[0]
    opens = sentence.lower[0] in stance.infinitive_markers or any(
        hit.start == 0 for hit in sentence.find(stance.purposes)
    )
    if not opens or first.kind is not ClauseKind.INFINITIVE or set(passage.focus_clauses) != {0}:
        return ()
    return (Effect("purpose", EffectKind.SILENCE, sentence, 0, 1),)


def _temporal(passage: Passage) -> tuple[Effect, ...]:
    """ "zu Beginn des Gipfels" only says when: nothing is said to have begun; unless the wording says so."""
    focus = passage.alignment.focus
    own = bool(passage.alignment.wording.find(passage.stance.temporals))
    hits = () if own else passage.sentence.find(passage.stance.temporals)
    inside = [hit for hit in hits if focus and all(hit.start <= position < hit.end for position in focus)]
    return tuple(passage.effect("time", EffectKind.SILENCE, hit) for hit in inside[:1])


def _permission(passage: Passage) -> tuple[Effect, ...]:
    """ "is a candidate" for "may be a candidate": who tries is not yet allowed to."""
    permissions = passage.stance.permissions
    for match in passage.alignment.matches:
        if match.term.text.lower() not in permissions or match.term.predicate:
            continue
        if match.position is None and _can_still(passage):
            continue
        apart = match.position is None or (
            passage.sentence.clause_of(match.position) not in passage.focus_clauses
        )
        if apart and passage.alignment.focus:
            return _instead_of_permission(passage)
    return ()


def _instead_of_permission(passage: Passage) -> tuple[Effect, ...]:
    """ "ist *verboten*" for "dürfen" denies it, "*wollen* verkaufen" says nothing of it; else it is only not told."""
    stance, focus = passage.stance, passage.focus_clauses
    bans = () if passage.hits(stance.endings, focus) else passage.hits(stance.bans, focus)
    for hit in bans[:1]:
        return (passage.effect("ban", EffectKind.DENY, hit),)
    for table in (stance.wants, stance.hearsay, stance.necessities):
        for hit in passage.hits(table, focus):
            return (passage.effect("permission-missing", EffectKind.SILENCE, hit),)
    place = passage.alignment.focus[0]
    return (Effect("permission-missing", EffectKind.WEAKEN, passage.sentence, place, place + 1),)


def _can_still(passage: Passage) -> bool:
    """ "Händler *können* Böller *weiterhin* verkaufen" for "dürfen": what still can be done is allowed."""
    stance = passage.stance
    return bool(
        passage.hits(stance.abilities, passage.focus_clauses)
        and passage.hits(stance.continuances, passage.focus_clauses)
    )


def _cause(passage: Passage) -> tuple[Effect, ...]:
    """ "Das Mädchen starb" for "starb durch eine Impfung": what is claimed is the cause, which isn't told here."""
    for hit in passage.alignment.wording.find(passage.stance.causes):
        start = hit.start + 1 if GAP in hit.phrase else hit.end  # "*an* einer Impfung *gestorben*"
        words = passage.alignment.wording.words
        behind = [m for m in passage.alignment.matches if m.term.position >= start]
        behind = [m for m in behind if not words[m.term.position].joined]  # "of *anti*-war messages"
        row = list(takewhile(lambda m: not m.term.predicate, behind))[:CAUSE]
        cause = [m for m in row if m.term.kind is not TermKind.ACTOR] or row  # "wegen Roths *Zöllen*"
        missing = all(m.position is None or _is_no_cause(passage, m.position) for m in cause)
        named = all(m.term.kind is TermKind.ACTOR for m in row)
        missing = missing or (named and _causes_nothing(passage, [m.position for m in row]))
        if cause and missing and passage.alignment.focus and not _told_behind(passage, cause):
            place = passage.alignment.focus[0]
            return (Effect("cause-missing", EffectKind.WEAKEN, passage.sentence, place, place + 1),)
    return ()


def _is_no_cause(passage: Passage, place: int) -> bool:
    """ "*trotz* der Impfung", "*vor* der Impfung", "nahe *dem* Ort": what stands behind such a word caused nothing.

    Neither does what only belongs to what stands there: "*nach der Reform* der Steuer".
    """
    sentence, noncauses = passage.sentence, passage.stance.noncauses
    phrase = sentence.phrase_at(place)
    while phrase is not None and (phrase.genitive or phrase.preposition in passage.stance.belongings):
        before = sentence.phrase_until(phrase.start)
        if before is None:
            break
        phrase = before
    if phrase is None or phrase.preposition not in noncauses:
        return False
    compared = sentence.lower[max(0, phrase.start - 1) : phrase.start]
    return not any(word in passage.stance.comparisons for word in compared)  # "höher *als vor* den Zöllen"


def _told_behind(passage: Passage, cause: Sequence[TermMatch]) -> bool:
    """ "ist gesperrt. *Grund ist ein Sturm*": the cause stands in the next sentence, which opens with a word for it."""
    stance, following = passage.stance, passage.neighbour(1)
    if following is None or following.text.endswith("?") or following.find(stance.negators):
        return False
    opening = (
        following.lower[1] if following.lower[0] in stance.definites and len(following.words) > 1 else ""
    )
    met = passage.matcher.meetings[passage.alignment.index + 1]
    opens = any(stance.causings.find((word,)) for word in (following.lower[0], opening) if word)
    return opens and all(match.term.key in met for match in cause)


def _causes_nothing(passage: Passage, named: Sequence[int | None]) -> bool:
    """Whether somebody named as a cause is no cause here: no word of one, and nobody who acts in the clause."""
    sentence, stance = passage.sentence, passage.stance
    if sentence.find(stance.causes) or sentence.find(stance.causings):
        return False
    agents = [sentence.roles[number].agent for number in passage.focus_clauses]
    return not any(a is not None and a.start <= p < a.end for a in agents for p in named if p is not None)


def _in_general(passage: Passage) -> tuple[Effect, ...]:
    """ "Ersttäter werden *in der Regel* gesperrt": what holds in general is told of no single case."""
    generalities = passage.stance.generalities
    if passage.alignment.wording.find(generalities):
        return ()
    hits = passage.hits(generalities, passage.focus_clauses)
    return tuple(passage.effect("in-general", EffectKind.WEAKEN, hit) for hit in hits[:1])


def _resemblance(passage: Passage) -> tuple[Effect, ...]:
    """ "ein dem Wolf ähnliches Tier": what is only like a thing is not said to be it."""
    sentence, focus = passage.sentence, passage.alignment.focus
    nouns = [m for m in passage.alignment.matches if m.term.predicate and m.position in focus]
    if not nouns or any(m.term.text[0].islower() for m in nouns):
        return ()
    near = range(focus[0] - NEAR_THE_NOUN, focus[-1] + NEAR_THE_NOUN + 1)
    hits = passage.hits(passage.stance.resemblances, passage.focus_clauses)
    found = [hit for hit in hits if hit.start in near or hit.end - 1 in near]
    return tuple(Effect("resemblance", EffectKind.SILENCE, sentence, h.start, h.end) for h in found[:1])


def _question(passage: Passage) -> tuple[Effect, ...]:
    """A question is no statement, unless the next sentence answers it with yes or no."""
    if not passage.is_question:
        return ()
    following = passage.neighbour(1)
    if following is not None and following.words:
        stance, answer = passage.stance, PhraseHit(0, 1, ANSWER)
        denied = any(word in stance.contrast_negators for word in following.lower[:CONFIRMED])
        yes, no = following.lower[0] in stance.answers_yes, following.lower[0] in stance.answers_no
        true = _early(following, stance.true_predicates) if points_back(following) else None
        affirmed = answer if yes else true
        if affirmed is not None and not denied:
            return _answered(passage, following, affirmed, (EffectKind.ASSERT,))
        false = _early(following, stance.false_predicates) if len(following.words) <= BRIEF else None
        refused = answer if no or (denied and yes) else false
        if refused is not None:
            return _answered(passage, following, refused, (EffectKind.DENY, EffectKind.ASSERT))
    last = len(passage.sentence.words)
    return (Effect("question", EffectKind.SILENCE, passage.sentence, last - 1, last),)


def _early(sentence: PreparedSentence, table: PhraseTable) -> PhraseHit | None:
    return next((hit for hit in sentence.find(table) if hit.start < CONFIRMED), None)


def _answered(
    passage: Passage, following: PreparedSentence, hit: PhraseHit, kinds: Sequence[EffectKind]
) -> tuple[Effect, ...]:
    """ "Ist das Bad zu? *Nein.*": the article's own answer, or somebody's: "*Nein, sagt Roth.*"."""
    said = following.find(passage.stance.reporting_verbs) and reporter_in(
        passage.matcher, passage.alignment.index + 1
    )
    effects = [Effect(ANSWER, kind, following, hit.start, hit.end) for kind in kinds]
    if said:
        effects[-1] = replace(effects[-1], kind=EffectKind.ATTRIBUTE, speaker=said)
    return tuple(effects)


def _answered_here(passage: Passage) -> tuple[Effect, ...]:
    """ "Asked *whether* he would go, Roe said *no*", "*bejahte* die Frage, *ob* er geht": somebody's own answer."""
    sentence, stance = passage.sentence, passage.stance
    openers = {passage.clauses[number].opener for number in passage.focus_clauses}
    if not openers or any(o not in stance.conditions or o not in stance.content_openers for o in openers):
        return ()
    others = [n for n in range(len(passage.clauses)) if n not in passage.focus_clauses]
    yes, no = stance.answers_yes, stance.answers_no
    for number in others:
        last = passage.clauses[number].end - 1
        hits = [*passage.hits(stance.affirmations, (number,))]
        if (sentence.lower[last] in yes or sentence.lower[last] in no) and last:
            hits += passage.hits(stance.reporting_verbs, (number,))
        if hits:
            speaker = subject_in(passage.matcher, passage.alignment.index, sentence, hits[0])
            said = passage.effect(ANSWER, EffectKind.ATTRIBUTE, hits[0], speaker)
            denied = Effect(ANSWER, EffectKind.DENY, sentence, last, last + 1)
            return (denied, said) if sentence.lower[last] in no else (said,)
        for hit in passage.hits(stance.negative_answers, (number,)):
            return (passage.effect(ANSWER, EffectKind.ATTRIBUTE, hit),)  # "*verneinte* die Frage, ob"
    return ()


def _conditional(passage: Passage) -> tuple[Effect, ...]:
    """ "hätte", "wäre", "würde": reported speech uses these forms too, which the judge knows; a quotation does not."""
    wording = passage.alignment.wording
    if wording.doubtful or wording.find(passage.stance.conditionals):
        return ()
    scope = (*passage.focus_clauses, *passage.governing_clauses)
    hits = passage.hits(passage.stance.conditionals, scope)
    verbatim = any(_is_verbatim(passage, hit) for hit in hits)
    rule = "hypothesis" if verbatim else "conditional"
    return tuple(passage.effect(rule, EffectKind.SILENCE, hit) for hit in hits[:1])


def _is_verbatim(passage: Passage, hit: PhraseHit) -> bool:
    """Whether a word stands in a deciding clause that is quoted from its start on: somebody's very words."""
    number = passage.sentence.clause_of(hit.start)
    start = passage.sentence.words[passage.clauses[number].start].start
    return number in passage.focus_clauses and inside_quotation(passage.matcher, start)


def _hypothesis(passage: Passage) -> tuple[Effect, ...]:
    """ "*a delay would* be a disaster, she said": what would be so of any such thing, there is none yet."""
    sentence, stance, focus = passage.sentence, passage.stance, passage.alignment.focus
    if len(focus) != 1 or passage.alignment.wording.doubtful or sentence.finite[focus[0]]:
        return ()
    subject = sentence.roles[passage.focus_clauses[0]].subject
    if subject is None or subject.head != focus[0] or subject.determiner not in stance.indefinites:
        return ()
    hits = passage.hits(stance.conditionals, passage.focus_clauses)
    return tuple(passage.effect("hypothesis", EffectKind.SILENCE, hit) for hit in hits[:1])


def _demand(passage: Passage) -> tuple[Effect, ...]:
    stance = passage.stance
    scope = (*passage.focus_clauses, *passage.governing_clauses)
    if passage.is_presupposed and _opens_sentence(passage):
        return ()
    tables = (("demand", stance.demands), ("hope", stance.hopes), ("matter", stance.matters))
    effects = [
        passage.effect(name, EffectKind.SILENCE, hit)
        for name, table in tables
        for hit in passage.hits(table, scope)
        if _governs(passage, hit.start, hit.end) and passage.reaches_focus(hit)
        if all(hit.phrase != own.phrase for own in passage.alignment.wording.find(table))  # "*must* not sell"
        if not (name == "hope" and _opens_view(passage, hit))
        if not (name == "matter" and (passage.alignment.opposites or _is_beside(passage, hit)))
    ]
    return tuple(effects[:1]) or _wanted(passage) or _wanted_of_others(passage)


def _wanted_of_others(passage: Passage) -> tuple[Effect, ...]:
    """ "Campaigners *want the EU to* ban it" for "the EU wants to ban it": what others are to do."""
    sentence, demands = passage.sentence, passage.stance.demands
    own = {hit.phrase: hit.end - hit.start for hit in passage.alignment.wording.find(demands)}
    for hit in sentence.find(demands) if own and passage.alignment.focus else ():
        bare = len(hit.phrase.replace(GAP, "").split())
        wider = own.get(hit.phrase) == bare < hit.end - hit.start
        if wider and hit.end <= passage.alignment.focus[-1] <= hit.end + 1:
            return (passage.effect("demand", EffectKind.SILENCE, hit),)
    return ()


def _is_beside(passage: Passage, hit: PhraseHit) -> bool:
    """ "Nach langem *Streit um* Geld *stimmte* der Rat zu": a noun's matter is what stands in its phrase, no verb.

    Read only in German, which shows a noun by its capital.
    """
    sentence, focus = passage.sentence, passage.alignment.focus
    noun = sentence.is_noun(hit.start) and hit.end > hit.start + 1
    if not sentence.pack.lexicon.infinitive_endings or not noun:
        return False
    if sentence.clause_of(hit.start) not in passage.focus_clauses:
        return False
    behind = (place >= hit.end and sentence.words[place].text[0].isupper() for place in focus)
    return not all(behind) or any(sentence.finite[hit.end : max(focus, default=hit.end)])


def _opens_sentence(passage: Passage) -> bool:
    """ "*Nach dem Scheitern der Gespräche* fordert die Opposition …": it came before what is demanded."""
    phrase = passage.sentence.phrase_at(passage.alignment.focus[0])
    return phrase is not None and phrase.start == 0 and phrase.determiner not in passage.stance.indefinites


def _checked(passage: Passage) -> tuple[Effect, ...]:
    """ "sent a team to *check that* the dam holds": what is looked into, or to be made sure of, is open."""
    scope = (*passage.focus_clauses, *passage.governing_clauses)
    for hit in passage.hits(passage.stance.checks, scope):
        own = passage.sentence.clause_of(hit.start) in passage.focus_clauses
        if not own or all(position >= hit.end for position in passage.alignment.focus):
            return (passage.effect("check", EffectKind.SILENCE, hit),)
    return ()


def _opens_view(passage: Passage, hit: PhraseHit) -> bool:
    """ "*considers the* ban unlawful" is a view, "*considers* resigning" none."""
    views = passage.sentence.find(passage.stance.opinion_verbs)
    return any(view.start == hit.start and view.end > hit.end for view in views)


def _wanted(passage: Passage) -> tuple[Effect, ...]:
    """ "*will* den Rücktritt": a noun that is somebody's wish, where no other verb says what he does with it.

    Or a whole clause: "Viele *wollen, dass* er zurücktritt".
    """
    stance, sentence, focus = passage.stance, passage.sentence, passage.alignment.focus
    wording = passage.alignment.wording
    wished = wording.find(stance.wants) and any(word in stance.complementizers for word in wording.lower)
    below = any(passage.clauses[number].opener in stance.complementizers for number in passage.focus_clauses)
    if below and not wished:
        for hit in passage.hits(stance.wants, passage.governing_clauses):
            return (passage.effect("wish", EffectKind.SILENCE, hit),)
    verbs = any(m.term.predicate and m.term.text[0].islower() for m in passage.alignment.matches)
    german = bool(sentence.pack.lexicon.infinitive_endings)
    if len(focus) != 1 or not verbs or not focus[0] or sentence.finite[focus[0]]:
        return ()
    if german and not sentence.words[focus[0]].text[0].isupper():
        return ()
    for hit in passage.hits(stance.wants, passage.focus_clauses):
        clause = passage.clauses[sentence.clause_of(hit.start)]
        phrase = sentence.phrase_at(focus[0])
        if phrase is None or phrase.preposition or (not german and phrase.start != hit.end):
            continue
        closing = (word for word in sentence.words[clause.start : clause.end] if word.text[0].islower())
        infinitive = german and any(passage.matcher.index.normalizer.is_infinitive(w.lower) for w in closing)
        if not infinitive or sentence.finite[clause.end - 1]:
            return (passage.effect("wish", EffectKind.SILENCE, hit),)
    return ()


def _governs(passage: Passage, start: int, end: int) -> bool:
    """A demand in the main clause governs what depends on it, and objects behind it."""
    clause = passage.sentence.clause_of(start)
    if clause in passage.governing_clauses:
        return True
    if passage.clauses[clause].kind is ClauseKind.SUBORDINATE:
        return True
    if any(position >= start for position in passage.alignment.focus) or end > start + 1:
        return True
    sentence, focus = passage.sentence, passage.alignment.focus
    if any(sentence.finite[p] for p in focus):
        return False
    closes = end == passage.clauses[clause].end
    if sentence.pack.lexicon.infinitive_endings:  # "hatte seine *Freilassung* beantragt"
        return closes and all(sentence.words[p].text[0].isupper() for p in focus)
    roles = sentence.roles[clause]
    done = any(word in passage.stance.agents for word in sentence.lower[end : end + 1])
    return done or (closes and (roles.passive or roles.agent is None))  # "*Resignation* of mayor demanded"


def _necessity(passage: Passage) -> tuple[Effect, ...]:
    """ "muss saniert werden": what must be is not yet."""
    wording = passage.alignment.wording
    if wording.find(passage.stance.plans) or wording.find(passage.stance.necessities):
        return ()
    if passage.charge is not None:
        return ()  # "muss sich wegen Betrugs verantworten": that isn't what he must
    hits = passage.hits(passage.stance.necessities, passage.focus_clauses) or _prohibited(passage)
    return tuple(passage.effect("necessity", EffectKind.SILENCE, hit) for hit in hits[:1])


def _prohibited(passage: Passage) -> tuple[PhraseHit, ...]:
    """ "*darf* die Wiese *nicht* düngen" for "hat die Wiese gedüngt": what is not allowed may have been done."""
    stance, focus, wording = passage.stance, passage.focus_clauses, passage.alignment.wording
    if not wording.past or wording.find(stance.permissions) or not passage.hits(stance.negators, focus):
        return ()
    normalizer, words = passage.matcher.index.normalizer, passage.sentence.words
    allowed = set(map(normalizer.key, stance.permissions.phrases))
    places = (
        p for number in focus for p in range(passage.clauses[number].start, passage.clauses[number].end)
    )
    return tuple(PhraseHit(p, p + 1, words[p].lower) for p in places if words[p].key in allowed)


def _is_impossible(passage: Passage, hit: PhraseHit) -> bool:
    """ "technisch *nicht einmal möglich*": what cannot be is no doubt; "it is *not certain*" is one."""
    before = passage.sentence.lower[max(0, hit.start - 2) : hit.start]
    plain = hit.phrase in passage.sentence.pack.stance.possibles
    return plain and any(word in passage.stance.negators for word in before)


def _doubt(passage: Passage) -> tuple[Effect, ...]:
    if passage.alignment.wording.doubtful:
        return ()
    shields = passage.sentence.find(passage.stance.not_negations)
    hits = passage.hits(passage.stance.doubts, (*passage.focus_clauses, *passage.governing_clauses))
    hits = tuple(hit for hit in hits if not passage.sentence.is_month(hit.start))
    hits = tuple(hit for hit in hits if not any(shield.start < hit.start < shield.end for shield in shields))
    hits = tuple(hit for hit in hits if not _is_impossible(passage, hit))
    contrary = {match.position for match in passage.alignment.opposites}
    hits = tuple(hit for hit in hits if contrary.isdisjoint(range(hit.start, hit.end)))
    hits += _contrary_left_open(passage, contrary)
    if passage.alignment.wording.past:  # "*could not* put out the fire"
        denials = [hit for hit in passage.sentence.find(passage.stance.negators) if hit.end > hit.start + 1]
        hits = tuple(hit for hit in hits if all(hit.start != denial.start for denial in denials))
    return tuple(passage.effect("doubt", EffectKind.SILENCE, hit) for hit in hits[:1])


def _contrary_left_open(passage: Passage, contrary: Set[int | None]) -> tuple[PhraseHit, ...]:
    """ "does *not rule out* layoffs" for "will lay off workers": what is not the contrary need not be so."""
    sentence, stance = passage.sentence, passage.stance
    return tuple(
        hit
        for hit in sentence.find(stance.doubts)
        if sentence.clause_of(hit.start) in passage.focus_clauses
        and not contrary.isdisjoint(range(hit.start, hit.end))
        and stance.negators.find(sentence.lower[hit.start : hit.end])
    )
