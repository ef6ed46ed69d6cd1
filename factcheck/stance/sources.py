"""Who is named as a source without a verb: "laut Roe", "nach UN-Angaben", "according to police", "…, so Roe"."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.match.align import ArticleMatcher
from factcheck.stance.naming import resolve
from factcheck.stance.speaker_phrases import phrases_in
from factcheck.text.attributes import ADJECTIVE_ENDINGS
from factcheck.text.clauses import Clause
from factcheck.text.prepared import PreparedSentence

SOURCE = 8
"""Words within which a source is named, counted from the word that opens or closes it."""


def opens_source(sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """Whether a phrase has its source right behind it: "*according to* police", which is no verb with a subject."""
    return any(hit.start == other.start for other in sentence.find(sentence.pack.stance.source_openers))


def closes_with_name(sentence: PreparedSentence, position: int) -> bool:
    """Whether the word at a position opens a closing name: "…, *so* Amtsärztin Reinisch"."""
    stance = sentence.pack.stance
    if sentence.lower[position] not in stance.so_speakers or not is_set_apart(sentence, position):
        return False
    behind = sentence.words[position + 1]
    return behind.text[0].isupper() or behind.lower in stance.definites


def is_set_apart(sentence: PreparedSentence, position: int) -> bool:
    """Return whether a comma or a dash stands before a word."""
    return any(mark in sentence.gap_before(position) for mark in ",–—")


def source_behind(
    matcher: ArticleMatcher, sentence: PreparedSentence, position: int, stop: int | None = None
) -> str | None:
    """Return the source that a noun phrase behind "laut" or "nach Angaben" names, before `stop` if it is given."""
    stop = min(len(sentence.words) if stop is None else stop, position + SOURCE)
    phrases = phrases_in(sentence, position, stop, objects=True)
    if not phrases:
        return None
    start, end = phrases[0]
    compound = compound_source(sentence, end - 1)
    if compound is not None:
        return compound
    if sentence.lower[end - 1] in sentence.pack.stance.source_nouns and len(phrases) > 1:
        start, end = phrases[1]  # "laut Angaben *von Roe*"
    end = _behind_genitive(matcher, sentence, position, start, end)
    named = resolve(matcher, sentence, start, end)
    if named is None and start == position and sentence.words[start].text[0].isupper():
        return sentence.texts[start] if not _names_none(sentence, start) else None  # "laut *Vertrag*"
    return named


def _names_none(sentence: PreparedSentence, position: int) -> bool:
    """Whether a word is one of saying, of time or of number, and names no source: "laut *Angaben*", "laut *Montag*"."""
    stance, values, word = sentence.pack.stance, sentence.pack.values, sentence.lower[position]
    listed = word in stance.source_nouns or word in stance.reporting_nouns or word in stance.time_nouns
    return listed or word in (*values.weekdays, *values.months, *values.number_words)


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
    return start + 1 if not named and met.get(start + 1) in matcher.index.said else end


def _number(matcher: ArticleMatcher, sentence: PreparedSentence) -> int:
    return matcher.article.sentences.index(sentence)


def compound_source(sentence: PreparedSentence, position: int) -> str | None:
    """Return the source that a compound names, or None: "nach *Polizei*angaben", "nach *UN*-Angaben"."""
    stance, words = sentence.pack.stance, sentence.words
    start = position
    while start and words[start - 1].joined:
        start -= 1
    if (
        not stance.source_nouns.phrases
        or not start
        or sentence.lower[start - 1] not in stance.source_prepositions
    ):
        return None
    word = words[position]
    noun = next((noun for noun in stance.source_nouns.phrases if word.lower.endswith(noun)), None)
    if noun is None or words[start].text[0].islower():
        return None
    if any(noun.startswith(each.lower()) for each in sentence.pack.lexicon.speakers) and word.lower != noun:
        return (
            word.text if noun not in stance.reporting_nouns else word.text[: -len(noun)]
        )  # "aus *Sicherheitskreisen*"
    stem = word.text[: -len(noun)].removesuffix("-")
    source = sentence.article_text[words[start].start : word.start] + stem
    return source.removesuffix("-").removesuffix("s" if stem.endswith("ungs") else "") or None


def described_source(sentence: PreparedSentence, position: int) -> bool:
    """Whether a word names a source behind adjectives: "nach *ersten Angaben* der Feuerwehr"."""
    stance, start = sentence.pack.stance, position
    if sentence.lower[position] not in stance.source_nouns:
        return False
    while (
        start
        and sentence.texts[start - 1][0].islower()
        and sentence.lower[start - 1].endswith(ADJECTIVE_ENDINGS)
    ):
        start -= 1
    return 0 < start < position and sentence.lower[start - 1] in stance.source_prepositions


def opening_source(sentence: PreparedSentence, clause: Clause) -> PhraseHit | None:
    """Return the noun of saying and the postposition that open a clause: "*Einem Bericht* der Zeitung *nach* …"."""
    stance = sentence.pack.stance
    verb = next((place for place in range(clause.start, clause.end) if sentence.finite[place]), None)
    if verb is None or sentence.lower[verb - 1] not in stance.source_postpositions:
        return None
    phrase = sentence.phrase_from(clause.start)
    if phrase is None or phrase.preposition or phrase.head >= verb - 1:
        return None
    noun = sentence.lower[phrase.head]
    tables = (stance.source_nouns, stance.reporting_nouns)
    if not any(noun.endswith(listed) for table in tables for listed in table.phrases):
        return None
    return PhraseHit(phrase.start, verb, "source")


def source_before(matcher: ArticleMatcher, sentence: PreparedSentence, position: int) -> str | None:
    """Return the source that stands before "zufolge"."""
    phrases = phrases_in(sentence, max(0, position - SOURCE), position, objects=True)
    return resolve(matcher, sentence, *phrases[-1]) if phrases else None
