"""Which words of a sentence are finite verbs, and where punctuation and conjunctions may cut it.

A form that might also be an infinitive or a participle is decided by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from factcheck.languages.pack import LanguagePack
from factcheck.memory import Memory
from factcheck.text.attributes import inflected_attributes
from factcheck.text.verbs import VerbFinder
from factcheck.text.words import Normalizer, Word

FINITE_ENDINGS = ("t", "te", "ten", "st", "test")
"""Endings of German finite verbs that neither an infinitive nor a plain adjective has."""
INFLECTED = ("e", "en")
"""Endings that a plural or past form of a verb shares with an adjective."""
BREAK = re.compile(r"[,;:()–—…!?.\"“”„»«‚‘’]|(?<=\s)-(?=\s)")
QUOTED = re.compile(r"\s*[\"“”„»«‘’']+\s*")
MARKS = '"“”„»«‘’'
FEW = 4
"""Words that a sentence may take up in quotation marks as a part of its own: "sei „ungerecht“ behandelt worden"."""
ABBREVIATED = re.compile(r"\.\s*")
"""A point at which the sentence doesn't end: "am 15. Januar", "Dr. Meier", "z.B."."""
OPENING = "^"
"""Marks a word that opens its sentence."""
BETWEEN = 5
"""Words behind "between" within which "and" joins the two that it stands between."""
VOWEL = 3
"""Letters of a verb within which it may change its vowel: "*wei*ß" of "wissen"."""
APOSTROPHES = ("'", "’")
"""Within a word: "hasn’t"."""


def finite_verbs(
    text: str,
    words: Sequence[Word],
    pieces: Sequence[tuple[int, int]],
    colons: Sequence[int],
    pack: LanguagePack,
    normalizer: Normalizer,
) -> tuple[bool, ...]:
    """Return for each word whether it looks like a finite verb; `pieces` and `colons` are as for `find_clauses`.

    Auxiliaries and plain forms of known verbs are found anywhere. In a piece without one, a form that
    might also be an infinitive ("fahren") or an unknown verb ("entlastet") counts behind its subject.
    """
    if not words:
        return ()
    if not pack.lexicon.infinitive_endings:
        return VerbFinder.of(text, words, pack).verbs()
    forms = _finite_forms(pack, normalizer)
    finite = [
        forms[word.text if position else word.text + OPENING]
        and not (position and words[position - 1].lower in pack.stance.infinitive_markers)
        for position, word in enumerate(words)
    ]
    if finite[:1] == [True] and _is_cut_off(text, words):
        finite[0] = False
    seeming = [position for position in range(len(words)) if finite[position]]
    for attribute in inflected_attributes(words, finite, pack, normalizer, seeming):
        finite[attribute.participle] = False
    for position in range(len(words)):
        if finite[position] and _closes_perfect(position, words, pack, normalizer):
            finite[position] = False
    for start, end in pieces:
        for position in _adjectives(start, end, words, finite, pack):
            finite[position] = False
        if _closes_modal(start, end, words, finite, pack, normalizer):
            finite[end - 1] = False
    for number, (start, end) in enumerate(pieces):
        if any(finite[start:end]) or any(_marks_infinitive(n, words, pack) for n in range(start, end)):
            continue
        colon = max((place for place in colons if place <= start), default=0)
        open_bracket = _has_open_modal(words[colon:start], finite[colon:start], pack)
        awaited = (
            start and words[0].lower in pack.stance.subordinators
        )  # "Weil sie erhöhen, denken viele nach"
        # "Die Leute, die unterschrieben haben, werben dafür"
        awaited = awaited or (
            number > 1 and finite[start - 1] and not any(finite[slice(*pieces[number - 2])])
        )
        # "Die Pläne, das Bad zu schließen, stoßen auf Kritik"
        awaited = awaited or (
            number > 1 and is_marked_infinitive(start - 1, words, pack) and not any(finite[:start])
        )
        opener = _opener_of(number, pieces, words, finite, pack)
        if opener in pack.stance.complementizers:
            if number + 1 < len(pieces) and _ends_in_modal(*pieces[number + 1], words, pack):
                continue
            if _closes_clause(end, words, pack, normalizer):
                finite[end - 1] = True
                continue
        for position in range(start, end):
            infinitive = words[position].lower.endswith(pack.lexicon.infinitive_endings)
            if open_bracket and (infinitive or _closes_perfect(position, words, pack, normalizer)):
                continue  # "sollten Roth, Meier und Brandt die Gespräche leiten", "… geleitet haben"
            if position == end - 1 and _closes_auxiliary(position, start, words, finite, pack, normalizer):
                continue
            opened = bool(awaited) or finite[0] or words[0].lower in pack.stance.subordinators
            if _may_be_finite(position, start, words, pack, normalizer, opened=opened):
                finite[position] = True
                break
    return tuple(finite)


def behind_colon(text: str, words: Sequence[Word], position: int) -> bool:
    """Return whether a colon and a space stand before a word."""
    between = text[words[position - 1].end : words[position].start]
    return ":" in between and not between.endswith(":")


def _is_cut_off(text: str, words: Sequence[Word]) -> bool:
    """ "*Berichte*, wonach …": a first word with a comma behind it is a noun, though "berichte" is a verb."""
    behind = text[words[0].end : words[1].start] if len(words) > 1 else ""
    return words[0].lower.endswith(INFLECTED) and behind.startswith(",")


def _adjectives(
    start: int, end: int, words: Sequence[Word], finite: Sequence[bool], pack: LanguagePack
) -> Sequence[int]:
    """Seeming verbs that describe a noun, as a piece has one finite verb: "gut *integrierte* Familien *ziehen* um"."""
    verbs = [position for position in range(start, end) if finite[position]]
    if len(verbs) < 2:
        return ()
    seeming = [
        position
        for position in verbs
        if words[position].lower.endswith(INFLECTED)
        and words[position].lower not in pack.stance.finite_auxiliaries
        and position + 1 < end
        and words[position + 1].text[0].isupper()
        and words[position + 1].start == words[position].end + 1
    ]
    auxiliaries = pack.stance.finite_auxiliaries
    if any(words[position].lower in auxiliaries for position in verbs if position != end - 1):
        # "können *einzelne* mit der Stelle verbundene Pflichten"
        seeming += [
            position
            for position in verbs
            if position not in seeming
            and position != end - 1
            and words[position].lower not in auxiliaries
            and words[position].lower.endswith(INFLECTED)
        ]
    if len(seeming) < len(verbs):
        return seeming
    subjects = (p for p in seeming if p > start and words[p - 1].text[0].isupper())
    verb = next(subjects, seeming[0])
    return [position for position in seeming if position != verb]


def _closes_perfect(position: int, words: Sequence[Word], pack: LanguagePack, normalizer: Normalizer) -> bool:
    """Whether a participle that looks finite stands before its auxiliary: "*manipuliert* zu haben"."""
    if not normalizer.may_be_participle(words[position].text):
        return False
    behind = [word.lower for word in words[position + 1 : position + 3]]
    if behind[:1] and behind[0] in pack.stance.infinitive_markers:
        behind = behind[1:]
    return bool(behind) and behind[0] in pack.stance.perfect_infinitives


def _closes_auxiliary(
    position: int,
    start: int,
    words: Sequence[Word],
    finite: Sequence[bool],
    pack: LanguagePack,
    normalizer: Normalizer,
) -> bool:
    """Whether a participle ends the clause of an auxiliary before its piece: "*hat* ihn | und alle *entlassen*"."""

    def may_close(text: str) -> bool:
        prefixed = text.startswith(tuple(pack.lexicon.inseparable_prefixes)) and text.endswith("en")
        return text[0].islower() and (prefixed or normalizer.may_be_participle(text))

    last = max((place for place in range(start) if finite[place]), default=None)
    if last is None or words[start].lower not in pack.stance.coordinators:
        return False
    auxiliaries = (pack.stance.past_auxiliaries, pack.stance.passives)
    if not any(words[last].lower in listed for listed in auxiliaries):
        return False
    closed = any(may_close(word.text) for word in words[last + 1 : start])
    return not closed and may_close(words[position].text)


def _closes_modal(
    start: int,
    end: int,
    words: Sequence[Word],
    finite: Sequence[bool],
    pack: LanguagePack,
    normalizer: Normalizer,
) -> bool:
    """Whether a piece ends the clause of a modal before it: "*soll* Gold, Geld | und Aktien versteckt *haben*"."""
    last = words[end - 1]
    if words[start].lower not in pack.stance.coordinators or end - start < 2 or not finite[end - 1]:
        return False
    if last.lower not in pack.stance.perfect_infinitives or sum(finite[start:end]) > 1:
        return False
    return normalizer.may_be_participle(words[end - 2].text) and _has_open_modal(words[:start], finite, pack)


def _marks_infinitive(position: int, words: Sequence[Word], pack: LanguagePack) -> bool:
    """Whether "zu" stands before a verb: not in "zu nichts", "zu Zahlungen" or "zu *hohen* Zahlungen"."""
    if words[position].lower not in pack.stance.infinitive_markers:
        return False
    behind = words[position + 1].text if position + 1 < len(words) else ""
    verb = behind[:1].islower() and behind.endswith(pack.lexicon.infinitive_endings)
    return verb and not describes_noun(position + 1, words)


def describes_noun(position: int, words: Sequence[Word]) -> bool:
    """Return whether a German word in "-en" is an adjective, with a noun or a number right behind it."""
    if position + 1 >= len(words):
        return False
    behind = words[position + 1]
    return behind.start == words[position].end + 1 and (behind.text[0].isupper() or behind.text[0].isdigit())


def is_marked_infinitive(position: int, words: Sequence[Word], pack: LanguagePack) -> bool:
    """Return whether a German word is an infinitive with its "zu": "zu *ändern*", "*stillzulegen*"."""
    marked = position > 0 and _marks_infinitive(position - 1, words, pack)
    return marked or holds_marker(words[position].lower, pack)


def _has_open_modal(words: Sequence[Word], finite: Sequence[bool], pack: LanguagePack) -> bool:
    """Whether the last finite verb so far is a modal whose infinitive hasn't come yet."""
    last = max((position for position in range(len(words)) if finite[position]), default=None)
    if last is None or words[last].lower not in pack.stance.finite_auxiliaries:
        return False
    if words[last].lower in pack.stance.copulas or words[last].lower in pack.stance.past_auxiliaries:
        return False
    behind = words[last + 1 :]
    return not any(
        w.text[0].islower()
        and w.lower.endswith(pack.lexicon.infinitive_endings)
        and len(w.lower) > 4
        and w.lower not in pack.lexicon.function_words
        for w in behind
    )


@cache
def _finite_forms(pack: LanguagePack, normalizer: Normalizer) -> Memory[bool]:
    """{word as written, or a sentence's first word and `OPENING`: whether it looks finite}."""

    def tell(written: str) -> bool:
        text = written.removesuffix(OPENING)
        return _is_finite(text, text != written, pack, normalizer)

    return Memory(tell)


def _is_finite(text: str, opens: bool, pack: LanguagePack, normalizer: Normalizer) -> bool:
    lower, key = text.lower(), normalizer.key(text)
    if lower in pack.stance.finite_auxiliaries:
        return opens or text[0].islower()  # "die Waren"
    if lower in pack.lexicon.function_words or lower in pack.stance.negators or holds_marker(lower, pack):
        return False
    if text[0].isupper():
        if not opens or not lower.endswith(("t", "te")) or not pack.lexicon.infinitive_endings:
            return False
        key = normalizer.key(lower)
    if _is_superlative(lower, key):
        return False
    if normalizer.is_preterite(lower) and normalizer.is_known_root(key):
        return not normalizer.is_participle(lower)
    stance = pack.stance
    if not stance.says(lower) and not normalizer.is_known_root(key):
        return False
    if lower in stance.subjunctives:
        return True
    if (
        normalizer.is_infinitive(lower)
        or normalizer.may_be_participle(lower)
        or _is_root(lower, key, normalizer)
    ):
        return False  # "bereit" is no form of "bereiten"; "kritisiert" is decided by what stands around it
    return lower.endswith(FINITE_ENDINGS) and not normalizer.is_inflected_participle(lower)


def _is_superlative(lower: str, key: str) -> bool:
    """ "der *reichste* Mann": an adjective that looks like a verb ("reichen"), but whose "s" is none of its root."""
    return lower in (key + "ste", key + "sten")


def _is_root(lower: str, key: str, normalizer: Normalizer) -> bool:
    """Whether a word is a verb's root without an ending: "bereit" is no form of "bereiten"."""
    return lower == key and normalizer.is_known_root(key)


def _may_be_finite(
    position: int,
    start: int,
    words: Sequence[Word],
    pack: LanguagePack,
    normalizer: Normalizer,
    *,
    opened: bool,
) -> bool:
    """Whether a form that is no sure verb stands where a clause's finite verb stands: behind its subject.

    Or behind the clause that opens the sentence, or interrupts it: "Weil sie erhöhen, *denken* viele nach".
    """
    word = words[position]
    lower = word.lower
    if word.text[0].isupper() or lower in pack.lexicon.function_words or lower in pack.stance.negators:
        return False
    if holds_marker(lower, pack) or _is_root(lower, word.key, normalizer) or _is_superlative(lower, word.key):
        return False
    if normalizer.is_plain_participle(lower):
        return bool(position) and normalizer.is_preterite(lower) and _precedes_noun(position, words, pack)
    known = normalizer.is_known_root(word.key)
    if position == start:
        opened = opened or _closes_speech(position, words, pack)
        plural = opened and lower.endswith(pack.lexicon.infinitive_endings)
        return bool(start) and known and (plural or lower.endswith(("t", "te", "ten")))
    before = words[position - 1]
    pronoun = before.lower in pack.stance.subject_pronouns
    if not (pronoun or before.text[0].isupper()):
        return known and lower.endswith("t") and not normalizer.is_participle(word.text)
    if normalizer.is_inflected_participle(lower):
        return False
    if known and not lower.startswith(word.key[:VOWEL]):
        return True  # "die Ministerin *weiß* es"
    if lower.endswith(("t", "te", "ten")):
        return True
    plain = before.lower in pack.lexicon.function_words or before.lower in pack.stance.determiners
    if lower.endswith("e") and known and not plain and not before.lower.endswith("s"):
        return True  # "die Stadt schließe die Bücherei"
    return lower.endswith(pack.lexicon.infinitive_endings) and (known or pronoun)


def _opener_of(
    number: int,
    pieces: Sequence[tuple[int, int]],
    words: Sequence[Word],
    finite: Sequence[bool],
    pack: LanguagePack,
) -> str:
    """Return the first word of a piece, or of the one that it goes on with: "*dass* Rat, Land | und Bund zahlen"."""
    if words[pieces[number][0]].lower in pack.stance.coordinators:
        while number and not any(finite[slice(*pieces[number - 1])]):
            number -= 1
            if words[pieces[number][0]].lower in pack.stance.complementizers:
                break
    return words[pieces[number][0]].lower


def _closes_clause(end: int, words: Sequence[Word], pack: LanguagePack, normalizer: Normalizer) -> bool:
    """Whether a plural verb that looks like its infinitive closes the clause: "dass Zölle Autos teurer *machen*"."""
    last, lexicon = words[end - 1], pack.lexicon
    plural = last.text[0].islower() and last.lower.endswith(lexicon.infinitive_endings)
    plural = plural and last.lower not in lexicon.function_words
    ends = end == len(words) or words[end].start > last.end + 1
    known = normalizer.is_known_root(last.key) or (ends and normalizer.is_infinitive(last.lower))
    participle = normalizer.may_be_participle(last.text) or holds_marker(last.lower, pack)
    return plural and known and not participle


def _ends_in_modal(start: int, end: int, words: Sequence[Word], pack: LanguagePack) -> bool:
    """Whether a piece closes the one before it too: "dass sie die Stadt einnehmen | *und dort bleiben sollen*"."""
    if words[start].lower not in pack.stance.coordinators or end - start < 3:
        return False
    if any(word.text[0].isupper() for word in words[start:end]):
        return False  # "dass sie keine Zeit verlieren | *und eine Regierung* bilden will"
    infinitive = words[end - 2].lower.endswith(pack.lexicon.infinitive_endings)
    return infinitive and words[end - 1].lower in pack.stance.finite_auxiliaries


def _precedes_noun(position: int, words: Sequence[Word], pack: LanguagePack) -> bool:
    """Whether a noun or pronoun follows: "Das *beschlossen* die Räte", but not "Drei Räte *erschossen*"."""
    if position + 1 >= len(words) or words[position + 1].start != words[position].end + 1:
        return False
    behind, stance = words[position + 1], pack.stance
    named = behind.text[0].isupper() or behind.lower in stance.determiners
    return named or behind.lower in stance.subject_pronouns or behind.lower in stance.reflexives


def _closes_speech(position: int, words: Sequence[Word], pack: LanguagePack) -> bool:
    """ "…, *sagen* Forscher": a plural verb of saying before its subject looks like its infinitive."""
    stance = pack.stance
    said = any(words[position].lower in table for table in (stance.reporting_verbs, stance.opinion_verbs))
    behind = words[position + 1] if position + 1 < len(words) else None
    return said and behind is not None and (behind.text[0].isupper() or behind.lower in stance.determiners)


def holds_marker(lower: str, pack: LanguagePack) -> bool:
    """Return whether a word is an infinitive with "zu" inside: "stillzulegen"."""
    lexicon = pack.lexicon
    if "zu" not in lower or not lower.endswith(lexicon.infinitive_endings):
        return False
    return any(lower.startswith(prefix + "zu") for prefix in lexicon.separable_prefixes)


def _in_few_words(text: str, words: Sequence[Word], place: int) -> bool:
    """Whether the marks before a word open or close a quotation of few words: "als *„Unsinn“ bezeichnet*"."""
    if text[words[place].start - 1].isspace():
        opening = range(max(0, place - FEW), place)
        return any(words[first].start and text[words[first].start - 1] in MARKS for first in opening)
    return any(
        text[word.end : word.end + 1] in MARKS for word in words[place : place + FEW] if word.end < len(text)
    )


def pieces_of(text: str, words: Sequence[Word], pack: LanguagePack) -> list[tuple[int, int]]:
    """Return the half-open positions between which punctuation or a conjunction may cut a sentence."""
    starts = [0]
    opened = -BETWEEN
    coordinators, behind_comma = pack.stance.coordinators, pack.stance.comma_coordinators
    for index, (before, word) in enumerate(pairwise(words), start=1):
        if before.lower in pack.values.betweens:
            opened = index
        if word.lower in coordinators and word.lower not in behind_comma:
            if index - opened < BETWEEN:
                opened = -BETWEEN  # "the talks *between* Norland *and* Sulmar failed"
            elif before.lower not in pack.stance.conditions:  # "whether *or* not he left"
                starts.append(index)
            continue
        between = text[before.end : word.start]
        if between == " " or between in APOSTROPHES or ABBREVIATED.fullmatch(between):
            continue
        if QUOTED.fullmatch(between) and (
            before.lower in pack.stance.copulas or _in_few_words(text, words, index)
        ):
            continue  # "was *“deeply* flawed”": the marks part no verb from its complement
        if BREAK.search(between):
            starts.append(index)
    return list(zip(starts, [*starts[1:], len(words)], strict=True))
