"""Noun phrases of a clause.

Chunks in the sense of Abney (1991): a determiner, adjectives and nouns, without nesting. German shows
nouns by capitals; English by what stands between function words and verbs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.languages.pack import LanguagePack
from factcheck.text.attributes import Attribute
from factcheck.text.verb_forms import COMPARATIVE, PARTICIPLES, Form, verb_forms
from factcheck.text.words import Word

ABBREVIATION = 3
"""Letters that an abbreviation with a point may have: "Dr.", "Nr."."""
SET_PHRASE = 3
"""Words of the longest phrase that ends like a preposition and is none: "nach wie vor"."""


class NounPhrase(NamedTuple):
    """Half-open word positions with the determiner; what stands before it; its head's position.

    `genitive`: it belongs to the phrase before it ("der Sprecher *der Firma*").
    """

    start: int
    end: int
    head: int
    determiner: str
    preposition: str
    genitive: bool
    pronoun: bool = False
    coordinated: bool = False
    """Joined by "und" to the phrase before it, whose role it shares."""


def noun_phrases(
    words: Sequence[Word],
    finite: Sequence[bool],
    start: int,
    end: int,
    pack: LanguagePack,
    text: str = "",
) -> tuple[NounPhrase, ...]:
    """Return the noun phrases and subject pronouns in a range of words, in order.

    With the `text` that the words are of, a comma is told from an apostrophe: "Unlike *unions, firms* agreed".
    """
    stance, capitals = pack.stance, bool(pack.lexicon.infinitive_endings)
    small_nouns = pack.lexicon.capital_nouns
    found: list[NounPhrase] = []
    determiner, preposition, opened = "", "", start
    coordinated = False
    position = start
    while position < end:
        word = words[position]
        lower = word.lower
        may_open = not capitals or word.text[0].isupper() or word.text in small_nouns
        if may_open and _opens_noun(words, finite, position, pack):
            stop = _phrase_end(words, finite, start, position, end, capitals, pack, text)
            if capitals and preposition:
                stop = _acronym_end(words, position, stop)
            behind = bool(found) and found[-1].end == opened and not found[-1].pronoun
            behind = behind and words[opened].start == words[opened - 1].end + 1  # "das Aus: *Der Konzern*"
            genitive = behind and not preposition and determiner in stance.genitives
            if capitals and found and found[-1].end == position and word.text in pack.genitive_regions:
                genitive = True  # "die Armee *Frankreichs*"
            if capitals and found and not preposition and not determiner and not genitive:
                between = words[found[-1].end : position]
                nested = found[-1].start > start and words[found[-1].start - 1].lower in stance.determiners
                genitive = bool(between) and not nested and _is_genitive(between, pack)
                listed = found[-1].end == position and _is_cut(words, position)
                if listed:  # "von SPD, *Grünen* und FDP", "Innenminister Falk (*CDU*)"
                    preposition, coordinated = found[-1].preposition, True
            found.append(
                NounPhrase(opened, stop, stop - 1, determiner, preposition, genitive, coordinated=coordinated)
            )
            position = stop
            determiner, preposition, opened, coordinated = "", "", stop, False
            continue
        if lower in stance.subject_pronouns and lower not in stance.determiners:
            if lower in stance.person_subjects:
                preposition = ""  # "after *he* left": no preposition has a subject behind it
            found.append(NounPhrase(position, position + 1, position, "", preposition, False, pronoun=True))
            preposition, determiner, opened = "", "", position + 1
        elif position == start and capitals and lower in stance.subordinators and finite[end - 1]:
            opened = position + 1  # "*während* das Bad schließt": no preposition
        elif capitals and lower in stance.so_speakers and words[position].start > words[position - 1].end + 1:
            # "nicht zu hoch, *so* Roth"
            preposition, determiner, opened, coordinated = "", "", position + 1, False
        elif _is_in_set_phrase(words, position, start, pack):
            preposition, determiner, opened = "", "", position + 1
        elif (
            lower in stance.prepositions
            and not _bounds_number(words, finite, position, start, pack)
            and not _is_particle(words, finite, position, start, pack)
        ):
            preposition, determiner, opened = lower, "", position
        elif preposition and capitals and lower in stance.complementizers and lower not in stance.determiners:
            preposition, determiner, opened = "", "", position + 1  # "ohne *dass* der Rat"
        elif lower in stance.determiners:
            if determiner in stance.relative_pronouns and lower in stance.definites:
                preposition = ""  # "nach *dem die* Regierung"
            determiner, opened = lower, position if not preposition else opened
        elif lower in stance.coordinators and capitals and found:
            determiner, opened, coordinated = "", position + 1, True
            preposition = found[-1].preposition
        elif _is_denying_article(words, position, preposition, pack):
            determiner = lower  # "at *no* point"
        elif finite[position] or lower in stance.negators or lower in stance.coordinators:
            preposition, determiner, opened, coordinated = "", "", position + 1, False
        elif not determiner and not preposition:
            opened = position + 1
        position += 1
    return tuple(found)


def _is_particle(
    words: Sequence[Word], finite: Sequence[bool], position: int, start: int, pack: LanguagePack
) -> bool:
    """ "called *off* the strike", "a start-*up*": a word that belongs to a verb or a compound, and no preposition."""
    if position <= start or pack.lexicon.infinitive_endings:
        return False
    if words[position - 1].joined:
        return True
    before = words[position - 1].lower
    verb = finite[position - 1] or verb_forms(pack).of(before) in (Form.CONTINUOUS, Form.BASE)
    return verb and words[position].lower in pack.stance.particles and before not in pack.stance.passives


def _is_denying_article(words: Sequence[Word], position: int, preposition: str, pack: LanguagePack) -> bool:
    """Whether a negator is the article of the noun behind a preposition: "at *no* point did the council meet"."""
    word, stance = words[position].lower, pack.stance
    article = word in stance.indefinites and word in stance.negators
    return article and bool(preposition) and words[position - 1].lower == preposition


def _is_in_set_phrase(words: Sequence[Word], position: int, start: int, pack: LanguagePack) -> bool:
    """ "ist nach wie *vor* Mitglied", "von *wegen* Mitglied": the last word of a phrase that governs nothing."""
    first = max(start, position - SET_PHRASE + 1)
    if words[position].lower not in pack.stance.prepositions or first == position:
        return False
    said = [word.lower for word in words[first : position + 1]]
    if pack.stance.set_phrases.first_words.isdisjoint(said):
        return False
    return any(hit.end == len(said) for hit in pack.stance.set_phrases.find(said))


def _bounds_number(
    words: Sequence[Word], finite: Sequence[bool], position: int, start: int, pack: LanguagePack
) -> bool:
    """ "*About* 300 farmers blocked it", "blocked by *over* 300 farmers": how many they are, and no preposition."""
    stance, lower = pack.stance, words[position].lower
    behind = words[position + 1].lower if position + 1 < len(words) else ""
    counted = behind[:1].isdigit() or (
        behind in pack.values.number_words and behind not in stance.determiners
    )
    before = words[position - 1].lower if position > start else ""
    if not counted or pack.lexicon.infinitive_endings:
        return False
    if position == start or before in stance.prepositions:
        return any(lower in table for table in (stance.roughly, stance.at_least, stance.at_most))
    return finite[position - 1] and lower in stance.roughly


def _opens_noun(words: Sequence[Word], finite: Sequence[bool], position: int, pack: LanguagePack) -> bool:
    """Whether the nouns of a phrase begin with a word: by its capital, or where no list and no verb has it."""
    stance, lexicon, word = pack.stance, pack.lexicon, words[position]
    lower, capitals = word.lower, bool(lexicon.infinitive_endings)
    noun = word.text[0].isupper() if capitals else not finite[position]
    month = bool(position) and word.text[0].isupper() and lower in pack.values.months  # not "may"
    noun = noun and (month or lower not in lexicon.function_words) and lower not in stance.prepositions
    noun = noun and lower not in stance.determiners and lower not in stance.negators
    noun = noun or ((position > 0 or not capitals) and word.text in lexicon.capital_nouns)
    if not noun or (lower in stance.clitics and position and finite[position - 1]):
        return False  # "hasn't"
    if capitals:
        return bool(position) or not _is_first(lower, finite[position], pack)
    apart = _is_done_by(words, position, pack) or _is_bare_adverb(words, finite, position, pack)
    before = words[position - 1].lower if position else ""
    denied = before in stance.negators.first_words and f"{before} {lower}" in stance.negators.phrases
    apart = apart or denied  # "is *no longer* finance minister"
    return not is_adverb(word, pack) and not apart


def _is_bare_adverb(words: Sequence[Word], finite: Sequence[bool], position: int, pack: LanguagePack) -> bool:
    """ "searched the boat and *later* held the cook": a common comparative alone between "and" and a verb."""
    lower = words[position].lower
    alone = position > 0 and words[position - 1].lower in pack.stance.coordinators
    alone = alone and any(finite[position + 1 : position + 2])
    return alone and lower.endswith(COMPARATIVE) and lower in pack.lexicon.light_words


def _is_done_by(words: Sequence[Word], position: int, pack: LanguagePack) -> bool:
    """ "the inquiry, *launched by* the regulator, …": a participle with who did it, and no noun."""
    behind = words[position + 1].lower if position + 1 < len(words) else ""
    if behind not in pack.stance.agents or not words[position].text[0].islower():
        return False
    return verb_forms(pack).of(words[position].lower) in PARTICIPLES


def _phrase_end(
    words: Sequence[Word],
    finite: Sequence[bool],
    start: int,
    position: int,
    end: int,
    capitals: bool,
    pack: LanguagePack,
    text: str,
) -> int:
    stop = position + 1
    while stop < end:
        word = words[stop]
        lower = word.lower
        if capitals:
            if not word.text[0].isupper() and not words[stop - 1].joined:
                break
            if _is_cut(words, stop) or word.text in pack.genitive_regions:
                break
            behind_name = not words[stop - 1].joined and _is_noun_behind_name(words, stop, pack)
            if behind_name and not _stands_before_verb(words, finite, start, position, end):
                break
        elif (
            finite[stop]
            or (_is_small(word, pack) and not words[stop - 1].joined)
            or (lower in pack.stance.prepositions and not words[stop - 1].joined)
            or lower in pack.stance.negators
            or _is_apart(words, stop, pack, text)
            or _tells_year(words, stop, pack)
            or is_adverb(word, pack)
            or _acts_on(words, stop, pack)
            or _opens_subject(words, finite, start, stop, end, pack)
        ):
            break
        if _is_small(word, pack) and (capitals or not words[stop - 1].joined):
            break
        stop += 1
    return stop


def _tells_year(words: Sequence[Word], position: int, pack: LanguagePack) -> bool:
    """ "sold the hall *last* week": behind a noun a word that counts from now, with a noun of time behind it."""
    behind = words[position + 1].lower if position + 1 < len(words) else ""
    if behind not in pack.stance.time_nouns:
        return False
    return any(phrase.split()[0] == words[position].lower for phrase in pack.values.relative_years)


def _is_small(word: Word, pack: LanguagePack) -> bool:
    lexicon = pack.lexicon
    return word.lower in lexicon.function_words and word.text not in lexicon.capital_nouns


def _acts_on(words: Sequence[Word], position: int, pack: LanguagePack) -> bool:
    """ "a motion *condemning the* reform": a verb with an object of its own, and no noun."""
    behind = words[position + 1].lower if position + 1 < len(words) else ""
    object_behind = behind in pack.stance.determiners and behind not in pack.stance.relative_pronouns
    return object_behind and verb_forms(pack).of(words[position].lower) is Form.CONTINUOUS


def _opens_subject(
    words: Sequence[Word], finite: Sequence[bool], start: int, position: int, end: int, pack: LanguagePack
) -> bool:
    """ "During the campaign *Roe* told him": behind a noun at the opening stands who does it, unless it is a title."""
    before = words[position - 1].text
    if words[start].lower not in pack.stance.prepositions or not words[position].text[0].isupper():
        return False
    if before[0].isupper() or before in pack.titles or any(finite[start:position]):
        return False
    behind = next((place for place in range(position, end) if words[place].text[0].islower()), end)
    return behind < end and finite[behind]


def _stands_before_verb(
    words: Sequence[Word], finite: Sequence[bool], start: int, position: int, end: int
) -> bool:
    """ "*Otto Stein* hat es": only one phrase stands before a German main clause's verb, whatever its words mean."""
    stop = position
    while stop < end and words[stop].text[0].isupper() and not finite[stop]:
        if stop > position and words[stop].start > words[stop - 1].end + 1:
            return False
        stop += 1
    opens = words[start].text[0].isupper() and not any(finite[start:position])
    return opens and stop < end and finite[stop]


def _is_cut(words: Sequence[Word], position: int) -> bool:
    """Whether a comma or a bracket stands before a noun: not a point, as in "Dr. Meier", nor a hyphen."""
    before = words[position - 1]
    return words[position].start - before.end == 2 and len(before.text) > ABBREVIATION and not before.joined


def _is_genitive(words: Sequence[Word], pack: LanguagePack) -> bool:
    """Whether adjectives between two nouns show a genitive in the plural: "Rückkehr *geflohener* Familien"."""
    plain = (word.lower not in pack.lexicon.function_words and word.text[0].islower() for word in words)
    return all(plain) and words[0].lower.endswith("er") and not _is_cut(words, len(words) - 1)


def _acronym_end(words: Sequence[Word], position: int, stop: int) -> int:
    """ "in der *EU* Fabriken": German joins acronym and noun with a hyphen; without it they are two phrases."""
    places = range(position, stop - 1)
    return next((p + 1 for p in places if words[p].text[1:].isupper() and not words[p].joined), stop)


def _is_first(lower: str, verb: bool, pack: LanguagePack) -> bool:
    """Whether a sentence's first word is no noun, though it has a capital: "*Nein*, …", "*Enthält* das Wasser …"."""
    return (
        verb
        or lower in pack.stance.answers_no
        or lower in pack.stance.answers_yes
        or _is_small_word(lower, pack)
    )


def _is_small_word(lower: str, pack: LanguagePack) -> bool:
    """A sentence's first word has a capital whatever it is: "Zuvor", "Anders"."""
    lexicon = pack.lexicon
    listed = lower in lexicon.light_words or lower in lexicon.common_words or lower in pack.stance.superseded
    noun = lower.capitalize()
    return listed and noun not in lexicon.common_words and noun not in lexicon.light_words


def _is_noun_behind_name(words: Sequence[Word], position: int, pack: LanguagePack) -> bool:
    """ "Roth Gespräche": a plain noun behind a name begins a phrase of its own."""
    lexicon = pack.lexicon
    before, word = words[position - 1].text, words[position].text
    if before.endswith("s") and pack.lexicon.infinitive_endings:
        return False  # "Roths Zölle"
    if before.lower() in pack.values.magnitudes:
        return False  # "95 Millionen Euro"
    if _is_adjective_by_place(words, position - 1, pack):
        return False
    plain = word in lexicon.common_words or word in lexicon.light_words
    titled = word in pack.titles
    return plain and not titled and before not in pack.common_nouns_and_titles


def _is_adjective_by_place(words: Sequence[Word], position: int, pack: LanguagePack) -> bool:
    """ "das *Hagenauer* Rathaus", and what opens a sentence: "*Junge* Familien", "*Zwei* Bäume"."""
    lower, stance = words[position].lower, pack.stance
    if words[position + 1].start != words[position].end + 1:
        return False
    if not position:
        return lower.endswith(("e", "er")) or lower in pack.values.number_words
    place = lower.endswith(tuple(pack.lexicon.place_endings))
    return place and (
        words[position - 1].lower in stance.determiners or words[position - 1].lower in stance.prepositions
    )


def is_adverb(word: Word, pack: LanguagePack) -> bool:
    """ "only", "falsely"; but "family" and "rally" are words the lexicon knows."""
    if word.lower in pack.stance.restrictors or word.lower in pack.values.ordinals:
        return True
    if word.lower in pack.values.points:
        return True  # "*Late* on Tuesday", "the late king"
    if not word.lower.endswith("ly") or not word.text[0].islower():
        return False
    return word.lower not in pack.lexicon.common_words and word.lower not in pack.lexicon.verbs


def _is_apart(words: Sequence[Word], position: int, pack: LanguagePack, text: str) -> bool:
    """Whether a comma or the like, or a word of time before a name, ends a phrase: "for years Jane Roe …"."""
    before, word = words[position - 1], words[position]
    gap = word.start - before.end
    possessive = gap == 2 and before.lower.endswith("s") and word.text[0].islower()  # "the workers' union"
    possessive = possessive and (not text or text[before.end] != ",")
    if gap > 1 and len(before.text) > 1 and not possessive:
        return True
    if not word.text[0].isupper():
        return False
    return before.lower in pack.values.weekdays or any(before.lower in group for group in pack.values.units)


def ordered_attributes(
    words: Sequence[Word], finite: Sequence[bool], phrases: Sequence[NounPhrase], pack: LanguagePack
) -> Iterator[Attribute]:
    """Yield the participles that describe a noun where word order shows them: before it, or behind it with "by"."""
    forms = verb_forms(pack)
    for position, word in enumerate(words):
        if finite[position] or not word.text[0].islower() or forms.of(word.lower) not in PARTICIPLES:
            continue
        start = position
        while start and is_adverb(words[start - 1], pack):
            start -= 1  # "the money *allegedly* stolen by the mayor"
        phrase = next((p for p in phrases if p.start < start <= p.end), None)
        ending = {p.end: p for p in phrases}
        while phrase is not None and position >= phrase.end and phrase.preposition and phrase.start in ending:
            # "the inquiry *into the bank* opened by the state"
            phrase = ending[phrase.start]._replace(end=phrase.end)
        if phrase is None or not phrase.determiner:
            continue
        if position < phrase.head:
            noun = range(position + 1, phrase.end)
            yield Attribute(phrase.start, position + 1, position, noun, phrase.determiner)
        elif position + 1 < len(words) and words[position + 1].lower in pack.stance.agents:
            end = next((p.end for p in phrases if p.start > position), position + 1)
            yield Attribute(start, end, position, range(phrase.start, start), phrase.determiner)
