"""Roles: who did what to whom. The same words with actor and object exchanged say something else."""

from __future__ import annotations

from itertools import pairwise

from factcheck.match.alignment import TermMatch
from factcheck.match.terms import FULL, TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.speakers import inside_quotation
from factcheck.text.attributes import ADJECTIVE_ENDINGS, Attribute
from factcheck.text.chunks import NounPhrase, Roles
from factcheck.text.clauses import ClauseKind

NAME = "roles"
JOINED = 2
"""Words that may stand between two who act together: "und", "and the"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the phrase that acts where the wording has it acted upon, or another one that acts instead.

    Read only where the clause has the wording's own verb: another verb has other roles.
    """
    wording = passage.alignment.wording
    borne = _attribute_of_other(passage)
    if borne:
        return borne
    if passage.attribute is not None:
        return _of_noun(passage, passage.attribute)
    lone = _without_partner(passage)
    if lone:
        return lone
    owned = _only_speaks(passage) or _owned_by_other(passage) or _had_by_other(passage) or _part_acts(passage)
    if owned:
        return owned
    if len(passage.focus_clauses) != 1 or wording.roles is None or not _same_predicate(passage):
        return ()
    other = _has_other_subject(passage)
    if other is not None:
        return (_effect(passage, other, EffectKind.SILENCE, "other-actor"),)
    ordered = not passage.sentence.pack.lexicon.infinitive_endings
    if (ordered and not _is_verb_here(passage)) or _is_noun_here(passage):
        return ()
    here = passage.sentence.roles[passage.focus_clauses[0]]
    if ordered and _is_controlled(passage, here):
        here = Roles(here.patient, None, passive=False)
    said = wording.roles
    if ordered and _is_state(passage, said, here):
        return ()
    if ordered and here.agent is not None and passage.sentence.lower[here.agent.head] in passage.stance.plans:
        return ()  # "there were no *plans* to ban it"
    agents = _terms_of(passage, said.agent)
    patients = _terms_of(passage, said.patient)
    patients = tuple(m for m in patients if not _is_within_focus(passage, m))
    if ordered and _is_beside(passage, agents, here):
        return (_effect(passage, here.agent, EffectKind.SILENCE, "other-actor"),) if here.agent else ()
    swapped = _met_in(agents, here.patient) or _met_in(patients, here.agent)
    straight = _met_within(agents, here.agent) or _met_within(patients, here.patient)
    straight = straight or _is_ergative(passage, said, here)
    if swapped and not straight:
        phrase = here.patient if _met_in(agents, here.patient) else here.agent
        return (_effect(passage, phrase, EffectKind.SILENCE),) if phrase else ()
    if here.agent is not None and here.passive == said.passive and _exchanged(passage, agents, here.agent):
        return (_effect(passage, here.agent, EffectKind.SILENCE),)
    if here.agent is not None and _is_spoken_about(passage, agents, here.agent):
        return (_effect(passage, here.agent, EffectKind.WEAKEN, "other-actor"),)
    if here.agent is not None and agents and _is_other(passage, agents, here.agent):
        return (_effect(passage, here.agent, EffectKind.SILENCE, "other-actor"),)
    if _in_another_clause(passage, agents, here.agent) or (
        said.passive and here.passive and _in_another_clause(passage, patients, here.patient)
    ):
        phrase = here.patient if here.passive and here.patient else here.agent
        return (_effect(passage, phrase, EffectKind.SILENCE, "other-actor"),) if phrase else ()
    if here.agent is not None and not here.passive and _is_attached(passage, agents, here.agent):
        return (_effect(passage, here.agent, EffectKind.WEAKEN, "other-actor"),)
    if here.agent is not None and said.agent is not None and _lacks_head(passage, said.agent, here.agent):
        return (_effect(passage, here.agent, EffectKind.WEAKEN, "other-actor"),)
    return ()


def _is_within_focus(passage: Passage, match: TermMatch) -> bool:
    """ "*Werks*schließungen": what is acted upon, as a half of the noun that decides."""
    own = {m.position for m in passage.alignment.matches if m.term.predicate and m.term is not match.term}
    return match.how == "compound" and not match.term.predicate and match.position in own


def _is_beside(passage: Passage, agents: tuple[TermMatch, ...], here: Roles) -> bool:
    """ "The *club's* coach was sacked by the league", "written to *Darwin* by a farmer": somebody else acts.

    Whom the wording has act only describes what is acted upon here, or stands behind another preposition.
    """
    sentence, agent = passage.sentence, here.agent
    if agent is None or not agents or _met_within(agents, agent):
        return False
    if not here.passive and not _describes(agents, here.patient):
        return False
    clause = passage.clauses[passage.focus_clauses[0]]
    for match in agents:
        if match.position is None or not clause.start <= match.position < clause.end:
            return False
        phrase = sentence.phrase_at(match.position)
        told = (
            phrase is not None and phrase.preposition and phrase.preposition not in passage.stance.belongings
        )
        if not told and not _describes((match,), here.patient):
            return False
    return True


def _describes(terms: tuple[TermMatch, ...], phrase: NounPhrase | None) -> bool:
    """Whether all terms stand in a phrase before its head: "the *club's* coach"."""
    if phrase is None:
        return False
    return all(m.position is not None and phrase.start <= m.position < phrase.head for m in terms)


def _is_ergative(passage: Passage, said: Roles, here: Roles) -> bool:
    """ "Das Bad wird geschlossen" for "Das Bad schließt": with such verbs who acts is what is acted upon.

    So "the owners closed the pool" stands for "the pool closed".
    """
    ordered = not passage.sentence.pack.lexicon.infinitive_endings
    moved = ordered and not said.passive and not here.passive and said.patient is None
    moved = moved and _met_in(_terms_of(passage, said.agent), here.patient)
    if (said.passive is here.passive and not moved) or not any(
        m.term.predicate for m in passage.alignment.matches
    ):
        return False
    active = here if said.passive else said  # the one without an object
    relations, normalizer = passage.matcher.index.relations, passage.matcher.index.normalizer
    verbs = (normalizer.key(m.met) for m in passage.alignment.matches if m.term.predicate and m.met)
    return active.patient is None and any(map(relations.is_ergative, verbs))


def _is_controlled(passage: Passage, here: Roles) -> bool:
    """ "forced *the governor* to resign": who is forced is the one who resigns."""
    focus, patient = passage.alignment.focus, here.patient
    if patient is None or not focus or patient.end != focus[0] - 1:
        return False
    return passage.sentence.lower[patient.end] in passage.stance.infinitive_markers


def _is_state(passage: Passage, said: Roles, here: Roles) -> bool:
    """ "Vapes are *illegal*" for "vapes were banned", "they *lost their lives*" for "they were killed".

    What is said of the subject is a state, or a verb without an object, so nobody acts upon anything.
    """
    matches = [m for m in passage.alignment.matches if m.term.predicate and m.how == "equivalent"]
    if not matches or here.passive or said.patient is None:
        return False
    sentence = passage.sentence
    if not any(sentence.finite[p] for p in passage.alignment.focus):
        return True
    alone = here.patient is None or any(here.patient.head < (match.end or 0) for match in matches)
    return alone and _met_in(_terms_of(passage, said.patient), here.agent)


def _exchanged(passage: Passage, agents: tuple[TermMatch, ...], phrase: NounPhrase) -> bool:
    """ "B bought it from A" for "A bought it from B": whoever acts here stands behind a preposition there."""
    if passage.sentence.pack.lexicon.infinitive_endings or not agents:
        return False  # word order alone shows it
    outside = [m for m in agents if m.position is not None and not phrase.start <= m.position < phrase.end]
    others = tuple(m for m in passage.alignment.matches if m not in agents and m.term.kind is TermKind.ACTOR)
    return len(outside) == len(agents) and _met_in(others, phrase)


def _only_speaks(passage: Passage) -> tuple[Effect, ...]:
    """ "Nobody should be elected chairman, the chancellor said": who speaks isn't the one who is elected."""
    said = passage.alignment.wording.roles
    patients = _terms_of(passage, said.patient if said is not None else None)
    actors = [m for m in patients if m.term.kind is TermKind.ACTOR and m.term.weight >= FULL]
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
    if not speaks or points:
        return ()
    return (Effect("other-actor", EffectKind.WEAKEN, sentence, places[0], places[0] + 1),)


def _part_acts(passage: Passage) -> tuple[Effect, ...]:
    """ "A café on the road reopened": the wording's subject only describes the one that acts here."""
    sentence, said = passage.sentence, passage.alignment.wording.roles
    if sentence.pack.lexicon.infinitive_endings or said is None or len(passage.focus_clauses) != 1:
        return ()
    here = sentence.roles[passage.focus_clauses[0]]
    subject = here.patient if here.passive else here.agent
    wanted = said.patient if said.passive else said.agent
    if (
        subject is None
        or wanted is None
        or subject.pronoun
        or subject.preposition
        or not _is_verb_here(passage)
    ):
        return ()
    if any(position in passage.aligned for position in range(subject.start, subject.end)):
        return ()
    lexicon = sentence.pack.lexicon
    head = sentence.words[subject.head].text
    if head in lexicon.offices or head in lexicon.speakers or _stands_in(passage, subject):
        return ()
    behind = next((p for p in sentence.phrases if p.start == subject.end), None)
    if (
        behind is None
        or behind.start >= min(passage.alignment.focus)
        or not _met_in(_terms_of(passage, wanted), behind)
    ):
        return ()
    return (_effect(passage, subject, EffectKind.WEAKEN, "other-actor"),)


def _owned_by_other(passage: Passage) -> tuple[Effect, ...]:
    """ "B's invasion of A" for "A invaded B": whoever stands before the noun acts, who stands behind it suffers."""
    stance, sentence, said = passage.stance, passage.sentence, passage.alignment.wording.roles
    if said is None or said.passive or sentence.pack.lexicon.infinitive_endings:
        return ()
    agents, patients = _terms_of(passage, said.agent), _terms_of(passage, said.patient)
    for position in passage.alignment.focus:
        mark = next((p for p in range(position - 1, max(0, position - 3), -1) if sentence.lower[p] == "s"), 0)
        owned = mark and sentence.lower[mark] in stance.clitics and not sentence.finite[position]
        if not owned or not any(m.end == mark for m in patients):
            continue
        if any(m.position is not None and m.position > position for m in agents):
            return (Effect(NAME, EffectKind.SILENCE, sentence, mark - 1, position + 1),)
    return ()


def _had_by_other(passage: Passage) -> tuple[Effect, ...]:
    """ "Frauen verfügen über ein Visum" for "Meier hat ein Visum": somebody else has it here."""
    wording = passage.alignment.wording
    if not wording.owned or wording.roles is None or len(passage.focus_clauses) != 1:
        return ()
    number = passage.focus_clauses[0]
    here = passage.sentence.roles[number].agent or _antecedent(passage, number)
    agents = _terms_of(passage, wording.roles.agent)
    if here is None or not agents:
        return ()
    if any(here.start <= p < here.end for p in passage.alignment.focus):
        absent = all(m.position is None for m in agents)  # "obwohl ein *Visum* vorliegt": whose?
        return (_effect(passage, here, EffectKind.WEAKEN, "other-actor"),) if absent else ()
    return (
        (_effect(passage, here, EffectKind.SILENCE, "other-actor"),)
        if _is_other(passage, agents, here)
        else ()
    )


def _antecedent(passage: Passage, number: int) -> NounPhrase | None:
    """ "*Männer*, die ein Visum haben": the phrase right before a relative clause, which its pronoun stands for."""
    clause = passage.clauses[number]
    if clause.kind is not ClauseKind.SUBORDINATE or clause.opener not in passage.stance.relative_pronouns:
        return None
    return next((p for p in passage.sentence.phrases if p.end == clause.start and not p.pronoun), None)


def _in_another_clause(passage: Passage, terms: tuple[TermMatch, ...], phrase: NounPhrase | None) -> bool:
    """ "The wolf was shot by a hunter while the farmer slept": whom the wording names does something else here."""
    if phrase is None or phrase.pronoun or not terms or _stands_in(passage, phrase):
        return False
    if any(position in passage.aligned for position in range(phrase.start, phrase.end)):
        return False
    sentence = passage.sentence
    if {word.key for word in sentence.words[phrase.start : phrase.end]} & {match.term.key for match in terms}:
        return False  # "While exports to A rose, exports to B fell"
    places = [match.position for match in terms if match.position is not None]
    return bool(places) and all(sentence.clause_of(place) not in passage.focus_clauses for place in places)


def _has_other_subject(passage: Passage) -> NounPhrase | None:
    """ "Mit einem Sieg bei Hollern ist *Grevenau* aufgestiegen": who is meant stands behind a preposition only."""
    wording, sentence = passage.alignment.wording, passage.sentence
    here = sentence.roles[passage.focus_clauses[0]].stative
    said = wording.roles.stative if wording.roles is not None else None
    if here is None or said is None or here.pronoun:
        return None
    subject = _terms_of(passage, said)
    if not subject or _met_in(subject, here):
        return None
    phrases = [sentence.phrase_at(m.position) for m in subject if m.position is not None]
    beside = bool(phrases) and all(phrase is not None and phrase.preposition for phrase in phrases)
    return here if beside else None


def _is_spoken_about(passage: Passage, agents: tuple[TermMatch, ...], phrase: NounPhrase) -> bool:
    """ "Trump sagte: „Er rief an“": nobody calls himself "er", so the speaker outside is somebody else."""
    matcher, words = passage.matcher, passage.sentence.words
    if words[phrase.head].lower not in passage.stance.personal_pronouns or not agents:
        return False
    quoted = inside_quotation(matcher, words[phrase.head].span.start)
    return quoted and all(
        match.position is not None and not inside_quotation(matcher, words[match.position].span.start)
        for match in agents
    )


def _is_attached(passage: Passage, agents: tuple[TermMatch, ...], phrase: NounPhrase) -> bool:
    """ "Der Besuch von Kellogg führte zu Gesprächen": the actor only describes what acts here."""
    if phrase.pronoun or _met_within(agents, phrase) or not agents:
        return False
    if _met_in(passage.alignment.matches, phrase):
        return False  # "Der Vertrag von A und B ist fertig" for "A und B sind mit dem Vertrag fertig"
    behind = next((p for p in passage.sentence.phrases if p.start == phrase.end), None)
    return behind is not None and bool(behind.preposition or behind.genitive) and _met_within(agents, behind)


def _lacks_head(passage: Passage, said: NounPhrase, here: NounPhrase) -> bool:
    """ "Trump stärkt" for "Trumps Zölle stärken": a part of the actor acts instead of the whole."""
    if any(here.start <= position < here.end for position in passage.alignment.focus):
        return False  # "Der Austausch läuft weiter" for "tauschen aus": the verb here is another
    terms = _terms_of(passage, said)
    if _means(passage, here, terms):
        return False
    heads = [match for match in terms if match.term.position == said.head]
    return bool(heads) and heads[0].position is None and not here.pronoun


def _without_partner(passage: Passage) -> tuple[Effect, ...]:
    """ "Die USA und Russland sprechen": one of two who act together isn't in the sentence at all."""
    wording = passage.alignment.wording
    actors = [m for m in passage.alignment.matches if m.term.kind is TermKind.ACTOR and m.term.weight >= FULL]
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
    return ()


def _attribute_of_other(passage: Passage) -> tuple[Effect, ...]:
    """ "die gewählte Person": a participle before a noun says something of that noun, not of the actor."""
    words = passage.sentence.words
    if not passage.sentence.pack.lexicon.infinitive_endings or len(passage.alignment.focus) != 1:
        return ()
    position = passage.alignment.focus[0]
    word = words[position]
    normalizer = passage.matcher.index.normalizer
    if not word.text[0].islower() or not word.lower.endswith(ADJECTIVE_ENDINGS):
        return ()
    if passage.sentence.finite[position] and position and words[position - 1].text[0].isupper():
        return ()  # "Die Partei *verpasste* den Einzug"
    bases = (word.lower.removesuffix(ending) for ending in ADJECTIVE_ENDINGS if word.lower.endswith(ending))
    opposed = any(match.position == position for match in passage.alignment.opposites)
    rising = any(m.position == position and m.how == "equivalent" for m in passage.alignment.matches)
    if not opposed and not rising and not any(normalizer.is_participle(base) for base in bases):
        return ()
    noun = _described_by(passage, position)
    said = passage.alignment.wording.roles
    subject = _terms_of(passage, said.agent) if rising and said is not None else ()
    own = noun in passage.aligned and (not subject or any(m.position == noun for m in subject))
    beside = noun + 1 if noun is not None else 0  # "der vergiftete Kremlkritiker *Nawalny*"
    own = own or (beside in passage.aligned and words[beside].text[0].isupper())
    if noun is None or own or words[noun - 1].text[0].isupper() or _describes_subject(passage, position):
        return ()
    return (Effect("other-actor", EffectKind.SILENCE, passage.sentence, noun, noun + 1),)


def _described_by(passage: Passage, position: int) -> int | None:
    """The noun behind an adjective, at most one more adjective between: not "bleibe *in Kraft*"."""
    words, stance = passage.sentence.words, passage.stance
    for place in range(position + 1, min(position + 3, len(words))):
        gap = passage.sentence.article_text[words[place - 1].span.end : words[place].span.start]
        if "," in gap and place == position + 1:
            return None
        if words[place].text[0].isupper():
            return place
        if words[place].lower in stance.prepositions:
            return None
    return None


def _describes_subject(passage: Passage, position: int) -> bool:
    """ "Der Beitritt ist kein *realistisches* Ziel": the noun behind the adjective is the subject itself."""
    sentence, said = passage.sentence, passage.alignment.wording.roles
    number = sentence.clause_of(position)
    clause, here = passage.clauses[number], sentence.roles[number].agent
    verbs = [sentence.lower[p] for p in range(clause.start, clause.end) if sentence.finite[p]]
    copular = bool(verbs) and all(verb in passage.stance.copulas for verb in verbs)
    subject = _terms_of(passage, said.agent) if said is not None else ()
    return copular and _met_within(subject, here)


def _of_noun(passage: Passage, attribute: Attribute) -> tuple[Effect, ...]:
    """ "der vom Gericht kritisierte Meier": the noun is acted upon, and who acts stands in the attribute."""
    said = passage.alignment.wording.roles
    if said is None:
        return ()
    agents, patients = _terms_of(passage, said.agent), _terms_of(passage, said.patient)
    described = _within(patients or agents or passage.alignment.matches, attribute.noun)
    words = range(attribute.start, attribute.end)
    outside = bool(patients) and any(m.position is not None and m.position not in words for m in agents)
    if described and not outside:
        return ()
    swapped = not described and _within(agents, attribute.noun)
    kind, rule = (EffectKind.SILENCE, NAME) if swapped else (EffectKind.WEAKEN, "other-actor")
    return (Effect(rule, kind, passage.sentence, attribute.participle, attribute.noun.stop),)


def _within(terms: tuple[TermMatch, ...], positions: range) -> bool:
    return any(match.position in positions for match in terms)


def _is_verb_here(passage: Passage) -> bool:
    """Whether the predicate is met by a verb: a noun or a participle has no roles that word order shows."""
    sentence = passage.sentence
    markers = passage.stance.infinitive_markers
    clause = passage.clauses[passage.focus_clauses[0]]
    verbs = [sentence.lower[p] for p in range(clause.start, clause.end) if sentence.finite[p]]
    if verbs and all(verb in passage.stance.finite_auxiliaries for verb in verbs):
        return True  # "is illegal"
    return any(
        sentence.finite[p] or (p and sentence.lower[p - 1] in markers) for p in passage.alignment.focus
    )


def _is_noun_here(passage: Passage) -> bool:
    """ "erlebte Angriffe" for "greift an", "höhere Preise" for "steigen": the roles here are of another verb."""
    sentence = passage.sentence
    words = sentence.words
    focus = passage.alignment.focus
    nouns = all(sentence.is_noun(position) for position in focus)
    adjectives = sentence.pack.lexicon.infinitive_endings and all(
        not sentence.finite[p]
        and words[p].lower.endswith(ADJECTIVE_ENDINGS)
        and words[p + 1].text[0].isupper()
        for p in focus
        if p + 1 < len(words)
    )
    verbs = any(m.term.predicate and m.term.text[0].islower() for m in passage.alignment.matches)
    if adjectives and not nouns:
        return verbs and any(m.term.predicate and m.how == "equivalent" for m in passage.alignment.matches)
    return nouns and verbs


def _same_predicate(passage: Passage) -> bool:
    """Whether the passage has the wording's own verb; an adjective ("unrealistisch") goes with any verb."""
    normalizer = passage.matcher.index.normalizer
    said = passage.alignment.wording.words
    ordered = not passage.sentence.pack.lexicon.infinitive_endings  # word order shows the subject of "is" too
    return any(
        match.term.predicate
        and match.position is not None
        and match.how in ("same", "spelling", "equivalent", "lent")
        and (
            ordered
            or normalizer.is_known_root(match.term.key)
            or normalizer.is_known_root(said[match.term.position].key)  # "ruf" in "ruft … an"
            or normalizer.is_participle(match.term.text.lower())
        )
        for match in passage.alignment.matches
    )


def _effect(passage: Passage, phrase: NounPhrase, kind: EffectKind, rule: str = NAME) -> Effect:
    return Effect(rule, kind, passage.sentence, phrase.start, phrase.end)


def _terms_of(passage: Passage, phrase: NounPhrase | None) -> tuple[TermMatch, ...]:
    """The terms of the wording that stand in one of its phrases."""
    if phrase is None or phrase.pronoun:
        return ()
    matches = passage.alignment.matches
    return tuple(match for match in matches if phrase.start <= match.term.position < phrase.end)


def _met_in(terms: tuple[TermMatch, ...], phrase: NounPhrase | None) -> bool:
    """Whether a phrase's head is what the terms were met by."""
    if phrase is None:
        return False
    return any(
        match.position is not None and match.position <= phrase.head < (match.end or match.position + 1)
        for match in terms
    )


def _met_within(terms: tuple[TermMatch, ...], phrase: NounPhrase | None) -> bool:
    """Whether a phrase holds what any of the terms was met by."""
    if phrase is None:
        return False
    return any(m.position is not None and phrase.start <= m.position < phrase.end for m in terms)


def _is_other(passage: Passage, agents: tuple[TermMatch, ...], phrase: NounPhrase) -> bool:
    """Whether somebody else acts here: the actor isn't in the sentence, and the phrase is no stand-in for it."""
    if phrase.pronoun:
        return False
    names = tuple(m for m in agents if m.term.kind is TermKind.ACTOR and m.term.weight >= FULL) or agents
    if any(match.position is not None for match in names):
        return False
    if _means(passage, phrase, agents):
        return False
    positions = range(phrase.start, phrase.end)
    strangers = [p for p in positions if p not in passage.aligned and _is_name(passage, p)]
    if strangers:
        return True
    if any(position in passage.aligned for position in positions):
        return False
    return not _stands_in(passage, phrase)


def _means(passage: Passage, phrase: NounPhrase, terms: tuple[TermMatch, ...]) -> bool:
    """Whether a phrase stands for whom the sentence before names: "Der 61-Jährige" for "Karl Brandner"."""
    keys = frozenset(m.term.key for m in terms if m.term.kind is TermKind.ACTOR and m.term.weight >= FULL)
    return bool(keys) and passage.matcher.antecedents.stands_for(passage.alignment.index, phrase, keys)


def _stands_in(passage: Passage, phrase: NounPhrase) -> bool:
    """ "The company" stands for one named before."""
    lexicon = passage.sentence.pack.lexicon
    head = passage.sentence.words[phrase.head]
    known = head.text in lexicon.offices or head.text in lexicon.speakers
    return phrase.determiner in passage.stance.definites and known


def _is_name(passage: Passage, position: int) -> bool:
    word = passage.sentence.words[position]
    relations = passage.matcher.index.relations
    known = relations.is_known(word.key) or word.lower in passage.sentence.pack.lexicon.function_words
    return word.text[0].isupper() and not known
