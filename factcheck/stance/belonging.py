"""Belonging: "*Teile* der Stadt" for "die Stadt", "der *Titel* des Meisters" for "ist Meister".

What the wording speaks of only tells here what another noun is of: "conquered *half* of the town".
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.languages.phrases import PhraseTable
from factcheck.match.alignment import TermMatch
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.role_phrases import is_borne, is_count, is_of_actor, opens_with_gerund
from factcheck.text.chunks import NounPhrase

NAME = "belonging"
APOSTROPHES = ("'", "’")


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the noun of which only a part, a rank or a possession is told; a rank lost denies, all else weakens."""
    if passage.attribute is not None:
        return ()
    return _part(passage) or _rank(passage) or _owned(passage) or _of_somebody(passage) or _set_apart(passage)


def _part(passage: Passage) -> tuple[Effect, ...]:
    """ "hat *Teile* der Stadt erobert" for "hat die Stadt erobert": a part is not the whole."""
    said, stance = passage.alignment.wording, passage.stance
    if said.find(stance.portions) or said.find(stance.some_of) or said.roles is None:
        return ()
    for phrase in (said.roles.patient, said.roles.subject):
        for match in passage.alignment.terms_in(phrase):
            owner = _owner(passage, match)
            if owner is not None and _is_in(passage, owner.head, stance.portions):
                return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, owner.start, owner.end),)
    return ()


def _rank(passage: Passage) -> tuple[Effect, ...]:
    """ "verlor den *Titel* des Meisters" for "ist Meister"; who bears the title is it, who fights for it is not."""
    said, stance = passage.alignment.wording, passage.stance
    if not any(word in stance.copulas for word in said.lower):
        return ()
    for match in passage.alignment.matches:
        if not match.term.predicate or match.term.text[0].islower() == _capitals(passage):
            continue
        owner = _owner(passage, match)
        if owner is None or owner.head in passage.aligned or passage.calls_report_false(owner.head):
            continue
        ranked = _is_in(passage, owner.head, stance.ranks)
        if ranked:
            for hit in passage.hits(stance.losses, passage.focus_clauses):
                return (passage.effect(NAME, EffectKind.DENY, hit),)
        if not ranked or (owner.preposition and owner.preposition not in stance.presuppositions):
            return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, owner.start, owner.end),)
    return ()


def _owned(passage: Passage) -> tuple[Effect, ...]:
    """ "hat *Anträge* der Opposition abgelehnt" for "Die Opposition lehnt Anträge ab": whose they are, no more."""
    said = passage.alignment.wording.roles
    if said is None or said.agent is None or said.patient is None or said.passive:
        return ()
    if passage.alignment.wording.owned:
        return ()  # "hat Schulden": they are *the town's*
    words = passage.alignment.wording.lower[said.patient.start : said.patient.end]
    if any(word in passage.stance.pronouns for word in words):
        return ()  # "zieht *ihre* Anträge zurück"
    heads = [m for m in passage.alignment.matches if m.term.position == said.patient.head]
    for match in passage.alignment.terms_in(said.agent):
        owner = _owner(passage, match)
        if owner is not None and any(m.position == owner.head for m in heads) and not is_borne(passage):
            return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, owner.start, owner.end),)
    return ()


def _of_somebody(passage: Passage) -> tuple[Effect, ...]:
    """ "*Roths* Bruder ist Minister", "eine *Kopie des Gemäldes*" for Roth himself, for the painting: of it, not it.

    Countries and bodies act through who is theirs: "die *Armee* Russlands", "der *Sprecher* des Ministeriums".
    """
    for match in _heads(passage):
        here = passage.sentence.phrase_at(match.position or 0)
        if here is None or _is_denied_of(passage, match):
            continue
        before = (match.position or 0) < here.head
        before = before and (_is_possessive(passage, match) or _is_of_country(passage, match))
        whole = here if before else _owner(passage, match)
        planner = passage.planner
        if planner is not None and planner.start <= (match.position or 0) < planner.end:
            continue
        if whole is None or whole.head in passage.alignment.focus or _tells_predicate(passage, whole.head):
            continue
        if is_borne(passage) and _is_subject(passage, whole):
            continue  # "*Die Botschaft* der USA *stellt den Betrieb ein*"
        if whole.head in passage.idiom_parts and whole.preposition not in passage.stance.agents:
            continue  # "*Der Besuch* der Ministerin *fällt aus*"
        if passage.calls_report_false(whole.head):
            continue
        if any(m.term.predicate and m.position in passage.alignment.focus for m in _covering(passage, whole)):
            continue  # "took *control* of the town"
        if is_of_actor(passage, whole) or is_count(passage, whole):
            continue
        if not _is_person(passage, match) and _acts_for(passage, match, whole):
            continue
        if before and _is_its_own(passage, match, whole):
            continue
        return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, whole.start, whole.end),)
    return _of_whom_aimed_at(passage)


def _of_whom_aimed_at(passage: Passage) -> tuple[Effect, ...]:
    """ "ermittelt gegen *einen Mitarbeiter* Roths" for "ermittelt gegen Roth": aimed at who only belongs to him."""
    said, stance = passage.alignment.wording, passage.stance
    for match in passage.alignment.matches:
        if not _is_person(passage, match) or match.position is None or match.term.predicate:
            continue
        phrase = next((p for p in said.phrases if p.start <= match.term.position < p.end), None)
        if phrase is None or phrase.preposition not in stance.targets:
            continue
        here = passage.sentence.phrase_at(match.position)
        inside = here is not None and match.position < here.head and _is_possessive(passage, match)
        whole = here if inside else _owner(passage, match)
        aimed = whole is not None and whole.preposition in stance.targets
        if whole is None or not aimed or whole.head in passage.aligned:
            continue
        return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, whole.start, whole.end),)
    return ()


def _covering(passage: Passage, whole: NounPhrase) -> Iterator[TermMatch]:
    """The words that met a wording's word together, a phrase's head among them."""
    for match in passage.alignment.matches:
        if match.position is not None and match.position < whole.head < (match.end or 0):
            yield match


def _is_its_own(passage: Passage, match: TermMatch, whole: NounPhrase) -> bool:
    """ "*Orion's phone* hits shelves" for "Orion releases a phone": what the wording's actor acts upon stands alone."""
    said, sentence = passage.alignment.wording.roles, passage.sentence
    if said is None or said.agent is None or said.patient is None or said.passive:
        return False
    if match not in passage.alignment.terms_in(said.agent) or len(passage.focus_clauses) != 1:
        return False
    here = sentence.roles[passage.focus_clauses[0]]
    heads = tuple(m for m in passage.alignment.matches if m.term.position == said.patient.head)
    own = any(
        w in passage.stance.pronouns
        for w in passage.alignment.wording.lower[said.patient.start : said.patient.end]
    )
    if own and any(m.position == whole.head for m in heads):
        return True  # "*Orion's troops* were withdrawn" for "Orion withdrew *its* troops"
    alone = here.subject is not None and here.subject.start == whole.start
    alone = alone and (here.passive or here.patient is None or here.patient.head in passage.aligned)
    return alone and any(m.position == whole.head for m in heads)


def _is_subject(passage: Passage, phrase: NounPhrase) -> bool:
    here = passage.sentence.roles[passage.focus_clauses[0]]
    subject = here.bearer
    return subject is not None and subject.head == phrase.head


def _tells_predicate(passage: Passage, place: int) -> bool:
    """ "die *Sperrung* der Fähre aufgehoben": the noun is what the wording says of it, whatever becomes of it."""
    occurrences = passage.matcher.index.occurrences
    terms = (match.term for match in passage.alignment.matches if match.term.predicate)
    return any(m.position == place for term in terms for m in occurrences(passage.sentence, term.key))


def _is_denied_of(passage: Passage, match: TermMatch) -> bool:
    """ "Ein Sprecher *von Roth* wies zurück, *er* habe …": what somebody's speaker denies in a clause of its own."""
    number = passage.sentence.clause_of(match.position or 0)
    governs = number in passage.governing_clauses and number not in passage.focus_clauses
    return governs and bool(passage.hits(passage.stance.denial_verbs, (number,)))


def _set_apart(passage: Passage) -> tuple[Effect, ...]:
    """ "*Anders als* Roth trat sie zurück" for "Roth trat zurück": he is who did not."""
    sentence = passage.sentence
    hits = (*sentence.find(passage.stance.contrary_openers), *sentence.find(sentence.pack.values.replaced))
    for match in _heads(passage) if hits else ():
        place = match.position or 0
        here = sentence.phrase_at(place)
        if here is None or here.head != place:
            continue
        for hit in hits:
            same = sentence.clause_of(hit.start) == sentence.clause_of(place)
            if same and hit.start < place and here.start <= hit.end:
                return (passage.effect(NAME, EffectKind.WEAKEN, hit),)
    return ()


def _heads(passage: Passage) -> Iterator[TermMatch]:
    """The nouns and names that a wording speaks of, where they are met."""
    said = passage.alignment.wording.roles
    heads = said.heads if said is not None else frozenset()
    for match in passage.alignment.matches:
        plain = match.term.value is None and not match.term.predicate
        places = range(match.term.position, match.term.position + 1)
        if not _capitals(passage):  # "*prime minister*" may be one term
            places = range(match.term.position, match.term.position + len(match.term.text.split()))
        if plain and not heads.isdisjoint(places) and match.position is not None:
            yield match


def _is_person(passage: Passage, match: TermMatch) -> bool:
    """Whether a word names somebody who is no country."""
    named = match.term.named
    return named and match.term.key not in passage.matcher.index.relations.regions


def _is_of_country(passage: Passage, match: TermMatch) -> bool:
    """ "ein *russischer* Tourist" for "Russland": whoever acts is only of the country."""
    said = passage.alignment.wording.roles
    acts = said is not None and said.agent is not None and said.agent.head == match.term.position
    described = passage.sentence.lower[match.position or 0] != match.term.text.lower()
    return acts and described and match.term.key in passage.matcher.index.relations.regions


def _acts_for(passage: Passage, match: TermMatch, whole: NounPhrase) -> bool:
    """ "die *Regierung* Norlands", "in den *Gesprächen* der Parteien": who acts for them, or what they do together."""
    beside = bool(whole.preposition) and whole.preposition not in passage.stance.agents
    head = passage.sentence.words[whole.head]
    if beside or head.lower in passage.stance.organs:
        return True
    country = match.term.key in passage.matcher.index.relations.regions
    return not country and head.text in passage.sentence.pack.titles


def _is_possessive(passage: Passage, match: TermMatch) -> bool:
    """ "*Roths* Bruder", "*Roe's* brother"."""
    place = (match.end or 1) - 1
    if _capitals(passage):
        written = passage.sentence.words[place].text
        if passage.sentence.gap_before(place + 1).startswith(APOSTROPHES):
            return True  # "*Franz'* Bruder"
        return written.endswith("s") and not match.term.text.endswith("s")
    return passage.sentence.lower[place + 1 : place + 2] == ("s",)


def _owner(passage: Passage, match: TermMatch) -> NounPhrase | None:
    """The phrase to which the one belongs that holds a met word: "*Teile* der Stadt", "*parts* of the town"."""
    if match.position is None:
        return None
    phrase = passage.sentence.phrase_at(match.position)
    if phrase is None or not (phrase.genitive or phrase.preposition in passage.stance.belongings):
        return None
    if phrase.preposition and phrase.start in passage.idiom_parts:
        return None  # "hat sich mit sofortiger Wirkung *von* Roth *getrennt*"
    if _acts(passage, phrase) or opens_with_gerund(passage, phrase):
        return None
    owner = passage.sentence.phrase_until(phrase.start)
    return None if owner is None or owner.pronoun else owner


def _acts(passage: Passage, phrase: NounPhrase) -> bool:
    """ "wurde der Auftrag *vom Bezirk* genehmigt": who acts in a passive; a bare name may as well be whose it is."""
    sentence, said = passage.sentence, passage.alignment.wording.roles
    here = sentence.roles[sentence.clause_of(phrase.head)]
    if not here.passive or here.agent is None or here.agent.start != phrase.start:
        return False
    same = said is not None and said.passive and said.agent is not None
    return same or passage.matcher.index.relations.is_known(sentence.words[phrase.head].key)


def _is_in(passage: Passage, place: int, table: PhraseTable) -> bool:
    return any(hit.start <= place < hit.end for hit in passage.sentence.find(table))


def _capitals(passage: Passage) -> bool:
    return bool(passage.sentence.pack.lexicon.infinitive_endings)
