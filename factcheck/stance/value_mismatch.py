"""Value mismatch: the passage agrees in all but the number ("350" against "114 Milliarden")."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.languages.phrases import PhraseHit
from factcheck.match.alignment import STATED, Alignment, TermMatch
from factcheck.match.terms import TermKind
from factcheck.stance import negation
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import ClauseKind
from factcheck.text.moments import Comparison
from factcheck.text.values import Frame, Value, ValueKind, compare
from factcheck.text.words import Word

NAME = "value-mismatch"
REST = 0.75
"""Share of the other words' weight that must be met before another number is a contradiction."""
LINKED = 4
"""Words before a number within which a preposition links it to its noun: "Strafe *in Höhe von* 84 Millionen"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the value that differs where the rest of the wording is met; weaken where it isn't.

    An amount that stands for the wording's own verb says nothing beside words that end or demand it.
    """
    ended = _ended(passage)
    if ended is not None:
        return (passage.effect("amount-ended", EffectKind.SILENCE, ended),)
    alignment = passage.alignment
    differing = alignment.differing
    if not differing:
        return (
            _told_of_another_clause(passage)
            or _over_another_period(passage)
            or _missing(passage)
            or _of_another_noun(passage)
            or _share_of_others(passage)
        )
    if passage.hits(passage.stance.postponements, passage.focus_clauses):
        return ()  # "was pushed back to July" for "opens in May": that it was put off tells it already
    if any(m.term.predicate for m in alignment.opposites) and all(map(_is_number, differing)):
        return ()  # "fell to 3.1" for "rose to 3.4": the contrary is told already
    others = [match for match in alignment.matches if match.term.kind is not TermKind.VALUE]
    total = sum(match.term.weight for match in others)
    met = sum(m.term.weight * m.credit for m in others if m.position is not None and m.how != "opposite")
    agreed = any(match.how == "value" and not _is_time(match) for match in alignment.matches)
    kind = EffectKind.DENY
    match = differing[0]
    if (
        not total
        or met / total < REST
        or alignment.predicate < STATED
        or agreed
        or _of_another_time(alignment.differing)
        or _may_happen_again(passage, match)
        or _of_others(passage, match)
        or _of_another_subject(passage)
        or _of_a_group(passage, match)
        or _is_restricted(passage, match)
        or _comes_on_top(passage, match)
        or not _measured(passage, match)
        or _is_of_name(passage, match)
    ):
        kind = EffectKind.SILENCE
    assert match.position is not None
    effect = Effect(NAME, kind, passage.sentence, match.position, match.end or match.position + 1)
    earlier = _of_earlier_time(passage) if kind is EffectKind.DENY else None
    return (effect,) if earlier is None else (effect, earlier)


def _is_of_name(passage: Passage, match: TermMatch) -> bool:
    """ "the *A7*" for "the A9", "*QX310*" for "QX204": the number is part of another one's name."""
    words, place = passage.sentence.words, match.position or 0
    before = words[place - 1] if place else None
    return before is not None and before.end == words[place].start and before.text.isupper()


def _of_earlier_time(passage: Passage) -> Effect | None:
    """ "*Im vergangenen Jahr* waren es 300" for "Es waren 500": of a time that the wording doesn't speak of."""
    sentence, wording = passage.sentence, passage.alignment.wording
    earlier = [phrase for phrase, offset in sentence.pack.values.relative_years.items() if offset < 0]
    said = f" {' '.join(wording.lower)} "
    if wording.dated or any(f" {phrase} " in said for phrase in earlier):
        return None
    for phrase in earlier:
        size = phrase.count(" ") + 1
        for number in passage.focus_clauses:
            clause = passage.clauses[number]
            for place in range(clause.start, clause.end - size + 1):
                if " ".join(sentence.lower[place : place + size]) == phrase:
                    return Effect("other-time", EffectKind.WEAKEN, sentence, place, place + size)
    hits = passage.hits(passage.stance.bygones, passage.focus_clauses)
    return passage.effect("other-time", EffectKind.WEAKEN, hits[0]) if hits else None


def _over_another_period(passage: Passage) -> tuple[Effect, ...]:
    """ "stiegen *in zwölf Jahren* um 12 Prozent" for "stiegen im vergangenen Jahr um 12 Prozent"."""
    sentence = passage.sentence
    met = {m.position: m.term.value for m in passage.alignment.matches if m.how == "value"}
    if not any(value is not None and value.frame is Frame.CHANGE for value in met.values()):
        return ()
    for value in sentence.values:
        if value.unit not in sentence.pack.values.time_spans or value.amount <= 1 or value.start in met:
            continue
        phrase = sentence.phrase_at(value.start) or sentence.phrase_at(value.end - 1)
        if phrase is not None and phrase.preposition in passage.stance.spans:
            return (Effect("other-time", EffectKind.WEAKEN, sentence, value.start, value.end),)
    return ()


def _share_of_others(passage: Passage) -> tuple[Effect, ...]:
    """ "20 Prozent der *Rentner*" for "20 Prozent der *Haushalte*": the same share of others."""
    for match in passage.alignment.matches:
        if match.how != "value" or not _is_number(match) or match.position is None:
            continue
        found = next((value for value in passage.sentence.values if value.start == match.position), None)
        if found is not None and not found.people and _of_others(passage, match):
            return (
                Effect("value-of-others", EffectKind.WEAKEN, passage.sentence, match.position, found.end),
            )
    return ()


def _told_of_another_clause(passage: Passage) -> tuple[Effect, ...]:
    """ "*Neun* starben, 24 weitere wurden verletzt" for "24 starben": the verb's clause tells another number."""
    sentence, focus = passage.sentence, passage.focus_clauses
    numbers = [value for value in sentence.values if value.kind is ValueKind.NUMBER]
    for match in passage.alignment.matches:
        wanted, place = match.term.value, match.position
        if wanted is None or match.how != "value" or place is None or not _is_number(match):
            continue
        denied = place and sentence.lower[place - 1] in passage.stance.contrast_negators  # "12 and *not 43*"
        if denied or sentence.clause_of(place) in focus or len(focus) != 1:
            continue
        here = [value for value in numbers if sentence.clause_of(value.start) in focus]
        others = [value for value in here if compare(wanted, value) is Comparison.DIFFERS]
        bare = wanted.people and bool(others) and others[0].unit is None  # "30 starben, *13* wurden verletzt"
        if len(here) == 1 and others and (bare or others[0].unit == wanted.unit):
            return (Effect(NAME, EffectKind.DENY, sentence, others[0].start, others[0].end),)
    return ()


def _of_another_noun(passage: Passage) -> tuple[Effect, ...]:
    """ "500 *soldiers*" for "500 officers": the number agrees, and counts others, or is told in another clause."""
    sentence, people = passage.sentence, {passage.sentence.pack.values.person}
    for match in passage.alignment.matches:
        if match.how != "value" or match.position is None or match.end is None or not _is_number(match):
            continue
        counted = _counted(passage, match)
        phrase = sentence.phrase_at(match.position) or sentence.phrase_from(match.end)
        units = {value.unit for value in sentence.values if value.start == match.position}
        beside = sentence.clause_of(match.position) not in passage.focus_clauses
        if counted is None or phrase is None or (people & units and not beside):
            continue
        other = phrase.head >= match.end or bool(people & units)
        other = other and counted.position not in range(phrase.start, phrase.end)
        if other and (counted.position is None or beside):
            return (Effect("counted", EffectKind.WEAKEN, sentence, match.position, phrase.end),)
    return ()


def _counted(passage: Passage, match: TermMatch) -> TermMatch | None:
    """How the noun is met whose number a wording tells: "500 *police officers*"; none where the number has a unit."""
    wording, value = passage.alignment.wording, match.term.value
    phrases = (wording.roles.agent, wording.roles.patient) if wording.roles is not None else ()
    if value is None or value.measured:
        return None
    places = (match.term.position, value.end)
    phrase = next((p for p in phrases if p is not None and any(p.start <= n < p.end for n in places)), None)
    if phrase is None:
        return None
    behind = [m for m in passage.alignment.terms_in(phrase) if m.term.position >= value.end]
    return behind[-1] if behind and not behind[-1].term.predicate else None


def _may_happen_again(passage: Passage, match: TermMatch) -> bool:
    """ "machte 2022 *einen* Verlust" for "machte 2024 einen Verlust": in another year there may be another one."""
    roles, sentence = passage.alignment.wording.roles, passage.sentence
    patient = roles.patient if roles is not None and not roles.passive else None
    year = match.term.value is not None and match.term.value.kind is ValueKind.YEAR
    return year and patient is not None and patient.determiner in sentence.pack.stance.indefinites


def _ended(passage: Passage) -> PhraseHit | None:
    """ "*hob* die Strafe von 12 Millionen *auf*", "*fordert* 12 Millionen": the amount doesn't hold, or not yet."""
    if not any(
        match.how == "measure" or (match.how == "value" and match.term.predicate)
        for match in passage.alignment.matches
    ):
        return None
    lower, unmeasured = passage.sentence.lower, passage.matcher.index.unmeasured
    for number in (*passage.focus_clauses, *passage.governing_clauses):
        clause = passage.clauses[number]
        for place in range(clause.start, clause.end):
            pair = " ".join(lower[place : place + 2])
            if pair in unmeasured or (
                (lower[place] == passage.sentence.words[place].text)
                and (_key_at(passage, place) in unmeasured)
            ):
                return PhraseHit(place, place + 1, lower[place])
    return None


def _key_at(passage: Passage, place: int) -> str:
    """The key of a word; a verb has its separable prefix, wherever that stands."""
    particles = passage.sentence.particles_apart
    return particles[place][0] if place in particles else passage.sentence.words[place].key


def _measured(passage: Passage, match: TermMatch) -> bool:
    """Whether another amount is told of the same thing: by a verb of measure, or right beside its noun."""
    if all(other.how != "measure" for other in passage.alignment.matches) or match.position is None:
        return True
    sentence = passage.sentence
    about = passage.alignment.wording.about
    for told in passage.alignment.matches:
        if told.term.key not in about or told.position is None:
            continue
        if told.position == match.end:
            return True
        between = sentence.lower[told.position + 1 : match.position]
        if told.position < match.position and len(between) <= LINKED and _links(passage, between):
            return True
    clause = passage.clauses[sentence.clause_of(match.position)]
    measures = passage.matcher.index.measures
    return any(
        _key_at(passage, place) in measures
        for place in range(clause.start, clause.end)
        if sentence.words[place].text[0].islower()
    )


def _links(passage: Passage, between: Sequence[str]) -> bool:
    stance = passage.stance
    return bool(between) and between[0] in stance.prepositions


def _of_another_subject(passage: Passage) -> bool:
    """ "Allein die Technik kostet bei der Sanierung 30 Millionen": of something that the wording doesn't name."""
    alignment = passage.alignment
    roles = alignment.wording.roles
    if roles is None or roles.agent is None or any(m.how == "measure" for m in alignment.matches):
        return False
    own = range(roles.agent.start, roles.agent.end)
    values = [m.term.value for m in alignment.matches if m.term.value is not None]
    if any(value.start < own.stop and own.start <= value.end for value in values):
        return False  # "*14 Menschen* starben"
    sentence = passage.sentence
    for number in passage.focus_clauses:
        here = sentence.roles[number]
        agent = here.agent
        if agent is None or here.passive is not roles.passive:
            continue
        if _is_count_of_aligned(passage, agent):
            continue
        pronoun = sentence.lower[agent.head] in passage.stance.pronouns
        words = range(agent.start, agent.end)
        valued = any(value.start <= place < value.end for value in sentence.values for place in words)
        named = {sentence.words[place].key for place in words} & {
            alignment.wording.words[place].key for place in own
        }  # a noun that is part of an idiom
        if not pronoun and not valued and not named and passage.aligned.isdisjoint(words):
            return True
        wanted = alignment.terms_in(roles.agent)
        heads = [m for m in wanted if m.term.kind is TermKind.WORD]
        if not pronoun and heads and heads[0].how in ("missing", "opposite") and not valued:
            return True  # "der Gewinn der Reederei" for "der Verlust der Reederei"
    return False


def _is_count_of_aligned(passage: Passage, agent: NounPhrase) -> bool:
    """ "*Die Zahl der Anleger* liegt bei 1700": the subject is how many there are of what the wording counts."""
    hits = passage.sentence.find(passage.sentence.pack.values.counts)
    behind = (range(hit.end, hit.end + 3) for hit in hits if agent.start <= hit.start < agent.end)
    return any(place in passage.aligned for places in behind for place in places)


def _of_a_group(passage: Passage, match: TermMatch) -> bool:
    """ "*bei den Erstwählern* 31 Prozent": the other number is told of some of them only."""
    if match.term.value is None or match.term.value.kind is not ValueKind.NUMBER:
        return False
    groups, aligned = passage.sentence.pack.values.groups, passage.aligned
    numbers = {place for value in passage.sentence.values for place in range(value.start, value.end)}
    return any(
        phrase.preposition in groups
        and passage.sentence.clause_of(phrase.start) in passage.focus_clauses
        and aligned.isdisjoint(range(phrase.start, phrase.end))
        and numbers.isdisjoint(range(phrase.start, phrase.end))
        for phrase in passage.sentence.phrases
    )


def _is_restricted(passage: Passage, match: TermMatch) -> bool:
    """ "verdicts against *39 drivers* who had been convicted": the number is that of another clause's statement."""
    sentence, stance = passage.sentence, passage.stance
    if len(passage.focus_clauses) != 1 or match.position is None:
        return False
    clause = passage.clauses[passage.focus_clauses[0]]
    opening = sentence.lower[clause.start : clause.start + 2]
    relative = clause.kind is ClauseKind.SUBORDINATE and any(w in stance.relative_pronouns for w in opening)
    return relative and clause.opener not in stance.complementizers and match.position < clause.start


def _comes_on_top(passage: Passage, match: TermMatch) -> bool:
    """ "enthielt *zusätzlich* drei Jahre auf Bewährung": a number beside the wording's own, and none instead of it."""
    place = match.position or 0
    clause = passage.clauses[passage.sentence.clause_of(place)]
    extras = passage.sentence.find(passage.stance.extras)
    return any(clause.start <= hit.start < place for hit in extras)


def _missing(passage: Passage) -> tuple[Effect, ...]:
    """ "ist lang" for "ist 400 Kilometer lang": without the amount, or what it is told of, the verb says less."""
    alignment = passage.alignment
    lacking = [m.term.value for m in alignment.matches if m.term.value is not None and m.how == "missing"]
    lacking = [value for value in lacking if not _is_within_contrary(alignment, value)]
    ends = {value.end for value in lacking}
    measured = any(match.term.predicate and match.term.position in ends for match in alignment.matches)
    measured = measured or any(_is_untold(passage, value) for value in lacking)
    measured = measured or any(value.kind is ValueKind.ORDINAL for value in lacking)  # "der *vierte* Soldat"
    numbers = [value for value in passage.sentence.values if value.kind is ValueKind.NUMBER]
    other = any(
        value.telling and (value.unit == number.unit or (value.measured and number.measured))
        for value in lacking
        for number in numbers
    )
    # in German `opposition` reads the contrary noun: "machte 3 Millionen *Gewinn*" for "machte 3 Millionen Verlust"
    lacks = (
        ("missing", "part")
        if passage.sentence.pack.lexicon.infinitive_endings
        else ("missing", "opposite", "part")
    )
    untold = alignment.wording.measured and any(
        m.term.key in alignment.wording.about and m.how in lacks for m in alignment.matches
    )
    if not alignment.focus or not (measured or other or untold) or _is_of_none(passage):
        return ()
    place = alignment.focus[0]
    return (Effect("value-missing", EffectKind.WEAKEN, passage.sentence, place, place + 1),)


def _is_within_contrary(alignment: Alignment, value: Value) -> bool:
    """ "wurde freigesprochen" for "wurde *zu vier Jahren Haft verurteilt*": the amount is of what did not happen."""
    words = alignment.wording.words
    behind = words[value.end].key if value.end < len(words) else ""
    return any(
        behind in match.term.key.split()[:-1] and value.end < match.term.position
        for match in alignment.opposites
    )


def _is_of_none(passage: Passage) -> bool:
    """ "*Niemand* starb", "streicht *keine* Stellen" for "800 Stellen": of none there is no number to tell.

    "wird *nicht* gesperrt" denies "für drei Monate gesperrt" as well.
    """
    sentence, stance = passage.sentence, passage.stance
    numbers = any(value.kind is ValueKind.NUMBER for value in sentence.values)
    verb = all(sentence.words[place].text[0].islower() for place in passage.alignment.focus)
    if verb and not numbers and not passage.alignment.wording.planned:
        denials = (e.start for e in negation.find(passage) if e.kind is EffectKind.DENY)
        if any(sentence.lower[place] not in stance.indefinites for place in denials):
            return True
    for hit in passage.hits(stance.negators, passage.focus_clauses):
        phrase = sentence.phrase_at(hit.start) or sentence.phrase_from(hit.end)
        if phrase is None or phrase.preposition or hit.end != hit.start + 1:
            continue
        counted = sentence.lower[hit.start] in stance.indefinites and phrase.head in passage.aligned
        if sentence.lower[hit.start] in stance.subject_pronouns or counted:
            return True
    return False


def _is_untold(passage: Passage, value: Value) -> bool:
    """Whether a number is told nowhere in the article, of whatever."""
    found = (other for sentence in passage.matcher.article.sentences for other in sentence.values)
    told = any(compare(value, other) is Comparison.AGREES for other in found)
    return value.kind is ValueKind.NUMBER and not told


def _is_number(match: TermMatch) -> bool:
    return match.term.value is not None and match.term.value.kind is ValueKind.NUMBER


def _of_another_time(differing: Sequence[TermMatch]) -> bool:
    """ "65.000 in 2019" for "90.000 in 2023", "3,7 Prozent im Juni" for "4,1 Prozent im Mai": both may be true."""
    times = sum(map(_is_time, differing))
    return 0 < times < len(differing)


def _is_time(match: TermMatch) -> bool:
    value = match.term.value
    return value is not None and (value.kind is ValueKind.YEAR or value.moment is not None)


def _of_others(passage: Passage, match: TermMatch) -> bool:
    """ "55 percent of nurses" for "30 percent of teachers": the number is told of somebody else."""
    if match.term.value is None or match.end is None:
        return False
    counted = _noun_behind(passage, match.term.value.end, passage.alignment.wording.words)
    other = _noun_behind(passage, match.end, passage.sentence.words)
    terms = [m for m in passage.alignment.matches if m.term.position == counted]
    return bool(terms) and terms[0].position is None and other is not None and other not in passage.aligned


def _noun_behind(passage: Passage, position: int, words: Sequence[Word]) -> int | None:
    """Return the place of the word right behind a number, "of" and articles aside; None if nothing is counted."""
    stance = passage.stance
    start = position
    while position < len(words) and (
        words[position].lower in stance.genitives or words[position].lower in stance.determiners
    ):
        position += 1
    return position if start < position < len(words) else None
