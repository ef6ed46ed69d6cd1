"""Whether a wording speaks of what has happened, or of a plan or the future."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.languages.pack import LanguagePack
from factcheck.text.prepared import PreparedSentence
from factcheck.text.roles import Roles
from factcheck.text.verb_forms import PASTS, Form, verb_forms


def tells_plan(sentence: PreparedSentence) -> bool:
    """Return whether an English wording speaks of a plan: "*plans to* sign", not "the spending *plans*"."""
    pack, lower, finite = sentence.pack, sentence.lower, sentence.finite
    stance = pack.stance
    forms = verb_forms(pack)
    for hit in sentence.find(stance.plans):
        last, behind = lower[hit.end - 1], lower[hit.end] if hit.end < len(lower) else ""
        if forms.may_be_noun(last) and not finite[hit.start]:
            if behind in stance.infinitive_markers or behind in stance.pros:
                return True  # "the plan to close it", "a plan for a bridge"
        elif last not in stance.infinitive_markers or not _opens_noun_phrase(behind, pack):
            return True
    return any(finite[place] for place, word in enumerate(lower) if word in stance.futures)


def _opens_noun_phrase(word: str, pack: LanguagePack) -> bool:
    """ "due to *a* storm", "due to *storms*": no infinitive."""
    known = verb_forms(pack).of(word)
    return word in pack.stance.determiners or known in (Form.THIRD, Form.CONTINUOUS)


def tells_past(lower: Sequence[str], finite: Sequence[bool], roles: Roles | None, pack: LanguagePack) -> bool:
    """Return whether a verb group is in the past or the perfect: "signed", "has signed", "it *hit*"."""
    stance = pack.stance
    forms = verb_forms(pack)
    verbs = [place for place, is_verb in enumerate(finite) if is_verb]
    if not verbs:
        return False
    first = lower[verbs[0]]
    if first in stance.finite_auxiliaries:
        return first in stance.past_auxiliaries and len(verbs) > 1
    if first in pack.lexicon.unchanging_verbs:
        return roles is not None and _is_one(lower[: verbs[0]], roles, pack)
    return forms.of(first) in PASTS


def _is_one(before: Sequence[str], roles: Roles, pack: LanguagePack) -> bool:
    """Whether the subject before a verb is a singular, of which the present would end in "-s"."""
    if roles.subject is None or roles.subject.end > len(before):
        return False
    head = before[roles.subject.head]
    several = head.endswith("s") or head in pack.stance.plurals
    joined = any(word in pack.stance.coordinators for word in before)
    return not (several or joined or roles.subject.pronoun)
