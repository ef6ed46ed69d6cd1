"""Conditions, told by a conjunction ("falls", "wenn", "ob") or by word order alone ("*Hält* es, kommen alle frei")."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.prepared import PreparedSentence
from factcheck.text.verb_forms import Form, verb_forms


def conditions(passage: Passage) -> tuple[Effect, ...]:
    """The deciding words hang on "falls", "wenn", "ob", also in "ob es stimmt, dass …"."""
    effects = []
    own = {hit.phrase for hit in passage.alignment.wording.find(passage.stance.conditions)}
    for number in (*passage.focus_clauses, *passage.governing_clauses):
        clause = passage.clauses[number]
        hits = [
            hit for hit in passage.hits(passage.stance.conditions, (number,)) if hit.start <= clause.start + 1
        ]
        denied = bool(passage.hits(passage.stance.contrast_negators, (number,)))
        if (
            not hits
            and shares_opener(passage.sentence, clause)
            and clause.opener in passage.stance.conditions
        ):
            hits = [PhraseHit(clause.start, clause.start + 1, clause.opener)]
        hits = [hit for hit in hits if not (denied and hit.phrase in passage.stance.whiles)]
        # "*Wer* geimpft ist, …" says that of whoever is
        hits = [hit for hit in hits if hit.phrase not in own]
        if number in passage.focus_clauses and _is_awaited(passage, clause):
            hits.append(PhraseHit(clause.start, clause.start + 1, clause.opener))
        if number in passage.focus_clauses and _is_inverted(passage, number):
            hits.append(PhraseHit(clause.start, clause.start + 1, clause.opener))
        effects += [passage.effect("condition", EffectKind.SILENCE, hit) for hit in hits]
    return tuple(effects) or _conditioned(passage)


def _is_awaited(passage: Passage, clause: Clause) -> bool:
    """ "bleibt, *bis* ein Nachfolger ernannt *ist*": not so yet; "blieb, bis er ernannt *wurde*" tells that he was."""
    sentence, stance = passage.sentence, passage.stance
    untils = sentence.pack.values.untils
    if clause.kind is not ClauseKind.SUBORDINATE:
        return False
    if clause.opener not in untils or _is_to_come_first(passage, clause):
        return _is_to_come_first(passage, clause)
    if sentence.pack.lexicon.infinitive_endings and not sentence.finite[clause.end - 1]:
        return False  # "*Bis* 2030 wird sie gebaut"
    verbs = [sentence.lower[p] for p in sentence.verbs_in(clause)]
    present = stance.present_auxiliaries, stance.copulas, stance.futures
    forms = verb_forms(sentence.pack) if not sentence.pack.lexicon.infinitive_endings else None
    return bool(verbs) and all(
        (any(verb in table for table in present) and verb not in stance.past_states)
        or (forms is not None and forms.of(verb) in (Form.BASE, Form.THIRD))  # "until she *resigns*"
        for verb in verbs
    )


def _is_to_come_first(passage: Passage, clause: Clause) -> bool:
    """ "*will* end *once* the council *has* agreed": before what is to come something else is to come.

    Read only where the future has a verb of its own, and has no other meaning.
    """
    sentence, stance = passage.sentence, passage.stance
    governor = passage.clauses[clause.governor] if clause.governor is not None else None
    opened = any(hit.start <= clause.start < hit.end for hit in sentence.find(stance.awaits))
    verbs = sentence.verbs_in(clause)
    if not opened or governor is None or not verbs:
        return False
    to_come = any(sentence.lower[place] in stance.futures for place in sentence.verbs_in(governor))
    first = sentence.lower[verbs[0]]
    present = verb_forms(sentence.pack).of(first) in (Form.BASE, Form.THIRD)
    return to_come and (present or first in stance.present_auxiliaries)


def shares_opener(sentence: PreparedSentence, clause: Clause) -> bool:
    """Whether a clause is the second half of one that another word opens: "falls er kommt *und bleibt*"."""
    opening = sentence.lower[clause.start : clause.start + 2]
    joined = opening[0] in sentence.pack.stance.coordinators
    return joined and clause.kind is ClauseKind.SUBORDINATE and clause.opener not in opening


def _conditioned(passage: Passage) -> tuple[Effect, ...]:
    """ "will close unless a buyer is found", "if it rains, it closes": holds only under the condition beside it."""
    stance = passage.stance
    said = passage.alignment.wording.words
    own = {hit.phrase for hit in passage.alignment.wording.find(stance.conditions)}
    if any(passage.alignment.wording.find(table) for table in (stance.hopes, stance.demands)):
        return ()  # "droht mit Streik, sollte …": the threat is made now
    permitted = any(word.lower in stance.permissions for word in said)
    for number in passage.focus_clauses:
        clause = passage.clauses[number]
        here = passage.sentence.lower[clause.start : clause.end]
        if permitted and any(word in stance.permissions for word in here):
            continue  # "dürfen verkaufen, sofern sie eine Lizenz haben": the permission is limited, not in doubt
        beside = [number + 1] if number + 1 < len(passage.clauses) else []
        beside += [0] if number == 1 and passage.clauses[1].kind is ClauseKind.MAIN else []
        for other in beside:
            clause = passage.clauses[other]
            opened = clause.opener in stance.conditions and clause.opener not in stance.complementizers
            opened = opened and clause.opener not in own and not _concedes(passage, clause)
            if opened or _is_inverted(passage, other):
                hit = PhraseHit(clause.start, clause.start + 1, clause.opener)
                return (passage.effect("condition", EffectKind.SILENCE, hit),)
    return ()


def _concedes(passage: Passage, clause: Clause) -> bool:
    """ "saniert, *auch wenn* sie die Kosten nicht kennt": what holds in spite of it holds."""
    opening = passage.sentence.lower[max(0, clause.start - 1) : clause.start + 2]
    return any(word in passage.stance.concessives for word in opening)


def _is_inverted(passage: Passage, number: int) -> bool:
    """Return whether a clause with its verb in front is the condition of the clause beside it.

    "War er gestern noch Minister, so ist er heute nichts" only contrasts: what is told as past is a fact.
    """
    sentence, clauses, stance = passage.sentence, passage.clauses, passage.stance
    clause = clauses[number]
    verb = sentence.lower[clause.start]
    if clause.kind is not ClauseKind.MAIN or not sentence.finite[clause.start] or _is_asked(sentence, clause):
        return False
    listed = verb in stance.inversions
    gap = sentence.gap_before(clause.start)
    if number and listed and "," in gap:
        before = clauses[number - 1]  # "Sie streikt, *sollte* er nicht verhandeln"
        told = before.kind is ClauseKind.MAIN and any(sentence.finite[before.start : before.end])
        return told and sentence.roles[number].agent is not None
    if number + 1 == len(clauses) or (number and not gap.strip(" ,\n")):
        return False
    if listed or not sentence.pack.lexicon.infinitive_endings:
        return listed
    if verb in stance.pluperfects or passage.matcher.index.normalizer.is_preterite(verb):
        return False
    behind = clauses[number + 1]
    second = behind.start + (sentence.lower[behind.start] in stance.consequences)
    return second < behind.end and sentence.finite[second]


def _is_asked(sentence: PreparedSentence, clause: Clause) -> bool:
    return "?" in sentence.gap_before(clause.end)
