"""Another holder: "met *the mayor*", "a friend of *the mayor*" for "is the mayor".

What a wording says its subject is must be said of it here: behind "is" or a verb of becoming, as an apposition, or as a
title. Else it is somebody or something else.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.languages.phrases import PhraseHit
from factcheck.match.alignment import TermMatch
from factcheck.match.terms import TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import SELVES, met_within
from factcheck.text.chunks import NounPhrase
from factcheck.text.verb_forms import COMPARATIVE

NAME = "other-holder"
LINK = 2
"""Words before a noun among which a preposition shows that a wording's subject is only with it: "is *in* prison"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the phrase that names what the wording says its subject is, and that isn't said of it; it weakens."""
    noun = _complement(passage)
    phrase = (
        passage.sentence.phrase_at(noun.position) if noun is not None and noun.position is not None else None
    )
    if phrase is None or noun is None:
        return ()
    elsewhere = _is_elsewhere(passage, noun, phrase)
    if not elsewhere and not _ends_with(passage, phrase, (noun.end or 0) - 1):
        return ()
    if elsewhere or _is_compared(passage, phrase):
        return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, phrase.start, phrase.end),)
    if (
        _is_owned(passage, phrase)
        or called_so(passage)
        or _is_said(passage, phrase)
        or (noun.how != "same" and phrase.start == noun.position)
    ):
        return ()  # "is *in poor health*" for "is ill"
    return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, phrase.start, phrase.end),)


def _ends_with(passage: Passage, phrase: NounPhrase, noun: int) -> bool:
    """ "die ärmste *Stadt* Norlands": whether a phrase's last noun stands there, a German name behind it aside."""
    behind = passage.sentence.words[phrase.head].text
    owner = _has_cases(passage) and behind.endswith("s")
    return phrase.head == noun or (owner and phrase.head == noun + 1)


def _is_owned(passage: Passage, phrase: NounPhrase) -> bool:
    """ "a friend *of the mayor*": whether it tells whose something is, which `belonging` reads; not who acts.

    "wurde *vom Richter* befragt", "ist *von der Ministerin* enttäuscht": nothing stands there to be theirs.
    """
    if phrase.genitive or phrase.preposition not in passage.stance.belongings or not _has_cases(passage):
        return phrase.genitive or phrase.preposition in passage.stance.belongings
    return passage.sentence.phrase_until(phrase.start) is not None


def _is_compared(passage: Passage, phrase: NounPhrase) -> bool:
    """ "ist älter *als die Ministerin*", "sieht aus *wie sie*": beside somebody else, not "spricht als Ministerin"."""
    sentence, stance, place = passage.sentence, passage.stance, phrase.start - 1
    clause = passage.clauses[sentence.clause_of(phrase.start)]
    if place <= clause.start or sentence.lower[place] not in stance.comparisons:
        return False
    if sentence.lower[place] not in stance.capacities:
        return True
    before = sentence.words[place - 1].text
    return before.endswith(COMPARATIVE) and before[0].islower()


def _is_elsewhere(passage: Passage, noun: TermMatch, phrase: NounPhrase) -> bool:
    """ "*Sudlands* Präsident Kolb reist nach Norland", "Präsident Kolb *aus Sudland*" for "Präsident von Norland"."""
    sentence, stance, place = passage.sentence, passage.stance, noun.position or 0
    if not _has_cases(passage):
        return False
    wording, near = passage.alignment.wording, range(noun.term.position + 1, noun.term.position + LINK + 1)
    held = (m for m in passage.alignment.matches if m.term.position in near and m.term.kind is TermKind.ACTOR)
    where = next((m for m in held if m.position is not None), None)
    linked = where is not None and any(
        wording.lower[p] in stance.belongings for p in range(noun.term.position + 1, where.term.position)
    )
    if where is None or not linked or phrase.start <= (where.position or 0) <= phrase.end:
        return False
    before, behind = sentence.words[phrase.start], sentence.phrase_from(phrase.end)
    owner = phrase.start < place and before.text[0].isupper() and before.text.endswith("s")
    stranger = behind is not None and behind.preposition in stance.origin_prepositions
    if stranger and behind is not None:
        named = sentence.words[behind.head].text[0].isupper() and not behind.determiner
        return named and passage.aligned.isdisjoint(range(behind.start, behind.end))
    return owner and phrase.start not in passage.aligned


def _has_cases(passage: Passage) -> bool:
    return bool(passage.sentence.pack.lexicon.infinitive_endings)


def called_so(passage: Passage) -> PhraseHit | None:
    """Return the verb by which somebody calls the wording's subject what it says: "*called* Roe a liar"."""
    noun, said, sentence = _complement(passage), passage.alignment.wording.roles, passage.sentence
    if noun is None or noun.position is None or sentence.pack.lexicon.infinitive_endings or said is None:
        return None
    subject = passage.alignment.terms_in(said.subject)
    for hit in passage.hits(passage.stance.namings, passage.focus_clauses):
        beside = sentence.phrase_from(hit.end)
        held = beside is not None and any(m.position in range(beside.start, beside.end) for m in subject)
        if beside is not None and held and beside.end <= noun.position <= beside.end + LINK:
            return hit
    return None


def _complement(passage: Passage) -> TermMatch | None:
    """The noun by which a wording says what its subject is: "is *the mayor*"."""
    wording, stance = passage.alignment.wording, passage.stance
    roles = wording.roles
    said = roles.patient if roles is not None and not roles.passive else None
    if said is None or not wording.state or not any(word in stance.copulas for word in wording.lower):
        return None
    if wording.lower[0] in stance.nobodies:
        return None  # "*there* was a riot" says it of nobody
    nouns = (m for m in passage.alignment.terms_in(said) if m.term.predicate)
    noun = next((m for m in nouns if said.head - m.term.position in (0, int(_has_cases(passage)))), None)
    if noun is None:
        return None
    place = noun.term.position
    linked = any(word in stance.prepositions for word in wording.lower[max(0, place - LINK) : place])
    return None if linked else noun


def _is_said(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether what a phrase names is said of the wording's subject, or of whom a pronoun means."""
    sentence, said = passage.sentence, passage.alignment.wording.roles
    subject = passage.alignment.terms_in(said.subject if said is not None else None)
    places = [m.position for m in subject if m.position is not None]
    if any(phrase.start <= place < phrase.end for place in places):
        return True  # "*Mayor* Dana Roe"
    beside = sentence.phrase_at(places[-1]) if places else None
    clause = passage.clauses[sentence.clause_of(phrase.head)]
    near = range(clause.start, clause.end)
    becoming = [h.start for h in sentence.find(passage.stance.becomings) if h.start in near]
    if becoming and _is_of_object(passage, phrase):
        return False
    if becoming and (_is_passed_over(passage, subject, phrase) or _calls_other(passage, subject)):
        return False
    if becoming and phrase.preposition not in passage.stance.agents:
        full = any(sentence.lower[place] not in passage.stance.passives for place in becoming)
        return full or not phrase.preposition
    if any(phrase.start in (hit.start, hit.end - 1) for hit in sentence.find(passage.stance.identifications)):
        return True  # "Bei dem Fahrer handelt es sich *um einen Arzt*"
    infinitive = any(sentence.lower[p] in passage.stance.copulas for p in range(phrase.start, phrase.head))
    if phrase.preposition and not infinitive and not _is_dated(passage, phrase):  # "claims *to be* the mayor"
        return False
    if beside is not None and not any(
        sentence.finite[min(phrase.end, beside.end) : max(phrase.start, beside.start)]
    ):
        return True
    bare = beside is None or not beside.preposition or beside.coordinated
    return bare and any(sentence.lower[place] in passage.stance.copulas for place in near)


def _is_of_object(passage: Passage, phrase: NounPhrase) -> bool:
    """ "Roe *named Cole minister*", "*called a plumber*" for "Roe is …"; not "called *himself* a plumber"."""
    sentence, stance = passage.sentence, passage.stance
    here = sentence.roles[sentence.clause_of(phrase.head)]
    if not stance.appointings.phrases or here.passive or here.agent is None or here.patient is None:
        return False
    hits = (hit for hit in sentence.find(stance.appointings) if here.agent.end <= hit.start < phrase.head)
    verb = next((hit for hit in hits if sentence.finite[hit.start]), None)
    if (
        verb is None
        or here.patient.start != verb.end
        or any(p in passage.aligned for p in range(verb.start, verb.end))
    ):
        return False
    between = sentence.lower[verb.end : phrase.head]
    return not any(word.endswith(SELVES) for word in between)


def _is_dated(passage: Passage, phrase: NounPhrase) -> bool:
    """ "ist *seit Mai* Ministerin", "war *bis 2019* Minister": the preposition is that of a time."""
    return any(value.start == phrase.start + 1 for value in passage.sentence.values)


def _calls_other(passage: Passage, subject: Sequence[TermMatch]) -> bool:
    """ "*Kolb* nannte Roth einen Lügner": who calls somebody so is not meant; only where nouns have cases."""
    sentence, clauses = passage.sentence, passage.focus_clauses
    if not _has_cases(passage) or len(clauses) != 1 or not passage.hits(passage.stance.namings, clauses):
        return False
    here, clause = sentence.roles[clauses[0]], passage.clauses[clauses[0]]
    himself = any(word in passage.stance.reflexives for word in sentence.lower[clause.start : clause.end])
    agent = here.agent if not here.passive and not himself else None
    return met_within(tuple(subject), agent)


def _is_passed_over(passage: Passage, subject: Sequence[TermMatch], phrase: NounPhrase) -> bool:
    """ "*Bolt* overtook Acme to become the largest": whom the wording names is acted upon by who becomes it."""
    here = passage.sentence.roles[passage.sentence.clause_of(phrase.head)]
    if here.passive or here.agent is None or here.agent.pronoun or here.patient is None:
        return False
    inside = [m.position for m in subject if m.position is not None]
    acted = any(here.patient.start <= place < here.patient.end for place in inside)
    return acted and here.patient.end <= phrase.start and not passage.sentence.pack.lexicon.infinitive_endings
