"""The phrases of a sentence that may name a speaker, and what lies inside quotation marks."""

from __future__ import annotations

from factcheck.match.align import ArticleMatcher
from factcheck.stance.naming import LONGEST_NAME
from factcheck.text.attributes import ADJECTIVE_ENDINGS
from factcheck.text.chunks import noun_phrases
from factcheck.text.prepared import PreparedSentence

WITHIN_NAME = ("", "-", ".", "’s", "'s", "’", "'")
"""What may stand between the words of a name: "J. Roe", "Voss' Sprecher"."""


def inside_quotation(matcher: ArticleMatcher, offset: int) -> bool:
    """Return whether an offset of the article lies inside quotation marks."""
    return any(span.start <= offset < span.end for span in matcher.article.document.quotations)


def phrases_in(
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
        named = word.text[0].isupper() or word.lower in sentence.pack.reading.agencies
        named = named and not (word.lower in stance.answers_no or word.lower in stance.answers_yes)
        if named and word.lower not in lexicon.function_words:
            stop = _phrase_end(sentence, position, end)
            if objects or not (prepositional or _is_oblique(sentence, position)):
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


def _is_oblique(sentence: PreparedSentence, position: int) -> bool:
    """ "*Dem* Magazin sagte Roe", "*Der Neuen* Hafenzeitung sagte Roe": a determiner or an ending shows it."""
    stance, lower = sentence.pack.stance, sentence.lower
    place = position
    while (
        place
        and sentence.lower[place - 1] not in stance.determiners
        and lower[place - 1].endswith(("e", "en"))
    ):
        place -= 1
    if place and lower[place - 1] in stance.determiners:
        place -= 1
    determiner = lower[place]
    if determiner in stance.datives or determiner in stance.accusatives:
        return True
    inflected = sentence.lower[place + 1 : position + 2]
    return determiner in stance.genitives and bool(inflected) and inflected[0].endswith("en")


def _phrase_end(sentence: PreparedSentence, position: int, end: int) -> int:
    """A noun phrase goes on through capitals, and through a genitive ("der Sprecher der Firma X")."""
    words = sentence.words
    stop = position + 1
    while stop < min(end, position + LONGEST_NAME):
        word = words[stop]
        if sentence.gap_before(stop).strip() not in WITHIN_NAME:
            break
        if word.text[0].isupper() or word.lower in sentence.pack.reading.agencies:
            stop += 1
        elif stop + 1 < end and words[stop + 1].text[0].isupper() and _is_particle(sentence, stop):
            stop += 2  # "Jan *van* Aken"
        elif (noun := _joined_noun(sentence, stop, end)) is not None:
            stop = noun + 1
        else:
            break
    return stop


def _joined_noun(sentence: PreparedSentence, position: int, end: int) -> int | None:
    """The place of the noun that belongs to a name: "Sprecher *der neuen Firma*", "Bundesagentur *für Arbeit*"."""
    stance, words = sentence.pack.stance, sentence.words
    if (
        words[position].lower not in stance.genitives
        and words[position].lower not in stance.name_prepositions
    ):
        return None
    noun = position + 1
    while (
        noun < end
        and words[noun].lower.endswith(ADJECTIVE_ENDINGS)
        and words[noun].text[0].islower()
        and words[noun].lower not in stance.determiners
    ):
        noun += 1
    return noun if noun < end and words[noun].text[0].isupper() else None


def _is_particle(sentence: PreparedSentence, position: int) -> bool:
    stance, word = sentence.pack.stance, sentence.lower[position]
    return word in stance.name_particles and word not in stance.definites and word not in stance.prepositions
