"""Superseded states: true once, but overtaken ("im ersten Anlauf gescheitert")."""

from __future__ import annotations

from collections.abc import Sequence, Set

from factcheck.languages.lists import StanceWords
from factcheck.languages.phrases import PhraseHit
from factcheck.match.alignment import STATED, TermMatch
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.clauses import ClauseKind
from factcheck.text.moments import Moment, Order
from factcheck.text.prepared import PreparedSentence
from factcheck.text.values import Value, ValueKind

NAME = "superseded"
ENDED = "ended"
"""The cue of what puts an end to something."""
PAST_ENDINGS = ("te", "ten")
"""Endings of German modal verbs in the past."""
OPENING = 3
"""Words of a clause among which "inzwischen" stands if it opens what is so now."""
SHORT = 10
"""Words up to which a sentence that ends something is about the sentence before."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the words that place the passage before the present state of things."""
    scope = (*passage.focus_clauses, *passage.governing_clauses)
    closed = _closed(passage)
    if closed:
        return closed
    hits = passage.hits(passage.stance.superseded, scope) or _pluperfect(passage)
    ends = (_ended(passage, bool(hits)) or (_turned(passage) if hits else ())) or _is_over(passage)
    return (
        *_years_ago(passage),
        *_is_no_longer(passage),
        *_changed_since(passage),
        *(passage.effect(NAME, _kind(passage, hit), hit) for hit in hits[:1]),
        *(ends or _formerly(passage)),
    )


def _formerly(passage: Passage) -> tuple[Effect, ...]:
    """ "*war früher* gesperrt" for "ist gesperrt", "*wollte eigentlich* bauen" for "will bauen": once."""
    wording, stance, sentence = passage.alignment.wording, passage.stance, passage.sentence
    planned = wording.planned
    if not (planned or passage.claims_state) or any(tells_past(passage, word) for word in wording.lower):
        return ()
    for number in (*passage.focus_clauses, *(passage.governing_clauses if planned else ())):
        clause = passage.clauses[number]
        verb = next(iter(sentence.verbs_in(clause)), None)
        if verb is None or not tells_once(passage, verb):
            continue
        tables = (stance.formerly, stance.bygones, stance.years_ago) if planned else (stance.formerly,)
        for hit in (hit for table in tables for hit in passage.hits(table, (number,))):
            compared = sentence.lower[hit.end : hit.end + 1]  # "*früher als* geplant"
            if not any(word in stance.comparisons for word in compared):
                return (passage.effect(NAME, EffectKind.WEAKEN, hit),)
    return ()


def _is_no_longer(passage: Passage) -> tuple[Effect, ...]:
    """ "a *former* minister" for "is a minister": told of what the wording says somebody is now."""
    sentence, wording = passage.sentence, passage.alignment.wording
    once = wording.past or any(word in passage.stance.past_states for word in wording.lower)
    if once or not (wording.state or wording.verbless):
        return ()
    for position in passage.alignment.focus:
        phrase = sentence.phrase_at(position)
        if phrase is None or passage.aligned.isdisjoint(range(phrase.start, phrase.end)):
            continue
        for place in range(max(0, min(phrase.start, position - 1)), position):
            if sentence.lower[place] in passage.stance.no_longer and place not in passage.aligned:
                return (Effect("former", EffectKind.DENY, sentence, place, place + 1),)
    return ()


def _changed_since(passage: Passage) -> tuple[Effect, ...]:
    """ "ist *inzwischen* veröffentlicht" for "wurde zurückgehalten": the contrary is so now, and need not have been."""
    wording, stance = passage.alignment.wording, passage.stance
    if not wording.past or wording.state or not passage.alignment.opposites:
        return ()
    hits = passage.hits(stance.nows, passage.focus_clauses)
    return tuple(passage.effect(NAME, EffectKind.WEAKEN, hit) for hit in hits[:1])


def _years_ago(passage: Passage) -> tuple[Effect, ...]:
    """ "*2023 musste* es abgekocht werden", "*vor vier Jahren* verlor sie": told of another time than the article's.

    A wording without a date speaks of what is so then. What happened once may have happened years ago, but
    "bei der *Wahl* vor vier Jahren" means another one of its kind.
    """
    wording, sentence, stance = passage.alignment.wording, passage.sentence, passage.stance
    if wording.dated or wording.find(stance.years_ago):
        return ()
    lasting = passage.claims_state or wording.owned
    lasting = lasting or bool(wording.find(stance.necessities) or wording.find(stance.permissions))
    for hit in sentence.find(stance.years_ago):
        before = (p for p in sentence.phrases if p.end == hit.start and p.preposition)
        told = passage.aligned - set(passage.alignment.focus)
        if lasting or _is_new(passage, told) or any(phrase.head in told for phrase in before):
            return (passage.effect(NAME, EffectKind.WEAKEN, hit),)
    if not lasting or (wording.past and not passage.claims_state):
        return ()
    date = passage.matcher.article.document.article.date
    for clause in (passage.clauses[number] for number in passage.focus_clauses):
        verb = next(iter(sentence.verbs_in(clause)), None)
        if verb is None or not tells_once(passage, verb):
            continue
        for value in sentence.values:
            other = sentence.clauses[sentence.clause_of(value.start)]
            opening = (
                other.start == 0 and other.kind is ClauseKind.SUBORDINATE
            )  # "*Als es 1987 öffnete*, hatte es"
            if (other is clause or opening) and _is_before(value.moment, date.year if date else None):
                return (Effect(NAME, EffectKind.WEAKEN, sentence, value.start, value.end),)
    return ()


def _is_new(passage: Passage, told: Set[int]) -> bool:
    """ "kam es zu *einem* Unfall, bei dem zwei starben" for "bei *dem* Unfall starben zwei": another one."""
    stance, sentence, wording = passage.stance, passage.sentence, passage.alignment.wording
    known = {
        match.position
        for match in passage.alignment.matches
        if _is_known_before(wording.lower, match, stance)
    }
    new = (
        p
        for p in sentence.phrases
        if p.determiner in stance.indefinites and p.determiner not in stance.negators
    )
    return any(phrase.head in told and phrase.head in known for phrase in new)


def _is_known_before(said: Sequence[str], match: TermMatch, stance: StanceWords) -> bool:
    """Whether the wording has a definite article right before a noun: "bei *dem* Unfall"."""
    before = said[match.term.position - 1] if match.term.position else ""
    tables = (stance.definites, stance.datives, stance.accusatives)
    return any(before in table for table in tables) and before not in stance.indefinites


def tells_once(passage: Passage, place: int) -> bool:
    """Return whether a finite verb tells how something was: "*war* gesperrt", "*musste* gesperrt werden".

    "*wurde* gesperrt" tells how it came to be so.
    """
    return tells_past(passage, passage.sentence.lower[place])


def tells_past(passage: Passage, verb: str) -> bool:
    """Return whether a verb's form tells how something was, wherever it stands."""
    stance = passage.stance
    if verb in stance.passives and verb not in stance.past_states:
        return False
    modal = verb in stance.finite_auxiliaries and verb not in stance.conditionals
    told = verb in stance.past_states or passage.matcher.index.normalizer.is_preterite(verb)
    return told or (modal and verb.endswith(PAST_ENDINGS))


def _is_before(moment: Moment | None, year: int | None) -> bool:
    """Whether a date lies in an earlier year than the article's, or in any if that has no date."""
    if moment is None or moment.order is not Order.AT or moment.year is None:
        return False
    return year is None or moment.year < year


def _ended(passage: Passage, told: bool) -> tuple[Effect, ...]:
    """ "Bis zum Sommer galt ein Verbot. Der Rat hat es aufgehoben": what had been was ended right after.

    So is what is told as a state, where the next sentence has it as its own subject: "Es wurde aufgehoben".
    """
    following = passage.neighbour(1)
    if following is None or len(following.words) > SHORT or following.find(passage.stance.negators):
        return ()
    stance = passage.stance
    points_back = any(
        word in stance.demonstratives or word in stance.either_pronouns for word in following.lower
    )
    if not told and not _is_its_subject(passage, following):
        return ()
    hits = following.find(stance.endings) if points_back or not told else ()
    return tuple(Effect(ENDED, EffectKind.DENY, following, hit.start, hit.end) for hit in hits[:1])


def _is_its_subject(passage: Passage, following: PreparedSentence) -> bool:
    """ "Im Ort gilt ein *Badeverbot*. Am Freitag wurde *das Verbot* …": the subject of a state is taken up as one."""
    wording, sentence = passage.alignment.wording, passage.sentence
    if (wording.past and not wording.state) or wording.planned or len(passage.focus_clauses) != 1:
        return False
    subject = sentence.roles[passage.focus_clauses[0]].subject
    further = following.roles[0].subject
    if subject is None or subject.head not in passage.aligned or further is None:
        return False
    if further.pronoun:
        word, stance = following.lower[further.head], following.pack.stance
        return word in stance.personal_pronouns or word in stance.either_pronouns
    noun, whole = following.lower[further.head], sentence.lower[subject.head]
    return further.determiner in following.pack.stance.definites and whole.endswith(noun)


def _closed(passage: Passage) -> tuple[Effect, ...]:
    """ "*war bis Montag* gesperrt", "*leitete* das Amt *bis Mai*": so until then, and not since."""
    sentence, wording = passage.sentence, passage.alignment.wording
    if not passage.claims_state or any(word in sentence.pack.values.untils for word in wording.lower):
        return ()
    for phrase in map(sentence.phrase_at, passage.alignment.focus):
        if (
            phrase is not None
            and "," in sentence.gap_before(phrase.start)
            and _is_limit(passage, phrase.start)
        ):
            place = phrase.start  # "Roth, *bis Mai* Trainerin, …"
            return (Effect(NAME, EffectKind.DENY, sentence, place, place + 2),)
    for number in passage.focus_clauses:
        clause = passage.clauses[number]
        verb = next(iter(sentence.verbs_in(clause)), None)
        if verb is None or not tells_once(passage, verb):
            continue
        until = next((p for p in range(clause.start, clause.end - 1) if _is_limit(passage, p)), None)
        if until is None and _opens_limit(passage, clause.end):
            until = clause.end
        if until is not None:
            near = any(word in sentence.pack.values.weekdays for word in sentence.lower[until : until + 3])
            done = sentence.lower[verb] in passage.stance.passives
            kind = (
                EffectKind.WEAKEN if near and done else EffectKind.DENY
            )  # "closed until Monday" may be so now
            return (Effect(NAME, kind, sentence, until, until + 2),)
    return ()


def _is_over(passage: Passage) -> tuple[Effect, ...]:
    """ "*war* gesperrt. *Inzwischen* rollt der Verkehr *wieder*": so once, not now."""
    wording, sentence, stance = passage.alignment.wording, passage.sentence, passage.stance
    is_so = not wording.past or any(word in stance.copulas for word in wording.lower)  # "ist gesperrt"
    if not is_so or wording.planned or not passage.focus_clauses:
        return ()
    clause = passage.clauses[passage.focus_clauses[-1]]
    verb = next(iter(sentence.verbs_in(clause)), None)
    tail = sentence.lower[clause.start : clause.end]
    if verb is None or any(word in stance.perfect_infinitives for word in tail):
        return ()
    past = passage.matcher.index.normalizer.is_preterite(sentence.lower[verb])
    was = sentence.lower[verb] in (stance.copulas if wording.past else stance.past_states)
    if not (was and sentence.lower[verb] in stance.past_states) and not (past and not wording.past):
        return ()
    last, end = max(passage.alignment.focus), len(sentence.words)
    places = [(sentence, p, end) for p in range(last + 1, end) if sentence.lower[p] in stance.nows]
    turns = _turns(passage)
    if turns:
        return (Effect(NAME, EffectKind.DENY, sentence, turns[0], turns[0] + 1),)
    following = passage.neighbour(1)
    places += [(following, 0, len(following.words))] if following is not None else []
    for told, start, end in places:
        now = next((p for p in range(start, min(start + OPENING, end)) if told.lower[p] in stance.nows), None)
        if now is not None and _is_contrary(passage, told, start, end):
            return (Effect(NAME, EffectKind.DENY, told, now, now + 1),)
    return ()


def _turns(passage: Passage) -> list[int]:
    """ "war krank, spielt *aber wieder*": right behind, the same one is told to be otherwise again."""
    sentence, stance = passage.sentence, passage.stance
    number = passage.focus_clauses[-1] + 1
    if number >= len(passage.clauses):
        return []
    clause, subject = passage.clauses[number], sentence.roles[number].subject
    if subject is not None and subject.end > clause.start:
        return []
    if not any(sentence.lower[p] in stance.adversatives for p in range(clause.start, clause.end)):
        return []
    again = [hit.start for hit in sentence.find(stance.resumptions)]
    return [place for place in again if clause.start <= place < clause.end]


def _is_limit(passage: Passage, place: int) -> bool:
    """ "*bis Ende* März", "bis zum *Sommer*", "bis *Mai*", "bis *1972*": a time that closes."""
    sentence, values = passage.sentence, passage.sentence.pack.values
    times = passage.stance.time_nouns
    if sentence.lower[place] not in values.untils or _is_extent(passage, place):
        return False
    behind = range(place + 1, place + 3)
    dated = any(v.start in behind and _is_date(v) for v in sentence.values)
    return dated or any(
        word in values.points or word in times or word in values.months or word in values.weekdays
        for word in sentence.lower[place + 1 : place + 3]
    )


def _is_extent(passage: Passage, place: int) -> bool:
    """ "was put off *by two weeks*": by how much, and not until when."""
    sentence, numbers = passage.sentence, passage.sentence.pack.values.number_words
    if sentence.lower[place] not in passage.stance.agents:
        return False
    count, *rest = sentence.lower[place + 1 : place + 3] or ("",)
    return (count.isdigit() or count in numbers) and any(word in passage.stance.time_nouns for word in rest)


def _opens_limit(passage: Passage, place: int) -> bool:
    """ "was unsafe *until it was repaired*": a clause that closes a time."""
    sentence = passage.sentence
    opens = any(clause.start == place and clause.kind is ClauseKind.SUBORDINATE for clause in passage.clauses)
    untils = sentence.pack.values.untils
    return opens and sentence.lower[place] in untils and sentence.lower[place] not in passage.stance.agents


def _is_date(value: Value) -> bool:
    return value.moment is not None or value.kind is ValueKind.YEAR


def _is_contrary(passage: Passage, told: PreparedSentence, start: int, end: int) -> bool:
    """Whether words say the contrary of the predicate, or that what was before it is so again."""
    stance = passage.stance
    apart = (key for place, (key, _) in told.particles_apart.items() if start <= place < end)
    keys = {*apart, *(word.key for word in told.words[start:end])}
    if keys & {m.term.key for m in passage.alignment.matches if m.term.predicate}:
        return False
    hits = (*told.find(stance.resumptions), *told.find(stance.endings))
    return any(start <= hit.start < end for hit in hits) or bool(keys & _contraries(passage))


def _contraries(passage: Passage) -> set[str]:
    """The keys of what says the contrary of the wording's own predicate."""
    relations = passage.matcher.index.relations
    return {
        relation.key
        for match in passage.alignment.matches
        if match.term.predicate and match.how == "same"
        for relation in relations.standing_for(match.term.key)
        if relation.how == "opposite" and relation.credit >= STATED
    }


def _turned(passage: Passage) -> tuple[Effect, ...]:
    """ "galt zunächst als gültig, ist aber ungültig": the contrary follows in the same sentence."""
    words, contrary = passage.sentence.words, _contraries(passage)
    behind = range(max(passage.alignment.focus, default=len(words)) + 1, len(words))
    turns = [p for p in behind if words[p].key in contrary]
    return tuple(Effect("opposite", EffectKind.DENY, passage.sentence, p, p + 1) for p in turns[:1])


def _kind(passage: Passage, hit: PhraseHit) -> EffectKind:
    """Who "used to" do something does it no more: that denies a wording about the present."""
    wording = passage.alignment.wording
    habit = passage.sentence.lower[hit.end - 1] in passage.stance.infinitive_markers
    return EffectKind.DENY if habit and not (wording.past or wording.negated) else EffectKind.SUPERSEDE


def _pluperfect(passage: Passage) -> tuple[PhraseHit, ...]:
    """ "hatte abgelehnt": what had been before something else happened."""
    normalizer = passage.matcher.index.normalizer
    hits = passage.hits(passage.stance.pluperfects, passage.focus_clauses)
    focus = passage.alignment.focus
    participle = any(normalizer.is_participle(passage.sentence.words[position].text) for position in focus)
    return hits if participle else ()
