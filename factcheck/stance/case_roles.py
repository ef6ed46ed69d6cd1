"""Roles that German shows by case: whoever acts in the wording stands in the accusative or genitive here."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.match.alignment import TermMatch
from factcheck.match.terms import TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.chunks import NounPhrase

NAME = "other-actor"
BEHIND = 8
"""Words behind a noun of action among which stand who did it and whom it hit."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the phrase that acts here instead of the wording's own actor; only where nouns have cases."""
    if passage.attribute is not None or passage.planner is not None:
        return ()
    exchanged = _aimed_back(passage)
    if exchanged:
        return exchanged
    said = passage.alignment.wording.roles
    if not passage.sentence.pack.lexicon.infinitive_endings or len(passage.focus_clauses) != 1:
        return ()
    struck = _is_struck(passage)
    if struck or not _same_verb(passage):
        return struck or _acts_itself(passage)
    subject = said.agent if said is not None else None
    if subject is None and said is not None and said.passive:
        return ()  # "Der Auftrag wurde erteilt": nobody is said to act
    subject = subject or _first_phrase(passage)
    actor = next((m for m in passage.alignment.matches if subject and m.term.position == subject.head), None)
    if actor is None or actor.position is None:
        return ()
    return _possession_acts(passage, actor) or _owner_acts(passage, actor) or _is_acted_upon(passage, actor)


def _aimed_back(passage: Passage) -> tuple[Effect, ...]:
    """ "Der *Angriff* Ostlands *auf* Norland" for "Norland hat Ostland angegriffen": who did it is exchanged.

    Who owns a noun of action does it; behind "auf" or "gegen" stands whom it is aimed at.
    """
    alignment, wording, sentence = passage.alignment, passage.alignment.wording, passage.sentence
    for match in alignment.matches:
        if match.position is None or not sentence.is_noun(match.position):
            continue
        owners, aims = _sides(sentence.lower, match.position, passage)
        if match.term.predicate and match.term.text[0].islower() and wording.roles is not None:
            phrases = (wording.roles.agent, wording.roles.patient)
            acting, hit = (set(range(p.start, p.end)) if p is not None else set() for p in phrases)
            if wording.roles.passive:
                acting, hit = hit, acting
        else:
            acting, hit = _sides(wording.lower, match.term.position, passage)
        struck = any(m.term.position in acting and m.position in aims for m in alignment.matches)
        strikes = any(m.term.position in hit and m.position in owners for m in alignment.matches)
        if struck and strikes:
            return (Effect("roles", EffectKind.SILENCE, sentence, match.position, match.position + 1),)
    return ()


def _sides(lower: Sequence[str], noun: int, passage: Passage) -> tuple[set[int], set[int]]:
    """The places of who owns a noun of action, and of what it is aimed at, in the words right behind it."""
    stance = passage.stance
    owners: set[int] = set()
    aims: set[int] = set()
    side = owners
    for place in range(noun + 1, min(noun + 1 + BEHIND, len(lower))):
        if lower[place] in stance.agents:
            side = owners
        elif lower[place] in stance.targets and not _tells_where(lower, place, passage):
            side = aims
        elif lower[place] in stance.prepositions or lower[place] in stance.finite_auxiliaries:
            break
        else:
            side.add(place)
    return owners, aims


def _tells_where(lower: Sequence[str], preposition: int, passage: Passage) -> bool:
    """ "Schließung des Bades *in Lindau*", "im Ort": a place, and no direction as "in *die* Stadt" is."""
    stance = passage.stance
    behind = lower[preposition + 1] if preposition + 1 < len(lower) else ""
    leads = behind in stance.determiners and behind not in stance.datives
    return lower[preposition] in stance.inside and not leads


def _is_struck(passage: Passage) -> tuple[Effect, ...]:
    """ "*Gegen den Minister* wurden Vorwürfe erhoben" for "Der Minister erhob Vorwürfe": at him it is aimed."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.roles
    (number,) = passage.focus_clauses
    agent = said.bearer if said is not None and not said.passive else None
    if agent is None or not _is_passive(passage, number):
        return ()
    places = [m.position for m in passage.alignment.terms_in(agent) if m.position is not None]
    phrase = sentence.phrase_at(places[-1]) if places else None
    if phrase is None or not phrase.preposition or sentence.clause_of(phrase.start) != number:
        return ()
    opener, aims = phrase.preposition, stance.targets | stance.aimed_at | stance.pros
    if (
        opener not in aims
        or opener in stance.inside
        or not all(phrase.start <= p < phrase.end for p in places)
    ):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, phrase.start, phrase.end),)


def _is_passive(passage: Passage, number: int) -> bool:
    """Whether a clause is in the passive, be it of nobody: "gegen ihn *wird ermittelt*"."""
    sentence, clause = passage.sentence, passage.clauses[number]
    if sentence.roles[number].passive:
        return True
    auxiliary = any(sentence.lower[place] in passage.stance.passives for place in sentence.verbs_in(clause))
    closing = any(
        passage.matcher.index.normalizer.may_be_participle(sentence.lower[p]) for p in passage.alignment.focus
    )
    return auxiliary and closing


def _same_verb(passage: Passage) -> bool:
    """Whether the wording's own verb decides: another one has other roles."""
    return any(
        m.term.predicate and m.how == "same" and m.position is not None and m.term.text[0].islower()
        for m in passage.alignment.matches
    )


def _acts_itself(passage: Passage) -> tuple[Effect, ...]:
    """ "Die Mitglieder beschlossen" for "Norland wird Mitglied": the predicate's noun acts itself."""
    alignment, said = passage.alignment, passage.alignment.wording.roles
    here = passage.sentence.roles[passage.focus_clauses[0]].agent
    nouns = all(m.term.text[0].isupper() for m in alignment.matches if m.term.predicate)
    if said is None or said.agent is None or here is None or here.pronoun or not nouns:
        return ()
    absent = any(m.term.position == said.agent.head and m.position is None for m in alignment.matches)
    if not absent or not all(here.start <= p < here.end for p in alignment.focus):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, here.start, here.end),)


def _first_phrase(passage: Passage) -> NounPhrase | None:
    """The wording's subject where its roles are not read: "Der Präsident ist gestorben"."""
    wording = passage.alignment.wording
    stance = passage.stance
    if not wording.words or wording.words[0].lower not in stance.nominatives:
        return None
    head = next((p for p, word in enumerate(wording.words) if p and word.text[0].isupper()), None)
    return None if head is None else NounPhrase(0, head + 1, head, wording.words[0].lower, "", False)


def _possession_acts(passage: Passage, actor: TermMatch) -> tuple[Effect, ...]:
    """ "Roths Anwalt unterschrieb" for "Roth unterschrieb": the actor only tells whose the one who acts is."""
    here = passage.sentence.roles[passage.focus_clauses[0]].agent
    if here is None or here.pronoun or actor.end is None or actor.term.text.endswith("s"):
        return ()
    inside = here.start <= (actor.position or 0) < actor.end <= here.head
    name = passage.sentence.words[actor.end - 1]
    if not inside or not name.text.endswith("s") or here.head in passage.aligned:
        return ()
    return (Effect(NAME, EffectKind.SILENCE, passage.sentence, here.start, here.end),)


def _owner_acts(passage: Passage, actor: TermMatch) -> tuple[Effect, ...]:
    """ "Der Vater des Präsidenten ist gestorben" for "Der Präsident ist gestorben"."""
    phrases = passage.sentence.phrases
    place = next((n for n, p in enumerate(phrases) if p.start <= (actor.position or 0) < p.end), 0)
    if not place or not phrases[place].genitive:
        return ()
    owner = phrases[place - 1]
    beside = owner.end == phrases[place].start and not passage.sentence.gap_before(owner.end).strip()
    if owner.pronoun or not beside:
        return ()  # "So heißt *es*, *der Präsident* sei gestorben"
    title = passage.sentence.words[owner.head].text
    speaks = title in passage.sentence.pack.titles  # "der Sprecher des Präsidenten"
    if speaks or owner.preposition or any(p in passage.aligned for p in range(owner.start, owner.end)):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, owner.start, owner.end),)


def _is_acted_upon(passage: Passage, actor: TermMatch) -> tuple[Effect, ...]:
    """ "Die Fahrerin hat … den Radfahrer angefahren", "B exportiert nach A": somebody else acts here."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.roles
    here = sentence.roles[passage.focus_clauses[0]].agent
    if here is None or here.pronoun or here.start <= (actor.position or 0) < here.end:
        return ()
    phrase = sentence.phrase_at(actor.position or 0)
    if phrase is None or sentence.clause_of(phrase.start) not in passage.focus_clauses:
        return ()
    accusative = phrase.determiner in stance.accusatives and not phrase.preposition
    copular = any(word in stance.copulas for word in passage.alignment.wording.lower)
    others = [m for m in passage.alignment.matches if m is not actor and not m.term.predicate]
    others = [m for m in others if not copular or m.term.kind is TermKind.ACTOR]
    same = said is not None and said.passive is sentence.roles[passage.focus_clauses[0]].passive
    exchanged = same and bool(phrase.preposition) and any(m.position == here.head for m in others)
    plain = not any(p in passage.aligned for p in range(here.start, here.end))
    if not exchanged and not (accusative and plain):
        return ()
    return (Effect(NAME, EffectKind.SILENCE, sentence, here.start, here.end),)
