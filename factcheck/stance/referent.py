"""Referents inside a sentence: "a cyclist who wasn't selected because *he* had been banned" bans the cyclist."""

from __future__ import annotations

from factcheck.match.terms import LIGHT, TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.prepared import PreparedSentence

NAME = "other-referent"
NOBODY = 1
"""Words before a relative clause, or before the noun that it describes, that may deny it: "*niemanden*, der …"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the pronoun that means somebody else, or the verb that is said of something else: both weaken."""
    if passage.attribute is not None:
        return ()
    return (
        _of_antecedent(passage)
        or _of_nearer(passage)
        or _of_other(passage)
        or _of_nobody(passage)
        or _of_kind(passage)
        or _verb_apart(passage)
        or _of_content(passage)
    )


def _of_content(passage: Passage) -> tuple[Effect, ...]:
    """ "*it* is not clear *whether* the law …" for "the law is clear": said of a whole clause, not of a thing in it."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.roles
    wanted = said.subject if said is not None else None
    if len(passage.focus_clauses) != 1 or wanted is None or wanted.pronoun:
        return ()
    number = passage.focus_clauses[0]
    behind = passage.clauses[number + 1 : number + 2]
    openers = (stance.complementizers, stance.content_openers)
    if not behind or not any(behind[0].opener in table for table in openers):
        return ()
    if behind[0].opener in stance.sentence_relatives:
        return ()  # "…, *was* Teheran bestreitet"
    subject = sentence.roles[number].subject
    if subject is not None and sentence.lower[subject.head] not in stance.expletives:
        return ()
    subjects = [m.position for m in passage.alignment.terms_in(wanted) if m.position is not None]
    if not subjects or any(sentence.clause_of(place) == number for place in subjects):
        return ()
    focus = passage.alignment.focus[0]
    return (Effect(NAME, EffectKind.WEAKEN, sentence, focus, focus + 1),)


def _of_antecedent(passage: Passage) -> tuple[Effect, ...]:
    """A pronoun that depends on a relative clause means whom that clause describes."""
    sentence, stance = passage.sentence, passage.stance
    if len(passage.focus_clauses) != 1:
        return ()
    number = passage.focus_clauses[0]
    governor, here = passage.clauses[number].governor, sentence.roles[number]
    subject = here.subject
    if subject is None or sentence.lower[subject.head] not in stance.personal_pronouns or not governor:
        return ()
    relative = passage.clauses[governor]
    if relative.opener not in stance.relative_pronouns or governor > number:
        return ()
    described = sentence.phrase_until(relative.start)
    if described is None or any(p in passage.aligned for p in range(described.start, described.end)):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, subject.start, subject.end),)


def _of_nearer(passage: Passage) -> tuple[Effect, ...]:
    """ "*Reed* gave up after *he* had been hurt": a pronoun means the person before it, not one of another sentence."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.roles
    wanted = said.subject if said is not None else None
    if len(passage.focus_clauses) != 1 or wanted is None or wanted.pronoun:
        return ()
    number = passage.focus_clauses[0]
    subject = sentence.roles[number].subject
    pronoun = sentence.lower[subject.head] if subject is not None else ""
    if subject is None or pronoun not in stance.singulars or pronoun in stance.expletives:
        return ()
    named = [m for m in passage.alignment.terms_in(wanted) if m.position not in (None, subject.head)]
    before = [roles.subject for roles in sentence.roles[:number]]
    people = [p for p in before if p is not None and not p.pronoun and _is_person(passage, p)]
    if named or not people:
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, subject.start, subject.end),)


def _is_person(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase names a person: "Mr Reed", or by a name that the article gives in full."""
    sentence = passage.sentence
    words = sentence.words[phrase.start : phrase.end]
    titled = any(word.lower in passage.stance.honorifics for word in words)
    full = passage.matcher.people.get(sentence.words[phrase.head].key, "")
    return titled or (bool(full) and sum(word.text[0].isupper() for word in words) > 1)


def _of_other(passage: Passage) -> tuple[Effect, ...]:
    """ "a local politician who was barred": a relative clause speaks of its noun, not of an actor named before."""
    sentence, stance = passage.sentence, passage.stance
    actors = [m for m in passage.alignment.matches if m.term.named]
    if len(passage.focus_clauses) != 1 or not actors or any(m.position is not None for m in actors):
        return ()
    clause = passage.clauses[passage.focus_clauses[0]]
    opening = sentence.lower[clause.start : clause.start + 2]
    relative = clause.kind is ClauseKind.SUBORDINATE and any(w in stance.relative_pronouns for w in opening)
    if not relative or clause.opener in stance.complementizers:
        return ()
    if any(word in stance.pronouns for word in sentence.lower[clause.start + 1 : clause.end]):
        return ()
    if _names_subject(passage, clause):
        return ()
    before = [phrase for phrase in sentence.phrases if phrase.end <= clause.start]
    described = before[-1] if before else None
    if described is None or described.pronoun:
        return ()
    if described.genitive and passage.aligned & set(range(before[-2].start, before[-2].end)):
        return ()  # "der erste *Kanzler* der Republik, der …"
    words = sentence.words[described.start : described.end]
    offices, speakers = sentence.pack.lexicon.offices, sentence.pack.lexicon.speakers
    titled = any(word.text in offices or word.text in speakers for word in words)
    definite = described.determiner in stance.definites and titled
    if definite or any(p in passage.aligned for p in range(described.start, described.end)):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, described.start, described.end),)


def _names_subject(passage: Passage, clause: Clause) -> bool:
    """ "der Rat, der *die Schließung* beschloss" for "Die Schließung ist beschlossen": the pronoun is another."""
    said = passage.alignment.wording.roles
    subject = said.subject if said is not None else None
    matches = passage.alignment.matches
    heads = [m for m in matches if subject is not None and m.term.position == subject.head]
    return any(
        match.position is not None
        and clause.start <= match.position < clause.end
        and match.term.text[0].isupper()
        and not match.term.predicate
        for match in heads or matches[:1]
    )


def _of_nobody(passage: Passage) -> tuple[Effect, ...]:
    """ "findet *niemanden*, der das will": what a relative clause says of nobody is said of nobody."""
    sentence, stance = passage.sentence, passage.stance
    for number in (*passage.focus_clauses, *passage.governing_clauses):
        clause = passage.clauses[number]
        opening = sentence.lower[clause.start : clause.start + 2]
        relative = any(word in stance.relative_pronouns for word in opening)
        if clause.kind is not ClauseKind.SUBORDINATE or not relative or not clause.start:
            continue
        if clause.opener in stance.complementizers and sentence.pack.lexicon.infinitive_endings:
            continue
        before_it = sentence.lower[clause.start - 1]
        if before_it in stance.evidence_nouns or before_it in stance.reporting_nouns:
            continue  # "no *evidence* that it fell": lacking evidence is read by its own rule
        described = _described(sentence, clause.start)
        start = clause.start if described is None else described.start
        before = range(max(0, start - NOBODY), clause.start)
        hits = [hit for hit in sentence.find(stance.negators) if hit.start in before]
        for hit in hits:
            plain = hit.end == clause.start or sentence.lower[hit.start] in stance.indefinites
            if plain and not sentence.is_shielded(hit.start) and not passage.covers_wording(hit):
                return (passage.effect(NAME, EffectKind.SILENCE, hit),)
    return ()


def _described(sentence: PreparedSentence, place: int) -> NounPhrase | None:
    """The phrase right before a relative clause, or what that belongs to: "*kein Zeuge* in Brandow, der …"."""
    ending = {phrase.end: phrase for phrase in sentence.phrases}
    phrase = ending.get(place)
    while phrase is not None and phrase.preposition and phrase.start in ending:
        phrase = ending[phrase.start]
    return phrase


def _of_kind(passage: Passage) -> tuple[Effect, ...]:
    """ "obwohl *der neue* schon im Amt ist": an adjective without its noun means another one of the kind."""
    sentence = passage.sentence
    if not sentence.pack.lexicon.infinitive_endings or len(passage.focus_clauses) != 1:
        return ()
    clause = passage.clauses[passage.focus_clauses[0]]
    said = passage.alignment.wording.roles
    subject = said.subject if said is not None else None
    if subject is None or any(
        m.position is not None and clause.start <= m.position < clause.end
        for m in passage.alignment.matches
        if subject.start <= m.term.position < subject.end
    ):
        return ()
    for place in range(clause.start, clause.end - 2):
        opens = place == clause.start and clause.kind is not ClauseKind.MAIN  # a relative pronoun
        if not opens and _is_without_noun(sentence, place, clause.end):
            return (Effect(NAME, EffectKind.WEAKEN, sentence, place, place + 2),)
    return ()


def _is_without_noun(sentence: PreparedSentence, place: int, end: int) -> bool:
    """Whether an article and an adjective have no noun behind them: "*das neue* gilt schon"."""
    lexicon, stance = sentence.pack.lexicon, sentence.pack.stance
    adjective = sentence.words[place + 1]
    if sentence.lower[place] not in stance.nominatives:
        return False
    inflected = adjective.text[0].islower() and adjective.lower.endswith("e")
    if not inflected or adjective.lower in lexicon.function_words or adjective.lower in lexicon.light_words:
        return False
    verb = next((p for p in range(place + 1, end) if sentence.finite[p]), end)
    behind = sentence.lower[place + 2]
    adverb = behind in lexicon.function_words and behind not in stance.prepositions
    between = sentence.words[place + 2 : verb]
    return verb > place + 1 and (verb == place + 2 or adverb) and all(w.text[0].islower() for w in between)


def _verb_apart(passage: Passage) -> tuple[Effect, ...]:
    """ "No one at the ministry … when news of the leak came in": the verb stands in a clause of its own.

    Read only for verbs that say little, whose complement decides: "came from the *ministry*".
    """
    sentence, said = passage.sentence, passage.alignment.wording.roles
    if sentence.pack.lexicon.infinitive_endings or said is None or said.agent is None:
        return ()
    deciding = [match.term.position for match in passage.alignment.matches if match.term.predicate]
    for match in passage.alignment.matches:
        light = match.term.kind is TermKind.WORD and match.term.weight <= LIGHT and not match.term.predicate
        verb = light and said.agent.end == match.term.position < min(deciding, default=0)
        if not verb or match.position is None or not sentence.finite[match.position]:
            continue
        number = sentence.clause_of(match.position)
        if (
            number in passage.focus_clauses
            or passage.clauses[number].opener in passage.stance.relative_pronouns
        ):
            continue
        if sentence.roles[number].agent is not None:
            return (Effect(NAME, EffectKind.WEAKEN, sentence, match.position, match.position + 1),)
    return ()
