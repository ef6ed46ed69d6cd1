"""Another object: "performs card tricks for patients who wait for an operation" for "performs an operation"."""

from __future__ import annotations

from factcheck.match.alignment import TermMatch
from factcheck.match.terms import LIGHT, TermKind
from factcheck.stance.other_actor import is_namesake
from factcheck.stance.passage import Effect, EffectKind, Passage, preposition_before
from factcheck.stance.role_phrases import means, phrase_effect, stands_in
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import ClauseKind
from factcheck.text.genders import gender_of_noun
from factcheck.text.verb_forms import Form, verb_forms

NAME = "other-object"
SHORTEST_LAST = 5
"""Letters of the shortest last part of a compound that may stand for the whole: "das *Abkommen*"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the object that stands where the wording has its own, which this sentence has elsewhere.

    Read only where word order shows the object, and where the clause has the wording's own verb.
    """
    if passage.attribute is not None:
        return ()
    said = passage.alignment.wording.roles
    instead = _instead(passage) or _before_verb(passage) or _judged(passage)
    instead = instead or _governed(passage)
    instead = instead or _of_support_verb(passage) or _about_other(passage)
    instead = instead or _instead_of_complement(passage) or _other_charge(passage) or _other_deed(passage)
    if instead:
        return instead
    if len(passage.focus_clauses) != 1:
        return ()
    ordered = not passage.sentence.pack.lexicon.infinitive_endings
    if said is None or said.patient is None or not _is_verb(passage):
        return ()
    here = passage.sentence.roles[passage.focus_clauses[0]]
    acted_upon = here.patient
    if acted_upon is None or acted_upon.pronoun or ((said.passive or here.passive) and not ordered):
        return ()
    if _is_anybody(passage, said.patient, acted_upon) or _is_of_verb_before(passage, acted_upon):
        return ()
    matches = passage.alignment.matches
    if here.passive and (stands_in(passage, acted_upon) or means(passage, acted_upon, matches)):
        return ()
    planned = passage.alignment.wording.planned
    if planned and passage.sentence.lower[acted_upon.head] in passage.stance.plans:
        return ()  # "scrapped *plans* for a new phone"
    other = (phrase_effect(passage, acted_upon, EffectKind.WEAKEN, NAME),)
    if here.passive == said.passive and is_namesake(passage, said.patient, acted_upon):
        return other
    if acted_upon.head in passage.aligned or _is_told_with_verb(passage, acted_upon):
        return ()  # "a *second* car park" may share a word with "a second runway"
    objects = passage.alignment.terms_in(said.patient)
    met = [m for m in passage.alignment.heads_of(said.patient) if m.position is not None]
    if not met or any(match.term.predicate for match in objects):
        return ()
    return other if all(_stands_elsewhere(passage, match, acted_upon) for match in met) else ()


def _is_told_with_verb(passage: Passage, patient: NounPhrase) -> bool:
    """ "hat gegen sie *Klage eingereicht*" for "hat sie verklagt": the object is a part of what says the same."""
    words, idioms = passage.sentence.words, passage.matcher.index.relations.idioms
    stands = [m for m in passage.alignment.matches if m.term.predicate and m.how == "equivalent"]
    return any(f"{words[patient.head].key} {words[m.position or 0].key}" in idioms for m in stands)


def _instead(passage: Passage) -> tuple[Effect, ...]:
    """ "Trier sells the old pool" for "Trier sells the theatre": the wording's object is nowhere in the sentence."""
    said = passage.alignment.wording.roles
    if said is None or said.patient is None or len(passage.focus_clauses) != 1 or not _same_verb(passage):
        return ()
    here = passage.sentence.roles[passage.focus_clauses[0]].patient
    told = [m for m in passage.alignment.terms_in(said.patient) if m.term.value is None]
    head = next((m for m in told if m.term.position == said.patient.head), None)
    head = head or next(reversed(told), None)  # "police officers" may be one term
    if here is None or here.pronoun or head is None or head.term.predicate or head.position is not None:
        return ()
    if _is_anybody(passage, said.patient, here):
        return ()
    if any(position in passage.aligned for position in range(here.start, here.end)):
        return ()
    if not passage.alignment.wording.counter and _is_shortened(passage, head.term.text, here):
        return ()
    return (phrase_effect(passage, here, EffectKind.WEAKEN, NAME),)


def _is_shortened(passage: Passage, noun: str, here: NounPhrase) -> bool:
    """ "*das Abkommen*" for "das Rohstoffabkommen": the last part of a German compound, definite."""
    last = passage.sentence.lower[here.head]
    definite = here.determiner in passage.stance.definites and len(last) >= SHORTEST_LAST
    return definite and bool(passage.sentence.pack.lexicon.infinitive_endings) and noun.lower().endswith(last)


def _is_of_verb_before(passage: Passage, patient: NounPhrase) -> bool:
    """ "hat *die Reißleine* gezogen *und* sich getrennt": its object stands before "und"."""
    sentence, focus = passage.sentence, passage.alignment.focus
    if not sentence.pack.lexicon.infinitive_endings or not focus:
        return False
    between = range(patient.end, min(focus))
    joined = next((p for p in between if sentence.lower[p] in passage.stance.coordinators), None)
    if joined is None or joined == patient.end:
        return False
    before = sentence.words[joined - 1]
    return before.text[0].islower() and passage.matcher.index.normalizer.may_be_participle(before.lower)


def _is_anybody(passage: Passage, wanted: NounPhrase, here: NounPhrase) -> bool:
    """ "arrested *the attacker*" for "arrested *a man*": whoever it is may be the man, but no woman."""
    pack, said = passage.sentence.pack, passage.alignment.wording
    noun, other = said.words[wanted.head].text, passage.sentence.words[here.head].text
    if (
        wanted.determiner not in passage.stance.indefinites
        or said.lower[wanted.head] not in passage.stance.anybodies
    ):
        return False
    aged = (
        passage.sentence.words[here.head - 1].text.isdigit()
        or passage.sentence.words[here.start].text.isdigit()
    )
    genders = {gender_of_noun(noun, pack), gender_of_noun(other, pack)} - {None}
    return (other in pack.kinds or aged) and len(genders) < 2


def _of_support_verb(passage: Passage) -> tuple[Effect, ...]:
    """ "gave an *interview* about files" for "gave *files*": the verb has another object here."""
    wording, sentence = passage.alignment.wording, passage.sentence
    matches = {match.term.position: match for match in passage.alignment.matches}
    verb = matches.get(wording.object_of) if wording.object_of is not None else None
    if verb is None or verb.position is None or not sentence.finite[verb.position]:
        return ()
    here = sentence.roles[sentence.clause_of(verb.position)]
    nouns = [m for m in matches.values() if m.term.predicate and m is not verb and m.position is not None]
    if here.passive or here.patient is None or here.patient.pronoun or not nouns:
        return ()
    told = any(place in passage.aligned for place in range(here.patient.start, here.patient.end))
    if told or not all(_stands_elsewhere(passage, match, here.patient) for match in nouns):
        return ()
    return (Effect(NAME, EffectKind.WEAKEN, sentence, here.patient.start, here.patient.end),)


def _judged(passage: Passage) -> tuple[Effect, ...]:
    """ "nannte die *Rückkehr* unrealistisch" for "Der Beitritt ist unrealistisch": something else is judged."""
    said, alignment = passage.alignment.wording.roles, passage.alignment
    if said is None or said.agent is None or said.patient is not None or len(passage.focus_clauses) != 1:
        return ()
    here = passage.sentence.roles[passage.focus_clauses[0]].patient
    if here is None or here.pronoun:
        return ()
    subject = alignment.terms_in(said.agent)
    absent = bool(subject) and all(match.position is None for match in subject)
    judges = passage.hits(passage.stance.opinion_verbs, passage.focus_clauses)
    behind = next((p for p in passage.sentence.phrases if p.start == here.end and p.genitive), here)
    if not absent or not judges or any(p in passage.aligned for p in range(here.start, behind.end)):
        return ()  # "die Wiederherstellung der *Grenzen*" is still about them
    return (phrase_effect(passage, here, EffectKind.WEAKEN, NAME),)


def _governed(passage: Passage) -> tuple[Effect, ...]:
    """ "Geld *von der Stadt*" for "Geld *vom Land*": another noun stands behind the same preposition."""
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.lower
    for match in passage.alignment.matches:
        before = preposition_before(said, match.term.position, stance)
        if match.how != "missing" or match.term.predicate or before is None:
            continue
        listed = [t for t in (stance.belongings, stance.pros, stance.cons) if said[before] in t]
        for phrase in sentence.phrases if listed else ():
            known = any(position in passage.aligned for position in range(phrase.start, phrase.end))
            if phrase.preposition in listed[0] and not known and not _is_beside(passage, phrase):
                return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)
    return ()


def _about_other(passage: Passage) -> tuple[Effect, ...]:
    """ "agreed *on border controls*" for "agreed on fishing rights": another noun right behind the same preposition.

    In German right behind a noun alone: "Einzug *in den Stadtrat*" for "Einzug in den Landtag".
    """
    sentence, stance, said = passage.sentence, passage.stance, passage.alignment.wording.lower
    german = bool(sentence.pack.lexicon.infinitive_endings)
    by_place = {match.term.position: match for match in passage.alignment.matches}
    for match in passage.alignment.matches:
        before = preposition_before(said, match.term.position, stance)
        if match.term.predicate or match.term.value is not None or match.term.weight <= LIGHT:
            continue
        head = by_place.get(before - 1) if before is not None else None
        if before is None or head is None or head.position is None:
            continue
        if german and not (head.term.text[0].isupper() and sentence.words[head.position].text[0].isupper()):
            continue
        number = sentence.clause_of(head.position)
        beside = match.position is not None and sentence.clause_of(match.position) == number
        if (beside and not _is_post(passage, head)) or match.how not in ("missing", "same", "spelling"):
            continue
        end = head.end or head.position + 1
        if any(word in stance.contrast_negators for word in sentence.lower[end : match.position or end]):
            continue  # "began in a shed and *not* in a tank"
        for phrase in sentence.phrases:
            same = (
                phrase.preposition == said[before]
                or {phrase.preposition, said[before]} <= stance.contractions
            )
            here = same and head.position < phrase.start <= end
            if not here or phrase.pronoun or stands_in(passage, phrase) or _is_beside(passage, phrase):
                continue
            if _is_joined(passage, phrase, match):
                continue  # "Trainer *von Larsund und* Halden"
            if passage.aligned.isdisjoint(range(max(phrase.start, end), phrase.end)):
                return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)
    return ()


def _is_joined(passage: Passage, phrase: NounPhrase, match: TermMatch) -> bool:
    """ "von *Larsund und Halden*": whether nothing but "und" stands between a phrase and a word of the wording."""
    place, stance = match.position or 0, passage.stance
    between = passage.sentence.lower[phrase.end : place]
    return bool(between) and all(
        word in stance.coordinators or word in stance.determiners for word in between
    )


def _is_post(passage: Passage, match: TermMatch) -> bool:
    """ "Roth, *Bürgermeisterin* von Larsund, kommt nach Halden": of whom somebody is something stands behind it."""
    post = match.term.predicate and match.how == "same" and passage.alignment.wording.state
    return post and bool(passage.sentence.pack.lexicon.infinitive_endings)


def _instead_of_complement(passage: Passage) -> tuple[Effect, ...]:
    """ "shot *a suspect*" for "fired *at a protester*", "suffered *a stroke*" for "suffered *from flu*".

    What a preposition links to a verb without an object is the matter of it, and here the verb has another.
    """
    sentence, alignment, said = passage.sentence, passage.alignment, passage.alignment.wording.roles
    if said is None or said.patient is not None or said.passive or len(passage.focus_clauses) != 1:
        return ()
    wanted = _complement(passage) if _same_verb(passage) else None
    if wanted is None:
        return ()
    (number,) = passage.focus_clauses
    (head,) = (m for m in alignment.matches if m.term.position == wanted.head)
    met = sentence.phrase_at(head.position) if head.position is not None else None
    inside = met is not None and sentence.clause_of(met.start) == number
    if met is not None and inside and (met.preposition in ("", wanted.preposition) or head.how != "same"):
        return ()
    here = sentence.roles[number].patient
    if (
        here is None
        or here.pronoun
        or stands_in(passage, here)
        or sentence.pack.is_time(sentence.lower[here.head])
    ):
        return ()
    if passage.aligned.isdisjoint(range(here.start, here.end)):
        return (phrase_effect(passage, here, EffectKind.WEAKEN, NAME),)
    return ()


def _other_charge(passage: Passage) -> tuple[Effect, ...]:
    """ "jailed *for manslaughter*" for "convicted *of murder*": another crime stands where the wording has its own."""
    sentence, stance, alignment = passage.sentence, passage.stance, passage.alignment
    wording = alignment.wording
    if not (wording.find(stance.charges) or wording.find(stance.acquittals)):
        return ()
    links = stance.charge_links | stance.belongings | stance.pros
    untold = (
        m.term.position for m in alignment.matches if m.position is None and m.term.kind is TermKind.WORD
    )
    before = (preposition_before(wording.lower, place, stance) for place in untold)
    if not any(place is not None and wording.lower[place] in links for place in before):
        return ()
    for phrase in sentence.phrases:
        here = phrase.preposition in links and sentence.clause_of(phrase.start) in passage.focus_clauses
        if (
            here
            and passage.aligned.isdisjoint(range(phrase.start, phrase.end))
            and not _is_beside(passage, phrase)
        ):
            return (phrase_effect(passage, phrase, EffectKind.WEAKEN, NAME),)
    return ()


def _other_deed(passage: Passage) -> tuple[Effect, ...]:
    """ "*declined to concede* after Roth called" for "Roth endorsed him": what is declined is another deed."""
    sentence, stance = passage.sentence, passage.stance
    for match in passage.alignment.opposites:
        if not match.term.predicate or match.position is None:
            continue
        place = match.end or match.position + 1
        if sentence.lower[place : place + 1] and sentence.lower[place] in stance.infinitive_markers:
            deed = range(place + 1, min(place + 2, len(sentence.words)))
        else:
            number = sentence.clause_of(match.position)
            below = (c for c in sentence.clauses if c.kind is ClauseKind.INFINITIVE and c.governor == number)
            deed = next((range(c.start, c.end) for c in below), range(0))
        if deed and passage.aligned.isdisjoint(deed):
            return (Effect(NAME, EffectKind.WEAKEN, sentence, deed.start, deed.stop),)
    return ()


def _complement(passage: Passage) -> NounPhrase | None:
    """The phrase that a preposition links to the wording's verb; no name, which may be a place."""
    wording, stance = passage.alignment.wording, passage.stance
    plain = {
        t.position for t in wording.terms if t.kind is TermKind.WORD and t.weight > LIGHT and not t.predicate
    }
    ordered = not passage.sentence.pack.lexicon.infinitive_endings
    linked = [
        phrase
        for phrase in wording.phrases
        if phrase.preposition
        and phrase.preposition not in stance.belongings
        and phrase.head in plain
        and not passage.sentence.pack.is_time(wording.lower[phrase.head])
        and (ordered or phrase.determiner in stance.accusatives)  # "*auf einen* Mann", no place or time
    ]
    return linked[0] if linked else None


def _is_beside(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase stands in another clause, tells a time, or names who says so: "nach Angaben *von Roth*"."""
    sentence, stance = passage.sentence, passage.stance
    head, before = sentence.lower[phrase.head], sentence.lower[phrase.start - 1] if phrase.start else ""
    timed = sentence.pack.is_time(head) or head.isdigit()
    sources = (stance.source_nouns, stance.reporting_nouns)
    named = any(before in table for table in sources)
    named = named or any(hit.end == phrase.start for hit in sentence.find(stance.source_openers))
    return timed or named or sentence.clause_of(phrase.start) not in passage.focus_clauses


def _before_verb(passage: Passage) -> tuple[Effect, ...]:
    """ "hat Uhren beschlagnahmt" for "hat Kokain beschlagnahmt": German objects stand right before a closing verb."""
    if not passage.sentence.pack.lexicon.infinitive_endings:
        return ()
    words, said = passage.sentence.words, passage.alignment.wording.roles
    matches = {match.term.position: match for match in passage.alignment.matches}
    patient = matches.get(said.patient.head) if said is not None and said.patient is not None else None
    for match in passage.alignment.matches:
        wanted = patient or matches.get(match.term.position - 1)
        if not match.term.predicate or match.how != "same" or not match.position or wanted is None:
            continue
        noun = words[match.position - 1]
        phrase = next((p for p in passage.sentence.phrases if p.start < match.position <= p.end), None)
        bare = phrase is None or not phrase.preposition
        other = bare and noun.text[0].isupper() and match.position - 1 not in passage.aligned
        if other and wanted.position is None and wanted.term.text[0].isupper():
            return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, match.position - 1, match.position),)
    return ()


def _same_verb(passage: Passage) -> bool:
    """Whether the wording's own verb is met, or one like it, by a verb."""
    return any(
        match.term.predicate
        and match.how in ("same", "equivalent")
        and match.term.text[0].islower()
        and _is_verb_by_capital(passage, match)
        for match in passage.alignment.matches
    )


def _is_verb_by_capital(passage: Passage, match: TermMatch) -> bool:
    """Whether a met word is written as a verb; a sentence's first word has a capital too: "*Entlassen* hat er ihn"."""
    opens = match.position == 0 and passage.sentence.words[0].key[:1].islower()
    return match.met[:1].islower() or opens


def _is_verb(passage: Passage) -> bool:
    """Whether what decides is a verb of the passage and not also its object; by order only a finite one shows it."""
    sentence, german = passage.sentence, bool(passage.sentence.pack.lexicon.infinitive_endings)
    focus = passage.alignment.focus
    return bool(focus) and all(
        sentence.finite[p] or (german and sentence.words[p].text[0].islower()) for p in focus
    )


def _stands_elsewhere(passage: Passage, match: TermMatch, patient: NounPhrase) -> bool:
    """Whether a word of the wording's object stands in another clause, or behind a preposition."""
    position = match.position
    if position is None or match.term.kind is TermKind.VALUE:
        return position is not None and passage.sentence.clause_of(position) not in passage.focus_clauses
    if passage.sentence.clause_of(position) not in passage.focus_clauses:
        return True
    phrase = passage.sentence.phrase_at(position)
    if phrase is None or phrase.start == patient.start:
        return False
    return bool(phrase.preposition or phrase.genitive) or _is_of_other_verb(passage, position, patient)


def _is_of_other_verb(passage: Passage, position: int, patient: NounPhrase) -> bool:
    """ "approved a motion *condemning* the reform": what stands behind another verb is that verb's object."""
    sentence = passage.sentence
    forms = verb_forms(sentence.pack)
    between = range(patient.end, position)
    return any(forms.of(sentence.lower[place]) is Form.CONTINUOUS for place in between)
