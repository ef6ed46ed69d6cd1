"""Roles that a clause takes over from what stands before it, where word order alone shows roles.

"The ministry, *which sold the ship*, …", "The ministry, which hesitated, *sold the ship*", "… *and sold the ship*".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.languages.pack import LanguagePack
from factcheck.text.chunks import NounPhrase, noun_phrases
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.roles import Roles, is_plain_relative
from factcheck.text.words import Word


def with_lent_roles(
    roles: Sequence[Roles],
    words: Sequence[Word],
    finite: Sequence[bool],
    clauses: Sequence[Clause],
    pack: LanguagePack,
    text: str,
) -> tuple[Roles, ...]:
    """Return the roles with the subjects, and of relative clauses also the objects, that stand before the clause."""
    found: list[Roles] = []
    for number, (clause, own) in enumerate(zip(clauses, roles, strict=True)):
        first = next((p for p in range(clause.start, clause.end) if finite[p]), None)
        listed = first == clause.start and finite[first - 1] and _is_listed(number, clauses, words, pack)
        if first is None:
            found.append(own)
        elif is_relative(clause, words, finite, pack) or _closes_cleft(clause, own, clauses, words, pack):
            described = described_before(clause.start, words, finite, pack, text)
            described = _named_as(described, clause, found, words, finite, clauses, pack) or described
            found.append(_with_described(own, described))
        elif clause.resumes is not None and own.subject is None:
            found.append(_with_subject(own, found[clause.resumes].subject))
            if not any(finite[clauses[clause.resumes].start : clauses[clause.resumes].end]):
                found[clause.resumes] = found[-1]
        elif found and own.subject is None and (listed or _goes_on(clause, first, words, pack)):
            found.append(_with_subject(own, found[-1].subject))
        else:
            found.append(own)
    return _with_shared_objects(found, words, finite, clauses, pack)


def _with_shared_objects(
    roles: Sequence[Roles],
    words: Sequence[Word],
    finite: Sequence[bool],
    clauses: Sequence[Clause],
    pack: LanguagePack,
) -> tuple[Roles, ...]:
    """ "*shot* and killed *a suspect*": a verb that closes its clause right before "and" has the object behind both."""
    found = list(roles)
    for number in range(len(clauses) - 2, -1, -1):
        own, behind, here, after = found[number], found[number + 1], clauses[number], clauses[number + 1]
        joined = words[after.start].lower in pack.stance.coordinators
        verb = after.start + joined
        close = here.end == after.start and finite[here.end - 1] and verb < after.end and finite[verb]
        close = close and (joined or _is_listed(number + 1, clauses, words, pack))
        if close and own.patient is None and not own.passive and not behind.passive:
            found[number] = replace(own, patient=behind.patient)
    return tuple(found)


def is_relative(clause: Clause, words: Sequence[Word], finite: Sequence[bool], pack: LanguagePack) -> bool:
    """Return whether a clause describes the noun before it: "who left", "which Roe sold", "the flood *that hit*"."""
    stance, start = pack.stance, clause.start
    if clause.kind is not ClauseKind.SUBORDINATE or clause.opener not in stance.relative_pronouns:
        return False
    if not start or words[start].lower != clause.opener:
        return False
    if clause.opener not in stance.complementizers:
        return is_plain_relative(clause, pack)
    before = words[start - 1].lower
    told = finite[start - 1] or any(before in table for table in (stance.reporting_nouns, stance.footage))
    return not told and any(finite[start + 1 : start + 2])


def _named_as(
    described: NounPhrase | None,
    clause: Clause,
    found: Sequence[Roles],
    words: Sequence[Word],
    finite: Sequence[bool],
    clauses: Sequence[Clause],
    pack: LanguagePack,
) -> NounPhrase | None:
    """ "*Jane Roe* is the engineer who built it": whoever is said to be the one described has done it."""
    stance = pack.stance
    for before, roles in zip(clauses, found, strict=False):
        subject, verbs = roles.agent, [p for p in range(before.start, before.end) if finite[p]]
        if before.end != clause.start or described is None or subject is None or roles.patient is None:
            continue
        copular = bool(verbs) and all(words[place].lower in stance.copulas for place in verbs)
        same = copular and roles.patient.start == described.start
        if same and words[subject.head].lower not in stance.expletives:
            return subject
    return None


def _closes_cleft(
    clause: Clause, own: Roles, clauses: Sequence[Clause], words: Sequence[Word], pack: LanguagePack
) -> bool:
    """ "*It was* the bridge *that* the council closed": with no object behind the verb, it is what stands before."""
    stance = pack.stance
    number = next((n for n, each in enumerate(clauses) if each.end == clause.start), None)
    opens = clause.opener in stance.complementizers and clause.opener in stance.relative_pronouns
    if number is None or not opens or own.patient is not None:
        return False
    before = clauses[number]
    # "The bridge *that the council closed* was old"
    resumed = any(each.resumes == number for each in clauses)
    if resumed and words[clause.start - 1].lower not in stance.reporting_nouns and own.agent is not None:
        return True
    opening = [word.lower for word in words[before.start : before.start + 2]]
    return len(opening) > 1 and opening[0] in stance.expletives and opening[1] in stance.copulas


def described_before(
    place: int, words: Sequence[Word], finite: Sequence[bool], pack: LanguagePack, text: str
) -> NounPhrase | None:
    """Return the phrase that a relative clause at a place describes; None if it may be one of several.

    "The mayor of Almara, *who* …" is the mayor; "the talks with the union, *which* …" may be either.
    """
    phrases = [p for p in noun_phrases(words, finite, 0, place, pack, text) if not p.genitive]
    ending = {phrase.end: phrase for phrase in phrases}
    phrase = ending.get(place)
    negators = pack.stance.contrast_negators
    while phrase is not None and phrase.start and words[phrase.start - 1].lower in negators:
        phrase = ending.get(phrase.start - 1)  # "It was *the militia*, not the army, that …"
    while phrase is not None and phrase.preposition in pack.stance.belongings:
        phrase = ending.get(phrase.start)
    if phrase is None or phrase.pronoun or phrase.preposition:
        return None
    apposed = phrase.start in ending and words[phrase.start].start > words[phrase.start - 1].end + 1
    joined = phrase.start > 0 and words[phrase.start - 1].lower in pack.stance.coordinators
    return None if apposed or joined else phrase


def _with_described(own: Roles, described: NounPhrase | None) -> Roles:
    """Give a relative clause the noun it describes: as its subject, or as its object where it has a subject."""
    if own.subject is None:
        return _with_subject(own, described)
    return own if own.passive or own.patient is not None else replace(own, patient=described)


def _with_subject(own: Roles, subject: NounPhrase | None) -> Roles:
    return replace(own, patient=subject) if own.passive else replace(own, agent=subject)


def _is_listed(number: int, clauses: Sequence[Clause], words: Sequence[Word], pack: LanguagePack) -> bool:
    """Whether the clause behind one opens with "and": "designed, *built* and sold it"."""
    behind = clauses[number + 1 : number + 2]
    return bool(behind) and words[behind[0].start].lower in pack.stance.coordinators


def _goes_on(clause: Clause, first: int, words: Sequence[Word], pack: LanguagePack) -> bool:
    """Whether a clause goes on behind "and" with its verb, at most adverbs before it: "*and later sold* it"."""
    joined = clause.start > 0 and words[clause.start].lower in pack.stance.coordinators
    between = [word.lower for word in words[clause.start + 1 : first]]
    small = pack.lexicon.function_words
    adverbs = (w.endswith("ly") or (w in small and w not in pack.stance.determiners) for w in between)
    return joined and all(adverbs)
