"""Another person: "*Sie* hat gestanden" means no man, "*dieser*" the last one named, "deren *Tochter*" her daughter."""

from __future__ import annotations

from factcheck.match.alignment import TermMatch
from factcheck.match.stand_ins import is_kind
from factcheck.match.terms import FULL, TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.text.chunks import NounPhrase
from factcheck.text.clauses import ClauseKind
from factcheck.text.genders import Gender, agreed, gender_of_name, gender_of_noun

NAME = "other-referent"
PLURAL = "en"
"""Ending of a German verb in the plural."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the pronoun or noun that cannot mean the person of whom the wording speaks: the reading is unsure."""
    said = passage.alignment.wording.roles
    wanted = said.subject if said is not None else None
    if passage.attribute is not None or len(passage.focus_clauses) != 1 or wanted is None or wanted.pronoun:
        return ()
    terms = passage.alignment.terms_in(wanted)
    if not any(match.term.kind is TermKind.ACTOR and match.term.weight >= FULL for match in terms):
        return ()
    place = _of_owned(passage, terms)
    subject = _subject(passage)
    if place is None and subject is not None and not _is_named(passage, terms, subject):
        pointed = subject.pronoun or not passage.aligned & set(range(subject.start, subject.head))
        other = pointed and (
            _is_of_other_gender(passage, wanted, subject) or _is_nearer(passage, terms, subject)
        )
        place = subject.head if other else None
    return () if place is None else (Effect(NAME, EffectKind.WEAKEN, passage.sentence, place, place + 1),)


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
    """ "*Der* 61-Jährige", "*die* Angeklagte": an adjective that is a noun has the gender of its article."""
    stance, noun = passage.stance, passage.sentence.lower[subject.head]
    if not passage.sentence.pack.lexicon.feminine_endings or not noun.endswith("e"):
        return None
    if subject.determiner in stance.subject_articles:
        return Gender.MAN
    return Gender.WOMAN if subject.determiner in stance.feminine_articles else None


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
    is_past = passage.matcher.index.normalizer.is_preterite
    return bool(words) and all(
        word in passage.stance.plurals or (word.endswith(PLURAL) and not is_past(word + PLURAL))
        for word in words
    )  # "*schien*" is one, "*schienen*" several


def _is_joined_before(passage: Passage, wanted: NounPhrase) -> bool:
    """ "Roth *und* Meier kamen. *Sie* haben gestanden": the person is one of those meant."""
    head = passage.alignment.wording.words[wanted.head].key
    for distance in (-1, -2):
        before = passage.neighbour(distance)
        for phrase in before.phrases if before is not None else ():
            assert before is not None
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
