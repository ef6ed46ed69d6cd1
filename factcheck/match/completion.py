"""What completes an alignment once its words are met: stand-ins for whom the wording names, verbs that others lend.

Each step takes an alignment, or its matches, and returns it with what the sentence tells in another way.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from factcheck.languages.pack import LanguagePack
from factcheck.match.alignment import ACTOR_NEAR, IMPLIED, NEXT, STAND_IN, STATED, Alignment, TermMatch
from factcheck.match.index import LENT, MEASURED, ClaimIndex, Meetings, lent_predicate
from factcheck.match.relations import NOMINALISED
from factcheck.match.stand_ins import Antecedents, is_kind, is_stand_in
from factcheck.match.terms import COMMON, FULL, CompiledWording, TermKind, described_names
from factcheck.text.chunks import NounPhrase
from factcheck.text.prepared import PreparedSentence
from factcheck.text.roles import Roles
from factcheck.text.values import Frame

BETWEEN = 2
"""Small words of a wording between two that belong together: "the mayor *of the* town"."""


def with_titles(matches: list[TermMatch], pack: LanguagePack) -> list[TermMatch]:
    """ "Kolbe" is met with "*Bürgermeister* Kolbe": once told of, a title need not be told again with its name."""
    worth: dict[int, float] = {}
    for title, name in reversed(list(pairwise(matches))):
        place, known = title.term.position, worth.get(name.term.position)
        if name.term.position != place + 1 or title.term.kind is TermKind.VALUE:
            continue
        if name.term.kind is TermKind.ACTOR and is_kind(title.term.text, pack):
            worth[place] = min(name.credit, ACTOR_NEAR)
        elif known is not None and title.term.text[0].islower():
            worth[place] = known  # "the *former* mayor Kolbe"
    return [
        m._replace(credit=max(m.credit, worth[m.term.position]))
        if m.how == "context" and m.term.position in worth and not m.term.predicate
        else m
        for m in matches
    ]


def with_described_names(matches: list[TermMatch], sentence: PreparedSentence) -> list[TermMatch]:
    """ "Velmo schließt das Werk" for "*Der Autobauer* Velmo …": who is named need not be described as well.

    Unless the sentence describes somebody else of that name, or names a place alone ("*in* Kolben").
    """
    named = described_names([match.term for match in matches])
    if not named:
        return matches
    own = {match.position for match in matches}
    alone = {m.term.position for m in matches if _is_named_alone(m, sentence, own)}
    return [
        m._replace(how=IMPLIED, credit=ACTOR_NEAR)
        if m.how == "missing" and named.get(m.term.position) in alone
        else m
        for m in matches
    ]


def _is_named_alone(name: TermMatch, sentence: PreparedSentence, own: Collection[int | None]) -> bool:
    """Whether a full name stands in the sentence without another description: not "*das Kraftwerk* Kolben"."""
    place, stance = name.position, sentence.pack.stance
    if name.term.kind is not TermKind.ACTOR or name.term.weight < FULL or place is None:
        return False
    phrase = sentence.phrase_at(place)
    preposition = phrase.preposition if phrase is not None else ""
    if preposition in stance.inside or preposition in stance.outside:
        return False
    before = next(p for p in range(place - 1, -2, -1) if p not in own)
    return before < 0 or not sentence.is_noun(before)


def with_lent_predicate(
    matches: list[TermMatch], sentence: PreparedSentence, meetings: Meetings, wording: CompiledWording
) -> list[TermMatch]:
    """Let another wording's predicate stand for the wording's own, where the sentence doesn't have that."""
    if all(match.position is not None for match in matches if match.term.predicate):
        return matches
    meeting = lent_predicate(wording, meetings)
    if meeting is None:
        return matches
    met = sentence.words[meeting.position].text
    return [
        TermMatch(match.term, "lent", LENT, meeting.position, meeting.end, met)
        if match.term.predicate
        else match
        for match in matches
    ]


def with_whole_compounds(matches: Sequence[TermMatch]) -> list[TermMatch]:
    """ "*Werksschließungen*" names what "schließt *Werke*" acts upon as much as its verb."""
    parts = {m.position for m in matches if m.how == "part" and not m.term.predicate}
    whole = {m.position for m in matches if m.term.predicate and m.how == "equivalent"} & parts
    return [
        m._replace(how="compound" if m.how == "part" else m.how, credit=max(m.credit, NOMINALISED))
        if m.position is not None and m.position in whole and (m.term.predicate or m.how == "part")
        else m
        for m in matches
    ]


def with_words_together(
    matches: list[TermMatch], sentence: PreparedSentence, wording: CompiledWording, index: ClaimIndex
) -> list[TermMatch]:
    """ "The *Tarn* Foundation sued the *Marlow Foundation*": of two places the one beside the next word counts.

    So "the *mayor* of Brill" is met where "of Brill" stands, and not where another mayor does.
    """
    found = list(matches)
    for number, (one, other) in enumerate(pairwise(matches)):
        first, second = found[number], other
        if not (_is_plain(first) and _is_plain(second)):
            continue
        between = wording.lower[one.term.position + 1 : other.term.position]
        small = len(between) <= BETWEEN and all(w in sentence.pack.lexicon.function_words for w in between)
        if not small or _are_together(first.position, second.position, between, sentence):
            continue
        pair = next(
            (
                (here, there)
                for here in index.occurrences(sentence, one.term.key)
                for there in index.occurrences(sentence, other.term.key)
                if _are_together(here.position, there.position, between, sentence)
            ),
            None,
        )
        if pair is None or not {pair[0].position, pair[1].position} & {first.position, second.position}:
            continue
        for place, meeting in zip((number, number + 1), pair, strict=True):
            met = sentence.words[meeting.position].text
            match = found[place]
            found[place] = TermMatch(
                match.term, meeting.how, meeting.credit, meeting.position, meeting.end, met
            )
    return found


def _is_plain(match: TermMatch) -> bool:
    """Whether a term was met by a single word in the sentence, and is no predicate and no value."""
    one = match.position is not None and (match.end or 0) == match.position + 1
    return one and not match.term.predicate and match.term.value is None and match.how in ("same", "spelling")


def _are_together(
    one: int | None, other: int | None, between: Sequence[str], sentence: PreparedSentence
) -> bool:
    """Whether two places have nothing but certain words between them."""
    if one is None or other is None or one >= other:
        return False
    return list(sentence.lower[one + 1 : other]) == list(between)


def with_measure(
    matches: list[TermMatch], sentence: PreparedSentence, wording: CompiledWording
) -> list[TermMatch]:
    """Let the amount stand for a predicate that only says that there is one: "eine Strafe *von 12 Millionen*".

    What the amount is told of must stand in its clause, so that it is no other thing's amount.
    """
    lacking = [
        m for m in matches if m.term.key in wording.measured and (m.position is None or m.credit < STATED)
    ]
    amount = next(
        (m for m in matches if m.term.value is not None and m.term.value.telling and m.position is not None),
        None,
    )
    if not lacking or amount is None or amount.position is None:
        return matches
    found = next((value for value in sentence.values if value.start == amount.position), None)
    if (
        found is not None
        and amount.term.value is not None
        and Frame.CHANGE in {found.frame, amount.term.value.frame}
    ):
        return matches  # "64 Millionen mehr" is not what something costs
    clause = sentence.clause_of(amount.position)
    told = [m for m in matches if m.term.key in wording.about]
    told = told or [m for m in matches if m.term.kind is TermKind.ACTOR and m.term.weight >= COMMON]
    if not told or not all(
        m.position is not None
        and m.credit >= STATED
        and m.how not in ("opposite", "part")
        and sentence.clause_of(m.position) == clause
        for m in told
    ):
        return matches
    return [
        TermMatch(m.term, "measure", MEASURED, amount.position, amount.end, amount.met) if m in lacking else m
        for m in matches
    ]


def without_later_subject(base: Alignment) -> Alignment:
    """Take from the wording's subject a name that follows, unless the sentence points at it: "*Der Minister* geht"."""
    if all(match.how != NEXT for match in base.matches):
        return base
    said, sentence = base.wording.roles, base.sentence
    wanted = (
        [phrase for phrase in (said.agent, said.patient if said.passive else None) if phrase] if said else []
    )
    clauses = {sentence.clause_of(position) for position in base.focus}
    roles = [sentence.roles[number] for number in clauses]
    here = [each.subject for each in roles]
    pointed = all(phrase is not None and (phrase.pronoun or is_stand_in(sentence, phrase)) for phrase in here)
    matches = []
    for match in base.matches:
        subject = any(phrase.start <= match.term.position < phrase.end for phrase in wanted)
        if match.how == NEXT:
            kept = subject and pointed
            match = match._replace(how="context" if kept else "missing", credit=match.credit * kept)
        matches.append(match)
    return Alignment(base.wording, base.index, sentence, tuple(matches))


def with_actors_of_clause(base: Alignment, index: ClaimIndex) -> Alignment:
    """Move actors named twice into the clause of the predicate: "The firm denied that the *firm* sold it"."""
    sentence = base.sentence
    if all(m.term.kind is not TermKind.ACTOR or m.position is None for m in base.matches):
        return base
    clauses = {sentence.clause_of(position) for position in base.focus}
    if len(clauses) != 1 or len(sentence.clauses) < 2:
        return base
    matches = list(base.matches)
    for number, match in enumerate(matches):
        named = match.term.kind is TermKind.ACTOR and match.position is not None
        if not named or sentence.clause_of(match.position or 0) in clauses:
            continue
        for place in index.occurrences(sentence, match.term.key):
            if place.credit >= match.credit and sentence.clause_of(place.position) in clauses:
                met = " ".join(w.text for w in sentence.words[place.position : place.end])
                matches[number] = TermMatch(
                    match.term, place.how, place.credit, place.position, place.end, met
                )
                break
    return Alignment(base.wording, base.index, sentence, tuple(matches))


def with_stand_in(base: Alignment, antecedents: Antecedents) -> Alignment:
    """Let "Der 61-Jährige", or "sie", as subject meet whom or what the sentences before have as theirs."""
    sentence, said = base.sentence, base.wording.roles
    wanted = said.subject if said is not None else None
    if wanted is None or wanted.pronoun:
        return base
    lacking = [
        match
        for match in base.matches
        if match.how == "context" and wanted.start <= match.term.position < wanted.end
    ]
    clauses = {sentence.clause_of(position) for position in base.focus} if lacking else ()
    if len(clauses) != 1:
        return base
    here = sentence.roles[next(iter(clauses))]
    phrase = here.subject
    if phrase is None:
        return base
    actors = [match for match in lacking if match.term.kind is TermKind.ACTOR]
    keys = frozenset(match.term.key for match in actors if match.term.weight >= FULL)
    if keys and antecedents.stands_for(base.index, phrase, keys):
        found = actors
    elif antecedents.is_pointed_at(base.index, phrase, lacking[-1].term.key):
        found = lacking
    else:
        return base
    met = " ".join(word.text for word in sentence.words[phrase.start : phrase.end])
    matches = tuple(
        TermMatch(match.term, STAND_IN, max(match.credit, ACTOR_NEAR), phrase.head, phrase.head + 1, met)
        if match in found
        else match
        for match in base.matches
    )
    return Alignment(base.wording, base.index, sentence, matches)


def with_usual_agent(base: Alignment) -> Alignment:
    """Let a passive that names nobody imply who does such a thing: "was *arrested*" for "Police arrested him"."""
    sentence, said = base.sentence, base.wording.roles
    agent = said.agent if said is not None and not said.passive else None
    if agent is None or said is None:
        return base
    if base.wording.lower[agent.head] not in sentence.pack.stance.usual_agents:
        return base
    own, acted_upon = base.terms_in(agent), base.terms_in(said.patient)
    if said.patient is None:  # "ermittelt *gegen den Senator*"
        acted_upon = tuple(m for m in base.matches if m not in own and not m.term.predicate)
    if any(m.position is not None or m.how != "missing" or m.term.kind is TermKind.ACTOR for m in own):
        return base
    clauses = {sentence.clause_of(position) for position in base.focus}
    if len(clauses) != 1 or not acted_upon:
        return base
    here = sentence.roles[next(iter(clauses))]
    if any(match.position is None for match in acted_upon):
        return base
    if here.agent is not None and sentence.lower[here.agent.head] in sentence.pack.stance.usual_agents:
        place = here.agent.head  # "the *jury* found him guilty" for the court
        met = sentence.words[place].text
        stand = [TermMatch(m.term, STAND_IN, ACTOR_NEAR, place, place + 1, met) for m in own]
        matches = tuple(stand[own.index(m)] if m in own else m for m in base.matches)
        return Alignment(base.wording, base.index, sentence, matches)
    untold = here.agent is None and (here.passive or here.patient is None)
    told_of = here.agent if not here.passive else None
    if told_of is not None and here.patient is None:  # "*Der Täter* ist auf der Flucht"
        untold = any(m.position is not None and m.position == told_of.head for m in acted_upon)
        untold = untold or told_of.head in base.focus  # "*Durchsuchung* der Wohnung"
    told = here.passive and here.agent is not None  # "was arrested *by the army*"
    if told or not (untold or _acts_itself(acted_upon, here)):
        return base
    matches = tuple(m._replace(how=IMPLIED, credit=ACTOR_NEAR) if m in own else m for m in base.matches)
    return Alignment(base.wording, base.index, sentence, matches)


def _acts_itself(acted_upon: Sequence[TermMatch], here: Roles) -> bool:
    """ "He *evaded arrest*" for "Police arrested him": whom they act upon is the subject, and tells their success."""
    subject = here.subject
    return subject is not None and all(subject.start <= (m.position or 0) < subject.end for m in acted_upon)


def with_taken_up(base: Alignment, antecedents: Antecedents) -> Alignment:
    """Let "das Bauwerk", as subject or object, meet the dam that is the wording's and was told of before."""
    sentence, said = base.sentence, base.wording.roles
    told = [_told_before(base.matches, wanted) for wanted in (said.agent, said.patient)] if said else []
    clauses = {sentence.clause_of(position) for position in base.focus} if any(told) else ()
    if len(clauses) != 1:
        return base
    here = sentence.roles[next(iter(clauses))]
    matches = list(base.matches)
    for lacking, phrase in zip(told, (here.agent, here.patient), strict=True):
        head = matches[lacking[-1]].term if lacking else None
        if head is None or phrase is None:
            continue
        if not antecedents.takes_up(base.index, phrase, head.key, head.text):
            continue
        met = " ".join(word.text for word in sentence.words[phrase.start : phrase.end])
        for n in lacking:
            worth = max(matches[n].credit, ACTOR_NEAR)
            matches[n] = TermMatch(matches[n].term, STAND_IN, worth, phrase.head, phrase.head + 1, met)
    return Alignment(base.wording, base.index, sentence, tuple(matches))


def _told_before(matches: Sequence[TermMatch], wanted: NounPhrase | None) -> list[int]:
    """Return the numbers of the matches of a phrase of the wording, if all of it stands in the context alone."""
    if wanted is None or wanted.pronoun:
        return []
    own = [n for n, m in enumerate(matches) if wanted.start <= m.term.position < wanted.end]
    told = all(matches[n].how == "context" for n in own)
    return own if told and own and not matches[own[-1]].term.predicate else []
