"""Modality: who *can* do something need not do it, who *must* need not want to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.languages.phrases import PhraseHit, PhraseTable
from factcheck.stance.passage import Effect, EffectKind, Passage

NAME = "modality"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the modal verb that says something else than the wording's: "*können* ihn abgeben" for "müssen".

    What nobody may do nobody must do either, so a permission denied speaks to a necessity.
    """
    stance, wording = passage.stance, passage.alignment.wording
    abilities, wants, necessities = stance.abilities, stance.wants, stance.necessities
    others: tuple[tuple[PhraseTable, tuple[PhraseTable, ...]], ...] = (
        (necessities, (abilities, wants, stance.permissions)),
        (abilities, (wants, necessities)),
        (wants, (abilities, necessities, stance.permissions)),
    )
    for own, instead in others:
        if not _modals(wording.lower, wording.find(own), passage):
            continue
        if _here(passage, own):
            return ()
        if own is necessities:
            need_not = _need_not(passage)
            if need_not is not None:
                return (passage.effect(NAME, EffectKind.DENY, need_not),)
        denied = passage.hits(stance.negators, passage.focus_clauses)
        for table in instead:
            if table is stance.permissions and own is necessities and denied:
                continue
            for hit in _here(passage, table):
                return (passage.effect(NAME, EffectKind.SILENCE, hit),)
        return ()
    return _only_possible(passage)


def _only_possible(passage: Passage) -> tuple[Effect, ...]:
    """ "*kann* ihn entlassen" for "hat ihn entlassen": what can be done may never be; "kann nicht" denies it.

    "*kann* die Steuern senken" for "senkt die Steuern" may tell of what is to come, or of what is always so.
    """
    wording, stance = passage.alignment.wording, passage.stance
    if wording.doubtful or _modals(wording.lower, wording.find(stance.permissions), passage):
        return ()
    if passage.hits(stance.negators, passage.focus_clauses):
        return ()
    kind = EffectKind.SILENCE if wording.past or wording.state else EffectKind.WEAKEN
    hits = _here(passage, stance.abilities)
    hits += _here(passage, stance.permissions) if wording.past else ()  # "*darf* das Lager räumen"
    return tuple(passage.effect(NAME, kind, hit) for hit in hits[:1])


def _need_not(passage: Passage) -> PhraseHit | None:
    """ "können ihn abgeben, *müssen* das *aber nicht*": the necessity, denied right behind in a few small words."""
    sentence, stance = passage.sentence, passage.stance
    small = sentence.pack.lexicon.function_words
    for number in passage.focus_clauses:
        for clause in passage.clauses[number + 1 : number + 2]:
            lower = sentence.lower[clause.start : clause.end]
            denied = any(word in stance.negators for word in lower)
            if denied and _modals(lower, stance.necessities.find(lower), passage):
                rest = (word for word in lower if word not in stance.negators)
                if all(word in small for word in rest):
                    return PhraseHit(clause.start, clause.end, NAME)
    return None


def _here(passage: Passage, table: PhraseTable) -> tuple[PhraseHit, ...]:
    """The modal verbs of a list in the deciding clauses."""
    lower = passage.sentence.lower
    return tuple(h for h in passage.hits(table, passage.focus_clauses) if _is_modal(lower, h, passage))


def _modals(words: Sequence[str], hits: Iterable[PhraseHit], passage: Passage) -> bool:
    """Whether one of the phrases that words hold is a modal verb."""
    return any(_is_modal(words, hit, passage) for hit in hits)


def _is_modal(words: Sequence[str], hit: PhraseHit, passage: Passage) -> bool:
    """Whether a phrase is an auxiliary, or has an infinitive behind it: "want *to*"."""
    marked = words[hit.end - 1 : hit.end + 1]
    return words[hit.start] in passage.stance.finite_auxiliaries or any(
        word in passage.stance.infinitive_markers for word in marked
    )
