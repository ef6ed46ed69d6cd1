"""Infinitives: "permission *to build* it" tells no building; "managed *to build* it" does (Karttunen 1971)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.languages.pack import LanguagePack
from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.finite import is_marked_infinitive
from factcheck.text.prepared import PreparedSentence
from factcheck.text.verb_forms import Form, verb_forms

NAME = "infinitive"
REACH = 8
"""Words before an infinitive within which what tells that it came about stands: "*forced* the minister to resign"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the infinitive that decides, where nothing before it tells that it came about: it weakens.

    Read only where a word marks every infinitive, and against a wording that tells it with a verb of its own.
    """
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    markers = stance.infinitive_markers
    if sentence.pack.lexicon.infinitive_endings:
        return _hanging_infinitive(passage)
    met = passage.alignment.deciding[:1]
    place = met[0].position or 0 if met else 0
    if met and (met[0].end or 0) > place + 2 and sentence.lower[(met[0].end or 0) - 2] in markers:
        place = (met[0].end or 0) - 1  # "ordered the *troops to withdraw*"
    own = _has_infinitive(wording.lower, sentence.pack) and not wording.negated  # "refuses *to resign*"
    if not met or own:
        return ()
    marker = _marker_of(sentence, place)
    if marker is None or _is_in_idiom(passage, marker, place):
        return ()
    if sentence.lower[marker - 1] in stance.complementizers:  # "has yet to decide *whether to* close it"
        return (passage.effect(NAME, EffectKind.SILENCE, PhraseHit(marker - 1, place + 1, NAME)),)
    if wording.planned or (_is_under_way(passage) and _is_to_be(passage, marker)):
        return ()
    denied = (*sentence.find(stance.negators), *sentence.find(stance.failure_verbs))
    negated = sentence.lower[marker - 1] in stance.contrast_negators  # "promised *not* to close it"
    if any(hit.end in (marker, marker + 1) for hit in denied) and not negated:
        return ()  # "*refused to* close it", "*resisted calls* to close it"
    said = (*sentence.find(stance.reporting_verbs), *sentence.find(stance.opinion_verbs))
    if any(hit.end == marker for hit in said):
        return ()  # "is *believed to* be closed": somebody says so
    before = sentence.lower[max(0, marker - REACH) : marker - negated]
    if stance.implicatives.find((*before, sentence.lower[marker])):
        return ()
    return (passage.effect(NAME, EffectKind.WEAKEN, PhraseHit(marker, place + 1, NAME)),)


def marker_of(passage: Passage) -> int | None:
    """Return the place of the word that marks the deciding infinitive: "a bid *to* oust him".

    None if there is none, or if the wording has such an infinitive too: "agreed *to* close it".
    """
    wording, sentence = passage.alignment.wording, passage.sentence
    met = passage.alignment.deciding[:1]
    if not met or met[0].position is None or _has_infinitive(wording.lower, sentence.pack):
        return None
    return _marker_of(sentence, met[0].position)


def is_purpose(passage: Passage, place: int) -> bool:
    """Whether a verb is an infinitive that nothing before it tells to have come about: "met *to avert* a strike"."""
    sentence, stance = passage.sentence, passage.stance
    marker = None if sentence.pack.lexicon.infinitive_endings else _marker_of(sentence, place)
    if marker is None:
        return False
    if not any(sentence.finite) or sentence.lower[marker - 1] in stance.attempts:
        return False  # a headline: "Norvia *to scrap* its plan"; "lost its *bid to block* the sale"
    before = sentence.lower[max(0, marker - REACH) : marker]
    purpose = " ".join(before[-2:]) in stance.purposes.phrases
    return purpose or not stance.implicatives.find((*before, sentence.lower[marker]))


def _has_infinitive(lower: Sequence[str], pack: LanguagePack) -> bool:
    """Whether words hold an infinitive of their own: "agreed *to close* it", not "gave it *to the* town"."""
    forms = verb_forms(pack)
    pairs = pairwise(lower)
    return any(one in pack.stance.infinitive_markers and forms.of(two) is Form.BASE for one, two in pairs)


def _is_in_idiom(passage: Passage, marker: int, place: int) -> bool:
    """ "have *returned to work*" is no infinitive: a list has these words as one."""
    words, idioms = passage.sentence.words, passage.matcher.index.relations.idioms
    return marker > 0 and " ".join(word.key for word in words[marker - 1 : place + 1]) in idioms


def _is_under_way(passage: Passage) -> bool:
    """Whether a wording tells what is being done or about to be: "*is closing* its plant"."""
    wording, forms = passage.alignment.wording, verb_forms(passage.sentence.pack)
    deciding = [m.term.position for m in passage.alignment.matches if m.term.predicate]
    verbs = [(wording.lower[p - 1], wording.lower[p]) for p in deciding if p]
    present = passage.stance.copulas - passage.stance.past_states
    return any(before in present and forms.of(verb) is Form.CONTINUOUS for before, verb in verbs)


def _is_to_be(passage: Passage, marker: int) -> bool:
    """ "*is to* close", "is set to close": what is settled for the time to come."""
    hits = passage.sentence.find(passage.stance.plans)
    lower, copulas = passage.sentence.lower, passage.stance.copulas
    settled = any(hit.end == marker + 1 and lower[hit.start] in copulas for hit in hits)
    return settled or lower[marker - 1] in copulas


def _marker_of(sentence: PreparedSentence, place: int) -> int | None:
    """The place of the word that marks an infinitive: "*to* quietly resign", "*to* be sold"; None of another form."""
    stance, lower, forms = sentence.pack.stance, sentence.lower, verb_forms(sentence.pack)
    marker = place - 1
    if marker > 1 and lower[marker] in stance.passives and forms.may_be_participle(lower[place]):
        marker -= 1
    elif forms.of(lower[place]) is not Form.BASE or sentence.finite[place]:
        return None
    if marker > 1 and lower[marker].endswith("ly"):
        marker -= 1
    return marker if marker > 0 and lower[marker] in stance.infinitive_markers else None


def _hanging_infinitive(passage: Passage) -> tuple[Effect, ...]:
    """ "begrüßte den Vorstoß, das Gesetz *zu ändern*": it hangs on what says neither that it was done nor who says so.

    What somebody reports, denies or plans is for other rules to tell.
    """
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    if wording.planned or any(word in stance.infinitive_markers for word in wording.lower):
        return ()
    for match in passage.alignment.matches:
        place = match.position
        if (
            place is None
            or not match.term.predicate
            or not is_marked_infinitive(place, sentence.words, sentence.pack)
        ):
            continue
        number = sentence.clause_of(place)
        if sentence.clauses[number].opener in stance.purposes:
            continue
        scope = {number, *passage.governing_clauses}
        refusals = (stance.denial_nouns, stance.failure_nouns)  # "*die Ablehnung*, es zu schließen"
        told = (stance.implicatives, stance.denial_verbs, stance.failure_verbs, *refusals, stance.accusing)
        to_come = wording.past and sentence.lower[place] not in stance.perfect_infinitives
        reports = (stance.reporting_verbs, stance.reporting_nouns, stance.opinion_verbs)
        said = () if to_come else reports  # "kündigte an, ihn *zu entlassen*"
        planned = () if wording.past or wording.state else (stance.plans,)
        traced = any(hit.start <= place < hit.end for hit in sentence.find(stance.outcomes))
        denied = traced or passage.hits(stance.negators, (number,))
        if not denied and not any(passage.hits(table, scope) for table in (*told, *said, *planned)):
            return (passage.effect(NAME, EffectKind.WEAKEN, PhraseHit(place, place + 1, NAME)),)
    return ()
