"""Who acts in a clause and who is acted upon: read from case in German, from word order in English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.languages.pack import LanguagePack
from factcheck.text.attributes import PLURAL_ENDINGS
from factcheck.text.chunks import ABBREVIATION, NounPhrase, noun_phrases
from factcheck.text.clauses import Clause, ClauseKind, behind_opener
from factcheck.text.genders import is_surname
from factcheck.text.verb_forms import Form, verb_forms
from factcheck.text.words import Normalizer, Word

LED_ON = ("", " to be", " to have")
"""What follows an English participle that leaves open what somebody did: "is understood *to have* left"."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The phrase that acts and the phrase that is acted upon, as far as they can be read."""

    agent: NounPhrase | None
    patient: NounPhrase | None
    passive: bool
    stative: NounPhrase | None = None
    """The subject of a participle with "sein", which may act or be acted upon: "war gekommen", "war eingeladen"."""

    @property
    def heads(self) -> frozenset[int]:
        """Where the nouns and names stand that a clause speaks of."""
        phrases = (self.agent, self.patient, self.stative)
        return frozenset(phrase.head for phrase in phrases if phrase is not None)

    @property
    def subject(self) -> NounPhrase | None:
        """What the clause speaks of: in a passive what is acted upon, else what acts."""
        return self.patient if self.passive else self.agent

    @property
    def bearer(self) -> NounPhrase | None:
        """The subject, be it that of a participle which may act or be acted upon."""
        return self.subject or self.stative


def _roles_in(
    words: Sequence[Word],
    finite: Sequence[bool],
    clause: Clause,
    pack: LanguagePack,
    normalizer: Normalizer,
    *,
    headline: bool = False,
    text: str = "",
) -> Roles:
    """Return who acts and who is acted upon in a clause.

    Passive: "von"/"durch"/"by" marks the agent. Active: a German determiner that is plainly
    accusative marks the object; otherwise the first phrase is the subject. An infinitive names only
    its object; a relative clause's pronoun stands for one of the two, so nothing is read there.
    """
    stance = pack.stance
    start, end = clause.start, clause.end
    relative = clause.kind is ClauseKind.SUBORDINATE and clause.opener in stance.relative_pronouns
    if relative and clause.opener not in stance.complementizers:
        if pack.lexicon.infinitive_endings:
            return Roles(None, None, False)
        start += 1
        clause = clause._replace(start=start, kind=ClauseKind.MAIN, opener="")
    found = behind_opener(noun_phrases(words, finite, start, end, pack, text), words, (clause,), finite, pack)
    phrases = [
        phrase
        for phrase in found
        if not phrase.genitive
        and not phrase.coordinated
        and not (
            phrase.start and words[phrase.start - 1].lower in stance.coordinators and phrase is not found[0]
        )
    ]
    agents = [
        phrase
        for phrase in phrases
        if phrase.preposition in stance.agents
        and not _is_time(words[phrase.start : phrase.end], pack)
        and not _is_fronted_attribute(phrase, clause, finite, pack)
    ]
    bare = [
        phrase
        for phrase in (_without_score(phrase, words) for phrase in phrases)
        if not phrase.preposition
        and (words[phrase.head].lower not in stance.time_nouns or is_surname(words, phrase.head, pack))
        and not words[phrase.head].text.isdigit()  # "lost *4-0*"
        and not (phrase.end < end and words[phrase.end].lower in stance.source_closers)  # "Berichten zufolge"
    ]
    if clause.kind is ClauseKind.INFINITIVE and pack.lexicon.infinitive_endings:
        return Roles(None, bare[0] if bare else None, False)
    if not pack.lexicon.infinitive_endings:
        return _roles_by_order(words, finite, clause, agents, bare, pack, headline=headline)
    return _roles_by_case(words, finite, clause, agents, bare, pack, normalizer)


def is_plain_relative(clause: Clause, pack: LanguagePack) -> bool:
    """Return whether word order shows who acts in a relative clause: behind "who" and "which", not behind "whose"."""
    stance = pack.stance
    if pack.lexicon.infinitive_endings or clause.opener not in stance.relative_pronouns:
        return False
    return clause.opener not in stance.content_openers or clause.opener in stance.subject_pronouns


def clause_roles(
    words: Sequence[Word],
    finite: Sequence[bool],
    clauses: Sequence[Clause],
    pack: LanguagePack,
    normalizer: Normalizer,
    *,
    headline: bool,
    text: str,
) -> list[Roles]:
    """Return the roles of each clause; two halves of one clause share theirs.

    A `headline` has no full stop, and may leave out a form of "be": "Smuggler arrested".
    """
    found = [
        _roles_in(words, finite, clause, pack, normalizer, headline=headline, text=text) for clause in clauses
    ]
    for number, clause in enumerate(clauses):
        if clause.resumes is None or not pack.lexicon.infinitive_endings:
            continue
        first = clauses[clause.resumes]
        places = [*range(first.start, first.end), *range(clause.start, clause.end)]
        whole = Clause(0, len(places), first.kind, first.opener, None)
        own = _roles_in([words[p] for p in places], [finite[p] for p in places], whole, pack, normalizer)
        phrases = (_moved(p, places) for p in (own.agent, own.patient, own.stative))
        agent, patient, stative = phrases
        found[number] = found[clause.resumes] = Roles(agent, patient, own.passive, stative)
    return found


def _moved(phrase: NounPhrase | None, places: Sequence[int]) -> NounPhrase | None:
    """Return a phrase at the places where its words stand."""
    if phrase is None:
        return None
    start, end, head = places[phrase.start], places[phrase.end - 1] + 1, places[phrase.head]
    return phrase._replace(start=start, end=end, head=head)


def _without_score(phrase: NounPhrase, words: Sequence[Word]) -> NounPhrase:
    """ "beat *Kolben* 4-0": numbers that close a phrase are not what it names."""
    named = [p for p in range(phrase.start, phrase.head) if not words[p].text.isdigit()]
    if not words[phrase.head].text.isdigit() or not named:
        return phrase
    return phrase._replace(head=named[-1], end=named[-1] + 1)


def _is_fronted_attribute(
    phrase: NounPhrase, clause: Clause, finite: Sequence[bool], pack: LanguagePack
) -> bool:
    """ "Im Archiv *von Lindau* wurden Karten gefunden": before a German main clause's verb stands one thing only."""
    if clause.kind is not ClauseKind.MAIN or not pack.lexicon.infinitive_endings:
        return False
    verb = next((p for p in range(clause.start, clause.end) if finite[p]), clause.start)
    return clause.start + 1 < phrase.start and phrase.end <= verb


def _is_time(words: Sequence[Word], pack: LanguagePack) -> bool:
    """ "*von Juli* an", "*by Monday*": since or until when, not by whom."""
    return pack.is_time(words[-1].lower)


def shared_subjects(
    roles: Sequence[Roles],
    words: Sequence[Word],
    finite: Sequence[bool],
    clauses: Sequence[Clause],
    pack: LanguagePack,
) -> tuple[Roles, ...]:
    """Give a clause that opens with "und" and its verb the subject of the main clause before it.

    "*Die Rektorin* führt die Schule und leitet die Kommission": what stands behind the verb is no subject.
    """
    shared: list[Roles] = []
    subject: NounPhrase | None = None
    for clause, own in zip(clauses, roles, strict=True):
        if clause.kind is not ClauseKind.MAIN:
            goes_on = bool(shared) and words[clause.start].lower in pack.stance.coordinators
            goes_on = (
                goes_on
                and clause.kind is ClauseKind.SUBORDINATE
                and clause.opener in pack.stance.subordinators
            )
            shared.append(_of_second_half(own, shared[-1], words, finite, clause, pack) if goes_on else own)
            continue
        verb = clause.start + 1
        joined = clause.start and words[clause.start].lower in pack.stance.coordinators
        if joined and clause.governor is not None and clause.opener in pack.stance.coordinators:
            last = [p for p in range(clause.start, clause.end) if finite[p]] == [clause.end - 1]
            if last and pack.lexicon.infinitive_endings:  # "…, dass er geht *und das Bad schließt*"
                shared.append(_of_second_half(own, shared[-1], words, finite, clause, pack))
                continue
        if joined and verb < clause.end and finite[verb] and pack.lexicon.infinitive_endings:
            behind = own.agent if own.agent is not None and not own.agent.pronoun else own.patient
            own = Roles(own.agent, subject, True) if own.passive else Roles(subject, behind, False)
        shared.append(own)
        subject = own.patient if own.passive else own.agent
    return tuple(shared)


def _of_second_half(
    own: Roles,
    before: Roles,
    words: Sequence[Word],
    finite: Sequence[bool],
    clause: Clause,
    pack: LanguagePack,
) -> Roles:
    """ "Weil *der Rat* zögerte und kein Geld gab": the subject is that of the first half, unless it has one of its own.

    A single phrase that may be subject or object ("und *das Bad* schloss") is read as neither.
    """
    if own.passive or (own.agent is not None and (own.agent.pronoun or own.patient is not None)):
        return own
    if own.agent is None or _disagrees(own.agent, words, finite, clause, pack):
        return Roles(before.subject, own.patient or own.agent, passive=False)
    own_subject = own.agent.determiner in pack.stance.subject_articles
    return own if own_subject else Roles(None, None, passive=False)


def _without_compared(
    phrases: Sequence[NounPhrase], words: Sequence[Word], clause: Clause, pack: LanguagePack
) -> list[NounPhrase]:
    """ "erscheint als *Magazin*" has no object; "Kein *Geringerer* als Falk schrieb es": Falk is the subject."""
    start, comparisons = clause.start, pack.stance.comparisons
    lower = [word.lower for word in words[start : clause.end]]
    if not any(word in comparisons for word in lower):
        return list(phrases)
    hits = pack.stance.not_negations.find(lower)
    first = start + (clause.kind is not ClauseKind.MAIN)  # "*Als* Lüge bezeichnete er …", "*als* er ging"
    compared = [p for p in phrases if p.start - 1 >= first and words[p.start - 1].lower in comparisons]
    others = [p for p in phrases if p not in compared]
    kept = [p for p in others if not any(hit.start <= p.head - start < hit.end for hit in hits)]
    if hits and len(kept) == len(others):
        return list(phrases)
    return [*compared, *kept] if hits else others


def _disagrees(
    phrase: NounPhrase, words: Sequence[Word], finite: Sequence[bool], clause: Clause, pack: LanguagePack
) -> bool:
    """ "64 *Millionen* Euro *kostet* der Umbau", "*Das Haus kauften* die Erben": no subject of such a verb."""
    stance, values = pack.stance, pack.values
    verb = next((words[p].lower for p in range(phrase.start, clause.end) if finite[p]), "")
    plural = verb.endswith("n") or verb in stance.plurals
    if phrase.determiner:
        return plural and phrase.determiner in stance.singulars
    opening = words[max(clause.start, phrase.start - 1) : phrase.start + 1]
    several = any(w.text[0].isdigit() or values.number_words.get(w.lower, 1) > 1 for w in opening)
    place = phrase.head - 1
    adjective = place >= clause.start and (not place or words[place].text[0].islower())
    described = (
        adjective
        and len(words[place].text) > ABBREVIATION
        and words[place].lower.endswith("e")
        and words[place].lower not in stance.determiners
    )
    common = described and words[phrase.head].lower.endswith(PLURAL_ENDINGS)  # "*Gefährliche Stoffe* fand er"
    return bool(verb) and not plural and (several or common)


def _before_object(pronoun: NounPhrase, first: NounPhrase) -> NounPhrase:
    """ "Die Bahn stellt sie ein", "als Diebe sie stahlen": "sie" is the object if a noun stands before it."""
    return first if first.end <= pronoun.start and not first.pronoun else pronoun


def _roles_by_case(
    words: Sequence[Word],
    finite: Sequence[bool],
    clause: Clause,
    agents: Sequence[NounPhrase],
    bare: Sequence[NounPhrase],
    pack: LanguagePack,
    normalizer: Normalizer,
) -> Roles:
    """The subject is what no accusative or dative marks; with "werden" and a participle it is acted upon."""
    stance, start, end = pack.stance, clause.start, clause.end
    bare = _without_compared(bare, words, clause, pack)
    fronted = start + 1 < end and finite[start + 1] and normalizer.may_be_participle(words[start].lower)
    if fronted:  # "*Verurteilt* wurde sie"
        bare = [phrase for phrase in bare if phrase.head != start]
    small = [word for word in words[start:end] if word.text[0].islower()]
    participle = any(
        normalizer.may_be_participle(word.text) and word.lower not in stance.copulas  # "sei nüchtern gewesen"
        for word in small
    )
    passive = any(word.lower in stance.passives for word in small)
    # "abberufen worden": what stands before "worden" is a participle, whatever it looks like
    closed = any(word.lower in stance.passives and word.lower in stance.perfect_infinitives for word in small)
    passive = passive and (
        closed or fronted or any(normalizer.may_be_participle(word.text) for word in small)
    )
    passive = passive and not (not agents and len(bare) > 1 and _is_future(small, pack, normalizer))
    state = (
        (participle or fronted)
        and not passive
        and any(word.lower in stance.copulas for word in words[start:end])
    )
    if _is_headline(words, finite, clause, normalizer) and len(bare) == 1 and not agents:
        return Roles(None, None, False, stative=bare[0])
    if state and not agents:
        return Roles(None, None, False, stative=bare[0] if bare else None)
    if passive:
        return Roles(agents[0] if agents else None, bare[0] if bare else None, True)
    given = [word for word in small if word.lower not in stance.recipient_passives]
    if bare and len(given) < len(small) and any(normalizer.may_be_participle(word.text) for word in given):
        return Roles(agents[0] if agents else None, bare[0], True)
    objects = [p for p in bare if p.determiner in stance.accusatives or p.determiner in stance.datives]
    subjects = [p for p in bare if p not in objects]
    if len(subjects) > 1:  # "*Eine Million Euro* hat der Verein bekommen"
        subjects = sorted(subjects, key=lambda phrase: _is_amount(words, phrase, pack))
    if len(subjects) > 1 and _disagrees(subjects[0], words, finite, clause, pack):
        verb = finite.index(True, subjects[0].start)
        subjects = sorted(subjects, key=lambda phrase: phrase.start < verb)
    agent = next((p for p in subjects if p.pronoun), subjects[0] if subjects else None)
    if (
        agent is not None
        and words[agent.start].lower in stance.either_pronouns
        and not _is_impersonal(agent, words, finite, clause, pack, normalizer)
    ):
        agent = _before_object(agent, subjects[0])
    patients = [p for p in objects if p.determiner in stance.accusatives]
    patients += [p for p in subjects if p is not agent]
    return Roles(agent, patients[0] if patients else None, False)


def _is_impersonal(
    pronoun: NounPhrase,
    words: Sequence[Word],
    finite: Sequence[bool],
    clause: Clause,
    pack: LanguagePack,
    normalizer: Normalizer,
) -> bool:
    """ "Hinweise *gibt es* nicht": the subject is "es", wherever it stands."""
    verbs = (words[p].lower for p in range(clause.start, clause.end) if finite[p])
    verb = next(verbs, "")
    if not verb or words[pronoun.start].lower not in pack.stance.expletives:
        return False
    return normalizer.key(verb) in map(normalizer.key, pack.lexicon.impersonal_verbs)


def _is_amount(words: Sequence[Word], phrase: NounPhrase, pack: LanguagePack) -> bool:
    """Whether a phrase tells a sum or a measure: "eine *Million* Euro"."""
    counted = any(
        w.text[0].isdigit() or w.lower in pack.values.magnitudes for w in words[phrase.start : phrase.head]
    )
    counted = counted and not words[phrase.head - 1].joined  # "der *61-Jährige*"
    return counted and pack.values.unit_of(words[phrase.head].lower) is not None


def _is_headline(
    words: Sequence[Word], finite: Sequence[bool], clause: Clause, normalizer: Normalizer
) -> bool:
    """ "Unternehmer in Celle *verhaftet*": a lone verb that may be a participle closes a clause, and has no object."""
    last, verbs = clause.end - 1, [p for p in range(clause.start, clause.end) if finite[p]]
    lone = clause.kind is ClauseKind.MAIN and verbs in ([last], []) and last > clause.start
    lone = lone and words[last].text[0].islower()
    return lone and normalizer.may_be_participle(words[last].text)


def _is_future(small: Sequence[Word], pack: LanguagePack, normalizer: Normalizer) -> bool:
    """Whether "wird" may go with an infinitive that looks like a participle: "*wird* den Trainer *entlassen*"."""
    auxiliaries = [word.lower for word in small if word.lower in pack.stance.passives]
    plain = any(normalizer.is_participle(word.text) for word in small)
    return not plain and all(word in pack.stance.futures for word in auxiliaries)


def _roles_by_order(
    words: Sequence[Word],
    finite: Sequence[bool],
    clause: Clause,
    agents: Sequence[NounPhrase],
    bare: Sequence[NounPhrase],
    pack: LanguagePack,
    *,
    headline: bool,
) -> Roles:
    """Subject, verb, object in this order; in the passive the subject is acted upon, and "by" names who acts."""
    verbs = [i for i in range(clause.start, clause.end) if finite[i] or _is_marked(i, words, pack)]
    verb = verbs[0] if verbs else clause.end
    before = [phrase for phrase in bare if phrase.start < verb]
    behind = [phrase for phrase in bare if phrase.start >= verb]
    if not before and len(verbs) > 1 and words[verb].lower in pack.stance.finite_auxiliaries:
        # "Did the mayor take …", "No sooner had they left …": the subject stands within the verb group
        before = [phrase for phrase in behind if phrase.start < verbs[1]]
        behind = [phrase for phrase in behind if phrase.start > verbs[1]]
    subject = before[-1] if before else None
    if _is_passive(words, finite, clause, pack):
        return Roles(agents[0] if agents else None, subject, True)
    if headline and subject is not None and len(verbs) == 1:
        if _is_done_by(words, verb, agents, behind, pack):
            return Roles(agents[0], subject, True)
        content = clause.end < len(words) and words[clause.end].lower in pack.stance.complementizers
        if (
            not content  # "Farmers insisted | that the dam held"
            and not (behind and not _is_post(behind[0], words, pack))
            and _is_headline_passive(words, verb, subject, pack)
        ):
            return Roles(None, None, False)
    return Roles(subject, behind[0] if behind else None, False)


def _is_marked(position: int, words: Sequence[Word], pack: LanguagePack) -> bool:
    """Whether an infinitive begins: "to close"."""
    if position + 1 >= len(words) or words[position].lower not in pack.stance.infinitive_markers:
        return False
    return verb_forms(pack).of(words[position + 1].lower) is Form.BASE


def _is_done_by(
    words: Sequence[Word],
    verb: int,
    agents: Sequence[NounPhrase],
    behind: Sequence[NounPhrase],
    pack: LanguagePack,
) -> bool:
    """ "Fuel subsidies cut *by the state*": a headline's participle, with no object, and who did it."""
    acts = bool(agents) and agents[0].start > verb and not behind
    return acts and verb_forms(pack).may_be_participle(words[verb].lower)


def _is_headline_passive(words: Sequence[Word], verb: int, subject: NounPhrase, pack: LanguagePack) -> bool:
    """ "Smuggler arrested at airport": no article, no object, and a form that may be a participle."""
    if subject.determiner or subject.pronoun or words[verb].lower in pack.stance.reporting_verbs:
        return False
    return verb_forms(pack).of(words[verb].lower) is Form.PAST_OR_PARTICIPLE


def _is_post(phrase: NounPhrase, words: Sequence[Word], pack: LanguagePack) -> bool:
    """ "Roe named *head* of the museum": what somebody becomes is no object."""
    head = words[phrase.head].text
    one = head[0].islower() and not head.endswith("s")
    return one and not phrase.determiner and head in pack.titles


def _is_passive(words: Sequence[Word], finite: Sequence[bool], clause: Clause, pack: LanguagePack) -> bool:
    """Whether a form of "be" governs a participle: "was signed", "has not been signed"."""
    forms = verb_forms(pack)
    verbs = [position for position in range(clause.start, clause.end) if finite[position]]
    return any(
        words[first].lower in pack.stance.passives
        and forms.may_be_participle(words[second].lower)
        and not (_is_marked(second + 1, words, pack) and _opens_infinitive(words[second].lower, pack))
        for first, second in pairwise(verbs)
    )


def _opens_infinitive(participle: str, pack: LanguagePack) -> bool:
    """ "is *said to* own it", "is *set to* close it": the subject is that of the infinitive."""
    tables = (pack.stance.reporting_verbs, pack.stance.opinion_verbs)
    planned = any(
        f"{participle} {marker}" in pack.stance.plans.phrases
        for marker in pack.stance.infinitive_markers.phrases
    )
    distances = pack.stance.distances.phrases
    distanced = any(f"{participle}{rest}" in distances for rest in LED_ON)
    return planned or distanced or any(participle in table for table in tables)
