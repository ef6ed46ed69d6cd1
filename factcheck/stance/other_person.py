"""Another person: "*Sie* hat gestanden" means no man, "*dieser*" the last one named, "deren *Tochter*" her daughter."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.match.alignment import TermMatch
from factcheck.match.stand_ins import SHORTEST, compound_ends, is_kind
from factcheck.match.terms import TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import ClauseKind
from factcheck.text.genders import Gender, agreed, gender_of_name, gender_of_noun
from factcheck.text.prepared import PreparedSentence

NAME = "other-referent"
PLURAL = "en"
"""Ending of a German verb in the plural."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the pronoun or noun that cannot mean the person of whom the wording speaks: the reading is unsure."""
    said = passage.alignment.wording.roles
    wanted = said.subject if said is not None else None
    if passage.attribute is not None or len(passage.focus_clauses) != 1:
        return ()
    antecedent = _of_antecedent(passage, said.bearer if said is not None else None)
    if antecedent is not None:
        return (Effect(NAME, EffectKind.WEAKEN, passage.sentence, antecedent, antecedent + 1),)
    if wanted is None or wanted.pronoun:
        return ()
    terms = passage.alignment.terms_in(wanted)
    if not any(match.term.named for match in terms):
        return ()
    place = _of_owned(passage, terms)
    subject = _subject(passage)
    if place is None and subject is not None and not _is_named(passage, terms, subject):
        pointed = subject.pronoun or not passage.aligned & set(range(subject.start, subject.head))
        elsewhere = all(m.position in (None, subject.head) for m in terms)  # named in a sentence before
        other = pointed and (
            _is_of_other_gender(passage, wanted, subject)
            or (elsewhere and _is_nearer(passage, terms, subject))
            or _is_other_body(passage, wanted, terms, subject)
            or (elsewhere and _is_other_noun(passage, terms, subject))
        )
        place = subject.head if other else None
    return () if place is None else (Effect(NAME, EffectKind.WEAKEN, passage.sentence, place, place + 1),)


def _of_antecedent(passage: Passage, wanted: NounPhrase | None) -> int | None:
    """ "Wellbach verpflichtet *Ritt, der* abgestiegen war": in German the pronoun stands for the noun before it.

    Read where the pronoun is the subject: its clause has no other, and no object that could be one.
    """
    sentence, number = passage.sentence, passage.focus_clauses[0]
    clause, here = passage.clauses[number], sentence.roles[number]
    terms = () if wanted is None or wanted.pronoun else passage.alignment.terms_in(wanted)
    named = [m for m in terms if m.term.named]
    if not sentence.pack.lexicon.infinitive_endings or clause.kind is not ClauseKind.SUBORDINATE or not named:
        return None
    if not _may_be_subject(sentence.lower[clause.start], passage) or here.bearer is not None:
        return None
    if any(m.position is None or m.position >= clause.start for m in named):
        return None
    before = [p for p in sentence.phrases if passage.clauses[number - 1].start <= p.start < clause.start]
    near = before[-1:]
    while len(before) > len(near) and before[-len(near) - 1].end == near[0].start:
        near = before[-len(near) - 1 :]  # "ein Sprecher *des Senats*, der"
    told = [p for phrase in near for p in range(phrase.start, phrase.end)]
    if not near or near[0].pronoun or any(p in passage.aligned for p in told):
        return None
    person = not near[0].preposition and any(is_kind(sentence.words[p].text, sentence.pack) for p in told)
    return clause.start if person else None


def _may_be_subject(word: str, passage: Passage) -> bool:
    """Whether a relative pronoun may be the subject: "*der*", "*die*", but no "dem" or "dessen"."""
    stance = passage.stance
    if word not in stance.relative_pronouns or word in stance.owning_relatives:
        return False
    return word in stance.subject_articles or (word not in stance.accusatives and word not in stance.datives)


def _subject(passage: Passage) -> NounPhrase | None:
    """The subject of the clause that decides; German takes "diese" before a verb for no subject by itself."""
    sentence, number = passage.sentence, passage.focus_clauses[0]
    subject, start = sentence.roles[number].subject, passage.clauses[number].start
    alone = sentence.lower[start] in passage.stance.personal_pronouns and any(
        sentence.finite[start + 1 : start + 2]
    )
    if subject is None and alone:
        return NounPhrase(start, start + 1, start, "", "", genitive=False, pronoun=True)
    return subject


def _is_named(passage: Passage, terms: tuple[TermMatch, ...], subject: NounPhrase) -> bool:
    """Whether the person is named in the clause itself, and not only by its subject."""
    clause = passage.clauses[passage.focus_clauses[0]]
    places = (m.position for m in terms if m.position is not None and m.position != subject.head)
    return any(clause.start <= place < clause.end for place in places)


def _is_of_other_gender(passage: Passage, wanted: NounPhrase, subject: NounPhrase) -> bool:
    """ "*Er* hat gestanden" for "Vera Holm hat …", "*der Sekretär*" for "die Ministerin"; "sie haben" is two."""
    sentence, stance = passage.sentence, passage.stance
    gender = _gender(passage, wanted)
    if gender is None or subject.preposition:
        return False
    word = sentence.lower[subject.head]
    several = _is_of_several(passage)
    if not subject.pronoun:
        noun = sentence.words[subject.head].text
        if subject.determiner not in stance.definites or not is_kind(noun, sentence.pack):
            return False
        told = gender_of_noun(noun, sentence.pack) or _by_article(passage, subject)
        return told is not None and told is not gender and not several
    if several:
        return word in stance.personal_pronouns and not _is_joined_before(passage, wanted)
    other = stance.masculine_pronouns if gender is Gender.WOMAN else stance.feminine_pronouns
    return word in other


def _by_article(passage: Passage, subject: NounPhrase) -> Gender | None:
    """ "*Der* 61-Jährige", "*der* Torwart", "*die* Angeklagte": who is meant has the gender of the article."""
    stance, noun = passage.stance, passage.sentence.lower[subject.head]
    if not passage.sentence.pack.lexicon.feminine_endings or noun.endswith("n"):
        return None  # "*der* 51-Jährigen wird vorgeworfen"
    if subject.determiner in stance.subject_articles:
        return Gender.MAN
    feminine = noun.endswith("e") and subject.determiner in stance.feminine_articles
    return Gender.WOMAN if feminine else None


def _gender(passage: Passage, wanted: NounPhrase) -> Gender | None:
    """Whether the person is a man or a woman, by the wording or by how the article first names them."""
    wording, matcher, pack = passage.alignment.wording, passage.matcher, passage.sentence.pack
    words = [word.text for word in wording.words[wanted.start : wanted.end]]
    name = matcher.people.get(wording.words[wanted.head].key, "")
    titles = [title for title, holder in matcher.article.title_holders.items() if name and holder == name]
    found = [gender_of_noun(title.capitalize(), pack) for title in titles]
    return agreed((gender_of_name(words, pack), gender_of_name(name.split(), pack), *found))


def _is_of_several(passage: Passage) -> bool:
    """Whether the clause's verb is a plural: "sie *haben* gestanden"."""
    sentence = passage.sentence
    if not sentence.pack.lexicon.infinitive_endings:
        return False
    verbs = sentence.verbs_in(passage.clauses[passage.focus_clauses[0]])
    words = [sentence.lower[place] for place in verbs]
    is_past = passage.matcher.index.normalizer.is_preterite  # "*schien*" is one, "*schienen*" several
    return bool(words) and all(
        word in passage.stance.plurals or (word.endswith(PLURAL) and not is_past(word + PLURAL))
        for word in words
    )


def _is_joined_before(passage: Passage, wanted: NounPhrase) -> bool:
    """ "Roth *und* Meier kamen. *Sie* haben gestanden": the person is one of those meant."""
    head = passage.alignment.wording.words[wanted.head].key
    for distance in (-1, -2):
        before = passage.neighbour(distance)
        if before is None:
            continue
        for phrase in before.phrases:
            named = any(word.key == head for word in before.words[phrase.start : phrase.end])
            near = before.lower[max(0, phrase.start - 1) : phrase.end + 1]
            if named and (phrase.coordinated or any(word in passage.stance.coordinators for word in near)):
                return True
    return False


def _is_nearer(passage: Passage, terms: tuple[TermMatch, ...], subject: NounPhrase) -> bool:
    """ "Roth verklagte Kern. *Dieser* hat gestanden": the last one named, not the one of whom the sentence speaks."""
    before = passage.neighbour(-1)
    if (
        before is None
        or not subject.pronoun
        or passage.sentence.lower[subject.head] not in passage.stance.latters
    ):
        return False
    met = passage.matcher.meetings[passage.alignment.index - 1]
    ends = [met[m.term.key].end for m in terms if m.term.kind is TermKind.ACTOR and m.term.key in met]
    behind = (phrase for phrase in before.phrases if ends and phrase.start >= max(ends))
    return any(
        any(word.key in passage.matcher.people for word in before.words[p.start : p.end])
        or is_kind(before.words[p.head].text, before.pack)
        for p in behind
    )


def _is_other_body(
    passage: Passage, wanted: NounPhrase, terms: tuple[TermMatch, ...], subject: NounPhrase
) -> bool:
    """ "*Die Gewerkschaft* hat verkauft" for "Der Konzern Velco hat verkauft": no company is a union."""
    if subject.pronoun or subject.determiner not in passage.stance.definites:
        return False
    kinds = passage.sentence.pack.lexicon.kinds_of_bodies
    here = _kinds_of(passage.sentence.words[subject.head].text, kinds)
    said = [word.text for word in passage.alignment.wording.words[wanted.start : wanted.end]]
    keys = {match.term.key for match in terms if match.term.kind is TermKind.ACTOR}
    for sentence, met in zip(passage.matcher.article.sentences, passage.matcher.meetings, strict=True):
        places = {met[key].position for key in keys if key in met}
        said += [sentence.words[place - 1].text for place in places if place]
    own = {number for word in said for number in _kinds_of(word, kinds)}
    return bool(here and own) and here.isdisjoint(own)


def _kinds_of(noun: str, kinds: Sequence[Sequence[str]]) -> set[int]:
    """The numbers of the kinds of bodies that a noun, or its last part, names."""
    ends = {noun, *compound_ends(noun, SHORTEST)} if noun[:1].isupper() else {noun}
    return {number for number, nouns in enumerate(kinds) if not ends.isdisjoint(nouns)}


def _is_other_noun(passage: Passage, terms: tuple[TermMatch, ...], subject: NounPhrase) -> bool:
    """ "Die Werft verklagte den Konzern. *Sie* hat …": "sie" is the yard, as "den Konzern" is no "sie"."""
    before, stance = passage.neighbour(-1), passage.stance
    if before is None or not subject.pronoun or not passage.sentence.pack.lexicon.feminine_endings:
        return False
    if _is_of_several(passage):
        return False
    genders = (stance.masculine_pronouns, "m"), (stance.feminine_pronouns, "f")
    pronoun = passage.sentence.lower[subject.head]
    wanted = next((gender for table, gender in genders if pronoun in table), None)
    met = passage.matcher.meetings[passage.alignment.index - 1]
    places = {met[m.term.key].position for m in terms if m.term.key in met}
    if wanted is None or not places:
        return False
    own: list[str] = []
    others: list[str] = []
    for phrase in before.phrases:
        found = _genders_of(before, phrase, passage)
        (own if places & set(range(phrase.start, phrase.end)) else others).append(found)
    return (
        bool(own) and all(found and wanted not in found for found in own) and any(wanted in g for g in others)
    )


def _genders_of(sentence: PreparedSentence, phrase: NounPhrase, passage: Passage) -> str:
    """The genders that the article of a German noun phrase may show: "m", "f", "n" and "p" for a plural; or none."""
    stance = passage.stance
    article = phrase.determiner
    subject = any(
        roles.subject is not None and roles.subject.start == phrase.start for roles in sentence.roles
    )
    if article in stance.subject_articles:
        return "m" if subject and not phrase.preposition and not phrase.genitive else "fp"
    if article in stance.feminine_articles:
        return "fp"
    if article in stance.singulars:
        return "mn" if article in stance.indefinites else "n"
    if article in stance.accusatives:
        return "mp"
    return "mn" if article in stance.datives and article.endswith("m") else ""


def _of_owned(passage: Passage, terms: tuple[TermMatch, ...]) -> int | None:
    """ "Roth, *dessen Bruder* gestanden hat", "*Deren Tochter* hat gestanden": who belongs to them did it."""
    sentence, stance = passage.sentence, passage.stance
    clause = passage.clauses[passage.focus_clauses[0]]
    subject = sentence.roles[passage.focus_clauses[0]].subject
    start = clause.start
    if start + 1 >= clause.end or sentence.lower[start] not in stance.owning_relatives:
        return None
    if clause.kind is not ClauseKind.SUBORDINATE and (subject is None or subject.start > start + 1):
        return None
    ends = [m.end for m in terms if m.end is not None]
    if clause.kind is ClauseKind.SUBORDINATE and start not in ends:
        return None  # it describes somebody else
    bodies = sentence.pack.lexicon.kinds_of_bodies
    if any(sentence.words[start + 1].text in group for group in bodies):
        return None  # "Dorlin, *deren Partei* gewann" for "Dorlin gewann"
    if sentence.lower[start + 1] in stance.organs or any(
        m.position is not None and clause.start <= m.position < clause.end for m in terms
    ):
        return None
    return start
