"""Who speaks: the subject of a reporting verb, or the source that "laut" names, in its fullest form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.languages.phrases import GAP, PhraseHit
from factcheck.match.align import ArticleMatcher
from factcheck.stance.appositions import apposed, before_comma, described, set_off
from factcheck.stance.naming import person_named, quoted_name, resolve
from factcheck.stance.sources import closes_with_name, opens_source, source_behind
from factcheck.stance.speaker_phrases import inside_quotation, phrases_in
from factcheck.text.chunks import noun_phrases
from factcheck.text.clauses import Clause
from factcheck.text.prepared import PreparedSentence
from factcheck.text.verb_forms import verb_forms

LOOK_BACK = 3
"""Sentences back in which the person that a pronoun means may be named."""


def subject_of(matcher: ArticleMatcher, number: int, hit: PhraseHit) -> str | None:
    """Return the speaker whom a reporting verb's clause names, resolved through the article."""
    sentence = matcher.article.sentences[number]
    return subject_in(matcher, number, sentence, hit)


def subject_in(
    matcher: ArticleMatcher, number: int, sentence: PreparedSentence, hit: PhraseHit
) -> str | None:
    """Return the subject of the verb at `hit` in a sentence of the article, or None."""
    clause = sentence.clauses[sentence.clause_of(hit.start)]
    quoted = inside_quotation(matcher, sentence.words[hit.start].start)

    def outside(phrase: tuple[int, int]) -> bool:
        named = quoted or quoted_name(sentence, *phrase) is not None
        return named or not inside_quotation(matcher, sentence.words[phrase[0]].start)

    roles = sentence.roles[sentence.clause_of(hit.start)]
    agent = roles.agent
    if roles.passive and agent is None:
        return None  # "kann ausgeschlossen werden": nobody is named
    if agent is not None and sentence.lower[agent.head] in sentence.pack.stance.personal_pronouns:
        return _person_in(matcher, sentence, clause) or person_before(matcher, number)
    if _is_impersonal(sentence, hit):
        places = phrases_in(sentence, clause.start, clause.end, objects=True)
        return _first_named(matcher, sentence, filter(outside, places))
    behind = list(filter(outside, phrases_in(sentence, hit.start + 1, clause.end)))
    before = list(filter(outside, phrases_in(sentence, clause.start, hit.start)))
    ordered = not sentence.pack.lexicon.infinitive_endings
    if ordered:
        if is_passive(sentence, hit.start):
            phrases = noun_phrases(sentence.words, sentence.finite, hit.end, clause.end, sentence.pack)
            agents = [p for p in phrases if p.preposition in sentence.pack.stance.agents]
            return resolve(matcher, sentence, agents[0].start, agents[0].end) if agents else None
        before.reverse()  # the subject stands right before its verb
        if before and sentence.lower[before[0][0]] in sentence.pack.stance.personal_pronouns:
            return _person_in(matcher, sentence, clause) or person_before(matcher, number)
    return (
        _set_off(matcher, number, sentence, hit, before)
        or _beside(matcher, sentence, hit, before, behind)
        or _of_other_clause(matcher, number, sentence, hit)
    )


def _first_named(
    matcher: ArticleMatcher, sentence: PreparedSentence, phrases: Iterable[tuple[int, int]]
) -> str | None:
    """The first of some phrases that names a speaker."""
    return next(filter(None, (resolve(matcher, sentence, start, end) for start, end in phrases)), None)


def _set_off(
    matcher: ArticleMatcher,
    number: int,
    sentence: PreparedSentence,
    hit: PhraseHit,
    before: Sequence[tuple[int, int]],
) -> str | None:
    """The subject that a comma, a conjunction or a relative pronoun parts from its verb."""
    ordered = not sentence.pack.lexicon.infinitive_endings
    clause = sentence.clauses[sentence.clause_of(hit.start)]
    if not before:
        name = before_comma(matcher, sentence, hit.start) or _shared(matcher, number, sentence, hit)
        if name is not None:
            return name
    if not ordered and clause.opener not in sentence.pack.stance.relative_pronouns:
        return None
    name = set_off(matcher, sentence, clause, hit) if ordered else None
    return name or described(matcher, sentence, clause, any(start > clause.start for start, _ in before))


def _beside(
    matcher: ArticleMatcher,
    sentence: PreparedSentence,
    hit: PhraseHit,
    before: Sequence[tuple[int, int]],
    behind: Sequence[tuple[int, int]],
) -> str | None:
    """The subject among the phrases before and behind a verb of its clause."""
    ordered = not sentence.pack.lexicon.infinitive_endings
    number = sentence.clause_of(hit.start)
    inverted = not before or hit.start == sentence.clauses[number].start
    further = sentence.clauses[number + 1 :][:1]
    if ordered and further and further[0].opener in sentence.pack.stance.complementizers:
        behind = []  # "told *a newspaper* that …": who is told
    patient, stance = sentence.roles[number].patient, sentence.pack.stance
    if not ordered and patient is not None and patient.determiner in stance.singulars and before:
        behind = [each for each in behind if not patient.start <= each[0] < patient.end]
    phrases = (*behind[:1], *before[-1:]) if inverted else before if ordered else (*before, *behind)
    names = (apposed(matcher, sentence, *each) or resolve(matcher, sentence, *each) for each in phrases)
    return next(filter(None, names), None)


def _of_other_clause(
    matcher: ArticleMatcher, number: int, sentence: PreparedSentence, hit: PhraseHit
) -> str | None:
    """The subject in the clause that the verb closes or that governs its own; else who spoke before, or the origin."""
    clause = sentence.clauses[sentence.clause_of(hit.start)]
    head = None if clause.governor is None else sentence.clauses[clause.governor]
    if head is not None and sentence.verbs_in(head):
        head = None  # but "*Sven Albers*, der …, sagte": the subject stands in the main clause's first half
    for other in (_opened_by(sentence, hit), head):
        phrases = phrases_in(sentence, other.start, other.end) if other is not None else ()
        name = _first_named(matcher, sentence, phrases)
        if name is not None:
            return name
    if _has_pronoun(sentence, clause.start, clause.end):
        return person_before(matcher, number)
    return _origin(matcher, sentence, clause)


def _origin(matcher: ArticleMatcher, sentence: PreparedSentence, clause: Clause) -> str | None:
    """ "Dies geht *aus dem Protokoll* hervor": where a report is from, if no subject reports."""
    origins = sentence.pack.stance.source_prepositions
    own = (p for p in sentence.phrases if clause.start <= p.start < clause.end)
    phrases = ((p.start, p.end) for p in own if p.preposition in origins)
    return _first_named(matcher, sentence, phrases)


def _is_impersonal(sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """ "In der Mitteilung *heißt es*": the verb has no subject, and where it is said stands beside it."""
    stance = sentence.pack.stance
    words = sentence.lower[hit.start : hit.end]
    return any(word in stance.subject_pronouns and word not in stance.personal_pronouns for word in words)


def _shared(matcher: ArticleMatcher, number: int, sentence: PreparedSentence, hit: PhraseHit) -> str | None:
    """ "*Roe* admitted that it was late, but *said* …": who speaks first goes on speaking."""
    clause = sentence.clauses[sentence.clause_of(hit.start)]
    stance = sentence.pack.stance
    if clause.opener not in stance.coordinators or hit.start > clause.start + 2:
        return None
    first = next((roles.agent for roles in sentence.roles if roles.agent is not None), None)
    if first is None or first.start >= clause.start:
        return None
    if first.pronoun:
        return person_before(matcher, number)
    named = resolve(matcher, sentence, first.start, first.end)
    return apposed(matcher, sentence, first.start, first.end) or named


def _person_in(matcher: ArticleMatcher, sentence: PreparedSentence, clause: Clause) -> str | None:
    """ "*Jane Roe* chaired the panel: “…”, *she* said": the person with whom the pronoun's own sentence opens."""
    agent = sentence.roles[0].agent
    if agent is None or agent.pronoun or agent.end > clause.start:
        return None
    keys = (sentence.words[position].key for position in range(agent.start, agent.end))
    return next((matcher.people[key] for key in keys if key in matcher.people), None)


def _opened_by(sentence: PreparedSentence, hit: PhraseHit) -> Clause | None:
    """ "Roth *hat* den Vorwurf, sie sei befangen, zurückgewiesen": the clause whose participle comes later."""
    number = sentence.clause_of(hit.start)
    stance = sentence.pack.stance
    if not sentence.pack.lexicon.infinitive_endings or sentence.finite[hit.start] or not number:
        return None
    clause = sentence.clauses[number - 1]
    verbs = sentence.verbs_in(clause)
    reports = sentence.lower[clause.end - 1] in stance.reporting_nouns
    return clause if reports and verbs and sentence.lower[verbs[0]] in stance.past_auxiliaries else None


def is_passive(sentence: PreparedSentence, position: int) -> bool:
    """ "is accused": the subject is spoken of, and doesn't speak."""
    stance = sentence.pack.stance
    start = max(sentence.clauses[sentence.clause_of(position)].start, position - 3)
    verbs = [p for p in range(start, position) if sentence.finite[p]]
    participle = verb_forms(sentence.pack).may_be_participle(sentence.lower[position])
    return bool(verbs) and participle and sentence.lower[verbs[-1]] in stance.passives


def source_of(matcher: ArticleMatcher, number: int, sentence: PreparedSentence, hit: PhraseHit) -> str | None:
    """Return who is named behind "laut"; behind "nach eigenen Angaben" the clause's own subject."""
    words, stance = sentence.lower[hit.start : hit.end], sentence.pack.stance
    if any(word in stance.pronouns and word in stance.determiners for word in words):
        return person_before(matcher, number)  # "nach *seinen* Angaben", "in *her* view"
    own = any(word in stance.own_sources for word in words)
    if not own:  # "*für* die Kammer *ist erwiesen*" has its source between its words
        place, stop = (hit.start + 1, hit.end - 1) if GAP in hit.phrase else (hit.end, len(sentence.words))
        return source_behind(matcher, sentence, place, stop)
    agent = sentence.roles[sentence.clause_of(hit.start)].agent
    if agent is None:
        return None
    return (
        person_before(matcher, number)
        if agent.pronoun
        else resolve(matcher, sentence, agent.start, agent.end)
    )


def person_before(matcher: ArticleMatcher, number: int) -> str | None:
    """Return who spoke or acted last before a sentence, for pronouns and reported speech."""
    names = matcher.people
    for other in range(number - 1, max(-1, number - 1 - LOOK_BACK), -1):
        sentence = matcher.article.sentences[other]
        name = reporter_in(matcher, other) or _actor_in(matcher, sentence)
        if name is not None and not _is_region(matcher, name):
            return name
        agent = sentence.roles[0].agent if sentence.words else None
        if agent is not None and sentence.lower[agent.head] in sentence.pack.stance.personal_pronouns:
            return person_before(matcher, other)  # "habe er den Rat informiert": whoever "er" is
        for word in sentence.words:
            if word.key in names and word.text[0].isupper():
                return names[word.key]
    return None


def reporter_in(matcher: ArticleMatcher, number: int) -> str | None:
    """Return whom a sentence names, outside of quotations, as the one who says something; None if nobody."""
    sentence = matcher.article.sentences[number]
    stance = sentence.pack.stance
    for table in (stance.reporting_verbs, stance.source_openers, stance.demands):
        for hit in sentence.find(table):
            clause = sentence.clauses[sentence.clause_of(hit.start)]
            told = any(clause.start <= position < clause.end for position in sentence.reported)
            named = hit.start and sentence.is_noun(hit.start) and sentence.pack.lexicon.infinitive_endings
            if told or named or inside_quotation(matcher, sentence.words[hit.start].start):
                continue  # "*habe* gesagt": that somebody said so is said by somebody else
            find = source_of if opens_source(sentence, hit) else subject_in
            name = find(matcher, number, sentence, hit)
            if name is not None:
                return name
    for position in range(1, len(sentence.words) - 1):
        if closes_with_name(sentence, position):
            return source_behind(matcher, sentence, position + 1)
    return None


def _actor_in(matcher: ArticleMatcher, sentence: PreparedSentence) -> str | None:
    """Return the person of whom a sentence tells: by a known name, or where only names have capitals, by those."""
    agent = sentence.roles[0].agent if sentence.words else None
    if agent is None or agent.pronoun or inside_quotation(matcher, sentence.words[agent.head].start):
        return None
    capitals = all(word.text[0].isupper() for word in sentence.words[agent.start : agent.end])
    lexicon = sentence.pack.lexicon
    titled = any(word.text in lexicon.offices for word in sentence.words[agent.start : agent.end - 1])
    verb = next((place for place, finite in enumerate(sentence.finite) if finite), agent.head)
    lone = agent.end == agent.start + 1 and not sentence.lower[verb].endswith("en")  # a name, no bare plural
    named = titled or (capitals and (lone or not lexicon.infinitive_endings))
    if named or person_named(matcher, sentence, agent.start, agent.end) is not None:
        return resolve(matcher, sentence, agent.start, agent.end)
    return None


def _is_region(matcher: ArticleMatcher, name: str) -> bool:
    relations = matcher.index.relations
    return any(concept in relations.regions for concept, _ in relations.concepts(name.split()).values())


def _has_pronoun(sentence: PreparedSentence, start: int, end: int) -> bool:
    return any(word in sentence.pack.stance.personal_pronouns for word in sentence.lower[start:end])
