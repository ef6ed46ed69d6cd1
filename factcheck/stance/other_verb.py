"""Another verb: "*keep* data safe" for "got data", "fighting *broke out*" for "broke the ceasefire"."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.verb_forms import Form, verb_forms

NAME = "other-verb"


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the verb that does something else with the wording's object, or is another with its particle.

    Read only where word order shows what a verb governs; both only weaken.
    """
    if passage.sentence.pack.lexicon.infinitive_endings or len(passage.focus_clauses) != 1:
        return ()
    place = _governing(passage)
    if place is None:
        place = _with_particle(passage)
    if place is None:
        place = _named_beside(passage)
    if place is None:
        return ()
    return (passage.effect(NAME, EffectKind.WEAKEN, PhraseHit(place, place + 1, NAME)),)


def _governing(passage: Passage) -> int | None:
    """The full verb before an object for which the wording has a verb that says little."""
    alignment, sentence = passage.alignment, passage.sentence
    verb = alignment.wording.object_of
    if verb is None:
        return None
    (number,) = passage.focus_clauses
    clause = passage.clauses[number]
    met = (match.position for match in alignment.matches if match.term.position == verb)
    if any(place is not None and sentence.clause_of(place) == number for place in met):
        return None
    object_at = min(alignment.focus)
    if sentence.finite[object_at]:
        return None
    verbs = [place for place in range(clause.start, object_at) if _is_verb(passage, place)]
    if not verbs or verbs[-1] in passage.aligned or _may_stand(passage, verbs[-1]):
        return None
    words = sentence.words
    between = sentence.article_text[words[verbs[-1]].end : words[object_at].start]
    return None if ":" in between else verbs[-1]  # "Fact *check*: No mercury in vaccine"


def _may_stand(passage: Passage, place: int) -> bool:
    """Whether a verb says as little as the wording's, or is that of another of the claim's wordings."""
    word = passage.sentence.words[place]
    light = passage.matcher.index.relations.tier(word) == 0
    light = light or word.lower in passage.sentence.pack.lexicon.function_words  # "got"
    return light or word.key in passage.alignment.wording.lent or _comes_to_have(passage, place)


def _comes_to_have(passage: Passage, place: int) -> bool:
    """ "was *diagnosed with* flu" for "has flu": after some verbs somebody has what stands behind them."""
    wording, stance = passage.alignment.wording, passage.stance
    has = any(word in stance.possessions for word in wording.lower)
    return has and any(
        hit.start <= place < hit.end for hit in passage.hits(stance.acquisitions, passage.focus_clauses)
    )


def _named_beside(passage: Passage) -> int | None:
    """A noun that looks like the wording's verb, without what that acts upon: "control *orders*" for "orders arrests".

    A noun tells a deed with its object beside it: "the *ban* on smoking", "smoking *bans*".
    """
    alignment, sentence = passage.alignment, passage.sentence
    said = alignment.wording.roles
    deciding = alignment.deciding
    if said is None or said.passive or said.patient is None or len(deciding) != 1:
        return None
    place, patient = deciding[0].position or 0, alignment.terms_in(said.patient)
    if deciding[0].how != "same" or any(m.term.predicate for m in patient) or alignment.wording.told_by_noun:
        return None
    phrase, number = sentence.phrase_at(place), sentence.clause_of(place)
    form = verb_forms(sentence.pack).of(sentence.lower[place])
    if phrase is None or sentence.finite[place] or form not in (Form.BASE, Form.THIRD):
        return None
    if place and sentence.lower[place - 1] in passage.stance.infinitive_markers:
        return None
    beside = any(m.position is not None and sentence.clause_of(m.position) == number for m in patient)
    return None if beside and phrase.head == place else place


def _is_verb(passage: Passage, place: int) -> bool:
    sentence, stance = passage.sentence, passage.stance
    if sentence.lower[place] in stance.finite_auxiliaries:
        return False
    marked = bool(place) and sentence.lower[place - 1] in stance.infinitive_markers
    base = verb_forms(sentence.pack).of(sentence.lower[place]) is Form.BASE
    return sentence.finite[place] or (marked and base)


def _with_particle(passage: Passage) -> int | None:
    """The particle by which a verb is another than the wording's."""
    sentence, particles = passage.sentence, passage.stance.particles
    said = passage.alignment.wording.lower
    for match in passage.alignment.matches:
        if not match.term.predicate or match.position is None or match.how != "same":
            continue
        if not sentence.finite[match.position]:
            continue
        here, there = sentence.lower[match.position + 1 :][:1], said[match.term.position + 1 :][:1]
        if here != there and any(word in particles and word not in said for word in here):
            return match.position + 1
        if (
            here != there
            and any(word in particles for word in there)
            and not set(there) & set(sentence.lower)
        ):
            return match.position
    return None
