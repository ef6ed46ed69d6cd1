"""Whether a first name or a noun means a man or a woman. Most words leave it open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from factcheck.languages.pack import LanguagePack
from factcheck.text.words import Word

UNFOLDED = str.maketrans("äöü", "aou")
"""An umlaut that a noun for a woman may have where that for a man has none: "Ärztin"."""

UMLAUTS = str.maketrans("aouAOU", "äöüÄÖÜ")


class Gender(StrEnum):
    """Of a person."""

    WOMAN = "woman"
    MAN = "man"


def gender_of_noun(text: str, pack: LanguagePack) -> Gender | None:
    """Return of whom a noun is: "Ministerin" of a woman, "Minister" of a man, "Person" of either."""
    lexicon = pack.lexicon
    noun = text.rsplit("-", 1)[-1]
    if noun in lexicon.feminine_nouns:
        return Gender.WOMAN
    if noun in lexicon.masculine_nouns:
        return Gender.MAN
    for ending in lexicon.feminine_endings:
        if noun.endswith(ending) and _is_of_man(noun.removesuffix(ending), pack):
            return Gender.WOMAN
        if any(form + ending in pack.kinds for each in _ends(noun) for form in _forms_of_woman(each)):
            return Gender.MAN
    return None


def _forms_of_woman(noun: str) -> tuple[str, ...]:
    """What a noun for a man may look like before the ending: "Arzt" and "Ärzt-in", "Zeuge" and "Zeug-in"."""
    place = max(map(noun.lower().rfind, "aou"))
    umlaut = noun[:place] + noun[place:].translate(UMLAUTS) if place >= 0 else noun
    return noun, noun.removesuffix("e"), umlaut[0].upper() + umlaut[1:]


def gender_of_first_name(text: str, pack: LanguagePack) -> Gender | None:
    """Return whether a first name is a woman's or a man's; none for all that are not listed."""
    if text in pack.lexicon.feminine_names:
        return Gender.WOMAN
    return Gender.MAN if text in pack.lexicon.masculine_names else None


def is_surname(words: Sequence[Word], position: int, pack: LanguagePack) -> bool:
    """Return whether a first name stands right before a word: "Erika *Sommer*", "Anna *Weiß*"."""
    before = words[position - 1] if position else None
    if before is None or not words[position].text[0].isupper():
        return False
    near = words[position].start == before.end + 1 and not before.joined
    return near and gender_of_first_name(before.text, pack) is not None


def agreed(found: Iterable[Gender | None]) -> Gender | None:
    """Return the one gender that is found, or none if there are two."""
    genders = {gender for gender in found if gender is not None}
    return genders.pop() if len(genders) == 1 else None


def gender_of_name(words: Sequence[str], pack: LanguagePack) -> Gender | None:
    """Return whether words that name somebody name a man or a woman: "Ministerin Holm", "Vera Holm", "Herr Meier"."""
    before = words[:-1]
    found = [gender_of_noun(word, pack) for word in before]
    return agreed((*found, *(gender_of_first_name(word, pack) for word in before)))


def _is_of_man(noun: str, pack: LanguagePack) -> bool:
    return any(
        each in pack.kinds or each + "e" in pack.kinds
        for form in (noun, noun.lower().translate(UNFOLDED).capitalize())
        for each in _ends(form)
    )


def _ends(noun: str) -> tuple[str, ...]:
    """A noun, and what may be the last part of it: "Finanzminister", "Minister"."""
    return (noun, *(noun[cut:].capitalize() for cut in range(3, len(noun) - 3)))
