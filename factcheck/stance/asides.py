"""Asides: a denial or failure that stands in a phrase beside what decides ("crashed, *leaving no survivors*").

Read only where word order shows what belongs together.
"""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.infinitives import is_purpose
from factcheck.stance.passage import Passage
from factcheck.text.verb_forms import PASTS, Form, verb_forms

OPENING = 2
"""Words of an inset before what denies in it: "Roe, *still* not 30, won"."""
REACH = 5
"""Words behind a negator that it reaches in its phrase: "with *no* history of *violence*"."""


def denied_aside(passage: Passage, hit: PhraseHit) -> bool:
    """ "jailed *with no chance* of parole", "Roe, *not yet 30*, won": only the phrase of the negator is denied."""
    sentence, focus = passage.sentence, passage.alignment.focus
    if sentence.pack.lexicon.infinitive_endings or not focus:
        return False
    if _is_inset(passage, hit):
        return True
    if any(hit.start <= place < hit.end for place in focus):
        return False
    if passage.aligned.isdisjoint(range(hit.end, _phrase_end(passage, hit))) and (
        _is_led(passage, hit) or _is_behind_gerund(passage, hit)
    ):
        return True
    if not passage.aligned.isdisjoint(range(hit.end, hit.end + REACH)):
        return False
    return _opens_infinitive(passage, hit) or _is_of_noun_before(passage, hit)


def fails_aside(passage: Passage, hit: PhraseHit) -> bool:
    """ "resigned *over the collapse* of the bank", "settled *to avoid* a trial": what decides has no part in it.

    Read only where a verb decides, and behind a preposition that the wording has not itself.
    """
    sentence, focus = passage.sentence, passage.alignment.focus
    if sentence.pack.lexicon.infinitive_endings or not focus or not _is_of_verb(passage):
        return False
    around = range(hit.start, _phrase_end(passage, hit))
    if not passage.aligned.isdisjoint(around):
        return False
    return (
        _is_noun_led(passage, hit)
        or _is_verb_led(passage, hit)
        or _is_participle_apart(passage, hit)
        or any(is_purpose(passage, place) for place in range(max(focus) + 1, hit.start + 1))
    )


def _is_told(passage: Passage, preposition: str) -> bool:
    """Whether the wording has a preposition as often as the sentence: "jailed *for* ten years *for* fabricating it"."""
    own, told = passage.sentence.lower, passage.alignment.wording.lower
    return told.count(preposition) >= own.count(preposition)


def _is_of_verb(passage: Passage) -> bool:
    """Whether a verb decides: "*resigned*", "was *sacked*", not "the *resignation*"."""
    sentence, forms = passage.sentence, verb_forms(passage.sentence.pack)
    places = passage.alignment.focus
    return any(sentence.finite[p] or forms.may_be_participle(sentence.lower[p]) for p in places)


def _is_noun_led(passage: Passage, hit: PhraseHit) -> bool:
    """ "sacked *over the failure* of the merger", "*Amid the collapse* of talks, shares fell"."""
    sentence, focus = passage.sentence, passage.alignment.focus
    phrase = sentence.phrase_at(hit.start)
    if phrase is None or not phrase.preposition or _is_told(passage, phrase.preposition):
        return False
    if max(focus) < phrase.start:
        return True
    return min(focus) >= phrase.end and any(
        "," in sentence.gap_before(p) for p in range(phrase.end, min(focus))
    )


def _is_verb_led(passage: Passage, hit: PhraseHit) -> bool:
    """ "jailed *for fabricating* evidence", "paid damages *for cancelled* flights"."""
    lower, forms, before = passage.sentence.lower, verb_forms(passage.sentence.pack), hit.start - 1
    if before < 0 or lower[before] not in passage.stance.prepositions:
        return False
    if _is_told(passage, lower[before]):
        return False
    return forms.of(lower[hit.start]) is Form.CONTINUOUS or forms.may_be_participle(lower[hit.start])


def _is_participle_apart(passage: Passage, hit: PhraseHit) -> bool:
    """ "*Turned down by banks*, Roe …", "rose, *lifted by* good news", "The court, *citing a lack* of proof, …"."""
    sentence, stance, forms = passage.sentence, passage.stance, verb_forms(passage.sentence.pack)
    bounds = _inset_around(passage, hit)
    if bounds is None:
        return False
    if forms.of(sentence.lower[bounds.start]) is Form.CONTINUOUS:
        return set(passage.alignment.focus).isdisjoint(bounds)
    if bounds.start != hit.start or not forms.may_be_participle(sentence.lower[hit.start]):
        return False
    by = any(sentence.lower[place] in stance.agents for place in bounds)
    return (by or not hit.start) and set(passage.alignment.focus).isdisjoint(bounds)


def _phrase_end(passage: Passage, hit: PhraseHit) -> int:
    """Where the phrase of a negator ends: before a verb, a "to" or a comma, or after a few words."""
    sentence, markers = passage.sentence, passage.stance.infinitive_markers
    end = hit.end
    while end < min(hit.end + REACH, len(sentence.words)) and not sentence.finite[end]:
        if sentence.lower[end] in markers or "," in sentence.gap_before(end):
            break
        end += 1
    return end


def _is_led(passage: Passage, hit: PhraseHit) -> bool:
    """ "stabbed him *for no* reason", unless the wording has such a phrase or it stands before its verb.

    "*In no* village was he seen" is denied as a whole.
    """
    sentence, lower, before = passage.sentence, passage.sentence.lower, hit.start - 1
    if before < 0 or lower[before] not in passage.stance.prepositions:
        return False
    if _is_told(passage, lower[before]):
        return False
    clause = passage.clauses[sentence.clause_of(before)]
    if before > clause.start:
        return True
    verb = next(iter(sentence.verbs_in(clause)), clause.end)
    return any("," in sentence.gap_before(place) for place in range(hit.end, verb + 1))


def _is_behind_gerund(passage: Passage, hit: PhraseHit) -> bool:
    """ "crashed, *leaving no* survivors", not "is *leaving no* survivors"."""
    lower, verb = passage.sentence.lower, hit.start - 1
    if (
        verb < 0
        or verb in passage.aligned
        or verb_forms(passage.sentence.pack).of(lower[verb]) is not Form.CONTINUOUS
    ):
        return False
    return not verb or lower[verb - 1] not in passage.stance.finite_auxiliaries


def _opens_infinitive(passage: Passage, hit: PhraseHit) -> bool:
    """ "left the firm *never to* return", "*Not to* be outdone, Roe won"."""
    behind, focus = passage.sentence.lower[hit.end : hit.end + 1], passage.alignment.focus
    marked = any(word in passage.stance.infinitive_markers for word in behind)
    return marked and hit.end == hit.start + 1 and max(focus) < hit.start


def _is_of_noun_before(passage: Passage, hit: PhraseHit) -> bool:
    """ "won the race *nobody expected*", "married the man her father *never accepted*": it describes the noun."""
    sentence, last = passage.sentence, max(passage.alignment.focus)
    if hit.start <= last + 1 or not any(sentence.finite[: last + 1]):
        return False
    behind = sentence.lower[hit.end] if hit.end < len(sentence.words) else ""
    own = bool(behind) and (sentence.finite[hit.end] or verb_forms(sentence.pack).of(behind) in PASTS)
    own = own and sentence.phrase_until(hit.start) is not None
    return own and not any("," in sentence.gap_before(p) for p in range(last + 1, hit.end))


def _is_inset(passage: Passage, hit: PhraseHit) -> bool:
    """ "Roe, *far from fit*, won", "*Not surprisingly*, Roe won", "… won, *never popular*": it has no verb."""
    focus = passage.alignment.focus
    bounds = _inset_around(passage, hit)
    if bounds is None or hit.start > bounds.start + OPENING:
        return False
    deciding = passage.aligned if hit.phrase in passage.stance.contrast_negators else set(focus)
    return deciding.isdisjoint(range(hit.start, bounds.stop)) and set(focus).isdisjoint(bounds)


def _inset_around(passage: Passage, hit: PhraseHit) -> range | None:
    """The words between commas around a phrase, if they have no verb and what decides stands beside them."""
    sentence, focus = passage.sentence, passage.alignment.focus
    if "," not in sentence.text:
        return None
    start, end = hit.start, hit.end
    while start and "," not in sentence.gap_before(start):
        start -= 1
    while end < len(sentence.words) and "," not in sentence.gap_before(end):
        end += 1
    if any(sentence.finite[place] for place in range(start, end) if not hit.start <= place < hit.end):
        return None
    if start:
        return range(start, end)
    if (
        end - start == hit.end - hit.start
        or end == len(sentence.words)
        or sentence.lower[end] in passage.stance.negators
    ):
        return None
    follows = next((p for p in range(end + 1, len(sentence.words)) if "," in sentence.gap_before(p)), None)
    close = follows is None or min(focus) < follows
    return range(start, end) if close and min(focus) >= end else None
