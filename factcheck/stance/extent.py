"""Extent: "*einige* Schulen" for "*alle* Schulen", "*dort*" for "*überall*", "teilgenommen" for "*zu wenige*".

And degree: that it is a bank tells nothing of "the *largest* bank".
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.languages.phrases import PhraseHit, PhraseTable
from factcheck.match.alignment import TermMatch
from factcheck.model import Part
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.verb_forms import COMPARATIVE

NAME = "extent"
COMPARED = 4
"""Words behind "than" among which stands what something is compared with: "than *in the year before*"."""
TO_THE_NOUN = 4
"""Words from "alle" within which its noun stands: "alle noch lebenden israelischen *Geiseln*"."""
BEFORE_THE_NOUN = 5
"""Words before a noun that may say how many there are: "*zwei* weitere israelische Geiseln"."""
BEFORE_THE_DATE = 3
"""Words before a date within which "erst" is about it: "*erst* im Januar"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return what tells less than the wording's "all", or nothing of its "too few"; both only weaken."""
    stance, focus = passage.stance, passage.alignment.focus
    wording = passage.alignment.wording
    if not focus:
        return ()
    less = _without_degree(passage)
    if less is None and not wording.find(stance.some_of):
        less = _less_than_all(passage) or _less_than_whole(passage)
    less = less or _some_for_nobody(passage) or _only_some(passage) or _narrower(passage) or _scarce(passage)
    less = less or _without_restriction(passage) or _without_excess(passage) or _partly(passage)
    late = _late(passage)
    if late is not None:
        return (passage.effect(NAME, EffectKind.DENY, late),)
    less = less or _untimed(passage)
    less = less or _untold(passage, stance.frequencies) or _untold(passage, stance.at_onces)
    less = less or _without_body_part(passage) or _than_elsewhere(passage)
    if less is not None:
        return (passage.effect(NAME, EffectKind.WEAKEN, less),)
    if wording.find(stance.too_few):
        if passage.sentence.find(stance.too_few):
            return ()
        hits = passage.hits(stance.enough, passage.focus_clauses)
        if hits:
            return (passage.effect(NAME, EffectKind.DENY, hits[0]),)
        return (passage.effect(NAME, EffectKind.WEAKEN, PhraseHit(focus[0], focus[0] + 1, NAME)),)
    return ()


def _untimed(passage: Passage) -> PhraseHit | None:
    """ "stellt die Frage" for "stellt sie *erst im Januar*": when it is is the point, and not told.

    Nor does "was found" tell "was found *only after an hour*".
    """
    values, lower = passage.sentence.pack.values, passage.alignment.wording.lower
    for match in passage.alignment.matches:
        value = match.term.value
        dated = value is not None and (value.moment is not None or value.unit in values.time_spans)
        dated = dated or match.term.text.lower() in passage.stance.time_nouns
        if not dated or match.position is not None:
            continue
        before = lower[max(0, match.term.position - BEFORE_THE_DATE) : match.term.position]
        if values.only_then.find(before):
            place = passage.alignment.focus[0]
            return PhraseHit(place, place + 1, NAME)
    return None


def _late(passage: Passage) -> PhraseHit | None:
    """ "was found *only after* an hour" for "was found at once"."""
    if _untold(passage, passage.stance.at_onces) is None:
        return None
    return next(iter(passage.hits(passage.sentence.pack.values.only_then, passage.focus_clauses)), None)


def _untold(passage: Passage, table: PhraseTable) -> PhraseHit | None:
    """ "was found" for "was found *at once*", "is paused" for "is *hardly ever* paused": the point is not told."""
    if not passage.alignment.wording.find(table) or passage.sentence.find(table):
        return None
    place = passage.alignment.focus[0]
    return PhraseHit(place, place + 1, NAME)


def _than_elsewhere(passage: Passage) -> PhraseHit | None:
    """ "ist *höher als* in Larsund", "*higher than* in Larsund" for "ist gestiegen": not than it was before."""
    sentence, stance = passage.sentence, passage.stance
    for match in passage.alignment.deciding:
        end, place = match.end or 0, match.position or 0
        more = match.how == "equivalent" and match.met.lower().endswith(COMPARATIVE)
        if not more or end >= len(sentence.lower) or sentence.lower[end] not in stance.comparisons:
            continue
        behind = range(end + 1, min(end + 1 + COMPARED, len(sentence.words)))
        times = (stance.formerly, stance.bygones, stance.formers)
        known = any(hit.start in behind for table in times for hit in sentence.find(table))
        known = known or any(sentence.lower[p] in stance.befores for p in behind)
        timed = any(sentence.lower[p].isdigit() or _ends_in_time(sentence.lower[p], passage) for p in behind)
        named = any(p in behind and sentence.words[p].text[0].isupper() for p in behind)
        if named and not (known or timed):
            return PhraseHit(place, end + 1, NAME)
    return None


def _ends_in_time(word: str, passage: Passage) -> bool:
    """ "im *Vorjahr*", "im *Mai*": whether a word tells a time, or ends in a noun of time; no "Bundestag"."""
    pack = passage.sentence.pack
    return pack.is_time(word) or word.endswith(pack.time_endings)


def _without_body_part(passage: Passage) -> PhraseHit | None:
    """ "was shot" for "was shot *in the head*": where it hurt is the point, and not told."""
    alignment, parts = passage.alignment, passage.stance.body_parts
    lacking = {m.term.position for m in alignment.matches if m.how == "missing" and not m.term.predicate}
    for phrase in alignment.wording.phrases:
        if phrase.preposition and phrase.head in lacking and alignment.wording.lower[phrase.head] in parts:
            return PhraseHit(alignment.focus[0], alignment.focus[0] + 1, NAME)
    return None


def _without_degree(passage: Passage) -> PhraseHit | None:
    """ "eine Pleite" for "die *größte* Pleite", "*größere* Pleiten als": the sentence compares nothing."""
    stance, focus = passage.stance, passage.alignment.focus
    if passage.sentence.find(stance.rankings):
        return None
    told = {m.term.position for m in passage.alignment.matches if m.position is not None}
    for denial in passage.alignment.wording.find(stance.negators):
        told.update(range(denial.start, denial.end))  # "no *longer*"
    for hit in passage.alignment.wording.find(stance.rankings):
        if not told & set(range(hit.start, hit.end)):
            return PhraseHit(focus[0], focus[0] + 1, NAME)
    return None


def _less_than_all(passage: Passage) -> PhraseHit | None:
    """ "*Zwei* Geiseln sind frei" for "*Alle* Geiseln sind frei"; a part that isn't free denies it."""
    stance = passage.stance
    universals = passage.alignment.wording.find(stance.all_of)
    if not universals or _denies(passage):
        return None
    noun = _noun_of(passage, universals[0])
    if noun is None or noun.position is None:
        hits = passage.hits(stance.some_of, passage.focus_clauses)
        if (
            not hits
            and noun is not None
            and noun.how == "missing"
            and not passage.sentence.find(stance.all_of)
        ):
            hits = (PhraseHit(passage.alignment.focus[0], passage.alignment.focus[0] + 1, NAME),)
        return hits[0] if hits else None
    return _part_of(passage, noun, noun.position) or _restricted(passage, noun.position)


def _some_for_nobody(passage: Passage) -> PhraseHit | None:
    """ "*179 Menschen* kamen um" for "*Niemand* überlebte": so many of them are not all."""
    wording, roles = passage.alignment.wording, passage.sentence.roles
    nobody = wording.negated and wording.lower[0] in passage.stance.negators
    if not nobody or len(passage.focus_clauses) != 1 or not passage.alignment.opposites:
        return None
    here = roles[passage.focus_clauses[0]]
    for phrase in (here.bearer, here.patient):
        start = max(0, phrase.start - 1) if phrase is not None else 0  # German numbers stand before a phrase
        if phrase is not None and any(_counts(passage, place) for place in range(start, phrase.end)):
            return PhraseHit(phrase.start, phrase.end, NAME)
    return None


def _restricted(passage: Passage, place: int) -> PhraseHit | None:
    """ "die Hotels *an der Promenade*" for "alle Hotels": what stands right behind the noun tells which of them."""
    sentence = passage.sentence
    behind = sentence.phrase_from(place + 1)
    if (
        behind is None
        or not behind.preposition
        or sentence.clause_of(behind.head) != sentence.clause_of(place)
    ):
        return None
    told = not passage.aligned.isdisjoint(range(behind.start, behind.end))
    values = any(behind.start <= value.start < behind.end for value in sentence.values)
    return None if told or values else PhraseHit(behind.start, behind.end, NAME)


def _only_some(passage: Passage) -> PhraseHit | None:
    """ "*Lediglich 207 Abgeordnete* stimmten zu" for "Der Landtag stimmte zu": so few of them are not all."""
    sentence, stance, wording = passage.sentence, passage.stance, passage.alignment.wording
    if wording.restricted or wording.valued or _denies(passage):
        return None
    for number in passage.focus_clauses:
        here = sentence.roles[number]
        subject = here.subject
        if subject is None or subject.pronoun:
            continue
        window = range(max(passage.clauses[number].start, subject.head - TO_THE_NOUN), subject.head)
        only = next((p for p in window if sentence.lower[p] in stance.restrictors), None)
        if only is not None and any(_counts(passage, p) for p in range(only + 1, subject.head)):
            return PhraseHit(only, subject.head + 1, NAME)
    return None


def _narrower(passage: Passage) -> PhraseHit | None:
    """ "das *Ersatzteilgeschäft* wuchs" for "das Geschäft *in Ungarn* wuchs": a part that is told of nowhere there."""
    alignment, matcher = passage.alignment, passage.matcher
    said = alignment.wording.roles
    subject = said.bearer if said is not None else None
    behind = alignment.wording.lower[subject.end :][:1] if subject is not None else ()
    if subject is None or not behind or behind[0] not in passage.stance.prepositions:
        return None
    by_place = {match.term.position: match for match in alignment.matches}
    head, place = by_place.get(subject.head), by_place.get(subject.end + 1)
    if head is None or head.position is None or len(head.met) <= len(head.term.text):
        return None  # "der *Entscheid*" may be the Bürgerentscheid
    if head.how != "compound" or place is None or place.how != "context":
        return None
    compound, key = passage.sentence.words[head.position].key, place.term.key
    there = zip(matcher.article.sentences, matcher.meetings, strict=True)
    told = any(key in met and any(w.key == compound for w in sentence.words) for sentence, met in there)
    return None if told else PhraseHit(head.position, head.position + 1, NAME)


def _scarce(passage: Passage) -> PhraseHit | None:
    """ "There is *little* risk" for "puts them at risk": hardly any; "a little" is some."""
    sentence, stance = passage.sentence, passage.stance
    wording = passage.alignment.wording
    acted_upon = passage.alignment.terms_in(wording.roles.patient if wording.roles is not None else None)
    places = [*passage.alignment.focus, *(m.position for m in acted_upon if m.position is not None)]
    for place in () if wording.find(stance.scarcities) else places:
        before = sentence.lower[max(0, place - 2) : place]
        few = bool(before) and before[-1] in stance.scarcities and not sentence.finite[place]
        if few and not (len(before) > 1 and before[0] in stance.determiners):
            return PhraseHit(place - 1, place, NAME)
    return None


def _without_restriction(passage: Passage) -> PhraseHit | None:
    """ "A judge orders it" for "*Only* a judge orders it": no word of "only"; "*only 12*" tells just an amount."""
    alignment = passage.alignment
    if any(word in passage.stance.restrictors for word in passage.sentence.lower):
        return None
    values = [m.term.position for m in alignment.matches if m.term.value is not None]
    for place in alignment.wording.restrictions:
        if not any(place < value <= place + TO_THE_NOUN for value in values):
            return PhraseHit(alignment.focus[0], alignment.focus[0] + 1, NAME)
    return None


def _denies(passage: Passage) -> bool:
    """Whether the passage says the contrary, so that a part is enough: "Zwei Geiseln sind *nicht* frei"."""
    negated = passage.hits(passage.stance.negators, passage.focus_clauses)
    return bool(negated or passage.alignment.opposites)


def _noun_of(passage: Passage, universal: PhraseHit) -> TermMatch | None:
    """How the noun behind a wording's "alle" is met, if that is a noun that says more than when."""
    wording, pack = passage.alignment.wording, passage.sentence.pack
    roles = wording.roles
    phrases = (roles.agent, roles.patient) if roles is not None else ()
    behind = range(universal.end, min(universal.end + TO_THE_NOUN, len(wording.words)))
    place = next((p.head for p in phrases if p is not None and p.head in behind), None)
    for position in behind:
        word = wording.words[position]
        small = word.lower in pack.lexicon.function_words and word.lower not in pack.stance.determiners
        if place is not None or small:
            break
        if word.text[0].isupper():
            place = position
    if place is None or wording.words[place].lower in pack.stance.time_nouns:
        return None
    matches = passage.alignment.matches
    return next((m for m in matches if m.term.position == place and m.term.value is None), None)


def _part_of(passage: Passage, noun: TermMatch, place: int) -> PhraseHit | None:
    """What before a noun tells a part: a number, "einige", "weitere", or nothing at all."""
    sentence, stance = passage.sentence, passage.stance
    if noun.term.predicate or noun.how in ("differs", "opposite", "part"):
        return None
    clause = passage.clauses[sentence.clause_of(place)]
    start = max(clause.start, place - BEFORE_THE_NOUN)
    start = max([start, *(p + 1 for p in range(start, place) if sentence.finite[p])])
    window = range(start, place)
    parts = [p for p in window if _counts(passage, p)]
    parts += [hit.start for hit in sentence.find(stance.some_of) if hit.start in window]
    wholes = [h.start for h in sentence.find(stance.all_of) if clause.start <= h.start < clause.end]
    if wholes and not any(part < whole for part in parts for whole in wholes):
        return None
    if parts:
        return PhraseHit(parts[0], place + 1, NAME)
    if any(sentence.lower[p] in stance.indefinites for p in window):
        return PhraseHit(place, place + 1, NAME)
    title = sentence.sentence.part in (Part.TITLE, Part.HEADING)
    told = title or any(sentence.lower[p] in stance.determiners for p in window)
    return None if told else PhraseHit(place, place + 1, NAME)


def _counts(passage: Passage, place: int) -> bool:
    """Whether a word is a number, and not one that the wording has too."""
    word, values = passage.sentence.words[place], passage.sentence.pack.values
    if place in passage.aligned or word.lower in passage.stance.indefinites:
        return False
    listed = (values.number_words, values.crowds, values.ordinals, values.magnitudes)
    return word.text[0].isdigit() or any(word.lower in words for words in listed)


def _without_excess(passage: Passage) -> PhraseHit | None:
    """ "*schnell* einig" for "*zu schnell*": the adjective without its "too"."""
    stance, words = passage.stance, passage.alignment.wording.words
    for match in passage.alignment.matches:
        place = match.term.position
        if match.position is None or match.how != "same" or not match.term.predicate or not place:
            continue
        infinitive = match.term.text.endswith(passage.sentence.pack.lexicon.infinitive_endings)
        if words[place - 1].lower not in stance.excesses or infinitive:
            continue
        if passage.sentence.lower[match.position - 1] not in stance.excesses:
            return PhraseHit(match.position, match.position + 1, NAME)
    return None


def _partly(passage: Passage) -> PhraseHit | None:
    """ "hat das Gesetz *teilweise* gebilligt": the adverb right before what decides, or behind "nur"."""
    stance, lower = passage.stance, passage.sentence.lower
    if passage.alignment.wording.find(stance.partly) or passage.hits(stance.negators, passage.focus_clauses):
        return None
    for hit in passage.hits(stance.partly, passage.focus_clauses):
        if hit.end in passage.alignment.focus or lower[hit.start - 1] in stance.restrictors:
            return hit
    return None


def _less_than_whole(passage: Passage) -> PhraseHit | None:
    """ "in *einzelnen* Ländern", "die *Thüringer* AfD" for "*bundesweit*", "die *gesamte* AfD"."""
    stance, sentence = passage.stance, passage.sentence
    whole = passage.alignment.wording.find(stance.wholes)
    if not whole or _denies(passage) or sentence.find(stance.wholes):
        return None
    for table in (stance.some_of, stance.somewhere):
        for hit in passage.hits(table, passage.focus_clauses):
            return hit
    return next((hit for hit in _places(passage) if hit.start not in passage.aligned), None)


def _places(passage: Passage) -> Iterator[PhraseHit]:
    """Yield the regions in which something is so, or of which somebody is: "*in Bayern*", "die *Thüringer* AfD"."""
    sentence, stance = passage.sentence, passage.stance
    relations = passage.matcher.index.relations
    homes = [hit.end - 1 for hit in sentence.find(stance.homes)]
    for place, (concept, end) in relations.concepts(sentence.texts).items():
        inside = place > 0 and sentence.lower[place - 1] in stance.inside
        if concept not in relations.regions or place in homes or not (inside or end in passage.aligned):
            continue
        if sentence.clause_of(place) in passage.focus_clauses:
            yield PhraseHit(place, end, NAME)
