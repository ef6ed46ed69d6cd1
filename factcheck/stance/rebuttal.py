"""Rebuttal: somebody answers, anywhere in the article, what others say of them ("Die Firma weist das zurück").

What one accuses and the accused denies is disputed; a denial with a content of its own ("bestreitet, …") is
no answer, and who admits it ("bestreitet die Tat nicht") answers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.languages.phrases import PhraseHit
from factcheck.match.alignment import STATED
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.verdict import in_one_quotation, is_spoken, speaks_on
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.prepared import PreparedSentence

NAME = "dispute"
SHORT = 14
"""Words up to which a sentence right behind the passage answers it, whoever speaks."""
NEAR = 5
"""Sentences within which "das" still means the passage."""
STANDING_IN = 6
"""Sentences within which "the company", "his lawyer" or "she" stands for whom the passage names."""
FARTHEST = 40
"""Sentences up to which a denial of the accusations answers the passage."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the first denial that answers the passage as a whole."""
    here = passage.alignment.index
    if passage.alignment.stated < STATED:
        return ()
    beside = _beside(passage) or _opposed(passage)
    if beside is not None:
        return (passage.effect(NAME, EffectKind.DISPUTE, beside),)
    for number in _denying(passage):
        sentence = passage.matcher.article.sentences[number]
        if number == here or not -FARTHEST <= number - here <= FARTHEST or sentence.text.endswith("?"):
            continue
        hit = _denial(passage, number, sentence)
        if (
            hit is not None
            and not _is_claimed(passage, sentence, hit)
            and not (number == here + 1 and speaks_on(passage, sentence, hit.start))
            and not in_one_quotation(passage, sentence.words[hit.start].start)
            and _answers(passage, number, sentence, hit)
        ):
            return (Effect(NAME, EffectKind.DISPUTE, sentence, hit.start, hit.end),)
    return ()


def _is_claimed(passage: Passage, sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """ "He admitted those *lies*" for "he had *lied*": a word that the wording itself says denies nothing of it."""
    said = {term.key for term in passage.alignment.wording.terms}
    return any(word.key in said for word in sentence.words[hit.start : hit.end])


def _beside(passage: Passage) -> PhraseHit | None:
    """ "Laut Polizei war er betrunken, *was die Reederei bestreitet*": a clause behind it answers the rest."""
    sentence, stance = passage.sentence, passage.stance
    told = (*passage.focus_clauses, *passage.governing_clauses)
    for hit in sentence.find(stance.general_denials):
        if sentence.clause_of(hit.start) > max(told, default=len(sentence.clauses)):
            return hit  # "…, say doctors; its maker says it does *nothing of the kind*"
    for hit in sentence.find(stance.denial_verbs):
        number = sentence.clause_of(hit.start)
        clause = sentence.clauses[number]
        if number <= max(told, default=number):
            continue
        if any(clause.start <= other.start < clause.end for other in sentence.find(stance.negators)):
            continue
        opens = clause.opener in stance.sentence_relatives
        # "*though* he denied it"
        main = clause.kind is ClauseKind.MAIN or clause.opener in stance.adverbial_openers
        main = main and any(sentence.finite[clause.start : clause.end])
        takes_up = (main and _has_object(sentence, hit, True)) or _is_bare(sentence, clause)
        if (opens or takes_up) and (opens or _takes_up(sentence, hit) or not _tells_charge(passage)):
            return None if _has_content_behind(sentence, number) else hit
    return None


def _is_bare(sentence: PreparedSentence, clause: Clause) -> bool:
    """ "…, *die Firma widerspricht*": nothing but a noun, which denies, and the verb."""
    small, places = sentence.pack.lexicon.function_words, range(clause.start, clause.end)
    if not sentence.pack.lexicon.infinitive_endings:
        return False
    nouns = [p for p in places if sentence.is_noun(p)]
    told = (p in nouns or sentence.finite[p] or sentence.lower[p] in small for p in places)
    return bool(nouns) and nouns[-1] - nouns[0] < len(nouns) and all(told)


def _opposed(passage: Passage) -> PhraseHit | None:
    """ "Während manche es *für* giftig *halten*, *nennt* die Firma es harmlos": two views in one sentence."""
    sentence, stance, index = passage.sentence, passage.stance, passage.matcher.index
    views = (*sentence.find(stance.opinion_verbs), *sentence.find(stance.reporting_verbs))
    told = {*passage.focus_clauses, *passage.governing_clauses}
    if not any(sentence.clause_of(view.start) in told for view in views):
        return None
    for match in passage.alignment.matches:
        if not match.term.predicate or match.position is None or match.how == "opposite":
            continue
        others = (m.position for m in index.occurrences(sentence, match.term.key) if m.how == "opposite")
        apart = {sentence.clause_of(place) for place in others} - told
        apart |= {number - 1 for number in apart} - told  # "…, das Amt *meint*, sie seien gefallen"
        answer = next((view for view in views if sentence.clause_of(view.start) in apart), None)
        if answer is not None:
            return answer
    return None


def _has_content_behind(sentence: PreparedSentence, number: int) -> bool:
    """ "…, er bestreitet aber, *dass* er fuhr": what is denied is told behind it, and may be something else."""
    behind = sentence.clauses[number + 1 :]
    complementizers = sentence.pack.stance.complementizers
    return any(c.opener in complementizers or c.kind is ClauseKind.INFINITIVE for c in behind)


def _denying(passage: Passage) -> list[int]:
    stance, article = passage.stance, passage.matcher.article
    said = (stance.denial_verbs, stance.bare_denials, stance.general_denials)
    tables = (*said, stance.false_predicates, stance.false_nouns)
    return sorted({number for table in tables for number in article.holding(table)})


def _denial(passage: Passage, number: int, sentence: PreparedSentence) -> PhraseHit | None:
    """What denies: a verb whose object is "das" or "the accusations", "maintains his innocence", "calls it false"."""
    stance = passage.stance
    if sentence.find(stance.general_denials):
        return sentence.find(stance.general_denials)[0]
    denials = sentence.find(stance.denial_verbs) or sentence.find(stance.bare_denials)
    if not denials:
        falses = (*sentence.find(stance.false_predicates), *sentence.find(stance.false_nouns))
        denials = tuple(hit for hit in falses[:1] if _is_view(passage, sentence, hit))
    if denials and number == passage.alignment.index + 1 and _opens_reply(sentence, denials[0]):
        return denials[0]
    if not denials or _is_negated(sentence, denials[0]) or _has_content(sentence, denials[0]):
        return None
    if number == passage.alignment.index + 1 and _denies_alone(sentence, denials[0]):
        return denials[0]
    return denials[0] if _has_object(sentence, denials[0], _is_near(passage, number)) else None


def _denies_alone(sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """ "Das Unternehmen *dementierte*", "Sie *widersprach* umgehend": what is denied stands before."""
    stance, number = sentence.pack.stance, sentence.clause_of(hit.start)
    if len(sentence.clauses) > 1:
        return False
    subject = sentence.roles[number].subject
    if hit.phrase not in stance.bare_denials.phrases or subject is None:
        return False
    return all(
        p.genitive
        or p.preposition in stance.belongings
        or p.preposition in stance.genitives
        or sentence.pack.is_time(sentence.lower[p.head])
        for p in sentence.phrases
        if p.start != subject.start
    )


def _opens_reply(sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """ "Sein Anwalt *widerspricht:* Er habe …": what stands behind the colon is told instead."""
    clause = sentence.clauses[sentence.clause_of(hit.start)]
    if clause.end >= len(sentence.words) or clause.start:
        return False
    if any(other.start < clause.end for other in sentence.find(sentence.pack.stance.negators)):
        return False
    return ":" in sentence.gap_before(clause.end)


def _is_view(passage: Passage, sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """ "nennt die Vorwürfe haltlos", "die Vorwürfe seien haltlos": somebody's verdict, not the article's."""
    views = (view for view in sentence.find(sentence.pack.stance.opinion_verbs) if view.start != hit.start)
    verbs = (verb for verb in sentence.find(sentence.pack.stance.reporting_verbs) if verb.start != hit.start)
    told = any(sentence.finite[verb.start] for verb in (*views, *verbs))
    return told or is_spoken(passage, sentence, hit.start)


def _is_negated(sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """ "bestreitet das *nicht*", but not the negator of "trifft *nicht* zu" itself, nor that of another clause."""
    number = sentence.clause_of(hit.start)
    return any(
        not hit.start <= other.start < hit.end and sentence.clause_of(other.start) == number
        for other in sentence.find(sentence.pack.stance.negators)
    )


def _is_near(passage: Passage, number: int) -> bool:
    """Whether "das" may mean the passage: nothing else was reported in between."""
    here = passage.alignment.index
    between = passage.matcher.article.sentences[here + 1 : number]
    reports = (passage.stance.reporting_nouns, passage.stance.hearsay)
    told = any(s.reported or any(s.find(table) for table in reports) for s in between)
    return 0 < number - here <= NEAR and not told


def _has_object(sentence: PreparedSentence, hit: PhraseHit, near: bool) -> bool:
    return next(_objects(sentence, hit, near), None) is not None


def _objects(sentence: PreparedSentence, hit: PhraseHit, near: bool) -> Iterator[int]:
    """Yield where a denial's clause takes up what was said: "die Vorwürfe", "jede Beteiligung", nearby "das"."""
    stance = sentence.pack.stance
    determiners = {phrase.start for phrase in sentence.phrases if phrase.end > phrase.start + 1}
    clause = sentence.clauses[sentence.clause_of(hit.start)]
    relative = clause.opener in stance.relative_pronouns and clause.start > 0
    start = clause.start - 1 if relative else clause.start  # "the *allegations*, which he denies"
    for position in range(start, clause.end):
        word = sentence.lower[position]
        if (
            word in stance.wrongdoings
            or word in stance.reporting_nouns
            or (near and word in stance.demonstratives and position not in determiners)
        ):
            yield position


def _has_content(sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """ "wies Vorwürfe zurück, er habe …", "denied that …": what is denied is told, and may be something else."""
    stance = sentence.pack.stance
    own = sentence.clause_of(hit.start)
    moods = {sentence.clause_of(position) for position in sentence.reported}
    return any(
        number in moods or clause.opener in stance.complementizers or clause.kind is ClauseKind.INFINITIVE
        for number, clause in enumerate(sentence.clauses)
        if number != own
    )


def _answers(passage: Passage, number: int, sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """Whether whoever denies is whom the passage speaks of, or answers right behind it."""
    distance = number - passage.alignment.index
    if not _takes_up(sentence, hit) and (
        _tells_charge(passage) or _is_acted_upon(passage, number, sentence, hit)
    ):
        return False
    if distance == 1 and len(sentence.words) <= SHORT and passage.neighbour(1) is sentence:
        return True
    denier = _denier(sentence, hit)
    if denier is None:
        return False
    if not _accuses(passage) or _answers_another(passage, number):
        return False
    if _is_actor(passage, number, denier):
        return True
    return 0 < distance <= STANDING_IN and _stands_in(sentence, denier)


def _answers_another(passage: Passage, number: int) -> bool:
    """ "Roth begnadigt ihn. … *Ihm wurde vorgeworfen*, … Er wies das zurück": what is denied was told in between."""
    stance, here = passage.stance, passage.alignment.index
    told = (*passage.focus_clauses, *passage.governing_clauses)
    reported = any(passage.hits(table, told) for table in (stance.accusing, stance.reporting_verbs))
    between = passage.matcher.article.sentences[here + 1 : number]
    return not reported and any(sentence.find(stance.accusing) for sentence in between)


def _takes_up(sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """Whether "das" is what is denied, and not "the accusations"."""
    stance = sentence.pack.stance
    nouns = (stance.wrongdoings, stance.reporting_nouns)
    objects = [sentence.lower[position] for position in _objects(sentence, hit, True)]
    return bool(objects) and not any(word in table for word in objects for table in nouns)


def _tells_charge(passage: Passage) -> bool:
    """ "Roe ist *angeklagt*", "Roe trat ab, nachdem er *beschuldigt* worden war": the charge denied is told itself.

    That somebody has been charged is true whatever he says of the charge, and so is what came of it.
    """
    stance, sentence, wording = passage.stance, passage.sentence, passage.alignment.wording
    predicates = {term.position for term in wording.terms if term.predicate}
    tables = (stance.charges, stance.accusing)
    if any(predicates & set(range(hit.start, hit.end)) for table in tables for hit in wording.find(table)):
        return True
    told = {*passage.focus_clauses, *passage.governing_clauses}
    beside = {sentence.clause_of(hit.start) for table in tables for hit in sentence.find(table)} - told
    return any(sentence.clauses[number].opener in stance.adverbial_openers for number in beside)


def _is_acted_upon(passage: Passage, number: int, sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """ "Roe ist entlassen worden": nobody accuses Roe of that, if it is Roe who denies the accusations."""
    said, denier = passage.alignment.wording.roles, _denier(sentence, hit)
    if said is None or not said.passive or said.agent is not None or said.patient is None or denier is None:
        return False
    if denier.pronoun:
        return _stands_in(sentence, denier)
    met = passage.matcher.meetings[number]
    terms = [match.term.key for match in passage.alignment.terms_in(said.patient)]
    return any(key in met and denier.start <= met[key].position < denier.end for key in terms)


def _denier(sentence: PreparedSentence, hit: PhraseHit) -> NounPhrase | None:
    agent = sentence.roles[sentence.clause_of(hit.start)].agent
    if agent is None:
        agents = (sentence.roles[n].agent for n in range(len(sentence.clauses)))
        agent = next((found for found in agents if found is not None), None)
    return agent


def _is_actor(passage: Passage, number: int, denier: NounPhrase) -> bool:
    """Whether the denier, or whom they belong to ("ein Sprecher der Firma"), is an actor of the wording."""
    met = passage.matcher.meetings[number]
    wording = passage.alignment.wording
    agent = wording.roles.agent if wording.roles is not None else None
    end = denier.end
    for phrase in passage.matcher.article.sentences[number].phrases:
        if phrase.start == end and (phrase.genitive or phrase.preposition in passage.stance.agents):
            end = phrase.end
    for term in wording.terms:
        named = term.named
        acts = named if agent is None else agent.start <= term.position < agent.end
        meeting = met.get(term.key) if acts else None
        if meeting is not None and denier.start <= meeting.position < end and meeting.how != "part":
            return True
    return False


def _accuses(passage: Passage) -> bool:
    """Whether the wording is what somebody may be accused of: a deed or a state, no plan, ban or permission."""
    wording = passage.alignment.wording
    said = wording.lower
    permitted = any(word in passage.stance.permissions for word in said)
    return not (permitted or wording.negated or wording.planned)


def _stands_in(sentence: PreparedSentence, denier: NounPhrase) -> bool:
    """ "Er", "das Unternehmen", "sein Anwalt" for somebody named before."""
    stance = sentence.pack.stance
    if denier.pronoun:
        return sentence.lower[denier.head] in stance.personal_pronouns
    head = sentence.words[denier.head].text
    known = head in sentence.pack.titles
    return known and (denier.determiner in stance.definites or denier.determiner in stance.pronouns)
