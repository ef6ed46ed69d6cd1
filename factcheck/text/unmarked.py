"""Clause boundaries that no punctuation marks, as English has them: "said the bridge was closed"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from factcheck.languages.pack import LanguagePack
from factcheck.text.stretches import compares_amount
from factcheck.text.verb_forms import PASTS, verb_forms
from factcheck.text.words import Word

PARENTHESIS = 3
"""Words from an auxiliary within which its participle may stand."""


def split_unmarked(
    pieces: Iterable[tuple[int, int]], words: Sequence[Word], finite: Sequence[bool], pack: LanguagePack
) -> list[tuple[int, int]]:
    """Cut pieces where a conjunction, a verb of saying or a second verb begins another clause.

    A cut needs a verb behind it: "after the storm" stays, "after the storm hit" is a clause.
    """
    lower = [word.lower for word in words]
    found: list[tuple[int, int]] = []
    for start, end in _with_joined_subjects(pieces, words, finite, pack):
        cuts = [start, *_openings(start, end, lower, finite, pack), end]
        found += pairwise(cuts)
    return list(_second_verbs(found, lower, finite, pack))


def _with_joined_subjects(
    pieces: Iterable[tuple[int, int]], words: Sequence[Word], finite: Sequence[bool], pack: LanguagePack
) -> Iterator[tuple[int, int]]:
    """Join two halves of a subject within a clause: "Nothing suggests that *Norland | and Sulmar* agreed"."""
    before: tuple[int, int] | None = None
    for start, end in pieces:
        if before is None:
            before = (start, end)
        elif _joins_subject(*before, start, end, words, finite, pack):
            before = (before[0], end)
        else:
            yield before
            before = (start, end)
    if before is not None:
        yield before


def _joins_subject(
    first: int,
    stop: int,
    start: int,
    end: int,
    words: Sequence[Word],
    finite: Sequence[bool],
    pack: LanguagePack,
) -> bool:
    """Whether a piece ends in half a subject, behind a subordinator or a verb of saying, and "and" goes on with it."""
    stance = pack.stance
    if stop != start or words[start].lower not in stance.coordinators or not any(finite[start + 2 : end]):
        return False
    verb = next(place for place in range(start + 1, end) if finite[place])
    if verb == start + 1 or any(w.lower in stance.subordinators for w in words[start + 1 : verb]):
        return False
    last = max((p for p in range(first, stop) if words[p].lower in stance.subordinators), default=None)
    told = max((p for p in range(first, stop) if finite[p]), default=None)
    if last is not None and (told is None or told < last):
        named = words[last + 1 : stop]
        return bool(named) and not any(w.lower in stance.prepositions for w in named[:1])
    if told is None or told + 1 >= stop:
        return False
    if words[told].lower in stance.clause_verbs:
        opening, closing = words[told + 1].lower, words[stop - 1].lower
        plain = opening in stance.prepositions or closing in pack.lexicon.function_words
        return told > first and not plain  # "said *the firm and its union* agreed", no "said on Monday and"
    named = [*words[told + 1 : stop], *words[start + 1 : verb]]  # "told Roth *Norland and Sulmar* agreed"
    return stance.says(words[told].lower) and all(word.text[0].isupper() for word in named)


def _openings(
    start: int, end: int, lower: Sequence[str], finite: Sequence[bool], pack: LanguagePack
) -> Iterator[int]:
    stance = pack.stance
    last = start
    for position in range(start + 1, end):
        if not any(finite[position + 1 : end]) or finite[position]:
            continue
        word, before = lower[position], lower[position - 1]
        if word in stance.subordinators:
            # "once considered": right before a verb only a relative pronoun opens a clause
            follows = (
                not finite[position + 1] or word in stance.relative_pronouns or word in stance.complementizers
            )
            pointing = word in stance.demonstratives and lower[position + 1] in stance.belongings  # "that of"
            follows = follows and (not pointing or stance.says(before))
            follows = follows and not compares_amount(position, lower, pack)
            follows = follows and not _leads_to_opener(position, lower, pack)
            follows = follows and not (finite[position - 1] and _tells_degree(position, lower, pack))
            opens = follows and before not in stance.coordinators and before not in stance.subordinators
            auxiliary = finite[position - 1] and before in stance.finite_auxiliaries - stance.copulas
            opens = opens and not auxiliary  # "has *so* far not commented"
            told = _is_about_subject(start, last, lower, finite, pack) and any(finite[last:position])
            if opens and told and _second_group(last, position, lower, finite, pack) is None:
                # "the claim that it burned *after* the storm is false": the main verb is still to come
                opens = _second_group(position, end, lower, finite, pack) is not None
        elif word in stance.person_subjects:
            opens = (
                before not in stance.prepositions
                and before not in stance.subordinators
                and not _asks(position, start, lower, pack)
            )
        elif _is_about_subject(start, last, lower, finite, pack):
            opens = (
                False  # "the picture that shows the village buried … is fake": one clause, then the main verb
            )
        elif before in stance.reporting_nouns and not any(finite[start:position]):
            opens = word in stance.determiners and _is_said(position, end, lower, finite, pack)
        else:
            verb = position - 1 - (_is_object(before, pack) and position - 1 > start)  # "told *him* it was"
            opens = (
                finite[verb]
                and not _is_object(word, pack)
                and (stance.says(lower[verb]) or lower[verb] in stance.implications)
                and _is_said(position, end, lower, finite, pack)
            )
        if opens and position > last:
            yield position
            last = position


def _relatives(pack: LanguagePack) -> frozenset[str]:
    """The words that open relative clauses only: "who", not "that"."""
    return pack.stance.relative_pronouns - pack.stance.complementizers


def _leads_to_opener(position: int, lower: Sequence[str], pack: LanguagePack) -> bool:
    """ "*as* soon *as* it ends", "quoted *as* saying *that* it ended": the clause begins with the word after next."""
    stance = pack.stance
    opener = lower[position + 2] if position + 2 < len(lower) else ""
    opens = opener in stance.subordinators and opener not in _relatives(pack)
    return opens and lower[position] in stance.equalizers


def _tells_degree(position: int, lower: Sequence[str], pack: LanguagePack) -> bool:
    """ "is *so* poorly lit", "was *as* high as": behind an auxiliary no clause, as in "is *what* he said"."""
    stance, word = pack.stance, lower[position]
    opens = (
        word in stance.content_openers or word in stance.complementizers or word in stance.adverbial_openers
    )
    return lower[position - 1] in stance.finite_auxiliaries and not (
        opens or word in stance.relative_pronouns
    )


def _is_object(word: str, pack: LanguagePack) -> bool:
    """Whether a pronoun is an object wherever it stands: "him"."""
    stance = pack.stance
    personal = word in stance.pronouns or word in stance.first_person
    return personal and not (word in stance.determiners or word in stance.subject_pronouns)


def _is_about(word: str, pack: LanguagePack) -> bool:
    return word in pack.stance.complementizers or word in pack.stance.relative_pronouns


def _is_about_subject(
    start: int, last: int, lower: Sequence[str], finite: Sequence[bool], pack: LanguagePack
) -> bool:
    """Whether the clause begun at `last` is about a subject whose verb is to come: "the claim *that* it rains"."""
    return last > start and not any(finite[start:last]) and _is_about(lower[last], pack)


def _asks(position: int, start: int, lower: Sequence[str], pack: LanguagePack) -> bool:
    """Whether the pronoun belongs to the word before it: "Did he …?", "But he …"."""
    stance = pack.stance
    before = lower[position - 1]
    return before in stance.finite_auxiliaries or (position - 1 == start and before in stance.coordinators)


def _is_said(
    position: int, end: int, lower: Sequence[str], finite: Sequence[bool], pack: LanguagePack
) -> bool:
    """Whether subject and verb follow, before any conjunction begins a clause of its own."""
    for other in range(position, end):
        if lower[other] in pack.stance.subordinators and not compares_amount(other, lower, pack):
            return False
        if finite[other]:
            return other > position
    return False


def _second_verbs(
    pieces: Sequence[tuple[int, int]], lower: Sequence[str], finite: Sequence[bool], pack: LanguagePack
) -> Iterator[tuple[int, int]]:
    """Cut off a main verb behind a clause about its subject: "The claim | that it rains | was debunked"."""
    waiting = False  # for the main verb, behind a clause about the subject
    for number, (start, end) in enumerate(pieces):
        headless = not number or not any(finite[slice(*pieces[number - 1])])
        about = _is_about(lower[start], pack) or (
            start > 0 and lower[start - 1] in pack.stance.reporting_nouns
        )
        about = about or (
            start > 0 and lower[start] in pack.stance.person_subjects
        )  # "the bridges *she built*"
        joined = lower[start] in pack.stance.coordinators
        below = lower[start] in pack.stance.subordinators and lower[start] not in _relatives(pack)
        goes_on = waiting and (joined or below)
        read = (headless and about) or goes_on
        second = _second_group(start, end, lower, finite, pack) if read else None
        if second is None and goes_on and joined and end == len(lower):
            # "… gave him cash *and flats* | is false": the only verb left is the main one
            second = next((place for place in range(start + 2, end) if finite[place]), None)
        if second is None:
            yield start, end
        else:
            yield start, second
            told = _told_behind(second, end, lower, finite, pack)
            yield from ((second, told), (told, end)) if told is not None else ((second, end),)
        waiting = number > 0 and read and second is None and any(finite[start:end])


def _told_behind(
    verb: int, end: int, lower: Sequence[str], finite: Sequence[bool], pack: LanguagePack
) -> int | None:
    """Where what is said begins right behind a main verb of saying: "those who saw it *said | the dam* had burst"."""
    content = verb + 1 + (verb + 1 < end and _is_object(lower[verb + 1], pack))
    said = content + 1 < end and pack.stance.says(lower[verb])
    return content if said and _is_said(content, end, lower, finite, pack) else None


def _is_auxiliary(word: str, pack: LanguagePack) -> bool:
    stance = pack.stance
    return word in stance.finite_auxiliaries or word in stance.passives or word in stance.perfect_infinitives


def _second_group(
    start: int, end: int, lower: Sequence[str], finite: Sequence[bool], pack: LanguagePack
) -> int | None:
    groups = 0
    inside = False
    forms = verb_forms(pack)
    last = start
    for position in range(start, end):
        if finite[position]:
            governed = (
                last in range(position - PARENTHESIS, position)
                and lower[last] in pack.stance.finite_auxiliaries
            )
            governed = governed and forms.may_be_participle(lower[position])  # "had at first denied"
            again = inside and lower[position] in pack.stance.finite_auxiliaries  # "had burst | were wrong"
            again = again and not (
                lower[last] in pack.stance.finite_auxiliaries or lower[last] in pack.stance.passives
            )
            plain = inside and last == position - 1 and not _is_auxiliary(lower[last], pack)
            # "that he *built | drew* a crowd"
            again = again or (plain and forms.of(lower[position]) in PASTS)
            groups += again or (not inside and not governed)
            inside, last = True, position
            if groups == 2:
                return position
        elif not (
            lower[position].endswith("ly")
            or lower[position] in pack.stance.negators
            or lower[position] in pack.stance.clitics
        ):
            inside = False
    return None
