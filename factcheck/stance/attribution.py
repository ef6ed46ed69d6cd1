"""Attribution: whether the deciding words are the article's own or a speaker's, and whose.

The signs are those of the PARC attribution corpus (Pareti 2012): a source, a cue ("sagte", "laut",
quotation marks, reported mood), and the content that hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.languages.phrases import GAP, PhraseHit
from factcheck.model import Span
from factcheck.stance.labels import announced, labelled
from factcheck.stance.naming import resolve
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.speakers import (
    compound_source,
    first_person_speaker,
    inside_quotation,
    person_before,
    source_before,
    source_behind,
    subject_in,
)
from factcheck.text.clauses import ClauseKind

NAME = "attribution"
NOUN_AND_COMPLEMENT = 4
"""Words that may stand between a noun of saying and what it reports: "Vorwürfe gegen ihn, er habe"."""
CLOSED = 2
"""Words that name a source right beside "laut" or "zufolge"."""
SCARE_QUOTE = 4
"""Words up to which quotation marks may only set off a term ("gesichert rechtsextremistisch")."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the first sign that the deciding words are somebody else's; none for own voice."""
    named = _only_source(passage)
    if named:
        return named
    for rule in (
        _quotation,
        labelled,
        _source,
        _so,
        _reporting,
        _closing,
        _subjunctive,
        _hearsay,
        _distance,
        _reporting_noun,
    ):
        effects = rule(passage)
        if effects:
            return effects
    return ()


def _effect(passage: Passage, rule: str, hit: PhraseHit, speaker: str | None) -> tuple[Effect, ...]:
    return (passage.effect(rule, EffectKind.ATTRIBUTE, hit, speaker),)


def _quotation(passage: Passage) -> tuple[Effect, ...]:
    """The deciding words stand inside quotation marks that hold more than a term."""
    words = passage.sentence.words
    for position in passage.alignment.focus:
        start = words[position].start
        for quotation in passage.matcher.article.document.quotations:
            if quotation.start <= start < quotation.end and not _is_scare_quote(passage, quotation):
                hit = PhraseHit(position, position + 1, "quotation")
                speaker = first_person_speaker(passage.matcher, passage.alignment.index)
                return _effect(passage, "quotation", hit, speaker)
    return ()


def _is_scare_quote(passage: Passage, quotation: Span) -> bool:
    article = passage.sentence.article_text
    inside = article[quotation.start : quotation.end]
    if len(inside.split()) <= SCARE_QUOTE:
        return True
    # longer marks without a verb set off a phrase, unless all that decides stands inside
    sentence = passage.sentence
    covered = [
        p for p in passage.alignment.positions if quotation.start <= sentence.words[p].start < quotation.end
    ]
    return len(covered) * 2 < len(passage.alignment.positions)


def _source(passage: Passage) -> tuple[Effect, ...]:
    """ "laut X", "nach Angaben von X", "X zufolge" anywhere in the sentence's main clause."""
    stance = passage.stance
    sentence = passage.sentence
    scope = {*passage.focus_clauses, *passage.governing_clauses}
    for hit in sentence.find(stance.source_openers):
        if (hit.start == 0 or sentence.clause_of(hit.start) in scope) and not passage.covers_wording(hit):
            return _effect(passage, "source", hit, _source_of(passage, hit))
    for hit in sentence.find(stance.source_closers):
        if sentence.clause_of(hit.start) in scope:
            return _effect(passage, "source", hit, source_before(passage.matcher, sentence, hit.start))
    for position in range(1, len(sentence.words)):
        source = compound_source(sentence, position)
        if source is not None and sentence.clause_of(position) in scope:
            return _effect(passage, "source", PhraseHit(position - 1, position + 1, "source"), source)
    return ()


def _source_of(passage: Passage, hit: PhraseHit) -> str | None:
    """Who is named behind "laut"; behind "nach eigenen Angaben" the clause's own subject."""
    sentence, stance = passage.sentence, passage.stance
    own = any(word in stance.own_sources for word in sentence.lower[hit.start : hit.end])
    if not own:  # "*für* das Gericht *ist erwiesen*" has its source between its words
        place = hit.start + 1 if GAP in hit.phrase else hit.end
        return source_behind(passage.matcher, sentence, place)
    agent = sentence.roles[sentence.clause_of(hit.start)].agent
    if agent is None:
        return None
    if agent.pronoun:
        return person_before(passage.matcher, passage.alignment.index)
    return resolve(passage.matcher, sentence, agent.start, agent.end)


def _only_source(passage: Passage) -> tuple[Effect, ...]:
    stance, sentence = passage.stance, passage.sentence
    for hit in sentence.find(stance.source_closers):
        if _names_source(passage, hit.start - CLOSED, hit.start):
            return (passage.effect("source", EffectKind.SILENCE, hit),)
    for hit in sentence.find(stance.source_openers):
        own = sentence.lower[hit.end - 2] in stance.own_sources
        if not own and _names_source(passage, hit.end, hit.end + CLOSED):
            return (passage.effect("source", EffectKind.SILENCE, hit),)
    return ()


def _names_source(passage: Passage, start: int, end: int) -> bool:
    """Whether what decides is only the source's own name: "dem *Urteil* zufolge"."""
    words = passage.sentence.words
    focus = passage.alignment.focus
    return all(start <= position < end and words[position].text[0].isupper() for position in focus)


def _reporting(passage: Passage) -> tuple[Effect, ...]:
    """A verb of speech or belief governs the deciding clause, or closes it (", sagte X")."""
    stance = passage.stance
    sentence = passage.sentence
    focus = passage.alignment.focus
    for table, rule in ((stance.reporting_verbs, "reporting"), (stance.opinion_verbs, "opinion")):
        for hit in sentence.find(table):
            if passage.covers_wording(hit) or inside_quotation(
                passage.matcher, sentence.words[hit.start].start
            ):
                continue
            if not _reports_focus(passage, hit, rule == "opinion") or not _is_verb(passage, hit):
                continue
            if _performs(passage, hit) or _describes_another(passage, hit) or passage.is_carried_out(hit):
                continue
            if _judges_otherwise(passage, hit) or _is_expected(passage, hit):
                continue
            if rule == "opinion" and _nobodys(passage, hit):
                return (passage.effect(rule, EffectKind.WEAKEN, hit),)
            speaker = subject_in(passage.matcher, passage.alignment.index, sentence, hit)
            if focus and rule:
                return _effect(passage, rule, hit, speaker)
    return ()


def _nobodys(passage: Passage, hit: PhraseHit) -> bool:
    """ "…, daran *zweifelt niemand*": a view beside what is told that nobody holds."""
    number = passage.sentence.clause_of(hit.start)
    beside = number not in passage.focus_clauses and number not in passage.governing_clauses
    return beside and bool(passage.hits(passage.stance.negators, (number,)))


def _judges_otherwise(passage: Passage, hit: PhraseHit) -> bool:
    """ "hat *ihre Wahl als Erfolg* bewertet": the view is what stands between "als" and the verb, not the election."""
    stance, sentence, focus = passage.stance, passage.sentence, passage.alignment.focus
    opening = sentence.lower[hit.start]
    closes = opening in stance.comparisons or opening in stance.prepositions
    if not closes or sentence.clause_of(hit.start) not in passage.focus_clauses:
        return False
    return not any(hit.start < place < hit.end for place in focus)


def _is_expected(passage: Passage, hit: PhraseHit) -> bool:
    """ "is *expected to* resign": a prospect that nobody in particular holds."""
    plans = passage.sentence.find(passage.stance.plans)
    return any(plan.start <= hit.start and hit.end < plan.end for plan in plans)


def _describes_another(passage: Passage, hit: PhraseHit) -> bool:
    """ "den *angekündigten* Streik verbieten": announced is the strike, not the ban."""
    focus = passage.alignment.focus
    found = (a for a in passage.sentence.attributes if a.participle == hit.start)
    return any(not any(p in a.noun or a.start <= p < a.end for p in focus) for a in found)


def _performs(passage: Passage, hit: PhraseHit) -> bool:
    """ "erklärte *seinen Rücktritt*": to say it is to do it."""
    sentence, focus = passage.sentence, passage.alignment.focus
    if len(focus) != 1 or hit.phrase not in passage.stance.performatives.phrases:
        return False
    phrase = sentence.phrase_at(focus[0])
    own = phrase is not None and phrase.determiner in passage.stance.pronouns and not phrase.preposition
    return own and sentence.clause_of(hit.start) == sentence.clause_of(focus[0])


def _closing(passage: Passage) -> tuple[Effect, ...]:
    """ "…, the court found.": a finding that closes the sentence reports what stands before it."""
    sentence = passage.sentence
    for hit in sentence.find(passage.stance.closing_verbs):
        clause = sentence.clause_of(hit.start)
        ends = hit.end == passage.clauses[clause].end and sentence.roles[clause].agent is not None
        stated = any(number < clause for number in passage.focus_clauses)
        if ends and stated and clause not in passage.focus_clauses and _closes_by_order(passage, clause, hit):
            speaker = subject_in(passage.matcher, passage.alignment.index, sentence, hit)
            return _effect(passage, "reporting", hit, speaker)
    return ()


def _is_verb(passage: Passage, hit: PhraseHit) -> bool:
    """Where verbs are found by position, "the claims" is none; a phrase of several words speaks for itself."""
    sentence = passage.sentence
    if sentence.pack.lexicon.infinitive_endings:
        return not hit.start or sentence.words[hit.start].text[0].islower() or hit.end > hit.start + 1
    if hit.end > hit.start + 1:
        return True
    return sentence.finite[hit.start] or sentence.lower[hit.start].endswith("ing")


def _reports_focus(passage: Passage, hit: PhraseHit, opinion: bool) -> bool:
    sentence = passage.sentence
    clause = sentence.clause_of(hit.start)
    if clause in passage.governing_clauses:
        return True
    if clause in passage.focus_clauses:
        if passage.attribute is not None:
            return False  # "X kritisiert das abgesagte Konzert": what the noun is isn't what X says
        # "X wirft Y vor, …" or "X bezeichnet Y als Z": the content stands behind its verb
        focus = passage.alignment.focus
        closing = hit.end == passage.clauses[clause].end  # "hat eine Verdopplung angekündigt"
        return opinion or closing or any(position > hit.start for position in focus)
    # "…, sagte X.": a closing main clause whose verb comes first reports what stands before it
    own = passage.clauses[clause]
    if own.kind is ClauseKind.SUBORDINATE and own.opener in passage.stance.report_conjunctions:
        # "as police said", but not "as first reported"
        return bool(sentence.pack.lexicon.infinitive_endings) or sentence.roles[clause].agent is not None
    closing = own.kind is ClauseKind.MAIN and hit.start <= own.start + 1
    closing = closing and not _opens_content(passage, clause, hit)
    closing = closing or _closes_by_order(passage, clause, hit)
    adverbial = passage.stance.adverbial_openers  # "Weil …, denken viele nach" reports no reason
    return closing and any(
        number < clause and passage.clauses[number].opener not in adverbial
        for number in passage.focus_clauses
    )


def _opens_content(passage: Passage, number: int, hit: PhraseHit) -> bool:
    """ "Roe quits race, *says* he has cancer": what is said stands right behind the verb, not before it."""
    sentence = passage.sentence
    if sentence.pack.lexicon.infinitive_endings or hit.end != passage.clauses[number].end:
        return False
    behind = passage.clauses[number + 1 : number + 2]
    return bool(behind) and behind[0].kind is ClauseKind.MAIN and not sentence.gap_before(hit.end).strip()


def _closes_by_order(passage: Passage, number: int, hit: PhraseHit) -> bool:
    """ "…, the mayor said." in a language whose subject comes first: nothing said stands behind the verb."""
    own = passage.clauses[number]
    stance = passage.stance
    if passage.sentence.pack.lexicon.infinitive_endings or own.kind is not ClauseKind.MAIN:
        return False
    if own.opener in stance.coordinators or passage.sentence.lower[hit.start - 1] in stance.subordinators:
        return False
    if number + 1 >= len(passage.clauses):
        return True
    following = passage.clauses[number + 1]
    return following.opener in stance.coordinators or (
        following.kind is ClauseKind.SUBORDINATE and following.opener not in stance.complementizers
    )


def _subjunctive(passage: Passage) -> tuple[Effect, ...]:
    """Present subjunctive in the deciding clause: reported speech without a verb of its own."""
    sentence = passage.sentence
    said = set(passage.alignment.wording.lower)
    scope = {*passage.focus_clauses, *_continued(passage)}
    for position in sentence.reported:
        number = sentence.clause_of(position)
        if number not in scope or sentence.lower[position] in said:
            continue
        clause = passage.clauses[number]
        people = sentence.lower[clause.start : clause.end]
        if any(word in passage.stance.first_person for word in people):
            continue
        hit = PhraseHit(position, position + 1, sentence.lower[position])
        speaker = announced(passage, number) or person_before(passage.matcher, passage.alignment.index)
        return _effect(passage, "reported-mood", hit, speaker)
    return ()


def _continued(passage: Passage) -> Iterator[int]:
    """Yield clauses that the deciding ones go on: "Es *verbiete* Heizungen | und zwinge Hausbesitzer"."""
    for number in passage.focus_clauses:
        start = passage.clauses[number].start
        if number and passage.sentence.lower[start] in passage.stance.coordinators:
            yield number - 1


def _hearsay(passage: Passage) -> tuple[Effect, ...]:
    """ "soll … haben": hearsay, said by nobody named."""
    stance = passage.stance
    for number in passage.focus_clauses:
        clause = passage.clauses[number]
        words = passage.sentence.lower[clause.start : clause.end]
        for hit in passage.hits(stance.hearsay, (number,)):
            if any(word in stance.perfect_infinitives for word in words):
                return _effect(passage, "hearsay", hit, None)
    return ()


def _distance(passage: Passage) -> tuple[Effect, ...]:
    hits = passage.hits(passage.stance.distances, passage.focus_clauses)
    hits = tuple(hit for hit in hits if passage.reaches_focus(hit))
    hits = tuple(hit for hit in hits if not (_denied_thing(passage, hit) or _describes(passage, hit)))
    return _effect(passage, "distance", hits[0], None) if hits else ()


def _describes(passage: Passage, hit: PhraseHit) -> bool:
    """ "den *mutmaßlichen* Täter", "the alleged killer": a doubt about that noun, not about what is said of it."""
    sentence = passage.sentence
    phrase = sentence.phrase_at(hit.start)
    if phrase is None or hit.end != hit.start + 1 or phrase.head <= hit.start or not phrase.determiner:
        return False
    return not any(phrase.start <= position < phrase.end for position in passage.alignment.focus)


def _denied_thing(passage: Passage, hit: PhraseHit) -> bool:
    """ "The alleged attack did *not* happen": the doubt is about the thing, the denial the article's own."""
    sentence = passage.sentence
    if not hit.start or sentence.lower[hit.start - 1] not in passage.stance.determiners:
        return False
    clause = (sentence.clause_of(hit.start),)
    return any(denial.start > hit.end for denial in passage.hits(passage.stance.negators, clause))


def _reporting_noun(passage: Passage) -> tuple[Effect, ...]:
    """ "Vorwürfe, er habe …", "der Verdacht, dass …": a noun of speech governs the deciding clause."""
    hits = [
        hit
        for hit in passage.hits(passage.stance.reporting_nouns, passage.governing_clauses)
        if not passage.is_carried_out(hit)
        if passage.clauses[passage.sentence.clause_of(hit.start)].end - hit.end <= NOUN_AND_COMPLEMENT
        or _is_told(passage, hit)
    ]
    return _effect(passage, "reporting", hits[-1], None) if hits else ()


def _is_told(passage: Passage, hit: PhraseHit) -> bool:
    """ "A *report* is spreading among fans that …": the noun is the subject, and nothing is acted upon."""
    roles = passage.sentence.roles[passage.sentence.clause_of(hit.start)]
    subject = roles.subject
    told = subject is not None and subject.start <= hit.start < subject.end
    return told and (roles.passive or roles.patient is None)


def _so(passage: Passage) -> tuple[Effect, ...]:
    """ "…, so Amtsärztin Reinisch": a name behind "so" closes what its bearer says."""
    sentence = passage.sentence
    for position in range(1, len(sentence.words) - 1):
        if sentence.lower[position] not in passage.stance.so_speakers:
            continue
        before = sentence.gap_before(position)
        behind = sentence.words[position + 1]
        named = behind.text[0].isupper() or behind.lower in passage.stance.definites
        last = max(passage.alignment.focus, default=position)
        if "," in before and named and last < position and not _moves_on(passage, last, position):
            hit = PhraseHit(position, position + 1, "so")
            return _effect(passage, "source", hit, source_behind(passage.matcher, sentence, position + 1))
    return ()


def _moves_on(passage: Passage, last: int, position: int) -> bool:
    """ "Er wurde entlassen, und daran, so der Anwalt, …": a further main clause began before the speaker."""
    behind = range(last + 1, position)
    opened = (p for p in behind if passage.sentence.lower[p] in passage.stance.coordinators)
    return any(not _in_phrase(passage, p) for p in opened)


def _in_phrase(passage: Passage, position: int) -> bool:
    """Whether a conjunction joins two nouns or adjectives, with no comma before it."""
    return "," not in passage.sentence.gap_before(position)
