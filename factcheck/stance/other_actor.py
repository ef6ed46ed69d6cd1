"""Another actor: somebody else does here what the wording says, or whom it names only speaks or describes."""

from __future__ import annotations

from itertools import pairwise

from factcheck.match.alignment import TermMatch
from factcheck.match.terms import LIGHT, TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import (
    antecedent,
    is_count,
    is_other,
    is_verb_here,
    means,
    met_in,
    met_within,
    phrase_effect,
    stands_in,
    terms_of,
)
from factcheck.stance.speaker_phrases import inside_quotation
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import ClauseKind

NAME = "other-actor"
ROLES = "roles"
"""The cue where the two are exchanged."""
COMPLEMENT = 3
"""Words behind a noun's preposition that tell whose or which it is: "the mayor *of the old town*"."""
KIND = 6
"""Letters of a noun for a kind that may close a compound: "Amts*gericht*"."""
JOINED = 2
"""Words that may stand between two who act together: "und", "and the"."""


def of_whom_else(passage: Passage) -> tuple[Effect, ...]:
    """Return where somebody else has, owns or does what the wording says, whatever verb tells it."""
    owned = _owned_by_other(passage) or _had_by_other(passage)
    return _only_speaks(passage) or owned or _part_acts(passage) or _before_infinitive(passage)


def _before_infinitive(passage: Passage) -> tuple[Effect, ...]:
    """ "Der *Bank* gelang es, dem Markt zu schaden" for "Zölle schaden dem Markt": who does it stands before.

    Read only in German, whose infinitives stand in clauses of their own, and where the wording's actor is nowhere.
    """
    sentence, said = passage.sentence, passage.alignment.wording.roles
    if not sentence.pack.lexicon.infinitive_endings or said is None or len(passage.focus_clauses) != 1:
        return ()
    agents = terms_of(passage, said.agent)
    infinitive = passage.clauses[passage.focus_clauses[0]].kind is ClauseKind.INFINITIVE
    if not infinitive or not agents or any(match.position is not None for match in agents):
        return ()
    bare = [p for p in sentence.phrases if not p.preposition]
    bare = [p for p in bare if sentence.clause_of(p.head) in passage.governing_clauses]
    pronouns = [sentence.lower[p.head] for p in bare if p.pronoun]
    dummies = passage.stance.either_pronouns - passage.stance.pronouns  # "*es* gelang"
    pointed = any(word not in dummies for word in pronouns) or _is_blamed(passage)
    named = any(match.term.kind is TermKind.ACTOR for match in agents)
    if pointed or (named and any(stands_in(passage, p) or means(passage, p, agents) for p in bare)):
        return ()
    others = [p for p in bare if not p.pronoun and p.head not in passage.aligned]
    start = passage.clauses[passage.focus_clauses[0]].start
    noun = sentence.phrase_until(start)
    if noun in others and passage.hits(passage.stance.failure_nouns, passage.governing_clauses):
        return ()  # "*die Weigerung*, es zu tun": nobody who does it
    return tuple(phrase_effect(passage, p, EffectKind.WEAKEN, NAME) for p in others[:1])


def _is_blamed(passage: Passage) -> bool:
    """ "warf *ihm* vor, gelogen zu haben": whoever is accused did it."""
    pronouns = passage.stance.pronouns - passage.stance.determiners
    clauses = (passage.clauses[number] for number in passage.governing_clauses)
    blamed = passage.hits(passage.stance.accusing, passage.governing_clauses)
    return bool(blamed) and any(
        w in pronouns for c in clauses for w in passage.sentence.lower[c.start : c.end]
    )


def _only_speaks(passage: Passage) -> tuple[Effect, ...]:
    """ "Nobody should be elected chairman, the chancellor said": who speaks isn't the one who is elected."""
    said = passage.alignment.wording.roles
    patients = terms_of(passage, said.patient if said is not None else None)
    actors = [m for m in patients if m.term.named]
    places = [match.position for match in actors if match.position is not None]
    sentence, stance = passage.sentence, passage.stance
    clauses = {sentence.clause_of(place) for place in places}
    if len(clauses) != 1 or clauses & set(passage.focus_clauses):
        return ()
    (number,) = clauses
    clause = passage.clauses[number]
    speaks = any(clause.start <= hit.start < clause.end for hit in sentence.find(stance.reporting_verbs))
    told = [clause for other, clause in enumerate(passage.clauses) if other != number]
    points = any(word in stance.pronouns for c in told for word in sentence.lower[c.start : c.end])
    # "*Roe*, police said, has been elected": who speaks stands between commas
    verb = next((p for p in range(clause.start, clause.end) if sentence.finite[p]), clause.end)
    set_off = any("," in sentence.gap_before(p) for p in range(max(places) + 1, verb + 1))
    if not speaks or points or set_off:
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, places[0], places[0] + 1),)


def _part_acts(passage: Passage) -> tuple[Effect, ...]:
    """ "A café on the road reopened": the wording's subject only describes the one that acts here."""
    sentence, said = passage.sentence, passage.alignment.wording.roles
    if sentence.pack.lexicon.infinitive_endings or said is None or len(passage.focus_clauses) != 1:
        return ()
    here = sentence.roles[passage.focus_clauses[0]]
    subject = here.subject
    wanted = said.subject
    if (
        subject is None
        or wanted is None
        or subject.pronoun
        or subject.preposition
        or not is_verb_here(passage)
    ):
        return ()
    if any(position in passage.aligned for position in range(subject.start, subject.end)):
        return ()
    head = sentence.words[subject.head].text
    if head in sentence.pack.titles or stands_in(passage, subject) or is_count(passage, subject):
        return ()
    behind = sentence.phrase_from(subject.end)
    if (
        behind is None
        or behind.start >= min(passage.alignment.focus)
        or not met_in(terms_of(passage, wanted), behind)
    ):
        return ()
    return (phrase_effect(passage, subject, EffectKind.WEAKEN, NAME),)


def _owned_by_other(passage: Passage) -> tuple[Effect, ...]:
    """ "B's invasion of A" for "A invaded B": whoever stands before the noun acts, who stands behind it suffers."""
    stance, sentence, said = passage.stance, passage.sentence, passage.alignment.wording.roles
    if said is None or said.passive or sentence.pack.lexicon.infinitive_endings:
        return ()
    agents, patients = terms_of(passage, said.agent), terms_of(passage, said.patient)
    for position in passage.alignment.focus:
        mark = next((p for p in range(position - 1, max(0, position - 3), -1) if sentence.lower[p] == "s"), 0)
        owned = mark and sentence.lower[mark] in stance.clitics and not sentence.finite[position]
        if not owned or not any(m.end == mark for m in patients):
            continue
        if any(m.position is not None and m.position > position for m in agents):
            return (Effect(ROLES, EffectKind.SILENCE, sentence, mark - 1, position + 1),)
    return _done_by_other(passage, agents)


def _done_by_other(passage: Passage, agents: tuple[TermMatch, ...]) -> tuple[Effect, ...]:
    """ "the invasion *of A by B*" for "A invaded B": beside "by" who stands behind "of" is acted upon."""
    sentence, stance = passage.sentence, passage.stance
    for position in passage.alignment.focus:
        phrase = sentence.phrase_at(position)
        if phrase is None or phrase.head != position or sentence.finite[position]:
            continue
        behind = sentence.phrase_from(phrase.end)
        by = sentence.phrase_from(behind.end) if behind is not None else None
        if behind is None or by is None or behind.preposition not in stance.belongings:
            continue
        if by.preposition in stance.agents and met_in(agents, behind):
            return (Effect(ROLES, EffectKind.SILENCE, sentence, behind.start, by.end),)
    return ()


def _had_by_other(passage: Passage) -> tuple[Effect, ...]:
    """ "Frauen verfügen über ein Visum" for "Meier hat ein Visum": somebody else has it here."""
    wording = passage.alignment.wording
    if not wording.owned or wording.roles is None or len(passage.focus_clauses) != 1:
        return ()
    number = passage.focus_clauses[0]
    here = passage.sentence.roles[number].agent or antecedent(passage, passage.clauses[number])
    agents = terms_of(passage, wording.roles.agent)
    if here is None or not agents:
        return ()
    if any(here.start <= p < here.end for p in passage.alignment.focus):
        absent = all(m.position is None for m in agents)  # "obwohl ein *Visum* vorliegt": whose?
        return (phrase_effect(passage, here, EffectKind.WEAKEN, NAME),) if absent else ()
    return (
        (phrase_effect(passage, here, EffectKind.SILENCE, NAME),) if is_other(passage, agents, here) else ()
    )


def without_partner(passage: Passage) -> tuple[Effect, ...]:
    """ "Die USA und Russland sprechen": one of two who act together isn't in the sentence at all."""
    wording = passage.alignment.wording
    actors = [m for m in passage.alignment.matches if m.term.named]
    for one, other in pairwise(actors):
        between = [word.lower for word in wording.words[one.term.position + 1 : other.term.position]]
        joined = len(between) <= JOINED and any(word in passage.stance.coordinators for word in between)
        here = [match for match in (one, other) if match.position is not None]
        if joined and len(here) == 1 and here[0].position is not None:
            return (
                Effect(
                    "partner-missing",
                    EffectKind.WEAKEN,
                    passage.sentence,
                    here[0].position,
                    here[0].position + 1,
                ),
            )
    return _with_other_partner(passage)


def _with_other_partner(passage: Passage) -> tuple[Effect, ...]:
    """ "*Rot und Gelb* haben sich geeinigt, während *Grün* …" for "Rot und Grün": another one stands in its place."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording
    for one, other in pairwise(said.phrases):
        joined = said.lower[one.end : other.start]
        if len(joined) != 1 or joined[0] not in stance.coordinators:
            continue
        for mine, yours in ((one, other), (other, one)):
            here, away = (_named_in(passage, phrase) for phrase in (mine, yours))
            if not here or not away or any(sentence.clause_of(p) in passage.focus_clauses for p in away):
                continue
            own = next((p for p in sentence.phrases if p.start <= here[-1] < p.end), None)
            if own is None or sentence.clause_of(own.head) not in passage.focus_clauses:
                continue
            others = (p for p in sentence.phrases if p is not own and p.head not in here)
            for partner in others:
                between = sentence.lower[min(own.end, partner.end) : max(own.start, partner.start)]
                strange = [p for p in range(partner.start, partner.end) if p not in passage.aligned]
                named = any(sentence.words[p].text[0].isupper() for p in strange)
                if len(between) == 1 and between[0] in stance.coordinators and named:
                    return (phrase_effect(passage, partner, EffectKind.WEAKEN, NAME),)
    return ()


def _named_in(passage: Passage, phrase: NounPhrase) -> list[int]:
    """Where the sentence has the names of one of the wording's phrases, or its head if it has no name."""
    terms = [m for m in passage.alignment.terms_in(phrase) if not m.term.predicate and m.position is not None]
    names = [m for m in terms if m.term.named]
    heads = [m for m in terms if m.term.position == phrase.head]
    return sorted(m.position for m in names or heads or terms if m.position is not None)


def in_another_clause(passage: Passage, terms: tuple[TermMatch, ...], phrase: NounPhrase | None) -> bool:
    """ "The wolf was shot by a hunter while the farmer slept": whom the wording names does something else here."""
    if phrase is None or phrase.pronoun or not terms:
        return False
    ordered = not passage.sentence.pack.lexicon.infinitive_endings
    named = not ordered or any(m.term.kind is TermKind.ACTOR for m in terms)
    other = _is_other_of_kind(passage, terms, phrase)
    if named and not other and stands_in(passage, phrase) and not _is_disjoint(passage, terms, phrase):
        return False  # "*Nordex* rose when the company sold it"; "the *union* fell silent when the company sold it"
    if any(position in passage.aligned for position in range(phrase.start, phrase.end)):
        return False
    sentence = passage.sentence
    if {word.key for word in sentence.words[phrase.start : phrase.end]} & {match.term.key for match in terms}:
        return False  # "While exports to A rose, exports to B fell"
    places = [match.position for match in terms if match.position is not None]
    if any(place < sentence.label_end for place in places):
        return False  # "*Roe* out: the mayor quits"
    return bool(places) and all(sentence.clause_of(place) not in passage.focus_clauses for place in places)


def _is_other_of_kind(passage: Passage, terms: tuple[TermMatch, ...], phrase: NounPhrase) -> bool:
    """ "*das Amtsgericht*" for "das Landgericht": two compounds of one noun, which alone could stand for either.

    And "*die britische* Notenbank" for another bank: a country that does not meet.
    """
    titles, here = passage.sentence.pack.titles, passage.sentence.words[phrase.head].text
    if not passage.sentence.pack.lexicon.infinitive_endings:
        return False
    regions = passage.matcher.index.relations.regions
    texts = passage.sentence.texts[phrase.start : phrase.head]  # "*die britische* Notenbank"
    concepts = passage.matcher.index.relations.concepts(texts).values()
    if any(concept in regions for concept, _ in concepts):
        return passage.aligned.isdisjoint(range(phrase.start, phrase.head))
    said = [match.term.text for match in terms if match.term.text in titles or match.term.text[0].isupper()]
    ends = [title.lower() for title in titles if len(title) >= KIND and here.endswith(title.lower())]
    others = [text.lower() for text in said if text != here]
    return any(end in text and end != text for text in others for end in ends)  # "Bundes*gericht*shof"


def _is_disjoint(passage: Passage, terms: tuple[TermMatch, ...], phrase: NounPhrase) -> bool:
    """ "*The auditor*, which sued *Falkner*, …", "*Falkner* sued *the auditor*, which …": nobody does it to himself.

    Read only where word order shows who does it.
    """
    sentence = passage.sentence
    if sentence.pack.lexicon.infinitive_endings:
        return False
    for number, here in enumerate(sentence.roles):
        if number in passage.focus_clauses or here.agent is None or here.patient is None:
            continue
        for one, other in ((here.agent, here.patient), (here.patient, here.agent)):
            if one.start == phrase.start and met_within(terms, other):
                return True
    return False


def other_subject(passage: Passage) -> NounPhrase | None:
    """ "Mit einem Sieg bei Hollern ist *Grevenau* aufgestiegen": who is meant stands behind a preposition only."""
    wording, sentence = passage.alignment.wording, passage.sentence
    here = sentence.roles[passage.focus_clauses[0]].stative
    said = wording.roles.stative if wording.roles is not None else None
    if here is None or said is None or here.pronoun:
        return None
    subject = terms_of(passage, said)
    if not subject or met_in(subject, here):
        return None
    phrases = [sentence.phrase_at(m.position) for m in subject if m.position is not None]
    beside = bool(phrases) and all(phrase is not None and phrase.preposition for phrase in phrases)
    return here if beside or in_another_clause(passage, subject, here) else None


def is_spoken_about(passage: Passage, agents: tuple[TermMatch, ...], phrase: NounPhrase) -> bool:
    """ "Roth sagte: „Er rief an“": nobody calls himself "er", so the speaker outside is somebody else."""
    matcher, words = passage.matcher, passage.sentence.words
    if words[phrase.head].lower not in passage.stance.personal_pronouns or not agents:
        return False
    quoted = inside_quotation(matcher, words[phrase.head].start)
    return quoted and all(
        match.position is not None and not inside_quotation(matcher, words[match.position].start)
        for match in agents
    )


def is_attached(passage: Passage, agents: tuple[TermMatch, ...], phrase: NounPhrase) -> bool:
    """ "Der Besuch von Brandt führte zu Gesprächen": the actor only describes what acts here."""
    if phrase.pronoun or met_within(agents, phrase) or not agents:
        return False
    if passage.sentence.lower[phrase.head] in passage.stance.organs:
        return False  # "Die *Abgeordneten* des Landtags stimmten zu"
    if met_in(passage.alignment.matches, phrase):
        return False  # "Der Vertrag von A und B ist fertig" for "A und B sind mit dem Vertrag fertig"
    behind = passage.sentence.phrase_from(phrase.end)
    return behind is not None and bool(behind.preposition or behind.genitive) and met_within(agents, behind)


def lacks_head(passage: Passage, said: NounPhrase, here: NounPhrase) -> bool:
    """ "Roth stärkt" for "Roths Regeln stärken": a part of the actor acts instead of the whole."""
    if any(here.start <= position < here.end for position in passage.alignment.focus):
        return False  # "Der Austausch läuft weiter" for "tauschen aus": the verb here is another
    terms = terms_of(passage, said)
    if means(passage, here, terms) or passage.sentence.lower[here.head] in passage.stance.organs:
        return False
    heads = [match for match in terms if match.term.position == said.head]
    if heads and heads[0].how == "context" and _is_shortened(passage, terms, here):
        return False
    return bool(heads) and heads[0].position is None and not here.pronoun


def is_namesake(passage: Passage, said: NounPhrase | None, here: NounPhrase | None) -> bool:
    """ "*The mayor of Almara* sold it, and the mayor of Dunford …", "*the company's bank*, and the company's owner".

    Only what describes it is the same, or only its head, and who is meant is named elsewhere in the sentence.
    """
    sentence, wording = passage.sentence, passage.alignment.wording
    if said is None or here is None or said.pronoun or here.pronoun:
        return False
    if sentence.pack.lexicon.infinitive_endings:
        return False
    joined = sentence.lower[here.start - 1] if here.start else ""
    if joined in passage.stance.negators or joined in passage.stance.coordinators:
        return False  # "neither the mayor of A *nor* the mayor of B"
    places = range(here.start, here.end)
    heads = [m for m in passage.alignment.matches if m.term.position == said.head and m.position is not None]
    behind = sentence.phrase_from(here.end)
    opening = wording.lower[said.end] if said.end < len(wording.lower) else ""
    if heads and here.head not in passage.aligned and all(m.position not in places for m in heads):
        if any(sentence.words[here.head].key == m.term.key for m in heads):
            small = (passage.stance.determiners, passage.stance.prepositions)
            own = [p for p in range(here.start, here.head) if p not in passage.aligned]
            own = [p for p in own if not any(sentence.lower[p] in table for table in small)]
            same = behind is not None and behind.preposition and behind.preposition == opening
            return bool(own or (same and behind is not None and behind.head not in passage.aligned))
        apposed = sentence.phrase_until(here.start)  # "*Jane Roe*, a reporter held in May, …"
        if apposed is not None and any(apposed.start <= (m.position or 0) < apposed.end for m in heads):
            return False
        return any(position in passage.aligned for position in places)
    if _is_twin(passage, said, here):
        return True
    if behind is None or not behind.preposition or behind.preposition != opening or not heads:
        return False
    other = passage.aligned.isdisjoint(range(behind.start, behind.end))
    named = sentence.words[behind.head].text[0].isupper() or behind.determiner not in passage.stance.definites
    told = [m for m in passage.alignment.matches if said.end < m.term.position <= said.end + COMPLEMENT]
    told = [m for m in told if not m.term.predicate and m.term.weight > LIGHT]
    return other and named and bool(told) and all(m.position is not None for m in told[:1])


def _is_twin(passage: Passage, said: NounPhrase, here: NounPhrase) -> bool:
    """ "left the *Liberal Party*" beside "the *Green Party*": the same noun, whose own words stand with another."""
    sentence = passage.sentence
    terms = [m for m in passage.alignment.terms_in(said) if m.term.weight > LIGHT and m.position is not None]
    heads = [m for m in terms if m.term.position == said.head and m.position == here.head]
    others = [m for m in terms if m.term.position != said.head and m.term.value is None]
    if not heads or not others or any(here.start <= (m.position or 0) < here.end for m in others):
        return False
    key = sentence.words[here.head].key
    phrases = [sentence.phrase_at(m.position or 0) for m in others]
    return all(p is not None and p.start != here.start and sentence.words[p.head].key == key for p in phrases)


def _is_shortened(passage: Passage, terms: tuple[TermMatch, ...], here: NounPhrase) -> bool:
    """ "*Die Stadt*" for "die Stadt Hollern": the wording's own noun, definite, whose name was told before."""
    definite = here.determiner in passage.stance.definites and here.end == here.start + 2
    return definite and met_in(terms, here)
