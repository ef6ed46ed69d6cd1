"""Who speaks: the subject of a reporting verb, or the source that "laut" names, in its fullest form."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.languages.phrases import PhraseHit
from factcheck.match.align import ArticleMatcher
from factcheck.match.terms import TermKind
from factcheck.stance.naming import LONGEST_NAME, resolve
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
        return quoted or not inside_quotation(matcher, sentence.words[phrase[0]].start)

    roles = sentence.roles[sentence.clause_of(hit.start)]
    agent = roles.agent
    if roles.passive and agent is None:
        return None  # "kann ausgeschlossen werden": nobody is named
    if agent is not None and sentence.lower[agent.head] in sentence.pack.stance.personal_pronouns:
        return _person_in(matcher, sentence, clause) or person_before(matcher, number)
    behind = list(filter(outside, _noun_phrases(sentence, hit.start + 1, clause.end)))
    before = list(filter(outside, _noun_phrases(sentence, clause.start, hit.start)))
    inverted = not before or hit.start == clause.start
    if not sentence.pack.lexicon.infinitive_endings:
        if _is_passive(sentence, hit.start):
            agents = [p for p in noun_phrases(sentence.words, sentence.finite, hit.end, clause.end, sentence.pack)
                      if p.preposition in sentence.pack.stance.agents]  # fmt: skip
            return resolve(matcher, sentence, agents[0].start, agents[0].end) if agents else None
        before.reverse()  # the subject stands right before its verb
        if before and sentence.lower[before[0][0]] in sentence.pack.stance.personal_pronouns:
            return _person_in(matcher, sentence, clause) or person_before(matcher, number)
    for phrases in (behind[:1], before[-1:]) if inverted else (before, behind):
        for start, end in phrases:
            name = resolve(matcher, sentence, start, end)
            if name is not None:
                return name
    opened = _opened_by(sentence, hit)
    for start, end in _noun_phrases(sentence, opened.start, opened.end) if opened is not None else ():
        name = resolve(matcher, sentence, start, end)
        if name is not None:
            return name
    if clause.governor is not None and not any(sentence.finite[c] for c in _range(sentence, clause.governor)):
        # "Sven Albers, der …, sagte": the subject stands in the main clause's first half
        head = sentence.clauses[clause.governor]
        for start, end in _noun_phrases(sentence, head.start, head.end):
            name = resolve(matcher, sentence, start, end)
            if name is not None:
                return name
    if _has_pronoun(sentence, clause.start, clause.end):
        return person_before(matcher, number)
    return None


def _person_in(matcher: ArticleMatcher, sentence: PreparedSentence, clause: Clause) -> str | None:
    """ "*Jane Roe* chaired the panel: “…”, *she* said": the person with whom the pronoun's own sentence opens."""
    agent = sentence.roles[0].agent
    if agent is None or agent.pronoun or agent.end > clause.start:
        return None
    keys = (sentence.words[position].key for position in range(agent.start, agent.end))
    return next((matcher.people[key] for key in keys if key in matcher.people), None)


def _opened_by(sentence: PreparedSentence, hit: PhraseHit) -> Clause | None:
    """ "Bartsch *hat* den Vorwurf, sie sei befangen, zurückgewiesen": the clause whose participle comes later."""
    number = sentence.clause_of(hit.start)
    stance = sentence.pack.stance
    if not sentence.pack.lexicon.infinitive_endings or sentence.finite[hit.start] or not number:
        return None
    clause = sentence.clauses[number - 1]
    verbs = [p for p in range(clause.start, clause.end) if sentence.finite[p]]
    reports = sentence.lower[clause.end - 1] in stance.reporting_nouns
    return clause if reports and verbs and sentence.lower[verbs[0]] in stance.past_auxiliaries else None


def _is_passive(sentence: PreparedSentence, position: int) -> bool:
    """ "is accused": the subject is spoken of, and doesn't speak."""
    stance = sentence.pack.stance
    start = max(sentence.clauses[sentence.clause_of(position)].start, position - 3)
    verbs = [p for p in range(start, position) if sentence.finite[p]]
    participle = verb_forms(sentence.pack).may_be_participle(sentence.lower[position])
    return bool(verbs) and participle and sentence.lower[verbs[-1]] in stance.passives


def _range(sentence: PreparedSentence, clause: int) -> range:
    return range(sentence.clauses[clause].start, sentence.clauses[clause].end)


def source_behind(matcher: ArticleMatcher, sentence: PreparedSentence, position: int) -> str | None:
    """Return the source that a noun phrase behind "laut" or "nach Angaben" names."""
    phrases = _noun_phrases(sentence, position, min(len(sentence.words), position + 8), objects=True)
    if not phrases:
        return None
    start, end = phrases[0]
    return resolve(matcher, sentence, start, _behind_genitive(matcher, sentence, position, start, end))


def _behind_genitive(
    matcher: ArticleMatcher, sentence: PreparedSentence, position: int, start: int, end: int
) -> int:
    """ "nach Überzeugung *des Gerichts* Steuergelder": the genitive ends with its noun, unless a name follows."""
    lexicon, words = sentence.pack.lexicon, sentence.words
    genitive = lexicon.infinitive_endings and sentence.lower[position] in sentence.pack.stance.genitives
    if not genitive or not words[start].lower.endswith("s") or end - start < 2:
        return end
    names = {part for name in matcher.people.values() for part in name.split()}
    following = words[start + 1].text
    named = following in names or following.rstrip("s") in names or following in lexicon.offices
    met = {meeting.position: key for key, meeting in matcher.meetings[_number(matcher, sentence)].items()}
    terms = (term for wording in matcher.index.wordings for term in wording.terms)
    said = any(term.key == met.get(start + 1) and term.kind is not TermKind.ACTOR for term in terms)
    return start + 1 if not named and said else end


def _number(matcher: ArticleMatcher, sentence: PreparedSentence) -> int:
    return matcher.article.sentences.index(sentence)


def compound_source(sentence: PreparedSentence, position: int) -> str | None:
    """Return the source that a compound names: "nach *Polizei*angaben"; None for any other word."""
    stance, word = sentence.pack.stance, sentence.words[position]
    if not stance.source_nouns.phrases or sentence.lower[position - 1] not in stance.source_prepositions:
        return None
    noun = next((n for n in stance.source_nouns.phrases if word.lower.endswith(n) and word.lower != n), None)
    if noun is None or word.text[0].islower():
        return None
    source = word.text[: -len(noun)]
    return source[:-1] if source.endswith("ungs") else source


def source_before(matcher: ArticleMatcher, sentence: PreparedSentence, position: int) -> str | None:
    """Return the source that stands before "zufolge"."""
    phrases = _noun_phrases(sentence, max(0, position - 8), position, objects=True)
    return resolve(matcher, sentence, *phrases[-1]) if phrases else None


def person_before(matcher: ArticleMatcher, number: int) -> str | None:
    """Return the person last named as a subject before a sentence, for pronouns and reported speech."""
    names, relations = matcher.people, matcher.index.relations
    for other in range(number - 1, max(-1, number - 1 - LOOK_BACK), -1):
        sentence = matcher.article.sentences[other]
        reports = sentence.find(sentence.pack.stance.reporting_verbs)
        for hit in reports:
            clause = sentence.clauses[sentence.clause_of(hit.start)]
            agent = sentence.roles[sentence.clause_of(hit.start)].agent
            if agent is not None and sentence.lower[agent.head] in sentence.pack.stance.personal_pronouns:
                return person_before(matcher, other)  # "habe er Trump informiert": whoever "er" is
            phrases = _noun_phrases(sentence, clause.start, clause.end)
            for start, end in phrases:
                concepts = relations.concepts(sentence.texts[start:end]).values()
                name = resolve(matcher, sentence, start, end)
                if name is not None and not any(concept in relations.regions for concept, _ in concepts):
                    return name
        for word in sentence.words:
            if word.key in names and word.text[0].isupper():
                return names[word.key]
    return None


def _noun_phrases(
    sentence: PreparedSentence, start: int, end: int, objects: bool = False
) -> list[tuple[int, int]]:
    """Return the noun phrases in a range of words; those behind a preposition only if asked for."""
    lexicon, stance = sentence.pack.lexicon, sentence.pack.stance
    found: list[tuple[int, int]] = []
    if not lexicon.infinitive_endings:
        phrases = noun_phrases(sentence.words, sentence.finite, start, end, sentence.pack)
        return [(p.start, p.end) for p in phrases if objects or not p.preposition]
    position = start
    prepositional = False
    while position < end:
        word = sentence.words[position]
        if word.lower in stance.prepositions:
            prepositional = True
            position += 1
            continue
        if word.text[0].isupper() and word.lower not in lexicon.function_words:
            stop = _phrase_end(sentence, position, end)
            if objects or not prepositional:
                found.append((position, stop))
            prepositional = False
            position = stop
            continue
        if (
            word.text[0].islower()
            and word.lower not in stance.determiners
            and word.lower in lexicon.function_words
        ):
            prepositional = False
        position += 1
    return found


def _phrase_end(sentence: PreparedSentence, position: int, end: int) -> int:
    """A noun phrase goes on through capitals, and through a genitive ("der Sprecher der Firma X")."""
    words, stance = sentence.words, sentence.pack.stance
    stop = position + 1
    while stop < min(end, position + LONGEST_NAME):
        word = words[stop]
        if sentence.gap_before(stop).strip() not in ("", "-", ".", "’s", "'s"):
            break
        if word.text[0].isupper():
            stop += 1
        elif stop + 1 < end and words[stop + 1].text[0].isupper() and _is_particle(sentence, stop):
            stop += 2  # "Jan *van* Aken"
        elif word.lower in stance.genitives and stop + 1 < end and words[stop + 1].text[0].isupper():
            stop += 2
        else:
            break
    return stop


def _is_particle(sentence: PreparedSentence, position: int) -> bool:
    stance, word = sentence.pack.stance, sentence.lower[position]
    return word in stance.name_particles and word not in stance.definites and word not in stance.prepositions


def _has_pronoun(sentence: PreparedSentence, start: int, end: int) -> bool:
    return any(word in sentence.pack.stance.personal_pronouns for word in sentence.lower[start:end])


def first_person_speaker(matcher: ArticleMatcher, number: int) -> str | None:
    """Return who speaks a quotation that names its speaker only before or after it."""
    named = _before_colon(matcher, number)
    if named is not None:
        return named
    sentences: Sequence[PreparedSentence] = matcher.article.sentences
    for other in (number, number + 1, number - 1, number - 2):
        if not 0 <= other < len(sentences):
            continue
        if abs(sentences[other].sentence.paragraph - sentences[number].sentence.paragraph) > 1:
            continue
        for hit in sentences[other].find(sentences[other].pack.stance.reporting_verbs):
            if inside_quotation(matcher, sentences[other].words[hit.start].start):
                continue
            name = subject_in(matcher, other, sentences[other], hit)
            if name is not None:
                return name
    return None


def _before_colon(matcher: ArticleMatcher, number: int) -> str | None:
    """ "Mayor Jane Roe: “…”": the words before the colon, without a verb, are the speaker."""
    sentence = matcher.article.sentences[number]
    for position in range(1, len(sentence.words)):
        if ":" in sentence.gap_before(position) and inside_quotation(matcher, sentence.words[position].start):
            phrases = _noun_phrases(sentence, 0, position)
            quiet = not any(sentence.finite[:position])
            return resolve(matcher, sentence, *phrases[0]) if quiet and len(phrases) == 1 else None
    return None


def inside_quotation(matcher: ArticleMatcher, offset: int) -> bool:
    """Return whether an offset of the article lies inside quotation marks."""
    return any(span.start <= offset < span.end for span in matcher.article.document.quotations)
