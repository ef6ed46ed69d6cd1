"""How a speaker is named: a person by the fullest name that the article gives, anybody else by their noun.

Only what can speak is named: a name, a person, a body, something written. "Fünf Jahre" or "Einstufung" is nobody,
and to name nobody is better than to name the wrong one.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.match.align import ArticleMatcher
from factcheck.match.stand_ins import compound_ends
from factcheck.text.attributes import ADJECTIVE_ENDINGS
from factcheck.text.chunks import noun_phrases
from factcheck.text.genders import Gender, gender_of_name, gender_of_noun
from factcheck.text.prepared import PreparedSentence

SHORTEST = 3
"""Letters of the last part of a compound: "Gesundheits*amt*"."""
MARKS = tuple("\"„“”»«‹›‚‘’'")
"""Quotation marks of all kinds."""
LONGEST_NAME = 6
"""Words of a name, or of what belongs to it."""
NEAR = 2
"""Sentences back in which the person may be named for whom a noun stands."""


def resolve(matcher: ArticleMatcher, sentence: PreparedSentence, start: int, end: int) -> str | None:
    """Return a noun phrase as a speaker: a person's full name if the article gives it, else its nouns.

    None if what it names does not speak.
    """
    person = person_named(matcher, sentence, start, end)
    if person is not None:
        return person
    quoted = quoted_name(sentence, start, end)
    if quoted is not None:
        return quoted
    agency = next((p for p in range(start, end) if sentence.lower[p] in sentence.pack.reading.agencies), None)
    if agency is not None:
        return sentence.texts[agency]  # "die Nachrichtenagentur *dpa*"
    if sentence.lower[end - 1] in sentence.pack.stance.time_nouns and not _is_surname(
        matcher, sentence, end - 1
    ):
        return None  # "Gestern Nachmittag": when, not who
    holder = _holder(matcher, sentence, start, end)
    if holder is not None:
        return holder
    if not _may_speak(matcher, sentence, start, end):
        return None
    if not sentence.pack.lexicon.infinitive_endings:
        return _as_written(matcher, sentence, start, end)
    capitals = [
        p
        for p in range(start, end)
        if (sentence.words[p].text[0].isupper() or sentence.words[p].text.isdigit())
        and not (p == start and sentence.lower[p] in sentence.pack.stance.determiners)
    ]
    if not capitals or all(sentence.words[p].lower in sentence.pack.lexicon.function_words for p in capitals):
        return None
    return _text_of(sentence, capitals[0], capitals[-1] + 1)


def _text_of(sentence: PreparedSentence, start: int, end: int) -> str:
    span = sentence.span_of(start, end)
    return " ".join(sentence.article_text[span.start : span.end].split())


def quoted_name(sentence: PreparedSentence, start: int, end: int) -> str | None:
    """Return the name that quotation marks set off behind its article, or None: "die *„Hafenpost“* berichtete"."""
    opening = start
    while opening < end and sentence.lower[opening] in sentence.pack.stance.determiners:
        opening += 1
    marked = 0 < opening < end and sentence.gap_before(opening)[-1:] in MARKS
    if not marked or sentence.gap_before(end)[:1] not in MARKS or any(sentence.finite[opening:end]):
        return None
    named = (
        sentence.texts[opening][0].isupper()
        and sentence.lower[opening - 1] in sentence.pack.lexicon.function_words
    )
    return _text_of(sentence, opening, end) if named else None


def person_named(matcher: ArticleMatcher, sentence: PreparedSentence, start: int, end: int) -> str | None:
    """Return the full name of the person whom a phrase names, the last one of several.

    Of two who stand side by side the first is the subject: "warf *Meier* Brandt vor".
    """
    names, words = matcher.people, sentence.words
    found = [p for p in range(start, end) if words[p].key in names and not words[p].joined]
    for place, further in pairwise(found):
        first, second = names[words[place].key], names[words[further].key]
        between = (word.text in second for word in words[place + 1 : further])
        if first != second and all(between) and sentence.gap_before(place + 1) == " ":
            return first
    return names[words[found[-1]].key] if found else None


def _may_speak(matcher: ArticleMatcher, sentence: PreparedSentence, start: int, end: int) -> bool:
    """Whether a phrase names a person, a body or something written, or is a name that no word list knows."""
    stance, words = sentence.pack.stance, sentence.words
    ordered = not sentence.pack.lexicon.infinitive_endings
    joins = (stance.genitives, stance.name_prepositions)
    stop = next((p for p in range(start + 1, end) if any(sentence.lower[p] in table for table in joins)), end)
    nouns = [
        p
        for p in range(start, stop)
        if sentence.lower[p] not in stance.determiners and (ordered or words[p].text[0].isupper())
    ]
    heads = [p for p in nouns if not words[p].joined]
    if any(_is_speaker(matcher, sentence, p) for p in heads) or _is_abbreviated(sentence, end):
        return True
    if not heads or not words[heads[-1]].text[0].isupper() or _is_adverb(matcher, sentence, nouns):
        return False
    if ordered and all(words[p].text[0].isupper() for p in nouns) and (len(nouns) > 1 or nouns[0]):
        values = sentence.pack.values
        return any(
            sentence.lower[p] not in (*values.weekdays, *values.months) for p in nouns
        )  # "Coast Guard"
    if heads[0] == 0 and len(heads) > 1:
        adjective = sentence.lower[0].endswith(ADJECTIVE_ENDINGS)
        if _is_word(matcher, sentence, 0) or (adjective and _is_word(matcher, sentence, heads[-1])):
            return False  # "*Toxischer* Schlamm"
    places = sentence.pack.lexicon.place_endings  # "Münchner Flughafen"
    names = (p for p in heads if p == heads[-1] or not words[p].text.endswith(places))
    return any(words[p].text[0].isupper() and not _is_word(matcher, sentence, p) for p in names)


def _is_abbreviated(sentence: PreparedSentence, end: int) -> bool:
    """ "Rassemblement National (*RN*)": what has its capitals in brackets behind it is the name of a body."""
    capitals = end < len(sentence.words) and sentence.words[end].text.isupper()
    return capitals and sentence.gap_before(end) == " (" and sentence.gap_before(end + 1).startswith(")")


def _is_word(matcher: ArticleMatcher, sentence: PreparedSentence, position: int) -> bool:
    """Whether a word is one of the language and no name: listed, a number, a month, with an article a compound."""
    word, known = sentence.words[position], matcher.index.relations.is_known
    before = sentence.lower[position - 1] if position else ""
    values = sentence.pack.values
    if known(word.key) or word.text[0].isdigit() or word.lower in (*values.months, *values.weekdays):
        return True
    if word.lower in values.number_words or before in values.number_words:
        return True
    if not sentence.pack.lexicon.separable_prefixes or before not in sentence.pack.stance.determiners:
        return False
    return any(known(matcher.index.normalizer.key(end)) for end in compound_ends(word.text, SHORTEST))


def _is_speaker(matcher: ArticleMatcher, sentence: PreparedSentence, position: int) -> bool:
    """Whether a noun, or the last part of a compound, names a person, a body or something written."""
    text, speakers = sentence.words[position].text, matcher.index.speakers
    if sentence.words[position].key in speakers:
        return True
    if not sentence.pack.lexicon.separable_prefixes or not text[0].isupper():
        return False
    return any(matcher.index.normalizer.key(end) in speakers for end in compound_ends(text, SHORTEST))


def _is_adverb(matcher: ArticleMatcher, sentence: PreparedSentence, nouns: list[int]) -> bool:
    """ "*Theoretisch* könne …", "*Wiederholt* sagte …": a lone word opens its sentence and looks like an adverb."""
    if nouns != [0] or not any(sentence.finite[1:2]):
        return False
    word = sentence.lower[0]
    return word.endswith(sentence.pack.lexicon.adverb_endings) or matcher.index.normalizer.is_participle(word)


def _as_written(matcher: ArticleMatcher, sentence: PreparedSentence, start: int, end: int) -> str | None:
    """Return a phrase without its article, and with what belongs to it ("researchers at the institute")."""
    stance = sentence.pack.stance
    words = sentence.words
    while start < end and words[start].lower in stance.determiners:
        start += 1
    while start < end and words[end - 1].lower in stance.clitics:
        end -= 1  # "the mayor*'s* claim that"
    if start >= end or words[end - 1].lower in stance.matters:
        return None
    written = _is_speaker(matcher, sentence, end - 1)  # a report, but no rumour
    if words[end - 1].lower in stance.reporting_nouns and not written:
        return None
    if (
        words[end - 1].lower in stance.personal_pronouns
        or words[end - 1].lower in sentence.pack.values.weekdays
    ):
        return None
    while end + 1 < len(words) and words[end].lower in stance.genitives:
        further = noun_phrases(
            words, sentence.finite, end + 1, min(len(words), end + LONGEST_NAME), sentence.pack
        )
        between = sentence.gap_before(end)
        if not further or further[0].start > end + 2 or between.strip():
            break
        end = further[0].end - (
            words[further[0].end - 1].lower in stance.closing_verbs
        )  # "the office *found*"
    span = sentence.span_of(start, end)
    return " ".join(sentence.article_text[span.start : span.end].split())


def _is_surname(matcher: ArticleMatcher, sentence: PreparedSentence, position: int) -> bool:
    """ "Dirk Sommer": behind a name a word of time is one too."""
    if not position:
        return False
    before = sentence.words[position - 1]
    plain = (
        before.lower in sentence.pack.lexicon.function_words or before.lower in sentence.pack.values.weekdays
    )
    return before.text[0].isupper() and not plain and not matcher.index.relations.is_known(before.key)


def _holder(matcher: ArticleMatcher, sentence: PreparedSentence, start: int, end: int) -> str | None:
    """Return who bears a title that stands alone: "die Ministerin" for Finanzministerin Ines Waldmann."""
    while end - start > 1 and sentence.lower[start] in sentence.pack.stance.determiners:
        start += 1
    before = sentence.lower[start - 1] if start else ""
    if end - start != 1 or before not in sentence.pack.stance.definites:
        return None
    title, lexicon = sentence.words[start].lower, sentence.pack.lexicon
    holders = matcher.article.title_holders
    if sentence.words[start].text in lexicon.offices:
        found = [name for borne, name in holders.items() if borne.endswith(title)]
        return found[0] if len(set(found)) == 1 else None
    if sentence.words[start].text in lexicon.stand_ins - lexicon.speakers:
        return _meant(matcher, sentence, start)
    return holders.get(title)


def _meant(matcher: ArticleMatcher, sentence: PreparedSentence, position: int) -> str | None:
    """Return the only person named just before of whom a noun may be: "*der 40-Jährige*" for Jan Roth."""
    noun, article = sentence.words[position].text, sentence.lower[position - 1]
    gender = gender_of_noun(noun, sentence.pack)
    if gender is None and noun.endswith("e") and article in sentence.pack.stance.subject_articles:
        gender = Gender.MAN
    sentences = matcher.article.sentences
    number = next(place for place, each in enumerate(sentences) if each is sentence)
    for before in reversed(sentences[max(0, number - NEAR) : number]):
        named = {matcher.people[word.key]: None for word in before.words if word.key in matcher.people}
        others = [
            name
            for name in named
            if gender is None or gender_of_name(name.split(), before.pack) in (None, gender)
        ]
        if named:
            return others[0] if len(others) == 1 else None
    return None
