"""Verdict: what the article says of a report, after it or above it ("Das ist falsch", "Bewertung: Falsch").

A verdict belongs to the report before it, and to no other: another report in between takes it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.languages.phrases import PhraseHit, PhraseTable
from factcheck.model import Part
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.speaker_phrases import inside_quotation
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.prepared import PreparedSentence

NAME = "refutation"
CONFIRMATION = "confirmation"
TAKEN_UP = 2
"""Words before the noun by which a sentence takes up a report: "An dem Gerücht"."""
BARE = 4
"""Words up to which a sentence may be nothing but a denial: "It did not"."""
APPOSITION = 3
"""Words more that may describe the statement: "This claim, made in a speech last week, is wrong."""
SHORT = 8
"""Words up to which a sentence that calls something false is about the sentence before."""
REACH = 5
"""Sentences within which a verdict follows a report, if no other is told in between."""
RATED = 15
"""Sentences within which a rating follows a claim that is marked as one."""
LABEL = 3
"""Words of a label before its colon: "Unsere Bewertung:", "Claim No 2:"."""
AFTER_LABEL = re.compile(r"[\s\"“”„»«’')]*[:–—-]|[\s\"“”„»«’')]*$")


def find_verdict(passage: Passage) -> tuple[Effect, ...]:
    """Return the words elsewhere in the article by which it calls the passage's content false or true."""
    found = _rated(passage) or _in_clause(passage) or _in_next(passage) or _later(passage)
    found = () if found and _tells_who_shows(found[0].sentence) else found
    return _of_footage(passage, found) if found else _headed(passage)


def _tells_who_shows(sentence: PreparedSentence) -> bool:
    """ "He *gave no evidence* for that": what somebody does not show may be so."""
    stance = sentence.pack.stance
    return bool(sentence.find(stance.presentings)) and bool(sentence.find(stance.evidence_nouns))


def _of_footage(passage: Passage, found: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """ "Behauptung: Ein *Video* zeigt die Explosion. *Irreführend*.": the video misleads, the event may be so."""
    footage, place = passage.stance.footage, found[0]
    misleads = passage.stance.misleading.find(place.sentence.lower[place.start : place.end])
    if not misleads or passage.alignment.wording.find(footage):
        return found
    sentences = passage.matcher.article.sentences[passage.alignment.index :]
    for sentence in sentences[: RATED + 1]:
        if sentence is found[0].sentence:
            break
        shown = {
            hit.start for hit in sentence.find(footage)
        }  # "In einem Video wird behauptet" only tells where
        if any(phrase.head in shown and not phrase.preposition for phrase in sentence.phrases):
            return tuple(Effect("footage", EffectKind.SILENCE, e.sentence, e.start, e.end) for e in found)
    return found


def points_back(sentence: PreparedSentence) -> bool:
    """Whether a sentence takes up what was said: "Das", "Doch dafür", "Die Behauptung", but not "Das Haus"."""
    stance = sentence.pack.stance
    words = sentence.lower
    start = 1 if len(words) > 1 and words[0] in stance.coordinators else 0
    start = _behind_adverb(sentence) or start
    articles = stance.nominatives if sentence.pack.lexicon.infinitive_endings else ()
    article = words[start] in articles and any(p.start == start < p.end - 1 for p in sentence.phrases)
    closes = words[-1] in stance.demonstratives and words[-1] not in stance.pronouns  # "no evidence for this"
    opens = words[start] in stance.demonstratives and not article and not _is_content(sentence, start)
    return opens or closes or takes_up(sentence)


def _behind_adverb(sentence: PreparedSentence) -> int:
    """ "*Tatsächlich ist* das nie passiert", "*Richtig ist* das nicht": the place behind opener and verb."""
    stance = sentence.pack.stance
    openers = (*sentence.find(stance.truth_adverbs), *sentence.find(stance.true_predicates))
    for hit in openers:
        verb = hit.end
        if hit.start == 0 and verb + 1 < len(sentence.words) and sentence.finite[verb]:
            return verb + 1
    return 0


def _is_content(sentence: PreparedSentence, start: int) -> bool:
    """ "*That* they eat dogs is not true": the sentence has what it judges in a clause of its own."""
    first, *others = sentence.clauses
    verbs = [place for place in range(start + 1, first.end) if sentence.finite[place]]
    main = any(sentence.finite[place] for clause in others for place in range(clause.start, clause.end))
    complement = sentence.lower[start] in sentence.pack.stance.complementizers
    return complement and main and bool(verbs) and verbs[0] > start + 1


def takes_up(sentence: PreparedSentence) -> bool:
    """ "An dem Gerücht ist nichts dran": a report with its article is the one just told."""
    stance = sentence.pack.stance
    opening = sentence.lower[: TAKEN_UP + 1]
    return any(
        word in stance.reporting_nouns and (before in stance.determiners or before in stance.definites)
        for before, word in pairwise(opening)
    )


def label_end(sentence: PreparedSentence, table: PhraseTable) -> int | None:
    """Return where the words behind a label begin: "*Behauptung 2*: …", or None without one."""
    for hit in sentence.find(table):
        if hit.start >= LABEL:
            return None
        end = hit.end
        while end < len(sentence.words) and sentence.lower[end].isdigit():
            end += 1
        behind = sentence.article_text[sentence.words[end - 1].end : sentence.sentence.span.end]
        if AFTER_LABEL.match(behind):
            return end
    return None


def _rated(passage: Passage) -> tuple[Effect, ...]:
    """ "Behauptung: … Bewertung: Falsch": the rating below what is marked as a claim."""
    here = passage.alignment.index
    sentences = passage.matcher.article.sentences
    claims, ratings = passage.stance.claim_labels, passage.stance.rating_labels
    marked = range(max(0, here - 1), here + 1)
    labelled = any(label_end(sentences[number], claims) is not None for number in marked)
    if not labelled:
        return ()
    behind = _behind_quotation(passage)
    if behind:
        return behind
    for number in range(here + 1, min(len(sentences), here + 1 + RATED)):
        sentence = sentences[number]
        if not sentence.words or sentence.sentence.part is Part.JUNK:
            continue
        if label_end(sentence, claims) is not None:
            return ()
        start = label_end(sentence, ratings)
        rated = sentence if start is None or start < len(sentence.words) else _next(passage, number)
        opens = start is not None or points_back(sentence) or number == here + 1
        found = _verdict(rated, 0 if rated is not sentence else start or 0, True) if rated and opens else ()
        if found:
            return found
        if start is None and len(sentence.words) <= BARE:
            found = _verdict(sentence, 0, True)
            if found:
                return found
    return ()


def _next(passage: Passage, number: int) -> PreparedSentence | None:
    sentences = passage.matcher.article.sentences
    return sentences[number + 1] if number + 1 < len(sentences) and sentences[number + 1].words else None


def _behind_quotation(passage: Passage) -> tuple[Effect, ...]:
    """ "Behauptung 2: »…« – Falsch.": the rating in the same sentence, behind what decides."""
    last = max(passage.alignment.positions, default=0)
    sentence = passage.sentence
    for position in range(last + 1, len(sentence.words)):
        if re.search(r"[–—:]|\s-\s", sentence.gap_before(position)) and not inside_quotation(
            passage.matcher, sentence.words[position].start
        ):
            return _verdict(sentence, position, True)
    return ()


def _in_clause(passage: Passage) -> tuple[Effect, ...]:
    """ "Die Brücke ist dicht – *das stimmt nicht*", "…, *was falsch ist*": a clause behind takes up all the rest."""
    sentence, stance = passage.sentence, passage.stance
    told = (*passage.focus_clauses, *passage.governing_clauses)
    for number in range(max(told, default=len(passage.clauses)) + 1, len(passage.clauses)):
        clause = passage.clauses[number]
        joined = sentence.lower[clause.start] in stance.coordinators
        if joined and sentence.lower[clause.start] not in stance.adversatives:
            continue  # "…, *und* das ist falsch" blames rather
        start = clause.start + joined
        if (
            start >= clause.end
            or sentence.lower[start] not in stance.demonstratives | stance.sentence_relatives
        ):
            continue
        phrase = sentence.phrase_at(start)
        behind = passage.clauses[number + 1 : number + 2]
        content = behind and (
            behind[0].opener in stance.complementizers or behind[0].kind is ClauseKind.INFINITIVE
        )
        if content or (phrase is not None and phrase.end > start + 1):
            continue
        denied = [h.start for h in sentence.find(stance.negators) if start <= h.start < clause.end]
        nouns = (hit for hit in sentence.find(stance.false_nouns) if hit.end == clause.end)
        for hit in (*sentence.find(stance.false_predicates), *_untrue(sentence), *nouns):
            inside = start <= hit.start and hit.end <= clause.end
            if inside and all(hit.start <= place < hit.end for place in denied):
                said = _is_said_here(passage, sentence, clause)
                return (passage.effect(NAME, EffectKind.DENY if said else EffectKind.REFUTE, hit),)
    return ()


def _is_said_here(passage: Passage, sentence: PreparedSentence, clause: Clause) -> bool:
    """ "…, *das sei falsch*", "…, *das ist falsch*, sagte er": who speaks judges, not the article."""
    if inside_quotation(passage.matcher, sentence.words[clause.start].start):
        return True
    if any(clause.start <= verb < clause.end for verb in sentence.reported):
        return True
    return any(hit.start >= clause.end for hit in sentence.find(passage.stance.reporting_verbs))


def _untrue(sentence: PreparedSentence) -> tuple[PhraseHit, ...]:
    """ "*Richtig* ist das *nicht*", "*stimmt* aber *nicht*": what confirms is denied, small words between."""
    stance = sentence.pack.stance
    if not sentence.pack.lexicon.infinitive_endings:
        return ()
    small = (stance.demonstratives, stance.adversatives, stance.copulas, stance.report_conjunctions)
    found = []
    for hit in sentence.find(stance.true_predicates):
        for denied in sentence.find(stance.negators):
            first, last = min(hit, denied, key=lambda h: h.start), max(hit, denied, key=lambda h: h.end)
            between = sentence.lower[first.end : last.start]
            plain = hit.phrase not in stance.truth_adverbs.phrases and not sentence.is_shielded(denied.start)
            if plain and all(any(word in table for table in small) for word in between):
                found.append(PhraseHit(first.start, last.end, hit.phrase))
    return tuple(found)


def _in_next(passage: Passage) -> tuple[Effect, ...]:
    following = passage.neighbour(1)
    if following is None or not following.words or following.text.endswith("?"):
        return ()
    if _is_bare_denial(following):
        return (Effect(NAME, EffectKind.REFUTE, following, 0, len(following.words)),)
    back = points_back(following)
    coordinated = following.lower[0] in passage.stance.coordinators
    if not (back or coordinated or len(following.words) <= SHORT):
        return ()
    return _after_remark(passage, following) or _spoken(passage, following, _verdict(following, 0, back))


def _spoken(passage: Passage, sentence: PreparedSentence, found: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """A verdict in the words of somebody is no verdict of the article; a speaker's on their own words denies."""
    if not found or not is_spoken(passage, sentence, found[0].start):
        return found
    if speaks_on(passage, sentence, found[0].start):
        return ()
    same = in_one_quotation(passage, sentence.words[found[0].start].start)
    kind = EffectKind.DENY if same else EffectKind.DISPUTE
    return tuple(
        Effect("denial" if same else "dispute", kind, e.sentence, e.start, e.end)
        for e in found
        if e.kind is EffectKind.REFUTE
    )


def speaks_on(passage: Passage, sentence: PreparedSentence, position: int) -> bool:
    """ "„Ich habe *nie* betrogen“, sagte Roth. „Das ist *Unsinn*.“": who denies it speaks on, of what others say."""
    stance, matcher, own = passage.stance, passage.matcher, passage.sentence
    subjects = (own.roles[number].subject for number in passage.focus_clauses)
    himself = any(s is not None and own.lower[s.head] in stance.first_person for s in subjects)
    denied = himself and passage.hits(stance.negators, passage.focus_clauses)
    spoken = (own.words[place].start for place in passage.alignment.focus)
    if not denied or not all(inside_quotation(matcher, start) for start in spoken):
        return False
    place = sentence.words[position].start
    if in_one_quotation(passage, place):
        return True
    tables = (stance.reporting_verbs, stance.opinion_verbs)
    starts = (sentence.words[hit.start].start for table in tables for hit in sentence.find(table))
    apart = any(not inside_quotation(matcher, start) for start in starts)  # "…“, *sagt* Huber"
    return inside_quotation(matcher, place) and not apart


def in_one_quotation(passage: Passage, offset: int) -> bool:
    """Return whether an offset of the article stands within the same quotation marks as the passage."""
    focus = passage.alignment.focus
    start = passage.sentence.words[focus[0]].start if focus else 0
    quotations = passage.matcher.article.document.quotations
    return any(q.start <= start < q.end and q.start <= offset < q.end for q in quotations)


def is_spoken(passage: Passage, sentence: PreparedSentence, position: int) -> bool:
    """Whether a verdict is somebody's words: in a quotation, in reported mood, or beside a verb of saying."""
    stance = passage.stance
    if inside_quotation(passage.matcher, sentence.words[position].start):
        return True
    own = sentence.clause_of(position)
    if any(sentence.clause_of(verb) == own for verb in sentence.reported):
        return True
    tables = (stance.source_openers, stance.source_closers)
    if any(hit.start != position for table in tables for hit in sentence.find(table)):
        return True
    return any(_says(sentence, hit, position) for hit in sentence.find(stance.reporting_verbs))


def _says(sentence: PreparedSentence, verb: PhraseHit, position: int) -> bool:
    """Whether what stands at a position is what a verb reports, and not only described beside it."""
    number, own = sentence.clause_of(verb.start), sentence.clause_of(position)
    clause = sentence.clauses[number]
    if not sentence.finite[verb.start]:
        return False
    if number == own:  # "*Not true*, says Roe"
        return any("," in sentence.gap_before(place) for place in range(position + 1, verb.start + 1))
    if clause.kind is not ClauseKind.MAIN:
        return False
    return own > number or number == len(sentence.clauses) - 1


def _later(passage: Passage) -> tuple[Effect, ...]:
    """A verdict some sentences behind a report, if nothing else was reported in between."""
    if not is_report(passage):
        return ()
    here = passage.alignment.index
    sentences = passage.matcher.article.sentences
    predicates = {term.key for term in passage.alignment.wording.terms if term.predicate}
    for number in range(here + 1, min(len(sentences), here + 1 + REACH)):
        sentence = sentences[number]
        if not sentence.words or sentence.sentence.part is Part.JUNK:
            continue
        start = label_end(sentence, passage.stance.rating_labels)
        opens = start is not None or (points_back(sentence) and not _is_pronoun(sentence))
        if number > here + 1 and opens and not _has_content(sentence):
            found = _spoken(passage, sentence, _verdict(sentence, start or 0, True))
            if found:
                return found
        met = predicates & set(passage.matcher.meetings[number])
        if not met and (_has_content(sentence) or _tells(passage, sentence)):
            return ()
    return ()


def _is_pronoun(sentence: PreparedSentence) -> bool:
    """ "It is wrong": some sentences later that may be anything."""
    return any(word in sentence.pack.stance.pronouns for word in sentence.lower[:2])


def is_report(passage: Passage) -> bool:
    """Whether the passage tells what somebody says, or asks whether it is so."""
    stance, sentence = passage.stance, passage.sentence
    tables = (stance.reporting_verbs, stance.opinion_verbs, stance.reporting_nouns, stance.distances)
    focus = passage.alignment.focus
    quoted = any(inside_quotation(passage.matcher, sentence.words[p].start) for p in focus)
    told = bool(sentence.reported) or passage.is_question
    return quoted or told or any(sentence.find(table) for table in tables)


def _tells(passage: Passage, sentence: PreparedSentence) -> bool:
    """Whether a sentence reports something of its own, which the next verdict may be about."""
    stance = sentence.pack.stance
    quoted = any(inside_quotation(passage.matcher, word.start) for word in sentence.words)
    return bool(sentence.reported) or quoted or label_end(sentence, stance.claim_labels) is not None


def _has_content(sentence: PreparedSentence) -> bool:
    """ "Die Behauptung, sie habe …, ist falsch": the verdict is about what the sentence itself tells."""
    stance = sentence.pack.stance
    return any(
        clause.opener in stance.complementizers
        or clause.kind is ClauseKind.INFINITIVE
        or any(clause.start <= position < clause.end for position in sentence.reported)
        for clause in sentence.clauses[1:]
    )


def _headed(passage: Passage) -> tuple[Effect, ...]:
    """ "Falschmeldung über …" as a headline: it speaks of the report that the article tells."""
    if passage.sentence.sentence.part is Part.TITLE:
        return _named_false(passage)
    if not is_report(passage):
        return ()
    wording = passage.alignment.wording
    for number, sentence in enumerate(passage.matcher.article.sentences[: passage.alignment.index]):
        if sentence.sentence.part is not Part.TITLE:
            break
        hits = sentence.find(passage.stance.false_nouns)
        met = passage.matcher.meetings[number]
        topic = sum(term.weight for term in wording.terms if term.key in met)
        negated = sentence.find(passage.stance.negators) or sentence.text.endswith("?")
        if (
            hits
            and not negated
            and topic * 2 >= wording.total
            and not is_spoken(passage, sentence, hits[0].start)
        ):
            return (Effect(NAME, EffectKind.REFUTE, sentence, hits[0].start, hits[0].end),)
    return ()


def _named_false(passage: Passage) -> tuple[Effect, ...]:
    """ "Hoax about lithium in tap water": a headline that opens with the word for it."""
    sentence, stance = passage.sentence, passage.stance
    if sentence.find(stance.negators) or sentence.text.endswith("?"):
        return ()
    hits = [
        hit
        for hit in sentence.find(stance.false_nouns)
        if not passage.covers_wording(hit)
        and hit.start <= TAKEN_UP
        and hit.end < len(sentence.words)
        and sentence.lower[hit.end] in stance.prepositions
    ]
    return tuple(passage.effect(NAME, EffectKind.REFUTE, hit) for hit in hits[:1])


def _verdict(sentence: PreparedSentence, start: int, back: bool) -> tuple[Effect, ...]:
    """The first verdict from a word on; `back`: the sentence takes up a report, and may have more words."""
    stance = sentence.pack.stance
    denied = {hit.start for hit in sentence.find(stance.negators)}
    falses = [*sentence.find(stance.false_predicates), *_untrue(sentence)]
    trues = [hit for hit in sentence.find(stance.true_predicates) if not denied]
    if back:
        falses += sentence.find(stance.false_nouns)
    for rule, kind, hits in ((NAME, EffectKind.REFUTE, falses), (CONFIRMATION, EffectKind.ASSERT, trues)):
        for hit in hits:
            negated = kind is EffectKind.REFUTE and any(place < hit.start for place in denied)
            if hit.start >= start and not negated and _is_predicate(sentence, hit, start, back):
                return (Effect(rule, kind, sentence, hit.start, hit.end),)
    return ()


def _is_predicate(sentence: PreparedSentence, hit: PhraseHit, start: int, back: bool) -> bool:
    """ "Falsch." or "Das ist falsch": said of the sentence before, not of something of its own."""
    if hit.end - hit.start >= len(sentence.words) - start - 2:
        return True
    return back and not _acts(sentence, hit) and hit.start - start <= SHORT + APPOSITION


def _acts(sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """ "They *staged a protest*": a verb with an object of its own, and no verdict; not "experts *debunked that*"."""
    stance, place = sentence.pack.stance, hit.start
    behind = sentence.phrase_from(hit.end)
    if hit.end > place + 1 or not sentence.finite[place] or behind is None or behind.preposition:
        return False
    clause = sentence.clauses[sentence.clause_of(place)]
    alone = sentence.verbs_in(clause) == [place]
    return alone and behind.determiner in stance.indefinites | {""} and not behind.pronoun


def _after_remark(passage: Passage, remark: PreparedSentence) -> tuple[Effect, ...]:
    """ "There is only one problem with it. It never happened.": a verdict one short remark later."""
    following = passage.neighbour(2)
    if following is None or len(remark.words) > SHORT or len(following.words) > BARE:
        return ()
    if following.lower[0] not in passage.stance.demonstratives or remark.text.endswith("?"):
        return ()
    if not any(word in passage.stance.pronouns for word in remark.lower):
        return ()
    hits = following.find(passage.stance.false_predicates)
    return tuple(Effect(NAME, EffectKind.REFUTE, following, hit.start, hit.end) for hit in hits[:1])


def _is_bare_denial(sentence: PreparedSentence) -> bool:
    """ "It does not.", "They have not.": a pronoun, an auxiliary, a negator, and no word of its own."""
    pack = sentence.pack
    if len(sentence.words) > BARE or sentence.lower[0] not in pack.stance.pronouns:
        return False
    function_words = all(
        word in pack.lexicon.function_words
        or word in pack.stance.clitics
        or word in pack.stance.negators
        or word in pack.stance.finite_auxiliaries
        for word in sentence.lower
    )
    return function_words and bool(sentence.find(pack.stance.negators)) and any(sentence.finite)
