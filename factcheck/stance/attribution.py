"""Attribution: whether the deciding words are the article's own or a speaker's, and whose.

The signs are those of the PARC attribution corpus (Pareti 2012): a source, a cue ("sagte", "laut",
quotation marks, reported mood), and the content that hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.languages.phrases import PhraseHit, PhraseTable
from factcheck.model import Part, Span
from factcheck.stance.interviews import asked
from factcheck.stance.labels import announced, labelled
from factcheck.stance.other_holder import called_so
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.plans import is_perfect
from factcheck.stance.quoters import quoter_of
from factcheck.stance.role_phrases import met_within, terms_of
from factcheck.stance.source_attribution import (
    attributed,
    cites_reason,
    for_somebody,
    is_set_in,
    only_source,
    so_named,
    sourced,
    told_behind,
)
from factcheck.stance.sources import opens_source
from factcheck.stance.speaker_phrases import inside_quotation
from factcheck.stance.speakers import is_passive, person_before, reporter_in, source_of, subject_in
from factcheck.text.clauses import ClauseKind
from factcheck.text.prepared import PreparedSentence

NAME = "attribution"
NOUN_AND_COMPLEMENT = 4
"""Words that may stand between a noun of saying and what it reports: "Vorwürfe gegen ihn, er habe"."""
SCARE_QUOTE = 4
"""Words up to which quotation marks may only set off a term ("gesichert rechtsextremistisch")."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the first sign that the deciding words are somebody else's; none for own voice."""
    named = only_source(passage)
    if named:
        return named
    for rule in (
        _quotation,
        labelled,
        sourced,
        so_named,
        for_somebody,
        _called,
        _reporting,
        _closing,
        _subjunctive,
        _hearsay,
        _distance,
        _reporting_noun,
        told_behind,
        _taken_up,
        asked,
    ):
        effects = rule(passage)
        if effects:
            return effects
    return ()


def _quotation(passage: Passage) -> tuple[Effect, ...]:
    """The deciding words stand inside quotation marks that hold more than a term."""
    words = passage.sentence.words
    for position in passage.alignment.focus:
        start = words[position].start
        for quotation in passage.matcher.article.document.quotations:
            if quotation.start <= start < quotation.end and not _is_scare_quote(passage, quotation):
                hit = PhraseHit(position, position + 1, "quotation")
                speaker = quoter_of(passage.matcher, passage.alignment.index, quotation)
                return attributed(passage, "quotation", hit, speaker)
    return ()


def _is_scare_quote(passage: Passage, quotation: Span) -> bool:
    article = passage.sentence.article_text
    inside = article[quotation.start : quotation.end]
    if _is_said_behind_colon(passage, quotation) or _is_whole(passage, quotation):
        return False
    if len(inside.split()) <= SCARE_QUOTE:
        return not _holds_verb(passage, quotation)
    # longer marks without a verb set off a phrase, unless all that decides stands inside
    sentence = passage.sentence
    covered = [
        p for p in passage.alignment.positions if quotation.start <= sentence.words[p].start < quotation.end
    ]
    return len(covered) * 2 < len(passage.alignment.positions)


def _is_whole(passage: Passage, quotation: Span) -> bool:
    """ "“I am sorry,” she said. *“The singer died.”*": a sentence of its own is speech, however short."""
    sentence = passage.sentence
    inside = all(quotation.start <= word.start < quotation.end for word in sentence.words)
    head = sentence.sentence.part in (Part.TITLE, Part.HEADING)
    return inside and len(sentence.words) > 1 and any(sentence.finite) and not head


def _holds_verb(passage: Passage, quotation: Span) -> bool:
    """ "Lexapar *'causes strokes'*": a headline sets off no term with a verb but what somebody says.

    Nor does a text: "„Das Bad ist zu.“" is a sentence of its own.
    """
    sentence = passage.sentence
    heads = sentence.sentence.part in (Part.TITLE, Part.HEADING)
    quoted = [p for p, w in enumerate(sentence.words) if quotation.start <= w.start < quotation.end]
    whole = len(quoted) == len(sentence.words)
    return (heads or whole) and any(sentence.finite[p] for p in quoted)


def _is_said_behind_colon(passage: Passage, quotation: Span) -> bool:
    """ "Her message: “The port stays.”": behind a colon a verb makes speech of the shortest quotation."""
    sentence = passage.sentence
    words = [p for p, word in enumerate(sentence.words) if quotation.start <= word.start < quotation.end]
    spoken = bool(words) and ":" in sentence.gap_before(words[0])
    return spoken and any(sentence.finite[position] for position in words)


def _reporting(passage: Passage) -> tuple[Effect, ...]:
    """A verb of speech or belief governs the deciding clause, or closes it (", sagte X")."""
    stance = passage.stance
    sentence = passage.sentence
    focus = passage.alignment.focus
    for table, rule in ((stance.reporting_verbs, "reporting"), (stance.opinion_verbs, "opinion")):
        for hit in sentence.find(table):
            told = passage.covers_wording(hit) and not _is_view_here(passage, hit, table)
            if told or inside_quotation(passage.matcher, sentence.words[hit.start].start):
                continue
            if not _reports_focus(passage, hit, rule == "opinion") or not _is_verb(passage, hit):
                continue
            if _performs(passage, hit) or _describes_another(passage, hit) or passage.is_carried_out(hit):
                continue
            if _judges_otherwise(passage, hit) or _is_expected(passage, hit) or cites_reason(passage, hit):
                continue
            if passage.is_of_failure(hit) or _is_denied_inset(sentence, hit):
                continue
            if rule == "opinion" and _nobodys(passage, hit):
                return (passage.effect(rule, EffectKind.WEAKEN, hit),)
            find = source_of if opens_source(sentence, hit) else subject_in
            if focus:
                speaker = find(passage.matcher, passage.alignment.index, sentence, hit)
                return attributed(passage, rule, hit, speaker)
    return ()


def _called(passage: Passage) -> tuple[Effect, ...]:
    """ "Roe *called* Kell a liar": what somebody calls somebody else."""
    hit = called_so(passage)
    if hit is None or passage.hits(passage.stance.negators, passage.focus_clauses):
        return ()
    speaker = subject_in(passage.matcher, passage.alignment.index, passage.sentence, hit)
    return attributed(passage, "opinion", hit, speaker)


def _taken_up(passage: Passage) -> tuple[Effect, ...]:
    """ "Die Bank schließt – *diese Behauptung* kursiert im Netz": a clause behind calls it a report."""
    sentence, stance = passage.sentence, passage.stance
    for clause in passage.clauses[max(passage.focus_clauses, default=0) + 1 :]:
        opening = sentence.lower[clause.start : clause.start + 2]
        if len(opening) == 2 and opening[0] in stance.demonstratives and opening[1] in stance.reporting_nouns:
            return attributed(passage, "reporting", PhraseHit(clause.start, clause.start + 2, ""), None)
    return ()


def _is_denied_inset(sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """ "ist *nicht, wie Roth schrieb,* ruiniert": what Roth wrote is what the sentence denies, not what says it.

    Nor does "wie angekündigt" tell who says it.
    """
    stance, lower = sentence.pack.stance, sentence.lower
    opening = next((p for p in reversed(range(hit.start)) if lower[p] in stance.report_conjunctions), 0)
    if opening and opening + 1 == hit.start and not sentence.finite[hit.start]:
        return True  # "schließt *wie angekündigt*"
    if not any(word in stance.negators for word in lower[max(0, opening - 2) : opening]):
        return False
    return not any("," in sentence.gap_before(place) for place in range(opening + 1, hit.start + 1))


def _is_view_here(passage: Passage, hit: PhraseHit, table: PhraseTable) -> bool:
    """ "*führt* den Brand *auf* ein Kabel *zurück*" for "der *Grund* war ein Kabel": the wording has no view.

    "*hält* das Verbot *für* falsch" is none beside "kritisiert das Verbot" of the same person.
    """
    said = passage.alignment.wording.roles
    holder = passage.sentence.roles[passage.sentence.clause_of(hit.start)].agent
    own = said is not None and met_within(terms_of(passage, said.agent), holder)
    verb = passage.sentence.finite[hit.start] and hit.end > hit.start + 2
    return verb and not own and not passage.alignment.wording.find(table)


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
    """ "erklärte *seinen Rücktritt*": to say it is to do it; so is the verb of an idiom: "*claimed victory*"."""
    sentence, focus = passage.sentence, passage.alignment.focus
    together = [m for m in passage.alignment.matches if m.term.predicate and m.position == hit.start]
    reported = passage.alignment.wording.find(passage.stance.reporting_verbs)
    if not reported and any((match.end or 0) > hit.end for match in together):
        return True
    key = f"{sentence.words[hit.start].key} {sentence.words[focus[0]].key}" if len(focus) == 1 else ""
    if key in passage.matcher.index.relations.idioms and hit.start < focus[0]:
        return True  # "*told* parliament a *lie*"
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
            return attributed(passage, "reporting", hit, speaker)
        if _finds(passage, hit):
            speaker = subject_in(passage.matcher, passage.alignment.index, sentence, hit)
            return attributed(passage, "reporting", hit, speaker)
    return ()


def _finds(passage: Passage, hit: PhraseHit) -> bool:
    """ "The report *found the mayor had* lied": a subject and its verb stand right behind the finding."""
    sentence, focus = passage.sentence, passage.alignment.focus
    clause = passage.clauses[sentence.clause_of(hit.start)]
    if hit.start == clause.start or hit.end >= clause.end or any(place < hit.end for place in focus):
        return False
    verb = next((place for place in range(hit.end + 1, clause.end) if sentence.finite[place]), clause.end)
    between = sentence.lower[hit.end : verb]
    named = verb < clause.end and (
        sentence.words[hit.end].text[0].isupper() or sentence.lower[hit.end] in passage.stance.determiners
    )
    return named and not any(word in passage.stance.subordinators for word in between)


def _is_verb(passage: Passage, hit: PhraseHit) -> bool:
    """Where verbs are found by position, "the claims" is none; a phrase of several words speaks for itself."""
    sentence = passage.sentence
    if sentence.pack.lexicon.infinitive_endings:
        return not sentence.is_noun(hit.start)  # no "Kündigung …, die an"
    if hit.end > hit.start + 1 or _has_content_behind(passage, hit):
        return True
    return sentence.finite[hit.start] or sentence.lower[hit.start].endswith("ing")


def _has_content_behind(passage: Passage, hit: PhraseHit) -> bool:
    """ "The site's sources, which are reliable, *suggest that* …": a verb or noun of speech either way."""
    sentence = passage.sentence
    behind = sentence.lower[hit.end] if hit.end < len(sentence.words) else ""
    clause = sentence.clause_of(min(hit.end, len(sentence.words) - 1))
    return behind in passage.stance.complementizers and passage.clauses[clause].start == hit.end


def _reports_focus(passage: Passage, hit: PhraseHit, opinion: bool) -> bool:
    sentence = passage.sentence
    clause = sentence.clause_of(hit.start)
    if _is_own_report(passage, hit):
        return False
    if clause in passage.governing_clauses:
        return not passage.describes_noun
    if clause in passage.focus_clauses:
        if passage.attribute is not None:
            return False  # "X kritisiert das abgesagte Konzert": what the noun is isn't what X says
        # "X wirft Y vor, …" or "X bezeichnet Y als Z": the content stands behind its verb
        focus = passage.alignment.focus
        closing = hit.end == passage.clauses[clause].end  # "hat eine Verdopplung angekündigt"
        free = (opinion or closing) and bool(sentence.pack.lexicon.infinitive_endings)
        free = free or (opinion and is_passive(sentence, hit.start))  # "was deemed too costly"
        return free or any(position > hit.start for position in focus)
    if opinion and _views_on(passage, hit, clause + 1):
        return True
    # "…, sagte X.": a closing main clause whose verb comes first reports what stands before it
    own = passage.clauses[clause]
    if own.kind is ClauseKind.SUBORDINATE and own.opener in passage.stance.report_conjunctions:
        if opinion and sentence.lower[hit.start - 1] in passage.stance.past_auxiliaries:
            return False  # "held it steady, *as most had expected*": so it came
        if is_set_in(passage, clause):
            return False
        # "as police said", but not "as first reported"
        return bool(sentence.pack.lexicon.infinitive_endings) or sentence.roles[clause].agent is not None
    first = hit.start <= own.start + 1 or (sentence.finite[own.start] and hit.end == own.end)
    goes_on = own.governor is not None  # "Jan Roe, der das Amt leitet, *sagte*"
    closing = own.kind is ClauseKind.MAIN and first and not goes_on  # "…, *hatte* Roe *gesagt*"
    closing = closing and not _opens_content(passage, clause, hit)
    closing = closing or _closes_by_order(passage, clause, hit)
    adverbial = passage.stance.adverbial_openers  # "Weil …, denken viele nach" reports no reason
    return closing and any(
        _begins(passage, number) < clause and passage.clauses[number].opener not in adverbial
        for number in passage.focus_clauses
    )


def _is_own_report(passage: Passage, hit: PhraseHit) -> bool:
    """ "*Wie berichtet*, …": a report of the paper's own, as nobody is named."""
    own = passage.clauses[passage.sentence.clause_of(hit.start)]
    opens = passage.sentence.lower[own.start] in passage.stance.report_conjunctions
    return opens and own.start + 1 == hit.start and hit.end == own.end


def _begins(passage: Passage, number: int) -> int:
    """The clause in which what a clause says begins: "*Der Vertrag ist*, sagt Roth, fertig"."""
    resumed = passage.clauses[number].resumes
    return number if resumed is None else resumed


def _views_on(passage: Passage, hit: PhraseHit, number: int) -> bool:
    """ "*halten* die Tests *für* gekauft und den Preis *für* eine Farce": a second view hangs on the same verb."""
    sentence, focus = passage.sentence, passage.alignment.focus
    if number not in passage.focus_clauses or hit.end == hit.start + 1:
        return False
    own, link = passage.clauses[number], sentence.lower[hit.end - 1]
    links = [place for place in range(own.start, own.end) if sentence.lower[place] == link]
    joined = own.opener in passage.stance.coordinators and link in passage.stance.prepositions
    return joined and bool(links) and any(place > links[0] for place in focus)


def _opens_content(passage: Passage, number: int, hit: PhraseHit) -> bool:
    """ "Roe leaves club, *says* she is tired": what is said stands right behind the verb, not before it."""
    sentence = passage.sentence
    if sentence.pack.lexicon.infinitive_endings or hit.end != passage.clauses[number].end:
        return False
    behind = passage.clauses[number + 1 : number + 2]
    main = bool(behind) and behind[0].kind is ClauseKind.MAIN
    said = main or (bool(behind) and behind[0].opener in passage.stance.complementizers)
    return said and not sentence.gap_before(hit.end).strip()


def _closes_by_order(passage: Passage, number: int, hit: PhraseHit) -> bool:
    """ "…, the mayor said." in a language whose subject comes first: nothing said stands behind the verb."""
    own = passage.clauses[number]
    stance = passage.stance
    if passage.sentence.pack.lexicon.infinitive_endings or own.kind is not ClauseKind.MAIN:
        return False
    joined = own.opener in stance.coordinators and not _opens_behind_comma(passage, own.start, hit)
    if joined or passage.sentence.lower[hit.start - 1] in stance.subordinators:
        return False
    if number + 1 >= len(passage.clauses):
        return True
    following = passage.clauses[number + 1]
    return following.opener in stance.coordinators or (
        following.kind is ClauseKind.SUBORDINATE and following.opener not in stance.complementizers
    )


def _opens_behind_comma(passage: Passage, start: int, hit: PhraseHit) -> bool:
    """ "… such as pages and numbers*, the site said*.": subject and verb alone stand behind the last comma."""
    phrase = passage.sentence.phrase_until(hit.start)
    return phrase is not None and phrase.start > start and "," in passage.sentence.gap_before(phrase.start)


def _subjunctive(passage: Passage) -> tuple[Effect, ...]:
    """Present subjunctive in the deciding clause: reported speech without a verb of its own."""
    sentence = passage.sentence
    said = set(passage.alignment.wording.lower)
    scope = {*passage.focus_clauses, *passage.governing_clauses, *_continued(passage)}
    described = {attribute.participle for attribute in sentence.attributes}  # "die *erhobene* Anklage"
    for position in sentence.reported:
        number = sentence.clause_of(position)
        if number not in scope or sentence.lower[position] in said or position in described:
            continue
        clause = passage.clauses[number]
        people = sentence.lower[clause.start : clause.end]
        if any(word in passage.stance.first_person for word in people):
            continue
        hit = PhraseHit(position, position + 1, sentence.lower[position])
        here = passage.alignment.index
        speaker = (
            announced(passage, number)
            or reporter_in(passage.matcher, here)
            or person_before(passage.matcher, here)
        )
        return attributed(passage, "reported-mood", hit, speaker)
    return ()


def _continued(passage: Passage) -> Iterator[int]:
    """Yield clauses that the deciding ones go on: "Es *verbiete* Heizungen | und zwinge Hausbesitzer"."""
    for number in passage.focus_clauses:
        start = passage.clauses[number].start
        if number and passage.sentence.lower[start] in passage.stance.coordinators:
            yield number - 1


def _hearsay(passage: Passage) -> tuple[Effect, ...]:
    """ "soll … haben": hearsay, said by nobody named; "will nichts *gewusst haben*": said by the subject."""
    stance = passage.stance
    for number in passage.focus_clauses:
        clause = passage.clauses[number]
        words = passage.sentence.lower[clause.start : clause.end]
        for hit in passage.hits(stance.hearsay, (number,)):
            if any(word in stance.perfect_infinitives for word in words):
                return attributed(passage, "hearsay", hit, None)
        if not passage.sentence.pack.lexicon.infinitive_endings or not is_perfect(passage, clause):
            continue
        for hit in passage.hits(stance.wants, (number,)):
            speaker = subject_in(passage.matcher, passage.alignment.index, passage.sentence, hit)
            return attributed(passage, "hearsay", hit, speaker)
    return ()


def _distance(passage: Passage) -> tuple[Effect, ...]:
    hits = passage.hits(passage.stance.distances, (*passage.focus_clauses, *passage.governing_clauses))
    hits = tuple(hit for hit in hits if passage.reaches_focus(hit))
    hits = tuple(hit for hit in hits if not (_denied_thing(passage, hit) or _describes(passage, hit)))
    hits = hits or _set_in(passage)
    if not hits:
        return ()
    refers = hits[0].phrase in passage.stance.source_references.phrases
    speaker = person_before(passage.matcher, passage.alignment.index) if refers else None
    return attributed(passage, "distance", hits[0], speaker)


def _set_in(passage: Passage) -> tuple[PhraseHit, ...]:
    """ "gewann, *wie es heißt*, nach 46 Sekunden": what is heard stands in a clause of its own."""
    sentence, stance = passage.sentence, passage.stance
    hits = (
        hit
        for hit in sentence.find(stance.distances)
        if sentence.lower[hit.start] in stance.report_conjunctions
    )
    return tuple(hit for hit in hits if _is_beside(passage, hit))


def _is_beside(passage: Passage, hit: PhraseHit) -> bool:
    """Whether an inset opens the sentence before what decides, follows it or stands within it."""
    sentence, clauses, stance = passage.sentence, passage.clauses, passage.stance
    told, number = {*passage.focus_clauses, *passage.governing_clauses}, sentence.clause_of(hit.start)
    if hit.start == 0:
        return number + 1 in told
    if "," not in sentence.gap_before(hit.start):
        return False
    if number - 1 in told or number in told:
        return True
    opener = clauses[number + 1].opener if number + 1 in told else ""
    return number + 1 in told and opener not in stance.coordinators and opener not in stance.subordinators


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
    if passage.describes_noun:
        return ()  # "Jan Roe, *der verhaftet wurde*, schweigt zu den Vorwürfen"
    return attributed(passage, "reporting", hits[-1], None) if hits else ()


def _is_told(passage: Passage, hit: PhraseHit) -> bool:
    """ "A *rumour* is going round among sailors that …": the noun is the subject, and nothing is acted upon."""
    roles = passage.sentence.roles[passage.sentence.clause_of(hit.start)]
    subject = roles.subject
    told = subject is not None and subject.start <= hit.start < subject.end
    return told and (roles.passive or roles.patient is None)
